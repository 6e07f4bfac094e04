//! Checking the properties of a resource before it is made.

use super::{is_custom, tables::Facts};
use crate::cloudformation::Map;

/// What is wrong with the properties of a resource, as its reason for failing tells it: those that are missing and those
/// that its type does not know. Only what is known of the type is checked, and nothing inside the properties.
///
/// `unverified:` which of the oldest types still have the sentences `Property Name cannot be empty.` and `Encountered
/// unsupported property Name` instead, and that properties that can only be read are refused like those that are unknown.
pub fn invalid_properties(resource_type: &str, logical_id: &str, properties: &Map) -> Option<String> {
    if is_custom(resource_type) {
        return None;
    }
    let known: Vec<(&str, bool)> = Facts::of(resource_type)?.properties()?.collect();
    let missing = known.iter().filter(|(name, is_required)| *is_required && properties.get(name).is_none());
    let missing = missing.map(|(name, _)| format!("\n#: required key [{name}] not found"));
    let unknown = properties.names().filter(|name| known.iter().all(|(each, _)| each != name));
    let unknown = unknown.map(|name| format!("\n#: extraneous key [{name}] is not permitted"));
    let faults: String = missing.chain(unknown).collect();
    let start = format!("Properties validation failed for resource {logical_id} with message:");
    (!faults.is_empty()).then_some(start + &faults)
}
