"""Arrays of jobs, and jobs that wait for others, with boto3."""

from support.account import refused
from support.jobs import EXITED, PLACED, RUNNING, SUBMITTED, TO_END, TO_RUNNABLE, TO_RUNNING, TO_STARTING, after, array, needs, runs

DEPENDENT = "Dependent Job failed"
SEQUENTIAL = {"dependsOn": [{"type": "SEQUENTIAL"}]}
HOUR = 60 * 60


def test_a_parent_is_the_sum_of_its_children(farm):
    job = farm.submit(timeout={"attemptDurationSeconds": 600}, **array(20))
    parent = farm.detail(job)
    assert (parent["status"], parent["arrayProperties"]["size"]) == ("SUBMITTED", 20)
    assert farm.details(f"{job}:0") == []
    farm.advance(TO_RUNNING)
    parent = farm.detail(job)
    assert (parent["status"], parent["attempts"]) == ("PENDING", [])
    assert parent["container"]["image"] == "busybox"
    properties = parent["arrayProperties"]
    everything = {"SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING", "SUCCEEDED", "FAILED"}
    assert properties["statusSummary"].keys() == everything
    assert "index" not in properties and "startedAt" not in parent and "timeout" not in parent
    assert farm.summary(job) == {"RUNNING": 16, "RUNNABLE": 4}
    child = farm.detail(f"{job}:3")
    assert (child["jobId"], child["jobArn"]) == (f"{job}:3", farm.arn("job", f"{job}:3"))
    assert child["arrayProperties"] == {"index": 3}
    assert (child["status"], child["timeout"]) == ("RUNNING", {"attemptDurationSeconds": 600})
    assert child["createdAt"] == parent["createdAt"] + SUBMITTED * 1000, "when it was spawned"
    assert farm.details(f"{job}:20") == []
    farm.advance(HOUR)
    parent = farm.detail(job)
    assert parent["status"] == "SUCCEEDED" and farm.summary(job) == {"SUCCEEDED": 20}
    assert farm.reason(f"{job}:0") == EXITED


def test_a_parent_fails_when_all_have_ended_and_one_has_failed(farm):
    with farm.outcomes(({"jobName": "one-bad", "arrayIndex": 1}, {"exitCode": 2}), ({"jobName": "one-bad"}, {"seconds": 100})):
        job = farm.submit("one-bad", **array(3))
        farm.advance(TO_END)
        assert farm.children(job, 3) == ["RUNNING", "FAILED", "RUNNING"]
        assert farm.status(job) == "PENDING"
        farm.advance(HOUR)
    assert farm.children(job, 3) == ["SUCCEEDED", "FAILED", "SUCCEEDED"]
    assert (farm.status(job), farm.reason(job)) == ("FAILED", "Array Child Job failed")
    assert farm.detail(f"{job}:1")["container"]["exitCode"] == 2


def test_every_child_takes_its_own_units(farm):
    farm.make_resource("licence", 5)
    job = farm.submit(**array(4), **needs(licence=2))
    farm.advance(TO_STARTING)
    assert (farm.units("licence"), farm.summary(job)) == ((5, 4, 1), {"STARTING": 2, "RUNNABLE": 2})
    farm.advance(HOUR)
    assert (farm.units("licence"), farm.status(job)) == ((5, 0, 5), "SUCCEEDED")


def test_jobs_wait_for_jobs(farm):
    good, bad = farm.submit("good"), farm.submit("bad", **runs("false"))
    follows = farm.submit("follows", **after(good))
    fails = farm.submit("fails", **after(good, bad))
    chained = farm.submit("chained", **after(fails))
    assert farm.detail(fails)["dependsOn"] == [{"jobId": good}, {"jobId": bad}]
    farm.advance(TO_RUNNABLE)
    assert farm.statuses([good, follows, fails, chained]) == ["RUNNABLE", "PENDING", "PENDING", "PENDING"]
    farm.advance(TO_END - TO_RUNNABLE)
    assert farm.statuses([good, bad, follows, fails, chained]) == ["SUCCEEDED", "FAILED", "RUNNABLE", "FAILED", "FAILED"]
    assert (farm.reason(fails), farm.reason(chained)) == (DEPENDENT, DEPENDENT)
    assert farm.detail(fails)["attempts"] == [] and "startedAt" not in farm.detail(fails)
    farm.advance(HOUR)
    assert farm.status(follows) == "SUCCEEDED"


def test_jobs_that_are_over_are_waited_for_no_longer(farm):
    good, bad = farm.submit(), farm.submit(**runs("false"))
    farm.advance(HOUR)
    late = [farm.submit(**after(good)), farm.submit(**after(bad))]
    farm.advance(TO_RUNNABLE)
    assert farm.statuses(late) == ["RUNNABLE", "FAILED"]
    assert farm.reason(late[1]) == DEPENDENT


