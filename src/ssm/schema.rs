//! Type names and schemas: AWS's own types are fixed, custom types take the form of what is put.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Serialize, Serializer};

use super::{aws_types::AwsType, compare, content::AttributeNumber, limits::MOST_ATTRIBUTES};

/// The name of an inventory type that may exist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TypeName {
    /// A type of AWS.
    Aws(AwsType),
    /// A type of the account.
    Custom(Arc<str>),
}

impl TypeName {
    /// Reads a name. None for `AWS:` names that AWS does not have, and for custom names that do not go on with a
    /// capital letter behind the colon, as the user guide asks.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("Custom:") {
            Some(rest) => {
                rest.starts_with(|c: char| c.is_ascii_uppercase()).then(|| Self::Custom(text.into()))
            }
            None => AwsType::named(text).map(Self::Aws),
        }
    }
}

impl TypeName {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Aws(aws_type) => aws_type.definition().name,
            Self::Custom(name) => name,
        }
    }
}

impl Serialize for TypeName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Which attributes and versions a type has. Attributes are numbered, so that contents need not repeat their names.
#[derive(Debug)]
pub(super) enum Schema {
    Aws(AwsType),
    Custom(CustomSchema),
}

impl Schema {
    /// The number of an attribute. Names must match to the letter.
    pub(super) fn attribute(&self, name: &str) -> Option<AttributeNumber> {
        match self {
            Self::Aws(aws_type) => {
                (0..).zip(aws_type.definition().names()).find(|(_, known)| *known == name).map(|(n, _)| n)
            }
            Self::Custom(schema) => schema.attribute(name),
        }
    }

    /// The name of an attribute.
    pub(super) fn name_of(&self, attribute: AttributeNumber) -> &str {
        let place = usize::from(attribute);
        // Contents are packed with numbers of their own schema, so the fallback is never taken.
        match self {
            Self::Aws(aws_type) => aws_type.definition().names().nth(place).unwrap_or_default(),
            Self::Custom(schema) => schema.names.get(place).map_or("", |name| name),
        }
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Aws(aws_type) => serializer.serialize_str(aws_type.definition().name),
            Self::Custom(schema) => schema.serialize(serializer),
        }
    }
}

/// Why entries do not fit a custom type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Misfit {
    /// An attribute that differs from a known one in case only.
    #[error("The attribute name {given} differs in case from {known}, which the inventory type already has.")]
    Case { given: String, known: String },
    /// More attributes than a schema may have.
    #[error("A schema of an inventory type can have at most {MOST_ATTRIBUTES} attributes.")]
    TooMany,
}

/// The schema of a custom type: all that was ever put.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct CustomSchema {
    /// The attributes of all versions, by number.
    names: Vec<Arc<str>>,
    /// The attributes of each version.
    versions: BTreeMap<Arc<str>, BTreeSet<AttributeNumber>>,
    #[serde(skip)]
    numbers: BTreeMap<Arc<str>, AttributeNumber>,
}

impl CustomSchema {
    pub(super) fn attribute(&self, name: &str) -> Option<AttributeNumber> {
        self.numbers.get(name).copied()
    }

    /// The greatest version that was ever put.
    pub(super) fn latest(&self) -> Option<&Arc<str>> {
        self.versions.keys().max_by(|one, other| compare::order(one, other))
    }

    /// The names of the attributes of a version.
    pub(super) fn attributes(&self, version: &str) -> impl Iterator<Item = &str> {
        let numbers = self.versions.get(version).into_iter().flatten();
        numbers.filter_map(|number| self.names.get(usize::from(*number))).map(|name| &**name)
    }

