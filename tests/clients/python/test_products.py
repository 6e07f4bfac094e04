"""Service Catalog's administrators: products, their versions and their copies, with boto3."""

import re

import pytest

from support.account import Account, plain, refused
from support.catalog import AUTHORITY, TEMPLATE, Catalog, Templates

ID = r"[a-z2-7]{12}[acegikmoqsuwy246]"


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


@pytest.fixture
def still(manual, templates):
    """A catalog whose time stands still."""
    return Catalog(manual, templates)


def version(catalog, product, name="v2", url=None, **more):
    """Makes a version of a product; the answer."""
    parameters = {"Name": name, "Info": {"LoadTemplateFromURL": url or catalog.templates.url()}} | more
    return plain(catalog.api.create_provisioning_artifact(ProductId=product, Parameters=parameters))


def test_a_product_as_its_administrator_sees_it(account, catalog):
    made = plain(catalog.create_product(Description="A queue", Tags=[{"Key": "team", "Value": "a"}]))
    view, first = made["ProductViewDetail"], made["ProvisioningArtifactDetail"]
    product = view["ProductViewSummary"]["ProductId"]
    shown = plain(catalog.api.describe_product_as_admin(Id=product))
    assert shown == {
        "ProductViewDetail": view,
        "ProvisioningArtifactSummaries": [
            {
                "Id": first["Id"],
                "Name": "v1",
                "CreatedTime": first["CreatedTime"],
                "ProvisioningArtifactMetadata": {"SourceProvisioningArtifactId": first["Id"]},
            }
        ],
        "Tags": [{"Key": "team", "Value": "a"}],
        "TagOptions": [],
        "Budgets": [],
    }
    assert plain(catalog.api.describe_product_as_admin(Name="Queue")) == shown
    option = catalog.api.create_tag_option(Key="stage", Value="live")["TagOptionDetail"]
    catalog.api.associate_tag_option_with_resource(ResourceId=product, TagOptionId=option["Id"])
    catalog.api.associate_budget_with_resource(ResourceId=product, BudgetName="team")
    shown = plain(catalog.api.describe_product_as_admin(Id=product))
    assert shown["TagOptions"] == [option] and shown["Budgets"] == [{"BudgetName": "team"}]


def test_an_update_changes_what_it_names(catalog):
    made = catalog.create_product(Description="A queue", Distributor="", SupportEmail="it@a.example")
    before = made["ProductViewDetail"]
    product = before["ProductViewSummary"]["ProductId"]
    more = {"Owner": "Büro", "SupportDescription": "Call", "SupportUrl": "https://a.example", "Description": ""}
    tags = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "1"}]
    done = plain(catalog.api.update_product(Id=product, Name="Pond", AddTags=tags, **more))
    summary = before["ProductViewSummary"] | {
        "Name": "Pond",
        "Owner": "Büro",
        "ShortDescription": "",
        "SupportDescription": "Call",
        "SupportUrl": "https://a.example",
    }
    assert done == {"ProductViewDetail": before | {"ProductViewSummary": summary}, "Tags": tags}
    changed = catalog.api.update_product(Id=product, RemoveTags=["a"], AddTags=[{"Key": "b", "Value": "2"}])
    assert changed["Tags"] == [{"Key": "b", "Value": "2"}]
    assert catalog.api.describe_product_as_admin(Id=product)["Tags"] == changed["Tags"]
    for wrong in ({"SupportUrl": "a.example"}, {"AddTags": [{"Key": "aws:x", "Value": "1"}]}):
        with refused("InvalidParametersException"):
            catalog.api.update_product(Id=product, Name="Lake", **wrong)
    assert plain(catalog.api.update_product(Id=product))["ProductViewDetail"] == done["ProductViewDetail"]


