"""Service Catalog: stacks that were left behind are imported, and give their template to products. With boto3."""

import pytest

from support.account import plain, refused
from support.catalog import Catalog


@pytest.fixture
def still(manual, templates):
    """A catalog while time stands still."""
    return Catalog(manual, templates)


def stack_of(still, record):
    """The ARN of the stack of a provisioned product."""
    (output,) = still.api.get_provisioned_product_outputs(ProvisionedProductId=record["ProvisionedProductId"])["Outputs"]
    assert output["OutputKey"] == "CloudformationStackARN"
    return output["OutputValue"]


def left(still, product, artifact, name="mine"):
    """Provisions something and lets its stack stay; the ARN of the stack."""
    record = still.settled(still.provision(product, artifact, name=name))
    arn = stack_of(still, record)
    still.settled(still.terminate(ProvisionedProductName=name, RetainPhysicalResources=True))
    return arn


def imported(still, product, artifact, arn, name="mine", **more):
    """Imports a stack; the record."""
    given = {"ProductId": product, "ProvisioningArtifactId": artifact, "ProvisionedProductName": name}
    return plain(still.api.import_as_provisioned_product(PhysicalId=arn, **given, **more))["RecordDetail"]


def test_an_import(still):
    _, product, artifact = still.ready()
    arn = left(still, product, artifact)
    record = imported(still, product, artifact, arn, IdempotencyToken="import")
    assert record["Status"] == "CREATED"
    assert record["ProvisionedProductType"] == "CFN_STACK"
    assert imported(still, product, artifact, arn, IdempotencyToken="import") == record
    assert still.provisioned(Name="mine")["Status"] == "UNDER_CHANGE"
    still.settled(record)
    detail = still.provisioned(Name="mine")
    assert detail["Status"] == "AVAILABLE"
    assert detail["LastRecordId"] == record["RecordId"] == detail["LastSuccessfulProvisioningRecordId"]
    assert stack_of(still, record) == arn
    (found,) = still.api.search_provisioned_products(Filters={"SearchQuery": [f"physicalId:{arn}"]})[
        "ProvisionedProducts"
    ]
    assert found["Id"] == record["ProvisionedProductId"]
    with refused("DuplicateResourceException"):
        imported(still, product, artifact, arn, name="again")
    still.settled(still.update(ProvisionedProductName="mine"))
    still.settled(still.terminate(ProvisionedProductName="mine"))
    with refused("ResourceNotFoundException"):
        imported(still, product, artifact, arn)


def test_refused_imports(manual, still):
    _, product, artifact = still.ready()
    one, two = left(still, product, artifact), left(still, product, artifact)
    for wrong, code in (
        ("jobs", "InvalidParametersException"),
        (f"arn:aws:cloudformation:us-east-1:{manual.id}:stackset/s:1", "InvalidParametersException"),
        (f"arn:aws:cloudformation:eu-west-1:{manual.id}:stack/s/1", "InvalidParametersException"),
        (f"arn:aws:cloudformation:us-east-1:{manual.id}:stack/s/1", "ResourceNotFoundException"),
    ):
        with refused(code):
            imported(still, product, artifact, wrong)
    with refused("ResourceNotFoundException", "No launch paths found for resource: prod-aaaaaaaaaaaaa"):
        imported(still, "prod-aaaaaaaaaaaaa", artifact, one)
    other, other_artifact = still.product(
        still.portfolio(), name="Topic", url=still.templates.url('{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}')
    )
    portfolio = still.portfolio("Others")
    still.allow(portfolio)
    still.api.associate_product_with_portfolio(ProductId=other, PortfolioId=portfolio)
    with refused("InvalidParametersException"):
        imported(still, other, other_artifact, one)
    imported(still, product, artifact, one)
    with refused("InvalidStateException"):
        imported(still, product, artifact, two, name="other")


def test_the_template_of_a_stack(manual, still):
    portfolio, product, artifact = still.ready()
    record = still.settled(still.provision(product, artifact))
    arn = stack_of(still, record)
    info = {"ImportFromPhysicalId": arn}
    copy, copied = still.product(portfolio, name="Copy", info=info)
    told = still.api.describe_provisioning_artifact(ProductId=copy, ProvisioningArtifactId=copied, Verbose=True)
    source = still.api.describe_provisioning_artifact(ProductId=product, ProvisioningArtifactId=artifact, Verbose=True)
    assert told["Info"] == {
        "PhysicalId": arn,
        "CloudFormationTemplate": source["Info"]["CloudFormationTemplate"],
    }
    still.settled(still.provision(copy, copied, name="copy"))
    version = still.api.create_provisioning_artifact(ProductId=product, Parameters={"Name": "v2", "Info": info})
    assert version["Info"] == {"PhysicalId": arn}
    for wrong in (arn.replace(manual.id, "999999999999"), "arn:aws:s3:::bucket", "mine"):
        with refused("InvalidParametersException"):
            still.create_product(info={"ImportFromPhysicalId": wrong})
