//! Very many products in very many portfolios, through the whole path but the sockets: what end users and administrators
//! pay for a page of a search, and for finding their way to one product, when there is much to find and when there is
//! little.
//!
//! `cargo bench --bench catalog -- 1000` does it with fewer products than the usual ten thousand.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

#[path = "support/catalog.rs"]
mod shared;
mod support;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shared::{send, template, text};
use stockroom::{
    config::Config,
    kit::{Pace, Settings},
};
use support::{Server, median, resident};

/// Products, and how many of them lie in each portfolio.
const FEW: (usize, usize) = (100, 10);
const MANY: (usize, usize) = (10_000, 100);
/// The principals of each portfolio; the caller is the last of them.
const PRINCIPALS: usize = 20;
/// How often a query is asked; the median counts.
const ROUNDS: usize = 51;
const CALLER: &str = "arn:aws:iam::111111111111:user/stockroom";

fn portfolio(server: &Server, number: usize) -> String {
    let input = json!({ "DisplayName": format!("Portfolio {number}"), "ProviderName": "IT", "IdempotencyToken": number.to_string() });
    let made = send(server, "CreatePortfolio", &input);
    let id = text(&made, "/PortfolioDetail/Id");
    let others =
        (1..PRINCIPALS).map(|other| format!("arn:aws:iam::111111111111:role/team-{number}/role-{other}"));
    for principal in others.chain([CALLER.to_owned()]) {
        let input = json!({ "PortfolioId": id, "PrincipalARN": principal, "PrincipalType": "IAM" });
        send(server, "AssociatePrincipalWithPortfolio", &input);
    }
    id.to_owned()
}

fn product(server: &Server, url: &str, portfolio: &str, number: usize) -> String {
    let input = json!({
        "Name": format!("Product {number}"), "Owner": format!("Team {}", number % 7), "IdempotencyToken": number.to_string(),
        "Description": "Something that is provisioned now and then", "ProductType": "CLOUD_FORMATION_TEMPLATE",
        "ProvisioningArtifactParameters": { "Name": "v1", "Info": { "LoadTemplateFromURL": url } },
    });
    let made = send(server, "CreateProduct", &input);
    let id = text(&made, "/ProductViewDetail/ProductViewSummary/ProductId");
    send(server, "AssociateProductWithPortfolio", &json!({ "PortfolioId": portfolio, "ProductId": id }));
    id.to_owned()
}

/// What a question costs.
type Cost = (&'static str, Duration);

/// What is asked of a catalogue of so many products costs, each question by itself.
fn costs(url: &str, (products, each): (usize, usize)) -> Vec<Cost> {
    let machine = Settings { pace: Pace::Manual, ..Settings::default() };
    let server = Server::new(Config { machine, ..Config::default() });
    let before = resident();
    let begin = Instant::now();
    let mut last = (String::new(), String::new());
    for number in 0..products {
        if number % each == 0 {
            last.0 = portfolio(&server, number / each);
        }
        last.1 = product(&server, url, &last.0, number);
    }
    let grown = resident().saturating_sub(before);
    println!("{products} products, {each} in a portfolio, with {PRINCIPALS} principals each");
    println!(
        "  making one                        {:>10.1?}",
        begin.elapsed() / u32::try_from(products).expect("few")
    );
    println!("  memory per product                {:>10} B", grown / products);
    let (portfolio, product) = last;
    let filter = |by: &str, value: &str| json!({ "Filters": { by: [value] } });
    let name = format!("Product {}", products - 1);
    let first = send(&server, "SearchProducts", &json!({ "SortBy": "Title" }));
    let second = json!({ "SortBy": "Title", "PageToken": text(&first, "/NextPageToken") });
    let one = json!({ "ProductId": product, "ProvisioningArtifactName": "v1" });
    let questions = [
        ("end user: a page", "SearchProducts", json!({})),
        ("end user: second page by title", "SearchProducts", second),
        ("end user: words", "SearchProducts", filter("FullTextSearch", &name)),
        ("administrator: a page", "SearchProductsAsAdmin", json!({})),
        ("administrator: a page by title", "SearchProductsAsAdmin", json!({ "SortBy": "Title" })),
        ("administrator: of a portfolio", "SearchProductsAsAdmin", json!({ "PortfolioId": portfolio })),
        ("launch paths of a product", "ListLaunchPaths", json!({ "ProductId": product })),
        ("a product by id", "DescribeProduct", json!({ "Id": product })),
        ("a product by name", "DescribeProduct", json!({ "Name": name })),
        ("what a launch takes", "DescribeProvisioningParameters", one),
    ];
    let ask = |(what, operation, input): (&'static str, &str, Value)| {
        (what, median(ROUNDS, || drop(send(&server, operation, &input))))
    };
    questions.into_iter().map(ask).collect()
}

fn main() {
    let many = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(MANY.0);
    let url = template();
    // The larger first: what a smaller one has freed would be reused, and not be seen to grow.
    let large = costs(&url, (many, MANY.1));
    let small = costs(&url, FEW);
    println!("{:<36}{:>10}{many:>12}{:>8}", "", FEW.0, "ratio");
    for (few, many) in small.into_iter().zip(large) {
        let ratio = many.1.as_secs_f64() / few.1.as_secs_f64();
        println!("{:<36}{:>10.1?}{:>12.1?}{ratio:>8.2}", few.0, few.1, many.1);
    }
}
