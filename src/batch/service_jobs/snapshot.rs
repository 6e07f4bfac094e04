//! What `GetJobQueueSnapshot` shows of a queue for service jobs.

use std::collections::BTreeMap;

use super::{ServiceJobs, arn};
use crate::{
    api::{
        Timestamp,
        batch::{
            FairshareCapacityUsage, FairshareCapacityUtilization, FairshareUtilizationDetail,
            FrontOfQueueDetail, FrontOfQueueJobSummary, FrontOfQuotaShareJobSummary,
            FrontOfQuotaSharesDetail, GetJobQueueSnapshotResponse, QueueSnapshotCapacityUsage,
            QueueSnapshotUtilizationDetail, QuotaShareCapacityUsage, QuotaShareCapacityUtilization,
            QuotaShareUtilizationDetail,
        },
    },
    batch::quota::{Instances, JobNumber, Quota},
    kit::{Ordered, Scope},
};

/// How many jobs of a line are shown.
const MOST_JOBS: usize = 100;
/// How many shares are shown.
const MOST_SHARES: usize = 20;
/// What capacity is counted in where instances are not told apart.
const UNIT: &str = "NUM_INSTANCES";

impl ServiceJobs {
    /// The first `RUNNABLE` jobs of a queue, or of each of its quota shares, and the instances that its jobs hold.
    ///
    /// unverified: a job has been at its position since it came into the line.
    pub(in crate::batch) fn snapshot(
        &self,
        queue: &str,
        has_shares: bool,
        scope: &Scope,
        now: Timestamp,
    ) -> GetJobQueueSnapshotResponse {
        let last_updated_at = Some(now.as_millis());
        match self.rooms.quota(queue) {
            Some(quota) => GetJobQueueSnapshotResponse {
                front_of_quota_shares: Some(FrontOfQuotaSharesDetail {
                    quota_shares: Some(self.fronts(quota, scope)),
                    last_updated_at,
                }),
                queue_utilization: Some(quota_utilization(quota, last_updated_at)),
                ..GetJobQueueSnapshotResponse::default()
            },
            None => GetJobQueueSnapshotResponse {
                front_of_queue: Some(FrontOfQueueDetail {
                    jobs: Some(self.front(queue, scope, now)),
                    last_updated_at,
                }),
                queue_utilization: Some(self.utilization(queue, has_shares, last_updated_at)),
                ..GetJobQueueSnapshotResponse::default()
            },
        }
    }

    fn shown(&self, number: JobNumber, scope: &Scope) -> Option<(String, Option<i64>)> {
        let job = self.jobs.get(&number)?;
        Some((arn(&job.id, scope).into(), job.entered_at.map(Timestamp::as_millis)))
    }

    fn front(&self, queue: &str, scope: &Scope, now: Timestamp) -> Vec<FrontOfQueueJobSummary> {
        let numbers = self.rooms.front(queue, MOST_JOBS, now).into_iter();
        let shown = numbers.filter_map(|number| self.shown(number, scope));
        let summaries = shown.map(|(arn, since)| FrontOfQueueJobSummary {
            job_arn: Some(arn),
            earliest_time_at_position: since,
        });
        summaries.collect()
    }

    fn fronts(&self, quota: &Quota, scope: &Scope) -> BTreeMap<String, Vec<FrontOfQuotaShareJobSummary>> {
        let fronts = quota.fronts(MOST_JOBS).map(|(share, numbers)| {
            let shown = numbers.into_iter().filter_map(|number| self.shown(number, scope));
            let summaries = shown.map(|(arn, since)| FrontOfQuotaShareJobSummary {
                job_arn: Some(arn),
                earliest_time_at_position: since,
            });
            (share.to_string(), summaries.collect())
        });
        fronts.into_map()
    }

    fn utilization(
        &self,
        queue: &str,
        has_shares: bool,
        last_updated_at: Option<i64>,
    ) -> QueueSnapshotUtilizationDetail {
        let (total, shares) = self.rooms.held(queue);
        let mut most: Vec<_> = shares.iter().map(|(share, held)| (*held, share)).collect();
        most.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        let top = most.into_iter().take(MOST_SHARES).map(|(held, share)| FairshareCapacityUtilization {
            share_identifier: Some(share.to_string()),
            capacity_usage: Some(vec![FairshareCapacityUsage {
                capacity_unit: Some(UNIT.to_owned()),
                quantity: Some(quantity(held)),
            }]),
        });
        QueueSnapshotUtilizationDetail {
            total_capacity_usage: Some(vec![QueueSnapshotCapacityUsage {
                capacity_unit: Some(UNIT.to_owned()),
                quantity: Some(quantity(total)),
            }]),
            fairshare_utilization: has_shares.then(|| FairshareUtilizationDetail {
                active_share_count: i64::try_from(shares.len()).ok(),
                top_capacity_utilization: Some(top.collect()),
            }),
            quota_share_utilization: None,
            last_updated_at,
        }
    }
}

/// How much each share uses of each instance type; those that use most come first.
fn quota_utilization(quota: &Quota, last_updated_at: Option<i64>) -> QueueSnapshotUtilizationDetail {
    let (total, shares) = quota.held();
    let sum =
        |instances: &Instances| instances.values().fold(0, |sum: u64, count| sum.saturating_add(*count));
    let mut most: Vec<_> = shares.iter().collect();
    most.sort_by_key(|(share, held)| (std::cmp::Reverse(sum(held)), *share));
    let top = most.into_iter().take(MOST_SHARES).map(|(share, held)| {
        let usage = held.iter().map(|(kind, count)| QuotaShareCapacityUsage {
            capacity_unit: Some(kind.to_string()),
            quantity: Some(quantity(*count)),
        });
        QuotaShareCapacityUtilization {
            quota_share_name: Some(share.to_string()),
            capacity_usage: Some(usage.collect()),
        }
    });
    let usage = total.iter().map(|(kind, count)| QueueSnapshotCapacityUsage {
        capacity_unit: Some(kind.to_string()),
        quantity: Some(quantity(*count)),
    });
    QueueSnapshotUtilizationDetail {
        total_capacity_usage: Some(usage.collect()),
        fairshare_utilization: None,
        quota_share_utilization: Some(QuotaShareUtilizationDetail {
            top_capacity_utilization: Some(top.collect()),
        }),
        last_updated_at,
    }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer instances than 2^53 are shown")]
fn quantity(count: u64) -> f64 {
    count as f64
}
