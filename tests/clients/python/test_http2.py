"""HTTP/2 without TLS, by prior knowledge."""

import json
import socket
import threading
import time

import h2.config
import h2.connection
import h2.events

from support.account import Account
from support.raw import JSON_1_1

# Type, flags and stream of the frame.
GOAWAY = b"\x07\x00\x00\x00\x00\x00"


class Client:
    """One connection."""

    def __init__(self, server):
        self.authority = server.authority
        self.socket = socket.create_connection((server.host, server.port), timeout=10)
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        self.h2.initiate_connection()
        self.flush()

    def flush(self):
        self.socket.sendall(self.h2.data_to_send())

    def post(self, raw, operation, body):
        """Sends a request; its stream."""
        stream = self.h2.get_next_available_stream_id()
        headers = [(":method", "POST"), (":path", "/"), (":scheme", "http"), (":authority", self.authority)]
        headers += [(name.lower(), value) for name, value in raw.signed.items()]
        headers += [("content-type", JSON_1_1), ("x-amz-target", f"AmazonSSM.{operation}")]
        self.h2.send_headers(stream, headers)
        self.h2.send_data(stream, json.dumps(body).encode(), end_stream=True)
        self.flush()
        return stream

    def answers(self, count):
        """Reads so many answers: status and body, by stream."""
        statuses, bodies, ended = {}, {}, set()
        while len(ended) < count:
            data = self.socket.recv(65536)
            assert data, "the connection was closed"
            for event in self.h2.receive_data(data):
                match event:
                    case h2.events.ResponseReceived():
                        statuses[event.stream_id] = dict(event.headers)[":status"]
                    case h2.events.DataReceived():
                        bodies[event.stream_id] = bodies.get(event.stream_id, b"") + event.data
                        self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                    case h2.events.StreamEnded():
                        ended.add(event.stream_id)
            self.flush()
        return {stream: (statuses[stream], json.loads(bodies[stream])) for stream in ended}

    def close(self):
        self.h2.close_connection()
        self.flush()
        self.socket.close()


def test_many_requests_on_one_connection(server, account):
    client, raw = Client(server), account.raw("ssm")
    good = [client.post(raw, "GetInventory", {}) for _ in range(10)]
    bad = client.post(raw, "ListInventoryEntries", {})
    answers = client.answers(11)
    assert all(answers[stream] == ("200", {"Entities": []}) for stream in good)
    status, error = answers[bad]
    assert (status, error["__type"]) == ("400", "ValidationException")
    client.close()


def test_stopping_with_a_connection_open(start, fresh_id):
    """A connection without requests does not hold the server up."""
    server = start()
    client = Client(server)
    stream = client.post(Account(server, fresh_id()).raw("ssm"), "GetInventory", {})
    assert client.answers(1)[stream][0] == "200"
    went_away = []

    def listen():
        # As clients do: those without requests under way close the connection when the server says that it goes away.
        # What comes behind that cannot be given to `h2`, for which the connection is over.
        while data := client.socket.recv(65536):
            if GOAWAY in data:
                went_away.append(data)
                break
            client.h2.receive_data(data)
            client.flush()
        client.socket.close()

    listener = threading.Thread(target=listen)
    listener.start()
    began = time.monotonic()
    server.stop()
    assert time.monotonic() - began < 5
    listener.join(timeout=10)
    assert went_away
