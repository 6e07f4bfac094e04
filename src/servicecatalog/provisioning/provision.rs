//! `ProvisionProduct`.

use std::sync::Arc;

use super::{
    super::{
        access::View,
        api::{self, StackSetOperationType::Create},
        artifacts::{self, Purpose},
        constraints,
        errors::{Result, name_taken},
        ids::ProvisionedProductId,
        records::{Record, RecordType},
        selector::Selector,
        state::{Catalog, Change, State, once},
        tag_option_rules, tagging,
    },
    Condition, Goal, Kind, Launch, ProvisionedProduct, Target, Work, life,
    orders::{Order, TagSets},
    parameters,
};
use crate::kit::Scope;

/// `ProvisionProduct`. The parameters are not looked at here: what is wrong with them fails the record later.
pub(in super::super) fn provision_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::ProvisionProductInput,
) -> Result<api::ProvisionProductOutput> {
    once::<api::ProvisionProduct, _>(
        state,
        change,
        (&input.provision_token, &input),
        |state, context| plan(&View::new(state, context), &input),
        |catalog, change, plan| launch(catalog, change, &input, plan),
    )
}

/// A launch that nothing speaks against.
struct Accepted {
    kind: Kind,
    target: Target,
    tags: TagSets,
    order: Order,
}

fn plan(view: &View<'_>, input: &api::ProvisionProductInput) -> Result<Accepted> {
    let product = Selector::required("Product", input.product_id.as_ref(), input.product_name.as_ref())?;
    let artifact = Selector::required(
        "ProvisioningArtifact",
        input.provisioning_artifact_id.as_ref(),
        input.provisioning_artifact_name.as_ref(),
    )?;
    let path = Selector::optional("Path", input.path_id.as_ref(), input.path_name.as_ref())?;
    let found = view.product(product)?;
    let product = found.product;
    let artifact = artifacts::find(&product.artifacts, artifact, Purpose::Launch)?;
    let path = view.path(product, path, Purpose::Launch)?;
    let constraints = constraints::on(&path, product.id.as_str());
    if view.own().catalog.provisioned_names.contains_key(input.provisioned_product_name.as_str()) {
        return Err(name_taken(&input.provisioned_product_name));
    }
    let tags = tag_option_rules::applied(found, path, tagging::read(input.tags.as_deref())?)?;
    let tags = TagSets::new(Arc::new(tags), found, path);
    let given = Ok(parameters::launched(input.provisioning_parameters.clone()));
    let topics = input.notification_arns.as_deref().unwrap_or_default();
    let kind = Kind::of(product.kind, &constraints);
    let target = Target::new(view, found, artifact, path, &constraints);
    let goal = Goal::new(kind, (artifact, &target), &constraints, (Create, &preferences(input)))?;
    let order = Order::new(artifact, &constraints, given, &tags, topics).by(goal);
    Ok(Accepted { kind, target, tags, order })
}

/// The preferences of a launch, in the form of those of an update.
fn preferences(input: &api::ProvisionProductInput) -> api::UpdateProvisioningPreferences {
    let given = input.provisioning_preferences.clone().unwrap_or_default();
    api::UpdateProvisioningPreferences {
        stack_set_accounts: given.stack_set_accounts,
        stack_set_regions: given.stack_set_regions,
        stack_set_failure_tolerance_count: given.stack_set_failure_tolerance_count,
        stack_set_failure_tolerance_percentage: given.stack_set_failure_tolerance_percentage,
        stack_set_max_concurrency_count: given.stack_set_max_concurrency_count,
        stack_set_max_concurrency_percentage: given.stack_set_max_concurrency_percentage,
        stack_set_operation_type: None,
    }
}

fn launch(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    input: &api::ProvisionProductInput,
    Accepted { kind, target, tags, order }: Accepted,
) -> api::ProvisionProductOutput {
    let launch = Arc::new(new_launch(change, input, kind, &target));
    let record = Record::new(change, RecordType::Provision, &launch, target.clone(), tags.all);
    catalog.provisioned_names.insert(Arc::clone(&launch.name), launch.id.clone());
    catalog.provisioned.add(ProvisionedProduct {
        workshop: super::Workshop::default(),
        launch,
        condition: Condition::UnderChange(Work::Provision(Some(Box::new(order)))),
        target,
        tags: tags.own,
        notification_arns: input.notification_arns.clone().unwrap_or_default(),
        stack: None,
        stack_set: None,
        made: None,
        last_record: record.id.clone(),
        last_provisioning: record.id.clone(),
        last_successful: None,
    });
    api::ProvisionProductOutput { record_detail: Some(life::open(catalog, change, record)) }
}

fn new_launch(
    change: &mut Change<'_>,
    input: &api::ProvisionProductInput,
    kind: Kind,
    target: &Target,
) -> Launch {
    let id = ProvisionedProductId::draw(change.ids());
    Launch {
        kind,
        name: input.provisioned_product_name.as_str().into(),
        stack: stack_arn(change, kind, &id).into(),
        principal: Arc::clone(&change.origin.caller.arn),
        artifact: target.artifact.clone(),
        token: input.provision_token.as_str().into(),
        created: change.now,
        id,
    }
}

/// The ARN of the stack or stack set of a provisioned product, named `SC-<account>-<id>`; empty if it is neither.
fn stack_arn(change: &mut Change<'_>, kind: Kind, id: &ProvisionedProductId) -> String {
    let unique = change.ids().uuid();
    let scope: &Scope = change.scope();
    let name = format_args!("SC-{}-{id}", scope.account).to_string();
    match kind {
        Kind::CfnStack => scope.arn("cloudformation", format_args!("stack/{name}/{unique}")).into(),
        Kind::CfnStackSet => scope.arn("cloudformation", format_args!("stackset/{name}:{unique}")).into(),
        _ => String::new(),
    }
}
