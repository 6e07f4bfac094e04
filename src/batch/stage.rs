//! Environments, policies and queues for the tests of Batch.

use std::time::Duration;

use super::{compute_environments, fixture::Fixture, job_queues, scheduling_policies, service_environments};
use crate::api::batch::{
    CEType, CRType, CapacityLimit, ComputeEnvironmentOrder, ComputeResource, CreateComputeEnvironmentRequest,
    CreateJobQueueRequest, CreateSchedulingPolicyRequest, CreateServiceEnvironmentRequest, FairsharePolicy,
    JobQueueType, QuotaSharePolicy, ServiceEnvironmentOrder, ServiceEnvironmentType,
};

/// The beginning of every ARN of Batch.
pub(super) const ARN: &str = "arn:aws:batch:us-east-1:000000000000";
/// A role that somebody made.
pub(super) const ROLE: &str = "arn:aws:iam::000000000000:role/batch";
/// Longer than any change takes.
const ENOUGH: Duration = Duration::from_mins(1);

/// Lets every change come to its end.
pub(super) fn settle(fixture: &Fixture) {
    fixture.advance(ENOUGH);
}

pub(super) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

pub(super) fn unmanaged(name: &str) -> CreateComputeEnvironmentRequest {
    CreateComputeEnvironmentRequest {
        compute_environment_name: name.into(),
        r#type: CEType::Unmanaged,
        service_role: Some(ROLE.into()),
        ..Default::default()
    }
}

pub(super) fn managed(name: &str, resources: ComputeResource) -> CreateComputeEnvironmentRequest {
    CreateComputeEnvironmentRequest {
        compute_environment_name: name.into(),
        r#type: CEType::Managed,
        compute_resources: Some(resources),
        ..Default::default()
    }
}

pub(super) fn fargate() -> ComputeResource {
    ComputeResource {
        r#type: CRType::Fargate,
        max_vcpus: 16,
        subnets: Some(texts(&["subnet-1"])),
        security_group_ids: Some(texts(&["sg-1"])),
        ..Default::default()
    }
}

pub(super) fn ec2() -> ComputeResource {
    ComputeResource {
        r#type: CRType::Ec2,
        min_vcpus: Some(0),
        max_vcpus: 16,
        instance_types: Some(texts(&["optimal"])),
        instance_role: Some("ecsInstanceRole".into()),
        subnets: Some(texts(&["subnet-1"])),
        security_group_ids: Some(texts(&["sg-1"])),
        ..Default::default()
    }
}

/// Makes an environment, and waits for it.
pub(super) fn make_environment(fixture: &Fixture, input: CreateComputeEnvironmentRequest) {
    fixture.write(compute_environments::create, input).unwrap();
    settle(fixture);
}

/// A queue with these compute environments, the first of them first.
pub(super) fn queue(name: &str, environments: &[&str]) -> CreateJobQueueRequest {
    let order = (1..).zip(environments);
    let order =
        order.map(|(order, name)| ComputeEnvironmentOrder { order, compute_environment: (*name).into() });
    CreateJobQueueRequest {
        job_queue_name: name.into(),
        priority: 1,
        compute_environment_order: Some(order.collect()),
        ..Default::default()
    }
}

/// A queue for service jobs in this service environment.
pub(super) fn service_queue(name: &str, environment: &str) -> CreateJobQueueRequest {
    let service_environment = environment.to_owned();
    CreateJobQueueRequest {
        job_queue_name: name.into(),
        priority: 1,
        service_environment_order: Some(vec![ServiceEnvironmentOrder { order: 1, service_environment }]),
        job_queue_type: Some(JobQueueType::SagemakerTraining),
        ..Default::default()
    }
}

/// Makes a queue, and waits for it.
pub(super) fn make_queue(fixture: &Fixture, input: CreateJobQueueRequest) {
    fixture.write(job_queues::create, input).unwrap();
    settle(fixture);
}

pub(super) fn service_environment(name: &str) -> CreateServiceEnvironmentRequest {
    CreateServiceEnvironmentRequest {
        service_environment_name: name.into(),
        service_environment_type: ServiceEnvironmentType::SagemakerTraining,
        capacity_limits: vec![limit(10, "ml.m5.large")],
        ..Default::default()
    }
}

pub(super) fn limit(max_capacity: i32, unit: &str) -> CapacityLimit {
    CapacityLimit { max_capacity: Some(max_capacity), capacity_unit: Some(unit.into()) }
}

/// Makes a service environment, and waits for it.
pub(super) fn make_service_environment(fixture: &Fixture, name: &str) {
    fixture.write(service_environments::create, service_environment(name)).unwrap();
    settle(fixture);
}

/// Makes a policy, with quota shares or without; its ARN.
pub(super) fn make_policy(fixture: &Fixture, name: &str, quota: bool) -> String {
    let input = CreateSchedulingPolicyRequest {
        name: name.into(),
        quota_share_policy: quota.then(QuotaSharePolicy::default),
        fairshare_policy: (!quota).then(FairsharePolicy::default),
        tags: None,
    };
    fixture.write(scheduling_policies::create, input).unwrap().arn
}
