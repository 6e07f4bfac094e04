//! Portfolios, what is put into them, whom they are shared with; `TagOptions` and service actions.

use serde_json::{Map, Value as Json, json};

use super::{
    Absent, Job, Script, Target,
    catalog::{call, input},
    lost_keys,
    script::{ID, the},
    tag_list,
};
use crate::kit::Ordered;

/// The last parts of the names of the types.
pub(super) const KINDS: [&str; 9] = [
    "AcceptedPortfolioShare",
    "Portfolio",
    "PortfolioPrincipalAssociation",
    "PortfolioProductAssociation",
    "PortfolioShare",
    "ServiceAction",
    "ServiceActionAssociation",
    "TagOption",
    "TagOptionAssociation",
];

/// Something that only joins others: the operations that make and remove it, and the properties that are its id.
struct Association {
    create: &'static str,
    delete: &'static str,
    id: &'static [&'static str],
}

fn association(kind: &str) -> Option<Association> {
    let (create, delete, id): (_, _, &[_]) = match kind {
        "AcceptedPortfolioShare" => ("AcceptPortfolioShare", "RejectPortfolioShare", &["PortfolioId"]),
        "PortfolioPrincipalAssociation" => (
            "AssociatePrincipalWithPortfolio",
            "DisassociatePrincipalFromPortfolio",
            &["PrincipalARN", "PortfolioId"],
        ),
        "PortfolioProductAssociation" => (
            "AssociateProductWithPortfolio",
            "DisassociateProductFromPortfolio",
            &["PortfolioId", "ProductId"],
        ),
        "PortfolioShare" => ("CreatePortfolioShare", "DeletePortfolioShare", &["PortfolioId", "AccountId"]),
        "ServiceActionAssociation" => (
            "AssociateServiceActionWithProvisioningArtifact",
            "DisassociateServiceActionFromProvisioningArtifact",
            &["ProductId", "ProvisioningArtifactId", "ServiceActionId"],
        ),
        "TagOptionAssociation" => (
            "AssociateTagOptionWithResource",
            "DisassociateTagOptionFromResource",
            &["TagOptionId", "ResourceId"],
        ),
        _ => return None,
    };
    Some(Association { create, delete, id })
}

pub(super) fn create(job: &Job<'_>, script: &mut Script) {
    let properties = job.properties;
    if let Some(Association { create, id, .. }) = association(job.kind()) {
        let parts: Vec<_> = id.iter().map(|name| job.text(name).unwrap_or_default()).collect();
        let line = call(create, input(create, properties, []));
        // Only what has been joined can be parted again.
        script.add(line);
        script.make("Id", parts.join("|").into());
        return script.becomes("Id");
    }
    match job.kind() {
        "Portfolio" => {
            let members = [("Tags", tag_list(&job.tags())), ("IdempotencyToken", job.token.into())];
            let line = call("CreatePortfolio", input("CreatePortfolio", properties, members));
            let (id, name) = ("/PortfolioDetail/Id", "/PortfolioDetail/DisplayName");
            let line = line.takes(Target::Is(ID), id).takes(Target::Is("Id"), id);
            script.add(line.takes(Target::Is("PortfolioName"), name));
        }
        "TagOption" => {
            let id = "/TagOptionDetail/Id";
            let line = call("CreateTagOption", input("CreateTagOption", properties, []));
            script.add(line.takes(Target::Is(ID), id).takes(Target::Is("Id"), id));
            if job.property("Active").is_some() && !job.is_set("Active") {
                script.add(call("UpdateTagOption", own([("Active", json!(false))])));
            }
        }
        _ => {
            let members = [("Definition", definition(job)), ("IdempotencyToken", job.token.into())];
            let id = "/ServiceActionDetail/ServiceActionSummary/Id";
            let line = call("CreateServiceAction", input("CreateServiceAction", properties, members));
            script.add(line.takes(Target::Is(ID), id).takes(Target::Is("Id"), id));
        }
    }
}

pub(super) fn update(job: &Job<'_>, memory: &Json, script: &mut Script) {
    let properties = job.properties;
    match job.kind() {
        "Portfolio" => {
            let tags = job.tags();
            let mut members = input("UpdatePortfolio", properties, [("Id", the(ID))]);
            members.insert("RemoveTags".into(), json!(lost_keys(memory, &tags)));
            members.insert("AddTags".into(), tag_list(&tags));
            let line = call("UpdatePortfolio", members);
            script.add(line.takes(Target::Is("PortfolioName"), "/PortfolioDetail/DisplayName"));
        }
        "PortfolioShare" => {
            script.add(call("UpdatePortfolioShare", input("UpdatePortfolioShare", properties, [])));
        }
        "TagOption" => {
            let is_active = job.property("Active").is_none() || job.is_set("Active");
            script.add(call("UpdateTagOption", own([("Active", json!(is_active))])));
        }
        "ServiceAction" => {
            let members = [("Id", the(ID)), ("Definition", definition(job))];
            script.add(call("UpdateServiceAction", input("UpdateServiceAction", properties, members)));
        }
        // Of the others nothing can change that calls for anything.
        _ => {}
    }
}

pub(super) fn remove(kind: &str, (memory, token): (&Json, &str), script: &mut Script) {
    let properties = memory.get("properties").unwrap_or(&Json::Null);
    let line = match (kind, association(kind)) {
        (_, Some(Association { delete, .. })) => call(delete, input(delete, properties, [])),
        ("Portfolio", _) => call("DeletePortfolio", own([])),
        ("TagOption", _) => call("DeleteTagOption", own([])),
        _ => call("DeleteServiceAction", own([("IdempotencyToken", token.into())])),
    };
    script.add(line.absent(Absent::Ends));
}

/// An input about the resource itself.
fn own<const N: usize>(members: [(&str, Json); N]) -> Map<String, Json> {
    let mut input = input("", &Json::Null, members);
    input.insert("Id".into(), the(ID));
    input
}

/// The definition of a service action, which a template writes as a list of keys and values.
fn definition(job: &Job<'_>) -> Json {
    let list = job.property("Definition").and_then(Json::as_array).into_iter().flatten();
    let entries = list.filter_map(|entry| {
        let value = entry.get("Value").cloned().unwrap_or_default();
        Some((entry.get("Key")?.as_str()?.to_owned(), value))
    });
    Json::Object(entries.into_object())
}
