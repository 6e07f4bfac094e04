//! Jobs of Batch: an array that waits for another job and needs licences, seen through to its end.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use aws_sdk_batch::{
    Client,
    error::ProvideErrorMetadata,
    types::{
        ArrayProperties, CeType, ComputeEnvironmentOrder, ComputeResource, ConsumableResourceProperties,
        ConsumableResourceRequirement, ContainerOverrides, ContainerProperties, CrType, JobDefinitionType,
        JobDependency, JobDetail, JobStatus, ResourceRequirement, ResourceType,
    },
};
use sdk_tests::Emulator;

const ACCOUNT: &str = "123456789012";
const MINUTE: Duration = Duration::from_secs(60);

/// A queue `jobs` on 16 processors, a definition `work`, and two licences.
async fn furnish(emulator: &Emulator, client: &Client) {
    let resources = ComputeResource::builder()
        .r#type(CrType::Ec2)
        .minv_cpus(0)
        .maxv_cpus(16)
        .instance_types("optimal")
        .instance_role("ecsInstanceRole")
        .subnets("subnet-1")
        .security_group_ids("sg-1")
        .build();
    let environment = client.create_compute_environment().compute_environment_name("farm");
    environment.r#type(CeType::Managed).compute_resources(resources).send().await.unwrap();
    emulator.advance(MINUTE);
    let order = ComputeEnvironmentOrder::builder().order(1).compute_environment("farm").build();
    let queue = client.create_job_queue().job_queue_name("jobs").priority(1);
    queue.compute_environment_order(order).send().await.unwrap();
    emulator.advance(MINUTE);
    let container = ContainerProperties::builder().image("busybox");
    let container = [(ResourceType::Vcpu, "1"), (ResourceType::Memory, "128")]
        .into_iter()
        .fold(container, |container, (kind, value)| {
            container.resource_requirements(ResourceRequirement::builder().r#type(kind).value(value).build())
        })
        .build();
    let definition = client.register_job_definition().job_definition_name("work");
    definition.r#type(JobDefinitionType::Container).container_properties(container).send().await.unwrap();
    let licence = client.create_consumable_resource().consumable_resource_name("licence");
    licence.total_quantity(2).send().await.unwrap();
}

fn licence() -> ConsumableResourceProperties {
    let one = ConsumableResourceRequirement::builder().consumable_resource("licence").quantity(1).build();
    ConsumableResourceProperties::builder().consumable_resource_list(one).build()
}

async fn describe(client: &Client, id: &str) -> JobDetail {
    client.describe_jobs().jobs(id).send().await.unwrap().jobs().first().unwrap().clone()
}

/// How many licences jobs hold, and how many children of the array hold what they need.
async fn held(client: &Client, array: &str) -> (Option<i64>, i32) {
    let licence = client.describe_consumable_resource().consumable_resource("licence").send().await.unwrap();
    let job = describe(client, array).await;
    let counts = job.array_properties().and_then(|array| array.status_summary()).unwrap().clone();
    (licence.in_use_quantity(), counts["STARTING"] + counts["RUNNING"])
}

#[tokio::test]
async fn an_array_waits_for_a_job_and_for_licences() {
    let emulator = Emulator::manual();
    let client = emulator.batch(ACCOUNT);
    furnish(&emulator, &client).await;
    let submit = || client.submit_job().job_queue("jobs").job_definition("work");
    let first = submit().job_name("first").send().await.unwrap();
    let array = submit()
        .job_name("array")
        .array_properties(ArrayProperties::builder().size(5).build())
        .depends_on(JobDependency::builder().job_id(first.job_id().unwrap()).build())
        .container_overrides(ContainerOverrides::builder().command("sleep").command("100").build())
        .consumable_resource_properties_override(licence())
        .send()
        .await
        .unwrap();
    let array = array.job_id().unwrap();
    emulator.advance(Duration::from_secs(2));
    let waiting = describe(&client, array).await;
    assert_eq!(waiting.status(), Some(&JobStatus::Pending));
    assert_eq!(waiting.depends_on()[0].job_id(), first.job_id());

    let mut most = 0;
    for _ in 0..20 {
        emulator.advance(MINUTE / 2);
        let (in_use, running) = held(&client, array).await;
        assert_eq!(in_use, Some(i64::from(running)));
        most = most.max(running);
    }
    assert_eq!(most, 2);
    let array = describe(&client, array).await;
    assert_eq!(array.status(), Some(&JobStatus::Succeeded));
    let child = describe(&client, &format!("{}:4", array.job_id().unwrap())).await;
    assert_eq!(child.array_properties().unwrap().index(), Some(4));
    assert_eq!(child.container().unwrap().exit_code(), Some(0));
    assert_eq!(child.stopped_at().unwrap() - child.started_at().unwrap(), 100_000);
    let ended = describe(&client, first.job_id().unwrap()).await;
    assert!(child.started_at() >= ended.stopped_at());

    let listed =
        client.list_jobs_by_consumable_resource().consumable_resource("licence").send().await.unwrap();
    assert_eq!(listed.jobs()[0].quantity(), Some(1));
    let missing = submit().job_name("late").job_definition("nothing").send().await.unwrap_err();
    assert_eq!(missing.code(), Some("ClientException"));
    assert_eq!(
        missing.message(),
        Some("JobDefinition name nothing does not exist or is not in ACTIVE status")
    );
}