def test_a_product_is_deleted_while_what_was_made_of_it_lives(still):
    portfolio, product, artifact = still.ready()
    record = still.settled(still.provision(product, artifact))
    with refused("ResourceInUseException"):
        still.api.delete_product(Id=product)
    still.api.disassociate_product_from_portfolio(ProductId=product, PortfolioId=portfolio)
    assert plain(still.api.delete_product(Id=product)) == {}
    with refused("ResourceNotFoundException"):
        still.api.describe_product_as_admin(Id=product)
    with refused("ResourceNotFoundException"):
        still.api.delete_product(Id=product)
    assert still.provisioned(Name="mine")["ProductId"] == product
    assert still.record(record["RecordId"]) == record
    still.settled(still.terminate(ProvisionedProductName="mine"))


def test_a_version(still):
    product, first = still.product()
    url = still.templates.url()
    made = version(still, product, url=url, Description="", Type="CLOUD_FORMATION_TEMPLATE")
    detail = made["ProvisioningArtifactDetail"]
    assert re.fullmatch(f"pa-{ID}", detail["Id"]) and detail.pop("CreatedTime")
    assert made == {
        "ProvisioningArtifactDetail": {
            "Id": detail["Id"],
            "Name": "v2",
            "Description": "",
            "Type": "CLOUD_FORMATION_TEMPLATE",
            "Active": True,
            "Guidance": "DEFAULT",
        },
        "Info": {"TemplateUrl": url},
        "Status": "CREATING",
    }
    ids = {"ProductId": product, "ProvisioningArtifactId": detail["Id"]}
    assert still.api.describe_provisioning_artifact(**ids)["Status"] == "CREATING"
    still.account.server.post("clock/settle")
    shown = plain(still.api.describe_provisioning_artifact(**ids))
    assert (shown["Status"], shown["Info"]) == ("AVAILABLE", made["Info"])
    assert "ProvisioningArtifactParameters" not in shown
    summaries = still.api.describe_product_as_admin(Id=product)["ProvisioningArtifactSummaries"]
    assert [one["Id"] for one in summaries] == [first, detail["Id"]]
    assert summaries[1]["ProvisioningArtifactMetadata"] == {
        "SourceProductId": product,
        "SourceProvisioningArtifactId": detail["Id"],
    }


def test_a_version_by_names_with_everything(catalog):
    product, artifact = catalog.product(name="Named")
    by_name = {"ProductName": "Named", "ProvisioningArtifactName": "v1"}
    shown = plain(
        catalog.api.describe_provisioning_artifact(
            **by_name, Verbose=True, IncludeProvisioningArtifactParameters=True
        )
    )
    assert shown["ProvisioningArtifactDetail"]["Id"] == artifact
    assert shown["Info"].keys() == {"TemplateUrl", "CloudFormationTemplate"}
    assert shown["Info"]["CloudFormationTemplate"] == TEMPLATE
    assert shown["ProvisioningArtifactParameters"] == [
        {
            "ParameterKey": "Name",
            "DefaultValue": "queue",
            "ParameterType": "String",
            "IsNoEcho": False,
            "ParameterConstraints": {"AllowedValues": []},
        }
    ]
    version(catalog, product, "v1")
    with refused("InvalidParametersException", "Multiple Provisioning Artifact with name v1 found."):
        catalog.api.describe_provisioning_artifact(**by_name)
    with refused("ResourceNotFoundException"):
        catalog.api.describe_provisioning_artifact(**by_name | {"ProvisioningArtifactName": "v9"})
    for wrong in ({}, {"ProductId": product}, by_name | {"ProductId": product}):
        with refused("InvalidParametersException"):
            catalog.api.describe_provisioning_artifact(**wrong)


