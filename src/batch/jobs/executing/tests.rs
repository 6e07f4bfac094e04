use std::time::Duration;

use super::*;
use crate::{
    api::batch::{
        ContainerProperties, JobDefinitionType, JobStatus, JobTimeout, NodeProperties, NodeRangeProperty,
        RegisterJobDefinitionRequest, RetryStrategy, SubmitJobRequest,
    },
    batch::{
        fixture::Fixture,
        job_definitions,
        jobs::{
            VISIBLE_AFTER_END,
            tests::{
                array, detail, farm_with, job, make_resource, needing, reason, running, status, submit,
                terminate, units,
            },
        },
        outcomes::{Given, Match, Rule},
        stage,
    },
    kit::Settings,
};
use JobStatus::{Failed, Runnable, Running, Starting, Succeeded};

const SECOND: Duration = Duration::from_secs(1);
/// From a submission until a job is ready to run.
const READY: Duration = Duration::from_secs(45);

fn farm() -> Fixture {
    farm_with(Settings { batch_executor: BatchExecutor::Process, ..Settings::default() })
}

fn take(fixture: &Fixture) -> Vec<Order> {
    fixture.write(|state, tx, ()| Ok(hand_out(state, tx)), ()).unwrap()
}

fn take_one(fixture: &Fixture) -> Order {
    let [order] = <[Order; 1]>::try_from(take(fixture)).unwrap();
    order
}

fn runs(fixture: &Fixture, order: &Order) {
    fixture
        .write(
            |state, tx, ticket| {
                note_started(state, tx, &ticket);
                Ok(())
            },
            order.ticket.clone(),
        )
        .unwrap();
}

fn ends(fixture: &Fixture, order: &Order, exit: Exit) {
    let told = (order.ticket.clone(), exit);
    fixture
        .write(
            |state, tx, (ticket, exit)| {
                note_ended(state, tx, &ticket, exit);
                Ok(())
            },
            told,
        )
        .unwrap();
}

/// Submits a job, and lets its process run.
fn started(fixture: &Fixture, input: SubmitJobRequest) -> (String, Order) {
    let id = submit(fixture, input);
    fixture.advance(READY);
    let order = take_one(fixture);
    runs(fixture, &order);
    assert_eq!(status(fixture, &id), Running);
    (id, order)
}

fn wished(fixture: &Fixture, order: &Order) -> Wish {
    fixture.look(|state, context| wish(state, context.scope(), &order.ticket))
}

fn variable<'a>(order: &'a Order, name: &str) -> Option<&'a str> {
    let found = order.launch.environment.iter().rfind(|(one, _)| one == name);
    found.map(|(_, value)| value.as_str())
}

fn exit_code(fixture: &Fixture, id: &str) -> Option<i32> {
    detail(fixture, id).container.unwrap().exit_code
}

#[test]
fn a_job_is_starting_until_its_process_runs_and_runs_until_that_has_ended() {
    let fixture = farm();
    let id = submit(&fixture, running("one", &["echo", "hello"]));
    fixture.advance(READY);
    fixture.advance(Duration::from_secs(3600));
    assert_eq!(status(&fixture, &id), Starting);
    assert_eq!(fixture.look(|state, _| waiting_for_executor(state)).len(), 1);

    let order = take_one(&fixture);
    assert_eq!(order.launch.command, ["echo", "hello"]);
    assert_eq!((order.job.as_str(), order.attempt), (id.as_str(), 1));
    let environment = [
        ("AWS_BATCH_JOB_ID", Some(id.as_str())),
        ("AWS_BATCH_JOB_ATTEMPT", Some("1")),
        ("AWS_BATCH_JQ_NAME", Some("q")),
        ("AWS_BATCH_CE_NAME", Some("env")),
        ("AWS_BATCH_JOB_ARRAY_INDEX", None),
    ];
    for (name, value) in environment {
        assert_eq!(variable(&order, name), value, "{name}");
    }
    assert!(take(&fixture).is_empty());
    assert!(fixture.look(|state, _| waiting_for_executor(state)).is_empty());
    runs(&fixture, &order);
    fixture.advance(Duration::from_secs(3600));
    assert_eq!((status(&fixture, &id), wished(&fixture, &order)), (Running, Wish::Run));

    ends(&fixture, &order, Exit::Code(0));
    let job = detail(&fixture, &id);
    assert_eq!(job.status, Succeeded);
    assert_eq!(job.status_reason.as_deref(), Some("Essential container in task exited"));
    assert_eq!(job.stopped_at.unwrap() - job.started_at.unwrap(), 3_600_000);
    assert_eq!(fixture.look(|state, _| under_way(state)), UnderWay::Nothing);
}

