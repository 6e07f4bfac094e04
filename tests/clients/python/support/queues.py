"""Environments and queues of AWS Batch for the tests."""

import time

from support.account import plain

# In seconds of our own clock, and of the server's.
PATIENCE = 20
LONGEST_CHANGE = 120
INSTANCES = {
    "type": "EC2",
    "minvCpus": 0,
    "maxvCpus": 16,
    "instanceTypes": ["optimal"],
    "instanceRole": "ecsInstanceRole",
    "subnets": ["subnet-1"],
    "securityGroupIds": ["sg-1"],
}
FARGATE = {"type": "FARGATE", "maxvCpus": 16, "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"]}


class Queues:
    """What one account has of queues and of what stands behind them. Every change is waited for, by the server's clock."""

    def __init__(self, account, moves=True):
        self.account, self.moves, self.batch = account, moves, account.boto("batch")

    def arn(self, kind, name):
        return f"arn:aws:batch:us-east-1:{self.account.id}:{kind}/{name}"

    def environment(self, name):
        (found,) = self.batch.describe_compute_environments(computeEnvironments=[name])["computeEnvironments"]
        return found

    def queue(self, name):
        (found,) = self.batch.describe_job_queues(jobQueues=[name])["jobQueues"]
        return found

    def service_environment(self, name):
        found = self.batch.describe_service_environments(serviceEnvironments=[name])
        return found["serviceEnvironments"][0]

    def wait(self, done):
        """Moves the clock until `done()` is true; where others would feel that, waits."""
        if not self.moves:
            return wait(done)
        for _ in range(LONGEST_CHANGE):
            if done():
                return None
            self.account.server.advance(1)
        raise AssertionError("waited too long")

    def valid(self, described):
        """Moves the clock until what is described is valid."""
        self.wait(lambda: described()["status"] == "VALID")

    def make_unmanaged(self, name, **more):
        role = f"arn:aws:iam::{self.account.id}:role/batch"
        created = self.batch.create_compute_environment(
            computeEnvironmentName=name, type="UNMANAGED", serviceRole=role, **more
        )
        self.valid(lambda: self.environment(name))
        return plain(created)

    def make_managed(self, name, resources, **more):
        self.batch.create_compute_environment(
            computeEnvironmentName=name, type="MANAGED", computeResources=resources, **more
        )
        self.valid(lambda: self.environment(name))

    def make_queue(self, name, *environments, **more):
        order = [{"order": place, "computeEnvironment": one} for place, one in enumerate(environments, 1)]
        created = self.batch.create_job_queue(
            jobQueueName=name, priority=1, computeEnvironmentOrder=order, **more
        )
        self.valid(lambda: self.queue(name))
        return plain(created)

    def make_service_environment(self, name):
        self.batch.create_service_environment(
            serviceEnvironmentName=name,
            serviceEnvironmentType="SAGEMAKER_TRAINING",
            capacityLimits=[{"maxCapacity": 10, "capacityUnit": "ml.m5.large"}],
        )
        self.valid(lambda: self.service_environment(name))

    def make_policy(self, name, **policy):
        return self.batch.create_scheduling_policy(name=name, **policy)["arn"]

    def update_environment(self, name, **changes):
        updated = plain(self.batch.update_compute_environment(computeEnvironment=name, **changes))
        self.valid(lambda: self.environment(name))
        return updated

    def update_queue(self, name, **changes):
        updated = plain(self.batch.update_job_queue(jobQueue=name, **changes))
        self.valid(lambda: self.queue(name))
        return updated


def wait(done):
    """Waits until `done()` is true."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)
