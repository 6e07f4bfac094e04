"""What the README shows, and running it as printed."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

README = pathlib.Path(__file__).parents[4] / "README.md"


def blocks(heading):
    """The commands under a heading, block by block."""
    section = README.read_text().split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"```console\n(.*?)```", section, re.S)
    assert found, heading
    return found


def run(server, script):
    """Runs commands in one shell that stops at nothing, in a directory of their own; the port is the server's."""
    environment = {
        "PATH": f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": os.devnull,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1,localhost",
    }
    script = script.replace("127.0.0.1:4566", server.endpoint.removeprefix("http://"))
    with tempfile.TemporaryDirectory() as here:
        return subprocess.run(
            ["bash", "-c", script],
            cwd=here,
            capture_output=True,
            text=True,
            env=environment,
            timeout=300,
            check=False,
        )
