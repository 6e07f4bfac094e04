//! What a template and the constraints on it tell whoever provisions it, beside the parameters.

use super::{api::UsageInstruction, constraints::InForce};
use crate::{
    cloudformation::{Content, Map},
    kit::Scope,
};

/// The instructions in the order in which AWS lists them; most are only there if there is something to say.
/// `scope` is where something would be launched.
pub(super) fn of(content: &Content, constraints: &InForce<'_>, scope: &Scope) -> Vec<UsageInstruction> {
    let capabilities = content.capabilities();
    // unverified: that of two rules with the same name the one of the younger constraint is shown.
    let rules = Map::joined([content.rules()].into_iter().chain(constraints.rules()));
    let tag_updates = if constraints.allow_tag_updates() { "ALLOWED" } else { "NOT_ALLOWED" };
    let mut told = vec![one("rules", rules)];
    told.extend(content.version().map(|version| one("version", version)));
    told.extend(capabilities.reason().map(|reason| one("capabilitiesReason", reason)));
    told.extend(content.description().map(|description| one("description", description)));
    told.extend(content.metadata().map(|metadata| one("metadata", metadata)));
    told.extend(constraints.launch_role(scope).map(|role| one("launchAsRole", role)));
    // Also there without any constraint about it.
    told.push(one("tagUpdateOnProvisionedProduct", tag_updates));
    told.extend(capabilities.needed.iter().map(|capability| one("capability", capability)));
    told
}

fn one(kind: &str, value: impl ToString) -> UsageInstruction {
    UsageInstruction { r#type: Some(kind.to_owned()), value: Some(value.to_string()) }
}
