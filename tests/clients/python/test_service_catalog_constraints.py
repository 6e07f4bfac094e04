"""Service Catalog's constraints: made, changed, and ruling what is provisioned, with boto3."""

import json
import re
import time

import pytest

from support.account import plain, refused
from support.catalog import Catalog

TOPIC = "arn:aws:sns:us-east-1:123456789012:stacks"
NOTIFICATION = json.dumps({"NotificationArns": [TOPIC]})
LAUNCH = json.dumps({"LocalRoleName": "Launch"}, indent=2)
TEMPLATE = json.dumps(
    {"Rules": {"Short": {"Assertions": [{"Assert": {"Fn::Contains": [["a", "b"], {"Ref": "Name"}]}}]}}}
)
STACK_SET = {
    "AccountList": ["123456789012"],
    "RegionList": ["us-east-1", "eu-west-1"],
    "AdminRole": "arn:aws:iam::{account}:role/Admin",
    "ExecutionRole": "Execution",
}


def tag_updates(value):
    return json.dumps({"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": value}})


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def constrain(catalog, portfolio, product, kind, parameters, **more):
    """Makes a constraint; its id."""
    made = catalog.api.create_constraint(
        PortfolioId=portfolio, ProductId=product, Type=kind, Parameters=parameters, **more
    )
    return made["ConstraintDetail"]["ConstraintId"]


def available(catalog, constraint):
    """Waits until a constraint is available; its description."""
    for _ in range(200):
        described = plain(catalog.api.describe_constraint(Id=constraint))
        if described["Status"] == "AVAILABLE":
            return described
        assert described["Status"] == "CREATING"
        time.sleep(0.02)
    raise AssertionError("still not available")


def test_a_constraint(account, catalog):
    portfolio, product, _ = catalog.ready()
    made = plain(
        catalog.api.create_constraint(
            PortfolioId=portfolio, ProductId=product, Type="NOTIFICATION", Parameters=NOTIFICATION, Description="Tell"
        )
    )
    detail = made["ConstraintDetail"]
    assert re.fullmatch("cons-[a-z2-7]{13}", detail["ConstraintId"])
    assert made == {
        "ConstraintDetail": {
            "ConstraintId": detail["ConstraintId"],
            "Type": "NOTIFICATION",
            "Description": "Tell",
            "Owner": account.id,
            "ProductId": product,
            "PortfolioId": portfolio,
        },
        "ConstraintParameters": NOTIFICATION,
        "Status": "CREATING",
    }
    assert available(catalog, detail["ConstraintId"]) == made | {"Status": "AVAILABLE"}
    spaced = json.dumps({"NotificationArns": [TOPIC, TOPIC + "2"]}, indent=4)
    changed = plain(catalog.api.update_constraint(Id=detail["ConstraintId"], Parameters=spaced))
    assert changed == made | {"ConstraintParameters": spaced, "Status": "CREATING"}
    assert available(catalog, detail["ConstraintId"])["ConstraintParameters"] == spaced
    assert plain(catalog.api.delete_constraint(Id=detail["ConstraintId"])) == {}
    for call in (catalog.api.describe_constraint, catalog.api.delete_constraint, catalog.api.update_constraint):
        with refused("ResourceNotFoundException"):
            call(Id=detail["ConstraintId"])


def test_parameters_are_those_of_the_type(account, catalog):
    portfolio, product, _ = catalog.ready()
    stack_set = STACK_SET | {"AdminRole": STACK_SET["AdminRole"].format(account=account.id)}
    good = {
        "LAUNCH": LAUNCH,
        "NOTIFICATION": NOTIFICATION,
        "RESOURCE_UPDATE": tag_updates("ALLOWED"),
        "STACKSET": json.dumps({"Version": "1.0", "Properties": stack_set}),
        "TEMPLATE": TEMPLATE,
    }
    for kind in good:
        for other, parameters in good.items():
            if other != kind:
                with refused("InvalidParametersException"):
                    constrain(catalog, portfolio, product, kind, parameters)
        catalog.api.delete_constraint(Id=constrain(catalog, portfolio, product, kind, good[kind]))
    for kind, parameters in {
        "LAUNCH": json.dumps({"RoleArn": "Launch"}),
        "NOTIFICATION": json.dumps({"NotificationArns": ["arn:aws:sqs:us-east-1:123456789012:stacks"]}),
        "RESOURCE_UPDATE": tag_updates("SOMETIMES"),
        "TEMPLATE": json.dumps({"Rules": {"Empty": {"Assertions": []}}}),
        "launch": LAUNCH,
    }.items():
        with refused("InvalidParametersException"):
            constrain(catalog, portfolio, product, kind, parameters)


