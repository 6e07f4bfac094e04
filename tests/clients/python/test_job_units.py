"""Consumable resources of AWS Batch follow jobs, with boto3."""

from support.account import refused
from support.jobs import (
    EXITED,
    PLACED,
    RUNNING,
    STARTING,
    STOPPING,
    TO_END,
    TO_RUNNABLE,
    TO_RUNNING,
    TO_STARTING,
    array,
    needs,
    runs,
)

HOUR = 60 * 60


def update(farm, operation, quantity, name="licence"):
    farm.batch.update_consumable_resource(consumableResource=name, operation=operation, quantity=quantity)


def test_units_come_back(farm):
    farm.make_resource("licence", 2)
    jobs = [farm.submit(**needs(licence=1)) for _ in range(5)]
    farm.advance(TO_RUNNABLE)
    assert farm.units("licence") == (2, 0, 2), "what only waits holds nothing"
    most = 0
    for _ in range(40):
        farm.advance(10)
        held = sum(status in ("STARTING", "RUNNING") for status in farm.statuses(jobs))
        assert farm.units("licence") == (2, held, 2 - held)
        most = max(most, held)
    assert (most, farm.statuses(jobs)) == (2, ["SUCCEEDED"] * 5)


def test_units_are_used_up(farm):
    farm.make_resource("token", 5, "NON_REPLENISHABLE")
    good, bad = farm.submit(**needs(token=2)), farm.submit(**needs(token=1), **runs("false"))
    farm.advance(TO_STARTING)
    assert farm.units("token") == (2, 3, 2)
    farm.advance(TO_END)
    assert farm.statuses([good, bad]) == ["SUCCEEDED", "FAILED"]
    assert farm.units("token") == (2, 0, 2)
    waits = farm.submit(**needs(token=3))
    farm.advance(HOUR)
    assert (farm.status(waits), farm.reason(waits)) == ("RUNNABLE", None)
    update(farm, "ADD", 1, "token")
    farm.advance(TO_END)
    assert (farm.status(waits), farm.units("token")) == ("SUCCEEDED", (0, 0, 0))


def test_units_come_back_however_a_job_ends(farm):
    farm.make_resource("licence", 9)
    with farm.outcomes(({"jobName": "lost"}, {"exitCode": None, "statusReason": "Host EC2 (instance i-0) terminated."})):
        jobs = {
            "failed": farm.submit("failed", **needs(licence=1), **runs("false")),
            "lost": farm.submit("lost", **needs(licence=1)),
            "terminated": farm.submit("terminated", **needs(licence=1), **runs("sleep", "1000")),
            "slow": farm.submit("slow", timeout={"attemptDurationSeconds": 60}, **needs(licence=1), **runs("sleep", "1000")),
            "cancelled": farm.submit("cancelled", **needs(licence=1)),
        }
        farm.cancel(jobs["cancelled"])
        farm.advance(TO_RUNNING)
        assert farm.units("licence") == (9, 4, 5)
        farm.terminate(jobs["terminated"])
        farm.advance(TO_END + STOPPING)
    assert farm.statuses(jobs.values()) == ["FAILED"] * 5
    assert {name: farm.reason(job) for name, job in jobs.items()} == {
        "failed": EXITED,
        "lost": "Host EC2 (instance i-0) terminated.",
        "terminated": "enough",
        "slow": "Job attempt duration exceeded timeout",
        "cancelled": "changed my mind",
    }
    assert "exitCode" not in farm.detail(jobs["lost"])["container"]
    assert farm.units("licence") == (9, 0, 9)


def test_all_units_are_taken_together_or_none(farm):
    farm.make_resource("licence", 1)
    farm.make_resource("seat", 1)
    long = farm.submit(**needs(licence=1), **runs("sleep", "600"))
    both = farm.submit(**needs(licence=1, seat=1))
    behind = farm.submit(**needs(seat=1))
    farm.advance(TO_RUNNING)
    assert farm.statuses([long, both, behind]) == ["RUNNING", "RUNNABLE", "RUNNABLE"], "the first waits for all"
    assert farm.units("seat") == (1, 0, 1)
    farm.advance(600)
    assert farm.statuses([both, behind]) == ["STARTING", "RUNNABLE"]
    assert (farm.units("licence"), farm.units("seat")) == ((1, 1, 0), (1, 1, 0))
    farm.advance(HOUR)
    assert farm.statuses([both, behind]) == ["SUCCEEDED", "SUCCEEDED"]


