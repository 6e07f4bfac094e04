//! Who carries out what a request wants.

use std::sync::Arc;

use serde::Serialize;

use super::{
    super::{
        api::{StackSetOperationType, UpdateProvisioningPreferences},
        artifacts::Artifact,
        constraints::InForce,
        errors::{Result, launch_role_missing},
    },
    Kind, Target,
    stack_sets::Request,
};

/// Who carries out what a request wants.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) enum Goal {
    /// `CloudFormation`, in a stack.
    #[default]
    Stack,
    /// `CloudFormation`, in stacks of a set.
    StackSet(Box<Request>),
    /// An engine outside, after the archive at this URL.
    Engine(Arc<str>),
}

impl Goal {
    /// How a version becomes something of this kind.
    ///
    /// # Errors
    /// If the preferences do not fit the constraint, or the constraint that an engine needs is not there.
    pub(super) fn new(
        kind: Kind,
        (artifact, target): (&Artifact, &Target),
        constraints: &InForce<'_>,
        (operation, preferences): (StackSetOperationType, &UpdateProvisioningPreferences),
    ) -> Result<Self> {
        match (kind, constraints.stack_set()) {
            (Kind::CfnStackSet, Some(allowed)) => {
                Ok(Self::StackSet(Box::new(Request::read(allowed, operation, preferences)?)))
            }
            // Preferences that a stack has no use for are taken, and mean nothing.
            (Kind::CfnStack | Kind::CfnStackSet, _) => Ok(Self::Stack),
            (Kind::External | Kind::TerraformOpenSource | Kind::TerraformCloud, _) => {
                if target.launch_role.is_none() {
                    return Err(launch_role_missing(target.product.as_str()));
                }
                Ok(Self::Engine(artifact.url()))
            }
        }
    }

    /// Whether the request only adds stacks to a set or takes some away; then product and version stay, whatever it names.
    pub(super) fn keeps_product(&self) -> bool {
        match self {
            Self::StackSet(request) => request.operation != StackSetOperationType::Update,
            Self::Stack | Self::Engine(_) => false,
        }
    }
}
