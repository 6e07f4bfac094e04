"""AWS Batch's service jobs, with boto3: time stands still until a test moves it."""

import json

import pytest

from support.account import plain, refused
from support.queues import Queues

TYPE = "ml.m5.large"
QUOTA = {"quotaSharePolicy": {"idleResourceAssignmentStrategy": "FIFO"}}
COMPLETED = "Received status from SageMaker: Training job completed"
# From SUBMITTED to RUNNABLE, and from SCHEDULED to the end.
SUBMIT, LIFE = 5, 480


class Training:
    """What one account has of queues for service jobs."""

    def __init__(self, account):
        self.server, self.queues = account.server, Queues(account)
        self.batch = self.queues.batch

    def pass_(self, seconds):
        self.server.advance(seconds)

    def make_environment(self, instances, unit):
        self.batch.create_service_environment(
            serviceEnvironmentName="sagemaker",
            serviceEnvironmentType="SAGEMAKER_TRAINING",
            capacityLimits=[{"maxCapacity": instances, "capacityUnit": unit}],
        )
        self.pass_(30)

    def make_queue(self, **more):
        order = [{"order": 1, "serviceEnvironment": "sagemaker"}]
        kind = "SAGEMAKER_TRAINING"
        self.batch.create_job_queue(
            jobQueueName="training", priority=1, jobQueueType=kind, serviceEnvironmentOrder=order, **more
        )
        self.pass_(30)

    def make_share(self, name, limit, strategy="LEND_AND_BORROW", in_share="DISABLED"):
        self.batch.create_quota_share(
            quotaShareName=name,
            jobQueue="training",
            capacityLimits=[{"maxCapacity": limit, "capacityUnit": TYPE}],
            resourceSharingConfiguration={"strategy": strategy},
            preemptionConfiguration={"inSharePreemption": in_share},
        )
        self.pass_(30)

    def submit(self, instances=1, name="job", payload=None, **more):
        if payload is None:
            config = {"InstanceType": TYPE, "InstanceCount": instances, "VolumeSizeInGB": 1}
            payload = json.dumps({"TrainingJobName": "train", "ResourceConfig": config})
        return self.batch.submit_service_job(
            jobName=name,
            jobQueue="training",
            serviceJobType="SAGEMAKER_TRAINING",
            serviceRequestPayload=payload,
            **more,
        )["jobId"]

    def job(self, job_id):
        return plain(self.batch.describe_service_job(jobId=job_id))

    def status(self, job_id):
        return self.job(job_id)["status"]

    def listed(self, **query):
        summaries = self.batch.list_service_jobs(jobQueue="training", **query)["jobSummaryList"]
        return [summary["jobId"] for summary in summaries]


@pytest.fixture
def training(manual):
    return Training(manual)


@pytest.fixture
def fifo(training):
    training.make_environment(2, "NUM_INSTANCES")
    training.make_queue()
    return training


@pytest.fixture
def shared(training):
    """Eight instances, in shares of four."""
    training.make_environment(8, TYPE)
    training.make_queue(schedulingPolicyArn=training.queues.make_policy("quota", **QUOTA))
    training.make_share("lender", 4, "LEND", in_share="ENABLED")
    training.make_share("borrower", 4)
    return training


def test_a_life(fifo):
    retries = {"attempts": 2, "evaluateOnExit": [{"action": "Retry", "onStatusReason": "Received status*"}]}
    job_id = fifo.submit(tags={"team": "a"}, retryStrategy=retries, timeoutConfig={"attemptDurationSeconds": 600})
    assert fifo.status(job_id) == "SUBMITTED"
    seen = []
    for seconds in (SUBMIT, 60, 120, 300):
        fifo.pass_(seconds)
        seen.append(fifo.status(job_id))
    assert seen == ["SCHEDULED", "STARTING", "RUNNING", "SUCCEEDED"]
    job = fifo.job(job_id)
    (attempt,) = job.pop("attempts")
    assert attempt.pop("serviceResourceId") == job.pop("latestAttempt")["serviceResourceId"]
    started = job.pop("startedAt")
    stopped = started + 300_000
    assert attempt == {"startedAt": started, "stoppedAt": stopped, "statusReason": COMPLETED}
    assert json.loads(job.pop("serviceRequestPayload"))["TrainingJobName"] == "train"
    assert job == {
        "jobArn": fifo.queues.arn("service-job", job_id),
        "jobId": job_id,
        "jobName": "job",
        "jobQueue": fifo.queues.arn("job-queue", "training"),
        "serviceJobType": "SAGEMAKER_TRAINING",
        "status": "SUCCEEDED",
        "statusReason": COMPLETED,
        "isTerminated": False,
        "capacityUsage": [{"capacityUnit": TYPE, "quantity": 1.0}],
        "createdAt": started - 185_000,
        "scheduledAt": started - 180_000,
        "stoppedAt": stopped,
        "retryStrategy": {
            "attempts": 2,
            "evaluateOnExit": [{"action": "RETRY", "onStatusReason": "Received status*"}],
        },
        "timeoutConfig": {"attemptDurationSeconds": 600},
        "tags": {"team": "a"},
    }


def test_tags(fifo):
    arn = fifo.queues.arn("service-job", fifo.submit(tags={"team": "a"}))
    fifo.batch.tag_resource(resourceArn=arn, tags={"cost": "1"})
    fifo.batch.untag_resource(resourceArn=arn, tagKeys=["team"])
    assert fifo.batch.list_tags_for_resource(resourceArn=arn)["tags"] == {"cost": "1"}


