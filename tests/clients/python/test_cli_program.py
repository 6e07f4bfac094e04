"""The program itself: its flags, its exit codes, and how it starts and stops."""

import contextlib
import http.client
import signal
import socket
import threading
import time

import pytest

from support.account import Account
from support.server import run


def test_help():
    ran = run("--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    for part in ("--port", "STOCKROOM_PORT", "--pace", "coverage", "health", "servicecatalog.stack-step"):
        assert part in ran.stdout


def test_version():
    ran = run("--version")
    assert ran.returncode == 0
    assert ran.stdout.startswith("stockroom ")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--nonsense"], "--nonsense"),
        (["nonsense"], "nonsense"),
        (["--port", "x"], "x"),
        (["--port", "65536"], "65536"),
        (["--host", "nonsense"], "nonsense"),
        (["--pace", "slow"], "slow"),
        (["--delay", "nothing=1"], "nothing"),
        (["--delay", "servicecatalog.stack-step=-1"], "-1"),
        (["--default-region", "Nowhere!"], "Nowhere!"),
        (["--log", "a=b=c"], "a=b=c"),
        (["--seed", "-1"], "-1"),
    ],
)
def test_mistakes_are_one_sentence(arguments, part):
    ran = run("--port", "0", *arguments) if "--port" not in arguments else run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("stockroom: ") and part in ran.stderr


def test_a_port_that_is_taken(server):
    ran = run("--port", str(server.port))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1
    assert f"127.0.0.1:{server.port}" in ran.stderr


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_stopping(start, sign):
    server = start()
    assert server.control("GET", "health")[0] == 200
    server.stop(sign)


def test_stopping_as_soon_as_it_is_ready(start):
    for _ in range(20):
        start().stop()


def held_up(server, fresh_id, seconds):
    """A request that takes as long; sent, and not answered yet."""
    server.control("PUT", "faults", {"rules": [{"fault": {"kind": "latency", "seconds": seconds}}]})
    raw = Account(server, fresh_id()).raw("ssm")
    answered = []

    def ask():
        with contextlib.suppress(OSError, http.client.HTTPException):
            answered.append(raw.json("GetInventory", {}).status)

    thread = threading.Thread(target=ask)
    thread.start()
    for _ in range(500):
        if server.control("GET", "faults")[1]["rules"][0]["hits"]:
            return thread, answered
        time.sleep(0.01)
    raise AssertionError("it never arrived")


def test_a_request_under_way_is_finished(start, fresh_id):
    server = start()
    thread, answered = held_up(server, fresh_id, 0.4)
    server.stop()
    thread.join()
    assert answered == [200]


def test_stopping_takes_no_longer_than_a_second(start, fresh_id):
    server = start()
    thread, answered = held_up(server, fresh_id, 60)
    began = time.monotonic()
    server.stop()
    # With some allowance for a machine that is busy with other things.
    assert time.monotonic() - began < 3
    thread.join()
    assert answered == []


def test_a_second_signal_ends_it_at_once(start, fresh_id):
    server = start()
    thread, answered = held_up(server, fresh_id, 60)
    server.process.send_signal(signal.SIGINT)
    time.sleep(0.05)
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=10) == 1
    assert "asked twice to stop" in server.log()
    server.process.stdout.close()
    server._log.close()
    thread.join()
    assert answered == []


@pytest.mark.parametrize("said", [b"", b"PRI * HTTP", b"GET /_stockroom/health HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_idle_clients_do_not_hold_it_up(start, said):
    server = start()
    with socket.create_connection((server.host, server.port), timeout=10) as idle:
        idle.sendall(said)
        if said.startswith(b"GET"):
            assert idle.recv(1000).startswith(b"HTTP/1.1 200 OK")
        else:
            # Until the server has surely taken the connection.
            assert server.control("GET", "health")[0] == 200
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 5
        # A request that was only begun may also be cut off.
        with contextlib.suppress(ConnectionResetError):
            assert idle.recv(1) == b""


def test_health(server):
    ran = run("health", "--port", str(server.port))
    assert ran.returncode == 0
    assert '"status":"running"' in ran.stdout.replace(" ", "")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        ran = run("health", "--port", str(free.getsockname()[1]))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    ran = run("health", env={"STOCKROOM_HOST": "0.0.0.0", "STOCKROOM_PORT": str(server.port)})
    assert ran.returncode == 0, "it asks the server on this machine"


def test_health_of_something_else():
    with socket.create_server(("127.0.0.1", 0)) as other:
        def answer():
            client, _ = other.accept()
            with client:
                client.recv(1000)
                client.sendall(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        ran = run("health", "--port", str(other.getsockname()[1]))
        thread.join()
    assert ran.returncode == 1
    assert "500" in ran.stderr


def test_coverage():
    ran = run("coverage")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert "  served   PutInventory" in lines and "servicecatalog: 90 of 90 operations served" in lines


def test_settings_from_the_environment(start, fresh_id):
    server = start(
        env={
            "STOCKROOM_PACE": "manual",
            "STOCKROOM_DELAYS": "servicecatalog.record-start=5,servicecatalog.stack-step=7",
            "STOCKROOM_SEED": "7",
            "STOCKROOM_DEFAULT_REGION": "eu-west-1",
            "STOCKROOM_MAX_BODY": "1000",
            "STOCKROOM_STRICT_NODES": "true",
            "STOCKROOM_REJECT_REPEATED_TOKENS": "true",
            "STOCKROOM_LOG": "debug",
            "STOCKROOM_LOG_FORMAT": "json",
        }
    )
    assert server.control("GET", "clock")[1]["pace"] == "manual"
    raw = Account(server, fresh_id()).raw("ssm")
    assert raw.json("GetInventory", {"NextToken": "x" * 1000}).status == 413
    assert '{"' in server.log(), "one JSON object per line"


def test_a_flag_wins_over_the_environment(start):
    server = start("--pace", "instant", env={"STOCKROOM_PACE": "manual"})
    assert server.control("GET", "clock")[1]["pace"] == "instant"


def test_a_mistake_in_the_environment():
    ran = run("--port", "0", env={"STOCKROOM_PACE": "slow"})
    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)


def test_any_address(start):
    server = start("--host", "0.0.0.0")
    assert server.host == "0.0.0.0"
    with socket.create_connection(("127.0.0.1", server.port)):
        pass


def test_quiet_by_default(start):
    server = start()
    server.control("GET", "health")
    server.control("GET", "nonsense")
    assert server.log() == ""
