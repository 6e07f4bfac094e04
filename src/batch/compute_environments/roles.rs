//! Service roles of compute environments.

use crate::kit::Scope;

/// Where the roles stand that Batch makes for itself.
const LINKED_PATH: &str = "aws-service-role/batch.amazonaws.com/";
/// The role that Batch makes for itself in each account.
const LINKED_ROLE: &str = "AWSServiceRoleForBatch";

/// The ARN of the role that Batch makes for itself in the account, which environments without another one have.
pub(super) fn linked(scope: &Scope) -> String {
    scope.global_arn("iam", format_args!("role/{LINKED_PATH}{LINKED_ROLE}")).into()
}

/// Whether this ARN or name is that of a role that Batch makes for itself.
pub(super) fn is_linked(role: &str) -> bool {
    role.contains(LINKED_PATH) || role == LINKED_ROLE
}

/// The ARN of a role given as an ARN or as a name, with or without path.
///
/// unverified: that a name is shown as an ARN.
pub(super) fn arn(scope: &Scope, role: &str) -> String {
    if role.starts_with("arn:") {
        return role.to_owned();
    }
    if role == LINKED_ROLE {
        return linked(scope);
    }
    scope.global_arn("iam", format_args!("role/{}", role.trim_start_matches('/'))).into()
}
