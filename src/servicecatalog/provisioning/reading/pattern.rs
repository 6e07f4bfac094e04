//! What a text must look like that a query is for. unverified: that the whole text must look so, whatever the case, and that
//! `*` stands for any run of characters and `?` for one.

/// What a text must look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    text: Box<str>,
    /// The characters in lower case, if some are wildcards.
    wild: Option<Box<[char]>>,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        let is_wild = text.contains(['*', '?']);
        let wild = is_wild.then(|| text.chars().map(|c| c.to_ascii_lowercase()).collect());
        Self { text: text.into(), wild }
    }

    /// The text itself, if there is no wildcard in it.
    pub(super) fn plain(&self) -> Option<&str> {
        self.wild.is_none().then_some(&self.text)
    }

    /// Whether a text looks so.
    pub(super) fn matches(&self, text: &str) -> bool {
        match &self.wild {
            None => self.text.eq_ignore_ascii_case(text),
            Some(pattern) => fits(pattern, text),
        }
    }

    /// Whether a text could look so that begins with `start`.
    pub(super) fn may_begin(&self, start: &str) -> bool {
        let literal = self.literal().bytes();
        let fits = literal.zip(start.bytes()).all(|(one, other)| one.eq_ignore_ascii_case(&other));
        fits && (self.wild.is_some() || self.text.len() >= start.len())
    }

    /// Whether a text could look so that begins with a digit.
    pub(super) fn may_begin_with_digit(&self) -> bool {
        match self.literal().bytes().next() {
            Some(first) => first.is_ascii_digit(),
            None => self.wild.is_some(),
        }
    }

    /// Whether a text could look so that has this character in it.
    pub(super) fn may_have(&self, c: char) -> bool {
        self.wild.is_some() || self.text.contains(c)
    }

    /// What comes before the first wildcard.
    fn literal(&self) -> &str {
        self.text.split(['*', '?']).next().unwrap_or_default()
    }
}

/// Whether the whole of a text fits. When it does not go on, the last asterisk takes one character more.
fn fits(pattern: &[char], text: &str) -> bool {
    let text: Vec<char> = text.chars().map(|c| c.to_ascii_lowercase()).collect();
    let (mut at, mut read) = (0, 0);
    // The place behind the last asterisk, and how far the text was read when it was last tried.
    let mut retry: Option<(usize, usize)> = None;
    while let Some(c) = text.get(read) {
        match pattern.get(at) {
            Some('*') => {
                at += 1;
                retry = Some((at, read));
            }
            Some(wanted) if *wanted == '?' || wanted == c => {
                at += 1;
                read += 1;
            }
            _ => {
                let Some((behind, tried)) = retry else { return false };
                retry = Some((behind, tried + 1));
                (at, read) = (behind, tried + 1);
            }
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|c| *c == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_fits_whatever_its_case() {
        let matches = |pattern: &str, text| Pattern::new(pattern).matches(text);
        for (pattern, text) in [
            ("web", "Web"),
            ("W*", "web"),
            ("*b", "web"),
            ("w?b", "WEB"),
            ("*", ""),
            ("w*e*b", "w-e-eb"),
            ("**b", "b"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in
            [("we", "web"), ("w?", "web"), ("?", ""), ("*x", "web"), ("w*c", "web"), ("", "w")]
        {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn what_could_fit_is_not_ruled_out() {
        for pattern in ["arn:aws:x", "ARN:*", "a*", "*", "?rn:*"] {
            assert!(Pattern::new(pattern).may_begin("arn:"), "{pattern}");
        }
        for pattern in ["ar", "b*", "web", ""] {
            assert!(!Pattern::new(pattern).may_begin("arn:"), "{pattern}");
        }
        assert!(Pattern::new("*").may_begin_with_digit() && Pattern::new("20*").may_begin_with_digit());
        assert!(!Pattern::new("web").may_begin_with_digit() && !Pattern::new("").may_begin_with_digit());
    }
}