def test_capacity_and_termination(fifo):
    first, second, third = (fifo.submit(count) for count in (2, 1, 1))
    fifo.pass_(SUBMIT)
    assert [fifo.status(one) for one in (first, second, third)] == ["SCHEDULED", "RUNNABLE", "RUNNABLE"]
    assert plain(fifo.batch.terminate_service_job(jobId=second, reason="not now")) == {}
    assert (fifo.status(second), fifo.job(second)["statusReason"]) == ("FAILED", "not now")
    ended = fifo.batch.terminate_service_jobs(jobs=[first, "nothing"], reason="enough")
    assert (ended["successful"], [error["code"] for error in ended["errors"]]) == ([first], ["ValidationException"])
    assert (fifo.status(first), fifo.job(first)["isTerminated"]) == ("SCHEDULED", True)
    fifo.pass_(30)
    assert (fifo.status(first), fifo.status(third)) == ("FAILED", "SCHEDULED")
    assert plain(fifo.batch.terminate_service_job(jobId="nothing", reason="enough")) == {}


def test_lists(fifo):
    ids = [fifo.submit(name=name) for name in ("Alpha", "beta", "alpha-2", "gamma")]
    fifo.pass_(200)
    assert fifo.listed() == [ids[1], ids[0]]
    assert fifo.listed(jobStatus="RUNNABLE") == [ids[3], ids[2]]
    assert fifo.listed(filters=[{"name": "JOB_NAME", "values": ["alpha*"]}]) == [ids[2], ids[0]]
    pages = fifo.batch.get_paginator("list_service_jobs").paginate(
        jobQueue="training",
        filters=[{"name": "AFTER_CREATED_AT", "values": ["0"]}],
        PaginationConfig={"PageSize": 3},
    )
    assert [[job["jobId"] for job in page["jobSummaryList"]] for page in pages] == [ids[:0:-1], ids[:1]]


def test_refusals(fifo):
    with refused("ClientException", "JobQueue nowhere not found."):
        fifo.batch.submit_service_job(
            jobName="a", jobQueue="nowhere", serviceJobType="SAGEMAKER_TRAINING", serviceRequestPayload="{}"
        )
    with refused("ClientException", contains="not valid JSON"):
        fifo.submit(payload="{")
    with refused("ClientException", contains="must be less than 10 KiB, got 11 KiB"):
        fifo.submit(payload=json.dumps({"TrainingJobName": "x" * 10_240}))
    with refused("ClientException", starts="Job with quotaShareName can only be submitted"):
        fifo.submit(quotaShareName="team")
    with refused("ClientException", contains="not found."):
        fifo.job("nothing")
    fifo.batch.update_job_queue(jobQueue="training", state="DISABLED")
    with refused("ClientException", "JobQueue training is not in ENABLED state."):
        fifo.submit()


def test_a_job_too_large(fifo):
    job_id = fifo.submit(3)
    fifo.pass_(SUBMIT)
    reason = fifo.job(job_id)["statusReason"]
    assert reason.startswith("MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - Service environment(s)")
    limits = [{"maxCapacity": 3, "capacityUnit": "NUM_INSTANCES"}]
    fifo.batch.update_service_environment(serviceEnvironment="sagemaker", capacityLimits=limits)
    assert fifo.status(job_id) == "SCHEDULED"


def test_preemption_across_shares(shared):
    guests = [shared.submit(4, quotaShareName="borrower") for _ in range(2)]
    shared.pass_(SUBMIT + 180)
    assert [shared.status(one) for one in guests] == ["RUNNING", "RUNNING"]
    owner = shared.submit(4, quotaShareName="lender")
    shared.pass_(SUBMIT)
    assert [shared.status(one) for one in (owner, *guests)] == ["SCHEDULED", "RUNNING", "RUNNABLE"]
    preempted = shared.job(guests[1])
    summary = preempted["preemptionSummary"]
    assert (summary["preemptedAttemptCount"], len(summary["recentPreemptedAttempts"])) == (1, 1)
    assert preempted["attempts"] == [] and preempted["quotaShareName"] == "borrower"
    by_share = [{"name": "QUOTA_SHARE_NAME", "values": ["borrower"]}]
    assert shared.listed(filters=by_share, jobStatus="RUNNABLE") == [guests[1]]
    shared.pass_(2 * LIFE)
    assert [shared.status(one) for one in (owner, *guests)] == ["SUCCEEDED"] * 3


def test_preemption_within_a_share(shared):
    never_again = {"preemptionRetriesBeforeTermination": 0}
    low = shared.submit(4, quotaShareName="lender", preemptionConfiguration=never_again)
    shared.pass_(SUBMIT)
    waiting = shared.submit(4, quotaShareName="lender")
    shared.pass_(SUBMIT)
    assert shared.status(waiting) == "RUNNABLE"
    updated = plain(shared.batch.update_service_job(jobId=waiting, schedulingPriority=1))
    assert updated == {"jobArn": shared.queues.arn("service-job", waiting), "jobName": "job", "jobId": waiting}
    assert (shared.status(waiting), shared.status(low)) == ("SCHEDULED", "FAILED")
    with refused("ClientException", starts="quotaShareName is required"):
        shared.submit()


def test_deleting_the_queue_ends_its_jobs(fifo):
    job_id = fifo.submit()
    fifo.pass_(SUBMIT)
    fifo.batch.update_job_queue(jobQueue="training", state="DISABLED")
    fifo.pass_(30)
    fifo.batch.delete_job_queue(jobQueue="training")
    fifo.pass_(30)
    job = fifo.job(job_id)
    assert (job["status"], job["statusReason"]) == ("FAILED", "JobQueue deleted")
    fifo.pass_(7 * 86_400)
    with refused("ClientException", f"Service job {job_id} not found."):
        fifo.job(job_id)
