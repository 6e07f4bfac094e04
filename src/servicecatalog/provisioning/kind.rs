//! What is made of a product when it is provisioned.

use serde::Serialize;

use super::super::{api::ProductType, constraints::InForce, records::RecordType};

/// The type of a provisioned product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) enum Kind {
    /// A stack.
    CfnStack,
    /// A stack in each of some accounts and regions.
    CfnStackSet,
    /// What an engine outside makes of an archive.
    External,
    /// As `EXTERNAL`, under its former name.
    TerraformOpenSource,
    /// What Terraform Cloud makes of an archive.
    TerraformCloud,
}

impl Kind {
    /// What a product of this type becomes under these constraints.
    pub(super) fn of(product: ProductType, constraints: &InForce<'_>) -> Self {
        match product {
            ProductType::CloudFormationTemplate | ProductType::Marketplace => {
                if constraints.stack_set().is_some() { Self::CfnStackSet } else { Self::CfnStack }
            }
            _ => Self::of_engine(product),
        }
    }

    /// What a product of a type for engines becomes.
    pub(super) const fn of_engine(product: ProductType) -> Self {
        match product {
            ProductType::TerraformOpenSource => Self::TerraformOpenSource,
            ProductType::TerraformCloud => Self::TerraformCloud,
            _ => Self::External,
        }
    }

    /// What the queues and functions of the engine have in their names. unverified for Terraform Cloud: worded after the
    /// others.
    const fn engine(self) -> &'static str {
        match self {
            Self::TerraformOpenSource => "TerraformOS",
            Self::TerraformCloud => "TerraformCloud",
            Self::External | Self::CfnStack | Self::CfnStackSet => "External",
        }
    }

    /// The name of the queue from which the engine takes such tasks.
    pub(super) fn queue(self, task: RecordType) -> String {
        let operation = match task {
            RecordType::Update => "Update",
            RecordType::Terminate => "Terminate",
            _ => "Provision",
        };
        format!("ServiceCatalog{}{operation}OperationQueue", self.engine())
    }

    /// The name of the function with which the engine finds the parameters of an archive.
    pub(super) fn parser(self) -> String {
        format!("ServiceCatalog{}ParameterParser", self.engine())
    }

    /// Whether an engine outside makes it.
    pub(in super::super) const fn has_engine(self) -> bool {
        matches!(self, Self::External | Self::TerraformOpenSource | Self::TerraformCloud)
    }

    /// Its name in answers and searches.
    pub(in super::super) const fn as_str(self) -> &'static str {
        match self {
            Self::CfnStack => "CFN_STACK",
            Self::CfnStackSet => "CFN_STACKSET",
            Self::External => "EXTERNAL",
            Self::TerraformOpenSource => "TERRAFORM_OPEN_SOURCE",
            Self::TerraformCloud => "TERRAFORM_CLOUD",
        }
    }
}
