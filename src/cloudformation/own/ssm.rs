//! `AWS::SSM::ResourceDataSync`.

use serde_json::{Map, Value as Json, json};

use super::{
    Absent, Job, Line, Script, fit,
    script::{ID, the},
};
use crate::{api::ServiceId, kit::Ordered};

pub(super) fn is_one(resource_type: &str) -> bool {
    resource_type == "AWS::SSM::ResourceDataSync"
}

pub(super) fn create(job: &Job<'_>, script: &mut Script) {
    let mut input = input("CreateResourceDataSync", job);
    if let Some(destination) = destination(job) {
        input.insert("S3Destination".into(), destination);
    }
    script.make("SyncName", job.property("SyncName").cloned().unwrap_or_default());
    script.add(Line::new(ServiceId::Ssm, "CreateResourceDataSync", Json::Object(input)));
    script.becomes("SyncName");
}

pub(super) fn update(job: &Job<'_>, script: &mut Script) {
    // Only where a sync takes its data from can change.
    if job.property("SyncSource").is_some() {
        let input = input("UpdateResourceDataSync", job);
        script.add(Line::new(ServiceId::Ssm, "UpdateResourceDataSync", Json::Object(input)));
    }
}

pub(super) fn remove(memory: &Json, script: &mut Script) {
    let mut input = json!({ "SyncName": the(ID) });
    if let (Some(sync_type), Some(members)) = (memory.pointer("/properties/SyncType"), input.as_object_mut())
    {
        members.insert("SyncType".into(), sync_type.clone());
    }
    script.add(Line::new(ServiceId::Ssm, "DeleteResourceDataSync", input).absent(Absent::Ends));
}

fn input(operation: &str, job: &Job<'_>) -> Map<String, Json> {
    let mut input = fit::input(ServiceId::Ssm, operation, job.properties);
    let units = input
        .get_mut("SyncSource")
        .and_then(|source| source.pointer_mut("/AwsOrganizationsSource/OrganizationalUnits"));
    for unit in units.and_then(Json::as_array_mut).into_iter().flatten() {
        // A template has their bare ids.
        if unit.is_string() {
            *unit = json!({ "OrganizationalUnitId": unit });
        }
    }
    input
}

/// Where the data go: said as a whole, or by properties that each say a part.
fn destination(job: &Job<'_>) -> Option<Json> {
    let whole = job.property("S3Destination");
    let given = |name: &str| match whole {
        Some(whole) => whole.get(name),
        None => job.property(name),
    };
    whole.or_else(|| job.property("BucketName"))?;
    let parts = [
        ("BucketName", "BucketName"),
        ("BucketPrefix", "Prefix"),
        ("BucketRegion", "Region"),
        ("KMSKeyArn", "AWSKMSKeyARN"),
    ];
    let parts = parts.into_iter().filter_map(|(from, to)| Some((to.to_owned(), given(from)?.clone())));
    let mut destination: Map<String, Json> = parts.into_object();
    // There is one format only, which older templates leave out.
    destination
        .insert("SyncFormat".into(), given("SyncFormat").cloned().unwrap_or_else(|| "JsonSerDe".into()));
    Some(Json::Object(destination))
}
