//! The fixture, as tests with the AWS SDK for Rust use it: clients from its settings, a shared server, time and outcomes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{sync::LazyLock, time::Duration};

use aws_sdk_batch::types::{
    CeType, ComputeEnvironmentOrder, ContainerProperties, JobDefinitionType, JobStatus, ResourceRequirement,
    ResourceType,
};
use aws_types::SdkConfig;
use serde_json::json;
use stockroom::{Account, Stockroom};

/// Settings for clients without TLS, as these crates are built without it.
fn plain(config: SdkConfig) -> SdkConfig {
    config.into_builder().http_client(aws_smithy_http_client::Builder::new().build_http()).build()
}

fn batch(account: &Account) -> aws_sdk_batch::Client {
    aws_sdk_batch::Client::new(&plain(account.sdk_config()))
}

/// A server for all tests of this file that need no clock of their own, and an account of one's own.
fn account() -> Account {
    static SHARED: LazyLock<Stockroom> = LazyLock::new(Stockroom::start_blocking);
    SHARED.account()
}

#[tokio::test]
async fn clients_act_as_the_account_of_their_settings() {
    let stockroom = Stockroom::builder().account("123456789012").region("eu-west-1").start().await;
    let client = aws_sdk_batch::Client::new(&plain(stockroom.sdk_config()));
    let made = client.create_consumable_resource().consumable_resource_name("licence").total_quantity(2);
    let arn = made.send().await.unwrap().consumable_resource_arn.unwrap();
    assert_eq!(arn, "arn:aws:batch:eu-west-1:123456789012:consumable-resource/licence");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_of_a_shared_server_never_meet() {
    let tests = (1..=8).map(|quantity| async move {
        let account = account();
        let client = batch(&account);
        let made = client.create_consumable_resource().consumable_resource_name("licence");
        made.total_quantity(quantity).send().await.unwrap();
        let listed = client.list_consumable_resources().send().await.unwrap();
        let quantities: Vec<_> = listed
            .consumable_resources()
            .iter()
            .map(aws_sdk_batch::types::ConsumableResourceSummary::total_quantity)
            .collect();
        assert_eq!(quantities, [Some(quantity)]);
        assert_eq!(account.requests().len(), 2);
    });
    for test in tests.map(tokio::spawn).collect::<Vec<_>>() {
        test.await.unwrap();
    }
}

#[tokio::test]
async fn requests_are_told_in_whichever_protocol_they_came() {
    let account = account();
    let catalog = aws_sdk_servicecatalog::Client::new(&plain(account.sdk_config()));
    let portfolio = catalog.create_portfolio().display_name("Tools").provider_name("Platform");
    let made = portfolio.idempotency_token("once").send().await.unwrap();
    let id = made.portfolio_detail().unwrap().id().unwrap();
    let ssm = aws_sdk_ssm::Client::new(&plain(account.sdk_config()));
    ssm.get_inventory().max_results(0).send().await.unwrap_err();
    let queue = "arn:aws:batch:us-east-1:111111111111:job-queue/none";
    batch(&account).untag_resource().resource_arn(queue).tag_keys("a").send().await.unwrap_err();

    let requests = account.requests();
    let told: Vec<_> = requests.iter().map(|one| (one.service(), one.operation(), one.status())).collect();
    let expected = [
        ("servicecatalog", "CreatePortfolio", 200),
        ("ssm", "GetInventory", 400),
        ("batch", "UntagResource", requests[2].status()),
    ];
    assert_eq!(told, expected);
    assert_eq!(requests[0].input()["DisplayName"], "Tools");
    assert_eq!(requests[0].answer()["PortfolioDetail"]["Id"], id);
    assert_eq!(requests[1].error_code().as_deref(), Some("ValidationException"));
    assert!(requests[1].error_message().unwrap().contains("maxResults"));
    assert_eq!(requests[2].input(), json!({ "resourceArn": queue, "tagKeys": ["a"] }));
    assert!(!requests[2].succeeded());
}

#[tokio::test]
async fn a_job_fails_because_a_rule_says_so_and_when_it_says_so() {
    let stockroom = Stockroom::builder().manual().start().await;
    let account = stockroom.account();
    let client = batch(&account);
    let farm = client.create_compute_environment().compute_environment_name("farm").r#type(CeType::Unmanaged);
    let role = format!("arn:aws:iam::{}:role/batch", account.id());
    farm.service_role(role).unmanagedv_cpus(4).send().await.unwrap();
    stockroom.clock().settle().unwrap();
    let order = ComputeEnvironmentOrder::builder().order(1).compute_environment("farm").build();
    let queue = client.create_job_queue().job_queue_name("night").priority(1);
    queue.compute_environment_order(order).send().await.unwrap();
    stockroom.clock().settle().unwrap();
    let need = |kind, value: &str| ResourceRequirement::builder().r#type(kind).value(value).build();
    let container = ContainerProperties::builder().image("busybox");
    let container = container.resource_requirements(need(ResourceType::Vcpu, "1"));
    let container = container.resource_requirements(need(ResourceType::Memory, "128")).build();
    let definition = client.register_job_definition().job_definition_name("work");
    definition.r#type(JobDefinitionType::Container).container_properties(container).send().await.unwrap();

    let doom = json!({ "match": { "jobName": "doomed" }, "outcome": { "exitCode": 3, "seconds": 86_400 } });
    let doom = stockroom.outcomes().add(doom).unwrap();
    let submit = async || {
        let job = client.submit_job().job_name("doomed").job_queue("night").job_definition("work");
        job.send().await.unwrap().job_id.unwrap()
    };
    let status = async |id: &str| {
        let described = client.describe_jobs().jobs(id).send().await.unwrap();
        described.jobs()[0].status().cloned().unwrap()
    };
    let doomed = submit().await;
    stockroom.clock().advance(Duration::from_hours(23));
    assert_eq!(status(&doomed).await, JobStatus::Running);
    stockroom.clock().advance(Duration::from_hours(2));
    assert_eq!(status(&doomed).await, JobStatus::Failed);
    assert!(stockroom.outcomes().remove(&doom));
    let lucky = submit().await;
    stockroom.clock().settled().await.unwrap();
    assert_eq!(status(&lucky).await, JobStatus::Succeeded);
}

#[tokio::test]
async fn a_client_bears_with_what_goes_wrong_on_purpose() {
    let account = account();
    let client = batch(&account);
    let make = || client.create_consumable_resource().consumable_resource_name("licence").total_quantity(2);
    let busy = json!({ "match": { "service": "batch" }, "fault": { "kind": "throttling" }, "count": 2 });
    let busy = account.faults().add(busy).unwrap();
    make().send().await.unwrap();
    assert_eq!(account.faults().hits(busy), Some(2));

    account.faults().clear();
    account.faults().add(json!({ "fault": { "kind": "error", "status": 503 } })).unwrap();
    assert!(client.list_consumable_resources().send().await.is_err());
    assert!(batch(&self::account()).list_consumable_resources().send().await.is_ok());
}
