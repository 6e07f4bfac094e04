"""Service Catalog's portfolios between accounts and in an organization, with boto3."""

import time

import pytest

from support.account import Account, plain, refused
from support.catalog import Catalog

UNIT = "ou-exam-12345678"


@pytest.fixture
def owner(account, templates):
    return Catalog(account, templates)


@pytest.fixture
def recipient(server, fresh_id, templates):
    return Catalog(Account(server, fresh_id()), templates)


def taken(catalog, **more):
    """The ids of the portfolios of others that an account has."""
    return [detail["Id"] for detail in catalog.api.list_accepted_portfolio_shares(**more)["PortfolioDetails"]]


def test_a_portfolio_travels_between_accounts(owner, recipient):
    portfolio = owner.portfolio(Tags=[{"Key": "team", "Value": "a"}])
    product, artifact = owner.product(portfolio)
    assert plain(owner.share(portfolio, recipient.account.id)) == {}
    shares = owner.api.describe_portfolio_shares(PortfolioId=portfolio, Type="ACCOUNT")["PortfolioShareDetails"]
    offered = {"PrincipalId": recipient.account.id, "Type": "ACCOUNT", "ShareTagOptions": False, "SharePrincipals": False}
    assert shares == [offered | {"Accepted": False}]
    assert owner.api.list_portfolio_access(PortfolioId=portfolio)["AccountIds"] == [recipient.account.id]

    with refused("ResourceNotFoundException"):
        recipient.allow(portfolio)
    assert plain(recipient.api.accept_portfolio_share(PortfolioId=portfolio)) == {}
    shares = owner.api.describe_portfolio_shares(PortfolioId=portfolio, Type="ACCOUNT")["PortfolioShareDetails"]
    assert shares == [offered | {"Accepted": True}]
    assert taken(recipient) == [portfolio]
    shown = recipient.api.describe_portfolio(Id=portfolio)
    assert shown["PortfolioDetail"]["ARN"] == f"arn:aws:catalog:us-east-1:{owner.account.id}:portfolio/{portfolio}"
    assert recipient.api.list_portfolios()["PortfolioDetails"] == []

    with refused("ResourceNotFoundException", f"No launch paths found for resource: {product}"):
        recipient.api.list_launch_paths(ProductId=product)
    recipient.allow(portfolio)
    listed = recipient.api.list_principals_for_portfolio(PortfolioId=portfolio)["Principals"]
    assert listed == [{"PrincipalARN": recipient.user, "PrincipalType": "IAM"}]
    assert owner.api.list_principals_for_portfolio(PortfolioId=portfolio)["Principals"] == []
    paths = recipient.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]
    assert [path["Name"] for path in paths] == ["Basics"]
    assert recipient.api.describe_product(Name="Queue")["ProductViewSummary"]["ProductId"] == product
    record = recipient.done(recipient.provision(product, artifact))
    tags = {tag["Key"].removeprefix("aws:servicecatalog:"): tag["Value"] for tag in record["RecordTags"]}
    assert tags["portfolioArn"] == shown["PortfolioDetail"]["ARN"]
    assert tags["productArn"] == f"arn:aws:catalog:us-east-1:{owner.account.id}:product/{product}"
    assert tags["provisioningPrincipalArn"] == recipient.user
    with refused("ResourceNotFoundException"):
        owner.api.describe_provisioned_product(Name="mine")

    with refused("ResourceInUseException", f"Portfolio {portfolio} still has associated Products"):
        owner.api.delete_portfolio(Id=portfolio)
    gone = {"PortfolioId": portfolio, "AccountId": recipient.account.id}
    assert plain(owner.api.delete_portfolio_share(**gone)) == {}
    with refused("ResourceNotFoundException"):
        owner.api.delete_portfolio_share(**gone)
    assert taken(recipient) == []
    with refused("ResourceNotFoundException"):
        recipient.api.describe_portfolio(Id=portfolio)
    with refused("ResourceNotFoundException", f"No launch paths found for resource: {product}"):
        recipient.provision(product, artifact, "other")
    assert recipient.api.describe_provisioned_product(Name="mine")["ProvisionedProductDetail"]["Status"] == "AVAILABLE"
    terminated = recipient.api.terminate_provisioned_product(ProvisionedProductName="mine")["RecordDetail"]
    recipient.done(terminated)


