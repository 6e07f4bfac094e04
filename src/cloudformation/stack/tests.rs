use std::sync::Arc;

use super::*;
use crate::{
    cloudformation::Template,
    kit::{Ids, Tags},
};

/// A stack by itself, with what other stacks export.
pub(super) struct Bench {
    pub(super) stack: Stack,
    exports: Exports,
    names: Names,
    ids: Ids,
}

pub(super) fn arn(name: &str) -> Arc<str> {
    format!("arn:aws:cloudformation:us-east-1:000000000000:stack/{name}/11111111-1111-4111-8111-111111111111")
        .into()
}

fn plan(template: &str, parameters: &[(&str, &str)]) -> Plan {
    Plan {
        template: Template::new(template),
        parameters: parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
        tags: Arc::new(Tags::new()),
        notification_arns: ThinVec::new(),
    }
}

impl Bench {
    pub(super) fn new(name: &str) -> Self {
        Self {
            stack: Stack::new(arn(name)),
            exports: Exports::default(),
            names: Names::default(),
            ids: Ids::new(7, 7),
        }
    }

    pub(super) fn begin(
        &mut self,
        template: &str,
        parameters: &[(&str, &str)],
    ) -> std::result::Result<(), String> {
        let begun = self.stack.begin(plan(template, parameters), &[], &self.exports);
        begun.map_err(|error| error.message().to_owned())
    }

    pub(super) fn step(&mut self, handler: &mut dyn Handler) -> Progress {
        let Self { stack, exports, names, ids } = self;
        stack.advance(&mut Site { exports, names, ids, handler })
    }

    /// Carries on to the end: what is in the stack after each step, and how it ended.
    pub(super) fn run(&mut self) -> (Vec<String>, std::result::Result<String, String>) {
        let mut steps = Vec::new();
        for _ in 0..100 {
            let progress = self.step(&mut Simulated);
            let names: Vec<_> = self.stack.resources().map(|resource| &*resource.logical_id).collect();
            steps.push(names.join(" "));
            match progress {
                Progress::UnderWay | Progress::RollingBack => {}
                Progress::Done(outputs) => {
                    let outputs: Vec<_> =
                        outputs.iter().map(|output| format!("{}={}", output.key, output.value)).collect();
                    return (steps, Ok(outputs.join(" ")));
                }
                Progress::Failed(reason) => return (steps, Err(reason)),
            }
        }
        panic!("no end: {steps:?}");
    }

    pub(super) fn made(template: &str, parameters: &[(&str, &str)]) -> Self {
        let mut bench = Self::new("one");
        bench.begin(template, parameters).unwrap();
        bench.run().1.unwrap();
        bench
    }

    pub(super) fn id(&self, logical_id: &str) -> String {
        let found = self.stack.resources().find(|resource| &*resource.logical_id == logical_id);
        found.unwrap().physical_id.to_string()
    }

    pub(super) fn change(
        &mut self,
        template: &str,
        parameters: &[(&str, &str)],
    ) -> std::result::Result<String, String> {
        self.begin(template, parameters)?;
        self.run().1
    }
}

pub(super) const CHAIN: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "a" }, "Delay": { "Type": "String", "Default": "1" } },
    "Resources": {
        "Last": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": { "Ref": "Middle" } } },
        "Middle": { "Type": "AWS::SQS::Queue", "DependsOn": ["First"], "Properties": { "DelaySeconds": { "Ref": "Delay" } } },
        "First": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } } },
        "Alone": { "Type": "AWS::SQS::Queue" }
    },
    "Outputs": { "Id": { "Value": { "Ref": "Last" } } }
}"#;

#[test]
fn makes_what_is_ready_at_once_and_removes_in_reverse() {
    let mut bench = Bench::new("one");
    bench.begin(CHAIN, &[]).unwrap();
    let (steps, outputs) = bench.run();
    assert_eq!(steps, ["Alone First", "Alone First Middle", "Alone First Last Middle"]);
    assert_eq!(outputs, Ok(format!("Id={}", bench.id("Last"))));
    bench.stack.begin_deletion(&bench.exports).unwrap();
    let (steps, outputs) = bench.run();
    assert_eq!(
        (steps.as_slice(), outputs),
        (["First Middle", "First", ""].map(String::from).as_slice(), Ok(String::new()))
    );
}

