"""Resources of Batch, SSM and Service Catalog in the templates of products: they are made, and go with the stack."""

import json

import pytest

from support.account import Account, refused
from support.catalog import Catalog

BATCH = """\
Parameters:
  Most: {Type: String, Default: "16"}
  State: {Type: String, Default: ENABLED}
Resources:
  Environment:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      ComputeEnvironmentName: farm
      Type: MANAGED
      ComputeResources:
        Type: FARGATE
        MaxvCpus: !Ref Most
        Subnets: [subnet-0a1b2c3d]
        SecurityGroupIds: [sg-0a1b2c3d]
      Tags: {Owner: farmers}
  Queue:
    Type: AWS::Batch::JobQueue
    Properties:
      State: !Ref State
      Priority: "5"
      ComputeEnvironmentOrder:
        - {Order: 1, ComputeEnvironment: !GetAtt Environment.ComputeEnvironmentArn}
  Work:
    Type: AWS::Batch::JobDefinition
    Properties:
      JobDefinitionName: work
      Type: container
      PlatformCapabilities: [FARGATE]
      Parameters: {Word: hello}
      ContainerProperties:
        Image: busybox
        Command: [echo, "Ref::Word"]
        ExecutionRoleArn: !Sub "arn:aws:iam::${AWS::AccountId}:role/run"
        ResourceRequirements: [{Type: VCPU, Value: "0.25"}, {Type: MEMORY, Value: "512"}]
        LogConfiguration: {LogDriver: awslogs, Options: {awslogs-group: Mine}}
  Licence:
    Type: AWS::Batch::ConsumableResource
    Properties: {ResourceType: REPLENISHABLE, TotalQuantity: 3}
Outputs:
  Environment: {Value: !Ref Environment}
  Queue: {Value: !Ref Queue}
  QueueArn: {Value: !GetAtt Queue.JobQueueArn}
  Work: {Value: !Ref Work}
  Licence: {Value: !Ref Licence}
  Free: {Value: !GetAtt Licence.AvailableQuantity}
"""


class Shop:
    """A catalog whose products have a template of the test's own."""

    def __init__(self, account, templates):
        self.account, self.catalog = account, Catalog(account, templates)
        self.api = self.catalog.api
        self.batch, self.ssm = account.boto("batch"), account.boto("ssm")

    def product(self, template, **more):
        """A product that can be launched; its id and its version's."""
        if not isinstance(template, str):
            template = json.dumps(template)
        _, product, artifact = self.catalog.ready(url=self.catalog.templates.url(template), **more)
        return product, artifact

    def launch(self, template, status="SUCCEEDED", **more):
        """Launches a product of this template; its record once it is over, and its outputs."""
        record = self.catalog.provision(*self.product(template), **more)
        return self.over(record, status)

    def over(self, record, status="SUCCEEDED"):
        self.catalog.settled(record, status)
        answer = self.api.describe_record(Id=record["RecordId"])
        outputs = {each["OutputKey"]: each["OutputValue"] for each in answer["RecordOutputs"]}
        return answer["RecordDetail"], outputs

    def update(self, status="SUCCEEDED", **more):
        answer = self.api.update_provisioned_product(ProvisionedProductName="mine", **more)
        return self.over(answer["RecordDetail"], status)

    def terminate(self, status="SUCCEEDED"):
        record = self.api.terminate_provisioned_product(ProvisionedProductName="mine")["RecordDetail"]
        return self.over(record, status)[0]

    def all_of_batch(self):
        """Everything that there is in Batch."""
        return [
            self.batch.describe_compute_environments()["computeEnvironments"],
            self.batch.describe_job_queues()["jobQueues"],
            self.batch.describe_job_definitions(status="ACTIVE")["jobDefinitions"],
            self.batch.list_consumable_resources()["consumableResources"],
            self.batch.list_scheduling_policies()["schedulingPolicies"],
        ]


@pytest.fixture
def shop(manual, templates):
    return Shop(manual, templates)


