//! `CopyProduct`: the request, and the work on it.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use super::{
    super::{
        Event, api,
        artifacts::{self, Artifact},
        errors::{Result, invalid, no_product, too_many_artifacts},
        ids::{ArtifactId, CopyId, ProductId, ProductViewId},
        selector::Selector,
        shares,
        state::{Catalog, Change, State, once},
        tagging,
    },
    Product,
    copies::{Order, Outcome, ProductCopy, Target},
};
use crate::{
    api::ServiceError,
    kit::{AccountId, Arn, Delay, Region, Scope, Tags},
};

/// How long a copy takes.
pub(in super::super) const COPYING: Delay = Delay {
    name: "servicecatalog.product-copy",
    quick: Duration::from_millis(300),
    real: Duration::from_secs(10),
    what: "between a request to copy a product and the copy (IN_PROGRESS to SUCCEEDED or FAILED)",
};

/// `CopyProduct`. Whatever is missing when the work is done fails it then.
pub(in super::super) fn copy_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CopyProductInput,
) -> Result<api::CopyProductOutput> {
    once::<api::CopyProduct, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| order(state, context.scope(), &input),
        |catalog, change, order| {
            let id = CopyId::draw(change.ids());
            change.after(&COPYING, Event::CopyFinishes(id.clone()));
            let reply = api::CopyProductOutput { copy_product_token: Some((&id).into()) };
            catalog.copies.add(ProductCopy { id, order: Arc::new(order), outcome: Outcome::InProgress });
            reply
        },
    )
}

/// What a request asks for, all of which must be there.
fn order(state: &State, scope: &Scope, input: &api::CopyProductInput) -> Result<Order> {
    let missing = || no_product(&input.source_product_arn);
    let arn = Arn::parse(&input.source_product_arn).ok_or_else(missing)?;
    let source = source(state, scope, &arn)?;
    let target = match &input.target_product_id {
        // unverified: that a name given as well is of no matter then.
        Some(id) => Target::Existing(target(state.at(scope), id)?.id.clone()),
        None => Target::New(input.target_product_name.clone()),
    };
    let wanted = input.source_provisioning_artifact_identifiers.as_deref().unwrap_or_default();
    Ok(Order {
        versions: wanted.iter().map(|wanted| version(source, wanted)).collect::<Result<_>>()?,
        source: arn,
        target,
        with_tags: input.copy_options.as_ref().is_some_and(|all| all.contains(&api::CopyOption::CopyTags)),
    })
}

fn version(
    source: &Product,
    wanted: &BTreeMap<api::ProvisioningArtifactPropertyName, String>,
) -> Result<ArtifactId> {
    let Some(id) = wanted.get(&api::ProvisioningArtifactPropertyName::Id) else {
        // unverified: no text is known.
        return Err(invalid("A source provisioning artifact must be given by its Id."));
    };
    Ok(artifacts::find_any(&source.artifacts, Selector::Id(id))?.id.clone())
}

/// The product that `scope` may copy: one of the account itself, in any region, or one in a portfolio of another account
/// that it has there.
///
/// # Errors
/// If there is none.
fn source<'a>(state: &'a State, scope: &Scope, arn: &Arn) -> Result<&'a Product> {
    let is_region = |region: &Region| {
        region.partition() == arn.partition() && region.partition() == scope.region.partition()
    };
    let product = || {
        let owner = AccountId::parse(arn.account())?;
        let region = Region::parse(arn.region()).filter(is_region)?;
        let id = arn.name_of("product").filter(|_| arn.service() == "catalog")?;
        let there = Scope { account: scope.account, region };
        if owner == there.account {
            return state.at(&there).products.get(id);
        }
        let imports = shares::imports(state, &there);
        let found = imports.iter().filter(|import| import.owner.scope.account == owner);
        found.filter_map(|import| import.product(id)).map(|found| found.product).next()
    };
    product().ok_or_else(|| no_product(arn.as_str()))
}

fn target<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Product> {
    catalog.products.get(id).ok_or_else(|| no_product(id))
}

