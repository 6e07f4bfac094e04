"""How jobs of AWS Batch end before their time, and how often they are tried, with boto3."""

import botocore.exceptions
import pytest

from support.account import refused
from support.jobs import (
    CHANGE,
    CONTAINER,
    EXITED,
    PLACED,
    RUNNING,
    STARTING,
    STOPPING,
    TO_END,
    TO_RUNNABLE,
    TO_RUNNING,
    TO_STARTING,
    UNKNOWN,
    after,
    array,
    needs,
    runs,
)
from support.queues import INSTANCES

REASON = "changed my mind"
HOUR = 60 * 60
TOO_LARGE = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"
LIMIT = {"reason": TOO_LARGE, "state": "RUNNABLE", "maxTimeSeconds": 600, "action": "CANCEL"}


def test_a_job_is_cancelled_before_it_starts(farm):
    submitted = farm.submit()
    farm.cancel(submitted)
    runnable = farm.submit()
    farm.advance(TO_RUNNABLE)
    assert farm.status(runnable) == "RUNNABLE"
    farm.cancel(runnable, "another reason")
    farm.advance(PLACED)
    for job, reason in ((submitted, REASON), (runnable, "another reason")):
        found = farm.detail(job)
        assert (found["status"], found["statusReason"]) == ("FAILED", reason)
        assert found["attempts"] == [] and "startedAt" not in found and "stoppedAt" in found


def test_a_job_that_has_started_is_not_cancelled(farm):
    job = farm.submit()
    farm.advance(TO_STARTING)
    farm.cancel(job)
    assert farm.status(job) == "STARTING"
    farm.advance(STARTING)
    farm.cancel(job)
    farm.advance(RUNNING)
    assert (farm.status(job), farm.reason(job)) == ("SUCCEEDED", EXITED)
    farm.cancel(job)
    farm.terminate(job)
    assert (farm.status(job), farm.reason(job)) == ("SUCCEEDED", EXITED)


def test_a_job_that_waits_for_others_is_marked(farm):
    first = farm.submit()
    job = farm.submit(**after(first))
    farm.advance(TO_RUNNABLE)
    farm.cancel(job)
    assert farm.detail(job)["isCancelled"] is True
    farm.advance(HOUR)
    assert (farm.status(job), farm.reason(job)) == ("FAILED", REASON)
    assert farm.detail(job)["attempts"] == []


def test_a_job_is_terminated_whenever(farm):
    farm.make_resource("licence", 3)
    running = farm.submit(**needs(licence=1))
    farm.advance(STARTING)
    starting = farm.submit(**needs(licence=1))
    farm.advance(TO_STARTING)
    runnable = farm.submit(**needs(licence=1))
    farm.advance(TO_RUNNABLE)
    submitted = farm.submit(**needs(licence=1))
    pending = farm.submit(**after(submitted))
    everything = [running, starting, runnable, pending, submitted]
    assert farm.statuses(everything) == ["RUNNING", "STARTING", "RUNNABLE", "SUBMITTED", "SUBMITTED"]
    for job in everything:
        farm.terminate(job)
        assert farm.detail(job)["isTerminated"] is True
    assert farm.units("licence") == (3, 2, 1), "what runs holds what it has until it has stopped"
    farm.advance(STOPPING)
    assert farm.statuses(everything) == ["FAILED"] * 5
    assert {farm.reason(job) for job in everything} == {"enough"}
    assert farm.units("licence") == (3, 0, 3)
    assert [len(farm.detail(job)["attempts"]) for job in everything] == [1, 1, 0, 0, 0]


def test_unknown_jobs_are_passed_over(farm):
    for job in (UNKNOWN, "nonsense", f"{UNKNOWN}:0", f"{UNKNOWN}#0"):
        farm.cancel(job)
        farm.terminate(job)


def test_a_reason_is_needed(farm):
    job = farm.submit()
    for call in (farm.batch.cancel_job, farm.batch.terminate_job):
        with pytest.raises(botocore.exceptions.ParamValidationError):
            call(jobId=job)
        for reason in ("", "x" * 1025):
            with refused("ClientException"):
                call(jobId=job, reason=reason)
    assert farm.status(job) == "SUBMITTED"
    farm.cancel(job, "x" * 1024)
    assert farm.reason(job) == "x" * 1024


def test_an_array_ends_with_all_its_children(farm):
    cancelled, terminated = farm.submit(**array(20)), farm.submit(**array(4))
    farm.advance(TO_RUNNING)
    assert farm.summary(cancelled) == {"RUNNING": 16, "RUNNABLE": 4}
    farm.terminate(terminated)
    assert farm.summary(terminated) == {"FAILED": 4}
    assert (farm.status(terminated), farm.reason(f"{terminated}:2")) == ("FAILED", "enough")
    farm.cancel(f"{cancelled}:17")
    assert farm.summary(cancelled) == {"RUNNING": 16, "RUNNABLE": 3, "FAILED": 1}
    farm.cancel(cancelled)
    assert farm.summary(cancelled) == {"RUNNING": 16, "FAILED": 4}
    farm.advance(RUNNING)
    assert farm.summary(cancelled) == {"SUCCEEDED": 16, "FAILED": 4}
    assert farm.status(cancelled) == "FAILED"


