"""The files that describe containers and actions: what they say must be so. Nothing here needs a container engine."""

import http.server
import json
import os
import pathlib
import re
import stat
import subprocess
import threading

import pytest
import yaml

from support.account import Account
from support.server import ROOT, binary, run

CARGO = (ROOT / "Cargo.toml").read_text()
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "docker" / "compose.yaml").read_text())
ACTION_DIR = ROOT / ".github" / "actions" / "stockroom"
ACTION = yaml.safe_load((ACTION_DIR / "action.yml").read_text())
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())


def settings():
    """The variables that the program reads, as its help names them."""
    return set(re.findall(r"\[env: (STOCKROOM_\w+)[=\]]", run("--help").stdout))


def cargo(key):
    """The first value of this key in the manifest."""
    return re.search(rf'^{key} = "(.*)"$', CARGO, re.M)[1]


def instructions(name, text=DOCKERFILE):
    """The arguments of all instructions of one kind, with continued lines joined."""
    joined = re.sub(r"\\\n\s*", "", text)
    return [line.split(None, 1)[1] for line in joined.splitlines() if line.split(None, 1)[:1] == [name]]


def test_every_flag_has_a_variable():
    shown = run("--help").stdout
    flags = set(re.findall(r"^\s+(?:-\w, )?--([a-z0-9-]+)", shown, re.M)) - {"help", "version"}
    twins = {name.removeprefix("STOCKROOM_").lower().replace("_", "-") for name in settings()}
    assert len(flags) > 15
    assert {flag for flag in flags if flag not in twins and f"{flag}s" not in twins} == set()


def test_variables_exist():
    files = [DOCKERFILE, json.dumps(COMPOSE), json.dumps(ACTION), (ACTION_DIR / "start").read_text(), json.dumps(WORKFLOW)]
    named = set(re.findall(r"STOCKROOM_[A-Z0-9_]+", " ".join(files)))
    assert named, "there are some"
    assert named <= settings()
    assert {"STOCKROOM_HOST", "STOCKROOM_INIT_DIR"} <= set(re.findall(r"(STOCKROOM_\w+)=", " ".join(instructions("ENV"))))


def test_the_image():
    assert instructions("FROM")[-1] == "scratch"
    assert instructions("USER") == ["65534:65534"]
    assert instructions("STOPSIGNAL") == ["SIGTERM"]
    assert json.loads(instructions("ENTRYPOINT")[0]) == ["/stockroom"]
    (check,) = instructions("HEALTHCHECK")
    assert json.loads(check.split("CMD ")[1]) == ["/stockroom", "health"]
    assert f"VERSION={cargo('version')}" in instructions("ARG")
    assert instructions("FROM")[0].startswith(f"rust:{cargo('rust-version')}-")
    (labels,) = instructions("LABEL")
    assert f'description="{cargo("description")}"' in labels
    assert f'licenses="{cargo("license")}"' in labels
    assert int(instructions("EXPOSE")[0]) == 4566


def test_the_image_gets_all_it_copies():
    """What the last stage takes from the first is made there, and the build sees its sources."""
    build = DOCKERFILE.split("FROM scratch")[0]
    for source, _ in (line.split()[1:] for line in instructions("COPY") if line.startswith("--from=build")):
        assert source == "/etc/ssl/certs/ca-certificates.crt" or re.search(rf"(cp .*|mkdir ){source}\b", build), source
    ignored = (ROOT / ".dockerignore").read_text().split()
    needed = json.loads(re.search(r"^members = (.*)$", CARGO, re.M)[1])
    kept = {pathlib.PurePath(path) for path in [*needed, "src", "Cargo.toml", "Cargo.lock"]}
    assert not {path for path in kept for line in ignored if path.is_relative_to(line.lstrip("/"))}


def test_settings_of_the_image_start_a_server(start, tmp_path):
    """As in the image: everywhere, with a directory that has nothing in it yet; and asked how it is, as there."""
    environment = dict(pair.split("=") for pair in instructions("ENV")[0].split())
    environment["STOCKROOM_INIT_DIR"] = str(tmp_path)
    server = start(env=environment)
    assert server.host == environment["STOCKROOM_HOST"]
    assert run("health", env=environment | {"STOCKROOM_PORT": str(server.port)}).returncode == 0


def test_compose():
    stockroom, s3 = COMPOSE["services"]["stockroom"], COMPOSE["services"]["s3"]
    assert (ROOT / "docker" / stockroom["build"]["context"] / stockroom["build"]["dockerfile"]).resolve() == ROOT / "docker/Dockerfile"
    assert stockroom["depends_on"] == {"s3": {"condition": "service_healthy"}}
    assert s3["healthcheck"]["test"][0] == "CMD"
    assert re.fullmatch(r"[\w./-]+:\d[\w.-]*", s3["image"]), "a version, not whatever is latest"
    host, port = re.fullmatch(r"http://(\w+):(\d+)", stockroom["environment"]["STOCKROOM_S3_ENDPOINT"]).groups()
    assert host in COMPOSE["services"]
    assert any(published.endswith(f":{port}") for published in s3["ports"])
    for service in COMPOSE["services"].values():
        assert all(published.startswith("127.0.0.1:") for published in service["ports"])
    (mount,) = stockroom["volumes"]
    source, target, mode = mount.split(":")
    assert (ROOT / "docker" / source).is_dir()
    assert f"STOCKROOM_INIT_DIR={target}" in " ".join(instructions("ENV")) and mode == "ro"


