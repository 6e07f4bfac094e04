//! `DeleteProvisionedProductPlan`.

use super::{
    super::{
        super::{
            api::{self, ProvisionedProductPlanStatus as Status},
            errors::{Result, validation},
            state::{Change, State},
        },
        Condition, life,
    },
    Stage,
};

/// `DeleteProvisionedProductPlan`. What there is but a plan of goes with it. unverified: that this is so, and that a plan is
/// not deleted either while something is under way.
pub(super) fn delete_provisioned_product_plan(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeleteProvisionedProductPlanInput,
) -> Result<api::DeleteProvisionedProductPlanOutput> {
    let catalog = state.at(change.scope());
    let plan = catalog.plans.find(&input.plan_id)?;
    let (status, _) = plan.status(&catalog.records);
    let standing = match status {
        Status::CreateInProgress => Some("status"),
        Status::ExecuteInProgress | Status::ExecuteFailed => Some("execution status"),
        Status::CreateSuccess | Status::CreateFailed | Status::ExecuteSuccess => None,
    };
    if let Some(standing) = standing.filter(|_| input.ignore_errors != Some(true)) {
        let message = format!("Cannot delete ChangeSet in {standing} {status}");
        return Err(validation(life::refusal(&message, "InvalidChangeSetStatus", change.ids())));
    }
    let catalog = state.at_mut(change.scope());
    let Some(plan) = catalog.plans.remove(&input.plan_id) else { return Ok(<_>::default()) };
    let product = catalog.provisioned.get(plan.launch.id.as_str());
    let is_but_planned = product.is_some_and(|product| matches!(product.condition, Condition::Planned));
    if is_but_planned && !matches!(plan.stage, Stage::Executed(_)) {
        catalog.provisioned.remove(plan.launch.id.as_str());
    }
    Ok(api::DeleteProvisionedProductPlanOutput {})
}
