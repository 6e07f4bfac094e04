"""Service Catalog's end users: who sees which products, with boto3."""

import pytest

from support.account import plain, refused
from support.catalog import Catalog

HIDDEN = "%s does not exist or access was denied"


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def session(catalog, role, name="ci"):
    """The catalogue as a session of a role sees it."""
    arn = f"arn:aws:iam::{catalog.account.id}:role/{role}"
    keys = catalog.account.boto("sts").assume_role(RoleArn=arn, RoleSessionName=name)["Credentials"]
    return Catalog(
        catalog.account,
        catalog.templates,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def names(catalog, **more):
    return [summary["Name"] for summary in catalog.api.search_products(**more)["ProductViewSummaries"]]


def test_a_product_is_described(catalog):
    portfolio, product, artifact = catalog.ready(Description="A queue", Tags=[{"Key": "team", "Value": "a"}])
    other = catalog.portfolio("Others")
    catalog.allow(other)
    catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=other)
    catalog.api.associate_budget_with_resource(BudgetName="team", ResourceId=product)
    shown = plain(catalog.api.describe_product(Id=product))
    summary = shown["ProductViewSummary"]
    assert summary == {
        "Id": summary["Id"],
        "ProductId": product,
        "Name": "Queue",
        "Owner": "IT",
        "ShortDescription": "A queue",
        "Type": "CLOUD_FORMATION_TEMPLATE",
        "HasDefaultPath": False,
    }
    (version,) = shown["ProvisioningArtifacts"]
    assert version.pop("CreatedTime")
    assert version == {"Id": artifact, "Name": "v1", "Guidance": "DEFAULT"}
    assert shown["Budgets"] == [{"BudgetName": "team"}]
    assert shown["LaunchPaths"] == [
        {"Id": portfolio.replace("port-", "lpv3-"), "Name": "Basics"},
        {"Id": other.replace("port-", "lpv3-"), "Name": "Others"},
    ]
    assert plain(catalog.api.describe_product(Name="Queue"))["ProductViewSummary"] == summary
    view = plain(catalog.api.describe_product_view(Id=summary["Id"]))
    assert view["ProductViewSummary"] == summary
    assert [version["Id"] for version in view["ProvisioningArtifacts"]] == [artifact]


def test_a_product_is_named_in_one_way(catalog):
    _, product, _ = catalog.ready()
    for wrong in ({}, {"Id": product, "Name": "Queue"}):
        with refused("InvalidParametersException"):
            catalog.api.describe_product(**wrong)


def test_who_has_no_path_sees_nothing(catalog):
    portfolio = catalog.portfolio()
    product, artifact = catalog.product(portfolio)
    catalog.allow(portfolio, f"arn:aws:iam::{catalog.account.id}:role/Other")
    with refused("ResourceNotFoundException", HIDDEN % product):
        catalog.api.describe_product(Id=product)
    with refused("ResourceNotFoundException", "Product with name Queue does not exist or access was denied."):
        catalog.api.describe_product(Name="Queue")
    (detail,) = catalog.api.search_products_as_admin()["ProductViewDetails"]
    view = detail["ProductViewSummary"]["Id"]
    with refused("ResourceNotFoundException", HIDDEN % view):
        catalog.api.describe_product_view(Id=view)
    no_path = f"No launch paths found for resource: {product}"
    with refused("ResourceNotFoundException", no_path):
        catalog.api.list_launch_paths(ProductId=product)
    with refused("ResourceNotFoundException", no_path):
        catalog.api.describe_provisioning_parameters(ProductId=product, ProvisioningArtifactId=artifact)
    with refused("ResourceNotFoundException", no_path):
        catalog.provision(product, artifact)
    found = plain(catalog.api.search_products())
    assert found == {"ProductViewSummaries": [], "ProductViewAggregations": {}}


