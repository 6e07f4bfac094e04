"""Job definitions of the AWS provider, through Terraform itself."""

import pytest

from support.account import Account
from support.terraform import Terraform

INSTANCES = """
resource "aws_batch_job_definition" "render" {
  name       = "render"
  type       = "container"
  parameters = { input = "none" }
  container_properties = jsonencode({
    image       = "busybox"
    command     = ["echo", "%(word)s"]
    environment = [{ name = "EMPTY", value = "" }, { name = "B", value = "2" }, { name = "A", value = "1" }]
    resourceRequirements = [{ type = "VCPU", value = "1" }, { type = "MEMORY", value = "128" }]
    linuxParameters      = { initProcessEnabled = true }
    logConfiguration     = { logDriver = "awslogs", options = { "awslogs-group" = "jobs" } }
  })
  retry_strategy {
    attempts = 2
    evaluate_on_exit {
      on_status_reason = "Host EC2*"
      action           = "RETRY"
    }
  }
  timeout { attempt_duration_seconds = 60 }
  tags = { Team = "north" }
}
"""
FARGATE = """
resource "aws_batch_job_definition" "fargate" {
  name                  = "fargate"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    image                = "busybox"
    executionRoleArn     = "arn:aws:iam::123456789012:role/execution"
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "%(memory)s" }]
  })
}
"""
NODES = """
resource "aws_batch_job_definition" "nodes" {
  name = "nodes"
  type = "multinode"
  node_properties = jsonencode({
    mainNode = 0
    numNodes = %(nodes)s
    nodeRangeProperties = [
      { targetNodes = "0:", container = { image = "busybox", command = ["ls"], memory = 128, vcpus = 1 } },
      { targetNodes = "1:", container = { image = "busybox", command = ["date"], memory = 128, vcpus = 1 } },
    ]
  })
}
"""
TASK = """
resource "aws_batch_job_definition" "task" {
  name = "task"
  type = "container"
  ecs_properties = jsonencode({
    taskProperties = [{
      containers = [{
        name                 = "main"
        image                = "busybox"
        command              = ["echo", "%(word)s"]
        resourceRequirements = [{ type = "VCPU", value = "1" }, { type = "MEMORY", value = "512" }]
      }]
    }]
  })
}
"""
POD = """
resource "aws_batch_job_definition" "pod" {
  name = "pod"
  type = "container"
  eks_properties {
    pod_properties {
      containers {
        image   = "busybox"
        command = ["echo", "%(word)s"]
        resources {
          limits = { cpu = "1", memory = "512Mi" }
        }
      }
      metadata {
        labels = { team = "north" }
      }
    }
  }
}
"""

NAMES = ["render", "fargate", "nodes", "task", "pod"]


@pytest.fixture
def account_id(fresh_id):
    return fresh_id()


@pytest.fixture
def terraform(tmp_path, server, account_id):
    return Terraform(tmp_path, server, account_id)


def test_definitions_of_every_kind(terraform, server, account_id):
    batch = Account(server, account_id).boto("batch")
    # One configuration for all: starting Terraform takes longer than what it does.
    configuration = INSTANCES + FARGATE + NODES + TASK + POD
    terraform.apply(configuration % {"word": "one", "memory": "512", "nodes": 2})
    made = terraform.resources().values()
    assert {one["name"]: one["revision"] for one in made} == dict.fromkeys(NAMES, 1)

    terraform.apply(configuration % {"word": "two", "memory": "1024", "nodes": 3})
    made = terraform.resources().values()
    assert {one["name"]: one["revision"] for one in made} == dict.fromkeys(NAMES, 2)
    for name in NAMES:
        found = batch.describe_job_definitions(jobDefinitionName=name)["jobDefinitions"]
        assert [(one["revision"], one["status"]) for one in found] == [(2, "ACTIVE"), (1, "INACTIVE")]

    terraform.destroy()
    assert batch.describe_job_definitions(status="ACTIVE")["jobDefinitions"] == []
