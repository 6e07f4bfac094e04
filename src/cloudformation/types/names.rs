//! The names that resources get when their template gives them none.

use crate::kit::Ids;

/// The name of a resource whose type has no rules of its own for names.
pub(super) fn generated_name(stack: &str, logical_id: &str, ids: &mut Ids) -> String {
    format!("{stack}-{logical_id}-{}", ids.upper(12))
}
