use std::time::Duration;

use proptest::prelude::*;

use super::{gauge::Gauge, queue::Turn, series::MOST_BUCKETS, *};
use crate::api::batch::JobStatus::{self, Failed, Runnable, Running, Starting, Submitted, Succeeded};

const START: i64 = 1_000_000_000_123;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(START) + Duration::from_millis(millis)
}

/// Stretches of time, most short, some very long, some none; and what a gauge is then.
fn steps() -> impl Strategy<Value = Vec<(u64, u64)>> {
    let pause = prop_oneof![
        2 => Just(0_u64),
        4 => 0..3000_u64,
        2 => 0..600_000_u64,
        1 => 0..400 * 24 * 3_600_000_u64,
    ];
    let value = prop_oneof![8 => 0..5_u64, 1 => Just(u64::MAX), 1 => any::<u64>()];
    proptest::collection::vec((pause, value), 0..60)
}

/// A gauge after these steps and a while more; what it was, from when to when; and the end.
fn run(steps: &[(u64, u64)], rest: u64) -> (Gauge, Vec<(u64, u64, u64)>, u64) {
    let mut gauge = Gauge::new(at(0));
    let (mut now, mut value) = (0, 0);
    let mut was = Vec::new();
    for (pause, next) in steps {
        was.push((now, now + pause, value));
        now += pause;
        value = *next;
        gauge.set(value, at(now));
    }
    was.push((now, now + rest, value));
    was.retain(|(from, to, _)| from < to);
    (gauge, was, now + rest)
}

fn overlap((from, to): (u64, u64), (start, end): (u64, u64)) -> u64 {
    to.min(end).saturating_sub(from.max(start))
}

proptest! {
    #[test]
    fn a_gauge_sees_what_a_recount_finds(steps in steps(), rest in 0..10_000_u64, most in 1..=MOST_BUCKETS) {
        let (gauge, was, end) = run(&steps, rest);
        let seen = gauge.seen(at(end), most);
        prop_assert!(seen.buckets() <= most);
        let width = seen.width();
        prop_assert!(width.is_multiple_of(1000) && (width / 1000).is_power_of_two());
        // Buckets are no wider than they must be.
        prop_assert!(width == 1000 || end / (width / 2) >= u64::try_from(most).unwrap());

        let (areas, area) = seen.areas();
        prop_assert_eq!(areas.iter().sum::<u128>(), area);
        let weigh = |bucket: (u64, u64)| -> u128 {
            was.iter().map(|(from, to, value)| u128::from(*value) * u128::from(overlap((*from, *to), bucket))).sum()
        };
        prop_assert_eq!(area, weigh((0, end)));
        for (index, area) in (0..).zip(areas) {
            let bucket = (index * width, (index + 1) * width);
            prop_assert_eq!(area, weigh(bucket));
            let inside = was.iter().filter(|(from, to, _)| overlap((*from, *to), bucket) > 0);
            let last = (end / width == index).then(|| gauge.value());
            let peak = inside.map(|(_, _, value)| *value).chain(last).max().unwrap_or_default();
            prop_assert_eq!(seen.bucket(usize::try_from(index).unwrap()).1, peak);
        }

        let present = std::iter::once((end, gauge.value()));
        let peak = was.iter().map(|(from, _, value)| (*from, *value)).chain(present);
        let most = peak.clone().map(|(_, value)| value).max().unwrap_or_default();
        let first = peak.clone().find(|(_, value)| *value == most).map(|(from, _)| (most, at(from)));
        prop_assert_eq!(seen.peak().map(|peak| peak.0), Some(most).filter(|most| *most > 0));
        // A value set twice in a row, or for no time in between, counts from when it came.
        if let (Some((_, seen)), Some((_, first))) = (seen.peak(), first) {
            prop_assert!(seen <= first);
        }
    }

    /// Jobs that go through their lives in any interleaving are counted as they are.
    #[test]
    fn a_queue_counts_as_its_jobs_stand(moves in proptest::collection::vec((0..8_usize, 0..5000_u64, any::<bool>()), 0..120)) {
        let mut meter = Meter::default();
        let queue: Name = "q".into();
        let mut jobs = [Submitted; 8];
        let mut now = 0;
        let (mut succeeded, mut failed) = (0, 0);
        let mut running_millis = 0;
        for (job, pause, good) in moves {
            running_millis += u128::from(pause) * u128::from(count(&jobs, &[Starting, Running]));
            now += pause;
            let next = next(jobs[job], good);
            let Some(next) = next else { continue };
            let turn = Turn { count: 1, milli_vcpus: 250, from: jobs[job], to: next };
            // Measuring begins with the first.
            if meter.since.is_none() {
                meter.begin(at(0));
            }
            meter.turned(&queue, turn, at(now));
            jobs[job] = next;
            succeeded += u64::from(next == Succeeded);
            failed += u64::from(next == Failed);
            let measured = &meter.queues["q"];
            prop_assert_eq!(measured.running.value(), count(&jobs, &[Starting, Running]));
            prop_assert_eq!(measured.waiting.value(), count(&jobs, &[Runnable]));
            prop_assert_eq!(measured.milli_vcpus.value(), 250 * measured.running.value());
            let ended = &measured.ends;
            prop_assert_eq!((ended.all.succeeded, ended.all.failed), (succeeded, failed));
            let buckets: Vec<_> = (0..MOST_BUCKETS).map(|index| ended.series.get(index)).collect();
            prop_assert_eq!(buckets.iter().map(|bucket| bucket.succeeded + bucket.failed).sum::<u64>(), succeeded + failed);
        }
        if let Some(measured) = meter.queues.get("q") {
            prop_assert_eq!(measured.running.seen(at(now), 240).areas().1, running_millis);
        }
    }
}

