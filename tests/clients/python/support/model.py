"""The models of the services: operations and shapes, and requests made from them."""

import dataclasses
import functools
import json
import re

from support.server import ROOT

SERVICES = ("ssm", "batch", "servicecatalog")

# For every pattern in the requests of the served operations: a text that matches, and one that does not. The matching
# ones may be lengthened by repeating their last letter.
ARN = "arn:[a-z0-9-\\.]{1,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[^/].{0,1023}"
SAMPLES = {
    "(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)": ("i-0123456789abcdef0", "i-123"),
    "^(AWS|Custom):.*$": ("Custom:Rack", "CUSTOM:Rack"),
    "^([0-9]{1,6})(\\.[0-9]{1,6})$": ("1.0", "1"),
    "^(20)[0-9][0-9]-(0[1-9]|1[012])-([12][0-9]|3[01]|0[1-9])(T)(2[0-3]|[0-1][0-9])(:[0-5][0-9])(:[0-5][0-9])(Z)$": (
        "2016-08-22T10:01:01Z",
        "2016-08-22 10:01:01",
    ),
    "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}": ("7b9e0f3a-0000-4000-8000-0123456789ab", "7b9e"),
    "^([A-Za-z0-9_\\-]\\w+|Custom:[a-zA-Z0-9_\\-]\\w+)$": ("Custom:Audit", "Custom:a b"),
    "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$": ("Team A", "a;b"),
    "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$": ("01234567-89ab-4cde-8f01-23456789abcd", "x"),
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}": ("01234567-89ab-4cde-8f01-23456789abcd", "x"),
    "(^mi-[0-9a-f]{17}$)|(^eks_c:[0-9A-Za-z][A-Za-z0-9\\-_]{0,99}_\\w{17}$)": ("mi-0123456789abcdef0", "i-0123456789abcdef0"),
    "([$]LATEST)|([1-9][0-9]*)": ("1", "0"),
    "^[0-9]{1,6}(\\.[0-9]{1,6}){2,3}$": ("3.3.2299.0", "3"),
    "^[a-zA-Z0-9:_-]*$": ("source-1", "a b"),
    "^.{1,128}$": ("place", "place\n"),
    "^.{1,100000}$": ("name", "name\n"),
    "^(?!\\s*$).+": ("name", " "),
    "[a-zA-Z0-9][a-zA-Z0-9_-]*": ("token-1", "-token"),
    "^[a-zA-Z0-9_\\-.]*": ("name.1", "a b"),
    "^[a-zA-Z0-9_\\-]*": ("prod-abcdefghijklm", "a.b"),
    "[\\u0009\\u000a\\u000d\\u0020-\\uD7FF\\uE000-\\uFFFD]*": ("page", "page\u0001"),
    "[a-zA-Z0-9][a-zA-Z0-9._-]*": ("name.1", "_name"),
    "^([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)$": ("Team A", "a;b"),
    "[0-9A-Za-z+\\/=]+": ("bm90aGluZw==", "a b"),
    "arn:.*": ("arn:aws:kms:us-east-1:123456789012:key/a", "key"),
    "^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$": ("ou-ab12-12345678", "ou-1"),
    "^(range|count|sum)": ("count", "many"),
    "^[0-9]{12}$": ("123456789012", "12345678901x"),
    "(^[0-9]{12}$)|(^arn:aws:organizations::\\d{12}:organization\\/o-[a-z0-9]{10,32})|(^o-[a-z0-9]{10,32}$)|(^arn:aws:organizations::\\d{12}:ou\\/o-[a-z0-9]{10,32}\\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$)|(^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$)": (
        "ou-ab12-12345678",
        "ou-1",
    ),
    ARN: ("arn:aws:sns:us-east-1:123456789012:topic", "topic"),
    "[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}|" + ARN: ("name.1", "_name"),
    "arn:[a-z0-9][-.a-z0-9]{0,62}:codestar-connections:([a-z0-9][-.a-z0-9]{0,62})?:([a-z0-9][-.a-z0-9]{0,62})?:[^/].{0,1023}$": (
        "arn:aws:codestar-connections:us-east-1:123456789012:connection/a",
        "connection",
    ),
}


