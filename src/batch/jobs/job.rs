//! What is known of a job.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;
use uuid::Uuid;

use super::work::Work;
use crate::{
    api::{
        Timestamp,
        batch::{ArrayJobDependency, JobStatus},
    },
    batch::{
        names::Name,
        scheduler::{self, Demand, Taken},
    },
    kit::{Ordered, Tags},
};

/// Which job of an account and region it is: they are counted from 1 as they are submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(in crate::batch) struct JobNumber(pub(super) u64);

/// What runs: a job by itself, or a child of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(in crate::batch) struct Which {
    /// The job.
    pub(super) job: JobNumber,
    /// The index of the child, if the job is an array.
    pub(super) child: Option<u32>,
}

impl Which {
    /// A job by itself.
    pub(super) const fn whole(job: JobNumber) -> Self {
        Self { job, child: None }
    }

    /// A child of an array.
    pub(super) const fn child(job: JobNumber, index: u32) -> Self {
        Self { job, child: Some(index) }
    }
}

/// A job, an array with its children, or a multi-node parallel job with its nodes.
#[derive(Debug, Serialize)]
pub(in crate::batch) struct Job {
    pub(super) id: Uuid,
    pub(super) name: Box<str>,
    /// The name of its queue.
    pub(super) queue: scheduler::Name,
    /// What it is to do.
    pub(super) work: Work,
    /// What it, each child, or all nodes together need to start.
    pub(super) demand: Arc<Demand>,
    /// Its share identifier; empty in a queue without shares.
    pub(super) share: scheduler::Name,
    pub(super) created_at: Timestamp,
    /// What it waits for.
    pub(super) depends_on: Vec<Dependency>,
    /// The jobs that wait for it.
    pub(super) dependents: Vec<JobNumber>,
    pub(super) tags: Tags,
    pub(super) body: Body,
}

/// What runs of a job.
#[derive(Debug, Serialize)]
pub(super) enum Body {
    /// The job itself; all nodes of a multi-node parallel job together.
    One(Run),
    /// Children.
    Array(Box<Array>),
}

/// A job that another waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Dependency {
    /// The job waited for: as a whole, or one of its children. None for the job itself, whose children go one by one.
    pub(super) on: Option<Which>,
    /// How: none for until it has succeeded as a whole.
    pub(super) kind: Option<ArrayJobDependency>,
    /// The id as the submission has it.
    pub(super) id: Option<Box<str>>,
}

/// The children of an array.
#[derive(Debug, Serialize)]
pub(super) struct Array {
    /// How many there are.
    pub(super) size: u32,
    /// One after the other, from index 0; none before the array's own dependencies are met.
    pub(super) children: Vec<Run>,
    /// How many children are in each status.
    #[serde(skip)]
    pub(super) counts: Counts,
    /// When a child last changed its status.
    pub(super) counted_at: Timestamp,
    /// What the parent shows of itself. It is never `RUNNABLE`, `STARTING` or `RUNNING`.
    pub(super) parent: Parent,
}

/// The parent of an array, apart from its children.
#[derive(Debug, Serialize)]
pub(super) struct Parent {
    #[serde(serialize_with = "as_text")]
    pub(super) status: JobStatus,
    pub(super) reason: Option<Arc<str>>,
    pub(super) stopped_at: Option<Timestamp>,
    pub(super) is_cancelled: bool,
    pub(super) is_terminated: bool,
}

/// The life of what runs.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    #[serde(serialize_with = "as_text")]
    pub(super) status: JobStatus,
    pub(super) reason: Option<Arc<str>>,
    pub(super) created_at: Timestamp,
    pub(super) stopped_at: Option<Timestamp>,
    pub(super) is_cancelled: bool,
    pub(super) is_terminated: bool,
    /// The number of its place in the line of its queue, while it has one.
    pub(super) place: Option<u64>,
    /// When it came into the line the last time.
    pub(super) entered_at: Option<Timestamp>,
    /// The attempt under way, from `STARTING` until it has ended.
    pub(super) current: Option<Box<Current>>,
    /// The attempts that have ended.
    pub(super) attempts: Vec<Attempt>,
}

impl Run {
    /// Something that was just made.
    pub(super) fn new(status: JobStatus, created_at: Timestamp) -> Self {
        Self {
            status,
            reason: None,
            created_at,
            stopped_at: None,
            is_cancelled: false,
            is_terminated: false,
            place: None,
            entered_at: None,
            current: None,
            attempts: Vec::new(),
        }
    }

    /// It has come into the line.
    pub(super) fn entered(&mut self, place: u64, now: Timestamp) {
        self.place = Some(place);
        self.entered_at = Some(now);
    }

    /// The number of the latest attempt, from 1; 0 before the first one.
    pub(super) fn attempt(&self) -> usize {
        self.attempts.len() + usize::from(self.current.is_some())
    }

