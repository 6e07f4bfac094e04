//! Very many provisioned products, through the whole path but the sockets: what a page of a scan, a search and a history
//! costs when there is much to find and when there is little; and how many whole lives of a larger one fit into a second.
//!
//! `cargo bench --bench provisioned -- 1000` does it with fewer than the usual hundred thousand.

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
use shared::{send, serve, template, text};
use stockroom::{
    config::Config,
    kit::{LaunchPaths, Pace, Settings},
};
use support::{Server, median, resident};

const FEW: usize = 1_000;
const MANY: usize = 100_000;
/// How often a question is asked; the median counts.
const ROUNDS: usize = 51;
/// Of how many resources the larger one is made, and in how many layers they lie.
const RESOURCES: usize = 20;
const LAYERS: usize = 4;
/// How many of those live, one after the other.
const LIVES: u32 = 500;

/// A product in a portfolio; its id.
fn product(server: &Server, url: &str) -> String {
    let portfolio = json!({ "DisplayName": "All", "ProviderName": "IT", "IdempotencyToken": "t" });
    let portfolio = send(server, "CreatePortfolio", &portfolio);
    let product = json!({
        "Name": "Queue", "Owner": "IT", "IdempotencyToken": "t", "ProductType": "CLOUD_FORMATION_TEMPLATE",
        "ProvisioningArtifactParameters": { "Name": "v1", "Info": { "LoadTemplateFromURL": url } },
    });
    let product = send(server, "CreateProduct", &product);
    let product = text(&product, "/ProductViewDetail/ProductViewSummary/ProductId");
    let both = json!({ "PortfolioId": text(&portfolio, "/PortfolioDetail/Id"), "ProductId": product });
    send(server, "AssociateProductWithPortfolio", &both);
    product.to_owned()
}

/// Provisions so many, the last of which is still under change; a world with those.
fn provisioned(url: &str, count: usize) -> (Server, String) {
    let machine = Settings { pace: Pace::Manual, launch_paths: LaunchPaths::Open, ..Settings::default() };
    let server = Server::new(Config { machine, ..Config::default() });
    let product = product(&server, url);
    let before = resident();
    let begin = Instant::now();
    let provision = |number: usize| {
        let input = json!({
            "ProductId": product, "ProvisioningArtifactName": "v1", "ProvisionToken": number.to_string(),
            "ProvisionedProductName": format!("queue-{number}"),
        });
        send(&server, "ProvisionProduct", &input);
    };
    // Each comes to rest before the next: work that is under way at once takes memory of its own.
    for number in 1..count {
        provision(number);
        server.advance(Duration::from_mins(1));
    }
    provision(count);
    let grown = resident().saturating_sub(before);
    println!("{count} provisioned products");
    println!("  making one          {:>10.1?}", begin.elapsed() / u32::try_from(count).expect("few"));
    println!("  memory of each      {:>10} B, with its stack and its record", grown / count);
    (server, product)
}

/// Sends a request for each of so many, and lets what it asks for come to rest; what that leaves for each, in bytes.
fn left_by(server: &Server, operation: &str, count: usize, input: impl Fn(usize) -> Value) -> usize {
    let before = resident();
    for number in 1..count {
        send(server, operation, &input(number));
        server.advance(Duration::from_mins(1));
    }
    resident().saturating_sub(before) / count
}

/// Updates each once, of which a record stays, and provisions as many more from which no stack comes, as they are given a
/// parameter that there is not.
fn apart(server: &Server, product: &str, count: usize) {
    let record = left_by(server, "UpdateProvisionedProduct", count, |number| {
        json!({
            "ProvisionedProductName": format!("queue-{number}"), "ProductId": product,
            "ProvisioningArtifactName": "v1", "UpdateToken": number.to_string(),
        })
    });
    println!("  memory of a record  {record:>10} B");
    let failed = left_by(server, "ProvisionProduct", count, |number| {
        json!({
            "ProductId": product, "ProvisioningArtifactName": "v1", "ProvisionToken": format!("failed-{number}"),
            "ProvisionedProductName": format!("failed-{number}"),
            "ProvisioningParameters": [{ "Key": "None", "Value": "" }],
        })
    });
    println!("  without a stack     {failed:>10} B, with its record");
}

