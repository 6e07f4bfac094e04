//! Why calls on queues, and on the environments, policies and shares behind them, are refused.
//!
//! A sentence without a mark was answered by the real service, or is published by it.

use super::compute_environments::EnvironmentRefusal;

/// A refused request; how it is answered, its [`Refusal`](super::errors::Refusal) says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum QueueRefusal {
    /// A deletion while an earlier change is under way.
    #[error("Cannot delete, resource is being modified.")]
    DeleteWhileModified,
    /// unverified: an update while an earlier change is under way; only the end of the sentence was seen.
    #[error("Cannot update, resource is being modified.")]
    UpdateWhileModified,
    /// unverified: a deletion of what is `ENABLED`.
    #[error("Cannot delete, resource must be disabled.")]
    DeleteWhileEnabled,
    /// A deletion of an environment that a queue uses; unverified: for service environments and scheduling policies.
    #[error("Cannot delete, found existing JobQueue relationship")]
    Attached,
    /// More names than one call describes; unverified: after the sentence recorded for jobs, blanks and all.
    #[error("Maximum number of {0} supported is  100 .")]
    TooManyNames(&'static str),
    /// A description of some by name, with a page size.
    #[error("{0} and MaxResults cannot both be set")]
    NamesAndMaxResults(&'static str),
    /// What compute environments are refused for.
    #[error(transparent)]
    Environment(#[from] EnvironmentRefusal),

    /// A service environment that is not there.
    #[error("Service environments must be created and valid before attaching them to a job queue.")]
    NoServiceEnvironment,
    /// A compute environment that is not there.
    #[error("Compute Environments must be created and valid before attaching them to a job queue")]
    NoComputeEnvironment,
    /// A compute environment that is there, but not `VALID`. unverified: that its ARN stands in the middle.
    #[error("Compute Environment {0} is not valid. It must be valid before attaching it to the job queue.")]
    InvalidComputeEnvironment(String),
    /// A queue for containers without compute environments.
    #[error("computeEnvironmentOrder is required.")]
    NoEnvironments,
    /// A queue for service jobs without a service environment.
    #[error("Job queues of type SAGEMAKER_TRAINING must have serviceEnvironmentOrder.")]
    NoServiceEnvironments,
    /// unverified: environments of both sorts.
    #[error("Job queue cannot have both computeEnvironmentOrder and serviceEnvironmentOrder.")]
    BothOrders,
    /// unverified: more than three compute environments; after the sentence for service environments.
    #[error("Job queue can only have 3 compute environments.")]
    TooManyComputeEnvironments,
    /// More than one service environment.
    #[error("Job queue can only have 1 service environment.")]
    TooManyServiceEnvironments,
    /// unverified: a second queue for a service environment one of whose queues has quota shares; that there can be none is
    /// published.
    #[error("Service environment with quota share scheduling policy can only have 1 job queue.")]
    EnvironmentTaken,
    /// Two environments at one place. unverified: with the word for service environments.
    #[error("Duplicate {0} order values.")]
    RepeatedOrder(&'static str),
    /// One environment at two places. unverified: with the word for service environments.
    #[error("Duplicate {0}s within order list.")]
    RepeatedEnvironment(&'static str),
    /// Compute environments that do not go together.
    #[error(
        "All attached Compute Environments must be of types [EC2, SPOT] or types [FARGATE_SPOT, FARGATE] or types \
         [ECS_MANAGED_INSTANCES], not mixed."
    )]
    MixedTypes,
    /// unverified: compute environments in Amazon ECS and in Amazon EKS.
    #[error("All attached Compute Environments must have the same container orchestration type, not mixed.")]
    MixedOrchestration,
    /// unverified: compute environments of two architectures.
    #[error("All attached Compute Environments must have the same architecture, not mixed.")]
    MixedArchitectures,
    /// unverified: environments that are not of the type the queue is to have.
    #[error("Job queue type {wanted} does not match the attached environments of type {attached}.")]
    OtherType {
        /// What was asked for.
        wanted: &'static str,
        /// What the environments make it.
        attached: &'static str,
    },
    /// unverified: a priority out of range.
    #[error("Priority must be between 0 and 1000.")]
    BadPriority,
    /// unverified: a time limit out of range.
    #[error("maxTimeSeconds must be between 600 and 86400.")]
    BadTimeLimit,
    /// An action that the queue's jobs cannot take.
    #[error("Invalid job action. Valid job actions: [{0}]")]
    BadAction(&'static str),
    /// One reason twice.
    #[error("Duplicate job state limit actions are not allowed.")]
    RepeatedAction,
    /// A policy that is not there.
    #[error("SchedulingPolicy {0} not found.")]
    NoPolicy(String),
    /// A policy with quota shares for other jobs than service jobs.
    #[error("Quota Management feature is only supported for SageMaker Training job queues.")]
    QuotaWithoutService,
    /// unverified: a policy for a queue that was made without one.
    #[error("Scheduling policy cannot be added to a job queue that was created without one.")]
    PolicyAdded,
    /// unverified: no policy for a queue that was made with one.
    #[error("Scheduling policy cannot be removed from a job queue.")]
    PolicyRemoved,
    /// unverified: a policy of the other sort.
    #[error("Scheduling policy can only be replaced by one of the same type.")]
    PolicyOfOtherSort,

    /// Both sorts of policy. unverified: or neither.
    #[error("A scheduling policy can have either fairsharePolicy or quotaSharePolicy")]
    NotOneSort,
    /// unverified: the sort of policy that it was not created as.
    #[error("The type of a scheduling policy cannot be changed.")]
    SortChanged,
    /// unverified: a decay out of range; after the sentence on weights.
    #[error("Share decay seconds should be between 0 and 604800.")]
    BadDecay,
    /// unverified: a reservation out of range; after the sentence on weights.
    #[error("Compute reservation should be between 0 and 99.")]
    BadReservation,
    /// Too many identifiers.
    #[error("ShareDistribution size cannot be greater than 500.")]
    TooManyShares,
    /// An identifier outside the rule.
    #[error("ShareIdentifier name should match a valid pattern.")]
    BadIdentifier,
    /// One identifier twice.
    #[error("Cannot have two or more identical shareIdentifiers.")]
    RepeatedIdentifier,
    /// An identifier that the prefix of another covers.
    #[error("Share identifier {covered} matches another share identifier {prefix}.")]
    CoveredIdentifier {
        /// The one.
        covered: String,
        /// The other, asterisk and all.
        prefix: String,
    },
    /// A weight out of range.
    #[error("Weight factor should be between 0.0001 and 999.9999.")]
    BadWeight,

    /// No limits.
    #[error("Capacitylimits are required.")]
    NoLimits,
    /// Too many limits.
    #[error("Number of capacity limits exceeds 5.")]
    TooManyLimits,
    /// A limit below one.
    #[error("Max capacity must be more than 0.")]
    BadCapacity,
    /// A count of instances beside an instance type.
    #[error("Capacity units must specify either number of instances OR instance type")]
    MixedUnits,
    /// A unit that is neither a count nor an instance type. unverified: the list is far longer.
    #[error("{0} is unknown capacity unit in [NUM_INSTANCES, ml.*]")]
    UnknownUnit(String),
    /// unverified: one unit twice.
    #[error("Duplicate capacity units are not allowed.")]
    RepeatedUnit,

    /// unverified: a name outside the rule, after the sentences for other names.
    #[error("Quota share name should match a valid pattern.")]
    BadShareName,
    /// unverified: not the ARN of a quota share, after the sentence for scheduling policies.
    #[error("Only quota share Arn is allowed")]
    NotAShare,
    /// A queue that is not there; recorded for the submission of jobs, unverified for quota shares and lists.
    #[error("JobQueue {0} not found.")]
    NoQueue(String),
    /// unverified: a queue that is not `VALID`, after the sentence on environments.
    #[error("Job queue must be valid before associating it with a quota share.")]
    InvalidQueue,
    /// unverified: a queue whose policy knows no quota shares.
    #[error("Quota shares can only be created in job queues with a quota share scheduling policy.")]
    QueueWithoutQuota,
    /// unverified: one share too many.
    #[error("Job queue cannot have more than {0} quota shares")]
    TooManyQuotaShares(usize),
    /// unverified: a limit on borrowing for a share that does not borrow.
    #[error("borrowLimit is only applicable for strategy LEND_AND_BORROW.")]
    BorrowWithoutStrategy,
    /// unverified: a limit on borrowing below -1.
    #[error("borrowLimit should be greater than or equal to -1.")]
    BadBorrowLimit,
}

impl QueueRefusal {
    /// Whether the sentence stands alone: recorded for deletions, unverified for the others that come from looking at
    /// the state.
    pub(super) fn is_bare(&self) -> bool {
        matches!(
            self,
            Self::DeleteWhileModified
                | Self::UpdateWhileModified
                | Self::DeleteWhileEnabled
                | Self::Attached
                | Self::NoServiceEnvironment
                | Self::NoComputeEnvironment
                | Self::InvalidComputeEnvironment(_)
                | Self::MixedTypes
                | Self::MixedOrchestration
                | Self::MixedArchitectures
                | Self::EnvironmentTaken
                | Self::NoPolicy(_)
                | Self::NoQueue(_)
                | Self::InvalidQueue
                | Self::QueueWithoutQuota
                | Self::TooManyQuotaShares(_)
        )
    }
}
