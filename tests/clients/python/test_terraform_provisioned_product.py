"""The provisioned product of the AWS provider, through Terraform itself."""

import json

import pytest

from support.account import Account, refused
from support.catalog import Catalog
from support.terraform import Terraform

MINE = "aws_servicecatalog_provisioned_product.mine"
UNRESOLVED = "AmazonCloudFormationException  Unresolved resource dependencies [MyVPC] in the Outputs block of the template"
NETWORK = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Parameters": {
        "VPCPrimaryCIDR": {"Type": "String", "Default": "10.0.0.0/16"},
        "LeaveMeEmpty": {"Type": "String", "Default": ""},
    },
    "Conditions": {"IsEmpty": {"Fn::Equals": [{"Ref": "LeaveMeEmpty"}, ""]}},
    "Resources": {
        "MyVPC": {
            "Type": "AWS::EC2::VPC",
            "Condition": "IsEmpty",
            "Properties": {"CidrBlock": {"Ref": "VPCPrimaryCIDR"}},
        }
    },
    "Outputs": {"VpcID": {"Description": "VPC ID", "Value": {"Ref": "MyVPC"}}},
}
WITH_CIDR = NETWORK | {
    "Outputs": NETWORK["Outputs"] | {"VPCPrimaryCIDR": {"Value": {"Ref": "VPCPrimaryCIDR"}, "Description": "CIDR"}}
}
SHELF = """
data "aws_caller_identity" "me" {}

resource "aws_servicecatalog_portfolio" "shelf" {
  name          = "Shelf"
  provider_name = "IT"
}

resource "aws_servicecatalog_principal_portfolio_association" "me" {
  portfolio_id  = aws_servicecatalog_portfolio.shelf.id
  principal_arn = data.aws_caller_identity.me.arn
}

resource "aws_servicecatalog_product" "%(label)s" {
  name  = "%(product)s"
  owner = "IT"
  type  = "CLOUD_FORMATION_TEMPLATE"
  provisioning_artifact_parameters {
    name         = "%(first)s"
    type         = "CLOUD_FORMATION_TEMPLATE"
    template_url = "%(url)s"
  }
}

resource "aws_servicecatalog_provisioning_artifact" "second" {
  product_id   = aws_servicecatalog_product.%(label)s.id
  name         = "second"
  type         = "CLOUD_FORMATION_TEMPLATE"
  template_url = "%(url)s"
}

resource "aws_servicecatalog_product_portfolio_association" "%(label)s" {
  portfolio_id = aws_servicecatalog_principal_portfolio_association.me.portfolio_id
  product_id   = aws_servicecatalog_product.%(label)s.id
}

resource "aws_servicecatalog_constraint" "%(label)s" {
  portfolio_id = aws_servicecatalog_product_portfolio_association.%(label)s.portfolio_id
  product_id   = aws_servicecatalog_product_portfolio_association.%(label)s.product_id
  type         = "RESOURCE_UPDATE"
  parameters = jsonencode({
    Version    = "2.0"
    Properties = { TagUpdateOnProvisionedProduct = "ALLOWED" }
  })
}

data "aws_servicecatalog_launch_paths" "%(label)s" {
  product_id = aws_servicecatalog_product_portfolio_association.%(label)s.product_id
}
"""
PROVISIONED = """
resource "aws_servicecatalog_provisioned_product" "mine" {
  name                       = "mine"
  %(by)s
  provisioning_artifact_name = "%(version)s"
  path_id                    = data.aws_servicecatalog_launch_paths.%(label)s.summaries[0].path_id
%(parameters)s
%(more)s
  depends_on = [aws_servicecatalog_constraint.%(label)s, aws_servicecatalog_provisioning_artifact.second]
}
"""
PREFERENCES = """
  stack_set_provisioning_preferences {
    accounts                = ["%s"]
    regions                 = ["us-east-1"]
    failure_tolerance_count = 1
    max_concurrency_count   = %d
  }
"""


class Shelf:
    """A configuration, and what is behind it."""

    def __init__(self, terraform, catalog):
        self.terraform, self.catalog = terraform, catalog

    def text(self, template=None, label="network", product="Network", by=None, parameters=None, version="first", more=""):
        given = parameters or {}
        blocks = "\n".join(
            f'  provisioning_parameters {{\n    key   = "{key}"\n    value = "{value}"\n  }}'
            for key, value in given.items()
        )
        parts = {
            "label": label,
            "product": product,
            "first": "first",
            "version": version,
            "url": self.catalog.templates.url(json.dumps(template or NETWORK)),
            "by": by or f"product_id = aws_servicecatalog_product.{label}.id",
            "parameters": blocks,
            "more": more,
        }
        return (SHELF + PROVISIONED) % parts

    def apply(self, text):
        """Applies; what Terraform knows of the provisioned product then."""
        self.terraform.apply(text)
        return self.terraform.resources()[MINE]

    def fails(self, text):
        """Applies what must fail; the provisioned product."""
        self.terraform.write("main.tf", text)
        self.terraform.run("apply", "-auto-approve", "-input=false", "-no-color", codes=(1,))
        return self.catalog.provisioned(Name="mine")

    def destroy(self):
        self.terraform.destroy()
        with refused("ResourceNotFoundException", starts="Provisioned product not found"):
            self.catalog.provisioned(Name="mine")


@pytest.fixture
def shelf(tmp_path, server, fresh_id, templates):
    account = Account(server, fresh_id())
    return Shelf(Terraform(tmp_path, server, account.id), Catalog(account, templates))


def put_out(mine):
    return {output["key"]: (output["value"], output["description"]) for output in mine["outputs"]}


