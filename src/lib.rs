//! Stockroom: a local AWS emulator of SSM Inventory, AWS Batch and AWS Service Catalog.
//!
//! This crate is Stockroom as a fixture of tests: a server in the process of the test, on a free port, with a world of its
//! own. Point any AWS client at it. (The program `stockroom` is the same server for people, containers and other
//! languages; the README tells about it.)
//!
//! # A server for a test
//!
//! ```
//! use serde_json::json;
//! use stockroom::Stockroom;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), stockroom::Refused> {
//! let stockroom = Stockroom::start().await;
//! let account = stockroom.account();
//!
//! // What clients need:
//! let _ = (account.endpoint_url(), account.access_key_id(), account.secret_access_key(), account.region());
//!
//! // A world to begin with, made without any client:
//! let licence = json!({ "consumableResourceName": "licence", "totalQuantity": 2 });
//! account.call("batch", "CreateConsumableResource", licence).await?;
//! # Ok(())
//! # }
//! ```
//!
//! The server listens when [`start`](Stockroom::start) returns. It has a thread and a runtime of its own, so it works in
//! any test: under any runtime, or, with [`start_blocking`](Stockroom::start_blocking), under none. When it is dropped, it
//! stops, and its thread has ended. Starting one takes less than 2 ms, so every test may have one:
//!
//! ```
//! use serde_json::json;
//! use stockroom::Stockroom;
//!
//! let stockroom = Stockroom::start_blocking();
//! let account = stockroom.account();
//! let nodes = account.call_blocking("ssm", "DescribeInstanceInformation", json!({})).expect("a list");
//! assert_eq!(nodes["InstanceInformationList"], json!([]));
//! ```
//!
//! # The AWS SDK for Rust
//!
//! With the feature `aws-sdk` an account makes the settings of its clients itself:
//!
//! ```ignore
//! let stockroom = stockroom::Stockroom::start().await;
//! let batch = aws_sdk_batch::Client::new(&stockroom.account().sdk_config());
//! batch.create_consumable_resource().consumable_resource_name("licence").total_quantity(2).send().await?;
//! ```
//!
//! Clients of other languages and the AWS CLI act as the account with its [`environment`](Account::environment).
//!
//! # One server for all tests
//!
//! Tests that run in parallel may share a server, as long as each takes an account of its own: no two
//! [accounts](Stockroom::account) are the same, and what one has no other sees.
//!
//! ```
//! use std::sync::LazyLock;
//! use serde_json::json;
//! use stockroom::{Account, Stockroom};
//!
//! fn account() -> Account {
//!     static STOCKROOM: LazyLock<Stockroom> = LazyLock::new(Stockroom::start_blocking);
//!     STOCKROOM.account()
//! }
//!
//! let (one, other) = (account(), account());
//! let licence = json!({ "consumableResourceName": "licence", "totalQuantity": 2 });
//! one.call_blocking("batch", "CreateConsumableResource", licence).expect("it is made");
//! let listed = other.call_blocking("batch", "ListConsumableResources", json!({})).expect("a list");
//! assert_eq!(listed["consumableResources"], json!([]));
//! ```
//!
//! An account has rules on [outcomes](Account::outcomes), [requests](Account::requests) and a [reset](Account::reset) of its
//! own as well. The clock is for all accounts: a test that moves it takes a server to itself.
//!
//! # Time
//!
//! Much of AWS takes its time: queues become valid, jobs run, stacks are made. Here that takes a fraction of a second,
//! none, or as long as in AWS, as the [`Pace`] says. At the manual pace time stands still until the test moves it, and
//! a day takes no longer than what happens in it:
//!
//! ```
//! use std::time::Duration;
//! use serde_json::json;
//! use stockroom::Stockroom;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let stockroom = Stockroom::builder().manual().start_time("2026-01-01T00:00:00Z").start_blocking();
//! let account = stockroom.account();
//! let farm = json!({ "computeEnvironmentName": "farm", "type": "UNMANAGED",
//!     "serviceRole": "arn:aws:iam::123456789012:role/batch" });
//! account.call_blocking("batch", "CreateComputeEnvironment", farm)?;
//! let status = || {
//!     let described = account.call_blocking("batch", "DescribeComputeEnvironments", json!({}))?;
//!     Ok::<_, stockroom::Refused>(described["computeEnvironments"][0]["status"].clone())
//! };
//! assert_eq!(status()?, "CREATING");
//! stockroom.clock().settle()?;
//! assert_eq!(status()?, "VALID");
//!
//! let tomorrow = stockroom.clock().advance(Duration::from_hours(24));
//! assert!(tomorrow.to_iso8601().starts_with("2026-01-02T"));
//! # Ok(())
//! # }
//! ```
//!
//! # Failures at will
//!
//! Simulated jobs and stacks succeed, unless a rule says [what they come to](Outcomes):
//!
//! ```
//! use serde_json::json;
//! use stockroom::Stockroom;
//!
//! let stockroom = Stockroom::builder()
//!     .outcome(json!({ "match": { "jobName": "render-*", "attempt": 1 }, "outcome": { "exitCode": 137 } }))
//!     .start_blocking();
//! let full = json!({ "match": { "resourceType": "AWS::RDS::*" }, "outcome": { "failure": "No room left." } });
//! let full = stockroom.outcomes().add(full).expect("a good rule");
//! stockroom.outcomes().remove(&full);
//! ```
//!
//! Requests fail on purpose by [rules on faults](Faults): they are throttled, fail, wait, or lose their answers, so that
//! retries and idempotency tokens can be put to the test.
//!
//! ```
//! use serde_json::json;
//! use stockroom::Stockroom;
//!
//! let stockroom = Stockroom::start_blocking();
//! let lost = json!({ "match": { "operation": "SubmitJob" }, "fault": { "kind": "reset", "when": "after" }, "count": 1 });
//! stockroom.faults().add(lost).expect("a good rule");
//! ```
//!
//! # What was received
//!
//! [`requests`](Stockroom::requests) tells what clients have asked, in whichever protocol, and what they were answered:
//!
//! ```
//! use serde_json::json;
//! use stockroom::Stockroom;
//!
//! let stockroom = Stockroom::start_blocking();
//! let account = stockroom.account();
//! account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
//!
//! let requests = account.requests();
//! assert_eq!(requests[0].operation(), "GetInventory");
//! assert_eq!(requests[0].input()["MaxResults"], 5);
//! assert_eq!(requests[0].answer()["Entities"], json!([]));
//! ```
//!
//! A test that fails prints the last of them without being asked:
//!
//! ```text
//! stockroom at http://127.0.0.1:41873 (seed 8124709): the last request
//!   2026-01-01T00:00:00Z batch:DescribeConsumableResource -> 400 ClientException (530412208753 us-east-1, 0.1 ms)
//!     {"consumableResource":"licence"}
//!     arn:aws:batch:us-east-1:530412208753:consumable-resource/licence does not exist
//! ```
//!
//! # Inside
//!
//! [`inside`] tells how the emulator is built.

