"""Service Catalog: what the template makes of a launch, an update and a termination."""

import json
import re

import pytest

from support.account import refused
from support.catalog import Catalog

QUEUE = {"Type": "AWS::SQS::Queue"}
# A resource that cannot be made once it is known that the id of the queue has not so many parts.
LATE = {
    "Type": "AWS::SNS::Topic",
    "Properties": {"DisplayName": {"Fn::Select": ["9", {"Fn::Split": ["/", {"Ref": "Queue"}]}]}},
}


@pytest.fixture
def still(manual, templates):
    """A catalog while time stands still."""
    return Catalog(manual, templates)


def template(resources=None, **sections):
    """A template as a text."""
    return json.dumps({"Resources": resources or {"Queue": QUEUE}} | sections)


def parameter(kind="String", **more):
    return {"Size": {"Type": kind} | more}


def output(value, **more):
    return {"Out": {"Value": value} | more}


def values(**pairs):
    return [{"Key": key, "Value": value} for key, value in pairs.items()]


def previous(*keys):
    return [{"Key": key, "UsePreviousValue": True} for key in keys]


def product(still, text, *portfolios):
    """A product of this template: its id and its version's."""
    if portfolios:
        return still.product(*portfolios, url=still.templates.url(text))
    return still.ready(url=still.templates.url(text))[1:]


def launched(still, text, status="SUCCEEDED", name="mine", **more):
    """Launches a product of this template; the record when it is done."""
    return still.settled(still.provision(*product(still, text), name=name, **more), status)


def updated(still, status="SUCCEEDED", **more):
    """Updates the provisioned product; the record when it is done."""
    return still.settled(still.update(**({"ProvisionedProductName": "mine"} | more)), status)


def outputs(still, record):
    """The outputs of a record, without the ARN of its stack."""
    shown = still.api.describe_record(Id=record["RecordId"])["RecordOutputs"]
    assert shown[0]["OutputKey"] == "CloudformationStackARN"
    return {each["OutputKey"]: each["OutputValue"] for each in shown[1:]}


def rejected(record, sentence):
    """The call of CloudFormation was refused with this sentence, in the form that Service Catalog hands on."""
    (error,) = record["RecordErrors"]
    form = (
        r"AmazonCloudFormationException  (.*) \(Service: AmazonCloudFormation; Status Code: 400; "
        r"Error Code: ValidationError; Request ID: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)"
    )
    found = re.fullmatch(form, error["Description"])
    assert found, error
    assert found.group(1) == sentence
    return error["Description"]


