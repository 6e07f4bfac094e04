//! Quota shares: parts of what a queue with a quota-share policy may use.

mod create;
mod delete;
mod describe;
mod list;
mod rules;
mod update;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use describe::describe;
pub(super) use list::list;
pub(super) use update::update;

use super::{
    Partition,
    errors::Refusal,
    life::{Status, Subject},
    names::{self, Kind, Name},
    queue_refusals::QueueRefusal,
};
use crate::{
    api::batch::{
        QuotaShareCapacityLimit, QuotaSharePreemptionConfiguration, QuotaShareResourceSharingConfiguration,
        QuotaShareState,
    },
    kit::{Arn, Scope, Tags},
};

/// The most shares of a queue.
const MOST_SHARES: usize = 20;
/// What stands before the name of a share in its ARN, behind the ARN of its queue.
const SEGMENT: &str = "/quota-share/";

/// A quota share, apart from its name and its queue.
#[derive(Debug, Serialize)]
pub(super) struct QuotaShare {
    /// Whether it takes jobs.
    pub(super) state: QuotaShareState,
    /// Where it stands in its life.
    pub(super) status: Status,
    /// How much its jobs may use without borrowing.
    pub(super) capacity_limits: Vec<QuotaShareCapacityLimit>,
    /// Whether it lends and borrows, and how much.
    pub(super) sharing: QuotaShareResourceSharingConfiguration,
    /// Whether its jobs may be stopped for others of its own.
    pub(super) preemption: QuotaSharePreemptionConfiguration,
    /// Its tags.
    pub(super) tags: Tags,
}

/// Which share it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShareName {
    /// The name of its queue.
    pub(super) queue: Name,
    /// Its own name.
    pub(super) share: Name,
}

impl ShareName {
    /// The share whose ARN `arn` is, if it is one of this very account and region.
    pub(super) fn read(scope: &Scope, arn: &Arn) -> Option<Self> {
        let (queue, share) = parts(arn.as_str())?;
        let queue = names::named_by(Kind::JobQueue, scope, &Arn::parse(queue)?)?;
        Some(Self { queue, share: Name::parse(share)? })
    }

    /// Its ARN.
    fn arn(&self, scope: &Scope) -> String {
        format!("{}{SEGMENT}{}", self.queue.arn(Kind::JobQueue, scope), self.share.as_str())
    }

    /// What has its life.
    fn subject(self) -> Subject {
        Subject::QuotaShare { queue: self.queue, share: self.share }
    }
}

/// The ARN of the queue and the name in the ARN of a share.
fn parts(arn: &str) -> Option<(&str, &str)> {
    arn.split_once(SEGMENT)
}

/// The share that the ARN `text` stands for.
fn find<'a>(
    partition: &'a Partition,
    scope: &Scope,
    text: &str,
) -> Result<(ShareName, &'a QuotaShare), Refusal> {
    let arn = Arn::parse(text)
        .filter(|arn| arn.service() == "batch" && parts(arn.as_str()).is_some())
        .ok_or(QueueRefusal::NotAShare)?;
    ShareName::read(scope, &arn)
        .and_then(|name| {
            let share = partition.job_queues.get(&name.queue)?.quota_shares.get(&name.share)?;
            Some((name, share))
        })
        .ok_or_else(|| Refusal::NotFound(text.to_owned()))
}