def test_a_farm_is_made_used_and_removed(shop):
    tags = [{"Key": "team", "Value": "a"}, {"Key": "Owner", "Value": "nobody"}]
    _, outputs = shop.launch(BATCH, Tags=tags)
    arns = f"arn:aws:batch:us-east-1:{shop.account.id}"
    assert outputs["Environment"] == f"{arns}:compute-environment/farm"
    assert outputs["Work"] == f"{arns}:job-definition/work:1"
    assert outputs["Queue"] == outputs["QueueArn"]
    assert outputs["Queue"].startswith(f"{arns}:job-queue/SC-{shop.account.id}-pp-")
    assert outputs["Free"] == "3"
    (environment,) = shop.batch.describe_compute_environments()["computeEnvironments"]
    assert (environment["status"], environment["state"]) == ("VALID", "ENABLED")
    assert environment["computeResources"]["maxvCpus"] == 16
    assert environment["tags"] == {"team": "a", "Owner": "farmers"}
    (queue,) = shop.batch.describe_job_queues()["jobQueues"]
    assert (queue["status"], queue["priority"]) == ("VALID", 5)
    assert queue["tags"] == {"team": "a", "Owner": "nobody"}
    assert queue["computeEnvironmentOrder"] == [{"order": 1, "computeEnvironment": outputs["Environment"]}]
    (work,) = shop.batch.describe_job_definitions(status="ACTIVE")["jobDefinitions"]
    assert work["parameters"] == {"Word": "hello"}
    assert work["containerProperties"]["logConfiguration"]["options"] == {"awslogs-group": "Mine"}
    job = shop.batch.submit_job(jobName="j", jobQueue=outputs["Queue"], jobDefinition=outputs["Work"])["jobId"]
    shop.account.server.post("clock/settle")
    (job,) = shop.batch.describe_jobs(jobs=[job])["jobs"]
    assert job["status"] == "SUCCEEDED"
    shop.terminate()
    assert shop.all_of_batch() == [[], [], [], [], []]


def test_changes_reach_the_services(shop):
    _, before = shop.launch(BATCH)
    product = shop.catalog.provisioned(Name="mine")["ProductId"]
    more = [{"Key": "Most", "Value": "32"}, {"Key": "State", "Value": "DISABLED"}]
    _, after = shop.update(ProvisioningParameters=more)
    assert after == before
    (environment,) = shop.batch.describe_compute_environments()["computeEnvironments"]
    assert environment["computeResources"]["maxvCpus"] == 32
    (queue,) = shop.batch.describe_job_queues()["jobQueues"]
    assert queue["state"] == "DISABLED"
    revised = BATCH.replace("Image: busybox", "Image: alpine").replace("TotalQuantity: 3", "TotalQuantity: 7")
    artifact = shop.api.create_provisioning_artifact(
        ProductId=product,
        Parameters={"Name": "v2", "Info": {"LoadTemplateFromURL": shop.catalog.templates.url(revised)}},
    )["ProvisioningArtifactDetail"]["Id"]
    shop.account.server.post("clock/settle")
    _, after = shop.update(ProductId=product, ProvisioningArtifactId=artifact)
    assert after["Work"] == before["Work"][:-1] + "2"
    (work,) = shop.batch.describe_job_definitions(status="ACTIVE")["jobDefinitions"]
    assert (work["revision"], work["containerProperties"]["image"]) == (2, "alpine")
    (licence,) = shop.batch.list_consumable_resources()["consumableResources"]
    assert licence["totalQuantity"] == 7
    shop.terminate()
    assert shop.all_of_batch() == [[], [], [], [], []]


GROVE = """\
Parameters:
  Kind: {Type: String, Default: m5.large}
  Replaces: {Type: String, Default: "true"}
Resources:
  Environment:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ReplaceComputeEnvironment: !Ref Replaces
      ComputeResources:
        Type: EC2
        AllocationStrategy: BEST_FIT_PROGRESSIVE
        MinvCpus: 0
        MaxvCpus: 4
        InstanceTypes: [!Ref Kind]
        InstanceRole: !Sub "arn:aws:iam::${AWS::AccountId}:instance-profile/ecsInstanceRole"
        Subnets: [subnet-0a1b2c3d]
        SecurityGroupIds: [sg-0a1b2c3d]
  Queue:
    Type: AWS::Batch::JobQueue
    Properties: {Priority: 5, ComputeEnvironmentOrder: [{Order: 1, ComputeEnvironment: !Ref Environment}]}
Outputs:
  Environment: {Value: !Ref Environment}
  Queue: {Value: !Ref Queue}
"""


