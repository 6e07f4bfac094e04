"""AWS Batch's job definitions, with boto3 and the AWS CLI."""

import json

import pytest

from support.account import Account, plain, refused

DAY = 24 * 60 * 60
ROLE = "arn:aws:iam::123456789012:role/execution"
CONTAINER = {"image": "busybox", "vcpus": 1, "memory": 128}
EMPTY = {
    name: []
    for name in (
        "command",
        "volumes",
        "environment",
        "mountPoints",
        "ulimits",
        "secrets",
        "resourceRequirements",
    )
}


@pytest.fixture
def batch(account):
    return account.boto("batch")


def arn_of(account, name, region="us-east-1"):
    return f"arn:aws:batch:{region}:{account.id}:job-definition/{name}"


def register(batch, name="render", **more):
    given = {"type": "container", "containerProperties": CONTAINER} | more
    return plain(batch.register_job_definition(jobDefinitionName=name, **given))


def describe(batch, *which, **more):
    given = ({"jobDefinitions": list(which)} if which else {}) | more
    return batch.describe_job_definitions(**given)["jobDefinitions"]


def shown(batch, **more):
    """The listed definitions as `name:revision`."""
    return [f"{one['jobDefinitionName']}:{one['revision']}" for one in describe(batch, **more)]


def requirements(vcpus, memory):
    return [{"type": "VCPU", "value": vcpus}, {"type": "MEMORY", "value": memory}]


def test_a_life(account, batch):
    arn = arn_of(account, "render:1")
    assert register(batch) == {"jobDefinitionName": "render", "jobDefinitionArn": arn, "revision": 1}
    expected = {
        "jobDefinitionName": "render",
        "jobDefinitionArn": arn,
        "revision": 1,
        "status": "ACTIVE",
        "type": "container",
        "parameters": {},
        "containerProperties": CONTAINER | EMPTY,
        "tags": {},
        "containerOrchestrationType": "ECS",
    }
    assert describe(batch, arn) == [expected]
    assert describe(batch, "render:1") == [expected]
    assert plain(batch.deregister_job_definition(jobDefinition="render:1")) == {}
    assert describe(batch, arn) == [expected | {"status": "INACTIVE"}]
    assert register(batch)["revision"] == 2
    with refused("ClientException", f"{arn_of(account, 'render:3')} does not exist"):
        batch.deregister_job_definition(jobDefinition="render:3")


def test_an_inactive_definition_is_gone_after_180_days(manual):
    batch = manual.boto("batch")
    register(batch)
    batch.deregister_job_definition(jobDefinition="render:1")
    manual.server.advance(180 * DAY - 1)
    assert [one["status"] for one in describe(batch, "render:1")] == ["INACTIVE"]
    manual.server.advance(1)
    assert describe(batch, "render:1") == []
    assert register(batch)["revision"] == 2


def test_settling_does_not_wait_for_inactive_definitions(manual):
    batch = manual.boto("batch")
    register(batch)
    batch.deregister_job_definition(jobDefinition="render:1")
    manual.server.post("clock/settle")
    assert len(describe(batch, "render:1")) == 1


def test_lists(account, batch):
    for name in ("b", "b", "a", "b"):
        register(batch, name)
    batch.deregister_job_definition(jobDefinition=arn_of(account, "b:2"))
    assert shown(batch) == ["a:1", "b:3", "b:2", "b:1"]
    assert shown(batch, status="ACTIVE") == ["a:1", "b:3", "b:1"]
    assert shown(batch, jobDefinitionName="b", status="INACTIVE") == ["b:2"]
    assert shown(batch, jobDefinitionName="c") == []
    assert shown(batch, jobDefinitions=["b:1", "c:1", "b", arn_of(account, "a:1")]) == ["b:1", "a:1"]
    pages = batch.get_paginator("describe_job_definitions").paginate(PaginationConfig={"PageSize": 3})
    assert [len(page["jobDefinitions"]) for page in pages] == [3, 1]


def test_a_list_of_names_goes_with_nothing_else(batch):
    for name, value in {"maxResults": 1, "jobDefinitionName": "a", "status": "ACTIVE", "nextToken": "t"}.items():
        sentence = f"JobDefinitions and {name[0].upper()}{name[1:]} cannot both be set"
        with refused("ClientException", contains=f"Exception : {sentence}, RequestId: "):
            describe(batch, "a:1", **{name: value})


def test_other_accounts_and_regions_see_nothing(account, batch, fresh_id):
    register(batch)
    for other in (account.at("eu-west-1"), Account(account.server, fresh_id())):
        assert describe(other.boto("batch")) == []
        assert describe(other.boto("batch"), arn_of(account, "render:1")) == []


def test_fargate(batch):
    properties = {"image": "busybox", "executionRoleArn": ROLE, "resourceRequirements": requirements("0.25", "512")}
    register(batch, platformCapabilities=["FARGATE"], containerProperties=properties)
    (found,) = describe(batch, "render:1")
    assert found["platformCapabilities"] == ["FARGATE"]
    assert found["containerProperties"] == EMPTY | properties | {
        "fargatePlatformConfiguration": {"platformVersion": "LATEST"}
    }


