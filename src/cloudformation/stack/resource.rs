//! The resources of a stack.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use serde::{Serialize, Serializer};

use crate::{
    cloudformation::{DeletionPolicy, Evaluation, Lookup, Resource, Value, error::Result, types::Made},
    kit::Ordered,
};

/// A resource of a stack.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct StackResource {
    /// Its logical id.
    pub logical_id: Arc<str>,
    /// Its type.
    pub resource_type: Arc<str>,
    /// What it is known by in AWS.
    pub physical_id: Box<str>,
    /// Its attributes, by name.
    #[serde(serialize_with = "serialize_attributes")]
    pub(super) attributes: Box<[(Cow<'static, str>, Value)]>,
    /// The logical ids of what it was made after.
    pub(super) after: Box<[Box<str>]>,
    /// What becomes of it when it leaves the stack.
    pub policy: DeletionPolicy,
    /// What it was called by its properties, if it was.
    pub(super) name: Option<Arc<str>>,
}

impl StackResource {
    /// A resource that was made so.
    pub(super) fn new(
        (resource, made): (&Resource, Made),
        after: Box<[Box<str>]>,
        policy: DeletionPolicy,
        name: Option<Arc<str>>,
    ) -> Self {
        Self {
            logical_id: Arc::clone(&resource.name),
            resource_type: Arc::clone(&resource.resource_type),
            physical_id: made.physical_id,
            attributes: made.attributes.into_iter().collect(),
            after,
            policy,
            name,
        }
    }

    /// It, as it was made anew.
    pub(super) fn remade(&self, made: Made) -> Self {
        Self {
            logical_id: Arc::clone(&self.logical_id),
            resource_type: Arc::clone(&self.resource_type),
            physical_id: made.physical_id,
            attributes: made.attributes.into_iter().collect(),
            after: self.after.clone(),
            policy: self.policy,
            name: self.name.clone(),
        }
    }

    /// How it was made.
    pub fn made(&self) -> Made {
        let attributes: BTreeMap<_, _> = self.attributes.iter().cloned().into_map();
        Made { physical_id: self.physical_id.clone(), attributes }
    }

    /// An attribute of it, if anybody can say what it is.
    pub(super) fn attribute(&self, name: &str) -> Option<&Value> {
        self.attributes.iter().find(|(attribute, _)| **attribute == *name).map(|(_, value)| value)
    }
}

fn serialize_attributes<S: Serializer>(
    attributes: &[(Cow<'static, str>, Value)],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(attributes.iter().map(|(name, value)| (name, value.to_string())))
}

/// Checks what all resources say about policies.
///
/// # Errors
/// If something that one of them says is no policy.
pub(super) fn check_policies(evaluation: &Evaluation<'_>, lookup: &dyn Lookup) -> Result<()> {
    for resource in evaluation.resources() {
        policy(evaluation, resource, "DeletionPolicy", lookup)?;
        policy(evaluation, resource, "UpdateReplacePolicy", lookup)?;
    }
    Ok(())
}

/// What a resource says in one of its two attributes about policies.
///
/// # Errors
/// If that is no policy.
pub(super) fn policy(
    evaluation: &Evaluation<'_>,
    resource: &Resource,
    attribute: &str,
    lookup: &dyn Lookup,
) -> Result<DeletionPolicy> {
    let value = evaluation.attribute(resource, attribute, lookup)?;
    value.map_or(Ok(DeletionPolicy::Delete), |value| DeletionPolicy::read(resource, attribute, &value))
}
