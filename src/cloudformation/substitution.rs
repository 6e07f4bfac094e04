//! The texts of `Fn::Sub`, with variables in them: `${Name}`, or `${Resource.Attribute}`.

use super::error::{Result, TemplateError};

/// A text with its variables replaced, each by what `value` says of its name; none if it does not know one of them.
pub(super) fn replaced(
    text: &str,
    mut value: impl FnMut(&str) -> Result<Option<Box<str>>>,
) -> Result<Option<String>> {
    let (mut rest, mut made, mut known) = (text, String::new(), true);
    while let Some((before, behind)) = rest.split_once("${") {
        let Some((name, after)) = behind.split_once('}') else { break };
        made.push_str(before);
        match name.strip_prefix('!') {
            Some(literal) => made.extend(["${", literal, "}"]),
            None => match value(name)? {
                Some(value) => made.push_str(&value),
                None => known = false,
            },
        }
        rest = after;
    }
    made.push_str(rest);
    Ok(known.then_some(made))
}

/// The names of the variables in a text, in their order. `${!Name}` is no variable but the text `${Name}`.
pub(super) fn variables(text: &str) -> Result<Vec<&str>> {
    let mut names = Vec::new();
    for part in text.split("${").skip(1) {
        let Some((name, _)) = part.split_once('}') else { continue };
        if name.starts_with('!') {
            continue;
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(TemplateError::function(format_args!(
                "variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and \
                 colons"
            )));
        }
        names.push(name);
    }
    Ok(names)
}