def test_a_total_is_raised_and_lowered_under_jobs(farm):
    farm.make_resource("licence", 3)
    jobs = [farm.submit(**needs(licence=1), **runs("sleep", str(600 * number))) for number in (1, 2, 3)]
    farm.advance(TO_RUNNING)
    assert farm.units("licence") == (3, 3, 0)
    update(farm, "SET", 1)
    assert farm.units("licence")[1:] == (3, 0), "jobs keep what they have"
    late = farm.submit(**needs(licence=1))
    farm.advance(1200 + PLACED)
    assert farm.statuses([*jobs, late]) == ["SUCCEEDED", "SUCCEEDED", "RUNNING", "RUNNABLE"]
    assert farm.units("licence") == (1, 1, 0)
    update(farm, "ADD", 1)
    farm.advance(TO_STARTING)
    assert farm.status(late) in ("STARTING", "RUNNING")
    assert farm.units("licence") == (2, 2, 0)


def test_a_deleted_resource_is_waited_for(farm):
    farm.make_resource("licence", 1)
    running, waits = farm.submit(**needs(licence=1)), farm.submit(**needs(licence=1))
    farm.advance(TO_RUNNING)
    farm.batch.delete_consumable_resource(consumableResource="licence")
    with refused("ClientException"):
        farm.batch.describe_consumable_resource(consumableResource="licence")
    farm.advance(HOUR)
    assert farm.statuses([running, waits]) == ["SUCCEEDED", "RUNNABLE"]
    farm.make_resource("licence", 4)
    farm.advance(STARTING)
    assert farm.units("licence") == (4, 1, 3)
    farm.advance(RUNNING)
    assert (farm.status(waits), farm.units("licence")) == ("SUCCEEDED", (4, 0, 4))


def test_units_released_late_are_ignored(farm):
    """Even if the resource is made, used, deleted and made again within one moment."""
    farm.make_resource("licence", 0)
    first, second = farm.submit(**needs(licence=1)), farm.submit(**needs(licence=2))
    farm.advance(TO_STARTING)
    farm.batch.delete_consumable_resource(consumableResource="licence")
    farm.make_resource("licence", 1)
    assert farm.status(first) == "STARTING"
    farm.batch.delete_consumable_resource(consumableResource="licence")
    farm.make_resource("licence", 4)
    assert farm.statuses([first, second]) == ["STARTING", "STARTING"]
    assert farm.units("licence") == (4, 2, 2)
    farm.terminate(first)
    farm.advance(STOPPING)
    assert farm.units("licence") == (4, 2, 2)
    farm.advance(HOUR)
    assert farm.units("licence") == (4, 0, 4)


def test_each_attempt_takes_units(farm):
    farm.make_resource("licence", 1)
    farm.make_resource("token", 3, "NON_REPLENISHABLE")
    job = farm.submit(retryStrategy={"attempts": 3}, **needs(licence=1, token=1), **runs("false"))
    farm.advance(TO_END)
    assert farm.status(job) == "RUNNABLE"
    assert (farm.units("licence"), farm.units("token")) == ((1, 0, 1), (2, 0, 2))
    farm.advance(HOUR)
    assert (farm.status(job), len(farm.detail(job)["attempts"])) == ("FAILED", 3)
    assert (farm.units("licence"), farm.units("token")) == ((1, 0, 1), (0, 0, 0))


def test_a_resource_may_be_named_by_its_arn(farm):
    farm.make_resource("licence", 1)
    arn = farm.arn("consumable-resource", "licence")
    job = farm.submit(**needs(**{arn: 1}))
    farm.advance(TO_STARTING)
    assert farm.units("licence") == (1, 1, 0)
    listed = farm.batch.list_jobs_by_consumable_resource(consumableResource="licence")["jobs"]
    assert [one["jobArn"] for one in listed] == [farm.arn("job", job)]


def test_units_on_fargate(farm):
    farm.make_fargate("fargate")
    farm.make_queue("f", "fargate")
    properties = {
        "image": "busybox",
        "executionRoleArn": f"arn:aws:iam::{farm.account.id}:role/execution",
        "resourceRequirements": [{"type": "VCPU", "value": "0.25"}, {"type": "MEMORY", "value": "512"}],
    }
    farm.define("small", containerProperties=properties, platformCapabilities=["FARGATE"])
    farm.make_resource("licence", 50)
    job = farm.submit(queue="f", definition="small", **array(70), **needs(licence=1))
    farm.advance(TO_STARTING)
    assert farm.summary(job) == {"STARTING": 50, "RUNNABLE": 20}
    update(farm, "SET", 70)
    assert farm.summary(job) == {"STARTING": 64, "RUNNABLE": 6}, "16 processors hold 64 quarters"
    child = farm.detail(f"{job}:0")
    assert child["platformCapabilities"] == ["FARGATE"] and "containerInstanceArn" not in child["container"]
    farm.advance(HOUR)
    assert (farm.status(job), farm.units("licence")) == ("SUCCEEDED", (70, 0, 70))
