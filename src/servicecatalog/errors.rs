//! What Service Catalog says when it refuses. Every text is here, so that the known ones stay exact.

use std::fmt::Display;

use super::api::Error;
use crate::kit::TagRefusal;

/// The result of an operation or of a part of one.
pub(super) type Result<T> = std::result::Result<T, Error>;

/// An `InvalidParametersException` with this text.
pub(super) fn invalid(message: impl Into<String>) -> Error {
    Error::InvalidParametersException { message: message.into() }
}

/// A `ResourceNotFoundException` with this text.
pub(super) fn not_found(message: impl Into<String>) -> Error {
    Error::ResourceNotFoundException { message: message.into() }
}

/// No portfolio has this id.
pub(super) fn no_portfolio(id: &str) -> Error {
    not_found(format!("Portfolio {id} not found."))
}

/// No product has this id. For administrators; end users get [`no_path`] or [`hidden`].
pub(super) fn no_product(id: &str) -> Error {
    // unverified: worded after the text for portfolios.
    not_found(format!("Product {id} not found."))
}

/// The product has no version with this id. For administrators; end users get [`hidden`].
pub(super) fn no_artifact(id: &str) -> Error {
    // unverified: worded after the text for portfolios.
    not_found(format!("Provisioning artifact {id} not found."))
}

/// A product keeps its last version.
pub(super) fn last_artifact(id: &str, product: &str) -> Error {
    // unverified: the code is known, the text is not.
    Error::ResourceInUseException {
        message: format!("Provisioning artifact {id} is the last one of product {product}."),
    }
}

/// A product has room for so many versions.
pub(super) fn too_many_artifacts(most: usize) -> Error {
    limit_exceeded(format!("A product can have at most {most} provisioning artifacts."))
}

/// No copy of a product has this token.
pub(super) fn no_copy(token: &str) -> Error {
    // unverified: worded after the text for portfolios.
    not_found(format!("Copy product token {token} not found."))
}

/// The product does not lie in the portfolio.
pub(super) fn not_in_portfolio(product: &str, portfolio: &str) -> Error {
    // unverified: no text is known.
    not_found(format!("Product {product} not found in portfolio {portfolio}."))
}

/// No principal with this ARN and of this type is associated with the portfolio.
pub(super) fn no_principal(arn: &str, kind: impl Display, portfolio: &str) -> Error {
    // unverified: the code is known, the text is not.
    not_found(format!("Principal {arn} of type {kind} not found in portfolio {portfolio}."))
}

/// Nothing has this id, which is not even one of a kind that could.
pub(super) fn no_resource() -> Error {
    not_found("Resource not found.")
}

/// No `TagOption` has this id.
pub(super) fn no_tag_option(id: &str) -> Error {
    // unverified: worded after the text for portfolios.
    not_found(format!("TagOption {id} not found."))
}

/// A `TagOption` with this key and value is there already.
pub(super) fn tag_option_exists(key: &str, value: &str) -> Error {
    // unverified but for the last two words.
    duplicate(format!("TagOption with key {key} and value {value} already exists"))
}

/// The resource has this `TagOption` already.
pub(super) fn tag_option_associated(id: &str, resource: &str) -> Error {
    // unverified: no text is known.
    duplicate(format!("TagOption {id} is already associated with resource {resource}."))
}

/// The resource does not have this `TagOption`.
pub(super) fn tag_option_not_associated(id: &str, resource: &str) -> Error {
    // unverified: no text is known.
    not_found(format!("TagOption {id} is not associated with resource {resource}."))
}

/// A tag has a value that the `TagOptions` do not allow.
pub(super) fn tag_value_refused(key: &str, value: &str) -> Error {
    // unverified: neither the code nor the text is known.
    invalid(format!("The value {value} of the tag {key} is not one of its TagOptions."))
}

/// The `TagOptions` leave a choice that the request does not make.
pub(super) fn tag_value_missing(key: &str) -> Error {
    // unverified: neither the code nor the text is known.
    invalid(format!("A value of the tag {key} must be chosen from its TagOptions."))
}

/// The resource has this budget already.
pub(super) fn budget_associated(budget: &str, resource: &str) -> Error {
    // unverified: no text is known.
    duplicate(format!("Budget {budget} is already associated with resource {resource}."))
}

/// The resource does not have this budget.
pub(super) fn no_budget(budget: &str, resource: &str) -> Error {
    // unverified: no text is known.
    not_found(format!("Budget {budget} is not associated with resource {resource}."))
}

/// No constraint has this id.
pub(super) fn no_constraint(id: &str) -> Error {
    // unverified: worded after the text for portfolios.
    not_found(format!("Constraint {id} not found."))
}