@pytest.fixture
def bucket():
    """What takes every object, as far as it is asked; its URL."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_PUT = do_HEAD

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_the_settings_of_compose_are_taken(start, bucket):
    """A server with the same settings starts with the same files."""
    environment = COMPOSE["services"]["stockroom"]["environment"] | {"STOCKROOM_INIT_DIR": str(ROOT / "docker/init.d")}
    environment["STOCKROOM_S3_ENDPOINT"] = bucket
    server = start(env=environment)
    ssm = Account(server, "123456789012").boto("ssm")
    assert len(ssm.get_inventory()["Entities"]) == 1
    (sync,) = ssm.list_resource_data_sync()["ResourceDataSyncItems"]
    buckets = COMPOSE["services"]["s3"]["environment"]["COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS"].split(",")
    assert sync["S3Destination"]["BucketName"] in buckets


def test_the_action_is_whole():
    assert ACTION["runs"]["using"] == "composite"
    steps = ACTION["runs"]["steps"]
    assert all(step["shell"] == "bash" for step in steps if "run" in step)
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    for step in steps:
        assert "${{" not in step["run"], "inputs are data, not script"
    (start,) = [step for step in steps if step.get("id") == "start"]
    script = (ACTION_DIR / "start").read_text()
    assert set(re.findall(r"\$\{?([A-Z][A-Z_]+)", script)) <= set(start["env"]) | {"SECONDS", "GITHUB_ENV", "GITHUB_OUTPUT"}
    assert all(re.search(rf"\b{name}\b", script) for name in start["env"])
    for output in ACTION["outputs"].values():
        (name,) = re.findall(r"steps\.start\.outputs\.([\w-]+)", output["value"])
        assert f"{name}=" in script
    assert (ACTION_DIR / "../../.." / "docker/Dockerfile").resolve().is_file()


FAKE_DOCKER = """#!/usr/bin/env bash
# Stands for an engine that runs the container as a process of this machine.
echo "$*" >>"$CALLS"
case $1 in
run) exit 0 ;;
exec) exec "$PROGRAM" health --port "$SERVED" ;;
inspect) echo "$RUNNING" ;;
logs) echo "the log" ;;
esac
"""


def start_action(tmp_path, served, running="true", **inputs):
    """Runs the action's script with an engine that is none; what it came to, what the engine was told, and what the
    steps behind would see."""
    tools = tmp_path / "bin"
    tools.mkdir()
    fake = tools / "docker"
    fake.write_text(FAKE_DOCKER)
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    files = {name: tmp_path / name for name in ("CALLS", "GITHUB_ENV", "GITHUB_OUTPUT")}
    for file in files.values():
        file.touch()
    given = {
        "IMAGE": "stockroom:action", "PORT": str(served), "OPTIONS": "", "INIT_DIR": "", "ACCOUNT": "123456789012",
        "REGION": "eu-west-1", "TIMEOUT": "1",
    }
    ran = subprocess.run(
        ["bash", str(ACTION_DIR / "start")],
        capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path,
        env=given | inputs | {name: str(file) for name, file in files.items()}
        | {"PATH": f"{tools}:{os.environ['PATH']}", "PROGRAM": binary(), "SERVED": str(served), "RUNNING": running},
    )
    read = {name: file.read_text().splitlines() for name, file in files.items()}
    return ran, read["CALLS"], dict(line.split("=", 1) for line in read["GITHUB_ENV"] + read["GITHUB_OUTPUT"])


def test_the_action_starts_a_server(server, tmp_path):
    (tmp_path / "seeds").mkdir()
    ran, calls, seen = start_action(tmp_path, server.port, OPTIONS="--pace manual --seed 7", INIT_DIR="seeds")
    assert ran.returncode == 0, ran
    assert calls[0] == (
        f"run --detach --name stockroom-{server.port} --publish 127.0.0.1:{server.port}:4566 "
        f"--volume {tmp_path}/seeds:/etc/stockroom/init.d:ro stockroom:action --pace manual --seed 7"
    )
    assert seen["AWS_ENDPOINT_URL"] == seen["endpoint-url"] == server.endpoint
    assert (seen["AWS_ACCESS_KEY_ID"], seen["AWS_REGION"]) == ("123456789012", "eu-west-1")
    assert seen["container"] == f"stockroom-{server.port}"


@pytest.mark.parametrize(("running", "said"), [("true", "was not ready within 1 s"), ("false", "did not start")])
def test_the_action_tells_what_went_wrong(tmp_path, running, said):
    ran, _, seen = start_action(tmp_path, 1, running=running)
    assert ran.returncode == 1 and seen == {}
    assert "the log" in ran.stdout and f"::error::Stockroom {said}" in ran.stdout


def test_the_action_wants_a_directory_that_is_there(tmp_path):
    ran, calls, _ = start_action(tmp_path, 1, INIT_DIR="none")
    assert (ran.returncode, calls) == (1, [])
    assert "::error::init-dir: there is no directory none" in ran.stdout
