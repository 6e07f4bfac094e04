//! Things that requests name by id or by name.

use std::fmt;

use super::errors::{Result, invalid};

/// How a request names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Selector<'a> {
    /// By its id.
    Id(&'a str),
    /// By its name.
    Name(&'a str),
}

impl<'a> Selector<'a> {
    /// What the members `<what>Id` and `<what>Name` (or `Id` and `Name`, if `what` is empty) name, if anything.
    ///
    /// # Errors
    /// If both are given.
    pub(super) fn optional(
        what: &str,
        id: Option<&'a String>,
        name: Option<&'a String>,
    ) -> Result<Option<Self>> {
        match (id, name) {
            (Some(_), Some(_)) => {
                // unverified: the rule is documented, the text is not known.
                Err(invalid(format!("You must provide either {what}Id or {what}Name, but not both.")))
            }
            (Some(id), None) => Ok(Some(Self::Id(id))),
            (None, name) => Ok(name.map(|name| Self::Name(name))),
        }
    }

    /// As [`Selector::optional`], for something that a request must name.
    ///
    /// # Errors
    /// If both are given, or none.
    pub(super) fn required(what: &str, id: Option<&'a String>, name: Option<&'a String>) -> Result<Self> {
        // unverified: as above.
        Self::optional(what, id, name)?
            .ok_or_else(|| invalid(format!("You must provide either {what}Id or {what}Name.")))
    }
}

impl fmt::Display for Selector<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Id(text) | Self::Name(text)) = self;
        f.write_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ServiceError;

    #[test]
    fn takes_one_of_the_two() {
        let (id, name) = ("prod-1".to_owned(), "web".to_owned());
        assert_eq!(Selector::required("Product", Some(&id), None), Ok(Selector::Id("prod-1")));
        assert_eq!(Selector::required("Product", None, Some(&name)), Ok(Selector::Name("web")));
        assert_eq!(Selector::optional("Product", None, None), Ok(None));
        for (id, name) in [(None, None), (Some(&id), Some(&name))] {
            let error = Selector::required("Product", id, name).unwrap_err();
            assert_eq!(error.code(), "InvalidParametersException");
        }
    }
}