def test_what_recipients_may_not_do(owner, recipient, server, fresh_id):
    portfolio, product, _ = owner.ready()
    owner.share(portfolio, recipient.account.id)
    with refused("ResourceNotFoundException", f"Portfolio not found: {portfolio}"):
        recipient.api.accept_portfolio_share(PortfolioId=portfolio, PortfolioShareType="AWS_SERVICECATALOG")
    recipient.api.accept_portfolio_share(PortfolioId=portfolio)
    with refused("ResourceNotFoundException"):
        recipient.api.update_portfolio(Id=portfolio, DisplayName="Mine")
    with refused("ResourceNotFoundException"):
        recipient.api.delete_portfolio(Id=portfolio)
    own, _ = recipient.product()
    with refused("ResourceNotFoundException"):
        recipient.api.associate_product_with_portfolio(ProductId=own, PortfolioId=portfolio)
    with refused("ResourceNotFoundException"):
        recipient.api.disassociate_product_from_portfolio(ProductId=product, PortfolioId=portfolio)
    with refused("OperationNotSupportedException"):
        recipient.share(portfolio, fresh_id())
    with refused("ResourceNotFoundException", f"Portfolio not found: {portfolio}"):
        owner.api.accept_portfolio_share(PortfolioId=portfolio)
    assert plain(recipient.api.reject_portfolio_share(PortfolioId=portfolio)) == {}
    assert taken(recipient) == []


def test_products_are_put_into_portfolios_of_the_recipient(owner, recipient, fresh_id):
    portfolio, product, artifact = owner.ready()
    owner.share(portfolio, recipient.account.id)
    recipient.api.accept_portfolio_share(PortfolioId=portfolio)
    local = recipient.portfolio("Local")
    recipient.allow(local)
    both = {"ProductId": product, "PortfolioId": local}
    with refused("ResourceNotFoundException"):
        recipient.api.associate_product_with_portfolio(**both)
    for _ in range(2):
        recipient.api.associate_product_with_portfolio(**both, SourcePortfolioId=portfolio)
    listed = recipient.api.list_portfolios_for_product(ProductId=product)["PortfolioDetails"]
    assert [detail["Id"] for detail in listed] == [local]
    paths = recipient.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]
    assert [path["Name"] for path in paths] == ["Local"]
    recipient.done(recipient.provision(product, artifact))
    with refused("OperationNotSupportedException"):
        recipient.share(local, fresh_id())

    owner.api.disassociate_product_from_portfolio(ProductId=product, PortfolioId=portfolio)
    with refused("ResourceNotFoundException"):
        recipient.api.list_launch_paths(ProductId=product)
    with refused("ResourceInUseException", contains="Principals"):
        recipient.api.delete_portfolio(Id=local)


def test_tag_options_come_along_where_they_are_shared(owner, recipient):
    portfolio, product, artifact = owner.ready()
    option = owner.api.create_tag_option(Key="stage", Value="live")["TagOptionDetail"]
    owner.api.associate_tag_option_with_resource(ResourceId=portfolio, TagOptionId=option["Id"])
    owner.share(portfolio, recipient.account.id)
    recipient.api.accept_portfolio_share(PortfolioId=portfolio)
    recipient.allow(portfolio)
    assert recipient.api.describe_portfolio(Id=portfolio)["TagOptions"] == []
    record = recipient.done(recipient.provision(product, artifact, "plain"))
    assert "stage" not in [tag["Key"] for tag in record["RecordTags"]]

    changed = {"PortfolioId": portfolio, "AccountId": recipient.account.id}
    token = owner.api.update_portfolio_share(**changed, ShareTagOptions=True)["PortfolioShareToken"]
    owner.share_done(token)
    assert recipient.api.describe_portfolio(Id=portfolio)["TagOptions"] == [option]
    record = recipient.done(recipient.provision(product, artifact, "tagged"))
    assert {"Key": "stage", "Value": "live"} in record["RecordTags"]
    with refused("InvalidParametersException"):
        owner.api.update_portfolio_share(**changed, SharePrincipals=True)


