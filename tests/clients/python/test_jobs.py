"""Jobs of AWS Batch, with boto3 and the AWS CLI: their life, and how they are shown."""

import json
import re

import pytest

from support.account import Account, plain, refused
from support.jobs import (
    CONTAINER,
    EXITED,
    RUNNING,
    STARTING,
    TO_END,
    TO_RUNNABLE,
    TO_RUNNING,
    TO_STARTING,
    UNKNOWN,
    array,
    checked,
    needs,
    runs,
)

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LISTS = ("volumes", "environment", "mountPoints", "ulimits", "secrets", "resourceRequirements", "networkInterfaces")


def test_a_life(farm):
    submitted = plain(farm.batch.submit_job(jobName="one", jobQueue="q", jobDefinition="work"))
    job = submitted["jobId"]
    assert UUID.fullmatch(job)
    assert submitted == {"jobName": "one", "jobId": job, "jobArn": farm.arn("job", job)}
    first = farm.detail(job)
    created = first.pop("createdAt")
    assert first == {
        "jobArn": farm.arn("job", job),
        "jobName": "one",
        "jobId": job,
        "jobQueue": farm.arn("job-queue", "q"),
        "status": "SUBMITTED",
        "attempts": [],
        "retryStrategy": {"attempts": 1, "evaluateOnExit": []},
        "dependsOn": [],
        "jobDefinition": farm.arn("job-definition", "work:1"),
        "parameters": {},
        "container": CONTAINER | {"command": []} | {name: [] for name in LISTS},
        "tags": {},
        "propagateTags": False,
        "platformCapabilities": ["EC2"],
        "isCancelled": False,
        "isTerminated": False,
    }
    seen = []
    for wait in (TO_RUNNABLE, TO_STARTING - TO_RUNNABLE, STARTING, RUNNING):
        farm.advance(wait)
        seen.append(farm.detail(job))
    assert [one["status"] for one in seen] == ["RUNNABLE", "STARTING", "RUNNING", "SUCCEEDED"]
    assert all("statusReason" not in one for one in seen[:3])
    assert ["startedAt" in one for one in seen] == [False, False, True, True]
    assert {one["createdAt"] for one in seen} == {created}
    assert seen[3]["startedAt"] == created + TO_RUNNING * 1000
    assert seen[3]["stoppedAt"] == created + TO_END * 1000


def test_what_is_known_of_a_job_that_ran(farm):
    job = farm.submit()
    farm.advance(TO_RUNNING)
    running = farm.detail(job)
    task = running["container"]["taskArn"]
    assert running["attempts"] == [] and "exitCode" not in running["container"]
    farm.advance(RUNNING)
    ended = farm.detail(job)
    assert (ended["status"], ended["statusReason"]) == ("SUCCEEDED", EXITED)
    container = ended["container"]
    assert (container["exitCode"], container["taskArn"], "reason" in container) == (0, task, False)
    assert re.fullmatch(rf"arn:aws:ecs:us-east-1:{farm.account.id}:task/AWSBatch-env-.*/[0-9a-f]{{32}}", task)
    instance = container["containerInstanceArn"]
    assert instance.startswith(f"arn:aws:ecs:us-east-1:{farm.account.id}:container-instance/AWSBatch-env-")
    assert container["logStreamName"] == f"work/default/{task.rsplit('/')[-1]}"
    assert ended["attempts"] == [
        {
            "container": {
                "containerInstanceArn": instance,
                "taskArn": task,
                "exitCode": 0,
                "logStreamName": container["logStreamName"],
                "networkInterfaces": [],
            },
            "startedAt": ended["startedAt"],
            "stoppedAt": ended["stoppedAt"],
            "statusReason": EXITED,
            "taskProperties": [],
        }
    ]


def test_definitions_are_found_by_name_revision_and_arn(farm):
    second = farm.define("work", vcpus=2)
    first = farm.arn("job-definition", "work:1")
    unrevised = farm.arn("job-definition", "work")
    for given, used in (("work", second), ("work:1", first), (first, first), (unrevised, second)):
        assert farm.detail(farm.submit(definition=given))["jobDefinition"] == used
    farm.batch.deregister_job_definition(jobDefinition="work:2")
    assert farm.detail(farm.submit())["jobDefinition"] == first
    job = farm.submit(queue=farm.arn("job-queue", "q"))
    assert farm.detail(job)["jobQueue"] == farm.arn("job-queue", "q")


