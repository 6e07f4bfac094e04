//! Compliance types.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A compliance type. Lists show them in this order: associations, patches, then custom types by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in super::super) enum Kind {
    /// `Association`: whether associations of State Manager were applied.
    Association,
    /// `Patch`: whether patches are installed.
    Patch,
    /// `Custom:` and a name.
    Custom(Arc<str>),
}

impl Kind {
    /// Reads a compliance type.
    ///
    /// unverified: the pattern of the API takes any word; the user guide knows these only.
    pub(in super::super) fn parse(text: &str) -> Option<Self> {
        match text {
            "Association" => Some(Self::Association),
            "Patch" => Some(Self::Patch),
            _ => {
                let mut name = text.strip_prefix("Custom:")?.chars();
                let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let begins = name.next().is_some_and(|first| is_word(first) || first == '-');
                let is_name = begins && !name.as_str().is_empty() && name.all(is_word);
                is_name.then_some(Self::Custom(text.into()))
            }
        }
    }

    pub(in super::super) fn as_str(&self) -> &str {
        match self {
            Self::Association => "Association",
            Self::Patch => "Patch",
            Self::Custom(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_two_of_aws_and_custom_ones() {
        for name in ["Association", "Patch", "Custom:Ab_c", "Custom:-a", "Custom:ab"] {
            assert_eq!(Kind::parse(name).unwrap().as_str(), name);
        }
        for name in ["Toast", "patch", "Custom:", "Custom:a", "Custom:a-b", "Custom:a b", "Custom:äb", ""] {
            assert_eq!(Kind::parse(name), None, "{name}");
        }
    }

    #[test]
    fn lists_begin_with_those_of_aws() {
        let mut kinds =
            ["Custom:Aa", "Patch", "Association", "Custom:B1"].map(|name| Kind::parse(name).unwrap());
        kinds.sort();
        assert_eq!(
            kinds.map(|kind| kind.as_str().to_owned()),
            ["Association", "Patch", "Custom:Aa", "Custom:B1"]
        );
    }
}
