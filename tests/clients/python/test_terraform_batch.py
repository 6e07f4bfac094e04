"""The resources of the AWS provider that belong to AWS Batch's queues, through Terraform itself."""

import pytest

from support.account import Account
from support.jobs import checked, runs
from support.queues import wait
from support.terraform import Terraform

UNMANAGED = """
resource "aws_batch_compute_environment" "plain" {
  %(name)s = "plain"
  type         = "UNMANAGED"
  service_role = "arn:aws:iam::123456789012:role/batch"
  state        = "%(state)s"
  tags         = { Team = "%(team)s" }
}
"""
FARGATE = """
resource "aws_batch_compute_environment" "fargate" {
  %(name)s = "fargate"
  type = "MANAGED"
  compute_resources {
    type               = "FARGATE"
    max_vcpus          = %(vcpus)s
    security_group_ids = ["sg-1"]
    subnets            = ["subnet-1"]
  }
}
"""
QUEUE = """
resource "aws_batch_scheduling_policy" "fair" {
  name = "fair"
  fair_share_policy {
    compute_reservation = 1
    share_decay_seconds = %(decay)s
    share_distribution {
      share_identifier = "a*"
      weight_factor    = 0.1
    }
  }
}

resource "aws_batch_job_queue" "jobs" {
  name                  = "jobs"
  state                 = "ENABLED"
  priority              = %(priority)s
  scheduling_policy_arn = aws_batch_scheduling_policy.fair.arn
  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.plain.arn
  }
  job_state_time_limit_action {
    action           = "CANCEL"
    max_time_seconds = 600
    reason           = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"
    state            = "RUNNABLE"
  }
}
"""


@pytest.fixture
def account_id(fresh_id):
    return fresh_id()


@pytest.fixture
def terraform(tmp_path, server, account_id):
    return Terraform(tmp_path, server, account_id)


@pytest.fixture
def name(terraform):
    """How this version of the provider calls the name of a compute environment."""
    shown = terraform.run("version")
    return "compute_environment_name" if "registry.terraform.io/hashicorp/aws v5" in shown else "name"


def test_an_unmanaged_environment(terraform, name):
    terraform.apply(UNMANAGED % {"name": name, "state": "ENABLED", "team": "a"})
    (first,) = terraform.resources().values()
    assert (first["status"], first["state"]) == ("VALID", "ENABLED")
    assert first["status_reason"] == "ComputeEnvironment Healthy"
    assert "/AWSBatch-plain-" in first["ecs_cluster_arn"]

    terraform.apply(UNMANAGED % {"name": name, "state": "DISABLED", "team": "b"})
    (second,) = terraform.resources().values()
    assert (second["arn"], second["state"], second["tags"]) == (first["arn"], "DISABLED", {"Team": "b"})
    terraform.destroy()
    assert terraform.resources() == {}


def test_an_environment_of_fargate(terraform, name, account_id):
    terraform.apply(FARGATE % {"name": name, "vcpus": 16})
    (first,) = terraform.resources().values()
    linked = "role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch"
    assert first["service_role"] == f"arn:aws:iam::{account_id}:{linked}"

    terraform.apply(FARGATE % {"name": name, "vcpus": 32})
    (second,) = terraform.resources().values()
    assert second["compute_resources"][0]["max_vcpus"] == 32
    assert second["ecs_cluster_arn"] == first["ecs_cluster_arn"], "it was not made anew"
    terraform.destroy()


def test_a_queue_with_a_policy(terraform, name):
    environment = UNMANAGED % {"name": name, "state": "ENABLED", "team": "a"}
    terraform.apply(environment + QUEUE % {"decay": 3600, "priority": 1})
    queue = terraform.resources()["aws_batch_job_queue.jobs"]
    assert queue["priority"] == 1

    terraform.apply(environment + QUEUE % {"decay": 60, "priority": 5})
    resources = terraform.resources()
    after = resources["aws_batch_job_queue.jobs"]
    assert (after["priority"], after["arn"]) == (5, queue["arn"])
    policy = resources["aws_batch_scheduling_policy.fair"]["fair_share_policy"][0]
    assert policy["share_decay_seconds"] == 60
    terraform.destroy()


def test_a_queue_is_destroyed_with_its_jobs(terraform, name, server, account_id):
    environment = FARGATE % {"name": name, "vcpus": 1}
    queue = """
resource "aws_batch_job_queue" "jobs" {
  name     = "jobs"
  state    = "ENABLED"
  priority = %s
  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.fargate.arn
  }
}
"""
    terraform.apply(environment + queue % 1)
    batch = checked(Account(server, account_id))
    needed = {
        "image": "busybox",
        "executionRoleArn": f"arn:aws:iam::{account_id}:role/execution",
        "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "2048"}],
    }
    batch.register_job_definition(
        jobDefinitionName="work", type="container", containerProperties=needed, platformCapabilities=["FARGATE"]
    )
    jobs = [
        batch.submit_job(jobName="long", jobQueue="jobs", jobDefinition="work", **runs("sleep", "10000"))["jobId"]
        for _ in range(2)
    ]

    def statuses():
        found = {one["jobId"]: one["status"] for one in batch.describe_jobs(jobs=jobs)["jobs"]}
        return [found[job] for job in jobs]

    wait(lambda: statuses() == ["RUNNING", "RUNNABLE"])
    terraform.apply(environment + queue % 7)
    assert statuses() == ["RUNNING", "RUNNABLE"], "an update leaves jobs alone"
    terraform.destroy()
    assert terraform.resources() == {}
    assert statuses() == ["FAILED", "FAILED"]
    assert {one["statusReason"] for one in batch.describe_jobs(jobs=jobs)["jobs"]} == {"JobQueue deleted"}
