//! The values that a template is made of, the same for JSON and YAML.

use std::{collections::BTreeMap, fmt};

use serde::{Serialize, Serializer, de::IgnoredAny};

/// A value of a template. Functions are ordinary maps of one entry, always in their long form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A null, or what YAML takes for one. No valid template has any.
    Null,
    /// A number or boolean as JSON writes them, exactly as it was written: `1`, `1.0` and `1e0` are different.
    Literal(Box<str>),
    /// Any other scalar, as it was written.
    Text(Box<str>),
    /// A list.
    List(Vec<Value>),
    /// A map, with its entries in the order of the template.
    Map(Map),
}

impl Value {
    /// The text of a scalar, whether it was written as a text or as something else: `CloudFormation` makes no
    /// difference in most places.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Literal(text) | Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if this is a list.
    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// The entries, if this is a map.
    pub fn map(&self) -> Option<&Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Whether nothing in it is null, which stands for what is not known yet.
    pub(super) fn is_known(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Literal(_) | Self::Text(_) => true,
            Self::List(elements) => elements.iter().all(Self::is_known),
            Self::Map(map) => map.iter().all(|(_, value)| value.is_known()),
        }
    }

    /// The name and the argument, if this is the call of an intrinsic function: a map of nothing else.
    pub fn function(&self) -> Option<(&str, &Self)> {
        let (name, argument) = self.map()?.only()?;
        (name == "Ref" || name.starts_with("Fn::")).then_some((name, argument))
    }
}

/// A map: entries in the order in which they were written, each name once.
// But a pointer, as a value is as large as the largest of its variants, and most are texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map(Option<Box<Entries>>);

/// The entries of a map that has some.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entries {
    all: Vec<(Box<str>, Value)>,
    /// The places of the entries in the order of their names, if there are [many](MANY).
    order: Vec<u32>,
}

/// From how many entries on a name is looked up in order, and not from the first entry on.
const MANY: usize = 16;

/// The map without entries.
pub(super) static EMPTY: Map = Map(None);

impl Map {
    /// A map of these entries.
    ///
    /// # Errors
    /// A name that two entries have.
    pub(super) fn new(entries: Vec<(Box<str>, Value)>) -> Result<Self, Box<str>> {
        let mut order: Vec<(&str, u32)> = entries.iter().map(|(name, _)| &**name).zip(0..).collect();
        order.sort_unstable();
        let twice = order.iter().zip(order.iter().skip(1)).find(|((name, _), (next, _))| name == next);
        if let Some(name) = twice.map(|((name, _), _)| Box::from(*name)) {
            return Err(name);
        }
        let order = if entries.len() < MANY { Vec::new() } else { order.iter().map(|(_, at)| *at).collect() };
        Ok(Self::of(entries, order))
    }

    /// A map of one entry.
    pub(super) fn single(name: &str, value: Value) -> Self {
        Self::of(vec![(name.into(), value)], Vec::new())
    }

    fn of(all: Vec<(Box<str>, Value)>, order: Vec<u32>) -> Self {
        Self((!all.is_empty()).then(|| Box::new(Entries { all, order })))
    }

    fn all(&self) -> &[(Box<str>, Value)] {
        self.0.as_deref().map_or(&[], |entries| &entries.all)
    }

    /// The entries of several maps. Of those with the same name the last one counts, at the place of the first.
    pub fn joined<'a>(maps: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut entries: Vec<(Box<str>, Value)> = Vec::new();
        let mut places = BTreeMap::new();
        for (name, value) in maps.into_iter().flat_map(Self::iter) {
            if let Some((_, other)) = places.get(name).and_then(|at: &usize| entries.get_mut(*at)) {
                *other = value.clone();
            } else {
                places.insert(name, entries.len());
                entries.push((name.into(), value.clone()));
            }
        }
        // Each name is there once by now.
        Self::new(entries).unwrap_or_default()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let Entries { all, order } = self.0.as_deref()?;
        if order.is_empty() {
            return self.iter().find(|(each, _)| *each == name).map(|(_, value)| value);
        }
        let entry = |at: &u32| all.get(usize::try_from(*at).ok()?);
        let at = order.binary_search_by(|at| entry(at).map(|(each, _)| &**each).cmp(&Some(name))).ok()?;
        order.get(at).and_then(entry).map(|(_, value)| value)
    }

    /// The entries in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.all().iter().map(|(name, value)| (&**name, value))
    }

    /// The names in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    /// The entry of a map that has exactly one.
    fn only(&self) -> Option<(&str, &Value)> {
        match self.all() {
            [(name, value)] => Some((name, value)),
            _ => None,
        }
    }
}

/// Whether a scalar that stands without quotes is a number or boolean as JSON writes them.
pub(super) fn is_literal(text: &str) -> bool {
    let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    matches!(text, "true" | "false") || is_number && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// As JSON, without blanks.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Literal(text) => f.write_str(text),
            Self::Text(text) => quote(text, f),
            Self::List(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    write!(f, "{}{element}", if index == 0 { "[" } else { "," })?;
                }
                f.write_str(if elements.is_empty() { "[]" } else { "]" })
            }
            Self::Map(map) => map.fmt(f),
        }
    }
}

/// As the text of its JSON, which keeps numbers as they were written.
impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// As JSON, without blanks.
impl fmt::Display for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.iter().enumerate() {
            f.write_str(if index == 0 { "{" } else { "," })?;
            quote(name, f)?;
            write!(f, ":{value}")?;
        }
        f.write_str(if self.is_empty() { "{}" } else { "}" })
    }
}

fn quote(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?)
}
