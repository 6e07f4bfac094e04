"""Service Catalog's TagOptions: made, associated, and ruling the tags of what is provisioned, with boto3."""

import re

import pytest

from support.account import plain, refused
from support.catalog import Catalog


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def option(catalog, key="team", value="a", *resources):
    """Makes a TagOption of these resources; its id."""
    made = catalog.api.create_tag_option(Key=key, Value=value)["TagOptionDetail"]["Id"]
    for resource in resources:
        catalog.api.associate_tag_option_with_resource(TagOptionId=made, ResourceId=resource)
    return made


def test_a_tag_option(account, catalog):
    made = plain(catalog.api.create_tag_option(Key="team", Value="Über uns"))["TagOptionDetail"]
    assert re.fullmatch("tag-[a-z2-7]{13}", made["Id"])
    assert made == {"Id": made["Id"], "Key": "team", "Value": "Über uns", "Active": True, "Owner": account.id}
    assert catalog.api.describe_tag_option(Id=made["Id"])["TagOptionDetail"] == made
    with refused("DuplicateResourceException", contains="already exists"):
        catalog.api.create_tag_option(Key="team", Value="Über uns")
    with refused("DuplicateResourceException", contains="already exists"):
        catalog.api.update_tag_option(Id=made["Id"], Value="Über uns")
    changed = catalog.api.update_tag_option(Id=made["Id"], Active=False)["TagOptionDetail"]
    assert changed == made | {"Active": False}
    assert plain(catalog.api.delete_tag_option(Id=made["Id"])) == {}
    with refused("ResourceNotFoundException"):
        catalog.api.describe_tag_option(Id=made["Id"])


def test_lists_go_on_by_page_token(catalog):
    options = [option(catalog, "team", str(number)) for number in range(3)]
    other = option(catalog, "stage", "0")
    pages = catalog.api.get_paginator("list_tag_options").paginate(
        Filters={"Key": "team"}, PaginationConfig={"PageSize": 2}
    )
    listed = [[detail["Id"] for detail in page["TagOptionDetails"]] for page in pages]
    assert listed == [options[:2], options[2:]]
    found = catalog.api.list_tag_options(Filters={"Value": "0", "Active": True})["TagOptionDetails"]
    assert [detail["Id"] for detail in found] == [options[0], other]


def test_resources_of_a_tag_option(account, catalog):
    portfolio = catalog.portfolio(Description="All")
    product, _ = catalog.product()
    made = option(catalog, "team", "a", portfolio, product)
    with refused("DuplicateResourceException"):
        catalog.api.associate_tag_option_with_resource(TagOptionId=made, ResourceId=portfolio)
    with refused("ResourceInUseException"):
        catalog.api.delete_tag_option(Id=made)
    listed = catalog.api.list_resources_for_tag_option(TagOptionId=made, ResourceType="Portfolio")
    (detail,) = listed["ResourceDetails"]
    assert detail.pop("CreatedTime")
    assert detail == {
        "Id": portfolio,
        "ARN": f"arn:aws:catalog:us-east-1:{account.id}:portfolio/{portfolio}",
        "Name": "Basics",
        "Description": "All",
    }
    shown = catalog.api.describe_portfolio(Id=portfolio)["TagOptions"]
    assert [detail["Id"] for detail in shown] == [made]
    for resource in (portfolio, product):
        catalog.api.disassociate_tag_option_from_resource(TagOptionId=made, ResourceId=resource)
        with refused("ResourceNotFoundException"):
            catalog.api.disassociate_tag_option_from_resource(TagOptionId=made, ResourceId=resource)
    catalog.api.delete_tag_option(Id=made)


def test_a_launch_takes_the_tags_that_are_asked_for(catalog):
    portfolio, product, artifact = catalog.ready()
    option(catalog, "team", "a", portfolio)
    for value in ("test", "live"):
        option(catalog, "stage", value, product)
    for tags in ([], [{"Key": "stage", "Value": "none"}]):
        with refused("InvalidParametersException"):
            catalog.provision(product, artifact, Tags=tags)
    record = catalog.done(catalog.provision(product, artifact, Tags=[{"Key": "stage", "Value": "live"}]))
    tags = {tag["Key"]: tag["Value"] for tag in record["RecordTags"] if not tag["Key"].startswith("aws:")}
    assert tags == {"stage": "live", "team": "a"}
