//! Which portfolios and products have which `TagOptions`.

use super::{
    api,
    errors::{Result, limit_exceeded, tag_option_associated, tag_option_not_associated},
    resources::Resource,
    state::{Change, State},
};

/// The most `TagOptions` that a resource may have.
const MOST: usize = 25;

/// `AssociateTagOptionWithResource`. unverified: that an inactive one can be associated.
pub(super) fn associate_tag_option_with_resource(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AssociateTagOptionWithResourceInput,
) -> Result<api::AssociateTagOptionWithResourceOutput> {
    let catalog = state.at_mut(change.scope());
    let option = catalog.tag_options.find(&input.tag_option_id)?.id.clone();
    let resource = Resource::find(catalog, &input.resource_id)?.id();
    let links = &mut catalog.tag_options.resources;
    if links.has(&input.tag_option_id, &input.resource_id) {
        return Err(tag_option_associated(&input.tag_option_id, &input.resource_id));
    }
    if links.to(&input.resource_id, None).count() >= MOST {
        return Err(limit_exceeded(format!("A resource can have at most {MOST} TagOptions.")));
    }
    links.add(option, resource);
    Ok(api::AssociateTagOptionWithResourceOutput {})
}

/// `DisassociateTagOptionFromResource`.
pub(super) fn disassociate_tag_option_from_resource(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DisassociateTagOptionFromResourceInput,
) -> Result<api::DisassociateTagOptionFromResourceOutput> {
    let catalog = state.at_mut(change.scope());
    catalog.tag_options.find(&input.tag_option_id)?;
    Resource::find(catalog, &input.resource_id)?;
    if !catalog.tag_options.resources.remove(&input.tag_option_id, &input.resource_id) {
        return Err(tag_option_not_associated(&input.tag_option_id, &input.resource_id));
    }
    Ok(api::DisassociateTagOptionFromResourceOutput {})
}

#[cfg(test)]
mod tests {
    use super::super::{
        portfolio_changes::delete_portfolio, portfolio_lists::describe_portfolio,
        tag_options::delete_tag_option, testing::World,
    };
    use super::*;

    fn input(option: &str, resource: &str) -> api::AssociateTagOptionWithResourceInput {
        api::AssociateTagOptionWithResourceInput {
            resource_id: resource.into(),
            tag_option_id: option.into(),
        }
    }

    #[test]
    fn an_association_is_made_and_undone_once() {
        let mut world = World::new();
        let (option, portfolio) = (world.tag_option("team", "a"), world.portfolio("Web"));
        let undo = api::DisassociateTagOptionFromResourceInput {
            resource_id: portfolio.clone(),
            tag_option_id: option.clone(),
        };
        world.write(associate_tag_option_with_resource, input(&option, &portfolio)).unwrap();
        let text = world.refused(associate_tag_option_with_resource, input(&option, &portfolio));
        assert!(text.starts_with("DuplicateResourceException"), "{text}");
        let describe = api::DescribePortfolioInput { id: portfolio.clone(), ..Default::default() };
        let shown = world.read(describe_portfolio, describe).unwrap().tag_options.unwrap();
        assert_eq!(shown.iter().map(|it| it.id.as_deref().unwrap()).collect::<Vec<_>>(), [option.as_str()]);
        let text = world.refused(delete_tag_option, api::DeleteTagOptionInput { id: option.clone() });
        assert!(text.starts_with("ResourceInUseException"), "{text}");
        world.write(disassociate_tag_option_from_resource, undo.clone()).unwrap();
        let text = world.refused(disassociate_tag_option_from_resource, undo);
        assert!(text.starts_with("ResourceNotFoundException"), "{text}");
        world.write(delete_tag_option, api::DeleteTagOptionInput { id: option }).unwrap();
    }

    #[test]
    fn both_must_exist() {
        let mut world = World::new();
        let (option, portfolio) = (world.tag_option("team", "a"), world.portfolio("Web"));
        for (input, text) in [
            (input("tag-x", &portfolio), "TagOption tag-x not found."),
            (input(&option, "port-x"), "Portfolio port-x not found."),
            (input(&option, "prod-x"), "Product prod-x not found."),
            (input(&option, "x"), "Resource not found."),
        ] {
            let refusal = world.refused(associate_tag_option_with_resource, input);
            assert_eq!(refusal, format!("ResourceNotFoundException: {text}"));
        }
    }

    #[test]
    fn a_resource_has_so_many_and_takes_the_associations_along() {
        let mut world = World::new();
        let portfolio = world.portfolio("Web");
        let options: Vec<_> = (0..=MOST).map(|n| world.tag_option(&format!("k{n}"), "v")).collect();
        for option in &options[..MOST] {
            world.write(associate_tag_option_with_resource, input(option, &portfolio)).unwrap();
        }
        let text = world.refused(associate_tag_option_with_resource, input(&options[MOST], &portfolio));
        assert!(text.starts_with("LimitExceededException"), "{text}");
        let gone = api::DeletePortfolioInput { id: portfolio, ..Default::default() };
        world.write(delete_portfolio, gone).unwrap();
        for id in options {
            world.write(delete_tag_option, api::DeleteTagOptionInput { id }).unwrap();
        }
    }
}