REJECTIONS = [
    (template(Parameters=parameter()), {}, "Parameters: [Size] must have values"),
    (template(), {"Other": "1"}, "Parameters: [Other] do not exist in the template"),
    (
        template(Parameters=parameter(AllowedValues=["a", "b"])),
        {"Size": "c"},
        "Parameter 'Size' must be one of AllowedValues",
    ),
    (
        template(Parameters=parameter(AllowedPattern="[a-z]+")),
        {"Size": "A"},
        "Parameter 'Size' must match pattern [a-z]+",
    ),
    (template(Parameters=parameter(MinLength=2)), {"Size": "a"}, "Parameter 'Size' must contain at least 2 characters"),
    (template(Parameters=parameter(MaxLength=2)), {"Size": "abc"}, "Parameter 'Size' must contain at most 2 characters"),
    (template(Parameters=parameter("Number")), {"Size": "a"}, "Parameter 'Size' must be a number."),
    (
        template(Parameters=parameter(AllowedValues=["a"], ConstraintDescription="only a")),
        {"Size": "b"},
        "Parameter Size failed to satisfy constraint: only a",
    ),
    (
        template(
            {"MyVPC": {"Type": "AWS::EC2::VPC", "Condition": "Is", "Properties": {"CidrBlock": "10.0.0.0/16"}}},
            Parameters=parameter(Default=""),
            Conditions={"Is": {"Fn::Equals": [{"Ref": "Size"}, ""]}},
            Outputs=output({"Ref": "MyVPC"}),
        ),
        {"Size": "NotEmpty"},
        "Unresolved resource dependencies [MyVPC] in the Outputs block of the template",
    ),
    (
        template(
            {
                "Queue": QUEUE | {"Condition": "Is"},
                "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "Queue"}}},
            },
            Parameters=parameter(),
            Conditions={"Is": {"Fn::Equals": [{"Ref": "Size"}, ""]}},
        ),
        {"Size": "NotEmpty"},
        "Template format error: Unresolved resource dependencies [Queue] in the Resources block of the template",
    ),
    (
        template(
            Parameters=parameter(),
            Mappings={"Sizes": {"small": {"count": "1"}}},
            Outputs=output({"Fn::FindInMap": ["Sizes", {"Ref": "Size"}, "count"]}),
        ),
        {"Size": "large"},
        "Template error: Unable to get mapping for Sizes::large::count",
    ),
    (
        template(
            Parameters=parameter("CommaDelimitedList"), Outputs=output({"Fn::Select": ["2", {"Ref": "Size"}]})
        ),
        {"Size": "a,b"},
        "Template error: Fn::Select cannot select nonexistent value at index 2",
    ),
    (
        template(Parameters=parameter("CommaDelimitedList"), Outputs=output({"Ref": "Size"})),
        {"Size": "a,b"},
        "Template format error: The Value field of every Outputs member must evaluate to a String.",
    ),
    (template(Outputs=output({"Fn::ImportValue": "nothing"})), {}, "No export named nothing found"),
    (template(Transform="AWS::Serverless-2016-10-31"), {}, "No transform named AWS::Serverless-2016-10-31 found."),
    (
        template(
            Parameters=parameter(),
            Rules={
                "Small": {
                    "Assertions": [
                        {
                            "Assert": {"Fn::Contains": [["a", "b"], {"Ref": "Size"}]},
                            "AssertDescription": "a or b",
                        }
                    ]
                }
            },
        ),
        {"Size": "c"},
        "Rule Small failed: a or b",
    ),
]


@pytest.mark.parametrize(("text", "given", "sentence"), REJECTIONS)
def test_what_cloudformation_rejects_fails_the_record(still, text, given, sentence):
    record = launched(still, text, "FAILED", ProvisioningParameters=values(**given))
    description = rejected(record, sentence)
    assert still.api.describe_record(Id=record["RecordId"])["RecordOutputs"] == []
    detail = still.provisioned(Name="mine")
    assert (detail["Status"], detail["StatusMessage"]) == ("ERROR", description)
    assert "LastSuccessfulProvisioningRecordId" not in detail
    with refused("InvalidParametersException", "Last Successful Provisioning Record doesn't exist."):
        still.api.get_provisioned_product_outputs(ProvisionedProductName="mine")
    with refused("InvalidParametersException", "A stack named mine already exists."):
        still.provision(*product(still, text))
    still.settled(still.terminate(ProvisionedProductName="mine"))
    with refused("ResourceNotFoundException", starts="Provisioned product not found"):
        still.provisioned(Name="mine")


