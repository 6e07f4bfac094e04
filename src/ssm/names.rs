//! Names of attributes that no schema publishes, numbered so that contents need not repeat them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Serialize, Serializer};

use super::content::AttributeNumber;
use crate::kit::Ordered;

/// The first of these numbers. Those below are for schemas, which have at most a few dozen attributes.
const FIRST: AttributeNumber = 256;

/// The names seen so far. A name may also be one of the schema and means something else here: the details of a
/// compliance item may well have a `Status` of their own.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By number, from [`FIRST`] on.
    names: Vec<Arc<str>>,
    numbers: BTreeMap<Arc<str>, AttributeNumber>,
}

impl Names {
    /// The name with this number.
    pub(super) fn name_of(&self, number: AttributeNumber) -> Option<&str> {
        self.names.get(usize::from(number.checked_sub(FIRST)?)).map(|name| &**name)
    }

    /// Whether there are numbers for all of these names.
    pub(super) fn has_room<'a>(&self, names: impl Iterator<Item = &'a str>) -> bool {
        let new: BTreeSet<&str> = names.filter(|name| !self.numbers.contains_key(*name)).into_set();
        self.names.len() + new.len() <= usize::from(AttributeNumber::MAX - FIRST)
    }

    /// The number of `name`, a new one if it has none. Without [room](Self::has_room) all names share the last one.
    pub(super) fn number(&mut self, name: &str) -> AttributeNumber {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = AttributeNumber::try_from(self.names.len()).ok().and_then(|next| next.checked_add(FIRST));
        let Some(number) = next else { return AttributeNumber::MAX };
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.names)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::aws_types::AwsType, *};

    #[test]
    fn a_name_keeps_its_number() {
        let mut names = Names::default();
        let numbers = ["Status", "Owner", "Status"].map(|name| names.number(name));
        assert_eq!(numbers, [FIRST, FIRST + 1, FIRST]);
        assert_eq!(numbers.map(|number| names.name_of(number).unwrap()), ["Status", "Owner", "Status"]);
        assert_eq!((names.name_of(FIRST + 2), names.name_of(0)), (None, None));
    }

    #[test]
    fn numbers_are_none_of_a_schema() {
        for aws_type in AwsType::all() {
            assert!(aws_type.definition().names().count() < usize::from(FIRST));
        }
    }

    #[test]
    fn there_is_room_for_some_sixty_thousand() {
        let mut names = Names::default();
        let all: Vec<String> = (0..u32::from(u16::MAX - FIRST)).map(|number| number.to_string()).collect();
        assert!(names.has_room(all.iter().map(String::as_str)));
        for name in &all {
            names.number(name);
        }
        assert!(names.has_room(all.iter().map(String::as_str)) && !names.has_room(["new"].into_iter()));
    }
}
