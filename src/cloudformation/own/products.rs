//! Products of Service Catalog, and what is provisioned of them.

use serde_json::{Map, Value as Json, json};

use super::{
    Absent, Job, Script, Target,
    catalog::{call, input},
    lost_keys,
    script::{ID, the},
    tag_list,
};

/// The last parts of the names of the types.
pub(super) const KINDS: [&str; 2] = ["CloudFormationProduct", "CloudFormationProvisionedProduct"];

/// The attributes with the ids and the names of the versions of a product.
const VERSIONS: &str = "ProvisioningArtifactIds";
const VERSION_NAMES: &str = "ProvisioningArtifactNames";
/// The record of the last request about a provisioned product.
const RECORD: &str = "RecordId";

pub(super) fn create(job: &Job<'_>, script: &mut Script) {
    if job.kind() == KINDS[1] {
        return provision(job, script);
    }
    let versions = versions(job.properties);
    let mut members = input("CreateProduct", job.properties, []);
    members.entry("ProductType").or_insert_with(|| "CLOUD_FORMATION_TEMPLATE".into());
    members.insert("ProvisioningArtifactParameters".into(), versions.first().cloned().unwrap_or_default());
    members.insert("Tags".into(), tag_list(&job.tags()));
    members.insert("IdempotencyToken".into(), job.token.into());
    members.retain(|_, value| !value.is_null());
    let summary = "/ProductViewDetail/ProductViewSummary/ProductId";
    script.add(
        call("CreateProduct", members)
            .takes(Target::Is(ID), summary)
            .takes(Target::Is("Id"), summary)
            .takes(Target::Is("ProductName"), "/ProductViewDetail/ProductViewSummary/Name")
            .takes(Target::JoinsTo(VERSIONS), "/ProvisioningArtifactDetail/Id")
            .takes(Target::JoinsTo(VERSION_NAMES), "/ProvisioningArtifactDetail/Name"),
    );
    add_versions(job, versions.get(1..).unwrap_or_default(), script);
}

/// Makes versions beside those that are there.
fn add_versions(job: &Job<'_>, versions: &[Json], script: &mut Script) {
    for version in versions {
        let count = script.count();
        let members = [
            ("ProductId", the(ID)),
            ("Parameters", version.clone()),
            ("IdempotencyToken", format!("{}-{count}", job.token).into()),
        ];
        script.add(
            call("CreateProvisioningArtifact", input("", &Json::Null, members))
                .takes(Target::JoinsTo(VERSIONS), "/ProvisioningArtifactDetail/Id")
                .takes(Target::JoinsTo(VERSION_NAMES), "/ProvisioningArtifactDetail/Name"),
        );
    }
}

/// The versions that a template asks for, as the operations write them.
fn versions(properties: &Json) -> Vec<Json> {
    let list = properties.get("ProvisioningArtifactParameters").and_then(Json::as_array);
    let version = |given: &Json| {
        let members = input("CreateProvisioningArtifact", &json!({ "Parameters": given }), []);
        let mut version = members.get("Parameters").cloned().unwrap_or_default();
        if let Some(members) = version.as_object_mut() {
            members.entry("Type").or_insert_with(|| "CLOUD_FORMATION_TEMPLATE".into());
        }
        version
    };
    list.into_iter().flatten().map(version).collect()
}

pub(super) fn update(job: &Job<'_>, memory: &Json, script: &mut Script) {
    if job.kind() == KINDS[1] {
        return change_provisioned(job, script);
    }
    let tags = job.tags();
    let mut members = input("UpdateProduct", job.properties, [("Id", the(ID))]);
    members.insert("RemoveTags".into(), json!(lost_keys(memory, &tags)));
    members.insert("AddTags".into(), tag_list(&tags));
    let line = call("UpdateProduct", members);
    script.add(line.takes(Target::Is("ProductName"), "/ProductViewDetail/ProductViewSummary/Name"));
    let old = memory.get("properties").unwrap_or(&Json::Null);
    let (before, after) = (versions(old), versions(job.properties));
    if before != after {
        let ids: Vec<String> = script.text(VERSIONS).split(',').map(str::to_owned).collect();
        change_versions(job, (&before, &after, &ids), script);
    }
}

