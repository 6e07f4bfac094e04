"""Running servers, and what can be done with them."""

from __future__ import annotations

import datetime
import json
import os
import secrets
import shutil
import signal
import subprocess
import sysconfig
import threading
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

# How long a server may take to start or to stop, in seconds.
_PATIENCE = 20.0
_READY = "Stockroom is ready at "


class StockroomError(Exception):
    """The server cannot be started, or refuses what it is asked to do."""


def program() -> str:
    """The program: `STOCKROOM_BIN`, the one that was installed with this package, or the first on the path.

    Raises:
        StockroomError: if there is none.
    """
    if named := os.environ.get("STOCKROOM_BIN"):
        return named
    name = "stockroom.exe" if os.name == "nt" else "stockroom"
    for scheme in (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")):
        installed = Path(sysconfig.get_path("scripts", scheme)) / name
        if installed.is_file():
            return str(installed)
    if found := shutil.which(name):
        return found
    raise StockroomError("the program `stockroom` was not found; was this package installed from a wheel?")


class Clock:
    """The time in a server's world."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def now(self) -> datetime.datetime:
        """The time, in UTC."""
        return self._time(self._server.control("GET", "clock"))

    def advance(
        self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0
    ) -> datetime.datetime:
        """Moves the time on; everything that becomes due on the way is done when this returns. Returns the new time."""
        span = datetime.timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
        return self._time(self._server.control("POST", "clock/advance", {"seconds": span.total_seconds()}))

    def settle(self) -> datetime.datetime:
        """Lets all happen that is under way, and moves the time to the last of it. Returns the new time."""
        return self._time(self._server.control("POST", "clock/settle"))

    def set_pace(self, pace: str) -> None:
        """Lets time pass at another pace: `quick`, `instant`, `real` or `manual`."""
        self._server.control("POST", "clock", {"pace": pace})

    @staticmethod
    def _time(shown: Any) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(shown["epoch"], datetime.timezone.utc)


class Account:
    """An AWS account of a server."""

    def __init__(self, server: Server, account_id: str, region: str = "us-east-1") -> None:
        self.server = server
        self.id = account_id
        self.region = region

    @property
    def environment(self) -> dict[str, str]:
        """The variables that let AWS SDKs and the AWS CLI act for this account."""
        return {
            "AWS_ENDPOINT_URL": self.server.endpoint_url,
            "AWS_ACCESS_KEY_ID": self.id,
            "AWS_SECRET_ACCESS_KEY": "stockroom",
            "AWS_DEFAULT_REGION": self.region,
            "AWS_REGION": self.region,
        }

    def session(self) -> Any:
        """A boto3 session that acts for this account. Clients of it need `endpoint_url`; see `client`."""
        import boto3

        return boto3.session.Session(
            aws_access_key_id=self.id, aws_secret_access_key="stockroom", region_name=self.region
        )

    def client(self, service: str, **more: Any) -> Any:
        """A boto3 client that acts for this account."""
        return self.session().client(service, endpoint_url=self.server.endpoint_url, **more)

    def reset(self) -> None:
        """Forgets everything of this account."""
        self.server.reset(self)


class Server:
    """A server, started here or elsewhere. As a context manager it is stopped at the end."""

    def __init__(self, endpoint_url: str, process: subprocess.Popen[str] | None = None) -> None:
        self.endpoint_url = endpoint_url.rstrip("/")
        self.clock = Clock(self)
        self._process = process

    def account(self, account_id: str | None = None, region: str = "us-east-1") -> Account:
        """The account with this id of 12 digits, by default one that nobody else uses."""
        return Account(self, account_id or _fresh_account(), region)

    def reset(self, account: Account | None = None) -> None:
        """Forgets everything of an account, or of all."""
        self.control("POST", "reset", {"account": account.id} if account else {})

    def set_outcomes(self, *rules: dict[str, Any]) -> None:
        """Sets the rules on what simulated jobs and stacks come to, in place of all there were."""
        self.control("PUT", "outcomes", {"rules": list(rules)})

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """Calls a control endpoint, `/_stockroom/<path>`; its answer.

        Raises:
            StockroomError: if it refuses, with its reason, or cannot be reached.
        """
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.endpoint_url}/_stockroom/{path}", data, method=method)
        # Whatever proxy is set, this is not for it.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise StockroomError(_reason(error.read())) from None
        except OSError as error:
            raise StockroomError(f"{self.endpoint_url} cannot be reached: {error}") from error

    def stop(self) -> None:
        """Stops it, if it was started here; doing so again does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if process.stdout:
            process.stdout.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(*arguments: str, env: dict[str, str] | None = None) -> Server:
    """Starts a server on a free port of this machine, with these arguments of the program and these variables beside the
    environment.

    Raises:
        StockroomError: if it does not start, with what it says.
    """
    process = subprocess.Popen(
        [program(), "--port", "0", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    )
    assert process.stdout is not None
    alarm = threading.Timer(_PATIENCE, process.kill)
    alarm.start()
    line = process.stdout.readline()
    alarm.cancel()
    if not line.startswith(_READY):
        process.kill()
        process.wait()
        process.stdout.close()
        raise StockroomError(f"the server did not start (exit code {process.returncode}); see its log above")
    return Server(line.removeprefix(_READY).strip(), process)


def _reason(answer: bytes) -> str:
    """Why a control endpoint refuses."""
    try:
        return str(json.loads(answer)["error"])
    except (ValueError, KeyError, TypeError):
        return answer.decode(errors="replace")


def _fresh_account() -> str:
    """An account id that nobody else has drawn, as good as certainly."""
    return f"{1 + secrets.randbelow(9)}{secrets.randbelow(10**11):011}"
