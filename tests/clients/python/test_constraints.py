"""Every constraint of every served operation, broken once, against the exact sentence."""

import functools
import json
import re
import urllib.parse

import pytest

from support import breaking, sentences
from support.model import SERVICES, model
from support.raw import Raw
from support.server import run

# What signs the operations that only nodes may call.
NODE = "mi-0123456789abcdef0"
# A label of a path that is not there makes another path: there is no such request.
WITHOUT_LABEL = "required"


@functools.cache
def served():
    """Service and operation of everything that the program serves."""
    found, service = [], None
    for line in run("coverage").stdout.splitlines():
        if heading := re.match(r"(\w+): \d+ of \d+ operations served", line):
            service = heading[1]
        elif (row := line.split()) and row[0] in ("served", "private") and service in SERVICES:
            found.append((service, row[1]))
    return found


def wires():
    """Every served operation in every protocol that its service speaks."""
    for service, operation in served():
        yield service, operation, "rest" if service == "batch" else "json"
        if service == "servicecatalog":
            yield service, operation, "cbor"


@pytest.fixture(scope="module")
def send(server):
    """Sends a request of the model, wherever its members travel."""

    def send_one(service, operation, wire, value):
        facts = model(service).private.get(operation, {})
        raw = Raw(server, NODE if facts.get("authtype") == "node" else "123456789012", service)
        if wire != "rest":
            return getattr(raw, wire)(operation, value)
        facts = model(service).operations[operation]["http"]
        path, query, body = facts["requestUri"], [], {}
        for name, _, _, member in model(service).input(operation).members():
            if name not in value:
                continue
            match member.get("location"):
                case "uri":
                    path = path.replace(f"{{{member['locationName']}}}", urllib.parse.quote(value[name], safe=""))
                case "querystring":
                    query += [(member["locationName"], one) for one in value[name]]
                case _:
                    body[name] = value[name]
        if query:
            path += "?" + urllib.parse.urlencode(query)
        if facts["method"] == "POST":
            return raw.send("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        assert not body, f"{operation} has members in a body that it does not have"
        return raw.send(facts["method"], path)

    return send_one


def is_constraint_error(service, operation, body):
    """Whether a request was refused because of a constraint of the model, rather than by the service."""
    message = str(body.get("message", ""))
    if service != "batch":
        return "failed to satisfy constraint" in message
    # Batch words its own rules as it words the model's, so only members that the model constrains count.
    constrained = {case.path for case in cases_of(service, operation)}
    named = re.search(r"Exception : (\w[\w.]*) (is required\.|'.*' is not valid\. M\w+ )", message, re.DOTALL)
    return bool(named) and named[1] in constrained


def read(wire, answer):
    """The body of an answer."""
    return answer.cbor() if wire == "cbor" else answer.json()


def expected_error(service, wire, answer, found):
    """The whole body of the refusal."""
    if service == "batch":
        text = f"Error executing request, Exception : {sentences.batch(found)}, RequestId: {answer.request_id}"
        return {"__type": "ClientException", "message": text}
    prefix = "com.amazonaws.servicecatalog#" if wire == "cbor" else ""
    return {"__type": f"{prefix}ValidationException", "message": sentences.coral(found)}


def cases_of(service, operation):
    """Every broken request of an operation that can be sent at all."""
    labels = {sentences.camel(name) for name in located(service, operation, "uri")}
    for case in breaking.cases(model(service).input(operation)):
        if not (case.path in labels and case.constraint == WITHOUT_LABEL):
            yield case


def located(service, operation, place):
    """The members that travel in this place."""
    members = model(service).input(operation).members()
    return [name for name, _, _, facts in members if facts.get("location") == place]


def arriving(service, operation, value):
    """A request as it arrives: a list without elements leaves no trace in a query."""
    gone = {name for name in located(service, operation, "querystring") if value.get(name) == []}
    return {name: one for name, one in value.items() if name not in gone}


@pytest.mark.parametrize(("service", "operation", "wire"), list(wires()))
def test_every_constraint_has_its_sentence(service, operation, wire, send, tried):
    shape = model(service).input(operation)
    assert sentences.violations(shape, shape.sample()) == [], "the request to start from must be right"
    answer = send(service, operation, wire, shape.sample())
    assert not is_constraint_error(service, operation, read(wire, answer)), answer.body

    wrong = []
    for case in cases_of(service, operation):
        found = sentences.violations(shape, arriving(service, operation, case.value))
        assert found, f"{case.path}: {case.constraint} could not be broken"
        answer = send(service, operation, wire, case.value)
        tried[f"{operation} ({wire})"] = tried.get(f"{operation} ({wire})", 0) + 1
        expected = expected_error(service, wire, answer, found)
        if (answer.status, read(wire, answer)) != (400, expected):
            got, wanted = answer.body[-300:], str(expected)[-300:]
            wrong.append(f"{case.path} {case.constraint}: {answer.status} {got}\n    expected {wanted}")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(("service", "operation"), served())
def test_no_constraint_is_left_out(service, operation):
    labels = len(located(service, operation, "uri"))
    count = breaking.constraints(model(service).input(operation))
    assert len(list(cases_of(service, operation))) == count - labels


def test_something_is_served():
    assert {service for service, _ in served()} == set(SERVICES)
