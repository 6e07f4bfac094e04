"""An account of a test's own, and the clients that act for it."""

import contextlib
import functools
import json
import os
import pathlib
import subprocess
import sys

import boto3
import botocore.config
import botocore.exceptions

from support.raw import Raw

# The server must judge requests, not the SDK; and a refusal must be seen at once.
CONFIG = botocore.config.Config(
    retries={"total_max_attempts": 1},
    connect_timeout=10,
    read_timeout=60,
    proxies={},
    parameter_validation=False,
)


@functools.cache
def session():
    """One session for all clients, as loading a model takes long."""
    return boto3.session.Session()


class Account:
    """Clients of one account in one region."""

    def __init__(self, server, number, region="us-east-1"):
        self.server, self.id, self.region = server, number, region

    def at(self, region):
        """The same account in another region."""
        return Account(self.server, self.id, region)

    def boto(self, service, **credentials):
        """A boto3 client; `credentials` stand in for the account's own."""
        keys = {"aws_access_key_id": self.id, "aws_secret_access_key": "secret"} | credentials
        return session().client(
            service, region_name=self.region, endpoint_url=self.server.endpoint, config=CONFIG, **keys
        )

    def raw(self, service):
        """Plain HTTP."""
        return Raw(self.server, self.id, service, self.region)

    def run_cli(self, *arguments):
        """Runs the AWS CLI."""
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": os.devnull,
            "AWS_ACCESS_KEY_ID": self.id,
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": self.region,
            "AWS_DEFAULT_OUTPUT": "json",
            "AWS_ENDPOINT_URL": self.server.endpoint,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_PAGER": "",
            "NO_PROXY": "127.0.0.1",
        }
        program = str(pathlib.Path(sys.executable).with_name("aws"))
        return subprocess.run(
            [program, *arguments], capture_output=True, text=True, env=environment, timeout=120, check=False
        )

    def cli(self, *arguments):
        """Runs the AWS CLI, which must succeed; what it printed, nothing if it printed nothing."""
        ran = self.run_cli(*arguments)
        assert (ran.returncode, ran.stderr) == (0, ""), ran
        return json.loads(ran.stdout) if ran.stdout.strip() else None

    def cli_refused(self, *arguments):
        """Runs the AWS CLI, which must report an error of the service; the sentence it printed."""
        ran = self.run_cli(*arguments)
        # The codes by which the CLI tells errors of a service from its own.
        assert ran.returncode in (254, 255), ran
        return ran.stderr.strip()


class Refusal:
    """An error of a service, filled in when the block ends."""

    code = message = status = request_id = None
    members = {}


@contextlib.contextmanager
def refused(code, message=None, *, starts=None, contains=None, status=400):
    """Expects the block to end with an error of the service."""
    refusal = Refusal()
    try:
        yield refusal
    except botocore.exceptions.ClientError as error:
        answer = error.response
        refusal.code = answer["Error"]["Code"]
        refusal.message = answer["Error"].get("Message", "")
        refusal.status = answer["ResponseMetadata"]["HTTPStatusCode"]
        refusal.request_id = answer["ResponseMetadata"]["RequestId"]
        refusal.members = answer
    else:
        raise AssertionError(f"succeeded; expected {code}")
    assert (refusal.code, refusal.status) == (code, status), refusal.message
    if message is not None:
        assert refusal.message == message
    if starts is not None:
        assert refusal.message.startswith(starts), refusal.message
    if contains is not None:
        assert contains in refusal.message, refusal.message


def plain(answer):
    """A boto3 answer without the SDK's own part."""
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}
