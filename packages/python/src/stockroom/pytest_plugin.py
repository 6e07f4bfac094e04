"""Fixtures for pytest; see `pytest --fixtures`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from ._server import Account, Clock, Server, start

# What would lead an AWS SDK elsewhere while a test acts for an account of the server.
_UNSET = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CA_BUNDLE")


class _Shared:
    """With pytest-xdist: the server that all workers use, started before the first of them."""

    def __init__(self) -> None:
        self.server: Server | None = None

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        if self.server is None and "STOCKROOM_ENDPOINT" not in os.environ:
            self.server = start()
        if self.server is not None:
            node.workerinput["stockroom_endpoint"] = self.server.endpoint_url

    def pytest_unconfigure(self) -> None:
        if self.server is not None:
            self.server.stop()


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Shared(), "stockroom-shared")


@pytest.fixture(scope="session")
def stockroom(request: pytest.FixtureRequest) -> Iterator[Server]:
    """One Stockroom server for the whole run: `endpoint_url`, `account()`, `reset()`, `set_outcomes()`."""
    shared = getattr(request.config, "workerinput", {}).get("stockroom_endpoint")
    running = os.environ.get("STOCKROOM_ENDPOINT") or shared
    with Server(running) if running else start() as server:
        yield server


@pytest.fixture(scope="session")
def _stockroom_still() -> Iterator[Server]:
    with start("--pace", "manual") as server:
        yield server


@pytest.fixture
def stockroom_clock(_stockroom_still: Server) -> Clock:
    """A clock that stands still until the test moves it: `advance(hours=1)`, `settle()`."""
    return _stockroom_still.clock


@pytest.fixture
def stockroom_account(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Account:
    """An account that no other test uses; boto3 and the AWS CLI act for it while the test runs."""
    still = "stockroom_clock" in request.fixturenames
    server: Server = request.getfixturevalue("_stockroom_still" if still else "stockroom")
    account = server.account()
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    for name, value in account.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NO_PROXY", ",".join(filter(None, [os.environ.get("NO_PROXY"), "127.0.0.1,localhost"])))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    if (boto3 := sys.modules.get("boto3")) is not None:
        # A session made before would keep the credentials it was made with.
        monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    return account
