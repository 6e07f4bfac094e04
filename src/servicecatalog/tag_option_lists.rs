//! Lists of `TagOptions`, and of what they are associated with. The next page's token is named `PageToken` here.

use super::{
    api,
    errors::{Result, bad_page_token, invalid},
    launch_paths::page_size,
    resources::Resource,
    state::State,
    tag_options::TagOption,
};
use crate::kit::{Context, page::Pager};

/// `ListTagOptions`: those that fit every filter, the oldest first.
pub(super) fn list_tag_options(
    state: &State,
    context: &Context<'_>,
    input: api::ListTagOptionsInput,
) -> Result<api::ListTagOptionsOutput> {
    let (options, scope) = (&state.at(context.scope()).tag_options, context.scope());
    let filters = input.filters.unwrap_or_default();
    let pager = Pager { list: "ListTagOptions", scope, query: &filters };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        let found = options.all.behind(after).filter(|(_, option)| fits(&filters, option));
        found.map(|(number, option)| (number, option.detail(scope)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListTagOptionsOutput { tag_option_details: Some(page.items), page_token: page.next })
}

fn fits(filters: &api::ListTagOptionsFilters, option: &TagOption) -> bool {
    filters.key.as_ref().is_none_or(|key| *key == option.key)
        && filters.value.as_ref().is_none_or(|value| *value == option.value)
        && filters.active.is_none_or(|active| active == option.active)
}

/// `ListResourcesForTagOption`: the portfolios, the products, or both, in the order of association.
pub(super) fn list_resources_for_tag_option(
    state: &State,
    context: &Context<'_>,
    input: api::ListResourcesForTagOptionInput,
) -> Result<api::ListResourcesForTagOptionOutput> {
    let (catalog, scope) = (state.at(context.scope()), context.scope());
    let option = catalog.tag_options.find(&input.tag_option_id)?;
    let kind = input.resource_type.as_deref();
    if let Some(kind) = kind.filter(|kind| !matches!(*kind, "Portfolio" | "Product")) {
        // unverified: the values are documented, the text is not known.
        return Err(invalid(format!("Invalid ResourceType: {kind}. Valid values: Portfolio, Product.")));
    }
    let pager = Pager {
        list: "ListResourcesForTagOption",
        scope,
        query: &(&input.tag_option_id, &input.resource_type),
    };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        let links = catalog.tag_options.resources.of(option.id.as_str(), after);
        let found = links.filter_map(|(number, id)| Some((number, Resource::get(catalog, id.as_str())?)));
        found
            .filter(|(_, resource)| kind.is_none_or(|kind| kind == resource.kind()))
            .map(|(number, resource)| (number, resource.detail(scope)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListResourcesForTagOptionOutput { resource_details: Some(page.items), page_token: page.next })
}

#[cfg(test)]
mod tests {
    use super::super::{
        errors::no_tag_option, tag_option_associations::associate_tag_option_with_resource,
        tag_options::update_tag_option, testing::World,
    };
    use super::*;

    #[test]
    fn filters_and_pages() {
        let mut world = World::new();
        let ids: Vec<_> = [("team", "a"), ("stage", "a"), ("team", "b")]
            .map(|(key, value)| world.tag_option(key, value))
            .into();
        let off = api::UpdateTagOptionInput { id: ids[2].clone(), value: None, active: Some(false) };
        world.write(update_tag_option, off).unwrap();
        let list = |filters: api::ListTagOptionsFilters, token| {
            let size = Some(1);
            let input =
                api::ListTagOptionsInput { filters: Some(filters), page_size: size, page_token: token };
            world.read(list_tag_options, input)
        };
        let all = |filters: &api::ListTagOptionsFilters| {
            let (mut found, mut token) = (Vec::new(), None);
            loop {
                let page = list(filters.clone(), token).unwrap();
                found.extend(page.tag_option_details.unwrap().into_iter().map(|it| it.id.unwrap()));
                token = page.page_token;
                if token.is_none() {
                    return found;
                }
            }
        };
        let none = api::ListTagOptionsFilters::default();
        assert_eq!(all(&none), ids);
        let team = api::ListTagOptionsFilters { key: Some("team".into()), ..none.clone() };
        assert_eq!(all(&team), [ids[0].clone(), ids[2].clone()]);
        assert_eq!(all(&api::ListTagOptionsFilters { active: Some(true), ..team.clone() }), ids[..1]);
        assert_eq!(all(&api::ListTagOptionsFilters { value: Some("a".into()), ..none.clone() }), ids[..2]);
        let token = list(none, None).unwrap().page_token;
        assert_eq!(list(team, token), Err(bad_page_token()));
    }

    #[test]
    fn resources_are_listed_by_kind() {
        let mut world = World::new();
        let (option, product, portfolio) =
            (world.tag_option("team", "a"), world.product("App"), world.portfolio("Web"));
        for resource in [&product, &portfolio] {
            let input = api::AssociateTagOptionWithResourceInput {
                resource_id: resource.clone(),
                tag_option_id: option.clone(),
            };
            world.write(associate_tag_option_with_resource, input).unwrap();
        }
        let list = |option: &str, kind: Option<&str>| {
            let input = api::ListResourcesForTagOptionInput {
                tag_option_id: option.into(),
                resource_type: kind.map(str::to_owned),
                ..Default::default()
            };
            let reply = world.read(list_resources_for_tag_option, input);
            reply.map(|reply| reply.resource_details.unwrap())
        };
        let both = list(&option, None).unwrap();
        assert_eq!(both.len(), 2);
        assert_eq!(list(&option, Some("Portfolio")).unwrap(), both[1..]);
        assert_eq!(list(&option, Some("Product")).unwrap(), both[..1]);
        assert_eq!(both[0].arn, Some(format!("arn:aws:catalog:us-east-1:000000000000:product/{product}")));
        assert_eq!(both[0].created_time, Some(world.now.whole_seconds()));
        assert_eq!((both[1].id.as_ref(), both[1].name.as_deref()), (Some(&portfolio), Some("Web")));
        assert_eq!((&both[1].description, both[1].created_time), (&None, Some(world.now)));
        assert!(list(&option, Some("portfolio")).unwrap_err().to_string().starts_with("InvalidParameters"));
        assert_eq!(list("tag-x", None), Err(no_tag_option("tag-x")));
    }
}
