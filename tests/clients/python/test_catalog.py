"""Service Catalog's administrators: portfolios, products, principals and launch paths, with boto3."""

import re

import pytest

from support.account import Account, plain, refused
from support.catalog import Catalog

ID = r"[a-z2-7]{12}[acegikmoqsuwy246]"


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def test_a_portfolio(account, catalog):
    made = plain(catalog.api.create_portfolio(DisplayName="Basics", ProviderName="IT"))
    assert made.keys() == {"PortfolioDetail"}, "without tags the answer has none"
    detail = made["PortfolioDetail"]
    assert re.fullmatch(f"port-{ID}", detail["Id"])
    assert detail.pop("CreatedTime")
    assert detail == {
        "Id": detail["Id"],
        "ARN": f"arn:aws:catalog:us-east-1:{account.id}:portfolio/{detail['Id']}",
        "DisplayName": "Basics",
        "ProviderName": "IT",
    }
    tags = [{"Key": "team", "Value": "Über uns"}]
    made = catalog.api.create_portfolio(DisplayName="Basics", ProviderName="IT", Description="", Tags=tags)
    assert made["PortfolioDetail"]["Description"] == ""
    assert made["PortfolioDetail"]["Id"] != detail["Id"], "names need not be unique"
    assert made["Tags"] == tags


def test_a_product(account, catalog):
    url = catalog.templates.url()
    made = plain(catalog.create_product(Description="A queue", Distributor="", SupportUrl="https://a.example", url=url))
    view = made["ProductViewDetail"]
    summary = view["ProductViewSummary"]
    product = summary["ProductId"]
    assert re.fullmatch(f"prod-{ID}", product) and re.fullmatch(f"prodview-{ID}", summary["Id"])
    assert summary["Id"].removeprefix("prodview-") != product.removeprefix("prod-")
    assert summary == {
        "Id": summary["Id"],
        "ProductId": product,
        "Name": "Queue",
        "Owner": "IT",
        "ShortDescription": "A queue",
        "Type": "CLOUD_FORMATION_TEMPLATE",
        "Distributor": "",
        "HasDefaultPath": False,
        "SupportUrl": "https://a.example",
    }
    assert view["Status"] == "CREATED"
    assert view["ProductARN"] == f"arn:aws:catalog:us-east-1:{account.id}:product/{product}"
    artifact = made["ProvisioningArtifactDetail"]
    assert re.fullmatch(f"pa-{ID}", artifact["Id"])
    assert artifact.pop("CreatedTime")
    assert artifact == {
        "Id": artifact["Id"],
        "Name": "v1",
        "Type": "CLOUD_FORMATION_TEMPLATE",
        "Active": True,
        "Guidance": "DEFAULT",
    }


def test_the_template_is_fetched_once(catalog):
    url = catalog.templates.url()
    catalog.create_product(url=url)
    path = "/" + url.rsplit("/", 1)[1]
    assert catalog.templates.asked.count(path) == 1


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list", "{", b"\xff\xfe\x00"])
def test_templates_that_are_none(catalog, text):
    with refused(
        "InvalidParametersException", "Invalid templateBody. Please make sure that your template is valid"
    ):
        catalog.create_product(url=catalog.templates.url(text))


def test_templates_that_cannot_be_fetched(catalog, templates):
    missing = templates.url().replace(".template", ".missing")
    closed = "http://127.0.0.1:9/x.template"
    far_away = "http://template.invalid/x.template"
    for url in (missing, closed, far_away, "https://nowhere.invalid/x", "file:///etc/passwd", "nonsense"):
        with refused(
            "InvalidParametersException", "Invalid templateBody. Please make sure that your template is valid"
        ):
            catalog.create_product(url=url)


def test_info_that_says_not_where_the_template_is(catalog):
    url = catalog.templates.url()
    for info in ({"Url": url}, {"LoadTemplateFromURL": url, "ImportFromPhysicalId": "x"}):
        with refused(
            "InvalidParametersException",
            "Package properties validation failed: Could not read package properties from JSON.",
        ):
            catalog.create_product(info=info)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ProductType": "MARKETPLACE"},
        {"ProductType": "TERRAFORM_OPEN_SOURCE"},
        {"SupportUrl": "ftp://a.example"},
        {"Tags": [{"Key": "aws:team", "Value": "a"}]},
        {"Tags": [{"Key": "team", "Value": "a"}, {"Key": "team", "Value": "b"}]},
    ],
)
def test_products_that_are_refused(catalog, wrong):
    with refused("InvalidParametersException"):
        catalog.create_product(**wrong)


def test_repeated_tokens(catalog):
    once = {"DisplayName": "Basics", "ProviderName": "IT", "IdempotencyToken": "t-1"}
    first = plain(catalog.api.create_portfolio(**once))
    assert plain(catalog.api.create_portfolio(**once)) == first
    with refused("InvalidParametersException"):
        catalog.api.create_portfolio(**once | {"DisplayName": "Other"})
    url = catalog.templates.url()
    product = plain(catalog.create_product(url=url, IdempotencyToken="t-1"))
    assert plain(catalog.create_product(url=url, IdempotencyToken="t-1")) == product