#[test]
fn how_a_process_ends_is_how_the_attempt_ends() {
    let fixture = farm();
    for (exit, code, status_reason, cause) in [
        (Exit::Code(3), Some(3), "Essential container in task exited", None),
        (Exit::Signal(11), Some(139), "Essential container in task exited", None),
    ] {
        let (id, order) = started(&fixture, job("one"));
        ends(&fixture, &order, exit);
        assert_eq!((status(&fixture, &id), exit_code(&fixture, &id)), (Failed, code));
        assert_eq!(reason(&fixture, &id).as_deref(), Some(status_reason));
        assert_eq!(detail(&fixture, &id).container.unwrap().reason, cause);
    }
}

#[test]
fn what_cannot_be_started_never_ran() {
    let fixture = farm();
    let id = submit(&fixture, running("one", &["nothing"]));
    fixture.advance(READY);
    let order = take_one(&fixture);
    ends(&fixture, &order, Exit::NotStarted("exec: \"nothing\": gone".into()));
    let job = detail(&fixture, &id);
    assert_eq!((job.status, job.started_at), (Failed, None));
    assert_eq!(job.status_reason.as_deref(), Some("Task failed to start"));
    let container = job.container.unwrap();
    assert_eq!(container.exit_code, None);
    assert_eq!(container.reason.as_deref(), Some("CannotStartContainerError: exec: \"nothing\": gone"));
}

#[test]
fn a_failed_process_is_followed_by_another() {
    let fixture = farm();
    let strategy = RetryStrategy { attempts: Some(2), evaluate_on_exit: None };
    let (id, order) = started(&fixture, SubmitJobRequest { retry_strategy: Some(strategy), ..job("one") });
    ends(&fixture, &order, Exit::Code(1));
    assert_eq!(status(&fixture, &id), Runnable);
    fixture.advance(READY);
    let second = take_one(&fixture);
    assert_eq!((second.attempt, variable(&second, "AWS_BATCH_JOB_ATTEMPT")), (2, Some("2")));
    runs(&fixture, &second);
    // Whatever is still heard of the first.
    ends(&fixture, &order, Exit::Code(0));
    assert_eq!((status(&fixture, &id), wished(&fixture, &order)), (Running, Wish::Kill));
    ends(&fixture, &second, Exit::Code(0));
    assert_eq!(detail(&fixture, &id).attempts.unwrap().len(), 2);
    assert_eq!(status(&fixture, &id), Succeeded);
}

#[test]
fn children_run_with_their_index_and_hold_units_while_they_do() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 2);
    let array = SubmitJobRequest {
        consumable_resource_properties_override: needing("", "licence", 1)
            .consumable_resource_properties_override,
        ..array("all", 3)
    };
    let id = submit(&fixture, array);
    fixture.advance(READY);
    let orders = take(&fixture);
    let indexes: Vec<_> =
        orders.iter().map(|order| variable(order, "AWS_BATCH_JOB_ARRAY_INDEX").unwrap()).collect();
    assert_eq!(indexes, ["0", "1"]);
    assert_eq!(orders[1].job, format!("{id}:1"));
    assert_eq!(units(&fixture, "licence"), (2, 2, 0));
    for order in &orders {
        runs(&fixture, order);
        ends(&fixture, order, Exit::Code(0));
    }
    fixture.advance(READY);
    let last = take_one(&fixture);
    assert_eq!(units(&fixture, "licence"), (2, 1, 1));
    ends(&fixture, &last, Exit::Code(0));
    assert_eq!((status(&fixture, &id), units(&fixture, "licence")), (Succeeded, (2, 0, 2)));
}

