//! Regular expressions of templates, which are written in the dialect of Java.

use regex::RegexBuilder;

/// The most bytes of memory that a compiled pattern may take.
const MOST_MEMORY: usize = 1 << 20;

/// Whether the whole of a text matches a pattern; nothing if the pattern is none, or uses what cannot be matched in linear
/// time: back-references and look-around.
pub(super) fn matches(pattern: &str, text: &str) -> Option<bool> {
    let anchored = format!("\\A(?:{})\\z", translate(pattern));
    let regex = RegexBuilder::new(&anchored).size_limit(MOST_MEMORY).build().ok()?;
    Some(regex.is_match(text))
}

/// The pattern with the classes of Java that mean less than ours: those of ASCII.
fn translate(pattern: &str) -> String {
    let mut translated = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            translated.push(c);
            continue;
        }
        match characters.next() {
            Some('d') => translated.push_str("[0-9]"),
            Some('D') => translated.push_str("[^0-9]"),
            Some('w') => translated.push_str("[0-9A-Za-z_]"),
            Some('W') => translated.push_str("[^0-9A-Za-z_]"),
            Some('s') => translated.push_str("[ \\t\\n\\x0B\\f\\r]"),
            Some('S') => translated.push_str("[^ \\t\\n\\x0B\\f\\r]"),
            Some('Z') => translated.push_str("\\z"),
            // An escape that only we do not know stands for the character itself.
            Some(c) if c.is_ascii_punctuation() || c == ' ' => {
                translated.push_str(&regex::escape(&c.to_string()));
            }
            escaped => translated.extend(['\\'].into_iter().chain(escaped)),
        }
    }
    translated
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_are_those_of_java() {
        for (pattern, text, expected) in [
            ("[a-z]+", "abc", Some(true)),
            ("[a-z]+", "abc1", Some(false)),
            ("a|b", "ab", Some(false)),
            ("\\d+", "\u{663}", Some(false)),
            ("[\\w.-]*", "a-b.c", Some(true)),
            ("(\\d{1,3})\\.(\\d{1,3})\\/(\\d{1,2})", "10.0/16", Some(true)),
            ("^$|^\\S*$", "", Some(true)),
            ("\\\"a\\@b\\ c", "\"a@b c", Some(true)),
            ("(?=a).*", "a", None),
            ("(", "", None),
            ("((.{1,1000}){1,1000}){1,1000}", "a", None),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern}");
        }
    }
}
