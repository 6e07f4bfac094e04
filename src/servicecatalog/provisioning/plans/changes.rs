//! Changes of resources as plans show them: as change sets do, in upper case.

use super::super::super::api;
use crate::cloudformation::{
    changes::{Action, Attribute, Change, Detail},
    types::Replacement,
};

/// A change of a resource as answers show it.
pub(super) fn resource_change(change: &Change) -> api::ResourceChange {
    let replacement = |replacement| match replacement {
        Replacement::Never => api::Replacement::False,
        Replacement::Sometimes => api::Replacement::Conditional,
        Replacement::Always => api::Replacement::True,
    };
    api::ResourceChange {
        action: Some(match change.action {
            Action::Add => api::ChangeAction::Add,
            Action::Modify => api::ChangeAction::Modify,
            Action::Remove => api::ChangeAction::Remove,
        }),
        logical_resource_id: Some(change.logical_id.as_ref().into()),
        physical_resource_id: change.physical_id.as_deref().map(str::to_owned),
        resource_type: Some(change.resource_type.as_ref().into()),
        replacement: change.replacement.map(replacement),
        scope: Some(change.scope.iter().copied().map(attribute).collect()),
        details: Some(change.details.iter().map(detail).collect()),
    }
}

fn detail(detail: &Detail) -> api::ResourceChangeDetail {
    let target = api::ResourceTargetDefinition {
        attribute: Some(attribute(detail.attribute)),
        name: detail.name.as_deref().map(str::to_owned),
        requires_recreation: Some(match detail.requires_recreation {
            Replacement::Never => api::RequiresRecreation::Never,
            Replacement::Sometimes => api::RequiresRecreation::Conditionally,
            Replacement::Always => api::RequiresRecreation::Always,
        }),
    };
    api::ResourceChangeDetail {
        target: Some(target),
        evaluation: Some(if detail.is_static {
            api::EvaluationType::Static
        } else {
            api::EvaluationType::Dynamic
        }),
        causing_entity: detail.causing_entity.as_deref().map(str::to_owned),
    }
}

fn attribute(attribute: Attribute) -> api::ResourceAttribute {
    match attribute {
        Attribute::Properties => api::ResourceAttribute::Properties,
        Attribute::Metadata => api::ResourceAttribute::Metadata,
        Attribute::CreationPolicy => api::ResourceAttribute::Creationpolicy,
        Attribute::UpdatePolicy => api::ResourceAttribute::Updatepolicy,
        Attribute::DeletionPolicy => api::ResourceAttribute::Deletionpolicy,
        Attribute::Tags => api::ResourceAttribute::Tags,
    }
}
