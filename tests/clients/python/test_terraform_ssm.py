"""The resources of the AWS provider that belong to SSM Inventory, through Terraform itself."""

import pytest

from support.terraform import Terraform

ACTIVATION = """
resource "aws_ssm_activation" "depot" {
  name               = "depot"
  description        = "%(description)s"
  iam_role           = "service-role/NodeRole"
  registration_limit = %(limit)s
  tags               = { Site = "north" }
}
"""
SYNC = """
resource "aws_ssm_resource_data_sync" "archive" {
  name = "archive"
  s3_destination {
    bucket_name = "%(bucket)s"
    region      = "us-east-1"
    prefix      = "inventory"
  }
}
"""


@pytest.fixture
def terraform(tmp_path, server, fresh_id):
    return Terraform(tmp_path, server, fresh_id())


def test_an_activation(terraform):
    terraform.apply(ACTIVATION % {"description": "first", "limit": 3})
    (first,) = terraform.resources().values()
    assert first["registration_limit"] == 3
    assert first["registration_count"] == 0
    assert first["expired"] is False
    assert len(first["activation_code"]) >= 20
    assert first["tags"] == {"Site": "north"}

    terraform.apply(ACTIVATION % {"description": "second", "limit": 3})
    (second,) = terraform.resources().values()
    assert second["id"] != first["id"], "nothing of an activation can be changed, so it is made anew"
    terraform.destroy()


def test_a_resource_data_sync(terraform):
    terraform.apply(SYNC % {"bucket": "archive-one"})
    (sync,) = terraform.resources().values()
    assert sync["s3_destination"][0]["sync_format"] == "JsonSerDe"

    terraform.apply(SYNC % {"bucket": "archive-two"})
    (sync,) = terraform.resources().values()
    assert sync["s3_destination"][0]["bucket_name"] == "archive-two"
    terraform.destroy()
