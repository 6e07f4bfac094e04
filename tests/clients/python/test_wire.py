"""What goes over the wire: envelopes, headers, and the answers to requests that no SDK would send."""

import gzip
import json
import re
import socket

import pytest

from support.account import Account
from support.inventory import rack
from support.raw import JSON_1_1, credential

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# The gateway before Batch, byte for byte.
PARSE_ERROR = b'{\n  "message" : "An error occurred during JSON parsing",\n  "__type" : "ClientException"\n}'
LIST = {"InstanceId": "i-0123456789abcdef0", "TypeName": "AWS:Tag"}


@pytest.fixture
def ssm(account):
    return account.raw("ssm")


@pytest.fixture
def catalog(account):
    return account.raw("servicecatalog")


@pytest.fixture
def batch(account):
    return account.raw("batch")


def check_common_headers(answer):
    assert UUID.fullmatch(answer.request_id)
    assert answer.headers["date"].endswith(" GMT")
    assert answer.headers["content-length"] == str(len(answer.body))


# Answers


def test_an_answer_in_json(ssm):
    answer = ssm.json("GetInventory", {})
    assert (answer.status, answer.headers["content-type"]) == (200, JSON_1_1)
    assert answer.json() == {"Entities": []}
    check_common_headers(answer)
    assert answer.request_id != ssm.json("GetInventory", {}).request_id


def test_an_answer_of_batch(batch):
    answer = batch.rest("ListConsumableResources", {})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {"consumableResources": []}
    check_common_headers(answer)
    assert re.fullmatch(".{14}=", answer.headers["x-amz-apigw-id"])
    assert re.fullmatch("Root=1-[0-9a-f]{8}-[0-9a-f]{24}", answer.headers["x-amzn-trace-id"])


def test_an_error_in_json(ssm):
    answer = ssm.json("ListInventoryEntries", LIST)
    assert (answer.status, answer.headers["content-type"]) == (400, JSON_1_1)
    assert answer.json()["__type"] == "InvalidInstanceId"
    assert answer.json().keys() <= {"__type", "Message"}
    assert "x-amzn-errortype" not in answer.headers
    check_common_headers(answer)


def test_constraints_come_in_the_order_of_the_model(ssm):
    answer = ssm.json("PutInventory", {"InstanceId": "x"})
    sentence = (
        "2 validation errors detected: Value 'x' at 'instanceId' failed to satisfy constraint: Member must satisfy "
        "regular expression pattern: (^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$); Value null at 'items' failed to satisfy "
        "constraint: Member must not be null"
    )
    assert (answer.status, answer.json()) == (400, {"__type": "ValidationException", "message": sentence})
    same = ssm.json("PutInventory", {"Items": None, "InstanceId": "x", "Unknown": {"a": []}})
    assert same.json() == answer.json(), "null counts as absent, unknown members as nothing"


def test_at_most_ten_constraints_are_listed(ssm):
    items = [{"SchemaVersion": "1.0", "CaptureTime": "2016-08-22T10:01:01Z"}] * 12
    message = ssm.json("PutInventory", {"InstanceId": "i-0123456789abcdef0", "Items": items}).json()["message"]
    assert message.startswith("10 validation errors detected: Value null at 'items.1.member.typeName' failed")
    assert message.count("Member must not be null") == 10


# Nowhere to go


@pytest.mark.parametrize("target", ["AmazonSSM.Nonsense", "Nonsense.GetInventory", "GetInventory", "", None])
def test_unknown_operations_in_json(ssm, target):
    answer = ssm.send("POST", "/", "{}", {"Content-Type": JSON_1_1, "X-Amz-Target": target})
    assert (answer.status, answer.body) == (400, b'{"__type":"UnknownOperationException"}')
    assert answer.headers["content-type"] == JSON_1_1


def test_unknown_operations_in_plain_json(ssm):
    answer = ssm.send("POST", "/", "{}", {"Content-Type": "application/json", "X-Amz-Target": "AmazonSSM.Nonsense"})
    assert (answer.status, answer.json()) == (
        404,
        {"Output": {"__type": "com.amazon.coral.service#UnknownOperationException"}, "Version": "1.0"},
    )


def test_requests_of_no_protocol(ssm):
    for content_type in ("text/plain", None):
        answer = ssm.send("POST", "/", "{}", {"Content-Type": content_type})
        assert (answer.status, answer.body) == (404, b"<UnknownOperationException/>\n")


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/v1/nonsense"), ("GET", "/v1/listconsumableresources"), ("GET", "/favicon.ico")]
)
def test_unknown_paths(batch, method, path):
    answer = batch.send(method, path, b"", {"Content-Type": "application/json"})
    assert answer.status == 403
    assert answer.json()["message"] == "Missing Authentication Token"
    assert answer.headers["x-amzn-errortype"].rstrip(":") == "MissingAuthenticationTokenException"


