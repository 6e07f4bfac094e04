//! Rules on what stacks come to.

use serde::{Deserialize, Serialize};

use super::Subject;
use crate::{
    cloudformation::{Occasion, Task},
    kit::{
        AccountId,
        outcomes::{self, check_seconds, check_text, fits},
    },
};

/// A rule: what it is for, and what that comes to.
///
/// ```
/// use serde_json::json;
/// use stockroom::outcomes::{Rule, StackMatch, StackOperation, StackOutcome, StackRule};
///
/// let full = StackRule {
///     r#match: StackMatch {
///         resource_type: Some("AWS::RDS::*".to_owned()),
///         operation: Some(StackOperation::Update),
///         ..StackMatch::default()
///     },
///     outcome: StackOutcome { failure: Some("No room left.".to_owned()), ..StackOutcome::default() },
/// };
/// let written = json!({
///     "match": { "resourceType": "AWS::RDS::*", "operation": "update" },
///     "outcome": { "failure": "No room left." },
/// });
/// assert_eq!(Rule::from(full), Rule::try_from(written).expect("a good rule"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rule {
    /// What it is for.
    pub r#match: Match,
    /// What that comes to.
    pub outcome: Given,
}

/// What a rule is for: all that everything given here holds for.
///
/// ```
/// use stockroom::outcomes::StackMatch;
///
/// let database = StackMatch { logical_resource: Some("Database".to_owned()), ..StackMatch::default() };
/// assert_ne!(database, StackMatch::default(), "which matches all");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Match {
    /// The id of the account whose provisioned product it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// A pattern of ids or names of products.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// A pattern of ids or names of versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// A pattern of ids or names of provisioned products.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisioned_product: Option<String>,
    /// A pattern of logical ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logical_resource: Option<String>,
    /// A pattern of types of resources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// What the stack is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
}

/// What a stack is at.
///
/// ```
/// use stockroom::outcomes::StackOperation;
///
/// assert_eq!(serde_json::to_value(StackOperation::Rollback).expect("JSON"), "rollback");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// It is made.
    Create,
    /// It is changed.
    Update,
    /// It goes back to what it was.
    Rollback,
    /// It is removed, or a resource that it no longer has.
    Delete,
}

/// What a rule says of an outcome.
///
/// ```
/// use stockroom::outcomes::StackOutcome;
///
/// let slow = StackOutcome { seconds: Some(90.0), ..StackOutcome::default() };
/// assert_eq!(slow.failure, None, "it succeeds in the end");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Given {
    /// How long it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// The reason for which it fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

impl outcomes::Rule for Rule {
    fn check(&self) -> Result<(), String> {
        let Match {
            account,
            product,
            version,
            provisioned_product,
            logical_resource,
            resource_type,
            operation: _,
        } = &self.r#match;
        let Given { seconds, failure } = &self.outcome;
        if seconds.is_none() && failure.is_none() {
            return Err("`outcome` needs at least one of `seconds` and `failure`".to_owned());
        }
        let texts = [
            ("product", product),
            ("version", version),
            ("provisionedProduct", provisioned_product),
            ("logicalResource", logical_resource),
            ("resourceType", resource_type),
            ("failure", failure),
        ];
        let check = |(member, text): (&'static str, &Option<String>)| check_text(member, text.as_deref());
        let checked =
            outcomes::check_account(account.as_deref()).and_then(|()| texts.into_iter().try_for_each(check));
        let checked = checked.and_then(|()| check_seconds(*seconds));
        checked.map_err(|defect| defect.to_string())
    }
}

impl Rule {
    /// Whether it is for this task on a resource of the stack of this provisioned product.
    pub(super) fn matches(&self, subject: &Subject, task: &Task<'_>) -> bool {
        let Match {
            account,
            product,
            version,
            provisioned_product,
            logical_resource,
            resource_type,
            operation,
        } = &self.r#match;
        let owner = subject.account.as_ref().map(AccountId::as_str);
        let is =
            |pattern: &Option<String>, text: &str| pattern.as_ref().is_none_or(|pattern| fits(pattern, text));
        let is_any = |pattern: &Option<String>, texts: &[String]| {
            pattern.is_none() || texts.iter().any(|text| is(pattern, text))
        };
        Operation::is(*operation, task.occasion)
            && (account.is_none() || account.as_deref() == owner)
            && is(logical_resource, task.logical_id)
            && is(resource_type, task.resource_type)
            && is_any(product, &subject.product)
            && is_any(version, &subject.version)
            && is_any(provisioned_product, &subject.provisioned_product)
    }
}

impl Operation {
    /// Whether a rule with this operation, or without any, is for what a stack is at.
    fn is(wanted: Option<Self>, occasion: Occasion) -> bool {
        let operation = match occasion {
            Occasion::Create => Self::Create,
            Occasion::Update => Self::Update,
            Occasion::Rollback => Self::Rollback,
            Occasion::Delete => Self::Delete,
        };
        match wanted {
            Some(wanted) => wanted == operation,
            None => matches!(operation, Self::Create | Self::Update),
        }
    }
}
