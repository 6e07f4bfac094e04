//! What handlers make of stacks, and which names are taken.

use std::collections::BTreeMap;

use super::{
    tests::{Bench, CHAIN, arn},
    *,
};
use crate::cloudformation::types::Made;

/// Answers for each resource what is said of it, one answer after the other; the last one stays. Notes what it is asked.
#[derive(Default)]
struct Script {
    answers: BTreeMap<&'static str, Vec<Handled>>,
    asked: Vec<String>,
}

impl Handler for Script {
    fn handle(&mut self, task: &Task<'_>) -> Handled {
        let action = match task.action {
            Action::Create(_) => "create",
            Action::Update(..) => "update",
            Action::Delete(_) => "delete",
        };
        self.asked.push(format!("{:?} {action} {}", task.occasion, task.logical_id));
        let Some(answers) = self.answers.get_mut(task.logical_id) else { return Handled::Done(None) };
        if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() }
    }
}

fn script(answers: &[(&'static str, &[Handled])]) -> Script {
    let answers = answers.iter().map(|(name, answers)| (*name, answers.to_vec()));
    Script { answers: answers.collect(), asked: Vec::new() }
}

fn fails() -> Handled {
    Handled::Failed("No.".to_owned())
}

/// Carries on to the end, at most so many steps.
fn run(bench: &mut Bench, script: &mut Script) -> std::result::Result<usize, String> {
    for steps in 1..20 {
        match bench.step(script) {
            Progress::UnderWay | Progress::RollingBack => {}
            Progress::Done(_) => return Ok(steps),
            Progress::Failed(reason) => return Err(reason),
        }
    }
    panic!("no end: {:?}", script.asked);
}

fn there(bench: &Bench) -> Vec<&str> {
    bench.stack.resources().map(|resource| &*resource.logical_id).collect()
}

#[test]
fn what_is_pending_is_asked_for_again_and_holds_up_what_comes_after_it() {
    let mut bench = Bench::new("one");
    bench.begin(CHAIN, &[]).unwrap();
    let soon = Handled::Pending(Pending::NextStep);
    let mut script = script(&[("First", &[soon.clone(), soon, Handled::Done(None)])]);
    assert_eq!(bench.step(&mut script), Progress::UnderWay);
    assert_eq!((there(&bench), bench.stack.resumes()), (vec!["Alone"], None));
    assert_eq!(run(&mut bench, &mut script), Ok(4));
    assert_eq!(script.asked.iter().filter(|asked| asked.ends_with("First")).count(), 3);
}

#[test]
fn what_only_waits_for_a_time_goes_on_then() {
    let mut bench = Bench::new("one");
    bench.begin(CHAIN, &[]).unwrap();
    let at = |millis| Handled::Pending(Pending::At(Timestamp::from_millis(millis)));
    let mut script = script(&[
        ("First", &[at(7), at(7), at(7), Handled::Done(None)]),
        ("Alone", &[at(5), at(5), Handled::Done(None)]),
    ]);
    bench.step(&mut script);
    assert_eq!(bench.stack.resumes(), Some(Timestamp::from_millis(5)));
    bench.step(&mut script);
    bench.step(&mut script);
    assert_eq!((there(&bench), bench.stack.resumes()), (vec!["Alone"], None), "something was done");
    bench.step(&mut script);
    assert_eq!(there(&bench), ["Alone", "First"]);
}

#[test]
fn what_is_really_made_is_awaited_before_anything_is_undone() {
    let mut bench = Bench::new("one");
    bench.begin(CHAIN, &[]).unwrap();
    let soon = || Handled::Pending(Pending::NextStep);
    let mut script =
        script(&[("Alone", &[soon(), soon(), Handled::Done(None)]), ("First", &[soon(), fails()])]);
    let steps: Vec<_> = (0..3).map(|_| bench.step(&mut script)).collect();
    assert_eq!(steps, [Progress::UnderWay, Progress::UnderWay, Progress::RollingBack]);
    assert_eq!(there(&bench), ["Alone"]);
    assert_eq!(
        run(&mut bench, &mut script),
        Err("The following resource(s) failed to create: [First]. No.".into())
    );
    assert_eq!(
        script.asked,
        [
            "Create create First",
            "Create create Alone",
            "Create create First",
            "Create create Alone",
            "Create create Alone",
            "Rollback delete Alone"
        ]
    );
}

#[test]
fn what_was_really_made_is_what_the_handler_says() {
    let mut bench = Bench::new("one");
    bench.begin(CHAIN, &[]).unwrap();
    let made = Made { physical_id: "real".into(), attributes: BTreeMap::new() };
    run(&mut bench, &mut script(&[("Last", &[Handled::Done(Some(made))])])).unwrap();
    assert_eq!(bench.id("Last"), "real");
}

#[test]
fn an_update_is_changed_back_resource_by_resource() {
    let mut bench = Bench::made(CHAIN, &[]);
    bench.begin(CHAIN, &[("Name", "b"), ("Delay", "2")]).unwrap();
    let (first, last) = (bench.id("First"), bench.id("Last"));
    let mut script = script(&[("Middle", &[fails(), Handled::Done(None)])]);
    assert!(run(&mut bench, &mut script).unwrap_err().contains("failed to update: [Middle]"));
    assert_eq!(
        script.asked,
        ["Update create First", "Update update Middle", "Rollback update Middle", "Rollback delete First"]
    );
    assert_eq!((bench.id("First"), bench.id("Last")), (first, last));
    assert_eq!(bench.change(CHAIN, &[]), Ok(format!("Id={}", bench.id("Last"))));
}

#[test]
fn a_rollback_that_fails_leaves_everything_to_the_deletion() {
    let mut bench = Bench::made(CHAIN, &[]);
    bench.begin(CHAIN, &[("Name", "b"), ("Delay", "2")]).unwrap();
    let mut failing = script(&[("Middle", &[fails()])]);
    assert!(run(&mut bench, &mut failing).is_err());
    assert_eq!(
        bench.begin(CHAIN, &[]).unwrap_err(),
        format!("Stack:{} is in UPDATE_ROLLBACK_FAILED state and can not be updated.", arn("one"))
    );
    bench.stack.begin_deletion(&Exports::default()).unwrap();
    let mut script = Script::default();
    run(&mut bench, &mut script).unwrap();
    let firsts = script.asked.iter().filter(|asked| *asked == "Delete delete First").count();
    assert_eq!(firsts, 2, "the one that there was, and the one that was to replace it");
}

#[test]
fn what_an_update_cannot_remove_stays_behind() {
    let one =
        r#"{ "Resources": { "A": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "a" } } } }"#;
    let other = r#"{ "Resources": { "B": { "Type": "AWS::SQS::Queue" } } }"#;
    let mut bench = Bench::made(one, &[]);
    bench.begin(other, &[]).unwrap();
    let mut failing = script(&[("A", &[fails()])]);
    assert!(run(&mut bench, &mut failing).is_ok());
    assert_eq!(there(&bench), ["B"]);
    assert_eq!(
        bench.change(one, &[]),
        Err("The following resource(s) failed to create: [A]. a already exists".into())
    );
}

const NAMED: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "a" }, "Policy": { "Type": "String", "Default": "Delete" } },
    "Transform": "AWS::LanguageExtensions",
    "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } },
        "DeletionPolicy": { "Ref": "Policy" } } }
}"#;

