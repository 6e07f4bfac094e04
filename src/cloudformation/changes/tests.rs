//! What updates do to resources.

use std::fmt::Write as _;

use super::*;
use crate::cloudformation::{Content, Surroundings, Value, resolve};

/// A stack whose resources are called `id-<name>`, with all attributes.
struct Made;

impl Lookup for Made {
    fn reference(&self, resource: &str) -> Option<Value> {
        Some(Value::Text(format!("id-{resource}").into()))
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>> {
        Ok(Some(Value::Text(format!("{attribute}-of-{resource}").into())))
    }

    fn import(&self, name: &str) -> Result<Value> {
        Err(TemplateError::bare(format_args!("No export named {name} found.")))
    }
}

/// Resources that are not there yet have no ids.
struct Partly<'a>(BTreeSet<&'a str>);

impl Lookup for Partly<'_> {
    fn reference(&self, resource: &str) -> Option<Value> {
        self.0.contains(resource).then(|| Made.reference(resource))?
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>> {
        if self.0.contains(resource) { Made.attribute(resource, attribute) } else { Ok(None) }
    }

    fn import(&self, name: &str) -> Result<Value> {
        Made.import(name)
    }
}

/// A template with these resources, and values of its parameter `P`.
type Stack<'a> = (&'a str, &'a str);

/// Tells what an update from one template and value to another would do, a line per resource and detail.
fn told(from: Stack, to: Stack, tags_change: bool) -> String {
    let surroundings = Surroundings {
        account: "123456789012".into(),
        region: "eu-west-1".into(),
        partition: "aws".into(),
        stack_id: "arn:aws:cloudformation:eu-west-1:123456789012:stack/s/1".into(),
        stack_name: "s".into(),
        notification_arns: Vec::new(),
    };
    let read = |resources: &str| {
        let text = format!(
            "Parameters:\n  P:\n    Type: String\nConditions:\n  Never: !Equals [a, b]\nResources:\n{resources}"
        );
        Content::read(&text).unwrap()
    };
    let values = |content: &Content, value: &str| {
        resolve(content.parameters(), &BTreeMap::from([("P".into(), value.into())])).unwrap()
    };
    let (old, new) = (read(from.0), read(to.0));
    let (old_values, new_values) = (values(&old, from.1), values(&new, to.1));
    let evaluation = Evaluation::new(&old, &old_values, &surroundings, &[], &Made).unwrap();
    let before: Vec<_> = evaluation
        .resources()
        .map(|resource| (resource, Wanted::new(&evaluation, resource, &Made).unwrap()))
        .collect();
    let ids: Vec<String> = before.iter().map(|(resource, _)| format!("id-{}", resource.name)).collect();
    let present = before.iter().zip(&ids).map(|((resource, wanted), id)| {
        let present = Present {
            resource_type: &resource.resource_type,
            physical_id: id,
            properties: wanted.properties(),
            attributes: wanted.attributes(),
        };
        (&*resource.name, present)
    });
    let present: BTreeMap<&str, Present> = present.collect();
    let partly = Partly(present.keys().copied().collect());
    let evaluation = Evaluation::new(&new, &new_values, &surroundings, &[], &partly).unwrap();
    let wanted = evaluation
        .resources()
        .map(|resource| (&*resource.name, Wanted::new(&evaluation, resource, &partly).unwrap()))
        .collect();
    let parameters = if from.1 == to.1 { BTreeSet::new() } else { BTreeSet::from(["P"]) };
    match changes(&present, &wanted, &parameters, tags_change) {
        Ok(changes) => changes.iter().map(tell).collect(),
        Err(error) => error.to_string(),
    }
}

fn tell(change: &Change) -> String {
    let Change { action, logical_id, replacement, scope, details, physical_id, resource_type: _ } = change;
    assert_eq!(physical_id.is_some(), *action != Action::Add);
    let replacement = replacement.map_or(String::new(), |replacement| format!(" {replacement:?} {scope:?}"));
    let mut text = format!("{action:?} {logical_id}{replacement}\n");
    for detail in details {
        let Detail { attribute, name, requires_recreation, is_static, causing_entity, source } = detail;
        let name = name.as_deref().map_or(String::new(), |name| format!(".{name}"));
        let evaluation = if *is_static { "static" } else { "dynamic" };
        let cause = causing_entity.as_deref().map_or(String::new(), |cause| format!(" {cause}"));
        writeln!(text, "  {attribute:?}{name} {requires_recreation:?} {evaluation} {source:?}{cause}")
            .unwrap();
    }
    text
}

const VPC: &str = "  V:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: !Ref P\n";

fn subnet(cidr: &str) -> String {
    format!(
        "{VPC}  S:\n    Type: AWS::EC2::Subnet\n    Properties:\n      VpcId: !Ref V\n      CidrBlock: {cidr}\n"
    )
}

