"""The resources and data sources of the AWS provider that belong to products, through Terraform itself."""

import pytest

from support.account import Account
from support.terraform import Terraform

SHELF = """
resource "aws_servicecatalog_portfolio" "shelf" {
  name          = "%(portfolio)s"
  description   = "%(description)s"
  provider_name = "IT"
  tags          = { Team = "%(team)s" }
}

resource "aws_servicecatalog_product" "queue" {
  name                = "Queue"
  owner               = "Büro"
  distributor         = "Großhandel"
  description         = "%(description)s"
  support_description = "Call"
  support_email       = "it@a.example"
  support_url         = "https://a.example"
  type                = "CLOUD_FORMATION_TEMPLATE"
  tags                = { Team = "%(team)s" }
  provisioning_artifact_parameters {
    name         = "v1"
    description  = "first"
    type         = "CLOUD_FORMATION_TEMPLATE"
    template_url = "%(url)s"
  }
}

resource "aws_servicecatalog_provisioning_artifact" "second" {
  product_id   = aws_servicecatalog_product.queue.id
  name         = "%(version)s"
  description  = "%(description)s"
  active       = %(active)s
  guidance     = "%(guidance)s"
  type         = "CLOUD_FORMATION_TEMPLATE"
  template_url = "%(url)s"
}

resource "aws_servicecatalog_product_portfolio_association" "on" {
  product_id   = aws_servicecatalog_product.queue.id
  portfolio_id = aws_servicecatalog_portfolio.shelf.id
}

data "aws_servicecatalog_portfolio" "shelf" {
  id = aws_servicecatalog_portfolio.shelf.id
}

data "aws_servicecatalog_product" "queue" {
  id = aws_servicecatalog_product.queue.id
}

data "aws_servicecatalog_provisioning_artifacts" "all" {
  product_id = aws_servicecatalog_provisioning_artifact.second.product_id
}
"""
FIRST = {
    "portfolio": "Shelf",
    "description": "A queue",
    "team": "a",
    "version": "v2",
    "active": "true",
    "guidance": "DEFAULT",
}
ADDRESSES = [
    "aws_servicecatalog_portfolio.shelf",
    "aws_servicecatalog_product.queue",
    "aws_servicecatalog_provisioning_artifact.second",
    "aws_servicecatalog_product_portfolio_association.on",
]


@pytest.fixture
def account_id(fresh_id):
    return fresh_id()


@pytest.fixture
def terraform(tmp_path, server, account_id):
    return Terraform(tmp_path, server, account_id)


@pytest.fixture
def first(templates):
    """What a configuration says at first."""
    return FIRST | {"url": templates.url()}


def test_from_creation_to_destruction(terraform, first, server, account_id):
    terraform.apply(SHELF % first)
    found = terraform.resources()
    portfolio, product, version, association = (found[address] for address in ADDRESSES)
    assert portfolio["arn"].endswith(f":portfolio/{portfolio['id']}") and portfolio["created_time"]
    assert (product["status"], product["has_default_path"]) == ("CREATED", False)
    assert (product["owner"], product["distributor"]) == ("Büro", "Großhandel")
    assert (version["active"], version["guidance"]) == (True, "DEFAULT")
    assert version["id"].endswith(f":{product['id']}")
    assert association["id"] == f"en:{portfolio['id']}:{product['id']}"
    seen = found["data.aws_servicecatalog_portfolio.shelf"]
    assert (seen["name"], seen["provider_name"], seen["tags"]) == ("Shelf", "IT", {"Team": "a"})
    seen = found["data.aws_servicecatalog_product.queue"]
    assert (seen["name"], seen["support_email"], seen["tags"]) == ("Queue", "it@a.example", {"Team": "a"})
    listed = found["data.aws_servicecatalog_provisioning_artifacts.all"]["provisioning_artifact_details"]
    assert [(one["name"], one["active"], one["guidance"]) for one in listed] == [
        ("v1", True, "DEFAULT"),
        ("v2", True, "DEFAULT"),
    ]

    changed = {"description": "Neu", "team": "b", "version": "v3", "active": "false", "guidance": "DEPRECATED"}
    terraform.apply(SHELF % (first | changed | {"portfolio": "Board"}))
    after = terraform.resources()
    for address in ADDRESSES:
        assert after[address]["id"] == found[address]["id"], "nothing was made anew"
    version = after[ADDRESSES[2]]
    assert (version["name"], version["active"], version["guidance"]) == ("v3", False, "DEPRECATED")
    assert (after[ADDRESSES[0]]["name"], after[ADDRESSES[1]]["description"]) == ("Board", "Neu")
    assert after[ADDRESSES[1]]["tags"] == {"Team": "b"}

    terraform.destroy()
    assert terraform.resources() == {}
    api = Account(server, account_id).boto("servicecatalog")
    assert api.list_portfolios()["PortfolioDetails"] == []
    with pytest.raises(api.exceptions.ResourceNotFoundException):
        api.describe_product_as_admin(Id=product["id"])


def test_what_is_there_can_be_imported(terraform, first):
    terraform.apply(SHELF % first)
    before = terraform.resources()
    terraform.run("state", "rm", *ADDRESSES)
    for address in ADDRESSES:
        terraform.run("import", "-input=false", "-no-color", address, before[address]["id"])
    after = terraform.resources()
    portfolio, product, version, association = ADDRESSES
    assert after[portfolio] == before[portfolio] and after[association] == before[association]
    # The version made last, whichever resource it belongs to, is taken for the one that came with the product.
    (taken,) = after[product]["provisioning_artifact_parameters"]
    assert taken["template_url"] == first["url"]
    ignored = ("template_url", "template_physical_id", "accept_language", "disable_template_validation")
    without = [{k: v for k, v in one[version].items() if k not in ignored} for one in (before, after)]
    assert without[0] == without[1]
    terraform.destroy()


def test_an_only_version_is_imported_with_its_product(terraform, first):
    block = SHELF.split("\n\n")[1] % first
    terraform.apply(block)
    address = ADDRESSES[1]
    before = terraform.resources()[address]
    terraform.run("state", "rm", address)
    terraform.run("import", "-input=false", "-no-color", address, before["id"])
    after = terraform.resources()[address]
    ignored = ("accept_language", "ignore_errors", "timeouts")
    (was,), (now,) = before["provisioning_artifact_parameters"], after["provisioning_artifact_parameters"]
    assert [now[key] for key in ("name", "description", "type", "template_url")] == [
        was[key] for key in ("name", "description", "type", "template_url")
    ]
    for key in before.keys() - {"provisioning_artifact_parameters", *ignored}:
        assert after[key] == before[key], key
    terraform.destroy()
