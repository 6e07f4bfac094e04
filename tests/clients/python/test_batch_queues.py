"""AWS Batch's job queues, scheduling policies and quota shares, with boto3."""

import pytest

from support.account import plain, refused
from support.queues import FARGATE, Queues

QUOTA = {"quotaSharePolicy": {"idleResourceAssignmentStrategy": "FIFO"}}
FAIR = {
    "fairsharePolicy": {
        "shareDecaySeconds": 3600,
        "computeReservation": 1,
        "shareDistribution": [{"shareIdentifier": "a*", "weightFactor": 0.5}, {"shareIdentifier": "b"}],
    }
}


@pytest.fixture
def queues(manual):
    return Queues(manual)


@pytest.fixture
def batch(queues):
    return queues.batch


def test_a_life(queues, batch):
    queues.make_unmanaged("first")
    queues.make_unmanaged("second")
    arn = queues.arn("job-queue", "jobs")
    assert queues.make_queue("jobs", "first", queues.arn("compute-environment", "second")) == {
        "jobQueueName": "jobs",
        "jobQueueArn": arn,
    }
    assert queues.queue(arn) == {
        "jobQueueName": "jobs",
        "jobQueueArn": arn,
        "state": "ENABLED",
        "status": "VALID",
        "statusReason": "JobQueue Healthy",
        "priority": 1,
        "computeEnvironmentOrder": [
            {"order": 1, "computeEnvironment": queues.arn("compute-environment", "first")},
            {"order": 2, "computeEnvironment": queues.arn("compute-environment", "second")},
        ],
        "jobQueueType": "ECS",
        "tags": {},
    }
    with refused("ClientException", "Cannot delete, resource must be disabled."):
        batch.delete_job_queue(jobQueue="jobs")
    batch.update_job_queue(jobQueue="jobs", state="DISABLED", priority=7)
    updating = queues.queue("jobs")
    assert (updating["status"], updating["state"], updating["priority"]) == ("UPDATING", "DISABLED", 7)
    with refused("ClientException", "Cannot delete, resource is being modified."):
        batch.delete_job_queue(jobQueue="jobs")
    queues.valid(lambda: queues.queue("jobs"))
    assert plain(batch.delete_job_queue(jobQueue=arn)) == {}
    deleting = queues.queue("jobs")
    assert (deleting["status"], deleting["statusReason"]) == ("DELETING", "JobQueue Healthy")
    queues.wait(lambda: not batch.describe_job_queues(jobQueues=["jobs"])["jobQueues"])
    with refused("ClientException", f"{arn} does not exist"):
        batch.update_job_queue(jobQueue="jobs", priority=1)


def test_environments_must_be_valid(queues, batch, manual):
    role = f"arn:aws:iam::{manual.id}:role/batch"
    order = [{"order": 1, "computeEnvironment": "late"}]
    request = {"jobQueueName": "jobs", "priority": 1, "computeEnvironmentOrder": order}
    with refused("ClientException", contains="must be created and valid before attaching"):
        batch.create_job_queue(**request)
    batch.create_compute_environment(computeEnvironmentName="late", type="UNMANAGED", serviceRole=role)
    with refused("ClientException", contains="must be valid before attaching"):
        batch.create_job_queue(**request)
    queues.valid(lambda: queues.environment("late"))
    batch.create_job_queue(**request)
    with refused("ClientException", "Object already exists", status=409):
        batch.create_job_queue(**request)


def test_environments_must_go_together(queues, batch):
    queues.make_unmanaged("plain")
    queues.make_managed("fargate", FARGATE)
    with refused("ClientException", starts="All attached Compute Environments must be of types [EC2, SPOT]"):
        queues.make_queue("jobs", "plain", "fargate")
    with refused("ClientException", contains="computeEnvironmentOrder is required."):
        queues.make_queue("jobs")
    queues.make_queue("jobs", "fargate")
    assert queues.queue("jobs")["jobQueueType"] == "ECS_FARGATE"


