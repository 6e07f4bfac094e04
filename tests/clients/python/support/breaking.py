"""Requests with one constraint broken on purpose."""

import dataclasses

from support.model import SAMPLES, distinct
from support.sentences import camel


@dataclasses.dataclass(frozen=True)
class Case:
    """A value that breaks one constraint, or, where that cannot be, one and what goes with it."""

    path: str
    constraint: str
    value: object

    def within(self, path, wrap):
        """The same, inside something larger."""
        return Case(f"{path}.{self.path}" if self.path else path, self.constraint, wrap(self.value))


def cases(shape, seen=()):
    """Breaks every constraint of `shape` and of all that lies in it."""
    yield from own(shape)
    if shape.name in seen:
        return
    seen = (*seen, shape.name)
    if shape.type == "structure":
        yield from in_structure(shape, seen)
    elif shape.type == "list":
        count = max(shape.get("min", 0), 1)
        for case in cases(shape.part("member"), seen):
            yield case.within("[]", lambda one: [one] + [shape.part("member").sample()] * (count - 1))
    elif shape.type == "map":
        for case in cases(shape.part("key"), seen):
            yield case.within("{key}", lambda one: {one: shape.part("value").sample()})
        for case in cases(shape.part("value"), seen):
            key = distinct(shape.part("key"), 1)[0]
            yield case.within("{value}", lambda one, key=key: {key: one})


def in_structure(shape, seen):
    """Breaks what the members of a structure must keep."""
    base = shape.sample()
    for name, member, required, _ in shape.members():
        if required:
            yield Case(camel(name), "required", {key: one for key, one in base.items() if key != name})
        for case in cases(member, seen):
            yield case.within(camel(name), lambda one, name=name: base | {name: one})


def own(shape):
    """Breaks the constraints of the value itself."""
    match shape.type:
        case "string":
            if "enum" in shape.facts:
                yield Case("", "enum", "Nonsense")
            if "pattern" in shape.facts:
                yield Case("", "pattern", SAMPLES[shape["pattern"]][1])
            if "max" in shape.facts:
                yield Case("", "max", shape.long_text(shape["max"] + 1))
            if shape.get("min", 0) > 0:
                yield Case("", "min", "")
        case "integer" | "long":
            if "max" in shape.facts:
                yield Case("", "max", shape["max"] + 1)
            if "min" in shape.facts:
                yield Case("", "min", shape["min"] - 1)
        case "list":
            if "max" in shape.facts:
                yield Case("", "max", [shape.part("member").sample()] * (shape["max"] + 1))
            if shape.get("min", 0) > 0:
                yield Case("", "min", [])
        case "map":
            if "max" in shape.facts:
                keys = distinct(shape.part("key"), shape["max"] + 1)
                yield Case("", "max", {key: shape.part("value").sample() for key in keys})
            if shape.get("min", 0) > 0:
                yield Case("", "min", {})


def constraints(shape, seen=()):
    """How many constraints `shape` and all that lies in it have, counted without regard to how they could be broken."""
    count = sum(
        1
        for name in ("enum", "pattern", "max", "min")
        # Nothing is shorter than nothing.
        if name in shape.facts and not (name == "min" and shape["min"] == 0 and shape.type not in ("integer", "long"))
    )
    if shape.name in seen:
        return count
    seen = (*seen, shape.name)
    if shape.type == "structure":
        for _, member, required, _ in shape.members():
            count += constraints(member, seen) + required
    for part in ("member", "key", "value"):
        if part in shape.facts:
            count += constraints(shape.part(part), seen)
    return count