    /// The schema that this one becomes when entries with these attributes are put under `version`; none if it
    /// already fits them.
    ///
    /// # Errors
    /// If the attributes can never be those of this type.
    pub(super) fn grown<'a>(
        &self,
        version: &str,
        mut attributes: impl Iterator<Item = &'a str> + Clone,
    ) -> Result<Option<Self>, Misfit> {
        if let Some(known) = self.versions.get(version) {
            let has = |name| self.attribute(name).is_some_and(|number| known.contains(&number));
            if attributes.clone().all(has) {
                return Ok(None);
            }
        }
        let mut grown = self.clone();
        let mut of_version = self.versions.get(version).cloned().unwrap_or_default();
        attributes.try_for_each(|name| {
            of_version.insert(grown.number(name)?);
            Ok(())
        })?;
        if of_version.len() > MOST_ATTRIBUTES {
            return Err(Misfit::TooMany);
        }
        grown.versions.insert(version.into(), of_version);
        Ok(Some(grown))
    }

    fn number(&mut self, name: &str) -> Result<AttributeNumber, Misfit> {
        if let Some(number) = self.attribute(name) {
            return Ok(number);
        }
        let folded = name.to_lowercase();
        if let Some(known) = self.names.iter().find(|known| known.to_lowercase() == folded) {
            return Err(Misfit::Case { given: name.to_owned(), known: known.to_string() });
        }
        // No client invents as many attributes, over all versions, as there are numbers.
        let number = AttributeNumber::try_from(self.names.len()).map_err(|_| Misfit::TooMany)?;
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_names_have_a_capital_letter_behind_the_colon() {
        for name in ["Custom:RackInfo", "Custom:R", "Custom:A b.c"] {
            assert_eq!(TypeName::parse(name), Some(TypeName::Custom(name.into())));
        }
        for name in ["Custom:", "Custom:rackInfo", "Custom:1", "AWS:Toaster", "AWS:application", "AWS:"] {
            assert_eq!(TypeName::parse(name), None, "{name}");
        }
        assert_eq!(TypeName::parse("AWS:Application"), Some(TypeName::Aws(AwsType::Application)));
    }

    #[test]
    fn grows_with_what_is_put() {
        let schema = CustomSchema::default().grown("1.0", ["B", "A"].into_iter()).unwrap().unwrap();
        assert!(schema.grown("1.0", ["A"].into_iter()).unwrap().is_none());
        let second = schema.grown("1.1", ["A", "C"].into_iter()).unwrap().unwrap();
        assert_eq!(second.versions["1.1"].len(), 2);
        assert_eq!((schema.latest(), second.latest()), (Some(&"1.0".into()), Some(&"1.1".into())));
        let tenth = second.grown("1.10", [].into_iter()).unwrap().unwrap();
        assert_eq!(tenth.latest(), Some(&"1.10".into()));
        assert_eq!((second.attribute("A"), second.attribute("C")), (schema.attribute("A"), Some(2)));
    }

    #[test]
    fn attribute_names_are_bound_to_their_case_in_every_version() {
        let schema = CustomSchema::default().grown("1.0", ["Vendor"].into_iter()).unwrap().unwrap();
        let clash = Misfit::Case { given: "vendor".into(), known: "Vendor".into() };
        assert_eq!(schema.grown("1.0", ["vendor"].into_iter()).unwrap_err(), clash);
        assert_eq!(schema.grown("2.0", ["vendor"].into_iter()).unwrap_err(), clash);
        assert!(CustomSchema::default().grown("1.0", ["Vendor", "vendor"].into_iter()).is_err());
    }

    #[test]
    fn a_version_has_at_most_fifty_attributes() {
        let names: Vec<String> = (0..51).map(|n| format!("A{n}")).collect();
        let first = names[..50].iter().map(String::as_str);
        let schema = CustomSchema::default().grown("1.0", first).unwrap().unwrap();
        let last = std::iter::once(names[50].as_str());
        assert_eq!(schema.grown("1.0", last.clone()).unwrap_err(), Misfit::TooMany);
        assert!(schema.grown("1.1", last).unwrap().is_some());
    }

    #[test]
    fn names_and_numbers_of_attributes_agree() {
        for aws_type in AwsType::all() {
            let schema = Schema::Aws(aws_type);
            for (number, name) in (0..).zip(aws_type.definition().names()) {
                assert_eq!((schema.attribute(name), schema.name_of(number)), (Some(number), name));
            }
        }
    }
}