@pytest.mark.parametrize("replaces", ["true", "false"])
def test_other_instances_are_of_another_environment(shop, replaces):
    given = [{"Key": "Replaces", "Value": replaces}]
    _, before = shop.launch(GROVE, ProvisioningParameters=given)
    _, after = shop.update(ProvisioningParameters=[*given, {"Key": "Kind", "Value": "m6i.large"}])
    assert after["Queue"] == before["Queue"]
    assert (after["Environment"] != before["Environment"]) == (replaces == "true")
    (environment,) = shop.batch.describe_compute_environments()["computeEnvironments"]
    assert environment["computeEnvironmentArn"] == after["Environment"]
    assert environment["computeResources"]["instanceTypes"] == ["m6i.large"]
    (queue,) = shop.batch.describe_job_queues()["jobQueues"]
    assert queue["computeEnvironmentOrder"] == [{"order": 1, "computeEnvironment": after["Environment"]}]
    shop.terminate()
    assert shop.all_of_batch() == [[], [], [], [], []]


def test_a_former_revision_can_stay(shop):
    template = {
        "Parameters": {"Image": {"Type": "String", "Default": "one"}},
        "Resources": {
            "Work": {
                "Type": "AWS::Batch::JobDefinition",
                "Properties": {
                    "Type": "container",
                    "ContainerProperties": {"Image": {"Ref": "Image"}, "Vcpus": 1, "Memory": 128},
                    "ResourceRetentionPolicy": {"SkipDeregisterOnUpdate": True},
                },
            }
        },
    }
    shop.launch(template)
    for image in ["two", "three"]:
        shop.update(ProvisioningParameters=[{"Key": "Image", "Value": image}])
    active = shop.batch.describe_job_definitions(status="ACTIVE")["jobDefinitions"]
    assert sorted(each["revision"] for each in active) == [1, 2, 3]
    shop.terminate()
    active = shop.batch.describe_job_definitions(status="ACTIVE")["jobDefinitions"]
    assert sorted(each["revision"] for each in active) == [1, 2]


def test_what_the_service_refuses_is_rolled_back(shop):
    template = BATCH.replace("!GetAtt Environment.ComputeEnvironmentArn", "nowhere")
    record, _ = shop.launch(template, "FAILED")
    (error,) = record["RecordErrors"]
    reason = error["Description"]
    assert "The following resource(s) failed to create: [Queue]." in reason
    assert 'Resource handler returned message: "' in reason
    order = [{"order": 1, "computeEnvironment": "nowhere"}]
    with pytest.raises(shop.batch.exceptions.ClientException) as said:
        shop.batch.create_job_queue(jobQueueName="q", priority=5, computeEnvironmentOrder=order)
    assert said.value.response["message"].split(", RequestId")[0] in reason
    assert "(Service: Batch, Status Code: 400, Request ID: " in reason
    assert "RequestToken: " in reason and "HandlerErrorCode: " in reason
    assert shop.all_of_batch() == [[], [], [], [], []]
    assert shop.catalog.provisioned(Name="mine")["Status"] == "ERROR"


def test_an_update_that_fails_is_taken_back(shop):
    shop.launch(BATCH)
    product = shop.catalog.provisioned(Name="mine")["ProductId"]
    broken = BATCH.replace("TotalQuantity: 3", "TotalQuantity: 7") + "  Other: {Value: x}\n"
    broken = broken.replace(
        "Outputs:",
        "  Second:\n    Type: AWS::Batch::JobQueue\n    DependsOn: Licence\n"
        "    Properties: {Priority: 1, ComputeEnvironmentOrder: [{Order: 1, ComputeEnvironment: nowhere}]}\nOutputs:",
    )
    artifact = shop.api.create_provisioning_artifact(
        ProductId=product,
        Parameters={"Name": "v2", "Info": {"LoadTemplateFromURL": shop.catalog.templates.url(broken)}},
    )["ProvisioningArtifactDetail"]["Id"]
    shop.account.server.post("clock/settle")
    shop.update("FAILED", ProductId=product, ProvisioningArtifactId=artifact)
    assert shop.catalog.provisioned(Name="mine")["Status"] == "TAINTED"
    (licence,) = shop.batch.list_consumable_resources()["consumableResources"]
    assert licence["totalQuantity"] == 3
    assert len(shop.batch.describe_job_queues()["jobQueues"]) == 1
    shop.terminate()
    assert shop.all_of_batch() == [[], [], [], [], []]