def test_versions_for_end_users_and_for_administrators(still):
    _, product, first = still.ready()
    second = version(still, product)["ProvisioningArtifactDetail"]["Id"]
    ids = {"ProductId": product, "ProvisioningArtifactId": second}
    done = plain(still.api.update_provisioning_artifact(**ids, Guidance="DEPRECATED", Name="old"))
    detail = done["ProvisioningArtifactDetail"]
    assert (detail["Guidance"], detail["Active"], detail["Name"]) == ("DEPRECATED", True, "old")
    with refused("InvalidParametersException"):
        still.provision(product, second)
    still.settled(still.provision(product, first))
    still.settled(still.update(ProvisionedProductName="mine", ProvisioningArtifactId=second))
    still.api.update_provisioning_artifact(**ids, Active=False, Guidance="DEFAULT")
    with refused("ResourceNotFoundException"):
        still.provision(product, second, "other")
    listed = plain(still.api.list_provisioning_artifacts(ProductId=product))
    assert listed.keys() == {"ProvisioningArtifactDetails"}, "there is one page"
    assert [one["Active"] for one in listed["ProvisioningArtifactDetails"]] == [True, False]
    with refused("InvalidParametersException"):
        still.api.update_provisioning_artifact(**ids, Name="a name")
    with refused("ResourceNotFoundException"):
        still.api.update_provisioning_artifact(**ids | {"ProvisioningArtifactId": "pa-x"})


def test_a_version_in_use_can_go_but_not_the_last(still):
    _, product, first = still.ready()
    still.settled(still.provision(product, first))
    second = version(still, product)["ProvisioningArtifactDetail"]["Id"]
    gone = {"ProductId": product, "ProvisioningArtifactId": first}
    assert plain(still.api.delete_provisioning_artifact(**gone)) == {}
    assert still.provisioned(Name="mine")["ProvisioningArtifactId"] == first
    with refused("ResourceNotFoundException"):
        still.api.delete_provisioning_artifact(**gone)
    with refused("ResourceInUseException"):
        still.api.delete_provisioning_artifact(ProductId=product, ProvisioningArtifactId=second)


@pytest.mark.parametrize("text", ["just words", "Resources: {}\n", "<html></html>", '{"Resources": {"A": {}}}'])
def test_versions_that_are_no_templates(catalog, text):
    product, _ = catalog.product()
    url = catalog.templates.url(text)
    sentence = "Invalid templateBody. Please make sure that your template is valid"
    with refused("InvalidParametersException", sentence):
        version(catalog, product, url=url)
    made = version(catalog, product, url=url, DisableTemplateValidation=True)["ProvisioningArtifactDetail"]
    shown = catalog.api.describe_provisioning_artifact(
        ProductId=product, ProvisioningArtifactId=made["Id"], Verbose=True
    )
    assert shown["Info"]["CloudFormationTemplate"] == text


def test_versions_of_nothing(catalog):
    with refused("ResourceNotFoundException"):
        version(catalog, "prod-aaaaaaaaaaaaa")
    product, _ = catalog.product()
    with refused("InvalidParametersException"):
        version(catalog, product, "a name")
    with refused(
        "InvalidParametersException",
        "Package properties validation failed: Could not read package properties from JSON.",
    ):
        version(catalog, product, Info={"Url": catalog.templates.url()})


def test_a_token_makes_one_version(catalog):
    product, _ = catalog.product()
    url = catalog.templates.url()
    given = {"ProductId": product, "IdempotencyToken": "once"}
    parameters = {"Name": "v2", "Info": {"LoadTemplateFromURL": url}}
    made = plain(catalog.api.create_provisioning_artifact(**given, Parameters=parameters))
    catalog.templates.pages.clear()
    assert plain(catalog.api.create_provisioning_artifact(**given, Parameters=parameters)) == made
    with refused("InvalidParametersException"):
        catalog.api.create_provisioning_artifact(**given, Parameters=parameters | {"Name": "v3"})


def copied(catalog, arn, **more):
    """Copies a product; what became of it."""
    token = catalog.api.copy_product(SourceProductArn=arn, **more)["CopyProductToken"]
    assert re.fullmatch(f"copyproduct-{ID}", token)
    assert plain(catalog.api.describe_copy_product_status(CopyProductToken=token)) == {
        "CopyProductStatus": "IN_PROGRESS"
    }
    catalog.account.server.post("clock/settle")
    return plain(catalog.api.describe_copy_product_status(CopyProductToken=token))


