//! What is measured of a queue.

use serde::Serialize;

use super::{
    gauge::Gauge,
    series::{Bucket, Series},
};
use crate::api::{Timestamp, batch::JobStatus};

/// Jobs, or children of arrays, that go from one status to another.
#[derive(Clone, Copy, Debug)]
pub(in crate::batch) struct Turn {
    /// How many.
    pub(in crate::batch) count: u64,
    /// What each of them occupies, in thousandths of processors.
    pub(in crate::batch) milli_vcpus: u64,
    /// The status before.
    pub(in crate::batch) from: JobStatus,
    /// The status after.
    pub(in crate::batch) to: JobStatus,
}

/// What is measured of a queue.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Queue {
    /// How many jobs are `STARTING` or `RUNNING`.
    pub(super) running: Gauge,
    /// How many are `RUNNABLE`.
    pub(super) waiting: Gauge,
    /// What those that run occupy, in thousandths of processors.
    pub(super) milli_vcpus: Gauge,
    pub(super) ends: Ends,
}

/// The jobs that have ended.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Ends {
    pub(super) all: Ended,
    pub(super) last: Option<Timestamp>,
    pub(super) series: Series<Ended>,
}

/// How many jobs have ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Ended {
    pub(super) succeeded: u64,
    pub(super) failed: u64,
}

impl Bucket for Ended {
    fn join(&mut self, next: &Self) {
        self.succeeded = self.succeeded.saturating_add(next.succeeded);
        self.failed = self.failed.saturating_add(next.failed);
    }
}

/// What a status means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Before,
    Waiting,
    Running,
    Over,
}

impl Stage {
    const fn of(status: JobStatus) -> Self {
        match status {
            JobStatus::Submitted | JobStatus::Pending => Self::Before,
            JobStatus::Runnable => Self::Waiting,
            JobStatus::Starting | JobStatus::Running => Self::Running,
            JobStatus::Succeeded | JobStatus::Failed => Self::Over,
        }
    }
}

impl Queue {
    pub(super) fn new(start: Timestamp) -> Self {
        Self {
            running: Gauge::new(start),
            waiting: Gauge::new(start),
            milli_vcpus: Gauge::new(start),
            ends: Ends { all: Ended::default(), last: None, series: Series::new(start) },
        }
    }

    /// The same at `start`, nothing of what was before.
    pub(super) fn anew(&self, start: Timestamp) -> Self {
        Self {
            running: self.running.anew(start),
            waiting: self.waiting.anew(start),
            milli_vcpus: self.milli_vcpus.anew(start),
            ..Self::new(start)
        }
    }

    /// Whether jobs wait or run.
    pub(super) const fn is_busy(&self) -> bool {
        self.running.value() > 0 || self.waiting.value() > 0
    }

    pub(super) fn turned(&mut self, turn: Turn, now: Timestamp) {
        let Turn { count, milli_vcpus, from, to } = turn;
        let (from, stage) = (Stage::of(from), Stage::of(to));
        if from == stage {
            return;
        }
        let milli_vcpus = count.saturating_mul(milli_vcpus);
        match from {
            Stage::Waiting => self.waiting.sub(count, now),
            Stage::Running => {
                self.running.sub(count, now);
                self.milli_vcpus.sub(milli_vcpus, now);
            }
            Stage::Before | Stage::Over => {}
        }
        match stage {
            Stage::Waiting => self.waiting.add(count, now),
            Stage::Running => {
                self.running.add(count, now);
                self.milli_vcpus.add(milli_vcpus, now);
            }
            Stage::Over => self.ends.count(count, to == JobStatus::Succeeded, now),
            Stage::Before => {}
        }
    }
}

impl Ends {
    fn count(&mut self, count: u64, succeeded: bool, now: Timestamp) {
        let more = if succeeded {
            Ended { succeeded: count, failed: 0 }
        } else {
            Ended { succeeded: 0, failed: count }
        };
        self.all.join(&more);
        self.last = Some(now);
        if let Some(bucket) = self.series.bucket(now) {
            bucket.join(&more);
        }
    }
}
