"""Queues of AWS Batch in which jobs wait in shares, with boto3."""

import pytest

from support.account import refused
from support.jobs import STARTING, TO_END, TO_RUNNABLE, TO_RUNNING, TO_STARTING, array, runs

HOUR = 60 * 60


@pytest.fixture
def policy(farm):
    """Makes a policy and a queue `fair` with it, on an environment of 16 processors; the ARN of the policy."""

    def make(*shares, **more):
        distribution = [{"shareIdentifier": name, "weightFactor": weight} for name, weight in shares]
        arn = farm.batch.create_scheduling_policy(
            name="policy", fairsharePolicy={"shareDistribution": distribution} | more
        )["arn"]
        farm.make_queue("fair", "env", schedulingPolicyArn=arn)
        return arn

    return make


def submit(farm, share, name="job", **more):
    return farm.submit(name, queue="fair", shareIdentifier=share, **more)


def running(farm):
    return farm.listed(jobQueue="fair", jobStatus="STARTING") + farm.listed(jobQueue="fair")


def test_a_share_is_needed(farm, policy):
    policy(("a", 1))
    with refused("ClientException"):
        farm.submit(queue="fair")
    for wrong in ("", "a*", "a b", "x" * 256):
        with refused("ClientException"):
            submit(farm, wrong)
    for priority in (-1, 10_000):
        with refused("ClientException"):
            submit(farm, "a", schedulingPriorityOverride=priority)
    job = submit(farm, "other", schedulingPriorityOverride=9999)
    found = farm.detail(job)
    assert (found["shareIdentifier"], found["schedulingPriority"]) == ("other", 9999)
    (listed,) = farm.batch.list_jobs(jobQueue="fair", jobStatus="SUBMITTED")["jobSummaryList"]
    assert listed["shareIdentifier"] == "other"


def test_shares_take_turns(farm, policy):
    policy(("a", 1), ("b", 1))
    many = submit(farm, "a", **array(40))
    farm.advance(TO_STARTING)
    assert farm.summary(many)["STARTING"] == 16, "whoever is there first takes all there is"
    few = submit(farm, "b", **array(40))
    farm.advance(TO_END - TO_STARTING)
    assert [farm.summary(job)["STARTING"] for job in (many, few)] == [8, 8]
    farm.advance(HOUR)
    assert farm.statuses([many, few]) == ["SUCCEEDED"] * 2


def test_jobs_that_wait_together_share_from_the_beginning(farm, policy):
    policy(("a", 1), ("b", 1))
    first = submit(farm, "a", **array(40))
    farm.advance(1)
    second = submit(farm, "b", **array(40))
    farm.advance(TO_STARTING - 1)
    assert [farm.summary(job)["STARTING"] for job in (first, second)] == [8, 8]


def test_priorities_of_jobs_that_wait_together(farm, policy):
    policy(("a", 1))
    farm.define("large", vcpus=16)
    jobs = [submit(farm, "a", definition="large", schedulingPriorityOverride=priority) for priority in (1, 5, 9)]
    farm.advance(TO_RUNNABLE)
    front = farm.batch.get_job_queue_snapshot(jobQueue="fair")["frontOfQueue"]["jobs"]
    assert [one["jobArn"] for one in front] == [farm.arn("job", job) for job in reversed(jobs)]
    farm.advance(HOUR)
    starts = [farm.detail(job)["startedAt"] for job in reversed(jobs)]
    assert starts == sorted(starts) and len(set(starts)) == 3


