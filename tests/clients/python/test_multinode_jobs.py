"""Jobs of AWS Batch that are more than one container: on several nodes, as tasks of several containers, as pods."""

import pytest

from support.account import refused
from support.jobs import CONTAINER, EXITED, STOPPING, TO_END, TO_RUNNABLE, TO_RUNNING, TO_STARTING, array, needs, runs
from support.queues import INSTANCES

HOUR = 60 * 60
SIZES = [{"type": "VCPU", "value": "2"}, {"type": "MEMORY", "value": "512"}]
EKS = {"eksClusterArn": "arn:aws:eks:us-east-1:123456789012:cluster/lab", "kubernetesNamespace": "jobs"}


def nodes(count, container=CONTAINER):
    ranges = [{"targetNodes": "0:", "container": container}]
    return {"numNodes": count, "mainNode": 1, "nodeRangeProperties": ranges}


@pytest.fixture
def multinode(farm):
    farm.define("nodes", type="multinode", containerProperties=None, nodeProperties=nodes(3))
    return farm


def test_a_job_on_several_nodes(multinode):
    farm = multinode
    job = farm.submit(definition="nodes")
    farm.advance(TO_RUNNING)
    found = farm.detail(job)
    assert (found["status"], found["nodeProperties"]["numNodes"]) == ("RUNNING", 3)
    assert "container" not in found and "nodeDetails" not in found
    details = farm.details(*[f"{job}#{index}" for index in range(4)])
    assert [one["jobId"] for one in details] == [f"{job}#{index}" for index in range(3)]
    assert [one["nodeDetails"] for one in details] == [
        {"nodeIndex": index, "isMainNode": index == 1} for index in range(3)
    ]
    assert {one["status"] for one in details} == {"RUNNING"}
    assert details[0]["container"]["image"] == "busybox"
    assert len({one["container"]["taskArn"] for one in details}) == 3
    listed = farm.batch.list_jobs(multiNodeJobId=job)["jobSummaryList"]
    assert sorted(one["jobId"] for one in listed) == [f"{job}#{index}" for index in range(3)]
    assert {one["nodeProperties"]["nodeIndex"] for one in listed} == {0, 1, 2}
    (whole,) = farm.batch.list_jobs(jobQueue="q")["jobSummaryList"]
    assert whole["nodeProperties"] == {"numNodes": 3}
    used = farm.batch.get_job_queue_snapshot(jobQueue="q")["queueUtilization"]["totalCapacityUsage"]
    assert [one["quantity"] for one in used] == [3], "one processor for each node"
    farm.advance(TO_END)
    assert (farm.status(job), farm.reason(job)) == ("SUCCEEDED", EXITED)


def test_overrides_of_nodes(multinode):
    farm = multinode
    overrides = {
        "numNodes": 5,
        "nodePropertyOverrides": [{"targetNodes": "0:", "containerOverrides": {"command": ["true"], "vcpus": 2}}],
    }
    job = farm.submit(definition="nodes", nodeOverrides=overrides)
    found = farm.detail(job)["nodeProperties"]
    assert (found["numNodes"], found["nodeRangeProperties"][0]["container"]["vcpus"]) == (5, 2)
    wrong = {"nodePropertyOverrides": [{"targetNodes": "1:", "containerOverrides": {"command": ["true"]}}]}
    text = "NodeOverride targets should match job definition. Non matching targets - 1:"
    with refused("ClientException", text):
        farm.submit(definition="nodes", nodeOverrides=wrong)
    with refused("ClientException"):
        farm.submit(definition="nodes", **array(2))
    with refused("ClientException"):
        farm.submit(definition="nodes", **runs("true"))
    large = farm.submit(definition="nodes", nodeOverrides={"numNodes": 17})
    farm.advance(HOUR)
    assert farm.statuses([job, large]) == ["SUCCEEDED", "RUNNABLE"], "17 processors are never there"


def test_a_job_on_several_nodes_ends_as_one(multinode):
    farm = multinode
    farm.make_resource("licence", 9)
    job = farm.submit(definition="nodes", tags={"a": "1"}, **needs(licence=1))
    failing = farm.submit("failing", definition="nodes", retryStrategy={"attempts": 2})
    with farm.outcomes(({"jobName": "failing"}, {"exitCode": 4})):
        farm.advance(TO_RUNNING)
        assert farm.units("licence")[1] in (1, 3)
        farm.terminate(job)
        farm.advance(HOUR)
    assert (farm.status(job), farm.reason(job)) == ("FAILED", "enough")
    assert farm.statuses([f"{job}#{index}" for index in range(3)]) == ["FAILED"] * 3
    assert farm.units("licence") == (9, 0, 9)
    assert farm.status(failing) == "FAILED"
    node = farm.detail(f"{failing}#1")
    assert len(node["attempts"]) == 2 and node["attempts"][0]["container"]["exitCode"] == 4
    assert farm.detail(f"{job}#0")["tags"] == {}
    with refused("ClientException"):
        farm.batch.list_tags_for_resource(resourceArn=farm.arn("job", f"{job}#0"))


