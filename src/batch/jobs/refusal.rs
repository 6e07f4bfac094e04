//! Why calls on jobs are refused.
//!
//! A sentence without a mark was answered by the real service.

/// A refused request; how it is answered, its [`Refusal`](crate::batch::errors::Refusal) says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::batch) enum JobRefusal {
    /// A name outside the rule.
    #[error("Job name should match valid pattern")]
    Name,
    /// unverified: a queue that takes no jobs.
    #[error("JobQueue {0} is DISABLED. Jobs can only be submitted to job queues in ENABLED state.")]
    DisabledQueue(String),
    /// unverified: a queue that is not ready, or on its way out.
    #[error("JobQueue {0} is not in VALID status.")]
    InvalidQueue(String),
    /// unverified: a queue for service jobs.
    #[error("Job queues of type SAGEMAKER_TRAINING only take service jobs.")]
    ServiceQueue,
    /// A definition for other environments than those of the queue.
    #[error("Job Queue is attached to Compute Environment that can not run Jobs with capability {0}.")]
    Capability(&'static str),
    /// unverified: a definition for the other orchestration than that of the queue.
    #[error(
        "Job Queue is attached to Compute Environment that can not run Jobs with orchestration type {0}."
    )]
    Orchestration(&'static str),
    /// A share or a priority in a queue without shares, blanks as they are.
    #[error(
        "Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share \
         scheduling policy."
    )]
    ShareWithoutPolicy,
    /// unverified: no share in a queue with shares.
    #[error("Job submitted to job queue with fair share scheduling policy must have shareIdentifier.")]
    NoShare,
    /// unverified: a share outside the rule, after the sentence on policies.
    #[error("ShareIdentifier name should match a valid pattern.")]
    BadShare,
    /// unverified: one share too many.
    #[error("Job queue cannot have more than {0} active share identifiers.")]
    TooManyShares(usize),
    /// unverified: a priority out of range.
    #[error("schedulingPriority should be between 0 and 9999.")]
    BadPriority,
    /// unverified: the size of an array out of range.
    #[error("Array size must be between 2 and 10000.")]
    ArraySize,
    /// unverified: an array of multi-node parallel jobs.
    #[error("Array properties are not applicable for multi-node parallel jobs.")]
    ArrayOfNodes,
    /// Too many dependencies.
    #[error("Job cannot have more than 20 dependencies")]
    TooManyDependencies,
    /// unverified: a dependency on nothing.
    #[error("dependsOn must have jobId unless its type is SEQUENTIAL.")]
    DependencyWithoutJob,
    /// unverified: a dependency of an array on itself that names a job.
    #[error("dependsOn of type SEQUENTIAL cannot have jobId.")]
    SequentialWithJob,
    /// unverified: such a dependency of a job without children.
    #[error("dependsOn of type {0} is only applicable for array jobs.")]
    DependencyOfArrays(&'static str),
    /// unverified: a dependency child by child on an array of another size, or on no array.
    #[error("dependsOn of type N_TO_N requires array jobs of the same size.")]
    OtherSize,
    /// unverified: a dependency on a job that is not there.
    #[error("Job {0} does not exist.")]
    NoDependency(String),
    /// unverified: more submitted jobs than an account may have.
    #[error("Account cannot have more than {0} jobs in SUBMITTED state.")]
    TooManyJobs(usize),
    /// unverified: a reason of too many characters.
    #[error("Reason must have at most 1024 characters.")]
    LongReason,
    /// unverified: a list of the jobs of several things, or of nothing.
    #[error("Exactly one of jobQueue, arrayJobId and multiNodeJobId must be set.")]
    NotOneList,
    /// unverified: more than one filter.
    #[error("Only one filter can be used at a time.")]
    SeveralFilters,
    /// unverified: a filter on a time that is none.
    #[error("Filter {0} must be a number of milliseconds.")]
    BadTime(&'static str),
}

impl JobRefusal {
    /// Whether the sentence stands alone: recorded for those on the queue and what it can run, unverified for the others
    /// that come from looking at the state.
    pub(in crate::batch) fn is_bare(&self) -> bool {
        matches!(
            self,
            Self::DisabledQueue(_)
                | Self::InvalidQueue(_)
                | Self::ServiceQueue
                | Self::Capability(_)
                | Self::Orchestration(_)
                | Self::ShareWithoutPolicy
                | Self::NoShare
                | Self::NoDependency(_)
                | Self::TooManyJobs(_)
                | Self::TooManyShares(_)
        )
    }
}