@pytest.mark.parametrize(("text", "given", "sentence"), REJECTIONS[1:])
def test_an_update_that_cloudformation_rejects_taints(still, text, given, sentence):
    portfolio, first, artifact = still.ready()
    still.settled(launch := still.provision(first, artifact))
    other, version = still.product(portfolio, name="Other", url=still.templates.url(text))
    record = updated(
        still,
        "FAILED",
        ProductId=other,
        ProvisioningArtifactId=version,
        ProvisioningParameters=values(**given),
    )
    description = rejected(record, sentence)
    detail = still.provisioned(Name="mine")
    assert (detail["Status"], detail["StatusMessage"]) == ("TAINTED", description)
    assert (detail["ProductId"], detail["ProvisioningArtifactId"]) == (first, artifact), "as before"
    assert detail["LastRecordId"] == record["RecordId"]
    assert detail["LastSuccessfulProvisioningRecordId"] == launch["RecordId"]
    updated(still)
    detail = still.provisioned(Name="mine")
    assert detail["Status"] == "AVAILABLE" and "StatusMessage" not in detail


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain"),
        (7, "7"),
        ({"Ref": "Size"}, "big"),
        ({"Ref": "AWS::Region"}, "us-east-1"),
        ({"Fn::Join": ["-", ["a", {"Ref": "Size"}]]}, "a-big"),
        ({"Fn::Sub": "${Size}:${AWS::Partition}"}, "big:aws"),
        ({"Fn::Sub": ["${a}${Size}", {"a": "very "}]}, "very big"),
        ({"Fn::Select": [1, {"Fn::Split": ["i", {"Ref": "Size"}]}]}, "g"),
        ({"Fn::If": ["IsBig", "yes", "no"]}, "yes"),
        ({"Fn::FindInMap": ["Sizes", {"Ref": "Size"}, "count"]}, "100"),
        ({"Fn::Base64": "a"}, "YQ=="),
        ({"Fn::Select": ["0", {"Fn::GetAZs": ""}]}, "us-east-1a"),
        ({"Fn::Select": ["1", {"Fn::Cidr": ["10.0.0.0/16", 2, 8]}]}, "10.0.1.0/24"),
    ],
)
def test_outputs(still, value, expected):
    text = template(
        Parameters=parameter(Default="big"),
        Conditions={"IsBig": {"Fn::Equals": [{"Ref": "Size"}, "big"]}, "IsNot": {"Fn::Not": [{"Condition": "IsBig"}]}},
        Mappings={"Sizes": {"big": {"count": "100"}}},
        Outputs=output(value, Description="it") | {"Never": {"Value": "x", "Condition": "IsNot"}},
    )
    record = launched(still, text)
    assert outputs(still, record) == {"Out": expected}
    shown = still.api.get_provisioned_product_outputs(ProvisionedProductName="mine", OutputKeys=["Out"])["Outputs"]
    assert shown == [{"OutputKey": "Out", "OutputValue": expected, "Description": "it"}]


def test_outputs_in_pages(still):
    text = template(Outputs={f"Out{number}": {"Value": str(number)} for number in range(5)})
    record = launched(still, text)
    seen, token = [], {}
    while True:
        page = still.api.get_provisioned_product_outputs(
            ProvisionedProductId=record["ProvisionedProductId"], PageSize=4, **token
        )
        seen += [each["OutputKey"] for each in page["Outputs"]]
        if "NextPageToken" not in page:
            break
        token = {"PageToken": page["NextPageToken"]}
    assert seen == ["CloudformationStackARN", *(f"Out{number}" for number in range(5))]
    with refused("InvalidParametersException"):
        still.api.get_provisioned_product_outputs(ProvisionedProductName="mine", PageToken="nonsense")
    for by in ({}, {"ProvisionedProductName": "mine", "ProvisionedProductId": record["ProvisionedProductId"]}):
        with refused("InvalidParametersException"):
            still.api.get_provisioned_product_outputs(**by)


def test_ids_and_attributes_of_resources(still):
    text = template(
        {
            "Net": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.1/16"}},
            "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "Net"}}},
        },
        Outputs={"Net": {"Value": {"Ref": "Net"}}, "Topic": {"Value": {"Ref": "Topic"}}},
    )
    record = launched(still, text)
    first = outputs(still, record)
    assert all(first.values())
    assert outputs(still, updated(still)) == first, "an update that changes nothing changes no id"


def test_a_resource_that_fails_is_rolled_back(still):
    text = template({"Queue": QUEUE, "Topic": LATE})
    _, product_id, artifact = still.ready(url=still.templates.url(text))
    record = still.provision(product_id, artifact)
    seen = []
    for _ in range(100):
        now = still.record(record["RecordId"])["Status"]
        seen += [now] if not seen or seen[-1] != now else []
        assert still.provisioned(Name="mine")["Status"] == ("ERROR" if now == "FAILED" else "UNDER_CHANGE")
        if now == "FAILED":
            break
        still.account.server.advance(1)
    assert seen == ["CREATED", "IN_PROGRESS", "IN_PROGRESS_IN_ERROR", "FAILED"]
    message = still.provisioned(Name="mine")["StatusMessage"]
    assert "[Topic]" in message and "nonexistent value at index 9" in message
    assert still.record(record["RecordId"])["RecordErrors"][0]["Description"] == message


