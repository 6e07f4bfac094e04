//! `CreateProduct`.

use super::{
    super::{
        api,
        artifacts::{self, Artifact},
        errors::{Result, invalid, unsupported},
        ids::{ProductId, ProductViewId},
        state::{Change, State, once},
        tagging,
        templates::{Source, loaded_or_of_stack},
    },
    About, Product, check_support_url,
};
use crate::{
    cloudformation::Template,
    kit::{Outside, Preparing, Tags},
};

/// What can be said of a request to create a product without knowing the catalogue, and where its template lies.
fn check(input: &api::CreateProductInput) -> Result<Source> {
    match input.product_type {
        api::ProductType::CloudFormationTemplate
        | api::ProductType::External
        | api::ProductType::TerraformCloud => {}
        // Of the marketplace alone, and given up in favour of EXTERNAL. unverified: no text is known.
        other @ (api::ProductType::Marketplace | api::ProductType::TerraformOpenSource) => {
            return Err(invalid(format!("Products of type {other} cannot be created.")));
        }
    }
    check_support_url(input.support_url.as_deref())?;
    if input.source_connection.is_some() {
        return Err(unsupported("SourceConnection"));
    }
    let Some(properties) = &input.provisioning_artifact_parameters else {
        // unverified: the model needs them only without SourceConnection; the text is not known.
        return Err(invalid("ProvisioningArtifactParameters or SourceConnection must be given."));
    };
    artifacts::check_type(input.product_type, properties.r#type)?;
    artifacts::source(properties)
}

/// Fetches the template of a new product.
pub(in super::super) fn prepare(
    input: &api::CreateProductInput,
    outside: &Outside,
) -> Preparing<Result<Template>, api::Error> {
    artifacts::fetch(check(input), outside)
}

/// `CreateProduct`. Names need not be unique, and a product can be used at once.
pub(in super::super) fn create_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreateProductInput,
    loaded: Result<Template>,
) -> Result<api::CreateProductOutput> {
    once::<api::CreateProduct, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| {
            let properties = input.provisioning_artifact_parameters.as_ref();
            let info = properties.and_then(|properties| properties.info.as_ref());
            let template = loaded_or_of_stack(loaded, info, state.at(context.scope()))?;
            Ok((template, tagging::read(input.tags.as_deref())?))
        },
        |catalog, change, (template, tags)| {
            let product = new_product(change, &input, template, tags);
            let reply = api::CreateProductOutput {
                product_view_detail: Some(product.view_detail(change.scope())),
                provisioning_artifact_detail: product.artifacts.first().map(Artifact::detail),
                // unverified: a product without tags may show none instead of an empty list here.
                tags: Some(tagging::write(&product.tags)),
            };
            catalog.products.add(product);
            reply
        },
    )
}

fn new_product(
    change: &mut Change<'_>,
    input: &api::CreateProductInput,
    template: Template,
    tags: Tags,
) -> Product {
    let now = change.now;
    let id = ProductId::draw(change.ids());
    let view = ProductViewId::draw(change.ids());
    let properties = input.provisioning_artifact_parameters.as_ref();
    Product {
        id,
        view,
        name: input.name.clone(),
        owner: input.owner.clone(),
        kind: input.product_type,
        about: About {
            description: input.description.clone(),
            distributor: input.distributor.clone(),
            support_description: input.support_description.clone(),
            support_email: input.support_email.clone(),
            support_url: input.support_url.clone(),
        },
        created: now.whole_seconds(),
        tags,
        artifacts: properties
            .map(|it| Artifact::first(change.ids(), now, it, template))
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{TEMPLATE, World, create_product_input};
    use super::*;
    use crate::kit::outside::{Fetch, FetchError, Fetching};

    struct Missing;

    impl Fetch for Missing {
        fn fetch(&self, url: String, _: usize) -> Fetching {
            Box::pin(std::future::ready(Err(FetchError(url))))
        }
    }

    fn create(world: &mut World, input: api::CreateProductInput) -> Result<api::CreateProductOutput> {
        world.write_with(create_product, input, Ok(Template::new(TEMPLATE)))
    }

    async fn refusal(change: impl FnOnce(&mut api::CreateProductInput)) -> String {
        let mut input = create_product_input("App");
        change(&mut input);
        let prepared = prepare(&input, &Outside::new(Missing)).await.unwrap();
        match prepared.unwrap_err() {
            api::Error::InvalidParametersException { message } => message,
            other => other.to_string(),
        }
    }

    #[test]
    fn answers_what_was_created() {
        let mut world = World::new();
        let reply = create(&mut world, create_product_input("App")).unwrap();
        let view = reply.product_view_detail.unwrap();
        let summary = view.product_view_summary.unwrap();
        let id = summary.product_id.unwrap();
        assert_eq!(view.product_arn, Some(format!("arn:aws:catalog:us-east-1:000000000000:product/{id}")));
        assert_eq!(view.status, Some(api::Status::Created));
        assert_eq!(view.created_time, Some(world.now.whole_seconds()));
        assert!(summary.id.unwrap().starts_with("prodview-"));
        assert_eq!((summary.has_default_path, summary.short_description), (Some(false), None));
        let artifact = reply.provisioning_artifact_detail.unwrap();
        assert_eq!((artifact.active, artifact.name.as_deref()), (Some(true), Some("v1")));
        assert_eq!(reply.tags, Some(Vec::new()));
    }

    #[test]
    fn a_token_seen_before_comes_before_a_template_that_is_gone() {
        let mut world = World::new();
        let first = create(&mut world, create_product_input("App")).unwrap();
        let gone = Err(super::super::super::errors::invalid_template());
        assert_eq!(world.write_with(create_product, create_product_input("App"), gone).unwrap(), first);
    }

    #[tokio::test]
    async fn refuses_what_cannot_be_created() {
        use api::ProductType::{External, Marketplace, TerraformOpenSource};
        for kind in [Marketplace, TerraformOpenSource] {
            assert!(refusal(|input| input.product_type = kind).await.contains("cannot be created"));
        }
        assert_eq!(
            refusal(|input| input.product_type = External).await,
            "The EXTERNAL Product Type only supports the following ProvisioningArtifact Types: EXTERNAL"
        );
        assert!(refusal(|input| input.support_url = Some("ftp://x".into())).await.contains("SupportUrl"));
        let connected = |input: &mut api::CreateProductInput| input.source_connection = Some(<_>::default());
        assert!(refusal(connected).await.contains("Stockroom does not serve SourceConnection yet"));
        let without = |input: &mut api::CreateProductInput| input.provisioning_artifact_parameters = None;
        assert!(refusal(without).await.contains("ProvisioningArtifactParameters"));
        let renamed = |name: &str| {
            let name = Some(name.to_owned());
            move |input: &mut api::CreateProductInput| {
                input.provisioning_artifact_parameters.as_mut().unwrap().name = name;
            }
        };
        assert!(refusal(renamed("first version")).await.contains("spaces"));
        let unread = refusal(renamed("v1")).await;
        assert_eq!(unread, "Invalid templateBody. Please make sure that your template is valid");
    }
}
