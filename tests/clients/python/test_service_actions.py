"""Service Catalog's service actions: defined, and associated with versions of products, with boto3."""

import re

import pytest

from support.account import plain, refused
from support.catalog import Catalog

RESTART = {"Name": "AWS-RestartEC2Instance", "Version": "1"}


@pytest.fixture
def catalog(account, templates):
    return Catalog(account, templates)


def action(catalog, name="Restart", **more):
    """Makes a service action; its id."""
    given = {"DefinitionType": "SSM_AUTOMATION", "Definition": RESTART} | more
    made = catalog.api.create_service_action(Name=name, **given)
    return made["ServiceActionDetail"]["ServiceActionSummary"]["Id"]


def named(product, artifact, service_action):
    return {"ProductId": product, "ProvisioningArtifactId": artifact, "ServiceActionId": service_action}


def test_a_service_action(account, catalog):
    made = plain(
        catalog.api.create_service_action(
            Name="Restart", DefinitionType="SSM_AUTOMATION", Definition=RESTART, Description="Again", IdempotencyToken="a"
        )
    )["ServiceActionDetail"]
    summary = made["ServiceActionSummary"]
    assert re.fullmatch("act-[a-z2-7]{13}", summary["Id"])
    assert made == {
        "ServiceActionSummary": {
            "Id": summary["Id"],
            "Name": "Restart",
            "Description": "Again",
            "DefinitionType": "SSM_AUTOMATION",
        },
        "Definition": RESTART,
    }
    assert action(catalog, Description="Again", IdempotencyToken="a") == summary["Id"]
    assert catalog.api.describe_service_action(Id=summary["Id"])["ServiceActionDetail"] == made
    definition = RESTART | {
        "AssumeRole": f"arn:aws:iam::{account.id}:role/Restart",
        "Parameters": '[{"Name":"InstanceId","Type":"TARGET"}]',
    }
    changed = catalog.api.update_service_action(Id=summary["Id"], Name="Reboot", Definition=definition)
    assert changed["ServiceActionDetail"] == {
        "ServiceActionSummary": summary | {"Name": "Reboot"},
        "Definition": definition,
    }
    assert plain(catalog.api.delete_service_action(Id=summary["Id"])) == {}
    with refused("ResourceNotFoundException"):
        catalog.api.describe_service_action(Id=summary["Id"])


@pytest.mark.parametrize(
    "definition",
    [
        {"Name": "AWS-RestartEC2Instance"},
        {"Version": "1"},
        {"Name": "NobodyMadeThis", "Version": "1"},
        RESTART | {"Version": "newest"},
        RESTART | {"AssumeRole": "Restart"},
        RESTART | {"Parameters": "InstanceId"},
    ],
)
def test_a_definition_that_cannot_be_one(catalog, definition):
    with refused("InvalidParametersException"):
        action(catalog, Definition=definition)


def test_associations(catalog):
    product, artifact = catalog.product()
    restart, stop = action(catalog), action(catalog, "Stop", Definition=RESTART | {"Name": "AWS-StopEC2Instance"})
    for each in (restart, stop):
        catalog.api.associate_service_action_with_provisioning_artifact(**named(product, artifact, each))
    with refused("DuplicateResourceException"):
        catalog.api.associate_service_action_with_provisioning_artifact(**named(product, artifact, restart))
    with refused("ResourceInUseException"):
        catalog.api.delete_service_action(Id=restart)
    listed = catalog.api.list_service_actions_for_provisioning_artifact(
        ProductId=product, ProvisioningArtifactId=artifact
    )["ServiceActionSummaries"]
    assert [summary["Id"] for summary in listed] == [restart, stop]
    (view,) = catalog.api.list_provisioning_artifacts_for_service_action(ServiceActionId=stop)[
        "ProvisioningArtifactViews"
    ]
    assert view["ProductViewSummary"]["ProductId"] == product
    assert view["ProvisioningArtifact"].pop("CreatedTime")
    assert view["ProvisioningArtifact"] == {"Id": artifact, "Name": "v1", "Guidance": "DEFAULT"}
    for wrong in (named("prod-x", artifact, stop), named(product, "pa-x", stop), named(product, artifact, "act-x")):
        with refused("ResourceNotFoundException"):
            catalog.api.associate_service_action_with_provisioning_artifact(**wrong)
        with refused("ResourceNotFoundException"):
            catalog.api.disassociate_service_action_from_provisioning_artifact(**wrong)
    catalog.api.disassociate_service_action_from_provisioning_artifact(**named(product, artifact, restart))
    with refused("ResourceNotFoundException"):
        catalog.api.disassociate_service_action_from_provisioning_artifact(**named(product, artifact, restart))
    catalog.api.delete_service_action(Id=restart)
    assert [summary["Id"] for summary in catalog.api.list_service_actions()["ServiceActionSummaries"]] == [stop]


def test_a_batch_tells_what_failed(catalog):
    product, artifact = catalog.product()
    restart = action(catalog)
    pair = named(product, artifact, restart)
    associate = catalog.api.batch_associate_service_action_with_provisioning_artifact
    assert plain(associate(ServiceActionAssociations=[pair])) == {"FailedServiceActionAssociations": []}
    failed = associate(ServiceActionAssociations=[pair, pair | {"ServiceActionId": "act-x"}])
    first, second = failed["FailedServiceActionAssociations"]
    assert first.pop("ErrorMessage") and second.pop("ErrorMessage")
    assert first == pair | {"ErrorCode": "DUPLICATE_RESOURCE"}
    assert second == pair | {"ServiceActionId": "act-x", "ErrorCode": "RESOURCE_NOT_FOUND"}
    disassociate = catalog.api.batch_disassociate_service_action_from_provisioning_artifact
    (failed,) = disassociate(ServiceActionAssociations=[pair, pair])["FailedServiceActionAssociations"]
    assert failed["ErrorCode"] == "RESOURCE_NOT_FOUND"
    assert catalog.api.list_provisioning_artifacts_for_service_action(ServiceActionId=restart) | {
        "ResponseMetadata": None
    } == {"ProvisioningArtifactViews": [], "ResponseMetadata": None}