def test_a_failed_update_leaves_what_was_there(still):
    good = template(Outputs=output({"Ref": "Queue"}))
    record = launched(still, good)
    first = outputs(still, record)
    still.api.create_provisioning_artifact(
        ProductId=record["ProductId"],
        Parameters={"Name": "v2", "Info": {"LoadTemplateFromURL": still.templates.url(template({"Queue": QUEUE, "T": LATE}))}},
    )
    failed = updated(still, "FAILED", ProvisioningArtifactName="v2")
    detail = still.provisioned(Name="mine")
    assert (detail["Status"], detail["ProvisioningArtifactId"]) == ("TAINTED", record["ProvisioningArtifactId"])
    assert failed["ProvisioningArtifactId"] != record["ProvisioningArtifactId"]
    again = updated(still, ProvisioningArtifactName="v1")
    assert outputs(still, again) == first


def test_parameters_of_updates(still):
    text = template(
        Parameters=parameter(Default="1") | {"Secret": {"Type": "String", "NoEcho": True}},
        Outputs=output({"Fn::Sub": "${Size} ${Secret}"}),
    )
    launched(still, text, ProvisioningParameters=values(Size="2", Secret="s"))
    rejected(updated(still, "FAILED"), "Parameters: [Secret] must have values")
    kept = updated(still, ProvisioningParameters=previous("Size", "Secret"))
    assert outputs(still, kept) == {"Out": "2 s"}
    fallen = updated(still, ProvisioningParameters=previous("Secret"))
    assert outputs(still, fallen) == {"Out": "1 s"}
    empty = updated(still, ProvisioningParameters=values(Secret=""))
    assert outputs(still, empty) == {"Out": "1 "}
    both = [{"Key": "Size", "Value": "3", "UsePreviousValue": True}]
    sentence = "Cannot specify usePreviousValue as true and non empty value for a parameter"
    rejected(
        updated(still, "FAILED", ProvisioningParameters=both), f"Invalid input for parameter key Size. {sentence}"
    )


def test_rules_of_template_constraints(still):
    text = template(Parameters=parameter())
    portfolio, product_id, artifact = still.ready(url=still.templates.url(text))
    rule = {"Assertions": [{"Assert": {"Fn::Contains": [["a"], {"Ref": "Size"}]}, "AssertDescription": "only a"}]}
    still.api.create_constraint(
        PortfolioId=portfolio, ProductId=product_id, Type="TEMPLATE", Parameters=json.dumps({"Rules": {"One": rule}})
    )
    record = still.provision(product_id, artifact, ProvisioningParameters=values(Size="b"))
    rejected(still.settled(record, "FAILED"), "Rule One failed: only a")
    still.settled(still.provision(product_id, artifact, name="other", ProvisioningParameters=values(Size="a")))


def test_an_update_needs_the_old_product_no_more(still):
    portfolio, old, artifact = still.ready(url=still.templates.url(template(Outputs=output("old"))))
    still.settled(record := still.provision(old, artifact))
    still.api.disassociate_product_from_portfolio(ProductId=old, PortfolioId=portfolio)
    still.api.delete_product(Id=old)
    still.product(portfolio, name="New", url=still.templates.url(template(Outputs=output("new"))))
    done = updated(still, ProductName="New", ProvisioningArtifactName="v1")
    assert outputs(still, done) == {"Out": "new"}
    assert done["ProvisionedProductId"] == record["ProvisionedProductId"]


def test_what_goes_between_a_request_and_its_work(still):
    portfolio, old, artifact = still.ready(url=still.templates.url(template(Outputs=output("old"))))
    record = still.provision(old, artifact)
    still.api.disassociate_product_from_portfolio(ProductId=old, PortfolioId=portfolio)
    still.api.delete_product(Id=old)
    assert outputs(still, still.settled(record)) == {"Out": "old"}


