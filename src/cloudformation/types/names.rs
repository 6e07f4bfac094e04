//! The names that resources get when their template gives them none.

use crate::kit::Ids;

/// How many random characters end a name.
const RANDOM: usize = 12;

/// `<stack>-<logical id>-<random>`, cut so that it has no more characters than names of this kind may have.
/// `unverified:` how the two parts share what is left; each gets half, and what the other one does not need.
pub(super) fn generated_name(stack: &str, logical_id: &str, most: usize, ids: &mut Ids) -> String {
    // Both parts are ASCII: letters, digits and hyphens.
    let left = most.saturating_sub(RANDOM + 2);
    let logical_id = cut(logical_id, (left / 2).max(left.saturating_sub(stack.len())));
    let stack = cut(stack, left.saturating_sub(logical_id.len()));
    format!("{stack}-{logical_id}-{}", ids.upper(RANDOM))
}

fn cut(text: &str, most: usize) -> &str {
    text.get(..most).unwrap_or(text)
}