/// Lets a copy be made, or fail.
pub(in super::super) fn finish_copy(state: &mut State, change: &mut Change<'_>, id: &CopyId) {
    let copy = state.at(change.scope()).copies.get(id.as_str());
    let Some(order) = copy.map(|copy| Arc::clone(&copy.order)) else { return };
    let made = make(state, change, &order).and_then(|product| match &order.target {
        Target::New(_) => Ok((product, None)),
        Target::Existing(id) => {
            let tags = joined(target(state.at(change.scope()), id.as_str())?, &product)?;
            Ok((product, Some((id, tags))))
        }
    });
    let catalog = state.at_mut(change.scope());
    let outcome = match made {
        Ok((product, None)) => {
            let id = product.id.clone();
            catalog.products.add(product);
            Outcome::Succeeded(id)
        }
        Ok((product, Some((id, tags)))) => {
            add(catalog, id, product.artifacts, tags);
            Outcome::Succeeded(id.clone())
        }
        // unverified: what AWS tells as details.
        Err(error) => {
            let message = error.members().first().map(|(_, text)| (*text).to_owned());
            Outcome::Failed(message.unwrap_or_default())
        }
    };
    if let Some(copy) = catalog.copies.get_mut(id.as_str()) {
        copy.outcome = outcome;
    }
}

/// The copy that is asked for, as a product of its own.
fn make(state: &State, change: &mut Change<'_>, order: &Order) -> Result<Product> {
    let source = source(state, change.scope(), &order.source)?;
    for id in &order.versions {
        artifacts::find_any(&source.artifacts, Selector::Id(id.as_str()))?;
    }
    let is_chosen = |artifact: &&Artifact| order.versions.is_empty() || order.versions.contains(&artifact.id);
    let now = change.now;
    let name = match &order.target {
        Target::New(Some(name)) => name,
        Target::New(None) | Target::Existing(_) => &source.name,
    };
    Ok(Product {
        id: ProductId::draw(change.ids()),
        view: ProductViewId::draw(change.ids()),
        name: name.clone(),
        owner: source.owner.clone(),
        kind: source.kind,
        about: source.about.clone(),
        created: now.whole_seconds(),
        tags: if order.with_tags { source.tags.clone() } else { Tags::new() },
        artifacts: source
            .artifacts
            .iter()
            .filter(is_chosen)
            .map(|artifact| artifact.copy(change.ids(), now, &source.id))
            .collect(),
    })
}

/// The tags of a product with those of a copy that goes into it, for which it must have room.
fn joined(target: &Product, copy: &Product) -> Result<Tags> {
    if target.artifacts.len() + copy.artifacts.len() > artifacts::MOST {
        return Err(too_many_artifacts(artifacts::MOST));
    }
    tagging::changed(&target.tags, None, Some(&tagging::write(&copy.tags)), invalid)
}

