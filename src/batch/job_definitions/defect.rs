//! What is wrong with a job definition, in the words of `RegisterJobDefinition`.
//!
//! Most sentences are on record from the service itself, the newest from September 2026; those marked `unverified:` are
//! shaped after the nearest one of them.

/// Why a job definition is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::batch) enum Defect {
    // The definition as a whole.
    #[error("Job definition name should match a valid pattern.")]
    Name,
    /// unverified: after the sentence recorded for jobs, `Job size must be less than 30 KiB, got 47 KiB`.
    #[error("Job definition size must be less than {most} KiB, got {got} KiB")]
    Size { most: usize, got: usize },
    #[error(
        "ECS ContainerProperties, ecsProperties, or eksProperties is required when using type container."
    )]
    NoProperties,
    #[error("Node properties of multinode job is required.")]
    NoNodeProperties,
    /// Recorded for `ECS containerProperties` and `ecsProperties`, for each of these and `eksProperties`, and for
    /// `nodeProperties` and `eksProperties`; unverified for the rest.
    #[error("Cannot use both {0} and {1}")]
    Both(&'static str, &'static str),
    #[error("Capability {0} is not valid. Valid capabilities: [FARGATE, EC2, MANAGED_INSTANCES]")]
    Capability(String),
    #[error("Exactly 1 capability must be provided.")]
    Capabilities,
    #[error("{0} does not support MNP jobs")]
    MultinodeOn(&'static str),
    #[error("Cannot use ECS containerProperties for MANAGED_INSTANCES")]
    ContainerOnManagedInstances,
    #[error("Scheduling priority must be between 0 and 9999.")]
    SchedulingPriority,
    #[error("Batch on EKS does not support tag propagation.")]
    TagPropagation,
    #[error("Each ConsumableResourceProperty can have at most {0} consumableResources")]
    ConsumableResources(usize),
    #[error("Cannot have duplicate consumableResource in consumableResourceProperties")]
    SameConsumableResource,
    // Retries and timeouts.
    #[error("RetryAttempts must be provided with retry strategy.")]
    NoAttempts,
    /// unverified.
    #[error("RetryAttempts must be between 1 and 10.")]
    Attempts,
    /// unverified.
    #[error("EvaluateOnExit can have at most {0} conditions")]
    ExitConditions(usize),
    #[error("EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason")]
    NoExitCondition,
    #[error("Evaluate on exit condition cannot exceed 512 characters.")]
    LongExitCondition,
    #[error("Evaluate on exit condition contains restricted characters.")]
    ExitConditionCharacters,
    /// unverified.
    #[error("Evaluate on exit action {0} is not valid. Valid values are: [RETRY, EXIT]")]
    ExitAction(String),
    /// unverified.
    #[error("Timeout attemptDurationSeconds must be at least 60, got {0}.")]
    Timeout(i32),
    // vCPUs, memory and GPUs.
    /// Neither the legacy member nor any resource requirement is given. unverified for memory.
    #[error("{0} is required.")]
    ResourceRequired(&'static str),
    /// There are resource requirements, but not this one. unverified for memory.
    #[error("{0} is not provided.")]
    ResourceNotProvided(&'static str),
    #[error("Cannot use both ECS containerProperties {legacy} and resourceRequirement {kind}.")]
    ResourceTwice { legacy: &'static str, kind: &'static str },
    #[error("Cannot provide duplicates in resourceRequirements.")]
    SameResource,
    #[error(
        "Value {value} for type {kind} in resourceRequirement is not valid. Please provide a numeric value."
    )]
    ResourceValue { value: String, kind: &'static str },
    #[error("vCPU must be at least 1, got {0}.")]
    FewVcpus(i64),
    #[error("vCPU must be at least 1 for Windows Job definition, got {0}.")]
    FewVcpusForWindows(String),
    /// Recorded for containers of Amazon ECS; unverified for those of pods.
    #[error("Memory must be at least 4 Mib, got {0} Mib.")]
    LittleMemory(i64),
    /// unverified: after the sentence on vCPUs.
    #[error("GPU must be at least 1, got {0}.")]
    FewGpus(i64),
    #[error("{0} is not applicable for Fargate. Use resource requirements instead.")]
    LegacyOnFargate(&'static str),
    #[error("Fargate resource requirements ({vcpus} vCPU, {memory} MiB) not valid.")]
    FargateSize { vcpus: String, memory: u64 },
    // What only one platform has.
    /// Recorded for `networkConfiguration` and `fargatePlatformConfiguration`.
    #[error("{0} not applicable for EC2.")]
    NotOnEc2(&'static str),
    /// Recorded for `runtimePlatform`; unverified for `ephemeralStorage`.
    #[error("{0} is not applicable for EC2.")]
    IsNotOnEc2(&'static str),
    /// Recorded for `ulimits` and `GPU`; unverified for `instanceType`.
    #[error("{0} is not applicable for Fargate.")]
    NotOnFargate(&'static str),
    #[error("linuxParameter.{0} is not allowed for Fargate.")]
    LinuxOnFargate(&'static str),
    #[error("Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.")]
    PrivilegedOnFargate,
    #[error("executionRoleArn is required for Fargate jobs.")]
    NoExecutionRole,
    #[error("Log driver for Fargate is not valid: {0}")]
    LogDriverOnFargate(&'static str),
    #[error("Ephemeral storage for Fargate tasks can be only between range 21 GiB to 200 GiB")]
    EphemeralStorage,
    #[error("host.sourcePath should not be set for volumes in Fargate.")]
    HostPathOnFargate,
    #[error("EFS is supported for Fargate platform versions 1.4.0 or later, provided {0}")]
    EfsOnFargate(String),
    // The platform of the runtime.
    #[error(
        "RuntimePlatform supports only one from [WINDOWS_SERVER_2019_CORE, WINDOWS_SERVER_2019_FULL, \
         WINDOWS_SERVER_2022_CORE, WINDOWS_SERVER_2022_FULL, LINUX] operating systems, provided {0}"
    )]
    OperatingSystem(String),
    /// unverified.
    #[error("RuntimePlatform supports only one from [X86_64, ARM64] cpu architectures, provided {0}")]
    CpuArchitecture(String),
    #[error("Windows supported only by X86_64 cpuArchitecture")]
    WindowsArchitecture,
    #[error("runtimePlatform for MANAGED_INSTANCES only supports LINUX operating system family.")]
    ManagedInstancesSystem,
    // What containers are made of.
    #[error("ECS Container Image must be provided.")]
    NoImage,
    #[error("User '{0}' does not match regex")]
    User(String),
    #[error("Environment variable name is required.")]
    VariableName,
    #[error("executionRoleArn cannot be empty when using secrets or secretOptions")]
    SecretsWithoutRole,
    #[error("Log driver awslogs disallows options: {0}")]
    AwslogsOptions(String),
    #[error("Invalid permission: {permission} for device {device}")]
    DevicePermission { permission: String, device: String },
    #[error("Invalid swap memory size: {0}, must be non-negative.")]
    MaxSwap(i32),
    #[error("Invalid swappiness: {0}, must be between 0 and 100.")]
    Swappiness(i32),
    #[error("When container specified swap memory, swappiness value is required.")]
    NoSwappiness,
    #[error("Size of a tmpfs is invalid. The size is required and must be a positive integer.")]
    TmpfsSize,
    // Volumes.
    #[error("When the volume parameter is specified, only one volume configuration type should be used.")]
    VolumeKinds,
    #[error("EFS configuration fileSystemId is not valid: {0}.")]
    FileSystemId(String),
    #[error("TransitEncryptionPort must be a valid port number.")]
    TransitEncryptionPort,
    /// `authorization` or `access point`.
    #[error("EFS IAM {0} requires TransitEncryption to be enabled.")]
    NoTransitEncryption(&'static str),
    #[error("When using an EFS access point, the root directory must either be set to \"/\" or omitted")]
    AccessPointRoot,
    #[error("A jobRoleArn/taskRoleArn is required when using s3filesVolumeConfiguration.")]
    NoJobRole,
    // Tasks of several containers.
    /// unverified.
    #[error("Number of taskProperties must be 1")]
    Tasks,
    #[error("Number of containers must be between 1 and 10")]
    Containers,
    #[error("Container names must be unique")]
    SameContainer,
    #[error("At least one container must be set as essential")]
    NoEssential,
    #[error("Container dependency can not be used in a single-container job.")]
    LonelyDependency,
    #[error("TaskContainer dependency {0} is not valid. Valid values are: [START, COMPLETE, SUCCESS]")]
    DependencyCondition(String),
    #[error("containerName {0} must reference a defined container.")]
    DependencyTarget(String),
    #[error("The container target of a dependency can not have condition {0} if the target is essential")]
    EssentialDependency(String),
    #[error("ipcMode {0} is not valid. Valid values are: [host, task, none]")]
    IpcMode(String),
    #[error("Capability {0} is not valid. Valid capabilities: [host, task]")]
    PidMode(String),
    #[error(
        "When a firelensConfiguration object is specified, at least one container has to be configured with the \
         awsfirelens log driver"
    )]
    NoFirelensDriver,
    // Nodes.
    #[error("Number of nodes must be between 1 and 1000.")]
    Nodes,
    #[error("Main node index is out of range, must be less than numNodes.")]
    MainNode,
    #[error("Maximum allowed size of node range properties is {0}")]
    NodeRanges(usize),
    #[error("targetNodes should contain only digits.")]
    TargetNodes,
    #[error("Node range error {0}. Node range should be smaller than number of nodes")]
    NodeRange(String),
    #[error("Node Range Properties target nodes have missing ranges")]
    MissingNodes,
    #[error("Must specify container for node range {0}")]
    EmptyNodeRange(String),
    /// Recorded for `ecsProperties` and `container`; unverified for the rest.
    #[error("NodeRangeProperties can not use both {0} and {1} fields")]
    NodeRangeBoth(&'static str, &'static str),
    #[error("Using instanceTypes with nodeRangeProperty is only allowed for ecsProperties jobs.")]
    InstanceTypes,
    // Pods.
    #[error("Containers must be provided for Batch on EKS jobs.")]
    NoPodContainers,
    /// unverified.
    #[error("Number of {0} must be between 1 and 10")]
    PodContainers(&'static str),
    #[error("The container name: {0} must be unique in multi-container job.")]
    SamePodContainer(String),
    #[error("cpu and memory resources must be provided.")]
    NoPodResources,
    #[error("{0} is not a supported type for resources.")]
    PodResource(String),
    #[error("Value {0} for type cpu in resources is not valid. Provide a valid number and unit.")]
    PodCpu(String),
    #[error("Value {0} for type memory is not valid.")]
    PodMemory(String),
    #[error("Value {0} for type nvidia.com/gpu in resources is not valid.")]
    PodGpu(String),
    #[error("cpu request must be <= to cpu limit if both are provided.")]
    PodCpuLimit,
    /// `memory` or `gpu`.
    #[error("{0} request must be equal to {0} limit if both are provided.")]
    PodLimit(&'static str),
    #[error("Unsupported DNS policy value.")]
    DnsPolicy,
    #[error("Unsupported image pull policy value.")]
    ImagePullPolicy,
    #[error("The volumeMounts name is required for eksProperties.")]
    PodMount,
    #[error("Invalid Volume mount. Allowed values - Memory or null.")]
    EmptyDirMedium,
    #[error("Invalid empty dir size limit.")]
    EmptyDirSize,
    #[error("kubernetesNamespace cannot be the default Kubernetes namespace.")]
    DefaultNamespace,
    #[error("kubernetesNamespace cannot be a reserved Kubernetes system namespace.")]
    SystemNamespace,
    /// unverified for definitions: as compute environments have it.
    #[error("kubernetesNamespace must less than or equal to 63 characters long.")]
    NamespaceLength,
    /// unverified for definitions: as compute environments have it.
    #[error("kubernetesNamespace must be a valid Kubernetes namespace.")]
    Namespace,
    /// unverified.
    #[error("The same kubernetesNamespace must be provided across all the node ranges.")]
    NodeNamespaces,
    /// Of a `label` or an `annotation`.
    #[error(
        "The prefix {prefix} of the pod {of} key cannot contain terms from the following [kubernetes.io, k8s.io, \
         batch.amazonaws.com]."
    )]
    KeyPrefix { prefix: String, of: &'static str },
    /// Of a `label`; unverified for an `annotation`.
    #[error("The name {name} of the pod {of} key does not match a valid pattern.")]
    KeyName { name: String, of: &'static str },
    #[error("The pod label value {0} does not match a valid pattern.")]
    LabelValue(String),
    #[error("Metadata annotation value {0} cannot be longer than 255 characters.")]
    AnnotationValue(String),
}

impl Defect {
    /// Whether the sentence comes as it is, and not wrapped as those on requests are.
    pub(in crate::batch) const fn is_bare(&self) -> bool {
        matches!(self, Self::LegacyOnFargate(_))
    }
}
