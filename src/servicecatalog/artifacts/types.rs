//! Which versions go with which products.

use super::super::{
    api::{ProductType, ProvisioningArtifactType as Type},
    errors::{Result, artifact_type_refused},
};

/// Refuses a version that a product of this type cannot have.
pub(in super::super) fn check_type(product: ProductType, artifact: Option<Type>) -> Result<()> {
    let allowed = match product {
        ProductType::CloudFormationTemplate | ProductType::Marketplace => Type::CloudFormationTemplate,
        ProductType::External => Type::External,
        ProductType::TerraformOpenSource => Type::TerraformOpenSource,
        ProductType::TerraformCloud => Type::TerraformCloud,
    };
    // unverified: that a version of a CloudFormation product may leave its type out, and others may not.
    let is_template = allowed == Type::CloudFormationTemplate;
    if artifact.map_or(is_template, |artifact| artifact == allowed) {
        return Ok(());
    }
    let allowed = if is_template { "CLOUD_FORMATION_TEMPLATE, ACCOUNT_FACTORY" } else { allowed.as_str() };
    Err(artifact_type_refused(product.as_str(), allowed))
}

/// Whether a version of this type is an archive for an engine outside, and no template.
pub(super) fn is_archive(artifact: Type) -> bool {
    matches!(artifact, Type::External | Type::TerraformOpenSource | Type::TerraformCloud)
}
