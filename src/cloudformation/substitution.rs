//! The texts of `Fn::Sub`, with variables in them: `${Name}`, or `${Resource.Attribute}`.

use super::error::{Result, TemplateError};

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
