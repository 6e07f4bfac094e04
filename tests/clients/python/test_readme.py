"""The README's tour, executed as printed."""

import json
import pathlib
import re
import socket
import subprocess

from support.readme import blocks, run
from support.server import binary


def test_the_tour(start):
    *tour, catalog = blocks("A tour in two minutes")
    refused = [block for block in tour if "REMOVE" in block]
    assert len(refused) == 1
    server = start()
    shown = run(server, "set -e\n" + "".join(block for block in tour if block not in refused))
    assert (shown.returncode, shown.stderr) == (0, ""), shown
    for text in ["arn:aws:iam::123456789012:user/stockroom", "Shelf E", '"PingStatus": "Online"', '"totalQuantity": 5']:
        assert text in shown.stdout

    shown = run(server, blocks("A tour in two minutes")[0] + refused[0])
    assert "ClientException" in shown.stderr, shown

    shown = run(server, blocks("A tour in two minutes")[0] + "set -e\n" + catalog)
    assert shown.returncode == 0, shown
    assert '"Status": "AVAILABLE"' in shown.stdout
    assert '"RecordType": "TERMINATE_PROVISIONED_PRODUCT"' in shown.stdout


def test_the_clock(start):
    (moves,) = blocks("Time")
    server = start()
    shown = run(server, "set -e\n" + moves.replace("curl", "curl --silent --show-error --fail"))
    assert (shown.returncode, shown.stderr) == (0, ""), shown
    assert shown.stdout.count('"pace":"manual"') == 3


def numbers(shown):
    """The answers of the utilization endpoint among what was shown."""
    return [json.loads(line) for line in shown.stdout.replace("}{", "}\n{").splitlines() if line.startswith('{"since"')]


def test_batch(start):
    setting, *_ = blocks("A tour in two minutes")
    server = start()
    commands = "".join(blocks("Batch")).replace("curl", "curl --silent --show-error --fail --write-out '\\n'")
    shown = run(server, setting + "set -e\n" + commands)
    assert (shown.returncode, shown.stderr) == (0, ""), shown
    text = " ".join(shown.stdout.split())
    running, waiting, rest = re.split(r"(?<=\]) (?=\[)|(?<=\]) (?=\{)", text[text.index('[ "frame'):], maxsplit=2)
    assert sorted(json.loads(running)) == ["frame-1", "frame-2"]
    assert sorted(json.loads(waiting)) == ["frame-3", "frame-4", "frame-5"]
    assert '"totalQuantity": 2, "inUseQuantity": 2, "availableQuantity": 0' in rest
    assert re.search(r"\} 5 \{", rest), "all have succeeded"
    assert '[ "SUCCEEDED", [ 137, 0 ] ]' in rest
    _, two, _, five = numbers(shown)
    for use, seats, seconds in [(two, 2, 36911), (five, 5, 14771)]:
        seat, queue = use["resources"]["seat"], use["queues"]["night"]
        assert (seat["total"]["now"], seat["inUse"]["peak"], seat["demand"]["peak"]) == (seats, seats, 60)
        assert (queue["finished"]["succeeded"], queue["finished"]["lastAfterSeconds"]) == (60, seconds)
    assert "series" not in two["resources"]["seat"]
    assert 6 < len(five["resources"]["seat"]["series"]) <= 12


def test_inventory(start):
    setting, *_ = blocks("A tour in two minutes")
    server = start()
    shown = run(server, setting + "set -e\n" + "".join(blocks("Inventory")))
    assert (shown.returncode, shown.stderr) == (0, ""), shown
    for text in ['"Version": "2.4.1"', '"notMatchingCount": "2"', '"matchingCount": "1"', '"NonCompliantCount": 1']:
        assert text in shown.stdout, text
    for text in ['"TypeName": "Custom:Rack"', '"LastStatus": "', '"TypeName": "Custom:Mounts"']:
        assert text in shown.stdout, text


def test_jobs_as_processes(start):
    setting, *_ = blocks("A tour in two minutes")
    server = start("--batch-executor", "process")
    shown = run(server, setting + "set -e\n" + "".join(blocks("Batch jobs that really run")))
    assert (shown.returncode, shown.stderr) == (0, ""), shown
    assert '"FAILED",\n    3\n' in shown.stdout, shown.stdout
    assert "\nhello from " in shown.stdout


def test_service_catalog(start):
    setting, *_ = blocks("A tour in two minutes")
    server = start()
    shown = run(server, setting + "set -e\n" + "".join(blocks("Service Catalog")))
    assert shown.returncode == 0, shown
    text = " ".join(shown.stdout.split())
    before, after = text.split("arn:aws:iam::123456789012:user/stockroom", 1)[-1].split('[] [ "Network" ]')
    assert "Building-blocks" not in before, "the platform team has no path"
    for told in ['"Name": "Building-blocks"', '"Type": "LAUNCH"', '"ParameterKey": "Cidr"', '"DefaultValue": "10.0.0.0/16"']:
        assert told in after
    assert '"Type": "launchAsRole", "Value": "arn:aws:iam::123456789012:role/Launcher"' in after
    assert '"TagOptions": [ { "Key": "team", "Values": [ "blue" ] } ]' in after
    assert '[ "ERROR", "AmazonCloudFormationException Parameter \'Cidr\' must match pattern [0-9./]+ (Service' in after
    assert re.search(r"CloudformationStackARN arn:aws:cloudformation:\S+ VpcId vpc-[0-9a-f]{17} ", after)
    assert "MODIFY Vpc TRUE" in after, "a plan tells what would be done"
    assert '[ "TAINTED", ' in after and "The network is in use." in after
    assert after.endswith('[ [ "Network", "Platform" ] ]'), "the other account sees it too"


def test_faults(start):
    setting, *_ = blocks("A tour in two minutes")
    commands = "".join(blocks("Faults")).replace("curl", "curl --silent --show-error --fail --write-out '\\n'")
    shown = run(start(), setting + "set -e\n" + commands)
    assert (shown.returncode, shown.stderr) == (0, ""), shown
    assert '"requests":3,"hits":2' in shown.stdout
    assert shown.stdout.count('"Once"') == 2, "created once, listed once"


def test_starting_with_something(start, tmp_path):
    setting, *_ = blocks("A tour in two minutes")
    (commands,) = blocks("Starting with something")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        commands = commands.replace("4577", str(free.getsockname()[1]))
    commands = commands.replace("/tmp/stockroom-init", str(tmp_path))
    shown = run(start(), setting + f'PATH="{pathlib.Path(binary()).parent}:$PATH"\nset -e\n' + commands)
    assert shown.returncode == 0, shown
    assert "Stockroom is ready" in shown.stdout and '"Blocks"' in shown.stdout