def test_the_organization_is_reached(start, templates):
    server = start()
    manager, member, stranger = [Catalog(Account(server, str(number) * 12), templates) for number in (1, 2, 3)]
    described = {
        "id": "o-exampleorg",
        "managementAccount": manager.account.id,
        "delegatedAdministrators": [],
        "accounts": [],
        "units": {UNIT: {"parent": None, "accounts": [member.account.id]}},
    }
    assert server.control("PUT", "organization", described) == (200, described)
    portfolio, product, artifact = manager.ready()
    manager.allow(portfolio, "arn:aws:iam:::user/*", "IAM_PATTERN")
    node = {"Type": "ORGANIZATIONAL_UNIT", "Value": UNIT}
    with refused("OperationNotSupportedException"):
        manager.api.create_portfolio_share(PortfolioId=portfolio, OrganizationNode=node)
    with refused("OperationNotSupportedException"):
        member.api.enable_aws_organizations_access()
    manager.access("ENABLED")
    with refused("InvalidParametersException"):
        other = {"Type": "ORGANIZATIONAL_UNIT", "Value": "ou-exam-00000000"}
        manager.api.create_portfolio_share(PortfolioId=portfolio, OrganizationNode=other)
    shared = manager.api.create_portfolio_share(PortfolioId=portfolio, OrganizationNode=node, SharePrincipals=True)
    with refused("InvalidStateException"):
        manager.api.create_portfolio_share(PortfolioId=portfolio, OrganizationNode=node)
    done = plain(manager.share_done(shared["PortfolioShareToken"]))
    assert done == {
        "PortfolioShareToken": shared["PortfolioShareToken"],
        "PortfolioId": portfolio,
        "OrganizationNodeValue": UNIT,
        "Status": "COMPLETED",
        "ShareDetails": {"SuccessfulShares": [member.account.id], "ShareErrors": []},
    }
    listed = manager.api.list_organization_portfolio_access(
        PortfolioId=portfolio, OrganizationNodeType="ORGANIZATIONAL_UNIT"
    )
    assert listed["OrganizationNodes"] == [node]
    assert manager.api.list_portfolio_access(PortfolioId=portfolio, OrganizationParentId=UNIT)["AccountIds"] == [
        member.account.id
    ]
    assert taken(member, PortfolioShareType="AWS_ORGANIZATIONS") == [portfolio]
    assert (taken(member), taken(stranger, PortfolioShareType="AWS_ORGANIZATIONS")) == ([], [])

    # The pattern of the owner stands for users of the member, too.
    member.done(member.provision(product, artifact))
    with refused("ResourceNotFoundException"):
        stranger.provision(product, artifact)
    withdrawn = manager.api.delete_portfolio_share(PortfolioId=portfolio, OrganizationNode=node)
    manager.share_done(withdrawn["PortfolioShareToken"])
    with refused("ResourceNotFoundException"):
        member.provision(product, artifact, "other")
    assert taken(member, PortfolioShareType="AWS_ORGANIZATIONS") == []
    manager.access("DISABLED")
    assert server.control("DELETE", "organization") == (200, None)


@pytest.mark.parametrize(
    "change", [{"id": "example"}, {"managementAccount": "1"}, {"accounts": ["111111111111"]}, {"owner": "me"}]
)
def test_descriptions_of_organizations_are_checked(server, change):
    described = {"id": "o-exampleorg", "managementAccount": "111111111111"}
    status, answer = server.control("PUT", "organization", described | change)
    assert (status, list(answer)) == (400, ["error"])
    assert server.control("GET", "organization") == (200, None)


def test_what_is_shared_is_described_and_copied(owner, recipient):
    portfolio, product, artifact = owner.ready()
    option = owner.api.create_tag_option(Key="stage", Value="live")["TagOptionDetail"]
    owner.api.associate_tag_option_with_resource(ResourceId=product, TagOptionId=option["Id"])
    arn = f"arn:aws:catalog:us-east-1:{owner.account.id}:product/{product}"
    owner.share(portfolio, recipient.account.id, ShareTagOptions=True)
    with refused("ResourceNotFoundException"):
        recipient.api.copy_product(SourceProductArn=arn)
    recipient.api.accept_portfolio_share(PortfolioId=portfolio)
    with refused("ResourceNotFoundException"):
        recipient.api.describe_product_as_admin(Id=product)
    shown = recipient.api.describe_product_as_admin(Id=product, SourcePortfolioId=portfolio)
    assert shown["ProductViewDetail"]["ProductARN"] == arn
    assert shown["TagOptions"] == [option]
    token = recipient.api.copy_product(SourceProductArn=arn, TargetProductName="Copy")["CopyProductToken"]
    for _ in range(200):
        done = recipient.api.describe_copy_product_status(CopyProductToken=token)
        if done["CopyProductStatus"] != "IN_PROGRESS":
            break
        time.sleep(0.05)
    copy = recipient.api.describe_product_as_admin(Id=done["TargetProductId"])
    assert copy["ProductViewDetail"]["ProductARN"].split(":")[4] == recipient.account.id
    metadata = copy["ProvisioningArtifactSummaries"][0]["ProvisioningArtifactMetadata"]
    assert metadata == {"SourceProductId": product, "SourceProvisioningArtifactId": artifact}