def test_overrides_and_parameters(farm):
    properties = CONTAINER | {
        "command": ["echo", "Ref::word", "Ref::count"],
        "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
    }
    farm.define("echo", containerProperties=properties, parameters={"word": "none", "count": "1"})
    job = farm.submit(
        definition="echo",
        parameters={"word": "some"},
        containerOverrides={
            "vcpus": 2,
            "memory": 256,
            "environment": [{"name": "B", "value": "3"}, {"name": "C", "value": "4"}],
        },
        retryStrategy={"attempts": 2},
        timeout={"attemptDurationSeconds": 120},
        tags={"team": "north"},
        propagateTags=True,
    )
    found = farm.detail(job)
    assert found["parameters"] == {"word": "some", "count": "1"}
    environment = {one["name"]: one["value"] for one in found["container"]["environment"]}
    assert environment == {"A": "1", "B": "3", "C": "4"}
    assert (found["container"]["vcpus"], found["container"]["memory"]) == (2, 256)
    assert found["retryStrategy"] == {"attempts": 2, "evaluateOnExit": []}
    assert (found["timeout"], found["tags"]) == ({"attemptDurationSeconds": 120}, {"team": "north"})
    assert found["propagateTags"] is True
    with refused("ClientException", "Unable to substitute value. No parameter found for reference job_id"):
        farm.submit(**runs("run", "Ref::job_id"))


def test_a_job_needs_what_its_definition_says(farm):
    listed = {"consumableResourceList": [{"consumableResource": "licence", "quantity": 2}]}
    farm.define("licensed", consumableResourceProperties=listed)
    farm.make_resource("licence", 5)
    job = farm.submit(definition="licensed")
    assert farm.detail(job)["consumableResourceProperties"] == listed
    other = farm.submit(definition="licensed", **needs(licence=3))
    overridden = {"consumableResourceList": [{"consumableResource": "licence", "quantity": 3}]}
    assert farm.detail(other)["consumableResourceProperties"] == overridden
    farm.advance(TO_STARTING)
    assert farm.units("licence") == (5, 5, 0)


def test_what_submissions_are_refused_for(farm):
    def refuses(message, **request):
        with refused("ClientException", message):
            farm.submit(**request)

    def wraps(text, **request):
        with refused("ClientException", contains=f"Error executing request, Exception : {text}, RequestId: "):
            farm.submit(**request)

    wraps("Job name should match valid pattern", name="a b")
    refuses("JobQueue nowhere not found.", queue="nowhere")
    missing = farm.arn("job-definition", "work:7")
    refuses(f"JobDefinition {missing} not found.", definition=missing)
    refuses("JobDefinition name none does not exist or is not in ACTIVE status", definition="none")
    wraps("Job cannot have more than 20 dependencies", dependsOn=[{"jobId": UNKNOWN}] * 21)
    share = "Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share scheduling policy."
    refuses(share, shareIdentifier="a")
    refuses(share, schedulingPriorityOverride=1)
    big = {"environment": [{"name": "A", "value": "x" * 47 * 1024}]}
    wraps("Job size must be less than 30 KiB, got 47 KiB", containerOverrides=big)
    characters = "Tags can only contain letters, numbers, spaces, and the following special characters: _ . : / = + - @"
    refuses(characters, tags={"a": "b;c"})
    farm.make_fargate("fargate")
    farm.make_queue("f", "fargate")
    refuses(
        "Job Queue is attached to Compute Environment that can not run Jobs with capability EC2.", queue="f"
    )
    for size in (1, 10001):
        with refused("ClientException"):
            farm.submit(**array(size))
    with refused("ClientException"):
        farm.submit(timeout={"attemptDurationSeconds": 59})
    for attempts in (0, 11):
        with refused("ClientException"):
            farm.submit(retryStrategy={"attempts": attempts})
    with refused("ClientException"):
        farm.submit(dependsOn=[{"jobId": UNKNOWN}])
    with refused("ClientException"):
        farm.submit(**needs(**{f"r{number}": 1 for number in range(6)}))
    farm.update_queue("q", state="DISABLED")
    with refused("ClientException"):
        farm.submit()
    assert farm.listed(jobQueue="q", jobStatus="SUBMITTED") == []


