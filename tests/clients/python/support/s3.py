"""An S3-compatible server for the tests: moto's, if there is one on this machine."""

import contextlib
import shutil
import socket
import subprocess
import tempfile
import time

import boto3
import botocore.config
import botocore.exceptions

PATIENCE = 60


def program():
    """The program of moto's server, if it is there."""
    return shutil.which("moto_server")


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Moto:
    """A running server on a free port."""

    def __init__(self):
        port = _free_port()
        self.endpoint = f"http://127.0.0.1:{port}"
        self._log = tempfile.TemporaryFile(mode="w+")  # noqa: SIM115: closed by stop()
        self.process = subprocess.Popen(
            [program(), "-H", "127.0.0.1", "-p", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        self.client = boto3.client(
            "s3",
            region_name="us-east-1",
            endpoint_url=self.endpoint,
            aws_access_key_id="key",
            aws_secret_access_key="secret",
            config=botocore.config.Config(proxies={}, s3={"addressing_style": "path"}),
        )
        self._wait(port)

    def _wait(self, port):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            time.sleep(0.1)
        self._log.seek(0)
        raise AssertionError(f"moto does not start: {self._log.read()}")

    def of(self, account, service, region="us-east-1"):
        """A client that acts for an account."""
        client = boto3.client(
            service,
            region_name=region,
            endpoint_url=self.endpoint,
            aws_access_key_id="key",
            aws_secret_access_key="secret",
            config=botocore.config.Config(proxies={}, retries={"total_max_attempts": 1}),
        )
        # By its key moto would know only those accounts that have made the key.
        client.meta.events.register(
            "before-sign.*.*", lambda request, **_: request.headers.add_header("x-moto-account-id", account)
        )
        return client

    def objects(self, bucket):
        """What a bucket holds: the text of every object by its key."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        keys = [one["Key"] for page in pages for one in page.get("Contents", [])]
        return {key: self.client.get_object(Bucket=bucket, Key=key)["Body"].read().decode() for key in keys}

    def drop(self, bucket):
        """Deletes a bucket with everything in it."""
        for key in self.objects(bucket):
            self.client.delete_object(Bucket=bucket, Key=key)
        self.client.delete_bucket(Bucket=bucket)

    def stop(self):
        """Ends the server."""
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self._log.close()
