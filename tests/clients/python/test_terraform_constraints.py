"""Constraints and service actions of the AWS provider, through Terraform itself."""

import json

import pytest

from support.account import Account
from support.catalog import Catalog
from support.terraform import Terraform

CONFIGURATION = """
resource "aws_servicecatalog_constraint" "notification" {
  description  = "%(word)s"
  portfolio_id = "%(portfolio)s"
  product_id   = "%(product)s"
  type         = "NOTIFICATION"
  parameters   = jsonencode({ NotificationArns = ["arn:aws:sns:us-east-1:%(account)s:%(word)s"] })
}

resource "aws_servicecatalog_constraint" "launch" {
  portfolio_id = "%(portfolio)s"
  product_id   = "%(product)s"
  type         = "LAUNCH"
  parameters   = jsonencode({ RoleArn = "arn:aws:iam::%(account)s:role/%(word)s" })
}

data "aws_servicecatalog_constraint" "notification" {
  id = aws_servicecatalog_constraint.notification.id
}

data "aws_servicecatalog_portfolio_constraints" "all" {
  portfolio_id = "%(portfolio)s"
  product_id   = "%(product)s"
  depends_on   = [aws_servicecatalog_constraint.launch, aws_servicecatalog_constraint.notification]
}

resource "aws_servicecatalog_service_action" "restart" {
  name        = "%(word)s"
  description = "%(word)s"
  definition {
    name    = "AWS-RestartEC2Instance"
    version = "1"
    %(role)s
  }
}
"""
IMPORTED = ["aws_servicecatalog_constraint.launch", "aws_servicecatalog_service_action.restart"]


@pytest.fixture
def account_id(fresh_id):
    return fresh_id()


@pytest.fixture
def terraform(tmp_path, server, account_id):
    return Terraform(tmp_path, server, account_id)


def test_constraints_and_service_actions(terraform, server, templates, account_id):
    catalog = Catalog(Account(server, account_id), templates)
    portfolio = catalog.portfolio()
    product, _ = catalog.product(portfolio)
    given = {"portfolio": portfolio, "product": product, "account": account_id}

    terraform.apply(CONFIGURATION % (given | {"word": "one", "role": ""}))
    made = terraform.resources()
    notification = made["aws_servicecatalog_constraint.notification"]
    assert notification["description"] == "one"
    assert (notification["owner"], notification["status"]) == (account_id, "AVAILABLE")
    assert (notification["portfolio_id"], notification["product_id"]) == (portfolio, product)
    read = made["data.aws_servicecatalog_constraint.notification"]
    assert json.loads(read["parameters"]) == {"NotificationArns": [f"arn:aws:sns:us-east-1:{account_id}:one"]}
    listed = made["data.aws_servicecatalog_portfolio_constraints.all"]["details"]
    assert {one["constraint_id"]: one["type"] for one in listed} == {
        notification["id"]: "NOTIFICATION",
        made["aws_servicecatalog_constraint.launch"]["id"]: "LAUNCH",
    }
    (definition,) = made["aws_servicecatalog_service_action.restart"]["definition"]
    assert (definition["name"], definition["version"]) == ("AWS-RestartEC2Instance", "1")

    role = f"arn:aws:iam::{account_id}:role/Restart"
    terraform.apply(CONFIGURATION % (given | {"word": "two", "role": f'assume_role = "{role}"'}))
    changed = terraform.resources()
    for address in [*IMPORTED, "aws_servicecatalog_constraint.notification"]:
        assert changed[address]["id"] == made[address]["id"]
    described = catalog.api.describe_constraint(Id=notification["id"])
    assert described["ConstraintDetail"]["Description"] == "two"
    assert json.loads(described["ConstraintParameters"])["NotificationArns"][0].endswith(":two")
    (definition,) = changed["aws_servicecatalog_service_action.restart"]["definition"]
    assert definition["assume_role"] == role

    terraform.run("state", "rm", *IMPORTED)
    for address in IMPORTED:
        terraform.run("import", "-input=false", "-no-color", address, changed[address]["id"])
    imported = terraform.resources()
    for address in IMPORTED:
        # The provider does not read the language of a service action.
        ignored = {"accept_language": None, "timeouts": None}
        assert imported[address] | ignored == changed[address] | ignored

    terraform.destroy()
    assert catalog.api.list_constraints_for_portfolio(PortfolioId=portfolio)["ConstraintDetails"] == []
    assert catalog.api.list_service_actions()["ServiceActionSummaries"] == []
