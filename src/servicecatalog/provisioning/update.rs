//! `UpdateProvisionedProduct`.

use std::sync::Arc;

use super::{
    super::{
        access::{Path, View, Visible},
        api,
        api::{
            ProvisionedProductStatus::{Available, Tainted},
            StackSetOperationType,
        },
        artifacts::{self, Artifact, Purpose},
        constraints,
        errors::{Result, invalid, kind_fixed, tag_update_denied},
        selector::Selector,
        state::{Change, State, once_recorded},
        tag_option_rules, tagging,
    },
    Goal, Kind, ProvisionedProduct, Target, Work,
    find::{check_ready, find},
    life::{self, Step},
    orders::{Order, Own, TagSets},
    parameters,
};

/// `UpdateProvisionedProduct`: to another version, product, path or other parameters.
pub(in super::super) fn update_provisioned_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateProvisionedProductInput,
) -> Result<api::UpdateProvisionedProductOutput> {
    let record_detail = once_recorded::<api::UpdateProvisionedProduct, _>(
        state,
        change,
        (&input.update_token, &input),
        |state, context| plan(&View::new(state, context), &input),
        life::take,
    )?;
    Ok(api::UpdateProvisionedProductOutput { record_detail })
}

fn plan(view: &View<'_>, input: &api::UpdateProvisionedProductInput) -> Result<Step> {
    let wanted = Selector::required(
        "ProvisionedProduct",
        input.provisioned_product_id.as_ref(),
        input.provisioned_product_name.as_ref(),
    )?;
    let choice = Choice::read(input)?;
    let product = find(view.own().catalog, view.own().scope, wanted)?;
    // unverified: whether AWS updates what could not be provisioned; its documentation calls only these two ready.
    check_ready(product, &[Available, Tainted])?;
    let parameters = input.provisioning_parameters.clone();
    let preferences = input.provisioning_preferences.clone().unwrap_or_default();
    Revision { choice, parameters, tags: input.tags.as_deref(), notification_arns: None, preferences }
        .step(view, product)
}

/// How something that is provisioned is to change.
pub(super) struct Revision<'a> {
    pub(super) choice: Choice<'a>,
    pub(super) parameters: Option<Vec<api::UpdateProvisioningParameter>>,
    pub(super) tags: Option<&'a [api::Tag]>,
    /// The topics to tell, if they change.
    pub(super) notification_arns: Option<Vec<String>>,
    /// Those of a stack set.
    pub(super) preferences: api::UpdateProvisioningPreferences,
}

impl Revision<'_> {
    /// What it takes to change a provisioned product so.
    ///
    /// # Errors
    /// If something speaks against it.
    pub(super) fn step(self, view: &View<'_>, product: &ProvisionedProduct) -> Result<Step> {
        let Chosen { found, artifact, path } = self.choice.find(view, product)?;
        let constraints = constraints::on(&path, found.product.id.as_str());
        let kind = Kind::of(found.product.kind, &constraints);
        if kind != product.launch.kind {
            return Err(kind_fixed(&product.launch.id, product.launch.kind.as_str(), kind.as_str()));
        }
        let mut tags = tags(product, self.tags, found, path)?;
        let previous = product.parameter_values();
        let given = parameters::updated(&previous, self.parameters);
        let notification_arns = self.notification_arns.unwrap_or_else(|| product.notification_arns.to_vec());
        let mut target = Target::new(view, found, artifact, path, &constraints);
        if let Some(role) = view.own().catalog.provisioned.assigned_role(product) {
            target.launch_role = Some(Arc::clone(role));
        }
        let mut target = view.own().catalog.records.shared(target);
        let operation = self.preferences.stack_set_operation_type.unwrap_or(StackSetOperationType::Update);
        let goal = Goal::new(kind, (artifact, &target), &constraints, (operation, &self.preferences))?;
        if goal.keeps_product() {
            target = Arc::clone(&product.target);
            // unverified: that tags are passed over as product and version are.
            tags = TagSets { own: Arc::clone(&product.tags), all: product.stack_tags() };
        }
        let order = Order::new(artifact, &constraints, given, &tags, &notification_arns).by(goal);
        Ok(Step {
            product: product.launch.id.clone(),
            target,
            tags: tags.all,
            work: Work::Update(Some(Box::new(order)), Own { tags: tags.own, notification_arns }),
        })
    }
}

/// What an update comes to.
struct Chosen<'v> {
    found: Visible<'v>,
    artifact: &'v Artifact,
    path: Path<'v>,
}

/// What an update names; what it does not name stays.
pub(super) struct Choice<'a> {
    pub(super) product: Option<Selector<'a>>,
    pub(super) artifact: Option<Selector<'a>>,
    pub(super) path: Option<Selector<'a>>,
}

impl<'a> Choice<'a> {
    fn read(input: &'a api::UpdateProvisionedProductInput) -> Result<Self> {
        let artifact = Selector::optional(
            "ProvisioningArtifact",
            input.provisioning_artifact_id.as_ref(),
            input.provisioning_artifact_name.as_ref(),
        )?;
        Ok(Self {
            product: Selector::optional("Product", input.product_id.as_ref(), input.product_name.as_ref())?,
            artifact,
            path: Selector::optional("Path", input.path_id.as_ref(), input.path_name.as_ref())?,
        })
    }

    /// What the provisioned product becomes. The caller needs a path to the product it is made from then; the product it
    /// was made from may be gone.
    fn find<'v>(&self, view: &View<'v>, present: &ProvisionedProduct) -> Result<Chosen<'v>> {
        let present = &present.target;
        let product = self.product.unwrap_or(Selector::Id(present.product.as_str()));
        let path = self.path;
        let found = match (view.known(present.product.as_str()), path) {
            // The path is judged by its own sentence, also where it was the last one.
            (Some(found), Some(_)) if self.product.is_none() => found,
            _ => view.product(product)?,
        };
        let product = found.product;
        let path = view.path(product, path, Purpose::Update)?;
        let artifact = match self.artifact {
            Some(artifact) => artifact,
            None if product.id == present.product => Selector::Id(present.artifact.as_str()),
            // unverified: what AWS makes of another product without a version of it.
            None => return Err(invalid("A provisioning artifact must be given with another product.")),
        };
        let artifact = artifacts::find(&product.artifacts, artifact, Purpose::Update)?;
        Ok(Chosen { found, artifact, path })
    }
}

/// The tags after an update. They may be sent as they are, which clients do with every update; changing them needs a
/// constraint that allows it.
fn tags(
    product: &ProvisionedProduct,
    sent: Option<&[api::Tag]>,
    found: Visible<'_>,
    path: Path<'_>,
) -> Result<TagSets> {
    let is_allowed = constraints::on(&path, found.product.id.as_str()).allow_tag_updates();
    // A tag that is not sent stays, as removing tags by an update has no effect.
    let tags = tagging::added(&product.tags, sent)?;
    if tags == *product.tags {
        let own = Arc::clone(&product.tags);
        // Those of product and portfolio stay too, as the stack got them.
        return Ok(if is_allowed {
            TagSets::new(own, found, path)
        } else {
            TagSets { all: product.stack_tags(), own }
        });
    }
    if !is_allowed {
        return Err(tag_update_denied());
    }
    // unverified: that changed tags keep to the TagOptions as those of a launch do.
    let own = tag_option_rules::applied(found, path, tags)?;
    Ok(TagSets::new(tagging::shared(own), found, path))
}
