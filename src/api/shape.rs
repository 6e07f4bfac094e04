//! Constraint tables: the shapes of requests as data.
//!
//! Every request is decoded straight into its typed input and then asked whether it [satisfies](Checked) the shape of
//! its operation. Only a request that does not is looked at again, slowly, to word what is wrong with it
//! (`protocol::check`). Both use the rules of this module, so that there is one reading of each constraint.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use regex::Regex;

use super::Timestamp;

/// A shape of a service model.
#[derive(Debug)]
pub struct Shape {
    /// Its name in the model.
    pub name: &'static str,
    /// What it is, with its constraints.
    pub kind: Kind,
    /// Whether its value must never be repeated in a message.
    pub sensitive: bool,
}

/// What a shape is.
#[derive(Debug)]
pub enum Kind {
    /// Text, by length and pattern.
    String(StringRule),
    /// One of these texts, which some models also limit in length.
    Enum(&'static [&'static str], Range),
    /// A whole number of 32 bits.
    Integer(Range),
    /// A whole number of 64 bits.
    Long(Range),
    /// True or false.
    Boolean,
    /// A floating-point number.
    Float,
    /// A point in time.
    Timestamp,
    /// An ordered list.
    List {
        /// The shape of each element.
        member: &'static Shape,
        /// How many there may be.
        length: Range,
    },
    /// Values by text keys.
    Map {
        /// The shape of each key.
        key: &'static Shape,
        /// The shape of each value.
        value: &'static Shape,
        /// How many pairs there may be.
        length: Range,
    },
    /// Named members, in model order.
    Structure(&'static [Member]),
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its shape.
    pub shape: &'static Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Where in an HTTP request it travels, for services whose operations are bound to paths.
    pub location: Location,
}

/// Where a member travels in an HTTP request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the body.
    Body,
    /// In the label of this name in the path.
    Uri(&'static str),
    /// In the query parameter of this name.
    Query(&'static str),
}

/// Inclusive bounds of a length or a value.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The least allowed.
    pub min: Option<i64>,
    /// The greatest allowed.
    pub max: Option<i64>,
}

/// The constraints of a text.
#[derive(Debug)]
pub struct StringRule {
    /// How many characters it may have.
    pub length: Range,
    /// What the whole text must match.
    pub pattern: Option<&'static Pattern>,
}

/// A regular expression of a model.
#[derive(Debug)]
pub struct Pattern {
    /// As the model (and the sentence of a violation) writes it.
    pub source: &'static str,
    translated: &'static str,
    /// How many characters match, where the translation does not count them.
    length: Range,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern with its translation from the Java dialect: ASCII classes, no look-around, anchored at both ends.
    pub const fn new(source: &'static str, translated: &'static str) -> Self {
        Self { source, translated, length: Range::ANY, regex: OnceLock::new() }
    }

    /// The same for texts of at most so many characters: more repetitions than a compiled pattern could hold.
    #[must_use]
    pub const fn up_to(mut self, longest: i64) -> Self {
        self.length.max = Some(longest);
        self
    }

    /// Whether the whole of `text` matches. Compiled at the first use.
    pub fn matches(&self, text: &str) -> bool {
        // A translation that does not compile is caught by a test over every pattern; it matches nothing.
        self.regex().is_some_and(|regex| regex.is_match(text)) && self.length.allows_characters(text)
    }

    /// Whether the translation compiles.
    #[cfg(test)]
    pub(crate) fn compiles(&self) -> bool {
        self.regex().is_some()
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| Regex::new(self.translated).ok()).as_ref()
    }
}

impl Range {
    /// No bounds.
    pub const ANY: Self = Self { min: None, max: None };

    /// Whether `value` lies within.
    pub fn contains(self, value: i64) -> bool {
        !self.is_above(value) && !self.is_below(value)
    }

    /// Whether `value` is more than the greatest allowed.
    pub fn is_above(self, value: i64) -> bool {
        self.max.is_some_and(|max| value > max)
    }

    /// Whether `value` is less than the least allowed.
    pub fn is_below(self, value: i64) -> bool {
        self.min.is_some_and(|min| value < min)
    }

