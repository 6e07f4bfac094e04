"""Requests as bytes: for what no SDK would send, and for looking at what it would hide."""

import dataclasses
import http.client
import json
import urllib.parse

import cbor2

TARGETS = {"ssm": "AmazonSSM", "servicecatalog": "AWS242ServiceCatalogService"}
JSON_1_1 = "application/x-amz-json-1.1"


@dataclasses.dataclass
class Answer:
    """An answer: header names in lower case."""

    status: int
    headers: dict
    body: bytes

    def json(self):
        """The body as JSON."""
        return json.loads(self.body)

    def cbor(self):
        """The body as CBOR."""
        return cbor2.loads(self.body)

    @property
    def request_id(self):
        """The id that the server gave the request."""
        return self.headers["x-amzn-requestid"]


def credential(account, service, region="us-east-1"):
    """An `Authorization` header. Signatures are not verified, so any will do."""
    return (
        f"AWS4-HMAC-SHA256 Credential={account}/20260101/{region}/{service}/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64
    )


class Raw:
    """Speaks to one service as one account."""

    def __init__(self, server, account, service, region="us-east-1"):
        self.server, self.service = server, service
        self.signed = {
            "Authorization": credential(account, service, region),
            "X-Amz-Date": "20260101T000000Z",
        }

    def send(self, method, path, body=b"", headers=None, signed=True):
        """One request on a connection of its own. Headers set to None are left out."""
        everything = (self.signed if signed else {}) | (headers or {})
        everything = {name: value for name, value in everything.items() if value is not None}
        body = body.encode() if isinstance(body, str) else body
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=60)
        try:
            connection.request(method, path, body, everything)
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, names, answer.read())
        finally:
            connection.close()

    def json(self, operation, body, headers=None, **options):
        """An operation of SSM or Service Catalog in JSON 1.1; `body` may be text already."""
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        target = f"{TARGETS[self.service]}.{operation}"
        every = {"X-Amz-Target": target, "Content-Type": JSON_1_1} | (headers or {})
        return self.send("POST", "/", text, every, **options)

    def cbor(self, operation, body, headers=None, **options):
        """An operation of Service Catalog in CBOR; `body` may be bytes already."""
        data = body if isinstance(body, bytes) else cbor2.dumps(body)
        every = {
            "Smithy-Protocol": "rpc-v2-cbor",
            "Content-Type": "application/cbor",
            "Accept": "application/cbor",
        } | (headers or {})
        path = f"/service/{TARGETS[self.service]}/operation/{operation}"
        return self.send("POST", path, data, every, **options)

    def rest(self, operation, body, **options):
        """A `POST` operation of Batch."""
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        headers = {"Content-Type": "application/json"} | options.pop("headers", {})
        return self.send("POST", f"/v1/{operation.lower()}", text, headers, **options)

    def tags(self, method, arn, body=b"", query=()):
        """One of the operations of Batch on tags."""
        path = "/v1/tags/" + urllib.parse.quote(arn, safe="")
        if query:
            path += "?" + urllib.parse.urlencode(query)
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.send(method, path, text, {"Content-Type": "application/json"})
