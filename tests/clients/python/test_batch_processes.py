"""Jobs of AWS Batch that really run: `--batch-executor process`."""

import http.client
import json
import os
import signal
import sys

import pytest

from support.account import Account
from support.queues import INSTANCES, Queues, wait
from support.server import Server

OVER = ("SUCCEEDED", "FAILED")


class Farm:
    """A queue of one account, and jobs in it."""

    def __init__(self, server, number):
        self.server, self.account = server, Account(server, number)
        self.queues = Queues(self.account)
        self.batch = self.queues.batch

    def build(self):
        """Makes environment, queue and definition."""
        self.queues.make_managed("env", INSTANCES)
        self.queues.make_queue("q", "env")
        self.define("work")
        return self

    def build_by_hand(self):
        """The same where time stands still."""
        make_managed = self.batch.create_compute_environment
        make_managed(computeEnvironmentName="env", type="MANAGED", computeResources=INSTANCES)
        self.server.post("clock/settle")
        order = [{"order": 1, "computeEnvironment": "env"}]
        self.batch.create_job_queue(jobQueueName="q", priority=1, computeEnvironmentOrder=order)
        self.server.post("clock/settle")
        self.define("work")
        return self

    def define(self, name, **container):
        self.batch.register_job_definition(
            jobDefinitionName=name,
            type="container",
            containerProperties={"image": "busybox", "vcpus": 1, "memory": 128} | container,
        )

    def submit(self, *command, **more):
        overrides = {"command": list(command)} if command else {}
        submitted = self.batch.submit_job(
            jobName="job", jobQueue="q", jobDefinition="work", containerOverrides=overrides, **more
        )
        return submitted["jobId"]

    def sh(self, script, **more):
        return self.submit("sh", "-c", script, **more)

    def job(self, number):
        (found,) = self.batch.describe_jobs(jobs=[number])["jobs"]
        return found

    def ended(self, number):
        wait(lambda: self.job(number)["status"] in OVER)
        return self.job(number)

    def running(self, number, line):
        """Waits until a job has written a line."""
        wait(lambda: line in self.logs(number, missing=True).splitlines())

    def ask_logs(self, number, query="", accept="text/plain"):
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=30)
        try:
            path = f"/_stockroom/batch/jobs/{number}/logs{query}"
            connection.request("GET", path, headers={"Accept": accept})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def logs(self, number, query="", missing=False):
        status, text = self.ask_logs(number, query)
        if missing and status == 404:
            return ""
        assert status == 200, text
        return text


@pytest.fixture(scope="module")
def process_server():
    running = Server("--batch-executor", "process")
    yield running
    running.stop()


@pytest.fixture
def farm(process_server, fresh_id):
    return Farm(process_server, fresh_id()).build()


def test_a_command_really_runs(farm):
    number = farm.sh("echo hello $AWS_BATCH_JOB_ID; echo oh >&2; exit 3")
    job = farm.ended(number)
    assert (job["status"], job["container"]["exitCode"]) == ("FAILED", 3)
    assert job["statusReason"] == "Essential container in task exited"
    assert sorted(farm.logs(number).splitlines()) == [f"hello {number}", "oh"]

    status, text = farm.ask_logs(number, accept="application/json")
    (attempt,) = json.loads(text)["attempts"]
    assert (status, attempt["jobId"], attempt["attempt"], attempt["droppedLines"]) == (200, number, 1, 0)
    lines = {line["stream"]: line["message"] for line in attempt["lines"]}
    assert lines == {"stdout": f"hello {number}", "stderr": "oh"}
    assert all(line["timestamp"].startswith("20") for line in attempt["lines"])


def test_success(farm):
    job = farm.ended(farm.submit("true"))
    assert (job["status"], job["container"]["exitCode"]) == ("SUCCEEDED", 0)


def test_every_attempt_is_a_process_of_its_own(farm):
    script = "echo attempt $AWS_BATCH_JOB_ATTEMPT; test $AWS_BATCH_JOB_ATTEMPT = 2"
    number = farm.sh(script, retryStrategy={"attempts": 3})
    job = farm.ended(number)
    assert job["status"] == "SUCCEEDED"
    assert [attempt["container"]["exitCode"] for attempt in job["attempts"]] == [1, 0]
    assert farm.logs(number) == "attempt 1\nattempt 2\n"
    assert farm.logs(number, "?attempt=2") == "attempt 2\n"
    assert farm.ask_logs(number, "?attempt=3")[0] == 404
    assert farm.ask_logs(number, "?attempt=none")[0] == 400


def test_children_know_their_index(farm):
    number = farm.sh("echo child $AWS_BATCH_JOB_ARRAY_INDEX of $AWS_BATCH_JOB_ID", arrayProperties={"size": 3})
    assert farm.ended(number)["status"] == "SUCCEEDED"
    for index in range(3):
        assert farm.logs(f"{number}:{index}") == f"child {index} of {number}:{index}\n"
    assert farm.ask_logs(number)[0] == 404


def test_parameters_and_variables(farm):
    farm.define("greet", command=["echo", "Ref::who"], environment=[{"name": "WHO", "value": "nobody"}])
    who = {"who": "all of you"}
    submitted = farm.batch.submit_job(jobName="a", jobQueue="q", jobDefinition="greet", parameters=who)
    farm.ended(submitted["jobId"])
    assert farm.logs(submitted["jobId"]) == "all of you\n"
    override = {"command": ["sh", "-c", "echo $WHO"], "environment": [{"name": "WHO", "value": "you"}]}
    submitted = farm.batch.submit_job(jobName="b", jobQueue="q", jobDefinition="greet", containerOverrides=override)
    farm.ended(submitted["jobId"])
    assert farm.logs(submitted["jobId"]) == "you\n"