def test_a_portfolio_is_made_by_a_product(shop):
    template = {
        "Resources": {
            "Portfolio": {
                "Type": "AWS::ServiceCatalog::Portfolio",
                "Properties": {"DisplayName": "Made", "ProviderName": "IT", "Tags": [{"Key": "a", "Value": "1"}]},
            },
            "Option": {"Type": "AWS::ServiceCatalog::TagOption", "Properties": {"Key": "cost", "Value": "1"}},
            "Both": {
                "Type": "AWS::ServiceCatalog::TagOptionAssociation",
                "Properties": {"TagOptionId": {"Ref": "Option"}, "ResourceId": {"Ref": "Portfolio"}},
            },
            "Who": {
                "Type": "AWS::ServiceCatalog::PortfolioPrincipalAssociation",
                "Properties": {
                    "PortfolioId": {"Ref": "Portfolio"},
                    "PrincipalARN": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/x"},
                    "PrincipalType": "IAM",
                },
            },
        },
        "Outputs": {
            "Portfolio": {"Value": {"Ref": "Portfolio"}},
            "Name": {"Value": {"Fn::GetAtt": ["Portfolio", "PortfolioName"]}},
            "Both": {"Value": {"Ref": "Both"}},
        },
    }
    _, outputs = shop.launch(template, Tags=[{"Key": "team", "Value": "b"}])
    portfolio = shop.api.describe_portfolio(Id=outputs["Portfolio"])
    assert outputs["Name"] == portfolio["PortfolioDetail"]["DisplayName"] == "Made"
    assert {tag["Key"]: tag["Value"] for tag in portfolio["Tags"]} == {"a": "1", "team": "b"}
    (option,) = portfolio["TagOptions"]
    assert outputs["Both"] == f"{option['Id']}|{outputs['Portfolio']}"
    assert len(shop.api.list_principals_for_portfolio(PortfolioId=outputs["Portfolio"])["Principals"]) == 1
    shop.terminate()
    with refused("ResourceNotFoundException"):
        shop.api.describe_portfolio(Id=outputs["Portfolio"])
    assert shop.api.list_tag_options()["TagOptionDetails"] == []


def test_what_is_in_use_is_not_removed(shop):
    template = {
        "Resources": {
            "Portfolio": {
                "Type": "AWS::ServiceCatalog::Portfolio",
                "Properties": {"DisplayName": "Made", "ProviderName": "IT"},
            }
        },
        "Outputs": {"Portfolio": {"Value": {"Ref": "Portfolio"}}},
    }
    product, artifact = shop.product(template)
    _, outputs = shop.over(shop.catalog.provision(product, artifact))
    shop.api.associate_product_with_portfolio(ProductId=product, PortfolioId=outputs["Portfolio"])
    record = shop.terminate("FAILED")
    (error,) = record["RecordErrors"]
    assert "The following resource(s) failed to delete: [Portfolio]" in error["Description"]
    assert "Error Code: ResourceInUseException" in error["Description"]
    shop.api.disassociate_product_from_portfolio(ProductId=product, PortfolioId=outputs["Portfolio"])
    shop.terminate()


