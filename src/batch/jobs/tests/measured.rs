//! What the meter is told of jobs is what becomes of them.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::batch::meter::Asked;

/// What is the case, counted one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    running: u64,
    runnable: u64,
    finished: u64,
    in_use: u64,
    waiting: u64,
    total: u64,
}

fn measured(fixture: &Fixture) -> Value {
    fixture.look(|state, context| {
        let found = state.at(context.scope()).utilization(&Asked::default(), context.now).unwrap();
        serde_json::to_value(found).unwrap()
    })
}

fn counted(fixture: &Fixture) -> Count {
    fixture.look(|state, context| {
        let partition = state.at(context.scope());
        let mut count = Count::default();
        if let Some(licence) = partition.consumable_resources.named("licence") {
            (count.total, count.in_use) = (licence.stock().total, licence.stock().in_use);
        }
        for number in partition.jobs.of_queue("q", None) {
            let job = partition.jobs.get(*number).unwrap();
            let parts = attempts::parts(*number, &job.body);
            // An array that ended before it had children is one job that has ended.
            count.finished += u64::from(parts.is_empty() && job::is_over(job.status()));
            for which in parts {
                let run = job.run(which.child).unwrap();
                count.running += u64::from(job::is_held(run.status));
                count.runnable += u64::from(run.status == Runnable);
                count.finished += u64::from(job::is_over(run.status));
                let units = job.demand.units.first().map_or(0, |(_, units)| *units);
                let is_due = run.place.is_some_and(|place| partition.jobs.occupants[&place].is_due);
                count.waiting += if is_due { units } else { 0 };
            }
        }
        count
    })
}

fn present(shown: &Value) -> Count {
    let number = |path: &str| shown.pointer(path).map_or(0, |number| number.as_u64().unwrap());
    Count {
        running: number("/queues/q/running/now"),
        runnable: number("/queues/q/waiting/now"),
        finished: number("/queues/q/finished/succeeded") + number("/queues/q/finished/failed"),
        in_use: number("/resources/licence/inUse/now"),
        waiting: number("/resources/licence/waiting/now"),
        total: number("/resources/licence/total/now"),
    }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6 * one.abs().max(1.0)
}

#[derive(Clone, Debug)]
enum Act {
    Submit(i64),
    SubmitArray(i32),
    Fail,
    Cancel(usize),
    Terminate(usize),
    Total(i64),
    Recreate,
    Pass(u64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (1..4_i64).prop_map(Act::Submit),
        1 => (2..6_i32).prop_map(Act::SubmitArray),
        1 => Just(Act::Fail),
        1 => any::<usize>().prop_map(Act::Cancel),
        1 => any::<usize>().prop_map(Act::Terminate),
        1 => (0..6_i64).prop_map(Act::Total),
        1 => Just(Act::Recreate),
        5 => (1..120_u64).prop_map(Act::Pass),
    ];
    proptest::collection::vec(act, 1..25)
}

