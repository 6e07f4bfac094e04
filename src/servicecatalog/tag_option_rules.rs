//! What `TagOptions` do to the tags of something that is provisioned.

use std::collections::BTreeMap;

use super::{
    access::{Path, Visible},
    errors::{Result, tag_value_missing, tag_value_refused},
    tag_options::TagOption,
};
use crate::kit::Tags;

/// The values of each key that a resource's active options allow.
fn allowed<'a>(options: impl Iterator<Item = &'a TagOption>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut allowed = BTreeMap::<_, Vec<_>>::new();
    for option in options.filter(|option| option.active) {
        allowed.entry(option.key.as_str()).or_default().push(option.value.as_str());
    }
    allowed
}

/// The values that the options of a product and of the portfolio it is provisioned through leave for each key. A key that
/// both have takes the values that both allow, which may be none.
pub(super) fn rules<'a>(found: Visible<'a>, path: Path<'a>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let of_portfolio = path.owner.catalog.tag_options.of(path.portfolio.id.as_str());
    let of_product = found.owner.catalog.tag_options.of(found.product.id.as_str());
    let mut rules = allowed(of_portfolio.filter(|_| path.portfolio_options));
    for (key, values) in allowed(of_product.filter(|_| path.product_options)) {
        match rules.get_mut(key) {
            Some(others) => others.retain(|value| values.contains(value)),
            None => drop(rules.insert(key, values)),
        }
    }
    rules
}

/// The tags that `sent` become with the options of the product and of the portfolio it is provisioned through.
///
/// An only value is applied by itself; of several the request must choose one. Where there is none, the value says so.
///
/// # Errors
/// If the request chooses no value, or one that is not allowed.
pub(super) fn applied(found: Visible<'_>, path: Path<'_>, mut sent: Tags) -> Result<Tags> {
    let (product, portfolio) = (found.product, path.portfolio);
    for (key, values) in rules(found, path) {
        let value = match (values.as_slice(), sent.get(key)) {
            // unverified: the documents disagree about this value.
            ([], _) => format!("sc-tagoption-conflict-{}-{}", portfolio.id, product.id),
            (values, Some(value)) if values.contains(&value.as_str()) => continue,
            (_, Some(value)) => return Err(tag_value_refused(key, value)),
            ([value], None) => (*value).to_owned(),
            (_, None) => return Err(tag_value_missing(key)),
        };
        sent.insert(key.to_owned(), value);
    }
    Ok(sent)
}

#[cfg(test)]
mod tests {
    use super::super::{
        access::View, api, artifacts::Purpose, selector::Selector, state::State,
        tag_option_associations::associate_tag_option_with_resource, tag_options::update_tag_option,
        testing::World,
    };
    use super::*;
    use crate::kit::Context;

    /// A product in a portfolio, both with options: `(key, value, of the portfolio, of the product)`.
    fn shop(options: &[(&str, &str, bool, bool)]) -> (World, String, String) {
        let mut world = World::new();
        let product = world.product("App");
        let portfolio = world.portfolio_with("Web", &product);
        for (key, value, of_portfolio, of_product) in options {
            let option = world.tag_option(key, value);
            for (resource, is_associated) in [(&portfolio, of_portfolio), (&product, of_product)] {
                if *is_associated {
                    let (resource_id, tag_option_id) = (resource.clone(), option.clone());
                    let input = api::AssociateTagOptionWithResourceInput { resource_id, tag_option_id };
                    world.write(associate_tag_option_with_resource, input).unwrap();
                }
            }
        }
        (world, portfolio, product)
    }

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn apply((world, _, product): &(World, String, String), sent: &[(&str, &str)]) -> Result<Tags> {
        let apply = |state: &State, context: &Context<'_>, sent| {
            let view = View::new(state, context);
            let found = view.product(Selector::Id(product))?;
            applied(found, view.path(found.product, None, Purpose::Launch)?, sent)
        };
        world.read(apply, tags(sent))
    }

    #[test]
    fn an_only_value_is_applied_and_several_ask_for_a_choice() {
        let shop =
            shop(&[("team", "a", true, false), ("stage", "x", false, true), ("stage", "y", false, true)]);
        assert_eq!(
            apply(&shop, &[("stage", "y"), ("own", "1")]),
            Ok(tags(&[("own", "1"), ("stage", "y"), ("team", "a"),]))
        );
        assert_eq!(apply(&shop, &[]), Err(tag_value_missing("stage")));
        assert_eq!(apply(&shop, &[("stage", "z")]), Err(tag_value_refused("stage", "z")));
        assert_eq!(apply(&shop, &[("stage", "x"), ("team", "b")]), Err(tag_value_refused("team", "b")));
    }

    #[test]
    fn both_sides_must_allow_a_value() {
        let shop = shop(&[
            ("team", "a", true, true),
            ("team", "b", true, false),
            ("stage", "x", true, false),
            ("stage", "y", false, true),
        ]);
        let conflict = format!("sc-tagoption-conflict-{}-{}", shop.1, shop.2);
        assert_eq!(apply(&shop, &[]), Ok(tags(&[("stage", &conflict), ("team", "a")])));
        assert_eq!(apply(&shop, &[("team", "b")]), Err(tag_value_refused("team", "b")));
    }

    #[test]
    fn inactive_options_do_not_count() {
        let mut shop = shop(&[("team", "a", true, false)]);
        let id = shop.0.catalog().tag_options.all.iter().next().unwrap().id.as_str().to_owned();
        let off = api::UpdateTagOptionInput { id, value: None, active: Some(false) };
        shop.0.write(update_tag_option, off).unwrap();
        assert_eq!(apply(&shop, &[("team", "b")]), Ok(tags(&[("team", "b")])));
    }
}
