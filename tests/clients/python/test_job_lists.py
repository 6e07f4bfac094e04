"""Lists of jobs of AWS Batch, with boto3: of queues, of arrays, of those that need a resource, and what comes next."""

import pytest

from support.account import refused
from support.jobs import EXITED, TO_END, TO_RUNNABLE, TO_RUNNING, TO_STARTING, UNKNOWN, array, needs, runs


@pytest.fixture
def listed(farm):
    def list_of_queue(**query):
        return farm.listed(jobQueue="q", **query)

    return list_of_queue


def filtered(name, *values):
    return {"filters": [{"name": name, "values": list(values)}]}


def test_running_jobs_are_listed_unless_asked_otherwise(farm, listed):
    old = [farm.submit("old") for _ in range(3)]
    farm.advance(TO_RUNNING)
    young = [farm.submit("young") for _ in range(2)]
    assert listed() == old[::-1], "the newest first"
    assert listed(jobStatus="SUBMITTED") == young[::-1]
    assert listed(jobStatus="SUCCEEDED") == []
    farm.advance(TO_END)
    assert listed() == []
    assert listed(jobStatus="SUCCEEDED") == [*young[::-1], *old[::-1]]
    assert farm.listed(jobQueue=farm.arn("job-queue", "q"), jobStatus="SUCCEEDED") == listed(jobStatus="SUCCEEDED")


def test_what_a_summary_shows(farm):
    job = farm.submit("one", **runs("sh", "-c", "exit 3"))
    farm.advance(TO_RUNNABLE)
    (runnable,) = farm.batch.list_jobs(jobQueue="q", jobStatus="RUNNABLE")["jobSummaryList"]
    basic = {
        "jobArn": farm.arn("job", job),
        "jobId": job,
        "jobName": "one",
        "createdAt": farm.detail(job)["createdAt"],
        "status": "RUNNABLE",
    }
    assert basic.items() <= runnable.items()
    assert not runnable.keys() & {"startedAt", "stoppedAt", "container", "statusReason", "arrayProperties", "nodeProperties"}
    farm.advance(TO_END)
    (failed,) = farm.batch.list_jobs(jobQueue="q", jobStatus="FAILED")["jobSummaryList"]
    detail = farm.detail(job)
    assert (failed["startedAt"], failed["stoppedAt"]) == (detail["startedAt"], detail["stoppedAt"])
    assert (failed["container"], failed["statusReason"]) == ({"exitCode": 3}, EXITED)


def test_exactly_one_thing_is_listed(farm, listed):
    job = farm.submit()
    for query in ({}, {"jobQueue": "q", "arrayJobId": job}, {"arrayJobId": job, "multiNodeJobId": job}):
        with refused("ClientException"):
            farm.batch.list_jobs(**query)
    with refused("ClientException"):
        farm.batch.list_jobs(jobQueue="q", filters=[{"name": "JOB_NAME", "values": ["a"]}] * 2)
    with refused("ClientException"):
        listed(**filtered("COLOUR", "red"))


def test_filters_stand_for_the_status(farm, listed):
    farm.define("other")
    first, second = farm.submit("Render-1"), farm.submit("render-2", definition="other")
    farm.advance(TO_END)
    third = farm.submit("build")
    some = {"jobStatus": "RUNNING"}
    assert listed(**some, **filtered("JOB_NAME", "render-*")) == [second, first]
    assert listed(**some, **filtered("JOB_NAME", "RENDER-1")) == [first]
    assert listed(**some, **filtered("JOB_NAME", "render")) == []
    assert listed(**some, **filtered("JOB_NAME", "build", "render-2")) == [third, second]
    assert listed(**some, **filtered("JOB_DEFINITION", "work")) == [third, first]
    assert listed(**some, **filtered("JOB_DEFINITION", "oth*")) == [second]
    assert listed(**some, **filtered("JOB_DEFINITION", "work:1")) == [third, first]
    assert listed(**some, **filtered("JOB_DEFINITION", farm.arn("job-definition", "other:1"))) == [second]
    created = farm.detail(third)["createdAt"]
    assert listed(**some, **filtered("BEFORE_CREATED_AT", str(created))) == [second, first]
    assert listed(**some, **filtered("AFTER_CREATED_AT", str(created - 1))) == [third]


def test_pages_hold_still_while_jobs_come_and_go(farm, listed):
    jobs = [farm.submit() for _ in range(25)]
    first = farm.batch.list_jobs(jobQueue="q", jobStatus="SUBMITTED", maxResults=10)
    assert [one["jobId"] for one in first["jobSummaryList"]] == jobs[:14:-1]
    newer = [farm.submit() for _ in range(5)]
    farm.cancel(jobs[20])
    farm.cancel(jobs[3])
    second = farm.batch.list_jobs(
        jobQueue="q", jobStatus="SUBMITTED", maxResults=10, nextToken=first["nextToken"]
    )
    assert [one["jobId"] for one in second["jobSummaryList"]] == jobs[14:4:-1]
    third = farm.batch.list_jobs(
        jobQueue="q", jobStatus="SUBMITTED", maxResults=10, nextToken=second["nextToken"]
    )
    assert [one["jobId"] for one in third["jobSummaryList"]] == [jobs[4], jobs[2], jobs[1], jobs[0]]
    assert "nextToken" not in third
    assert listed(jobStatus="SUBMITTED", maxResults=5) == newer[::-1]
    for wrong in ({"nextToken": "nonsense"}, {"maxResults": 0}, {"maxResults": 1001}):
        with refused("ClientException"):
            listed(**wrong)
    with refused("ClientException"):
        farm.batch.list_jobs(jobQueue="q", jobStatus="RUNNING", nextToken=first["nextToken"])


