//! Generated from `codegen/models/ssm.json` and its private companion by `cargo run -p codegen -- write`. Do not edit.

use std::collections::BTreeMap;

use crate::api::{
    Operation, OperationInfo, Timestamp,
    macros::{enumeration, errors, operation, structure},
};

structure!(Activation {
    optional activation_id: String = "ActivationId",
    optional description: String = "Description",
    optional default_instance_name: String = "DefaultInstanceName",
    optional iam_role: String = "IamRole",
    optional registration_limit: i32 = "RegistrationLimit",
    optional registrations_count: i32 = "RegistrationsCount",
    optional expiration_date: Timestamp = "ExpirationDate",
    optional expired: bool = "Expired",
    optional created_date: Timestamp = "CreatedDate",
    optional tags: Vec<Tag> = "Tags",
});

structure!(AddTagsToResourceRequest {
    required resource_type: ResourceTypeForTagging = "ResourceType",
    required resource_id: String = "ResourceId",
    required tags: Vec<Tag> = "Tags",
});

structure!(AddTagsToResourceResult {});

enumeration!(AgentPublicKeyType {
    Rsa = "Rsa",
});

structure!(ComplianceExecutionSummary {
    required execution_time: Timestamp = "ExecutionTime",
    optional execution_id: String = "ExecutionId",
    optional execution_type: String = "ExecutionType",
});

structure!(ComplianceItem {
    optional compliance_type: String = "ComplianceType",
    optional resource_type: String = "ResourceType",
    optional resource_id: String = "ResourceId",
    optional id: String = "Id",
    optional title: String = "Title",
    optional status: ComplianceStatus = "Status",
    optional severity: ComplianceSeverity = "Severity",
    optional execution_summary: ComplianceExecutionSummary = "ExecutionSummary",
    optional details: BTreeMap<String, String> = "Details",
});

structure!(ComplianceItemEntry {
    optional id: String = "Id",
    optional title: String = "Title",
    required severity: ComplianceSeverity = "Severity",
    required status: ComplianceStatus = "Status",
    optional details: BTreeMap<String, String> = "Details",
});

enumeration!(ComplianceQueryOperatorType {
    Equal = "EQUAL",
    NotEqual = "NOT_EQUAL",
    BeginWith = "BEGIN_WITH",
    LessThan = "LESS_THAN",
    GreaterThan = "GREATER_THAN",
});

enumeration!(ComplianceSeverity {
    Critical = "CRITICAL",
    High = "HIGH",
    Medium = "MEDIUM",
    Low = "LOW",
    Informational = "INFORMATIONAL",
    Unspecified = "UNSPECIFIED",
});

enumeration!(ComplianceStatus {
    Compliant = "COMPLIANT",
    NonCompliant = "NON_COMPLIANT",
});

structure!(ComplianceStringFilter {
    optional key: String = "Key",
    optional values: Vec<String> = "Values",
    optional r#type: ComplianceQueryOperatorType = "Type",
});

structure!(ComplianceSummaryItem {
    optional compliance_type: String = "ComplianceType",
    optional compliant_summary: CompliantSummary = "CompliantSummary",
    optional non_compliant_summary: NonCompliantSummary = "NonCompliantSummary",
});

enumeration!(ComplianceUploadType {
    Complete = "COMPLETE",
    Partial = "PARTIAL",
});

structure!(CompliantSummary {
    optional compliant_count: i32 = "CompliantCount",
    optional severity_summary: SeveritySummary = "SeveritySummary",
});

enumeration!(ConnectionStatus {
    Connected = "connected",
    Notconnected = "notconnected",
});

structure!(CreateActivationRequest {
    optional description: String = "Description",
    optional default_instance_name: String = "DefaultInstanceName",
    required iam_role: String = "IamRole",
    optional registration_limit: i32 = "RegistrationLimit",
    optional expiration_date: Timestamp = "ExpirationDate",
    optional tags: Vec<Tag> = "Tags",
    optional registration_metadata: Vec<RegistrationMetadataItem> = "RegistrationMetadata",
});

structure!(CreateActivationResult {
    optional activation_id: String = "ActivationId",
    optional activation_code: String = "ActivationCode",
});

structure!(CreateResourceDataSyncRequest {
    required sync_name: String = "SyncName",
    optional s3_destination: ResourceDataSyncS3Destination = "S3Destination",
    optional sync_type: String = "SyncType",
    optional sync_source: ResourceDataSyncSource = "SyncSource",
});

structure!(CreateResourceDataSyncResult {});

structure!(DeleteActivationRequest {
    required activation_id: String = "ActivationId",
});

structure!(DeleteActivationResult {});

structure!(DeleteInventoryRequest {
    required type_name: String = "TypeName",
    optional schema_delete_option: InventorySchemaDeleteOption = "SchemaDeleteOption",
    optional dry_run: bool = "DryRun",
    optional client_token: String = "ClientToken",
});

structure!(DeleteInventoryResult {
    optional deletion_id: String = "DeletionId",
    optional type_name: String = "TypeName",
    optional deletion_summary: InventoryDeletionSummary = "DeletionSummary",
});

structure!(DeleteResourceDataSyncRequest {
    required sync_name: String = "SyncName",
    optional sync_type: String = "SyncType",
});

structure!(DeleteResourceDataSyncResult {});

structure!(DeregisterManagedInstanceRequest {
    required instance_id: String = "InstanceId",
});

structure!(DeregisterManagedInstanceResult {});

structure!(DescribeActivationsFilter {
    optional filter_key: DescribeActivationsFilterKeys = "FilterKey",
    optional filter_values: Vec<String> = "FilterValues",
});

enumeration!(DescribeActivationsFilterKeys {
    ActivationIds = "ActivationIds",
    DefaultInstanceName = "DefaultInstanceName",
    IamRole = "IamRole",
});

structure!(DescribeActivationsRequest {
    optional filters: Vec<DescribeActivationsFilter> = "Filters",
    optional max_results: i32 = "MaxResults",
    optional next_token: String = "NextToken",
});

structure!(DescribeActivationsResult {
    optional activation_list: Vec<Activation> = "ActivationList",
    optional next_token: String = "NextToken",
});

structure!(DescribeInstanceInformationRequest {
    optional instance_information_filter_list: Vec<InstanceInformationFilter> = "InstanceInformationFilterList",
    optional filters: Vec<InstanceInformationStringFilter> = "Filters",
    optional max_results: i32 = "MaxResults",
    optional next_token: String = "NextToken",
});

structure!(DescribeInstanceInformationResult {
    optional instance_information_list: Vec<InstanceInformation> = "InstanceInformationList",
    optional next_token: String = "NextToken",
});

structure!(DescribeInstancePropertiesRequest {
    optional instance_property_filter_list: Vec<InstancePropertyFilter> = "InstancePropertyFilterList",
    optional filters_with_operator: Vec<InstancePropertyStringFilter> = "FiltersWithOperator",
    optional max_results: i32 = "MaxResults",
    optional next_token: String = "NextToken",
});

structure!(DescribeInstancePropertiesResult {
    optional instance_properties: Vec<InstanceProperty> = "InstanceProperties",
    optional next_token: String = "NextToken",
});

