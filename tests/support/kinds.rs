//! Calls that leave other kinds of provisioned products behind than stacks.

use serde_json::json;

use super::{calls::Call, values};

/// The calls that leave a product for an engine outside and one that becomes stack sets, and of the former three
/// provisioned products: one that is being provisioned, one that is being updated, and one that is being terminated. In
/// steps that need those before to have settled, and the tasks of the engine to be known; those of [`furniture`](super::calls::furniture) must come
/// before.
pub(crate) fn engines() -> [Vec<Call>; 3] {
    let product = |name: &str, kind: &str| {
        let template = json!({ "LoadTemplateFromURL": "@template" });
        let version = json!({ "Name": "v1", "Type": kind, "Info": template });
        let input = json!({
            "Name": name, "Owner": "IT", "ProductType": kind, "IdempotencyToken": name,
            "ProvisioningArtifactParameters": version,
        });
        Call::of("CreateProduct", input)
    };
    let associate = |product: &str| {
        Call::of("AssociateProductWithPortfolio", json!({ "PortfolioId": "@port-0", "ProductId": product }))
    };
    let constrain = |product: &str, kind: &str, parameters: &str| {
        let input = json!({
            "PortfolioId": "@port-0", "ProductId": product, "Type": kind, "IdempotencyToken": kind,
            "Parameters": parameters,
        });
        Call::of("CreateConstraint", input)
    };
    let provision = |product: &str, name: &str| {
        let input = json!({
            "ProductName": product, "ProvisioningArtifactName": "v1", "ProvisionedProductName": name,
            "ProvisionToken": name,
        });
        Call::of("ProvisionProduct", input)
    };
    let done = |record: &str, workflow: &str| {
        let input = json!({
            "RecordId": record, "WorkflowToken": workflow, "Status": "SUCCEEDED", "IdempotencyToken": "done",
        });
        Call::of("NotifyProvisionProductEngineWorkflowResult", input)
    };
    let named = |operation: &str, token: &str, name: &str| {
        Call::of(operation, json!({ "ProvisionedProductName": name, token: "engine" }))
    };
    let mut second = done("@engine-1", "@workflow-1");
    second.input["IdempotencyToken"] = json!("done-too");
    [
        vec![
            product("Everywhere", "CLOUD_FORMATION_TEMPLATE"),
            product("Outside", "EXTERNAL"),
            associate("@prod-2"),
            associate("@prod-3"),
            constrain("@prod-2", "STACKSET", values::STACK_SET),
            constrain("@prod-3", "LAUNCH", values::LAUNCH_ROLE),
            provision("Everywhere", "everywhere"),
            provision("Outside", "one"),
            provision("Outside", "two"),
            provision("Outside", "three"),
        ],
        vec![done("@engine-0", "@workflow-0"), second],
        vec![
            named("UpdateProvisionedProduct", "UpdateToken", "one"),
            named("TerminateProvisionedProduct", "TerminateToken", "two"),
        ],
    ]
}
