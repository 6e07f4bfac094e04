"""The resources of the AWS provider that belong to portfolios, through Terraform itself."""

import pytest

from support.account import Account
from support.catalog import Catalog
from support.terraform import Terraform

PORTFOLIO = """
resource "aws_servicecatalog_portfolio" "basics" {
  name          = "%(name)s"
  description   = "%(description)s"
  provider_name = "IT"
  tags          = { Team = "%(team)s" }
}

data "aws_servicecatalog_portfolio" "basics" {
  id = aws_servicecatalog_portfolio.basics.id
}
"""
EMPTY = PORTFOLIO % {"name": "Basics", "description": "The basics", "team": "a"}
EXTRAS = """
resource "aws_servicecatalog_principal_portfolio_association" "user" {
  portfolio_id  = aws_servicecatalog_portfolio.basics.id
  principal_arn = "arn:aws:iam::%(account)s:role/Deploy"
}

resource "aws_servicecatalog_principal_portfolio_association" "pattern" {
  portfolio_id   = aws_servicecatalog_portfolio.basics.id
  principal_arn  = "arn:aws:iam:::role/Deploy*"
  principal_type = "IAM_PATTERN"
}

resource "aws_servicecatalog_tag_option" "stage" {
  key    = "stage"
  value  = "%(value)s"
  active = %(active)s
}

resource "aws_servicecatalog_tag_option_resource_association" "stage" {
  resource_id   = aws_servicecatalog_portfolio.basics.id
  tag_option_id = aws_servicecatalog_tag_option.stage.id
}

resource "aws_servicecatalog_budget_resource_association" "team" {
  budget_name = "team"
  resource_id = aws_servicecatalog_portfolio.basics.id
}
"""
SHARE = """
resource "aws_servicecatalog_portfolio_share" "one" {
  portfolio_id        = aws_servicecatalog_portfolio.basics.id
  principal_id        = "%(principal)s"
  type                = "%(type)s"
  share_tag_options   = %(options)s
  wait_for_acceptance = false
%(more)s
}
"""
ACCESS = """
resource "aws_servicecatalog_organizations_access" "all" {
  enabled = %(enabled)s
}
"""


@pytest.fixture
def account_id(fresh_id):
    return fresh_id()


@pytest.fixture
def terraform(tmp_path, server, account_id):
    return Terraform(tmp_path, server, account_id)


def imported(terraform, address):
    """Forgets a resource and imports it; what is known of it then must need no change."""
    known = terraform.resources()[address]["id"]
    terraform.run("state", "rm", address)
    terraform.run("import", "-input=false", "-no-color", address, known)
    terraform.run("plan", "-detailed-exitcode", "-input=false", "-no-color")


def test_a_portfolio(terraform):
    terraform.apply(EMPTY)
    made = terraform.resources()
    first, seen = made["aws_servicecatalog_portfolio.basics"], made["data.aws_servicecatalog_portfolio.basics"]
    for member in ("arn", "created_time", "description", "name", "provider_name", "tags"):
        assert seen[member] == first[member]
    imported(terraform, "aws_servicecatalog_portfolio.basics")
    terraform.apply(PORTFOLIO % {"name": "Ops", "description": "Operations", "team": "b"})
    second = terraform.resources()["aws_servicecatalog_portfolio.basics"]
    assert (second["id"], second["name"], second["tags"]) == (first["id"], "Ops", {"Team": "b"})
    terraform.destroy()
    assert terraform.resources() == {}


def test_what_is_associated_with_a_portfolio(terraform, account_id):
    terraform.apply(EMPTY + EXTRAS % {"account": account_id, "value": "live", "active": "true"})
    option = terraform.resources()["aws_servicecatalog_tag_option.stage"]
    assert (option["owner"], option["active"]) == (account_id, True)
    for address in [address for address in terraform.resources() if not address.startswith("data.")]:
        imported(terraform, address)
    terraform.apply(EMPTY + EXTRAS % {"account": account_id, "value": "test", "active": "false"})
    changed = terraform.resources()["aws_servicecatalog_tag_option.stage"]
    assert (changed["id"], changed["value"], changed["active"]) == (option["id"], "test", False)
    terraform.destroy()
    assert terraform.resources() == {}


def test_a_share_with_an_account(terraform, server, account_id, fresh_id, templates):
    other = Catalog(Account(server, fresh_id()), templates)
    share = {"principal": other.account.id, "type": "ACCOUNT", "options": "false", "more": ""}
    terraform.apply(EMPTY + SHARE % share)
    made = terraform.resources()["aws_servicecatalog_portfolio_share.one"]
    assert (made["accepted"], made["share_tag_options"], made["share_principals"]) == (False, False, False)
    terraform.apply(EMPTY + SHARE % (share | {"options": "true"}))
    portfolio = terraform.resources()["aws_servicecatalog_portfolio.basics"]["id"]
    other.api.accept_portfolio_share(PortfolioId=portfolio)
    terraform.run("refresh", "-input=false", "-no-color")
    changed = terraform.resources()["aws_servicecatalog_portfolio_share.one"]
    assert (changed["accepted"], changed["share_tag_options"]) == (True, True)
    terraform.destroy()
    assert other.api.list_accepted_portfolio_shares()["PortfolioDetails"] == []


@pytest.mark.parametrize(
    ("kind", "principal", "bare"),
    [
        ("ORGANIZATION", "arn:aws:organizations::123456789012:organization/o-exampleorg", "o-exampleorg"),
        ("ORGANIZATIONAL_UNIT", "arn:aws:organizations::123456789012:ou/o-exampleorg/ou-exam-12345678", "ou-exam-12345678"),
        ("ORGANIZATION_MEMBER_ACCOUNT", "123456789012", "123456789012"),
    ],
)
def test_a_share_with_the_organization(terraform, server, account_id, templates, kind, principal, bare):
    after = "  depends_on          = [aws_servicecatalog_organizations_access.all]"
    share = {"principal": principal, "type": kind, "options": "false", "more": after}
    terraform.apply(EMPTY + ACCESS % {"enabled": "true"} + SHARE % share)
    made = terraform.resources()["aws_servicecatalog_portfolio_share.one"]
    assert made["accepted"]
    owner = Catalog(Account(server, account_id), templates)
    shares = owner.api.describe_portfolio_shares(PortfolioId=made["portfolio_id"], Type=kind)["PortfolioShareDetails"]
    assert [share["PrincipalId"] for share in shares] == [bare]
    terraform.destroy()
    owner.access_becomes("DISABLED")
