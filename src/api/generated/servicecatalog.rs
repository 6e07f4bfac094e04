//! Generated from `codegen/models/servicecatalog.json` by `cargo run -p codegen -- write`. Do not edit.

use std::collections::BTreeMap;

use crate::api::{
    Operation, OperationInfo, Timestamp,
    macros::{enumeration, errors, operation, structure},
};

structure!(AcceptPortfolioShareInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional portfolio_share_type: PortfolioShareType = "PortfolioShareType",
});

structure!(AcceptPortfolioShareOutput {});

structure!(AccessLevelFilter {
    optional key: AccessLevelFilterKey = "Key",
    optional value: String = "Value",
});

enumeration!(AccessLevelFilterKey {
    Account = "Account",
    Role = "Role",
    User = "User",
});

enumeration!(AccessStatus {
    Enabled = "ENABLED",
    UnderChange = "UNDER_CHANGE",
    Disabled = "DISABLED",
});

structure!(AssociateBudgetWithResourceInput {
    required budget_name: String = "BudgetName",
    required resource_id: String = "ResourceId",
});

structure!(AssociateBudgetWithResourceOutput {});

structure!(AssociatePrincipalWithPortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    required principal_arn: String = "PrincipalARN",
    required principal_type: PrincipalType = "PrincipalType",
});

structure!(AssociatePrincipalWithPortfolioOutput {});

structure!(AssociateProductWithPortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    required portfolio_id: String = "PortfolioId",
    optional source_portfolio_id: String = "SourcePortfolioId",
});

structure!(AssociateProductWithPortfolioOutput {});

structure!(AssociateServiceActionWithProvisioningArtifactInput {
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
    required service_action_id: String = "ServiceActionId",
    optional accept_language: String = "AcceptLanguage",
    optional idempotency_token: String = "IdempotencyToken",
});

structure!(AssociateServiceActionWithProvisioningArtifactOutput {});

structure!(AssociateTagOptionWithResourceInput {
    required resource_id: String = "ResourceId",
    required tag_option_id: String = "TagOptionId",
});

structure!(AssociateTagOptionWithResourceOutput {});

structure!(BatchAssociateServiceActionWithProvisioningArtifactInput {
    required service_action_associations: Vec<ServiceActionAssociation> = "ServiceActionAssociations",
    optional accept_language: String = "AcceptLanguage",
});

structure!(BatchAssociateServiceActionWithProvisioningArtifactOutput {
    optional failed_service_action_associations: Vec<FailedServiceActionAssociation> = "FailedServiceActionAssociations",
});

structure!(BatchDisassociateServiceActionFromProvisioningArtifactInput {
    required service_action_associations: Vec<ServiceActionAssociation> = "ServiceActionAssociations",
    optional accept_language: String = "AcceptLanguage",
});

structure!(BatchDisassociateServiceActionFromProvisioningArtifactOutput {
    optional failed_service_action_associations: Vec<FailedServiceActionAssociation> = "FailedServiceActionAssociations",
});

structure!(BudgetDetail {
    optional budget_name: String = "BudgetName",
});

enumeration!(ChangeAction {
    Add = "ADD",
    Modify = "MODIFY",
    Remove = "REMOVE",
});

structure!(CloudWatchDashboard {
    optional name: String = "Name",
});

structure!(CodeStarParameters {
    required connection_arn: String = "ConnectionArn",
    required repository: String = "Repository",
    required branch: String = "Branch",
    required artifact_path: String = "ArtifactPath",
});

structure!(ConstraintDetail {
    optional constraint_id: String = "ConstraintId",
    optional r#type: String = "Type",
    optional description: String = "Description",
    optional owner: String = "Owner",
    optional product_id: String = "ProductId",
    optional portfolio_id: String = "PortfolioId",
});

structure!(ConstraintSummary {
    optional r#type: String = "Type",
    optional description: String = "Description",
});

enumeration!(CopyOption {
    CopyTags = "CopyTags",
});

structure!(CopyProductInput {
    optional accept_language: String = "AcceptLanguage",
    required source_product_arn: String = "SourceProductArn",
    optional target_product_id: String = "TargetProductId",
    optional target_product_name: String = "TargetProductName",
    optional source_provisioning_artifact_identifiers: Vec<BTreeMap<ProvisioningArtifactPropertyName, String>> = "SourceProvisioningArtifactIdentifiers",
    optional copy_options: Vec<CopyOption> = "CopyOptions",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(CopyProductOutput {
    optional copy_product_token: String = "CopyProductToken",
});

enumeration!(CopyProductStatus {
    Succeeded = "SUCCEEDED",
    InProgress = "IN_PROGRESS",
    Failed = "FAILED",
});

structure!(CreateConstraintInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    required product_id: String = "ProductId",
    required parameters: String = "Parameters",
    required r#type: String = "Type",
    optional description: String = "Description",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(CreateConstraintOutput {
    optional constraint_detail: ConstraintDetail = "ConstraintDetail",
    optional constraint_parameters: String = "ConstraintParameters",
    optional status: Status = "Status",
});

structure!(CreatePortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required display_name: String = "DisplayName",
    optional description: String = "Description",
    required provider_name: String = "ProviderName",
    optional tags: Vec<Tag> = "Tags",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(CreatePortfolioOutput {
    optional portfolio_detail: PortfolioDetail = "PortfolioDetail",
    optional tags: Vec<Tag> = "Tags",
});

structure!(CreatePortfolioShareInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional account_id: String = "AccountId",
    optional organization_node: OrganizationNode = "OrganizationNode",
    optional share_tag_options: bool = "ShareTagOptions",
    optional share_principals: bool = "SharePrincipals",
});

structure!(CreatePortfolioShareOutput {
    optional portfolio_share_token: String = "PortfolioShareToken",
});

structure!(CreateProductInput {
    optional accept_language: String = "AcceptLanguage",
    required name: String = "Name",
    required owner: String = "Owner",
    optional description: String = "Description",
    optional distributor: String = "Distributor",
    optional support_description: String = "SupportDescription",
    optional support_email: String = "SupportEmail",
    optional support_url: String = "SupportUrl",
    required product_type: ProductType = "ProductType",
    optional tags: Vec<Tag> = "Tags",
    optional provisioning_artifact_parameters: ProvisioningArtifactProperties = "ProvisioningArtifactParameters",
    required idempotency_token: String = "IdempotencyToken",
    optional source_connection: SourceConnection = "SourceConnection",
});

structure!(CreateProductOutput {
    optional product_view_detail: ProductViewDetail = "ProductViewDetail",
    optional provisioning_artifact_detail: ProvisioningArtifactDetail = "ProvisioningArtifactDetail",
    optional tags: Vec<Tag> = "Tags",
});

structure!(CreateProvisionedProductPlanInput {
    optional accept_language: String = "AcceptLanguage",
    required plan_name: String = "PlanName",
    required plan_type: ProvisionedProductPlanType = "PlanType",
    optional notification_arns: Vec<String> = "NotificationArns",
    optional path_id: String = "PathId",
    required product_id: String = "ProductId",
    required provisioned_product_name: String = "ProvisionedProductName",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional provisioning_parameters: Vec<UpdateProvisioningParameter> = "ProvisioningParameters",
    required idempotency_token: String = "IdempotencyToken",
    optional tags: Vec<Tag> = "Tags",
});

structure!(CreateProvisionedProductPlanOutput {
    optional plan_name: String = "PlanName",
    optional plan_id: String = "PlanId",
    optional provision_product_id: String = "ProvisionProductId",
    optional provisioned_product_name: String = "ProvisionedProductName",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
});

structure!(CreateProvisioningArtifactInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    required parameters: ProvisioningArtifactProperties = "Parameters",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(CreateProvisioningArtifactOutput {
    optional provisioning_artifact_detail: ProvisioningArtifactDetail = "ProvisioningArtifactDetail",
    optional info: BTreeMap<String, String> = "Info",
    optional status: Status = "Status",
});

structure!(CreateServiceActionInput {
    required name: String = "Name",
    required definition_type: ServiceActionDefinitionType = "DefinitionType",
    required definition: BTreeMap<ServiceActionDefinitionKey, String> = "Definition",
    optional description: String = "Description",
    optional accept_language: String = "AcceptLanguage",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(CreateServiceActionOutput {
    optional service_action_detail: ServiceActionDetail = "ServiceActionDetail",
});

structure!(CreateTagOptionInput {
    required key: String = "Key",
    required value: String = "Value",
});

structure!(CreateTagOptionOutput {
    optional tag_option_detail: TagOptionDetail = "TagOptionDetail",
});

structure!(DeleteConstraintInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
});

structure!(DeleteConstraintOutput {});

structure!(DeletePortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
});

structure!(DeletePortfolioOutput {});

structure!(DeletePortfolioShareInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional account_id: String = "AccountId",
    optional organization_node: OrganizationNode = "OrganizationNode",
});

structure!(DeletePortfolioShareOutput {
    optional portfolio_share_token: String = "PortfolioShareToken",
});

structure!(DeleteProductInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
});

structure!(DeleteProductOutput {});

structure!(DeleteProvisionedProductPlanInput {
    optional accept_language: String = "AcceptLanguage",
    required plan_id: String = "PlanId",
    optional ignore_errors: bool = "IgnoreErrors",
});

structure!(DeleteProvisionedProductPlanOutput {});

structure!(DeleteProvisioningArtifactInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
});

structure!(DeleteProvisioningArtifactOutput {});

structure!(DeleteServiceActionInput {
    required id: String = "Id",
    optional accept_language: String = "AcceptLanguage",
    optional idempotency_token: String = "IdempotencyToken",
});

structure!(DeleteServiceActionOutput {});

structure!(DeleteTagOptionInput {
    required id: String = "Id",
});

structure!(DeleteTagOptionOutput {});

structure!(DescribeConstraintInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
});

structure!(DescribeConstraintOutput {
    optional constraint_detail: ConstraintDetail = "ConstraintDetail",
    optional constraint_parameters: String = "ConstraintParameters",
    optional status: Status = "Status",
});

structure!(DescribeCopyProductStatusInput {
    optional accept_language: String = "AcceptLanguage",
    required copy_product_token: String = "CopyProductToken",
});

structure!(DescribeCopyProductStatusOutput {
    optional copy_product_status: CopyProductStatus = "CopyProductStatus",
    optional target_product_id: String = "TargetProductId",
    optional status_detail: String = "StatusDetail",
});

structure!(DescribePortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
});

structure!(DescribePortfolioOutput {
    optional portfolio_detail: PortfolioDetail = "PortfolioDetail",
    optional tags: Vec<Tag> = "Tags",
    optional tag_options: Vec<TagOptionDetail> = "TagOptions",
    optional budgets: Vec<BudgetDetail> = "Budgets",
});

structure!(DescribePortfolioShareStatusInput {
    required portfolio_share_token: String = "PortfolioShareToken",
});

structure!(DescribePortfolioShareStatusOutput {
    optional portfolio_share_token: String = "PortfolioShareToken",
    optional portfolio_id: String = "PortfolioId",
    optional organization_node_value: String = "OrganizationNodeValue",
    optional status: ShareStatus = "Status",
    optional share_details: ShareDetails = "ShareDetails",
});

enumeration!(DescribePortfolioShareType {
    Account = "ACCOUNT",
    Organization = "ORGANIZATION",
    OrganizationalUnit = "ORGANIZATIONAL_UNIT",
    OrganizationMemberAccount = "ORGANIZATION_MEMBER_ACCOUNT",
});

structure!(DescribePortfolioSharesInput {
    required portfolio_id: String = "PortfolioId",
    required r#type: DescribePortfolioShareType = "Type",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(DescribePortfolioSharesOutput {
    optional next_page_token: String = "NextPageToken",
    optional portfolio_share_details: Vec<PortfolioShareDetail> = "PortfolioShareDetails",
});

structure!(DescribeProductAsAdminInput {
    optional accept_language: String = "AcceptLanguage",
    optional id: String = "Id",
    optional name: String = "Name",
    optional source_portfolio_id: String = "SourcePortfolioId",
});

structure!(DescribeProductAsAdminOutput {
    optional product_view_detail: ProductViewDetail = "ProductViewDetail",
    optional provisioning_artifact_summaries: Vec<ProvisioningArtifactSummary> = "ProvisioningArtifactSummaries",
    optional tags: Vec<Tag> = "Tags",
    optional tag_options: Vec<TagOptionDetail> = "TagOptions",
    optional budgets: Vec<BudgetDetail> = "Budgets",
});

structure!(DescribeProductInput {
    optional accept_language: String = "AcceptLanguage",
    optional id: String = "Id",
    optional name: String = "Name",
});

structure!(DescribeProductOutput {
    optional product_view_summary: ProductViewSummary = "ProductViewSummary",
    optional provisioning_artifacts: Vec<ProvisioningArtifact> = "ProvisioningArtifacts",
    optional budgets: Vec<BudgetDetail> = "Budgets",
    optional launch_paths: Vec<LaunchPath> = "LaunchPaths",
});

structure!(DescribeProductViewInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
});

structure!(DescribeProductViewOutput {
    optional product_view_summary: ProductViewSummary = "ProductViewSummary",
    optional provisioning_artifacts: Vec<ProvisioningArtifact> = "ProvisioningArtifacts",
});

structure!(DescribeProvisionedProductInput {
    optional accept_language: String = "AcceptLanguage",
    optional id: String = "Id",
    optional name: String = "Name",
});

structure!(DescribeProvisionedProductOutput {
    optional provisioned_product_detail: ProvisionedProductDetail = "ProvisionedProductDetail",
    optional cloud_watch_dashboards: Vec<CloudWatchDashboard> = "CloudWatchDashboards",
});

structure!(DescribeProvisionedProductPlanInput {
    optional accept_language: String = "AcceptLanguage",
    required plan_id: String = "PlanId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(DescribeProvisionedProductPlanOutput {
    optional provisioned_product_plan_details: ProvisionedProductPlanDetails = "ProvisionedProductPlanDetails",
    optional resource_changes: Vec<ResourceChange> = "ResourceChanges",
    optional next_page_token: String = "NextPageToken",
});

structure!(DescribeProvisioningArtifactInput {
    optional accept_language: String = "AcceptLanguage",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional product_id: String = "ProductId",
    optional provisioning_artifact_name: String = "ProvisioningArtifactName",
    optional product_name: String = "ProductName",
    optional verbose: bool = "Verbose",
    optional include_provisioning_artifact_parameters: bool = "IncludeProvisioningArtifactParameters",
});

structure!(DescribeProvisioningArtifactOutput {
    optional provisioning_artifact_detail: ProvisioningArtifactDetail = "ProvisioningArtifactDetail",
    optional info: BTreeMap<String, String> = "Info",
    optional status: Status = "Status",
    optional provisioning_artifact_parameters: Vec<ProvisioningArtifactParameter> = "ProvisioningArtifactParameters",
});

structure!(DescribeProvisioningParametersInput {
    optional accept_language: String = "AcceptLanguage",
    optional product_id: String = "ProductId",
    optional product_name: String = "ProductName",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional provisioning_artifact_name: String = "ProvisioningArtifactName",
    optional path_id: String = "PathId",
    optional path_name: String = "PathName",
});

structure!(DescribeProvisioningParametersOutput {
    optional provisioning_artifact_parameters: Vec<ProvisioningArtifactParameter> = "ProvisioningArtifactParameters",
    optional constraint_summaries: Vec<ConstraintSummary> = "ConstraintSummaries",
    optional usage_instructions: Vec<UsageInstruction> = "UsageInstructions",
    optional tag_options: Vec<TagOptionSummary> = "TagOptions",
    optional provisioning_artifact_preferences: ProvisioningArtifactPreferences = "ProvisioningArtifactPreferences",
    optional provisioning_artifact_outputs: Vec<ProvisioningArtifactOutput> = "ProvisioningArtifactOutputs",
    optional provisioning_artifact_output_keys: Vec<ProvisioningArtifactOutput> = "ProvisioningArtifactOutputKeys",
});

structure!(DescribeRecordInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(DescribeRecordOutput {
    optional record_detail: RecordDetail = "RecordDetail",
    optional record_outputs: Vec<RecordOutput> = "RecordOutputs",
    optional next_page_token: String = "NextPageToken",
});

structure!(DescribeServiceActionExecutionParametersInput {
    required provisioned_product_id: String = "ProvisionedProductId",
    required service_action_id: String = "ServiceActionId",
    optional accept_language: String = "AcceptLanguage",
});

structure!(DescribeServiceActionExecutionParametersOutput {
    optional service_action_parameters: Vec<ExecutionParameter> = "ServiceActionParameters",
});

structure!(DescribeServiceActionInput {
    required id: String = "Id",
    optional accept_language: String = "AcceptLanguage",
});

structure!(DescribeServiceActionOutput {
    optional service_action_detail: ServiceActionDetail = "ServiceActionDetail",
});

structure!(DescribeTagOptionInput {
    required id: String = "Id",
});

structure!(DescribeTagOptionOutput {
    optional tag_option_detail: TagOptionDetail = "TagOptionDetail",
});

structure!(DisableAWSOrganizationsAccessInput {});

structure!(DisableAWSOrganizationsAccessOutput {});

structure!(DisassociateBudgetFromResourceInput {
    required budget_name: String = "BudgetName",
    required resource_id: String = "ResourceId",
});

structure!(DisassociateBudgetFromResourceOutput {});

structure!(DisassociatePrincipalFromPortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    required principal_arn: String = "PrincipalARN",
    optional principal_type: PrincipalType = "PrincipalType",
});

structure!(DisassociatePrincipalFromPortfolioOutput {});

structure!(DisassociateProductFromPortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    required portfolio_id: String = "PortfolioId",
});

structure!(DisassociateProductFromPortfolioOutput {});

structure!(DisassociateServiceActionFromProvisioningArtifactInput {
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
    required service_action_id: String = "ServiceActionId",
    optional accept_language: String = "AcceptLanguage",
    optional idempotency_token: String = "IdempotencyToken",
});

structure!(DisassociateServiceActionFromProvisioningArtifactOutput {});

structure!(DisassociateTagOptionFromResourceInput {
    required resource_id: String = "ResourceId",
    required tag_option_id: String = "TagOptionId",
});

structure!(DisassociateTagOptionFromResourceOutput {});