def test_products_within_products(shop):
    inner = shop.catalog.templates.url('{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}, '
                                       '"Outputs": {"Topic": {"Value": {"Ref": "Topic"}}}}')
    template = {
        "Resources": {
            "Portfolio": {
                "Type": "AWS::ServiceCatalog::Portfolio",
                "Properties": {"DisplayName": "Inner", "ProviderName": "IT"},
            },
            "Product": {
                "Type": "AWS::ServiceCatalog::CloudFormationProduct",
                "Properties": {
                    "Name": "Inner",
                    "Owner": "IT",
                    "ProvisioningArtifactParameters": [
                        {"Name": "v1", "Info": {"LoadTemplateFromURL": inner}},
                        {"Name": "v2", "Info": {"LoadTemplateFromURL": inner}},
                    ],
                },
            },
            "Offer": {
                "Type": "AWS::ServiceCatalog::PortfolioProductAssociation",
                "Properties": {"PortfolioId": {"Ref": "Portfolio"}, "ProductId": {"Ref": "Product"}},
            },
            "User": {
                "Type": "AWS::ServiceCatalog::PortfolioPrincipalAssociation",
                "Properties": {
                    "PortfolioId": {"Ref": "Portfolio"},
                    "PrincipalARN": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:user/stockroom"},
                    "PrincipalType": "IAM",
                },
            },
            "Rule": {
                "Type": "AWS::ServiceCatalog::LaunchNotificationConstraint",
                "DependsOn": "Offer",
                "Properties": {
                    "PortfolioId": {"Ref": "Portfolio"},
                    "ProductId": {"Ref": "Product"},
                    "NotificationArns": [{"Fn::Sub": "arn:aws:sns:us-east-1:${AWS::AccountId}:t"}],
                },
            },
            "Inner": {
                "Type": "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
                "DependsOn": ["Offer", "User", "Rule"],
                "Properties": {
                    "ProductId": {"Ref": "Product"},
                    "ProvisioningArtifactName": "v2",
                    "ProvisionedProductName": "inner",
                },
            },
        },
        "Outputs": {
            "Product": {"Value": {"Ref": "Product"}},
            "Versions": {"Value": {"Fn::GetAtt": ["Product", "ProvisioningArtifactIds"]}},
            "Topic": {"Value": {"Fn::GetAtt": ["Inner", "Outputs.Topic"]}},
            "Stack": {"Value": {"Fn::GetAtt": ["Inner", "CloudformationStackArn"]}},
        },
    }
    _, outputs = shop.launch(template)
    inner = shop.catalog.provisioned(Name="inner")
    assert inner["Status"] == "AVAILABLE"
    artifacts = shop.api.list_provisioning_artifacts(ProductId=outputs["Product"])["ProvisioningArtifactDetails"]
    assert [each["Id"] for each in artifacts] == outputs["Versions"].split(",")
    assert outputs["Topic"].startswith(f"arn:aws:sns:us-east-1:{shop.account.id}:SC-")
    assert f"/SC-{shop.account.id}-{inner['Id']}/" in outputs["Stack"]
    shop.terminate()
    with refused("ResourceNotFoundException"):
        shop.catalog.provisioned(Name="inner")
    with refused("ResourceNotFoundException"):
        shop.api.describe_product_as_admin(Id=outputs["Product"])


def test_a_product_that_provisions_itself_comes_to_an_end(shop):
    template = {
        "Resources": {
            "Again": {
                "Type": "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
                "Properties": {"ProductName": "Queue", "ProvisioningArtifactName": "v1"},
            }
        }
    }
    record, _ = shop.launch(template, "FAILED")
    assert "deep" in record["RecordErrors"][0]["Description"]
    found = shop.api.scan_provisioned_products(AccessLevelFilter={"Key": "Account", "Value": "self"})
    assert [each["Name"] for each in found["ProvisionedProducts"]] == ["mine"]


def test_a_resource_data_sync(shop):
    template = {
        "Resources": {
            "Sync": {
                "Type": "AWS::SSM::ResourceDataSync",
                "Properties": {
                    "SyncName": "shelf",
                    "S3Destination": {"BucketName": "shelf", "BucketRegion": "us-east-1", "SyncFormat": "JsonSerDe"},
                },
            }
        },
        "Outputs": {"Sync": {"Value": {"Ref": "Sync"}}},
    }
    _, outputs = shop.launch(template)
    assert outputs["Sync"] == "shelf"
    (sync,) = shop.ssm.list_resource_data_sync()["ResourceDataSyncItems"]
    assert sync["S3Destination"]["BucketName"] == "shelf"
    shop.terminate()
    assert shop.ssm.list_resource_data_sync()["ResourceDataSyncItems"] == []


def constraint(kind, **properties):
    """A constraint on the product of the parameter, in the portfolio of the template."""
    named = {"PortfolioId": {"Ref": "Portfolio"}, "ProductId": {"Ref": "Product"}}
    return {
        "Type": f"AWS::ServiceCatalog::{kind}",
        "DependsOn": "Offer",
        "Properties": named | {"Description": kind} | properties,
    }


