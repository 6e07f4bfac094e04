"""Jobs of AWS Batch, on a server whose time stands still until a test moves it."""

import contextlib

import botocore.config

from support.account import CONFIG, plain, session
from support.queues import FARGATE, INSTANCES

# How long a job is in each status under the manual clock, if nothing else says: the named delays of jobs.
SUBMITTED, PLACED, STARTING, RUNNING, STOPPING = 1, 10, 30, 60, 30
# Seconds from the submission until a job with room to run is in this status.
TO_RUNNABLE = SUBMITTED
TO_STARTING = SUBMITTED + PLACED
TO_RUNNING = TO_STARTING + STARTING
TO_END = TO_RUNNING + RUNNING
# Longer than any change of a queue or of an environment.
CHANGE = 60

CONTAINER = {"image": "busybox", "vcpus": 1, "memory": 128}
EXITED = "Essential container in task exited"
UNKNOWN = "876da822-4198-45f2-a252-6cea32512ea8"


class Farm:
    """An account with an environment `env` of 16 processors, a queue `q` on it, and a definition `work` for one."""

    def __init__(self, account):
        self.account, self.server, self.batch = account, account.server, checked(account)
        self.make_environment("env", INSTANCES)
        self.make_queue("q", "env")
        self.define("work")

    def arn(self, kind, name):
        return f"arn:aws:batch:us-east-1:{self.account.id}:{kind}/{name}"

    def advance(self, seconds):
        self.server.advance(seconds)

    def make_environment(self, name, resources, **more):
        self.batch.create_compute_environment(
            computeEnvironmentName=name, type="MANAGED", computeResources=resources, **more
        )
        self.advance(CHANGE)

    def make_fargate(self, name):
        self.make_environment(name, FARGATE)

    def make_queue(self, name, *environments, priority=1, **more):
        order = [{"order": place, "computeEnvironment": one} for place, one in enumerate(environments, 1)]
        self.batch.create_job_queue(
            jobQueueName=name, priority=priority, computeEnvironmentOrder=order, **more
        )
        self.advance(CHANGE)

    def update_queue(self, name, **changes):
        self.batch.update_job_queue(jobQueue=name, **changes)
        self.advance(CHANGE)

    def delete_queue(self, name):
        self.update_queue(name, state="DISABLED")
        self.batch.delete_job_queue(jobQueue=name)
        self.advance(CHANGE)

    def define(self, name, vcpus=1, **more):
        """Registers a definition of a single container, unless it is told otherwise."""
        given = {"type": "container", "containerProperties": CONTAINER | {"vcpus": vcpus}} | more
        given = {key: value for key, value in given.items() if value is not None}
        return self.batch.register_job_definition(jobDefinitionName=name, **given)["jobDefinitionArn"]

    def make_resource(self, name, total, kind="REPLENISHABLE"):
        self.batch.create_consumable_resource(
            consumableResourceName=name, totalQuantity=total, resourceType=kind
        )

    def units(self, name):
        """Total, in use, available."""
        found = self.batch.describe_consumable_resource(consumableResource=name)
        return found["totalQuantity"], found["inUseQuantity"], found["availableQuantity"]

    def submit(self, name="job", queue="q", definition="work", **more):
        """Submits a job; its id."""
        return self.batch.submit_job(jobName=name, jobQueue=queue, jobDefinition=definition, **more)["jobId"]

    def details(self, *ids):
        return self.batch.describe_jobs(jobs=list(ids))["jobs"]

    def detail(self, job):
        (found,) = self.details(job)
        return found

    def status(self, job):
        return self.detail(job)["status"]

    def statuses(self, jobs):
        found = {one["jobId"]: one["status"] for one in self.details(*jobs)}
        return [found[job] for job in jobs]

    def reason(self, job):
        return self.detail(job).get("statusReason")

    def children(self, job, count):
        """The statuses of the children."""
        return self.statuses([f"{job}:{index}" for index in range(count)])

    def summary(self, job):
        """How many children are in each status that some are in."""
        counts = self.detail(job)["arrayProperties"]["statusSummary"]
        return {status: count for status, count in counts.items() if count}

    def listed(self, **query):
        """The ids of a list, in its order."""
        return [one["jobId"] for one in self.batch.list_jobs(**query)["jobSummaryList"]]

    def cancel(self, job, reason="changed my mind"):
        assert plain(self.batch.cancel_job(jobId=job, reason=reason)) == {}

    def terminate(self, job, reason="enough"):
        assert plain(self.batch.terminate_job(jobId=job, reason=reason)) == {}

    @contextlib.contextmanager
    def outcomes(self, *rules):
        """What jobs come to; told in pairs of a match and an outcome. The rules hold for all accounts of the server."""
        listed = [{"match": match, "outcome": outcome} for match, outcome in rules]
        status, answer = self.server.control("PUT", "outcomes", {"rules": listed})
        assert status == 200, answer
        try:
            yield
        finally:
            assert self.server.control("DELETE", "outcomes")[0] == 200


def checked(account):
    """A client of Batch that checks what it sends, as clients do unless told otherwise."""
    config = CONFIG.merge(botocore.config.Config(parameter_validation=True))
    keys = {"aws_access_key_id": account.id, "aws_secret_access_key": "secret"}
    return session().client(
        "batch", region_name=account.region, endpoint_url=account.server.endpoint, config=config, **keys
    )


def runs(*words):
    """Overrides of the command."""
    return {"containerOverrides": {"command": list(words)}}


def needs(**quantities):
    """Overrides of the consumable resources."""
    listed = [{"consumableResource": name, "quantity": quantity} for name, quantity in quantities.items()]
    return {"consumableResourcePropertiesOverride": {"consumableResourceList": listed}}


def after(*jobs, kind=None):
    """Dependencies on jobs."""
    return {"dependsOn": [{"jobId": job} | ({"type": kind} if kind else {}) for job in jobs]}


def array(size):
    """Properties of an array."""
    return {"arrayProperties": {"size": size}}