def test_retries_tags_and_the_rest_are_described(batch):
    more = {
        "parameters": {"input": "x"},
        "schedulingPriority": 3,
        "timeout": {"attemptDurationSeconds": 60},
        "tags": {"team": "a"},
        "propagateTags": True,
        "platformCapabilities": ["EC2"],
        "consumableResourceProperties": {"consumableResourceList": [{"consumableResource": "licence", "quantity": 2}]},
    }
    strategy = {"attempts": 2, "evaluateOnExit": [{"onStatusReason": "Host EC2*", "action": "RETRY"}]}
    register(batch, retryStrategy=strategy, **more)
    (found,) = describe(batch, "render:1")
    assert {name: found[name] for name in more} == more
    assert found["retryStrategy"]["evaluateOnExit"] == [{"onStatusReason": "Host EC2*", "action": "retry"}]


def test_tasks_pods_and_nodes(batch):
    container = {"name": "main", "image": "busybox", "resourceRequirements": requirements("1", "512")}
    register(batch, "task", containerProperties=None, ecsProperties={"taskProperties": [{"containers": [container]}]})
    (task,) = describe(batch, "task:1")[0]["ecsProperties"]["taskProperties"]
    assert (task["volumes"], task["containers"][0]["essential"]) == ([], True)

    pod = {"containers": [{"image": "busybox", "resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]}
    register(batch, "pod", containerProperties=None, eksProperties={"podProperties": pod})
    (found,) = describe(batch, "pod:1")
    assert found["containerOrchestrationType"] == "EKS"
    assert found["eksProperties"]["podProperties"]["initContainers"] == []

    ranges = [{"targetNodes": "0:", "container": CONTAINER}, {"targetNodes": "1:", "container": CONTAINER}]
    nodes = {"numNodes": 2, "mainNode": 0, "nodeRangeProperties": ranges}
    register(batch, "nodes", type="multinode", containerProperties=None, nodeProperties=nodes)
    (found,) = describe(batch, "nodes:1")
    full = [one | {"container": CONTAINER | EMPTY, "instanceTypes": []} for one in ranges]
    assert (found["type"], found["nodeProperties"]) == ("multinode", nodes | {"nodeRangeProperties": full})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"jobDefinitionName": "a b"}, "Job definition name should match a valid pattern."),
        ({"containerProperties": {"image": "busybox"}}, "vCPU is required."),
        ({"retryStrategy": {}}, "RetryAttempts must be provided with retry strategy."),
        ({"type": "multinode"}, "Node properties of multinode job is required."),
        ({"containerProperties": CONTAINER | {"networkConfiguration": {}}}, "networkConfiguration not applicable for EC2."),
        ({"containerProperties": CONTAINER | {"user": "$(id"}}, "User '$(id' does not match regex"),
        (
            {"platformCapabilities": ["NOWHERE"]},
            "Capability NOWHERE is not valid. Valid capabilities: [FARGATE, EC2, MANAGED_INSTANCES]",
        ),
        (
            {"containerProperties": {"image": "busybox", "resourceRequirements": requirements("1.0", "128")}},
            "Value 1.0 for type VCPU in resourceRequirement is not valid. Please provide a numeric value.",
        ),
    ],
)
def test_refusals(batch, change, sentence):
    name = change.pop("jobDefinitionName", "render")
    with refused("ClientException") as refusal:
        register(batch, name, **change)
    assert refusal.message == f"Error executing request, Exception : {sentence}, RequestId: {refusal.request_id}"
    assert describe(batch) == []


def test_fargate_takes_no_legacy_members(batch):
    properties = CONTAINER | {"executionRoleArn": ROLE}
    with refused("ClientException", "vcpus is not applicable for Fargate. Use resource requirements instead."):
        register(batch, platformCapabilities=["FARGATE"], containerProperties=properties)


def test_tags(account, batch):
    register(batch, tags={"team": "a"})
    arn = arn_of(account, "render:1")
    batch.tag_resource(resourceArn=arn, tags={"stage": "test"})
    batch.untag_resource(resourceArn=arn, tagKeys=["team"])
    assert batch.list_tags_for_resource(resourceArn=arn)["tags"] == {"stage": "test"}
    assert describe(batch, arn)[0]["tags"] == {"stage": "test"}
    missing = arn_of(account, "render:2")
    with refused("ClientException", f"{missing} does not exist"):
        batch.tag_resource(resourceArn=missing, tags={"a": "b"})


def test_the_cli(account):
    properties = json.dumps(CONTAINER)
    registered = account.cli(
        "batch", "register-job-definition", "--job-definition-name", "cli", "--type", "container",
        "--container-properties", properties,
    )  # fmt: skip
    assert registered["revision"] == 1
    assert account.cli("batch", "describe-job-definitions", "--job-definitions", "cli:1")["jobDefinitions"]
    assert account.cli("batch", "deregister-job-definition", "--job-definition", "cli:1") is None
