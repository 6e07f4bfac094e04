use serde_json::json;

use super::*;
use crate::{
    api::ServiceId,
    kit::{Answered, Refused},
};

fn made(job: &Job<'_>, answers: &[Json]) -> (Vec<Request>, Made) {
    let mut script = creation(job);
    let mut requests = Vec::new();
    for answer in answers {
        requests.push(script.next().unwrap());
        script.hear(Answered::Output(answer.clone())).unwrap();
    }
    assert_eq!(script.next(), None);
    (requests, script.made())
}

fn job<'a>(resource_type: &'a str, properties: &'a Json, stack_tags: &'a Tags) -> Job<'a> {
    Job { resource_type, properties, stack_tags, name: "stack-Thing-X", token: "t" }
}

#[test]
fn properties_become_members_and_texts_numbers() {
    let properties = json!({
        "Type": "container",
        "Parameters": { "Upper": "1", "lower": 2 },
        "Timeout": { "AttemptDurationSeconds": "90" },
        "PropagateTags": "true",
        "ContainerProperties": {
            "Image": "busybox",
            "Memory": "128",
            "Environment": [{ "Name": "N", "Value": 5 }],
            "LogConfiguration": { "LogDriver": "awslogs", "Options": { "awslogs-Group": "G" } },
            "Volumes": [{ "EfsVolumeConfiguration": { "FileSystemId": "fs-1" } }],
            "LinuxParameters": { "MaxSwap": "7" },
        },
    });
    let input = fit::input(ServiceId::Batch, "RegisterJobDefinition", &properties);
    let expected = json!({
        "type": "container",
        "parameters": { "Upper": "1", "lower": "2" },
        "timeout": { "attemptDurationSeconds": 90 },
        "propagateTags": true,
        "containerProperties": {
            "image": "busybox",
            "memory": 128,
            "environment": [{ "name": "N", "value": "5" }],
            "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-Group": "G" } },
            "volumes": [{ "efsVolumeConfiguration": { "fileSystemId": "fs-1" } }],
            "linuxParameters": { "maxSwap": 7 },
        },
    });
    assert_eq!(Json::Object(input), expected);
}

#[test]
fn an_environment_is_made_once_it_is_valid() {
    let tags = Tags::from([("team".to_owned(), "a".to_owned()), ("x".to_owned(), "1".to_owned())]);
    let properties = json!({ "Type": "UNMANAGED", "Tags": { "x": "2" }, "ReplaceComputeEnvironment": true });
    let job = job("AWS::Batch::ComputeEnvironment", &properties, &tags);
    let state = |status: &str| json!({ "computeEnvironments": [{ "status": status }] });
    let (requests, made) =
        made(&job, &[json!({ "computeEnvironmentArn": "arn" }), state("CREATING"), state("VALID")]);
    assert_eq!(
        requests[0].input,
        json!({ "computeEnvironmentName": "stack-Thing-X", "type": "UNMANAGED", "tags": { "team": "a", "x": "2" } })
    );
    assert_eq!(
        (requests[1].operation, &requests[1].input),
        ("DescribeComputeEnvironments", &json!({ "computeEnvironments": ["arn"] }))
    );
    assert_eq!(&*made.physical_id, "arn");
    assert_eq!(made.attributes["ComputeEnvironmentArn"].scalar(), Some("arn"));

    let mut removal = removal("AWS::Batch::ComputeEnvironment", &made, "t");
    let mut operations = Vec::new();
    for answer in [state("VALID"), json!({}), state("UPDATING"), state("VALID"), json!({}), state("DELETING")]
    {
        operations.push(removal.next().unwrap().operation);
        removal.hear(Answered::Output(answer)).unwrap();
    }
    let described = "DescribeComputeEnvironments";
    let expected =
        [described, "UpdateComputeEnvironment", described, described, "DeleteComputeEnvironment", described];
    assert_eq!(operations, expected);
    removal.hear(Answered::Output(json!({ "computeEnvironments": [] }))).unwrap();
    assert_eq!(removal.next(), None);
}

#[test]
fn an_environment_that_is_invalid_has_failed() {
    let (tags, properties) = (Tags::new(), json!({ "Type": "UNMANAGED" }));
    let mut script = creation(&job("AWS::Batch::ComputeEnvironment", &properties, &tags));
    script.hear(Answered::Output(json!({ "computeEnvironmentArn": "arn" }))).unwrap();
    let invalid = json!({ "computeEnvironments": [{ "status": "INVALID", "statusReason": "no role" }] });
    let failure = script.hear(Answered::Output(invalid)).unwrap_err();
    assert_eq!(
        failure.sentence("t"),
        "Resource handler returned message: \"no role\" (RequestToken: t, HandlerErrorCode: NotStabilized)"
    );
    assert!(script.has_made());
}

