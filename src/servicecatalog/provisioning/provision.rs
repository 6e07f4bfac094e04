//! `ProvisionProduct`.

use std::sync::Arc;

use super::{
    super::{
        access::{Path, View, Visible},
        api,
        artifacts::{self, Purpose},
        constraints,
        errors::{Result, name_taken},
        ids::ProvisionedProductId,
        records::{Record, RecordType},
        selector::Selector,
        state::{Catalog, Change, State, once},
        tag_option_rules, tagging,
    },
    Condition, Launch, ProvisionedProduct, Target, Work, life, parameters,
};
use crate::kit::{Scope, Tags};

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

fn plan(view: &View<'_>, input: &api::ProvisionProductInput) -> Result<(Target, Arc<Tags>)> {
    let (found, target, path) = target(view, input)?;
    if view.own().catalog.provisioned_names.contains_key(input.provisioned_product_name.as_str()) {
        return Err(name_taken(&input.provisioned_product_name));
    }
    let tags = tagging::read(input.tags.as_deref())?;
    let tags = tag_option_rules::applied(found, path, tags)?;
    Ok((target, Arc::new(tags)))
}

/// What is to be provisioned: the product, its version and the path to it.
fn target<'a>(
    view: &View<'a>,
    input: &api::ProvisionProductInput,
) -> Result<(Visible<'a>, Target, Path<'a>)> {
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
    constraints.check_stack()?;
    let target = Target {
        product: product.id.clone(),
        artifact: artifact.id.clone(),
        path: path.id(),
        launch_role: constraints.launch_role(view.own().scope),
        product_owner: found.owner.scope.account,
        portfolio_owner: path.owner.scope.account,
    };
    Ok((found, target, path))
}

fn launch(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    input: &api::ProvisionProductInput,
    (target, tags): (Target, Arc<Tags>),
) -> api::ProvisionProductOutput {
    let launch = Arc::new(new_launch(change, input, &target));
    let record = Record::new(change, RecordType::Provision, &launch, target.clone(), Arc::clone(&tags));
    catalog.provisioned_names.insert(Arc::clone(&launch.name), launch.id.clone());
    catalog.provisioned.add(ProvisionedProduct {
        launch,
        condition: Condition::UnderChange(Work::Provision),
        target,
        tags,
        parameters: parameters::launched(input.provisioning_parameters.clone()),
        notification_arns: input.notification_arns.clone().unwrap_or_default(),
        last_record: record.id.clone(),
        last_provisioning: record.id.clone(),
        last_successful: None,
    });
    api::ProvisionProductOutput { record_detail: Some(life::open(catalog, change, record)) }
}

fn new_launch(change: &mut Change<'_>, input: &api::ProvisionProductInput, target: &Target) -> Launch {
    let id = ProvisionedProductId::draw(change.ids());
    Launch {
        name: input.provisioned_product_name.as_str().into(),
        stack: stack_arn(change, &id).into(),
        principal: Arc::clone(&change.origin.caller.arn),
        artifact: target.artifact.clone(),
        token: input.provision_token.as_str().into(),
        created: change.now,
        id,
    }
}

/// The ARN of the stack of a provisioned product, named `SC-<account>-<id>`.
fn stack_arn(change: &mut Change<'_>, id: &ProvisionedProductId) -> String {
    let unique = change.ids().uuid();
    let scope: &Scope = change.scope();
    scope.arn("cloudformation", format_args!("stack/SC-{}-{id}/{unique}", scope.account)).into()
}
