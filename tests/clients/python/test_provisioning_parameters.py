"""Service Catalog's end users: what they are told before they provision, with boto3."""

import json

import pytest

from support.account import plain, refused
from support.catalog import Catalog

RICH = """\
AWSTemplateFormatVersion: "2010-09-09"
Description: Messages
Metadata: {Team: [a, 1]}
Parameters:
  Name: {Type: String, Default: a, Description: The name, AllowedValues: [a, b]}
  Key: {Type: String, NoEcho: true, AllowedPattern: "[a-z]+", ConstraintDescription: lower case, MinLength: 1, MaxLength: 8}
  Count: {Type: Number, MinValue: 1, MaxValue: 9}
Rules:
  Own: {Assertions: [{Assert: !Contains [[a, b], !Ref Name]}]}
Resources:
  Queue: {Type: "AWS::SQS::Queue"}
  Role: {Type: "AWS::IAM::Role", Properties: {RoleName: reader, AssumeRolePolicyDocument: {}}}
Outputs:
  Url: {Description: Where it is, Value: !Ref Queue}
  Plain: {Value: x}
"""


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def described(catalog, product, artifact, **more):
    return plain(
        catalog.api.describe_provisioning_parameters(ProductId=product, ProvisioningArtifactId=artifact, **more)
    )


def told(answer):
    return [(one["Type"], one["Value"]) for one in answer["UsageInstructions"]]


def test_a_small_template(catalog):
    _, product, artifact = catalog.ready()
    assert described(catalog, product, artifact) == {
        "ProvisioningArtifactParameters": [
            {
                "ParameterKey": "Name",
                "ParameterType": "String",
                "DefaultValue": "queue",
                "IsNoEcho": False,
                "ParameterConstraints": {"AllowedValues": []},
            }
        ],
        "ConstraintSummaries": [],
        "UsageInstructions": [
            {"Type": "rules", "Value": "{}"},
            {"Type": "version", "Value": "2010-09-09"},
            {"Type": "description", "Value": "One queue"},
            {"Type": "tagUpdateOnProvisionedProduct", "Value": "NOT_ALLOWED"},
        ],
        "TagOptions": [],
        "ProvisioningArtifactPreferences": {},
        "ProvisioningArtifactOutputs": [{"Key": artifact}],
        "ProvisioningArtifactOutputKeys": [],
    }


def test_a_rich_template(catalog):
    _, product, artifact = catalog.ready(url=catalog.templates.url(RICH))
    shown = described(catalog, product, artifact)
    name, key, count = shown["ProvisioningArtifactParameters"]
    assert name == {
        "ParameterKey": "Name",
        "ParameterType": "String",
        "DefaultValue": "a",
        "Description": "The name",
        "IsNoEcho": False,
        "ParameterConstraints": {"AllowedValues": ["a", "b"]},
    }
    assert "DefaultValue" not in key and key["IsNoEcho"] is True
    assert key["ParameterConstraints"] == {
        "AllowedValues": [],
        "AllowedPattern": "[a-z]+",
        "ConstraintDescription": "lower case",
        "MinLength": "1",
        "MaxLength": "8",
    }
    assert count["ParameterConstraints"] == {"AllowedValues": [], "MinValue": "1", "MaxValue": "9"}
    instructions = told(shown)
    assert [kind for kind, _ in instructions] == [
        "rules",
        "version",
        "capabilitiesReason",
        "description",
        "metadata",
        "tagUpdateOnProvisionedProduct",
        "capability",
    ]
    values = dict(instructions)
    assert json.loads(values["rules"]) == {
        "Own": {"Assertions": [{"Assert": {"Fn::Contains": [["a", "b"], {"Ref": "Name"}]}}]}
    }
    assert values["capabilitiesReason"] == "The following resource(s) require capabilities: [AWS::IAM::Role]"
    assert values["capability"] == "CAPABILITY_NAMED_IAM"
    assert json.loads(values["metadata"]) == {"Team": ["a", 1]}
    assert shown["ProvisioningArtifactOutputKeys"] == [
        {"Key": "Url", "Description": "Where it is"},
        {"Key": "Plain"},
    ]


