//! Scheduling policies: how the jobs of a queue share what it has. See "fair-share scheduling" in the user guide.

mod create;
mod delete;
mod describe;
mod list;
mod rules;
mod update;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use describe::describe;
pub(super) use list::list;
pub(super) use rules::is_identifier;
pub(super) use update::update;

use super::{
    errors::Refusal,
    names::{self, Kind, Name},
    queue_refusals::QueueRefusal,
};
use crate::{
    api::batch::{FairsharePolicy, QuotaSharePolicy},
    kit::{Scope, Tags},
};

/// The scheduling policies of one account and region, by name.
pub(super) type SchedulingPolicies = BTreeMap<Name, SchedulingPolicy>;

/// A scheduling policy, apart from its name.
#[derive(Debug, Serialize)]
pub(super) struct SchedulingPolicy {
    /// How it shares.
    pub(super) policy: Policy,
    /// Its tags.
    pub(super) tags: Tags,
}

/// How jobs share. The sort is fixed when a policy is created.
#[derive(Debug, Serialize)]
pub(super) enum Policy {
    /// By share identifiers and their weights.
    Fairshare(FairsharePolicy),
    /// By quota shares.
    QuotaShare(QuotaSharePolicy),
}

impl Policy {
    /// The one policy that a request gives.
    fn from_request(
        fairshare: Option<FairsharePolicy>,
        quota_share: Option<QuotaSharePolicy>,
    ) -> Result<Self, QueueRefusal> {
        match (fairshare, quota_share) {
            (Some(policy), None) => {
                rules::check(&policy)?;
                Ok(Self::Fairshare(policy))
            }
            (None, Some(policy)) => Ok(Self::QuotaShare(policy)),
            _ => Err(QueueRefusal::NotOneSort),
        }
    }

    /// Whether both are of one sort.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.has_quota_shares() == other.has_quota_shares()
    }

    /// Whether it shares by quota shares.
    pub(super) fn has_quota_shares(&self) -> bool {
        matches!(self, Self::QuotaShare(_))
    }
}

/// The policy that the ARN `text` stands for; names are not taken.
fn find<'a>(
    policies: &'a SchedulingPolicies,
    scope: &Scope,
    text: &str,
) -> Result<(Name, &'a SchedulingPolicy), Refusal> {
    let name = names::resolve_arn(Kind::SchedulingPolicy, scope, text)?;
    match policies.get(&name) {
        Some(policy) => Ok((name, policy)),
        None => Err(Refusal::NotFound(text.to_owned())),
    }
}

/// The ARN of the policy with this name.
fn arn(name: &Name, scope: &Scope) -> String {
    name.arn(Kind::SchedulingPolicy, scope).into()
}