def test_a_job_waits_for_a_whole_array_or_for_one_child(farm):
    slow = farm.submit("slow", **array(2), **SEQUENTIAL)
    farm.advance(TO_RUNNABLE)
    first = farm.submit("first", **after(f"{slow}:0"))
    whole = farm.submit("whole", **after(slow))
    farm.advance(TO_END)
    assert farm.children(slow, 2) == ["SUCCEEDED", "RUNNABLE"]
    assert farm.status(first) in ("RUNNABLE", "STARTING") and farm.status(whole) == "PENDING"
    farm.advance(HOUR)
    assert farm.statuses([slow, first, whole]) == ["SUCCEEDED"] * 3


def test_children_go_one_by_one(farm):
    job = farm.submit(**array(3), **SEQUENTIAL)
    assert farm.detail(job)["dependsOn"] == [{"type": "SEQUENTIAL"}]
    farm.advance(TO_RUNNABLE)
    assert farm.children(job, 3) == ["RUNNABLE", "PENDING", "PENDING"]
    farm.advance(TO_END - TO_RUNNABLE)
    assert farm.children(job, 3) == ["SUCCEEDED", "RUNNABLE", "PENDING"]
    assert farm.status(job) == "PENDING"
    farm.advance(HOUR)
    assert farm.status(job) == "SUCCEEDED"
    starts = [farm.detail(f"{job}:{index}")["startedAt"] for index in range(3)]
    ends = [farm.detail(f"{job}:{index}")["stoppedAt"] for index in range(3)]
    assert starts[1] >= ends[0] and starts[2] >= ends[1]


def test_a_failed_child_fails_those_behind_it(farm):
    with farm.outcomes(({"jobName": "chain", "arrayIndex": 1}, {"exitCode": 9})):
        job = farm.submit("chain", **array(4), **SEQUENTIAL)
        farm.advance(HOUR)
    assert farm.children(job, 4) == ["SUCCEEDED", "FAILED", "FAILED", "FAILED"]
    assert [farm.reason(f"{job}:{index}") for index in range(4)] == [EXITED, EXITED, DEPENDENT, DEPENDENT]
    assert farm.summary(job) == {"SUCCEEDED": 1, "FAILED": 3}


def test_children_wait_for_their_counterparts(farm):
    with farm.outcomes(({"jobName": "maps", "arrayIndex": 0}, {"exitCode": 1}), ({"jobName": "maps", "arrayIndex": 2}, {"seconds": 600})):
        maps = farm.submit("maps", **array(3))
        reduces = farm.submit("reduces", **array(3), **after(maps, kind="N_TO_N"))
        assert farm.detail(reduces)["dependsOn"] == [{"jobId": maps, "type": "N_TO_N"}]
        farm.advance(TO_RUNNABLE)
        assert farm.children(reduces, 3) == ["PENDING"] * 3
        farm.advance(TO_END - TO_RUNNABLE)
        assert farm.children(maps, 3) == ["FAILED", "SUCCEEDED", "RUNNING"]
        assert farm.children(reduces, 3) == ["FAILED", "RUNNABLE", "PENDING"]
        assert farm.reason(f"{reduces}:0") == DEPENDENT
        farm.advance(HOUR)
    assert farm.statuses([maps, reduces]) == ["FAILED", "FAILED"]
    assert farm.children(reduces, 3) == ["FAILED", "SUCCEEDED", "SUCCEEDED"]


def test_an_array_waits_for_a_job(farm):
    first = farm.submit()
    rest = farm.submit(**array(2), **after(first))
    farm.advance(TO_RUNNABLE)
    assert farm.status(rest) == "PENDING" and farm.details(f"{rest}:0") == []
    farm.advance(TO_END)
    assert farm.children(rest, 2) == ["RUNNABLE"] * 2
    farm.advance(HOUR)
    assert farm.status(rest) == "SUCCEEDED"


def test_an_array_whose_job_fails(farm):
    bad = farm.submit(**runs("false"))
    rest = farm.submit(**array(2), **after(bad))
    last = farm.submit(**array(2), **after(rest, kind="N_TO_N"))
    farm.advance(HOUR)
    assert farm.statuses([rest, last]) == ["FAILED", "FAILED"]
    assert (farm.reason(rest), farm.reason(f"{last}:1")) == (DEPENDENT, DEPENDENT)


def test_what_dependencies_are_refused_for(farm):
    single, pair = farm.submit(), farm.submit(**array(2))

    def refuses(**request):
        with refused("ClientException"):
            farm.submit(**request)

    refuses(**array(3), **after(pair, kind="N_TO_N"))
    refuses(**array(2), **after(single, kind="N_TO_N"))
    refuses(**after(pair, kind="N_TO_N"))
    refuses(**SEQUENTIAL)
    refuses(**array(2), dependsOn=[{"jobId": pair, "type": "SEQUENTIAL"}])
    refuses(dependsOn=[{}])
    twenty = [farm.submit() for _ in range(20)]
    farm.submit(**after(*twenty))


def test_a_large_array(farm):
    job = farm.submit(**array(10_000), **runs("sleep", "1"))
    farm.advance(TO_STARTING)
    assert farm.summary(job) == {"STARTING": 16, "RUNNABLE": 9984}
    farm.terminate(job)
    assert farm.summary(job)["FAILED"] == 9984
    farm.advance(PLACED + RUNNING)
    assert farm.summary(job) == {"FAILED": 10_000}
    assert farm.status(job) == "FAILED"