def test_several_jobs_are_ended_by_one_call(farm):
    jobs = [farm.submit() for _ in range(3)]
    farm.advance(TO_STARTING)
    waits = farm.submit()
    answer = farm.batch.cancel_jobs(jobs=[waits, jobs[0]], reason=REASON)
    assert (sorted(answer["successful"]), answer["errors"]) == (sorted([waits, jobs[0]]), [])
    assert farm.statuses([waits, jobs[0]]) == ["FAILED", "STARTING"]
    answer = farm.batch.terminate_jobs(jobs=[*jobs, "nonsense"], reason="enough")
    assert sorted(answer["successful"]) == sorted(jobs)
    assert [one["job"] for one in answer["errors"]] == ["nonsense"]
    farm.advance(STOPPING)
    assert farm.statuses(jobs) == ["FAILED"] * 3


def test_a_job_is_tried_again(farm):
    with farm.outcomes(({"jobName": "third", "attempt": 3}, {"exitCode": 0}), ({"jobName": "third"}, {"exitCode": 7, "seconds": 5})):
        job = farm.submit("third", retryStrategy={"attempts": 4})
        farm.advance(TO_RUNNING + 5)
        assert farm.status(job) == "RUNNABLE"
        (first,) = farm.detail(job)["attempts"]
        assert (first["container"]["exitCode"], first["statusReason"]) == (7, EXITED)
        farm.advance(HOUR)
    found = farm.detail(job)
    assert found["status"] == "SUCCEEDED"
    assert [one["container"]["exitCode"] for one in found["attempts"]] == [7, 7, 0]
    assert len({one["container"]["taskArn"] for one in found["attempts"]}) == 3
    assert found["startedAt"] == found["attempts"][2]["startedAt"]
    assert found["container"]["taskArn"] == found["attempts"][2]["container"]["taskArn"]


def test_conditions_decide_whether_it_is_tried_again(farm):
    def tried(outcome, *conditions):
        with farm.outcomes(({"jobName": "tried"}, outcome | {"seconds": 1})):
            job = farm.submit("tried", retryStrategy={"attempts": 3, "evaluateOnExit": list(conditions)})
            farm.advance(HOUR)
        assert farm.status(job) == "FAILED"
        return len(farm.detail(job)["attempts"])

    spot = {"onStatusReason": "Host EC2*", "action": "RETRY"}
    lost = {"exitCode": None, "statusReason": "Host EC2 (instance i-0123) terminated."}
    rest = {"onReason": "*", "action": "EXIT"}
    assert tried(lost, spot, rest) == 3
    assert tried({"exitCode": 1}, spot, rest) == 1
    assert tried({"exitCode": 1}, spot) == 3, "no match is another attempt"
    memory = {"exitCode": 137, "reason": "OutOfMemoryError: Container killed due to memory usage"}
    assert tried(memory, {"onReason": "OutOfMemory*", "action": "EXIT"}) == 1
    assert tried({"exitCode": 137}, {"onExitCode": "13*", "action": "EXIT"}) == 1
    assert tried({"exitCode": 1}, {"onExitCode": "137", "action": "EXIT"}) == 3


def test_what_strategies_are_refused_for(farm):
    one = {"onExitCode": "1", "action": "EXIT"}
    for strategy in (
        {"evaluateOnExit": [one]},
        {"attempts": 2, "evaluateOnExit": [one] * 6},
        {"attempts": 2, "evaluateOnExit": [one | {"onReason": "x" * 513}]},
        {"attempts": 2, "evaluateOnExit": [one | {"onReason": "a*b"}]},
    ):
        with refused("ClientException"):
            farm.submit(retryStrategy=strategy)
    with refused("ClientException", contains="RetryAttempts must be provided with retry strategy"):
        farm.submit(retryStrategy={"evaluateOnExit": [one]})


def test_an_attempt_that_takes_too_long(farm):
    limits = {"timeout": {"attemptDurationSeconds": 60}, "retryStrategy": {"attempts": 3}}
    job = farm.submit(**limits, **runs("sleep", "1000"))
    quick = farm.submit(**limits, **runs("sleep", "59"))
    farm.advance(TO_RUNNING + 60 + STOPPING - 1)
    assert farm.statuses([job, quick]) == ["RUNNING", "SUCCEEDED"]
    farm.advance(1)
    found = farm.detail(job)
    assert (found["status"], found["statusReason"]) == ("FAILED", "Job attempt duration exceeded timeout")
    assert (found["container"]["exitCode"], len(found["attempts"])) == (137, 1)
    assert found["attempts"][0]["statusReason"] == "Job attempt duration exceeded timeout"


