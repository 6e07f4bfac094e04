//! The constraints of Service Catalog, each a type of its own.

use serde_json::{Value as Json, json};

use super::{
    Absent, Job, Script, Target,
    catalog::{call, input},
    script::{ID, the},
};
use crate::kit::Ordered;

/// The type of the constraint that such a resource is.
pub(super) fn type_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "LaunchNotificationConstraint" => "NOTIFICATION",
        "LaunchRoleConstraint" => "LAUNCH",
        "LaunchTemplateConstraint" => "TEMPLATE",
        "ResourceUpdateConstraint" => "RESOURCE_UPDATE",
        "StackSetConstraint" => "STACKSET",
        _ => return None,
    })
}

pub(super) fn create(job: &Job<'_>, constraint_type: &str, script: &mut Script) {
    let members = [
        ("Type", constraint_type.into()),
        ("Parameters", parameters(job)),
        ("IdempotencyToken", job.token.into()),
    ];
    let line = call("CreateConstraint", input("CreateConstraint", job.properties, members));
    let id = "/ConstraintDetail/ConstraintId";
    script.add(line.takes(Target::Is(ID), id).takes(Target::Is("Id"), id));
    wait(script);
}

pub(super) fn update(job: &Job<'_>, script: &mut Script) {
    let members = [("Id", the(ID)), ("Parameters", parameters(job))];
    script.add(call("UpdateConstraint", input("UpdateConstraint", job.properties, members)));
    wait(script);
}

pub(super) fn remove(script: &mut Script) {
    let id = input("", &Json::Null, [("Id", the(ID))]);
    script.add(call("DeleteConstraint", id).absent(Absent::Ends));
}

fn wait(script: &mut Script) {
    let id = input("", &Json::Null, [("Id", the(ID))]);
    script.add(call("DescribeConstraint", id).until("/Status", &["AVAILABLE"], &["FAILED"], ""));
}

/// What the constraint says, as the text of a JSON object.
fn parameters(job: &Job<'_>) -> Json {
    let given = |names: &[(&str, &str)]| {
        let members =
            names.iter().filter_map(|(from, to)| Some(((*to).to_owned(), job.property(from)?.clone())));
        Json::Object(members.into_object())
    };
    let parameters = match job.kind() {
        "LaunchNotificationConstraint" => given(&[("NotificationArns", "NotificationArns")]),
        "LaunchRoleConstraint" => given(&[("RoleArn", "RoleArn"), ("LocalRoleName", "LocalRoleName")]),
        // The rules are a text of JSON already, with or without the member that holds them.
        "LaunchTemplateConstraint" => return rules(job.property("Rules")),
        "ResourceUpdateConstraint" => {
            let properties = given(&[("TagUpdateOnProvisionedProduct", "TagUpdateOnProvisionedProduct")]);
            json!({ "Version": "2.0", "Properties": properties })
        }
        _ => {
            let properties = given(&[
                ("AccountList", "AccountList"),
                ("RegionList", "RegionList"),
                ("AdminRole", "AdminRole"),
                ("ExecutionRole", "ExecutionRole"),
            ]);
            json!({ "Version": "String", "Properties": properties })
        }
    };
    parameters.to_string().into()
}

fn rules(rules: Option<&Json>) -> Json {
    let read = match rules {
        Some(Json::String(text)) => match serde_json::from_str(text) {
            Ok(read) => read,
            // What is wrong with it is for Service Catalog to say.
            Err(_) => return text.as_str().into(),
        },
        Some(other) => other.clone(),
        None => return Json::Null,
    };
    let has_member = read.get("Rules").is_some_and(Json::is_object);
    let whole = if has_member { read } else { json!({ "Rules": read }) };
    whole.to_string().into()
}
