"""An emulator of nothing, for what a server passes on: it tells what it was sent, and answers as it is asked to."""

import contextlib
import hashlib
import http.server
import json
import socket
import threading

CHUNK = 64 * 1024


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _body(self):
        """The digest of the body and its length, read piece by piece."""
        digest, length = hashlib.sha256(), 0
        for piece in self._pieces():
            digest.update(piece)
            length += len(piece)
            self.server.received = length
        return digest.hexdigest(), length

    def _pieces(self):
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return
        left = int(self.headers.get("Content-Length", 0))
        while left:
            piece = self.rfile.read(min(left, CHUNK))
            left -= len(piece)
            yield piece

    def _answer(self):
        self.server.connections.add(self.client_address)
        digest, length = self._body()
        seen = {
            "method": self.command,
            "path": self.path,
            "headers": [[name, value] for name, value in self.headers.items()],
            "digest": digest,
            "length": length,
        }
        self.server.seen.append(seen)
        want = self.path.partition("?")[0].rstrip("/").rpartition("/")[2]
        if want in ("204", "304", "404"):
            self.send_response(int(want))
            if want == "404":
                self.send_header("Content-Length", "0")
            self.send_header("X-Kept", "yes")
            self.end_headers()
        elif want == "slow":
            self._stream()
        elif want == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
        elif want == "none":
            self.close_connection = True
        else:
            body = json.dumps(seen).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Connection", "keep-alive, X-Hop")
            self.send_header("X-Hop", "1")
            self.send_header("Set-Cookie", "a=1")
            self.send_header("Set-Cookie", "b=2")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    def _stream(self):
        """Pieces whose sending the test decides about."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in (b"first", b"second"):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.flush()
            self.server.go_on.wait(30)
        self.wfile.write(b"0\r\n\r\n")

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = do_OPTIONS = do_PATCH = _answer

    def log_message(self, *_):
        pass


class Upstream:
    """A running one on a free port."""

    def __init__(self):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.seen, self._server.connections, self._server.received = [], set(), 0
        self._server.go_on = threading.Event()
        self.endpoint = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def seen(self):
        """Every request, in order."""
        return self._server.seen

    @property
    def connections(self):
        """How many connections there were."""
        return len(self._server.connections)

    @property
    def received(self):
        """How many bytes of the body that came last have arrived."""
        return self._server.received

    def go_on(self):
        """Lets a slow answer go on."""
        self._server.go_on.set()

    def stop(self):
        """Ends the server."""
        self._server.shutdown()
        self._server.server_close()


class Relay:
    """Passes bytes on to wherever it is told."""

    def __init__(self):
        self.to = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.endpoint = "http://127.0.0.1:%d" % self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self.to)
                for one, other in [(near, far), (far, near)]:
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    @staticmethod
    def _carry(one, other):
        with contextlib.suppress(OSError):
            while piece := one.recv(CHUNK):
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)

    def stop(self):
        """Accepts nothing more."""
        self._listener.close()
