//! `CreateProvisionedProductPlan`.

use std::sync::Arc;

use super::{
    super::{
        super::{
            Event,
            access::View,
            api,
            api::ProvisionedProductStatus::{Available, Tainted},
            errors::{Result, not_planned, plan_exists, unsettled},
            ids::PlanId,
            selector::Selector,
            state::{Catalog, Change, State, once},
        },
        Kind, Launch,
        life::Step,
        parameters,
        provision::{Accepted, Wish},
        update::{Choice, Revision},
    },
    CREATION, Plan, Stage,
};

/// `CreateProvisionedProductPlan`: to provision what has a new name, or to update what has the name. The parameters are not
/// looked at here: what is wrong with them fails the plan later.
pub(super) fn create_provisioned_product_plan(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreateProvisionedProductPlanInput,
) -> Result<api::CreateProvisionedProductPlanOutput> {
    once::<api::CreateProvisionedProductPlan, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| Draft::new(&View::new(state, context), &input),
        |catalog, change, draft| keep(catalog, change, &input, draft),
    )
}

/// A plan that nothing speaks against.
enum Draft {
    /// Of something new.
    New(Accepted),
    /// Of what there is.
    Existing(Arc<Launch>, Step),
}

impl Draft {
    fn new(view: &View<'_>, input: &api::CreateProvisionedProductPlanInput) -> Result<Self> {
        let name = input.provisioned_product_name.as_str();
        let product = Selector::Id(&input.product_id);
        let artifact = Selector::Id(&input.provisioning_artifact_id);
        let path = input.path_id.as_deref().map(Selector::Id);
        let own = view.own().catalog;
        let Some(present) = own.provisioned.named(name) else {
            let wish = Wish {
                product,
                artifact,
                path,
                name,
                given: parameters::updated(&<_>::default(), input.provisioning_parameters.clone()),
                tags: input.tags.as_deref(),
                notification_arns: input.notification_arns.clone().unwrap_or_default(),
                preferences: <_>::default(),
            };
            let accepted = wish.accepted(view)?;
            check_kind(accepted.kind)?;
            return Ok(Self::New(accepted));
        };
        let id = &present.launch.id;
        if let Some(plan) = own.plans.of.get(id) {
            return Err(plan_exists(id, plan));
        }
        let status = present.condition.status();
        if ![Available, Tainted].contains(&status) {
            return Err(unsettled(id, status));
        }
        check_kind(present.launch.kind)?;
        let revision = Revision {
            choice: Choice { product: Some(product), artifact: Some(artifact), path },
            parameters: input.provisioning_parameters.clone(),
            tags: input.tags.as_deref(),
            // unverified: that the topics stay that are not sent again.
            notification_arns: input.notification_arns.clone(),
            preferences: <_>::default(),
        };
        Ok(Self::Existing(Arc::clone(&present.launch), revision.step(view, present)?))
    }
}

/// There are change sets of stacks alone.
fn check_kind(kind: Kind) -> Result<()> {
    if kind == Kind::CfnStack { Ok(()) } else { Err(not_planned(kind.as_str())) }
}

fn keep(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    input: &api::CreateProvisionedProductPlanInput,
    draft: Draft,
) -> api::CreateProvisionedProductPlanOutput {
    let (launch, step) = match draft {
        Draft::New(accepted) => {
            // unverified: that the token of the plan becomes the one of what it is of.
            accepted.appear(catalog, change, (&input.provisioned_product_name, &input.idempotency_token))
        }
        Draft::Existing(launch, step) => (launch, step),
    };
    let id = PlanId::draw(change.ids());
    let reply = api::CreateProvisionedProductPlanOutput {
        plan_name: Some(input.plan_name.clone()),
        plan_id: Some((&id).into()),
        provision_product_id: Some((&launch.id).into()),
        provisioned_product_name: Some(launch.name.as_ref().into()),
        provisioning_artifact_id: Some((&step.target.artifact).into()),
    };
    change.after(&CREATION, Event::PlanIsMade(id.clone()));
    catalog.plans.add(Plan {
        id,
        name: input.plan_name.clone(),
        kind: input.plan_type,
        launch,
        target: Arc::clone(&step.target),
        principal: Arc::clone(&change.origin.caller.arn),
        parameters: input.provisioning_parameters.clone().unwrap_or_default(),
        tags: input.tags.clone().unwrap_or_default(),
        notification_arns: input.notification_arns.clone().unwrap_or_default(),
        created: change.now,
        updated: change.now,
        changes: Vec::new(),
        stage: Stage::Creating(Box::new(step)),
    });
    reply
}
