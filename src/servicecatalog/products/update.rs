//! `UpdateProduct`.

use super::{
    super::{
        api,
        errors::{Result, invalid, no_product, unsupported},
        state::{Change, State},
        tagging,
    },
    check_support_url,
};

/// `UpdateProduct`. What is not given stays as it is.
pub(in super::super) fn update_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateProductInput,
) -> Result<api::UpdateProductOutput> {
    let catalog = state.at_mut(change.scope());
    let product = catalog.products.get_mut(&input.id).ok_or_else(|| no_product(&input.id))?;
    check_support_url(input.support_url.as_deref())?;
    if input.source_connection.is_some() {
        return Err(unsupported("SourceConnection"));
    }
    product.tags = tagging::changed(
        &product.tags,
        input.remove_tags.as_deref(),
        input.add_tags.as_deref(),
        // The only error that the model has for what a request asks too much.
        invalid,
    )?;
    if let Some(owner) = input.owner {
        product.owner = owner;
    }
    let about = &mut product.about;
    for (present, new) in [
        (&mut about.description, input.description),
        (&mut about.distributor, input.distributor),
        (&mut about.support_description, input.support_description),
        (&mut about.support_email, input.support_email),
        (&mut about.support_url, input.support_url),
    ] {
        if new.is_some() {
            *present = new;
        }
    }
    if let Some(name) = input.name {
        catalog.products.rename(&input.id, name);
    }
    let product = catalog.products.get(&input.id).ok_or_else(|| no_product(&input.id))?;
    Ok(api::UpdateProductOutput {
        product_view_detail: Some(product.view_detail(change.scope())),
        tags: Some(tagging::write(&product.tags)),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::super::testing::World, *};

    fn input(id: &str) -> api::UpdateProductInput {
        api::UpdateProductInput { id: id.into(), ..Default::default() }
    }

    #[test]
    fn only_what_is_given_changes() {
        let mut world = World::new();
        let id = world.product("App");
        let before = world.write(update_product, input(&id)).unwrap().product_view_detail.unwrap();
        let tag = api::Tag { key: "team".into(), value: "a".into() };
        let sent = api::UpdateProductInput {
            description: Some(String::new()),
            support_url: Some("https://a.example".into()),
            add_tags: Some(vec![tag.clone()]),
            remove_tags: Some(vec!["gone".into()]),
            ..input(&id)
        };
        let reply = world.write(update_product, sent).unwrap();
        assert_eq!(reply.tags, Some(vec![tag]));
        let after = reply.product_view_detail.unwrap();
        assert_eq!((after.created_time, &after.status), (before.created_time, &before.status));
        let (before, after) = (before.product_view_summary.unwrap(), after.product_view_summary.unwrap());
        assert_eq!((after.name, after.owner, after.id), (before.name, before.owner, before.id));
        assert_eq!(after.short_description.as_deref(), Some(""));
        assert_eq!(after.support_url.as_deref(), Some("https://a.example"));
        let named =
            api::UpdateProductInput { name: Some("Web".into()), owner: Some("Ops".into()), ..input(&id) };
        let detail = world.write(update_product, named).unwrap().product_view_detail.unwrap();
        let summary = detail.product_view_summary.unwrap();
        assert_eq!((summary.name.as_deref(), summary.owner.as_deref()), (Some("Web"), Some("Ops")));
    }

    #[test]
    fn a_refused_update_changes_nothing() {
        let mut world = World::new();
        let id = world.product("App");
        let tag = |key: String| api::Tag { key, value: "x".into() };
        for sent in [
            api::UpdateProductInput { support_url: Some("a.example".into()), ..input(&id) },
            api::UpdateProductInput { add_tags: Some(vec![tag("aws:x".into())]), ..input(&id) },
            api::UpdateProductInput {
                name: Some("Web".into()),
                add_tags: Some((0..21).map(|n| tag(n.to_string())).collect()),
                ..input(&id)
            },
        ] {
            let text = world.refused(update_product, sent);
            assert!(text.starts_with("InvalidParametersException"), "{text}");
        }
        let text = world.refused(update_product, input("prod-x"));
        assert_eq!(text, "ResourceNotFoundException: Product prod-x not found.");
    }
}
