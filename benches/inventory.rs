//! The inventory of a large fleet, through the whole path but the sockets: what a put costs, what is kept in memory
//! beyond the texts put, and how much dearer queries are for many nodes than for few.
//!
//! `cargo bench --bench inventory -- 10000` does it with fewer nodes than the usual 100,000.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

mod support;

use std::time::{Duration, Instant};

use bytes::Bytes;
use serde_json::{Value, json};
use stockroom::config::Config;
use support::{Server, median, resident};

const FEW: usize = 1_000;
const MANY: usize = 100_000;
const ENTRIES: usize = 10;
/// How many nodes have the rare application and the rare rack, whatever the number of nodes.
const RARE: usize = 50;
const PAGE: usize = 50;
/// How often a query is asked; the median counts.
const ROUNDS: usize = 15;

fn get(server: &Server, input: &Value) -> Value {
    serde_json::from_slice(&send(server, "GetInventory", input)).expect("JSON")
}

fn send(server: &Server, operation: &str, input: &Value) -> Bytes {
    server.send("ssm", &format!("AmazonSSM.{operation}"), serde_json::to_vec(input).expect("JSON"))
}

/// How long it takes to answer.
fn time(server: &Server, input: &Value) -> Duration {
    median(ROUNDS, || drop(send(server, "GetInventory", input)))
}

