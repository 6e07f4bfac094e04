//! What a template and the constraints on it tell whoever provisions it, beside the parameters.

use super::api::UsageInstruction;
use crate::cloudformation::Content;

/// The instructions in the order in which AWS lists them; most are only there if there is something to say.
pub(super) fn of(content: &Content) -> Vec<UsageInstruction> {
    let capabilities = content.capabilities();
    let mut told = vec![one("rules", content.rules())];
    told.extend(content.version().map(|version| one("version", version)));
    told.extend(capabilities.reason().map(|reason| one("capabilitiesReason", reason)));
    told.extend(content.description().map(|description| one("description", description)));
    told.extend(content.metadata().map(|metadata| one("metadata", metadata)));
    told.extend(capabilities.needed.iter().map(|capability| one("capability", capability)));
    told
}

fn one(kind: &str, value: impl ToString) -> UsageInstruction {
    UsageInstruction { r#type: Some(kind.to_owned()), value: Some(value.to_string()) }
}