def test_a_job_asks_this_emulator_as_its_account(farm):
    script = "import boto3; print(boto3.client('sts').get_caller_identity()['Account'])"
    number = farm.submit(sys.executable, "-c", script)
    assert farm.ended(number)["status"] == "SUCCEEDED", farm.logs(number)
    assert farm.logs(number) == f"{farm.account.id}\n"


def test_a_terminated_process_may_end_in_its_own_way(farm):
    script = "trap 'echo bye; exit 9' TERM; echo up; while :; do sleep 0.05; done"
    number = farm.sh(script, retryStrategy={"attempts": 2})
    farm.running(number, "up")
    farm.batch.terminate_job(jobId=number, reason="enough")
    job = farm.ended(number)
    assert (job["status"], job["statusReason"], job["container"]["exitCode"]) == ("FAILED", "enough", 9)
    assert farm.logs(number) == "up\nbye\n"


def test_what_a_signal_ends(farm):
    job = farm.ended(farm.sh("kill -KILL $$"))
    assert job["container"]["exitCode"] == 137


def test_a_program_that_is_not_there(farm):
    for command, cause in [(["no-such-program"], 'exec: "no-such-program": '), ([], "a job without a command")]:
        job = farm.ended(farm.submit(*command))
        assert (job["status"], job["statusReason"]) == ("FAILED", "Task failed to start")
        assert job["container"]["reason"].startswith(f"CannotStartContainerError: {cause}"), job
        assert "exitCode" not in job["container"] and "startedAt" not in job


def test_a_rule_decides_in_the_place_of_a_process(farm):
    rule = {"match": {"jobName": "doomed"}, "outcome": {"exitCode": 42, "seconds": 0}}
    farm.server.post("outcomes", rule)
    submitted = farm.batch.submit_job(
        jobName="doomed", jobQueue="q", jobDefinition="work", containerOverrides={"command": ["true"]}
    )
    assert farm.ended(submitted["jobId"])["container"]["exitCode"] == 42
    assert farm.ask_logs(submitted["jobId"])[0] == 404


def test_time_limits_follow_the_clock(start, fresh_id):
    server = start("--batch-executor", "process", "--pace", "manual")
    farm = Farm(server, fresh_id()).build_by_hand()
    script = "trap 'exit 8' TERM; echo up; while :; do sleep 0.05; done"
    number = farm.sh(script, timeout={"attemptDurationSeconds": 60})
    server.advance(60)
    farm.running(number, "up")
    wait(lambda: farm.job(number)["status"] == "RUNNING")
    server.advance(60)
    job = farm.ended(number)
    assert (job["statusReason"], job["container"]["exitCode"]) == ("Job attempt duration exceeded timeout", 8)


def test_settling_waits_for_processes(start, fresh_id):
    server = start("--batch-executor", "process", "--pace", "manual")
    farm = Farm(server, fresh_id()).build_by_hand()
    timeout = {"attemptDurationSeconds": 60}
    first = farm.sh("sleep 0.5; exit 1", retryStrategy={"attempts": 3}, timeout=timeout)
    second = farm.sh("sleep 0.1", timeout=timeout)
    third = farm.sh("echo done", dependsOn=[{"jobId": second}])
    server.post("clock/settle")
    jobs = [farm.job(number) for number in (first, second, third)]
    assert [job["status"] for job in jobs] == ["FAILED", "SUCCEEDED", "SUCCEEDED"]
    assert [attempt["container"]["exitCode"] for attempt in jobs[0]["attempts"]] == [1, 1, 1]
    assert farm.logs(third) == "done\n"


def is_alive(process):
    try:
        os.kill(process, 0)
        with open(f"/proc/{process}/stat") as stat:
            return ") Z " not in stat.read()
    # It may end before its file is opened, or before that is read.
    except (ProcessLookupError, FileNotFoundError):
        return False


def one_that_lasts(farm):
    """A job that lasts, and the process it runs as."""
    number = farm.sh("trap '' TERM; echo $$; echo up; sleep 300")
    farm.running(number, "up")
    return int(farm.logs(number).splitlines()[0])


def test_a_reset_ends_processes(start, fresh_id):
    farm = Farm(start("--batch-executor", "process"), fresh_id()).build()
    process = one_that_lasts(farm)
    farm.server.post("reset", {"account": "999999999999"})
    assert is_alive(process)
    farm.server.post("reset", {"account": farm.account.id})
    wait(lambda: not is_alive(process))


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_server(start, fresh_id, sign):
    farm = Farm(start("--batch-executor", "process"), fresh_id()).build()
    process = one_that_lasts(farm)
    farm.server.stop(sign)
    wait(lambda: not is_alive(process))


def test_simulated_jobs_write_nothing(server, fresh_id):
    farm = Farm(server, fresh_id()).build()
    number = farm.submit("true")
    status, text = farm.ask_logs(number)
    assert status == 404
    assert "--batch-executor process" in json.loads(text)["error"]
    assert farm.ask_logs("nothing") == (404, '{"error":"there is no job `nothing`"}')