#[test]
fn a_rule_decides_in_the_place_of_a_process() {
    let fixture = farm();
    let rule = Rule {
        r#match: Match { job_name: Some("doomed".into()), ..Match::default() },
        outcome: Given { exit_code: Some(crate::batch::outcomes::Exit(Some(9))), ..Given::default() },
    };
    fixture
        .write(
            |state, _, rule| {
                *state.outcomes_mut() = vec![(0, rule)].into();
                Ok(())
            },
            rule,
        )
        .unwrap();
    let (doomed, other) = (submit(&fixture, job("doomed")), submit(&fixture, job("other")));
    fixture.advance(READY);
    assert_eq!(take_one(&fixture).job, other);
    fixture.advance(READY * 2);
    assert_eq!((status(&fixture, &doomed), exit_code(&fixture, &doomed)), (Failed, Some(9)));
}

#[test]
fn a_terminated_process_ends_the_attempt_as_soon_as_it_ends() {
    let fixture = farm();
    let strategy = RetryStrategy { attempts: Some(2), evaluate_on_exit: None };
    let (id, order) = started(&fixture, SubmitJobRequest { retry_strategy: Some(strategy), ..job("one") });
    terminate(&fixture, &id);
    assert_eq!((status(&fixture, &id), wished(&fixture, &order)), (Running, Wish::Stop));
    ends(&fixture, &order, Exit::Code(0));
    assert_eq!((status(&fixture, &id), exit_code(&fixture, &id)), (Failed, Some(0)));
    assert_eq!(reason(&fixture, &id).as_deref(), Some("enough"));
}

#[test]
fn a_process_that_does_not_stop_is_killed_after_thirty_seconds() {
    let fixture = farm();
    let (id, order) = started(&fixture, job("one"));
    terminate(&fixture, &id);
    fixture.advance(29 * SECOND);
    assert_eq!((status(&fixture, &id), wished(&fixture, &order)), (Running, Wish::Stop));
    fixture.advance(SECOND);
    assert_eq!((status(&fixture, &id), wished(&fixture, &order)), (Failed, Wish::Kill));
    assert_eq!((exit_code(&fixture, &id), reason(&fixture, &id).as_deref()), (Some(137), Some("enough")));
    let before = fixture.state();
    ends(&fixture, &order, Exit::Signal(9));
    assert_eq!(fixture.state(), before);
}

#[test]
fn what_is_terminated_before_it_was_taken_is_never_started() {
    let fixture = farm();
    let id = submit(&fixture, job("one"));
    fixture.advance(READY);
    terminate(&fixture, &id);
    assert!(take(&fixture).is_empty());
    fixture.advance(READY);
    assert_eq!((status(&fixture, &id), exit_code(&fixture, &id)), (Failed, None));
}

#[test]
fn a_process_has_its_time_limit_from_when_it_runs() {
    let fixture = farm();
    let timeout = Some(JobTimeout { attempt_duration_seconds: Some(60) });
    let (id, order) = started(&fixture, SubmitJobRequest { timeout, ..job("one") });
    fixture.advance(59 * SECOND);
    assert_eq!(wished(&fixture, &order), Wish::Run);
    fixture.advance(SECOND);
    assert_eq!(wished(&fixture, &order), Wish::Stop);
    ends(&fixture, &order, Exit::Signal(15));
    assert_eq!((status(&fixture, &id), exit_code(&fixture, &id)), (Failed, Some(143)));
    assert_eq!(reason(&fixture, &id).as_deref(), Some("Job attempt duration exceeded timeout"));
}

