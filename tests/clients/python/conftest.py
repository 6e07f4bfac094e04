"""Servers and accounts for the tests."""

import itertools

import pytest

from support import s3
from support.account import Account
from support.catalog import Templates
from support.jobs import Farm
from support.server import Server

_accounts = itertools.count(100_000_000_001)


def _fresh():
    return str(next(_accounts))


@pytest.fixture(scope="session")
def server():
    """A server with the usual settings."""
    running = Server()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def manual_server():
    """A server whose time stands still until a test moves it."""
    running = Server("--pace", "manual")
    yield running
    running.stop()


@pytest.fixture
def start():
    """Starts servers of the test's own with settings of the test's own."""
    running = []

    def start_one(*arguments, env=None):
        running.append(Server(*arguments, env=env))
        return running[-1]

    yield start_one
    for one in running:
        one.stop()


@pytest.fixture
def fresh_id():
    """The number of an account that no other test uses, as often as called."""
    return _fresh


@pytest.fixture
def account(server):
    """An account of the test's own."""
    return Account(server, _fresh())


@pytest.fixture
def manual(manual_server):
    """An account of the test's own whose time stands still."""
    return Account(manual_server, _fresh())


@pytest.fixture
def farm(manual):
    """An account of the test's own with a queue for jobs, whose time stands still."""
    return Farm(manual)


@pytest.fixture(scope="module")
def moto():
    """Another emulator beside the server, where it is installed."""
    if s3.program() is None:
        pytest.skip("moto_server is not on this machine, so there is no neighbour")
    running = s3.Moto()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def templates():
    """A web server with templates."""
    serving = Templates()
    yield serving
    serving.stop()


def pytest_configure(config):
    config.tried_violations = {}


@pytest.fixture(scope="session")
def tried(pytestconfig):
    """Counts, by operation, how many constraints were broken on purpose; shown at the end."""
    return pytestconfig.tried_violations


def pytest_terminal_summary(terminalreporter, config):
    counts = config.tried_violations
    if counts:
        total = sum(counts.values())
        terminalreporter.write_line(f"constraints: {total} violations tried over {len(counts)} operations")
