"""The data source of the AWS provider that lists launch paths, through Terraform itself."""

import json

import pytest

from support.account import Account
from support.catalog import Catalog
from support.terraform import Terraform

# What it is asked about is made by others, and told in a file of variables.
PATHS = """
variable "product" { type = string }

data "aws_servicecatalog_launch_paths" "mine" {
  product_id = var.product
}

output "paths" {
  value = data.aws_servicecatalog_launch_paths.mine.summaries
}
"""


@pytest.fixture
def account(server, fresh_id):
    return Account(server, fresh_id())


@pytest.fixture
def terraform(tmp_path, server, account):
    return Terraform(tmp_path, server, account.id)


def test_the_paths_of_a_product(terraform, account, templates):
    catalog = Catalog(account, templates)
    portfolio, product, _ = catalog.ready()
    catalog.api.update_portfolio(Id=portfolio, AddTags=[{"Key": "team", "Value": "a"}])
    catalog.api.create_constraint(
        PortfolioId=portfolio,
        ProductId=product,
        Type="LAUNCH",
        Parameters=json.dumps({"LocalRoleName": "Launch"}),
        Description="As Launch",
    )
    terraform.write("terraform.tfvars.json", json.dumps({"product": product}))
    terraform.apply(PATHS)
    (path,) = json.loads(terraform.run("output", "-json", "paths"))
    assert path["name"] == "Basics"
    assert path["path_id"] == portfolio.replace("port-", "lpv3-")
    assert path["constraint_summaries"] == [{"description": "As Launch", "type": "LAUNCH"}]
    assert path["tags"] == {"team": "a"}


def test_every_path_is_listed(terraform, account, templates):
    catalog = Catalog(account, templates)
    _, product, _ = catalog.ready()
    for name in ("Second", "Third"):
        portfolio = catalog.portfolio(name)
        catalog.allow(portfolio)
        catalog.api.associate_product_with_portfolio(ProductId=product, PortfolioId=portfolio)
    terraform.write("terraform.tfvars.json", json.dumps({"product": product}))
    terraform.apply(PATHS)
    paths = json.loads(terraform.run("output", "-json", "paths"))
    assert [path["name"] for path in paths] == ["Basics", "Second", "Third"]
