//! The macros that a template asks for: they make another template of it, or of parts of it.

use super::value::{Map, Value};

/// The function that calls a macro for what is beside it.
pub(super) const CALL: &str = "Fn::Transform";

/// The names of all macros: first those of the whole template, then those of its parts, as often as they are called.
pub(super) fn names(root: &Map) -> Vec<&str> {
    let mut names: Vec<_> = at_root(root).collect();
    root.iter().for_each(|(_, section)| calls_in(section, &mut names));
    names
}

/// The names of the macros for the whole template.
pub(super) fn at_root(root: &Map) -> impl Iterator<Item = &str> {
    let all = root.get("Transform").into_iter().flat_map(|value| match value {
        Value::List(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    });
    let inline = root.iter().filter(|(name, _)| name.starts_with("Fn::"));
    all.map(name_of).chain(inline.map(|(name, call)| if name == CALL { name_of(call) } else { name }))
}

/// Whether it is left to a macro what an entry is: to one called in place of the entry, or to one called in it that adds
/// what every such entry has.
pub(super) fn makes((name, value): (&str, &Value), what: &str) -> bool {
    let lacks = |map: &Map| map.get(CALL).is_some() && map.get(what).is_none();
    name.starts_with("Fn::") || value.map().is_some_and(lacks)
}

/// Collects the names of the macros that are called in a value.
fn calls_in<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    match value {
        Value::Map(map) => map.iter().for_each(|(name, value)| {
            if name == CALL {
                names.push(name_of(value));
            }
            calls_in(value, names);
        }),
        Value::List(elements) => elements.iter().for_each(|element| calls_in(element, names)),
        Value::Null | Value::Literal(_) | Value::Text(_) => {}
    }
}

/// The name of a macro: alone, or with what it is called with. `unverified:` what is told of a call without a name.
fn name_of(call: &Value) -> &str {
    let name = call.scalar().or_else(|| call.map()?.get("Name")?.scalar());
    name.unwrap_or(CALL)
}