#[test]
fn an_update_leaves_alone_what_stays_the_same() {
    let mut bench = Bench::made(CHAIN, &[]);
    let before: Vec<_> = ["Alone", "First", "Last", "Middle"].map(|name| bench.id(name)).into();
    bench.begin(CHAIN, &[]).unwrap();
    let (steps, outputs) = bench.run();
    assert_eq!((steps.len(), outputs.is_ok()), (1, true), "nothing to do takes one step");
    bench.change(CHAIN, &[("Delay", "2")]).unwrap();
    let after: Vec<_> = ["Alone", "First", "Last", "Middle"].map(|name| bench.id(name)).into();
    assert_eq!(before, after, "changed in place");
}

#[test]
fn what_cannot_change_in_place_is_replaced_and_what_refers_to_it_follows() {
    let template = r#"{
        "Parameters": { "Name": { "Type": "String" } },
        "Resources": {
            "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } } },
            "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": { "Ref": "Queue" } } }
        },
        "Outputs": { "Id": { "Value": { "Ref": "Queue" } } }
    }"#;
    let mut bench = Bench::made(template, &[("Name", "a")]);
    let (queue, topic) = (bench.id("Queue"), bench.id("Topic"));
    let outputs = bench.change(template, &[("Name", "b")]).unwrap();
    assert_ne!(bench.id("Queue"), queue);
    assert_eq!((outputs, bench.id("Topic")), (format!("Id={}", bench.id("Queue")), topic));
}

#[test]
fn environments_are_replaced_with_their_instances_unless_they_say_otherwise() {
    let environment = |own: &str, most: u32, instances: &str| {
        format!(
            r#"{{ "Resources": {{ "E": {{ "Type": "AWS::Batch::ComputeEnvironment", "Properties": {{
                "Type": "MANAGED", {own} "ComputeResources": {{
                    "Type": "EC2", "MaxvCpus": {most}, "InstanceTypes": ["{instances}"], "Subnets": ["subnet-1"]
                }} }} }} }} }}"#
        )
    };
    for (own, is_replaced) in [
        ("", true),
        (r#""ReplaceComputeEnvironment": "true","#, true),
        (r#""ReplaceComputeEnvironment": false,"#, false),
    ] {
        let mut bench = Bench::made(&environment(own, 1, "m5.large"), &[]);
        let first = bench.id("E");
        bench.change(&environment(own, 2, "m5.large"), &[]).unwrap();
        assert_eq!(bench.id("E"), first, "it grows in place");
        bench.change(&environment(own, 2, "m6i.large"), &[]).unwrap();
        assert_eq!(bench.id("E") != first, is_replaced, "{own}");
    }
    let named = r#""ComputeEnvironmentName": "farm","#;
    let mut bench = Bench::made(&environment(named, 1, "m5.large"), &[]);
    let end = bench.change(&environment(named, 1, "m6i.large"), &[]).unwrap_err();
    assert!(end.contains("when a custom-named resource requires replacing. Rename farm"), "{end}");
}

#[test]
fn resources_come_and_go_with_the_template() {
    let one = r#"{ "Resources": { "A": { "Type": "AWS::SQS::Queue" } } }"#;
    let other = r#"{ "Resources": { "B": { "Type": "AWS::SQS::Queue" } } }"#;
    let mut bench = Bench::made(one, &[]);
    bench.begin(other, &[]).unwrap();
    let (steps, end) = bench.run();
    assert_eq!((steps.last().map(String::as_str), end), (Some("B"), Ok(String::new())));
    let topic = r#"{ "Resources": { "B": { "Type": "AWS::SNS::Topic" } } }"#;
    assert_eq!(
        bench.change(topic, &[]),
        Err("Update of resource type is not permitted. The new template modifies resource type of the following \
             resources: [B]"
            .into())
    );
}

/// `Bad` cannot be evaluated once `Good` is there.
fn failing(more: &str) -> String {
    format!(
        r#"{{ "Resources": {{
            "Good": {{ "Type": "AWS::SQS::Queue", "Properties": {{ "QueueName": "good" }} }},
            "Bad": {{ "Type": "AWS::SNS::Topic", "Properties": {{
                "DisplayName": {{ "Fn::Select": ["9", {{ "Fn::Split": ["-", {{ "Ref": "Good" }}] }}] }}
            }} }} {more}
        }} }}"#
    )
}

