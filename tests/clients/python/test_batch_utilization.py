"""What is measured of jobs, under `/_stockroom/batch/utilization`; jobs are submitted with boto3, time is moved by hand."""

import urllib.parse

import pytest

from support.queues import INSTANCES

DAY = 86_400
# From the submission of a job until it is first looked at, and from then until it runs.
PLACED, STARTED = 11, 30


class Farm:
    """A queue `q` on sixteen processors, and a licence, in an account whose time stands still."""

    def __init__(self, account, licences=2):
        self.account, self.server, self.batch = account, account.server, account.boto("batch")
        self.batch.create_compute_environment(
            computeEnvironmentName="env", type="MANAGED", computeResources=INSTANCES
        )
        self.server.advance(60)
        self.batch.create_job_queue(
            jobQueueName="q", priority=1, computeEnvironmentOrder=[{"order": 1, "computeEnvironment": "env"}]
        )
        self.server.advance(60)
        self.batch.create_consumable_resource(consumableResourceName="licence", totalQuantity=licences)
        self.batch.register_job_definition(
            jobDefinitionName="work",
            type="container",
            containerProperties={"image": "busybox", "vcpus": 1, "memory": 128},
        )

    def submit(self, seconds, units=1, **more):
        """Submits a job that runs for so long and needs so many licences."""
        needed = {"consumableResourceList": [{"consumableResource": "licence", "quantity": units}]}
        return self.batch.submit_job(
            jobName="job",
            jobQueue="q",
            jobDefinition="work",
            containerOverrides={"command": ["sleep", str(seconds)]},
            **({"consumableResourcePropertiesOverride": needed} if units else {}),
            **more,
        )["jobId"]

    def set_total(self, total):
        self.batch.update_consumable_resource(consumableResource="licence", operation="SET", quantity=total)

    def control(self, method, **asked):
        query = urllib.parse.urlencode({"account": self.account.id, **asked})
        return self.server.control(method, f"batch/utilization?{query}")

    def use(self, **asked):
        status, use = self.control("GET", **asked)
        assert status == 200, use
        return use

    def licence(self, **asked):
        return self.use(**asked)["resources"]["licence"]

    def queue(self, **asked):
        return self.use(**asked)["queues"]["q"]


@pytest.fixture
def farm(manual):
    return Farm(manual)


def test_nothing_is_measured_before_the_first_job(farm):
    use = farm.use()
    assert (use["since"], use["seconds"], use["resources"], use["queues"]) == (None, 0, {}, {})
    licence = farm.licence(resource="licence")
    assert (licence["total"]["now"], licence["demand"]["peak"], licence["waitedSeconds"]) == (2, 0, 0)
    farm.server.advance(DAY)
    farm.submit(10)
    farm.server.advance(5)
    assert farm.use()["seconds"] == 5


def test_a_day_with_two_licences_and_with_five(farm):
    one = STARTED + 1200
    for licences, took in [(2, PLACED + 6 * one), (5, PLACED + 3 * one)]:
        farm.set_total(licences)
        assert farm.control("DELETE")[1]["since"] is None
        farm.submit(1200, arrayProperties={"size": 12})
        farm.server.advance(DAY)
        use = farm.use()
        licence, queue = use["resources"]["licence"], use["queues"]["q"]
        assert use["seconds"] == DAY
        assert licence["total"] == {"now": licences, "peak": licences, "peakAt": use["since"], "average": licences}
        assert (licence["inUse"]["now"], licence["inUse"]["peak"]) == (0, licences)
        assert licence["inUse"]["average"] == pytest.approx(12 * one / DAY)
        assert (licence["demand"]["peak"], licence["waiting"]["peak"]) == (12, 12 - licences)
        assert licence["waitedSeconds"] == (12 / licences + 0.999) // 1 * one - one
        finished = queue["finished"]
        assert (finished["succeeded"], finished["failed"], finished["lastAfterSeconds"]) == (12, 0, took)
        assert finished["perHour"] == pytest.approx(12 * 3600 / took)
        assert (queue["running"]["peak"], queue["waiting"]["peak"], queue["vcpus"]["peak"]) == (licences, 12, licences)
        assert sum(bucket["succeeded"] for bucket in queue["series"]) == 12


def test_the_present_is_what_the_service_describes(farm):
    farm.submit(100, units=2)
    farm.submit(100, units=1)
    farm.submit(100, units=0)
    farm.server.advance(60)
    described = farm.batch.describe_consumable_resource(consumableResource="licence")
    licence, queue = farm.licence(), farm.queue()
    assert licence["inUse"]["now"] == described["inUseQuantity"] == 2
    assert licence["waiting"]["now"] == 1
    assert licence["demand"]["now"] == licence["demand"]["peak"] == 3
    listed = {
        status: len(farm.batch.list_jobs(jobQueue="q", jobStatus=status)["jobSummaryList"])
        for status in ("RUNNING", "RUNNABLE")
    }
    assert (queue["running"]["now"], queue["waiting"]["now"]) == (listed["RUNNING"], listed["RUNNABLE"]) == (1, 2)
    assert licence["waitedSeconds"] == 60 - PLACED


