"""AWS Batch's compute environments and service environments, with boto3."""

import pytest

from support.account import plain, refused
from support.queues import FARGATE, INSTANCES, Queues


@pytest.fixture
def queues(manual):
    return Queues(manual)


@pytest.fixture
def batch(queues):
    return queues.batch


def wrapped(text, refusal):
    """A sentence as Batch wraps it."""
    return f"Error executing request, Exception : {text}, RequestId: {refusal.request_id}"


def create_refused(batch, text, **request):
    given = {"computeEnvironmentName": "x", "type": "MANAGED"} | request
    with refused("ClientException") as refusal:
        batch.create_compute_environment(**given)
    assert refusal.message == wrapped(text, refusal)


def test_a_life(manual, queues, batch):
    arn = queues.arn("compute-environment", "plain")
    role = f"arn:aws:iam::{manual.id}:role/batch"
    created = batch.create_compute_environment(
        computeEnvironmentName="plain", type="UNMANAGED", serviceRole=role, unmanagedvCpus=8, tags={"team": "a"}
    )
    assert plain(created) == {"computeEnvironmentName": "plain", "computeEnvironmentArn": arn}
    first = queues.environment("plain")
    assert first["status"] == "CREATING"
    assert "statusReason" not in first
    with refused("ClientException", "Cannot delete, resource is being modified."):
        batch.delete_compute_environment(computeEnvironment="plain")
    queues.valid(lambda: queues.environment("plain"))
    found = queues.environment(arn)
    uuid = found["uuid"]
    assert found == {
        "computeEnvironmentName": "plain",
        "computeEnvironmentArn": arn,
        "unmanagedvCpus": 8,
        "ecsClusterArn": f"arn:aws:ecs:us-east-1:{manual.id}:cluster/AWSBatch-plain-{uuid}",
        "tags": {"team": "a"},
        "type": "UNMANAGED",
        "state": "ENABLED",
        "status": "VALID",
        "statusReason": "ComputeEnvironment Healthy",
        "serviceRole": role,
        "containerOrchestrationType": "ECS",
        "uuid": uuid,
    }
    with refused("ClientException", "Object already exists", status=409):
        batch.create_compute_environment(computeEnvironmentName="plain", type="UNMANAGED", serviceRole=role)
    with refused("ClientException", "Cannot delete, resource must be disabled."):
        batch.delete_compute_environment(computeEnvironment="plain")
    batch.update_compute_environment(computeEnvironment="plain", state="DISABLED")
    updating = queues.environment("plain")
    assert (updating["state"], updating["status"]) == ("DISABLED", "UPDATING")
    assert updating["statusReason"] == "ComputeEnvironment Healthy"
    queues.valid(lambda: queues.environment("plain"))
    assert plain(batch.delete_compute_environment(computeEnvironment=arn)) == {}
    assert queues.environment("plain")["status"] == "DELETING"
    queues.wait(lambda: not batch.describe_compute_environments(computeEnvironments=["plain"])["computeEnvironments"])
    with refused("ClientException", f"{arn} does not exist"):
        batch.delete_compute_environment(computeEnvironment="plain")
    with refused("ClientException", f"{arn} does not exist"):
        batch.update_compute_environment(computeEnvironment="plain", state="ENABLED")


def test_what_is_filled_in(manual, queues):
    queues.make_managed("fargate", FARGATE)
    fargate = queues.environment("fargate")
    assert fargate["computeResources"] == FARGATE | {"ec2Configuration": []}
    linked = "role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch"
    assert fargate["serviceRole"] == f"arn:aws:iam::{manual.id}:{linked}"
    assert (fargate["tags"], fargate["containerOrchestrationType"]) == ({}, "ECS")
    queues.make_managed("ec2", INSTANCES)
    filled = {"desiredvCpus": 0, "tags": {}, "ec2Configuration": [{"imageType": "ECS_AL2023"}]}
    assert queues.environment("ec2")["computeResources"] == INSTANCES | filled


def test_refusals_of_new_environments(manual, batch):
    create_refused(batch, "computeResources is required.")
    create_refused(batch, "ServiceRole is required.", type="UNMANAGED")
    create_refused(batch, "Compute Environment name should match a valid pattern.", computeEnvironmentName="a b")
    create_refused(batch, "Instance role is required.", computeResources=INSTANCES | {"instanceRole": None})
    create_refused(batch, "Resource minvCpus is required.", computeResources=INSTANCES | {"minvCpus": None})
    create_refused(batch, "tags is not applicable for Fargate.", computeResources=FARGATE | {"tags": {"a": "b"}})
    create_refused(
        batch, "desiredvCpus is not applicable for Fargate.", computeResources=FARGATE | {"desiredvCpus": 1}
    )
    create_refused(
        batch,
        "ComputeResources.spotIamFleetRole cannot not be null or empty",
        computeResources=INSTANCES | {"type": "SPOT", "spotIamFleetRole": ""},
    )
    create_refused(
        batch,
        "Compute Environment must be created in ENABLED state.",
        computeResources=FARGATE,
        state="DISABLED",
    )
    with refused("ClientException", contains="Exception : Instance type can only be one of ["):
        batch.create_compute_environment(
            computeEnvironmentName="x",
            type="MANAGED",
            computeResources=INSTANCES | {"instanceTypes": ["banana"]},
        )
    assert batch.describe_compute_environments()["computeEnvironments"] == []


