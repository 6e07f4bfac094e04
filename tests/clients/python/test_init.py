"""`--init-dir`: files of calls, applied before the server is ready."""

import json

import pytest

from support.account import Account
from support.inventory import node, rack
from support.server import run


def write(directory, name, *lines):
    """A file of lines, which are texts or objects."""
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    (directory / name).write_text(text)


TEMPLATE = json.dumps({"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}})


def catalog(account, template):
    """A product that can be provisioned, and one that is."""

    def call(operation, name=None, **given):
        line = {"service": "servicecatalog", "operation": operation, "input": given, "account": account}
        return line | ({"as": name} if name else {})

    artifact = {"Name": "v1", "Type": "CLOUD_FORMATION_TEMPLATE", "Info": {"LoadTemplateFromURL": f"file://{template}"}}
    product = "${made.ProductViewDetail.ProductViewSummary.ProductId}"
    return [
        call("CreatePortfolio", "home", DisplayName="Basics", ProviderName="IT"),
        call(
            "CreateProduct", "made", Name="Queue", Owner="IT", ProductType="CLOUD_FORMATION_TEMPLATE",
            Description="in ${home.PortfolioDetail.Id}", ProvisioningArtifactParameters=artifact,
        ),
        {"control": "clock/settle"},
        call("AssociateProductWithPortfolio", ProductId=product, PortfolioId="${home.PortfolioDetail.Id}"),
        call(
            "AssociatePrincipalWithPortfolio", PortfolioId="${home.PortfolioDetail.Id}", PrincipalType="IAM",
            PrincipalARN=f"arn:aws:iam::{account}:role/Dev",
        ),
        call(
            "ProvisionProduct", ProductId=product, ProvisioningArtifactId="${made.ProvisioningArtifactDetail.Id}",
            ProvisionedProductName="mine",
        ) | {"role": f"arn:aws:iam::{account}:role/Dev"},
        {"control": "clock/settle"},
    ]


def test_a_server_starts_with_what_files_say(start, fresh_id, tmp_path):
    account, files, templates = fresh_id(), tmp_path / "init.d", tmp_path / "templates"
    files.mkdir()
    templates.mkdir()
    (templates / "queue.json").write_text(TEMPLATE)
    write(files, "10-catalog.jsonl", "# A catalog.", "", *catalog(account, templates / "queue.json"))
    put = {"InstanceId": node(1), "Items": [rack("A")]}
    write(
        files,
        "20-rest.jsonl",
        {"service": "ssm", "operation": "PutInventory", "input": put, "account": account, "region": "eu-west-1"},
        {"service": "batch", "operation": "CreateSchedulingPolicy", "input": {"name": "fair", "fairsharePolicy": {"computeReservation": 1}}, "account": account, "as": "fair"},
        {"service": "batch", "operation": "TagResource", "account": account, "input": {"resourceArn": "${fair.arn}", "tags": {"a": "b"}}},
        {"service": "batch", "operation": "UntagResource", "account": account, "input": {"resourceArn": "${fair.arn}", "tagKeys": ["a"]}},
        {"service": "batch", "operation": "TagResource", "account": account, "input": {"resourceArn": "${fair.arn}", "tags": {"c": "${made.ProductViewDetail.Status}"}}},
        {"control": "outcomes", "method": "PUT", "body": {"rules": [{"outcome": {"exitCode": 3}}]}},
        {"control": "faults", "body": {"match": {"service": "sts"}, "fault": {"kind": "throttling"}}},
    )
    (files / "notes.txt").write_text("not a line of JSON")
    server = start("--pace", "manual", "--template-dir", str(templates), "--init-dir", str(files))
    user = Account(server, account)
    everybody = {"Key": "Account", "Value": "self"}
    (shown,) = user.boto("servicecatalog").search_provisioned_products(AccessLevelFilter=everybody)["ProvisionedProducts"]
    assert (shown["Name"], shown["Status"]) == ("mine", "AVAILABLE")
    assert shown["UserArn"] == f"arn:aws:iam::{account}:role/Dev"
    assert shown["UserArnSession"] == f"arn:aws:sts::{account}:assumed-role/Dev/init"
    (product,) = user.boto("servicecatalog").search_products_as_admin()["ProductViewDetails"]
    assert product["ProductViewSummary"]["ShortDescription"].startswith("in port-")
    assert [found["Id"] for found in user.at("eu-west-1").boto("ssm").get_inventory()["Entities"]] == [node(1)]
    (policy,) = user.boto("batch").list_scheduling_policies()["schedulingPolicies"]
    assert user.boto("batch").list_tags_for_resource(resourceArn=policy["arn"])["tags"] == {"c": "CREATED"}
    assert server.control("GET", "outcomes")[1] == {"rules": [{"match": {}, "outcome": {"exitCode": 3}}]}
    assert len(server.control("GET", "faults")[1]["rules"]) == 1


def test_the_environment_names_it_too(start, fresh_id, tmp_path):
    put = {"InstanceId": node(1), "Items": [rack("A")]}
    write(tmp_path, "a.jsonl", {"service": "ssm", "operation": "PutInventory", "input": put})
    server = start(env={"STOCKROOM_INIT_DIR": str(tmp_path)})
    assert len(Account(server, "000000000000").boto("ssm").get_inventory()["Entities"]) == 1


def test_an_empty_directory_changes_nothing(start, tmp_path):
    assert start("--init-dir", str(tmp_path)).control("GET", "health")[0] == 200


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("{", "EOF while parsing"),
        ({"service": "ssm", "operation": "PutInventry"}, "there is no operation ssm:PutInventry"),
        (
            {"service": "ssm", "operation": "ListInventoryEntries", "input": {"InstanceId": node(9), "TypeName": "AWS:Application"}},
            f"ssm:ListInventoryEntries was refused: InvalidInstanceId: Not existing InstanceId {node(9)}",
        ),
        (
            {"service": "batch", "operation": "SubmitJob", "input": {"jobName": "x", "jobQueue": "q", "jobDefinition": "d"}},
            "batch:SubmitJob was refused: ClientException: ",
        ),
        ({"service": "servicecatalog", "operation": "DescribePortfolio", "input": {"Id": "${x.Id}"}}, "no earlier line is called `x`"),
        ({"control": "clock", "body": {"pace": "slow"}}, "POST /_stockroom/clock was refused: "),
    ],
)
def test_the_first_failure_stops_the_start(tmp_path, line, part):
    write(tmp_path, "a.jsonl", {"control": "clock", "method": "GET"})
    write(tmp_path, "b.jsonl", "# Second.", line, "{this is never read")
    ran = run("--port", "0", "--init-dir", str(tmp_path))
    assert (ran.returncode, ran.stdout) == (2, ""), ran
    assert ran.stderr.startswith(f"stockroom: {tmp_path}/b.jsonl:2: ") and part in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_directory_that_is_not_there(tmp_path):
    ran = run("--port", "0", "--init-dir", str(tmp_path / "none"))
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)
    assert str(tmp_path / "none") in ran.stderr
