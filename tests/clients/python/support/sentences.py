"""What AWS says about a request that breaks a constraint, worked out from the model alone.

`cases` breaks every constraint of a shape, each in a value that is otherwise right; `violations` lists what is wrong
with a value; `coral` and `batch` word it.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Violation:
    """A broken constraint: where, the value as a sentence shows it, and which."""

    path: str
    value: str | None
    text: str


def coral(found):
    """The sentence of SSM and Service Catalog."""
    parts = []
    for one in found[:10]:
        value = "" if one.value is None else f" {one.value}"
        parts.append(f"Value{value} at '{one.path}' failed to satisfy constraint: {one.text}")
    errors = "error" if len(parts) == 1 else "errors"
    return f"{len(parts)} validation {errors} detected: {'; '.join(parts)}"


def batch(found):
    """The sentence of Batch, which names the first problem alone."""
    first = found[0]
    if first.text == NULL:
        return f"{first.path} is required."
    return f"{first.path} {first.value} is not valid. {first.text}"


NULL = "Member must not be null"


def camel(name):
    """A member's name as sentences write it."""
    return name[0].lower() + name[1:]


def violations(shape, value, path=""):
    """Everything that is wrong with `value`, in the order of the model."""
    shown = None if shape.get("sensitive") else f"'{printed(shape, value)}'"
    found = [Violation(path, shown, text) for text in broken(shape, value)]
    if shape.type == "structure":
        for name, member, required, _ in shape.members():
            inner = f"{path}.{camel(name)}" if path else camel(name)
            if value.get(name) is not None:
                found += violations(member, value[name], inner)
            elif required:
                found.append(Violation(inner, "null", NULL))
    elif shape.type == "list" and not shape.part("member").is_scalar:
        for index, element in enumerate(value, 1):
            found += violations(shape.part("member"), element, f"{path}.{index}.member")
    elif shape.type == "map" and not shape.part("value").is_scalar:
        for key, element in value.items():
            found += violations(shape.part("value"), element, f"{path}.{key}.member")
    return found


def broken(shape, value):
    """The constraints that `value` itself breaks."""
    texts = []
    if shape.type == "string":
        if "enum" in shape.facts and value not in shape["enum"]:
            texts.append(enum_text(shape))
        if not shape.matches(value):
            texts.append(pattern_text(shape))
    if shape.type in ("string", "list", "map"):
        texts += range_texts(shape, len(value), "length")
    if shape.type in ("integer", "long"):
        texts += range_texts(shape, value, "value")
    if shape.type == "list" and shape.part("member").is_scalar:
        if any(broken(shape.part("member"), element) for element in value):
            texts.append(f"Member must satisfy constraint: [{everything(shape.part('member'))}]")
    if shape.type == "map":
        if any(broken(shape.part("key"), key) for key in value):
            texts.append(f"Map keys must satisfy constraint: [{everything(shape.part('key'))}]")
        if shape.part("value").is_scalar and any(broken(shape.part("value"), one) for one in value.values()):
            texts.append(f"Map value must satisfy constraint: [{everything(shape.part('value'))}]")
    return texts


def range_texts(shape, number, what):
    """The broken ones of a greatest and a least length or value."""
    texts = []
    if "max" in shape.facts and number > shape["max"]:
        texts.append(f"Member must have {what} less than or equal to {shape['max']}")
    if "min" in shape.facts and number < shape["min"]:
        texts.append(f"Member must have {what} greater than or equal to {shape['min']}")
    return texts


def enum_text(shape):
    """The words for a value outside an enumeration."""
    return f"Member must satisfy enum value set: [{', '.join(shape['enum'])}]"


def pattern_text(shape):
    """The words for a text that does not match."""
    return f"Member must satisfy regular expression pattern: {shape['pattern']}"


def everything(shape):
    """All constraints of an element, a key or a value: greatest length, least length, pattern or enum, not null."""
    what = "value" if shape.type in ("integer", "long") else "length"
    texts = []
    if "max" in shape.facts:
        texts.append(f"Member must have {what} less than or equal to {shape['max']}")
    if "min" in shape.facts:
        texts.append(f"Member must have {what} greater than or equal to {shape['min']}")
    if "pattern" in shape.facts:
        texts.append(pattern_text(shape))
    if "enum" in shape.facts:
        texts.append(enum_text(shape))
    return ", ".join([*texts, NULL])


def printed(shape, value):
    """A value in the Java style of the sentences."""
    if shape.type == "structure":
        fields = []
        for name, member, _, _ in shape.members():
            inner = "null" if value.get(name) is None else printed(member, value[name])
            if member.get("sensitive") and value.get(name) is not None:
                inner = "***Sensitive Data Redacted***"
            fields.append(f"{camel(name)}={inner}")
        return f"{shape.name}({', '.join(fields)})"
    if shape.type == "list":
        return f"[{', '.join(printed(shape.part('member'), element) for element in value)}]"
    if shape.type == "map":
        pairs = (f"{key}={printed(shape.part('value'), one)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    if shape.type == "boolean":
        return str(value).lower()
    return str(value)