def test_used_up_units_and_new_totals(farm):
    farm.batch.create_consumable_resource(
        consumableResourceName="token", totalQuantity=3, resourceType="NON_REPLENISHABLE"
    )
    needed = {"consumableResourceList": [{"consumableResource": "token", "quantity": 2}]}
    farm.submit(100, units=0, consumableResourcePropertiesOverride=needed)
    farm.server.advance(1000)
    total = farm.use()["resources"]["token"]["total"]
    assert (total["now"], total["peak"]) == (1, 3)
    assert total["average"] == pytest.approx((3 * PLACED + 1000 - PLACED) / 1000)
    farm.set_total(7)
    farm.submit(100)
    farm.server.advance(1000)
    total = farm.licence()["total"]
    assert (total["now"], total["peak"]) == (7, 7)
    assert total["average"] == pytest.approx(4.5), "2 in the first half"


def test_failures_and_retries(farm):
    command = {"command": ["sh", "-c", "sleep 60; exit 1"]}
    farm.batch.submit_job(
        jobName="bad", jobQueue="q", jobDefinition="work", containerOverrides=command, retryStrategy={"attempts": 2}
    )
    farm.server.advance(1000)
    queue = farm.queue()
    assert (queue["finished"]["succeeded"], queue["finished"]["failed"]) == (0, 1)
    assert queue["running"]["average"] == pytest.approx(2 * (STARTED + 60) / 1000)
    assert queue["waiting"]["average"] == pytest.approx(2 * 10 / 1000)


def test_the_series_is_bounded_and_adds_up(farm):
    farm.submit(3600, arrayProperties={"size": 6})
    farm.server.advance(5 * DAY)
    use = farm.use()
    width, (licence, queue) = use["bucketSeconds"], (use["resources"]["licence"], use["queues"]["q"])
    series = licence["series"]
    assert width == 2048 and 120 <= len(series) <= 240 and len(queue["series"]) == len(series)
    assert [bucket["start"] for bucket in series] == [place * width for place in range(len(series))]
    lengths = [min(width, use["seconds"] - bucket["start"]) for bucket in series]
    for name in ("total", "inUse", "waiting", "demand"):
        together = sum(bucket[name]["average"] * length for bucket, length in zip(series, lengths, strict=True))
        assert together == pytest.approx(licence[name]["average"] * use["seconds"]), name
        assert max(bucket[name]["peak"] for bucket in series) == licence[name]["peak"], name
    for most in (1, 24, 239):
        fewer = farm.use(buckets=most)
        assert len(fewer["queues"]["q"]["series"]) <= most
        assert sum(bucket["succeeded"] for bucket in fewer["queues"]["q"]["series"]) == 6
        assert fewer["queues"]["q"]["running"] == queue["running"]
    none = farm.use(buckets=0)
    assert "bucketSeconds" not in none and "series" not in none["queues"]["q"]


def test_measuring_anew_while_jobs_run(farm):
    farm.submit(600)
    farm.submit(600)
    farm.submit(600)
    farm.server.advance(100)
    use = farm.control("DELETE")[1]
    assert (use["since"], use["seconds"]) == (use["now"], 0)
    assert use["resources"]["licence"]["inUse"]["now"] == 2
    farm.server.advance(100)
    licence, queue = farm.licence(), farm.queue()
    assert (licence["inUse"]["average"], licence["waiting"]["average"], licence["waitedSeconds"]) == (2, 1, 100)
    assert (queue["running"]["average"], queue["finished"]["succeeded"]) == (2, 0)


def test_only_what_is_asked_for(farm):
    farm.submit(10)
    farm.server.advance(100)
    farm.batch.create_consumable_resource(consumableResourceName="unused", totalQuantity=9)
    use = farm.use()
    assert (list(use["resources"]), list(use["queues"])) == (["licence"], ["q"])
    use = farm.use(queue="q")
    assert (list(use["resources"]), list(use["queues"])) == ([], ["q"])
    use = farm.use(resource="unused", queue="q")
    assert (list(use["resources"]), list(use["queues"])) == (["unused"], ["q"])
    assert use["resources"]["unused"]["total"]["now"] == 9
    assert farm.use(account="999999999999")["queues"] == {}
    assert farm.use(region="eu-west-1")["queues"] == {}


def test_looking_and_resetting(farm):
    farm.submit(10)
    farm.server.advance(100)
    assert farm.use() == farm.use()
    farm.server.post("reset", {"account": farm.account.id})
    assert (farm.use()["since"], farm.use()["queues"]) == (None, {})


@pytest.mark.parametrize(
    ("method", "asked", "status", "sentence"),
    [
        ("GET", {"queue": "nope"}, 404, "there is no job queue `nope`"),
        ("GET", {"resource": "nope"}, 404, "there is no consumable resource `nope`"),
        ("GET", {"account": "12"}, 400, "`12` is not an account id of 12 digits"),
        ("GET", {"region": "Mars"}, 400, "`Mars` is not a region"),
        ("GET", {"buckets": "241"}, 400, "`241` is not a number from 0 to 240"),
        ("GET", {"buckets": "-1"}, 400, "`-1` is not a number from 0 to 240"),
        ("GET", {"limit": "1"}, 400, "there is no parameter `limit`"),
        ("DELETE", {"queue": "q"}, 400, "for all queues and resources together"),
    ],
)
def test_bad_requests(farm, method, asked, status, sentence):
    got, answer = farm.control(method, **asked)
    assert got == status
    assert sentence in answer["error"]