ROLE = {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/launch"}
OFFER = {
    "Portfolio": {
        "Type": "AWS::ServiceCatalog::Portfolio",
        "Properties": {"DisplayName": "Made", "ProviderName": "IT"},
    },
    "Offer": {
        "Type": "AWS::ServiceCatalog::PortfolioProductAssociation",
        "Properties": {"PortfolioId": {"Ref": "Portfolio"}, "ProductId": {"Ref": "Product"}},
    },
}
RULE = {"Rule": {"Assertions": [{"Assert": {"Fn::Equals": [{"Ref": "Name"}, "x"]}, "AssertDescription": "x"}]}}
SETS = [
    {
        "Launch": constraint("LaunchRoleConstraint", RoleArn=ROLE),
        "Rules": constraint("LaunchTemplateConstraint", Rules=json.dumps(RULE)),
        "Tags": constraint("ResourceUpdateConstraint", TagUpdateOnProvisionedProduct="ALLOWED"),
    },
    {
        "Stacks": constraint(
            "StackSetConstraint",
            AccountList=[{"Ref": "AWS::AccountId"}],
            RegionList=["us-east-1"],
            AdminRole={"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/admin"},
            ExecutionRole="execute",
            StackInstanceControl="ALLOWED",
        )
    },
]


@pytest.mark.parametrize("constraints", SETS, ids=["launch", "stack set"])
def test_constraints_are_made_and_changed(shop, constraints):
    inner = shop.catalog.create_product(name="Inner")["ProductViewDetail"]["ProductViewSummary"]["ProductId"]
    template = {
        "Parameters": {"Product": {"Type": "String"}, "Role": {"Type": "String", "Default": "launch"}},
        "Resources": OFFER | constraints,
        "Outputs": {"Portfolio": {"Value": {"Ref": "Portfolio"}}}
        | {name: {"Value": {"Ref": name}} for name in constraints},
    }
    if "Launch" in constraints:
        role = {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/${Role}"}
        launch = constraint("LaunchRoleConstraint", RoleArn=role)
        template["Resources"] = template["Resources"] | {"Launch": launch}
    product = {"Key": "Product", "Value": inner}
    _, outputs = shop.launch(template, ProvisioningParameters=[product])
    made = shop.api.list_constraints_for_portfolio(PortfolioId=outputs["Portfolio"])["ConstraintDetails"]
    assert {each["ConstraintId"] for each in made} == {outputs[name] for name in constraints}
    if "Launch" in constraints:
        shop.update(ProvisioningParameters=[product, {"Key": "Role", "Value": "other"}])
        changed = shop.api.describe_constraint(Id=outputs["Launch"])
        assert json.loads(changed["ConstraintParameters"])["RoleArn"].endswith(":role/other")
    shop.terminate()
    with refused("ResourceNotFoundException"):
        shop.api.describe_portfolio(Id=outputs["Portfolio"])


def test_portfolios_are_shared_and_accepted(shop, manual_server, templates, fresh_id):
    other = Catalog(Account(manual_server, fresh_id()), templates)
    theirs = other.portfolio("Theirs")
    other.api.create_portfolio_share(PortfolioId=theirs, AccountId=shop.account.id)
    template = {
        "Resources": {
            "Portfolio": OFFER["Portfolio"],
            "Share": {
                "Type": "AWS::ServiceCatalog::PortfolioShare",
                "Properties": {
                    "PortfolioId": {"Ref": "Portfolio"},
                    "AccountId": other.account.id,
                    "ShareTagOptions": "true",
                },
            },
            "Accepted": {
                "Type": "AWS::ServiceCatalog::AcceptedPortfolioShare",
                "Properties": {"PortfolioId": theirs},
            },
        },
        "Outputs": {"Portfolio": {"Value": {"Ref": "Portfolio"}}},
    }
    _, outputs = shop.launch(template)
    shares = shop.api.describe_portfolio_shares(PortfolioId=outputs["Portfolio"], Type="ACCOUNT")
    (share,) = shares["PortfolioShareDetails"]
    assert (share["PrincipalId"], share["ShareTagOptions"]) == (other.account.id, True)
    (accepted,) = shop.api.list_accepted_portfolio_shares()["PortfolioDetails"]
    assert accepted["Id"] == theirs
    shop.terminate()
    assert shop.api.list_accepted_portfolio_shares()["PortfolioDetails"] == []


def test_service_actions_are_offered(shop):
    made = shop.catalog.create_product(name="Inner")
    product = made["ProductViewDetail"]["ProductViewSummary"]["ProductId"]
    artifact = made["ProvisioningArtifactDetail"]["Id"]
    shop.account.server.post("clock/settle")
    template = {
        "Resources": {
            "Restart": {
                "Type": "AWS::ServiceCatalog::ServiceAction",
                "Properties": {
                    "Name": "restart",
                    "DefinitionType": "SSM_AUTOMATION",
                    "Definition": [
                        {"Key": "Name", "Value": "AWS-RestartEC2Instance"},
                        {"Key": "Version", "Value": "1"},
                    ],
                },
            },
            "Offered": {
                "Type": "AWS::ServiceCatalog::ServiceActionAssociation",
                "Properties": {
                    "ProductId": product,
                    "ProvisioningArtifactId": artifact,
                    "ServiceActionId": {"Ref": "Restart"},
                },
            },
        },
        "Outputs": {"Restart": {"Value": {"Ref": "Restart"}}},
    }
    _, outputs = shop.launch(template)
    of = {"ProductId": product, "ProvisioningArtifactId": artifact}
    (action,) = shop.api.list_service_actions_for_provisioning_artifact(**of)["ServiceActionSummaries"]
    assert action["Id"] == outputs["Restart"]
    shop.terminate()
    assert shop.api.list_service_actions()["ServiceActionSummaries"] == []


def test_changes_reach_portfolios_and_products(shop):
    inner = {
        "Parameters": {"Word": {"Type": "String", "Default": "a"}},
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {"Word": {"Value": {"Ref": "Word"}}},
    }
    url = shop.catalog.templates.url(json.dumps(inner))
    template = {
        "Parameters": {"Word": {"Type": "String", "Default": "first"}},
        "Conditions": {"IsFirst": {"Fn::Equals": [{"Ref": "Word"}, "first"]}},
        "Resources": {
            "Portfolio": {
                "Type": "AWS::ServiceCatalog::Portfolio",
                "Properties": {"DisplayName": {"Ref": "Word"}, "ProviderName": "IT"},
            },
            "Option": {
                "Type": "AWS::ServiceCatalog::TagOption",
                "Properties": {"Key": "cost", "Value": "1", "Active": {"Fn::If": ["IsFirst", True, False]}},
            },
            "Product": {
                "Type": "AWS::ServiceCatalog::CloudFormationProduct",
                "Properties": {
                    "Name": {"Fn::Sub": "p-${Word}"},
                    "Owner": "IT",
                    "Tags": [{"Key": "word", "Value": {"Ref": "Word"}}],
                    "ProvisioningArtifactParameters": [
                        {"Name": {"Fn::Sub": "v-${Word}"}, "Info": {"LoadTemplateFromURL": url}}
                    ],
                },
            },
            "Offer": OFFER["Offer"]
            | {"Properties": {"PortfolioId": {"Ref": "Portfolio"}, "ProductId": {"Ref": "Product"}}},
            "User": {
                "Type": "AWS::ServiceCatalog::PortfolioPrincipalAssociation",
                "Properties": {
                    "PortfolioId": {"Ref": "Portfolio"},
                    "PrincipalARN": shop.catalog.user,
                    "PrincipalType": "IAM",
                },
            },
            "Inner": {
                "Type": "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
                "DependsOn": ["Offer", "User"],
                "Properties": {
                    "ProductId": {"Ref": "Product"},
                    "ProvisioningArtifactId": {"Fn::GetAtt": ["Product", "ProvisioningArtifactIds"]},
                    "ProvisioningParameters": [{"Key": "Word", "Value": {"Ref": "Word"}}],
                },
            },
        },
        "Outputs": {
            name: {"Value": {"Ref": name}} for name in ["Portfolio", "Option", "Product", "Inner"]
        }
        | {"Said": {"Value": {"Fn::GetAtt": ["Inner", "Outputs.Word"]}}},
    }
    _, before = shop.launch(template)
    assert before["Said"] == "first"
    _, after = shop.update(ProvisioningParameters=[{"Key": "Word", "Value": "second"}])
    assert after == before | {"Said": "second"}
    assert shop.api.describe_portfolio(Id=after["Portfolio"])["PortfolioDetail"]["DisplayName"] == "second"
    assert shop.api.describe_tag_option(Id=after["Option"])["TagOptionDetail"]["Active"] is False
    product = shop.api.describe_product_as_admin(Id=after["Product"])
    assert product["ProductViewDetail"]["ProductViewSummary"]["Name"] == "p-second"
    assert product["Tags"] == [{"Key": "word", "Value": "second"}]
    assert [each["Name"] for each in product["ProvisioningArtifactSummaries"]] == ["v-second"]
    shop.terminate()
    with refused("ResourceNotFoundException"):
        shop.catalog.provisioned(Id=after["Inner"])
