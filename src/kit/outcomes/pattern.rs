//! Patterns of names.

/// Whether the whole of `text` fits `pattern`, in which `*` stands for any run of characters.
pub fn fits(pattern: &str, text: &str) -> bool {
    let Some((beginning, rest)) = pattern.split_once('*') else { return pattern == text };
    let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    let Some(text) = text.strip_prefix(beginning) else { return false };
    let Some(mut text) = text.strip_suffix(end) else { return false };
    // Each piece is best found as early as it can be: what is left for the next ones is longest then.
    middle.split('*').all(|piece| match text.find(piece) {
        Some(place) => {
            text = text.get(place + piece.len()..).unwrap_or_default();
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_star_stands_for_any_run_of_characters() {
        for (pattern, text) in [
            ("a", "a"),
            ("*", ""),
            ("*", "ab"),
            ("a*", "a"),
            ("*b", "ab"),
            ("a*c", "abc"),
            ("a*b*c", "a-b-b-c"),
            ("**", "x"),
            ("*a*b*", "xaxbx"),
            ("ä*ü", "ä→ü"),
        ] {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", "a"),
            ("a", ""),
            ("a", "ab"),
            ("A*", "a"),
            ("a*a", "a"),
            ("a*b*c", "ac"),
            ("*b*a*", "ab"),
            ("?", "a"),
            ("ab*ba", "aba"),
        ] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }

    /// The plain definition of what `*` means.
    fn model(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern, text) {
            ([b'*', rest @ ..], _) => (0..=text.len()).any(|place| model(rest, &text[place..])),
            ([first, rest @ ..], [next, left @ ..]) => first == next && model(rest, left),
            (_, _) => pattern.is_empty() && text.is_empty(),
        }
    }

    proptest! {
        #[test]
        fn patterns_mean_what_the_model_says(pattern in "[ab*]{0,7}", text in "[ab]{0,8}") {
            prop_assert_eq!(fits(&pattern, &text), model(pattern.as_bytes(), text.as_bytes()));
        }
    }
}
