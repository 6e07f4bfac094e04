//! What is made of a product when it is provisioned.

use serde::Serialize;

use super::super::{api::ProductType, constraints::InForce};

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
            ProductType::External => Self::External,
            ProductType::TerraformOpenSource => Self::TerraformOpenSource,
            ProductType::TerraformCloud => Self::TerraformCloud,
        }
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