#[test]
fn what_is_gone_need_not_be_removed() {
    let present = Made { physical_id: "port-1".into(), attributes: std::collections::BTreeMap::new() };
    let mut script = removal("AWS::ServiceCatalog::Portfolio", &present, "t");
    let refused = |code: &str| {
        let (code, message) = (code.into(), "words".into());
        Answered::Refused(Refused { status: 400, code, message, request_id: "r".into() })
    };
    let failure = script.hear(refused("ResourceInUseException")).unwrap_err();
    assert_eq!(
        failure.sentence("t"),
        "words (Service: ServiceCatalog; Status Code: 400; Error Code: ResourceInUseException; Request ID: r; Proxy: null)"
    );
    script.hear(refused("ResourceNotFoundException")).unwrap();
    assert_eq!(script.next(), None);
}

#[test]
fn associations_are_called_by_what_they_join() {
    let properties =
        json!({ "PortfolioId": "port-1", "PrincipalARN": "arn:p", "PrincipalType": "IAM_PATTERN" });
    let kind = "AWS::ServiceCatalog::PortfolioPrincipalAssociation";
    let (_, made) = made(&job(kind, &properties, &Tags::new()), &[json!({})]);
    assert_eq!(&*made.physical_id, "arn:p|port-1");
    let request = removal(kind, &made, "t").next().unwrap();
    assert_eq!((request.operation, request.input), ("DisassociatePrincipalFromPortfolio", properties));
}

#[test]
fn constraints_say_in_one_text_what_a_template_says_in_properties() {
    let parameters = |kind: &str, properties: Json| {
        let request =
            creation(&job(&format!("AWS::ServiceCatalog::{kind}"), &properties, &Tags::new())).next();
        let input = request.unwrap().input;
        format!("{} {}", input["Type"].as_str().unwrap(), input["Parameters"].as_str().unwrap())
    };
    assert_eq!(parameters("LaunchRoleConstraint", json!({ "RoleArn": "r" })), r#"LAUNCH {"RoleArn":"r"}"#);
    assert_eq!(
        parameters("ResourceUpdateConstraint", json!({ "TagUpdateOnProvisionedProduct": "ALLOWED" })),
        r#"RESOURCE_UPDATE {"Properties":{"TagUpdateOnProvisionedProduct":"ALLOWED"},"Version":"2.0"}"#
    );
    for rules in [json!(r#"{"R":{}}"#), json!(r#"{"Rules":{"R":{}}}"#), json!({ "R": {} })] {
        assert_eq!(
            parameters("LaunchTemplateConstraint", json!({ "Rules": rules })),
            r#"TEMPLATE {"Rules":{"R":{}}}"#
        );
    }
}

#[test]
fn versions_of_a_product_are_changed_in_place_or_replaced() {
    let version = |name: &str| json!({ "Name": name, "Info": { "LoadTemplateFromURL": "u" } });
    let product = |versions: &[Json], replaces| json!({ "Name": "n", "Owner": "o", "ProvisioningArtifactParameters": versions, "ReplaceProvisioningArtifacts": replaces });
    let kind = "AWS::ServiceCatalog::CloudFormationProduct";
    let before = product(&[version("a"), version("b")], false);
    let artifact = |id: &str, name: &str| json!({ "ProvisioningArtifactDetail": { "Id": id, "Name": name } });
    let (_, made) = made(&job(kind, &before, &Tags::new()), &[artifact("pa-1", "a"), artifact("pa-2", "b")]);
    assert_eq!(made.attributes["ProvisioningArtifactIds"].scalar(), Some("pa-1,pa-2"));
    let changes = |after: &Json| {
        let mut script = change(&job(kind, after, &Tags::new()), &made);
        let mut operations = Vec::new();
        while let Some(request) = script.next() {
            operations.push(request.operation);
            script.hear(Answered::Output(artifact("pa-3", "c"))).unwrap();
        }
        let made = script.made();
        let attribute = |name: &str| made.attributes[name].scalar().unwrap().to_owned();
        (operations, attribute("ProvisioningArtifactIds"), attribute("ProvisioningArtifactNames"))
    };
    let (operations, ids, names) = changes(&product(&[version("a"), version("c")], false));
    assert_eq!(operations, ["UpdateProduct", "UpdateProvisioningArtifact"]);
    assert_eq!((&*ids, &*names), ("pa-1,pa-2", "a,c"));
    let (operations, ids, names) = changes(&product(&[version("c")], true));
    let expected = [
        "UpdateProduct",
        "CreateProvisioningArtifact",
        "DeleteProvisioningArtifact",
        "DeleteProvisioningArtifact",
    ];
    assert_eq!(operations, expected);
    assert_eq!((&*ids, &*names), ("pa-3", "c"));
}