def test_unknown_operations_in_cbor(catalog):
    answer = catalog.cbor("Nonsense", {})
    assert answer.status == 400
    assert answer.cbor()["__type"].endswith("#UnknownOperationException")
    assert answer.headers["content-type"] == "application/cbor"
    assert answer.headers["smithy-protocol"] == "rpc-v2-cbor"


def test_what_is_not_served_says_so(ssm):
    for answer, operation in (
        (ssm.json("GetParameter", {"Name": "x"}), "ssm:GetParameter"),
        (ssm.json("GetParameter", "{"), None),
        (ssm.json("SendCommand", {}), "ssm:SendCommand"),
        (ssm.json("ListDocuments", {}), "ssm:ListDocuments"),
    ):
        if operation:
            assert answer.status == 501
            assert answer.json()["__type"] == "NotImplementedException"
            assert operation in answer.json()["message"]
        else:
            assert answer.status in (400, 501)


# Who asks


def test_requests_without_credentials(ssm, catalog, batch):
    answer = ssm.json("GetInventory", {}, signed=False)
    expected = {"__type": "MissingAuthenticationTokenException", "message": "Missing Authentication Token"}
    assert (answer.status, answer.json()) == (400, expected)
    answer = batch.rest("ListConsumableResources", {}, signed=False)
    assert (answer.status, answer.json()["message"]) == (403, "Missing Authentication Token")
    assert answer.headers["x-amzn-errortype"].rstrip(":") == "MissingAuthenticationTokenException"
    answer = catalog.cbor("DescribeRecord", {"Id": "rec-a"}, signed=False)
    assert answer.status == 400
    assert answer.cbor()["__type"].endswith("#MissingAuthenticationTokenException")


def test_half_a_signature(ssm):
    header = "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/ssm/aws4_request"
    answer = ssm.json("GetInventory", {}, {"Authorization": header, "X-Amz-Date": None})
    sentence = (
        "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. "
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=" + header
    )
    assert (answer.status, answer.json()) == (400, {"__type": "IncompleteSignatureException", "message": sentence})


def test_two_signatures(ssm):
    answer = ssm.send(
        "POST",
        "/?X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "{}",
        {"Content-Type": JSON_1_1, "X-Amz-Target": "AmazonSSM.GetInventory"},
    )
    sentence = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."
    assert (answer.status, answer.json()) == (400, {"__type": "InvalidSignatureException", "message": sentence})


def test_the_order_of_checks(ssm):
    """Reading the body comes before authentication, authentication before types and constraints."""
    assert ssm.json("ListInventoryEntries", "{", signed=False).json()["__type"] == "SerializationException"
    for body in ({"InstanceId": 1}, {"InstanceId": "x"}):
        answer = ssm.json("ListInventoryEntries", body, signed=False)
        assert answer.json()["__type"] == "MissingAuthenticationTokenException"
    answer = ssm.json("ListInventoryEntries", {"InstanceId": "x", "TypeName": 1})
    assert answer.json()["__type"] == "SerializationException"


def test_an_account_is_a_key_of_twelve_digits(account):
    raw = account.raw("ssm")
    raw.json("PutInventory", {"InstanceId": LIST["InstanceId"], "Items": [rack("A")]})

    def nodes(key, region="us-east-1"):
        signed = {"Authorization": credential(key, "ssm", region)}
        return len(raw.json("GetInventory", {}, signed).json()["Entities"])

    assert nodes(account.id) == 1
    assert nodes(account.id, "eu-west-1") == nodes("AKIAIOSFODNN7EXAMPLE") == 0


# Bodies


@pytest.mark.parametrize("body", ["", "{", "nonsense", '{"a":1}x', "[]", '"text"', "1", b"\xff"])
def test_bodies_that_are_not_json(ssm, batch, body):
    answer = ssm.json("GetInventory", body)
    assert (answer.status, answer.body) == (400, b'{"__type":"SerializationException"}')
    if body != "":
        answer = batch.rest("ListConsumableResources", body)
        assert (answer.status, answer.body, len(answer.body)) == (400, PARSE_ERROR, 89)
        assert answer.headers["content-type"] == "application/json"
        assert "x-amzn-errortype" not in answer.headers


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"InstanceId": 1}, "NUMBER_VALUE can not be converted to a String"),
        ({"InstanceId": True}, "TRUE_VALUE can not be converted to a String"),
        ({"InstanceId": {}}, "Start of structure or map found where not expected."),
        ({"MaxResults": "5"}, "STRING_VALUE cannot be converted to Integer"),
        ({"Filters": "x"}, "Unrecognized collection type class java.lang.String"),
    ],
)
def test_values_of_the_wrong_type(ssm, body, text):
    answer = ssm.json("ListInventoryEntries", LIST | body)
    assert (answer.status, answer.json()) == (400, {"__type": "SerializationException", "Message": text})


def test_values_of_the_wrong_type_for_batch(batch):
    answer = batch.rest("UpdateConsumableResource", {"consumableResource": "x", "quantity": "5"})
    assert (answer.status, answer.body) == (400, PARSE_ERROR)


