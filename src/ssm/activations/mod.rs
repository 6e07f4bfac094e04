//! Activations: what lets machines outside of EC2 register as managed nodes.

mod create;
mod delete;
mod describe;

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::Ssm;
use crate::{
    api::{
        Timestamp,
        ssm::{self as api, Error},
    },
    kit::{Register, Scope, Tags},
};

/// How long an activation can be used if the request does not say; the user guide.
const LIFETIME: Duration = Duration::from_hours(24);
/// The longest it can be used; the user guide.
const LONGEST_LIFETIME: Duration = Duration::from_hours(30 * 24);
/// How many nodes may register with one if the request does not say; the user guide.
const REGISTRATIONS: i32 = 1;
/// How many characters an activation code has.
const CODE: usize = 20;
/// The path that roles of services have, the only one that may stand before a role's name.
const SERVICE_ROLE: &str = "service-role/";

/// The id of an activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ActivationId(Uuid);

impl ActivationId {
    /// Reads an id as the service writes it: in lower case, with hyphens.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let id = Self(Uuid::try_parse(text).ok()?);
        (id.to_string() == text).then_some(id)
    }
}

impl fmt::Display for ActivationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl Serialize for ActivationId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An activation.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Activation {
    /// The secret that goes with its id.
    pub(super) code: Box<str>,
    pub(super) description: Option<Box<str>>,
    /// What nodes that register with it are called.
    pub(super) default_instance_name: Option<Arc<str>>,
    /// The role that such nodes act as.
    pub(super) iam_role: Arc<str>,
    /// How many nodes may register with it.
    pub(super) registration_limit: i32,
    /// How many have; those that were deregistered count on.
    pub(super) registrations: i32,
    pub(super) created: Timestamp,
    pub(super) expires: Timestamp,
    /// What its nodes are tagged with. They cannot be changed.
    pub(super) tags: Tags,
}

impl Activation {
    /// Whether no node can register with it any more because of its age.
    pub(super) fn has_expired(&self, now: Timestamp) -> bool {
        self.expires <= now
    }
}

/// Activations by id. They stay until they are deleted, also when they have expired.
pub(super) type Activations = BTreeMap<ActivationId, Activation>;

/// Checks the name of a role: a plain one, or one with the path of service roles.
///
/// unverified: there is no IAM to ask which roles exist, so every well-formed name is taken to be one.
///
/// # Errors
/// `ValidationException` with the service's sentence for a role that does not exist; an ARN is no name of one.
pub(super) fn check_role(scope: &Scope, role: &str) -> Result<(), Error> {
    let name = role.strip_prefix(SERVICE_ROLE).unwrap_or(role);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "+=,.@-_".contains(c);
    if !name.is_empty() && name.chars().all(is_name) {
        return Ok(());
    }
    let arn = scope.global_arn("iam", format_args!("role/{role}"));
    Err(Error::ValidationException {
        message: format!("Nonexistent role or missing ssm service principal in trust policy: {arn}"),
    })
}

pub(super) fn routes(routes: &mut impl Register<Ssm>) {
    routes.write::<api::CreateActivation>(create::create_activation);
    routes.read::<api::DescribeActivations>(describe::describe_activations);
    routes.write::<api::DeleteActivation>(delete::delete_activation);
}