structure!(DescribeInventoryDeletionsRequest {
    optional deletion_id: String = "DeletionId",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(DescribeInventoryDeletionsResult {
    optional inventory_deletions: Vec<InventoryDeletionStatusItem> = "InventoryDeletions",
    optional next_token: String = "NextToken",
});

structure!(GetConnectionStatusRequest {
    required target: String = "Target",
});

structure!(GetConnectionStatusResponse {
    optional target: String = "Target",
    optional status: ConnectionStatus = "Status",
});

structure!(GetInventoryRequest {
    optional filters: Vec<InventoryFilter> = "Filters",
    optional aggregators: Vec<InventoryAggregator> = "Aggregators",
    optional result_attributes: Vec<ResultAttribute> = "ResultAttributes",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(GetInventoryResult {
    optional entities: Vec<InventoryResultEntity> = "Entities",
    optional next_token: String = "NextToken",
});

structure!(GetInventorySchemaRequest {
    optional type_name: String = "TypeName",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
    optional aggregator: bool = "Aggregator",
    optional sub_type: bool = "SubType",
});

structure!(GetInventorySchemaResult {
    optional schemas: Vec<InventoryItemSchema> = "Schemas",
    optional next_token: String = "NextToken",
});

structure!(GetOpsSummaryRequest {
    optional sync_name: String = "SyncName",
    optional filters: Vec<OpsFilter> = "Filters",
    optional aggregators: Vec<OpsAggregator> = "Aggregators",
    optional result_attributes: Vec<OpsResultAttribute> = "ResultAttributes",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(GetOpsSummaryResult {
    optional entities: Vec<OpsEntity> = "Entities",
    optional next_token: String = "NextToken",
});

structure!(InstanceAggregatedAssociationOverview {
    optional detailed_status: String = "DetailedStatus",
    optional instance_association_status_aggregated_count: BTreeMap<String, i32> = "InstanceAssociationStatusAggregatedCount",
});

structure!(InstanceAssociationExecutionResult {
    required status: String = "Status",
    optional error_code: String = "ErrorCode",
    required execution_date: Timestamp = "ExecutionDate",
    required execution_summary: String = "ExecutionSummary",
    optional output_url: InstanceAssociationOutputUrl = "OutputUrl",
});

structure!(InstanceAssociationOutputLocation {
    optional s3_location: S3OutputLocation = "S3Location",
});

structure!(InstanceAssociationOutputUrl {
    optional s3_output_url: S3OutputUrl = "S3OutputUrl",
});

structure!(InstanceAssociationSummary {
    optional association_id: String = "AssociationId",
    optional association_version: String = "AssociationVersion",
    optional checksum: String = "Checksum",
    optional detailed_status: String = "DetailedStatus",
    optional document_version: String = "DocumentVersion",
    optional instance_id: String = "InstanceId",
    optional last_execution_date: Timestamp = "LastExecutionDate",
    optional name: String = "Name",
    optional output_location: InstanceAssociationOutputLocation = "OutputLocation",
    optional parameters: BTreeMap<String, Vec<String>> = "Parameters",
    optional schedule_expression: String = "ScheduleExpression",
    optional status: String = "Status",
    optional targets: Vec<InstanceAssociationTarget> = "Targets",
});

structure!(InstanceAssociationTarget {
    optional key: String = "Key",
    optional values: Vec<String> = "Values",
});

structure!(InstanceInfo {
    optional agent_type: String = "AgentType",
    optional agent_version: String = "AgentVersion",
    optional computer_name: String = "ComputerName",
    optional instance_status: String = "InstanceStatus",
    optional ip_address: String = "IpAddress",
    optional managed_status: ManagedStatus = "ManagedStatus",
    optional name: String = "Name",
    optional platform_type: PlatformType = "PlatformType",
    optional platform_name: String = "PlatformName",
    optional platform_version: String = "PlatformVersion",
    optional resource_type: ResourceType = "ResourceType",
    optional source_type: SourceType = "SourceType",
    optional source_id: String = "SourceId",
    optional source_location: String = "SourceLocation",
    optional availability_zone: String = "AvailabilityZone",
    optional availability_zone_id: String = "AvailabilityZoneId",
});

structure!(InstanceInformation {
    optional instance_id: String = "InstanceId",
    optional ping_status: PingStatus = "PingStatus",
    optional last_ping_date_time: Timestamp = "LastPingDateTime",
    optional agent_version: String = "AgentVersion",
    optional is_latest_version: bool = "IsLatestVersion",
    optional platform_type: PlatformType = "PlatformType",
    optional platform_name: String = "PlatformName",
    optional platform_version: String = "PlatformVersion",
    optional activation_id: String = "ActivationId",
    optional iam_role: String = "IamRole",
    optional registration_date: Timestamp = "RegistrationDate",
    optional resource_type: ResourceType = "ResourceType",
    optional name: String = "Name",
    optional ip_address: String = "IPAddress",
    optional computer_name: String = "ComputerName",
    optional association_status: String = "AssociationStatus",
    optional last_association_execution_date: Timestamp = "LastAssociationExecutionDate",
    optional last_successful_association_execution_date: Timestamp = "LastSuccessfulAssociationExecutionDate",
    optional association_overview: InstanceAggregatedAssociationOverview = "AssociationOverview",
    optional source_id: String = "SourceId",
    optional source_type: SourceType = "SourceType",
    optional source_location: String = "SourceLocation",
});

structure!(InstanceInformationFilter {
    required key: InstanceInformationFilterKey = "key",
    required value_set: Vec<String> = "valueSet",
});

enumeration!(InstanceInformationFilterKey {
    InstanceIds = "InstanceIds",
    AgentVersion = "AgentVersion",
    PingStatus = "PingStatus",
    PlatformTypes = "PlatformTypes",
    ActivationIds = "ActivationIds",
    IamRole = "IamRole",
    ResourceType = "ResourceType",
    AssociationStatus = "AssociationStatus",
});

structure!(InstanceInformationStringFilter {
    required key: String = "Key",
    required values: Vec<String> = "Values",
});

structure!(InstanceProperty {
    optional name: String = "Name",
    optional instance_id: String = "InstanceId",
    optional instance_type: String = "InstanceType",
    optional instance_role: String = "InstanceRole",
    optional key_name: String = "KeyName",
    optional instance_state: String = "InstanceState",
    optional architecture: String = "Architecture",
    optional ip_address: String = "IPAddress",
    optional launch_time: Timestamp = "LaunchTime",
    optional ping_status: PingStatus = "PingStatus",
    optional last_ping_date_time: Timestamp = "LastPingDateTime",
    optional agent_version: String = "AgentVersion",
    optional platform_type: PlatformType = "PlatformType",
    optional platform_name: String = "PlatformName",
    optional platform_version: String = "PlatformVersion",
    optional activation_id: String = "ActivationId",
    optional iam_role: String = "IamRole",
    optional registration_date: Timestamp = "RegistrationDate",
    optional resource_type: String = "ResourceType",
    optional computer_name: String = "ComputerName",
    optional association_status: String = "AssociationStatus",
    optional last_association_execution_date: Timestamp = "LastAssociationExecutionDate",
    optional last_successful_association_execution_date: Timestamp = "LastSuccessfulAssociationExecutionDate",
    optional association_overview: InstanceAggregatedAssociationOverview = "AssociationOverview",
    optional source_id: String = "SourceId",
    optional source_type: SourceType = "SourceType",
    optional source_location: String = "SourceLocation",
    optional availability_zone: String = "AvailabilityZone",
});

structure!(InstancePropertyFilter {
    required key: InstancePropertyFilterKey = "key",
    required value_set: Vec<String> = "valueSet",
});

enumeration!(InstancePropertyFilterKey {
    InstanceIds = "InstanceIds",
    AgentVersion = "AgentVersion",
    PingStatus = "PingStatus",
    PlatformTypes = "PlatformTypes",
    DocumentName = "DocumentName",
    ActivationIds = "ActivationIds",
    IamRole = "IamRole",
    ResourceType = "ResourceType",
    AssociationStatus = "AssociationStatus",
});

enumeration!(InstancePropertyFilterOperator {
    Equal = "Equal",
    NotEqual = "NotEqual",
    BeginWith = "BeginWith",
    LessThan = "LessThan",
    GreaterThan = "GreaterThan",
});

structure!(InstancePropertyStringFilter {
    required key: String = "Key",
    required values: Vec<String> = "Values",
    optional operator: InstancePropertyFilterOperator = "Operator",
});

structure!(InventoryAggregator {
    optional expression: String = "Expression",
    optional aggregators: Vec<InventoryAggregator> = "Aggregators",
    optional groups: Vec<InventoryGroup> = "Groups",
});

enumeration!(InventoryAttributeDataType {
    String = "STRING",
    Number = "NUMBER",
});

enumeration!(InventoryDeletionStatus {
    InProgress = "InProgress",
    Complete = "Complete",
});

structure!(InventoryDeletionStatusItem {
    optional deletion_id: String = "DeletionId",
    optional type_name: String = "TypeName",
    optional deletion_start_time: Timestamp = "DeletionStartTime",
    optional last_status: InventoryDeletionStatus = "LastStatus",
    optional last_status_message: String = "LastStatusMessage",
    optional deletion_summary: InventoryDeletionSummary = "DeletionSummary",
    optional last_status_update_time: Timestamp = "LastStatusUpdateTime",
});

structure!(InventoryDeletionSummary {
    optional total_count: i32 = "TotalCount",
    optional remaining_count: i32 = "RemainingCount",
    optional summary_items: Vec<InventoryDeletionSummaryItem> = "SummaryItems",
});

structure!(InventoryDeletionSummaryItem {
    optional version: String = "Version",
    optional count: i32 = "Count",
    optional remaining_count: i32 = "RemainingCount",
});

structure!(InventoryFilter {
    required key: String = "Key",
    required values: Vec<String> = "Values",
    optional r#type: InventoryQueryOperatorType = "Type",
});

structure!(InventoryGroup {
    required name: String = "Name",
    required filters: Vec<InventoryFilter> = "Filters",
});

structure!(InventoryItem {
    required type_name: String = "TypeName",
    required schema_version: String = "SchemaVersion",
    required capture_time: String = "CaptureTime",
    optional content_hash: String = "ContentHash",
    optional content: Vec<BTreeMap<String, String>> = "Content",
    optional context: BTreeMap<String, String> = "Context",
});

structure!(InventoryItemAttribute {
    required name: String = "Name",
    required data_type: InventoryAttributeDataType = "DataType",
});

structure!(InventoryItemSchema {
    required type_name: String = "TypeName",
    optional version: String = "Version",
    required attributes: Vec<InventoryItemAttribute> = "Attributes",
    optional display_name: String = "DisplayName",
});

enumeration!(InventoryQueryOperatorType {
    Equal = "Equal",
    NotEqual = "NotEqual",
    BeginWith = "BeginWith",
    LessThan = "LessThan",
    GreaterThan = "GreaterThan",
    Exists = "Exists",
});

structure!(InventoryResultEntity {
    optional id: String = "Id",
    optional data: BTreeMap<String, InventoryResultItem> = "Data",
});

structure!(InventoryResultItem {
    optional type_name: String = "TypeName",
    optional schema_version: String = "SchemaVersion",
    optional capture_time: String = "CaptureTime",
    optional content_hash: String = "ContentHash",
    required content: Vec<BTreeMap<String, String>> = "Content",
});

enumeration!(InventorySchemaDeleteOption {
    DisableSchema = "DisableSchema",
    DeleteSchema = "DeleteSchema",
});

enumeration!(LastResourceDataSyncStatus {
    Successful = "Successful",
    Failed = "Failed",
    InProgress = "InProgress",
});

structure!(ListComplianceItemsRequest {
    optional filters: Vec<ComplianceStringFilter> = "Filters",
    optional resource_ids: Vec<String> = "ResourceIds",
    optional resource_types: Vec<String> = "ResourceTypes",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListComplianceItemsResult {
    optional compliance_items: Vec<ComplianceItem> = "ComplianceItems",
    optional next_token: String = "NextToken",
});

structure!(ListComplianceSummariesRequest {
    optional filters: Vec<ComplianceStringFilter> = "Filters",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListComplianceSummariesResult {
    optional compliance_summary_items: Vec<ComplianceSummaryItem> = "ComplianceSummaryItems",
    optional next_token: String = "NextToken",
});

structure!(ListInstanceAssociationsRequest {
    required instance_id: String = "InstanceId",
    optional max_results: i32 = "MaxResults",
    optional next_token: String = "NextToken",
});

structure!(ListInstanceAssociationsResult {
    optional associations: Vec<InstanceAssociationSummary> = "Associations",
    optional next_token: String = "NextToken",
});

structure!(ListInventoryEntriesRequest {
    required instance_id: String = "InstanceId",
    required type_name: String = "TypeName",
    optional filters: Vec<InventoryFilter> = "Filters",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListInventoryEntriesResult {
    optional type_name: String = "TypeName",
    optional instance_id: String = "InstanceId",
    optional schema_version: String = "SchemaVersion",
    optional capture_time: String = "CaptureTime",
    optional entries: Vec<BTreeMap<String, String>> = "Entries",
    optional next_token: String = "NextToken",
});

structure!(ListNodesRequest {
    optional sync_name: String = "SyncName",
    optional filters: Vec<NodeFilter> = "Filters",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListNodesResult {
    optional nodes: Vec<Node> = "Nodes",
    optional next_token: String = "NextToken",
});

structure!(ListNodesSummaryRequest {
    optional sync_name: String = "SyncName",
    optional filters: Vec<NodeFilter> = "Filters",
    required aggregators: Vec<NodeAggregator> = "Aggregators",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListNodesSummaryResult {
    optional summary: Vec<BTreeMap<String, String>> = "Summary",
    optional next_token: String = "NextToken",
});

structure!(ListResourceComplianceSummariesRequest {
    optional filters: Vec<ComplianceStringFilter> = "Filters",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListResourceComplianceSummariesResult {
    optional resource_compliance_summary_items: Vec<ResourceComplianceSummaryItem> = "ResourceComplianceSummaryItems",
    optional next_token: String = "NextToken",
});

structure!(ListResourceDataSyncRequest {
    optional sync_type: String = "SyncType",
    optional next_token: String = "NextToken",
    optional max_results: i32 = "MaxResults",
});

structure!(ListResourceDataSyncResult {
    optional resource_data_sync_items: Vec<ResourceDataSyncItem> = "ResourceDataSyncItems",
    optional next_token: String = "NextToken",
});

structure!(ListTagsForResourceRequest {
    required resource_type: ResourceTypeForTagging = "ResourceType",
    required resource_id: String = "ResourceId",
});

structure!(ListTagsForResourceResult {
    optional tag_list: Vec<Tag> = "TagList",
});

enumeration!(ManagedStatus {
    All = "All",
    Managed = "Managed",
    Unmanaged = "Unmanaged",
});

structure!(Node {
    optional capture_time: Timestamp = "CaptureTime",
    optional id: String = "Id",
    optional owner: NodeOwnerInfo = "Owner",
    optional region: String = "Region",
    optional node_type: NodeType = "NodeType",
});

structure!(NodeAggregator {
    required aggregator_type: NodeAggregatorType = "AggregatorType",
    required type_name: NodeTypeName = "TypeName",
    required attribute_name: NodeAttributeName = "AttributeName",
    optional aggregators: Vec<NodeAggregator> = "Aggregators",
});

enumeration!(NodeAggregatorType {
    Count = "Count",
});

enumeration!(NodeAttributeName {
    AgentVersion = "AgentVersion",
    PlatformName = "PlatformName",
    PlatformType = "PlatformType",
    PlatformVersion = "PlatformVersion",
    Region = "Region",
    ResourceType = "ResourceType",
    SourceType = "SourceType",
    AvailabilityZone = "AvailabilityZone",
});

structure!(NodeFilter {
    required key: NodeFilterKey = "Key",
    required values: Vec<String> = "Values",
    optional r#type: NodeFilterOperatorType = "Type",
});

enumeration!(NodeFilterKey {
    AgentType = "AgentType",
    AgentVersion = "AgentVersion",
    ComputerName = "ComputerName",
    InstanceId = "InstanceId",
    InstanceStatus = "InstanceStatus",
    IpAddress = "IpAddress",
    ManagedStatus = "ManagedStatus",
    PlatformName = "PlatformName",
    PlatformType = "PlatformType",
    PlatformVersion = "PlatformVersion",
    ResourceType = "ResourceType",
    OrganizationalUnitId = "OrganizationalUnitId",
    OrganizationalUnitPath = "OrganizationalUnitPath",
    Region = "Region",
    AccountId = "AccountId",
    SourceType = "SourceType",
    SourceId = "SourceId",
    SourceLocation = "SourceLocation",
    AvailabilityZone = "AvailabilityZone",
    AvailabilityZoneId = "AvailabilityZoneId",
});

enumeration!(NodeFilterOperatorType {
    Equal = "Equal",
    NotEqual = "NotEqual",
    BeginWith = "BeginWith",
});

structure!(NodeOwnerInfo {
    optional account_id: String = "AccountId",
    optional organizational_unit_id: String = "OrganizationalUnitId",
    optional organizational_unit_path: String = "OrganizationalUnitPath",
});

structure!(NodeType {
    optional instance: InstanceInfo = "Instance",
});

enumeration!(NodeTypeName {
    Instance = "Instance",
});

structure!(NonCompliantSummary {
    optional non_compliant_count: i32 = "NonCompliantCount",
    optional severity_summary: SeveritySummary = "SeveritySummary",
});

structure!(OpsAggregator {
    optional aggregator_type: String = "AggregatorType",
    optional type_name: String = "TypeName",
    optional attribute_name: String = "AttributeName",
    optional values: BTreeMap<String, String> = "Values",
    optional filters: Vec<OpsFilter> = "Filters",
    optional aggregators: Vec<OpsAggregator> = "Aggregators",
});

structure!(OpsEntity {
    optional id: String = "Id",
    optional data: BTreeMap<String, OpsEntityItem> = "Data",
});

structure!(OpsEntityItem {
    optional capture_time: String = "CaptureTime",
    optional content: Vec<BTreeMap<String, String>> = "Content",
});

structure!(OpsFilter {
    required key: String = "Key",
    required values: Vec<String> = "Values",
    optional r#type: OpsFilterOperatorType = "Type",
});

enumeration!(OpsFilterOperatorType {
    Equal = "Equal",
    NotEqual = "NotEqual",
    BeginWith = "BeginWith",
    LessThan = "LessThan",
    GreaterThan = "GreaterThan",
    Exists = "Exists",
});

structure!(OpsResultAttribute {
    required type_name: String = "TypeName",
});

enumeration!(PingStatus {
    Online = "Online",
    ConnectionLost = "ConnectionLost",
    Inactive = "Inactive",
});

enumeration!(PlatformType {
    Windows = "Windows",
    Linux = "Linux",
    MacOs = "MacOS",
});

structure!(PutComplianceItemsRequest {
    required resource_id: String = "ResourceId",
    required resource_type: String = "ResourceType",
    required compliance_type: String = "ComplianceType",
    required execution_summary: ComplianceExecutionSummary = "ExecutionSummary",
    required items: Vec<ComplianceItemEntry> = "Items",
    optional item_content_hash: String = "ItemContentHash",
    optional upload_type: ComplianceUploadType = "UploadType",
});

structure!(PutComplianceItemsResult {});

structure!(PutInventoryRequest {
    required instance_id: String = "InstanceId",
    required items: Vec<InventoryItem> = "Items",
});

structure!(PutInventoryResult {
    optional message: String = "Message",
});

structure!(RegisterManagedInstanceRequest {
    optional activation_id: String = "ActivationId",
    optional activation_code: String = "ActivationCode",
    required fingerprint: String = "Fingerprint",
    optional iam_role: String = "IamRole",
    required public_key: String = "PublicKey",
    optional public_key_type: AgentPublicKeyType = "PublicKeyType",
    optional provider: String = "Provider",
    optional tags: Vec<Tag> = "Tags",
});

structure!(RegisterManagedInstanceResult {
    optional instance_id: String = "InstanceId",
});

structure!(RegistrationMetadataItem {
    required key: String = "Key",
    required value: String = "Value",
});

structure!(RemoveTagsFromResourceRequest {
    required resource_type: ResourceTypeForTagging = "ResourceType",
    required resource_id: String = "ResourceId",
    required tag_keys: Vec<String> = "TagKeys",
});

structure!(RemoveTagsFromResourceResult {});

structure!(RequestManagedInstanceRoleTokenRequest {
    required fingerprint: String = "Fingerprint",
});

structure!(RequestManagedInstanceRoleTokenResult {
    optional access_key_id: String = "AccessKeyId",
    optional secret_access_key: String = "SecretAccessKey",
    optional session_token: String = "SessionToken",
    optional token_expiration_date: Timestamp = "TokenExpirationDate",
    optional update_key_pair: bool = "UpdateKeyPair",
});

structure!(ResourceComplianceSummaryItem {
    optional compliance_type: String = "ComplianceType",
    optional resource_type: String = "ResourceType",
    optional resource_id: String = "ResourceId",
    optional status: ComplianceStatus = "Status",
    optional overall_severity: ComplianceSeverity = "OverallSeverity",
    optional execution_summary: ComplianceExecutionSummary = "ExecutionSummary",
    optional compliant_summary: CompliantSummary = "CompliantSummary",
    optional non_compliant_summary: NonCompliantSummary = "NonCompliantSummary",
});

structure!(ResourceDataSyncAwsOrganizationsSource {
    required organization_source_type: String = "OrganizationSourceType",
    optional organizational_units: Vec<ResourceDataSyncOrganizationalUnit> = "OrganizationalUnits",
});

structure!(ResourceDataSyncDestinationDataSharing {
    optional destination_data_sharing_type: String = "DestinationDataSharingType",
});

structure!(ResourceDataSyncItem {
    optional sync_name: String = "SyncName",
    optional sync_type: String = "SyncType",
    optional sync_source: ResourceDataSyncSourceWithState = "SyncSource",
    optional s3_destination: ResourceDataSyncS3Destination = "S3Destination",
    optional last_sync_time: Timestamp = "LastSyncTime",
    optional last_successful_sync_time: Timestamp = "LastSuccessfulSyncTime",
    optional sync_last_modified_time: Timestamp = "SyncLastModifiedTime",
    optional last_status: LastResourceDataSyncStatus = "LastStatus",
    optional sync_created_time: Timestamp = "SyncCreatedTime",
    optional last_sync_status_message: String = "LastSyncStatusMessage",
});

structure!(ResourceDataSyncOrganizationalUnit {
    optional organizational_unit_id: String = "OrganizationalUnitId",
});

structure!(ResourceDataSyncS3Destination {
    required bucket_name: String = "BucketName",
    optional prefix: String = "Prefix",
    required sync_format: ResourceDataSyncS3Format = "SyncFormat",
    required region: String = "Region",
    optional aws_kms_key_arn: String = "AWSKMSKeyARN",
    optional destination_data_sharing: ResourceDataSyncDestinationDataSharing = "DestinationDataSharing",
});

enumeration!(ResourceDataSyncS3Format {
    JsonSerDe = "JsonSerDe",
});

structure!(ResourceDataSyncSource {
    required source_type: String = "SourceType",
    optional aws_organizations_source: ResourceDataSyncAwsOrganizationsSource = "AwsOrganizationsSource",
    required source_regions: Vec<String> = "SourceRegions",
    optional include_future_regions: bool = "IncludeFutureRegions",
    optional enable_all_ops_data_sources: bool = "EnableAllOpsDataSources",
});

structure!(ResourceDataSyncSourceWithState {
    optional source_type: String = "SourceType",
    optional aws_organizations_source: ResourceDataSyncAwsOrganizationsSource = "AwsOrganizationsSource",
    optional source_regions: Vec<String> = "SourceRegions",
    optional include_future_regions: bool = "IncludeFutureRegions",
    optional state: String = "State",
    optional enable_all_ops_data_sources: bool = "EnableAllOpsDataSources",
});

enumeration!(ResourceType {
    ManagedInstance = "ManagedInstance",
    Ec2Instance = "EC2Instance",
});

enumeration!(ResourceTypeForTagging {
    Document = "Document",
    ManagedInstance = "ManagedInstance",
    MaintenanceWindow = "MaintenanceWindow",
    Parameter = "Parameter",
    PatchBaseline = "PatchBaseline",
    OpsItem = "OpsItem",
    OpsMetadata = "OpsMetadata",
    Automation = "Automation",
    Association = "Association",
    CloudConnector = "CloudConnector",
});

structure!(ResultAttribute {
    required type_name: String = "TypeName",
});

structure!(S3OutputLocation {
    optional output_s3_region: String = "OutputS3Region",
    optional output_s3_bucket_name: String = "OutputS3BucketName",
    optional output_s3_key_prefix: String = "OutputS3KeyPrefix",
});

structure!(S3OutputUrl {
    optional output_url: String = "OutputUrl",
});

structure!(SeveritySummary {
    optional critical_count: i32 = "CriticalCount",
    optional high_count: i32 = "HighCount",
    optional medium_count: i32 = "MediumCount",
    optional low_count: i32 = "LowCount",
    optional informational_count: i32 = "InformationalCount",
    optional unspecified_count: i32 = "UnspecifiedCount",
});

enumeration!(SourceType {
    AwsEc2Instance = "AWS::EC2::Instance",
    AwsIotThing = "AWS::IoT::Thing",
    AwsSsmManagedInstance = "AWS::SSM::ManagedInstance",
    MicrosoftComputeVirtualMachines = "Microsoft.Compute/virtualMachines",
    ComputeGoogleapisComInstance = "compute.googleapis.com/Instance",
});

structure!(Tag {
    required key: String = "Key",
    required value: String = "Value",
});

structure!(UpdateInstanceAssociationStatusRequest {
    required association_id: String = "AssociationId",
    optional association_version: String = "AssociationVersion",
    required instance_id: String = "InstanceId",
    required execution_result: InstanceAssociationExecutionResult = "ExecutionResult",
});

structure!(UpdateInstanceAssociationStatusResult {});

structure!(UpdateInstanceInformationRequest {
    required instance_id: String = "InstanceId",
    optional agent_name: String = "AgentName",
    optional agent_status: String = "AgentStatus",
    optional agent_version: String = "AgentVersion",
    optional availability_zone: String = "AvailabilityZone",
    optional availability_zone_id: String = "AvailabilityZoneId",
    optional computer_name: String = "ComputerName",
    optional ip_address: String = "IPAddress",
    optional platform_name: String = "PlatformName",
    optional platform_type: PlatformType = "PlatformType",
    optional platform_version: String = "PlatformVersion",
    optional ssm_connection_channel: String = "SSMConnectionChannel",
    optional source_id: String = "SourceId",
    optional source_location: String = "SourceLocation",
    optional source_type: SourceType = "SourceType",
});

structure!(UpdateInstanceInformationResult {});

structure!(UpdateManagedInstancePublicKeyRequest {
    required new_public_key: String = "NewPublicKey",
    required new_public_key_type: AgentPublicKeyType = "NewPublicKeyType",
});

structure!(UpdateManagedInstancePublicKeyResult {});

structure!(UpdateManagedInstanceRoleRequest {
    required instance_id: String = "InstanceId",
    required iam_role: String = "IamRole",
});

structure!(UpdateManagedInstanceRoleResult {});

structure!(UpdateResourceDataSyncRequest {
    required sync_name: String = "SyncName",
    required sync_type: String = "SyncType",
    required sync_source: ResourceDataSyncSource = "SyncSource",
});

structure!(UpdateResourceDataSyncResult {});

errors! {
    ActivationExpired: "ActivationExpired" = 400 { message = "Message" }
    AssociationDoesNotExist: "AssociationDoesNotExist" = 400 { message = "Message" }
    ComplianceTypeCountLimitExceededException: "ComplianceTypeCountLimitExceededException" = 400 { message = "Message" }
    CustomSchemaCountLimitExceededException: "CustomSchemaCountLimitExceededException" = 400 { message = "Message" }
    InternalServerError: "InternalServerError" = 500 { message = "Message" }
    InvalidActivation: "InvalidActivation" = 400 { message = "Message" }
    InvalidActivationId: "InvalidActivationId" = 400 { message = "Message" }
    InvalidAggregatorException: "InvalidAggregatorException" = 400 { message = "Message" }
    InvalidDeleteInventoryParametersException: "InvalidDeleteInventoryParametersException" = 400 { message = "Message" }
    InvalidDeletionIdException: "InvalidDeletionIdException" = 400 { message = "Message" }
    InvalidDocument: "InvalidDocument" = 400 { message = "Message" }
    InvalidFilter: "InvalidFilter" = 400 { message = "Message" }
    InvalidFilterKey: "InvalidFilterKey" = 400 {}
    InvalidInstanceId: "InvalidInstanceId" = 400 { message = "Message" }
    InvalidInstanceInformationFilterValue: "InvalidInstanceInformationFilterValue" = 400 { message = "message" }
    InvalidInstancePropertyFilterValue: "InvalidInstancePropertyFilterValue" = 400 { message = "message" }
    InvalidInventoryGroupException: "InvalidInventoryGroupException" = 400 { message = "Message" }
    InvalidInventoryItemContextException: "InvalidInventoryItemContextException" = 400 { message = "Message" }
    InvalidInventoryRequestException: "InvalidInventoryRequestException" = 400 { message = "Message" }
    InvalidItemContentException: "InvalidItemContentException" = 400 { type_name = "TypeName", message = "Message" }
    InvalidNextToken: "InvalidNextToken" = 400 { message = "Message" }
    InvalidOptionException: "InvalidOptionException" = 400 { message = "Message" }
    InvalidParameters: "InvalidParameters" = 400 { message = "Message" }
    InvalidResourceId: "InvalidResourceId" = 400 {}
    InvalidResourceType: "InvalidResourceType" = 400 {}
    InvalidResultAttributeException: "InvalidResultAttributeException" = 400 { message = "Message" }
    InvalidTypeNameException: "InvalidTypeNameException" = 400 { message = "Message" }
    ItemContentMismatchException: "ItemContentMismatchException" = 400 { type_name = "TypeName", message = "Message" }
    ItemSizeLimitExceededException: "ItemSizeLimitExceededException" = 400 { type_name = "TypeName", message = "Message" }
    MachineFingerprintDoesNotMatch: "MachineFingerprintDoesNotMatch" = 400 { message = "Message" }
    NotServed: "NotImplementedException" = 501 { message = "message" }
    RegistrationLimitExceeded: "RegistrationLimitExceeded" = 400 { message = "message" }
    ResourceDataSyncAlreadyExistsException: "ResourceDataSyncAlreadyExistsException" = 400 { sync_name = "SyncName" }
    ResourceDataSyncConflictException: "ResourceDataSyncConflictException" = 400 { message = "Message" }
    ResourceDataSyncCountExceededException: "ResourceDataSyncCountExceededException" = 400 { message = "Message" }
    ResourceDataSyncInvalidConfigurationException: "ResourceDataSyncInvalidConfigurationException" = 400 { message = "Message" }
    ResourceDataSyncNotFoundException: "ResourceDataSyncNotFoundException" = 400 { sync_name = "SyncName", sync_type = "SyncType", message = "Message" }
    SubTypeCountLimitExceededException: "SubTypeCountLimitExceededException" = 400 { message = "Message" }
    TooManyTagsError: "TooManyTagsError" = 400 {}
    TooManyUpdates: "TooManyUpdates" = 400 { message = "Message" }
    TotalSizeLimitExceededException: "TotalSizeLimitExceededException" = 400 { message = "Message" }
    UnsupportedInventoryItemContextException: "UnsupportedInventoryItemContextException" = 400 { type_name = "TypeName", message = "Message" }
    UnsupportedInventorySchemaVersionException: "UnsupportedInventorySchemaVersionException" = 400 { message = "Message" }
    UnsupportedOperationException: "UnsupportedOperationException" = 400 { message = "Message" }
    ValidationException: "ValidationException" = 400 { message = "message" }
}

operation!(Ssm AddTagsToResource(write "POST" "/") AddTagsToResourceRequest -> AddTagsToResourceResult, shapes::ADD_TAGS_TO_RESOURCE_REQUEST);
operation!(Ssm CreateActivation(write "POST" "/") CreateActivationRequest -> CreateActivationResult, shapes::CREATE_ACTIVATION_REQUEST);
operation!(Ssm CreateResourceDataSync(write "POST" "/") CreateResourceDataSyncRequest -> CreateResourceDataSyncResult, shapes::CREATE_RESOURCE_DATA_SYNC_REQUEST);
operation!(Ssm DeleteActivation(write "POST" "/") DeleteActivationRequest -> DeleteActivationResult, shapes::DELETE_ACTIVATION_REQUEST);
operation!(Ssm DeleteInventory(write "POST" "/") DeleteInventoryRequest -> DeleteInventoryResult, shapes::DELETE_INVENTORY_REQUEST);
operation!(Ssm DeleteResourceDataSync(write "POST" "/") DeleteResourceDataSyncRequest -> DeleteResourceDataSyncResult, shapes::DELETE_RESOURCE_DATA_SYNC_REQUEST);
operation!(Ssm DeregisterManagedInstance(write "POST" "/") DeregisterManagedInstanceRequest -> DeregisterManagedInstanceResult, shapes::DEREGISTER_MANAGED_INSTANCE_REQUEST);
operation!(Ssm DescribeActivations(read "POST" "/") DescribeActivationsRequest -> DescribeActivationsResult, shapes::DESCRIBE_ACTIVATIONS_REQUEST);
operation!(Ssm DescribeInstanceInformation(read "POST" "/") DescribeInstanceInformationRequest -> DescribeInstanceInformationResult, shapes::DESCRIBE_INSTANCE_INFORMATION_REQUEST);
operation!(Ssm DescribeInstanceProperties(read "POST" "/") DescribeInstancePropertiesRequest -> DescribeInstancePropertiesResult, shapes::DESCRIBE_INSTANCE_PROPERTIES_REQUEST);
operation!(Ssm DescribeInventoryDeletions(read "POST" "/") DescribeInventoryDeletionsRequest -> DescribeInventoryDeletionsResult, shapes::DESCRIBE_INVENTORY_DELETIONS_REQUEST);
operation!(Ssm GetConnectionStatus(read "POST" "/") GetConnectionStatusRequest -> GetConnectionStatusResponse, shapes::GET_CONNECTION_STATUS_REQUEST);
operation!(Ssm GetInventory(read "POST" "/") GetInventoryRequest -> GetInventoryResult, shapes::GET_INVENTORY_REQUEST);
operation!(Ssm GetInventorySchema(read "POST" "/") GetInventorySchemaRequest -> GetInventorySchemaResult, shapes::GET_INVENTORY_SCHEMA_REQUEST);
operation!(Ssm GetOpsSummary(read "POST" "/") GetOpsSummaryRequest -> GetOpsSummaryResult, shapes::GET_OPS_SUMMARY_REQUEST);
operation!(Ssm ListComplianceItems(read "POST" "/") ListComplianceItemsRequest -> ListComplianceItemsResult, shapes::LIST_COMPLIANCE_ITEMS_REQUEST);
operation!(Ssm ListComplianceSummaries(read "POST" "/") ListComplianceSummariesRequest -> ListComplianceSummariesResult, shapes::LIST_COMPLIANCE_SUMMARIES_REQUEST);
operation!(Ssm ListInstanceAssociations(read "POST" "/") ListInstanceAssociationsRequest -> ListInstanceAssociationsResult, shapes::LIST_INSTANCE_ASSOCIATIONS_REQUEST);
operation!(Ssm ListInventoryEntries(read "POST" "/") ListInventoryEntriesRequest -> ListInventoryEntriesResult, shapes::LIST_INVENTORY_ENTRIES_REQUEST);
operation!(Ssm ListNodes(read "POST" "/") ListNodesRequest -> ListNodesResult, shapes::LIST_NODES_REQUEST);
operation!(Ssm ListNodesSummary(read "POST" "/") ListNodesSummaryRequest -> ListNodesSummaryResult, shapes::LIST_NODES_SUMMARY_REQUEST);
operation!(Ssm ListResourceComplianceSummaries(read "POST" "/") ListResourceComplianceSummariesRequest -> ListResourceComplianceSummariesResult, shapes::LIST_RESOURCE_COMPLIANCE_SUMMARIES_REQUEST);
operation!(Ssm ListResourceDataSync(read "POST" "/") ListResourceDataSyncRequest -> ListResourceDataSyncResult, shapes::LIST_RESOURCE_DATA_SYNC_REQUEST);
operation!(Ssm ListTagsForResource(read "POST" "/") ListTagsForResourceRequest -> ListTagsForResourceResult, shapes::LIST_TAGS_FOR_RESOURCE_REQUEST);
operation!(Ssm PutComplianceItems(write "POST" "/") PutComplianceItemsRequest -> PutComplianceItemsResult, shapes::PUT_COMPLIANCE_ITEMS_REQUEST);
operation!(Ssm PutInventory(write "POST" "/") PutInventoryRequest -> PutInventoryResult, shapes::PUT_INVENTORY_REQUEST);
operation!(Ssm RegisterManagedInstance(write "POST" "/" unsigned) RegisterManagedInstanceRequest -> RegisterManagedInstanceResult, shapes::REGISTER_MANAGED_INSTANCE_REQUEST);
operation!(Ssm RemoveTagsFromResource(write "POST" "/") RemoveTagsFromResourceRequest -> RemoveTagsFromResourceResult, shapes::REMOVE_TAGS_FROM_RESOURCE_REQUEST);
operation!(Ssm RequestManagedInstanceRoleToken(write "POST" "/" node) RequestManagedInstanceRoleTokenRequest -> RequestManagedInstanceRoleTokenResult, shapes::REQUEST_MANAGED_INSTANCE_ROLE_TOKEN_REQUEST);
operation!(Ssm UpdateInstanceAssociationStatus(write "POST" "/") UpdateInstanceAssociationStatusRequest -> UpdateInstanceAssociationStatusResult, shapes::UPDATE_INSTANCE_ASSOCIATION_STATUS_REQUEST);
operation!(Ssm UpdateInstanceInformation(write "POST" "/") UpdateInstanceInformationRequest -> UpdateInstanceInformationResult, shapes::UPDATE_INSTANCE_INFORMATION_REQUEST);
operation!(Ssm UpdateManagedInstancePublicKey(write "POST" "/" node) UpdateManagedInstancePublicKeyRequest -> UpdateManagedInstancePublicKeyResult, shapes::UPDATE_MANAGED_INSTANCE_PUBLIC_KEY_REQUEST);
operation!(Ssm UpdateManagedInstanceRole(write "POST" "/") UpdateManagedInstanceRoleRequest -> UpdateManagedInstanceRoleResult, shapes::UPDATE_MANAGED_INSTANCE_ROLE_REQUEST);
operation!(Ssm UpdateResourceDataSync(write "POST" "/") UpdateResourceDataSyncRequest -> UpdateResourceDataSyncResult, shapes::UPDATE_RESOURCE_DATA_SYNC_REQUEST);

/// Every operation of the model, in alphabetical order.
#[allow(clippy::too_many_lines, reason = "one line per operation")]
pub fn operations() -> Vec<&'static OperationInfo> {
    vec![
        <AddTagsToResource as Operation>::info(),
        <CreateActivation as Operation>::info(),
        <CreateResourceDataSync as Operation>::info(),
        <DeleteActivation as Operation>::info(),
        <DeleteInventory as Operation>::info(),
        <DeleteResourceDataSync as Operation>::info(),
        <DeregisterManagedInstance as Operation>::info(),
        <DescribeActivations as Operation>::info(),
        <DescribeInstanceInformation as Operation>::info(),
        <DescribeInstanceProperties as Operation>::info(),
        <DescribeInventoryDeletions as Operation>::info(),
        <GetConnectionStatus as Operation>::info(),
        <GetInventory as Operation>::info(),
        <GetInventorySchema as Operation>::info(),
        <GetOpsSummary as Operation>::info(),
        <ListComplianceItems as Operation>::info(),
        <ListComplianceSummaries as Operation>::info(),
        <ListInstanceAssociations as Operation>::info(),
        <ListInventoryEntries as Operation>::info(),
        <ListNodes as Operation>::info(),
        <ListNodesSummary as Operation>::info(),
        <ListResourceComplianceSummaries as Operation>::info(),
        <ListResourceDataSync as Operation>::info(),
        <ListTagsForResource as Operation>::info(),
        <PutComplianceItems as Operation>::info(),
        <PutInventory as Operation>::info(),
        <RegisterManagedInstance as Operation>::info(),
        <RemoveTagsFromResource as Operation>::info(),
        <RequestManagedInstanceRoleToken as Operation>::info(),
        <UpdateInstanceAssociationStatus as Operation>::info(),
        <UpdateInstanceInformation as Operation>::info(),
        <UpdateManagedInstancePublicKey as Operation>::info(),
        <UpdateManagedInstanceRole as Operation>::info(),
        <UpdateResourceDataSync as Operation>::info(),
    ]
}

/// Operations that the service has and the model leaves out, in alphabetical order.
pub const OTHER_OPERATIONS: &[&str] = &[
    "AssociateOpsItemRelatedItem",
    "CancelCommand",
    "CancelMaintenanceWindowExecution",
    "CreateAssociation",
    "CreateAssociationBatch",
    "CreateCloudConnector",
    "CreateDocument",
    "CreateMaintenanceWindow",
    "CreateOpsItem",
    "CreateOpsMetadata",
    "CreatePatchBaseline",
    "DeleteAssociation",
    "DeleteCloudConnector",
    "DeleteDocument",
    "DeleteMaintenanceWindow",
    "DeleteOpsItem",
    "DeleteOpsMetadata",
    "DeleteParameter",
    "DeleteParameters",
    "DeletePatchBaseline",
    "DeleteResourcePolicy",
    "DeregisterDefaultHostManagementConfiguration",
    "DeregisterPatchBaselineForPatchGroup",
    "DeregisterTargetFromMaintenanceWindow",
    "DeregisterTaskFromMaintenanceWindow",
    "DescribeAssociation",
    "DescribeAssociationExecutionTargets",
    "DescribeAssociationExecutions",
    "DescribeAutomationExecutions",
    "DescribeAutomationStepExecutions",
    "DescribeAvailablePatches",
    "DescribeDocument",
    "DescribeDocumentPermission",
    "DescribeEffectiveInstanceAssociations",
    "DescribeEffectivePatchesForPatchBaseline",
    "DescribeInstanceAssociationsStatus",
    "DescribeInstancePatchStates",
    "DescribeInstancePatchStatesForPatchGroup",
    "DescribeInstancePatches",
    "DescribeMaintenanceWindowExecutionTaskInvocations",
    "DescribeMaintenanceWindowExecutionTasks",
    "DescribeMaintenanceWindowExecutions",
    "DescribeMaintenanceWindowSchedule",
    "DescribeMaintenanceWindowTargets",
    "DescribeMaintenanceWindowTasks",
    "DescribeMaintenanceWindows",
    "DescribeMaintenanceWindowsForTarget",
    "DescribeOpsItems",
    "DescribeParameters",
    "DescribePatchBaselines",
    "DescribePatchGroupState",
    "DescribePatchGroups",
    "DescribePatchProperties",
    "DescribeSessions",
    "DisassociateOpsItemRelatedItem",
    "GetAccessToken",
    "GetAutomationExecution",
    "GetCalendarState",
    "GetCloudConnector",
    "GetCommandInvocation",
    "GetDefaultPatchBaseline",
    "GetDeployablePatchSnapshotForInstance",
    "GetDocument",
    "GetExecutionPreview",
    "GetMaintenanceWindow",
    "GetMaintenanceWindowExecution",
    "GetMaintenanceWindowExecutionTask",
    "GetMaintenanceWindowExecutionTaskInvocation",
    "GetMaintenanceWindowTask",
    "GetOpsItem",
    "GetOpsMetadata",
    "GetParameter",
    "GetParameterHistory",
    "GetParameters",
    "GetParametersByPath",
    "GetPatchBaseline",
    "GetPatchBaselineForPatchGroup",
    "GetResourcePolicies",
    "GetServiceSetting",
    "LabelParameterVersion",
    "ListAssociationVersions",
    "ListAssociations",
    "ListCloudConnectors",
    "ListCommandInvocations",
    "ListCommands",
    "ListDocumentMetadataHistory",
    "ListDocumentVersions",
    "ListDocuments",
    "ListOpsItemEvents",
    "ListOpsItemRelatedItems",
    "ListOpsMetadata",
    "ModifyDocumentPermission",
    "PutParameter",
    "PutResourcePolicy",
    "RegisterDefaultHostManagementConfiguration",
    "RegisterDefaultPatchBaseline",
    "RegisterPatchBaselineForPatchGroup",
    "RegisterTargetWithMaintenanceWindow",
    "RegisterTaskWithMaintenanceWindow",
    "ResetServiceSetting",
    "ResumeSession",
    "SendAutomationSignal",
    "SendCommand",
    "StartAccessRequest",
    "StartAssociationsOnce",
    "StartAutomationExecution",
    "StartChangeRequestExecution",
    "StartExecutionPreview",
    "StartSession",
    "StopAutomationExecution",
    "TerminateSession",
    "UnlabelParameterVersion",
    "UpdateAssociation",
    "UpdateAssociationStatus",
    "UpdateCloudConnector",
    "UpdateDocument",
    "UpdateDocumentDefaultVersion",
    "UpdateDocumentMetadata",
    "UpdateMaintenanceWindow",
    "UpdateMaintenanceWindowTarget",
    "UpdateMaintenanceWindowTask",
    "UpdateOpsItem",
    "UpdateOpsMetadata",
    "UpdatePatchBaseline",
    "UpdateServiceSetting",
    "ValidateCloudConnector",
];

/// Those of the operations that are in no public model, in alphabetical order.
pub const PRIVATE_OPERATIONS: &[&str] = &[
    "ListInstanceAssociations",
    "RegisterManagedInstance",
    "RequestManagedInstanceRoleToken",
    "UpdateInstanceAssociationStatus",
    "UpdateInstanceInformation",
    "UpdateManagedInstancePublicKey",
];

/// What requests are checked against: one static per shape, called like it.
#[allow(missing_docs, reason = "the names are those of the API reference")]
pub mod shapes {
    use crate::api::shape::{Kind, Location, Member, Pattern, Range, Shape, StringRule};

    pub static ACTIVATION_CODE: Shape = Shape {
        name: "ActivationCode",
        kind: Kind::String(StringRule { length: Range { min: Some(20), max: Some(250) }, pattern: None }),
        sensitive: false,
    };

    pub static ACTIVATION_DESCRIPTION: Shape = Shape {
        name: "ActivationDescription",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    static ACTIVATION_ID_PATTERN: Pattern = Pattern::new(
        r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        r"\A(?:^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$)\z",
    );

    pub static ACTIVATION_ID: Shape = Shape {
        name: "ActivationId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&ACTIVATION_ID_PATTERN) }),
        sensitive: false,
    };

    pub static ADD_TAGS_TO_RESOURCE_REQUEST: Shape = Shape {
        name: "AddTagsToResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "ResourceType", shape: &RESOURCE_TYPE_FOR_TAGGING, required: true, location: Location::Body },
            Member { name: "ResourceId", shape: &RESOURCE_ID, required: true, location: Location::Body },
            Member { name: "Tags", shape: &TAG_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static AGENT_PUBLIC_KEY: Shape = Shape {
        name: "AgentPublicKey",
        kind: Kind::String(StringRule { length: Range { min: Some(392), max: None }, pattern: None }),
        sensitive: false,
    };

    pub static AGENT_PUBLIC_KEY_TYPE: Shape = Shape {
        name: "AgentPublicKeyType",
        kind: Kind::Enum(&[
            "Rsa",
        ], Range::ANY),
        sensitive: false,
    };

    pub static AGENT_TYPE: Shape = Shape {
        name: "AgentType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(255) }, pattern: None }),
        sensitive: false,
    };

    pub static AGGREGATOR_SCHEMA_ONLY: Shape = Shape {
        name: "AggregatorSchemaOnly",
        kind: Kind::Boolean,
        sensitive: false,
    };

    static ASSOCIATION_ID_PATTERN: Pattern = Pattern::new(
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        r"\A(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\z",
    );

    pub static ASSOCIATION_ID: Shape = Shape {
        name: "AssociationId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&ASSOCIATION_ID_PATTERN) }),
        sensitive: false,
    };

    static ASSOCIATION_VERSION_PATTERN: Pattern = Pattern::new(
        r"([$]LATEST)|([1-9][0-9]*)",
        r"\A(?:([$]LATEST)|([1-9][0-9]*))\z",
    );

    pub static ASSOCIATION_VERSION: Shape = Shape {
        name: "AssociationVersion",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&ASSOCIATION_VERSION_PATTERN) }),
        sensitive: false,
    };

    pub static ATTRIBUTE_NAME: Shape = Shape {
        name: "AttributeName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static ATTRIBUTE_VALUE: Shape = Shape {
        name: "AttributeValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(4096) }, pattern: None }),
        sensitive: false,
    };

    pub static AVAILABILITY_ZONE: Shape = Shape {
        name: "AvailabilityZone",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(120) }, pattern: None }),
        sensitive: false,
    };

    pub static AVAILABILITY_ZONE_ID: Shape = Shape {
        name: "AvailabilityZoneId",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(50) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_EXECUTION_ID: Shape = Shape {
        name: "ComplianceExecutionId",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_EXECUTION_SUMMARY: Shape = Shape {
        name: "ComplianceExecutionSummary",
        kind: Kind::Structure(&[
            Member { name: "ExecutionTime", shape: &DATE_TIME, required: true, location: Location::Body },
            Member { name: "ExecutionId", shape: &COMPLIANCE_EXECUTION_ID, required: false, location: Location::Body },
            Member { name: "ExecutionType", shape: &COMPLIANCE_EXECUTION_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static COMPLIANCE_EXECUTION_TYPE: Shape = Shape {
        name: "ComplianceExecutionType",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(50) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_FILTER_VALUE: Shape = Shape {
        name: "ComplianceFilterValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_ITEM_CONTENT_HASH: Shape = Shape {
        name: "ComplianceItemContentHash",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_ITEM_DETAILS: Shape = Shape {
        name: "ComplianceItemDetails",
        kind: Kind::Map { key: &ATTRIBUTE_NAME, value: &ATTRIBUTE_VALUE, length: Range::ANY },
        sensitive: false,
    };

    pub static COMPLIANCE_ITEM_ENTRY: Shape = Shape {
        name: "ComplianceItemEntry",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &COMPLIANCE_ITEM_ID, required: false, location: Location::Body },
            Member { name: "Title", shape: &COMPLIANCE_ITEM_TITLE, required: false, location: Location::Body },
            Member { name: "Severity", shape: &COMPLIANCE_SEVERITY, required: true, location: Location::Body },
            Member { name: "Status", shape: &COMPLIANCE_STATUS, required: true, location: Location::Body },
            Member { name: "Details", shape: &COMPLIANCE_ITEM_DETAILS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static COMPLIANCE_ITEM_ENTRY_LIST: Shape = Shape {
        name: "ComplianceItemEntryList",
        kind: Kind::List { member: &COMPLIANCE_ITEM_ENTRY, length: Range { min: Some(0), max: Some(10_000) } },
        sensitive: false,
    };

    pub static COMPLIANCE_ITEM_ID: Shape = Shape {
        name: "ComplianceItemId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_ITEM_TITLE: Shape = Shape {
        name: "ComplianceItemTitle",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(500) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_QUERY_OPERATOR_TYPE: Shape = Shape {
        name: "ComplianceQueryOperatorType",
        kind: Kind::Enum(&[
            "EQUAL",
            "NOT_EQUAL",
            "BEGIN_WITH",
            "LESS_THAN",
            "GREATER_THAN",
        ], Range::ANY),
        sensitive: false,
    };

    pub static COMPLIANCE_RESOURCE_ID: Shape = Shape {
        name: "ComplianceResourceId",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_RESOURCE_ID_LIST: Shape = Shape {
        name: "ComplianceResourceIdList",
        kind: Kind::List { member: &COMPLIANCE_RESOURCE_ID, length: Range { min: Some(1), max: None } },
        sensitive: false,
    };

    pub static COMPLIANCE_RESOURCE_TYPE: Shape = Shape {
        name: "ComplianceResourceType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(50) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_RESOURCE_TYPE_LIST: Shape = Shape {
        name: "ComplianceResourceTypeList",
        kind: Kind::List { member: &COMPLIANCE_RESOURCE_TYPE, length: Range { min: Some(1), max: None } },
        sensitive: false,
    };

    pub static COMPLIANCE_SEVERITY: Shape = Shape {
        name: "ComplianceSeverity",
        kind: Kind::Enum(&[
            "CRITICAL",
            "HIGH",
            "MEDIUM",
            "LOW",
            "INFORMATIONAL",
            "UNSPECIFIED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static COMPLIANCE_STATUS: Shape = Shape {
        name: "ComplianceStatus",
        kind: Kind::Enum(&[
            "COMPLIANT",
            "NON_COMPLIANT",
        ], Range::ANY),
        sensitive: false,
    };

    pub static COMPLIANCE_STRING_FILTER: Shape = Shape {
        name: "ComplianceStringFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &COMPLIANCE_STRING_FILTER_KEY, required: false, location: Location::Body },
            Member { name: "Values", shape: &COMPLIANCE_STRING_FILTER_VALUE_LIST, required: false, location: Location::Body },
            Member { name: "Type", shape: &COMPLIANCE_QUERY_OPERATOR_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static COMPLIANCE_STRING_FILTER_KEY: Shape = Shape {
        name: "ComplianceStringFilterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(200) }, pattern: None }),
        sensitive: false,
    };

    pub static COMPLIANCE_STRING_FILTER_LIST: Shape = Shape {
        name: "ComplianceStringFilterList",
        kind: Kind::List { member: &COMPLIANCE_STRING_FILTER, length: Range::ANY },
        sensitive: false,
    };

    pub static COMPLIANCE_STRING_FILTER_VALUE_LIST: Shape = Shape {
        name: "ComplianceStringFilterValueList",
        kind: Kind::List { member: &COMPLIANCE_FILTER_VALUE, length: Range { min: Some(1), max: Some(20) } },
        sensitive: false,
    };

    static COMPLIANCE_TYPE_NAME_PATTERN: Pattern = Pattern::new(
        r"^([A-Za-z0-9_\-]\w+|Custom:[a-zA-Z0-9_\-]\w+)$",
        r"\A(?:^([A-Za-z0-9_\-][0-9A-Za-z_]+|Custom:[a-zA-Z0-9_\-][0-9A-Za-z_]+)$)\z",
    );

    pub static COMPLIANCE_TYPE_NAME: Shape = Shape {
        name: "ComplianceTypeName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: Some(&COMPLIANCE_TYPE_NAME_PATTERN) }),
        sensitive: false,
    };

    pub static COMPLIANCE_UPLOAD_TYPE: Shape = Shape {
        name: "ComplianceUploadType",
        kind: Kind::Enum(&[
            "COMPLETE",
            "PARTIAL",
        ], Range::ANY),
        sensitive: false,
    };

    pub static COMPUTER_NAME: Shape = Shape {
        name: "ComputerName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(255) }, pattern: None }),
        sensitive: false,
    };

    pub static CREATE_ACTIVATION_REQUEST: Shape = Shape {
        name: "CreateActivationRequest",
        kind: Kind::Structure(&[
            Member { name: "Description", shape: &ACTIVATION_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "DefaultInstanceName", shape: &DEFAULT_INSTANCE_NAME, required: false, location: Location::Body },
            Member { name: "IamRole", shape: &IAM_ROLE, required: true, location: Location::Body },
            Member { name: "RegistrationLimit", shape: &REGISTRATION_LIMIT, required: false, location: Location::Body },
            Member { name: "ExpirationDate", shape: &EXPIRATION_DATE, required: false, location: Location::Body },
            Member { name: "Tags", shape: &TAG_LIST, required: false, location: Location::Body },
            Member { name: "RegistrationMetadata", shape: &REGISTRATION_METADATA_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_RESOURCE_DATA_SYNC_REQUEST: Shape = Shape {
        name: "CreateResourceDataSyncRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncName", shape: &RESOURCE_DATA_SYNC_NAME, required: true, location: Location::Body },
            Member { name: "S3Destination", shape: &RESOURCE_DATA_SYNC_S3_DESTINATION, required: false, location: Location::Body },
            Member { name: "SyncType", shape: &RESOURCE_DATA_SYNC_TYPE, required: false, location: Location::Body },
            Member { name: "SyncSource", shape: &RESOURCE_DATA_SYNC_SOURCE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DATE_TIME: Shape = Shape {
        name: "DateTime",
        kind: Kind::Timestamp,
        sensitive: false,
    };

    static DEFAULT_INSTANCE_NAME_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static DEFAULT_INSTANCE_NAME: Shape = Shape {
        name: "DefaultInstanceName",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(256) }, pattern: Some(&DEFAULT_INSTANCE_NAME_PATTERN) }),
        sensitive: false,
    };

    pub static DELETE_ACTIVATION_REQUEST: Shape = Shape {
        name: "DeleteActivationRequest",
        kind: Kind::Structure(&[
            Member { name: "ActivationId", shape: &ACTIVATION_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_INVENTORY_REQUEST: Shape = Shape {
        name: "DeleteInventoryRequest",
        kind: Kind::Structure(&[
            Member { name: "TypeName", shape: &INVENTORY_ITEM_TYPE_NAME, required: true, location: Location::Body },
            Member { name: "SchemaDeleteOption", shape: &INVENTORY_SCHEMA_DELETE_OPTION, required: false, location: Location::Body },
            Member { name: "DryRun", shape: &DRY_RUN, required: false, location: Location::Body },
            Member { name: "ClientToken", shape: &UUID, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_RESOURCE_DATA_SYNC_REQUEST: Shape = Shape {
        name: "DeleteResourceDataSyncRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncName", shape: &RESOURCE_DATA_SYNC_NAME, required: true, location: Location::Body },
            Member { name: "SyncType", shape: &RESOURCE_DATA_SYNC_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DEREGISTER_MANAGED_INSTANCE_REQUEST: Shape = Shape {
        name: "DeregisterManagedInstanceRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceId", shape: &MANAGED_INSTANCE_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_ACTIVATIONS_FILTER: Shape = Shape {
        name: "DescribeActivationsFilter",
        kind: Kind::Structure(&[
            Member { name: "FilterKey", shape: &DESCRIBE_ACTIVATIONS_FILTER_KEYS, required: false, location: Location::Body },
            Member { name: "FilterValues", shape: &STRING_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_ACTIVATIONS_FILTER_KEYS: Shape = Shape {
        name: "DescribeActivationsFilterKeys",
        kind: Kind::Enum(&[
            "ActivationIds",
            "DefaultInstanceName",
            "IamRole",
        ], Range::ANY),
        sensitive: false,
    };

    pub static DESCRIBE_ACTIVATIONS_FILTER_LIST: Shape = Shape {
        name: "DescribeActivationsFilterList",
        kind: Kind::List { member: &DESCRIBE_ACTIVATIONS_FILTER, length: Range::ANY },
        sensitive: false,
    };

    pub static DESCRIBE_ACTIVATIONS_REQUEST: Shape = Shape {
        name: "DescribeActivationsRequest",
        kind: Kind::Structure(&[
            Member { name: "Filters", shape: &DESCRIBE_ACTIVATIONS_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_INSTANCE_INFORMATION_REQUEST: Shape = Shape {
        name: "DescribeInstanceInformationRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceInformationFilterList", shape: &INSTANCE_INFORMATION_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "Filters", shape: &INSTANCE_INFORMATION_STRING_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS_EC2_COMPATIBLE, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_INSTANCE_PROPERTIES_MAX_RESULTS: Shape = Shape {
        name: "DescribeInstancePropertiesMaxResults",
        kind: Kind::Integer(Range { min: Some(5), max: Some(1000) }),
        sensitive: false,
    };

    pub static DESCRIBE_INSTANCE_PROPERTIES_REQUEST: Shape = Shape {
        name: "DescribeInstancePropertiesRequest",
        kind: Kind::Structure(&[
            Member { name: "InstancePropertyFilterList", shape: &INSTANCE_PROPERTY_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "FiltersWithOperator", shape: &INSTANCE_PROPERTY_STRING_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &DESCRIBE_INSTANCE_PROPERTIES_MAX_RESULTS, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_INVENTORY_DELETIONS_REQUEST: Shape = Shape {
        name: "DescribeInventoryDeletionsRequest",
        kind: Kind::Structure(&[
            Member { name: "DeletionId", shape: &UUID, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DRY_RUN: Shape = Shape {
        name: "DryRun",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static EXECUTION_SUMMARY: Shape = Shape {
        name: "ExecutionSummary",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(512) }, pattern: None }),
        sensitive: false,
    };

    pub static EXPIRATION_DATE: Shape = Shape {
        name: "ExpirationDate",
        kind: Kind::Timestamp,
        sensitive: false,
    };

    pub static GET_CONNECTION_STATUS_REQUEST: Shape = Shape {
        name: "GetConnectionStatusRequest",
        kind: Kind::Structure(&[
            Member { name: "Target", shape: &SESSION_TARGET, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static GET_INVENTORY_REQUEST: Shape = Shape {
        name: "GetInventoryRequest",
        kind: Kind::Structure(&[
            Member { name: "Filters", shape: &INVENTORY_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "Aggregators", shape: &INVENTORY_AGGREGATOR_LIST, required: false, location: Location::Body },
            Member { name: "ResultAttributes", shape: &RESULT_ATTRIBUTE_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static GET_INVENTORY_SCHEMA_MAX_RESULTS: Shape = Shape {
        name: "GetInventorySchemaMaxResults",
        kind: Kind::Integer(Range { min: Some(50), max: Some(200) }),
        sensitive: false,
    };

    pub static GET_INVENTORY_SCHEMA_REQUEST: Shape = Shape {
        name: "GetInventorySchemaRequest",
        kind: Kind::Structure(&[
            Member { name: "TypeName", shape: &INVENTORY_ITEM_TYPE_NAME_FILTER, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &GET_INVENTORY_SCHEMA_MAX_RESULTS, required: false, location: Location::Body },
            Member { name: "Aggregator", shape: &AGGREGATOR_SCHEMA_ONLY, required: false, location: Location::Body },
            Member { name: "SubType", shape: &IS_SUB_TYPE_SCHEMA, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static GET_OPS_SUMMARY_REQUEST: Shape = Shape {
        name: "GetOpsSummaryRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncName", shape: &RESOURCE_DATA_SYNC_NAME, required: false, location: Location::Body },
            Member { name: "Filters", shape: &OPS_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "Aggregators", shape: &OPS_AGGREGATOR_LIST, required: false, location: Location::Body },
            Member { name: "ResultAttributes", shape: &OPS_RESULT_ATTRIBUTE_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static IP_ADDRESS: Shape = Shape {
        name: "IPAddress",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(46) }, pattern: None }),
        sensitive: true,
    };

    pub static IAM_ROLE: Shape = Shape {
        name: "IamRole",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static INSTANCE_ASSOCIATION_EXECUTION_RESULT: Shape = Shape {
        name: "InstanceAssociationExecutionResult",
        kind: Kind::Structure(&[
            Member { name: "Status", shape: &STRING, required: true, location: Location::Body },
            Member { name: "ErrorCode", shape: &STRING, required: false, location: Location::Body },
            Member { name: "ExecutionDate", shape: &DATE_TIME, required: true, location: Location::Body },
            Member { name: "ExecutionSummary", shape: &EXECUTION_SUMMARY, required: true, location: Location::Body },
            Member { name: "OutputUrl", shape: &INSTANCE_ASSOCIATION_OUTPUT_URL, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_ASSOCIATION_OUTPUT_URL: Shape = Shape {
        name: "InstanceAssociationOutputUrl",
        kind: Kind::Structure(&[
            Member { name: "S3OutputUrl", shape: &S3_OUTPUT_URL, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static INSTANCE_ID_PATTERN: Pattern = Pattern::new(
        r"(^i-(\w{8}|\w{17})$)|(^mi-\w{17}$)",
        r"\A(?:(^i-([0-9A-Za-z_]{8}|[0-9A-Za-z_]{17})$)|(^mi-[0-9A-Za-z_]{17}$))\z",
    );

    pub static INSTANCE_ID: Shape = Shape {
        name: "InstanceId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&INSTANCE_ID_PATTERN) }),
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_FILTER: Shape = Shape {
        name: "InstanceInformationFilter",
        kind: Kind::Structure(&[
            Member { name: "key", shape: &INSTANCE_INFORMATION_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "valueSet", shape: &INSTANCE_INFORMATION_FILTER_VALUE_SET, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_FILTER_KEY: Shape = Shape {
        name: "InstanceInformationFilterKey",
        kind: Kind::Enum(&[
            "InstanceIds",
            "AgentVersion",
            "PingStatus",
            "PlatformTypes",
            "ActivationIds",
            "IamRole",
            "ResourceType",
            "AssociationStatus",
        ], Range::ANY),
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_FILTER_LIST: Shape = Shape {
        name: "InstanceInformationFilterList",
        kind: Kind::List { member: &INSTANCE_INFORMATION_FILTER, length: Range { min: Some(0), max: None } },
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_FILTER_VALUE: Shape = Shape {
        name: "InstanceInformationFilterValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: None }, pattern: None }),
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_FILTER_VALUE_SET: Shape = Shape {
        name: "InstanceInformationFilterValueSet",
        kind: Kind::List { member: &INSTANCE_INFORMATION_FILTER_VALUE, length: Range { min: Some(1), max: Some(100) } },
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_STRING_FILTER: Shape = Shape {
        name: "InstanceInformationStringFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &INSTANCE_INFORMATION_STRING_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "Values", shape: &INSTANCE_INFORMATION_FILTER_VALUE_SET, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_STRING_FILTER_KEY: Shape = Shape {
        name: "InstanceInformationStringFilterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: None }, pattern: None }),
        sensitive: false,
    };

    pub static INSTANCE_INFORMATION_STRING_FILTER_LIST: Shape = Shape {
        name: "InstanceInformationStringFilterList",
        kind: Kind::List { member: &INSTANCE_INFORMATION_STRING_FILTER, length: Range { min: Some(0), max: None } },
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_FILTER: Shape = Shape {
        name: "InstancePropertyFilter",
        kind: Kind::Structure(&[
            Member { name: "key", shape: &INSTANCE_PROPERTY_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "valueSet", shape: &INSTANCE_PROPERTY_FILTER_VALUE_SET, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_FILTER_KEY: Shape = Shape {
        name: "InstancePropertyFilterKey",
        kind: Kind::Enum(&[
            "InstanceIds",
            "AgentVersion",
            "PingStatus",
            "PlatformTypes",
            "DocumentName",
            "ActivationIds",
            "IamRole",
            "ResourceType",
            "AssociationStatus",
        ], Range::ANY),
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_FILTER_LIST: Shape = Shape {
        name: "InstancePropertyFilterList",
        kind: Kind::List { member: &INSTANCE_PROPERTY_FILTER, length: Range { min: Some(1), max: Some(40) } },
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_FILTER_OPERATOR: Shape = Shape {
        name: "InstancePropertyFilterOperator",
        kind: Kind::Enum(&[
            "Equal",
            "NotEqual",
            "BeginWith",
            "LessThan",
            "GreaterThan",
        ], Range::ANY),
        sensitive: false,
    };

    static INSTANCE_PROPERTY_FILTER_VALUE_PATTERN: Pattern = Pattern::new(
        r"^.{1,100000}$",
        r"\A(?:[^\n\r\x{85}\x{2028}\x{2029}]+)\z",
    ).up_to(100_000);

    pub static INSTANCE_PROPERTY_FILTER_VALUE: Shape = Shape {
        name: "InstancePropertyFilterValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100_000) }, pattern: Some(&INSTANCE_PROPERTY_FILTER_VALUE_PATTERN) }),
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_FILTER_VALUE_SET: Shape = Shape {
        name: "InstancePropertyFilterValueSet",
        kind: Kind::List { member: &INSTANCE_PROPERTY_FILTER_VALUE, length: Range { min: Some(1), max: Some(40) } },
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_STRING_FILTER: Shape = Shape {
        name: "InstancePropertyStringFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &INSTANCE_PROPERTY_STRING_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "Values", shape: &INSTANCE_PROPERTY_FILTER_VALUE_SET, required: true, location: Location::Body },
            Member { name: "Operator", shape: &INSTANCE_PROPERTY_FILTER_OPERATOR, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static INSTANCE_PROPERTY_STRING_FILTER_KEY_PATTERN: Pattern = Pattern::new(
        r"^.{1,100000}$",
        r"\A(?:[^\n\r\x{85}\x{2028}\x{2029}]+)\z",
    ).up_to(100_000);

    pub static INSTANCE_PROPERTY_STRING_FILTER_KEY: Shape = Shape {
        name: "InstancePropertyStringFilterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100_000) }, pattern: Some(&INSTANCE_PROPERTY_STRING_FILTER_KEY_PATTERN) }),
        sensitive: false,
    };

    pub static INSTANCE_PROPERTY_STRING_FILTER_LIST: Shape = Shape {
        name: "InstancePropertyStringFilterList",
        kind: Kind::List { member: &INSTANCE_PROPERTY_STRING_FILTER, length: Range { min: Some(1), max: Some(40) } },
        sensitive: false,
    };

    pub static INVENTORY_AGGREGATOR: Shape = Shape {
        name: "InventoryAggregator",
        kind: Kind::Structure(&[
            Member { name: "Expression", shape: &INVENTORY_AGGREGATOR_EXPRESSION, required: false, location: Location::Body },
            Member { name: "Aggregators", shape: &INVENTORY_AGGREGATOR_LIST, required: false, location: Location::Body },
            Member { name: "Groups", shape: &INVENTORY_GROUP_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INVENTORY_AGGREGATOR_EXPRESSION: Shape = Shape {
        name: "InventoryAggregatorExpression",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1000) }, pattern: None }),
        sensitive: false,
    };

    pub static INVENTORY_AGGREGATOR_LIST: Shape = Shape {
        name: "InventoryAggregatorList",
        kind: Kind::List { member: &INVENTORY_AGGREGATOR, length: Range { min: Some(1), max: Some(10) } },
        sensitive: false,
    };

    pub static INVENTORY_FILTER: Shape = Shape {
        name: "InventoryFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &INVENTORY_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "Values", shape: &INVENTORY_FILTER_VALUE_LIST, required: true, location: Location::Body },
            Member { name: "Type", shape: &INVENTORY_QUERY_OPERATOR_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INVENTORY_FILTER_KEY: Shape = Shape {
        name: "InventoryFilterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(200) }, pattern: None }),
        sensitive: false,
    };

    pub static INVENTORY_FILTER_LIST: Shape = Shape {
        name: "InventoryFilterList",
        kind: Kind::List { member: &INVENTORY_FILTER, length: Range { min: Some(1), max: Some(5) } },
        sensitive: false,
    };

    pub static INVENTORY_FILTER_VALUE: Shape = Shape {
        name: "InventoryFilterValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static INVENTORY_FILTER_VALUE_LIST: Shape = Shape {
        name: "InventoryFilterValueList",
        kind: Kind::List { member: &INVENTORY_FILTER_VALUE, length: Range { min: Some(1), max: Some(40) } },
        sensitive: false,
    };

    pub static INVENTORY_GROUP: Shape = Shape {
        name: "InventoryGroup",
        kind: Kind::Structure(&[
            Member { name: "Name", shape: &INVENTORY_GROUP_NAME, required: true, location: Location::Body },
            Member { name: "Filters", shape: &INVENTORY_FILTER_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static INVENTORY_GROUP_LIST: Shape = Shape {
        name: "InventoryGroupList",
        kind: Kind::List { member: &INVENTORY_GROUP, length: Range { min: Some(1), max: Some(15) } },
        sensitive: false,
    };

    pub static INVENTORY_GROUP_NAME: Shape = Shape {
        name: "InventoryGroupName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(200) }, pattern: None }),
        sensitive: false,
    };

    pub static INVENTORY_ITEM: Shape = Shape {
        name: "InventoryItem",
        kind: Kind::Structure(&[
            Member { name: "TypeName", shape: &INVENTORY_ITEM_TYPE_NAME, required: true, location: Location::Body },
            Member { name: "SchemaVersion", shape: &INVENTORY_ITEM_SCHEMA_VERSION, required: true, location: Location::Body },
            Member { name: "CaptureTime", shape: &INVENTORY_ITEM_CAPTURE_TIME, required: true, location: Location::Body },
            Member { name: "ContentHash", shape: &INVENTORY_ITEM_CONTENT_HASH, required: false, location: Location::Body },
            Member { name: "Content", shape: &INVENTORY_ITEM_ENTRY_LIST, required: false, location: Location::Body },
            Member { name: "Context", shape: &INVENTORY_ITEM_CONTENT_CONTEXT, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static INVENTORY_ITEM_CAPTURE_TIME_PATTERN: Pattern = Pattern::new(
        r"^(20)[0-9][0-9]-(0[1-9]|1[012])-([12][0-9]|3[01]|0[1-9])(T)(2[0-3]|[0-1][0-9])(:[0-5][0-9])(:[0-5][0-9])(Z)$",
        r"\A(?:^(20)[0-9][0-9]-(0[1-9]|1[012])-([12][0-9]|3[01]|0[1-9])(T)(2[0-3]|[0-1][0-9])(:[0-5][0-9])(:[0-5][0-9])(Z)$)\z",
    );

    pub static INVENTORY_ITEM_CAPTURE_TIME: Shape = Shape {
        name: "InventoryItemCaptureTime",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&INVENTORY_ITEM_CAPTURE_TIME_PATTERN) }),
        sensitive: false,
    };

    pub static INVENTORY_ITEM_CONTENT_CONTEXT: Shape = Shape {
        name: "InventoryItemContentContext",
        kind: Kind::Map { key: &ATTRIBUTE_NAME, value: &ATTRIBUTE_VALUE, length: Range { min: Some(0), max: Some(50) } },
        sensitive: false,
    };

    pub static INVENTORY_ITEM_CONTENT_HASH: Shape = Shape {
        name: "InventoryItemContentHash",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static INVENTORY_ITEM_ENTRY: Shape = Shape {
        name: "InventoryItemEntry",
        kind: Kind::Map { key: &ATTRIBUTE_NAME, value: &ATTRIBUTE_VALUE, length: Range { min: Some(0), max: Some(50) } },
        sensitive: false,
    };

    pub static INVENTORY_ITEM_ENTRY_LIST: Shape = Shape {
        name: "InventoryItemEntryList",
        kind: Kind::List { member: &INVENTORY_ITEM_ENTRY, length: Range { min: Some(0), max: Some(10_000) } },
        sensitive: false,
    };

    pub static INVENTORY_ITEM_LIST: Shape = Shape {
        name: "InventoryItemList",
        kind: Kind::List { member: &INVENTORY_ITEM, length: Range { min: Some(1), max: Some(30) } },
        sensitive: false,
    };

    static INVENTORY_ITEM_SCHEMA_VERSION_PATTERN: Pattern = Pattern::new(
        r"^([0-9]{1,6})(\.[0-9]{1,6})$",
        r"\A(?:^([0-9]{1,6})(\.[0-9]{1,6})$)\z",
    );

    pub static INVENTORY_ITEM_SCHEMA_VERSION: Shape = Shape {
        name: "InventoryItemSchemaVersion",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&INVENTORY_ITEM_SCHEMA_VERSION_PATTERN) }),
        sensitive: false,
    };

    static INVENTORY_ITEM_TYPE_NAME_PATTERN: Pattern = Pattern::new(
        r"^(AWS|Custom):.*$",
        r"\A(?:^(AWS|Custom):[^\n\r\x{85}\x{2028}\x{2029}]*$)\z",
    );

    pub static INVENTORY_ITEM_TYPE_NAME: Shape = Shape {
        name: "InventoryItemTypeName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: Some(&INVENTORY_ITEM_TYPE_NAME_PATTERN) }),
        sensitive: false,
    };

    pub static INVENTORY_ITEM_TYPE_NAME_FILTER: Shape = Shape {
        name: "InventoryItemTypeNameFilter",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    pub static INVENTORY_QUERY_OPERATOR_TYPE: Shape = Shape {
        name: "InventoryQueryOperatorType",
        kind: Kind::Enum(&[
            "Equal",
            "NotEqual",
            "BeginWith",
            "LessThan",
            "GreaterThan",
            "Exists",
        ], Range::ANY),
        sensitive: false,
    };

    pub static INVENTORY_SCHEMA_DELETE_OPTION: Shape = Shape {
        name: "InventorySchemaDeleteOption",
        kind: Kind::Enum(&[
            "DisableSchema",
            "DeleteSchema",
        ], Range::ANY),
        sensitive: false,
    };

    pub static IS_SUB_TYPE_SCHEMA: Shape = Shape {
        name: "IsSubTypeSchema",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static KEY_LIST: Shape = Shape {
        name: "KeyList",
        kind: Kind::List { member: &TAG_KEY, length: Range::ANY },
        sensitive: false,
    };

    pub static LIST_COMPLIANCE_ITEMS_REQUEST: Shape = Shape {
        name: "ListComplianceItemsRequest",
        kind: Kind::Structure(&[
            Member { name: "Filters", shape: &COMPLIANCE_STRING_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "ResourceIds", shape: &COMPLIANCE_RESOURCE_ID_LIST, required: false, location: Location::Body },
            Member { name: "ResourceTypes", shape: &COMPLIANCE_RESOURCE_TYPE_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_COMPLIANCE_SUMMARIES_REQUEST: Shape = Shape {
        name: "ListComplianceSummariesRequest",
        kind: Kind::Structure(&[
            Member { name: "Filters", shape: &COMPLIANCE_STRING_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_INSTANCE_ASSOCIATIONS_REQUEST: Shape = Shape {
        name: "ListInstanceAssociationsRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceId", shape: &INSTANCE_ID, required: true, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_INVENTORY_ENTRIES_REQUEST: Shape = Shape {
        name: "ListInventoryEntriesRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceId", shape: &INSTANCE_ID, required: true, location: Location::Body },
            Member { name: "TypeName", shape: &INVENTORY_ITEM_TYPE_NAME, required: true, location: Location::Body },
            Member { name: "Filters", shape: &INVENTORY_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_NODES_REQUEST: Shape = Shape {
        name: "ListNodesRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncName", shape: &RESOURCE_DATA_SYNC_NAME, required: false, location: Location::Body },
            Member { name: "Filters", shape: &NODE_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_NODES_SUMMARY_REQUEST: Shape = Shape {
        name: "ListNodesSummaryRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncName", shape: &RESOURCE_DATA_SYNC_NAME, required: false, location: Location::Body },
            Member { name: "Filters", shape: &NODE_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "Aggregators", shape: &NODE_AGGREGATOR_LIST, required: true, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_RESOURCE_COMPLIANCE_SUMMARIES_REQUEST: Shape = Shape {
        name: "ListResourceComplianceSummariesRequest",
        kind: Kind::Structure(&[
            Member { name: "Filters", shape: &COMPLIANCE_STRING_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_RESOURCE_DATA_SYNC_REQUEST: Shape = Shape {
        name: "ListResourceDataSyncRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncType", shape: &RESOURCE_DATA_SYNC_TYPE, required: false, location: Location::Body },
            Member { name: "NextToken", shape: &NEXT_TOKEN, required: false, location: Location::Body },
            Member { name: "MaxResults", shape: &MAX_RESULTS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape = Shape {
        name: "ListTagsForResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "ResourceType", shape: &RESOURCE_TYPE_FOR_TAGGING, required: true, location: Location::Body },
            Member { name: "ResourceId", shape: &RESOURCE_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    static MANAGED_INSTANCE_ID_PATTERN: Pattern = Pattern::new(
        r"(^mi-[0-9a-f]{17}$)|(^eks_c:[0-9A-Za-z][A-Za-z0-9\-_]{0,99}_\w{17}$)",
        r"\A(?:(^mi-[0-9a-f]{17}$)|(^eks_c:[0-9A-Za-z][A-Za-z0-9\-_]{0,99}_[0-9A-Za-z_]{17}$))\z",
    );

    pub static MANAGED_INSTANCE_ID: Shape = Shape {
        name: "ManagedInstanceId",
        kind: Kind::String(StringRule { length: Range { min: Some(20), max: Some(124) }, pattern: Some(&MANAGED_INSTANCE_ID_PATTERN) }),
        sensitive: false,
    };

    pub static MAX_RESULTS: Shape = Shape {
        name: "MaxResults",
        kind: Kind::Integer(Range { min: Some(1), max: Some(50) }),
        sensitive: false,
    };

    pub static MAX_RESULTS_EC2_COMPATIBLE: Shape = Shape {
        name: "MaxResultsEC2Compatible",
        kind: Kind::Integer(Range { min: Some(5), max: Some(50) }),
        sensitive: false,
    };

    pub static NEXT_TOKEN: Shape = Shape {
        name: "NextToken",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static NODE_AGGREGATOR: Shape = Shape {
        name: "NodeAggregator",
        kind: Kind::Structure(&[
            Member { name: "AggregatorType", shape: &NODE_AGGREGATOR_TYPE, required: true, location: Location::Body },
            Member { name: "TypeName", shape: &NODE_TYPE_NAME, required: true, location: Location::Body },
            Member { name: "AttributeName", shape: &NODE_ATTRIBUTE_NAME, required: true, location: Location::Body },
            Member { name: "Aggregators", shape: &NODE_AGGREGATOR_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NODE_AGGREGATOR_LIST: Shape = Shape {
        name: "NodeAggregatorList",
        kind: Kind::List { member: &NODE_AGGREGATOR, length: Range { min: Some(1), max: Some(2) } },
        sensitive: false,
    };

    pub static NODE_AGGREGATOR_TYPE: Shape = Shape {
        name: "NodeAggregatorType",
        kind: Kind::Enum(&[
            "Count",
        ], Range::ANY),
        sensitive: false,
    };

    pub static NODE_ATTRIBUTE_NAME: Shape = Shape {
        name: "NodeAttributeName",
        kind: Kind::Enum(&[
            "AgentVersion",
            "PlatformName",
            "PlatformType",
            "PlatformVersion",
            "Region",
            "ResourceType",
            "SourceType",
            "AvailabilityZone",
        ], Range::ANY),
        sensitive: false,
    };

    pub static NODE_FILTER: Shape = Shape {
        name: "NodeFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &NODE_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "Values", shape: &NODE_FILTER_VALUE_LIST, required: true, location: Location::Body },
            Member { name: "Type", shape: &NODE_FILTER_OPERATOR_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NODE_FILTER_KEY: Shape = Shape {
        name: "NodeFilterKey",
        kind: Kind::Enum(&[
            "AgentType",
            "AgentVersion",
            "ComputerName",
            "InstanceId",
            "InstanceStatus",
            "IpAddress",
            "ManagedStatus",
            "PlatformName",
            "PlatformType",
            "PlatformVersion",
            "ResourceType",
            "OrganizationalUnitId",
            "OrganizationalUnitPath",
            "Region",
            "AccountId",
            "SourceType",
            "SourceId",
            "SourceLocation",
            "AvailabilityZone",
            "AvailabilityZoneId",
        ], Range::ANY),
        sensitive: false,
    };

    pub static NODE_FILTER_LIST: Shape = Shape {
        name: "NodeFilterList",
        kind: Kind::List { member: &NODE_FILTER, length: Range { min: Some(1), max: Some(5) } },
        sensitive: false,
    };

    pub static NODE_FILTER_OPERATOR_TYPE: Shape = Shape {
        name: "NodeFilterOperatorType",
        kind: Kind::Enum(&[
            "Equal",
            "NotEqual",
            "BeginWith",
        ], Range::ANY),
        sensitive: false,
    };

    static NODE_FILTER_VALUE_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static NODE_FILTER_VALUE: Shape = Shape {
        name: "NodeFilterValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(512) }, pattern: Some(&NODE_FILTER_VALUE_PATTERN) }),
        sensitive: false,
    };

    pub static NODE_FILTER_VALUE_LIST: Shape = Shape {
        name: "NodeFilterValueList",
        kind: Kind::List { member: &NODE_FILTER_VALUE, length: Range { min: Some(1), max: Some(5) } },
        sensitive: false,
    };

    pub static NODE_TYPE_NAME: Shape = Shape {
        name: "NodeTypeName",
        kind: Kind::Enum(&[
            "Instance",
        ], Range::ANY),
        sensitive: false,
    };

    pub static OPS_AGGREGATOR: Shape = Shape {
        name: "OpsAggregator",
        kind: Kind::Structure(&[
            Member { name: "AggregatorType", shape: &OPS_AGGREGATOR_TYPE, required: false, location: Location::Body },
            Member { name: "TypeName", shape: &OPS_DATA_TYPE_NAME, required: false, location: Location::Body },
            Member { name: "AttributeName", shape: &OPS_DATA_ATTRIBUTE_NAME, required: false, location: Location::Body },
            Member { name: "Values", shape: &OPS_AGGREGATOR_VALUE_MAP, required: false, location: Location::Body },
            Member { name: "Filters", shape: &OPS_FILTER_LIST, required: false, location: Location::Body },
            Member { name: "Aggregators", shape: &OPS_AGGREGATOR_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static OPS_AGGREGATOR_LIST: Shape = Shape {
        name: "OpsAggregatorList",
        kind: Kind::List { member: &OPS_AGGREGATOR, length: Range { min: Some(1), max: Some(12) } },
        sensitive: false,
    };

    static OPS_AGGREGATOR_TYPE_PATTERN: Pattern = Pattern::new(
        r"^(range|count|sum)",
        r"\A(?:^(range|count|sum))\z",
    );

    pub static OPS_AGGREGATOR_TYPE: Shape = Shape {
        name: "OpsAggregatorType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(20) }, pattern: Some(&OPS_AGGREGATOR_TYPE_PATTERN) }),
        sensitive: false,
    };

    pub static OPS_AGGREGATOR_VALUE: Shape = Shape {
        name: "OpsAggregatorValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(2048) }, pattern: None }),
        sensitive: false,
    };

    pub static OPS_AGGREGATOR_VALUE_KEY: Shape = Shape {
        name: "OpsAggregatorValueKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(32) }, pattern: None }),
        sensitive: false,
    };

    pub static OPS_AGGREGATOR_VALUE_MAP: Shape = Shape {
        name: "OpsAggregatorValueMap",
        kind: Kind::Map { key: &OPS_AGGREGATOR_VALUE_KEY, value: &OPS_AGGREGATOR_VALUE, length: Range { min: Some(0), max: Some(5) } },
        sensitive: false,
    };

    pub static OPS_DATA_ATTRIBUTE_NAME: Shape = Shape {
        name: "OpsDataAttributeName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: None }),
        sensitive: false,
    };

    static OPS_DATA_TYPE_NAME_PATTERN: Pattern = Pattern::new(
        r"^(AWS|Custom):.*$",
        r"\A(?:^(AWS|Custom):[^\n\r\x{85}\x{2028}\x{2029}]*$)\z",
    );

    pub static OPS_DATA_TYPE_NAME: Shape = Shape {
        name: "OpsDataTypeName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: Some(&OPS_DATA_TYPE_NAME_PATTERN) }),
        sensitive: false,
    };

    pub static OPS_FILTER: Shape = Shape {
        name: "OpsFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &OPS_FILTER_KEY, required: true, location: Location::Body },
            Member { name: "Values", shape: &OPS_FILTER_VALUE_LIST, required: true, location: Location::Body },
            Member { name: "Type", shape: &OPS_FILTER_OPERATOR_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static OPS_FILTER_KEY: Shape = Shape {
        name: "OpsFilterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(200) }, pattern: None }),
        sensitive: false,
    };

    pub static OPS_FILTER_LIST: Shape = Shape {
        name: "OpsFilterList",
        kind: Kind::List { member: &OPS_FILTER, length: Range { min: Some(1), max: Some(5) } },
        sensitive: false,
    };

    pub static OPS_FILTER_OPERATOR_TYPE: Shape = Shape {
        name: "OpsFilterOperatorType",
        kind: Kind::Enum(&[
            "Equal",
            "NotEqual",
            "BeginWith",
            "LessThan",
            "GreaterThan",
            "Exists",
        ], Range::ANY),
        sensitive: false,
    };

    pub static OPS_FILTER_VALUE: Shape = Shape {
        name: "OpsFilterValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static OPS_FILTER_VALUE_LIST: Shape = Shape {
        name: "OpsFilterValueList",
        kind: Kind::List { member: &OPS_FILTER_VALUE, length: Range { min: Some(1), max: Some(40) } },
        sensitive: false,
    };

    pub static OPS_RESULT_ATTRIBUTE: Shape = Shape {
        name: "OpsResultAttribute",
        kind: Kind::Structure(&[
            Member { name: "TypeName", shape: &OPS_DATA_TYPE_NAME, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static OPS_RESULT_ATTRIBUTE_LIST: Shape = Shape {
        name: "OpsResultAttributeList",
        kind: Kind::List { member: &OPS_RESULT_ATTRIBUTE, length: Range { min: Some(1), max: None } },
        sensitive: false,
    };

    pub static PLATFORM_NAME: Shape = Shape {
        name: "PlatformName",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(120) }, pattern: None }),
        sensitive: false,
    };

    pub static PLATFORM_TYPE: Shape = Shape {
        name: "PlatformType",
        kind: Kind::Enum(&[
            "Windows",
            "Linux",
            "MacOS",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PLATFORM_VERSION: Shape = Shape {
        name: "PlatformVersion",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(120) }, pattern: None }),
        sensitive: false,
    };

    pub static PUT_COMPLIANCE_ITEMS_REQUEST: Shape = Shape {
        name: "PutComplianceItemsRequest",
        kind: Kind::Structure(&[
            Member { name: "ResourceId", shape: &COMPLIANCE_RESOURCE_ID, required: true, location: Location::Body },
            Member { name: "ResourceType", shape: &COMPLIANCE_RESOURCE_TYPE, required: true, location: Location::Body },
            Member { name: "ComplianceType", shape: &COMPLIANCE_TYPE_NAME, required: true, location: Location::Body },
            Member { name: "ExecutionSummary", shape: &COMPLIANCE_EXECUTION_SUMMARY, required: true, location: Location::Body },
            Member { name: "Items", shape: &COMPLIANCE_ITEM_ENTRY_LIST, required: true, location: Location::Body },
            Member { name: "ItemContentHash", shape: &COMPLIANCE_ITEM_CONTENT_HASH, required: false, location: Location::Body },
            Member { name: "UploadType", shape: &COMPLIANCE_UPLOAD_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static PUT_INVENTORY_REQUEST: Shape = Shape {
        name: "PutInventoryRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceId", shape: &INSTANCE_ID, required: true, location: Location::Body },
            Member { name: "Items", shape: &INVENTORY_ITEM_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static REGISTER_MANAGED_INSTANCE_REQUEST: Shape = Shape {
        name: "RegisterManagedInstanceRequest",
        kind: Kind::Structure(&[
            Member { name: "ActivationId", shape: &ACTIVATION_ID, required: false, location: Location::Body },
            Member { name: "ActivationCode", shape: &ACTIVATION_CODE, required: false, location: Location::Body },
            Member { name: "Fingerprint", shape: &STRING, required: true, location: Location::Body },
            Member { name: "IamRole", shape: &IAM_ROLE, required: false, location: Location::Body },
            Member { name: "PublicKey", shape: &AGENT_PUBLIC_KEY, required: true, location: Location::Body },
            Member { name: "PublicKeyType", shape: &AGENT_PUBLIC_KEY_TYPE, required: false, location: Location::Body },
            Member { name: "Provider", shape: &STRING, required: false, location: Location::Body },
            Member { name: "Tags", shape: &TAG_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static REGISTRATION_LIMIT: Shape = Shape {
        name: "RegistrationLimit",
        kind: Kind::Integer(Range { min: Some(1), max: Some(1000) }),
        sensitive: false,
    };

    pub static REGISTRATION_METADATA_ITEM: Shape = Shape {
        name: "RegistrationMetadataItem",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &REGISTRATION_METADATA_KEY, required: true, location: Location::Body },
            Member { name: "Value", shape: &REGISTRATION_METADATA_VALUE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    static REGISTRATION_METADATA_KEY_PATTERN: Pattern = Pattern::new(
        r"^(?!\s*$).+",
        r"\A(?:[^\n\r\x{85}\x{2028}\x{2029}]*[^ \t\n\x0B\f\r\x{85}\x{2028}\x{2029}][^\n\r\x{85}\x{2028}\x{2029}]*)\z",
    );

    pub static REGISTRATION_METADATA_KEY: Shape = Shape {
        name: "RegistrationMetadataKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&REGISTRATION_METADATA_KEY_PATTERN) }),
        sensitive: false,
    };

    pub static REGISTRATION_METADATA_LIST: Shape = Shape {
        name: "RegistrationMetadataList",
        kind: Kind::List { member: &REGISTRATION_METADATA_ITEM, length: Range::ANY },
        sensitive: false,
    };

    static REGISTRATION_METADATA_VALUE_PATTERN: Pattern = Pattern::new(
        r"^(?!\s*$).+",
        r"\A(?:[^\n\r\x{85}\x{2028}\x{2029}]*[^ \t\n\x0B\f\r\x{85}\x{2028}\x{2029}][^\n\r\x{85}\x{2028}\x{2029}]*)\z",
    );

    pub static REGISTRATION_METADATA_VALUE: Shape = Shape {
        name: "RegistrationMetadataValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(2048) }, pattern: Some(&REGISTRATION_METADATA_VALUE_PATTERN) }),
        sensitive: false,
    };

    pub static REMOVE_TAGS_FROM_RESOURCE_REQUEST: Shape = Shape {
        name: "RemoveTagsFromResourceRequest",
        kind: Kind::Structure(&[
            Member { name: "ResourceType", shape: &RESOURCE_TYPE_FOR_TAGGING, required: true, location: Location::Body },
            Member { name: "ResourceId", shape: &RESOURCE_ID, required: true, location: Location::Body },
            Member { name: "TagKeys", shape: &KEY_LIST, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static REQUEST_MANAGED_INSTANCE_ROLE_TOKEN_REQUEST: Shape = Shape {
        name: "RequestManagedInstanceRoleTokenRequest",
        kind: Kind::Structure(&[
            Member { name: "Fingerprint", shape: &STRING, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    static RESOURCE_DATA_SYNC_AWS_KMS_KEY_ARN_PATTERN: Pattern = Pattern::new(
        r"arn:.*",
        r"\A(?:arn:[^\n\r\x{85}\x{2028}\x{2029}]*)\z",
    );

    pub static RESOURCE_DATA_SYNC_AWS_KMS_KEY_ARN: Shape = Shape {
        name: "ResourceDataSyncAWSKMSKeyARN",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(512) }, pattern: Some(&RESOURCE_DATA_SYNC_AWS_KMS_KEY_ARN_PATTERN) }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_AWS_ORGANIZATIONS_SOURCE: Shape = Shape {
        name: "ResourceDataSyncAwsOrganizationsSource",
        kind: Kind::Structure(&[
            Member { name: "OrganizationSourceType", shape: &RESOURCE_DATA_SYNC_ORGANIZATION_SOURCE_TYPE, required: true, location: Location::Body },
            Member { name: "OrganizationalUnits", shape: &RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_LIST, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_DESTINATION_DATA_SHARING: Shape = Shape {
        name: "ResourceDataSyncDestinationDataSharing",
        kind: Kind::Structure(&[
            Member { name: "DestinationDataSharingType", shape: &RESOURCE_DATA_SYNC_DESTINATION_DATA_SHARING_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_DESTINATION_DATA_SHARING_TYPE: Shape = Shape {
        name: "ResourceDataSyncDestinationDataSharingType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_ENABLE_ALL_OPS_DATA_SOURCES: Shape = Shape {
        name: "ResourceDataSyncEnableAllOpsDataSources",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_INCLUDE_FUTURE_REGIONS: Shape = Shape {
        name: "ResourceDataSyncIncludeFutureRegions",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_NAME: Shape = Shape {
        name: "ResourceDataSyncName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_ORGANIZATION_SOURCE_TYPE: Shape = Shape {
        name: "ResourceDataSyncOrganizationSourceType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT: Shape = Shape {
        name: "ResourceDataSyncOrganizationalUnit",
        kind: Kind::Structure(&[
            Member { name: "OrganizationalUnitId", shape: &RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_ID, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_ID_PATTERN: Pattern = Pattern::new(
        r"^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$",
        r"\A(?:^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$)\z",
    );

    pub static RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_ID: Shape = Shape {
        name: "ResourceDataSyncOrganizationalUnitId",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_ID_PATTERN) }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_LIST: Shape = Shape {
        name: "ResourceDataSyncOrganizationalUnitList",
        kind: Kind::List { member: &RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT, length: Range { min: Some(1), max: Some(1000) } },
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_S3_BUCKET_NAME: Shape = Shape {
        name: "ResourceDataSyncS3BucketName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(2048) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_S3_DESTINATION: Shape = Shape {
        name: "ResourceDataSyncS3Destination",
        kind: Kind::Structure(&[
            Member { name: "BucketName", shape: &RESOURCE_DATA_SYNC_S3_BUCKET_NAME, required: true, location: Location::Body },
            Member { name: "Prefix", shape: &RESOURCE_DATA_SYNC_S3_PREFIX, required: false, location: Location::Body },
            Member { name: "SyncFormat", shape: &RESOURCE_DATA_SYNC_S3_FORMAT, required: true, location: Location::Body },
            Member { name: "Region", shape: &RESOURCE_DATA_SYNC_S3_REGION, required: true, location: Location::Body },
            Member { name: "AWSKMSKeyARN", shape: &RESOURCE_DATA_SYNC_AWS_KMS_KEY_ARN, required: false, location: Location::Body },
            Member { name: "DestinationDataSharing", shape: &RESOURCE_DATA_SYNC_DESTINATION_DATA_SHARING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_S3_FORMAT: Shape = Shape {
        name: "ResourceDataSyncS3Format",
        kind: Kind::Enum(&[
            "JsonSerDe",
        ], Range::ANY),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_S3_PREFIX: Shape = Shape {
        name: "ResourceDataSyncS3Prefix",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_S3_REGION: Shape = Shape {
        name: "ResourceDataSyncS3Region",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_SOURCE: Shape = Shape {
        name: "ResourceDataSyncSource",
        kind: Kind::Structure(&[
            Member { name: "SourceType", shape: &RESOURCE_DATA_SYNC_SOURCE_TYPE, required: true, location: Location::Body },
            Member { name: "AwsOrganizationsSource", shape: &RESOURCE_DATA_SYNC_AWS_ORGANIZATIONS_SOURCE, required: false, location: Location::Body },
            Member { name: "SourceRegions", shape: &RESOURCE_DATA_SYNC_SOURCE_REGION_LIST, required: true, location: Location::Body },
            Member { name: "IncludeFutureRegions", shape: &RESOURCE_DATA_SYNC_INCLUDE_FUTURE_REGIONS, required: false, location: Location::Body },
            Member { name: "EnableAllOpsDataSources", shape: &RESOURCE_DATA_SYNC_ENABLE_ALL_OPS_DATA_SOURCES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_SOURCE_REGION: Shape = Shape {
        name: "ResourceDataSyncSourceRegion",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_SOURCE_REGION_LIST: Shape = Shape {
        name: "ResourceDataSyncSourceRegionList",
        kind: Kind::List { member: &RESOURCE_DATA_SYNC_SOURCE_REGION, length: Range::ANY },
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_SOURCE_TYPE: Shape = Shape {
        name: "ResourceDataSyncSourceType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_DATA_SYNC_TYPE: Shape = Shape {
        name: "ResourceDataSyncType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(64) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_ID: Shape = Shape {
        name: "ResourceId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_TYPE_FOR_TAGGING: Shape = Shape {
        name: "ResourceTypeForTagging",
        kind: Kind::Enum(&[
            "Document",
            "ManagedInstance",
            "MaintenanceWindow",
            "Parameter",
            "PatchBaseline",
            "OpsItem",
            "OpsMetadata",
            "Automation",
            "Association",
            "CloudConnector",
        ], Range::ANY),
        sensitive: false,
    };

    pub static RESULT_ATTRIBUTE: Shape = Shape {
        name: "ResultAttribute",
        kind: Kind::Structure(&[
            Member { name: "TypeName", shape: &INVENTORY_ITEM_TYPE_NAME, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RESULT_ATTRIBUTE_LIST: Shape = Shape {
        name: "ResultAttributeList",
        kind: Kind::List { member: &RESULT_ATTRIBUTE, length: Range { min: Some(1), max: Some(1) } },
        sensitive: false,
    };

    pub static S3_OUTPUT_URL: Shape = Shape {
        name: "S3OutputUrl",
        kind: Kind::Structure(&[
            Member { name: "OutputUrl", shape: &STRING, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SESSION_TARGET: Shape = Shape {
        name: "SessionTarget",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(400) }, pattern: None }),
        sensitive: false,
    };

    static SOURCE_ID_PATTERN: Pattern = Pattern::new(
        r"^[a-zA-Z0-9:_-]*$",
        r"\A(?:^[a-zA-Z0-9:_-]*$)\z",
    );

    pub static SOURCE_ID: Shape = Shape {
        name: "SourceId",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(128) }, pattern: Some(&SOURCE_ID_PATTERN) }),
        sensitive: false,
    };

    static SOURCE_LOCATION_PATTERN: Pattern = Pattern::new(
        r"^.{1,128}$",
        r"\A(?:^[^\n\r\x{85}\x{2028}\x{2029}]{1,128}$)\z",
    );

    pub static SOURCE_LOCATION: Shape = Shape {
        name: "SourceLocation",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&SOURCE_LOCATION_PATTERN) }),
        sensitive: false,
    };

    pub static SOURCE_TYPE: Shape = Shape {
        name: "SourceType",
        kind: Kind::Enum(&[
            "AWS::EC2::Instance",
            "AWS::IoT::Thing",
            "AWS::SSM::ManagedInstance",
            "Microsoft.Compute/virtualMachines",
            "compute.googleapis.com/Instance",
        ], Range::ANY),
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

    pub static TAG: Shape = Shape {
        name: "Tag",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &TAG_KEY, required: true, location: Location::Body },
            Member { name: "Value", shape: &TAG_VALUE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    static TAG_KEY_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static TAG_KEY: Shape = Shape {
        name: "TagKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&TAG_KEY_PATTERN) }),
        sensitive: false,
    };

    pub static TAG_LIST: Shape = Shape {
        name: "TagList",
        kind: Kind::List { member: &TAG, length: Range { min: None, max: Some(1000) } },
        sensitive: false,
    };

    static TAG_VALUE_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static TAG_VALUE: Shape = Shape {
        name: "TagValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(256) }, pattern: Some(&TAG_VALUE_PATTERN) }),
        sensitive: false,
    };

    static UUID_PATTERN: Pattern = Pattern::new(
        r"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
        r"\A(?:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12})\z",
    );

    pub static UUID: Shape = Shape {
        name: "UUID",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&UUID_PATTERN) }),
        sensitive: false,
    };

    pub static UPDATE_INSTANCE_ASSOCIATION_STATUS_REQUEST: Shape = Shape {
        name: "UpdateInstanceAssociationStatusRequest",
        kind: Kind::Structure(&[
            Member { name: "AssociationId", shape: &ASSOCIATION_ID, required: true, location: Location::Body },
            Member { name: "AssociationVersion", shape: &ASSOCIATION_VERSION, required: false, location: Location::Body },
            Member { name: "InstanceId", shape: &INSTANCE_ID, required: true, location: Location::Body },
            Member { name: "ExecutionResult", shape: &INSTANCE_ASSOCIATION_EXECUTION_RESULT, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_INSTANCE_INFORMATION_REQUEST: Shape = Shape {
        name: "UpdateInstanceInformationRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceId", shape: &INSTANCE_ID, required: true, location: Location::Body },
            Member { name: "AgentName", shape: &AGENT_TYPE, required: false, location: Location::Body },
            Member { name: "AgentStatus", shape: &STRING, required: false, location: Location::Body },
            Member { name: "AgentVersion", shape: &VERSION, required: false, location: Location::Body },
            Member { name: "AvailabilityZone", shape: &AVAILABILITY_ZONE, required: false, location: Location::Body },
            Member { name: "AvailabilityZoneId", shape: &AVAILABILITY_ZONE_ID, required: false, location: Location::Body },
            Member { name: "ComputerName", shape: &COMPUTER_NAME, required: false, location: Location::Body },
            Member { name: "IPAddress", shape: &IP_ADDRESS, required: false, location: Location::Body },
            Member { name: "PlatformName", shape: &PLATFORM_NAME, required: false, location: Location::Body },
            Member { name: "PlatformType", shape: &PLATFORM_TYPE, required: false, location: Location::Body },
            Member { name: "PlatformVersion", shape: &PLATFORM_VERSION, required: false, location: Location::Body },
            Member { name: "SSMConnectionChannel", shape: &STRING, required: false, location: Location::Body },
            Member { name: "SourceId", shape: &SOURCE_ID, required: false, location: Location::Body },
            Member { name: "SourceLocation", shape: &SOURCE_LOCATION, required: false, location: Location::Body },
            Member { name: "SourceType", shape: &SOURCE_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_MANAGED_INSTANCE_PUBLIC_KEY_REQUEST: Shape = Shape {
        name: "UpdateManagedInstancePublicKeyRequest",
        kind: Kind::Structure(&[
            Member { name: "NewPublicKey", shape: &AGENT_PUBLIC_KEY, required: true, location: Location::Body },
            Member { name: "NewPublicKeyType", shape: &AGENT_PUBLIC_KEY_TYPE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_MANAGED_INSTANCE_ROLE_REQUEST: Shape = Shape {
        name: "UpdateManagedInstanceRoleRequest",
        kind: Kind::Structure(&[
            Member { name: "InstanceId", shape: &MANAGED_INSTANCE_ID, required: true, location: Location::Body },
            Member { name: "IamRole", shape: &IAM_ROLE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_RESOURCE_DATA_SYNC_REQUEST: Shape = Shape {
        name: "UpdateResourceDataSyncRequest",
        kind: Kind::Structure(&[
            Member { name: "SyncName", shape: &RESOURCE_DATA_SYNC_NAME, required: true, location: Location::Body },
            Member { name: "SyncType", shape: &RESOURCE_DATA_SYNC_TYPE, required: true, location: Location::Body },
            Member { name: "SyncSource", shape: &RESOURCE_DATA_SYNC_SOURCE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    static VERSION_PATTERN: Pattern = Pattern::new(
        r"^[0-9]{1,6}(\.[0-9]{1,6}){2,3}$",
        r"\A(?:^[0-9]{1,6}(\.[0-9]{1,6}){2,3}$)\z",
    );

    pub static VERSION: Shape = Shape {
        name: "Version",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&VERSION_PATTERN) }),
        sensitive: false,
    };

    /// Every pattern, so that a test can see whether each compiles.
    #[cfg(test)]
    pub(crate) fn patterns() -> Vec<&'static crate::api::shape::Pattern> {
        vec![
            &ACTIVATION_ID_PATTERN,
            &ASSOCIATION_ID_PATTERN,
            &ASSOCIATION_VERSION_PATTERN,
            &COMPLIANCE_TYPE_NAME_PATTERN,
            &DEFAULT_INSTANCE_NAME_PATTERN,
            &INSTANCE_ID_PATTERN,
            &INSTANCE_PROPERTY_FILTER_VALUE_PATTERN,
            &INSTANCE_PROPERTY_STRING_FILTER_KEY_PATTERN,
            &INVENTORY_ITEM_CAPTURE_TIME_PATTERN,
            &INVENTORY_ITEM_SCHEMA_VERSION_PATTERN,
            &INVENTORY_ITEM_TYPE_NAME_PATTERN,
            &MANAGED_INSTANCE_ID_PATTERN,
            &NODE_FILTER_VALUE_PATTERN,
            &OPS_AGGREGATOR_TYPE_PATTERN,
            &OPS_DATA_TYPE_NAME_PATTERN,
            &REGISTRATION_METADATA_KEY_PATTERN,
            &REGISTRATION_METADATA_VALUE_PATTERN,
            &RESOURCE_DATA_SYNC_AWS_KMS_KEY_ARN_PATTERN,
            &RESOURCE_DATA_SYNC_ORGANIZATIONAL_UNIT_ID_PATTERN,
            &SOURCE_ID_PATTERN,
            &SOURCE_LOCATION_PATTERN,
            &TAG_KEY_PATTERN,
            &TAG_VALUE_PATTERN,
            &UUID_PATTERN,
            &VERSION_PATTERN,
        ]
    }
}

#[cfg(test)]
pub(crate) use shapes::patterns;