@dataclasses.dataclass(frozen=True)
class Shape:
    """A shape of a model by its name."""

    model: "Model" = dataclasses.field(repr=False, compare=False)
    name: str

    def __getitem__(self, key):
        return self.facts[key]

    def get(self, key, default=None):
        """A fact about the shape."""
        return self.facts.get(key, default)

    @property
    def facts(self):
        """What the model says of it."""
        return self.model.shapes[self.name]

    @property
    def type(self):
        """Its kind."""
        return self.facts["type"]

    @property
    def is_scalar(self):
        """Whether it holds one value."""
        return self.type not in ("list", "map", "structure")

    def part(self, key):
        """The shape of a list's elements, or a map's keys or values."""
        return Shape(self.model, self.facts[key]["shape"])

    def members(self):
        """The members of a structure: name, shape, whether required, all facts."""
        required = self.get("required", [])
        for name, facts in self["members"].items():
            yield name, Shape(self.model, facts["shape"]), name in required, facts

    def matches(self, text):
        """Whether `text` keeps the pattern, if there is one."""
        return "pattern" not in self.facts or bool(_compiled(self["pattern"]).fullmatch(text))

    def sample(self):
        """The smallest value that keeps every constraint."""
        match self.type:
            case "structure":
                return {name: shape.sample() for name, shape, required, _ in self.members() if required}
            case "list":
                return [self.part("member").sample() for _ in range(self.get("min", 0))]
            case "map":
                keys = distinct(self.part("key"), self.get("min", 0))
                return {key: self.part("value").sample() for key in keys}
            case "string":
                if "enum" in self.facts:
                    return self["enum"][0]
                text = SAMPLES[self["pattern"]][0] if "pattern" in self.facts else "text"
                return text.ljust(self.get("min", 0), text[-1])
            case "integer" | "long":
                return self.get("min", 1)
            case "boolean":
                return True
            case "timestamp" | "float" | "double":
                return 1.5
        raise AssertionError(f"no sample of a {self.type}")

    def long_text(self, length):
        """A text of `length` characters; it keeps the pattern if lengthening the sample does."""
        text = SAMPLES[self["pattern"]][0] if "pattern" in self.facts else "text"
        return text.ljust(length, text[-1])


@functools.cache
def _compiled(pattern):
    # The samples are plain ASCII, so these classes may be, too.
    for java, python in (("\\p{L}", "A-Za-z"), ("\\p{Z}", " "), ("\\p{N}", "0-9")):
        pattern = pattern.replace(java, python)
    return re.compile(pattern, re.ASCII)


def distinct(shape, count):
    """So many different texts of `shape`, in alphabetical order; where it has too few values, others behind them."""
    values = sorted(shape.get("enum", []))[:count]
    texts = values + [f"k{number:05}" for number in range(count - len(values))]
    assert all(shape.matches(text) for text in texts), shape
    return texts


# Enums whose values the service itself checks, in sentences of its own; in requests they are plain text.
TEXTS = {"batch": ("RetryAction", "ServiceJobRetryAction", "PlatformCapability", "DeviceCgroupPermission")}


class Model:
    """The model of one service."""

    def __init__(self, service):
        facts = _read(service)
        self.service, self.operations, self.shapes = service, facts["operations"], facts["shapes"]
        # What agents call beside the public model.
        private = _read("ssm-agent") if service == "ssm" else {"operations": {}, "shapes": {}}
        self.private, self.shapes = private["operations"], self.shapes | private["shapes"]
        for name in TEXTS.get(service, ()):
            del self.shapes[name]["enum"]

    def input(self, operation):
        """The shape of an operation's request."""
        return Shape(self, (self.operations | self.private)[operation]["input"]["shape"])


def _read(name):
    return json.loads((ROOT / "codegen" / "models" / f"{name}.json").read_text())


@functools.cache
def model(service):
    """The model of a service, read once."""
    return Model(service)