#[test]
fn the_jobs_of_a_deleted_queue_are_over_and_their_processes_have_time_to_stop() {
    let fixture = farm();
    let (id, order) = started(&fixture, job("one"));
    fixture
        .write(
            |state, tx, ()| {
                let scope = tx.scope().clone();
                let (partition, outcomes) = state.parts(&scope);
                let queue = crate::batch::names::Name::parse("q").unwrap();
                super::super::queue_gone(partition, outcomes, tx, &queue);
                Ok(())
            },
            (),
        )
        .unwrap();
    assert_eq!((status(&fixture, &id), wished(&fixture, &order)), (Failed, Wish::Stop));
    fixture.advance(30 * SECOND);
    assert_eq!(wished(&fixture, &order), Wish::Kill);
    assert_eq!(reason(&fixture, &id).as_deref(), Some("JobQueue deleted"));
}

/// A definition `nodes` of three nodes, the second of which leads.
fn define_nodes(fixture: &Fixture) {
    let container = |name: &str| ContainerProperties {
        image: Some("busybox".into()),
        vcpus: Some(1),
        memory: Some(128),
        command: Some(stage::texts(&["work", name])),
        ..Default::default()
    };
    let range = |target: &str, name| NodeRangeProperty {
        target_nodes: target.into(),
        container: Some(container(name)),
        ..Default::default()
    };
    let nodes = NodeProperties {
        num_nodes: 3,
        main_node: 1,
        node_range_properties: vec![range("0:1", "head"), range("2:", "tail")],
    };
    let input = RegisterJobDefinitionRequest {
        job_definition_name: "nodes".into(),
        r#type: JobDefinitionType::Multinode,
        node_properties: Some(nodes),
        ..Default::default()
    };
    fixture.write(job_definitions::register, input).unwrap();
}

#[test]
fn of_several_nodes_the_main_one_decides() {
    let fixture = farm();
    define_nodes(&fixture);
    let id = submit(&fixture, SubmitJobRequest { job_definition: "nodes".into(), ..job("many") });
    fixture.advance(READY);
    let orders = take(&fixture);
    let ids: Vec<_> = orders.iter().map(|order| order.job.clone()).collect();
    assert_eq!(ids, [0, 1, 2].map(|node| format!("{id}#{node}")));
    assert_eq!([0, 1, 2].map(|node| orders[node].launch.command[1].as_str()), ["head", "head", "tail"]);
    for (order, index) in orders.iter().zip(["0", "1", "2"]) {
        assert_eq!(variable(order, "AWS_BATCH_JOB_NODE_INDEX"), Some(index));
        assert_eq!(variable(order, "AWS_BATCH_JOB_MAIN_NODE_INDEX"), Some("1"));
        let address = variable(order, "AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS");
        assert_eq!(address.is_some(), index != "1");
    }
    runs(&fixture, &orders[0]);
    assert_eq!(status(&fixture, &id), Starting);
    runs(&fixture, &orders[1]);
    runs(&fixture, &orders[2]);
    assert_eq!(status(&fixture, &id), Running);
    ends(&fixture, &orders[0], Exit::Code(1));
    assert_eq!((status(&fixture, &id), wished(&fixture, &orders[2])), (Running, Wish::Run));
    ends(&fixture, &orders[1], Exit::Code(0));
    assert_eq!((status(&fixture, &id), wished(&fixture, &orders[2])), (Succeeded, Wish::Stop));
    ends(&fixture, &orders[2], Exit::Signal(15));
    assert_eq!(fixture.look(|state, _| under_way(state)), UnderWay::Nothing);
}

#[test]
fn jobs_children_and_nodes_are_known_by_their_ids() {
    let fixture = farm();
    define_nodes(&fixture);
    let id = submit(&fixture, array("all", 2));
    let nodes = submit(&fixture, SubmitJobRequest { job_definition: "nodes".into(), ..job("many") });
    fixture.advance(READY);
    let known = |id: String| fixture.look(|state, _| knows_job(state, &id));
    assert!(known(id.clone()) && known(format!("{id}:1")) && known(format!("{nodes}#2")));
    assert!(!known(format!("{id}:2")) && !known(format!("{nodes}#3")) && !known("job".into()));
    for order in take(&fixture) {
        ends(&fixture, &order, Exit::Code(0));
    }
    fixture.advance(VISIBLE_AFTER_END);
    assert!(!known(id));
}