@pytest.mark.parametrize(
    ("principal", "kind", "roles"),
    [
        ("arn:aws:iam::%s:role/Deploy", "IAM", {"Deploy"}),
        ("arn:aws:iam::%s:role/team/Deploy", "IAM", {"team/Deploy"}),
        ("arn:aws:iam:::role/De?loy", "IAM_PATTERN", {"Deploy"}),
        ("arn:aws:iam:::role/*?e?u*g", "IAM_PATTERN", {"Debug"}),
        ("arn:aws:iam:::role/*/De?loy", "IAM_PATTERN", {"team/Deploy"}),
        ("arn:aws:iam:::role/*", "IAM_PATTERN", {"Deploy", "team/Deploy", "Debug", "Guest"}),
        ("arn:aws:iam::%s:user/stockroom", "IAM", {None}),
        ("arn:aws:iam:::user/stock*", "IAM_PATTERN", {None}),
        ("arn:aws:iam::%s:group/team", "IAM", set()),
        ("arn:aws:iam::%s:root", "IAM", {None, "Deploy", "team/Deploy", "Debug", "Guest"}),
    ],
)
def test_a_persona_has_a_path_everywhere_or_nowhere(catalog, principal, kind, roles):
    """`None` stands for the account's own user."""
    portfolio = catalog.portfolio()
    product, artifact = catalog.product(portfolio)
    catalog.allow(portfolio, principal.replace("%s", catalog.account.id), kind)
    (detail,) = catalog.api.search_products_as_admin()["ProductViewDetails"]
    view = detail["ProductViewSummary"]["Id"]
    for role in (None, "Deploy", "team/Deploy", "Debug", "Guest"):
        persona = session(catalog, role) if role else catalog
        calls = [
            lambda: persona.api.describe_product(Id=product),
            lambda: persona.api.describe_product(Name="Queue"),
            lambda: persona.api.describe_product_view(Id=view),
            lambda: persona.api.list_launch_paths(ProductId=product),
            lambda: persona.api.describe_provisioning_parameters(ProductId=product, ProvisioningArtifactId=artifact),
            lambda: persona.provision(product, artifact, f"by-{role}".replace("/", "-")),
        ]
        if role in roles:
            for call in calls:
                assert call()
            assert names(persona) == ["Queue"]
        else:
            for call in calls:
                with refused("ResourceNotFoundException"):
                    call()
            assert names(persona) == []


def test_every_session_of_a_role_has_its_paths(catalog):
    portfolio = catalog.portfolio()
    product, _ = catalog.product(portfolio)
    catalog.allow(portfolio, f"arn:aws:iam::{catalog.account.id}:role/Deploy")
    for name in ("ci", "me@example.com"):
        assert session(catalog, "Deploy", name).api.describe_product(Id=product)
    catalog.api.disassociate_principal_from_portfolio(
        PortfolioId=portfolio, PrincipalARN=f"arn:aws:iam::{catalog.account.id}:role/Deploy", PrincipalType="IAM"
    )
    with refused("ResourceNotFoundException", HIDDEN % product):
        session(catalog, "Deploy").api.describe_product(Id=product)


def test_products_are_apart_by_account_and_region(catalog, account, templates, server, fresh_id):
    _, product, _ = catalog.ready()
    for elsewhere in (Catalog(account.at("eu-west-1"), templates), Catalog(type(account)(server, fresh_id()), templates)):
        assert names(elsewhere) == []
        with refused("ResourceNotFoundException", HIDDEN % product):
            elsewhere.api.describe_product(Id=product)


@pytest.mark.parametrize("how", ["flag", "environment"])
def test_open_launch_paths_take_no_association(start, account, templates, fresh_id, how):
    arguments = ["--launch-paths", "open"] if how == "flag" else []
    env = {"STOCKROOM_LAUNCH_PATHS": "open"} if how == "environment" else None
    mine = type(account)(start(*arguments, env=env), fresh_id())
    catalog = Catalog(mine, templates)
    portfolio = catalog.portfolio()
    product, artifact = catalog.product(portfolio)
    for persona in (catalog, session(catalog, "Anybody")):
        assert names(persona) == ["Queue"]
        paths = persona.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]
        assert [path["Name"] for path in paths] == ["Basics"]
        assert persona.api.describe_product(Id=product)
    catalog.done(session(catalog, "Anybody").provision(product, artifact))
    lonely, _ = catalog.product(name="Lonely")
    with refused("ResourceNotFoundException", HIDDEN % lonely):
        catalog.api.describe_product(Id=lonely)