def test_updates_change_what_they_give(queues, batch):
    queues.make_managed("ec2", INSTANCES | {"allocationStrategy": "BEST_FIT_PROGRESSIVE", "ec2KeyPair": "key"})
    before = queues.environment("ec2")["computeResources"]
    arn = queues.arn("compute-environment", "ec2")
    changes = {"maxvCpus": 64, "instanceTypes": ["m5"], "ec2KeyPair": ""}
    assert queues.update_environment("ec2", computeResources=changes) == {
        "computeEnvironmentName": "ec2",
        "computeEnvironmentArn": arn,
    }
    after = before | {"maxvCpus": 64, "instanceTypes": ["m5"]}
    del after["ec2KeyPair"]
    assert queues.environment(arn)["computeResources"] == after
    policy = {"terminateJobsOnUpdate": True, "jobExecutionTimeoutMinutes": 60}
    queues.update_environment("ec2", updatePolicy=policy)
    assert queues.environment("ec2")["updatePolicy"] == policy
    with refused("ClientException", contains="unmanagedvCpus is not applicable for managed"):
        batch.update_compute_environment(computeEnvironment="ec2", unmanagedvCpus=1)


def test_some_by_name_or_all_by_page(queues, batch):
    for name in ["c", "a", "b"]:
        queues.make_unmanaged(name)

    def names(answer):
        return [one["computeEnvironmentName"] for one in answer["computeEnvironments"]]

    describe = batch.describe_compute_environments
    arn = queues.arn("compute-environment", "b")
    assert names(describe(computeEnvironments=["c", "nothing", arn])) == ["c", "b"]
    first = describe(maxResults=2)
    assert names(first) == ["a", "b"]
    second = describe(maxResults=2, nextToken=first["nextToken"])
    assert names(second) == ["c"]
    assert "nextToken" not in second
    with refused("ClientException") as refusal:
        describe(computeEnvironments=["a"], maxResults=1)
    assert refusal.message == wrapped("ComputeEnvironments and MaxResults cannot both be set", refusal)


def test_an_environment_of_a_queue_stays(queues, batch):
    queues.make_unmanaged("plain")
    queues.make_queue("jobs", "plain")
    queues.update_environment("plain", state="DISABLED")
    with refused("ClientException", "Cannot delete, found existing JobQueue relationship"):
        batch.delete_compute_environment(computeEnvironment="plain")


def test_tags(queues, batch):
    queues.make_unmanaged("plain")
    arn = queues.arn("compute-environment", "plain")
    batch.tag_resource(resourceArn=arn, tags={"team": "a", "cost": "1"})
    batch.untag_resource(resourceArn=arn, tagKeys=["cost"])
    assert batch.list_tags_for_resource(resourceArn=arn)["tags"] == {"team": "a"}
    assert queues.environment("plain")["tags"] == {"team": "a"}


def test_a_service_environment(queues, batch):
    queues.make_service_environment("training")
    arn = queues.arn("service-environment", "training")
    assert queues.service_environment(arn) == {
        "serviceEnvironmentName": "training",
        "serviceEnvironmentArn": arn,
        "serviceEnvironmentType": "SAGEMAKER_TRAINING",
        "state": "ENABLED",
        "status": "VALID",
        "capacityLimits": [{"maxCapacity": 10, "capacityUnit": "ml.m5.large"}],
        "tags": {},
    }
    with refused("ClientException", "Cannot delete, resource must be disabled."):
        batch.delete_service_environment(serviceEnvironment="training")
    limits = [{"maxCapacity": 3, "capacityUnit": "NUM_INSTANCES"}]
    updated = batch.update_service_environment(
        serviceEnvironment="training", state="DISABLED", capacityLimits=limits
    )
    assert plain(updated) == {"serviceEnvironmentName": "training", "serviceEnvironmentArn": arn}
    queues.valid(lambda: queues.service_environment("training"))
    assert queues.service_environment("training")["capacityLimits"] == limits
    batch.delete_service_environment(serviceEnvironment="training")
    queues.wait(lambda: not batch.describe_service_environments()["serviceEnvironments"])
    with refused("ClientException", contains="Number of capacity limits exceeds 5."):
        batch.create_service_environment(
            serviceEnvironmentName="many",
            serviceEnvironmentType="SAGEMAKER_TRAINING",
            capacityLimits=[{"maxCapacity": 1, "capacityUnit": f"ml.m{n}.large"} for n in range(6)],
        )


def test_real_durations_can_be_waited_for_without_waiting(manual):
    queues = Queues(manual)
    role = f"arn:aws:iam::{manual.id}:role/batch"
    queues.batch.create_compute_environment(computeEnvironmentName="a", type="UNMANAGED", serviceRole=role)
    manual.server.advance(10)
    assert queues.environment("a")["status"] == "CREATING"
    manual.server.advance(10)
    assert queues.environment("a")["status"] == "VALID"