def test_a_terminated_job_is_not_tried_again(farm):
    job = farm.submit(retryStrategy={"attempts": 3})
    farm.advance(TO_RUNNING)
    farm.terminate(job)
    farm.advance(HOUR)
    assert (farm.status(job), farm.reason(job)) == ("FAILED", "enough")
    assert len(farm.detail(job)["attempts"]) == 1


def test_a_job_that_can_never_run_is_cancelled_by_its_queue(farm):
    compute = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE"
    farm.define("huge", vcpus=17)
    cancelled_by_the_queue(farm, compute, compute + " - CE(s) associated with the job queue cannot meet the CPU requirement of the job.")


@pytest.mark.parametrize(
    ("instance_types", "container"),
    [
        (["m5.large", "c5.xlarge"], {"vcpus": 8}),
        (["m5.large"], {"memory": 8192}),
        (["optimal"], {"resourceRequirements": [{"type": "GPU", "value": "1"}]}),
    ],
)
def test_a_job_larger_than_its_instances_is_cancelled_by_its_queue(farm, instance_types, container):
    farm.make_environment("small", INSTANCES | {"instanceTypes": instance_types})
    farm.update_queue("q", computeEnvironmentOrder=[{"order": 1, "computeEnvironment": "small"}])
    farm.define("huge", containerProperties=CONTAINER | container)
    said = "The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue."
    cancelled_by_the_queue(farm, TOO_LARGE, f"{TOO_LARGE} - {said}")


def cancelled_by_the_queue(farm, code, said):
    farm.update_queue("q", jobStateTimeLimitActions=[LIMIT | {"reason": code}])
    huge, behind = farm.submit(definition="huge"), farm.submit()
    farm.advance(TO_STARTING)
    assert farm.statuses([huge, behind]) == ["RUNNABLE"] * 2
    assert farm.reason(huge) == said
    farm.advance(590)
    assert farm.statuses([huge, behind]) == ["RUNNABLE"] * 2
    farm.advance(30)
    assert farm.status(huge) == "FAILED" and farm.status(behind) == "STARTING"
    assert farm.reason(huge) == f"Canceled by JobStateTimeLimit action due to reason: {code}"


def test_a_limit_that_is_set_later(farm):
    compute = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE"
    farm.define("huge", vcpus=17)
    huge = farm.submit(definition="huge")
    farm.advance(300)
    farm.update_queue("q", jobStateTimeLimitActions=[LIMIT | {"reason": compute}])
    farm.update_queue("q", jobStateTimeLimitActions=[LIMIT | {"reason": compute, "maxTimeSeconds": 1200}])
    farm.advance(700)
    assert farm.status(huge) == "RUNNABLE", "the limit was raised"
    farm.advance(200)
    assert farm.status(huge) == "FAILED"


def test_a_queue_takes_its_jobs_with_it(farm):
    farm.make_resource("licence", 1)
    job = farm.submit(**needs(licence=1), **runs("sleep", "10000"))
    waits = farm.submit(**needs(licence=1))
    farm.advance(TO_RUNNING)
    pending = farm.submit(**after(job))
    elsewhere = farm.submit(**array(2), **after(job))
    begun = farm.submit(**array(2))
    farm.advance(TO_RUNNABLE)
    assert farm.statuses([job, waits]) == ["RUNNING", "RUNNABLE"]
    farm.delete_queue("q")
    everything = [job, waits, pending, elsewhere, begun, f"{begun}:0"]
    assert farm.statuses(everything) == ["FAILED"] * 6
    assert [farm.reason(one) for one in everything] == ["JobQueue deleted"] * 6
    assert farm.units("licence") == (1, 0, 1)
    with refused("ClientException", "JobQueue q not found."):
        farm.submit()


def test_a_disabled_queue_finishes_what_it_has(farm):
    job = farm.submit()
    farm.batch.update_job_queue(jobQueue="q", state="DISABLED")
    with refused("ClientException"):
        farm.submit()
    farm.advance(HOUR)
    assert farm.status(job) == "SUCCEEDED"


def test_a_disabled_environment_starts_nothing(farm):
    runs_on = farm.submit()
    farm.advance(TO_RUNNING)
    farm.batch.update_compute_environment(computeEnvironment="env", state="DISABLED")
    waits = farm.submit()
    farm.advance(TO_END)
    assert farm.statuses([runs_on, waits]) == ["SUCCEEDED", "RUNNABLE"]
    farm.batch.update_compute_environment(computeEnvironment="env", state="ENABLED")
    farm.advance(CHANGE)
    farm.advance(RUNNING)
    assert farm.status(waits) == "SUCCEEDED"