def test_many_are_described_and_unknown_ones_left_out(farm):
    jobs = [farm.submit(f"job-{number}") for number in range(3)]
    found = farm.details(UNKNOWN, jobs[2], "nonsense", jobs[0], f"{jobs[0]}:1", jobs[0])
    assert sorted(one["jobId"] for one in found) == sorted([jobs[2], jobs[0]])
    assert farm.details(UNKNOWN) == []
    with refused("ClientException", contains="Exception : Maximum number of jobs supported is  100 ., RequestId: "):
        farm.details(*[UNKNOWN] * 101)
    assert farm.details(*[UNKNOWN] * 100) == []


def test_accounts_and_regions_are_apart(farm, fresh_id):
    job = farm.submit()
    for other in (farm.account.at("eu-west-1"), Account(farm.server, fresh_id())):
        batch = checked(other)
        assert batch.describe_jobs(jobs=[job])["jobs"] == []
        with refused("ClientException", "JobQueue q not found."):
            batch.submit_job(jobName="a", jobQueue="q", jobDefinition="work")
        assert plain(batch.terminate_job(jobId=job, reason="x")) == {}
    assert farm.status(job) == "SUBMITTED"


def test_a_job_is_seen_for_seven_days(farm):
    job, day = farm.submit(), 24 * 60 * 60
    farm.advance(7 * day)
    assert farm.status(job) == "SUCCEEDED"
    farm.advance(day)
    assert farm.details(job) == [] and farm.listed(jobQueue="q", jobStatus="SUCCEEDED") == []


@pytest.mark.parametrize("propagate", [False, True])
def test_tags(farm, propagate):
    job = farm.submit(tags={"a": "1"}, propagateTags=propagate, **array(2))
    arn = farm.arn("job", job)
    assert plain(farm.batch.tag_resource(resourceArn=arn, tags={"b": "2"})) == {}
    assert farm.batch.list_tags_for_resource(resourceArn=arn)["tags"] == {"a": "1", "b": "2"}
    farm.advance(TO_RUNNABLE)
    assert farm.detail(job)["tags"] == {"a": "1", "b": "2"}
    child = farm.detail(f"{job}:0")
    assert child["tags"] == ({"a": "1", "b": "2"} if propagate else {})
    plain(farm.batch.untag_resource(resourceArn=arn, tagKeys=["a"]))
    assert farm.detail(job)["tags"] == {"b": "2"}
    with refused("ClientException"):
        farm.batch.list_tags_for_resource(resourceArn=f"{arn}:0")
    with refused("ClientException"):
        farm.batch.tag_resource(resourceArn=f"{arn}:0", tags={"c": "3"})
    with refused("ClientException"):
        farm.batch.untag_resource(resourceArn=f"{arn}:0", tagKeys=["b"])


def test_with_the_cli(farm):
    def cli(*arguments):
        return farm.account.cli("batch", *arguments)

    submitted = cli(
        *("submit-job", "--job-name", "render", "--job-queue", "q", "--job-definition", "work"),
        *("--container-overrides", json.dumps({"command": ["sh", "-c", "exit 3"]}), "--tags", "team=ml"),
    )
    job = submitted["jobId"]
    status = ("describe-jobs", "--jobs", job, "--query", "jobs[0].status")
    seen = []
    while not seen or seen[-1] not in ("SUCCEEDED", "FAILED"):
        seen.append(cli(*status))
        assert len(seen) < 20, seen
        farm.advance(10)
    assert sorted(set(seen), key=seen.index) == ["SUBMITTED", "RUNNABLE", "STARTING", "RUNNING", "FAILED"]
    query = "jobSummaryList[].[jobName,container.exitCode]"
    assert cli("list-jobs", "--job-queue", "q", "--job-status", "FAILED", "--query", query) == [["render", 3]]
    assert cli("list-jobs", "--job-queue", "q") == {"jobSummaryList": []}
    assert cli("cancel-job", "--job-id", job, "--reason", "late") in (None, {})
    assert cli("terminate-job", "--job-id", "nonsense", "--reason", "late") in (None, {})
    error = farm.account.cli_refused(
        *("batch", "submit-job", "--job-name", "a", "--job-queue", "none", "--job-definition", "work")
    )
    assert error.endswith("(ClientException) when calling the SubmitJob operation: JobQueue none not found.")


def test_a_job_whose_overrides_no_task_can_take(farm):
    long = [{"name": "LONG", "value": "x" * 8200}]
    job = farm.submit(containerOverrides={"environment": long}, retryStrategy={"attempts": 3})
    farm.advance(TO_END)
    assert (farm.status(job), farm.reason(job)) == ("FAILED", "Container Overrides length must be at most 8192")
    assert "exitCode" not in farm.detail(job)["container"]
