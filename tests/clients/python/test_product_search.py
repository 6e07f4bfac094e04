"""Service Catalog's searches for products: of end users and of administrators, with boto3."""

import pytest

from support.account import plain, refused
from support.catalog import Catalog


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


@pytest.fixture
def shop(catalog):
    """Three products in a portfolio that the user may use, and one in none; the portfolio."""
    portfolio = catalog.portfolio()
    catalog.allow(portfolio)
    catalog.product(portfolio, name="Queue", Description="Fast-moving messages")
    catalog.product(portfolio, name="Bucket", Owner="Ops")
    catalog.product(portfolio, name="Grüner Vault", Distributor="Keys & Co.")
    catalog.product(name="Lonely", Owner="Ops")
    return portfolio


def found(catalog, **more):
    return [summary["Name"] for summary in catalog.api.search_products(**more)["ProductViewSummaries"]]


def as_admin(catalog, **more):
    details = catalog.api.search_products_as_admin(**more)["ProductViewDetails"]
    return [detail["ProductViewSummary"]["Name"] for detail in details]


@pytest.mark.usefixtures("shop")
def test_an_end_user_finds_what_has_a_path(catalog):
    answer = plain(catalog.api.search_products())
    assert [summary["Name"] for summary in answer["ProductViewSummaries"]] == ["Queue", "Bucket", "Grüner Vault"]
    summary = answer["ProductViewSummaries"][0]
    assert summary == plain(catalog.api.describe_product(Id=summary["ProductId"]))["ProductViewSummary"]
    assert answer["ProductViewAggregations"] == {
        "Owner": [{"Value": "IT", "ApproximateCount": 2}, {"Value": "Ops", "ApproximateCount": 1}],
        "ProductType": [{"Value": "CLOUD_FORMATION_TEMPLATE", "ApproximateCount": 3}],
        "Vendor": [{"Value": "Keys & Co.", "ApproximateCount": 1}],
    }
    assert "NextPageToken" not in answer


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"FullTextSearch": ["queue"]}, ["Queue"]),
        ({"FullTextSearch": ["MESSAGES"]}, ["Queue"]),
        ({"FullTextSearch": ["fast messages"]}, ["Queue"]),
        ({"FullTextSearch": ["fast bucket"]}, []),
        ({"FullTextSearch": ["queue", "bucket"]}, ["Queue", "Bucket"]),
        ({"FullTextSearch": ["grüner"]}, ["Grüner Vault"]),
        ({"Owner": ["Ops"]}, ["Bucket"]),
        ({"Owner": ["Ops", "IT"]}, ["Queue", "Bucket", "Grüner Vault"]),
        ({"Owner": ["Nobody"]}, []),
        ({"ProductType": ["CLOUD_FORMATION_TEMPLATE"]}, ["Queue", "Bucket", "Grüner Vault"]),
        ({"ProductType": ["MARKETPLACE"]}, []),
        ({"Owner": ["IT"], "FullTextSearch": ["vault", "bucket"]}, ["Grüner Vault"]),
    ],
)
def test_filters(catalog, filters, expected):
    assert found(catalog, Filters=filters) == expected
    assert [name for name in as_admin(catalog, Filters=filters) if name != "Lonely"] == expected


def test_aggregations_tell_of_what_was_found(catalog, shop):
    answer = catalog.api.search_products(Filters={"Owner": ["Ops"]}, PageSize=1)
    assert answer["ProductViewAggregations"]["Owner"] == [{"Value": "Ops", "ApproximateCount": 1}]
    assert "Vendor" not in answer["ProductViewAggregations"]


@pytest.mark.parametrize(
    ("by", "ascending"),
    [
        ("Title", ["Bucket", "Grüner Vault", "Queue"]),
        ("CreationDate", ["Queue", "Bucket", "Grüner Vault"]),
        ("VersionCount", ["Queue", "Bucket", "Grüner Vault"]),
    ],
)
def test_sorted_pages(catalog, shop, by, ascending):
    for order, expected in (("ASCENDING", ascending), ("DESCENDING", ascending[::-1])):
        pages = list(
            catalog.api.get_paginator("search_products_as_admin").paginate(
                PortfolioId=shop, SortBy=by, SortOrder=order, PaginationConfig={"PageSize": 2}
            )
        )
        names = [detail["ProductViewSummary"]["Name"] for page in pages for detail in page["ProductViewDetails"]]
        assert (names, len(pages)) == (expected, 2)
        first = catalog.api.search_products(SortBy=by, SortOrder=order, PageSize=1)
        rest = found(catalog, SortBy=by, SortOrder=order, PageToken=first["NextPageToken"])
        assert [first["ProductViewSummaries"][0]["Name"], *rest] == expected


def test_pages_stay_true_when_products_come(catalog, shop):
    first = catalog.api.search_products(SortBy="Title", SortOrder="ASCENDING", PageSize=1)
    assert first["ProductViewSummaries"][0]["Name"] == "Bucket"
    for name in ("Alpha", "Delta"):
        catalog.product(shop, name=name)
    token = first["NextPageToken"]
    rest = found(catalog, SortBy="Title", SortOrder="ASCENDING", PageToken=token)
    assert rest == ["Delta", "Grüner Vault", "Queue"]
    for wrong in ({"SortBy": "Title", "SortOrder": "DESCENDING"}, {}, {"Filters": {"Owner": ["IT"]}}):
        with refused("InvalidParametersException"):
            catalog.api.search_products(PageToken=token, **wrong)
    with refused("InvalidParametersException"):
        catalog.api.search_products_as_admin(PageToken="nonsense")


def test_an_administrator_finds_all_products(catalog, account, shop):
    everything = ["Queue", "Bucket", "Grüner Vault", "Lonely"]
    assert as_admin(catalog) == everything
    assert as_admin(catalog, ProductSource="ACCOUNT") == everything
    assert as_admin(catalog, PortfolioId=shop) == everything[:3]
    assert as_admin(catalog, PortfolioId=shop, Filters={"Owner": ["Ops"]}) == ["Bucket"]
    assert as_admin(catalog, PortfolioId=catalog.portfolio("Empty")) == []
    with refused("ResourceNotFoundException", "Portfolio port-aaaaaaaaaaaaa not found."):
        catalog.api.search_products_as_admin(PortfolioId="port-aaaaaaaaaaaaa")
    detail = plain(catalog.api.search_products_as_admin(PageSize=1))["ProductViewDetails"][0]
    product = detail["ProductViewSummary"]["ProductId"]
    assert detail.pop("CreatedTime") and detail.pop("ProductViewSummary")
    assert detail == {"Status": "CREATED", "ProductARN": f"arn:aws:catalog:us-east-1:{account.id}:product/{product}"}
    pages = catalog.api.get_paginator("search_products_as_admin").paginate(PaginationConfig={"PageSize": 3})
    assert [len(page["ProductViewDetails"]) for page in pages] == [3, 1]


def test_a_product_in_several_portfolios_is_found_once(catalog):
    _, product, _ = catalog.ready()
    other = catalog.portfolio("Others")
    catalog.allow(other)
    catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=other)
    assert found(catalog) == ["Queue"]