    /// Whether a collection of `count` elements is within.
    pub fn allows(self, count: usize) -> bool {
        self.contains(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Whether a text of so many characters is within. They are counted only where their bytes do not tell: each has one
    /// to four.
    pub fn allows_characters(self, text: &str) -> bool {
        let (least, most) = (text.len().div_ceil(4), text.len());
        self.allows(least) && self.allows(most) || self.allows(text.chars().count())
    }
}

impl StringRule {
    /// Whether `text` keeps the length and the pattern. Length counts Unicode scalar values.
    pub fn accepts(&self, text: &str) -> bool {
        self.length.allows_characters(text) && self.pattern.is_none_or(|pattern| pattern.matches(text))
    }
}

/// A decoded value that can be asked whether it keeps the constraints of its shape.
pub trait Checked {
    /// Whether every constraint of `shape` holds for this value.
    fn satisfies(&self, shape: &Shape) -> bool;
}

impl Checked for String {
    fn satisfies(&self, shape: &Shape) -> bool {
        match &shape.kind {
            Kind::String(rule) => rule.accepts(self),
            _ => true,
        }
    }
}

impl Checked for i64 {
    fn satisfies(&self, shape: &Shape) -> bool {
        match &shape.kind {
            Kind::Integer(range) | Kind::Long(range) => range.contains(*self),
            _ => true,
        }
    }
}

impl Checked for i32 {
    fn satisfies(&self, shape: &Shape) -> bool {
        i64::from(*self).satisfies(shape)
    }
}

macro_rules! unconstrained {
    ($($type:ty),*) => {
        $(impl Checked for $type {
            fn satisfies(&self, _: &Shape) -> bool {
                true
            }
        })*
    };
}
unconstrained!(bool, f32, f64, Timestamp);

impl<T: Checked> Checked for Box<T> {
    fn satisfies(&self, shape: &Shape) -> bool {
        (**self).satisfies(shape)
    }
}

impl<T: Checked> Checked for Arc<T> {
    fn satisfies(&self, shape: &Shape) -> bool {
        (**self).satisfies(shape)
    }
}

impl<T: Checked> Checked for Option<T> {
    fn satisfies(&self, shape: &Shape) -> bool {
        self.as_ref().is_none_or(|value| value.satisfies(shape))
    }
}

impl<T: Checked> Checked for Vec<T> {
    fn satisfies(&self, shape: &Shape) -> bool {
        match &shape.kind {
            Kind::List { member, length } => {
                for element in self {
                    if !element.satisfies(member) {
                        return false;
                    }
                }
                length.allows(self.len())
            }
            _ => true,
        }
    }
}

impl<K: Checked, V: Checked> Checked for BTreeMap<K, V> {
    fn satisfies(&self, shape: &Shape) -> bool {
        match &shape.kind {
            Kind::Map { key, value, length } => {
                length.allows(self.len()) && self.iter().all(|(k, v)| k.satisfies(key) && v.satisfies(value))
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pattern_holds_for_the_whole_text() {
        static HOST: Pattern = Pattern::new(r"[a-z]+", r"\A(?:[a-z]+)\z");
        static SHORT: Pattern = Pattern::new(r".{1,2}", r"\A(?:.+)\z").up_to(2);
        assert!(HOST.matches("abc"));
        assert!(!HOST.matches("abc1") && !HOST.matches(""));
        assert!(SHORT.matches("äö") && !SHORT.matches("äöü") && !SHORT.matches(""));
    }

    proptest! {
        #[test]
        fn characters_are_counted_where_bytes_do_not_tell(
            text in "[aä€😀]{0,6}",
            min in proptest::option::of(0..8i64),
            max in proptest::option::of(0..8i64),
        ) {
            let range = Range { min, max };
            prop_assert_eq!(range.allows_characters(&text), range.allows(text.chars().count()));
        }
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        let rule = StringRule { length: Range { min: Some(2), max: Some(3) }, pattern: None };
        assert!(rule.accepts("äöü") && rule.accepts("ab"));
        assert!(!rule.accepts("ä") && !rule.accepts("abcd"));
    }
}