def test_a_task_of_several_containers(farm):
    containers = [
        {"name": "main", "image": "busybox", "essential": True, "resourceRequirements": SIZES},
        {"name": "side", "image": "busybox", "essential": False, "resourceRequirements": SIZES},
    ]
    farm.define("task", containerProperties=None, ecsProperties={"taskProperties": [{"containers": containers}]})
    override = {"taskProperties": [{"containers": [{"name": "main", "command": ["sh", "-c", "exit 5"]}]}]}
    job = farm.submit(definition="task", ecsPropertiesOverride=override)
    first = farm.detail(job)
    assert "container" not in first
    (task,) = first["ecsProperties"]["taskProperties"]
    assert [one["name"] for one in task["containers"]] == ["main", "side"]
    assert task["containers"][0]["command"] == ["sh", "-c", "exit 5"] and "taskArn" not in task
    farm.advance(TO_END)
    found = farm.detail(job)
    (task,) = found["ecsProperties"]["taskProperties"]
    assert (found["status"], task["containers"][0]["exitCode"]) == ("FAILED", 5)
    (attempt,) = found["attempts"]
    assert "container" not in attempt
    (tried,) = attempt["taskProperties"]
    assert tried["taskArn"] == task["taskArn"]
    assert [one["name"] for one in tried["containers"]] == ["main", "side"]
    assert tried["containers"][0]["exitCode"] == 5
    with refused("ClientException"):
        farm.submit(definition="task", **runs("true"))


@pytest.fixture
def cluster(farm):
    """A farm with a queue `eks` on a cluster, and a definition of a pod."""
    resources = INSTANCES | {"allocationStrategy": "BEST_FIT_PROGRESSIVE"}
    farm.make_environment("cluster", resources, eksConfiguration=EKS)
    farm.make_queue("eks", "cluster")
    limits = {"limits": {"cpu": "1", "memory": "512Mi"}}
    pod = {
        "containers": [{"name": "main", "image": "busybox", "command": ["sleep", "10"], "resources": limits}],
        "metadata": {"labels": {"team": "north"}},
    }
    farm.define("pod", containerProperties=None, eksProperties={"podProperties": pod})
    return farm


def test_a_pod(cluster):
    job = cluster.submit(queue="eks", definition="pod")
    first = cluster.detail(job)
    pod = first["eksProperties"]["podProperties"]
    assert "container" not in first and "podName" not in pod and first["eksAttempts"] == []
    assert pod["metadata"]["labels"] == {"team": "north"}
    cluster.advance(TO_RUNNING)
    running = cluster.detail(job)["eksProperties"]["podProperties"]
    assert running["podName"] and running["nodeName"]
    cluster.advance(10)
    found = cluster.detail(job)
    assert found["status"] == "SUCCEEDED"
    assert found["eksProperties"]["podProperties"]["containers"][0]["exitCode"] == 0
    (attempt,) = found["eksAttempts"]
    assert attempt["podName"] == running["podName"]
    assert attempt["eksClusterArn"] == EKS["eksClusterArn"]
    assert [(one["name"], one["exitCode"]) for one in attempt["containers"]] == [("main", 0)]
    assert attempt["stoppedAt"] - attempt["startedAt"] == 10_000


def test_overrides_of_a_pod(cluster):
    override = {
        "podProperties": {
            "containers": [{"name": "main", "command": ["false"], "env": [{"name": "A", "value": "1"}]}],
            "metadata": {"labels": {"team": "south"}},
        }
    }
    job = cluster.submit(queue="eks", definition="pod", eksPropertiesOverride=override)
    pod = cluster.detail(job)["eksProperties"]["podProperties"]
    assert pod["containers"][0]["command"] == ["false"]
    assert pod["metadata"]["labels"] == {"team": "south"}
    cluster.advance(TO_END)
    assert cluster.status(job) == "FAILED"
    text = "Container overrides or node overrides should not be set for Batch on EKS jobs."
    with refused("ClientException", text):
        cluster.submit(queue="eks", definition="pod", **runs("true"))


def test_kinds_do_not_mix(cluster):
    with refused("ClientException"):
        cluster.submit(queue="q", definition="pod")
    with refused("ClientException"):
        cluster.submit(queue="eks", definition="work")
    listed = [cluster.listed(jobQueue=queue, jobStatus="SUBMITTED") for queue in ("q", "eks")]
    assert listed == [[], []]


def test_pods_take_units_and_are_terminated(cluster):
    cluster.make_resource("licence", 1)
    job = cluster.submit(queue="eks", definition="pod", **array(2), **needs(licence=1))
    cluster.advance(TO_STARTING)
    assert cluster.summary(job) == {"STARTING": 1, "RUNNABLE": 1}
    cluster.terminate(job)
    cluster.advance(STOPPING)
    assert (cluster.status(job), cluster.units("licence")) == ("FAILED", (1, 0, 1))
    later = cluster.submit(queue="eks", definition="pod")
    cluster.advance(TO_RUNNABLE)
    assert cluster.status(later) == "RUNNABLE"