/// There is no such type of constraint.
pub(super) fn constraint_type_unknown(kind: &str) -> Error {
    // unverified: no text is known.
    invalid(format!(
        "Invalid constraint type: {kind}. Valid values: LAUNCH, NOTIFICATION, RESOURCE_UPDATE, STACKSET, TEMPLATE."
    ))
}

/// The parameters are not those of a constraint of this type.
pub(super) fn constraint_parameters_refused(kind: impl Display, fault: &str) -> Error {
    // unverified: no text is known.
    invalid(format!("Invalid parameters of a {kind} constraint: {fault}."))
}

/// Another constraint of the product and portfolio leaves no room for this one.
pub(super) fn constraint_exists(kind: impl Display, product: &str, portfolio: &str) -> Error {
    // unverified: the code is known, the text is not.
    duplicate(format!("A {kind} constraint already exists for product {product} in portfolio {portfolio}."))
}

/// No service action has this id.
pub(super) fn no_service_action(id: &str) -> Error {
    // unverified: worded after the text for portfolios.
    not_found(format!("Service action {id} not found."))
}

/// The definition is not one of a service action.
pub(super) fn service_action_definition_refused(fault: &str) -> Error {
    // unverified: no text is known.
    invalid(format!("Invalid definition of a service action: {fault}."))
}

/// No document of Systems Manager has this name.
pub(super) fn no_document(name: &str) -> Error {
    // unverified: no text is known.
    invalid(format!("The SSM document {name} does not exist or cannot be read."))
}

/// The version has this service action already.
pub(super) fn service_action_associated(id: &str, artifact: &str) -> Error {
    // unverified: no text is known.
    duplicate(format!("Service action {id} is already associated with provisioning artifact {artifact}."))
}

/// The version does not have this service action.
pub(super) fn service_action_not_associated(id: &str, artifact: &str) -> Error {
    // unverified: no text is known.
    not_found(format!("Service action {id} is not associated with provisioning artifact {artifact}."))
}

/// A `DuplicateResourceException` with this text.
fn duplicate(message: String) -> Error {
    Error::DuplicateResourceException { message }
}

/// Something that is associated with what a request would delete stands in the way.
pub(super) fn still_associated(what: impl Display, with: &str) -> Error {
    // Known of a portfolio and its principals. unverified for everything else.
    Error::ResourceInUseException { message: format!("{what} still has associated {with}") }
}

/// A limit of the service would be exceeded.
pub(super) fn limit_exceeded(message: impl Into<String>) -> Error {
    // unverified: the limits are documented, no text is known.
    Error::LimitExceededException { message: message.into() }
}

/// Nothing that the caller may use has this id.
pub(super) fn hidden(id: &str) -> Error {
    not_found(format!("{id} does not exist or access was denied"))
}

/// Nothing of this kind that the caller may use has this name.
pub(super) fn hidden_name(kind: &str, name: &str) -> Error {
    not_found(format!("{kind} with name {name} does not exist or access was denied."))
}

/// More than one thing of this kind has this name. The text is known for provisioning artifacts.
pub(super) fn several(kind: &str, name: &str) -> Error {
    invalid(format!("Multiple {kind} with name {name} found."))
}

/// The caller has no path to the product, or there is no such product: callers cannot tell.
pub(super) fn no_path(product: &str) -> Error {
    not_found(format!("No launch paths found for resource: {product}"))
}

/// The caller has several paths to the product and chose none.
pub(super) fn several_paths() -> Error {
    invalid("More than one launch path ids exist. Please specify the launch path id")
}

/// An update names a path that the caller does not have.
pub(super) fn stale_path(member: &str, value: &str) -> Error {
    // unverified for names: the known text is that of ids.
    invalid(format!("Invalid {member}: {value}"))
}

/// No provisioned product has this id or name.
pub(super) fn no_provisioned_product(id_or_name: impl Display) -> Error {
    // unverified behind the colon: only the beginning is known.
    not_found(format!("Provisioned product not found: {id_or_name}"))
}

/// No record has this id.
pub(super) fn no_record(id: &str) -> Error {
    // unverified: worded after the text for provisioned products.
    not_found(format!("Record not found: {id}"))
}

/// Nothing has come of any request about a provisioned product yet.
pub(super) fn no_successful_record() -> Error {
    invalid("Last Successful Provisioning Record doesn't exist.")
}

/// A live provisioned product has this name already.
pub(super) fn name_taken(name: &str) -> Error {
    invalid(format!("A stack named {name} already exists."))
}