def test_a_pair_has_one_way_to_launch(account, catalog):
    portfolio, product, _ = catalog.ready()
    stack_set = STACK_SET | {"AdminRole": STACK_SET["AdminRole"].format(account=account.id)}
    stack_set = json.dumps({"Version": "1.0", "Properties": stack_set})
    launch = constrain(catalog, portfolio, product, "LAUNCH", LAUNCH)
    for kind, parameters in {"LAUNCH": LAUNCH, "STACKSET": stack_set}.items():
        with refused("DuplicateResourceException"):
            constrain(catalog, portfolio, product, kind, parameters)
    other = catalog.portfolio("Other")
    with refused("ResourceNotFoundException"):
        constrain(catalog, other, product, "LAUNCH", LAUNCH)
    catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=other)
    constrain(catalog, other, product, "LAUNCH", LAUNCH)
    catalog.api.delete_constraint(Id=launch)
    constrain(catalog, portfolio, product, "STACKSET", stack_set)


def test_a_token_makes_one_constraint(catalog):
    portfolio, product, _ = catalog.ready()
    made = {
        constrain(catalog, portfolio, product, "NOTIFICATION", NOTIFICATION, IdempotencyToken="once") for _ in range(2)
    }
    assert len(made) == 1
    with refused("InvalidParametersException"):
        constrain(catalog, portfolio, product, "LAUNCH", LAUNCH, IdempotencyToken="once")


def test_constraints_of_a_portfolio(catalog):
    portfolio, product, _ = catalog.ready()
    other, _ = catalog.product(portfolio, name="Other")
    made = [
        constrain(catalog, portfolio, product, "NOTIFICATION", NOTIFICATION, Description="Tell"),
        constrain(catalog, portfolio, other, "LAUNCH", LAUNCH),
        constrain(catalog, portfolio, product, "RESOURCE_UPDATE", tag_updates("ALLOWED")),
    ]
    pages = catalog.api.get_paginator("list_constraints_for_portfolio")

    def listed(**more):
        found = pages.paginate(PortfolioId=portfolio, PaginationConfig={"PageSize": 2}, **more)
        return [[detail["ConstraintId"] for detail in page["ConstraintDetails"]] for page in found]

    assert listed() == [made[:2], made[2:]]
    assert listed(ProductId=product) == [[made[0], made[2]]]
    assert listed(ProductId=other) == [[made[1]]]
    (path,) = catalog.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]
    assert path["ConstraintSummaries"] == [{"Type": "NOTIFICATION", "Description": "Tell"}]
    (path,) = catalog.api.list_launch_paths(ProductId=other)["LaunchPathSummaries"]
    assert path["ConstraintSummaries"] == [{"Type": "LAUNCH"}]


def test_constraints_hold_product_and_portfolio_together(catalog):
    portfolio = catalog.portfolio()
    product, _ = catalog.product(portfolio)
    constraint = constrain(catalog, portfolio, product, "LAUNCH", LAUNCH)
    with refused("ResourceInUseException"):
        catalog.api.disassociate_product_from_portfolio(ProductId=product, PortfolioId=portfolio)
    with refused("ResourceInUseException"):
        catalog.api.delete_portfolio(Id=portfolio)
    catalog.api.delete_constraint(Id=constraint)
    catalog.api.disassociate_product_from_portfolio(ProductId=product, PortfolioId=portfolio)
    catalog.api.delete_portfolio(Id=portfolio)


def test_a_launch_role(account, catalog):
    portfolio, product, artifact = catalog.ready()
    constrain(catalog, portfolio, product, "LAUNCH", LAUNCH)
    role = f"arn:aws:iam::{account.id}:role/Launch"
    record = catalog.provision(product, artifact)
    assert record["LaunchRoleArn"] == role
    assert catalog.done(record)["LaunchRoleArn"] == role
    assert catalog.provisioned(Name="mine")["LaunchRoleArn"] == role


def test_tags_change_where_a_constraint_allows_it(catalog):
    portfolio, product, artifact = catalog.ready()
    catalog.done(catalog.provision(product, artifact, Tags=[{"Key": "team", "Value": "a"}]))
    change = {"ProvisionedProductName": "mine", "Tags": [{"Key": "team", "Value": "b"}, {"Key": "stage", "Value": "0"}]}
    with refused("InvalidParametersException"):
        catalog.update(**change)
    constraint = constrain(catalog, portfolio, product, "RESOURCE_UPDATE", tag_updates("NOT_ALLOWED"))
    with refused("InvalidParametersException"):
        catalog.update(**change)
    catalog.api.update_constraint(Id=constraint, Parameters=tag_updates("ALLOWED"))
    record = catalog.done(catalog.update(**change))
    own = {tag["Key"]: tag["Value"] for tag in record["RecordTags"] if not tag["Key"].startswith("aws:")}
    assert own == {"team": "b", "stage": "0"}
    # Tags are not removed by leaving them out.
    record = catalog.done(catalog.update(ProvisionedProductName="mine", Tags=[{"Key": "team", "Value": "c"}]))
    own = {tag["Key"]: tag["Value"] for tag in record["RecordTags"] if not tag["Key"].startswith("aws:")}
    assert own == {"team": "c", "stage": "0"}