#[test]
fn a_failure_takes_back_what_was_made() {
    let mut bench = Bench::new("one");
    bench.begin(&failing(""), &[]).unwrap();
    let (steps, end) = bench.run();
    assert_eq!(steps, ["Good", "Good", ""]);
    assert_eq!(
        end,
        Err("The following resource(s) failed to create: [Bad]. Template error: Fn::Select cannot select nonexistent \
             value at index 9"
            .into())
    );
    assert!(bench.stack.plan().is_none());
}

#[test]
fn a_failed_update_is_rolled_back_to_what_was_there() {
    let template = r#"{ "Resources": { "Old": { "Type": "AWS::SQS::Queue" } } }"#;
    let mut bench = Bench::made(template, &[]);
    let old = bench.id("Old");
    let end = bench.change(&failing(""), &[]);
    assert!(end.unwrap_err().contains("[Bad]"));
    let names: Vec<_> = bench.stack.resources().map(|resource| &*resource.logical_id).collect();
    assert_eq!((names.as_slice(), bench.id("Old")), (["Old"].as_slice(), old));
    assert_eq!(bench.stack.plan().map(|plan| &**plan.template.text()), Some(template));
    assert_eq!(bench.change(template, &[]), Ok(String::new()));
}

#[test]
fn what_a_policy_keeps_is_not_removed() {
    let kept = r#"{ "Resources": {
        "A": { "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain" }, "B": { "Type": "AWS::SQS::Queue" }
    } }"#;
    let mut bench = Bench::made(kept, &[]);
    bench.stack.begin_deletion(&bench.exports).unwrap();
    assert_eq!(bench.stack.resources().count(), 1, "A is no longer the stack's");
    bench.run().1.unwrap();
}

#[test]
fn exports_are_unique_and_stay_while_they_are_used() {
    let exporting = |value: &str| {
        format!(
            r#"{{ "Resources": {{ "A": {{ "Type": "AWS::SQS::Queue" }} }},
                 "Outputs": {{ "Out": {{ "Value": "{value}", "Export": {{ "Name": "shared" }} }} }} }}"#
        )
    };
    let importing = r#"{ "Resources": { "B": { "Type": "AWS::SNS::Topic", "Properties": {
        "DisplayName": { "Fn::ImportValue": "shared" } } } } }"#;
    let mut bench = Bench::new("one");
    assert_eq!(bench.begin(importing, &[]), Err("No export named shared found".into()));
    bench.change(&exporting("1"), &[]).unwrap();
    let first = std::mem::replace(&mut bench.stack, Stack::new(arn("two")));
    assert_eq!(
        bench.change(&exporting("1"), &[]),
        Err("Export with name shared is already exported by stack one".into())
    );
    bench.change(importing, &[]).unwrap();
    let second = std::mem::replace(&mut bench.stack, first);
    assert_eq!(
        bench.change(&exporting("2"), &[]),
        Err("Export shared cannot be updated as it is in use by two".into())
    );
    assert_eq!(
        bench.stack.begin_deletion(&bench.exports).unwrap_err().message(),
        "Export shared cannot be deleted as it is in use by two"
    );
    let first = std::mem::replace(&mut bench.stack, second);
    bench.stack.begin_deletion(&bench.exports).unwrap();
    bench.run().1.unwrap();
    bench.stack = first;
    bench.stack.begin_deletion(&bench.exports).unwrap();
    bench.run().1.unwrap();
    assert!(bench.exports.is_empty());
}

#[test]
fn loops_are_carried_out() {
    let template = r#"{
        "Transform": "AWS::LanguageExtensions",
        "Parameters": { "Names": { "Type": "CommaDelimitedList", "Default": "A,B" } },
        "Resources": { "Fn::ForEach::Queues": ["Name", { "Ref": "Names" }, {
            "Queue${Name}": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } } }
        }] }
    }"#;
    let mut bench = Bench::made(template, &[]);
    assert_eq!(bench.stack.resources().count(), 2);
    bench.change(template, &[("Names", "B,C,D")]).unwrap();
    let names: Vec<_> = bench.stack.resources().map(|resource| &*resource.logical_id).collect();
    assert_eq!(names, ["QueueB", "QueueC", "QueueD"]);
}