def test_associations_need_both_sides(catalog):
    portfolio = catalog.portfolio()
    product, _ = catalog.product(portfolio)
    catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=portfolio)
    for wrong in ({"ProductId": "prod-aaaaaaaaaaaaa"}, {"PortfolioId": "port-aaaaaaaaaaaaa"}):
        with refused("ResourceNotFoundException"):
            catalog.api.associate_product_with_portfolio(**{"ProductId": product, "PortfolioId": portfolio} | wrong)
    with refused("ResourceNotFoundException"):
        catalog.allow("port-aaaaaaaaaaaaa")
    catalog.allow(portfolio)
    catalog.allow(portfolio)
    with refused("InvalidParametersException"):
        catalog.allow(portfolio, principal="nonsense")


def paths(catalog, product):
    return catalog.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]


def test_a_path_needs_product_and_principal(catalog):
    portfolio = catalog.portfolio("Databases")
    product, _ = catalog.product()
    nothing = f"No launch paths found for resource: {product}"
    with refused("ResourceNotFoundException", nothing):
        paths(catalog, product)
    catalog.allow(portfolio)
    with refused("ResourceNotFoundException", nothing):
        paths(catalog, product)
    catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=portfolio)
    (path,) = paths(catalog, product)
    assert re.fullmatch(f"lpv3-{ID}", path["Id"])
    assert path == {"Id": path["Id"], "Name": "Databases", "ConstraintSummaries": [], "Tags": []}
    with refused("ResourceNotFoundException", "No launch paths found for resource: prod-aaaaaaaaaaaaa"):
        paths(catalog, "prod-aaaaaaaaaaaaa")


@pytest.mark.parametrize(
    ("kind", "principal", "fits"),
    [
        ("IAM", "arn:aws:iam::{account}:user/stockroom", True),
        ("IAM", "arn:aws:iam::{account}:root", True),
        ("IAM", "arn:aws:iam::{account}:user/other", False),
        ("IAM_PATTERN", "arn:aws:iam:::user/stock*", True),
        ("IAM_PATTERN", "arn:aws:iam:::user/stockroo?", True),
        ("IAM_PATTERN", "arn:aws:iam:::user/other*", False),
        ("IAM_PATTERN", "arn:aws:iam:::role/*", False),
    ],
)
def test_which_principals_have_a_path(account, catalog, kind, principal, fits):
    portfolio = catalog.portfolio()
    product, _ = catalog.product(portfolio)
    catalog.allow(portfolio, principal.format(account=account.id), kind)
    if fits:
        assert len(paths(catalog, product)) == 1
    else:
        with refused("ResourceNotFoundException", f"No launch paths found for resource: {product}"):
            paths(catalog, product)


def test_principals_of_other_accounts_do_not_exist(catalog):
    with refused("InvalidParametersException", contains="profile does not exist"):
        catalog.allow(catalog.portfolio(), "arn:aws:iam::999999999999:user/stockroom")


def test_a_session_has_the_paths_of_its_role(account, catalog):
    portfolio = catalog.portfolio()
    product, _ = catalog.product(portfolio)
    role = f"arn:aws:iam::{account.id}:role/launcher"
    keys = account.boto("sts").assume_role(RoleArn=role, RoleSessionName="ci")["Credentials"]
    session = Catalog(
        account,
        catalog.templates,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
    with refused("ResourceNotFoundException", f"No launch paths found for resource: {product}"):
        paths(session, product)
    catalog.allow(portfolio, role)
    assert len(paths(session, product)) == 1
    with refused("ResourceNotFoundException"):
        paths(catalog, product)


def test_pages_of_paths(catalog):
    product, _ = catalog.product()
    for number in range(23):
        portfolio = catalog.portfolio(f"P{number:02}")
        catalog.allow(portfolio)
        catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=portfolio)
    pages = catalog.api.get_paginator("list_launch_paths").paginate(
        ProductId=product, PaginationConfig={"PageSize": 10}
    )
    names = [[path["Name"] for path in page["LaunchPathSummaries"]] for page in pages]
    assert [len(page) for page in names] == [10, 10, 3]
    assert sorted(sum(names, [])) == [f"P{number:02}" for number in range(23)]
    with refused("InvalidParametersException"):
        catalog.api.list_launch_paths(ProductId=product, PageToken="nonsense")


def test_accounts_do_not_meet(account, templates, catalog, fresh_id):
    _, product, _ = catalog.ready()
    stranger = Catalog(Account(account.server, fresh_id()), templates)
    with refused("ResourceNotFoundException"):
        paths(stranger, product)
    with refused("ResourceNotFoundException"):
        paths(Catalog(account.at("eu-west-1"), templates), product)