def test_a_template_behind_tls(start, fresh_id):
    """Fetched from a server that is known, refused from one that is not."""
    served = Templates(tls=True)
    trusting = start(env={"SSL_CERT_FILE": str(AUTHORITY)})
    catalog = Catalog(Account(trusting, fresh_id()), served)
    product = catalog.product()[0]
    assert version(catalog, product)["ProvisioningArtifactDetail"]["Name"] == "v2"
    strict = Catalog(Account(start(), fresh_id()), served)
    sentence = "Invalid templateBody. Please make sure that your template is valid"
    with refused("InvalidParametersException", sentence):
        strict.product()
    served.stop()


def test_a_copy_in_another_region(manual, templates, still):
    made = still.create_product(Tags=[{"Key": "team", "Value": "a"}], Description="A queue")
    arn, product = made["ProductViewDetail"]["ProductARN"], made["ProductViewDetail"]["ProductViewSummary"]["ProductId"]
    second = version(still, product)["ProvisioningArtifactDetail"]["Id"]
    there = Catalog(manual.at("eu-west-1"), templates)
    done = copied(there, arn, TargetProductName="Copy")
    assert done.keys() == {"CopyProductStatus", "TargetProductId"}
    copy = plain(there.api.describe_product_as_admin(Id=done["TargetProductId"]))
    assert f":catalog:eu-west-1:{manual.id}:product/" in copy["ProductViewDetail"]["ProductARN"]
    summary = copy["ProductViewDetail"]["ProductViewSummary"]
    assert (summary["Name"], summary["ShortDescription"]) == ("Copy", "A queue")
    assert [one["Name"] for one in copy["ProvisioningArtifactSummaries"]] == ["v1", "v2"]
    assert copy["ProvisioningArtifactSummaries"][1]["ProvisioningArtifactMetadata"] == {
        "SourceProductId": product,
        "SourceProvisioningArtifactId": second,
    }
    assert copy["Tags"] == []

    target = done["TargetProductId"]
    more = {"TargetProductId": target, "CopyOptions": ["CopyTags"]}
    done = copied(there, arn, **more, SourceProvisioningArtifactIdentifiers=[{"Id": second}])
    assert done == {"CopyProductStatus": "SUCCEEDED", "TargetProductId": target}
    after = there.api.describe_product_as_admin(Id=target)
    assert [one["Name"] for one in after["ProvisioningArtifactSummaries"]] == ["v1", "v2", "v2"]
    assert after["Tags"] == [{"Key": "team", "Value": "a"}]


def test_copies_of_what_is_not_there(manual, templates, still, fresh_id):
    view = still.create_product()["ProductViewDetail"]
    arn, product = view["ProductARN"], view["ProductViewSummary"]["ProductId"]
    for wrong in (
        {"SourceProductArn": arn + "x"},
        {"TargetProductId": "prod-aaaaaaaaaaaaa"},
        {"SourceProvisioningArtifactIdentifiers": [{"Id": "pa-aaaaaaaaaaaaa"}]},
    ):
        with refused("ResourceNotFoundException"):
            still.api.copy_product(**{"SourceProductArn": arn} | wrong)
    stranger = Catalog(Account(manual.server, fresh_id()), templates)
    with refused("ResourceNotFoundException"):
        stranger.api.copy_product(SourceProductArn=arn)
    with refused("ResourceNotFoundException"):
        still.api.describe_copy_product_status(CopyProductToken="copyproduct-aaaaaaaaaaaaa")
    token = still.api.copy_product(SourceProductArn=arn)["CopyProductToken"]
    still.api.delete_product(Id=product)
    manual.server.post("clock/settle")
    failed = plain(still.api.describe_copy_product_status(CopyProductToken=token))
    assert failed.pop("StatusDetail")
    assert failed == {"CopyProductStatus": "FAILED"}