/// The provisioned product takes no such request in its present status.
pub(super) fn not_ready(id: impl Display, status: impl Display) -> Error {
    // unverified: no text is known; UpdateProvisionedProduct has no error in its model that would fit better.
    invalid(format!("Provisioned product {id} cannot be changed while its status is {status}."))
}

/// As [`not_ready`], for operations whose model has an error for it.
pub(super) fn unsettled(id: impl Display, status: impl Display) -> Error {
    // unverified: the code is modelled, the text is not known.
    invalid_state(format!("Provisioned product {id} cannot be changed while its status is {status}."))
}

/// Something that is provisioned stays of its type.
pub(super) fn kind_fixed(id: impl Display, present: &str, wanted: &str) -> Error {
    // unverified: neither the code nor the text is known.
    invalid(format!("Provisioned product {id} is of type {present} and cannot become one of type {wanted}."))
}

/// The preferences name what the STACKSET constraint does not allow.
pub(super) fn outside_stack_set(member: &str, value: &str) -> Error {
    // unverified: the rule is documented, the text is not known.
    invalid(format!("{value} in {member} is not allowed by the STACKSET constraint."))
}

/// The preferences name the same limit in two ways.
pub(super) fn conflicting_preferences(member: &str) -> Error {
    // unverified: the rule is documented, the text is not known.
    invalid(format!("Either {member}Count or {member}Percentage can be given, but not both."))
}

/// What an engine provisions, it provisions as the role of a LAUNCH constraint.
pub(super) fn launch_role_missing(product: &str) -> Error {
    // unverified: the rule is documented, neither code nor text are known.
    invalid(format!("Product {product} needs a LAUNCH constraint to be provisioned."))
}

/// The record is of another operation than an engine tells of.
pub(super) fn wrong_workflow(record: &str, kind: &str) -> Error {
    // unverified: neither the code nor the text is known.
    invalid(format!("Record {record} is of type {kind}."))
}

/// The token of an engine is not that of the task.
pub(super) fn wrong_workflow_token() -> Error {
    // unverified: neither the code nor the text is known.
    invalid("The workflow token is invalid.")
}

/// An engine cannot tell the parameters of an archive.
pub(super) fn not_parsed(reason: &str) -> Error {
    // unverified: the code, and that it fits every reason.
    invalid(format!("Error occurred during parameter parsing: {reason}"))
}

/// An engine tells of a task that it does not have, or has answered before.
pub(super) fn record_settled(record: &str) -> Error {
    // unverified: neither the code nor the text is known.
    invalid(format!("Record {record} does not wait for the result of a provisioning engine."))
}

/// A product takes versions of its own type alone. The text is known of `CLOUD_FORMATION_TEMPLATE`.
pub(super) fn artifact_type_refused(product: &str, artifacts: &str) -> Error {
    invalid(format!(
        "The {product} Product Type only supports the following ProvisioningArtifact Types: {artifacts}"
    ))
}

/// No plan has this id.
pub(super) fn no_plan(id: &str) -> Error {
    // unverified: worded after the text for provisioned products.
    not_found(format!("Provisioned product plan not found: {id}"))
}

/// The provisioned product has a plan already.
pub(super) fn plan_exists(product: impl Display, plan: impl Display) -> Error {
    // unverified: the rule is documented, neither code nor text are known.
    invalid_state(format!("Provisioned product {product} already has the plan {plan}."))
}

/// Nothing of this type can be planned.
pub(super) fn not_planned(kind: &str) -> Error {
    // unverified: neither code nor text are known.
    invalid(format!("Provisioned products of type {kind} cannot be planned."))
}

/// The plan cannot be executed in its present status.
pub(super) fn plan_not_ready(id: &str, status: impl Display) -> Error {
    // unverified: the code is modelled, the text is not known.
    invalid_state(format!("Provisioned product plan {id} cannot be executed while its status is {status}."))
}

/// The provisioned product is not any more what the plan was made for.
pub(super) fn plan_obsolete(id: &str) -> Error {
    // unverified: neither code nor text are known, nor whether AWS refuses the request or lets it fail.
    invalid_state(format!("Provisioned product plan {id} is obsolete: the provisioned product has changed."))
}

/// This cannot be imported, as it is no stack of the account and region by itself.
pub(super) fn not_importable(id: &str) -> Error {
    // unverified: the rule is documented, the text is not known.
    invalid(format!(
        "Invalid PhysicalId: {id}. Only root stacks of CloudFormation can be imported, by their ARN."
    ))
}

/// There is no such stack to import.
pub(super) fn no_stack(arn: &str) -> Error {
    // unverified but for the sentence, which is that of CloudFormation.
    not_found(format!("Stack with id {arn} does not exist"))
}