fn count(jobs: &[JobStatus], statuses: &[JobStatus]) -> u64 {
    jobs.iter().filter(|status| statuses.contains(status)).count().try_into().unwrap()
}

fn next(status: JobStatus, good: bool) -> Option<JobStatus> {
    match status {
        Submitted if good => Some(Runnable),
        Submitted => Some(JobStatus::Pending),
        Runnable if good => Some(Starting),
        Starting if good => Some(Running),
        Running if good => Some(Succeeded),
        JobStatus::Pending | Running => Some(Runnable),
        Runnable | Starting => Some(Failed),
        Succeeded | Failed => None,
    }
}

fn stock(total: u64, in_use: u64) -> Stock {
    Stock { total, in_use, since: at(0) }
}

fn resource<'a>(meter: &'a Meter, name: &str) -> &'a Resource {
    &meter.resources[name]
}

#[test]
fn demand_is_what_is_in_use_and_what_is_waited_for() {
    let mut meter = Meter::default();
    let name: Name = "licence".into();
    meter.wanted(&name, Some(stock(2, 0)), 60, at(0));
    for _ in 0..2 {
        meter.left(&name, 1, at(0));
    }
    meter.stocked(&name, Some(stock(2, 2)), at(0));
    meter.held_up(&name, true, at(0));
    meter.stocked(&name, Some(stock(2, 0)), at(10_000));
    meter.held_up(&name, false, at(20_000));
    let seen = |gauge: &Gauge| gauge.seen(at(40_000), 240);
    let licence = resource(&meter, "licence");
    assert_eq!(seen(&licence.demand).peak(), Some((60, at(0))));
    assert_eq!(seen(&licence.waiting).peak(), Some((58, at(0))), "60 for no time at all");
    assert_eq!(seen(&licence.in_use).peak(), Some((2, at(0))));
    assert!((seen(&licence.in_use).average() - 0.5).abs() < 1e-9);
    assert_eq!(licence.waited.seen(at(40_000)), 20_000);
}

#[test]
fn units_beyond_all_measure_come_and_go() {
    let mut meter = Meter::default();
    let name: Name = "token".into();
    for _ in 0..3 {
        meter.wanted(&name, Some(stock(0, 0)), 10_000 * u128::from(u64::MAX / 2), at(0));
    }
    assert_eq!(resource(&meter, "token").demand.value(), u64::MAX);
    for _ in 0..30_000 {
        meter.left(&name, u64::MAX / 2, at(1));
    }
    assert_eq!(resource(&meter, "token").demand.value(), 0);
}

#[test]
fn what_is_deleted_is_measured_as_long_as_jobs_wait_for_it() {
    let mut meter = Meter::default();
    let name: Name = "licence".into();
    meter.wanted(&name, Some(stock(1, 0)), 2, at(0));
    meter.restocked(&name, None, at(1000));
    assert_eq!(
        (resource(&meter, "licence").total.value(), resource(&meter, "licence").waiting.value()),
        (0, 2)
    );
    meter.left(&name, 2, at(2000));
    assert!(meter.resources.is_empty());
    meter.stocked(&name, Some(stock(5, 0)), at(3000));
    assert!(!resource(&meter, "licence").is_used, "only changed");
    meter.restocked(&name, None, at(4000));
    assert!(meter.resources.is_empty());
}

#[test]
fn measuring_begins_anew_with_what_is_the_case() {
    let mut meter = Meter::default();
    let (name, queue): (Name, Name) = ("licence".into(), "q".into());
    let turn = |from, to| Turn { count: 1, milli_vcpus: 1000, from, to };
    meter.turned(&queue, turn(Submitted, Runnable), at(0));
    meter.wanted(&name, Some(stock(1, 0)), 1, at(0));
    meter.restart(at(5000));
    assert_eq!(meter.since, Some(at(5000)));
    assert_eq!(meter.queues["q"].waiting.value(), 1);
    assert_eq!(resource(&meter, "licence").waiting.seen(at(7000), 240).peak(), Some((1, at(5000))));
    meter.left(&name, 1, at(7000));
    meter.turned(&queue, turn(Runnable, Failed), at(7000));
    meter.restart(at(8000));
    assert_eq!(meter.since, None);
    assert!(meter.resources.is_empty() && meter.queues.is_empty());
}

#[test]
fn a_new_total_is_seen_even_before_a_job_needs_it() {
    let mut meter = Meter::default();
    let name: Name = "licence".into();
    meter.stocked(&name, Some(stock(9, 0)), at(0));
    assert!(meter.resources.is_empty(), "nothing is measured before there are jobs");
    meter.begin(at(0));
    meter.stocked(&name, Some(stock(9, 0)), at(10_000));
    meter.stocked(&name, Some(stock(3, 0)), at(10_000));
    let total = resource(&meter, "licence").total.seen(at(20_000), 240);
    assert_eq!((total.value(), total.peak()), (3, Some((9, at(0)))));
    assert!((total.average() - 6.0).abs() < 1e-9);
}
