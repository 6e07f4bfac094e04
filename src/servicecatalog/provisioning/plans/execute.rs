//! `ExecuteProvisionedProductPlan`.

use super::{
    super::{
        super::{
            api,
            errors::{Result, no_provisioned_product, plan_not_ready, plan_obsolete, unsettled},
            ids::PlanId,
            state::{Catalog, Change, State, once},
        },
        Condition, life,
    },
    Stage,
};

/// `ExecuteProvisionedProductPlan`: takes the step that was planned, whatever became of product, version and constraints
/// meanwhile. unverified: that AWS does not look at those again.
pub(super) fn execute_provisioned_product_plan(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::ExecuteProvisionedProductPlanInput,
) -> Result<api::ExecuteProvisionedProductPlanOutput> {
    once::<api::ExecuteProvisionedProductPlan, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| check(state.at(context.scope()), &input.plan_id),
        |catalog, change, id| api::ExecuteProvisionedProductPlanOutput {
            record_detail: execute(catalog, change, &id),
        },
    )
}

fn check(catalog: &Catalog, id: &str) -> Result<PlanId> {
    let plan = catalog.plans.find(id)?;
    let Stage::Created(_, base) = &plan.stage else {
        return Err(plan_not_ready(id, plan.status(&catalog.records).0));
    };
    let product = &plan.launch.id;
    let product = catalog.provisioned.get(product.as_str()).ok_or_else(|| no_provisioned_product(product))?;
    if !matches!(product.condition, Condition::Planned | Condition::Available | Condition::Tainted(_)) {
        return Err(unsettled(&product.launch.id, product.condition.status()));
    }
    if product.last_provisioning != *base {
        return Err(plan_obsolete(id));
    }
    Ok(plan.id.clone())
}

fn execute(catalog: &mut Catalog, change: &mut Change<'_>, id: &PlanId) -> Option<api::RecordDetail> {
    let plan = catalog.plans.all.get_mut(id.as_str())?;
    let before = std::mem::replace(&mut plan.stage, Stage::Failed("".into()));
    let Stage::Created(step, _) = before else {
        plan.stage = before;
        return None;
    };
    let product = plan.launch.id.clone();
    let detail = life::take(catalog, change, *step);
    let record = catalog.provisioned.get(product.as_str())?.last_record.clone()?;
    catalog.plans.all.get_mut(id.as_str())?.stage = Stage::Executed(record);
    detail
}
