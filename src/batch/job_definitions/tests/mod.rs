mod describing;
mod for_job;
mod groups;
mod refusals;
mod shapes;

use super::*;
use crate::{
    api::batch::{
        ContainerProperties, DeregisterJobDefinitionRequest, DescribeJobDefinitionsRequest,
        DescribeJobDefinitionsResponse, Error, RegisterJobDefinitionRequest, RegisterJobDefinitionResponse,
    },
    batch::fixture::Fixture,
};

const ARN: &str = "arn:aws:batch:us-east-1:000000000000:job-definition";

/// A request in JSON.
fn request(json: serde_json::Value) -> RegisterJobDefinitionRequest {
    serde_json::from_value(json).unwrap()
}

/// The smallest definition there is.
fn small(name: &str) -> RegisterJobDefinitionRequest {
    RegisterJobDefinitionRequest {
        job_definition_name: name.into(),
        container_properties: Some(ContainerProperties {
            image: Some("busybox".into()),
            vcpus: Some(1),
            memory: Some(128),
            ..ContainerProperties::default()
        }),
        ..RegisterJobDefinitionRequest::default()
    }
}

fn registered(fixture: &Fixture, input: RegisterJobDefinitionRequest) -> RegisterJobDefinitionResponse {
    fixture.write(register, input).unwrap()
}

fn deregistered(fixture: &Fixture, text: &str) -> Result<(), Error> {
    fixture.write(deregister, DeregisterJobDefinitionRequest { job_definition: text.into() }).map(drop)
}

fn described(
    fixture: &Fixture,
    input: DescribeJobDefinitionsRequest,
) -> Result<DescribeJobDefinitionsResponse, Error> {
    fixture.read(describe, input)
}

/// The definitions of a list.
fn of_list(list: &[&str]) -> DescribeJobDefinitionsRequest {
    let list = list.iter().map(|text| (*text).to_owned()).collect();
    DescribeJobDefinitionsRequest { job_definitions: Some(list), ..Default::default() }
}

/// The definition as it is described, in JSON.
fn shown(fixture: &Fixture, text: &str) -> serde_json::Value {
    let response = described(fixture, of_list(&[text])).unwrap();
    serde_json::to_value(&response.job_definitions.unwrap()[0]).unwrap()
}

/// Names, revisions and statuses, as `render:2 ACTIVE`.
fn listed(response: &DescribeJobDefinitionsResponse) -> Vec<String> {
    let found = response.job_definitions.iter().flatten();
    found
        .map(|one| format!("{}:{} {}", one.job_definition_name, one.revision, one.status.as_ref().unwrap()))
        .collect()
}