def test_how_long_pages_are(farm, listed):
    job = farm.submit(**array(1200))
    farm.advance(TO_RUNNABLE)
    pages = farm.batch.get_paginator("list_jobs").paginate(arrayJobId=job, jobStatus="RUNNABLE")
    pages = [[one["jobId"] for one in page["jobSummaryList"]] for page in pages]
    assert [len(page) for page in pages] == [1000, 200]
    assert len(set(pages[0] + pages[1])) == 1200
    for _ in range(110):
        farm.submit("many")
    assert len(listed(**filtered("JOB_NAME", "many"))) == 100
    with refused("ClientException"):
        listed(maxResults=101, **filtered("JOB_NAME", "many"))
    assert len(listed(jobStatus="SUBMITTED")) == 110


def test_children_are_listed_apart(farm, listed):
    job = farm.submit("array", **array(20))
    farm.advance(TO_RUNNING)
    (parent,) = farm.batch.list_jobs(jobQueue="q", jobStatus="PENDING")["jobSummaryList"]
    assert (parent["jobId"], parent["arrayProperties"]["size"]) == (job, 20)
    assert listed() == []
    running = farm.batch.list_jobs(arrayJobId=job)["jobSummaryList"]
    assert len(running) == 16
    assert {one["jobId"]: one["arrayProperties"]["index"] for one in running} == {
        f"{job}:{index}": index for index in range(16)
    }
    assert len(farm.listed(arrayJobId=job, jobStatus="RUNNABLE")) == 4
    assert farm.listed(arrayJobId=UNKNOWN) == []


def test_the_jobs_that_need_a_resource(farm):
    farm.make_resource("licence", 2)
    held = farm.submit("Render", **needs(licence=2))
    waits = farm.submit("build", **needs(licence=1))
    farm.submit("other")
    farm.advance(TO_RUNNING)

    def jobs(*filters):
        filters = [{"name": name, "values": list(values)} for name, *values in filters]
        query = {"consumableResource": "licence"} | ({"filters": filters} if filters else {})
        return farm.batch.list_jobs_by_consumable_resource(**query)["jobs"]

    found = {one["jobArn"]: one for one in jobs()}
    assert found.keys() == {farm.arn("job", held), farm.arn("job", waits)}
    assert found[farm.arn("job", held)] == {
        "jobArn": farm.arn("job", held),
        "jobQueueArn": farm.arn("job-queue", "q"),
        "jobName": "Render",
        "jobDefinitionArn": farm.arn("job-definition", "work:1"),
        "jobStatus": "RUNNING",
        "quantity": 2,
        "startedAt": farm.detail(held)["startedAt"],
        "createdAt": farm.detail(held)["createdAt"],
        "consumableResourceProperties": {
            "consumableResourceList": [{"consumableResource": "licence", "quantity": 2}]
        },
    }
    names = lambda *filters: [one["jobName"] for one in jobs(*filters)]  # noqa: E731
    assert names(("JOB_STATUS", "RUNNABLE")) == ["build"]
    assert names(("JOB_NAME", "REN*")) == ["Render"] and names(("JOB_NAME", "render")) == ["Render"]
    assert names(("JOB_NAME", "build"), ("JOB_STATUS", "RUNNING")) == []
    by_arn = farm.batch.list_jobs_by_consumable_resource(
        consumableResource=farm.arn("consumable-resource", "licence"), maxResults=1
    )
    assert len(by_arn["jobs"]) == 1
    rest = farm.batch.list_jobs_by_consumable_resource(
        consumableResource=farm.arn("consumable-resource", "licence"), nextToken=by_arn["nextToken"]
    )
    assert len(rest["jobs"]) == 1 and "nextToken" not in rest
    with refused("ClientException"):
        farm.batch.list_jobs_by_consumable_resource(consumableResource="nothing")
    with refused("ClientException"):
        jobs(("COLOUR", "red"))


def test_the_front_of_a_queue(farm):
    farm.define("large", vcpus=16)
    first, second = farm.submit(), farm.submit(definition="large")
    third = farm.submit(**array(120))
    farm.advance(TO_STARTING)
    snapshot = farm.batch.get_job_queue_snapshot(jobQueue="q")
    front = snapshot["frontOfQueue"]
    arns = [one["jobArn"] for one in front["jobs"]]
    assert len(arns) == 100
    assert arns[:2] == [farm.arn("job", second), farm.arn("job", f"{third}:0")]
    assert all(one["earliestTimeAtPosition"] <= front["lastUpdatedAt"] for one in front["jobs"])
    used = snapshot["queueUtilization"]["totalCapacityUsage"]
    assert [one["quantity"] for one in used] == [1]
    assert "fairshareUtilization" not in snapshot["queueUtilization"]
    farm.advance(TO_END)
    assert farm.status(first) == "SUCCEEDED"
    with refused("ClientException"):
        farm.batch.get_job_queue_snapshot(jobQueue="nothing")


def test_the_jobs_of_a_queue_that_is_not_there(farm):
    with refused("ClientException"):
        farm.batch.list_jobs(jobQueue="nothing")
    assert farm.status(farm.submit()) == "SUBMITTED"
    farm.advance(TO_STARTING)
