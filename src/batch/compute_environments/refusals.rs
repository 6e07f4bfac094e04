//! Why a compute environment cannot be as asked for.
//!
//! A sentence without a mark was answered by the real service, or is published by it. All are on the request itself.

use crate::{
    api::batch::CRAllocationStrategy,
    batch::{errors::Refusal, queue_refusals::QueueRefusal},
};

/// A refused compute environment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::batch) enum EnvironmentRefusal {
    /// Created in another state than `ENABLED`.
    #[error("Compute Environment must be created in ENABLED state.")]
    CreatedDisabled,
    /// An unmanaged one without a role.
    #[error("ServiceRole is required.")]
    NoServiceRole,
    /// An unmanaged one with the role that Batch makes for itself.
    #[error("Service Linked Role cannot be used with UNMANAGED Compute Environment.")]
    LinkedRoleUnmanaged,
    /// unverified: from one sort of role to the other.
    #[error("Service role cannot be changed between a service-linked role and another role.")]
    RoleOfOtherSort,
    /// A member of unmanaged ones for a managed one.
    #[error("unmanagedvCpus is not applicable for managed Compute Environment.")]
    ManagedWithUnmanagedVcpus,
    /// unverified: a member of managed ones for an unmanaged one, after the sentence above.
    #[error("{0} is not applicable for unmanaged Compute Environment.")]
    NotForUnmanaged(&'static str),
    /// A member of instances for Fargate.
    #[error("{0} is not applicable for Fargate.")]
    NotForFargate(&'static str),
    /// unverified: a member of other compute resources for managed instances, after the sentence for Fargate.
    #[error("{0} is not applicable for ECS Managed Instances.")]
    NotForManagedInstances(&'static str),
    /// unverified: a member of managed instances for other compute resources.
    #[error("{0} is only applicable for ECS Managed Instances.")]
    OnlyForManagedInstances(&'static str),
    /// unverified: a member of environments in Amazon EKS for one in Amazon ECS, or the other way round.
    #[error("{member} is not applicable for {orchestration} Compute Environments.")]
    NotForOrchestration {
        /// The member.
        member: &'static str,
        /// `ECS` or `EKS`.
        orchestration: &'static str,
    },
    /// unverified: managed instances without a provider.
    #[error("Resource managedInstancesProvider is required.")]
    NoProvider,
    /// No subnets; unverified: after the sentence on security groups.
    #[error("Subnets are required.")]
    NoSubnets,
    /// No security groups, not even in a launch template.
    #[error("Security group ids are required.")]
    NoSecurityGroups,
    /// Too many subnets.
    #[error("Fargate supports a maximum of 16 subnets.")]
    TooManySubnets,
    /// Too many security groups.
    #[error("Fargate supports a maximum of 5 security groups.")]
    TooManySecurityGroups,
    /// No instance profile.
    #[error("Instance role is required.")]
    NoInstanceRole,
    /// No least number of vCPUs.
    #[error("Resource minvCpus is required.")]
    NoMinVcpus,
    /// No instance types.
    #[error("Resource instanceTypes are required.")]
    NoInstanceTypes,
    /// No role for spot requests.
    #[error("compute resource spotIamFleetRole is required.")]
    NoSpotRole,
    /// An empty role for spot requests.
    #[error("ComputeResources.spotIamFleetRole cannot not be null or empty")]
    EmptySpotRole,
    /// Not an instance type, nor a family, nor a bundle. unverified: the list is far longer.
    #[error("Instance type can only be one of [default_arm64, default_x86_64, optimal, ...]")]
    BadInstanceType,
    /// Instances of two architectures.
    #[error("arm-based instance type cannot be used with other instance types.")]
    MixedArchitectures,
    /// A bundle of families where their order counts.
    #[error(
        "Instance type bundles (e.g. optimal, default_x86_64) are not allowed for {0} allocation strategy. Specify \
         instance families or types directly."
    )]
    BundleInOrder(CRAllocationStrategy),
    /// A strategy of other compute resources.
    #[error("Allocation strategy {strategy} requires compute resource type {wanted}.")]
    StrategyOfOtherType {
        /// The strategy.
        strategy: CRAllocationStrategy,
        /// What it is for.
        wanted: &'static str,
    },
    /// A price out of range.
    #[error("Bid percentage must be between 0 to 100.")]
    BadBid,
    /// A least number of vCPUs below zero.
    #[error("minvCpus should be greater than or equal to 0.")]
    NegativeMinVcpus,
    /// unverified: as above, for unmanaged environments.
    #[error("unmanagedvCpus should be greater than or equal to 0.")]
    NegativeUnmanagedVcpus,
    /// A greatest number of vCPUs below the least.
    #[error("maxvCpus should be greater than or equal to minvCpus.")]
    MaxBelowMin,
    /// A wish out of range.
    #[error("desiredvCpus should be between minvCpus and maxvCpus.")]
    BadDesiredVcpus,
    /// A wish for less than there is.
    #[error(
        "Manually scaling down compute environment is not supported. Disconnecting job queues from compute environment \
         will cause it to scale-down to minvCpus."
    )]
    ScaledDown,
    /// unverified: a delay out of range.
    #[error("minScaleDownDelayMinutes should be 0 or between 20 and 10080.")]
    BadScaleDownDelay,
    /// An image type that is none, or not one of the environment's orchestration.
    #[error("Invalid imageType in ComputeResources.ec2Configuration")]
    BadImageType,
    /// An image of Batch's own that it no longer has.
    #[error(
        "Amazon Linux 2 is end-of-life. Please see \
         https://docs.aws.amazon.com/batch/latest/userguide/compute_resource_AMIs.html."
    )]
    EndOfLife,
    /// unverified: more than two image types.
    #[error("ComputeResources.ec2Configuration size cannot be greater than 2")]
    TooManyImageTypes,
    /// A launch template with two names, or none.
    #[error("One of LaunchTemplateId and LaunchTemplateName or LaunchTemplate.Overrides is required.")]
    LaunchTemplateName,
    /// A version that is none.
    #[error("LaunchTemplateVersion must be either empty or a number or $Default or $Latest")]
    LaunchTemplateVersion,
    /// Too many overrides.
    #[error("LaunchTemplate.overrides size cannot be greater than 10")]
    TooManyOverrides,
    /// An override with two names, or none.
    #[error("LaunchTemplate.overrides should have either LaunchTemplateId or LaunchTemplateName")]
    OverrideName,
    /// An override for nothing.
    #[error(
        "LaunchTemplate.overrides.targetInstanceTypes[] is required for every override and cannot be empty."
    )]
    OverrideWithoutTargets,
    /// Two overrides for one instance type.
    #[error("LaunchTemplate.overrides have duplicate targetInstanceTypes")]
    RepeatedTarget,
    /// An override for an instance type that is not launched.
    #[error(
        "LaunchTemplate.overrides:[{0}] have targetInstanceTypes that do not exist in computeResource.InstanceTypes."
    )]
    UnknownTarget(String),

    /// Compute resources that Amazon EKS has not.
    #[error("Supported compute types for EKS compute environments are [EC2, SPOT].")]
    EksType,
    /// No strategy for an environment in Amazon EKS.
    #[error("allocationStrategy is required for EKS Compute Environments.")]
    EksStrategy,
    /// unverified: a strategy that Amazon EKS has not.
    #[error("Allocation strategy BEST_FIT is not supported for EKS Compute Environments.")]
    EksBestFit,
    /// Not the ARN of a cluster.
    #[error("eksClusterArn must be an EKS cluster ARN.")]
    EksCluster,
    /// A cluster elsewhere.
    #[error("eksClusterArn must be in the same AWS region as the compute environment.")]
    EksRegion,
    /// The namespace that every cluster has.
    #[error("kubernetesNamespace cannot be the default Kubernetes namespace")]
    EksDefaultNamespace,
    /// A namespace of Kubernetes' own.
    #[error("kubernetesNamespace cannot be a reserved Kubernetes system namespace")]
    EksSystemNamespace,
    /// A namespace that is too long.
    #[error("kubernetesNamespace must less than or equal to 63 characters long.")]
    EksNamespaceLength,
    /// A namespace that is none.
    #[error("kubernetesNamespace must be a valid Kubernetes namespace.")]
    EksNamespace,

    /// unverified: a member that only environments with infrastructure updates can change.
    #[error(
        "{0} can only be updated for Compute Environments with the AWSServiceRoleForBatch service-linked role and an \
         allocation strategy other than BEST_FIT."
    )]
    NeedsInfrastructureUpdate(&'static str),
    /// unverified: from instances to Fargate, or the other way round.
    #[error("Compute resource type {from} cannot be changed to {to}.")]
    TypeChanged {
        /// What it is.
        from: &'static str,
        /// What it was to become.
        to: &'static str,
    },
    /// unverified: a time for jobs to end that is out of range.
    #[error("jobExecutionTimeoutMinutes should be between 1 and 7200.")]
    BadUpdateTimeout,
}

impl From<EnvironmentRefusal> for Refusal {
    fn from(refusal: EnvironmentRefusal) -> Self {
        Self::Queue(QueueRefusal::Environment(refusal))
    }
}