/// The id of a node. Ids come in no order, as those of real nodes.
fn id(node: usize) -> String {
    let scattered = (node as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    format!("i-0{scattered:016x}")
}

/// The entries of a type on a node, and how many bytes of text their values have.
fn content(node: usize, is_rare: bool, entry: impl Fn(usize) -> Value) -> (Value, usize) {
    let mut entries: Vec<Value> = (0..ENTRIES).map(entry).collect();
    if is_rare && let Some(Value::Object(first)) = entries.first_mut() {
        let name = first.keys().find(|name| matches!(name.as_str(), "Name" | "Row")).cloned();
        first.insert(name.expect("a name"), json!("rare"));
    }
    let values = entries.iter().filter_map(Value::as_object).flat_map(|entry| entry.values());
    let text = values.filter_map(Value::as_str).map(str::len).sum();
    assert!(text > 0, "node {node} has no text");
    (Value::Array(entries), text)
}

/// The request that stores five types of ten entries on a node, and how many bytes of text it stores.
fn put(node: usize, nodes: usize) -> (Vec<u8>, usize) {
    let is_rare = node.is_multiple_of(nodes / RARE);
    let part = |number: usize| (node * 7 + number * 13) % 400;
    let types = [
        (
            "AWS:Application",
            "1.1",
            content(node, is_rare, |n| {
                json!({ "Name": format!("package-{}", part(n)), "Version": format!("{}.{n}.1", node % 5),
                    "Publisher": "Example Corporation", "Architecture": "x86_64", "InstalledTime": "2023-11-14T10:01:01Z" })
            }),
        ),
        (
            "AWS:Network",
            "1.0",
            content(node, false, |n| {
                json!({ "Name": format!("eth{n}"), "MacAddress": format!("02:00:00:{:02x}:{:02x}:{n:02x}", node >> 8 & 255, node & 255),
                    "IPV4": format!("10.{}.{}.{n}", node >> 8 & 255, node & 255), "SubnetMask": "255.255.0.0" })
            }),
        ),
        (
            "AWS:Service",
            "1.0",
            content(node, false, |n| {
                json!({ "Name": format!("service-{}", part(n)), "DisplayName": format!("The service number {n}"),
                    "Status": "Running", "StartType": "Automatic" })
            }),
        ),
        (
            "AWS:File",
            "1.0",
            content(node, false, |n| {
                json!({ "Name": format!("file-{node}-{n}.dll"), "Size": format!("{}", node * 10 + n),
                    "InstalledDir": "/usr/lib/example", "ModificationTime": "2023-11-14T10:01:01Z" })
            }),
        ),
        ("Custom:RackInfo", "1.0", content(node, is_rare, |n| json!({ "Row": format!("row-{}", part(n)) }))),
    ];
    let text = types.iter().map(|(_, _, (_, text))| text).sum();
    let items: Vec<Value> = types
        .into_iter()
        .map(|(name, version, (content, _))| {
            json!({ "TypeName": name, "SchemaVersion": version, "CaptureTime": "2023-11-14T10:01:01Z", "Content": content })
        })
        .collect();
    let input = json!({ "InstanceId": id(node), "Items": items });
    (serde_json::to_vec(&input).expect("JSON"), text)
}

/// A server with this many nodes.
fn fill(nodes: usize) -> Server {
    let server = Server::new(Config::default());
    let before = resident();
    let (mut spent, mut text) = (Duration::ZERO, 0);
    for node in 0..nodes {
        let (input, stored) = put(node, nodes);
        text += stored;
        let begin = Instant::now();
        server.send("ssm", "AmazonSSM.PutInventory", input);
        spent += begin.elapsed();
    }
    // What each node says of itself is an item too.
    let (grown, items) = (resident().saturating_sub(before), nodes * 6);
    println!("{nodes} nodes with 5 types of {ENTRIES} entries");
    println!(
        "  put of a node                     {:>10.1?}",
        spent / u32::try_from(nodes).expect("few enough")
    );
    println!("  resident memory                   {:>10} MiB", grown / 1024 / 1024);
    println!("  per item                          {:>10} B", grown / items);
    println!("  per item beyond its text          {:>10} B", grown.saturating_sub(text) / items);
    server
}

/// The token of the page that begins behind so many hundredths of all nodes.
fn token(server: &Server, nodes: usize, hundredths: usize) -> Value {
    let mut token = Value::Null;
    for _ in 0..nodes / PAGE * hundredths / 100 {
        token = get(server, &json!({ "MaxResults": PAGE, "NextToken": token }))["NextToken"].take();
    }
    token
}

/// The queries that should not cost more for more nodes.
fn pages(server: &Server, nodes: usize) -> Vec<(&'static str, Duration)> {
    let filter = |key: &str, value: &str, operator: &str| json!({ "MaxResults": PAGE, "Filters": [{ "Key": key, "Values": [value], "Type": operator }] });
    let deep = |hundredths| {
        let token = token(server, nodes, hundredths);
        time(server, &json!({ "MaxResults": PAGE, "NextToken": token }))
    };
    let node = id(nodes / 2);
    vec![
        ("page of 50, the first", deep(0)),
        ("page of 50, in the middle", deep(50)),
        ("page of 50, the last", deep(98)),
        ("filter: an application", time(server, &filter("AWS:Application.Name", "rare", "Equal"))),
        ("filter: a custom attribute", time(server, &filter("Custom:RackInfo.Row", "rare", "Equal"))),
        ("filter: a node", time(server, &filter("AWS:InstanceInformation.InstanceId", &node, "Equal"))),
        (
            "filter: not that node",
            time(server, &filter("AWS:InstanceInformation.InstanceId", &node, "NotEqual")),
        ),
    ]
}

/// The queries that look at every node.
fn counts(server: &Server) -> Vec<(&'static str, Duration)> {
    let count = |aggregators: Value| time(server, &json!({ "Aggregators": aggregators }));
    let platform = json!({ "Expression": "AWS:InstanceInformation.PlatformType" });
    let version = json!({ "Expression": "AWS:Application.Version", "Aggregators": [platform] });
    let has = |name: &str| json!([{ "Key": "TypeName", "Values": [name], "Type": "Exists" }]);
    vec![
        ("count by platform", count(json!([platform]))),
        ("count by application", count(json!([{ "Expression": "AWS:Application.Name" }]))),
        (
            "... version and platform",
            count(json!([{ "Expression": "AWS:Application.Name", "Aggregators": [version] }])),
        ),
        ("count of a group", count(json!([{ "Groups": [{ "Name": "G", "Filters": has("AWS:File") }] }]))),
    ]
}

fn main() {
    let many = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(MANY);
    // The large one first: what a smaller one has freed would be reused, and not be seen to grow.
    let large = fill(many);
    let small = fill(FEW);
    println!("{:<36}{FEW:>10}{many:>12}{:>8}", "", "ratio");
    let all = [(pages(&small, FEW), pages(&large, many)), (counts(&small), counts(&large))];
    for (few, many) in all.into_iter().flat_map(|(few, many)| few.into_iter().zip(many)) {
        let ratio = many.1.as_secs_f64() / few.1.as_secs_f64();
        println!("{:<36}{:>10.1?}{:>12.1?}{ratio:>8.2}", few.0, few.1, many.1);
    }
}