/// Puts versions and tags into a product that is there.
fn add(catalog: &mut Catalog, target: &ProductId, artifacts: Vec<Artifact>, tags: Tags) {
    if let Some(target) = catalog.products.get_mut(target.as_str()) {
        target.artifacts.extend(artifacts);
        target.tags = tags;
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            super::testing::{World, create_product_input},
            create_product, delete_product, describe_copy_product_status, describe_product_as_admin,
        },
        *,
    };
    use crate::cloudformation::Template;

    fn arn(product: &str) -> String {
        format!("arn:aws:catalog:us-east-1:000000000000:product/{product}")
    }

    fn input(product: &str) -> api::CopyProductInput {
        api::CopyProductInput {
            source_product_arn: arn(product),
            idempotency_token: product.into(),
            ..Default::default()
        }
    }

    fn status(world: &World, token: &str) -> api::DescribeCopyProductStatusOutput {
        let input =
            api::DescribeCopyProductStatusInput { copy_product_token: token.into(), ..Default::default() };
        world.read(describe_copy_product_status, input).unwrap()
    }

    fn copied(world: &mut World, input: api::CopyProductInput) -> String {
        let token = world.write(copy_product, input).unwrap().copy_product_token.unwrap();
        assert!(token.starts_with("copyproduct-"), "{token}");
        assert_eq!(status(world, &token).copy_product_status, Some(api::CopyProductStatus::InProgress));
        world.settle();
        token
    }

    fn tagged(world: &mut World) -> String {
        let tag = api::Tag { key: "team".into(), value: "a".into() };
        let input = api::CreateProductInput { tags: Some(vec![tag]), ..create_product_input("App") };
        let template = Ok(Template::new("{}"));
        let made = world.write_with(create_product, input, template).unwrap();
        made.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap()
    }

    fn describe(world: &World, id: Option<String>) -> api::DescribeProductAsAdminOutput {
        let input = api::DescribeProductAsAdminInput { id, ..Default::default() };
        world.read(describe_product_as_admin, input).unwrap()
    }

    #[test]
    fn a_copy_is_a_product_of_its_own() {
        let mut world = World::new();
        let source = tagged(&mut world);
        let token = copied(&mut world, input(&source));
        let done = status(&world, &token);
        assert_eq!(done.copy_product_status, Some(api::CopyProductStatus::Succeeded));
        assert_ne!(done.target_product_id.as_ref(), Some(&source));
        let copy = describe(&world, done.target_product_id);
        let summary = copy.product_view_detail.unwrap().product_view_summary.unwrap();
        assert_eq!((summary.name.as_deref(), summary.owner.as_deref()), (Some("App"), Some("IT")));
        assert_eq!(copy.tags, Some(vec![]), "tags are copied only if asked for");
        let versions = copy.provisioning_artifact_summaries.unwrap();
        let original = world.catalog().products.get(&source).unwrap().artifacts[0].id.clone();
        let metadata = versions[0].provisioning_artifact_metadata.as_ref().unwrap();
        assert_eq!(metadata["SourceProvisioningArtifactId"], original.as_str());
        assert_eq!(metadata["SourceProductId"], source);
        assert_ne!(versions[0].id.as_deref(), Some(original.as_str()));
    }

    #[test]
    fn a_copy_can_go_into_a_product() {
        let mut world = World::new();
        let (source, target) = (tagged(&mut world), world.product("Web"));
        let sent = api::CopyProductInput {
            target_product_id: Some(target.clone()),
            copy_options: Some(vec![api::CopyOption::CopyTags]),
            ..input(&source)
        };
        let token = copied(&mut world, sent);
        assert_eq!(status(&world, &token).target_product_id.as_ref(), Some(&target));
        let copy = describe(&world, Some(target));
        let summary = copy.product_view_detail.unwrap().product_view_summary.unwrap();
        assert_eq!(summary.name.as_deref(), Some("Web"));
        assert_eq!((copy.provisioning_artifact_summaries.unwrap().len(), copy.tags.unwrap().len()), (2, 1));
    }

    #[test]
    fn a_copy_can_be_made_of_what_another_account_shares() {
        const OTHER: &str = "111111111111";
        let mut world = World::new();
        let source = world.product("App");
        let portfolio = world.portfolio_with("Web", &source);
        world.share(&portfolio, OTHER, false);
        world.enter(OTHER);
        let refused = world.refused(copy_product, input(&source));
        assert!(
            refused.starts_with("ResourceNotFound"),
            "a share that is not taken gives nothing: {refused}"
        );
        world.accept(&portfolio);
        let token = copied(&mut world, input(&source));
        let copy = status(&world, &token).target_product_id;
        let seen = describe(&world, copy).product_view_detail.unwrap();
        assert!(seen.product_arn.unwrap().contains(OTHER));
        assert_eq!(seen.product_view_summary.unwrap().name.as_deref(), Some("App"));
    }

    #[test]
    fn what_is_gone_meanwhile_fails_the_copy() {
        let mut world = World::new();
        let source = world.product("App");
        let token = world.write(copy_product, input(&source)).unwrap().copy_product_token.unwrap();
        world.write(delete_product, api::DeleteProductInput { id: source, ..Default::default() }).unwrap();
        world.settle();
        let failed = status(&world, &token);
        assert_eq!(failed.copy_product_status, Some(api::CopyProductStatus::Failed));
        assert!(failed.status_detail.unwrap().contains("not found") && failed.target_product_id.is_none());
    }

    #[test]
    fn everything_named_must_exist() {
        let mut world = World::new();
        let source = world.product("App");
        let versions = |pairs: &[(api::ProvisioningArtifactPropertyName, String)]| {
            Some(vec![pairs.iter().cloned().collect()])
        };
        let unknown = [(api::ProvisioningArtifactPropertyName::Id, "pa-x".to_owned())];
        let good = input(&source);
        for (sent, code) in [
            (api::CopyProductInput { source_product_arn: arn("prod-x"), ..good.clone() }, "ResourceNotFound"),
            (
                api::CopyProductInput {
                    source_product_arn: arn(&source).replace("0:product", "1:product"),
                    ..good.clone()
                },
                "ResourceNotFound",
            ),
            (
                api::CopyProductInput { target_product_id: Some("prod-x".into()), ..good.clone() },
                "ResourceNotFound",
            ),
            (
                api::CopyProductInput {
                    source_provisioning_artifact_identifiers: versions(&unknown),
                    ..good.clone()
                },
                "ResourceNotFound",
            ),
            (
                api::CopyProductInput { source_provisioning_artifact_identifiers: versions(&[]), ..good },
                "InvalidParameters",
            ),
        ] {
            let text = world.refused(copy_product, sent);
            assert!(text.starts_with(code), "{text}");
        }
    }
}
