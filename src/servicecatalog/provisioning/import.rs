//! `ImportAsProvisionedProduct`.

use std::sync::Arc;

use super::{
    super::{
        access::View,
        api::{self, ProvisionedProductStatus::UnderChange},
        artifacts::{self, Purpose},
        constraints,
        errors::{
            Result, import_in_progress, invalid, name_taken, no_path, no_stack, not_importable,
            stack_not_complete, stack_taken, template_differs,
        },
        selector::Selector,
        state::{Catalog, Change, State, once},
        tagging,
    },
    Condition, Kind, Target, Work,
    delegated::NO_IMPORTS,
    life::{self, Step},
    orders::Own,
    provision::appear,
    stacks::{self, Found},
    store::Common,
};
use crate::{
    cloudformation::{Plan, Stack},
    kit::{Arn, Scope, Tags},
};

/// `ImportAsProvisionedProduct`: a stack that was left behind becomes a provisioned product, as it is. No constraint applies
/// to it before it is updated.
pub(in super::super) fn import_as_provisioned_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::ImportAsProvisionedProductInput,
) -> Result<api::ImportAsProvisionedProductOutput> {
    once::<api::ImportAsProvisionedProduct, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| {
            if context.settings.delegates_stacks {
                return Err(invalid(NO_IMPORTS));
            }
            plan(&View::new(state, context), &input)
        },
        |catalog, change, target| api::ImportAsProvisionedProductOutput {
            record_detail: import(catalog, change, &input, target),
        },
    )
}

fn plan(view: &View<'_>, input: &api::ImportAsProvisionedProductInput) -> Result<Target> {
    let found = view.product(Selector::Id(&input.product_id))?;
    let product = found.product;
    let artifact = Selector::Id(&input.provisioning_artifact_id);
    // unverified: that a version is imported to as it is launched.
    let artifact = artifacts::find(&product.artifacts, artifact, Purpose::Launch)?;
    // A request cannot choose. unverified: which path counts where there are several.
    let path = view.paths(product.id.as_str(), None).next().ok_or_else(|| no_path(product.id.as_str()))?;
    let catalog = view.own().catalog;
    if catalog.provisioned.named(&input.provisioned_product_name).is_some() {
        return Err(name_taken(&input.provisioned_product_name));
    }
    let stack = importable(catalog, view.own().scope, &input.physical_id)?;
    if !stack.plan().is_some_and(|plan| plan.template.matches(&artifact.template())) {
        return Err(template_differs(&input.physical_id, artifact.id.as_str()));
    }
    let constraints = constraints::on(&path, product.id.as_str());
    let target = Target::new(view, found, artifact, path, &constraints);
    Ok(Target { launch_role: None, ..target })
}

/// The stack that a request names, if it can be imported now.
fn importable<'a>(catalog: &'a Catalog, scope: &Scope, id: &str) -> Result<&'a Stack> {
    let is_stack = Arn::parse(id).is_some_and(|arn| {
        arn.service() == "cloudformation"
            && arn.partition() == scope.region.partition()
            && (arn.region(), arn.account()) == (scope.region.as_str(), scope.account.as_str())
            && arn.name_of("stack").is_some()
    });
    if !is_stack {
        return Err(not_importable(id));
    }
    let stack = match stacks::find(catalog, id) {
        Some(Found::Left(stack)) => stack,
        Some(Found::Live(product, _)) => return Err(stack_taken(id, &product.launch.id)),
        Some(Found::Nested) => return Err(not_importable(id)),
        None => return Err(no_stack(id)),
    };
    if let Some(status) = stack.failed_status() {
        return Err(stack_not_complete(id, status));
    }
    let all = &catalog.provisioned;
    let busy = all.with(&[Common::Status(UnderChange)]).behind(None).filter_map(|number| all.at(number));
    for product in busy {
        if matches!(product.condition, Condition::UnderChange(Work::Import)) {
            return Err(import_in_progress(&product.launch.id));
        }
    }
    Ok(stack)
}

fn import(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    input: &api::ImportAsProvisionedProductInput,
    target: Target,
) -> Option<api::RecordDetail> {
    // From now on it is nobody else's, so that it never becomes two provisioned products.
    let stack = catalog.left_stacks.remove(input.physical_id.as_str())?;
    // unverified: that the tags and topics of the stack become those of the provisioned product, which keeps them.
    let own = stack
        .plan()
        .map_or_else(|| Own { tags: tagging::shared(Tags::new()), notification_arns: Vec::new() }, own);
    let tags = Arc::clone(&own.tags);
    let name = (input.provisioned_product_name.as_str(), input.idempotency_token.as_str(), Kind::CfnStack);
    let target = catalog.records.shared(target);
    let launch = appear(catalog, change, name, (Arc::clone(&target), own), Some(stack));
    let step = Step { product: launch.id.clone(), target, tags, work: Work::Import };
    life::take(catalog, change, step)
}

fn own(plan: &Plan) -> Own {
    let notification_arns = plan.notification_arns.iter().map(ToString::to_string).collect();
    Own { tags: Arc::clone(&plan.tags), notification_arns }
}