/// What questions about so many cost, each by itself.
fn costs(url: &str, count: usize) -> Vec<(&'static str, Duration)> {
    let (server, product) = provisioned(url, count);
    let search = |query: &str| json!({ "Filters": { "SearchQuery": [query] } });
    let first = send(&server, "SearchProvisionedProducts", &json!({ "SortBy": "name" }));
    let second = json!({ "SortBy": "name", "PageToken": text(&first, "/NextPageToken") });
    let of_product = json!({ "SearchFilter": { "Key": "product", "Value": product } });
    let questions: [(&str, &str, Value); 12] = [
        ("scan: a page", "ScanProvisionedProducts", json!({})),
        ("search: a page", "SearchProvisionedProducts", json!({})),
        ("search: second page by name", "SearchProvisionedProducts", second),
        (
            "search: last of all",
            "SearchProvisionedProducts",
            json!({ "SortBy": "createdTime", "SortOrder": "DESCENDING" }),
        ),
        ("search: by name", "SearchProvisionedProducts", search(&format!("name:queue-{count}"))),
        ("search: a frequent status", "SearchProvisionedProducts", search("status:AVAILABLE")),
        ("search: a rare status", "SearchProvisionedProducts", search("status:UNDER_CHANGE")),
        ("search: of a product", "SearchProvisionedProducts", search(&format!("productId:{product}"))),
        ("search: anywhere", "SearchProvisionedProducts", search(&format!("queue-{count}"))),
        ("history: a page", "ListRecordHistory", json!({})),
        ("history: of a product", "ListRecordHistory", of_product),
        ("one by name", "DescribeProvisionedProduct", json!({ "Name": format!("queue-{count}") })),
    ];
    let ask = |(what, operation, input): (&'static str, &str, Value)| {
        (what, median(ROUNDS, || drop(send(&server, operation, &input))))
    };
    let costs = questions.into_iter().map(ask).collect();
    apart(&server, &product, count);
    costs
}

/// A template of several layers of resources, each of which refers to one of the layer below.
fn large() -> String {
    let resource = |number: usize| {
        let (kind, below) =
            ([("AWS::SQS::Queue"), ("AWS::SNS::Topic")][number % 2], number.checked_sub(RESOURCES / LAYERS));
        let below = below.map_or_else(
            || json!({ "Ref": "AWS::StackName" }),
            |below| json!({ "Ref": format!("R{below}") }),
        );
        let tags = json!([{ "Key": "of", "Value": { "Fn::Sub": ["${Name}-${Below}", { "Below": below }] } }]);
        (format!("R{number}"), json!({ "Type": kind, "Properties": { "Tags": tags } }))
    };
    let resources: serde_json::Map<_, _> = (0..RESOURCES).map(resource).collect();
    json!({
        "Parameters": { "Name": { "Type": "String", "Default": "queue" } },
        "Resources": resources,
        "Outputs": { "Last": { "Value": { "Ref": format!("R{}", RESOURCES - 1) } } },
    })
    .to_string()
}

/// Provisions and terminates at the instant pace, and looks whether each came to an end.
fn lives() {
    let machine = Settings { pace: Pace::Instant, launch_paths: LaunchPaths::Open, ..Settings::default() };
    let server = Server::new(Config { machine, ..Config::default() });
    let product = product(&server, &serve(large()));
    let begin = Instant::now();
    for number in 0..LIVES {
        let name = format!("queue-{number}");
        let input = json!({
            "ProductId": product, "ProvisioningArtifactName": "v1", "ProvisionToken": name,
            "ProvisionedProductName": name,
        });
        send(&server, "ProvisionProduct", &input);
        let there = send(&server, "DescribeProvisionedProduct", &json!({ "Name": name }));
        assert_eq!(text(&there, "/ProvisionedProductDetail/Status"), "AVAILABLE");
        let input = json!({ "ProvisionedProductName": name, "TerminateToken": name });
        let gone = send(&server, "TerminateProvisionedProduct", &input);
        let record = send(&server, "DescribeRecord", &json!({ "Id": text(&gone, "/RecordDetail/RecordId") }));
        assert_eq!(text(&record, "/RecordDetail/Status"), "SUCCEEDED");
    }
    let each = begin.elapsed() / LIVES;
    println!(
        "{RESOURCES} resources, provisioned, described, terminated, described: {each:.1?}, {:.0} a second",
        1.0 / each.as_secs_f64()
    );
}

fn main() {
    lives();
    let many = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(MANY);
    let url = template();
    // The larger first: what a smaller one has freed would be reused, and not be seen to grow.
    let large = costs(&url, many);
    let small = costs(&url, FEW);
    println!("{:<36}{FEW:>10}{many:>12}{:>8}", "", "ratio");
    for (few, many) in small.into_iter().zip(large) {
        let ratio = many.1.as_secs_f64() / few.1.as_secs_f64();
        println!("{:<36}{:>10.1?}{:>12.1?}{ratio:>8.2}", few.0, few.1, many.1);
    }
}