// What an emulator is made of is public for its benches and its program, and no promise; documentation begins with what
// is. The lint on missing documentation sees all of it as it is.
#[cfg_attr(doc, doc(hidden))]
pub mod api;
#[cfg_attr(doc, doc(hidden))]
pub mod batch;
#[cfg_attr(doc, doc(hidden))]
pub mod cli;
#[cfg_attr(doc, doc(hidden))]
pub mod cloudformation;
#[cfg_attr(doc, doc(hidden))]
pub mod config;
#[cfg_attr(doc, doc(hidden))]
pub mod contractor;
#[cfg_attr(doc, doc(hidden))]
pub mod control;
#[cfg_attr(doc, doc(hidden))]
pub mod courier;
#[cfg_attr(doc, doc(hidden))]
pub mod engine;
#[cfg_attr(doc, doc(hidden))]
pub mod errands;
#[cfg_attr(doc, doc(hidden))]
pub mod executor;
#[cfg_attr(doc, doc(hidden))]
pub mod faults;
mod fixture;
#[cfg_attr(doc, doc(hidden))]
pub mod http;
pub mod inside;
#[cfg_attr(doc, doc(hidden))]
pub mod kit;
#[cfg_attr(doc, doc(hidden))]
pub mod metrics;
pub mod outcomes;
#[cfg_attr(doc, doc(hidden))]
pub mod outside;
#[cfg_attr(doc, doc(hidden))]
pub mod protocol;
#[cfg_attr(doc, doc(hidden))]
pub mod recorder;
#[cfg_attr(doc, doc(hidden))]
pub mod servicecatalog;
#[cfg_attr(doc, doc(hidden))]
pub mod ssm;
#[cfg_attr(doc, doc(hidden))]
pub mod sts;

#[doc(inline)]
pub use api::Timestamp;
#[doc(inline)]
pub use engine::Unsettled;
pub use fixture::{Account, Builder, Clock, Faults, Outcomes, Requests, StartError, Stockroom};
#[doc(inline)]
pub use kit::{BatchExecutor, LaunchPaths, Pace, Refused};
#[doc(inline)]
pub use recorder::Received;

/// What the README shows of Rust is run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
