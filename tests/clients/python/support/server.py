"""The server under test: the development binary in a process of its own."""

import http.client
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[4]
PATIENCE = 30


def binary():
    """The program: `STOCKROOM_BIN`, or what `cargo build` made."""
    if named := os.environ.get("STOCKROOM_BIN"):
        return named
    target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
    return str(target / "debug" / "stockroom")


def environment(extra=None):
    """This process's environment without any setting of the server's own, plus `extra`."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("STOCKROOM_")}
    return plain | (extra or {})


def run(*arguments, env=None):
    """Runs the program to its end."""
    return subprocess.run(
        [binary(), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(env),
        timeout=PATIENCE,
        check=False,
    )


class Server:
    """A running server on a free port."""

    def __init__(self, *arguments, env=None):
        self._log = tempfile.TemporaryFile(mode="w+")  # noqa: SIM115: closed by stop()
        self.process = subprocess.Popen(
            [binary(), "--port", "0", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=environment(env),
        )
        alarm = threading.Timer(PATIENCE, self.process.kill)
        alarm.start()
        line = self.process.stdout.readline()
        alarm.cancel()
        start = "Stockroom is ready at http://"
        assert line.startswith(start), f"no ready line but {line!r}; {self.log()}"
        self.authority = line.removeprefix(start).strip()
        self.endpoint = f"http://{self.authority}"
        self.host, port = self.authority.rsplit(":", 1)
        self.port = int(port)

    def log(self):
        """What the server has logged."""
        self._log.seek(0)
        return self._log.read()

    def stop(self, sign=signal.SIGTERM):
        """Stops the server, which must go well: exit code 0, nothing more printed, no panic."""
        if self._log.closed:
            return
        self.process.send_signal(sign)
        try:
            code = self.process.wait(timeout=PATIENCE)
        finally:
            self.process.kill()
        rest, log = self.process.stdout.read(), self.log()
        self.process.stdout.close()
        self._log.close()
        assert code == 0, f"exit code {code}; {log}"
        assert rest == "", f"printed more than the ready line: {rest!r}"
        assert "panicked" not in log, log

    def control(self, method, path, body=None):
        """Asks a control endpoint: the status, and the JSON of the answer."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        try:
            text = None if body is None else body if isinstance(body, (bytes, str)) else json.dumps(body)
            headers = {} if body is None else {"Content-Type": "application/json"}
            connection.request(method, f"/_stockroom/{path}", text, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def post(self, path, body=None):
        """Asks a control endpoint something that must succeed."""
        status, answer = self.control("POST", path, body)
        assert status == 200, answer
        return answer

    def advance(self, seconds):
        """Moves the clock on."""
        return self.post("clock/advance", {"seconds": seconds})