def test_exports_hold_a_stack(still):
    exporting = template(Outputs=output("x", Export={"Name": "shared"}))
    importing = template(Outputs=output({"Fn::ImportValue": "shared"}))
    record = launched(still, exporting)
    stack = f"SC-{still.account.id}-{record['ProvisionedProductId']}"
    user = launched(still, importing, name="user")
    assert outputs(still, user) == {"Out": "x"}
    twice = launched(still, exporting, "FAILED", name="twice")
    assert twice["RecordErrors"][0]["Description"] == f"Export with name shared is already exported by stack {stack}"
    failed = still.settled(still.terminate(ProvisionedProductName="mine"), "FAILED")
    user_stack = f"SC-{still.account.id}-{user['ProvisionedProductId']}"
    message = f"Export shared cannot be deleted as it is in use by {user_stack}"
    assert failed["RecordErrors"][0]["Description"] == message
    assert still.provisioned(Name="mine")["Status"] == "TAINTED"
    still.settled(still.terminate(ProvisionedProductName="mine", IgnoreErrors=True))
    with refused("ResourceNotFoundException", starts="Provisioned product not found"):
        still.provisioned(Name="mine")


def test_a_stack_can_stay(still):
    launched(still, template(Outputs=output("x", Export={"Name": "shared"})))
    still.settled(still.terminate(ProvisionedProductName="mine", RetainPhysicalResources=True))
    with refused("ResourceNotFoundException", starts="Provisioned product not found"):
        still.provisioned(Name="mine")
    user = launched(still, template(Outputs=output({"Fn::ImportValue": "shared"})), name="user")
    assert outputs(still, user) == {"Out": "x"}, "what the stack exports is still there"


def test_the_tags_of_portfolio_and_product_come_along(still):
    portfolio, product_id, artifact = still.ready(Tags=[{"Key": "of", "Value": "product"}])
    still.api.update_portfolio(Id=portfolio, AddTags=[{"Key": "of", "Value": "portfolio"}, {"Key": "cost", "Value": "1"}])
    done = still.settled(still.provision(product_id, artifact, Tags=[{"Key": "team", "Value": "a"}]))
    tags = {tag["Key"]: tag["Value"] for tag in done["RecordTags"] if not tag["Key"].startswith("aws:")}
    assert tags == {"team": "a", "of": "product", "cost": "1"}
    still.api.update_portfolio(Id=portfolio, AddTags=[{"Key": "cost", "Value": "2"}])
    done = updated(still)
    assert {"Key": "cost", "Value": "1"} in done["RecordTags"], "nothing allows that tags change"
    allowed = {"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "ALLOWED"}}
    still.api.create_constraint(
        PortfolioId=portfolio, ProductId=product_id, Type="RESOURCE_UPDATE", Parameters=json.dumps(allowed)
    )
    assert {"Key": "cost", "Value": "2"} in updated(still)["RecordTags"]


def test_a_template_that_nobody_validated(still):
    text = json.dumps({"Resources": {"Queue": {"Type": "nonsense"}}})
    artifact = {
        "Name": "v1",
        "Info": {"LoadTemplateFromURL": still.templates.url(text)},
        "DisableTemplateValidation": True,
    }
    _, product_id, version = still.ready(ProvisioningArtifactParameters=artifact)
    record = still.settled(still.provision(product_id, version), "FAILED")
    rejected(record, "Template format error: Unrecognized resource types: [nonsense]")


def test_at_the_usual_pace(account, templates):
    catalog = Catalog(account, templates)
    text = template({"Queue": QUEUE, "Topic": LATE})
    _, product_id, artifact = catalog.ready(url=templates.url(text))
    record = catalog.done(catalog.provision(product_id, artifact), "FAILED")
    assert "[Topic]" in record["RecordErrors"][0]["Description"]
    catalog.done(catalog.terminate(ProvisionedProductName="mine"))
