//! Generated from `codegen/models/batch.json` by `cargo run -p codegen -- write`. Do not edit.

use std::{collections::BTreeMap, sync::Arc};

use crate::api::{
    Operation, OperationInfo,
    macros::{enumeration, errors, operation, structure},
};

enumeration!(ArrayJobDependency {
    NToN = "N_TO_N",
    Sequential = "SEQUENTIAL",
});

structure!(ArrayProperties {
    optional size: i32 = "size",
});

structure!(ArrayPropertiesDetail {
    optional status_summary: BTreeMap<String, i32> = "statusSummary",
    optional status_summary_last_updated_at: i64 = "statusSummaryLastUpdatedAt",
    optional size: i32 = "size",
    optional index: i32 = "index",
});

structure!(ArrayPropertiesSummary {
    optional size: i32 = "size",
    optional index: i32 = "index",
    optional status_summary: BTreeMap<String, i32> = "statusSummary",
    optional status_summary_last_updated_at: i64 = "statusSummaryLastUpdatedAt",
});

enumeration!(AssignPublicIp {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

structure!(AttemptContainerDetail {
    optional container_instance_arn: String = "containerInstanceArn",
    optional task_arn: String = "taskArn",
    optional exit_code: i32 = "exitCode",
    optional reason: String = "reason",
    optional log_stream_name: String = "logStreamName",
    optional network_interfaces: Vec<NetworkInterface> = "networkInterfaces",
});

structure!(AttemptDetail {
    optional container: AttemptContainerDetail = "container",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional status_reason: String = "statusReason",
    optional task_properties: Vec<AttemptEcsTaskDetails> = "taskProperties",
});

structure!(AttemptEcsTaskDetails {
    optional container_instance_arn: String = "containerInstanceArn",
    optional task_arn: String = "taskArn",
    optional containers: Vec<AttemptTaskContainerDetails> = "containers",
});

structure!(AttemptTaskContainerDetails {
    optional exit_code: i32 = "exitCode",
    optional name: String = "name",
    optional reason: String = "reason",
    optional log_stream_name: String = "logStreamName",
    optional network_interfaces: Vec<NetworkInterface> = "networkInterfaces",
});

enumeration!(CEState {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

enumeration!(CEStatus {
    Creating = "CREATING",
    Updating = "UPDATING",
    Deleting = "DELETING",
    Deleted = "DELETED",
    Valid = "VALID",
    Invalid = "INVALID",
});

enumeration!(CEType {
    Managed = "MANAGED",
    Unmanaged = "UNMANAGED",
});

enumeration!(CRAllocationStrategy {
    BestFit = "BEST_FIT",
    BestFitProgressive = "BEST_FIT_PROGRESSIVE",
    BestFitProgressiveOrdered = "BEST_FIT_PROGRESSIVE_ORDERED",
    SpotCapacityOptimized = "SPOT_CAPACITY_OPTIMIZED",
    SpotPriceCapacityOptimized = "SPOT_PRICE_CAPACITY_OPTIMIZED",
    SpotCapacityOptimizedPrioritized = "SPOT_CAPACITY_OPTIMIZED_PRIORITIZED",
});

enumeration!(CRType {
    Ec2 = "EC2",
    Spot = "SPOT",
    Fargate = "FARGATE",
    FargateSpot = "FARGATE_SPOT",
    EcsManagedInstances = "ECS_MANAGED_INSTANCES",
});

enumeration!(CRUpdateAllocationStrategy {
    BestFitProgressive = "BEST_FIT_PROGRESSIVE",
    BestFitProgressiveOrdered = "BEST_FIT_PROGRESSIVE_ORDERED",
    SpotCapacityOptimized = "SPOT_CAPACITY_OPTIMIZED",
    SpotPriceCapacityOptimized = "SPOT_PRICE_CAPACITY_OPTIMIZED",
    SpotCapacityOptimizedPrioritized = "SPOT_CAPACITY_OPTIMIZED_PRIORITIZED",
});

structure!(CancelJobRequest {
    required job_id: String = "jobId",
    required reason: String = "reason",
});

structure!(CancelJobResponse {});

structure!(CancelJobsErrorDetail {
    required job: String = "job",
    required code: String = "code",
    required message: String = "message",
});

structure!(CancelJobsRequest {
    required jobs: Vec<String> = "jobs",
    required reason: String = "reason",
});

structure!(CancelJobsResponse {
    required successful: Vec<String> = "successful",
    required errors: Vec<CancelJobsErrorDetail> = "errors",
});

structure!(CapacityLimit {
    optional max_capacity: i32 = "maxCapacity",
    optional capacity_unit: String = "capacityUnit",
});

structure!(CapacityReservationRequest {
    optional reservation_group_arn: String = "reservationGroupArn",
    optional reservation_preference: String = "reservationPreference",
});

structure!(ComputeEnvironmentDetail {
    required compute_environment_name: String = "computeEnvironmentName",
    required compute_environment_arn: String = "computeEnvironmentArn",
    optional unmanaged_vcpus: i32 = "unmanagedvCpus",
    optional ecs_cluster_arn: String = "ecsClusterArn",
    optional tags: BTreeMap<String, String> = "tags",
    optional r#type: CEType = "type",
    optional state: CEState = "state",
    optional status: CEStatus = "status",
    optional status_reason: String = "statusReason",
    optional compute_resources: ComputeResource = "computeResources",
    optional service_role: String = "serviceRole",
    optional update_policy: UpdatePolicy = "updatePolicy",
    optional eks_configuration: EksConfiguration = "eksConfiguration",
    optional container_orchestration_type: OrchestrationType = "containerOrchestrationType",
    optional uuid: String = "uuid",
    optional context: String = "context",
    optional ecs_settings: EcsSettings = "ecsSettings",
});

structure!(ComputeEnvironmentOrder {
    required order: i32 = "order",
    required compute_environment: String = "computeEnvironment",
});

structure!(ComputeResource {
    required r#type: CRType = "type",
    optional allocation_strategy: CRAllocationStrategy = "allocationStrategy",
    optional min_vcpus: i32 = "minvCpus",
    required max_vcpus: i32 = "maxvCpus",
    optional desired_vcpus: i32 = "desiredvCpus",
    optional instance_types: Vec<String> = "instanceTypes",
    optional image_id: String = "imageId",
    optional subnets: Vec<String> = "subnets",
    optional security_group_ids: Vec<String> = "securityGroupIds",
    optional ec2_key_pair: String = "ec2KeyPair",
    optional instance_role: String = "instanceRole",
    optional tags: BTreeMap<String, String> = "tags",
    optional placement_group: String = "placementGroup",
    optional bid_percentage: i32 = "bidPercentage",
    optional spot_iam_fleet_role: String = "spotIamFleetRole",
    optional launch_template: LaunchTemplateSpecification = "launchTemplate",
    optional ec2_configuration: Vec<Ec2Configuration> = "ec2Configuration",
    optional scaling_policy: ComputeScalingPolicy = "scalingPolicy",
    optional managed_instances_provider: ManagedInstancesProvider = "managedInstancesProvider",
    optional capacity_tags: BTreeMap<String, String> = "capacityTags",
});

structure!(ComputeResourceUpdate {
    optional min_vcpus: i32 = "minvCpus",
    optional max_vcpus: i32 = "maxvCpus",
    optional desired_vcpus: i32 = "desiredvCpus",
    optional subnets: Vec<String> = "subnets",
    optional security_group_ids: Vec<String> = "securityGroupIds",
    optional allocation_strategy: CRUpdateAllocationStrategy = "allocationStrategy",
    optional instance_types: Vec<String> = "instanceTypes",
    optional ec2_key_pair: String = "ec2KeyPair",
    optional instance_role: String = "instanceRole",
    optional tags: BTreeMap<String, String> = "tags",
    optional placement_group: String = "placementGroup",
    optional bid_percentage: i32 = "bidPercentage",
    optional launch_template: LaunchTemplateSpecification = "launchTemplate",
    optional ec2_configuration: Vec<Ec2Configuration> = "ec2Configuration",
    optional update_to_latest_image_version: bool = "updateToLatestImageVersion",
    optional r#type: CRType = "type",
    optional image_id: String = "imageId",
    optional scaling_policy: ComputeScalingPolicy = "scalingPolicy",
    optional managed_instances_provider: UpdateManagedInstancesProviderConfiguration = "managedInstancesProvider",
    optional capacity_tags: BTreeMap<String, String> = "capacityTags",
});

structure!(ComputeScalingPolicy {
    optional min_scale_down_delay_minutes: i32 = "minScaleDownDelayMinutes",
});

structure!(ConsumableResourceProperties {
    optional consumable_resource_list: Vec<ConsumableResourceRequirement> = "consumableResourceList",
});

structure!(ConsumableResourceRequirement {
    optional consumable_resource: String = "consumableResource",
    optional quantity: i64 = "quantity",
});

structure!(ConsumableResourceSummary {
    required consumable_resource_arn: String = "consumableResourceArn",
    required consumable_resource_name: String = "consumableResourceName",
    optional total_quantity: i64 = "totalQuantity",
    optional in_use_quantity: i64 = "inUseQuantity",
    optional resource_type: String = "resourceType",
});

structure!(ContainerDetail {
    optional image: String = "image",
    optional vcpus: i32 = "vcpus",
    optional memory: i32 = "memory",
    optional command: Vec<String> = "command",
    optional job_role_arn: String = "jobRoleArn",
    optional execution_role_arn: String = "executionRoleArn",
    optional volumes: Vec<Volume> = "volumes",
    optional environment: Vec<KeyValuePair> = "environment",
    optional mount_points: Vec<MountPoint> = "mountPoints",
    optional readonly_root_filesystem: bool = "readonlyRootFilesystem",
    optional ulimits: Vec<Ulimit> = "ulimits",
    optional privileged: bool = "privileged",
    optional user: String = "user",
    optional exit_code: i32 = "exitCode",
    optional reason: String = "reason",
    optional container_instance_arn: String = "containerInstanceArn",
    optional task_arn: String = "taskArn",
    optional log_stream_name: String = "logStreamName",
    optional instance_type: String = "instanceType",
    optional network_interfaces: Vec<NetworkInterface> = "networkInterfaces",
    optional resource_requirements: Vec<ResourceRequirement> = "resourceRequirements",
    optional linux_parameters: LinuxParameters = "linuxParameters",
    optional log_configuration: LogConfiguration = "logConfiguration",
    optional secrets: Vec<Secret> = "secrets",
    optional network_configuration: NetworkConfiguration = "networkConfiguration",
    optional fargate_platform_configuration: FargatePlatformConfiguration = "fargatePlatformConfiguration",
    optional ephemeral_storage: EphemeralStorage = "ephemeralStorage",
    optional runtime_platform: RuntimePlatform = "runtimePlatform",
    optional repository_credentials: RepositoryCredentials = "repositoryCredentials",
    optional enable_execute_command: bool = "enableExecuteCommand",
});

enumeration!(ContainerInsights {
    Enabled = "ENABLED",
    Enhanced = "ENHANCED",
    Disabled = "DISABLED",
});

structure!(ContainerOverrides {
    optional vcpus: i32 = "vcpus",
    optional memory: i32 = "memory",
    optional command: Vec<String> = "command",
    optional instance_type: String = "instanceType",
    optional environment: Vec<KeyValuePair> = "environment",
    optional resource_requirements: Vec<ResourceRequirement> = "resourceRequirements",
});

structure!(ContainerProperties {
    optional image: String = "image",
    optional vcpus: i32 = "vcpus",
    optional memory: i32 = "memory",
    optional command: Vec<String> = "command",
    optional job_role_arn: String = "jobRoleArn",
    optional execution_role_arn: String = "executionRoleArn",
    optional volumes: Vec<Volume> = "volumes",
    optional environment: Vec<KeyValuePair> = "environment",
    optional mount_points: Vec<MountPoint> = "mountPoints",
    optional readonly_root_filesystem: bool = "readonlyRootFilesystem",
    optional privileged: bool = "privileged",
    optional ulimits: Vec<Ulimit> = "ulimits",
    optional user: String = "user",
    optional instance_type: String = "instanceType",
    optional resource_requirements: Vec<ResourceRequirement> = "resourceRequirements",
    optional linux_parameters: LinuxParameters = "linuxParameters",
    optional log_configuration: LogConfiguration = "logConfiguration",
    optional secrets: Vec<Secret> = "secrets",
    optional network_configuration: NetworkConfiguration = "networkConfiguration",
    optional fargate_platform_configuration: FargatePlatformConfiguration = "fargatePlatformConfiguration",
    optional enable_execute_command: bool = "enableExecuteCommand",
    optional ephemeral_storage: EphemeralStorage = "ephemeralStorage",
    optional runtime_platform: RuntimePlatform = "runtimePlatform",
    optional repository_credentials: RepositoryCredentials = "repositoryCredentials",
});

structure!(ContainerSummary {
    optional exit_code: i32 = "exitCode",
    optional reason: String = "reason",
});

structure!(CreateComputeEnvironmentRequest {
    required compute_environment_name: String = "computeEnvironmentName",
    required r#type: CEType = "type",
    optional state: CEState = "state",
    optional unmanaged_vcpus: i32 = "unmanagedvCpus",
    optional compute_resources: ComputeResource = "computeResources",
    optional service_role: String = "serviceRole",
    optional tags: BTreeMap<String, String> = "tags",
    optional eks_configuration: EksConfiguration = "eksConfiguration",
    optional context: String = "context",
    optional ecs_settings: EcsSettings = "ecsSettings",
});

structure!(CreateComputeEnvironmentResponse {
    optional compute_environment_name: String = "computeEnvironmentName",
    optional compute_environment_arn: String = "computeEnvironmentArn",
});

structure!(CreateConsumableResourceRequest {
    required consumable_resource_name: String = "consumableResourceName",
    optional total_quantity: i64 = "totalQuantity",
    optional resource_type: String = "resourceType",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(CreateConsumableResourceResponse {
    required consumable_resource_name: String = "consumableResourceName",
    required consumable_resource_arn: String = "consumableResourceArn",
});

structure!(CreateJobQueueRequest {
    required job_queue_name: String = "jobQueueName",
    optional state: JQState = "state",
    optional scheduling_policy_arn: String = "schedulingPolicyArn",
    required priority: i32 = "priority",
    optional compute_environment_order: Vec<ComputeEnvironmentOrder> = "computeEnvironmentOrder",
    optional service_environment_order: Vec<ServiceEnvironmentOrder> = "serviceEnvironmentOrder",
    optional job_queue_type: JobQueueType = "jobQueueType",
    optional tags: BTreeMap<String, String> = "tags",
    optional job_state_time_limit_actions: Vec<JobStateTimeLimitAction> = "jobStateTimeLimitActions",
});

structure!(CreateJobQueueResponse {
    required job_queue_name: String = "jobQueueName",
    required job_queue_arn: String = "jobQueueArn",
});

structure!(CreateQuotaShareRequest {
    required quota_share_name: String = "quotaShareName",
    required job_queue: String = "jobQueue",
    required capacity_limits: Vec<QuotaShareCapacityLimit> = "capacityLimits",
    required resource_sharing_configuration: QuotaShareResourceSharingConfiguration = "resourceSharingConfiguration",
    required preemption_configuration: QuotaSharePreemptionConfiguration = "preemptionConfiguration",
    optional state: QuotaShareState = "state",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(CreateQuotaShareResponse {
    optional quota_share_name: String = "quotaShareName",
    optional quota_share_arn: String = "quotaShareArn",
});

structure!(CreateSchedulingPolicyRequest {
    required name: String = "name",
    optional quota_share_policy: QuotaSharePolicy = "quotaSharePolicy",
    optional fairshare_policy: FairsharePolicy = "fairsharePolicy",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(CreateSchedulingPolicyResponse {
    required name: String = "name",
    required arn: String = "arn",
});

structure!(CreateServiceEnvironmentRequest {
    required service_environment_name: String = "serviceEnvironmentName",
    required service_environment_type: ServiceEnvironmentType = "serviceEnvironmentType",
    optional state: ServiceEnvironmentState = "state",
    required capacity_limits: Vec<CapacityLimit> = "capacityLimits",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(CreateServiceEnvironmentResponse {
    required service_environment_name: String = "serviceEnvironmentName",
    required service_environment_arn: String = "serviceEnvironmentArn",
});

structure!(DeleteComputeEnvironmentRequest {
    required compute_environment: String = "computeEnvironment",
});

structure!(DeleteComputeEnvironmentResponse {});

structure!(DeleteConsumableResourceRequest {
    required consumable_resource: String = "consumableResource",
});

structure!(DeleteConsumableResourceResponse {});

structure!(DeleteJobQueueRequest {
    required job_queue: String = "jobQueue",
});

structure!(DeleteJobQueueResponse {});

structure!(DeleteQuotaShareRequest {
    required quota_share_arn: String = "quotaShareArn",
});

structure!(DeleteQuotaShareResponse {});

structure!(DeleteSchedulingPolicyRequest {
    required arn: String = "arn",
});

structure!(DeleteSchedulingPolicyResponse {});

structure!(DeleteServiceEnvironmentRequest {
    required service_environment: String = "serviceEnvironment",
});

structure!(DeleteServiceEnvironmentResponse {});

structure!(DeregisterJobDefinitionRequest {
    required job_definition: String = "jobDefinition",
});

structure!(DeregisterJobDefinitionResponse {});

structure!(DescribeComputeEnvironmentsRequest {
    optional compute_environments: Vec<String> = "computeEnvironments",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(DescribeComputeEnvironmentsResponse {
    optional compute_environments: Vec<ComputeEnvironmentDetail> = "computeEnvironments",
    optional next_token: String = "nextToken",
});

structure!(DescribeConsumableResourceRequest {
    required consumable_resource: String = "consumableResource",
});

structure!(DescribeConsumableResourceResponse {
    required consumable_resource_name: String = "consumableResourceName",
    required consumable_resource_arn: String = "consumableResourceArn",
    optional total_quantity: i64 = "totalQuantity",
    optional in_use_quantity: i64 = "inUseQuantity",
    optional available_quantity: i64 = "availableQuantity",
    optional resource_type: String = "resourceType",
    optional created_at: i64 = "createdAt",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(DescribeJobDefinitionsRequest {
    optional job_definitions: Vec<String> = "jobDefinitions",
    optional max_results: i32 = "maxResults",
    optional job_definition_name: String = "jobDefinitionName",
    optional status: String = "status",
    optional next_token: String = "nextToken",
});

structure!(DescribeJobDefinitionsResponse {
    optional job_definitions: Vec<Arc<JobDefinition>> = "jobDefinitions",
    optional next_token: String = "nextToken",
});

structure!(DescribeJobQueuesRequest {
    optional job_queues: Vec<String> = "jobQueues",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(DescribeJobQueuesResponse {
    optional job_queues: Vec<JobQueueDetail> = "jobQueues",
    optional next_token: String = "nextToken",
});

structure!(DescribeJobsRequest {
    required jobs: Vec<String> = "jobs",
});

structure!(DescribeJobsResponse {
    optional jobs: Vec<JobDetail> = "jobs",
});

structure!(DescribeQuotaShareRequest {
    required quota_share_arn: String = "quotaShareArn",
});

structure!(DescribeQuotaShareResponse {
    optional quota_share_name: String = "quotaShareName",
    optional quota_share_arn: String = "quotaShareArn",
    optional job_queue_arn: String = "jobQueueArn",
    optional capacity_limits: Vec<QuotaShareCapacityLimit> = "capacityLimits",
    optional resource_sharing_configuration: QuotaShareResourceSharingConfiguration = "resourceSharingConfiguration",
    optional preemption_configuration: QuotaSharePreemptionConfiguration = "preemptionConfiguration",
    optional state: QuotaShareState = "state",
    optional status: QuotaShareStatus = "status",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(DescribeSchedulingPoliciesRequest {
    required arns: Vec<String> = "arns",
});

structure!(DescribeSchedulingPoliciesResponse {
    optional scheduling_policies: Vec<SchedulingPolicyDetail> = "schedulingPolicies",
});

structure!(DescribeServiceEnvironmentsRequest {
    optional service_environments: Vec<String> = "serviceEnvironments",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(DescribeServiceEnvironmentsResponse {
    optional service_environments: Vec<ServiceEnvironmentDetail> = "serviceEnvironments",
    optional next_token: String = "nextToken",
});

structure!(DescribeServiceJobRequest {
    required job_id: String = "jobId",
});

structure!(DescribeServiceJobResponse {
    optional attempts: Vec<ServiceJobAttemptDetail> = "attempts",
    optional capacity_usage: Vec<ServiceJobCapacityUsageDetail> = "capacityUsage",
    optional created_at: i64 = "createdAt",
    optional is_terminated: bool = "isTerminated",
    optional job_arn: String = "jobArn",
    required job_id: String = "jobId",
    required job_name: String = "jobName",
    required job_queue: String = "jobQueue",
    optional latest_attempt: LatestServiceJobAttempt = "latestAttempt",
    optional retry_strategy: ServiceJobRetryStrategy = "retryStrategy",
    optional scheduled_at: i64 = "scheduledAt",
    optional scheduling_priority: i32 = "schedulingPriority",
    optional service_request_payload: String = "serviceRequestPayload",
    required service_job_type: ServiceJobType = "serviceJobType",
    optional share_identifier: String = "shareIdentifier",
    optional quota_share_name: String = "quotaShareName",
    optional preemption_configuration: ServiceJobPreemptionConfiguration = "preemptionConfiguration",
    optional preemption_summary: ServiceJobPreemptionSummary = "preemptionSummary",
    optional started_at: i64 = "startedAt",
    required status: ServiceJobStatus = "status",
    optional status_reason: String = "statusReason",
    optional stopped_at: i64 = "stoppedAt",
    optional tags: BTreeMap<String, String> = "tags",
    optional timeout_config: ServiceJobTimeout = "timeoutConfig",
});

structure!(Device {
    required host_path: String = "hostPath",
    optional container_path: String = "containerPath",
    optional permissions: Vec<String> = "permissions",
});

structure!(EFSAuthorizationConfig {
    optional access_point_id: String = "accessPointId",
    optional iam: EFSAuthorizationConfigIAM = "iam",
});

enumeration!(EFSAuthorizationConfigIAM {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

enumeration!(EFSTransitEncryption {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

structure!(EFSVolumeConfiguration {
    required file_system_id: String = "fileSystemId",
    optional root_directory: String = "rootDirectory",
    optional transit_encryption: EFSTransitEncryption = "transitEncryption",
    optional transit_encryption_port: i32 = "transitEncryptionPort",
    optional authorization_config: EFSAuthorizationConfig = "authorizationConfig",
});

structure!(Ec2Configuration {
    required image_type: String = "imageType",
    optional image_id_override: String = "imageIdOverride",
    optional batch_image_status: String = "batchImageStatus",
    optional image_kubernetes_version: String = "imageKubernetesVersion",
});

structure!(EcsProperties {
    required task_properties: Vec<EcsTaskProperties> = "taskProperties",
});

structure!(EcsPropertiesDetail {
    optional task_properties: Vec<EcsTaskDetails> = "taskProperties",
});

structure!(EcsPropertiesOverride {
    optional task_properties: Vec<TaskPropertiesOverride> = "taskProperties",
});

structure!(EcsSettings {
    optional container_insights: ContainerInsights = "containerInsights",
});

structure!(EcsTaskDetails {
    optional containers: Vec<TaskContainerDetails> = "containers",
    optional container_instance_arn: String = "containerInstanceArn",
    optional task_arn: String = "taskArn",
    optional ephemeral_storage: EphemeralStorage = "ephemeralStorage",
    optional execution_role_arn: String = "executionRoleArn",
    optional platform_version: String = "platformVersion",
    optional ipc_mode: String = "ipcMode",
    optional task_role_arn: String = "taskRoleArn",
    optional pid_mode: String = "pidMode",
    optional network_configuration: NetworkConfiguration = "networkConfiguration",
    optional runtime_platform: RuntimePlatform = "runtimePlatform",
    optional volumes: Vec<Volume> = "volumes",
    optional enable_execute_command: bool = "enableExecuteCommand",
    optional network_mode: String = "networkMode",
});

structure!(EcsTaskProperties {
    required containers: Vec<TaskContainerProperties> = "containers",
    optional ephemeral_storage: EphemeralStorage = "ephemeralStorage",
    optional execution_role_arn: String = "executionRoleArn",
    optional platform_version: String = "platformVersion",
    optional ipc_mode: String = "ipcMode",
    optional task_role_arn: String = "taskRoleArn",
    optional pid_mode: String = "pidMode",
    optional network_configuration: NetworkConfiguration = "networkConfiguration",
    optional runtime_platform: RuntimePlatform = "runtimePlatform",
    optional volumes: Vec<Volume> = "volumes",
    optional enable_execute_command: bool = "enableExecuteCommand",
    optional network_mode: String = "networkMode",
});

structure!(EksAccessEntry {
    required desired_state: EksAccessEntryDesiredState = "desiredState",
    optional status: EksAccessEntryStatus = "status",
});

enumeration!(EksAccessEntryDesiredState {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
    InheritFromCluster = "INHERIT_FROM_CLUSTER",
});

enumeration!(EksAccessEntryStatus {
    Active = "ACTIVE",
    Inactive = "INACTIVE",
});

structure!(EksAttemptContainerDetail {
    optional name: String = "name",
    optional container_id: String = "containerID",
    optional exit_code: i32 = "exitCode",
    optional reason: String = "reason",
});

structure!(EksAttemptDetail {
    optional containers: Vec<EksAttemptContainerDetail> = "containers",
    optional init_containers: Vec<EksAttemptContainerDetail> = "initContainers",
    optional eks_cluster_arn: String = "eksClusterArn",
    optional pod_name: String = "podName",
    optional pod_namespace: String = "podNamespace",
    optional node_name: String = "nodeName",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional status_reason: String = "statusReason",
});

structure!(EksConfiguration {
    required eks_cluster_arn: String = "eksClusterArn",
    required kubernetes_namespace: String = "kubernetesNamespace",
    optional access_entry: EksAccessEntry = "accessEntry",
});

structure!(EksConfigurationUpdate {
    optional access_entry: EksAccessEntry = "accessEntry",
});

structure!(EksContainer {
    optional name: String = "name",
    required image: String = "image",
    optional image_pull_policy: String = "imagePullPolicy",
    optional command: Vec<String> = "command",
    optional args: Vec<String> = "args",
    optional env: Vec<EksContainerEnvironmentVariable> = "env",
    optional resources: EksContainerResourceRequirements = "resources",
    optional volume_mounts: Vec<EksContainerVolumeMount> = "volumeMounts",
    optional security_context: EksContainerSecurityContext = "securityContext",
});

structure!(EksContainerDetail {
    optional name: String = "name",
    optional image: String = "image",
    optional image_pull_policy: String = "imagePullPolicy",
    optional command: Vec<String> = "command",
    optional args: Vec<String> = "args",
    optional env: Vec<EksContainerEnvironmentVariable> = "env",
    optional resources: EksContainerResourceRequirements = "resources",
    optional exit_code: i32 = "exitCode",
    optional reason: String = "reason",
    optional volume_mounts: Vec<EksContainerVolumeMount> = "volumeMounts",
    optional security_context: EksContainerSecurityContext = "securityContext",
});

structure!(EksContainerEnvironmentVariable {
    required name: String = "name",
    optional value: String = "value",
});

structure!(EksContainerLinuxCapabilities {
    optional add: Vec<String> = "add",
    optional drop: Vec<String> = "drop",
});

structure!(EksContainerOverride {
    optional name: String = "name",
    optional image: String = "image",
    optional command: Vec<String> = "command",
    optional args: Vec<String> = "args",
    optional env: Vec<EksContainerEnvironmentVariable> = "env",
    optional resources: EksContainerResourceRequirements = "resources",
});

structure!(EksContainerResourceRequirements {
    optional limits: BTreeMap<String, String> = "limits",
    optional requests: BTreeMap<String, String> = "requests",
});

structure!(EksContainerSecurityContext {
    optional run_as_user: i64 = "runAsUser",
    optional run_as_group: i64 = "runAsGroup",
    optional privileged: bool = "privileged",
    optional allow_privilege_escalation: bool = "allowPrivilegeEscalation",
    optional read_only_root_filesystem: bool = "readOnlyRootFilesystem",
    optional run_as_non_root: bool = "runAsNonRoot",
    optional capabilities: EksContainerLinuxCapabilities = "capabilities",
    optional seccomp_profile: EksSeccompProfile = "seccompProfile",
});

structure!(EksContainerVolumeMount {
    optional name: String = "name",
    optional mount_path: String = "mountPath",
    optional sub_path: String = "subPath",
    optional read_only: bool = "readOnly",
});

structure!(EksEmptyDir {
    optional medium: String = "medium",
    optional size_limit: String = "sizeLimit",
});

structure!(EksHostPath {
    optional path: String = "path",
});

structure!(EksMetadata {
    optional labels: BTreeMap<String, String> = "labels",
    optional annotations: BTreeMap<String, String> = "annotations",
    optional namespace: String = "namespace",
});

structure!(EksPersistentVolumeClaim {
    required claim_name: String = "claimName",
    optional read_only: bool = "readOnly",
});

structure!(EksPodProperties {
    optional service_account_name: String = "serviceAccountName",
    optional host_network: bool = "hostNetwork",
    optional dns_policy: String = "dnsPolicy",
    optional image_pull_secrets: Vec<ImagePullSecret> = "imagePullSecrets",
    optional containers: Vec<EksContainer> = "containers",
    optional init_containers: Vec<EksContainer> = "initContainers",
    optional volumes: Vec<EksVolume> = "volumes",
    optional metadata: EksMetadata = "metadata",
    optional share_process_namespace: bool = "shareProcessNamespace",
    optional security_context: EksPodSecurityContext = "securityContext",
});

structure!(EksPodPropertiesDetail {
    optional service_account_name: String = "serviceAccountName",
    optional host_network: bool = "hostNetwork",
    optional dns_policy: String = "dnsPolicy",
    optional image_pull_secrets: Vec<ImagePullSecret> = "imagePullSecrets",
    optional containers: Vec<EksContainerDetail> = "containers",
    optional init_containers: Vec<EksContainerDetail> = "initContainers",
    optional volumes: Vec<EksVolume> = "volumes",
    optional pod_name: String = "podName",
    optional node_name: String = "nodeName",
    optional metadata: EksMetadata = "metadata",
    optional share_process_namespace: bool = "shareProcessNamespace",
    optional security_context: EksPodSecurityContext = "securityContext",
});

structure!(EksPodPropertiesOverride {
    optional containers: Vec<EksContainerOverride> = "containers",
    optional init_containers: Vec<EksContainerOverride> = "initContainers",
    optional metadata: EksMetadata = "metadata",
});

structure!(EksPodSecurityContext {
    optional run_as_user: i64 = "runAsUser",
    optional run_as_group: i64 = "runAsGroup",
    optional run_as_non_root: bool = "runAsNonRoot",
    optional seccomp_profile: EksSeccompProfile = "seccompProfile",
    optional fs_group: i64 = "fsGroup",
});

structure!(EksProperties {
    optional pod_properties: EksPodProperties = "podProperties",
});

structure!(EksPropertiesDetail {
    optional pod_properties: EksPodPropertiesDetail = "podProperties",
});

structure!(EksPropertiesOverride {
    optional pod_properties: EksPodPropertiesOverride = "podProperties",
});

structure!(EksSeccompProfile {
    required r#type: EksSeccompProfileType = "type",
    optional localhost_profile: String = "localhostProfile",
});

enumeration!(EksSeccompProfileType {
    RuntimeDefault = "RuntimeDefault",
    Localhost = "Localhost",
    Unconfined = "Unconfined",
});

structure!(EksSecret {
    required secret_name: String = "secretName",
    optional optional: bool = "optional",
});

structure!(EksVolume {
    required name: String = "name",
    optional host_path: EksHostPath = "hostPath",
    optional empty_dir: EksEmptyDir = "emptyDir",
    optional secret: EksSecret = "secret",
    optional persistent_volume_claim: EksPersistentVolumeClaim = "persistentVolumeClaim",
});

structure!(EphemeralStorage {
    required size_in_gib: i32 = "sizeInGiB",
});

structure!(EvaluateOnExit {
    optional on_status_reason: String = "onStatusReason",
    optional on_reason: String = "onReason",
    optional on_exit_code: String = "onExitCode",
    required action: String = "action",
});

structure!(FairshareCapacityUsage {
    optional capacity_unit: String = "capacityUnit",
    optional quantity: f64 = "quantity",
});

structure!(FairshareCapacityUtilization {
    optional share_identifier: String = "shareIdentifier",
    optional capacity_usage: Vec<FairshareCapacityUsage> = "capacityUsage",
});

structure!(FairsharePolicy {
    optional share_decay_seconds: i32 = "shareDecaySeconds",
    optional compute_reservation: i32 = "computeReservation",
    optional share_distribution: Vec<ShareAttributes> = "shareDistribution",
});

structure!(FairshareUtilizationDetail {
    optional active_share_count: i64 = "activeShareCount",
    optional top_capacity_utilization: Vec<FairshareCapacityUtilization> = "topCapacityUtilization",
});

structure!(FargatePlatformConfiguration {
    optional platform_version: String = "platformVersion",
});

structure!(FirelensConfiguration {
    required r#type: FirelensConfigurationType = "type",
    optional options: BTreeMap<String, String> = "options",
});

enumeration!(FirelensConfigurationType {
    Fluentd = "fluentd",
    Fluentbit = "fluentbit",
});

structure!(FrontOfQueueDetail {
    optional jobs: Vec<FrontOfQueueJobSummary> = "jobs",
    optional last_updated_at: i64 = "lastUpdatedAt",
});

structure!(FrontOfQueueJobSummary {
    optional job_arn: String = "jobArn",
    optional earliest_time_at_position: i64 = "earliestTimeAtPosition",
});

structure!(FrontOfQuotaShareJobSummary {
    optional job_arn: String = "jobArn",
    optional earliest_time_at_position: i64 = "earliestTimeAtPosition",
});

structure!(FrontOfQuotaSharesDetail {
    optional quota_shares: BTreeMap<String, Vec<FrontOfQuotaShareJobSummary>> = "quotaShares",
    optional last_updated_at: i64 = "lastUpdatedAt",
});

structure!(GetJobQueueSnapshotRequest {
    required job_queue: String = "jobQueue",
});

structure!(GetJobQueueSnapshotResponse {
    optional front_of_queue: FrontOfQueueDetail = "frontOfQueue",
    optional front_of_quota_shares: FrontOfQuotaSharesDetail = "frontOfQuotaShares",
    optional queue_utilization: QueueSnapshotUtilizationDetail = "queueUtilization",
});

structure!(Host {
    optional source_path: String = "sourcePath",
});

structure!(ImagePullSecret {
    required name: String = "name",
});

structure!(InfrastructureOptimization {
    optional scale_in_after: i32 = "scaleInAfter",
});

structure!(InstanceLaunchTemplate {
    required ec2_instance_profile_arn: String = "ec2InstanceProfileArn",
    required network_configuration: ManagedInstancesNetworkConfiguration = "networkConfiguration",
    optional instance_requirements: InstanceRequirementsRequest = "instanceRequirements",
    optional capacity_option_type: String = "capacityOptionType",
    optional storage_configuration: ManagedInstancesStorageConfiguration = "storageConfiguration",
    optional monitoring: String = "monitoring",
    optional fips_enabled: bool = "fipsEnabled",
    optional capacity_reservations: CapacityReservationRequest = "capacityReservations",
    optional instance_metadata_tags_propagation: bool = "instanceMetadataTagsPropagation",
    optional local_storage_configuration: ManagedInstancesLocalStorageConfiguration = "localStorageConfiguration",
});

structure!(InstanceLaunchTemplateUpdate {
    optional ec2_instance_profile_arn: String = "ec2InstanceProfileArn",
    optional network_configuration: ManagedInstancesNetworkConfiguration = "networkConfiguration",
    optional instance_requirements: InstanceRequirementsRequest = "instanceRequirements",
    optional storage_configuration: ManagedInstancesStorageConfiguration = "storageConfiguration",
    optional monitoring: String = "monitoring",
    optional capacity_reservations: CapacityReservationRequest = "capacityReservations",
    optional instance_metadata_tags_propagation: bool = "instanceMetadataTagsPropagation",
    optional local_storage_configuration: ManagedInstancesLocalStorageConfiguration = "localStorageConfiguration",
});

structure!(InstanceRequirementsRequest {
    optional allowed_instance_types: Vec<String> = "allowedInstanceTypes",
});

enumeration!(JQState {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

enumeration!(JQStatus {
    Creating = "CREATING",
    Updating = "UPDATING",
    Deleting = "DELETING",
    Deleted = "DELETED",
    Valid = "VALID",
    Invalid = "INVALID",
});

structure!(JobCapacityUsageSummary {
    optional capacity_unit: String = "capacityUnit",
    optional quantity: f64 = "quantity",
});

structure!(JobDefinition {
    required job_definition_name: String = "jobDefinitionName",
    required job_definition_arn: String = "jobDefinitionArn",
    required revision: i32 = "revision",
    optional status: String = "status",
    required r#type: String = "type",
    optional scheduling_priority: i32 = "schedulingPriority",
    optional parameters: BTreeMap<String, String> = "parameters",
    optional retry_strategy: RetryStrategy = "retryStrategy",
    optional container_properties: ContainerProperties = "containerProperties",
    optional timeout: JobTimeout = "timeout",
    optional node_properties: NodeProperties = "nodeProperties",
    optional tags: BTreeMap<String, String> = "tags",
    optional propagate_tags: bool = "propagateTags",
    optional platform_capabilities: Vec<String> = "platformCapabilities",
    optional ecs_properties: EcsProperties = "ecsProperties",
    optional eks_properties: EksProperties = "eksProperties",
    optional container_orchestration_type: OrchestrationType = "containerOrchestrationType",
    optional consumable_resource_properties: ConsumableResourceProperties = "consumableResourceProperties",
});

enumeration!(JobDefinitionType {
    Container = "container",
    Multinode = "multinode",
});

structure!(JobDependency {
    optional job_id: String = "jobId",
    optional r#type: ArrayJobDependency = "type",
});

structure!(JobDetail {
    optional job_arn: String = "jobArn",
    required job_name: String = "jobName",
    required job_id: String = "jobId",
    required job_queue: String = "jobQueue",
    required status: JobStatus = "status",
    optional share_identifier: String = "shareIdentifier",
    optional scheduling_priority: i32 = "schedulingPriority",
    optional attempts: Vec<AttemptDetail> = "attempts",
    optional status_reason: String = "statusReason",
    optional created_at: i64 = "createdAt",
    optional retry_strategy: RetryStrategy = "retryStrategy",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional depends_on: Vec<JobDependency> = "dependsOn",
    required job_definition: String = "jobDefinition",
    optional parameters: BTreeMap<String, String> = "parameters",
    optional container: ContainerDetail = "container",
    optional node_details: NodeDetails = "nodeDetails",
    optional node_properties: NodeProperties = "nodeProperties",
    optional array_properties: ArrayPropertiesDetail = "arrayProperties",
    optional timeout: JobTimeout = "timeout",
    optional tags: BTreeMap<String, String> = "tags",
    optional propagate_tags: bool = "propagateTags",
    optional platform_capabilities: Vec<String> = "platformCapabilities",
    optional eks_properties: EksPropertiesDetail = "eksProperties",
    optional eks_attempts: Vec<EksAttemptDetail> = "eksAttempts",
    optional ecs_properties: EcsPropertiesDetail = "ecsProperties",
    optional is_cancelled: bool = "isCancelled",
    optional is_terminated: bool = "isTerminated",
    optional consumable_resource_properties: ConsumableResourceProperties = "consumableResourceProperties",
});

structure!(JobQueueDetail {
    required job_queue_name: String = "jobQueueName",
    required job_queue_arn: String = "jobQueueArn",
    required state: JQState = "state",
    optional scheduling_policy_arn: String = "schedulingPolicyArn",
    optional status: JQStatus = "status",
    optional status_reason: String = "statusReason",
    required priority: i32 = "priority",
    required compute_environment_order: Vec<ComputeEnvironmentOrder> = "computeEnvironmentOrder",
    optional service_environment_order: Vec<ServiceEnvironmentOrder> = "serviceEnvironmentOrder",
    optional job_queue_type: JobQueueType = "jobQueueType",
    optional tags: BTreeMap<String, String> = "tags",
    optional job_state_time_limit_actions: Vec<JobStateTimeLimitAction> = "jobStateTimeLimitActions",
});

enumeration!(JobQueueType {
    Eks = "EKS",
    Ecs = "ECS",
    EcsFargate = "ECS_FARGATE",
    SagemakerTraining = "SAGEMAKER_TRAINING",
    EcsManagedInstances = "ECS_MANAGED_INSTANCES",
});

structure!(JobStateTimeLimitAction {
    required reason: String = "reason",
    required state: JobStateTimeLimitActionsState = "state",
    required max_time_seconds: i32 = "maxTimeSeconds",
    required action: JobStateTimeLimitActionsAction = "action",
});

enumeration!(JobStateTimeLimitActionsAction {
    Cancel = "CANCEL",
    Terminate = "TERMINATE",
});

enumeration!(JobStateTimeLimitActionsState {
    Runnable = "RUNNABLE",
});

enumeration!(JobStatus {
    Submitted = "SUBMITTED",
    Pending = "PENDING",
    Runnable = "RUNNABLE",
    Starting = "STARTING",
    Running = "RUNNING",
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
});

structure!(JobSummary {
    optional job_arn: String = "jobArn",
    required job_id: String = "jobId",
    required job_name: String = "jobName",
    optional capacity_usage: Vec<JobCapacityUsageSummary> = "capacityUsage",
    optional created_at: i64 = "createdAt",
    optional scheduled_at: i64 = "scheduledAt",
    optional share_identifier: String = "shareIdentifier",
    optional status: JobStatus = "status",
    optional status_reason: String = "statusReason",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional container: ContainerSummary = "container",
    optional array_properties: ArrayPropertiesSummary = "arrayProperties",
    optional node_properties: NodePropertiesSummary = "nodeProperties",
    optional job_definition: String = "jobDefinition",
    optional is_cancelled: bool = "isCancelled",
    optional is_terminated: bool = "isTerminated",
});

structure!(JobTimeout {
    optional attempt_duration_seconds: i32 = "attemptDurationSeconds",
});

structure!(KeyValuePair {
    optional name: String = "name",
    optional value: String = "value",
});

structure!(KeyValuesPair {
    optional name: String = "name",
    optional values: Vec<String> = "values",
});

structure!(LatestServiceJobAttempt {
    optional service_resource_id: ServiceResourceId = "serviceResourceId",
});

structure!(LaunchTemplateSpecification {
    optional launch_template_id: String = "launchTemplateId",
    optional launch_template_name: String = "launchTemplateName",
    optional version: String = "version",
    optional overrides: Vec<LaunchTemplateSpecificationOverride> = "overrides",
    optional userdata_type: UserdataType = "userdataType",
});

structure!(LaunchTemplateSpecificationOverride {
    optional launch_template_id: String = "launchTemplateId",
    optional launch_template_name: String = "launchTemplateName",
    optional version: String = "version",
    optional target_instance_types: Vec<String> = "targetInstanceTypes",
    optional userdata_type: UserdataType = "userdataType",
});

structure!(LinuxParameters {
    optional devices: Vec<Device> = "devices",
    optional init_process_enabled: bool = "initProcessEnabled",
    optional shared_memory_size: i32 = "sharedMemorySize",
    optional tmpfs: Vec<Tmpfs> = "tmpfs",
    optional max_swap: i32 = "maxSwap",
    optional swappiness: i32 = "swappiness",
});

structure!(ListConsumableResourcesRequest {
    optional filters: Vec<KeyValuesPair> = "filters",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(ListConsumableResourcesResponse {
    required consumable_resources: Vec<ConsumableResourceSummary> = "consumableResources",
    optional next_token: String = "nextToken",
});

structure!(ListJobsByConsumableResourceRequest {
    required consumable_resource: String = "consumableResource",
    optional filters: Vec<KeyValuesPair> = "filters",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(ListJobsByConsumableResourceResponse {
    required jobs: Vec<ListJobsByConsumableResourceSummary> = "jobs",
    optional next_token: String = "nextToken",
});

structure!(ListJobsByConsumableResourceSummary {
    required job_arn: String = "jobArn",
    required job_queue_arn: String = "jobQueueArn",
    required job_name: String = "jobName",
    optional job_definition_arn: String = "jobDefinitionArn",
    optional share_identifier: String = "shareIdentifier",
    required job_status: String = "jobStatus",
    required quantity: i64 = "quantity",
    optional status_reason: String = "statusReason",
    optional started_at: i64 = "startedAt",
    required created_at: i64 = "createdAt",
    required consumable_resource_properties: ConsumableResourceProperties = "consumableResourceProperties",
});

structure!(ListJobsRequest {
    optional job_queue: String = "jobQueue",
    optional array_job_id: String = "arrayJobId",
    optional multi_node_job_id: String = "multiNodeJobId",
    optional job_status: JobStatus = "jobStatus",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
    optional filters: Vec<KeyValuesPair> = "filters",
});

structure!(ListJobsResponse {
    required job_summary_list: Vec<JobSummary> = "jobSummaryList",
    optional next_token: String = "nextToken",
});

structure!(ListQuotaSharesRequest {
    required job_queue: String = "jobQueue",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(ListQuotaSharesResponse {
    optional quota_shares: Vec<QuotaShareDetail> = "quotaShares",
    optional next_token: String = "nextToken",
});

structure!(ListSchedulingPoliciesRequest {
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
});

structure!(ListSchedulingPoliciesResponse {
    optional scheduling_policies: Vec<SchedulingPolicyListingDetail> = "schedulingPolicies",
    optional next_token: String = "nextToken",
});

structure!(ListServiceJobsRequest {
    optional job_queue: String = "jobQueue",
    optional job_status: ServiceJobStatus = "jobStatus",
    optional max_results: i32 = "maxResults",
    optional next_token: String = "nextToken",
    optional filters: Vec<KeyValuesPair> = "filters",
});

structure!(ListServiceJobsResponse {
    required job_summary_list: Vec<ServiceJobSummary> = "jobSummaryList",
    optional next_token: String = "nextToken",
});

structure!(ListTagsForResourceRequest {
    required resource_arn: String = "resourceArn",
});

structure!(ListTagsForResourceResponse {
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(LogConfiguration {
    required log_driver: LogDriver = "logDriver",
    optional options: BTreeMap<String, String> = "options",
    optional secret_options: Vec<Secret> = "secretOptions",
});

enumeration!(LogDriver {
    JsonFile = "json-file",
    Syslog = "syslog",
    Journald = "journald",
    Gelf = "gelf",
    Fluentd = "fluentd",
    Awslogs = "awslogs",
    Splunk = "splunk",
    Awsfirelens = "awsfirelens",
});

structure!(ManagedInstancesLocalStorageConfiguration {
    optional use_local_storage: bool = "useLocalStorage",
});

structure!(ManagedInstancesNetworkConfiguration {
    required subnets: Vec<String> = "subnets",
    required security_groups: Vec<String> = "securityGroups",
});

structure!(ManagedInstancesProvider {
    optional propagate_tags: String = "propagateTags",
    required infrastructure_role_arn: String = "infrastructureRoleArn",
    required instance_launch_template: InstanceLaunchTemplate = "instanceLaunchTemplate",
    optional infrastructure_optimization: InfrastructureOptimization = "infrastructureOptimization",
});

structure!(ManagedInstancesStorageConfiguration {
    optional storage_size_gib: i32 = "storageSizeGiB",
});

structure!(MountPoint {
    optional container_path: String = "containerPath",
    optional read_only: bool = "readOnly",
    optional source_volume: String = "sourceVolume",
});

structure!(NetworkConfiguration {
    optional assign_public_ip: AssignPublicIp = "assignPublicIp",
});

structure!(NetworkInterface {
    optional attachment_id: String = "attachmentId",
    optional ipv6_address: String = "ipv6Address",
    optional private_ipv4_address: String = "privateIpv4Address",
});

structure!(NodeDetails {
    optional node_index: i32 = "nodeIndex",
    optional is_main_node: bool = "isMainNode",
});

structure!(NodeOverrides {
    optional num_nodes: i32 = "numNodes",
    optional node_property_overrides: Vec<NodePropertyOverride> = "nodePropertyOverrides",
});

structure!(NodeProperties {
    required num_nodes: i32 = "numNodes",
    required main_node: i32 = "mainNode",
    required node_range_properties: Vec<NodeRangeProperty> = "nodeRangeProperties",
});

structure!(NodePropertiesSummary {
    optional is_main_node: bool = "isMainNode",
    optional num_nodes: i32 = "numNodes",
    optional node_index: i32 = "nodeIndex",
});

structure!(NodePropertyOverride {
    required target_nodes: String = "targetNodes",
    optional container_overrides: ContainerOverrides = "containerOverrides",
    optional ecs_properties_override: EcsPropertiesOverride = "ecsPropertiesOverride",
    optional instance_types: Vec<String> = "instanceTypes",
    optional eks_properties_override: EksPropertiesOverride = "eksPropertiesOverride",
    optional consumable_resource_properties_override: ConsumableResourceProperties = "consumableResourcePropertiesOverride",
});

structure!(NodeRangeProperty {
    required target_nodes: String = "targetNodes",
    optional container: ContainerProperties = "container",
    optional instance_types: Vec<String> = "instanceTypes",
    optional ecs_properties: EcsProperties = "ecsProperties",
    optional eks_properties: EksProperties = "eksProperties",
    optional consumable_resource_properties: ConsumableResourceProperties = "consumableResourceProperties",
});

enumeration!(OrchestrationType {
    Ecs = "ECS",
    Eks = "EKS",
});

structure!(QueueSnapshotCapacityUsage {
    optional capacity_unit: String = "capacityUnit",
    optional quantity: f64 = "quantity",
});

structure!(QueueSnapshotUtilizationDetail {
    optional total_capacity_usage: Vec<QueueSnapshotCapacityUsage> = "totalCapacityUsage",
    optional fairshare_utilization: FairshareUtilizationDetail = "fairshareUtilization",
    optional quota_share_utilization: QuotaShareUtilizationDetail = "quotaShareUtilization",
    optional last_updated_at: i64 = "lastUpdatedAt",
});

structure!(QuotaShareCapacityLimit {
    required max_capacity: i32 = "maxCapacity",
    required capacity_unit: String = "capacityUnit",
});

structure!(QuotaShareCapacityUsage {
    optional capacity_unit: String = "capacityUnit",
    optional quantity: f64 = "quantity",
});

structure!(QuotaShareCapacityUtilization {
    optional quota_share_name: String = "quotaShareName",
    optional capacity_usage: Vec<QuotaShareCapacityUsage> = "capacityUsage",
});

structure!(QuotaShareDetail {
    optional quota_share_name: String = "quotaShareName",
    optional quota_share_arn: String = "quotaShareArn",
    optional job_queue_arn: String = "jobQueueArn",
    optional capacity_limits: Vec<QuotaShareCapacityLimit> = "capacityLimits",
    optional resource_sharing_configuration: QuotaShareResourceSharingConfiguration = "resourceSharingConfiguration",
    optional preemption_configuration: QuotaSharePreemptionConfiguration = "preemptionConfiguration",
    optional state: QuotaShareState = "state",
    optional status: QuotaShareStatus = "status",
});

enumeration!(QuotaShareIdleResourceAssignmentStrategy {
    Fifo = "FIFO",
});

enumeration!(QuotaShareInSharePreemptionState {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

structure!(QuotaSharePolicy {
    required idle_resource_assignment_strategy: QuotaShareIdleResourceAssignmentStrategy = "idleResourceAssignmentStrategy",
});

structure!(QuotaSharePreemptionConfiguration {
    required in_share_preemption: QuotaShareInSharePreemptionState = "inSharePreemption",
});

structure!(QuotaShareResourceSharingConfiguration {
    required strategy: QuotaShareResourceSharingStrategy = "strategy",
    optional borrow_limit: i32 = "borrowLimit",
});

enumeration!(QuotaShareResourceSharingStrategy {
    Reserve = "RESERVE",
    Lend = "LEND",
    LendAndBorrow = "LEND_AND_BORROW",
});

enumeration!(QuotaShareState {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

enumeration!(QuotaShareStatus {
    Creating = "CREATING",
    Valid = "VALID",
    Invalid = "INVALID",
    Updating = "UPDATING",
    Deleting = "DELETING",
});

structure!(QuotaShareUtilizationDetail {
    optional top_capacity_utilization: Vec<QuotaShareCapacityUtilization> = "topCapacityUtilization",
});

structure!(RegisterJobDefinitionRequest {
    required job_definition_name: String = "jobDefinitionName",
    required r#type: JobDefinitionType = "type",
    optional parameters: BTreeMap<String, String> = "parameters",
    optional scheduling_priority: i32 = "schedulingPriority",
    optional container_properties: ContainerProperties = "containerProperties",
    optional node_properties: NodeProperties = "nodeProperties",
    optional retry_strategy: RetryStrategy = "retryStrategy",
    optional propagate_tags: bool = "propagateTags",
    optional timeout: JobTimeout = "timeout",
    optional tags: BTreeMap<String, String> = "tags",
    optional platform_capabilities: Vec<String> = "platformCapabilities",
    optional eks_properties: EksProperties = "eksProperties",
    optional ecs_properties: EcsProperties = "ecsProperties",
    optional consumable_resource_properties: ConsumableResourceProperties = "consumableResourceProperties",
});

structure!(RegisterJobDefinitionResponse {
    required job_definition_name: String = "jobDefinitionName",
    required job_definition_arn: String = "jobDefinitionArn",
    required revision: i32 = "revision",
});

structure!(RepositoryCredentials {
    required credentials_parameter: String = "credentialsParameter",
});

structure!(ResourceRequirement {
    required value: String = "value",
    required r#type: ResourceType = "type",
});

enumeration!(ResourceType {
    Gpu = "GPU",
    Vcpu = "VCPU",
    Memory = "MEMORY",
});

structure!(RetryStrategy {
    optional attempts: i32 = "attempts",
    optional evaluate_on_exit: Vec<EvaluateOnExit> = "evaluateOnExit",
});

structure!(RuntimePlatform {
    optional operating_system_family: String = "operatingSystemFamily",
    optional cpu_architecture: String = "cpuArchitecture",
});

structure!(S3FilesVolumeConfiguration {
    required file_system_arn: String = "fileSystemArn",
    optional root_directory: String = "rootDirectory",
    optional transit_encryption_port: i32 = "transitEncryptionPort",
    optional access_point_arn: String = "accessPointArn",
});

structure!(SchedulingPolicyDetail {
    required name: String = "name",
    required arn: String = "arn",
    optional quota_share_policy: QuotaSharePolicy = "quotaSharePolicy",
    optional fairshare_policy: FairsharePolicy = "fairsharePolicy",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(SchedulingPolicyListingDetail {
    required arn: String = "arn",
});

structure!(Secret {
    required name: String = "name",
    required value_from: String = "valueFrom",
});

structure!(ServiceEnvironmentDetail {
    required service_environment_name: String = "serviceEnvironmentName",
    required service_environment_arn: String = "serviceEnvironmentArn",
    required service_environment_type: ServiceEnvironmentType = "serviceEnvironmentType",
    optional state: ServiceEnvironmentState = "state",
    optional status: ServiceEnvironmentStatus = "status",
    required capacity_limits: Vec<CapacityLimit> = "capacityLimits",
    optional tags: BTreeMap<String, String> = "tags",
});

structure!(ServiceEnvironmentOrder {
    required order: i32 = "order",
    required service_environment: String = "serviceEnvironment",
});

enumeration!(ServiceEnvironmentState {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
});

enumeration!(ServiceEnvironmentStatus {
    Creating = "CREATING",
    Updating = "UPDATING",
    Deleting = "DELETING",
    Deleted = "DELETED",
    Valid = "VALID",
    Invalid = "INVALID",
});

enumeration!(ServiceEnvironmentType {
    SagemakerTraining = "SAGEMAKER_TRAINING",
});

structure!(ServiceJobAttemptDetail {
    optional service_resource_id: ServiceResourceId = "serviceResourceId",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional status_reason: String = "statusReason",
});

structure!(ServiceJobCapacityUsageDetail {
    optional capacity_unit: String = "capacityUnit",
    optional quantity: f64 = "quantity",
});

structure!(ServiceJobCapacityUsageSummary {
    optional capacity_unit: String = "capacityUnit",
    optional quantity: f64 = "quantity",
});

structure!(ServiceJobEvaluateOnExit {
    optional action: String = "action",
    optional on_status_reason: String = "onStatusReason",
});

structure!(ServiceJobPreemptedAttempt {
    optional service_resource_id: ServiceResourceId = "serviceResourceId",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional status_reason: String = "statusReason",
});

structure!(ServiceJobPreemptionConfiguration {
    optional preemption_retries_before_termination: i32 = "preemptionRetriesBeforeTermination",
});

structure!(ServiceJobPreemptionSummary {
    optional preempted_attempt_count: i32 = "preemptedAttemptCount",
    optional recent_preempted_attempts: Vec<ServiceJobPreemptedAttempt> = "recentPreemptedAttempts",
});

structure!(ServiceJobRetryStrategy {
    required attempts: i32 = "attempts",
    optional evaluate_on_exit: Vec<ServiceJobEvaluateOnExit> = "evaluateOnExit",
});

enumeration!(ServiceJobStatus {
    Submitted = "SUBMITTED",
    Pending = "PENDING",
    Runnable = "RUNNABLE",
    Scheduled = "SCHEDULED",
    Starting = "STARTING",
    Running = "RUNNING",
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
});

structure!(ServiceJobSummary {
    optional latest_attempt: LatestServiceJobAttempt = "latestAttempt",
    optional capacity_usage: Vec<ServiceJobCapacityUsageSummary> = "capacityUsage",
    optional created_at: i64 = "createdAt",
    optional job_arn: String = "jobArn",
    required job_id: String = "jobId",
    required job_name: String = "jobName",
    optional scheduled_at: i64 = "scheduledAt",
    required service_job_type: ServiceJobType = "serviceJobType",
    optional share_identifier: String = "shareIdentifier",
    optional quota_share_name: String = "quotaShareName",
    optional status: ServiceJobStatus = "status",
    optional status_reason: String = "statusReason",
    optional started_at: i64 = "startedAt",
    optional stopped_at: i64 = "stoppedAt",
    optional is_terminated: bool = "isTerminated",
});

structure!(ServiceJobTimeout {
    optional attempt_duration_seconds: i32 = "attemptDurationSeconds",
});

enumeration!(ServiceJobType {
    SagemakerTraining = "SAGEMAKER_TRAINING",
});

structure!(ServiceResourceId {
    required name: ServiceResourceIdName = "name",
    required value: String = "value",
});

enumeration!(ServiceResourceIdName {
    TrainingJobArn = "TrainingJobArn",
});

structure!(ShareAttributes {
    required share_identifier: String = "shareIdentifier",
    optional weight_factor: f32 = "weightFactor",
});

structure!(SubmitJobRequest {
    required job_name: String = "jobName",
    required job_queue: String = "jobQueue",
    optional share_identifier: String = "shareIdentifier",
    optional scheduling_priority_override: i32 = "schedulingPriorityOverride",
    optional array_properties: ArrayProperties = "arrayProperties",
    optional depends_on: Vec<JobDependency> = "dependsOn",
    required job_definition: String = "jobDefinition",
    optional parameters: BTreeMap<String, String> = "parameters",
    optional container_overrides: ContainerOverrides = "containerOverrides",
    optional node_overrides: NodeOverrides = "nodeOverrides",
    optional retry_strategy: RetryStrategy = "retryStrategy",
    optional propagate_tags: bool = "propagateTags",
    optional timeout: JobTimeout = "timeout",
    optional tags: BTreeMap<String, String> = "tags",
    optional eks_properties_override: EksPropertiesOverride = "eksPropertiesOverride",
    optional ecs_properties_override: EcsPropertiesOverride = "ecsPropertiesOverride",
    optional consumable_resource_properties_override: ConsumableResourceProperties = "consumableResourcePropertiesOverride",
});

structure!(SubmitJobResponse {
    optional job_arn: String = "jobArn",
    required job_name: String = "jobName",
    required job_id: String = "jobId",
});

structure!(SubmitServiceJobRequest {
    required job_name: String = "jobName",
    required job_queue: String = "jobQueue",
    optional retry_strategy: ServiceJobRetryStrategy = "retryStrategy",
    optional scheduling_priority: i32 = "schedulingPriority",
    required service_request_payload: String = "serviceRequestPayload",
    required service_job_type: ServiceJobType = "serviceJobType",
    optional share_identifier: String = "shareIdentifier",
    optional quota_share_name: String = "quotaShareName",
    optional preemption_configuration: ServiceJobPreemptionConfiguration = "preemptionConfiguration",
    optional timeout_config: ServiceJobTimeout = "timeoutConfig",
    optional tags: BTreeMap<String, String> = "tags",
    optional client_token: String = "clientToken",
});

structure!(SubmitServiceJobResponse {
    optional job_arn: String = "jobArn",
    required job_name: String = "jobName",
    required job_id: String = "jobId",
});

structure!(TagResourceRequest {
    required resource_arn: String = "resourceArn",
    required tags: BTreeMap<String, String> = "tags",
});

structure!(TagResourceResponse {});

structure!(TaskContainerDependency {
    optional container_name: String = "containerName",
    optional condition: String = "condition",
});

structure!(TaskContainerDetails {
    optional command: Vec<String> = "command",
    optional depends_on: Vec<TaskContainerDependency> = "dependsOn",
    optional environment: Vec<KeyValuePair> = "environment",
    optional essential: bool = "essential",
    optional firelens_configuration: FirelensConfiguration = "firelensConfiguration",
    optional image: String = "image",
    optional linux_parameters: LinuxParameters = "linuxParameters",
    optional log_configuration: LogConfiguration = "logConfiguration",
    optional mount_points: Vec<MountPoint> = "mountPoints",
    optional name: String = "name",
    optional privileged: bool = "privileged",
    optional readonly_root_filesystem: bool = "readonlyRootFilesystem",
    optional repository_credentials: RepositoryCredentials = "repositoryCredentials",
    optional resource_requirements: Vec<ResourceRequirement> = "resourceRequirements",
    optional secrets: Vec<Secret> = "secrets",
    optional ulimits: Vec<Ulimit> = "ulimits",
    optional user: String = "user",
    optional start_timeout: i32 = "startTimeout",
    optional stop_timeout: i32 = "stopTimeout",
    optional exit_code: i32 = "exitCode",
    optional reason: String = "reason",
    optional log_stream_name: String = "logStreamName",
    optional network_interfaces: Vec<NetworkInterface> = "networkInterfaces",
});

structure!(TaskContainerOverrides {
    optional command: Vec<String> = "command",
    optional environment: Vec<KeyValuePair> = "environment",
    optional name: String = "name",
    optional resource_requirements: Vec<ResourceRequirement> = "resourceRequirements",
});

structure!(TaskContainerProperties {
    optional command: Vec<String> = "command",
    optional depends_on: Vec<TaskContainerDependency> = "dependsOn",
    optional environment: Vec<KeyValuePair> = "environment",
    optional essential: bool = "essential",
    optional firelens_configuration: FirelensConfiguration = "firelensConfiguration",
    required image: String = "image",
    optional linux_parameters: LinuxParameters = "linuxParameters",
    optional log_configuration: LogConfiguration = "logConfiguration",
    optional mount_points: Vec<MountPoint> = "mountPoints",
    optional name: String = "name",
    optional privileged: bool = "privileged",
    optional readonly_root_filesystem: bool = "readonlyRootFilesystem",
    optional repository_credentials: RepositoryCredentials = "repositoryCredentials",
    optional resource_requirements: Vec<ResourceRequirement> = "resourceRequirements",
    optional secrets: Vec<Secret> = "secrets",
    optional ulimits: Vec<Ulimit> = "ulimits",
    optional user: String = "user",
    optional start_timeout: i32 = "startTimeout",
    optional stop_timeout: i32 = "stopTimeout",
});

structure!(TaskPropertiesOverride {
    optional containers: Vec<TaskContainerOverrides> = "containers",
});

structure!(TerminateJobRequest {
    required job_id: String = "jobId",
    required reason: String = "reason",
});

structure!(TerminateJobResponse {});

structure!(TerminateJobsErrorDetail {
    required job: String = "job",
    required code: String = "code",
    required message: String = "message",
});

structure!(TerminateJobsRequest {
    required jobs: Vec<String> = "jobs",
    required reason: String = "reason",
});

structure!(TerminateJobsResponse {
    required successful: Vec<String> = "successful",
    required errors: Vec<TerminateJobsErrorDetail> = "errors",
});

structure!(TerminateServiceJobRequest {
    required job_id: String = "jobId",
    required reason: String = "reason",
});

structure!(TerminateServiceJobResponse {});

structure!(TerminateServiceJobsErrorDetail {
    required job: String = "job",
    required code: String = "code",
    required message: String = "message",
});

structure!(TerminateServiceJobsRequest {
    required jobs: Vec<String> = "jobs",
    required reason: String = "reason",
});

structure!(TerminateServiceJobsResponse {
    required successful: Vec<String> = "successful",
    required errors: Vec<TerminateServiceJobsErrorDetail> = "errors",
});

structure!(Tmpfs {
    required container_path: String = "containerPath",
    required size: i32 = "size",
    optional mount_options: Vec<String> = "mountOptions",
});

structure!(Ulimit {
    required hard_limit: i32 = "hardLimit",
    required name: String = "name",
    required soft_limit: i32 = "softLimit",
});

structure!(UntagResourceRequest {
    required resource_arn: String = "resourceArn",
    required tag_keys: Vec<String> = "tagKeys",
});

structure!(UntagResourceResponse {});

structure!(UpdateComputeEnvironmentRequest {
    required compute_environment: String = "computeEnvironment",
    optional state: CEState = "state",
    optional unmanaged_vcpus: i32 = "unmanagedvCpus",
    optional compute_resources: ComputeResourceUpdate = "computeResources",
    optional service_role: String = "serviceRole",
    optional update_policy: UpdatePolicy = "updatePolicy",
    optional context: String = "context",
    optional ecs_settings: EcsSettings = "ecsSettings",
    optional eks_configuration: EksConfigurationUpdate = "eksConfiguration",
});

structure!(UpdateComputeEnvironmentResponse {
    optional compute_environment_name: String = "computeEnvironmentName",
    optional compute_environment_arn: String = "computeEnvironmentArn",
});

structure!(UpdateConsumableResourceRequest {
    required consumable_resource: String = "consumableResource",
    optional operation: String = "operation",
    optional quantity: i64 = "quantity",
    optional client_token: String = "clientToken",
});

structure!(UpdateConsumableResourceResponse {
    required consumable_resource_name: String = "consumableResourceName",
    required consumable_resource_arn: String = "consumableResourceArn",
    optional total_quantity: i64 = "totalQuantity",
});

structure!(UpdateJobQueueRequest {
    required job_queue: String = "jobQueue",
    optional state: JQState = "state",
    optional scheduling_policy_arn: String = "schedulingPolicyArn",
    optional priority: i32 = "priority",
    optional compute_environment_order: Vec<ComputeEnvironmentOrder> = "computeEnvironmentOrder",
    optional service_environment_order: Vec<ServiceEnvironmentOrder> = "serviceEnvironmentOrder",
    optional job_state_time_limit_actions: Vec<JobStateTimeLimitAction> = "jobStateTimeLimitActions",
});

structure!(UpdateJobQueueResponse {
    optional job_queue_name: String = "jobQueueName",
    optional job_queue_arn: String = "jobQueueArn",
});

structure!(UpdateManagedInstancesProviderConfiguration {
    optional propagate_tags: String = "propagateTags",
    optional infrastructure_role_arn: String = "infrastructureRoleArn",
    optional instance_launch_template: InstanceLaunchTemplateUpdate = "instanceLaunchTemplate",
    optional infrastructure_optimization: InfrastructureOptimization = "infrastructureOptimization",
});

structure!(UpdatePolicy {
    optional terminate_jobs_on_update: bool = "terminateJobsOnUpdate",
    optional job_execution_timeout_minutes: i64 = "jobExecutionTimeoutMinutes",
});

structure!(UpdateQuotaShareRequest {
    required quota_share_arn: String = "quotaShareArn",
    optional capacity_limits: Vec<QuotaShareCapacityLimit> = "capacityLimits",
    optional resource_sharing_configuration: QuotaShareResourceSharingConfiguration = "resourceSharingConfiguration",
    optional preemption_configuration: QuotaSharePreemptionConfiguration = "preemptionConfiguration",
    optional state: QuotaShareState = "state",
});

structure!(UpdateQuotaShareResponse {
    optional quota_share_name: String = "quotaShareName",
    optional quota_share_arn: String = "quotaShareArn",
});

structure!(UpdateSchedulingPolicyRequest {
    required arn: String = "arn",
    optional quota_share_policy: QuotaSharePolicy = "quotaSharePolicy",
    optional fairshare_policy: FairsharePolicy = "fairsharePolicy",
});

structure!(UpdateSchedulingPolicyResponse {});

structure!(UpdateServiceEnvironmentRequest {
    required service_environment: String = "serviceEnvironment",
    optional state: ServiceEnvironmentState = "state",
    optional capacity_limits: Vec<CapacityLimit> = "capacityLimits",
});

structure!(UpdateServiceEnvironmentResponse {
    required service_environment_name: String = "serviceEnvironmentName",
    required service_environment_arn: String = "serviceEnvironmentArn",
});

structure!(UpdateServiceJobRequest {
    required job_id: String = "jobId",
    required scheduling_priority: i32 = "schedulingPriority",
});

structure!(UpdateServiceJobResponse {
    optional job_arn: String = "jobArn",
    optional job_name: String = "jobName",
    optional job_id: String = "jobId",
});

enumeration!(UserdataType {
    EksBootstrapSh = "EKS_BOOTSTRAP_SH",
    EksNodeadm = "EKS_NODEADM",
});

structure!(Volume {
    optional host: Host = "host",
    optional name: String = "name",
    optional efs_volume_configuration: EFSVolumeConfiguration = "efsVolumeConfiguration",
    optional s3files_volume_configuration: S3FilesVolumeConfiguration = "s3filesVolumeConfiguration",
});

errors! {
    ClientException: "ClientException" = 400 { message = "message" }
    Conflict: "ClientException" = 409 { message = "message" }
    NotServed: "NotImplementedException" = 501 { message = "message" }
    ServerException: "ServerException" = 500 { message = "message" }
    ValidationException: "ValidationException" = 400 { message = "message" }
}

operation!(Batch CancelJob(write "POST" "/v1/canceljob") CancelJobRequest -> CancelJobResponse, shapes::CANCEL_JOB_REQUEST);
operation!(Batch CancelJobs(write "POST" "/v1/canceljobs") CancelJobsRequest -> CancelJobsResponse, shapes::CANCEL_JOBS_REQUEST);
operation!(Batch CreateComputeEnvironment(write "POST" "/v1/createcomputeenvironment") CreateComputeEnvironmentRequest -> CreateComputeEnvironmentResponse, shapes::CREATE_COMPUTE_ENVIRONMENT_REQUEST);
operation!(Batch CreateConsumableResource(write "POST" "/v1/createconsumableresource") CreateConsumableResourceRequest -> CreateConsumableResourceResponse, shapes::CREATE_CONSUMABLE_RESOURCE_REQUEST);
operation!(Batch CreateJobQueue(write "POST" "/v1/createjobqueue") CreateJobQueueRequest -> CreateJobQueueResponse, shapes::CREATE_JOB_QUEUE_REQUEST);
operation!(Batch CreateQuotaShare(write "POST" "/v1/createquotashare") CreateQuotaShareRequest -> CreateQuotaShareResponse, shapes::CREATE_QUOTA_SHARE_REQUEST);
operation!(Batch CreateSchedulingPolicy(write "POST" "/v1/createschedulingpolicy") CreateSchedulingPolicyRequest -> CreateSchedulingPolicyResponse, shapes::CREATE_SCHEDULING_POLICY_REQUEST);
operation!(Batch CreateServiceEnvironment(write "POST" "/v1/createserviceenvironment") CreateServiceEnvironmentRequest -> CreateServiceEnvironmentResponse, shapes::CREATE_SERVICE_ENVIRONMENT_REQUEST);
operation!(Batch DeleteComputeEnvironment(write "POST" "/v1/deletecomputeenvironment") DeleteComputeEnvironmentRequest -> DeleteComputeEnvironmentResponse, shapes::DELETE_COMPUTE_ENVIRONMENT_REQUEST);
operation!(Batch DeleteConsumableResource(write "POST" "/v1/deleteconsumableresource") DeleteConsumableResourceRequest -> DeleteConsumableResourceResponse, shapes::DELETE_CONSUMABLE_RESOURCE_REQUEST);
operation!(Batch DeleteJobQueue(write "POST" "/v1/deletejobqueue") DeleteJobQueueRequest -> DeleteJobQueueResponse, shapes::DELETE_JOB_QUEUE_REQUEST);
operation!(Batch DeleteQuotaShare(write "POST" "/v1/deletequotashare") DeleteQuotaShareRequest -> DeleteQuotaShareResponse, shapes::DELETE_QUOTA_SHARE_REQUEST);
operation!(Batch DeleteSchedulingPolicy(write "POST" "/v1/deleteschedulingpolicy") DeleteSchedulingPolicyRequest -> DeleteSchedulingPolicyResponse, shapes::DELETE_SCHEDULING_POLICY_REQUEST);
operation!(Batch DeleteServiceEnvironment(write "POST" "/v1/deleteserviceenvironment") DeleteServiceEnvironmentRequest -> DeleteServiceEnvironmentResponse, shapes::DELETE_SERVICE_ENVIRONMENT_REQUEST);
operation!(Batch DeregisterJobDefinition(write "POST" "/v1/deregisterjobdefinition") DeregisterJobDefinitionRequest -> DeregisterJobDefinitionResponse, shapes::DEREGISTER_JOB_DEFINITION_REQUEST);
operation!(Batch DescribeComputeEnvironments(read "POST" "/v1/describecomputeenvironments") DescribeComputeEnvironmentsRequest -> DescribeComputeEnvironmentsResponse, shapes::DESCRIBE_COMPUTE_ENVIRONMENTS_REQUEST);
operation!(Batch DescribeConsumableResource(read "POST" "/v1/describeconsumableresource") DescribeConsumableResourceRequest -> DescribeConsumableResourceResponse, shapes::DESCRIBE_CONSUMABLE_RESOURCE_REQUEST);
operation!(Batch DescribeJobDefinitions(read "POST" "/v1/describejobdefinitions") DescribeJobDefinitionsRequest -> DescribeJobDefinitionsResponse, shapes::DESCRIBE_JOB_DEFINITIONS_REQUEST);
operation!(Batch DescribeJobQueues(read "POST" "/v1/describejobqueues") DescribeJobQueuesRequest -> DescribeJobQueuesResponse, shapes::DESCRIBE_JOB_QUEUES_REQUEST);
operation!(Batch DescribeJobs(read "POST" "/v1/describejobs") DescribeJobsRequest -> DescribeJobsResponse, shapes::DESCRIBE_JOBS_REQUEST);
operation!(Batch DescribeQuotaShare(read "POST" "/v1/describequotashare") DescribeQuotaShareRequest -> DescribeQuotaShareResponse, shapes::DESCRIBE_QUOTA_SHARE_REQUEST);
operation!(Batch DescribeSchedulingPolicies(read "POST" "/v1/describeschedulingpolicies") DescribeSchedulingPoliciesRequest -> DescribeSchedulingPoliciesResponse, shapes::DESCRIBE_SCHEDULING_POLICIES_REQUEST);
operation!(Batch DescribeServiceEnvironments(read "POST" "/v1/describeserviceenvironments") DescribeServiceEnvironmentsRequest -> DescribeServiceEnvironmentsResponse, shapes::DESCRIBE_SERVICE_ENVIRONMENTS_REQUEST);
operation!(Batch DescribeServiceJob(read "POST" "/v1/describeservicejob") DescribeServiceJobRequest -> DescribeServiceJobResponse, shapes::DESCRIBE_SERVICE_JOB_REQUEST);
operation!(Batch GetJobQueueSnapshot(read "POST" "/v1/getjobqueuesnapshot") GetJobQueueSnapshotRequest -> GetJobQueueSnapshotResponse, shapes::GET_JOB_QUEUE_SNAPSHOT_REQUEST);
operation!(Batch ListConsumableResources(read "POST" "/v1/listconsumableresources") ListConsumableResourcesRequest -> ListConsumableResourcesResponse, shapes::LIST_CONSUMABLE_RESOURCES_REQUEST);
operation!(Batch ListJobs(read "POST" "/v1/listjobs") ListJobsRequest -> ListJobsResponse, shapes::LIST_JOBS_REQUEST);
operation!(Batch ListJobsByConsumableResource(read "POST" "/v1/listjobsbyconsumableresource") ListJobsByConsumableResourceRequest -> ListJobsByConsumableResourceResponse, shapes::LIST_JOBS_BY_CONSUMABLE_RESOURCE_REQUEST);
operation!(Batch ListQuotaShares(read "POST" "/v1/listquotashares") ListQuotaSharesRequest -> ListQuotaSharesResponse, shapes::LIST_QUOTA_SHARES_REQUEST);
operation!(Batch ListSchedulingPolicies(read "POST" "/v1/listschedulingpolicies") ListSchedulingPoliciesRequest -> ListSchedulingPoliciesResponse, shapes::LIST_SCHEDULING_POLICIES_REQUEST);
operation!(Batch ListServiceJobs(read "POST" "/v1/listservicejobs") ListServiceJobsRequest -> ListServiceJobsResponse, shapes::LIST_SERVICE_JOBS_REQUEST);
operation!(Batch ListTagsForResource(read "GET" "/v1/tags/{resourceArn}") ListTagsForResourceRequest -> ListTagsForResourceResponse, shapes::LIST_TAGS_FOR_RESOURCE_REQUEST);
operation!(Batch RegisterJobDefinition(write "POST" "/v1/registerjobdefinition") RegisterJobDefinitionRequest -> RegisterJobDefinitionResponse, shapes::REGISTER_JOB_DEFINITION_REQUEST);
operation!(Batch SubmitJob(write "POST" "/v1/submitjob") SubmitJobRequest -> SubmitJobResponse, shapes::SUBMIT_JOB_REQUEST);
operation!(Batch SubmitServiceJob(write "POST" "/v1/submitservicejob") SubmitServiceJobRequest -> SubmitServiceJobResponse, shapes::SUBMIT_SERVICE_JOB_REQUEST);
operation!(Batch TagResource(write "POST" "/v1/tags/{resourceArn}") TagResourceRequest -> TagResourceResponse, shapes::TAG_RESOURCE_REQUEST);
operation!(Batch TerminateJob(write "POST" "/v1/terminatejob") TerminateJobRequest -> TerminateJobResponse, shapes::TERMINATE_JOB_REQUEST);
operation!(Batch TerminateJobs(write "POST" "/v1/terminatejobs") TerminateJobsRequest -> TerminateJobsResponse, shapes::TERMINATE_JOBS_REQUEST);
operation!(Batch TerminateServiceJob(write "POST" "/v1/terminateservicejob") TerminateServiceJobRequest -> TerminateServiceJobResponse, shapes::TERMINATE_SERVICE_JOB_REQUEST);
operation!(Batch TerminateServiceJobs(write "POST" "/v1/terminateservicejobs") TerminateServiceJobsRequest -> TerminateServiceJobsResponse, shapes::TERMINATE_SERVICE_JOBS_REQUEST);
operation!(Batch UntagResource(write "DELETE" "/v1/tags/{resourceArn}") UntagResourceRequest -> UntagResourceResponse, shapes::UNTAG_RESOURCE_REQUEST);
operation!(Batch UpdateComputeEnvironment(write "POST" "/v1/updatecomputeenvironment") UpdateComputeEnvironmentRequest -> UpdateComputeEnvironmentResponse, shapes::UPDATE_COMPUTE_ENVIRONMENT_REQUEST);
operation!(Batch UpdateConsumableResource(write "POST" "/v1/updateconsumableresource") UpdateConsumableResourceRequest -> UpdateConsumableResourceResponse, shapes::UPDATE_CONSUMABLE_RESOURCE_REQUEST);
operation!(Batch UpdateJobQueue(write "POST" "/v1/updatejobqueue") UpdateJobQueueRequest -> UpdateJobQueueResponse, shapes::UPDATE_JOB_QUEUE_REQUEST);
operation!(Batch UpdateQuotaShare(write "POST" "/v1/updatequotashare") UpdateQuotaShareRequest -> UpdateQuotaShareResponse, shapes::UPDATE_QUOTA_SHARE_REQUEST);
operation!(Batch UpdateSchedulingPolicy(write "POST" "/v1/updateschedulingpolicy") UpdateSchedulingPolicyRequest -> UpdateSchedulingPolicyResponse, shapes::UPDATE_SCHEDULING_POLICY_REQUEST);
operation!(Batch UpdateServiceEnvironment(write "POST" "/v1/updateserviceenvironment") UpdateServiceEnvironmentRequest -> UpdateServiceEnvironmentResponse, shapes::UPDATE_SERVICE_ENVIRONMENT_REQUEST);
operation!(Batch UpdateServiceJob(write "POST" "/v1/updateservicejob") UpdateServiceJobRequest -> UpdateServiceJobResponse, shapes::UPDATE_SERVICE_JOB_REQUEST);

/// Every operation of the model, in alphabetical order.
#[allow(clippy::too_many_lines, reason = "one line per operation")]
pub fn operations() -> Vec<&'static OperationInfo> {
    vec![
        <CancelJob as Operation>::info(),
        <CancelJobs as Operation>::info(),
        <CreateComputeEnvironment as Operation>::info(),
        <CreateConsumableResource as Operation>::info(),
        <CreateJobQueue as Operation>::info(),
        <CreateQuotaShare as Operation>::info(),
        <CreateSchedulingPolicy as Operation>::info(),
        <CreateServiceEnvironment as Operation>::info(),
        <DeleteComputeEnvironment as Operation>::info(),
        <DeleteConsumableResource as Operation>::info(),
        <DeleteJobQueue as Operation>::info(),
        <DeleteQuotaShare as Operation>::info(),
        <DeleteSchedulingPolicy as Operation>::info(),
        <DeleteServiceEnvironment as Operation>::info(),
        <DeregisterJobDefinition as Operation>::info(),
        <DescribeComputeEnvironments as Operation>::info(),
        <DescribeConsumableResource as Operation>::info(),
        <DescribeJobDefinitions as Operation>::info(),
        <DescribeJobQueues as Operation>::info(),
        <DescribeJobs as Operation>::info(),
        <DescribeQuotaShare as Operation>::info(),
        <DescribeSchedulingPolicies as Operation>::info(),
        <DescribeServiceEnvironments as Operation>::info(),
        <DescribeServiceJob as Operation>::info(),
        <GetJobQueueSnapshot as Operation>::info(),
        <ListConsumableResources as Operation>::info(),
        <ListJobs as Operation>::info(),
        <ListJobsByConsumableResource as Operation>::info(),
        <ListQuotaShares as Operation>::info(),
        <ListSchedulingPolicies as Operation>::info(),
        <ListServiceJobs as Operation>::info(),
        <ListTagsForResource as Operation>::info(),
        <RegisterJobDefinition as Operation>::info(),
        <SubmitJob as Operation>::info(),
        <SubmitServiceJob as Operation>::info(),
        <TagResource as Operation>::info(),
        <TerminateJob as Operation>::info(),
        <TerminateJobs as Operation>::info(),
        <TerminateServiceJob as Operation>::info(),
        <TerminateServiceJobs as Operation>::info(),
        <UntagResource as Operation>::info(),
        <UpdateComputeEnvironment as Operation>::info(),
        <UpdateConsumableResource as Operation>::info(),
        <UpdateJobQueue as Operation>::info(),
        <UpdateQuotaShare as Operation>::info(),
        <UpdateSchedulingPolicy as Operation>::info(),
        <UpdateServiceEnvironment as Operation>::info(),
        <UpdateServiceJob as Operation>::info(),
    ]
}

/// Operations that the service has and the model leaves out, in alphabetical order.
pub const OTHER_OPERATIONS: &[&str] = &[];

/// What requests are checked against: one static per shape, called like it.
#[allow(missing_docs, reason = "the names are those of the API reference")]
pub mod shapes {
    use crate::api::shape::{Kind, Location, Member, Range, Shape, StringRule};

    pub static ARRAY_JOB_DEPENDENCY: Shape = Shape {
        name: "ArrayJobDependency",
        kind: Kind::Enum(&[
            "N_TO_N",
            "SEQUENTIAL",
        ], Range::ANY),
        sensitive: false,
    };

    pub static ARRAY_PROPERTIES: Shape = Shape {
        name: "ArrayProperties",
        kind: Kind::Structure(&[
            Member { name: "size", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ASSIGN_PUBLIC_IP: Shape = Shape {
        name: "AssignPublicIp",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static BOOLEAN: Shape = Shape {
        name: "Boolean",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static CE_STATE: Shape = Shape {
        name: "CEState",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static CE_TYPE: Shape = Shape {
        name: "CEType",
        kind: Kind::Enum(&[
            "MANAGED",
            "UNMANAGED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static CR_ALLOCATION_STRATEGY: Shape = Shape {
        name: "CRAllocationStrategy",
        kind: Kind::Enum(&[
            "BEST_FIT",
            "BEST_FIT_PROGRESSIVE",
            "BEST_FIT_PROGRESSIVE_ORDERED",
            "SPOT_CAPACITY_OPTIMIZED",
            "SPOT_PRICE_CAPACITY_OPTIMIZED",
            "SPOT_CAPACITY_OPTIMIZED_PRIORITIZED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static CR_TYPE: Shape = Shape {
        name: "CRType",
        kind: Kind::Enum(&[
            "EC2",
            "SPOT",
            "FARGATE",
            "FARGATE_SPOT",
            "ECS_MANAGED_INSTANCES",
        ], Range::ANY),
        sensitive: false,
    };

    pub static CR_UPDATE_ALLOCATION_STRATEGY: Shape = Shape {
        name: "CRUpdateAllocationStrategy",
        kind: Kind::Enum(&[
            "BEST_FIT_PROGRESSIVE",
            "BEST_FIT_PROGRESSIVE_ORDERED",
            "SPOT_CAPACITY_OPTIMIZED",
            "SPOT_PRICE_CAPACITY_OPTIMIZED",
            "SPOT_CAPACITY_OPTIMIZED_PRIORITIZED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static CANCEL_JOB_REQUEST: Shape = Shape {
        name: "CancelJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobId", shape: &STRING, required: true, location: Location::Body },
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CANCEL_JOBS_REQUEST: Shape = Shape {
        name: "CancelJobsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobs", shape: &STRING_LIST, required: true, location: Location::Body },
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CAPACITY_LIMIT: Shape = Shape {
        name: "CapacityLimit",
        kind: Kind::Structure(&[
            Member { name: "maxCapacity", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "capacityUnit", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CAPACITY_LIMITS: Shape = Shape {
        name: "CapacityLimits",
        kind: Kind::List { member: &CAPACITY_LIMIT, length: Range::ANY },
        sensitive: false,
    };

    pub static CAPACITY_RESERVATION_REQUEST: Shape = Shape {
        name: "CapacityReservationRequest",
        kind: Kind::Structure(&[
            Member { name: "reservationGroupArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "reservationPreference", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CLIENT_REQUEST_TOKEN: Shape = Shape {
        name: "ClientRequestToken",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPUTE_ENVIRONMENT_ORDER: Shape = Shape {
        name: "ComputeEnvironmentOrder",
        kind: Kind::Structure(&[
            Member { name: "order", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "computeEnvironment", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static COMPUTE_ENVIRONMENT_ORDERS: Shape = Shape {
        name: "ComputeEnvironmentOrders",
        kind: Kind::List { member: &COMPUTE_ENVIRONMENT_ORDER, length: Range::ANY },
        sensitive: false,
    };

    pub static COMPUTE_RESOURCE: Shape = Shape {
        name: "ComputeResource",
        kind: Kind::Structure(&[
            Member { name: "type", shape: &CR_TYPE, required: true, location: Location::Body },
            Member { name: "allocationStrategy", shape: &CR_ALLOCATION_STRATEGY, required: false, location: Location::Body },
            Member { name: "minvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "maxvCpus", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "desiredvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "instanceTypes", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "imageId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "subnets", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "securityGroupIds", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "ec2KeyPair", shape: &STRING, required: false, location: Location::Body },
            Member { name: "instanceRole", shape: &STRING, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGS_MAP, required: false, location: Location::Body },
            Member { name: "placementGroup", shape: &STRING, required: false, location: Location::Body },
            Member { name: "bidPercentage", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "spotIamFleetRole", shape: &STRING, required: false, location: Location::Body },
            Member { name: "launchTemplate", shape: &LAUNCH_TEMPLATE_SPECIFICATION, required: false, location: Location::Body },
            Member { name: "ec2Configuration", shape: &EC2_CONFIGURATION_LIST, required: false, location: Location::Body },
            Member { name: "scalingPolicy", shape: &COMPUTE_SCALING_POLICY, required: false, location: Location::Body },
            Member { name: "managedInstancesProvider", shape: &MANAGED_INSTANCES_PROVIDER, required: false, location: Location::Body },
            Member { name: "capacityTags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static COMPUTE_RESOURCE_UPDATE: Shape = Shape {
        name: "ComputeResourceUpdate",
        kind: Kind::Structure(&[
            Member { name: "minvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "maxvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "desiredvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "subnets", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "securityGroupIds", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "allocationStrategy", shape: &CR_UPDATE_ALLOCATION_STRATEGY, required: false, location: Location::Body },
            Member { name: "instanceTypes", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "ec2KeyPair", shape: &STRING, required: false, location: Location::Body },
            Member { name: "instanceRole", shape: &STRING, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGS_MAP, required: false, location: Location::Body },
            Member { name: "placementGroup", shape: &STRING, required: false, location: Location::Body },
            Member { name: "bidPercentage", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "launchTemplate", shape: &LAUNCH_TEMPLATE_SPECIFICATION, required: false, location: Location::Body },
            Member { name: "ec2Configuration", shape: &EC2_CONFIGURATION_LIST, required: false, location: Location::Body },
            Member { name: "updateToLatestImageVersion", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "type", shape: &CR_TYPE, required: false, location: Location::Body },
            Member { name: "imageId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "scalingPolicy", shape: &COMPUTE_SCALING_POLICY, required: false, location: Location::Body },
            Member { name: "managedInstancesProvider", shape: &UPDATE_MANAGED_INSTANCES_PROVIDER_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "capacityTags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static COMPUTE_SCALING_POLICY: Shape = Shape {
        name: "ComputeScalingPolicy",
        kind: Kind::Structure(&[
            Member { name: "minScaleDownDelayMinutes", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CONSUMABLE_RESOURCE_LIST: Shape = Shape {
        name: "ConsumableResourceList",
        kind: Kind::List { member: &CONSUMABLE_RESOURCE_REQUIREMENT, length: Range::ANY },
        sensitive: false,
    };

    pub static CONSUMABLE_RESOURCE_PROPERTIES: Shape = Shape {
        name: "ConsumableResourceProperties",
        kind: Kind::Structure(&[
            Member { name: "consumableResourceList", shape: &CONSUMABLE_RESOURCE_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CONSUMABLE_RESOURCE_REQUIREMENT: Shape = Shape {
        name: "ConsumableResourceRequirement",
        kind: Kind::Structure(&[
            Member { name: "consumableResource", shape: &STRING, required: false, location: Location::Body },
            Member { name: "quantity", shape: &LONG, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CONTAINER_INSIGHTS: Shape = Shape {
        name: "ContainerInsights",
        kind: Kind::Enum(&[
            "ENABLED",
            "ENHANCED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static CONTAINER_OVERRIDES: Shape = Shape {
        name: "ContainerOverrides",
        kind: Kind::Structure(&[
            Member { name: "vcpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "memory", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "command", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "instanceType", shape: &STRING, required: false, location: Location::Body },
            Member { name: "environment", shape: &ENVIRONMENT_VARIABLES, required: false, location: Location::Body },
            Member { name: "resourceRequirements", shape: &RESOURCE_REQUIREMENTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CONTAINER_PROPERTIES: Shape = Shape {
        name: "ContainerProperties",
        kind: Kind::Structure(&[
            Member { name: "image", shape: &STRING, required: false, location: Location::Body },
            Member { name: "vcpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "memory", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "command", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "jobRoleArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "executionRoleArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "volumes", shape: &VOLUMES, required: false, location: Location::Body },
            Member { name: "environment", shape: &ENVIRONMENT_VARIABLES, required: false, location: Location::Body },
            Member { name: "mountPoints", shape: &MOUNT_POINTS, required: false, location: Location::Body },
            Member { name: "readonlyRootFilesystem", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "privileged", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "ulimits", shape: &ULIMITS, required: false, location: Location::Body },
            Member { name: "user", shape: &STRING, required: false, location: Location::Body },
            Member { name: "instanceType", shape: &STRING, required: false, location: Location::Body },
            Member { name: "resourceRequirements", shape: &RESOURCE_REQUIREMENTS, required: false, location: Location::Body },
            Member { name: "linuxParameters", shape: &LINUX_PARAMETERS, required: false, location: Location::Body },
            Member { name: "logConfiguration", shape: &LOG_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "secrets", shape: &SECRET_LIST, required: false, location: Location::Body },
            Member { name: "networkConfiguration", shape: &NETWORK_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "fargatePlatformConfiguration", shape: &FARGATE_PLATFORM_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "enableExecuteCommand", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "ephemeralStorage", shape: &EPHEMERAL_STORAGE, required: false, location: Location::Body },
            Member { name: "runtimePlatform", shape: &RUNTIME_PLATFORM, required: false, location: Location::Body },
            Member { name: "repositoryCredentials", shape: &REPOSITORY_CREDENTIALS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_COMPUTE_ENVIRONMENT_REQUEST: Shape = Shape {
        name: "CreateComputeEnvironmentRequest",
        kind: Kind::Structure(&[
            Member { name: "computeEnvironmentName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "type", shape: &CE_TYPE, required: true, location: Location::Body },
            Member { name: "state", shape: &CE_STATE, required: false, location: Location::Body },
            Member { name: "unmanagedvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "computeResources", shape: &COMPUTE_RESOURCE, required: false, location: Location::Body },
            Member { name: "serviceRole", shape: &STRING, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
            Member { name: "eksConfiguration", shape: &EKS_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "context", shape: &STRING, required: false, location: Location::Body },
            Member { name: "ecsSettings", shape: &ECS_SETTINGS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_CONSUMABLE_RESOURCE_REQUEST: Shape = Shape {
        name: "CreateConsumableResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "consumableResourceName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "totalQuantity", shape: &LONG, required: false, location: Location::Body },
            Member { name: "resourceType", shape: &STRING, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_JOB_QUEUE_REQUEST: Shape = Shape {
        name: "CreateJobQueueRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueueName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "state", shape: &JQ_STATE, required: false, location: Location::Body },
            Member { name: "schedulingPolicyArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "priority", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "computeEnvironmentOrder", shape: &COMPUTE_ENVIRONMENT_ORDERS, required: false, location: Location::Body },
            Member { name: "serviceEnvironmentOrder", shape: &SERVICE_ENVIRONMENT_ORDERS, required: false, location: Location::Body },
            Member { name: "jobQueueType", shape: &JOB_QUEUE_TYPE, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
            Member { name: "jobStateTimeLimitActions", shape: &JOB_STATE_TIME_LIMIT_ACTIONS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_QUOTA_SHARE_REQUEST: Shape = Shape {
        name: "CreateQuotaShareRequest",
        kind: Kind::Structure(&[
            Member { name: "quotaShareName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
            Member { name: "capacityLimits", shape: &QUOTA_SHARE_CAPACITY_LIMITS, required: true, location: Location::Body },
            Member { name: "resourceSharingConfiguration", shape: &QUOTA_SHARE_RESOURCE_SHARING_CONFIGURATION, required: true, location: Location::Body },
            Member { name: "preemptionConfiguration", shape: &QUOTA_SHARE_PREEMPTION_CONFIGURATION, required: true, location: Location::Body },
            Member { name: "state", shape: &QUOTA_SHARE_STATE, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_SCHEDULING_POLICY_REQUEST: Shape = Shape {
        name: "CreateSchedulingPolicyRequest",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: true, location: Location::Body },
            Member { name: "quotaSharePolicy", shape: &QUOTA_SHARE_POLICY, required: false, location: Location::Body },
            Member { name: "fairsharePolicy", shape: &FAIRSHARE_POLICY, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_SERVICE_ENVIRONMENT_REQUEST: Shape = Shape {
        name: "CreateServiceEnvironmentRequest",
        kind: Kind::Structure(&[
            Member { name: "serviceEnvironmentName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "serviceEnvironmentType", shape: &SERVICE_ENVIRONMENT_TYPE, required: true, location: Location::Body },
            Member { name: "state", shape: &SERVICE_ENVIRONMENT_STATE, required: false, location: Location::Body },
            Member { name: "capacityLimits", shape: &CAPACITY_LIMITS, required: true, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_COMPUTE_ENVIRONMENT_REQUEST: Shape = Shape {
        name: "DeleteComputeEnvironmentRequest",
        kind: Kind::Structure(&[
            Member { name: "computeEnvironment", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_CONSUMABLE_RESOURCE_REQUEST: Shape = Shape {
        name: "DeleteConsumableResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "consumableResource", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_JOB_QUEUE_REQUEST: Shape = Shape {
        name: "DeleteJobQueueRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_QUOTA_SHARE_REQUEST: Shape = Shape {
        name: "DeleteQuotaShareRequest",
        kind: Kind::Structure(&[
            Member { name: "quotaShareArn", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_SCHEDULING_POLICY_REQUEST: Shape = Shape {
        name: "DeleteSchedulingPolicyRequest",
        kind: Kind::Structure(&[
            Member { name: "arn", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_SERVICE_ENVIRONMENT_REQUEST: Shape = Shape {
        name: "DeleteServiceEnvironmentRequest",
        kind: Kind::Structure(&[
            Member { name: "serviceEnvironment", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DEREGISTER_JOB_DEFINITION_REQUEST: Shape = Shape {
        name: "DeregisterJobDefinitionRequest",
        kind: Kind::Structure(&[
            Member { name: "jobDefinition", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_COMPUTE_ENVIRONMENTS_REQUEST: Shape = Shape {
        name: "DescribeComputeEnvironmentsRequest",
        kind: Kind::Structure(&[
            Member { name: "computeEnvironments", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_CONSUMABLE_RESOURCE_REQUEST: Shape = Shape {
        name: "DescribeConsumableResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "consumableResource", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_JOB_DEFINITIONS_REQUEST: Shape = Shape {
        name: "DescribeJobDefinitionsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobDefinitions", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "jobDefinitionName", shape: &STRING, required: false, location: Location::Body },
            Member { name: "status", shape: &STRING, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_JOB_QUEUES_REQUEST: Shape = Shape {
        name: "DescribeJobQueuesRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueues", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_JOBS_REQUEST: Shape = Shape {
        name: "DescribeJobsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobs", shape: &STRING_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_QUOTA_SHARE_REQUEST: Shape = Shape {
        name: "DescribeQuotaShareRequest",
        kind: Kind::Structure(&[
            Member { name: "quotaShareArn", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_SCHEDULING_POLICIES_REQUEST: Shape = Shape {
        name: "DescribeSchedulingPoliciesRequest",
        kind: Kind::Structure(&[
            Member { name: "arns", shape: &STRING_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_SERVICE_ENVIRONMENTS_REQUEST: Shape = Shape {
        name: "DescribeServiceEnvironmentsRequest",
        kind: Kind::Structure(&[
            Member { name: "serviceEnvironments", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_SERVICE_JOB_REQUEST: Shape = Shape {
        name: "DescribeServiceJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobId", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DEVICE: Shape = Shape {
        name: "Device",
        kind: Kind::Structure(&[
            Member { name: "hostPath", shape: &STRING, required: true, location: Location::Body },
            Member { name: "containerPath", shape: &STRING, required: false, location: Location::Body },
            Member { name: "permissions", shape: &DEVICE_CGROUP_PERMISSIONS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DEVICE_CGROUP_PERMISSION: Shape = Shape {
        name: "DeviceCgroupPermission",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static DEVICE_CGROUP_PERMISSIONS: Shape = Shape {
        name: "DeviceCgroupPermissions",
        kind: Kind::List { member: &DEVICE_CGROUP_PERMISSION, length: Range::ANY },
        sensitive: false,
    };

    pub static DEVICES_LIST: Shape = Shape {
        name: "DevicesList",
        kind: Kind::List { member: &DEVICE, length: Range::ANY },
        sensitive: false,
    };

    pub static EFS_AUTHORIZATION_CONFIG: Shape = Shape {
        name: "EFSAuthorizationConfig",
        kind: Kind::Structure(&[
            Member { name: "accessPointId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "iam", shape: &EFS_AUTHORIZATION_CONFIG_IAM, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EFS_AUTHORIZATION_CONFIG_IAM: Shape = Shape {
        name: "EFSAuthorizationConfigIAM",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static EFS_TRANSIT_ENCRYPTION: Shape = Shape {
        name: "EFSTransitEncryption",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static EFS_VOLUME_CONFIGURATION: Shape = Shape {
        name: "EFSVolumeConfiguration",
        kind: Kind::Structure(&[
            Member { name: "fileSystemId", shape: &STRING, required: true, location: Location::Body },
            Member { name: "rootDirectory", shape: &STRING, required: false, location: Location::Body },
            Member { name: "transitEncryption", shape: &EFS_TRANSIT_ENCRYPTION, required: false, location: Location::Body },
            Member { name: "transitEncryptionPort", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "authorizationConfig", shape: &EFS_AUTHORIZATION_CONFIG, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EC2_CONFIGURATION: Shape = Shape {
        name: "Ec2Configuration",
        kind: Kind::Structure(&[
            Member { name: "imageType", shape: &IMAGE_TYPE, required: true, location: Location::Body },
            Member { name: "imageIdOverride", shape: &IMAGE_ID_OVERRIDE, required: false, location: Location::Body },
            Member { name: "batchImageStatus", shape: &STRING, required: false, location: Location::Body },
            Member { name: "imageKubernetesVersion", shape: &KUBERNETES_VERSION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EC2_CONFIGURATION_LIST: Shape = Shape {
        name: "Ec2ConfigurationList",
        kind: Kind::List { member: &EC2_CONFIGURATION, length: Range::ANY },
        sensitive: false,
    };

    pub static ECS_PROPERTIES: Shape = Shape {
        name: "EcsProperties",
        kind: Kind::Structure(&[
            Member { name: "taskProperties", shape: &LIST_ECS_TASK_PROPERTIES, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ECS_PROPERTIES_OVERRIDE: Shape = Shape {
        name: "EcsPropertiesOverride",
        kind: Kind::Structure(&[
            Member { name: "taskProperties", shape: &LIST_TASK_PROPERTIES_OVERRIDE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ECS_SETTINGS: Shape = Shape {
        name: "EcsSettings",
        kind: Kind::Structure(&[
            Member { name: "containerInsights", shape: &CONTAINER_INSIGHTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ECS_TASK_PROPERTIES: Shape = Shape {
        name: "EcsTaskProperties",
        kind: Kind::Structure(&[
            Member { name: "containers", shape: &LIST_TASK_CONTAINER_PROPERTIES, required: true, location: Location::Body },
            Member { name: "ephemeralStorage", shape: &EPHEMERAL_STORAGE, required: false, location: Location::Body },
            Member { name: "executionRoleArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "platformVersion", shape: &STRING, required: false, location: Location::Body },
            Member { name: "ipcMode", shape: &STRING, required: false, location: Location::Body },
            Member { name: "taskRoleArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "pidMode", shape: &STRING, required: false, location: Location::Body },
            Member { name: "networkConfiguration", shape: &NETWORK_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "runtimePlatform", shape: &RUNTIME_PLATFORM, required: false, location: Location::Body },
            Member { name: "volumes", shape: &VOLUMES, required: false, location: Location::Body },
            Member { name: "enableExecuteCommand", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "networkMode", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_ACCESS_ENTRY: Shape = Shape {
        name: "EksAccessEntry",
        kind: Kind::Structure(&[
            Member { name: "desiredState", shape: &EKS_ACCESS_ENTRY_DESIRED_STATE, required: true, location: Location::Body },
            Member { name: "status", shape: &EKS_ACCESS_ENTRY_STATUS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_ACCESS_ENTRY_DESIRED_STATE: Shape = Shape {
        name: "EksAccessEntryDesiredState",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
            "INHERIT_FROM_CLUSTER",
        ], Range::ANY),
        sensitive: false,
    };

    pub static EKS_ACCESS_ENTRY_STATUS: Shape = Shape {
        name: "EksAccessEntryStatus",
        kind: Kind::Enum(&[
            "ACTIVE",
            "INACTIVE",
        ], Range::ANY),
        sensitive: false,
    };

    pub static EKS_ANNOTATIONS_MAP: Shape = Shape {
        name: "EksAnnotationsMap",
        kind: Kind::Map { key: &STRING, value: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_CONFIGURATION: Shape = Shape {
        name: "EksConfiguration",
        kind: Kind::Structure(&[
            Member { name: "eksClusterArn", shape: &STRING, required: true, location: Location::Body },
            Member { name: "kubernetesNamespace", shape: &STRING, required: true, location: Location::Body },
            Member { name: "accessEntry", shape: &EKS_ACCESS_ENTRY, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONFIGURATION_UPDATE: Shape = Shape {
        name: "EksConfigurationUpdate",
        kind: Kind::Structure(&[
            Member { name: "accessEntry", shape: &EKS_ACCESS_ENTRY, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER: Shape = Shape {
        name: "EksContainer",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "image", shape: &STRING, required: true, location: Location::Body },
            Member { name: "imagePullPolicy", shape: &STRING, required: false, location: Location::Body },
            Member { name: "command", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "args", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "env", shape: &EKS_CONTAINER_ENVIRONMENT_VARIABLES, required: false, location: Location::Body },
            Member { name: "resources", shape: &EKS_CONTAINER_RESOURCE_REQUIREMENTS, required: false, location: Location::Body },
            Member { name: "volumeMounts", shape: &EKS_CONTAINER_VOLUME_MOUNTS, required: false, location: Location::Body },
            Member { name: "securityContext", shape: &EKS_CONTAINER_SECURITY_CONTEXT, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_ENVIRONMENT_VARIABLE: Shape = Shape {
        name: "EksContainerEnvironmentVariable",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: true, location: Location::Body },
            Member { name: "value", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_ENVIRONMENT_VARIABLES: Shape = Shape {
        name: "EksContainerEnvironmentVariables",
        kind: Kind::List { member: &EKS_CONTAINER_ENVIRONMENT_VARIABLE, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_CONTAINER_LINUX_CAPABILITIES: Shape = Shape {
        name: "EksContainerLinuxCapabilities",
        kind: Kind::Structure(&[
            Member { name: "add", shape: &EKS_CONTAINER_LINUX_CAPABILITY_LIST, required: false, location: Location::Body },
            Member { name: "drop", shape: &EKS_CONTAINER_LINUX_CAPABILITY_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_LINUX_CAPABILITY: Shape = Shape {
        name: "EksContainerLinuxCapability",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: None }),
        sensitive: false,
    };

    pub static EKS_CONTAINER_LINUX_CAPABILITY_LIST: Shape = Shape {
        name: "EksContainerLinuxCapabilityList",
        kind: Kind::List { member: &EKS_CONTAINER_LINUX_CAPABILITY, length: Range { min: Some(0), max: Some(64) } },
        sensitive: false,
    };

    pub static EKS_CONTAINER_OVERRIDE: Shape = Shape {
        name: "EksContainerOverride",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "image", shape: &STRING, required: false, location: Location::Body },
            Member { name: "command", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "args", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "env", shape: &EKS_CONTAINER_ENVIRONMENT_VARIABLES, required: false, location: Location::Body },
            Member { name: "resources", shape: &EKS_CONTAINER_RESOURCE_REQUIREMENTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_OVERRIDE_LIST: Shape = Shape {
        name: "EksContainerOverrideList",
        kind: Kind::List { member: &EKS_CONTAINER_OVERRIDE, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_CONTAINER_RESOURCE_REQUIREMENTS: Shape = Shape {
        name: "EksContainerResourceRequirements",
        kind: Kind::Structure(&[
            Member { name: "limits", shape: &EKS_LIMITS, required: false, location: Location::Body },
            Member { name: "requests", shape: &EKS_REQUESTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_SECURITY_CONTEXT: Shape = Shape {
        name: "EksContainerSecurityContext",
        kind: Kind::Structure(&[
            Member { name: "runAsUser", shape: &LONG, required: false, location: Location::Body },
            Member { name: "runAsGroup", shape: &LONG, required: false, location: Location::Body },
            Member { name: "privileged", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "allowPrivilegeEscalation", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "readOnlyRootFilesystem", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "runAsNonRoot", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "capabilities", shape: &EKS_CONTAINER_LINUX_CAPABILITIES, required: false, location: Location::Body },
            Member { name: "seccompProfile", shape: &EKS_SECCOMP_PROFILE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_VOLUME_MOUNT: Shape = Shape {
        name: "EksContainerVolumeMount",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "mountPath", shape: &STRING, required: false, location: Location::Body },
            Member { name: "subPath", shape: &STRING, required: false, location: Location::Body },
            Member { name: "readOnly", shape: &BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_CONTAINER_VOLUME_MOUNTS: Shape = Shape {
        name: "EksContainerVolumeMounts",
        kind: Kind::List { member: &EKS_CONTAINER_VOLUME_MOUNT, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_CONTAINERS: Shape = Shape {
        name: "EksContainers",
        kind: Kind::List { member: &EKS_CONTAINER, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_EMPTY_DIR: Shape = Shape {
        name: "EksEmptyDir",
        kind: Kind::Structure(&[
            Member { name: "medium", shape: &STRING, required: false, location: Location::Body },
            Member { name: "sizeLimit", shape: &QUANTITY, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_HOST_PATH: Shape = Shape {
        name: "EksHostPath",
        kind: Kind::Structure(&[
            Member { name: "path", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_LABELS_MAP: Shape = Shape {
        name: "EksLabelsMap",
        kind: Kind::Map { key: &STRING, value: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_LIMITS: Shape = Shape {
        name: "EksLimits",
        kind: Kind::Map { key: &STRING, value: &QUANTITY, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_METADATA: Shape = Shape {
        name: "EksMetadata",
        kind: Kind::Structure(&[
            Member { name: "labels", shape: &EKS_LABELS_MAP, required: false, location: Location::Body },
            Member { name: "annotations", shape: &EKS_ANNOTATIONS_MAP, required: false, location: Location::Body },
            Member { name: "namespace", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_PERSISTENT_VOLUME_CLAIM: Shape = Shape {
        name: "EksPersistentVolumeClaim",
        kind: Kind::Structure(&[
            Member { name: "claimName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "readOnly", shape: &BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_POD_PROPERTIES: Shape = Shape {
        name: "EksPodProperties",
        kind: Kind::Structure(&[
            Member { name: "serviceAccountName", shape: &STRING, required: false, location: Location::Body },
            Member { name: "hostNetwork", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "dnsPolicy", shape: &STRING, required: false, location: Location::Body },
            Member { name: "imagePullSecrets", shape: &IMAGE_PULL_SECRETS, required: false, location: Location::Body },
            Member { name: "containers", shape: &EKS_CONTAINERS, required: false, location: Location::Body },
            Member { name: "initContainers", shape: &EKS_CONTAINERS, required: false, location: Location::Body },
            Member { name: "volumes", shape: &EKS_VOLUMES, required: false, location: Location::Body },
            Member { name: "metadata", shape: &EKS_METADATA, required: false, location: Location::Body },
            Member { name: "shareProcessNamespace", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "securityContext", shape: &EKS_POD_SECURITY_CONTEXT, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_POD_PROPERTIES_OVERRIDE: Shape = Shape {
        name: "EksPodPropertiesOverride",
        kind: Kind::Structure(&[
            Member { name: "containers", shape: &EKS_CONTAINER_OVERRIDE_LIST, required: false, location: Location::Body },
            Member { name: "initContainers", shape: &EKS_CONTAINER_OVERRIDE_LIST, required: false, location: Location::Body },
            Member { name: "metadata", shape: &EKS_METADATA, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_POD_SECURITY_CONTEXT: Shape = Shape {
        name: "EksPodSecurityContext",
        kind: Kind::Structure(&[
            Member { name: "runAsUser", shape: &LONG, required: false, location: Location::Body },
            Member { name: "runAsGroup", shape: &LONG, required: false, location: Location::Body },
            Member { name: "runAsNonRoot", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "seccompProfile", shape: &EKS_SECCOMP_PROFILE, required: false, location: Location::Body },
            Member { name: "fsGroup", shape: &LONG, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_PROPERTIES: Shape = Shape {
        name: "EksProperties",
        kind: Kind::Structure(&[
            Member { name: "podProperties", shape: &EKS_POD_PROPERTIES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_PROPERTIES_OVERRIDE: Shape = Shape {
        name: "EksPropertiesOverride",
        kind: Kind::Structure(&[
            Member { name: "podProperties", shape: &EKS_POD_PROPERTIES_OVERRIDE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_REQUESTS: Shape = Shape {
        name: "EksRequests",
        kind: Kind::Map { key: &STRING, value: &QUANTITY, length: Range::ANY },
        sensitive: false,
    };

    pub static EKS_SECCOMP_LOCALHOST_PROFILE: Shape = Shape {
        name: "EksSeccompLocalhostProfile",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(4095) }, pattern: None }),
        sensitive: false,
    };

    pub static EKS_SECCOMP_PROFILE: Shape = Shape {
        name: "EksSeccompProfile",
        kind: Kind::Structure(&[
            Member { name: "type", shape: &EKS_SECCOMP_PROFILE_TYPE, required: true, location: Location::Body },
            Member { name: "localhostProfile", shape: &EKS_SECCOMP_LOCALHOST_PROFILE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_SECCOMP_PROFILE_TYPE: Shape = Shape {
        name: "EksSeccompProfileType",
        kind: Kind::Enum(&[
            "RuntimeDefault",
            "Localhost",
            "Unconfined",
        ], Range::ANY),
        sensitive: false,
    };

    pub static EKS_SECRET: Shape = Shape {
        name: "EksSecret",
        kind: Kind::Structure(&[
            Member { name: "secretName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "optional", shape: &BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_VOLUME: Shape = Shape {
        name: "EksVolume",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: true, location: Location::Body },
            Member { name: "hostPath", shape: &EKS_HOST_PATH, required: false, location: Location::Body },
            Member { name: "emptyDir", shape: &EKS_EMPTY_DIR, required: false, location: Location::Body },
            Member { name: "secret", shape: &EKS_SECRET, required: false, location: Location::Body },
            Member { name: "persistentVolumeClaim", shape: &EKS_PERSISTENT_VOLUME_CLAIM, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EKS_VOLUMES: Shape = Shape {
        name: "EksVolumes",
        kind: Kind::List { member: &EKS_VOLUME, length: Range::ANY },
        sensitive: false,
    };

    pub static ENVIRONMENT_VARIABLES: Shape = Shape {
        name: "EnvironmentVariables",
        kind: Kind::List { member: &KEY_VALUE_PAIR, length: Range::ANY },
        sensitive: false,
    };

    pub static EPHEMERAL_STORAGE: Shape = Shape {
        name: "EphemeralStorage",
        kind: Kind::Structure(&[
            Member { name: "sizeInGiB", shape: &INTEGER, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EVALUATE_ON_EXIT: Shape = Shape {
        name: "EvaluateOnExit",
        kind: Kind::Structure(&[
            Member { name: "onStatusReason", shape: &STRING, required: false, location: Location::Body },
            Member { name: "onReason", shape: &STRING, required: false, location: Location::Body },
            Member { name: "onExitCode", shape: &STRING, required: false, location: Location::Body },
            Member { name: "action", shape: &RETRY_ACTION, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EVALUATE_ON_EXIT_LIST: Shape = Shape {
        name: "EvaluateOnExitList",
        kind: Kind::List { member: &EVALUATE_ON_EXIT, length: Range::ANY },
        sensitive: false,
    };

    pub static FAIRSHARE_POLICY: Shape = Shape {
        name: "FairsharePolicy",
        kind: Kind::Structure(&[
            Member { name: "shareDecaySeconds", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "computeReservation", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "shareDistribution", shape: &SHARE_ATTRIBUTES_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static FARGATE_PLATFORM_CONFIGURATION: Shape = Shape {
        name: "FargatePlatformConfiguration",
        kind: Kind::Structure(&[
            Member { name: "platformVersion", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static FIRELENS_CONFIGURATION: Shape = Shape {
        name: "FirelensConfiguration",
        kind: Kind::Structure(&[
            Member { name: "type", shape: &FIRELENS_CONFIGURATION_TYPE, required: true, location: Location::Body },
            Member { name: "options", shape: &FIRELENS_CONFIGURATION_OPTIONS_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static FIRELENS_CONFIGURATION_OPTIONS_MAP: Shape = Shape {
        name: "FirelensConfigurationOptionsMap",
        kind: Kind::Map { key: &STRING, value: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static FIRELENS_CONFIGURATION_TYPE: Shape = Shape {
        name: "FirelensConfigurationType",
        kind: Kind::Enum(&[
            "fluentd",
            "fluentbit",
        ], Range::ANY),
        sensitive: false,
    };

    pub static FLOAT: Shape = Shape {
        name: "Float",
        kind: Kind::Float,
        sensitive: false,
    };

    pub static GET_JOB_QUEUE_SNAPSHOT_REQUEST: Shape = Shape {
        name: "GetJobQueueSnapshotRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static HOST: Shape = Shape {
        name: "Host",
        kind: Kind::Structure(&[
            Member { name: "sourcePath", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static IMAGE_ID_OVERRIDE: Shape = Shape {
        name: "ImageIdOverride",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static IMAGE_PULL_SECRET: Shape = Shape {
        name: "ImagePullSecret",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static IMAGE_PULL_SECRETS: Shape = Shape {
        name: "ImagePullSecrets",
        kind: Kind::List { member: &IMAGE_PULL_SECRET, length: Range::ANY },
        sensitive: false,
    };

    pub static IMAGE_TYPE: Shape = Shape {
        name: "ImageType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static INFRASTRUCTURE_OPTIMIZATION: Shape = Shape {
        name: "InfrastructureOptimization",
        kind: Kind::Structure(&[
            Member { name: "scaleInAfter", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_LAUNCH_TEMPLATE: Shape = Shape {
        name: "InstanceLaunchTemplate",
        kind: Kind::Structure(&[
            Member { name: "ec2InstanceProfileArn", shape: &STRING, required: true, location: Location::Body },
            Member { name: "networkConfiguration", shape: &MANAGED_INSTANCES_NETWORK_CONFIGURATION, required: true, location: Location::Body },
            Member { name: "instanceRequirements", shape: &INSTANCE_REQUIREMENTS_REQUEST, required: false, location: Location::Body },
            Member { name: "capacityOptionType", shape: &STRING, required: false, location: Location::Body },
            Member { name: "storageConfiguration", shape: &MANAGED_INSTANCES_STORAGE_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "monitoring", shape: &STRING, required: false, location: Location::Body },
            Member { name: "fipsEnabled", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "capacityReservations", shape: &CAPACITY_RESERVATION_REQUEST, required: false, location: Location::Body },
            Member { name: "instanceMetadataTagsPropagation", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "localStorageConfiguration", shape: &MANAGED_INSTANCES_LOCAL_STORAGE_CONFIGURATION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_LAUNCH_TEMPLATE_UPDATE: Shape = Shape {
        name: "InstanceLaunchTemplateUpdate",
        kind: Kind::Structure(&[
            Member { name: "ec2InstanceProfileArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "networkConfiguration", shape: &MANAGED_INSTANCES_NETWORK_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "instanceRequirements", shape: &INSTANCE_REQUIREMENTS_REQUEST, required: false, location: Location::Body },
            Member { name: "storageConfiguration", shape: &MANAGED_INSTANCES_STORAGE_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "monitoring", shape: &STRING, required: false, location: Location::Body },
            Member { name: "capacityReservations", shape: &CAPACITY_RESERVATION_REQUEST, required: false, location: Location::Body },
            Member { name: "instanceMetadataTagsPropagation", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "localStorageConfiguration", shape: &MANAGED_INSTANCES_LOCAL_STORAGE_CONFIGURATION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_REQUIREMENTS_REQUEST: Shape = Shape {
        name: "InstanceRequirementsRequest",
        kind: Kind::Structure(&[
            Member { name: "allowedInstanceTypes", shape: &STRING_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INTEGER: Shape = Shape {
        name: "Integer",
        kind: Kind::Integer(Range::ANY),
        sensitive: false,
    };

    pub static JQ_STATE: Shape = Shape {
        name: "JQState",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static JOB_DEFINITION_TYPE: Shape = Shape {
        name: "JobDefinitionType",
        kind: Kind::Enum(&[
            "container",
            "multinode",
        ], Range::ANY),
        sensitive: false,
    };

    pub static JOB_DEPENDENCY: Shape = Shape {
        name: "JobDependency",
        kind: Kind::Structure(&[
            Member { name: "jobId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "type", shape: &ARRAY_JOB_DEPENDENCY, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static JOB_DEPENDENCY_LIST: Shape = Shape {
        name: "JobDependencyList",
        kind: Kind::List { member: &JOB_DEPENDENCY, length: Range::ANY },
        sensitive: false,
    };

    pub static JOB_EXECUTION_TIMEOUT_MINUTES: Shape = Shape {
        name: "JobExecutionTimeoutMinutes",
        kind: Kind::Long(Range { min: Some(1), max: Some(7200) }),
        sensitive: false,
    };

    pub static JOB_QUEUE_TYPE: Shape = Shape {
        name: "JobQueueType",
        kind: Kind::Enum(&[
            "EKS",
            "ECS",
            "ECS_FARGATE",
            "SAGEMAKER_TRAINING",
            "ECS_MANAGED_INSTANCES",
        ], Range::ANY),
        sensitive: false,
    };

    pub static JOB_STATE_TIME_LIMIT_ACTION: Shape = Shape {
        name: "JobStateTimeLimitAction",
        kind: Kind::Structure(&[
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
            Member { name: "state", shape: &JOB_STATE_TIME_LIMIT_ACTIONS_STATE, required: true, location: Location::Body },
            Member { name: "maxTimeSeconds", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "action", shape: &JOB_STATE_TIME_LIMIT_ACTIONS_ACTION, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static JOB_STATE_TIME_LIMIT_ACTIONS: Shape = Shape {
        name: "JobStateTimeLimitActions",
        kind: Kind::List { member: &JOB_STATE_TIME_LIMIT_ACTION, length: Range::ANY },
        sensitive: false,
    };

    pub static JOB_STATE_TIME_LIMIT_ACTIONS_ACTION: Shape = Shape {
        name: "JobStateTimeLimitActionsAction",
        kind: Kind::Enum(&[
            "CANCEL",
            "TERMINATE",
        ], Range::ANY),
        sensitive: false,
    };

    pub static JOB_STATE_TIME_LIMIT_ACTIONS_STATE: Shape = Shape {
        name: "JobStateTimeLimitActionsState",
        kind: Kind::Enum(&[
            "RUNNABLE",
        ], Range::ANY),
        sensitive: false,
    };

    pub static JOB_STATUS: Shape = Shape {
        name: "JobStatus",
        kind: Kind::Enum(&[
            "SUBMITTED",
            "PENDING",
            "RUNNABLE",
            "STARTING",
            "RUNNING",
            "SUCCEEDED",
            "FAILED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static JOB_TIMEOUT: Shape = Shape {
        name: "JobTimeout",
        kind: Kind::Structure(&[
            Member { name: "attemptDurationSeconds", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static KEY_VALUE_PAIR: Shape = Shape {
        name: "KeyValuePair",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "value", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static KEY_VALUES_PAIR: Shape = Shape {
        name: "KeyValuesPair",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "values", shape: &STRING_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static KUBERNETES_VERSION: Shape = Shape {
        name: "KubernetesVersion",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static LAUNCH_TEMPLATE_SPECIFICATION: Shape = Shape {
        name: "LaunchTemplateSpecification",
        kind: Kind::Structure(&[
            Member { name: "launchTemplateId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "launchTemplateName", shape: &STRING, required: false, location: Location::Body },
            Member { name: "version", shape: &STRING, required: false, location: Location::Body },
            Member { name: "overrides", shape: &LAUNCH_TEMPLATE_SPECIFICATION_OVERRIDE_LIST, required: false, location: Location::Body },
            Member { name: "userdataType", shape: &USERDATA_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LAUNCH_TEMPLATE_SPECIFICATION_OVERRIDE: Shape = Shape {
        name: "LaunchTemplateSpecificationOverride",
        kind: Kind::Structure(&[
            Member { name: "launchTemplateId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "launchTemplateName", shape: &STRING, required: false, location: Location::Body },
            Member { name: "version", shape: &STRING, required: false, location: Location::Body },
            Member { name: "targetInstanceTypes", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "userdataType", shape: &USERDATA_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LAUNCH_TEMPLATE_SPECIFICATION_OVERRIDE_LIST: Shape = Shape {
        name: "LaunchTemplateSpecificationOverrideList",
        kind: Kind::List { member: &LAUNCH_TEMPLATE_SPECIFICATION_OVERRIDE, length: Range::ANY },
        sensitive: false,
    };

    pub static LINUX_PARAMETERS: Shape = Shape {
        name: "LinuxParameters",
        kind: Kind::Structure(&[
            Member { name: "devices", shape: &DEVICES_LIST, required: false, location: Location::Body },
            Member { name: "initProcessEnabled", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "sharedMemorySize", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "tmpfs", shape: &TMPFS_LIST, required: false, location: Location::Body },
            Member { name: "maxSwap", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "swappiness", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_CONSUMABLE_RESOURCES_FILTER_LIST: Shape = Shape {
        name: "ListConsumableResourcesFilterList",
        kind: Kind::List { member: &KEY_VALUES_PAIR, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_CONSUMABLE_RESOURCES_REQUEST: Shape = Shape {
        name: "ListConsumableResourcesRequest",
        kind: Kind::Structure(&[
            Member { name: "filters", shape: &LIST_CONSUMABLE_RESOURCES_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_ECS_TASK_PROPERTIES: Shape = Shape {
        name: "ListEcsTaskProperties",
        kind: Kind::List { member: &ECS_TASK_PROPERTIES, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_JOBS_BY_CONSUMABLE_RESOURCE_FILTER_LIST: Shape = Shape {
        name: "ListJobsByConsumableResourceFilterList",
        kind: Kind::List { member: &KEY_VALUES_PAIR, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_JOBS_BY_CONSUMABLE_RESOURCE_REQUEST: Shape = Shape {
        name: "ListJobsByConsumableResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "consumableResource", shape: &STRING, required: true, location: Location::Body },
            Member { name: "filters", shape: &LIST_JOBS_BY_CONSUMABLE_RESOURCE_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_JOBS_FILTER_LIST: Shape = Shape {
        name: "ListJobsFilterList",
        kind: Kind::List { member: &KEY_VALUES_PAIR, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_JOBS_REQUEST: Shape = Shape {
        name: "ListJobsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueue", shape: &STRING, required: false, location: Location::Body },
            Member { name: "arrayJobId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "multiNodeJobId", shape: &STRING, required: false, location: Location::Body },
            Member { name: "jobStatus", shape: &JOB_STATUS, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
            Member { name: "filters", shape: &LIST_JOBS_FILTER_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_QUOTA_SHARES_REQUEST: Shape = Shape {
        name: "ListQuotaSharesRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_SCHEDULING_POLICIES_REQUEST: Shape = Shape {
        name: "ListSchedulingPoliciesRequest",
        kind: Kind::Structure(&[
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_SERVICE_JOBS_REQUEST: Shape = Shape {
        name: "ListServiceJobsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueue", shape: &STRING, required: false, location: Location::Body },
            Member { name: "jobStatus", shape: &SERVICE_JOB_STATUS, required: false, location: Location::Body },
            Member { name: "maxResults", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nextToken", shape: &STRING, required: false, location: Location::Body },
            Member { name: "filters", shape: &LIST_JOBS_FILTER_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape = Shape {
        name: "ListTagsForResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "resourceArn", shape: &STRING, required: true, location: Location::Uri("resourceArn") },
        ]),
        sensitive: false,
    };

    pub static LIST_TASK_CONTAINER_OVERRIDES: Shape = Shape {
        name: "ListTaskContainerOverrides",
        kind: Kind::List { member: &TASK_CONTAINER_OVERRIDES, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_TASK_CONTAINER_PROPERTIES: Shape = Shape {
        name: "ListTaskContainerProperties",
        kind: Kind::List { member: &TASK_CONTAINER_PROPERTIES, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_TASK_PROPERTIES_OVERRIDE: Shape = Shape {
        name: "ListTaskPropertiesOverride",
        kind: Kind::List { member: &TASK_PROPERTIES_OVERRIDE, length: Range::ANY },
        sensitive: false,
    };

    pub static LOG_CONFIGURATION: Shape = Shape {
        name: "LogConfiguration",
        kind: Kind::Structure(&[
            Member { name: "logDriver", shape: &LOG_DRIVER, required: true, location: Location::Body },
            Member { name: "options", shape: &LOG_CONFIGURATION_OPTIONS_MAP, required: false, location: Location::Body },
            Member { name: "secretOptions", shape: &SECRET_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LOG_CONFIGURATION_OPTIONS_MAP: Shape = Shape {
        name: "LogConfigurationOptionsMap",
        kind: Kind::Map { key: &STRING, value: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static LOG_DRIVER: Shape = Shape {
        name: "LogDriver",
        kind: Kind::Enum(&[
            "json-file",
            "syslog",
            "journald",
            "gelf",
            "fluentd",
            "awslogs",
            "splunk",
            "awsfirelens",
        ], Range::ANY),
        sensitive: false,
    };

    pub static LONG: Shape = Shape {
        name: "Long",
        kind: Kind::Long(Range::ANY),
        sensitive: false,
    };

    pub static MANAGED_INSTANCES_LOCAL_STORAGE_CONFIGURATION: Shape = Shape {
        name: "ManagedInstancesLocalStorageConfiguration",
        kind: Kind::Structure(&[
            Member { name: "useLocalStorage", shape: &BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static MANAGED_INSTANCES_NETWORK_CONFIGURATION: Shape = Shape {
        name: "ManagedInstancesNetworkConfiguration",
        kind: Kind::Structure(&[
            Member { name: "subnets", shape: &STRING_LIST, required: true, location: Location::Body },
            Member { name: "securityGroups", shape: &STRING_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static MANAGED_INSTANCES_PROVIDER: Shape = Shape {
        name: "ManagedInstancesProvider",
        kind: Kind::Structure(&[
            Member { name: "propagateTags", shape: &STRING, required: false, location: Location::Body },
            Member { name: "infrastructureRoleArn", shape: &STRING, required: true, location: Location::Body },
            Member { name: "instanceLaunchTemplate", shape: &INSTANCE_LAUNCH_TEMPLATE, required: true, location: Location::Body },
            Member { name: "infrastructureOptimization", shape: &INFRASTRUCTURE_OPTIMIZATION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static MANAGED_INSTANCES_STORAGE_CONFIGURATION: Shape = Shape {
        name: "ManagedInstancesStorageConfiguration",
        kind: Kind::Structure(&[
            Member { name: "storageSizeGiB", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static MOUNT_POINT: Shape = Shape {
        name: "MountPoint",
        kind: Kind::Structure(&[
            Member { name: "containerPath", shape: &STRING, required: false, location: Location::Body },
            Member { name: "readOnly", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "sourceVolume", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static MOUNT_POINTS: Shape = Shape {
        name: "MountPoints",
        kind: Kind::List { member: &MOUNT_POINT, length: Range::ANY },
        sensitive: false,
    };

    pub static NETWORK_CONFIGURATION: Shape = Shape {
        name: "NetworkConfiguration",
        kind: Kind::Structure(&[
            Member { name: "assignPublicIp", shape: &ASSIGN_PUBLIC_IP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NODE_OVERRIDES: Shape = Shape {
        name: "NodeOverrides",
        kind: Kind::Structure(&[
            Member { name: "numNodes", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "nodePropertyOverrides", shape: &NODE_PROPERTY_OVERRIDES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NODE_PROPERTIES: Shape = Shape {
        name: "NodeProperties",
        kind: Kind::Structure(&[
            Member { name: "numNodes", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "mainNode", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "nodeRangeProperties", shape: &NODE_RANGE_PROPERTIES, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NODE_PROPERTY_OVERRIDE: Shape = Shape {
        name: "NodePropertyOverride",
        kind: Kind::Structure(&[
            Member { name: "targetNodes", shape: &STRING, required: true, location: Location::Body },
            Member { name: "containerOverrides", shape: &CONTAINER_OVERRIDES, required: false, location: Location::Body },
            Member { name: "ecsPropertiesOverride", shape: &ECS_PROPERTIES_OVERRIDE, required: false, location: Location::Body },
            Member { name: "instanceTypes", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "eksPropertiesOverride", shape: &EKS_PROPERTIES_OVERRIDE, required: false, location: Location::Body },
            Member { name: "consumableResourcePropertiesOverride", shape: &CONSUMABLE_RESOURCE_PROPERTIES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NODE_PROPERTY_OVERRIDES: Shape = Shape {
        name: "NodePropertyOverrides",
        kind: Kind::List { member: &NODE_PROPERTY_OVERRIDE, length: Range::ANY },
        sensitive: false,
    };

    pub static NODE_RANGE_PROPERTIES: Shape = Shape {
        name: "NodeRangeProperties",
        kind: Kind::List { member: &NODE_RANGE_PROPERTY, length: Range::ANY },
        sensitive: false,
    };

    pub static NODE_RANGE_PROPERTY: Shape = Shape {
        name: "NodeRangeProperty",
        kind: Kind::Structure(&[
            Member { name: "targetNodes", shape: &STRING, required: true, location: Location::Body },
            Member { name: "container", shape: &CONTAINER_PROPERTIES, required: false, location: Location::Body },
            Member { name: "instanceTypes", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "ecsProperties", shape: &ECS_PROPERTIES, required: false, location: Location::Body },
            Member { name: "eksProperties", shape: &EKS_PROPERTIES, required: false, location: Location::Body },
            Member { name: "consumableResourceProperties", shape: &CONSUMABLE_RESOURCE_PROPERTIES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static PARAMETERS_MAP: Shape = Shape {
        name: "ParametersMap",
        kind: Kind::Map { key: &STRING, value: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static PLATFORM_CAPABILITY: Shape = Shape {
        name: "PlatformCapability",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PLATFORM_CAPABILITY_LIST: Shape = Shape {
        name: "PlatformCapabilityList",
        kind: Kind::List { member: &PLATFORM_CAPABILITY, length: Range::ANY },
        sensitive: false,
    };

    pub static QUANTITY: Shape = Shape {
        name: "Quantity",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static QUOTA_SHARE_CAPACITY_LIMIT: Shape = Shape {
        name: "QuotaShareCapacityLimit",
        kind: Kind::Structure(&[
            Member { name: "maxCapacity", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "capacityUnit", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static QUOTA_SHARE_CAPACITY_LIMITS: Shape = Shape {
        name: "QuotaShareCapacityLimits",
        kind: Kind::List { member: &QUOTA_SHARE_CAPACITY_LIMIT, length: Range::ANY },
        sensitive: false,
    };

    pub static QUOTA_SHARE_IDLE_RESOURCE_ASSIGNMENT_STRATEGY: Shape = Shape {
        name: "QuotaShareIdleResourceAssignmentStrategy",
        kind: Kind::Enum(&[
            "FIFO",
        ], Range::ANY),
        sensitive: false,
    };

    pub static QUOTA_SHARE_IN_SHARE_PREEMPTION_STATE: Shape = Shape {
        name: "QuotaShareInSharePreemptionState",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static QUOTA_SHARE_POLICY: Shape = Shape {
        name: "QuotaSharePolicy",
        kind: Kind::Structure(&[
            Member { name: "idleResourceAssignmentStrategy", shape: &QUOTA_SHARE_IDLE_RESOURCE_ASSIGNMENT_STRATEGY, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static QUOTA_SHARE_PREEMPTION_CONFIGURATION: Shape = Shape {
        name: "QuotaSharePreemptionConfiguration",
        kind: Kind::Structure(&[
            Member { name: "inSharePreemption", shape: &QUOTA_SHARE_IN_SHARE_PREEMPTION_STATE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static QUOTA_SHARE_RESOURCE_SHARING_CONFIGURATION: Shape = Shape {
        name: "QuotaShareResourceSharingConfiguration",
        kind: Kind::Structure(&[
            Member { name: "strategy", shape: &QUOTA_SHARE_RESOURCE_SHARING_STRATEGY, required: true, location: Location::Body },
            Member { name: "borrowLimit", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static QUOTA_SHARE_RESOURCE_SHARING_STRATEGY: Shape = Shape {
        name: "QuotaShareResourceSharingStrategy",
        kind: Kind::Enum(&[
            "RESERVE",
            "LEND",
            "LEND_AND_BORROW",
        ], Range::ANY),
        sensitive: false,
    };

    pub static QUOTA_SHARE_STATE: Shape = Shape {
        name: "QuotaShareState",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static REGISTER_JOB_DEFINITION_REQUEST: Shape = Shape {
        name: "RegisterJobDefinitionRequest",
        kind: Kind::Structure(&[
            Member { name: "jobDefinitionName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "type", shape: &JOB_DEFINITION_TYPE, required: true, location: Location::Body },
            Member { name: "parameters", shape: &PARAMETERS_MAP, required: false, location: Location::Body },
            Member { name: "schedulingPriority", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "containerProperties", shape: &CONTAINER_PROPERTIES, required: false, location: Location::Body },
            Member { name: "nodeProperties", shape: &NODE_PROPERTIES, required: false, location: Location::Body },
            Member { name: "retryStrategy", shape: &RETRY_STRATEGY, required: false, location: Location::Body },
            Member { name: "propagateTags", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "timeout", shape: &JOB_TIMEOUT, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
            Member { name: "platformCapabilities", shape: &PLATFORM_CAPABILITY_LIST, required: false, location: Location::Body },
            Member { name: "eksProperties", shape: &EKS_PROPERTIES, required: false, location: Location::Body },
            Member { name: "ecsProperties", shape: &ECS_PROPERTIES, required: false, location: Location::Body },
            Member { name: "consumableResourceProperties", shape: &CONSUMABLE_RESOURCE_PROPERTIES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static REPOSITORY_CREDENTIALS: Shape = Shape {
        name: "RepositoryCredentials",
        kind: Kind::Structure(&[
            Member { name: "credentialsParameter", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESOURCE_REQUIREMENT: Shape = Shape {
        name: "ResourceRequirement",
        kind: Kind::Structure(&[
            Member { name: "value", shape: &STRING, required: true, location: Location::Body },
            Member { name: "type", shape: &RESOURCE_TYPE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESOURCE_REQUIREMENTS: Shape = Shape {
        name: "ResourceRequirements",
        kind: Kind::List { member: &RESOURCE_REQUIREMENT, length: Range::ANY },
        sensitive: false,
    };

    pub static RESOURCE_TYPE: Shape = Shape {
        name: "ResourceType",
        kind: Kind::Enum(&[
            "GPU",
            "VCPU",
            "MEMORY",
        ], Range::ANY),
        sensitive: false,
    };

    pub static RETRY_ACTION: Shape = Shape {
        name: "RetryAction",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static RETRY_STRATEGY: Shape = Shape {
        name: "RetryStrategy",
        kind: Kind::Structure(&[
            Member { name: "attempts", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "evaluateOnExit", shape: &EVALUATE_ON_EXIT_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RUNTIME_PLATFORM: Shape = Shape {
        name: "RuntimePlatform",
        kind: Kind::Structure(&[
            Member { name: "operatingSystemFamily", shape: &STRING, required: false, location: Location::Body },
            Member { name: "cpuArchitecture", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static S3_FILES_VOLUME_CONFIGURATION: Shape = Shape {
        name: "S3FilesVolumeConfiguration",
        kind: Kind::Structure(&[
            Member { name: "fileSystemArn", shape: &STRING, required: true, location: Location::Body },
            Member { name: "rootDirectory", shape: &STRING, required: false, location: Location::Body },
            Member { name: "transitEncryptionPort", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "accessPointArn", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SECRET: Shape = Shape {
        name: "Secret",
        kind: Kind::Structure(&[
            Member { name: "name", shape: &STRING, required: true, location: Location::Body },
            Member { name: "valueFrom", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SECRET_LIST: Shape = Shape {
        name: "SecretList",
        kind: Kind::List { member: &SECRET, length: Range::ANY },
        sensitive: false,
    };

    pub static SERVICE_ENVIRONMENT_ORDER: Shape = Shape {
        name: "ServiceEnvironmentOrder",
        kind: Kind::Structure(&[
            Member { name: "order", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "serviceEnvironment", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SERVICE_ENVIRONMENT_ORDERS: Shape = Shape {
        name: "ServiceEnvironmentOrders",
        kind: Kind::List { member: &SERVICE_ENVIRONMENT_ORDER, length: Range::ANY },
        sensitive: false,
    };

    pub static SERVICE_ENVIRONMENT_STATE: Shape = Shape {
        name: "ServiceEnvironmentState",
        kind: Kind::Enum(&[
            "ENABLED",
            "DISABLED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SERVICE_ENVIRONMENT_TYPE: Shape = Shape {
        name: "ServiceEnvironmentType",
        kind: Kind::Enum(&[
            "SAGEMAKER_TRAINING",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SERVICE_JOB_EVALUATE_ON_EXIT: Shape = Shape {
        name: "ServiceJobEvaluateOnExit",
        kind: Kind::Structure(&[
            Member { name: "action", shape: &SERVICE_JOB_RETRY_ACTION, required: false, location: Location::Body },
            Member { name: "onStatusReason", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SERVICE_JOB_EVALUATE_ON_EXIT_LIST: Shape = Shape {
        name: "ServiceJobEvaluateOnExitList",
        kind: Kind::List { member: &SERVICE_JOB_EVALUATE_ON_EXIT, length: Range::ANY },
        sensitive: false,
    };

    pub static SERVICE_JOB_PREEMPTION_CONFIGURATION: Shape = Shape {
        name: "ServiceJobPreemptionConfiguration",
        kind: Kind::Structure(&[
            Member { name: "preemptionRetriesBeforeTermination", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SERVICE_JOB_RETRY_ACTION: Shape = Shape {
        name: "ServiceJobRetryAction",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static SERVICE_JOB_RETRY_STRATEGY: Shape = Shape {
        name: "ServiceJobRetryStrategy",
        kind: Kind::Structure(&[
            Member { name: "attempts", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "evaluateOnExit", shape: &SERVICE_JOB_EVALUATE_ON_EXIT_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SERVICE_JOB_STATUS: Shape = Shape {
        name: "ServiceJobStatus",
        kind: Kind::Enum(&[
            "SUBMITTED",
            "PENDING",
            "RUNNABLE",
            "SCHEDULED",
            "STARTING",
            "RUNNING",
            "SUCCEEDED",
            "FAILED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SERVICE_JOB_TIMEOUT: Shape = Shape {
        name: "ServiceJobTimeout",
        kind: Kind::Structure(&[
            Member { name: "attemptDurationSeconds", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SERVICE_JOB_TYPE: Shape = Shape {
        name: "ServiceJobType",
        kind: Kind::Enum(&[
            "SAGEMAKER_TRAINING",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SHARE_ATTRIBUTES: Shape = Shape {
        name: "ShareAttributes",
        kind: Kind::Structure(&[
            Member { name: "shareIdentifier", shape: &STRING, required: true, location: Location::Body },
            Member { name: "weightFactor", shape: &FLOAT, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SHARE_ATTRIBUTES_LIST: Shape = Shape {
        name: "ShareAttributesList",
        kind: Kind::List { member: &SHARE_ATTRIBUTES, length: Range::ANY },
        sensitive: false,
    };

    pub static STRING: Shape = Shape {
        name: "String",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static STRING_LIST: Shape = Shape {
        name: "StringList",
        kind: Kind::List { member: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static SUBMIT_JOB_REQUEST: Shape = Shape {
        name: "SubmitJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
            Member { name: "shareIdentifier", shape: &STRING, required: false, location: Location::Body },
            Member { name: "schedulingPriorityOverride", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "arrayProperties", shape: &ARRAY_PROPERTIES, required: false, location: Location::Body },
            Member { name: "dependsOn", shape: &JOB_DEPENDENCY_LIST, required: false, location: Location::Body },
            Member { name: "jobDefinition", shape: &STRING, required: true, location: Location::Body },
            Member { name: "parameters", shape: &PARAMETERS_MAP, required: false, location: Location::Body },
            Member { name: "containerOverrides", shape: &CONTAINER_OVERRIDES, required: false, location: Location::Body },
            Member { name: "nodeOverrides", shape: &NODE_OVERRIDES, required: false, location: Location::Body },
            Member { name: "retryStrategy", shape: &RETRY_STRATEGY, required: false, location: Location::Body },
            Member { name: "propagateTags", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "timeout", shape: &JOB_TIMEOUT, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
            Member { name: "eksPropertiesOverride", shape: &EKS_PROPERTIES_OVERRIDE, required: false, location: Location::Body },
            Member { name: "ecsPropertiesOverride", shape: &ECS_PROPERTIES_OVERRIDE, required: false, location: Location::Body },
            Member { name: "consumableResourcePropertiesOverride", shape: &CONSUMABLE_RESOURCE_PROPERTIES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SUBMIT_SERVICE_JOB_REQUEST: Shape = Shape {
        name: "SubmitServiceJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobName", shape: &STRING, required: true, location: Location::Body },
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
            Member { name: "retryStrategy", shape: &SERVICE_JOB_RETRY_STRATEGY, required: false, location: Location::Body },
            Member { name: "schedulingPriority", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "serviceRequestPayload", shape: &STRING, required: true, location: Location::Body },
            Member { name: "serviceJobType", shape: &SERVICE_JOB_TYPE, required: true, location: Location::Body },
            Member { name: "shareIdentifier", shape: &STRING, required: false, location: Location::Body },
            Member { name: "quotaShareName", shape: &STRING, required: false, location: Location::Body },
            Member { name: "preemptionConfiguration", shape: &SERVICE_JOB_PREEMPTION_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "timeoutConfig", shape: &SERVICE_JOB_TIMEOUT, required: false, location: Location::Body },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: false, location: Location::Body },
            Member { name: "clientToken", shape: &CLIENT_REQUEST_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TAG_KEY: Shape = Shape {
        name: "TagKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: None }),
        sensitive: false,
    };

    pub static TAG_KEYS_LIST: Shape = Shape {
        name: "TagKeysList",
        kind: Kind::List { member: &TAG_KEY, length: Range { min: Some(1), max: Some(50) } },
        sensitive: false,
    };

    pub static TAG_RESOURCE_REQUEST: Shape = Shape {
        name: "TagResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "resourceArn", shape: &STRING, required: true, location: Location::Uri("resourceArn") },
            Member { name: "tags", shape: &TAGRIS_TAGS_MAP, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TAG_VALUE: Shape = Shape {
        name: "TagValue",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static TAGRIS_TAGS_MAP: Shape = Shape {
        name: "TagrisTagsMap",
        kind: Kind::Map { key: &TAG_KEY, value: &TAG_VALUE, length: Range { min: Some(1), max: Some(50) } },
        sensitive: false,
    };

    pub static TAGS_MAP: Shape = Shape {
        name: "TagsMap",
        kind: Kind::Map { key: &STRING, value: &STRING, length: Range::ANY },
        sensitive: false,
    };

    pub static TASK_CONTAINER_DEPENDENCY: Shape = Shape {
        name: "TaskContainerDependency",
        kind: Kind::Structure(&[
            Member { name: "containerName", shape: &STRING, required: false, location: Location::Body },
            Member { name: "condition", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TASK_CONTAINER_DEPENDENCY_LIST: Shape = Shape {
        name: "TaskContainerDependencyList",
        kind: Kind::List { member: &TASK_CONTAINER_DEPENDENCY, length: Range::ANY },
        sensitive: false,
    };

    pub static TASK_CONTAINER_OVERRIDES: Shape = Shape {
        name: "TaskContainerOverrides",
        kind: Kind::Structure(&[
            Member { name: "command", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "environment", shape: &ENVIRONMENT_VARIABLES, required: false, location: Location::Body },
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "resourceRequirements", shape: &RESOURCE_REQUIREMENTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TASK_CONTAINER_PROPERTIES: Shape = Shape {
        name: "TaskContainerProperties",
        kind: Kind::Structure(&[
            Member { name: "command", shape: &STRING_LIST, required: false, location: Location::Body },
            Member { name: "dependsOn", shape: &TASK_CONTAINER_DEPENDENCY_LIST, required: false, location: Location::Body },
            Member { name: "environment", shape: &ENVIRONMENT_VARIABLES, required: false, location: Location::Body },
            Member { name: "essential", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "firelensConfiguration", shape: &FIRELENS_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "image", shape: &STRING, required: true, location: Location::Body },
            Member { name: "linuxParameters", shape: &LINUX_PARAMETERS, required: false, location: Location::Body },
            Member { name: "logConfiguration", shape: &LOG_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "mountPoints", shape: &MOUNT_POINTS, required: false, location: Location::Body },
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "privileged", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "readonlyRootFilesystem", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "repositoryCredentials", shape: &REPOSITORY_CREDENTIALS, required: false, location: Location::Body },
            Member { name: "resourceRequirements", shape: &RESOURCE_REQUIREMENTS, required: false, location: Location::Body },
            Member { name: "secrets", shape: &SECRET_LIST, required: false, location: Location::Body },
            Member { name: "ulimits", shape: &ULIMITS, required: false, location: Location::Body },
            Member { name: "user", shape: &STRING, required: false, location: Location::Body },
            Member { name: "startTimeout", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "stopTimeout", shape: &INTEGER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TASK_PROPERTIES_OVERRIDE: Shape = Shape {
        name: "TaskPropertiesOverride",
        kind: Kind::Structure(&[
            Member { name: "containers", shape: &LIST_TASK_CONTAINER_OVERRIDES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TERMINATE_JOB_REQUEST: Shape = Shape {
        name: "TerminateJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobId", shape: &STRING, required: true, location: Location::Body },
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TERMINATE_JOBS_REQUEST: Shape = Shape {
        name: "TerminateJobsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobs", shape: &STRING_LIST, required: true, location: Location::Body },
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TERMINATE_SERVICE_JOB_REQUEST: Shape = Shape {
        name: "TerminateServiceJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobId", shape: &STRING, required: true, location: Location::Body },
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TERMINATE_SERVICE_JOBS_REQUEST: Shape = Shape {
        name: "TerminateServiceJobsRequest",
        kind: Kind::Structure(&[
            Member { name: "jobs", shape: &STRING_LIST, required: true, location: Location::Body },
            Member { name: "reason", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TMPFS: Shape = Shape {
        name: "Tmpfs",
        kind: Kind::Structure(&[
            Member { name: "containerPath", shape: &STRING, required: true, location: Location::Body },
            Member { name: "size", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "mountOptions", shape: &STRING_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static TMPFS_LIST: Shape = Shape {
        name: "TmpfsList",
        kind: Kind::List { member: &TMPFS, length: Range::ANY },
        sensitive: false,
    };

    pub static ULIMIT: Shape = Shape {
        name: "Ulimit",
        kind: Kind::Structure(&[
            Member { name: "hardLimit", shape: &INTEGER, required: true, location: Location::Body },
            Member { name: "name", shape: &STRING, required: true, location: Location::Body },
            Member { name: "softLimit", shape: &INTEGER, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ULIMITS: Shape = Shape {
        name: "Ulimits",
        kind: Kind::List { member: &ULIMIT, length: Range::ANY },
        sensitive: false,
    };

    pub static UNTAG_RESOURCE_REQUEST: Shape = Shape {
        name: "UntagResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "resourceArn", shape: &STRING, required: true, location: Location::Uri("resourceArn") },
            Member { name: "tagKeys", shape: &TAG_KEYS_LIST, required: true, location: Location::Query("tagKeys") },
        ]),
        sensitive: false,
    };

    pub static UPDATE_COMPUTE_ENVIRONMENT_REQUEST: Shape = Shape {
        name: "UpdateComputeEnvironmentRequest",
        kind: Kind::Structure(&[
            Member { name: "computeEnvironment", shape: &STRING, required: true, location: Location::Body },
            Member { name: "state", shape: &CE_STATE, required: false, location: Location::Body },
            Member { name: "unmanagedvCpus", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "computeResources", shape: &COMPUTE_RESOURCE_UPDATE, required: false, location: Location::Body },
            Member { name: "serviceRole", shape: &STRING, required: false, location: Location::Body },
            Member { name: "updatePolicy", shape: &UPDATE_POLICY, required: false, location: Location::Body },
            Member { name: "context", shape: &STRING, required: false, location: Location::Body },
            Member { name: "ecsSettings", shape: &ECS_SETTINGS, required: false, location: Location::Body },
            Member { name: "eksConfiguration", shape: &EKS_CONFIGURATION_UPDATE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_CONSUMABLE_RESOURCE_REQUEST: Shape = Shape {
        name: "UpdateConsumableResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "consumableResource", shape: &STRING, required: true, location: Location::Body },
            Member { name: "operation", shape: &STRING, required: false, location: Location::Body },
            Member { name: "quantity", shape: &LONG, required: false, location: Location::Body },
            Member { name: "clientToken", shape: &CLIENT_REQUEST_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_JOB_QUEUE_REQUEST: Shape = Shape {
        name: "UpdateJobQueueRequest",
        kind: Kind::Structure(&[
            Member { name: "jobQueue", shape: &STRING, required: true, location: Location::Body },
            Member { name: "state", shape: &JQ_STATE, required: false, location: Location::Body },
            Member { name: "schedulingPolicyArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "priority", shape: &INTEGER, required: false, location: Location::Body },
            Member { name: "computeEnvironmentOrder", shape: &COMPUTE_ENVIRONMENT_ORDERS, required: false, location: Location::Body },
            Member { name: "serviceEnvironmentOrder", shape: &SERVICE_ENVIRONMENT_ORDERS, required: false, location: Location::Body },
            Member { name: "jobStateTimeLimitActions", shape: &JOB_STATE_TIME_LIMIT_ACTIONS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_MANAGED_INSTANCES_PROVIDER_CONFIGURATION: Shape = Shape {
        name: "UpdateManagedInstancesProviderConfiguration",
        kind: Kind::Structure(&[
            Member { name: "propagateTags", shape: &STRING, required: false, location: Location::Body },
            Member { name: "infrastructureRoleArn", shape: &STRING, required: false, location: Location::Body },
            Member { name: "instanceLaunchTemplate", shape: &INSTANCE_LAUNCH_TEMPLATE_UPDATE, required: false, location: Location::Body },
            Member { name: "infrastructureOptimization", shape: &INFRASTRUCTURE_OPTIMIZATION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_POLICY: Shape = Shape {
        name: "UpdatePolicy",
        kind: Kind::Structure(&[
            Member { name: "terminateJobsOnUpdate", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "jobExecutionTimeoutMinutes", shape: &JOB_EXECUTION_TIMEOUT_MINUTES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_QUOTA_SHARE_REQUEST: Shape = Shape {
        name: "UpdateQuotaShareRequest",
        kind: Kind::Structure(&[
            Member { name: "quotaShareArn", shape: &STRING, required: true, location: Location::Body },
            Member { name: "capacityLimits", shape: &QUOTA_SHARE_CAPACITY_LIMITS, required: false, location: Location::Body },
            Member { name: "resourceSharingConfiguration", shape: &QUOTA_SHARE_RESOURCE_SHARING_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "preemptionConfiguration", shape: &QUOTA_SHARE_PREEMPTION_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "state", shape: &QUOTA_SHARE_STATE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_SCHEDULING_POLICY_REQUEST: Shape = Shape {
        name: "UpdateSchedulingPolicyRequest",
        kind: Kind::Structure(&[
            Member { name: "arn", shape: &STRING, required: true, location: Location::Body },
            Member { name: "quotaSharePolicy", shape: &QUOTA_SHARE_POLICY, required: false, location: Location::Body },
            Member { name: "fairsharePolicy", shape: &FAIRSHARE_POLICY, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_SERVICE_ENVIRONMENT_REQUEST: Shape = Shape {
        name: "UpdateServiceEnvironmentRequest",
        kind: Kind::Structure(&[
            Member { name: "serviceEnvironment", shape: &STRING, required: true, location: Location::Body },
            Member { name: "state", shape: &SERVICE_ENVIRONMENT_STATE, required: false, location: Location::Body },
            Member { name: "capacityLimits", shape: &CAPACITY_LIMITS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_SERVICE_JOB_REQUEST: Shape = Shape {
        name: "UpdateServiceJobRequest",
        kind: Kind::Structure(&[
            Member { name: "jobId", shape: &STRING, required: true, location: Location::Body },
            Member { name: "schedulingPriority", shape: &INTEGER, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static USERDATA_TYPE: Shape = Shape {
        name: "UserdataType",
        kind: Kind::Enum(&[
            "EKS_BOOTSTRAP_SH",
            "EKS_NODEADM",
        ], Range::ANY),
        sensitive: false,
    };

    pub static VOLUME: Shape = Shape {
        name: "Volume",
        kind: Kind::Structure(&[
            Member { name: "host", shape: &HOST, required: false, location: Location::Body },
            Member { name: "name", shape: &STRING, required: false, location: Location::Body },
            Member { name: "efsVolumeConfiguration", shape: &EFS_VOLUME_CONFIGURATION, required: false, location: Location::Body },
            Member { name: "s3filesVolumeConfiguration", shape: &S3_FILES_VOLUME_CONFIGURATION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static VOLUMES: Shape = Shape {
        name: "Volumes",
        kind: Kind::List { member: &VOLUME, length: Range::ANY },
        sensitive: false,
    };

    /// Every pattern, so that a test can see whether each compiles.
    #[cfg(test)]
    pub(crate) fn patterns() -> Vec<&'static crate::api::shape::Pattern> {
        vec![]
    }
}

#[cfg(test)]
pub(crate) use shapes::patterns;
