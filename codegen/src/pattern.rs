//! From the Java dialect of regular expressions, in which models are written, to that of the `regex` crate.

use anyhow::{Result, bail};

/// What `.` stands for: anything but Java's line terminators.
const DOT: &str = r"[^\n\r\x{85}\x{2028}\x{2029}]";

/// Java's white space, ASCII only, for use inside a class.
const SPACE: &str = r" \t\n\x0B\f\r";

/// Translates a pattern of a model. The result matches whole texts only, as the services do.
///
/// # Errors
///
/// When the pattern uses what the `regex` crate does not have: look-around, back references, negated classes in classes.
pub(crate) fn translate(source: &str) -> Result<String> {
    for unsupported in ["(?=", "(?!", "(?<=", "(?<!"] {
        if source.contains(unsupported) {
            bail!("the pattern {source:?} has a look-around; add an equivalent to overrides.rs");
        }
    }
    let mut output = String::from(r"\A(?:");
    let mut in_class = false;
    let mut signs = source.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some(escaped) => escape(source, escaped, in_class, &mut output)?,
                None => bail!("the pattern {source:?} ends in a backslash"),
            },
            '.' if !in_class => output.push_str(DOT),
            '[' if in_class => bail!("the pattern {source:?} has a class within a class"),
            _ => {
                in_class = match sign {
                    '[' => true,
                    ']' => false,
                    _ => in_class,
                };
                output.push(sign);
            }
        }
    }
    output.push_str(r")\z");
    Ok(output)
}

fn escape(source: &str, escaped: char, in_class: bool, output: &mut String) -> Result<()> {
    let (members, negated) = match escaped {
        'w' => ("0-9A-Za-z_", false),
        'W' => ("0-9A-Za-z_", true),
        'd' => ("0-9", false),
        'D' => ("0-9", true),
        's' => (SPACE, false),
        'S' => (SPACE, true),
        '/' => {
            output.push('/');
            return Ok(());
        }
        '1'..='9' => bail!("the pattern {source:?} has a back reference; add an equivalent to overrides.rs"),
        _ => {
            output.push('\\');
            output.push(escaped);
            return Ok(());
        }
    };
    match (in_class, negated) {
        (true, true) => bail!("the pattern {source:?} has a negated class within a class"),
        (true, false) => output.push_str(members),
        (false, true) => output.extend(["[^", members, "]"]),
        (false, false) => output.extend(["[", members, "]"]),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_must_match() {
        assert_eq!(translate("^[a-z]+$").unwrap(), r"\A(?:^[a-z]+$)\z");
        assert_eq!(translate("a|b").unwrap(), r"\A(?:a|b)\z");
    }

    #[test]
    fn classes_are_ascii() {
        assert_eq!(
            translate(r"\w{8}\d\s\S").unwrap(),
            r"\A(?:[0-9A-Za-z_]{8}[0-9][ \t\n\x0B\f\r][^ \t\n\x0B\f\r])\z"
        );
        assert_eq!(translate(r"[\w+=]").unwrap(), r"\A(?:[0-9A-Za-z_+=])\z");
        assert_eq!(translate(r"[^\s]").unwrap(), r"\A(?:[^ \t\n\x0B\f\r])\z");
    }

    #[test]
    fn a_dot_stops_at_every_line_terminator() {
        assert_eq!(translate("arn:.*").unwrap(), r"\A(?:arn:[^\n\r\x{85}\x{2028}\x{2029}]*)\z");
        assert_eq!(translate(r"[.]\.").unwrap(), r"\A(?:[.]\.)\z");
    }

    #[test]
    fn slashes_need_no_escape() {
        assert_eq!(translate(r"\/o-[+\/=]").unwrap(), r"\A(?:/o-[+/=])\z");
    }

    #[test]
    fn what_the_crate_lacks_is_refused() {
        for source in [r"^(?!\s*$).+", r"(a)\1", r"[a[b]]", r"[\S]", "a\\"] {
            assert!(translate(source).is_err(), "{source}");
        }
    }
}