    /// When the latest attempt began to run.
    pub(super) fn started_at(&self) -> Option<Timestamp> {
        match &self.current {
            Some(current) => current.started_at,
            None => self.attempts.last().and_then(|attempt| attempt.started_at),
        }
    }

    /// Where the latest attempt runs or ran.
    pub(super) fn task(&self) -> Option<&Task> {
        let last = self.attempts.last().map(|attempt| &attempt.task);
        self.current.as_ref().map(|current| &current.task).or(last)
    }
}

/// An attempt under way, and what it holds.
#[derive(Debug, Serialize)]
pub(super) struct Current {
    pub(super) task: Task,
    /// Since when it is `RUNNING`.
    pub(super) started_at: Option<Timestamp>,
    pub(super) taken: Taken,
    /// The units it holds.
    pub(super) units: Vec<Held>,
    /// Why it is being stopped, if it is.
    pub(super) stopping: Option<Arc<str>>,
}

/// Units of a consumable resource that an attempt holds.
#[derive(Debug, Serialize)]
pub(super) struct Held {
    pub(super) resource: Name,
    /// Which of the resources that had this name one after the other: units of a deleted one do not come back.
    pub(super) number: u64,
    pub(super) units: u64,
}

/// Where an attempt runs.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Task {
    /// Tells it from others: the id of the task in Amazon ECS, part of the name of the pod in Amazon EKS.
    pub(super) id: Uuid,
    /// The name of the cluster.
    pub(super) cluster: Arc<str>,
    /// What the cluster runs on.
    pub(super) host: Host,
    /// In a cluster of Amazon EKS, the namespace of pods whose definition names none.
    pub(super) namespace: Option<Box<str>>,
}

/// What a cluster runs containers on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in crate::batch) enum Host {
    /// Instances, which are container instances of the cluster.
    Instances,
    /// AWS Fargate.
    Fargate,
    /// Nodes of Amazon EKS.
    Nodes,
}

/// An attempt that has ended.
#[derive(Debug, Serialize)]
pub(super) struct Attempt {
    pub(super) task: Task,
    pub(super) started_at: Option<Timestamp>,
    pub(super) stopped_at: Timestamp,
    pub(super) end: End,
}

/// How an attempt has ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct End {
    /// None if no container has exited, as on a lost host.
    pub(in crate::batch) exit_code: Option<i32>,
    /// Of the job.
    pub(in crate::batch) status_reason: Option<Arc<str>>,
    /// Of the container.
    pub(in crate::batch) reason: Option<Arc<str>>,
}

/// How many there are in each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts([u32; JobStatus::ALL.len()]);

impl Counts {
    pub(super) fn of(&self, status: JobStatus) -> u32 {
        self.0[status as usize]
    }

    /// As descriptions and lists show them: every status, even without any.
    pub(super) fn shown(&self) -> BTreeMap<String, i32> {
        let count = |status: JobStatus| i32::try_from(self.of(status)).unwrap_or(i32::MAX);
        JobStatus::ALL.iter().map(|status| (status.as_str().to_owned(), count(*status))).into_map()
    }

    pub(super) fn add(&mut self, status: JobStatus, number: u32) {
        self.0[status as usize] += number;
    }

    /// One goes from one status to another.
    pub(super) fn turn(&mut self, from: JobStatus, to: JobStatus) {
        self.0[from as usize] -= 1;
        self.0[to as usize] += 1;
    }
}

/// Whether nothing comes after this status.
pub(super) fn is_over(status: JobStatus) -> bool {
    matches!(status, JobStatus::Succeeded | JobStatus::Failed)
}

/// Whether a job in this status holds what it needs.
pub(super) fn is_held(status: JobStatus) -> bool {
    matches!(status, JobStatus::Starting | JobStatus::Running)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde wants it")]
fn as_text<S: serde::Serializer>(status: &JobStatus, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.as_str())
}

impl Job {
    /// The status of the job as a whole.
    pub(super) fn status(&self) -> JobStatus {
        match &self.body {
            Body::One(run) => run.status,
            Body::Array(array) => array.parent.status,
        }
    }

    /// The job itself, or a child of it.
    pub(super) fn run(&self, child: Option<u32>) -> Option<&Run> {
        match (&self.body, child) {
            (Body::One(run), None) => Some(run),
            (Body::Array(array), Some(index)) => array.children.get(index as usize),
            _ => None,
        }
    }

    /// The children, if it is an array.
    pub(super) fn array(&self) -> Option<&Array> {
        match &self.body {
            Body::One(_) => None,
            Body::Array(array) => Some(array),
        }
    }

    /// Whether the children wait for each other, or for children of other arrays.
    pub(super) fn has_dependent_children(&self) -> bool {
        self.depends_on.iter().any(|dependency| dependency.kind.is_some())
    }
}
