//! Both searches: what they find, in which order, and how pages hang together.

use super::{
    super::{
        api::{
            self,
            ProductViewFilterBy::{self, FullTextSearch, Owner, ProductType, SourceProductId},
            ProductViewSortBy::{CreationDate, Title, VersionCount},
            SortOrder::{Ascending, Descending},
        },
        errors::{Result, bad_page_token, no_portfolio},
        products::create_product,
        testing::{TEMPLATE, World, create_product_input},
    },
    search_products, search_products_as_admin,
};
use crate::{cloudformation::Template, kit::LaunchPaths};

const STRANGER: &str = "arn:aws:sts::000000000000:assumed-role/Guest/me";

/// Makes a product; returns its id.
fn product(world: &mut World, name: &str, change: impl FnOnce(&mut api::CreateProductInput)) -> String {
    let mut input = create_product_input(name);
    change(&mut input);
    let reply = world.write_with(create_product, input, Ok(Template::new(TEMPLATE))).unwrap();
    reply.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap()
}

/// Three products of two owners in one portfolio that the caller may use, and one in none.
fn shop() -> (World, String) {
    let mut world = World::new();
    let queue = product(&mut world, "Queue", |it| it.description = Some("Fast-moving messages".into()));
    let bucket = product(&mut world, "Bucket", |it| it.owner = "Ops".into());
    let vault = product(&mut world, "Grüner Vault", |it| it.distributor = Some("Keys & Co.".into()));
    product(&mut world, "Lonely", |_| {});
    let portfolio = world.portfolio_with("Web", &bucket);
    for product in [&vault, &queue] {
        world.put(product, &portfolio);
    }
    (world, portfolio)
}

fn names(summaries: impl IntoIterator<Item = api::ProductViewSummary>) -> String {
    summaries.into_iter().map(|summary| summary.name.unwrap()).collect::<Vec<_>>().join(" ")
}

fn search(world: &World, input: api::SearchProductsInput) -> Result<(String, Option<String>)> {
    let reply = world.read(search_products, input)?;
    Ok((names(reply.product_view_summaries.unwrap()), reply.next_page_token))
}

fn admin(world: &World, input: api::SearchProductsAsAdminInput) -> Result<(String, Option<String>)> {
    let reply = world.read(search_products_as_admin, input)?;
    let summaries = reply.product_view_details.unwrap().into_iter();
    Ok((names(summaries.map(|detail| detail.product_view_summary.unwrap())), reply.next_page_token))
}

fn filtered(filters: &[(ProductViewFilterBy, &[&str])]) -> api::SearchProductsInput {
    let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let filters = filters.iter().map(|(by, all)| (*by, values(all))).collect();
    api::SearchProductsInput { filters: Some(filters), ..Default::default() }
}

#[test]
fn end_users_find_what_they_have_a_path_to() {
    let (mut world, _) = shop();
    let all = || api::SearchProductsInput::default();
    assert_eq!(search(&world, all()).unwrap().0, "Queue Bucket Grüner Vault");
    let twice = world.catalog().products.iter().next().unwrap().id.as_str().to_owned();
    world.portfolio_with("Ops", &twice);
    assert_eq!(search(&world, all()).unwrap().0, "Queue Bucket Grüner Vault");
    world.call_as(STRANGER);
    let reply = world.read(search_products, all()).unwrap();
    assert_eq!(reply.product_view_summaries, Some(vec![]));
    assert_eq!(reply.product_view_aggregations, Some([].into()));
    world.settings(|settings| settings.launch_paths = LaunchPaths::Open);
    assert_eq!(search(&world, all()).unwrap().0, "Queue Bucket Grüner Vault");
}

#[test]
fn filters_narrow_and_their_values_widen() {
    let (world, _) = shop();
    let found = |filters: &[(ProductViewFilterBy, &[&str])]| search(&world, filtered(filters)).unwrap().0;
    assert_eq!(found(&[(FullTextSearch, &["QUEUE"])]), "Queue");
    assert_eq!(found(&[(FullTextSearch, &["messages fast"])]), "Queue");
    assert_eq!(found(&[(FullTextSearch, &["messages slow"])]), "");
    assert_eq!(found(&[(FullTextSearch, &["que"])]), "");
    assert_eq!(found(&[(FullTextSearch, &["keys", "ops"])]), "Bucket Grüner Vault");
    assert_eq!(found(&[(FullTextSearch, &["GRÜNER"])]), "Grüner Vault");
    assert_eq!(found(&[(Owner, &["Ops"])]), "Bucket");
    assert_eq!(found(&[(Owner, &["Ops", "IT"])]), "Queue Bucket Grüner Vault");
    assert_eq!(found(&[(Owner, &["IT"]), (FullTextSearch, &["vault", "bucket"])]), "Grüner Vault");
    assert_eq!(found(&[(ProductType, &["CLOUD_FORMATION_TEMPLATE"])]), "Queue Bucket Grüner Vault");
    assert_eq!(found(&[(ProductType, &["MARKETPLACE"])]), "");
    assert_eq!(found(&[(SourceProductId, &["prod-x"])]), "");
}

