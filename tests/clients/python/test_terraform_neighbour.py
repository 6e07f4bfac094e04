"""A product with a bucket, through Terraform, where the bucket is really made: by moto, behind the same endpoint."""

import json

import pytest

from support import terraform
from support.terraform import Terraform

TEMPLATE = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Parameters": {"BucketName": {"Type": "String"}},
    "Resources": {"MyS3Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Ref": "BucketName"}}}},
}
SHELF = """
data "aws_caller_identity" "me" {}

resource "aws_s3_bucket" "templates" {
  bucket        = "%(bucket)s-templates"
  force_destroy = true
}

resource "aws_s3_object" "template" {
  bucket  = aws_s3_bucket.templates.id
  key     = "product.json"
  content = jsonencode(%(template)s)
}

resource "aws_servicecatalog_product" "store" {
  name  = "Store"
  owner = "IT"
  type  = "CLOUD_FORMATION_TEMPLATE"
  provisioning_artifact_parameters {
    name         = "v1"
    type         = "CLOUD_FORMATION_TEMPLATE"
    template_url = "https://s3.amazonaws.com/${aws_s3_object.template.bucket}/${aws_s3_object.template.key}"
  }
}

resource "aws_servicecatalog_portfolio" "shelf" {
  name          = "Shelf"
  provider_name = "IT"
}

resource "aws_servicecatalog_principal_portfolio_association" "me" {
  portfolio_id  = aws_servicecatalog_portfolio.shelf.id
  principal_arn = data.aws_caller_identity.me.arn
}

resource "aws_servicecatalog_product_portfolio_association" "store" {
  portfolio_id = aws_servicecatalog_principal_portfolio_association.me.portfolio_id
  product_id   = aws_servicecatalog_product.store.id
}

resource "aws_servicecatalog_constraint" "store" {
  portfolio_id = aws_servicecatalog_product_portfolio_association.store.portfolio_id
  product_id   = aws_servicecatalog_product_portfolio_association.store.product_id
  type         = "RESOURCE_UPDATE"
  parameters = jsonencode({
    Version    = "2.0"
    Properties = { TagUpdateOnProvisionedProduct = "ALLOWED" }
  })
}

data "aws_servicecatalog_launch_paths" "store" {
  product_id = aws_servicecatalog_product_portfolio_association.store.product_id
}
"""
MINE = """
resource "aws_servicecatalog_provisioned_product" "mine" {
  name                       = "mine"
  product_id                 = aws_servicecatalog_constraint.store.product_id
  provisioning_artifact_name = "v1"
  path_id                    = data.aws_servicecatalog_launch_paths.store.summaries[0].path_id
  provisioning_parameters {
    key   = "BucketName"
    value = "%(bucket)s"
  }
  tags = {
    version = "%(version)s"
  }
  %(more)s
}
"""
# A bucket of Terraform's own by the same name, before which nothing is changed.
SAME = """
resource "aws_s3_bucket" "same" {
  bucket = "%(bucket)s"
}
"""


@pytest.fixture
def there(tmp_path, monkeypatch, start, moto, fresh_id):
    """Terraform with all services at one endpoint, in a region where a bucket of one's own is no longer one's own to make."""
    monkeypatch.setattr(terraform, "SERVICES", [*terraform.SERVICES, "s3", "iam"])
    provider = terraform.PROVIDER.replace('"us-east-1"', '"eu-west-1"')
    monkeypatch.setattr(terraform, "PROVIDER", provider.replace("  endpoints {", "  s3_use_path_style = true\n  endpoints {"))
    server = start("--upstream", moto.endpoint, "--s3-endpoint", "auto", "--cloudformation-endpoint", "auto")
    number = fresh_id()
    return Terraform(tmp_path, server, number), f"store-{number}", moto.of(number, "s3", "eu-west-1")


def configuration(bucket, version, more="", *others):
    given = {"bucket": bucket, "version": version, "more": more, "template": json.dumps(TEMPLATE)}
    return "".join(part % given for part in (SHELF, MINE, *others))


def tags(store, bucket):
    return {tag["Key"]: tag["Value"] for tag in store.get_bucket_tagging(Bucket=bucket)["TagSet"]}


def test_tags_change_after_an_error(there):
    run, bucket, store = there
    run.apply(configuration(bucket, "1.0"))
    assert tags(store, bucket)["version"] == "1.0"

    wrong = configuration(bucket, "1.5", "depends_on = [aws_s3_bucket.same]", SAME)
    run.write("main.tf", wrong)
    with pytest.raises(AssertionError, match="BucketAlreadyOwnedByYou"):
        run.run("apply", "-auto-approve", "-input=false", "-no-color")
    assert tags(store, bucket)["version"] == "1.0"

    run.apply(configuration(bucket, "2.0"))
    assert tags(store, bucket)["version"] == "2.0"
    mine = run.resources()["aws_servicecatalog_provisioned_product.mine"]
    assert (mine["status"], mine["tags"]) == ("AVAILABLE", {"version": "2.0"})

    run.destroy()
    assert bucket not in [one["Name"] for one in store.list_buckets()["Buckets"]]