def test_weights(farm, policy):
    policy(("light", 3), ("heavy*", 1))
    submit(farm, "z", **array(16))
    farm.advance(TO_STARTING)
    light = submit(farm, "light", **array(30), **runs("sleep", "600"))
    heavy = submit(farm, "heavy1", **array(30), **runs("sleep", "600"))
    farm.advance(TO_END + STARTING)
    assert (farm.summary(light)["RUNNING"], farm.summary(heavy)["RUNNING"]) == (4, 12)
    utilization = farm.batch.get_job_queue_snapshot(jobQueue="fair")["queueUtilization"]
    assert [one["quantity"] for one in utilization["totalCapacityUsage"]] == [16]
    shares = utilization["fairshareUtilization"]
    assert shares["activeShareCount"] == 2
    top = [(one["shareIdentifier"], one["capacityUsage"][0]["quantity"]) for one in shares["topCapacityUtilization"]]
    assert top == [("heavy1", 12), ("light", 4)]


def test_priorities_within_a_share(farm, policy):
    policy(("a", 1))
    farm.define("large", vcpus=16, schedulingPriority=5)
    running_now = submit(farm, "a", definition="large")
    farm.advance(TO_STARTING)
    low = submit(farm, "a", "low", definition="large", schedulingPriorityOverride=1)
    usual = submit(farm, "a", "usual", definition="large")
    high = submit(farm, "a", "high", definition="large", schedulingPriorityOverride=9)
    farm.advance(TO_STARTING)
    front = farm.batch.get_job_queue_snapshot(jobQueue="fair")["frontOfQueue"]["jobs"]
    assert [one["jobArn"] for one in front] == [farm.arn("job", job) for job in (high, usual, low)]
    assert farm.status(running_now) == "STARTING"
    farm.advance(HOUR)
    ends = [farm.detail(job)["stoppedAt"] for job in (high, usual, low)]
    assert ends == sorted(ends) and len(set(ends)) == 3


def test_some_is_kept_for_shares_that_run_nothing(farm, policy):
    policy(("a", 1), ("b", 1), computeReservation=50)
    first = submit(farm, "a", **array(30), **runs("sleep", "600"))
    farm.advance(TO_RUNNING)
    assert farm.summary(first) == {"RUNNING": 8, "RUNNABLE": 22}, "half of 16 processors is kept back"
    second = submit(farm, "b", **runs("sleep", "600"))
    farm.advance(TO_RUNNING)
    assert farm.status(second) == "RUNNING"
    assert farm.summary(first)["RUNNING"] == 11, "with two active shares a quarter is kept back"


def test_jobs_are_listed_by_share(farm, policy):
    policy(("a", 1))
    one, other = submit(farm, "a"), submit(farm, "b")
    filters = [{"name": "SHARE_IDENTIFIER", "values": ["a"]}]
    assert farm.listed(jobQueue="fair", jobStatus="SUBMITTED", filters=filters) == [one]
    assert farm.listed(jobQueue="fair", jobStatus="RUNNING", filters=filters) == []
    assert farm.listed(jobQueue="fair", jobStatus="SUBMITTED") == [other, one]


def test_a_changed_policy_counts_at_once(farm, policy):
    arn = policy(("a", 1), ("b", 1))
    big = submit(farm, "z", **array(16))
    farm.advance(TO_STARTING)
    first, second = submit(farm, "a", **array(20)), submit(farm, "b", **array(20))
    shares = [{"shareIdentifier": "a", "weightFactor": 3}, {"shareIdentifier": "b", "weightFactor": 1}]
    farm.batch.update_scheduling_policy(arn=arn, fairsharePolicy={"shareDistribution": shares})
    farm.advance(TO_END - 10)
    assert farm.status(big) == "SUCCEEDED"
    assert [farm.summary(job)["STARTING"] for job in (first, second)] == [4, 12]


def test_queues_of_higher_priority_come_first(farm):
    farm.make_queue("urgent", "env", priority=9)
    filler = farm.submit(**array(16))
    farm.advance(TO_STARTING)
    usual, urgent = farm.submit(**array(16)), farm.submit(queue="urgent", **array(16))
    farm.advance(TO_END - 10)
    assert farm.status(filler) == "SUCCEEDED"
    assert (farm.summary(urgent), farm.summary(usual)) == ({"STARTING": 16}, {"RUNNABLE": 16})