/// Changes the versions of a product: each anew if they are to be replaced, and else in place, where only name and
/// description can change.
fn change_versions(job: &Job<'_>, (before, after, ids): (&[Json], &[Json], &[String]), script: &mut Script) {
    let stay = if job.is_set("ReplaceProvisioningArtifacts") { 0 } else { before.len().min(after.len()) };
    let of = |id: &String| {
        input("", &Json::Null, [("ProductId", the(ID)), ("ProvisioningArtifactId", id.as_str().into())])
    };
    for ((old, new), id) in before.iter().zip(after).zip(ids).take(stay) {
        if old != new {
            let mut members = of(id);
            for name in ["Name", "Description"] {
                members.extend(new.get(name).map(|value| (name.to_owned(), value.clone())));
            }
            script.add(call("UpdateProvisioningArtifact", members));
        }
    }
    let names = after.iter().take(stay).filter_map(|version| version.get("Name")?.as_str());
    script.make(VERSION_NAMES, names.collect::<Vec<_>>().join(",").into());
    script.make(VERSIONS, ids.iter().take(stay).map(String::as_str).collect::<Vec<_>>().join(",").into());
    add_versions(job, after.get(stay..).unwrap_or_default(), script);
    for id in ids.get(stay..).unwrap_or_default() {
        script.add(call("DeleteProvisioningArtifact", of(id)));
    }
}

fn provision(job: &Job<'_>, script: &mut Script) {
    let members = [("ProvisionToken", job.token.into()), ("Tags", tag_list(&job.tags()))];
    let mut members = input("ProvisionProduct", job.properties, members);
    members.entry("ProvisionedProductName").or_insert_with(|| job.name.into());
    let id = "/RecordDetail/ProvisionedProductId";
    script.add(
        call("ProvisionProduct", members)
            .takes(Target::Is(ID), id)
            .takes(Target::Is("ProvisionedProductId"), id)
            .takes(Target::Is(RECORD), "/RecordDetail/RecordId"),
    );
    wait_for_record(script);
}

fn change_provisioned(job: &Job<'_>, script: &mut Script) {
    let members = [("ProvisionedProductId", the(ID)), ("UpdateToken", job.token.into())];
    let mut members = input("UpdateProvisionedProduct", job.properties, members);
    members.remove("ProvisionedProductName");
    members.insert("Tags".into(), tag_list(&job.tags()));
    let line = call("UpdateProvisionedProduct", members);
    script.add(line.takes(Target::Is(RECORD), "/RecordDetail/RecordId"));
    wait_for_record(script);
}

fn wait_for_record(script: &mut Script) {
    let id: Map<String, Json> = input("", &Json::Null, [("Id", the(RECORD))]);
    let reason = "/RecordDetail/RecordErrors/0/Description";
    script.add(call("DescribeRecord", id).takes(Target::Outputs, "/RecordOutputs").until(
        "/RecordDetail/Status",
        &["SUCCEEDED"],
        &["FAILED"],
        reason,
    ));
}

pub(super) fn remove(kind: &str, token: &str, script: &mut Script) {
    if kind == KINDS[0] {
        let id = input("", &Json::Null, [("Id", the(ID))]);
        return script.add(call("DeleteProduct", id).absent(Absent::Ends));
    }
    let members = [("ProvisionedProductId", the(ID)), ("TerminateToken", token.into())];
    let line = call("TerminateProvisionedProduct", input("", &Json::Null, members)).absent(Absent::Ends);
    script.add(line.takes(Target::Is(RECORD), "/RecordDetail/RecordId"));
    wait_for_record(script);
}
