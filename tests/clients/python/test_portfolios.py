"""Service Catalog's administrators: portfolios described, listed, changed and emptied, with boto3."""

import pytest

from support.account import Account, plain, refused
from support.catalog import Catalog


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def test_a_description_shows_empty_lists(catalog):
    made = catalog.api.create_portfolio(DisplayName="Basics", ProviderName="IT")["PortfolioDetail"]
    shown = plain(catalog.api.describe_portfolio(Id=made["Id"]))
    assert shown == {"PortfolioDetail": made, "Tags": [], "TagOptions": [], "Budgets": []}
    with refused("ResourceNotFoundException", "Portfolio port-aaaaaaaaaaaaa not found."):
        catalog.api.describe_portfolio(Id="port-aaaaaaaaaaaaa")


def test_pages_of_portfolios(account, templates, catalog):
    portfolios = [catalog.portfolio(f"P{number}") for number in range(5)]
    pages = list(catalog.api.get_paginator("list_portfolios").paginate(PaginationConfig={"PageSize": 2}))
    assert [detail["Id"] for page in pages for detail in page["PortfolioDetails"]] == portfolios
    assert [len(page["PortfolioDetails"]) for page in pages] == [2, 2, 1]
    assert Catalog(account.at("eu-west-1"), templates).api.list_portfolios()["PortfolioDetails"] == []
    with refused("InvalidParametersException"):
        catalog.api.list_portfolios(PageToken="nonsense")


def test_an_update_removes_tags_before_it_adds_them(catalog):
    portfolio = catalog.portfolio(Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "1"}])
    changed = catalog.api.update_portfolio(
        Id=portfolio, DisplayName="Ops", RemoveTags=["a", "b"], AddTags=[{"Key": "b", "Value": "2"}]
    )
    assert changed["Tags"] == [{"Key": "b", "Value": "2"}]
    assert changed["PortfolioDetail"]["DisplayName"] == "Ops"
    assert changed["PortfolioDetail"]["ProviderName"] == "IT"
    shown = plain(catalog.api.describe_portfolio(Id=portfolio))
    assert (shown["PortfolioDetail"], shown["Tags"]) == (changed["PortfolioDetail"], changed["Tags"])


def test_only_an_empty_portfolio_can_be_deleted(catalog):
    portfolio, product, _ = catalog.ready()
    with refused("ResourceInUseException", f"Portfolio {portfolio} still has associated Products"):
        catalog.api.delete_portfolio(Id=portfolio)
    both = {"ProductId": product, "PortfolioId": portfolio}
    assert plain(catalog.api.disassociate_product_from_portfolio(**both)) == {}
    assert plain(catalog.api.list_portfolios_for_product(ProductId=product)) == {"PortfolioDetails": []}
    with refused("ResourceNotFoundException"):
        catalog.api.disassociate_product_from_portfolio(**both)
    with refused("ResourceInUseException", f"Portfolio {portfolio} still has associated Principals"):
        catalog.api.delete_portfolio(Id=portfolio)
    principal = {"PortfolioId": portfolio, "PrincipalARN": catalog.user}
    assert plain(catalog.api.disassociate_principal_from_portfolio(**principal, PrincipalType="IAM")) == {}
    assert plain(catalog.api.delete_portfolio(Id=portfolio)) == {}
    for gone in (catalog.api.delete_portfolio, catalog.api.describe_portfolio):
        with refused("ResourceNotFoundException", f"Portfolio {portfolio} not found."):
            gone(Id=portfolio)


def test_principals_are_listed_and_leave_with_their_type(catalog):
    portfolio = catalog.portfolio()
    pattern = "arn:aws:iam:::role/Deploy*"
    catalog.allow(portfolio)
    catalog.allow(portfolio, pattern, "IAM_PATTERN")
    listed = catalog.api.list_principals_for_portfolio(PortfolioId=portfolio)["Principals"]
    assert listed == [
        {"PrincipalARN": catalog.user, "PrincipalType": "IAM"},
        {"PrincipalARN": pattern, "PrincipalType": "IAM_PATTERN"},
    ]
    leave = {"PortfolioId": portfolio, "PrincipalARN": pattern}
    with refused("ResourceNotFoundException"):
        catalog.api.disassociate_principal_from_portfolio(**leave, PrincipalType="IAM")
    catalog.api.disassociate_principal_from_portfolio(**leave, PrincipalType="IAM_PATTERN")
    assert catalog.api.list_principals_for_portfolio(PortfolioId=portfolio)["Principals"] == listed[:1]


def test_a_resource_has_one_budget(catalog):
    portfolio = catalog.portfolio()
    budget = {"ResourceId": portfolio, "BudgetName": "team"}
    assert plain(catalog.api.associate_budget_with_resource(**budget)) == {}
    with refused("DuplicateResourceException"):
        catalog.api.associate_budget_with_resource(**budget)
    assert catalog.api.list_budgets_for_resource(ResourceId=portfolio)["Budgets"] == [{"BudgetName": "team"}]
    assert catalog.api.describe_portfolio(Id=portfolio)["Budgets"] == [{"BudgetName": "team"}]
    assert plain(catalog.api.disassociate_budget_from_resource(**budget)) == {}
    with refused("ResourceNotFoundException"):
        catalog.api.disassociate_budget_from_resource(**budget)


def test_accounts_do_not_meet(account, templates, catalog, fresh_id):
    portfolio = catalog.portfolio()
    stranger = Catalog(Account(account.server, fresh_id()), templates)
    with refused("ResourceNotFoundException", f"Portfolio {portfolio} not found."):
        stranger.api.describe_portfolio(Id=portfolio)
    assert stranger.api.list_portfolios()["PortfolioDetails"] == []
