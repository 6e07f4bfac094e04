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
        selector::Selector,
        state::{Catalog, Change, State, once_recorded},
        tag_option_rules, tagging,
    },
    Condition, Goal, Kind, Launch, ProvisionedProduct, Target, Work,
    life::{self, Step},
    orders::{Given, Order, Own, TagSets},
    parameters,
};
use crate::{cloudformation::Stack, kit::Scope};

/// `ProvisionProduct`. The parameters are not looked at here: what is wrong with them fails the record later.
pub(in super::super) fn provision_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::ProvisionProductInput,
) -> Result<api::ProvisionProductOutput> {
    let record_detail = once_recorded::<api::ProvisionProduct, _>(
        state,
        change,
        (&input.provision_token, &input),
        |state, context| wish(&input)?.accepted(&View::new(state, context)),
        |catalog, change, accepted| {
            let name = &input.provisioned_product_name;
            let (_, step) = accepted.appear(catalog, change, (name, &input.provision_token));
            life::take(catalog, change, step)
        },
    )?;
    Ok(api::ProvisionProductOutput { record_detail })
}

fn wish(input: &api::ProvisionProductInput) -> Result<Wish<'_>> {
    let artifact = Selector::required(
        "ProvisioningArtifact",
        input.provisioning_artifact_id.as_ref(),
        input.provisioning_artifact_name.as_ref(),
    )?;
    Ok(Wish {
        product: Selector::required("Product", input.product_id.as_ref(), input.product_name.as_ref())?,
        artifact,
        path: Selector::optional("Path", input.path_id.as_ref(), input.path_name.as_ref())?,
        name: &input.provisioned_product_name,
        given: Ok(parameters::launched(input.provisioning_parameters.clone())),
        tags: input.tags.as_deref(),
        notification_arns: input.notification_arns.clone().unwrap_or_default(),
        preferences: preferences(input),
    })
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

/// Something new that somebody wants to be provisioned.
pub(super) struct Wish<'a> {
    pub(super) product: Selector<'a>,
    pub(super) artifact: Selector<'a>,
    pub(super) path: Option<Selector<'a>>,
    pub(super) name: &'a str,
    pub(super) given: Given,
    pub(super) tags: Option<&'a [api::Tag]>,
    pub(super) notification_arns: Vec<String>,
    /// Those of a stack set.
    pub(super) preferences: api::UpdateProvisioningPreferences,
}

/// A launch that nothing speaks against.
pub(super) struct Accepted {
    pub(super) kind: Kind,
    target: Arc<Target>,
    tags: TagSets,
    notification_arns: Vec<String>,
    order: Order,
}

impl Wish<'_> {
    /// What comes of it.
    ///
    /// # Errors
    /// If something speaks against it.
    pub(super) fn accepted(self, view: &View<'_>) -> Result<Accepted> {
        let found = view.product(self.product)?;
        let product = found.product;
        let artifact = artifacts::find(&product.artifacts, self.artifact, Purpose::Launch)?;
        let path = view.path(product, self.path, Purpose::Launch)?;
        let constraints = constraints::on(&path, product.id.as_str());
        if view.own().catalog.provisioned.named(self.name).is_some() {
            return Err(name_taken(self.name));
        }
        let tags = tag_option_rules::applied(found, path, tagging::read(self.tags)?)?;
        let tags = TagSets::new(tagging::shared(tags), found, path);
        let kind = Kind::of(product.kind, &constraints);
        let target = Target::new(view, found, artifact, path, &constraints);
        let target = view.own().catalog.records.shared(target);
        let goal = Goal::new(kind, (artifact, &target), &constraints, (Create, &self.preferences))?;
        let order = Order::new(artifact, &constraints, self.given, &tags, &self.notification_arns).by(goal);
        Ok(Accepted { kind, target, order, tags, notification_arns: self.notification_arns })
    }
}

impl Accepted {
    /// Lets the provisioned product appear under a name, with the token that it was asked for with. It is but planned until
    /// the step that is returned is taken.
    pub(super) fn appear(
        self,
        catalog: &mut Catalog,
        change: &mut Change<'_>,
        (name, token): (&str, &str),
    ) -> (Arc<Launch>, Step) {
        let Self { kind, target, tags, notification_arns, order } = self;
        let own = Own { tags: tags.own, notification_arns };
        let launch = appear(catalog, change, (name, token, kind), (Arc::clone(&target), own), None);
        let work = Work::Provision(Some(Box::new(order)));
        let product = launch.id.clone();
        (launch, Step { product, target, tags: tags.all, work })
    }
}

/// Lets a provisioned product appear under a name, with the token that it was asked for with, perhaps with a stack that is
/// there already. It is but planned until some work on it begins.
pub(super) fn appear(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    (name, token, kind): (&str, &str, Kind),
    (target, own): (Arc<Target>, Own),
    stack: Option<Box<Stack>>,
) -> Arc<Launch> {
    let id = ProvisionedProductId::draw(change.ids());
    let arn = stack.as_ref().map(|stack| Arc::clone(stack.arn()));
    let launch = Arc::new(Launch {
        kind,
        name: name.into(),
        stack: arn.unwrap_or_else(|| stack_arn(change, kind, &id).into()),
        principal: Arc::clone(&change.origin.caller.arn),
        artifact: target.artifact.clone(),
        token: token.into(),
        created: change.now,
        id,
    });
    catalog.provisioned.add(ProvisionedProduct {
        launch: Arc::clone(&launch),
        condition: Condition::Planned,
        target,
        tags: own.tags,
        notification_arns: own.notification_arns.into(),
        stack,
        workshop: None,
        stack_set: None,
        made: None,
        last_record: None,
        last_provisioning: None,
        last_successful: None,
    });
    launch
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
