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
    scheduler::{FairShare, Share},
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

    /// How the scheduler shares by it; none if it has quota shares.
    pub(super) fn fair_share(&self) -> Option<FairShare> {
        let Self::Fairshare(policy) = self else { return None };
        let shares = policy.share_distribution.iter().flatten().map(|share| {
            let beginning = share.share_identifier.strip_suffix('*');
            Share {
                name: beginning.unwrap_or(&share.share_identifier).into(),
                is_prefix: beginning.is_some(),
                weight: share.weight_factor.map_or(1.0, f64::from),
            }
        });
        let decay = policy.share_decay_seconds.and_then(|seconds| u32::try_from(seconds).ok());
        let reservation = policy.compute_reservation.and_then(|part| u8::try_from(part).ok());
        Some(FairShare {
            shares: shares.collect(),
            decay_seconds: decay.unwrap_or_default(),
            reservation_percent: reservation.unwrap_or_default(),
        })
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