def test_constraints_are_told_of(catalog):
    portfolio, product, artifact = catalog.ready(url=catalog.templates.url(RICH))
    pair = {"PortfolioId": portfolio, "ProductId": product}
    role = f"arn:aws:iam::{catalog.account.id}:role/Launch"
    rule = {"Assertions": [{"Assert": {"Fn::Contains": [["a"], {"Ref": "Name"}]}, "AssertDescription": "Only a"}]}
    for kind, parameters, description in (
        ("TEMPLATE", {"Rules": {"Rule1": rule}}, {"Description": "Only one name"}),
        ("LAUNCH", {"RoleArn": role}, {}),
        ("RESOURCE_UPDATE", {"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "ALLOWED"}}, {}),
    ):
        catalog.api.create_constraint(**pair, Type=kind, Parameters=json.dumps(parameters), **description)
    shown = described(catalog, product, artifact)
    assert shown["ConstraintSummaries"] == [{"Type": "TEMPLATE", "Description": "Only one name"}, {"Type": "LAUNCH"}]
    (path,) = catalog.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]
    assert path["ConstraintSummaries"] == shown["ConstraintSummaries"]
    values = dict(told(shown))
    assert values["launchAsRole"] == role
    assert values["tagUpdateOnProvisionedProduct"] == "ALLOWED"
    rules = json.loads(values["rules"])
    assert rules["Rule1"] == rule and rules.keys() == {"Own", "Rule1"}
    allowed = shown["ProvisioningArtifactParameters"][0]["ParameterConstraints"]["AllowedValues"]
    assert allowed == ["a", "b"], "the template's own, whatever the constraint leaves of them"


def test_a_stack_set_has_preferences(catalog):
    portfolio, product, artifact = catalog.ready()
    properties = {
        "AccountList": ["111111111111"],
        "RegionList": ["us-east-1", "eu-west-1"],
        "AdminRole": f"arn:aws:iam::{catalog.account.id}:role/Admin",
        "ExecutionRole": "Execution",
    }
    catalog.api.create_constraint(
        PortfolioId=portfolio,
        ProductId=product,
        Type="STACKSET",
        Parameters=json.dumps({"Version": "1", "Properties": properties}),
    )
    shown = described(catalog, product, artifact)
    assert shown["ProvisioningArtifactPreferences"] == {
        "StackSetAccounts": ["111111111111"],
        "StackSetRegions": ["us-east-1", "eu-west-1"],
    }


def test_tag_options_of_product_and_portfolio_meet(catalog):
    portfolio, product, artifact = catalog.ready()
    for key, value, resources in (
        ("team", "a", (portfolio, product)),
        ("team", "b", (product,)),
        ("stage", "x", (product,)),
        ("stage", "y", (portfolio,)),
        ("cost", "1", (portfolio,)),
    ):
        option = catalog.api.create_tag_option(Key=key, Value=value)["TagOptionDetail"]["Id"]
        for resource in resources:
            catalog.api.associate_tag_option_with_resource(TagOptionId=option, ResourceId=resource)
    assert described(catalog, product, artifact)["TagOptions"] == [
        {"Key": "cost", "Values": ["1"]},
        {"Key": "stage", "Values": []},
        {"Key": "team", "Values": ["a"]},
    ]


def test_everything_can_be_named_by_name(catalog):
    portfolio, product, artifact = catalog.ready()
    by_id = described(catalog, product, artifact)
    path = portfolio.replace("port-", "lpv3-")
    assert described(catalog, product, artifact, PathId=path) == by_id
    assert described(catalog, product, artifact, PathName="Basics") == by_id
    by_name = catalog.api.describe_provisioning_parameters(ProductName="Queue", ProvisioningArtifactName="v1")
    assert plain(by_name) == by_id
    with refused("ResourceNotFoundException", "Product with name subnet does not exist or access was denied."):
        catalog.api.describe_provisioning_parameters(ProductName="subnet", ProvisioningArtifactName="v1")
    with refused("ResourceNotFoundException"):
        described(catalog, product, "pa-aaaaaaaaaaaaa")
    for wrong in ({}, {"ProductId": product}, {"ProductId": product, "ProductName": "Queue"}):
        with refused("InvalidParametersException"):
            catalog.api.describe_provisioning_parameters(**wrong)


def test_one_of_several_paths_must_be_chosen(catalog):
    _, product, artifact = catalog.ready()
    other = catalog.portfolio("Others")
    catalog.allow(other)
    catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=other)
    with refused(
        "InvalidParametersException", "More than one launch path ids exist. Please specify the launch path id"
    ):
        described(catalog, product, artifact)
    assert described(catalog, product, artifact, PathName="Others")
    with refused("ResourceNotFoundException"):
        described(catalog, product, artifact, PathName="Nowhere")


def test_capabilities_follow_the_resources(catalog):
    for resource, capabilities in (
        ('{Type: "AWS::IAM::Role"}', ["CAPABILITY_IAM"]),
        ('{Type: "AWS::IAM::User", Properties: {UserName: me}}', ["CAPABILITY_NAMED_IAM"]),
        ('{Type: "AWS::CloudFormation::Stack"}', ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]),
        ('{Type: "AWS::SQS::Queue", Properties: {"Fn::Transform": {Name: "AWS::Include"}}}', ["CAPABILITY_AUTO_EXPAND"]),
        ('{Type: "AWS::SQS::Queue"}', []),
    ):
        url = catalog.templates.url("Resources:\n  It: " + resource)
        _, product, artifact = catalog.ready(url=url)
        shown = told(described(catalog, product, artifact))
        assert [value for kind, value in shown if kind == "capability"] == capabilities
        assert bool(capabilities) == ("capabilitiesReason" in dict(shown))