def same_url(text, other):
    """The second configuration with the template of the first one."""
    url = next(line for line in text.splitlines() if "template_url" in line)
    return "\n".join(url if "template_url" in line else line for line in other.splitlines())


def test_its_life(shelf):
    first = shelf.text(parameters={"VPCPrimaryCIDR": "10.1.0.0/16", "LeaveMeEmpty": ""}, more='  tags = { Team = "a" }')
    mine = shelf.apply(first)
    account = shelf.catalog.account.id
    assert mine["arn"] == f"arn:aws:servicecatalog:us-east-1:{account}:stack/mine/{mine['id']}"
    assert (mine["status"], mine["type"], mine["status_message"]) == ("AVAILABLE", "CFN_STACK", "")
    for member in (
        *("last_provisioning_record_id", "last_record_id", "last_successful_provisioning_record_id"),
        *("created_time", "product_id", "provisioning_artifact_id", "path_id"),
    ):
        assert mine[member], member
    assert mine["tags"] == {"Team": "a"}
    outputs = put_out(mine)
    assert outputs.keys() == {"CloudformationStackARN", "VpcID"}
    assert outputs["VpcID"][0] and outputs["VpcID"][1] == "VPC ID"

    other = {"VPCPrimaryCIDR": "10.2.0.0/16", "LeaveMeEmpty": ""}
    changed = shelf.apply(same_url(first, shelf.text(parameters=other, more='  tags = { Team = "a" }')))
    assert (changed["id"], changed["tags"]) == (mine["id"], {"Team": "a"})
    assert put_out(changed).keys() == outputs.keys()

    tagged = shelf.apply(
        same_url(first, shelf.text(parameters=other, more='  tags = { Team = "b", Stage = "test" }'))
    )
    assert tagged["tags"] == {"Team": "b", "Stage": "test"}

    shelf.terraform.run("state", "rm", MINE)
    shelf.terraform.run("import", "-input=false", "-no-color", MINE, mine["id"])
    shelf.destroy()


def test_preferences_of_stack_sets_change_nothing(shelf):
    account = shelf.catalog.account.id
    given = {"VPCPrimaryCIDR": "10.1.0.0/16", "LeaveMeEmpty": ""}
    first = shelf.text(parameters=given, more=PREFERENCES % (account, 1))
    mine = shelf.apply(first)
    again = shelf.apply(same_url(first, shelf.text(parameters=given, more=PREFERENCES % (account, 2))))
    assert (again["status"], again["id"]) == ("AVAILABLE", mine["id"])
    last = shelf.apply(same_url(first, shelf.text(parameters=given, more='  tags = { Team = "a" }')))
    assert (last["status"], last["tags"]) == ("AVAILABLE", {"Team": "a"})


def test_another_product_takes_over_while_the_old_one_goes(shelf):
    first = shelf.text(by='product_name = "Network"')
    mine = shelf.apply(first)
    second = shelf.apply(shelf.text(label="other", product="Other", by='product_name = "Other"'))
    assert second["id"] == mine["id"]
    product = shelf.catalog.provisioned(Name="mine")["ProductId"]
    assert product != mine["product_id"]
    shelf.destroy()


def test_another_version_of_the_same_template(shelf):
    first = shelf.text()
    mine = shelf.apply(first)
    version = shelf.catalog.provisioned(Name="mine")["ProvisioningArtifactId"]
    shelf.apply(same_url(first, shelf.text(version="second")))
    detail = shelf.catalog.provisioned(Name="mine")
    assert (detail["Id"], detail["Status"]) == (mine["id"], "AVAILABLE")
    assert detail["ProvisioningArtifactId"] != version


def test_computed_outputs(shelf):
    first = shelf.text(WITH_CIDR, parameters={"VPCPrimaryCIDR": "10.0.0.0/16", "LeaveMeEmpty": ""})
    assert put_out(shelf.apply(first))["VPCPrimaryCIDR"][0] == "10.0.0.0/16"
    other = {"VPCPrimaryCIDR": "10.1.0.1/16", "LeaveMeEmpty": ""}
    outputs = put_out(shelf.apply(same_url(first, shelf.text(parameters=other))))
    assert outputs.keys() == {"CloudformationStackARN", "VpcID", "VPCPrimaryCIDR"}
    assert outputs["VPCPrimaryCIDR"] == ("10.1.0.1/16", "CIDR")


def test_an_error_on_create(shelf):
    given = {"VPCPrimaryCIDR": "10.1.0.0/16", "LeaveMeEmpty": "NotEmpty"}
    detail = shelf.fails(shelf.text(parameters=given))
    assert detail["Status"] == "ERROR" and UNRESOLVED in detail["StatusMessage"]
    shelf.destroy()


def test_an_error_on_update(shelf):
    good, bad = ({"VPCPrimaryCIDR": "10.1.0.0/16", "LeaveMeEmpty": empty} for empty in ("", "NotEmpty"))
    first = shelf.text(parameters=good)
    mine = shelf.apply(first)
    detail = shelf.fails(same_url(first, shelf.text(parameters=bad)))
    assert detail["Status"] == "TAINTED" and UNRESOLVED in detail["StatusMessage"]
    good["VPCPrimaryCIDR"] = "10.2.0.0/16"
    again = shelf.apply(same_url(first, shelf.text(parameters=good)))
    assert (again["id"], again["status"]) == (mine["id"], "AVAILABLE")
    shelf.destroy()


def test_it_disappears(shelf):
    first = shelf.text()
    shelf.apply(first)
    shelf.catalog.done(shelf.catalog.terminate(ProvisionedProductName="mine"))
    shelf.terraform.run("plan", "-detailed-exitcode", "-input=false", "-no-color", codes=(2,))