#[test]
fn environments_are_replaced_unless_they_say_otherwise() {
    let environment = |own: &str, subnet: &str| {
        format!(
            "  E:\n    Type: AWS::Batch::ComputeEnvironment\n    Properties: {{{own}ComputeResources: {{Subnets: \
             [{subnet}], MaxvCpus: 1}}}}\n"
        )
    };
    for (own, replacement) in [("", "Always"), ("ReplaceComputeEnvironment: false, ", "Sometimes")] {
        assert_eq!(
            told((&environment(own, "a"), ""), (&environment(own, "b"), ""), false),
            format!(
                "Modify E {replacement} [Properties]\n  Properties.ComputeResources {replacement} static \
                 DirectModification\n"
            )
        );
    }
}

#[test]
fn nothing_changes_nothing() {
    assert_eq!(told((VPC, "10.0.0.0/16"), (VPC, "10.0.0.0/16"), false), "");
}

#[test]
fn resources_come_and_go() {
    let from = subnet("10.0.0.0/24");
    assert_eq!(told((VPC, "10.0.0.0/16"), (&from, "10.0.0.0/16"), false), "Add S\n");
    assert_eq!(told((&from, "10.0.0.0/16"), (VPC, "10.0.0.0/16"), false), "Remove S\n");
}

#[test]
fn a_parameter_replaces_and_what_refers_to_the_resource_follows() {
    let from = subnet("10.0.0.0/24");
    assert_eq!(
        told((&from, "10.0.0.0/16"), (&from, "10.1.0.0/16"), false),
        "Modify S Sometimes [Properties]\n  Properties.VpcId Always dynamic ResourceReference V\n\
         Modify V Always [Properties]\n  Properties.CidrBlock Always dynamic DirectModification\n  \
         Properties.CidrBlock Always static ParameterReference P\n"
    );
}

#[test]
fn a_direct_change_is_static() {
    let function =
        |text: &str| format!("  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: {text}\n");
    assert_eq!(
        told((&function("a"), ""), (&function("b"), ""), false),
        "Modify T Never [Properties]\n  Properties.DisplayName Never static DirectModification\n"
    );
    // It makes no difference how a scalar is written.
    assert_eq!(told((&function("1"), ""), (&function("'1'"), ""), false), "");
}

#[test]
fn attributes_follow_changes_and_ids_only_replacements() {
    let stack = |name: &str| {
        format!(
            "  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: {name}\n  \
             I:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: !Ref T\n  \
             A:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: !GetAtt T.TopicName\n  \
             N:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      \
             Value: !If [Never, !GetAtt T.TopicName, x]\n"
        )
    };
    assert_eq!(
        told((&stack("a"), ""), (&stack("b"), ""), false),
        "Modify A Never [Properties]\n  Properties.Value Never dynamic ResourceAttribute T.TopicName\n\
         Modify T Never [Properties]\n  Properties.DisplayName Never static DirectModification\n"
    );
}

#[test]
fn what_is_new_is_not_known_yet() {
    let with = |value: &str| {
        format!(
            "  A:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: {value}\n"
        )
    };
    let to = format!("{}  T:\n    Type: AWS::SNS::Topic\n", with("!Ref T"));
    assert_eq!(
        told((&with("x"), ""), (&to, ""), false),
        "Modify A Never [Properties]\n  Properties.Value Never dynamic ResourceReference T\nAdd T\n"
    );
}

#[test]
fn tags_and_policies_are_no_properties() {
    let topic = |rest: &str| format!("  T:\n    Type: AWS::SNS::Topic\n    {rest}\n");
    assert_eq!(
        told((&topic("Metadata: {a: b}"), ""), (&topic("DeletionPolicy: Retain"), ""), true),
        "Modify T Never [Metadata, DeletionPolicy, Tags]\n  Tags Never static DirectModification\n  \
         Metadata Never static DirectModification\n  DeletionPolicy Never static DirectModification\n"
    );
    assert_eq!(
        told(
            (&topic("Properties: {Tags: [{Key: a, Value: b}]}"), ""),
            (&topic("Properties: {Tags: [{Key: a, Value: c}]}"), ""),
            false
        ),
        "Modify T Never [Tags]\n  Tags Never static DirectModification\n"
    );
    // What cannot have tags does not change with those of the stack.
    let policy = "  B:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: b\n";
    assert_eq!(told((policy, ""), (policy, ""), true), "");
}

#[test]
fn nested_stacks_are_always_looked_into() {
    let nested = "  N:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: u\n";
    assert_eq!(
        told((nested, ""), (nested, ""), false),
        "Modify N Never [Properties]\n  Properties Never dynamic Automatic\n"
    );
}

#[test]
fn types_stay() {
    let of = |name: &str| format!("  R:\n    Type: {name}\n");
    assert_eq!(
        told((&of("AWS::SNS::Topic"), ""), (&of("AWS::SQS::Queue"), ""), false),
        "Update of resource type is not permitted. The new template modifies resource type of the following resources: [R]"
    );
}
