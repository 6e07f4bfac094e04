//! Looking at plans.

use super::{
    super::super::{
        api,
        errors::{Result, bad_page_token, no_provisioned_product},
        launch_paths::page_size,
        owners::{Level, holders},
        record_book::Records,
        state::State,
    },
    Plan,
};
use crate::kit::{Context, page::Pager};

/// `DescribeProvisionedProductPlan`. Every page shows the plan, and a part of its resource changes.
pub(super) fn describe_provisioned_product_plan(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProvisionedProductPlanInput,
) -> Result<api::DescribeProvisionedProductPlanOutput> {
    let catalog = state.at(context.scope());
    let plan = catalog.plans.find(&input.plan_id)?;
    let list = "DescribeProvisionedProductPlan";
    let pager = Pager { list, scope: context.scope(), query: &input.plan_id };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<usize>| {
        plan.changes.iter().cloned().enumerate().skip(after.map_or(0, |place| place.saturating_add(1)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::DescribeProvisionedProductPlanOutput {
        provisioned_product_plan_details: Some(plan.details(&catalog.records)),
        resource_changes: Some(page.items),
        next_page_token: page.next,
    })
}

/// `ListProvisionedProductPlans`: those that the caller may see, the oldest first; of one provisioned product, or all.
pub(super) fn list_provisioned_product_plans(
    state: &State,
    context: &Context<'_>,
    input: api::ListProvisionedProductPlansInput,
) -> Result<api::ListProvisionedProductPlansOutput> {
    let (scope, caller) = (context.scope(), &context.origin.caller.arn);
    let catalog = state.at(scope);
    let level = Level::read(input.access_level_filter.as_ref(), Level::User)?;
    let wanted = level.holders(caller);
    let only = input.provision_product_id.as_deref();
    if let Some(id) = only.filter(|id| catalog.provisioned.get(id).is_none()) {
        return Err(no_provisioned_product(id));
    }
    // unverified: that a plan is whose who made it, whoever owns what it is of.
    let is_held = |plan: &Plan| {
        wanted.as_ref().is_none_or(|wanted| holders(&plan.principal).any(|holder| wanted.contains(&holder)))
    };
    let passes = |plan: &Plan| only.is_none_or(|id| plan.launch.id.as_str() == id) && is_held(plan);
    let query = &(level, caller, only);
    let pager = Pager { list: "ListProvisionedProductPlans", scope, query };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        let plans = catalog.plans.all.behind(after).filter(|(_, plan)| passes(plan));
        plans.map(|(number, plan)| (number, plan.summary()))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListProvisionedProductPlansOutput {
        provisioned_product_plans: Some(page.items),
        next_page_token: page.next,
    })
}

impl Plan {
    fn summary(&self) -> api::ProvisionedProductPlanSummary {
        api::ProvisionedProductPlanSummary {
            plan_name: Some(self.name.clone()),
            plan_id: Some((&self.id).into()),
            provision_product_id: Some((&self.launch.id).into()),
            provision_product_name: Some(self.launch.name.as_ref().into()),
            plan_type: Some(self.kind),
            provisioning_artifact_id: Some((&self.target.artifact).into()),
        }
    }

    fn details(&self, records: &Records) -> api::ProvisionedProductPlanDetails {
        let (status, message) = self.status(records);
        api::ProvisionedProductPlanDetails {
            created_time: Some(self.created),
            path_id: Some((&self.target.path).into()),
            product_id: Some((&self.target.product).into()),
            plan_name: Some(self.name.clone()),
            plan_id: Some((&self.id).into()),
            provision_product_id: Some((&self.launch.id).into()),
            provision_product_name: Some(self.launch.name.as_ref().into()),
            plan_type: Some(self.kind),
            provisioning_artifact_id: Some((&self.target.artifact).into()),
            status: Some(status),
            updated_time: Some(self.updated(records)),
            notification_arns: Some(self.notification_arns.clone()),
            provisioning_parameters: Some(self.parameters.clone()),
            tags: Some(self.tags.clone()),
            status_message: message.map(str::to_owned),
        }
    }
}