/// There is no such stack to take a template from.
pub(super) fn no_stack_with_template(arn: &str) -> Error {
    // unverified but for the sentence, which is that of CloudFormation.
    invalid(format!("Stack with id {arn} does not exist"))
}

/// The stack is that of a provisioned product already.
pub(super) fn stack_taken(arn: &str, product: impl Display) -> Error {
    // unverified: of the two codes that the model has for it, this one fits better; the text is not known.
    duplicate(format!("Stack {arn} is already managed by provisioned product {product}."))
}

/// The stack is in no state to be imported.
pub(super) fn stack_not_complete(arn: &str, status: &str) -> Error {
    // unverified: the rule is documented, neither code nor text are known.
    invalid_state(format!("Stack {arn} cannot be imported while its status is {status}."))
}

/// Something else is being imported.
pub(super) fn import_in_progress(product: impl Display) -> Error {
    // unverified: the rule is documented, neither code nor text are known.
    invalid_state(format!("Only one import at a time: provisioned product {product} is being imported."))
}

/// The template of the stack is not that of the version.
pub(super) fn template_differs(arn: &str, artifact: &str) -> Error {
    // unverified: the rule is documented, neither code nor text are known.
    invalid(format!("The template of stack {arn} does not match provisioning artifact {artifact}."))
}

/// A `ValidationException` with this text.
pub(super) fn validation(message: String) -> Error {
    Error::ValidationException { message }
}

/// A token came again with another request.
pub(super) fn token_reused(token: &str) -> Error {
    // unverified: neither the code nor the text is known.
    invalid(format!("The idempotency token {token} was already used with other parameters."))
}

/// A page token that was not handed out for this request.
pub(super) fn bad_page_token() -> Error {
    // unverified: no text is known.
    invalid("The page token is invalid.")
}

/// Tags that Service Catalog does not take.
pub(super) fn tags_refused(refusal: &TagRefusal) -> Error {
    // unverified: no text is known.
    invalid(format!("Invalid tags: {refusal}."))
}

/// An update with other tags than the provisioned product has.
pub(super) fn tag_update_denied() -> Error {
    // unverified: no text is known.
    invalid(
        "Tags cannot be updated: the product has no RESOURCE_UPDATE constraint with \
         TagUpdateOnProvisionedProduct set to ALLOWED.",
    )
}

/// An offered portfolio that a recipient names is not there for it.
pub(super) fn no_offer(portfolio: &str) -> Error {
    not_found(format!("Portfolio not found: {portfolio}"))
}

/// The portfolio is not shared with this recipient.
pub(super) fn no_share(portfolio: &str, recipient: &str) -> Error {
    // unverified: the code is modelled, the text is not known.
    not_found(format!("Portfolio {portfolio} is not shared with {recipient}."))
}

/// No operation on a share of a portfolio has this token.
pub(super) fn no_share_token(token: &str) -> Error {
    // unverified: the code is modelled, the text is not known.
    not_found(format!("Portfolio share token {token} not found."))
}

/// What came from another account cannot be shared on.
pub(super) fn not_shareable(portfolio: &str) -> Error {
    // unverified: the rule is documented, neither code nor text are.
    not_supported(format!(
        "Portfolio {portfolio} is shared or contains a shared product, and cannot be shared."
    ))
}

/// A portfolio that is shared takes no product that came from another account.
pub(super) fn shared_already(portfolio: &str) -> Error {
    // unverified: neither code nor text are known.
    invalid(format!("Portfolio {portfolio} is shared and cannot contain a shared product."))
}

/// An `OperationNotSupportedException` with this text.
pub(super) fn not_supported(message: impl Into<String>) -> Error {
    Error::OperationNotSupportedException { message: message.into() }
}

/// An `InvalidStateException` with this text.
pub(super) fn invalid_state(message: impl Into<String>) -> Error {
    Error::InvalidStateException { message: message.into() }
}

/// Another operation on a share of the portfolio is under way.
pub(super) fn share_in_progress(portfolio: &str) -> Error {
    // unverified: the code is known, the text is not.
    invalid_state(format!("Portfolio {portfolio} has a share operation in progress."))
}

/// The description of where the template lies cannot be read.
pub(super) fn malformed_info() -> Error {
    invalid("Package properties validation failed: Could not read package properties from JSON.")
}

/// The template cannot be read, or is none.
pub(super) fn invalid_template() -> Error {
    invalid("Invalid templateBody. Please make sure that your template is valid")
}

/// Something of AWS that is not served yet; said openly rather than answered wrongly.
pub(super) fn unsupported(what: impl Display) -> Error {
    Error::NotServed { message: format!("Stockroom does not serve {what} yet.") }
}
