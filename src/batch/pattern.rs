//! Patterns of list filters.

/// What a text may look like, in whatever case.
#[derive(Debug, PartialEq)]
pub(super) enum Pattern<'a> {
    /// Like this.
    Whole(&'a str),
    /// Beginning like this.
    Beginning(&'a str),
}

impl<'a> Pattern<'a> {
    /// A last asterisk stands for any rest.
    pub(super) fn parse(value: &'a str) -> Self {
        value.strip_suffix('*').map_or(Self::Whole(value), Self::Beginning)
    }

    /// Whether a text looks so.
    pub(super) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Whole(whole) => text.eq_ignore_ascii_case(whole),
            Self::Beginning(beginning) => {
                text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_ignore_case_and_a_last_asterisk_stands_for_any_rest() {
        let matches = |value, name| Pattern::parse(value).matches(name);
        assert!(matches("LICENCE-a", "licence-A") && !matches("licence", "licence-a"));
        assert!(matches("Lic*", "licence-a") && matches("*", "x") && matches("licence*", "LICENCE"));
        assert!(!matches("licence-ab*", "licence-a") && !matches("l*e", "licence") && !matches("", "x"));
    }
}