#[test]
fn what_was_found_is_counted() {
    let (world, _) = shop();
    let counts = |input| {
        let reply = world.read(search_products, input).unwrap();
        let values = |values: Vec<api::ProductViewAggregationValue>| {
            let value = |it: api::ProductViewAggregationValue| {
                format!("{}={}", it.value.unwrap(), it.approximate_count.unwrap())
            };
            values.into_iter().map(value).collect::<Vec<_>>().join(",")
        };
        let all = reply.product_view_aggregations.unwrap().into_iter();
        all.map(|(name, all)| format!("{name}: {}", values(all))).collect::<Vec<_>>()
    };
    let one_page = api::SearchProductsInput { page_size: Some(1), ..Default::default() };
    let all = ["Owner: IT=2,Ops=1", "ProductType: CLOUD_FORMATION_TEMPLATE=3", "Vendor: Keys & Co.=1"];
    assert_eq!(counts(one_page), all);
    assert_eq!(
        counts(filtered(&[(Owner, &["Ops"])])),
        ["Owner: Ops=1", "ProductType: CLOUD_FORMATION_TEMPLATE=1"]
    );
}

#[test]
fn administrators_find_all_or_those_of_a_portfolio() {
    let (mut world, portfolio) = shop();
    world.call_as(STRANGER);
    let input = |portfolio: Option<&str>, source| api::SearchProductsAsAdminInput {
        portfolio_id: portfolio.map(str::to_owned),
        product_source: source,
        ..Default::default()
    };
    let all = "Queue Bucket Grüner Vault Lonely";
    assert_eq!(admin(&world, input(None, None)).unwrap().0, all);
    assert_eq!(admin(&world, input(None, Some(api::ProductSource::Account))).unwrap().0, all);
    let some = admin(&world, input(Some(&portfolio), None)).unwrap().0;
    assert_eq!(some, "Queue Bucket Grüner Vault");
    assert_eq!(admin(&world, input(Some("port-x"), None)), Err(no_portfolio("port-x")));
    let reply = world.read(search_products_as_admin, input(None, None)).unwrap();
    let detail = &reply.product_view_details.unwrap()[0];
    let id = detail.product_view_summary.as_ref().unwrap().product_id.as_deref().unwrap();
    assert_eq!(detail.status, Some(api::Status::Created));
    assert_eq!(detail.product_arn, Some(format!("arn:aws:catalog:us-east-1:000000000000:product/{id}")));
}

#[test]
fn sorted_both_ways() {
    let (world, portfolio) = shop();
    for (by, order, expected) in [
        (Some(Title), Some(Ascending), "Bucket Grüner Vault Queue"),
        (Some(Title), None, "Bucket Grüner Vault Queue"),
        (Some(Title), Some(Descending), "Queue Grüner Vault Bucket"),
        (Some(CreationDate), Some(Ascending), "Queue Bucket Grüner Vault"),
        (Some(CreationDate), Some(Descending), "Grüner Vault Bucket Queue"),
        (Some(VersionCount), Some(Descending), "Grüner Vault Bucket Queue"),
        (None, Some(Descending), "Queue Bucket Grüner Vault"),
    ] {
        for size in [1, 2, 9] {
            let mut token = None;
            let mut pages = Vec::new();
            let mut as_admin = Vec::new();
            loop {
                let input = api::SearchProductsInput {
                    page_size: Some(size),
                    page_token: token.clone(),
                    sort_by: by,
                    sort_order: order,
                    ..Default::default()
                };
                let (names, next) = search(&world, input).unwrap();
                pages.push(names);
                token = next;
                if token.is_none() {
                    break;
                }
            }
            loop {
                let input = api::SearchProductsAsAdminInput {
                    portfolio_id: Some(portfolio.clone()),
                    page_size: Some(size),
                    page_token: token.clone(),
                    sort_by: by,
                    sort_order: order,
                    ..Default::default()
                };
                let (names, next) = admin(&world, input).unwrap();
                as_admin.push(names);
                token = next;
                if token.is_none() {
                    break;
                }
            }
            assert_eq!((pages.join(" "), as_admin.join(" ")), (expected.into(), expected.into()));
        }
    }
}

#[test]
fn a_page_goes_on_behind_the_last_whatever_comes() {
    let (mut world, portfolio) = shop();
    let input = |by, token| api::SearchProductsInput {
        page_size: Some(1),
        page_token: token,
        sort_by: by,
        ..Default::default()
    };
    let (first, token) = search(&world, input(Some(Title), None)).unwrap();
    assert_eq!(first, "Bucket");
    for name in ["Alpha", "Delta"] {
        let new = world.product(name);
        world.put(&new, &portfolio);
    }
    let (second, next) = search(&world, input(Some(Title), token.clone())).unwrap();
    assert_eq!((second.as_str(), next.is_some()), ("Delta", true));
    assert_eq!(search(&world, input(None, token.clone())), Err(bad_page_token()));
    world.call_as(STRANGER);
    assert_eq!(search(&world, input(Some(Title), token)), Err(bad_page_token()));
    let mut pages = Vec::new();
    let mut token = None;
    loop {
        let input =
            api::SearchProductsAsAdminInput { page_size: Some(2), page_token: token, ..Default::default() };
        let (names, next) = admin(&world, input).unwrap();
        pages.push(names);
        token = next;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(pages, ["Queue Bucket", "Grüner Vault Lonely", "Alpha Delta"]);
}
