//! One service job.

use std::{collections::VecDeque, sync::Arc};

use serde::Serialize;

use super::{index::Born, payload::Payload, stuck::Stuck};
use crate::{
    api::{
        Timestamp,
        batch::{
            ServiceJobAttemptDetail, ServiceJobStatus, ServiceResourceId, ServiceResourceIdName,
            SubmitServiceJobRequest,
        },
    },
    batch::{quota::JobNumber, scheduler::Name},
    kit::Tags,
};

/// How many preempted attempts are remembered.
///
/// unverified: the guide speaks of a sliding window of recent ones.
const MOST_PREEMPTED: usize = 10;

/// A service job, apart from its number.
#[derive(Debug, Serialize)]
pub(super) struct Job {
    pub(super) id: Arc<str>,
    /// The name of its queue.
    pub(super) queue: Name,
    /// What was asked for, with the priority that it has now; without its tags and its client token.
    pub(super) request: Box<SubmitServiceJobRequest>,
    pub(super) payload: Payload,
    pub(super) tags: Tags,
    pub(super) status: ServiceJobStatus,
    pub(super) status_reason: Option<String>,
    pub(super) is_terminated: bool,
    pub(super) created_at: Timestamp,
    /// When it came into the line the last time.
    pub(super) entered_at: Option<Timestamp>,
    pub(super) scheduled_at: Option<Timestamp>,
    pub(super) started_at: Option<Timestamp>,
    pub(super) stopped_at: Option<Timestamp>,
    /// The ARN of the training job of the latest attempt.
    pub(super) resource_arn: Option<Arc<str>>,
    /// The attempts that have ended, unless they were preempted.
    pub(super) attempts: Vec<Attempt>,
    /// How many attempts its retry strategy counts.
    pub(super) tries: i32,
    /// How often it was preempted, and the latest of these attempts.
    pub(super) preemptions: i32,
    pub(super) preempted: VecDeque<Attempt>,
    /// Counts its steps: what was to happen at an earlier step does not happen any more.
    pub(super) step: u64,
    /// Why it waits, if that is known to be in vain.
    pub(super) stuck: Option<Stuck>,
}

/// An attempt that has ended.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Attempt {
    pub(super) resource_arn: Option<Arc<str>>,
    pub(super) started_at: Option<Timestamp>,
    pub(super) stopped_at: Timestamp,
    pub(super) status_reason: String,
}

impl Job {
    /// When it was born.
    pub(super) fn born(&self, number: JobNumber) -> Born {
        (self.created_at.as_millis(), number)
    }

    /// Its priority: the lowest, unless it was given one.
    pub(super) fn priority(&self) -> i32 {
        self.request.scheduling_priority.unwrap_or_default()
    }

    /// Whether it has ended.
    pub(super) fn has_ended(&self) -> bool {
        matches!(self.status, ServiceJobStatus::Succeeded | ServiceJobStatus::Failed)
    }

    /// Whether the other service has it.
    pub(super) fn is_dispatched(&self) -> bool {
        matches!(
            self.status,
            ServiceJobStatus::Scheduled | ServiceJobStatus::Starting | ServiceJobStatus::Running
        )
    }

    /// The attempt under way as one that ends now.
    pub(super) fn attempt(&self, now: Timestamp, reason: &str) -> Attempt {
        Attempt {
            resource_arn: self.resource_arn.clone(),
            started_at: self.started_at,
            stopped_at: now,
            status_reason: reason.to_owned(),
        }
    }

    /// Remembers that the attempt under way was preempted.
    pub(super) fn note_preemption(&mut self, now: Timestamp, reason: &str) {
        self.preemptions = self.preemptions.saturating_add(1);
        self.preempted.push_back(self.attempt(now, reason));
        if self.preempted.len() > MOST_PREEMPTED {
            self.preempted.pop_front();
        }
    }
}

impl Attempt {
    /// How it is described.
    pub(super) fn detail(&self) -> ServiceJobAttemptDetail {
        ServiceJobAttemptDetail {
            service_resource_id: self.resource_arn.as_deref().map(resource),
            started_at: self.started_at.map(Timestamp::as_millis),
            stopped_at: Some(self.stopped_at.as_millis()),
            status_reason: Some(self.status_reason.clone()),
        }
    }
}

/// The training job with this ARN, as answers write it.
pub(super) fn resource(arn: &str) -> ServiceResourceId {
    ServiceResourceId { name: ServiceResourceIdName::TrainingJobArn, value: arn.to_owned() }
}
