//! The machine has no hidden inputs: the same seed and the same commands give the same answers and the same world.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::{collections::BTreeMap, time::Duration};

use http::{Method, Request};
use proptest::{
    prelude::*,
    sample::select,
    strategy::{Union, ValueTree},
    test_runner::TestRunner,
};
use stockroom::kit::AccountId;
use support::{
    Answer, Server, TEMPLATE_URL,
    calls::{self, Call, Known, SERVED},
    kinds, leftovers,
};

/// The most commands of one sequence, beside those that set the stage.
const MOST_COMMANDS: usize = 30;

/// The operation that is always refused: it is about associations, and nothing that is served makes one.
const NEVER_GOOD: [&str; 1] = ["UpdateInstanceAssociationStatus"];

/// The operations without members whose caller may always call them here.
const NEVER_REFUSED: [&str; 2] = ["EnableAWSOrganizationsAccess", "GetAWSOrganizationsAccessStatus"];

/// What is done to a world.
#[derive(Clone, Debug)]
enum Command {
    Call(Call),
    Advance(Duration),
    Settle,
    Reset(Option<&'static str>),
    /// What jobs come to is set.
    Outcomes(Method, &'static str),
}

/// Sets of rules on what jobs come to, good and bad.
const OUTCOMES: &[(Method, &str)] = &[
    (Method::PUT, r#"{"rules": [{"outcome": {"seconds": 90}}, {"outcome": {"reason": "never"}}]}"#),
    (Method::POST, r#"{"match": {"attempt": 1}, "outcome": {"exitCode": 3}, "first": true}"#),
    (Method::POST, r#"{"match": {"jobName": "*"}, "outcome": {"exitCode": null, "statusReason": "lost"}}"#),
    (Method::POST, r#"{"match": {"attempt": 0}, "outcome": {"exitCode": 3}}"#),
    (Method::DELETE, ""),
];

fn command() -> impl Strategy<Value = Command> {
    let calls = Union::new(SERVED.iter().map(|served| calls::call(*served)));
    let spans =
        select(&[0, 1, 500, 1_000, 1_000, 60_000, 60_000, 60_000, 8 * 3_600_000, 31 * 24 * 3_600_000][..]);
    prop_oneof![
        120 => calls.prop_map(Command::Call),
        16 => spans.prop_map(|span| Command::Advance(Duration::from_millis(span))),
        3 => Just(Command::Settle),
        1 => select(&[None, Some("111111111111"), Some("222222222222")][..]).prop_map(Command::Reset),
        2 => select(OUTCOMES).prop_map(|(method, body)| Command::Outcomes(method, body)),
    ]
}

/// What stands ready before a sequence begins; without it, few calls would find anything.
fn stage() -> impl Strategy<Value = Vec<Command>> {
    let calls = |calls: Vec<Call>| calls.into_iter().map(Command::Call).collect::<Vec<_>>();
    let mut furnished = [calls(calls::shelf()), calls(calls::furniture()), vec![Command::Settle]].concat();
    // The second one is refused, as the first is still under way.
    for operation in ["EnableAWSOrganizationsAccess", "DisableAWSOrganizationsAccess"] {
        furnished.push(Command::Call(Call::of(operation, serde_json::json!({}))));
    }
    for step in leftovers::leftovers().into_iter().chain(kinds::engines()).chain(calls::queues()) {
        furnished.extend(calls(step));
        furnished.push(Command::Settle);
    }
    furnished.extend(calls(calls::jobs()));
    prop_oneof![1 => Just(Vec::new()), 1 => Just(calls(calls::shelf())), 3 => Just(furnished)]
}

fn commands() -> impl Strategy<Value = Vec<Command>> {
    let commands = proptest::collection::vec(command(), 0..=MOST_COMMANDS);
    (stage(), commands).prop_map(|(stage, commands)| [stage, commands].concat())
}

/// Lets `commands` happen in a new world of this seed.
fn play(seed: u64, commands: &[Command]) -> (Vec<Answer>, serde_json::Value) {
    let server = Server::new(seed);
    let mut known = Known::new(&TEMPLATE_URL);
    let mut answers = Vec::new();
    for command in commands {
        match command {
            Command::Call(call) => {
                let answer = server.send(call.request(&known));
                known.learn(&answer);
                answers.push(answer);
            }
            Command::Advance(span) => drop(server.engine().advance(*span)),
            Command::Settle => {
                assert!(server.engine().settle(100_000).1, "the world never comes to rest");
                known.learn_tasks(&server.engine_tasks());
            }
            Command::Reset(account) => server.engine().reset(account.and_then(AccountId::parse)),
            Command::Outcomes(method, body) => set_outcomes(&server, method, body),
        }
    }
    (answers, server.engine().to_json().unwrap())
}

fn set_outcomes(server: &Server, method: &Method, body: &'static str) {
    let request = Request::builder().method(method).uri("/_stockroom/outcomes").body(body.into()).unwrap();
    assert!(!server.send(request).is_failure());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_commands_give_the_same_world(seed in any::<u64>(), commands in commands()) {
        let (answers, world) = play(seed, &commands);
        let (same_answers, same_world) = play(seed, &commands);
        for (number, (answer, same)) in answers.iter().zip(&same_answers).enumerate() {
            prop_assert_eq!(answer, same, "answer {}", number);
            prop_assert!(!answer.is_failure(), "answer {}: {:?}", number, answer);
        }
        prop_assert_eq!(world, same_world);
    }
}

#[test]
fn another_seed_gives_other_ids() {
    let commands: Vec<_> = calls::shelf().into_iter().map(Command::Call).collect();
    let ids = |seed| {
        let (answers, _) = play(seed, &commands);
        let mut known = Known::new(&TEMPLATE_URL);
        for answer in &answers {
            known.learn(answer);
        }
        ["port", "prod", "pa"].map(|kind| known.all(kind).to_vec())
    };
    let (one, other) = (ids(1), ids(2));
    assert_eq!(one, ids(1));
    for (one, other) in one.iter().zip(&other) {
        assert!(!one.is_empty() && one.iter().all(|id| !other.contains(id)), "{one:?} and {other:?}");
    }
}

/// The property is worth little if the commands come to nothing: every operation must succeed in some of them, and be
/// refused in others.
#[test]
fn the_commands_reach_every_operation() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, [u32; 2]> = SERVED.iter().map(|served| (served.info.name, [0, 0])).collect();
    let sequences = commands();
    for _ in 0..700 {
        let commands = sequences.new_tree(&mut runner).unwrap().current();
        let (answers, _) = play(1, &commands);
        let calls = commands.iter().filter_map(|command| match command {
            Command::Call(call) => Some(call),
            _ => None,
        });
        for (call, answer) in calls.zip(answers) {
            seen.get_mut(call.served.info.name).unwrap()[usize::from(!answer.status.is_success())] += 1;
        }
    }
    let is_reached = |name: &str, [good, refused]: [u32; 2]| {
        (good > 0 || NEVER_GOOD.contains(&name)) && (refused > 0 || NEVER_REFUSED.contains(&name))
    };
    seen.retain(|name, counts| !is_reached(name, *counts));
    assert!(seen.is_empty(), "succeeded, refused: {seen:?}");
}