structure!(EnableAWSOrganizationsAccessInput {});

structure!(EnableAWSOrganizationsAccessOutput {});

structure!(EngineWorkflowResourceIdentifier {
    optional unique_tag: UniqueTagResourceIdentifier = "UniqueTag",
});

enumeration!(EngineWorkflowStatus {
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
});

enumeration!(EvaluationType {
    Static = "STATIC",
    Dynamic = "DYNAMIC",
});

structure!(ExecuteProvisionedProductPlanInput {
    optional accept_language: String = "AcceptLanguage",
    required plan_id: String = "PlanId",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(ExecuteProvisionedProductPlanOutput {
    optional record_detail: RecordDetail = "RecordDetail",
});

structure!(ExecuteProvisionedProductServiceActionInput {
    required provisioned_product_id: String = "ProvisionedProductId",
    required service_action_id: String = "ServiceActionId",
    required execute_token: String = "ExecuteToken",
    optional accept_language: String = "AcceptLanguage",
    optional parameters: BTreeMap<String, Vec<String>> = "Parameters",
});

structure!(ExecuteProvisionedProductServiceActionOutput {
    optional record_detail: RecordDetail = "RecordDetail",
});

structure!(ExecutionParameter {
    optional name: String = "Name",
    optional r#type: String = "Type",
    optional default_values: Vec<String> = "DefaultValues",
});

structure!(FailedServiceActionAssociation {
    optional service_action_id: String = "ServiceActionId",
    optional product_id: String = "ProductId",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional error_code: ServiceActionAssociationErrorCode = "ErrorCode",
    optional error_message: String = "ErrorMessage",
});

structure!(GetAWSOrganizationsAccessStatusInput {});

structure!(GetAWSOrganizationsAccessStatusOutput {
    optional access_status: AccessStatus = "AccessStatus",
});

structure!(GetProvisionedProductOutputsInput {
    optional accept_language: String = "AcceptLanguage",
    optional provisioned_product_id: String = "ProvisionedProductId",
    optional provisioned_product_name: String = "ProvisionedProductName",
    optional output_keys: Vec<String> = "OutputKeys",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(GetProvisionedProductOutputsOutput {
    optional outputs: Vec<RecordOutput> = "Outputs",
    optional next_page_token: String = "NextPageToken",
});

structure!(ImportAsProvisionedProductInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
    required provisioned_product_name: String = "ProvisionedProductName",
    required physical_id: String = "PhysicalId",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(ImportAsProvisionedProductOutput {
    optional record_detail: RecordDetail = "RecordDetail",
});

structure!(LastSync {
    optional last_sync_time: Timestamp = "LastSyncTime",
    optional last_sync_status: LastSyncStatus = "LastSyncStatus",
    optional last_sync_status_message: String = "LastSyncStatusMessage",
    optional last_successful_sync_time: Timestamp = "LastSuccessfulSyncTime",
    optional last_successful_sync_provisioning_artifact_id: String = "LastSuccessfulSyncProvisioningArtifactId",
});

enumeration!(LastSyncStatus {
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
});

structure!(LaunchPath {
    optional id: String = "Id",
    optional name: String = "Name",
});

structure!(LaunchPathSummary {
    optional id: String = "Id",
    optional constraint_summaries: Vec<ConstraintSummary> = "ConstraintSummaries",
    optional tags: Vec<Tag> = "Tags",
    optional name: String = "Name",
});

structure!(ListAcceptedPortfolioSharesInput {
    optional accept_language: String = "AcceptLanguage",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
    optional portfolio_share_type: PortfolioShareType = "PortfolioShareType",
});

structure!(ListAcceptedPortfolioSharesOutput {
    optional portfolio_details: Vec<PortfolioDetail> = "PortfolioDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListBudgetsForResourceInput {
    optional accept_language: String = "AcceptLanguage",
    required resource_id: String = "ResourceId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListBudgetsForResourceOutput {
    optional budgets: Vec<BudgetDetail> = "Budgets",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListConstraintsForPortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional product_id: String = "ProductId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListConstraintsForPortfolioOutput {
    optional constraint_details: Vec<ConstraintDetail> = "ConstraintDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListLaunchPathsInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListLaunchPathsOutput {
    optional launch_path_summaries: Vec<LaunchPathSummary> = "LaunchPathSummaries",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListOrganizationPortfolioAccessInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    required organization_node_type: OrganizationNodeType = "OrganizationNodeType",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(ListOrganizationPortfolioAccessOutput {
    optional organization_nodes: Vec<OrganizationNode> = "OrganizationNodes",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListPortfolioAccessInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional organization_parent_id: String = "OrganizationParentId",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(ListPortfolioAccessOutput {
    optional account_ids: Vec<String> = "AccountIds",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListPortfoliosForProductInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(ListPortfoliosForProductOutput {
    optional portfolio_details: Vec<PortfolioDetail> = "PortfolioDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListPortfoliosInput {
    optional accept_language: String = "AcceptLanguage",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(ListPortfoliosOutput {
    optional portfolio_details: Vec<PortfolioDetail> = "PortfolioDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListPrincipalsForPortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListPrincipalsForPortfolioOutput {
    optional principals: Vec<Principal> = "Principals",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListProvisionedProductPlansInput {
    optional accept_language: String = "AcceptLanguage",
    optional provision_product_id: String = "ProvisionProductId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
    optional access_level_filter: AccessLevelFilter = "AccessLevelFilter",
});

structure!(ListProvisionedProductPlansOutput {
    optional provisioned_product_plans: Vec<ProvisionedProductPlanSummary> = "ProvisionedProductPlans",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListProvisioningArtifactsForServiceActionInput {
    required service_action_id: String = "ServiceActionId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
    optional accept_language: String = "AcceptLanguage",
});

structure!(ListProvisioningArtifactsForServiceActionOutput {
    optional provisioning_artifact_views: Vec<ProvisioningArtifactView> = "ProvisioningArtifactViews",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListProvisioningArtifactsInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
});

structure!(ListProvisioningArtifactsOutput {
    optional provisioning_artifact_details: Vec<ProvisioningArtifactDetail> = "ProvisioningArtifactDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListRecordHistoryInput {
    optional accept_language: String = "AcceptLanguage",
    optional access_level_filter: AccessLevelFilter = "AccessLevelFilter",
    optional search_filter: ListRecordHistorySearchFilter = "SearchFilter",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListRecordHistoryOutput {
    optional record_details: Vec<RecordDetail> = "RecordDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListRecordHistorySearchFilter {
    optional key: String = "Key",
    optional value: String = "Value",
});

structure!(ListResourcesForTagOptionInput {
    required tag_option_id: String = "TagOptionId",
    optional resource_type: String = "ResourceType",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListResourcesForTagOptionOutput {
    optional resource_details: Vec<ResourceDetail> = "ResourceDetails",
    optional page_token: String = "PageToken",
});

structure!(ListServiceActionsForProvisioningArtifactInput {
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
    optional accept_language: String = "AcceptLanguage",
});

structure!(ListServiceActionsForProvisioningArtifactOutput {
    optional service_action_summaries: Vec<ServiceActionSummary> = "ServiceActionSummaries",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListServiceActionsInput {
    optional accept_language: String = "AcceptLanguage",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListServiceActionsOutput {
    optional service_action_summaries: Vec<ServiceActionSummary> = "ServiceActionSummaries",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListStackInstancesForProvisionedProductInput {
    optional accept_language: String = "AcceptLanguage",
    required provisioned_product_id: String = "ProvisionedProductId",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
});

structure!(ListStackInstancesForProvisionedProductOutput {
    optional stack_instances: Vec<StackInstance> = "StackInstances",
    optional next_page_token: String = "NextPageToken",
});

structure!(ListTagOptionsFilters {
    optional key: String = "Key",
    optional value: String = "Value",
    optional active: bool = "Active",
});

structure!(ListTagOptionsInput {
    optional filters: ListTagOptionsFilters = "Filters",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ListTagOptionsOutput {
    optional tag_option_details: Vec<TagOptionDetail> = "TagOptionDetails",
    optional page_token: String = "PageToken",
});

structure!(NotifyProvisionProductEngineWorkflowResultInput {
    required workflow_token: String = "WorkflowToken",
    required record_id: String = "RecordId",
    required status: EngineWorkflowStatus = "Status",
    optional failure_reason: String = "FailureReason",
    optional resource_identifier: EngineWorkflowResourceIdentifier = "ResourceIdentifier",
    optional outputs: Vec<RecordOutput> = "Outputs",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(NotifyProvisionProductEngineWorkflowResultOutput {});

structure!(NotifyTerminateProvisionedProductEngineWorkflowResultInput {
    required workflow_token: String = "WorkflowToken",
    required record_id: String = "RecordId",
    required status: EngineWorkflowStatus = "Status",
    optional failure_reason: String = "FailureReason",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(NotifyTerminateProvisionedProductEngineWorkflowResultOutput {});

structure!(NotifyUpdateProvisionedProductEngineWorkflowResultInput {
    required workflow_token: String = "WorkflowToken",
    required record_id: String = "RecordId",
    required status: EngineWorkflowStatus = "Status",
    optional failure_reason: String = "FailureReason",
    optional outputs: Vec<RecordOutput> = "Outputs",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(NotifyUpdateProvisionedProductEngineWorkflowResultOutput {});

structure!(OrganizationNode {
    optional r#type: OrganizationNodeType = "Type",
    optional value: String = "Value",
});

enumeration!(OrganizationNodeType {
    Organization = "ORGANIZATION",
    OrganizationalUnit = "ORGANIZATIONAL_UNIT",
    Account = "ACCOUNT",
});

structure!(ParameterConstraints {
    optional allowed_values: Vec<String> = "AllowedValues",
    optional allowed_pattern: String = "AllowedPattern",
    optional constraint_description: String = "ConstraintDescription",
    optional max_length: String = "MaxLength",
    optional min_length: String = "MinLength",
    optional max_value: String = "MaxValue",
    optional min_value: String = "MinValue",
});

structure!(PortfolioDetail {
    optional id: String = "Id",
    optional arn: String = "ARN",
    optional display_name: String = "DisplayName",
    optional description: String = "Description",
    optional created_time: Timestamp = "CreatedTime",
    optional provider_name: String = "ProviderName",
});

structure!(PortfolioShareDetail {
    optional principal_id: String = "PrincipalId",
    optional r#type: DescribePortfolioShareType = "Type",
    optional accepted: bool = "Accepted",
    optional share_tag_options: bool = "ShareTagOptions",
    optional share_principals: bool = "SharePrincipals",
});

enumeration!(PortfolioShareType {
    Imported = "IMPORTED",
    AwsServicecatalog = "AWS_SERVICECATALOG",
    AwsOrganizations = "AWS_ORGANIZATIONS",
});

structure!(Principal {
    optional principal_arn: String = "PrincipalARN",
    optional principal_type: PrincipalType = "PrincipalType",
});

enumeration!(PrincipalType {
    Iam = "IAM",
    IamPattern = "IAM_PATTERN",
});

enumeration!(ProductSource {
    Account = "ACCOUNT",
});

enumeration!(ProductType {
    CloudFormationTemplate = "CLOUD_FORMATION_TEMPLATE",
    Marketplace = "MARKETPLACE",
    TerraformOpenSource = "TERRAFORM_OPEN_SOURCE",
    TerraformCloud = "TERRAFORM_CLOUD",
    External = "EXTERNAL",
});

structure!(ProductViewAggregationValue {
    optional value: String = "Value",
    optional approximate_count: i32 = "ApproximateCount",
});

structure!(ProductViewDetail {
    optional product_view_summary: ProductViewSummary = "ProductViewSummary",
    optional status: Status = "Status",
    optional product_arn: String = "ProductARN",
    optional created_time: Timestamp = "CreatedTime",
    optional source_connection: SourceConnectionDetail = "SourceConnection",
});

enumeration!(ProductViewFilterBy {
    FullTextSearch = "FullTextSearch",
    Owner = "Owner",
    ProductType = "ProductType",
    SourceProductId = "SourceProductId",
});

enumeration!(ProductViewSortBy {
    Title = "Title",
    VersionCount = "VersionCount",
    CreationDate = "CreationDate",
});

structure!(ProductViewSummary {
    optional id: String = "Id",
    optional product_id: String = "ProductId",
    optional name: String = "Name",
    optional owner: String = "Owner",
    optional short_description: String = "ShortDescription",
    optional r#type: ProductType = "Type",
    optional distributor: String = "Distributor",
    optional has_default_path: bool = "HasDefaultPath",
    optional support_email: String = "SupportEmail",
    optional support_description: String = "SupportDescription",
    optional support_url: String = "SupportUrl",
});

enumeration!(PropertyKey {
    Owner = "OWNER",
    LaunchRole = "LAUNCH_ROLE",
});

structure!(ProvisionProductInput {
    optional accept_language: String = "AcceptLanguage",
    optional product_id: String = "ProductId",
    optional product_name: String = "ProductName",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional provisioning_artifact_name: String = "ProvisioningArtifactName",
    optional path_id: String = "PathId",
    optional path_name: String = "PathName",
    required provisioned_product_name: String = "ProvisionedProductName",
    optional provisioning_parameters: Vec<ProvisioningParameter> = "ProvisioningParameters",
    optional provisioning_preferences: ProvisioningPreferences = "ProvisioningPreferences",
    optional tags: Vec<Tag> = "Tags",
    optional notification_arns: Vec<String> = "NotificationArns",
    required provision_token: String = "ProvisionToken",
});

structure!(ProvisionProductOutput {
    optional record_detail: RecordDetail = "RecordDetail",
});

structure!(ProvisionedProductAttribute {
    optional name: String = "Name",
    optional arn: String = "Arn",
    optional r#type: String = "Type",
    optional id: String = "Id",
    optional status: ProvisionedProductStatus = "Status",
    optional status_message: String = "StatusMessage",
    optional created_time: Timestamp = "CreatedTime",
    optional idempotency_token: String = "IdempotencyToken",
    optional last_record_id: String = "LastRecordId",
    optional last_provisioning_record_id: String = "LastProvisioningRecordId",
    optional last_successful_provisioning_record_id: String = "LastSuccessfulProvisioningRecordId",
    optional tags: Vec<Tag> = "Tags",
    optional physical_id: String = "PhysicalId",
    optional product_id: String = "ProductId",
    optional product_name: String = "ProductName",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional provisioning_artifact_name: String = "ProvisioningArtifactName",
    optional user_arn: String = "UserArn",
    optional user_arn_session: String = "UserArnSession",
});

structure!(ProvisionedProductDetail {
    optional name: String = "Name",
    optional arn: String = "Arn",
    optional r#type: String = "Type",
    optional id: String = "Id",
    optional status: ProvisionedProductStatus = "Status",
    optional status_message: String = "StatusMessage",
    optional created_time: Timestamp = "CreatedTime",
    optional idempotency_token: String = "IdempotencyToken",
    optional last_record_id: String = "LastRecordId",
    optional last_provisioning_record_id: String = "LastProvisioningRecordId",
    optional last_successful_provisioning_record_id: String = "LastSuccessfulProvisioningRecordId",
    optional product_id: String = "ProductId",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional launch_role_arn: String = "LaunchRoleArn",
});

structure!(ProvisionedProductPlanDetails {
    optional created_time: Timestamp = "CreatedTime",
    optional path_id: String = "PathId",
    optional product_id: String = "ProductId",
    optional plan_name: String = "PlanName",
    optional plan_id: String = "PlanId",
    optional provision_product_id: String = "ProvisionProductId",
    optional provision_product_name: String = "ProvisionProductName",
    optional plan_type: ProvisionedProductPlanType = "PlanType",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional status: ProvisionedProductPlanStatus = "Status",
    optional updated_time: Timestamp = "UpdatedTime",
    optional notification_arns: Vec<String> = "NotificationArns",
    optional provisioning_parameters: Vec<UpdateProvisioningParameter> = "ProvisioningParameters",
    optional tags: Vec<Tag> = "Tags",
    optional status_message: String = "StatusMessage",
});

enumeration!(ProvisionedProductPlanStatus {
    CreateInProgress = "CREATE_IN_PROGRESS",
    CreateSuccess = "CREATE_SUCCESS",
    CreateFailed = "CREATE_FAILED",
    ExecuteInProgress = "EXECUTE_IN_PROGRESS",
    ExecuteSuccess = "EXECUTE_SUCCESS",
    ExecuteFailed = "EXECUTE_FAILED",
});

structure!(ProvisionedProductPlanSummary {
    optional plan_name: String = "PlanName",
    optional plan_id: String = "PlanId",
    optional provision_product_id: String = "ProvisionProductId",
    optional provision_product_name: String = "ProvisionProductName",
    optional plan_type: ProvisionedProductPlanType = "PlanType",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
});

enumeration!(ProvisionedProductPlanType {
    Cloudformation = "CLOUDFORMATION",
});

enumeration!(ProvisionedProductStatus {
    Available = "AVAILABLE",
    UnderChange = "UNDER_CHANGE",
    Tainted = "TAINTED",
    Error = "ERROR",
    PlanInProgress = "PLAN_IN_PROGRESS",
});

enumeration!(ProvisionedProductViewFilterBy {
    SearchQuery = "SearchQuery",
});

structure!(ProvisioningArtifact {
    optional id: String = "Id",
    optional name: String = "Name",
    optional description: String = "Description",
    optional created_time: Timestamp = "CreatedTime",
    optional guidance: ProvisioningArtifactGuidance = "Guidance",
});

structure!(ProvisioningArtifactDetail {
    optional id: String = "Id",
    optional name: String = "Name",
    optional description: String = "Description",
    optional r#type: ProvisioningArtifactType = "Type",
    optional created_time: Timestamp = "CreatedTime",
    optional active: bool = "Active",
    optional guidance: ProvisioningArtifactGuidance = "Guidance",
    optional source_revision: String = "SourceRevision",
});

enumeration!(ProvisioningArtifactGuidance {
    Default = "DEFAULT",
    Deprecated = "DEPRECATED",
});

structure!(ProvisioningArtifactOutput {
    optional key: String = "Key",
    optional description: String = "Description",
});

structure!(ProvisioningArtifactParameter {
    optional parameter_key: String = "ParameterKey",
    optional default_value: String = "DefaultValue",
    optional parameter_type: String = "ParameterType",
    optional is_no_echo: bool = "IsNoEcho",
    optional description: String = "Description",
    optional parameter_constraints: ParameterConstraints = "ParameterConstraints",
});

structure!(ProvisioningArtifactPreferences {
    optional stack_set_accounts: Vec<String> = "StackSetAccounts",
    optional stack_set_regions: Vec<String> = "StackSetRegions",
});

structure!(ProvisioningArtifactProperties {
    optional name: String = "Name",
    optional description: String = "Description",
    optional info: BTreeMap<String, String> = "Info",
    optional r#type: ProvisioningArtifactType = "Type",
    optional disable_template_validation: bool = "DisableTemplateValidation",
});

enumeration!(ProvisioningArtifactPropertyName {
    Id = "Id",
});

structure!(ProvisioningArtifactSummary {
    optional id: String = "Id",
    optional name: String = "Name",
    optional description: String = "Description",
    optional created_time: Timestamp = "CreatedTime",
    optional provisioning_artifact_metadata: BTreeMap<String, String> = "ProvisioningArtifactMetadata",
});

enumeration!(ProvisioningArtifactType {
    CloudFormationTemplate = "CLOUD_FORMATION_TEMPLATE",
    MarketplaceAmi = "MARKETPLACE_AMI",
    MarketplaceCar = "MARKETPLACE_CAR",
    TerraformOpenSource = "TERRAFORM_OPEN_SOURCE",
    TerraformCloud = "TERRAFORM_CLOUD",
    External = "EXTERNAL",
});

structure!(ProvisioningArtifactView {
    optional product_view_summary: ProductViewSummary = "ProductViewSummary",
    optional provisioning_artifact: ProvisioningArtifact = "ProvisioningArtifact",
});

structure!(ProvisioningParameter {
    optional key: String = "Key",
    optional value: String = "Value",
});

structure!(ProvisioningPreferences {
    optional stack_set_accounts: Vec<String> = "StackSetAccounts",
    optional stack_set_regions: Vec<String> = "StackSetRegions",
    optional stack_set_failure_tolerance_count: i32 = "StackSetFailureToleranceCount",
    optional stack_set_failure_tolerance_percentage: i32 = "StackSetFailureTolerancePercentage",
    optional stack_set_max_concurrency_count: i32 = "StackSetMaxConcurrencyCount",
    optional stack_set_max_concurrency_percentage: i32 = "StackSetMaxConcurrencyPercentage",
});

structure!(RecordDetail {
    optional record_id: String = "RecordId",
    optional provisioned_product_name: String = "ProvisionedProductName",
    optional status: RecordStatus = "Status",
    optional created_time: Timestamp = "CreatedTime",
    optional updated_time: Timestamp = "UpdatedTime",
    optional provisioned_product_type: String = "ProvisionedProductType",
    optional record_type: String = "RecordType",
    optional provisioned_product_id: String = "ProvisionedProductId",
    optional product_id: String = "ProductId",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional path_id: String = "PathId",
    optional record_errors: Vec<RecordError> = "RecordErrors",
    optional record_tags: Vec<RecordTag> = "RecordTags",
    optional launch_role_arn: String = "LaunchRoleArn",
});

structure!(RecordError {
    optional code: String = "Code",
    optional description: String = "Description",
});

structure!(RecordOutput {
    optional output_key: String = "OutputKey",
    optional output_value: String = "OutputValue",
    optional description: String = "Description",
});

enumeration!(RecordStatus {
    Created = "CREATED",
    InProgress = "IN_PROGRESS",
    InProgressInError = "IN_PROGRESS_IN_ERROR",
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
});

structure!(RecordTag {
    optional key: String = "Key",
    optional value: String = "Value",
});

structure!(RejectPortfolioShareInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional portfolio_share_type: PortfolioShareType = "PortfolioShareType",
});

structure!(RejectPortfolioShareOutput {});

enumeration!(Replacement {
    True = "TRUE",
    False = "FALSE",
    Conditional = "CONDITIONAL",
});

enumeration!(RequiresRecreation {
    Never = "NEVER",
    Conditionally = "CONDITIONALLY",
    Always = "ALWAYS",
});

enumeration!(ResourceAttribute {
    Properties = "PROPERTIES",
    Metadata = "METADATA",
    Creationpolicy = "CREATIONPOLICY",
    Updatepolicy = "UPDATEPOLICY",
    Deletionpolicy = "DELETIONPOLICY",
    Tags = "TAGS",
});

structure!(ResourceChange {
    optional action: ChangeAction = "Action",
    optional logical_resource_id: String = "LogicalResourceId",
    optional physical_resource_id: String = "PhysicalResourceId",
    optional resource_type: String = "ResourceType",
    optional replacement: Replacement = "Replacement",
    optional scope: Vec<ResourceAttribute> = "Scope",
    optional details: Vec<ResourceChangeDetail> = "Details",
});

structure!(ResourceChangeDetail {
    optional target: ResourceTargetDefinition = "Target",
    optional evaluation: EvaluationType = "Evaluation",
    optional causing_entity: String = "CausingEntity",
});

structure!(ResourceDetail {
    optional id: String = "Id",
    optional arn: String = "ARN",
    optional name: String = "Name",
    optional description: String = "Description",
    optional created_time: Timestamp = "CreatedTime",
});

structure!(ResourceTargetDefinition {
    optional attribute: ResourceAttribute = "Attribute",
    optional name: String = "Name",
    optional requires_recreation: RequiresRecreation = "RequiresRecreation",
});

structure!(ScanProvisionedProductsInput {
    optional accept_language: String = "AcceptLanguage",
    optional access_level_filter: AccessLevelFilter = "AccessLevelFilter",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(ScanProvisionedProductsOutput {
    optional provisioned_products: Vec<ProvisionedProductDetail> = "ProvisionedProducts",
    optional next_page_token: String = "NextPageToken",
});

structure!(SearchProductsAsAdminInput {
    optional accept_language: String = "AcceptLanguage",
    optional portfolio_id: String = "PortfolioId",
    optional filters: BTreeMap<ProductViewFilterBy, Vec<String>> = "Filters",
    optional sort_by: ProductViewSortBy = "SortBy",
    optional sort_order: SortOrder = "SortOrder",
    optional page_token: String = "PageToken",
    optional page_size: i32 = "PageSize",
    optional product_source: ProductSource = "ProductSource",
});

structure!(SearchProductsAsAdminOutput {
    optional product_view_details: Vec<ProductViewDetail> = "ProductViewDetails",
    optional next_page_token: String = "NextPageToken",
});

structure!(SearchProductsInput {
    optional accept_language: String = "AcceptLanguage",
    optional filters: BTreeMap<ProductViewFilterBy, Vec<String>> = "Filters",
    optional page_size: i32 = "PageSize",
    optional sort_by: ProductViewSortBy = "SortBy",
    optional sort_order: SortOrder = "SortOrder",
    optional page_token: String = "PageToken",
});

structure!(SearchProductsOutput {
    optional product_view_summaries: Vec<ProductViewSummary> = "ProductViewSummaries",
    optional product_view_aggregations: BTreeMap<String, Vec<ProductViewAggregationValue>> = "ProductViewAggregations",
    optional next_page_token: String = "NextPageToken",
});

structure!(SearchProvisionedProductsInput {
    optional accept_language: String = "AcceptLanguage",
    optional access_level_filter: AccessLevelFilter = "AccessLevelFilter",
    optional filters: BTreeMap<ProvisionedProductViewFilterBy, Vec<String>> = "Filters",
    optional sort_by: String = "SortBy",
    optional sort_order: SortOrder = "SortOrder",
    optional page_size: i32 = "PageSize",
    optional page_token: String = "PageToken",
});

structure!(SearchProvisionedProductsOutput {
    optional provisioned_products: Vec<ProvisionedProductAttribute> = "ProvisionedProducts",
    optional total_results_count: i32 = "TotalResultsCount",
    optional next_page_token: String = "NextPageToken",
});

structure!(ServiceActionAssociation {
    required service_action_id: String = "ServiceActionId",
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
});

enumeration!(ServiceActionAssociationErrorCode {
    DuplicateResource = "DUPLICATE_RESOURCE",
    InternalFailure = "INTERNAL_FAILURE",
    LimitExceeded = "LIMIT_EXCEEDED",
    ResourceNotFound = "RESOURCE_NOT_FOUND",
    Throttling = "THROTTLING",
    InvalidParameter = "INVALID_PARAMETER",
});

enumeration!(ServiceActionDefinitionKey {
    Name = "Name",
    Version = "Version",
    AssumeRole = "AssumeRole",
    Parameters = "Parameters",
});

enumeration!(ServiceActionDefinitionType {
    SsmAutomation = "SSM_AUTOMATION",
});

structure!(ServiceActionDetail {
    optional service_action_summary: ServiceActionSummary = "ServiceActionSummary",
    optional definition: BTreeMap<ServiceActionDefinitionKey, String> = "Definition",
});

structure!(ServiceActionSummary {
    optional id: String = "Id",
    optional name: String = "Name",
    optional description: String = "Description",
    optional definition_type: ServiceActionDefinitionType = "DefinitionType",
});

structure!(ShareDetails {
    optional successful_shares: Vec<String> = "SuccessfulShares",
    optional share_errors: Vec<ShareError> = "ShareErrors",
});

structure!(ShareError {
    optional accounts: Vec<String> = "Accounts",
    optional message: String = "Message",
    optional error: String = "Error",
});

enumeration!(ShareStatus {
    NotStarted = "NOT_STARTED",
    InProgress = "IN_PROGRESS",
    Completed = "COMPLETED",
    CompletedWithErrors = "COMPLETED_WITH_ERRORS",
    Error = "ERROR",
});

enumeration!(SortOrder {
    Ascending = "ASCENDING",
    Descending = "DESCENDING",
});

structure!(SourceConnection {
    optional r#type: SourceType = "Type",
    required connection_parameters: SourceConnectionParameters = "ConnectionParameters",
});

structure!(SourceConnectionDetail {
    optional r#type: SourceType = "Type",
    optional connection_parameters: SourceConnectionParameters = "ConnectionParameters",
    optional last_sync: LastSync = "LastSync",
});

structure!(SourceConnectionParameters {
    optional code_star: CodeStarParameters = "CodeStar",
});

enumeration!(SourceType {
    Codestar = "CODESTAR",
});

structure!(StackInstance {
    optional account: String = "Account",
    optional region: String = "Region",
    optional stack_instance_status: StackInstanceStatus = "StackInstanceStatus",
});

enumeration!(StackInstanceStatus {
    Current = "CURRENT",
    Outdated = "OUTDATED",
    Inoperable = "INOPERABLE",
});

enumeration!(StackSetOperationType {
    Create = "CREATE",
    Update = "UPDATE",
    Delete = "DELETE",
});

enumeration!(Status {
    Available = "AVAILABLE",
    Creating = "CREATING",
    Failed = "FAILED",
    Created = "CREATED",
});

structure!(Tag {
    required key: String = "Key",
    required value: String = "Value",
});

structure!(TagOptionDetail {
    optional key: String = "Key",
    optional value: String = "Value",
    optional active: bool = "Active",
    optional id: String = "Id",
    optional owner: String = "Owner",
});

structure!(TagOptionSummary {
    optional key: String = "Key",
    optional values: Vec<String> = "Values",
});

structure!(TerminateProvisionedProductInput {
    optional provisioned_product_name: String = "ProvisionedProductName",
    optional provisioned_product_id: String = "ProvisionedProductId",
    required terminate_token: String = "TerminateToken",
    optional ignore_errors: bool = "IgnoreErrors",
    optional accept_language: String = "AcceptLanguage",
    optional retain_physical_resources: bool = "RetainPhysicalResources",
});

structure!(TerminateProvisionedProductOutput {
    optional record_detail: RecordDetail = "RecordDetail",
});

structure!(UniqueTagResourceIdentifier {
    optional key: String = "Key",
    optional value: String = "Value",
});

structure!(UpdateConstraintInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
    optional description: String = "Description",
    optional parameters: String = "Parameters",
});

structure!(UpdateConstraintOutput {
    optional constraint_detail: ConstraintDetail = "ConstraintDetail",
    optional constraint_parameters: String = "ConstraintParameters",
    optional status: Status = "Status",
});

structure!(UpdatePortfolioInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
    optional display_name: String = "DisplayName",
    optional description: String = "Description",
    optional provider_name: String = "ProviderName",
    optional add_tags: Vec<Tag> = "AddTags",
    optional remove_tags: Vec<String> = "RemoveTags",
});

structure!(UpdatePortfolioOutput {
    optional portfolio_detail: PortfolioDetail = "PortfolioDetail",
    optional tags: Vec<Tag> = "Tags",
});

structure!(UpdatePortfolioShareInput {
    optional accept_language: String = "AcceptLanguage",
    required portfolio_id: String = "PortfolioId",
    optional account_id: String = "AccountId",
    optional organization_node: OrganizationNode = "OrganizationNode",
    optional share_tag_options: bool = "ShareTagOptions",
    optional share_principals: bool = "SharePrincipals",
});

structure!(UpdatePortfolioShareOutput {
    optional portfolio_share_token: String = "PortfolioShareToken",
    optional status: ShareStatus = "Status",
});

structure!(UpdateProductInput {
    optional accept_language: String = "AcceptLanguage",
    required id: String = "Id",
    optional name: String = "Name",
    optional owner: String = "Owner",
    optional description: String = "Description",
    optional distributor: String = "Distributor",
    optional support_description: String = "SupportDescription",
    optional support_email: String = "SupportEmail",
    optional support_url: String = "SupportUrl",
    optional add_tags: Vec<Tag> = "AddTags",
    optional remove_tags: Vec<String> = "RemoveTags",
    optional source_connection: SourceConnection = "SourceConnection",
});

structure!(UpdateProductOutput {
    optional product_view_detail: ProductViewDetail = "ProductViewDetail",
    optional tags: Vec<Tag> = "Tags",
});

structure!(UpdateProvisionedProductInput {
    optional accept_language: String = "AcceptLanguage",
    optional provisioned_product_name: String = "ProvisionedProductName",
    optional provisioned_product_id: String = "ProvisionedProductId",
    optional product_id: String = "ProductId",
    optional product_name: String = "ProductName",
    optional provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional provisioning_artifact_name: String = "ProvisioningArtifactName",
    optional path_id: String = "PathId",
    optional path_name: String = "PathName",
    optional provisioning_parameters: Vec<UpdateProvisioningParameter> = "ProvisioningParameters",
    optional provisioning_preferences: UpdateProvisioningPreferences = "ProvisioningPreferences",
    optional tags: Vec<Tag> = "Tags",
    required update_token: String = "UpdateToken",
});

structure!(UpdateProvisionedProductOutput {
    optional record_detail: RecordDetail = "RecordDetail",
});

structure!(UpdateProvisionedProductPropertiesInput {
    optional accept_language: String = "AcceptLanguage",
    required provisioned_product_id: String = "ProvisionedProductId",
    required provisioned_product_properties: BTreeMap<PropertyKey, String> = "ProvisionedProductProperties",
    required idempotency_token: String = "IdempotencyToken",
});

structure!(UpdateProvisionedProductPropertiesOutput {
    optional provisioned_product_id: String = "ProvisionedProductId",
    optional provisioned_product_properties: BTreeMap<PropertyKey, String> = "ProvisionedProductProperties",
    optional record_id: String = "RecordId",
    optional status: RecordStatus = "Status",
});

structure!(UpdateProvisioningArtifactInput {
    optional accept_language: String = "AcceptLanguage",
    required product_id: String = "ProductId",
    required provisioning_artifact_id: String = "ProvisioningArtifactId",
    optional name: String = "Name",
    optional description: String = "Description",
    optional active: bool = "Active",
    optional guidance: ProvisioningArtifactGuidance = "Guidance",
});

structure!(UpdateProvisioningArtifactOutput {
    optional provisioning_artifact_detail: ProvisioningArtifactDetail = "ProvisioningArtifactDetail",
    optional info: BTreeMap<String, String> = "Info",
    optional status: Status = "Status",
});

structure!(UpdateProvisioningParameter {
    optional key: String = "Key",
    optional value: String = "Value",
    optional use_previous_value: bool = "UsePreviousValue",
});

structure!(UpdateProvisioningPreferences {
    optional stack_set_accounts: Vec<String> = "StackSetAccounts",
    optional stack_set_regions: Vec<String> = "StackSetRegions",
    optional stack_set_failure_tolerance_count: i32 = "StackSetFailureToleranceCount",
    optional stack_set_failure_tolerance_percentage: i32 = "StackSetFailureTolerancePercentage",
    optional stack_set_max_concurrency_count: i32 = "StackSetMaxConcurrencyCount",
    optional stack_set_max_concurrency_percentage: i32 = "StackSetMaxConcurrencyPercentage",
    optional stack_set_operation_type: StackSetOperationType = "StackSetOperationType",
});

structure!(UpdateServiceActionInput {
    required id: String = "Id",
    optional name: String = "Name",
    optional definition: BTreeMap<ServiceActionDefinitionKey, String> = "Definition",
    optional description: String = "Description",
    optional accept_language: String = "AcceptLanguage",
});

structure!(UpdateServiceActionOutput {
    optional service_action_detail: ServiceActionDetail = "ServiceActionDetail",
});

structure!(UpdateTagOptionInput {
    required id: String = "Id",
    optional value: String = "Value",
    optional active: bool = "Active",
});

structure!(UpdateTagOptionOutput {
    optional tag_option_detail: TagOptionDetail = "TagOptionDetail",
});

structure!(UsageInstruction {
    optional r#type: String = "Type",
    optional value: String = "Value",
});

errors! {
    DuplicateResourceException: "DuplicateResourceException" = 400 { message = "Message" }
    InvalidParametersException: "InvalidParametersException" = 400 { message = "Message" }
    InvalidStateException: "InvalidStateException" = 400 { message = "Message" }
    LimitExceededException: "LimitExceededException" = 400 { message = "Message" }
    NotServed: "NotImplementedException" = 501 { message = "message" }
    OperationNotSupportedException: "OperationNotSupportedException" = 400 { message = "Message" }
    ResourceInUseException: "ResourceInUseException" = 400 { message = "Message" }
    ResourceNotFoundException: "ResourceNotFoundException" = 400 { message = "Message" }
    TagOptionNotMigratedException: "TagOptionNotMigratedException" = 400 { message = "Message" }
    ValidationException: "ValidationException" = 400 { message = "message" }
}

operation!(ServiceCatalog AcceptPortfolioShare(write "POST" "/") AcceptPortfolioShareInput -> AcceptPortfolioShareOutput, shapes::ACCEPT_PORTFOLIO_SHARE_INPUT);
operation!(ServiceCatalog AssociateBudgetWithResource(write "POST" "/") AssociateBudgetWithResourceInput -> AssociateBudgetWithResourceOutput, shapes::ASSOCIATE_BUDGET_WITH_RESOURCE_INPUT);
operation!(ServiceCatalog AssociatePrincipalWithPortfolio(write "POST" "/") AssociatePrincipalWithPortfolioInput -> AssociatePrincipalWithPortfolioOutput, shapes::ASSOCIATE_PRINCIPAL_WITH_PORTFOLIO_INPUT);
operation!(ServiceCatalog AssociateProductWithPortfolio(write "POST" "/") AssociateProductWithPortfolioInput -> AssociateProductWithPortfolioOutput, shapes::ASSOCIATE_PRODUCT_WITH_PORTFOLIO_INPUT);
operation!(ServiceCatalog AssociateServiceActionWithProvisioningArtifact(write "POST" "/") AssociateServiceActionWithProvisioningArtifactInput -> AssociateServiceActionWithProvisioningArtifactOutput, shapes::ASSOCIATE_SERVICE_ACTION_WITH_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog AssociateTagOptionWithResource(write "POST" "/") AssociateTagOptionWithResourceInput -> AssociateTagOptionWithResourceOutput, shapes::ASSOCIATE_TAG_OPTION_WITH_RESOURCE_INPUT);
operation!(ServiceCatalog BatchAssociateServiceActionWithProvisioningArtifact(write "POST" "/") BatchAssociateServiceActionWithProvisioningArtifactInput -> BatchAssociateServiceActionWithProvisioningArtifactOutput, shapes::BATCH_ASSOCIATE_SERVICE_ACTION_WITH_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog BatchDisassociateServiceActionFromProvisioningArtifact(write "POST" "/") BatchDisassociateServiceActionFromProvisioningArtifactInput -> BatchDisassociateServiceActionFromProvisioningArtifactOutput, shapes::BATCH_DISASSOCIATE_SERVICE_ACTION_FROM_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog CopyProduct(write "POST" "/") CopyProductInput -> CopyProductOutput, shapes::COPY_PRODUCT_INPUT);
operation!(ServiceCatalog CreateConstraint(write "POST" "/") CreateConstraintInput -> CreateConstraintOutput, shapes::CREATE_CONSTRAINT_INPUT);
operation!(ServiceCatalog CreatePortfolio(write "POST" "/") CreatePortfolioInput -> CreatePortfolioOutput, shapes::CREATE_PORTFOLIO_INPUT);
operation!(ServiceCatalog CreatePortfolioShare(write "POST" "/") CreatePortfolioShareInput -> CreatePortfolioShareOutput, shapes::CREATE_PORTFOLIO_SHARE_INPUT);
operation!(ServiceCatalog CreateProduct(write "POST" "/") CreateProductInput -> CreateProductOutput, shapes::CREATE_PRODUCT_INPUT);
operation!(ServiceCatalog CreateProvisionedProductPlan(write "POST" "/") CreateProvisionedProductPlanInput -> CreateProvisionedProductPlanOutput, shapes::CREATE_PROVISIONED_PRODUCT_PLAN_INPUT);
operation!(ServiceCatalog CreateProvisioningArtifact(write "POST" "/") CreateProvisioningArtifactInput -> CreateProvisioningArtifactOutput, shapes::CREATE_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog CreateServiceAction(write "POST" "/") CreateServiceActionInput -> CreateServiceActionOutput, shapes::CREATE_SERVICE_ACTION_INPUT);
operation!(ServiceCatalog CreateTagOption(write "POST" "/") CreateTagOptionInput -> CreateTagOptionOutput, shapes::CREATE_TAG_OPTION_INPUT);
operation!(ServiceCatalog DeleteConstraint(write "POST" "/") DeleteConstraintInput -> DeleteConstraintOutput, shapes::DELETE_CONSTRAINT_INPUT);
operation!(ServiceCatalog DeletePortfolio(write "POST" "/") DeletePortfolioInput -> DeletePortfolioOutput, shapes::DELETE_PORTFOLIO_INPUT);
operation!(ServiceCatalog DeletePortfolioShare(write "POST" "/") DeletePortfolioShareInput -> DeletePortfolioShareOutput, shapes::DELETE_PORTFOLIO_SHARE_INPUT);
operation!(ServiceCatalog DeleteProduct(write "POST" "/") DeleteProductInput -> DeleteProductOutput, shapes::DELETE_PRODUCT_INPUT);
operation!(ServiceCatalog DeleteProvisionedProductPlan(write "POST" "/") DeleteProvisionedProductPlanInput -> DeleteProvisionedProductPlanOutput, shapes::DELETE_PROVISIONED_PRODUCT_PLAN_INPUT);
operation!(ServiceCatalog DeleteProvisioningArtifact(write "POST" "/") DeleteProvisioningArtifactInput -> DeleteProvisioningArtifactOutput, shapes::DELETE_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog DeleteServiceAction(write "POST" "/") DeleteServiceActionInput -> DeleteServiceActionOutput, shapes::DELETE_SERVICE_ACTION_INPUT);
operation!(ServiceCatalog DeleteTagOption(write "POST" "/") DeleteTagOptionInput -> DeleteTagOptionOutput, shapes::DELETE_TAG_OPTION_INPUT);
operation!(ServiceCatalog DescribeConstraint(read "POST" "/") DescribeConstraintInput -> DescribeConstraintOutput, shapes::DESCRIBE_CONSTRAINT_INPUT);
operation!(ServiceCatalog DescribeCopyProductStatus(read "POST" "/") DescribeCopyProductStatusInput -> DescribeCopyProductStatusOutput, shapes::DESCRIBE_COPY_PRODUCT_STATUS_INPUT);
operation!(ServiceCatalog DescribePortfolio(read "POST" "/") DescribePortfolioInput -> DescribePortfolioOutput, shapes::DESCRIBE_PORTFOLIO_INPUT);
operation!(ServiceCatalog DescribePortfolioShareStatus(read "POST" "/") DescribePortfolioShareStatusInput -> DescribePortfolioShareStatusOutput, shapes::DESCRIBE_PORTFOLIO_SHARE_STATUS_INPUT);
operation!(ServiceCatalog DescribePortfolioShares(read "POST" "/") DescribePortfolioSharesInput -> DescribePortfolioSharesOutput, shapes::DESCRIBE_PORTFOLIO_SHARES_INPUT);
operation!(ServiceCatalog DescribeProduct(read "POST" "/") DescribeProductInput -> DescribeProductOutput, shapes::DESCRIBE_PRODUCT_INPUT);
operation!(ServiceCatalog DescribeProductAsAdmin(read "POST" "/") DescribeProductAsAdminInput -> DescribeProductAsAdminOutput, shapes::DESCRIBE_PRODUCT_AS_ADMIN_INPUT);
operation!(ServiceCatalog DescribeProductView(read "POST" "/") DescribeProductViewInput -> DescribeProductViewOutput, shapes::DESCRIBE_PRODUCT_VIEW_INPUT);
operation!(ServiceCatalog DescribeProvisionedProduct(read "POST" "/") DescribeProvisionedProductInput -> DescribeProvisionedProductOutput, shapes::DESCRIBE_PROVISIONED_PRODUCT_INPUT);
operation!(ServiceCatalog DescribeProvisionedProductPlan(read "POST" "/") DescribeProvisionedProductPlanInput -> DescribeProvisionedProductPlanOutput, shapes::DESCRIBE_PROVISIONED_PRODUCT_PLAN_INPUT);
operation!(ServiceCatalog DescribeProvisioningArtifact(read "POST" "/") DescribeProvisioningArtifactInput -> DescribeProvisioningArtifactOutput, shapes::DESCRIBE_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog DescribeProvisioningParameters(read "POST" "/") DescribeProvisioningParametersInput -> DescribeProvisioningParametersOutput, shapes::DESCRIBE_PROVISIONING_PARAMETERS_INPUT);
operation!(ServiceCatalog DescribeRecord(read "POST" "/") DescribeRecordInput -> DescribeRecordOutput, shapes::DESCRIBE_RECORD_INPUT);
operation!(ServiceCatalog DescribeServiceAction(read "POST" "/") DescribeServiceActionInput -> DescribeServiceActionOutput, shapes::DESCRIBE_SERVICE_ACTION_INPUT);
operation!(ServiceCatalog DescribeServiceActionExecutionParameters(read "POST" "/") DescribeServiceActionExecutionParametersInput -> DescribeServiceActionExecutionParametersOutput, shapes::DESCRIBE_SERVICE_ACTION_EXECUTION_PARAMETERS_INPUT);
operation!(ServiceCatalog DescribeTagOption(read "POST" "/") DescribeTagOptionInput -> DescribeTagOptionOutput, shapes::DESCRIBE_TAG_OPTION_INPUT);
operation!(ServiceCatalog DisableAWSOrganizationsAccess(write "POST" "/") DisableAWSOrganizationsAccessInput -> DisableAWSOrganizationsAccessOutput, shapes::DISABLE_AWS_ORGANIZATIONS_ACCESS_INPUT);
operation!(ServiceCatalog DisassociateBudgetFromResource(write "POST" "/") DisassociateBudgetFromResourceInput -> DisassociateBudgetFromResourceOutput, shapes::DISASSOCIATE_BUDGET_FROM_RESOURCE_INPUT);
operation!(ServiceCatalog DisassociatePrincipalFromPortfolio(write "POST" "/") DisassociatePrincipalFromPortfolioInput -> DisassociatePrincipalFromPortfolioOutput, shapes::DISASSOCIATE_PRINCIPAL_FROM_PORTFOLIO_INPUT);
operation!(ServiceCatalog DisassociateProductFromPortfolio(write "POST" "/") DisassociateProductFromPortfolioInput -> DisassociateProductFromPortfolioOutput, shapes::DISASSOCIATE_PRODUCT_FROM_PORTFOLIO_INPUT);
operation!(ServiceCatalog DisassociateServiceActionFromProvisioningArtifact(write "POST" "/") DisassociateServiceActionFromProvisioningArtifactInput -> DisassociateServiceActionFromProvisioningArtifactOutput, shapes::DISASSOCIATE_SERVICE_ACTION_FROM_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog DisassociateTagOptionFromResource(write "POST" "/") DisassociateTagOptionFromResourceInput -> DisassociateTagOptionFromResourceOutput, shapes::DISASSOCIATE_TAG_OPTION_FROM_RESOURCE_INPUT);
operation!(ServiceCatalog EnableAWSOrganizationsAccess(write "POST" "/") EnableAWSOrganizationsAccessInput -> EnableAWSOrganizationsAccessOutput, shapes::ENABLE_AWS_ORGANIZATIONS_ACCESS_INPUT);
operation!(ServiceCatalog ExecuteProvisionedProductPlan(write "POST" "/") ExecuteProvisionedProductPlanInput -> ExecuteProvisionedProductPlanOutput, shapes::EXECUTE_PROVISIONED_PRODUCT_PLAN_INPUT);
operation!(ServiceCatalog ExecuteProvisionedProductServiceAction(write "POST" "/") ExecuteProvisionedProductServiceActionInput -> ExecuteProvisionedProductServiceActionOutput, shapes::EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION_INPUT);
operation!(ServiceCatalog GetAWSOrganizationsAccessStatus(read "POST" "/") GetAWSOrganizationsAccessStatusInput -> GetAWSOrganizationsAccessStatusOutput, shapes::GET_AWS_ORGANIZATIONS_ACCESS_STATUS_INPUT);
operation!(ServiceCatalog GetProvisionedProductOutputs(read "POST" "/") GetProvisionedProductOutputsInput -> GetProvisionedProductOutputsOutput, shapes::GET_PROVISIONED_PRODUCT_OUTPUTS_INPUT);
operation!(ServiceCatalog ImportAsProvisionedProduct(write "POST" "/") ImportAsProvisionedProductInput -> ImportAsProvisionedProductOutput, shapes::IMPORT_AS_PROVISIONED_PRODUCT_INPUT);
operation!(ServiceCatalog ListAcceptedPortfolioShares(read "POST" "/") ListAcceptedPortfolioSharesInput -> ListAcceptedPortfolioSharesOutput, shapes::LIST_ACCEPTED_PORTFOLIO_SHARES_INPUT);
operation!(ServiceCatalog ListBudgetsForResource(read "POST" "/") ListBudgetsForResourceInput -> ListBudgetsForResourceOutput, shapes::LIST_BUDGETS_FOR_RESOURCE_INPUT);
operation!(ServiceCatalog ListConstraintsForPortfolio(read "POST" "/") ListConstraintsForPortfolioInput -> ListConstraintsForPortfolioOutput, shapes::LIST_CONSTRAINTS_FOR_PORTFOLIO_INPUT);
operation!(ServiceCatalog ListLaunchPaths(read "POST" "/") ListLaunchPathsInput -> ListLaunchPathsOutput, shapes::LIST_LAUNCH_PATHS_INPUT);
operation!(ServiceCatalog ListOrganizationPortfolioAccess(read "POST" "/") ListOrganizationPortfolioAccessInput -> ListOrganizationPortfolioAccessOutput, shapes::LIST_ORGANIZATION_PORTFOLIO_ACCESS_INPUT);
operation!(ServiceCatalog ListPortfolioAccess(read "POST" "/") ListPortfolioAccessInput -> ListPortfolioAccessOutput, shapes::LIST_PORTFOLIO_ACCESS_INPUT);
operation!(ServiceCatalog ListPortfolios(read "POST" "/") ListPortfoliosInput -> ListPortfoliosOutput, shapes::LIST_PORTFOLIOS_INPUT);
operation!(ServiceCatalog ListPortfoliosForProduct(read "POST" "/") ListPortfoliosForProductInput -> ListPortfoliosForProductOutput, shapes::LIST_PORTFOLIOS_FOR_PRODUCT_INPUT);
operation!(ServiceCatalog ListPrincipalsForPortfolio(read "POST" "/") ListPrincipalsForPortfolioInput -> ListPrincipalsForPortfolioOutput, shapes::LIST_PRINCIPALS_FOR_PORTFOLIO_INPUT);
operation!(ServiceCatalog ListProvisionedProductPlans(read "POST" "/") ListProvisionedProductPlansInput -> ListProvisionedProductPlansOutput, shapes::LIST_PROVISIONED_PRODUCT_PLANS_INPUT);
operation!(ServiceCatalog ListProvisioningArtifacts(read "POST" "/") ListProvisioningArtifactsInput -> ListProvisioningArtifactsOutput, shapes::LIST_PROVISIONING_ARTIFACTS_INPUT);
operation!(ServiceCatalog ListProvisioningArtifactsForServiceAction(read "POST" "/") ListProvisioningArtifactsForServiceActionInput -> ListProvisioningArtifactsForServiceActionOutput, shapes::LIST_PROVISIONING_ARTIFACTS_FOR_SERVICE_ACTION_INPUT);
operation!(ServiceCatalog ListRecordHistory(read "POST" "/") ListRecordHistoryInput -> ListRecordHistoryOutput, shapes::LIST_RECORD_HISTORY_INPUT);
operation!(ServiceCatalog ListResourcesForTagOption(read "POST" "/") ListResourcesForTagOptionInput -> ListResourcesForTagOptionOutput, shapes::LIST_RESOURCES_FOR_TAG_OPTION_INPUT);
operation!(ServiceCatalog ListServiceActions(read "POST" "/") ListServiceActionsInput -> ListServiceActionsOutput, shapes::LIST_SERVICE_ACTIONS_INPUT);
operation!(ServiceCatalog ListServiceActionsForProvisioningArtifact(read "POST" "/") ListServiceActionsForProvisioningArtifactInput -> ListServiceActionsForProvisioningArtifactOutput, shapes::LIST_SERVICE_ACTIONS_FOR_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog ListStackInstancesForProvisionedProduct(read "POST" "/") ListStackInstancesForProvisionedProductInput -> ListStackInstancesForProvisionedProductOutput, shapes::LIST_STACK_INSTANCES_FOR_PROVISIONED_PRODUCT_INPUT);
operation!(ServiceCatalog ListTagOptions(read "POST" "/") ListTagOptionsInput -> ListTagOptionsOutput, shapes::LIST_TAG_OPTIONS_INPUT);
operation!(ServiceCatalog NotifyProvisionProductEngineWorkflowResult(write "POST" "/") NotifyProvisionProductEngineWorkflowResultInput -> NotifyProvisionProductEngineWorkflowResultOutput, shapes::NOTIFY_PROVISION_PRODUCT_ENGINE_WORKFLOW_RESULT_INPUT);
operation!(ServiceCatalog NotifyTerminateProvisionedProductEngineWorkflowResult(write "POST" "/") NotifyTerminateProvisionedProductEngineWorkflowResultInput -> NotifyTerminateProvisionedProductEngineWorkflowResultOutput, shapes::NOTIFY_TERMINATE_PROVISIONED_PRODUCT_ENGINE_WORKFLOW_RESULT_INPUT);
operation!(ServiceCatalog NotifyUpdateProvisionedProductEngineWorkflowResult(write "POST" "/") NotifyUpdateProvisionedProductEngineWorkflowResultInput -> NotifyUpdateProvisionedProductEngineWorkflowResultOutput, shapes::NOTIFY_UPDATE_PROVISIONED_PRODUCT_ENGINE_WORKFLOW_RESULT_INPUT);
operation!(ServiceCatalog ProvisionProduct(write "POST" "/") ProvisionProductInput -> ProvisionProductOutput, shapes::PROVISION_PRODUCT_INPUT);
operation!(ServiceCatalog RejectPortfolioShare(write "POST" "/") RejectPortfolioShareInput -> RejectPortfolioShareOutput, shapes::REJECT_PORTFOLIO_SHARE_INPUT);
operation!(ServiceCatalog ScanProvisionedProducts(read "POST" "/") ScanProvisionedProductsInput -> ScanProvisionedProductsOutput, shapes::SCAN_PROVISIONED_PRODUCTS_INPUT);
operation!(ServiceCatalog SearchProducts(read "POST" "/") SearchProductsInput -> SearchProductsOutput, shapes::SEARCH_PRODUCTS_INPUT);
operation!(ServiceCatalog SearchProductsAsAdmin(read "POST" "/") SearchProductsAsAdminInput -> SearchProductsAsAdminOutput, shapes::SEARCH_PRODUCTS_AS_ADMIN_INPUT);
operation!(ServiceCatalog SearchProvisionedProducts(read "POST" "/") SearchProvisionedProductsInput -> SearchProvisionedProductsOutput, shapes::SEARCH_PROVISIONED_PRODUCTS_INPUT);
operation!(ServiceCatalog TerminateProvisionedProduct(write "POST" "/") TerminateProvisionedProductInput -> TerminateProvisionedProductOutput, shapes::TERMINATE_PROVISIONED_PRODUCT_INPUT);
operation!(ServiceCatalog UpdateConstraint(write "POST" "/") UpdateConstraintInput -> UpdateConstraintOutput, shapes::UPDATE_CONSTRAINT_INPUT);
operation!(ServiceCatalog UpdatePortfolio(write "POST" "/") UpdatePortfolioInput -> UpdatePortfolioOutput, shapes::UPDATE_PORTFOLIO_INPUT);
operation!(ServiceCatalog UpdatePortfolioShare(write "POST" "/") UpdatePortfolioShareInput -> UpdatePortfolioShareOutput, shapes::UPDATE_PORTFOLIO_SHARE_INPUT);
operation!(ServiceCatalog UpdateProduct(write "POST" "/") UpdateProductInput -> UpdateProductOutput, shapes::UPDATE_PRODUCT_INPUT);
operation!(ServiceCatalog UpdateProvisionedProduct(write "POST" "/") UpdateProvisionedProductInput -> UpdateProvisionedProductOutput, shapes::UPDATE_PROVISIONED_PRODUCT_INPUT);
operation!(ServiceCatalog UpdateProvisionedProductProperties(write "POST" "/") UpdateProvisionedProductPropertiesInput -> UpdateProvisionedProductPropertiesOutput, shapes::UPDATE_PROVISIONED_PRODUCT_PROPERTIES_INPUT);
operation!(ServiceCatalog UpdateProvisioningArtifact(write "POST" "/") UpdateProvisioningArtifactInput -> UpdateProvisioningArtifactOutput, shapes::UPDATE_PROVISIONING_ARTIFACT_INPUT);
operation!(ServiceCatalog UpdateServiceAction(write "POST" "/") UpdateServiceActionInput -> UpdateServiceActionOutput, shapes::UPDATE_SERVICE_ACTION_INPUT);
operation!(ServiceCatalog UpdateTagOption(write "POST" "/") UpdateTagOptionInput -> UpdateTagOptionOutput, shapes::UPDATE_TAG_OPTION_INPUT);

/// Every operation of the model, in alphabetical order.
#[allow(clippy::too_many_lines, reason = "one line per operation")]
pub fn operations() -> Vec<&'static OperationInfo> {
    vec![
        <AcceptPortfolioShare as Operation>::info(),
        <AssociateBudgetWithResource as Operation>::info(),
        <AssociatePrincipalWithPortfolio as Operation>::info(),
        <AssociateProductWithPortfolio as Operation>::info(),
        <AssociateServiceActionWithProvisioningArtifact as Operation>::info(),
        <AssociateTagOptionWithResource as Operation>::info(),
        <BatchAssociateServiceActionWithProvisioningArtifact as Operation>::info(),
        <BatchDisassociateServiceActionFromProvisioningArtifact as Operation>::info(),
        <CopyProduct as Operation>::info(),
        <CreateConstraint as Operation>::info(),
        <CreatePortfolio as Operation>::info(),
        <CreatePortfolioShare as Operation>::info(),
        <CreateProduct as Operation>::info(),
        <CreateProvisionedProductPlan as Operation>::info(),
        <CreateProvisioningArtifact as Operation>::info(),
        <CreateServiceAction as Operation>::info(),
        <CreateTagOption as Operation>::info(),
        <DeleteConstraint as Operation>::info(),
        <DeletePortfolio as Operation>::info(),
        <DeletePortfolioShare as Operation>::info(),
        <DeleteProduct as Operation>::info(),
        <DeleteProvisionedProductPlan as Operation>::info(),
        <DeleteProvisioningArtifact as Operation>::info(),
        <DeleteServiceAction as Operation>::info(),
        <DeleteTagOption as Operation>::info(),
        <DescribeConstraint as Operation>::info(),
        <DescribeCopyProductStatus as Operation>::info(),
        <DescribePortfolio as Operation>::info(),
        <DescribePortfolioShareStatus as Operation>::info(),
        <DescribePortfolioShares as Operation>::info(),
        <DescribeProduct as Operation>::info(),
        <DescribeProductAsAdmin as Operation>::info(),
        <DescribeProductView as Operation>::info(),
        <DescribeProvisionedProduct as Operation>::info(),
        <DescribeProvisionedProductPlan as Operation>::info(),
        <DescribeProvisioningArtifact as Operation>::info(),
        <DescribeProvisioningParameters as Operation>::info(),
        <DescribeRecord as Operation>::info(),
        <DescribeServiceAction as Operation>::info(),
        <DescribeServiceActionExecutionParameters as Operation>::info(),
        <DescribeTagOption as Operation>::info(),
        <DisableAWSOrganizationsAccess as Operation>::info(),
        <DisassociateBudgetFromResource as Operation>::info(),
        <DisassociatePrincipalFromPortfolio as Operation>::info(),
        <DisassociateProductFromPortfolio as Operation>::info(),
        <DisassociateServiceActionFromProvisioningArtifact as Operation>::info(),
        <DisassociateTagOptionFromResource as Operation>::info(),
        <EnableAWSOrganizationsAccess as Operation>::info(),
        <ExecuteProvisionedProductPlan as Operation>::info(),
        <ExecuteProvisionedProductServiceAction as Operation>::info(),
        <GetAWSOrganizationsAccessStatus as Operation>::info(),
        <GetProvisionedProductOutputs as Operation>::info(),
        <ImportAsProvisionedProduct as Operation>::info(),
        <ListAcceptedPortfolioShares as Operation>::info(),
        <ListBudgetsForResource as Operation>::info(),
        <ListConstraintsForPortfolio as Operation>::info(),
        <ListLaunchPaths as Operation>::info(),
        <ListOrganizationPortfolioAccess as Operation>::info(),
        <ListPortfolioAccess as Operation>::info(),
        <ListPortfolios as Operation>::info(),
        <ListPortfoliosForProduct as Operation>::info(),
        <ListPrincipalsForPortfolio as Operation>::info(),
        <ListProvisionedProductPlans as Operation>::info(),
        <ListProvisioningArtifacts as Operation>::info(),
        <ListProvisioningArtifactsForServiceAction as Operation>::info(),
        <ListRecordHistory as Operation>::info(),
        <ListResourcesForTagOption as Operation>::info(),
        <ListServiceActions as Operation>::info(),
        <ListServiceActionsForProvisioningArtifact as Operation>::info(),
        <ListStackInstancesForProvisionedProduct as Operation>::info(),
        <ListTagOptions as Operation>::info(),
        <NotifyProvisionProductEngineWorkflowResult as Operation>::info(),
        <NotifyTerminateProvisionedProductEngineWorkflowResult as Operation>::info(),
        <NotifyUpdateProvisionedProductEngineWorkflowResult as Operation>::info(),
        <ProvisionProduct as Operation>::info(),
        <RejectPortfolioShare as Operation>::info(),
        <ScanProvisionedProducts as Operation>::info(),
        <SearchProducts as Operation>::info(),
        <SearchProductsAsAdmin as Operation>::info(),
        <SearchProvisionedProducts as Operation>::info(),
        <TerminateProvisionedProduct as Operation>::info(),
        <UpdateConstraint as Operation>::info(),
        <UpdatePortfolio as Operation>::info(),
        <UpdatePortfolioShare as Operation>::info(),
        <UpdateProduct as Operation>::info(),
        <UpdateProvisionedProduct as Operation>::info(),
        <UpdateProvisionedProductProperties as Operation>::info(),
        <UpdateProvisioningArtifact as Operation>::info(),
        <UpdateServiceAction as Operation>::info(),
        <UpdateTagOption as Operation>::info(),
    ]
}

/// Operations that the service has and the model leaves out, in alphabetical order.
pub const OTHER_OPERATIONS: &[&str] = &[];

/// What requests are checked against: one static per shape, called like it.
#[allow(missing_docs, reason = "the names are those of the API reference")]
pub mod shapes {
    use crate::api::shape::{Kind, Location, Member, Pattern, Range, Shape, StringRule};

    pub static ACCEPT_LANGUAGE: Shape = Shape {
        name: "AcceptLanguage",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    pub static ACCEPT_PORTFOLIO_SHARE_INPUT: Shape = Shape {
        name: "AcceptPortfolioShareInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PortfolioShareType", shape: &PORTFOLIO_SHARE_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ACCESS_LEVEL_FILTER: Shape = Shape {
        name: "AccessLevelFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &ACCESS_LEVEL_FILTER_KEY, required: false, location: Location::Body },
            Member { name: "Value", shape: &ACCESS_LEVEL_FILTER_VALUE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ACCESS_LEVEL_FILTER_KEY: Shape = Shape {
        name: "AccessLevelFilterKey",
        kind: Kind::Enum(&[
            "Account",
            "Role",
            "User",
        ], Range::ANY),
        sensitive: false,
    };

    pub static ACCESS_LEVEL_FILTER_VALUE: Shape = Shape {
        name: "AccessLevelFilterValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    static ACCOUNT_ID_PATTERN: Pattern = Pattern::new(
        r"^[0-9]{12}$",
        r"\A(?:^[0-9]{12}$)\z",
    );

    pub static ACCOUNT_ID: Shape = Shape {
        name: "AccountId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&ACCOUNT_ID_PATTERN) }),
        sensitive: false,
    };

    pub static ADD_TAGS: Shape = Shape {
        name: "AddTags",
        kind: Kind::List { member: &TAG, length: Range { min: None, max: Some(20) } },
        sensitive: false,
    };

    pub static ASSOCIATE_BUDGET_WITH_RESOURCE_INPUT: Shape = Shape {
        name: "AssociateBudgetWithResourceInput",
        kind: Kind::Structure(&[
            Member { name: "BudgetName", shape: &BUDGET_NAME, required: true, location: Location::Body },
            Member { name: "ResourceId", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ASSOCIATE_PRINCIPAL_WITH_PORTFOLIO_INPUT: Shape = Shape {
        name: "AssociatePrincipalWithPortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PrincipalARN", shape: &PRINCIPAL_ARN, required: true, location: Location::Body },
            Member { name: "PrincipalType", shape: &PRINCIPAL_TYPE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ASSOCIATE_PRODUCT_WITH_PORTFOLIO_INPUT: Shape = Shape {
        name: "AssociateProductWithPortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "SourcePortfolioId", shape: &ID, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ASSOCIATE_SERVICE_ACTION_WITH_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "AssociateServiceActionWithProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ServiceActionId", shape: &ID, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ASSOCIATE_TAG_OPTION_WITH_RESOURCE_INPUT: Shape = Shape {
        name: "AssociateTagOptionWithResourceInput",
        kind: Kind::Structure(&[
            Member { name: "ResourceId", shape: &RESOURCE_ID, required: true, location: Location::Body },
            Member { name: "TagOptionId", shape: &TAG_OPTION_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static BATCH_ASSOCIATE_SERVICE_ACTION_WITH_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "BatchAssociateServiceActionWithProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "ServiceActionAssociations", shape: &SERVICE_ACTION_ASSOCIATIONS, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static BATCH_DISASSOCIATE_SERVICE_ACTION_FROM_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "BatchDisassociateServiceActionFromProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "ServiceActionAssociations", shape: &SERVICE_ACTION_ASSOCIATIONS, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static BOOLEAN: Shape = Shape {
        name: "Boolean",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static BUDGET_NAME: Shape = Shape {
        name: "BudgetName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    static CODE_STAR_CONNECTION_ARN_PATTERN: Pattern = Pattern::new(
        r"arn:[a-z0-9][-.a-z0-9]{0,62}:codestar-connections:([a-z0-9][-.a-z0-9]{0,62})?:([a-z0-9][-.a-z0-9]{0,62})?:[^/].{0,1023}$",
        r"\A(?:arn:[a-z0-9][-.a-z0-9]{0,62}:codestar-connections:([a-z0-9][-.a-z0-9]{0,62})?:([a-z0-9][-.a-z0-9]{0,62})?:[^/][^\n\r\x{85}\x{2028}\x{2029}]{0,1023}$)\z",
    );

    pub static CODE_STAR_CONNECTION_ARN: Shape = Shape {
        name: "CodeStarConnectionArn",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1224) }, pattern: Some(&CODE_STAR_CONNECTION_ARN_PATTERN) }),
        sensitive: false,
    };

    pub static CODE_STAR_PARAMETERS: Shape = Shape {
        name: "CodeStarParameters",
        kind: Kind::Structure(&[
            Member { name: "ConnectionArn", shape: &CODE_STAR_CONNECTION_ARN, required: true, location: Location::Body },
            Member { name: "Repository", shape: &REPOSITORY, required: true, location: Location::Body },
            Member { name: "Branch", shape: &REPOSITORY_BRANCH, required: true, location: Location::Body },
            Member { name: "ArtifactPath", shape: &REPOSITORY_ARTIFACT_PATH, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CONSTRAINT_DESCRIPTION: Shape = Shape {
        name: "ConstraintDescription",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(2000) }, pattern: None }),
        sensitive: false,
    };

    pub static CONSTRAINT_PARAMETERS: Shape = Shape {
        name: "ConstraintParameters",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static CONSTRAINT_TYPE: Shape = Shape {
        name: "ConstraintType",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1024) }, pattern: None }),
        sensitive: false,
    };

    pub static COPY_OPTION: Shape = Shape {
        name: "CopyOption",
        kind: Kind::Enum(&[
            "CopyTags",
        ], Range::ANY),
        sensitive: false,
    };

    pub static COPY_OPTIONS: Shape = Shape {
        name: "CopyOptions",
        kind: Kind::List { member: &COPY_OPTION, length: Range::ANY },
        sensitive: false,
    };

    pub static COPY_PRODUCT_INPUT: Shape = Shape {
        name: "CopyProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "SourceProductArn", shape: &PRODUCT_ARN, required: true, location: Location::Body },
            Member { name: "TargetProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "TargetProductName", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "SourceProvisioningArtifactIdentifiers", shape: &SOURCE_PROVISIONING_ARTIFACT_PROPERTIES, required: false, location: Location::Body },
            Member { name: "CopyOptions", shape: &COPY_OPTIONS, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_CONSTRAINT_INPUT: Shape = Shape {
        name: "CreateConstraintInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Parameters", shape: &CONSTRAINT_PARAMETERS, required: true, location: Location::Body },
            Member { name: "Type", shape: &CONSTRAINT_TYPE, required: true, location: Location::Body },
            Member { name: "Description", shape: &CONSTRAINT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_PORTFOLIO_INPUT: Shape = Shape {
        name: "CreatePortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "DisplayName", shape: &PORTFOLIO_DISPLAY_NAME, required: true, location: Location::Body },
            Member { name: "Description", shape: &PORTFOLIO_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "ProviderName", shape: &PROVIDER_NAME, required: true, location: Location::Body },
            Member { name: "Tags", shape: &ADD_TAGS, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_PORTFOLIO_SHARE_INPUT: Shape = Shape {
        name: "CreatePortfolioShareInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "AccountId", shape: &ACCOUNT_ID, required: false, location: Location::Body },
            Member { name: "OrganizationNode", shape: &ORGANIZATION_NODE, required: false, location: Location::Body },
            Member { name: "ShareTagOptions", shape: &BOOLEAN, required: false, location: Location::Body },
            Member { name: "SharePrincipals", shape: &BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_PRODUCT_INPUT: Shape = Shape {
        name: "CreateProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Name", shape: &PRODUCT_VIEW_NAME, required: true, location: Location::Body },
            Member { name: "Owner", shape: &PRODUCT_VIEW_OWNER, required: true, location: Location::Body },
            Member { name: "Description", shape: &PRODUCT_VIEW_SHORT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "Distributor", shape: &PRODUCT_VIEW_OWNER, required: false, location: Location::Body },
            Member { name: "SupportDescription", shape: &SUPPORT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "SupportEmail", shape: &SUPPORT_EMAIL, required: false, location: Location::Body },
            Member { name: "SupportUrl", shape: &SUPPORT_URL, required: false, location: Location::Body },
            Member { name: "ProductType", shape: &PRODUCT_TYPE, required: true, location: Location::Body },
            Member { name: "Tags", shape: &ADD_TAGS, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactParameters", shape: &PROVISIONING_ARTIFACT_PROPERTIES, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
            Member { name: "SourceConnection", shape: &SOURCE_CONNECTION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_PROVISIONED_PRODUCT_PLAN_INPUT: Shape = Shape {
        name: "CreateProvisionedProductPlanInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PlanName", shape: &PROVISIONED_PRODUCT_PLAN_NAME, required: true, location: Location::Body },
            Member { name: "PlanType", shape: &PROVISIONED_PRODUCT_PLAN_TYPE, required: true, location: Location::Body },
            Member { name: "NotificationArns", shape: &NOTIFICATION_ARNS, required: false, location: Location::Body },
            Member { name: "PathId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisionedProductName", shape: &PROVISIONED_PRODUCT_NAME, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningParameters", shape: &UPDATE_PROVISIONING_PARAMETERS, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
            Member { name: "Tags", shape: &TAGS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "CreateProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Parameters", shape: &PROVISIONING_ARTIFACT_PROPERTIES, required: true, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_SERVICE_ACTION_INPUT: Shape = Shape {
        name: "CreateServiceActionInput",
        kind: Kind::Structure(&[
            Member { name: "Name", shape: &SERVICE_ACTION_NAME, required: true, location: Location::Body },
            Member { name: "DefinitionType", shape: &SERVICE_ACTION_DEFINITION_TYPE, required: true, location: Location::Body },
            Member { name: "Definition", shape: &SERVICE_ACTION_DEFINITION_MAP, required: true, location: Location::Body },
            Member { name: "Description", shape: &SERVICE_ACTION_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static CREATE_TAG_OPTION_INPUT: Shape = Shape {
        name: "CreateTagOptionInput",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &TAG_OPTION_KEY, required: true, location: Location::Body },
            Member { name: "Value", shape: &TAG_OPTION_VALUE, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_CONSTRAINT_INPUT: Shape = Shape {
        name: "DeleteConstraintInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_PORTFOLIO_INPUT: Shape = Shape {
        name: "DeletePortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_PORTFOLIO_SHARE_INPUT: Shape = Shape {
        name: "DeletePortfolioShareInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "AccountId", shape: &ACCOUNT_ID, required: false, location: Location::Body },
            Member { name: "OrganizationNode", shape: &ORGANIZATION_NODE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_PRODUCT_INPUT: Shape = Shape {
        name: "DeleteProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_PROVISIONED_PRODUCT_PLAN_INPUT: Shape = Shape {
        name: "DeleteProvisionedProductPlanInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PlanId", shape: &ID, required: true, location: Location::Body },
            Member { name: "IgnoreErrors", shape: &IGNORE_ERRORS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "DeleteProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_SERVICE_ACTION_INPUT: Shape = Shape {
        name: "DeleteServiceActionInput",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DELETE_TAG_OPTION_INPUT: Shape = Shape {
        name: "DeleteTagOptionInput",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &TAG_OPTION_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_CONSTRAINT_INPUT: Shape = Shape {
        name: "DescribeConstraintInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_COPY_PRODUCT_STATUS_INPUT: Shape = Shape {
        name: "DescribeCopyProductStatusInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "CopyProductToken", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PORTFOLIO_INPUT: Shape = Shape {
        name: "DescribePortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PORTFOLIO_SHARE_STATUS_INPUT: Shape = Shape {
        name: "DescribePortfolioShareStatusInput",
        kind: Kind::Structure(&[
            Member { name: "PortfolioShareToken", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PORTFOLIO_SHARE_TYPE: Shape = Shape {
        name: "DescribePortfolioShareType",
        kind: Kind::Enum(&[
            "ACCOUNT",
            "ORGANIZATION",
            "ORGANIZATIONAL_UNIT",
            "ORGANIZATION_MEMBER_ACCOUNT",
        ], Range::ANY),
        sensitive: false,
    };

    pub static DESCRIBE_PORTFOLIO_SHARES_INPUT: Shape = Shape {
        name: "DescribePortfolioSharesInput",
        kind: Kind::Structure(&[
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Type", shape: &DESCRIBE_PORTFOLIO_SHARE_TYPE, required: true, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE_MAX100, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PRODUCT_AS_ADMIN_INPUT: Shape = Shape {
        name: "DescribeProductAsAdminInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: false, location: Location::Body },
            Member { name: "Name", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "SourcePortfolioId", shape: &ID, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PRODUCT_INPUT: Shape = Shape {
        name: "DescribeProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: false, location: Location::Body },
            Member { name: "Name", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PRODUCT_VIEW_INPUT: Shape = Shape {
        name: "DescribeProductViewInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PROVISIONED_PRODUCT_INPUT: Shape = Shape {
        name: "DescribeProvisionedProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: false, location: Location::Body },
            Member { name: "Name", shape: &PROVISIONED_PRODUCT_NAME, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PROVISIONED_PRODUCT_PLAN_INPUT: Shape = Shape {
        name: "DescribeProvisionedProductPlanInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PlanId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "DescribeProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactName", shape: &PROVISIONING_ARTIFACT_NAME, required: false, location: Location::Body },
            Member { name: "ProductName", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "Verbose", shape: &VERBOSE, required: false, location: Location::Body },
            Member { name: "IncludeProvisioningArtifactParameters", shape: &BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_PROVISIONING_PARAMETERS_INPUT: Shape = Shape {
        name: "DescribeProvisioningParametersInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProductName", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactName", shape: &PROVISIONING_ARTIFACT_NAME, required: false, location: Location::Body },
            Member { name: "PathId", shape: &ID, required: false, location: Location::Body },
            Member { name: "PathName", shape: &PORTFOLIO_DISPLAY_NAME, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_RECORD_INPUT: Shape = Shape {
        name: "DescribeRecordInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_SERVICE_ACTION_EXECUTION_PARAMETERS_INPUT: Shape = Shape {
        name: "DescribeServiceActionExecutionParametersInput",
        kind: Kind::Structure(&[
            Member { name: "ProvisionedProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ServiceActionId", shape: &ID, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_SERVICE_ACTION_INPUT: Shape = Shape {
        name: "DescribeServiceActionInput",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIBE_TAG_OPTION_INPUT: Shape = Shape {
        name: "DescribeTagOptionInput",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &TAG_OPTION_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DESCRIPTION: Shape = Shape {
        name: "Description",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static DISABLE_AWS_ORGANIZATIONS_ACCESS_INPUT: Shape = Shape {
        name: "DisableAWSOrganizationsAccessInput",
        kind: Kind::Structure(&[]),
        sensitive: false,
    };

    pub static DISABLE_TEMPLATE_VALIDATION: Shape = Shape {
        name: "DisableTemplateValidation",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static DISASSOCIATE_BUDGET_FROM_RESOURCE_INPUT: Shape = Shape {
        name: "DisassociateBudgetFromResourceInput",
        kind: Kind::Structure(&[
            Member { name: "BudgetName", shape: &BUDGET_NAME, required: true, location: Location::Body },
            Member { name: "ResourceId", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DISASSOCIATE_PRINCIPAL_FROM_PORTFOLIO_INPUT: Shape = Shape {
        name: "DisassociatePrincipalFromPortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PrincipalARN", shape: &PRINCIPAL_ARN, required: true, location: Location::Body },
            Member { name: "PrincipalType", shape: &PRINCIPAL_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DISASSOCIATE_PRODUCT_FROM_PORTFOLIO_INPUT: Shape = Shape {
        name: "DisassociateProductFromPortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DISASSOCIATE_SERVICE_ACTION_FROM_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "DisassociateServiceActionFromProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ServiceActionId", shape: &ID, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static DISASSOCIATE_TAG_OPTION_FROM_RESOURCE_INPUT: Shape = Shape {
        name: "DisassociateTagOptionFromResourceInput",
        kind: Kind::Structure(&[
            Member { name: "ResourceId", shape: &RESOURCE_ID, required: true, location: Location::Body },
            Member { name: "TagOptionId", shape: &TAG_OPTION_ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ENABLE_AWS_ORGANIZATIONS_ACCESS_INPUT: Shape = Shape {
        name: "EnableAWSOrganizationsAccessInput",
        kind: Kind::Structure(&[]),
        sensitive: false,
    };

    static ENGINE_WORKFLOW_FAILURE_REASON_PATTERN: Pattern = Pattern::new(
        r"[\u0009\u000a\u000d\u0020-\uD7FF\uE000-\uFFFD]*",
        r"\A(?:[\u0009\u000a\u000d\u0020-\uD7FF\uE000-\uFFFD]*)\z",
    );

    pub static ENGINE_WORKFLOW_FAILURE_REASON: Shape = Shape {
        name: "EngineWorkflowFailureReason",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(2048) }, pattern: Some(&ENGINE_WORKFLOW_FAILURE_REASON_PATTERN) }),
        sensitive: false,
    };

    pub static ENGINE_WORKFLOW_RESOURCE_IDENTIFIER: Shape = Shape {
        name: "EngineWorkflowResourceIdentifier",
        kind: Kind::Structure(&[
            Member { name: "UniqueTag", shape: &UNIQUE_TAG_RESOURCE_IDENTIFIER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ENGINE_WORKFLOW_STATUS: Shape = Shape {
        name: "EngineWorkflowStatus",
        kind: Kind::Enum(&[
            "SUCCEEDED",
            "FAILED",
        ], Range::ANY),
        sensitive: false,
    };

    static ENGINE_WORKFLOW_TOKEN_PATTERN: Pattern = Pattern::new(
        r"[0-9A-Za-z+\/=]+",
        r"\A(?:[0-9A-Za-z+/=]+)\z",
    );

    pub static ENGINE_WORKFLOW_TOKEN: Shape = Shape {
        name: "EngineWorkflowToken",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(20_000) }, pattern: Some(&ENGINE_WORKFLOW_TOKEN_PATTERN) }),
        sensitive: false,
    };

    pub static EXECUTE_PROVISIONED_PRODUCT_PLAN_INPUT: Shape = Shape {
        name: "ExecuteProvisionedProductPlanInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PlanId", shape: &ID, required: true, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION_INPUT: Shape = Shape {
        name: "ExecuteProvisionedProductServiceActionInput",
        kind: Kind::Structure(&[
            Member { name: "ProvisionedProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ServiceActionId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ExecuteToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Parameters", shape: &EXECUTION_PARAMETER_MAP, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static EXECUTION_PARAMETER_KEY: Shape = Shape {
        name: "ExecutionParameterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(50) }, pattern: None }),
        sensitive: false,
    };

    pub static EXECUTION_PARAMETER_MAP: Shape = Shape {
        name: "ExecutionParameterMap",
        kind: Kind::Map { key: &EXECUTION_PARAMETER_KEY, value: &EXECUTION_PARAMETER_VALUE_LIST, length: Range { min: Some(1), max: Some(200) } },
        sensitive: false,
    };

    pub static EXECUTION_PARAMETER_VALUE: Shape = Shape {
        name: "ExecutionParameterValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(512) }, pattern: None }),
        sensitive: false,
    };

    pub static EXECUTION_PARAMETER_VALUE_LIST: Shape = Shape {
        name: "ExecutionParameterValueList",
        kind: Kind::List { member: &EXECUTION_PARAMETER_VALUE, length: Range { min: Some(0), max: Some(25) } },
        sensitive: false,
    };

    pub static GET_AWS_ORGANIZATIONS_ACCESS_STATUS_INPUT: Shape = Shape {
        name: "GetAWSOrganizationsAccessStatusInput",
        kind: Kind::Structure(&[]),
        sensitive: false,
    };

    pub static GET_PROVISIONED_PRODUCT_OUTPUTS_INPUT: Shape = Shape {
        name: "GetProvisionedProductOutputsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProvisionedProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProvisionedProductName", shape: &PROVISIONED_PRODUCT_NAME, required: false, location: Location::Body },
            Member { name: "OutputKeys", shape: &OUTPUT_KEYS, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static ID_PATTERN: Pattern = Pattern::new(
        r"^[a-zA-Z0-9_\-]*",
        r"\A(?:^[a-zA-Z0-9_\-]*)\z",
    );

    pub static ID: Shape = Shape {
        name: "Id",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: Some(&ID_PATTERN) }),
        sensitive: false,
    };

    static IDEMPOTENCY_TOKEN_PATTERN: Pattern = Pattern::new(
        r"[a-zA-Z0-9][a-zA-Z0-9_-]*",
        r"\A(?:[a-zA-Z0-9][a-zA-Z0-9_-]*)\z",
    );

    pub static IDEMPOTENCY_TOKEN: Shape = Shape {
        name: "IdempotencyToken",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&IDEMPOTENCY_TOKEN_PATTERN) }),
        sensitive: false,
    };

    pub static IGNORE_ERRORS: Shape = Shape {
        name: "IgnoreErrors",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static IMPORT_AS_PROVISIONED_PRODUCT_INPUT: Shape = Shape {
        name: "ImportAsProvisionedProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisionedProductName", shape: &PROVISIONED_PRODUCT_NAME, required: true, location: Location::Body },
            Member { name: "PhysicalId", shape: &PHYSICAL_ID, required: true, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_ACCEPTED_PORTFOLIO_SHARES_INPUT: Shape = Shape {
        name: "ListAcceptedPortfolioSharesInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE_MAX100, required: false, location: Location::Body },
            Member { name: "PortfolioShareType", shape: &PORTFOLIO_SHARE_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_BUDGETS_FOR_RESOURCE_INPUT: Shape = Shape {
        name: "ListBudgetsForResourceInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ResourceId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_CONSTRAINTS_FOR_PORTFOLIO_INPUT: Shape = Shape {
        name: "ListConstraintsForPortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_LAUNCH_PATHS_INPUT: Shape = Shape {
        name: "ListLaunchPathsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_ORGANIZATION_PORTFOLIO_ACCESS_INPUT: Shape = Shape {
        name: "ListOrganizationPortfolioAccessInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "OrganizationNodeType", shape: &ORGANIZATION_NODE_TYPE, required: true, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PORTFOLIO_ACCESS_INPUT: Shape = Shape {
        name: "ListPortfolioAccessInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "OrganizationParentId", shape: &ID, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE_MAX100, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PORTFOLIOS_FOR_PRODUCT_INPUT: Shape = Shape {
        name: "ListPortfoliosForProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE_MAX100, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PORTFOLIOS_INPUT: Shape = Shape {
        name: "ListPortfoliosInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE_MAX100, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PRINCIPALS_FOR_PORTFOLIO_INPUT: Shape = Shape {
        name: "ListPrincipalsForPortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PROVISIONED_PRODUCT_PLANS_INPUT: Shape = Shape {
        name: "ListProvisionedProductPlansInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProvisionProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "AccessLevelFilter", shape: &ACCESS_LEVEL_FILTER, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PROVISIONING_ARTIFACTS_FOR_SERVICE_ACTION_INPUT: Shape = Shape {
        name: "ListProvisioningArtifactsForServiceActionInput",
        kind: Kind::Structure(&[
            Member { name: "ServiceActionId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_PROVISIONING_ARTIFACTS_INPUT: Shape = Shape {
        name: "ListProvisioningArtifactsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_RECORD_HISTORY_INPUT: Shape = Shape {
        name: "ListRecordHistoryInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "AccessLevelFilter", shape: &ACCESS_LEVEL_FILTER, required: false, location: Location::Body },
            Member { name: "SearchFilter", shape: &LIST_RECORD_HISTORY_SEARCH_FILTER, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_RECORD_HISTORY_SEARCH_FILTER: Shape = Shape {
        name: "ListRecordHistorySearchFilter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &SEARCH_FILTER_KEY, required: false, location: Location::Body },
            Member { name: "Value", shape: &SEARCH_FILTER_VALUE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_RESOURCES_FOR_TAG_OPTION_INPUT: Shape = Shape {
        name: "ListResourcesForTagOptionInput",
        kind: Kind::Structure(&[
            Member { name: "TagOptionId", shape: &TAG_OPTION_ID, required: true, location: Location::Body },
            Member { name: "ResourceType", shape: &RESOURCE_TYPE, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_SERVICE_ACTIONS_FOR_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "ListServiceActionsForProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_SERVICE_ACTIONS_INPUT: Shape = Shape {
        name: "ListServiceActionsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_STACK_INSTANCES_FOR_PROVISIONED_PRODUCT_INPUT: Shape = Shape {
        name: "ListStackInstancesForProvisionedProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProvisionedProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_TAG_OPTIONS_FILTERS: Shape = Shape {
        name: "ListTagOptionsFilters",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &TAG_OPTION_KEY, required: false, location: Location::Body },
            Member { name: "Value", shape: &TAG_OPTION_VALUE, required: false, location: Location::Body },
            Member { name: "Active", shape: &TAG_OPTION_ACTIVE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static LIST_TAG_OPTIONS_INPUT: Shape = Shape {
        name: "ListTagOptionsInput",
        kind: Kind::Structure(&[
            Member { name: "Filters", shape: &LIST_TAG_OPTIONS_FILTERS, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static NOTIFICATION_ARN_PATTERN: Pattern = Pattern::new(
        r"arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/].{0,1023}",
        r"\A(?:arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/][^\n\r\x{85}\x{2028}\x{2029}]{0,1023})\z",
    );

    pub static NOTIFICATION_ARN: Shape = Shape {
        name: "NotificationArn",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1224) }, pattern: Some(&NOTIFICATION_ARN_PATTERN) }),
        sensitive: false,
    };

    pub static NOTIFICATION_ARNS: Shape = Shape {
        name: "NotificationArns",
        kind: Kind::List { member: &NOTIFICATION_ARN, length: Range { min: None, max: Some(5) } },
        sensitive: false,
    };

    pub static NOTIFY_PROVISION_PRODUCT_ENGINE_WORKFLOW_RESULT_INPUT: Shape = Shape {
        name: "NotifyProvisionProductEngineWorkflowResultInput",
        kind: Kind::Structure(&[
            Member { name: "WorkflowToken", shape: &ENGINE_WORKFLOW_TOKEN, required: true, location: Location::Body },
            Member { name: "RecordId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Status", shape: &ENGINE_WORKFLOW_STATUS, required: true, location: Location::Body },
            Member { name: "FailureReason", shape: &ENGINE_WORKFLOW_FAILURE_REASON, required: false, location: Location::Body },
            Member { name: "ResourceIdentifier", shape: &ENGINE_WORKFLOW_RESOURCE_IDENTIFIER, required: false, location: Location::Body },
            Member { name: "Outputs", shape: &RECORD_OUTPUTS, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NOTIFY_TERMINATE_PROVISIONED_PRODUCT_ENGINE_WORKFLOW_RESULT_INPUT: Shape = Shape {
        name: "NotifyTerminateProvisionedProductEngineWorkflowResultInput",
        kind: Kind::Structure(&[
            Member { name: "WorkflowToken", shape: &ENGINE_WORKFLOW_TOKEN, required: true, location: Location::Body },
            Member { name: "RecordId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Status", shape: &ENGINE_WORKFLOW_STATUS, required: true, location: Location::Body },
            Member { name: "FailureReason", shape: &ENGINE_WORKFLOW_FAILURE_REASON, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NOTIFY_UPDATE_PROVISIONED_PRODUCT_ENGINE_WORKFLOW_RESULT_INPUT: Shape = Shape {
        name: "NotifyUpdateProvisionedProductEngineWorkflowResultInput",
        kind: Kind::Structure(&[
            Member { name: "WorkflowToken", shape: &ENGINE_WORKFLOW_TOKEN, required: true, location: Location::Body },
            Member { name: "RecordId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Status", shape: &ENGINE_WORKFLOW_STATUS, required: true, location: Location::Body },
            Member { name: "FailureReason", shape: &ENGINE_WORKFLOW_FAILURE_REASON, required: false, location: Location::Body },
            Member { name: "Outputs", shape: &RECORD_OUTPUTS, required: false, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static NULLABLE_BOOLEAN: Shape = Shape {
        name: "NullableBoolean",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static ORGANIZATION_NODE: Shape = Shape {
        name: "OrganizationNode",
        kind: Kind::Structure(&[
            Member { name: "Type", shape: &ORGANIZATION_NODE_TYPE, required: false, location: Location::Body },
            Member { name: "Value", shape: &ORGANIZATION_NODE_VALUE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static ORGANIZATION_NODE_TYPE: Shape = Shape {
        name: "OrganizationNodeType",
        kind: Kind::Enum(&[
            "ORGANIZATION",
            "ORGANIZATIONAL_UNIT",
            "ACCOUNT",
        ], Range::ANY),
        sensitive: false,
    };

    static ORGANIZATION_NODE_VALUE_PATTERN: Pattern = Pattern::new(
        r"(^[0-9]{12}$)|(^arn:aws:organizations::\d{12}:organization\/o-[a-z0-9]{10,32})|(^o-[a-z0-9]{10,32}$)|(^arn:aws:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$)|(^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$)",
        r"\A(?:(^[0-9]{12}$)|(^arn:aws:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32})|(^o-[a-z0-9]{10,32}$)|(^arn:aws:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$)|(^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$))\z",
    );

    pub static ORGANIZATION_NODE_VALUE: Shape = Shape {
        name: "OrganizationNodeValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: Some(&ORGANIZATION_NODE_VALUE_PATTERN) }),
        sensitive: false,
    };

    pub static OUTPUT_KEY: Shape = Shape {
        name: "OutputKey",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static OUTPUT_KEYS: Shape = Shape {
        name: "OutputKeys",
        kind: Kind::List { member: &OUTPUT_KEY, length: Range { min: None, max: Some(60) } },
        sensitive: false,
    };

    pub static OUTPUT_VALUE: Shape = Shape {
        name: "OutputValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PAGE_SIZE: Shape = Shape {
        name: "PageSize",
        kind: Kind::Integer(Range { min: Some(0), max: Some(20) }),
        sensitive: false,
    };

    pub static PAGE_SIZE_MAX100: Shape = Shape {
        name: "PageSizeMax100",
        kind: Kind::Integer(Range { min: Some(0), max: Some(100) }),
        sensitive: false,
    };

    static PAGE_TOKEN_PATTERN: Pattern = Pattern::new(
        r"[\u0009\u000a\u000d\u0020-\uD7FF\uE000-\uFFFD]*",
        r"\A(?:[\u0009\u000a\u000d\u0020-\uD7FF\uE000-\uFFFD]*)\z",
    );

    pub static PAGE_TOKEN: Shape = Shape {
        name: "PageToken",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(2024) }, pattern: Some(&PAGE_TOKEN_PATTERN) }),
        sensitive: false,
    };

    pub static PARAMETER_KEY: Shape = Shape {
        name: "ParameterKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1000) }, pattern: None }),
        sensitive: false,
    };

    pub static PARAMETER_VALUE: Shape = Shape {
        name: "ParameterValue",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(4096) }, pattern: None }),
        sensitive: false,
    };

    pub static PHYSICAL_ID: Shape = Shape {
        name: "PhysicalId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PORTFOLIO_DESCRIPTION: Shape = Shape {
        name: "PortfolioDescription",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(2000) }, pattern: None }),
        sensitive: false,
    };

    pub static PORTFOLIO_DISPLAY_NAME: Shape = Shape {
        name: "PortfolioDisplayName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    pub static PORTFOLIO_SHARE_TYPE: Shape = Shape {
        name: "PortfolioShareType",
        kind: Kind::Enum(&[
            "IMPORTED",
            "AWS_SERVICECATALOG",
            "AWS_ORGANIZATIONS",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PRINCIPAL_ARN: Shape = Shape {
        name: "PrincipalARN",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1000) }, pattern: None }),
        sensitive: false,
    };

    pub static PRINCIPAL_TYPE: Shape = Shape {
        name: "PrincipalType",
        kind: Kind::Enum(&[
            "IAM",
            "IAM_PATTERN",
        ], Range::ANY),
        sensitive: false,
    };

    static PRODUCT_ARN_PATTERN: Pattern = Pattern::new(
        r"arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/].{0,1023}",
        r"\A(?:arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/][^\n\r\x{85}\x{2028}\x{2029}]{0,1023})\z",
    );

    pub static PRODUCT_ARN: Shape = Shape {
        name: "ProductArn",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1224) }, pattern: Some(&PRODUCT_ARN_PATTERN) }),
        sensitive: false,
    };

    pub static PRODUCT_SOURCE: Shape = Shape {
        name: "ProductSource",
        kind: Kind::Enum(&[
            "ACCOUNT",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PRODUCT_TYPE: Shape = Shape {
        name: "ProductType",
        kind: Kind::Enum(&[
            "CLOUD_FORMATION_TEMPLATE",
            "MARKETPLACE",
            "TERRAFORM_OPEN_SOURCE",
            "TERRAFORM_CLOUD",
            "EXTERNAL",
        ], Range { min: None, max: Some(8191) }),
        sensitive: false,
    };

    pub static PRODUCT_VIEW_FILTER_BY: Shape = Shape {
        name: "ProductViewFilterBy",
        kind: Kind::Enum(&[
            "FullTextSearch",
            "Owner",
            "ProductType",
            "SourceProductId",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PRODUCT_VIEW_FILTER_VALUE: Shape = Shape {
        name: "ProductViewFilterValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PRODUCT_VIEW_FILTER_VALUES: Shape = Shape {
        name: "ProductViewFilterValues",
        kind: Kind::List { member: &PRODUCT_VIEW_FILTER_VALUE, length: Range::ANY },
        sensitive: false,
    };

    pub static PRODUCT_VIEW_FILTERS: Shape = Shape {
        name: "ProductViewFilters",
        kind: Kind::Map { key: &PRODUCT_VIEW_FILTER_BY, value: &PRODUCT_VIEW_FILTER_VALUES, length: Range::ANY },
        sensitive: false,
    };

    pub static PRODUCT_VIEW_NAME: Shape = Shape {
        name: "ProductViewName",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(8191) }, pattern: None }),
        sensitive: false,
    };

    pub static PRODUCT_VIEW_OWNER: Shape = Shape {
        name: "ProductViewOwner",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(8191) }, pattern: None }),
        sensitive: false,
    };

    pub static PRODUCT_VIEW_SHORT_DESCRIPTION: Shape = Shape {
        name: "ProductViewShortDescription",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(8191) }, pattern: None }),
        sensitive: false,
    };

    pub static PRODUCT_VIEW_SORT_BY: Shape = Shape {
        name: "ProductViewSortBy",
        kind: Kind::Enum(&[
            "Title",
            "VersionCount",
            "CreationDate",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PROPERTY_KEY: Shape = Shape {
        name: "PropertyKey",
        kind: Kind::Enum(&[
            "OWNER",
            "LAUNCH_ROLE",
        ], Range { min: Some(1), max: Some(128) }),
        sensitive: false,
    };

    pub static PROPERTY_VALUE: Shape = Shape {
        name: "PropertyValue",
        kind: Kind::String(StringRule { length: Range { min: Some(0), max: Some(1024) }, pattern: None }),
        sensitive: false,
    };

    pub static PROVIDER_NAME: Shape = Shape {
        name: "ProviderName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(50) }, pattern: None }),
        sensitive: false,
    };

    pub static PROVISION_PRODUCT_INPUT: Shape = Shape {
        name: "ProvisionProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProductName", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactName", shape: &PROVISIONING_ARTIFACT_NAME, required: false, location: Location::Body },
            Member { name: "PathId", shape: &ID, required: false, location: Location::Body },
            Member { name: "PathName", shape: &PORTFOLIO_DISPLAY_NAME, required: false, location: Location::Body },
            Member { name: "ProvisionedProductName", shape: &PROVISIONED_PRODUCT_NAME, required: true, location: Location::Body },
            Member { name: "ProvisioningParameters", shape: &PROVISIONING_PARAMETERS, required: false, location: Location::Body },
            Member { name: "ProvisioningPreferences", shape: &PROVISIONING_PREFERENCES, required: false, location: Location::Body },
            Member { name: "Tags", shape: &TAGS, required: false, location: Location::Body },
            Member { name: "NotificationArns", shape: &NOTIFICATION_ARNS, required: false, location: Location::Body },
            Member { name: "ProvisionToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_FILTERS: Shape = Shape {
        name: "ProvisionedProductFilters",
        kind: Kind::Map { key: &PROVISIONED_PRODUCT_VIEW_FILTER_BY, value: &PROVISIONED_PRODUCT_VIEW_FILTER_VALUES, length: Range::ANY },
        sensitive: false,
    };

    static PROVISIONED_PRODUCT_NAME_PATTERN: Pattern = Pattern::new(
        r"[a-zA-Z0-9][a-zA-Z0-9._-]*",
        r"\A(?:[a-zA-Z0-9][a-zA-Z0-9._-]*)\z",
    );

    pub static PROVISIONED_PRODUCT_NAME: Shape = Shape {
        name: "ProvisionedProductName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&PROVISIONED_PRODUCT_NAME_PATTERN) }),
        sensitive: false,
    };

    static PROVISIONED_PRODUCT_NAME_OR_ARN_PATTERN: Pattern = Pattern::new(
        r"[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}|arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/].{0,1023}",
        r"\A(?:[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}|arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/][^\n\r\x{85}\x{2028}\x{2029}]{0,1023})\z",
    );

    pub static PROVISIONED_PRODUCT_NAME_OR_ARN: Shape = Shape {
        name: "ProvisionedProductNameOrArn",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1224) }, pattern: Some(&PROVISIONED_PRODUCT_NAME_OR_ARN_PATTERN) }),
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_PLAN_NAME: Shape = Shape {
        name: "ProvisionedProductPlanName",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_PLAN_TYPE: Shape = Shape {
        name: "ProvisionedProductPlanType",
        kind: Kind::Enum(&[
            "CLOUDFORMATION",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_PROPERTIES: Shape = Shape {
        name: "ProvisionedProductProperties",
        kind: Kind::Map { key: &PROPERTY_KEY, value: &PROPERTY_VALUE, length: Range { min: Some(1), max: Some(100) } },
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_VIEW_FILTER_BY: Shape = Shape {
        name: "ProvisionedProductViewFilterBy",
        kind: Kind::Enum(&[
            "SearchQuery",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_VIEW_FILTER_VALUE: Shape = Shape {
        name: "ProvisionedProductViewFilterValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONED_PRODUCT_VIEW_FILTER_VALUES: Shape = Shape {
        name: "ProvisionedProductViewFilterValues",
        kind: Kind::List { member: &PROVISIONED_PRODUCT_VIEW_FILTER_VALUE, length: Range::ANY },
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_ACTIVE: Shape = Shape {
        name: "ProvisioningArtifactActive",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_DESCRIPTION: Shape = Shape {
        name: "ProvisioningArtifactDescription",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(8192) }, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_GUIDANCE: Shape = Shape {
        name: "ProvisioningArtifactGuidance",
        kind: Kind::Enum(&[
            "DEFAULT",
            "DEPRECATED",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_INFO: Shape = Shape {
        name: "ProvisioningArtifactInfo",
        kind: Kind::Map { key: &PROVISIONING_ARTIFACT_INFO_KEY, value: &PROVISIONING_ARTIFACT_INFO_VALUE, length: Range { min: Some(1), max: Some(100) } },
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_INFO_KEY: Shape = Shape {
        name: "ProvisioningArtifactInfoKey",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_INFO_VALUE: Shape = Shape {
        name: "ProvisioningArtifactInfoValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_NAME: Shape = Shape {
        name: "ProvisioningArtifactName",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(8192) }, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_PROPERTIES: Shape = Shape {
        name: "ProvisioningArtifactProperties",
        kind: Kind::Structure(&[
            Member { name: "Name", shape: &PROVISIONING_ARTIFACT_NAME, required: false, location: Location::Body },
            Member { name: "Description", shape: &PROVISIONING_ARTIFACT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "Info", shape: &PROVISIONING_ARTIFACT_INFO, required: false, location: Location::Body },
            Member { name: "Type", shape: &PROVISIONING_ARTIFACT_TYPE, required: false, location: Location::Body },
            Member { name: "DisableTemplateValidation", shape: &DISABLE_TEMPLATE_VALIDATION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_PROPERTY_NAME: Shape = Shape {
        name: "ProvisioningArtifactPropertyName",
        kind: Kind::Enum(&[
            "Id",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_PROPERTY_VALUE: Shape = Shape {
        name: "ProvisioningArtifactPropertyValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static PROVISIONING_ARTIFACT_TYPE: Shape = Shape {
        name: "ProvisioningArtifactType",
        kind: Kind::Enum(&[
            "CLOUD_FORMATION_TEMPLATE",
            "MARKETPLACE_AMI",
            "MARKETPLACE_CAR",
            "TERRAFORM_OPEN_SOURCE",
            "TERRAFORM_CLOUD",
            "EXTERNAL",
        ], Range::ANY),
        sensitive: false,
    };

    pub static PROVISIONING_PARAMETER: Shape = Shape {
        name: "ProvisioningParameter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &PARAMETER_KEY, required: false, location: Location::Body },
            Member { name: "Value", shape: &PARAMETER_VALUE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static PROVISIONING_PARAMETERS: Shape = Shape {
        name: "ProvisioningParameters",
        kind: Kind::List { member: &PROVISIONING_PARAMETER, length: Range::ANY },
        sensitive: false,
    };

    pub static PROVISIONING_PREFERENCES: Shape = Shape {
        name: "ProvisioningPreferences",
        kind: Kind::Structure(&[
            Member { name: "StackSetAccounts", shape: &STACK_SET_ACCOUNTS, required: false, location: Location::Body },
            Member { name: "StackSetRegions", shape: &STACK_SET_REGIONS, required: false, location: Location::Body },
            Member { name: "StackSetFailureToleranceCount", shape: &STACK_SET_FAILURE_TOLERANCE_COUNT, required: false, location: Location::Body },
            Member { name: "StackSetFailureTolerancePercentage", shape: &STACK_SET_FAILURE_TOLERANCE_PERCENTAGE, required: false, location: Location::Body },
            Member { name: "StackSetMaxConcurrencyCount", shape: &STACK_SET_MAX_CONCURRENCY_COUNT, required: false, location: Location::Body },
            Member { name: "StackSetMaxConcurrencyPercentage", shape: &STACK_SET_MAX_CONCURRENCY_PERCENTAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RECORD_OUTPUT: Shape = Shape {
        name: "RecordOutput",
        kind: Kind::Structure(&[
            Member { name: "OutputKey", shape: &OUTPUT_KEY, required: false, location: Location::Body },
            Member { name: "OutputValue", shape: &OUTPUT_VALUE, required: false, location: Location::Body },
            Member { name: "Description", shape: &DESCRIPTION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static RECORD_OUTPUTS: Shape = Shape {
        name: "RecordOutputs",
        kind: Kind::List { member: &RECORD_OUTPUT, length: Range::ANY },
        sensitive: false,
    };

    pub static REGION: Shape = Shape {
        name: "Region",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static REJECT_PORTFOLIO_SHARE_INPUT: Shape = Shape {
        name: "RejectPortfolioShareInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "PortfolioShareType", shape: &PORTFOLIO_SHARE_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static REPOSITORY: Shape = Shape {
        name: "Repository",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    pub static REPOSITORY_ARTIFACT_PATH: Shape = Shape {
        name: "RepositoryArtifactPath",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(4096) }, pattern: None }),
        sensitive: false,
    };

    pub static REPOSITORY_BRANCH: Shape = Shape {
        name: "RepositoryBranch",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(250) }, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_ID: Shape = Shape {
        name: "ResourceId",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static RESOURCE_TYPE: Shape = Shape {
        name: "ResourceType",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static RETAIN_PHYSICAL_RESOURCES: Shape = Shape {
        name: "RetainPhysicalResources",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static SCAN_PROVISIONED_PRODUCTS_INPUT: Shape = Shape {
        name: "ScanProvisionedProductsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "AccessLevelFilter", shape: &ACCESS_LEVEL_FILTER, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SEARCH_FILTER_KEY: Shape = Shape {
        name: "SearchFilterKey",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static SEARCH_FILTER_VALUE: Shape = Shape {
        name: "SearchFilterValue",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static SEARCH_PRODUCTS_AS_ADMIN_INPUT: Shape = Shape {
        name: "SearchProductsAsAdminInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: false, location: Location::Body },
            Member { name: "Filters", shape: &PRODUCT_VIEW_FILTERS, required: false, location: Location::Body },
            Member { name: "SortBy", shape: &PRODUCT_VIEW_SORT_BY, required: false, location: Location::Body },
            Member { name: "SortOrder", shape: &SORT_ORDER, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "ProductSource", shape: &PRODUCT_SOURCE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SEARCH_PRODUCTS_INPUT: Shape = Shape {
        name: "SearchProductsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Filters", shape: &PRODUCT_VIEW_FILTERS, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &PAGE_SIZE_MAX100, required: false, location: Location::Body },
            Member { name: "SortBy", shape: &PRODUCT_VIEW_SORT_BY, required: false, location: Location::Body },
            Member { name: "SortOrder", shape: &SORT_ORDER, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SEARCH_PROVISIONED_PRODUCTS_INPUT: Shape = Shape {
        name: "SearchProvisionedProductsInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "AccessLevelFilter", shape: &ACCESS_LEVEL_FILTER, required: false, location: Location::Body },
            Member { name: "Filters", shape: &PROVISIONED_PRODUCT_FILTERS, required: false, location: Location::Body },
            Member { name: "SortBy", shape: &SORT_FIELD, required: false, location: Location::Body },
            Member { name: "SortOrder", shape: &SORT_ORDER, required: false, location: Location::Body },
            Member { name: "PageSize", shape: &SEARCH_PROVISIONED_PRODUCTS_PAGE_SIZE, required: false, location: Location::Body },
            Member { name: "PageToken", shape: &PAGE_TOKEN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SEARCH_PROVISIONED_PRODUCTS_PAGE_SIZE: Shape = Shape {
        name: "SearchProvisionedProductsPageSize",
        kind: Kind::Integer(Range { min: Some(0), max: Some(100) }),
        sensitive: false,
    };

    pub static SERVICE_ACTION_ASSOCIATION: Shape = Shape {
        name: "ServiceActionAssociation",
        kind: Kind::Structure(&[
            Member { name: "ServiceActionId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SERVICE_ACTION_ASSOCIATIONS: Shape = Shape {
        name: "ServiceActionAssociations",
        kind: Kind::List { member: &SERVICE_ACTION_ASSOCIATION, length: Range { min: Some(1), max: Some(50) } },
        sensitive: false,
    };

    pub static SERVICE_ACTION_DEFINITION_KEY: Shape = Shape {
        name: "ServiceActionDefinitionKey",
        kind: Kind::Enum(&[
            "Name",
            "Version",
            "AssumeRole",
            "Parameters",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SERVICE_ACTION_DEFINITION_MAP: Shape = Shape {
        name: "ServiceActionDefinitionMap",
        kind: Kind::Map { key: &SERVICE_ACTION_DEFINITION_KEY, value: &SERVICE_ACTION_DEFINITION_VALUE, length: Range { min: Some(1), max: Some(100) } },
        sensitive: false,
    };

    pub static SERVICE_ACTION_DEFINITION_TYPE: Shape = Shape {
        name: "ServiceActionDefinitionType",
        kind: Kind::Enum(&[
            "SSM_AUTOMATION",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SERVICE_ACTION_DEFINITION_VALUE: Shape = Shape {
        name: "ServiceActionDefinitionValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(1024) }, pattern: None }),
        sensitive: false,
    };

    pub static SERVICE_ACTION_DESCRIPTION: Shape = Shape {
        name: "ServiceActionDescription",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(1024) }, pattern: None }),
        sensitive: false,
    };

    static SERVICE_ACTION_NAME_PATTERN: Pattern = Pattern::new(
        r"^[a-zA-Z0-9_\-.]*",
        r"\A(?:^[a-zA-Z0-9_\-.]*)\z",
    );

    pub static SERVICE_ACTION_NAME: Shape = Shape {
        name: "ServiceActionName",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: Some(&SERVICE_ACTION_NAME_PATTERN) }),
        sensitive: false,
    };

    pub static SORT_FIELD: Shape = Shape {
        name: "SortField",
        kind: Kind::String(StringRule { length: Range::ANY, pattern: None }),
        sensitive: false,
    };

    pub static SORT_ORDER: Shape = Shape {
        name: "SortOrder",
        kind: Kind::Enum(&[
            "ASCENDING",
            "DESCENDING",
        ], Range::ANY),
        sensitive: false,
    };

    pub static SOURCE_CONNECTION: Shape = Shape {
        name: "SourceConnection",
        kind: Kind::Structure(&[
            Member { name: "Type", shape: &SOURCE_TYPE, required: false, location: Location::Body },
            Member { name: "ConnectionParameters", shape: &SOURCE_CONNECTION_PARAMETERS, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SOURCE_CONNECTION_PARAMETERS: Shape = Shape {
        name: "SourceConnectionParameters",
        kind: Kind::Structure(&[
            Member { name: "CodeStar", shape: &CODE_STAR_PARAMETERS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static SOURCE_PROVISIONING_ARTIFACT_PROPERTIES: Shape = Shape {
        name: "SourceProvisioningArtifactProperties",
        kind: Kind::List { member: &SOURCE_PROVISIONING_ARTIFACT_PROPERTIES_MAP, length: Range::ANY },
        sensitive: false,
    };

    pub static SOURCE_PROVISIONING_ARTIFACT_PROPERTIES_MAP: Shape = Shape {
        name: "SourceProvisioningArtifactPropertiesMap",
        kind: Kind::Map { key: &PROVISIONING_ARTIFACT_PROPERTY_NAME, value: &PROVISIONING_ARTIFACT_PROPERTY_VALUE, length: Range::ANY },
        sensitive: false,
    };

    pub static SOURCE_TYPE: Shape = Shape {
        name: "SourceType",
        kind: Kind::Enum(&[
            "CODESTAR",
        ], Range::ANY),
        sensitive: false,
    };

    pub static STACK_SET_ACCOUNTS: Shape = Shape {
        name: "StackSetAccounts",
        kind: Kind::List { member: &ACCOUNT_ID, length: Range::ANY },
        sensitive: false,
    };

    pub static STACK_SET_FAILURE_TOLERANCE_COUNT: Shape = Shape {
        name: "StackSetFailureToleranceCount",
        kind: Kind::Integer(Range { min: Some(0), max: None }),
        sensitive: false,
    };

    pub static STACK_SET_FAILURE_TOLERANCE_PERCENTAGE: Shape = Shape {
        name: "StackSetFailureTolerancePercentage",
        kind: Kind::Integer(Range { min: Some(0), max: Some(100) }),
        sensitive: false,
    };

    pub static STACK_SET_MAX_CONCURRENCY_COUNT: Shape = Shape {
        name: "StackSetMaxConcurrencyCount",
        kind: Kind::Integer(Range { min: Some(1), max: None }),
        sensitive: false,
    };

    pub static STACK_SET_MAX_CONCURRENCY_PERCENTAGE: Shape = Shape {
        name: "StackSetMaxConcurrencyPercentage",
        kind: Kind::Integer(Range { min: Some(1), max: Some(100) }),
        sensitive: false,
    };

    pub static STACK_SET_OPERATION_TYPE: Shape = Shape {
        name: "StackSetOperationType",
        kind: Kind::Enum(&[
            "CREATE",
            "UPDATE",
            "DELETE",
        ], Range::ANY),
        sensitive: false,
    };

    pub static STACK_SET_REGIONS: Shape = Shape {
        name: "StackSetRegions",
        kind: Kind::List { member: &REGION, length: Range::ANY },
        sensitive: false,
    };

    pub static SUPPORT_DESCRIPTION: Shape = Shape {
        name: "SupportDescription",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(8191) }, pattern: None }),
        sensitive: false,
    };

    pub static SUPPORT_EMAIL: Shape = Shape {
        name: "SupportEmail",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(254) }, pattern: None }),
        sensitive: false,
    };

    pub static SUPPORT_URL: Shape = Shape {
        name: "SupportUrl",
        kind: Kind::String(StringRule { length: Range { min: None, max: Some(2083) }, pattern: None }),
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

    pub static TAG_KEYS: Shape = Shape {
        name: "TagKeys",
        kind: Kind::List { member: &TAG_KEY, length: Range::ANY },
        sensitive: false,
    };

    pub static TAG_OPTION_ACTIVE: Shape = Shape {
        name: "TagOptionActive",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static TAG_OPTION_ID: Shape = Shape {
        name: "TagOptionId",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(100) }, pattern: None }),
        sensitive: false,
    };

    static TAG_OPTION_KEY_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static TAG_OPTION_KEY: Shape = Shape {
        name: "TagOptionKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&TAG_OPTION_KEY_PATTERN) }),
        sensitive: false,
    };

    static TAG_OPTION_VALUE_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static TAG_OPTION_VALUE: Shape = Shape {
        name: "TagOptionValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: Some(&TAG_OPTION_VALUE_PATTERN) }),
        sensitive: false,
    };

    static TAG_VALUE_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static TAG_VALUE: Shape = Shape {
        name: "TagValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: Some(&TAG_VALUE_PATTERN) }),
        sensitive: false,
    };

    pub static TAGS: Shape = Shape {
        name: "Tags",
        kind: Kind::List { member: &TAG, length: Range { min: None, max: Some(50) } },
        sensitive: false,
    };

    pub static TERMINATE_PROVISIONED_PRODUCT_INPUT: Shape = Shape {
        name: "TerminateProvisionedProductInput",
        kind: Kind::Structure(&[
            Member { name: "ProvisionedProductName", shape: &PROVISIONED_PRODUCT_NAME_OR_ARN, required: false, location: Location::Body },
            Member { name: "ProvisionedProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "TerminateToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
            Member { name: "IgnoreErrors", shape: &IGNORE_ERRORS, required: false, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "RetainPhysicalResources", shape: &RETAIN_PHYSICAL_RESOURCES, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static UNIQUE_TAG_KEY_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:\/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static UNIQUE_TAG_KEY: Shape = Shape {
        name: "UniqueTagKey",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(128) }, pattern: Some(&UNIQUE_TAG_KEY_PATTERN) }),
        sensitive: false,
    };

    pub static UNIQUE_TAG_RESOURCE_IDENTIFIER: Shape = Shape {
        name: "UniqueTagResourceIdentifier",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &UNIQUE_TAG_KEY, required: false, location: Location::Body },
            Member { name: "Value", shape: &UNIQUE_TAG_VALUE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    static UNIQUE_TAG_VALUE_PATTERN: Pattern = Pattern::new(
        r"^([\p{L}\p{Z}\p{N}_.:\/=+\-@]*)$",
        r"\A(?:^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)\z",
    );

    pub static UNIQUE_TAG_VALUE: Shape = Shape {
        name: "UniqueTagValue",
        kind: Kind::String(StringRule { length: Range { min: Some(1), max: Some(256) }, pattern: Some(&UNIQUE_TAG_VALUE_PATTERN) }),
        sensitive: false,
    };

    pub static UPDATE_CONSTRAINT_INPUT: Shape = Shape {
        name: "UpdateConstraintInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "Description", shape: &CONSTRAINT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "Parameters", shape: &CONSTRAINT_PARAMETERS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PORTFOLIO_INPUT: Shape = Shape {
        name: "UpdatePortfolioInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "DisplayName", shape: &PORTFOLIO_DISPLAY_NAME, required: false, location: Location::Body },
            Member { name: "Description", shape: &PORTFOLIO_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "ProviderName", shape: &PROVIDER_NAME, required: false, location: Location::Body },
            Member { name: "AddTags", shape: &ADD_TAGS, required: false, location: Location::Body },
            Member { name: "RemoveTags", shape: &TAG_KEYS, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PORTFOLIO_SHARE_INPUT: Shape = Shape {
        name: "UpdatePortfolioShareInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "PortfolioId", shape: &ID, required: true, location: Location::Body },
            Member { name: "AccountId", shape: &ACCOUNT_ID, required: false, location: Location::Body },
            Member { name: "OrganizationNode", shape: &ORGANIZATION_NODE, required: false, location: Location::Body },
            Member { name: "ShareTagOptions", shape: &NULLABLE_BOOLEAN, required: false, location: Location::Body },
            Member { name: "SharePrincipals", shape: &NULLABLE_BOOLEAN, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PRODUCT_INPUT: Shape = Shape {
        name: "UpdateProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "Name", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "Owner", shape: &PRODUCT_VIEW_OWNER, required: false, location: Location::Body },
            Member { name: "Description", shape: &PRODUCT_VIEW_SHORT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "Distributor", shape: &PRODUCT_VIEW_OWNER, required: false, location: Location::Body },
            Member { name: "SupportDescription", shape: &SUPPORT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "SupportEmail", shape: &SUPPORT_EMAIL, required: false, location: Location::Body },
            Member { name: "SupportUrl", shape: &SUPPORT_URL, required: false, location: Location::Body },
            Member { name: "AddTags", shape: &ADD_TAGS, required: false, location: Location::Body },
            Member { name: "RemoveTags", shape: &TAG_KEYS, required: false, location: Location::Body },
            Member { name: "SourceConnection", shape: &SOURCE_CONNECTION, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PROVISIONED_PRODUCT_INPUT: Shape = Shape {
        name: "UpdateProvisionedProductInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProvisionedProductName", shape: &PROVISIONED_PRODUCT_NAME_OR_ARN, required: false, location: Location::Body },
            Member { name: "ProvisionedProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProductName", shape: &PRODUCT_VIEW_NAME, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: false, location: Location::Body },
            Member { name: "ProvisioningArtifactName", shape: &PROVISIONING_ARTIFACT_NAME, required: false, location: Location::Body },
            Member { name: "PathId", shape: &ID, required: false, location: Location::Body },
            Member { name: "PathName", shape: &PORTFOLIO_DISPLAY_NAME, required: false, location: Location::Body },
            Member { name: "ProvisioningParameters", shape: &UPDATE_PROVISIONING_PARAMETERS, required: false, location: Location::Body },
            Member { name: "ProvisioningPreferences", shape: &UPDATE_PROVISIONING_PREFERENCES, required: false, location: Location::Body },
            Member { name: "Tags", shape: &TAGS, required: false, location: Location::Body },
            Member { name: "UpdateToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PROVISIONED_PRODUCT_PROPERTIES_INPUT: Shape = Shape {
        name: "UpdateProvisionedProductPropertiesInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProvisionedProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisionedProductProperties", shape: &PROVISIONED_PRODUCT_PROPERTIES, required: true, location: Location::Body },
            Member { name: "IdempotencyToken", shape: &IDEMPOTENCY_TOKEN, required: true, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PROVISIONING_ARTIFACT_INPUT: Shape = Shape {
        name: "UpdateProvisioningArtifactInput",
        kind: Kind::Structure(&[
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
            Member { name: "ProductId", shape: &ID, required: true, location: Location::Body },
            Member { name: "ProvisioningArtifactId", shape: &ID, required: true, location: Location::Body },
            Member { name: "Name", shape: &PROVISIONING_ARTIFACT_NAME, required: false, location: Location::Body },
            Member { name: "Description", shape: &PROVISIONING_ARTIFACT_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "Active", shape: &PROVISIONING_ARTIFACT_ACTIVE, required: false, location: Location::Body },
            Member { name: "Guidance", shape: &PROVISIONING_ARTIFACT_GUIDANCE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PROVISIONING_PARAMETER: Shape = Shape {
        name: "UpdateProvisioningParameter",
        kind: Kind::Structure(&[
            Member { name: "Key", shape: &PARAMETER_KEY, required: false, location: Location::Body },
            Member { name: "Value", shape: &PARAMETER_VALUE, required: false, location: Location::Body },
            Member { name: "UsePreviousValue", shape: &USE_PREVIOUS_VALUE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_PROVISIONING_PARAMETERS: Shape = Shape {
        name: "UpdateProvisioningParameters",
        kind: Kind::List { member: &UPDATE_PROVISIONING_PARAMETER, length: Range::ANY },
        sensitive: false,
    };

    pub static UPDATE_PROVISIONING_PREFERENCES: Shape = Shape {
        name: "UpdateProvisioningPreferences",
        kind: Kind::Structure(&[
            Member { name: "StackSetAccounts", shape: &STACK_SET_ACCOUNTS, required: false, location: Location::Body },
            Member { name: "StackSetRegions", shape: &STACK_SET_REGIONS, required: false, location: Location::Body },
            Member { name: "StackSetFailureToleranceCount", shape: &STACK_SET_FAILURE_TOLERANCE_COUNT, required: false, location: Location::Body },
            Member { name: "StackSetFailureTolerancePercentage", shape: &STACK_SET_FAILURE_TOLERANCE_PERCENTAGE, required: false, location: Location::Body },
            Member { name: "StackSetMaxConcurrencyCount", shape: &STACK_SET_MAX_CONCURRENCY_COUNT, required: false, location: Location::Body },
            Member { name: "StackSetMaxConcurrencyPercentage", shape: &STACK_SET_MAX_CONCURRENCY_PERCENTAGE, required: false, location: Location::Body },
            Member { name: "StackSetOperationType", shape: &STACK_SET_OPERATION_TYPE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_SERVICE_ACTION_INPUT: Shape = Shape {
        name: "UpdateServiceActionInput",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &ID, required: true, location: Location::Body },
            Member { name: "Name", shape: &SERVICE_ACTION_NAME, required: false, location: Location::Body },
            Member { name: "Definition", shape: &SERVICE_ACTION_DEFINITION_MAP, required: false, location: Location::Body },
            Member { name: "Description", shape: &SERVICE_ACTION_DESCRIPTION, required: false, location: Location::Body },
            Member { name: "AcceptLanguage", shape: &ACCEPT_LANGUAGE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static UPDATE_TAG_OPTION_INPUT: Shape = Shape {
        name: "UpdateTagOptionInput",
        kind: Kind::Structure(&[
            Member { name: "Id", shape: &TAG_OPTION_ID, required: true, location: Location::Body },
            Member { name: "Value", shape: &TAG_OPTION_VALUE, required: false, location: Location::Body },
            Member { name: "Active", shape: &TAG_OPTION_ACTIVE, required: false, location: Location::Body },
        ]),
        sensitive: false,
    };

    pub static USE_PREVIOUS_VALUE: Shape = Shape {
        name: "UsePreviousValue",
        kind: Kind::Boolean,
        sensitive: false,
    };

    pub static VERBOSE: Shape = Shape {
        name: "Verbose",
        kind: Kind::Boolean,
        sensitive: false,
    };

    /// Every pattern, so that a test can see whether each compiles.
    #[cfg(test)]
    pub(crate) fn patterns() -> Vec<&'static crate::api::shape::Pattern> {
        vec![
            &ACCOUNT_ID_PATTERN,
            &CODE_STAR_CONNECTION_ARN_PATTERN,
            &ENGINE_WORKFLOW_FAILURE_REASON_PATTERN,
            &ENGINE_WORKFLOW_TOKEN_PATTERN,
            &ID_PATTERN,
            &IDEMPOTENCY_TOKEN_PATTERN,
            &NOTIFICATION_ARN_PATTERN,
            &ORGANIZATION_NODE_VALUE_PATTERN,
            &PAGE_TOKEN_PATTERN,
            &PRODUCT_ARN_PATTERN,
            &PROVISIONED_PRODUCT_NAME_PATTERN,
            &PROVISIONED_PRODUCT_NAME_OR_ARN_PATTERN,
            &SERVICE_ACTION_NAME_PATTERN,
            &TAG_KEY_PATTERN,
            &TAG_OPTION_KEY_PATTERN,
            &TAG_OPTION_VALUE_PATTERN,
            &TAG_VALUE_PATTERN,
            &UNIQUE_TAG_KEY_PATTERN,
            &UNIQUE_TAG_VALUE_PATTERN,
        ]
    }
}

#[cfg(test)]
pub(crate) use shapes::patterns;