def test_a_fair_policy(queues, batch):
    arn = queues.make_policy("fair", tags={"team": "a"}, **FAIR)
    assert arn == queues.arn("scheduling-policy", "fair")
    (found,) = batch.describe_scheduling_policies(arns=[arn, arn + "-not"])["schedulingPolicies"]
    assert found == {"name": "fair", "arn": arn, "tags": {"team": "a"}} | FAIR
    assert batch.list_scheduling_policies()["schedulingPolicies"] == [{"arn": arn}]
    queues.make_unmanaged("plain")
    queues.make_queue("jobs", "plain", schedulingPolicyArn=arn)
    assert queues.queue("jobs")["schedulingPolicyArn"] == arn
    with refused("ClientException", "Cannot delete, found existing JobQueue relationship"):
        batch.delete_scheduling_policy(arn=arn)
    with refused("ClientException", contains="Exception : Only scheduling policy Arn is allowed"):
        batch.delete_scheduling_policy(arn=queues.arn("job-queue", "jobs"))
    other = queues.make_policy("other", **FAIR)
    queues.update_queue("jobs", schedulingPolicyArn=other)
    assert plain(batch.delete_scheduling_policy(arn=arn)) == {}
    missing = queues.arn("scheduling-policy", "missing")
    with refused("ClientException", f"SchedulingPolicy {missing} not found."):
        batch.update_job_queue(jobQueue="jobs", schedulingPolicyArn=missing)


def test_shares_of_a_policy(batch):
    def refused_for(text, *shares):
        with refused("ClientException", contains=text):
            batch.create_scheduling_policy(
                name="p", fairsharePolicy={"shareDistribution": [{"shareIdentifier": one} for one in shares]}
            )

    refused_for("Cannot have two or more identical shareIdentifiers.", "a", "a")
    refused_for("Share identifier UserA1 matches another share identifier UserA*.", "UserA*", "UserA1")
    refused_for("ShareIdentifier name should match a valid pattern.", "a*b")
    with refused("ClientException", contains="Weight factor should be between 0.0001 and 999.9999."):
        share = {"shareIdentifier": "a", "weightFactor": 1000}
        batch.create_scheduling_policy(name="p", fairsharePolicy={"shareDistribution": [share]})
    with refused("ClientException", contains="either fairsharePolicy or quotaSharePolicy"):
        batch.create_scheduling_policy(name="p", **FAIR, **QUOTA)


def test_quota_shares(queues, batch):
    policy = queues.make_policy("quota", **QUOTA)
    queues.make_service_environment("training")
    batch.create_job_queue(
        jobQueueName="training",
        priority=1,
        jobQueueType="SAGEMAKER_TRAINING",
        serviceEnvironmentOrder=[{"order": 1, "serviceEnvironment": "training"}],
        schedulingPolicyArn=policy,
    )
    queues.valid(lambda: queues.queue("training"))
    share = {
        "capacityLimits": [{"maxCapacity": 10, "capacityUnit": "ml.m5.large"}],
        "resourceSharingConfiguration": {"strategy": "LEND_AND_BORROW", "borrowLimit": 200},
        "preemptionConfiguration": {"inSharePreemption": "ENABLED"},
    }
    arn = queues.arn("job-queue", "training/quota-share/team")
    created = batch.create_quota_share(quotaShareName="team", jobQueue="training", tags={"a": "b"}, **share)
    assert plain(created) == {"quotaShareName": "team", "quotaShareArn": arn}
    queues.valid(lambda: batch.describe_quota_share(quotaShareArn=arn))
    listed = share | {
        "quotaShareName": "team",
        "quotaShareArn": arn,
        "jobQueueArn": queues.arn("job-queue", "training"),
        "state": "ENABLED",
        "status": "VALID",
    }
    assert plain(batch.describe_quota_share(quotaShareArn=arn)) == listed | {"tags": {"a": "b"}}
    assert batch.list_quota_shares(jobQueue="training")["quotaShares"] == [listed]
    assert batch.list_tags_for_resource(resourceArn=arn)["tags"] == {"a": "b"}
    with refused("ClientException", "Cannot delete, resource must be disabled."):
        batch.delete_quota_share(quotaShareArn=arn)
    batch.update_quota_share(quotaShareArn=arn, state="DISABLED")
    queues.valid(lambda: batch.describe_quota_share(quotaShareArn=arn))
    assert plain(batch.delete_quota_share(quotaShareArn=arn)) == {}
    queues.wait(lambda: not batch.list_quota_shares(jobQueue="training")["quotaShares"])
    with refused("ClientException", f"{arn} does not exist"):
        batch.describe_quota_share(quotaShareArn=arn)
