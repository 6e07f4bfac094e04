//! Calls that leave plans and stacks behind.

use serde_json::json;

use super::calls::Call;

/// The calls that leave a plan and a stack behind, the latter imported again, in steps that need those before to have
/// settled; those of the furniture must come before.
pub(crate) fn leftovers() -> [Vec<Call>; 3] {
    let provision = json!({
        "ProductId": "@prod-0", "ProvisioningArtifactId": "@pa-0", "ProvisionedProductName": "loft",
        "ProvisionToken": "loft",
    });
    let terminate = json!({
        "ProvisionedProductName": "loft", "RetainPhysicalResources": true, "TerminateToken": "loft",
    });
    let plan = json!({
        "PlanName": "furnish", "PlanType": "CLOUDFORMATION", "ProductId": "@prod-0", "ProvisioningArtifactId": "@pa-0",
        "ProvisionedProductName": "attic", "IdempotencyToken": "attic",
    });
    let import = json!({
        "ProductId": "@prod-0", "ProvisioningArtifactId": "@pa-0", "ProvisionedProductName": "garret",
        "PhysicalId": "@stack-0", "IdempotencyToken": "garret",
    });
    [
        vec![Call::of("ProvisionProduct", provision), Call::of("CreateProvisionedProductPlan", plan)],
        vec![
            Call::of("GetProvisionedProductOutputs", json!({ "ProvisionedProductName": "loft" })),
            Call::of("TerminateProvisionedProduct", terminate),
        ],
        vec![Call::of("ImportAsProvisionedProduct", import)],
    ]
}
