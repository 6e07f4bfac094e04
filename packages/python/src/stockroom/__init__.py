"""Stockroom: a local AWS emulator of SSM Inventory, AWS Batch and AWS Service Catalog.

`start()` runs the program that comes with this package, on a free port of this machine, until it is stopped. With pytest the
fixtures `stockroom`, `stockroom_account` and `stockroom_clock` are there without any import.
"""

from ._server import Account, Clock, Server, StockroomError, program, start

__all__ = ["Account", "Clock", "Server", "StockroomError", "program", "start"]
