//! Why calls on service jobs are refused.
//!
//! No answer of the real service to such calls is on record. Sentences are those recorded for the same defects of
//! other jobs, or, where marked `unverified:`, shaped after the nearest of them.

/// A refused request; how it is answered, its [`Refusal`](crate::batch::errors::Refusal) says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::batch) enum ServiceJobRefusal {
    /// A name outside the rule.
    #[error("Job name should match valid pattern")]
    BadName,
    /// A request that is too large, in KiB.
    #[error("Job size must be less than 30 KiB, got {0} KiB")]
    RequestSize(usize),
    /// unverified: a payload that is too large, in KiB.
    #[error("Service request payload size must be less than 10 KiB, got {0} KiB")]
    PayloadSize(usize),
    /// unverified: a payload that is no object in JSON.
    #[error("Service request payload is not valid JSON.")]
    PayloadForm,
    /// unverified: a queue that takes no jobs.
    #[error("JobQueue {0} is not in ENABLED state.")]
    DisabledQueue(String),
    /// unverified: a queue for other jobs.
    #[error("Service jobs can only be submitted to job queues of type SAGEMAKER_TRAINING.")]
    OtherQueueType,
    /// unverified: a queue with fair shares, and no share.
    #[error("shareIdentifier is required for job queue with fair share scheduling policy.")]
    NoShareIdentifier,
    /// A share for a queue without fair shares; the words of the sentence, one of them without its blank, are recorded
    /// for other jobs, of which it also says that they have no priority there.
    #[error("Job with shareIdentifier can onlybe submitted to job queue with fair share scheduling policy.")]
    ShareIdentifierNotWanted,
    /// unverified: a queue with quota shares, and no share.
    #[error("quotaShareName is required for job queue with quota share scheduling policy.")]
    NoQuotaShareName,
    /// unverified: a quota share for a queue without such.
    #[error("Job with quotaShareName can only be submitted to job queue with quota share scheduling policy.")]
    QuotaShareNotWanted,
    /// unverified: a quota share that is not there.
    #[error("QuotaShare {0} not found.")]
    NoQuotaShare(String),
    /// unverified: a quota share that takes no jobs.
    #[error("QuotaShare {0} is not in ENABLED state.")]
    DisabledQuotaShare(String),
    /// unverified: a job that is not there.
    #[error("Service job {0} not found.")]
    NoJob(String),
    /// unverified: a job that has ended.
    #[error("Service job {0} has already finished.")]
    Finished(String),
    /// unverified: nothing to terminate.
    #[error("At least one job must be provided.")]
    NoJobs,
    /// unverified: a reason with too many characters; the number is published for other jobs.
    #[error("Reason must be at most 1024 characters.")]
    LongReason,
    /// unverified: a list without a queue.
    #[error("jobQueue is required.")]
    NoQueue,
    /// unverified: more than one filter.
    #[error("Only one filter can be used at a time.")]
    ManyFilters,
}

impl ServiceJobRefusal {
    /// Whether the sentence stands alone; unverified: as those do that come from looking at the state.
    pub(in crate::batch) fn is_bare(&self) -> bool {
        matches!(
            self,
            Self::DisabledQueue(_)
                | Self::OtherQueueType
                | Self::NoShareIdentifier
                | Self::ShareIdentifierNotWanted
                | Self::NoQuotaShareName
                | Self::QuotaShareNotWanted
                | Self::NoQuotaShare(_)
                | Self::DisabledQuotaShare(_)
                | Self::NoJob(_)
                | Self::Finished(_)
        )
    }
}