#[test]
fn a_name_is_taken_while_its_resource_lives() {
    let mut bench = Bench::made(NAMED, &[]);
    let first = std::mem::replace(&mut bench.stack, Stack::new(arn("two")));
    assert_eq!(
        bench.change(NAMED, &[]),
        Err(format!(
            "The following resource(s) failed to create: [Queue]. a already exists in stack {}",
            arn("one")
        ))
    );
    bench.change(NAMED, &[("Name", "b")]).unwrap();
    let taken = format!(
        "The following resource(s) failed to update: [Queue]. a already exists in stack {}",
        arn("one")
    );
    assert_eq!(bench.change(NAMED, &[("Name", "a")]), Err(taken));
    let second = std::mem::replace(&mut bench.stack, first);
    bench.change(NAMED, &[("Name", "c")]).unwrap();
    let first = std::mem::replace(&mut bench.stack, second);
    bench.change(NAMED, &[("Name", "a")]).unwrap();
    bench.stack = first;
    bench.stack.begin_deletion(&Exports::default()).unwrap();
    bench.run().1.unwrap();
    bench.stack = Stack::new(arn("three"));
    bench.change(NAMED, &[("Name", "c")]).unwrap();
}

#[test]
fn what_is_kept_keeps_its_name() {
    let mut bench = Bench::made(NAMED, &[("Policy", "Retain")]);
    bench.stack.begin_deletion(&Exports::default()).unwrap();
    bench.run().1.unwrap();
    bench.stack = Stack::new(arn("two"));
    let end = bench.change(NAMED, &[]);
    assert_eq!(end, Err("The following resource(s) failed to create: [Queue]. a already exists".into()));
}

#[test]
fn two_resources_of_one_stack_cannot_have_one_name() {
    let template = r#"{ "Resources": {
        "A": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "b" } },
        "B": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "b" } }
    } }"#;
    let mut bench = Bench::new("one");
    let end = bench.change(template, &[]);
    assert_eq!(
        end,
        Err(format!(
            "The following resource(s) failed to create: [B]. b already exists in stack {}",
            arn("one")
        ))
    );
}

#[test]
fn properties_that_a_type_does_not_have_let_the_resource_fail() {
    let template = r#"{ "Resources": { "Sub": { "Type": "AWS::SNS::Subscription", "Properties": {
        "Protocol": "sqs", "Topic": "t", "endpoint": "e"
    } } } }"#;
    let mut bench = Bench::new("one");
    let end = bench.change(template, &[]);
    assert_eq!(
        end,
        Err("The following resource(s) failed to create: [Sub]. Properties validation failed for resource Sub with \
             message:\n#: required key [TopicArn] not found\n#: extraneous key [Topic] is not permitted\n#: extraneous \
             key [endpoint] is not permitted"
            .into())
    );
}
