//! How constraints change, and end.

use super::{
    super::{
        api,
        errors::{Result, no_constraint},
        state::{Change, State},
    },
    parameters::Effect,
};

/// `UpdateConstraint`: of the description and the parameters; the type is for good. It is `CREATING` once more,
/// whatever changes.
pub(in super::super) fn update_constraint(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateConstraintInput,
) -> Result<api::UpdateConstraintOutput> {
    let constraints = &mut state.at_mut(change.scope()).constraints;
    let constraint = constraints.all.get_mut(&input.id).ok_or_else(|| no_constraint(&input.id))?;
    if let Some(parameters) = input.parameters {
        constraint.effect = Effect::read(change.scope(), constraint.effect.kind(), &parameters)?;
        constraint.parameters = parameters.into();
    }
    if input.description.is_some() {
        constraint.description = input.description;
    }
    constraint.changes += 1;
    constraint.begin(change);
    Ok(api::UpdateConstraintOutput {
        constraint_detail: Some(constraint.detail(change.scope())),
        constraint_parameters: Some(constraint.parameters.as_ref().into()),
        status: Some(constraint.status()),
    })
}

/// `DeleteConstraint`. What was provisioned under it stays as it is until the next update.
pub(in super::super) fn delete_constraint(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeleteConstraintInput,
) -> Result<api::DeleteConstraintOutput> {
    let constraints = &mut state.at_mut(change.scope()).constraints;
    constraints.all.remove(&input.id).ok_or_else(|| no_constraint(&input.id))?;
    constraints.places.forget(&input.id);
    Ok(api::DeleteConstraintOutput {})
}