#[test]
fn loops_go_through_mappings_and_names_follow_from_them() {
    let template = r"
Transform: AWS::LanguageExtensions
Mappings:
  Topics: {us-east-1: {Names: [A, B], Properties: [TopicName, TopicArn]}}
Resources:
  'Fn::ForEach::Topics':
    - Name
    - !FindInMap [Topics, !Ref 'AWS::Region', Names]
    - 'Topic${Name}': {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub '${Name}'}}
Outputs:
  'Fn::ForEach::Names':
    - Name
    - {Fn::FindInMap: [Topics, Nowhere, Names, {DefaultValue: !Split ['-', B-A]}]}
    - 'Fn::ForEach::Properties':
      - Property
      - !FindInMap [Topics, !Sub '${AWS::Region}', Properties]
      - 'Out${Name}${Property}': {Value: !GetAtt [!Sub 'Topic${Name}', !Ref Property]}
  Last: {Value: {Ref: !Sub ['Topic${N}', {N: !Select [1, !FindInMap [Topics, us-east-1, Names]]}]}}
";
    let mut bench = Bench::new("one");
    let outputs = bench.change(template, &[]).unwrap();
    let arn = |name| format!("arn:aws:sns:us-east-1:000000000000:{name}");
    let (a, b) = (arn("A"), arn("B"));
    assert_eq!(
        outputs,
        format!("OutBTopicName=B OutBTopicArn={b} OutATopicName=A OutATopicArn={a} Last={b}")
    );
}

#[test]
fn a_change_set_tells_what_a_plan_would_do() {
    let told = |bench: &Bench, template: &str, parameters: &[(&str, &str)]| {
        let changes = bench.stack.change_set(&plan(template, parameters), &[], &bench.exports)?;
        let told = changes.iter().map(|change| format!("{:?} {}", change.action, change.logical_id));
        Ok(told.collect::<Vec<_>>().join(", "))
    };
    let empty = Bench::new("one");
    let all = "Add Alone, Add First, Add Last, Add Middle";
    assert_eq!(told(&empty, CHAIN, &[]), Ok(all.to_owned()));
    let bench = Bench::made(CHAIN, &[]);
    assert_eq!(told(&bench, CHAIN, &[]), Err(NoChangeSet::SamePlan));
    assert_eq!(told(&bench, CHAIN, &[("Name", "a")]), Err(NoChangeSet::SamePlan), "that is the default");
    assert_eq!(told(&bench, &format!("{CHAIN} "), &[]), Err(NoChangeSet::NothingToDo));
    assert_eq!(told(&bench, CHAIN, &[("Delay", "2")]), Ok("Modify Middle".into()));
    let reduced =
        CHAIN.replace(r#""Type": "AWS::SQS::Queue" }"#, r#""Type": "AWS::SQS::Queue", "Condition": "No" }"#);
    let reduced = reduced
        .replace(r#""Resources""#, r#""Conditions": { "No": { "Fn::Equals": ["a", "b"] } }, "Resources""#);
    assert_eq!(told(&bench, &reduced, &[]), Ok("Remove Alone".into()));
    let renamed = CHAIN.replace(r#""Outputs": { "Id""#, r#""Outputs": { "Topic""#);
    assert_eq!(told(&bench, &renamed, &[]), Ok(String::new()), "an output is a change");
    let retyped =
        CHAIN.replace(r#""Alone": { "Type": "AWS::SQS::Queue""#, r#""Alone": { "Type": "AWS::SNS::Topic""#);
    let Err(NoChangeSet::Refused(refusal)) = told(&bench, &retyped, &[]) else { panic!("another type") };
    assert!(refusal.message().starts_with("Update of resource type is not permitted."));
    let outputs = bench.stack.outputs(&bench.exports);
    assert_eq!(outputs.iter().map(|output| &*output.key).collect::<Vec<_>>(), ["Id"]);
}
