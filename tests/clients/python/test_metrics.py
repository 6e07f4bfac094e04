"""`/metrics`, for Prometheus."""

import urllib.request

import prometheus_client.parser
import pytest

from support.account import Account, refused
from support.catalog import Catalog
from support.inventory import Inventory, node, rack
from support.jobs import Farm


def fetch(server, path="/metrics"):
    """The page, which must be of Prometheus' type."""
    with urllib.request.urlopen(server.endpoint + path, timeout=20) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return answer.read().decode()


def families(server):
    """The families by name, as Prometheus' own parser reads them."""
    return {family.name: family for family in prometheus_client.parser.text_string_to_metric_families(fetch(server))}


def value(server, name, **labels):
    """The value of the one sample with these labels; nothing if there is none."""
    found = [
        sample.value
        for family in families(server).values()
        for sample in family.samples
        if sample.name == name and labels.items() <= sample.labels.items()
    ]
    assert len(found) <= 1, found
    return found[0] if found else None


@pytest.fixture
def fresh(start, fresh_id):
    return Account(start("--pace", "manual"), fresh_id())


def test_an_untouched_server(fresh):
    shown = families(fresh.server)
    assert shown["stockroom_build_info"].samples[0].value == 1
    assert shown["stockroom_requests"].samples == []
    assert value(fresh.server, "stockroom_accounts") == 0
    for family in shown.values():
        assert family.documentation and family.type in ("gauge", "counter", "histogram"), family
    assert fetch(fresh.server, "/_stockroom/metrics") == fetch(fresh.server)


def test_requests_by_operation_and_code(fresh):
    server = fresh.server
    for _ in range(3):
        fresh.boto("ssm").get_inventory()
    with refused("InvalidInstanceId"):
        fresh.boto("ssm").list_inventory_entries(InstanceId="i-0123456789abcdef0", TypeName="AWS:Application")
    with refused("ClientException"):
        fresh.boto("batch").submit_job(jobName="x", jobQueue="none", jobDefinition="none")
    fresh.boto("sts").get_caller_identity()
    fresh.raw("servicecatalog").cbor("ListPortfolios", {})
    assert fresh.raw("servicecatalog").cbor("DescribePortfolio", {"Id": "port-x"}).status == 400
    fresh.raw("ssm").json("Nonsense", {})
    fresh.raw("ssm").send("GET", "/nonsense")
    fresh.raw("sts").send("POST", "/", "Action=Nonsense", {"Content-Type": "application/x-www-form-urlencoded"})

    def count(**labels):
        return value(server, "stockroom_requests_total", **labels)

    ssm, batch, catalog = {"service": "ssm"}, {"service": "batch"}, {"service": "servicecatalog"}
    assert count(**ssm, operation="GetInventory", status="200", code="OK") == 3
    assert count(**ssm, operation="ListInventoryEntries", status="400", code="InvalidInstanceId") == 1
    assert count(**batch, operation="SubmitJob", status="400", code="ClientException") == 1
    assert count(service="sts", operation="GetCallerIdentity", code="OK") == 1
    assert count(service="sts", operation="unknown", code="InvalidAction") == 1
    assert count(**catalog, operation="ListPortfolios", code="OK") == 1
    assert count(**catalog, operation="DescribePortfolio", code="ResourceNotFoundException") == 1
    assert count(service="unknown", operation="unknown", code="UnknownOperationException") == 1
    assert count(service="unknown", operation="unknown", code="MissingAuthenticationTokenException") == 1


def test_names_that_clients_make_up_are_not_labels(fresh):
    raw = fresh.raw("ssm")
    for number in range(50):
        raw.json(f"Nonsense{number}", {})
    assert "Nonsense" not in fetch(fresh.server)
    assert len(families(fresh.server)["stockroom_requests"].samples) == 1


def test_times_are_a_histogram(fresh):
    server = fresh.server
    server.control("PUT", "faults", {"rules": [{"fault": {"kind": "latency", "seconds": 0.12}, "count": 1}]})
    for _ in range(4):
        fresh.boto("batch").describe_job_queues()
    name, labels = "stockroom_request_duration_seconds", {"service": "batch", "operation": "DescribeJobQueues"}
    samples = [sample for sample in families(server)[name].samples if labels.items() <= sample.labels.items()]
    buckets = [(float(s.labels["le"]), s.value) for s in samples if s.name == f"{name}_bucket"]
    assert buckets == sorted(buckets) and [n for _, n in buckets] == sorted(n for _, n in buckets)
    assert buckets[-1] == (float("inf"), 4)
    assert dict(buckets)[0.1] == 3, "one was held up"
    assert value(server, f"{name}_count", **labels) == 4
    assert 0.12 <= value(server, f"{name}_sum", **labels) < 5


def test_the_world(fresh, fresh_id, templates):
    server = fresh.server
    inventory = Inventory(fresh)
    inventory.put(node(1), rack("A"))
    inventory.put(node(2), rack("A"))
    other = Account(server, fresh_id())
    catalog = Catalog(other, templates)
    _, product, version = catalog.ready()
    catalog.provision(product, version)

    def there(service, kind):
        return value(server, "stockroom_resources", service=service, kind=kind)

    assert value(server, "stockroom_accounts") == 2
    assert (there("ssm", "nodes"), there("ssm", "custom_types")) == (2, 1)
    assert there("ssm", "inventory_items") >= 2
    assert (there("servicecatalog", "portfolios"), there("servicecatalog", "products")) == (1, 1)
    assert (there("servicecatalog", "provisioned_products"), there("servicecatalog", "records")) == (1, 1)
    assert value(server, "stockroom_timeline_events", kind="transition") > 0
    before = value(server, "stockroom_steps_total")
    server.post("clock/settle")
    assert value(server, "stockroom_timeline_events", kind="transition") == 0
    assert value(server, "stockroom_steps_total") > before
    server.post("reset")
    assert value(server, "stockroom_accounts") == 0
    assert there("ssm", "nodes") == 0


def test_the_scheduler(fresh):
    server, farm = fresh.server, Farm(fresh)

    def jobs(status):
        return value(server, "stockroom_batch_jobs", status=status)

    first = farm.submit()
    assert (jobs("SUBMITTED") + jobs("PENDING") + jobs("RUNNABLE"), jobs("RUNNING")) == (1, 0)
    assert value(server, "stockroom_batch_starts_total") == 0
    server.post("clock/settle")
    assert first
    assert (jobs("SUCCEEDED"), value(server, "stockroom_batch_starts_total")) == (1, 1)
    assert value(server, "stockroom_batch_blocked_queues") == 0
    assert value(server, "stockroom_resources", service="batch", kind="jobs") == 1