def test_deep_nesting(ssm, catalog, batch, server):
    for depth in (200, 100_000):
        body = '{"Filters":' + "[" * depth + "]" * depth + "}"
        assert ssm.json("GetInventory", body).json()["__type"] == "SerializationException"
        assert batch.rest("ListConsumableResources", body.replace("Filters", "filters")).body == PARSE_ERROR
        answer = catalog.cbor("CreatePortfolio", b"\xa1\x64Tags" + b"\x81" * depth + b"\x80")
        assert answer.cbor()["__type"].endswith("#SerializationException")
    assert server.control("GET", "health")[0] == 200


def test_cbor(catalog):
    answer = catalog.cbor("CreatePortfolio", {"DisplayName": "Basics", "ProviderName": "IT", "IdempotencyToken": "t"})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/cbor")
    assert answer.headers["smithy-protocol"] == "rpc-v2-cbor"
    detail = answer.cbor()["PortfolioDetail"]
    assert detail["DisplayName"] == "Basics" and "Description" not in detail
    check_common_headers(answer)
    for body in (b"\xff", b"\xa1\x64Tags", b"nonsense"):
        answer = catalog.cbor("CreatePortfolio", body)
        assert (answer.status, answer.cbor()["__type"].split("#")[1]) == (400, "SerializationException")
    answer = catalog.cbor("DescribeRecord", {"Id": "rec-aaaaaaaaaaaaa"})
    error = answer.cbor()
    assert (answer.status, error["__type"]) == (400, "com.amazonaws.servicecatalog#ResourceNotFoundException")
    assert error.keys() == {"__type", "Message"}


@pytest.mark.parametrize(
    "value", [b"\xc1\x1a\x65\x53\xf1\x00", b"\x42\x01\x02", b"\xf7", b"\xf9\x7e\x00", b"\xc2\x41\x01"]
)
def test_members_that_nobody_knows_may_have_anything_in_them(catalog, value):
    assert catalog.cbor("ListPortfolios", b"\xa1\x65Extra" + value).status == 200


def test_operations_without_members_need_no_body(catalog):
    assert catalog.cbor("GetAWSOrganizationsAccessStatus", b"").status == 200


def test_zipped_bodies(ssm):
    body = {"InstanceId": "x", "TypeName": "AWS:Tag"}
    plain = ssm.json("ListInventoryEntries", body)
    zipped = ssm.json("ListInventoryEntries", gzip.compress(json.dumps(body).encode()), {"Content-Encoding": "gzip"})
    assert zipped.json() == plain.json()
    wrong = ssm.json("ListInventoryEntries", body, {"Content-Encoding": "gzip"})
    assert wrong.body == b'{"__type":"SerializationException"}'


def test_bodies_that_are_too_large(start, fresh_id):
    account = Account(start("--max-body", "1000"), fresh_id())
    for answer in (
        account.raw("ssm").json("GetInventory", {"NextToken": "x" * 1000}),
        account.raw("batch").rest("ListConsumableResources", {"nextToken": "x" * 1000}),
        account.raw("ssm").json("GetInventory", gzip.compress(b"x" * 100_000), {"Content-Encoding": "gzip"}),
        account.raw("servicecatalog").cbor("DescribeRecord", {"Id": "x" * 1000}),
    ):
        assert answer.status == 413
        assert answer.request_id
    assert account.raw("ssm").json("GetInventory", {}).status == 200


def test_expecting_to_continue(server, ssm):
    head = "".join(f"{name}: {value}\r\n" for name, value in ssm.signed.items())
    with socket.create_connection((server.host, server.port), timeout=10) as client:
        client.sendall(
            f"POST / HTTP/1.1\r\nHost: {server.authority}\r\n{head}Content-Type: {JSON_1_1}\r\n"
            "X-Amz-Target: AmazonSSM.GetInventory\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        assert client.recv(1000).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
        client.sendall(b"{}")
        assert client.recv(1000).startswith(b"HTTP/1.1 200 OK\r\n")


# Browsers


def test_preflights(ssm):
    asked = {
        "Origin": "https://a.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,x-amz-target",
    }
    for path in ("/", "/v1/listconsumableresources"):
        answer = ssm.send("OPTIONS", path, b"", asked, signed=False)
        assert (answer.status, answer.body) == (200, b"")
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["access-control-allow-headers"] == "authorization,x-amz-target"
        assert answer.headers["access-control-allow-methods"] == "POST"


def test_what_browsers_may_read(ssm, batch):
    answer = ssm.json("GetInventory", {}, {"Origin": "https://a.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    exposed = answer.headers["access-control-expose-headers"].lower().replace(" ", "").split(",")
    assert set(exposed) == {"x-amzn-requestid", "x-amzn-errortype", "x-amzn-errormessage", "date"}
    answer = batch.rest("ListConsumableResources", {})
    assert answer.headers["access-control-allow-origin"] == "*"
    exposed = "X-amzn-errortype,X-amzn-requestid,X-amzn-errormessage,X-amzn-trace-id,X-amz-apigw-id,date"
    assert answer.headers["access-control-expose-headers"] == exposed
