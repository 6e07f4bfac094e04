"""Terraform with the AWS provider, where it is installed."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

PROVIDER = """
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "%(account)s"
  secret_key                  = "any"
  skip_region_validation      = true
  skip_metadata_api_check     = true
  endpoints {
%(endpoints)s
  }
}
"""
SERVICES = ["batch", "servicecatalog", "ssm", "sts"]


class Terraform:
    """A directory with a configuration, applied to one account of a server.

    The provider is not downloaded by tests: STOCKROOM_TERRAFORM_PLUGINS names a directory that mirrors it.
    """

    def __init__(self, directory, server, account):
        program, plugins = shutil.which("terraform"), os.environ.get("STOCKROOM_TERRAFORM_PLUGINS")
        if not program or not plugins:
            pytest.skip("terraform is missing, or STOCKROOM_TERRAFORM_PLUGINS, a mirror of the AWS provider")
        self.program, self.directory = program, pathlib.Path(directory)
        endpoints = "\n".join(f'    {service} = "{server.endpoint}"' for service in SERVICES)
        self.write("provider.tf", PROVIDER % {"account": account, "endpoints": endpoints})
        settings = self.write(
            "terraform.rc", f'provider_installation {{\n  filesystem_mirror {{\n    path = "{plugins}"\n  }}\n}}\n'
        )
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(directory),
            "TF_CLI_CONFIG_FILE": str(settings),
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1,localhost",
        }
        self.run("init", "-input=false", "-no-color")

    def write(self, name, text):
        """Writes a file of the configuration."""
        path = self.directory / name
        path.write_text(text)
        return path

    def run(self, *arguments, codes=(0,)):
        """Runs a command, which must end with one of these codes."""
        done = subprocess.run(
            [self.program, *arguments],
            cwd=self.directory,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode in codes, f"terraform {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def apply(self, configuration):
        """Applies a configuration; a plan right after it must find nothing to do."""
        self.write("main.tf", configuration)
        self.run("apply", "-auto-approve", "-input=false", "-no-color")
        self.run("plan", "-detailed-exitcode", "-input=false", "-no-color")

    def resources(self):
        """The attributes of the resources there are, by address."""
        shown = json.loads(self.run("show", "-json"))
        resources = shown.get("values", {}).get("root_module", {}).get("resources", [])
        return {resource["address"]: resource["values"] for resource in resources}

    def destroy(self):
        """Takes everything down."""
        self.run("destroy", "-auto-approve", "-input=false", "-no-color")