fn act(fixture: &Fixture, ids: &mut Vec<String>, act: &Act) {
    let some = |ids: &[String], index: usize| ids.get(index % ids.len().max(1)).cloned();
    match *act {
        Act::Submit(units) => ids.push(submit(fixture, needing("a", "licence", units))),
        Act::SubmitArray(size) => {
            let properties = Some(ArrayProperties { size: Some(size) });
            let input = SubmitJobRequest { array_properties: properties, ..needing("b", "licence", 1) };
            ids.push(submit(fixture, input));
        }
        Act::Fail => {
            let overrides = running("c", &["false"]).container_overrides;
            let retry_strategy = Some(retry(2, vec![]));
            let job = needing("c", "licence", 1);
            ids.push(submit(
                fixture,
                SubmitJobRequest { container_overrides: overrides, retry_strategy, ..job },
            ));
        }
        Act::Cancel(index) => some(ids, index).iter().for_each(|id| cancel(fixture, id)),
        Act::Terminate(index) => some(ids, index).iter().for_each(|id| terminate(fixture, id)),
        Act::Total(total) => {
            let input = UpdateConsumableResourceRequest {
                consumable_resource: "licence".into(),
                operation: Some("SET".into()),
                quantity: Some(total),
                client_token: None,
            };
            fixture.write(consumable_resources::update, input).unwrap();
        }
        Act::Recreate => {
            let input = DeleteConsumableResourceRequest { consumable_resource: "licence".into() };
            fixture.write(consumable_resources::delete, input).unwrap();
            make_resource(fixture, "licence", "REPLENISHABLE", 3);
        }
        Act::Pass(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn everything_is_measured_as_it_is(acts in acts()) {
        let fixture = farm();
        make_resource(&fixture, "licence", "REPLENISHABLE", 3);
        // Something that needs the resource, so that it is measured from the first moment.
        let mut ids = vec![submit(&fixture, needing("a", "licence", 1))];
        // Nothing changes between whole seconds.
        let (mut passed, mut running, mut runnable, mut most) = (0, 0, 0, 0);
        for next in &acts {
            act(&fixture, &mut ids, next);
            let seconds = if let Act::Pass(seconds) = next { *seconds } else { 0 };
            for _ in 0..seconds {
                let count = counted(&fixture);
                passed += 1;
                running += count.running;
                runnable += count.runnable;
                most = most.max(count.in_use + count.waiting);
                fixture.advance(SECOND);
            }
            let (shown, count) = (measured(&fixture), counted(&fixture));
            if shown["resources"].get("licence").is_some() {
                prop_assert_eq!(present(&shown), count);
            }
        }
        let shown = measured(&fixture);
        prop_assert_eq!(shown["seconds"].as_f64(), Some(f64::from(passed)));
        if passed > 0 && shown["queues"].get("q").is_some() {
            let average = |name: &str| shown["queues"]["q"][name]["average"].as_f64().unwrap();
            prop_assert!(close(average("running") * f64::from(passed), f64::from(u32::try_from(running).unwrap())));
            prop_assert!(close(average("waiting") * f64::from(passed), f64::from(u32::try_from(runnable).unwrap())));
        }
        if !acts.iter().any(|act| matches!(act, Act::Recreate)) && shown["resources"].get("licence").is_some() {
            let now = counted(&fixture);
            let peak = shown["resources"]["licence"]["demand"]["peak"].as_u64();
            prop_assert_eq!(peak, Some(most.max(now.in_use + now.waiting)));
        }
    }
}

#[test]
fn a_day_of_jobs_tells_how_many_licences_it_needs() {
    let story = |licences: i64| {
        let fixture = farm();
        make_resource(&fixture, "licence", "REPLENISHABLE", licences);
        let mut input = needing("day", "licence", 1);
        input.container_overrides = running("day", &["sleep", "20m"]).container_overrides;
        input.array_properties = Some(ArrayProperties { size: Some(6) });
        submit(&fixture, input);
        fixture.advance(Duration::from_hours(24));
        measured(&fixture)
    };
    let (two, six) = (story(2), story(6));
    let licence = &two["resources"]["licence"];
    assert_eq!((&licence["demand"]["peak"], &licence["inUse"]["peak"]), (&6.into(), &2.into()));
    // Each runs for 20 minutes and starts for 30 seconds; the first two start 11 seconds after the submission.
    assert_eq!(two["queues"]["q"]["finished"]["lastAfterSeconds"], 11.0 + 3.0 * 1230.0);
    assert_eq!(licence["waitedSeconds"], 2.0 * 1230.0);
    assert_eq!(two["queues"]["q"]["running"]["peak"], 2);
    assert_eq!(six["queues"]["q"]["finished"]["lastAfterSeconds"], 11.0 + 1230.0);
    assert_eq!(six["resources"]["licence"]["waiting"]["peak"], 0);
    assert_eq!(six["resources"]["licence"]["demand"]["peak"], 6);
    let finished = two["queues"]["q"]["series"].as_array().unwrap().iter();
    assert_eq!(finished.map(|bucket| bucket["succeeded"].as_u64().unwrap()).sum::<u64>(), 6);
}

#[test]
fn who_is_held_up_before_it_is_due_is_measured() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 0);
    let policy = Some(stage::make_policy(&fixture, "fair", false));
    let queue = stage::queue("fair", &["env"]);
    stage::make_queue(&fixture, CreateJobQueueRequest { scheduling_policy_arn: policy, ..queue });
    let of = |priority, input| SubmitJobRequest {
        job_queue: "fair".into(),
        share_identifier: Some("a".into()),
        scheduling_priority_override: Some(priority),
        ..input
    };
    submit(&fixture, of(1, job("low")));
    fixture.advance(SECOND * 5);
    submit(&fixture, of(9, needing("high", "licence", 2)));
    let licence = || measured(&fixture)["resources"]["licence"].clone();
    fixture.advance(SECOND * 6);
    assert_eq!(licence()["waiting"]["now"], 2, "it holds back the other, which is due");
    fixture.advance(SECOND * 100);
    assert_eq!((&licence()["waiting"]["now"], &licence()["waitedSeconds"]), (&2.into(), &100.0.into()));
}

#[test]
fn a_deleted_queue_is_no_longer_measured() {
    let fixture = farm();
    submit(&fixture, job("a"));
    fixture.advance(SECOND * 60);
    assert_eq!(measured(&fixture)["queues"]["q"]["running"]["now"], 1);
    let disable =
        UpdateJobQueueRequest { job_queue: "q".into(), state: Some(JQState::Disabled), ..Default::default() };
    fixture.write(job_queues::update, disable).unwrap();
    fixture.advance(SECOND * 20);
    fixture.write(job_queues::delete, DeleteJobQueueRequest { job_queue: "q".into() }).unwrap();
    fixture.advance(SECOND * 20);
    assert_eq!(measured(&fixture)["queues"], serde_json::json!({}));
}
