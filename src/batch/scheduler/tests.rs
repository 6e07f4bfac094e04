//! What the scheduler promises, whatever happens in which order.

use proptest::prelude::*;

use super::*;

/// Units by name.
#[derive(Debug, Default)]
struct Shelf(BTreeMap<Name, u64>);

impl Stock for Shelf {
    fn available(&self, resource: &str) -> Option<u64> {
        self.0.get(resource).copied()
    }

    fn take(&mut self, resource: &str, units: u64) {
        let left = self.0.get_mut(resource).unwrap();
        *left = left.checked_sub(units).expect("units are only taken where there are enough");
    }
}

fn name(text: &str) -> Name {
    text.into()
}

fn now(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1000)
}

fn job(vcpus: u64, units: &[(&str, u64)]) -> Waiting {
    let units = units.iter().map(|(resource, units)| (name(resource), *units)).collect();
    let demand = Arc::new(Demand { milli_vcpus: vcpus * 1000, units, ..Demand::default() });
    Waiting { demand, left: 1, started: 0, share: name(""), priority: 0, is_due: true }
}

fn fifo(priority: i32, environments: &[&str]) -> Queue {
    let environments = environments.iter().map(|environment| name(environment)).collect();
    Queue { priority, environments, fair_share: None }
}

/// A queue on an environment of so many processors, and so many licences.
fn small(vcpus: u64, licences: u64) -> (Scheduler, Shelf) {
    let mut scheduler = Scheduler::default();
    scheduler.set_environment(&name("env"), Some(Room::of(vcpus * 1000)));
    scheduler.set_queue(&name("q"), fifo(1, &["env"]));
    (scheduler, Shelf(BTreeMap::from([(name("licence"), licences)])))
}

fn starts(scheduler: &mut Scheduler, shelf: &mut Shelf) -> Vec<Start> {
    std::iter::from_fn(|| scheduler.start(shelf, now(0))).collect()
}

#[test]
fn two_licences_let_two_jobs_run_at_a_time() {
    let (mut scheduler, mut shelf) = small(100, 2);
    let places: Vec<_> = (0..5).map(|_| scheduler.wait("q", job(1, &[("licence", 1)])).unwrap()).collect();
    let mut running = starts(&mut scheduler, &mut shelf);
    assert_eq!(running.iter().map(|start| start.place.clone()).collect::<Vec<_>>(), places[..2]);
    let blocked = Blocked::Waits { capacity: false, units: vec![name("licence")] };
    assert_eq!(scheduler.blocked("q"), Some(&blocked));

    let mut order = Vec::new();
    while let Some(ended) = running.pop() {
        order.push(ended.place.clone());
        scheduler.finished("q", &ended.taken, now(1));
        *shelf.0.get_mut("licence").unwrap() += 1;
        scheduler.units_came(&name("licence"));
        running.splice(0..0, starts(&mut scheduler, &mut shelf));
        assert!(running.len() <= 2);
    }
    assert_eq!(order.len(), 5);
    assert_eq!((scheduler.taken("env"), scheduler.blocked("q")), (0, None));
}

#[test]
fn the_first_job_holds_back_smaller_ones() {
    let (mut scheduler, mut shelf) = small(4, 0);
    scheduler.wait("q", job(3, &[])).unwrap();
    let large = scheduler.wait("q", job(2, &[])).unwrap();
    let tiny = scheduler.wait("q", job(1, &[])).unwrap();
    let running = starts(&mut scheduler, &mut shelf);
    assert_eq!(running.len(), 1);
    assert_eq!(scheduler.blocked("q"), Some(&Blocked::Waits { capacity: true, units: vec![] }));
    assert_eq!(scheduler.front("q", 9, now(0)), [(large.clone(), 0), (tiny.clone(), 0)]);
    assert_eq!(scheduler.withdraw("q", &large), 1);
    assert_eq!(starts(&mut scheduler, &mut shelf)[0].place, tiny);
}

#[test]
fn nothing_is_taken_in_parts() {
    let (mut scheduler, mut shelf) = small(8, 5);
    shelf.0.insert(name("seat"), 0);
    scheduler.wait("q", job(1, &[("licence", 3), ("seat", 1)])).unwrap();
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    assert_eq!((shelf.0["licence"], scheduler.taken("env")), (5, 0));
    shelf.0.insert(name("seat"), 1);
    scheduler.units_came(&name("seat"));
    assert_eq!(starts(&mut scheduler, &mut shelf).len(), 1);
    assert_eq!((shelf.0["licence"], shelf.0["seat"]), (2, 0));
}

#[test]
fn a_deleted_resource_is_waited_for_until_it_is_made_anew() {
    let (mut scheduler, mut shelf) = small(8, 0);
    scheduler.wait("q", job(1, &[("token", 1)])).unwrap();
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    shelf.0.insert(name("token"), 1);
    scheduler.units_came(&name("token"));
    assert_eq!(starts(&mut scheduler, &mut shelf).len(), 1);
}

#[test]
fn says_what_can_never_be() {
    let (mut scheduler, mut shelf) = small(4, 0);
    scheduler.wait("q", job(5, &[])).unwrap();
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    assert_eq!(scheduler.blocked("q"), Some(&Blocked::TooLarge));
    scheduler.set_environment(&name("env"), None);
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    assert_eq!(scheduler.blocked("q"), Some(&Blocked::NoEnvironment));
    scheduler.set_environment(&name("env"), Some(Room::of(5000)));
    assert_eq!(starts(&mut scheduler, &mut shelf).len(), 1);
}

#[test]
fn queues_go_by_priority_and_environments_by_preference() {
    let mut scheduler = Scheduler::default();
    for environment in ["first", "second"] {
        scheduler.set_environment(&name(environment), Some(Room::of(1000)));
    }
    scheduler.set_queue(&name("low"), fifo(1, &["first", "second"]));
    scheduler.set_queue(&name("high"), fifo(10, &["second", "first"]));
    for queue in ["low", "low", "high"] {
        scheduler.wait(queue, job(1, &[])).unwrap();
    }
    let started = starts(&mut scheduler, &mut Shelf::default());
    let started: Vec<_> = started.iter().map(|start| (&*start.queue, &*start.taken.environment)).collect();
    assert_eq!(started, [("high", "second"), ("low", "first")]);
}

#[test]
fn children_of_an_array_start_one_by_one() {
    let (mut scheduler, mut shelf) = small(3, 0);
    let place = scheduler.wait("q", Waiting { left: 10_000, ..job(1, &[]) }).unwrap();
    let started = starts(&mut scheduler, &mut shelf);
    assert_eq!(started.iter().map(|start| start.instance).collect::<Vec<_>>(), [0, 1, 2]);
    let front = scheduler.front("q", 2, now(0));
    assert_eq!(front, [(place.clone(), 3), (place.clone(), 4)]);
    assert_eq!(scheduler.withdraw("q", &place), 9_997);
}

#[test]
fn shares_take_turns_by_weight_and_priorities_count_within_them() {
    let mut scheduler = Scheduler::default();
    scheduler.set_environment(&name("env"), Some(Room::of(6000)));
    let weight = |text: &str, weight| Share { name: name(text), is_prefix: false, weight };
    let fair_share = FairShare { shares: vec![weight("a", 1.0), weight("b", 0.5)], ..FairShare::default() };
    scheduler.set_queue(&name("q"), Queue { fair_share: Some(fair_share), ..fifo(1, &["env"]) });
    for number in 0..12 {
        let share = name(if number < 6 { "a" } else { "b" });
        scheduler.wait("q", Waiting { share, priority: number % 6, ..job(1, &[]) }).unwrap();
    }
    let expected = scheduler.front("q", 6, now(0));
    let started = starts(&mut scheduler, &mut Shelf::default());
    let of = |share: &str| started.iter().filter(|start| start.taken.share.as_deref() == Some(share)).count();
    assert_eq!((of("a"), of("b")), (2, 4), "half the weight is twice the share");
    let places: Vec<_> = started.iter().map(|start| (start.place.clone(), start.instance)).collect();
    assert_eq!(places, expected);
    assert_eq!(started[0].place.clone(), expected[0].0);
}

/// A job that is not due.
fn fresh(priority: i32) -> Waiting {
    Waiting { share: name("a"), priority, is_due: false, ..job(2, &[]) }
}

/// A queue with shares, on an environment of so many processors.
fn fair(vcpus: u64) -> Scheduler {
    let mut scheduler = Scheduler::default();
    scheduler.set_environment(&name("env"), Some(Room::of(vcpus * 1000)));
    let fair_share = Some(FairShare::default());
    scheduler.set_queue(&name("q"), Queue { fair_share, ..fifo(1, &["env"]) });
    scheduler
}

#[test]
fn whoever_comes_before_a_job_that_is_due_starts_before_it() {
    let (mut scheduler, mut shelf) = (fair(4), Shelf::default());
    let places = [1, 5, 9, 0].map(|priority| scheduler.wait("q", fresh(priority)).unwrap());
    assert_eq!(starts(&mut scheduler, &mut shelf), [], "nobody is due");
    let front: Vec<_> = scheduler.front("q", 9, now(0)).into_iter().map(|(place, _)| place).collect();
    assert_eq!(front, [2, 1, 0, 3].map(|which: usize| places[which].clone()), "but all stand in line");
    scheduler.fall_due("q", &places[0]);
    let started = starts(&mut scheduler, &mut shelf);
    assert_eq!(started.iter().map(|start| &start.place).collect::<Vec<_>>(), [&places[2], &places[1]]);
    assert_eq!(scheduler.held("q"), Some(&places[0]));
    for start in &started {
        scheduler.finished("q", &start.taken, now(1));
    }
    let started = starts(&mut scheduler, &mut shelf);
    assert_eq!(started.iter().map(|start| &start.place).collect::<Vec<_>>(), [&places[0]]);
    assert_eq!(scheduler.front("q", 9, now(0)), [(places[3].clone(), 0)], "it is not due");
    scheduler.finished("q", &started[0].taken, now(2));
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    scheduler.fall_due("q", &places[3]);
    assert_eq!(starts(&mut scheduler, &mut shelf).len(), 1);
}

#[test]
fn a_queue_of_higher_priority_goes_before_a_job_that_is_due() {
    let mut scheduler = fair(2);
    scheduler.set_environment(&name("other"), Some(Room::of(2000)));
    scheduler.set_queue(&name("high"), fifo(10, &["env"]));
    scheduler.set_queue(&name("elsewhere"), fifo(10, &["other"]));
    let low = scheduler.wait("q", fresh(0)).unwrap();
    for queue in ["high", "elsewhere"] {
        let plain = Waiting { share: name(""), ..fresh(0) };
        scheduler.wait(queue, plain).unwrap();
    }
    scheduler.fall_due("q", &low);
    let started = starts(&mut scheduler, &mut Shelf::default());
    assert_eq!(started.iter().map(|start| &*start.queue).collect::<Vec<_>>(), ["high"]);
    assert_eq!(scheduler.held("q"), Some(&low));
}

#[test]
fn a_first_job_that_is_held_up_stays_so_behind_one_that_is_not_due() {
    let (mut scheduler, mut shelf) = (fair(2), Shelf::default());
    let large = Waiting { share: name("a"), ..job(3, &[]) };
    let large = scheduler.wait("q", large).unwrap();
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    let before = scheduler.wait("q", fresh(1)).unwrap();
    assert_eq!((scheduler.blocked("q"), scheduler.held("q")), (Some(&Blocked::TooLarge), Some(&large)));
    scheduler.withdraw("q", &large);
    assert_eq!(scheduler.blocked("q"), None);
    assert_eq!(starts(&mut scheduler, &mut shelf), []);
    scheduler.fall_due("q", &before);
    assert_eq!(starts(&mut scheduler, &mut shelf)[0].place, before);
}

/// Something that happens to a scheduler.
#[derive(Clone, Debug)]
enum Step {
    Wait {
        queue: usize,
        vcpus: u64,
        units: Vec<u64>,
        instances: u32,
        share: usize,
        priority: i32,
        is_due: bool,
    },
    FallDue(usize),
    Withdraw(usize),
    Finish(usize),
    Environment(usize, Option<u64>),
    Units(usize, u64),
    Queue {
        queue: usize,
        priority: i32,
        environments: Vec<usize>,
    },
}

const QUEUES: [&str; 3] = ["fifo", "fair", "other"];
const ENVIRONMENTS: [&str; 2] = ["e0", "e1"];
const RESOURCES: [&str; 2] = ["r0", "r1"];
const SHARES: [&str; 3] = ["s0", "s1", "s2"];

fn step() -> impl Strategy<Value = Step> {
    let units = proptest::collection::vec(0u64..4, RESOURCES.len());
    prop_oneof![
        6 => (0..3usize, 0u64..5, units, 1u32..4, 0..3usize, 0..3i32, any::<bool>()).prop_map(
            |(queue, vcpus, units, instances, share, priority, is_due)| Step::Wait { queue, vcpus, units, instances, share, priority, is_due }
        ),
        3 => any::<usize>().prop_map(Step::FallDue),
        1 => any::<usize>().prop_map(Step::Withdraw),
        5 => any::<usize>().prop_map(Step::Finish),
        1 => (0..2usize, proptest::option::of(0u64..9)).prop_map(|(environment, most)| Step::Environment(environment, most)),
        2 => (0..2usize, 0u64..6).prop_map(|(resource, units)| Step::Units(resource, units)),
        1 => (0..3usize, 0..3i32, proptest::collection::vec(0..2usize, 1..3)).prop_map(
            |(queue, priority, environments)| Step::Queue { queue, priority, environments }
        ),
    ]
}

/// A scheduler beside a plain account of what it was told and what it started.
#[derive(Default)]
struct Ledger {
    scheduler: Scheduler,
    shelf: Shelf,
    queues: BTreeMap<&'static str, Queue>,
    most: BTreeMap<&'static str, Option<u64>>,
    /// What waits, in the order of arrival: queue, place, what it is.
    waiting: Vec<(&'static str, Place, Waiting)>,
    running: Vec<(Start, Arc<Demand>)>,
    log: Vec<Start>,
}

impl Ledger {
    fn new() -> Self {
        let mut ledger = Self::default();
        for environment in 0..ENVIRONMENTS.len() {
            ledger.step(&Step::Environment(environment, Some(6)));
        }
        for queue in 0..QUEUES.len() {
            let priority = i32::try_from(queue).unwrap();
            ledger.step(&Step::Queue { queue, priority, environments: vec![0, 1] });
        }
        ledger
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Wait { queue, vcpus, units, instances, share, priority, is_due } => {
                let fair = QUEUES[*queue] == "fair";
                let units: Vec<_> =
                    RESOURCES.into_iter().zip(units.iter().copied()).filter(|(_, n)| *n > 0).collect();
                let waiting = Waiting {
                    left: *instances,
                    share: name(if fair { SHARES[*share] } else { "" }),
                    priority: if fair { *priority } else { 0 },
                    is_due: *is_due,
                    ..job(*vcpus, &units)
                };
                let place = self.scheduler.wait(QUEUES[*queue], waiting.clone()).unwrap();
                self.waiting.push((QUEUES[*queue], place, waiting));
            }
            Step::Withdraw(which) if !self.waiting.is_empty() => {
                let (queue, place, waiting) = self.waiting.remove(which % self.waiting.len());
                assert_eq!(self.scheduler.withdraw(queue, &place), waiting.left);
                assert_eq!(self.scheduler.withdraw(queue, &place), 0, "it is gone");
            }
            Step::Finish(which) if !self.running.is_empty() => {
                let (start, demand) = self.running.remove(which % self.running.len());
                self.scheduler.finished(&start.queue, &start.taken, now(0));
                for (resource, units) in &demand.units {
                    *self.shelf.0.entry(Arc::clone(resource)).or_default() += units;
                    self.scheduler.units_came(resource);
                }
            }
            Step::FallDue(which) if !self.waiting.is_empty() => {
                let which = which % self.waiting.len();
                let (queue, place, waiting) = &mut self.waiting[which];
                waiting.is_due = true;
                self.scheduler.fall_due(queue, place);
            }
            Step::FallDue(_) | Step::Withdraw(_) | Step::Finish(_) => {}
            Step::Environment(environment, most) => {
                let most = most.map(|vcpus| vcpus * 1000);
                self.most.insert(ENVIRONMENTS[*environment], most);
                self.scheduler.set_environment(&name(ENVIRONMENTS[*environment]), most.map(Room::of));
            }
            Step::Units(resource, units) => {
                self.shelf.0.insert(name(RESOURCES[*resource]), *units);
                self.scheduler.units_came(&name(RESOURCES[*resource]));
            }
            Step::Queue { queue, priority, environments } => {
                let environments: Vec<_> = environments.iter().map(|place| ENVIRONMENTS[*place]).collect();
                let fair_share = (QUEUES[*queue] == "fair").then(FairShare::default);
                let queue_set = Queue { fair_share, ..fifo(*priority, &environments) };
                self.queues.insert(QUEUES[*queue], queue_set.clone());
                self.scheduler.set_queue(&name(QUEUES[*queue]), queue_set);
            }
        }
        self.start();
    }

    fn start(&mut self) {
        while let Some(start) = self.scheduler.start(&mut self.shelf, now(0)) {
            let which = self.waiting.iter().position(|(_, place, _)| *place == start.place).unwrap();
            assert!(self.waiting.iter().any(|(.., waiting)| waiting.is_due), "somebody is due");
            let (queue, _, waiting) = &mut self.waiting[which];
            assert_eq!((*queue, waiting.started), (&*start.queue, start.instance));
            waiting.started += 1;
            waiting.left -= 1;
            let (demand, left) = (Arc::clone(&waiting.demand), waiting.left);
            if self.queues[&*start.queue].fair_share.is_none() {
                let before = self.waiting[..which].iter().any(|(queue, ..)| **queue == *start.queue);
                assert!(!before, "first in, first out");
            }
            if left == 0 {
                self.waiting.remove(which);
            }
            self.log.push(start.clone());
            self.running.push((start, demand));
        }
        for number in self.scheduler.take_tried() {
            let tried = self.waiting.iter_mut().find(|(_, place, _)| place.number() == number);
            let (.., waiting) = tried.expect("what was tried and cannot start waits");
            assert!(!std::mem::replace(&mut waiting.is_due, true));
        }
        self.check();
    }

    fn taken(&self, environment: &str) -> u64 {
        let there = self.running.iter().filter(|(start, _)| *start.taken.environment == *environment);
        there.map(|(_, demand)| demand.milli_vcpus).sum()
    }

    /// Counters equal a recount, and nothing is left waiting that is due and could start.
    fn check(&self) {
        for environment in ENVIRONMENTS {
            assert_eq!(self.scheduler.taken(environment), self.taken(environment));
        }
        for (queue, setting) in &self.queues {
            let Some((first, instance)) = self.scheduler.front(queue, 1, now(0)).first().cloned() else {
                assert!(!self.waiting.iter().any(|(of, ..)| of == queue), "what waits is in line");
                continue;
            };
            let (_, _, waiting) = self.waiting.iter().find(|(_, place, _)| *place == first).unwrap();
            assert_eq!(waiting.started, instance);
            if !waiting.is_due {
                continue;
            }
            let units =
                waiting.demand.units.iter().all(|(resource, n)| self.shelf.available(resource) >= Some(*n));
            let fits = setting.environments.iter().any(|environment| {
                let most = self.most[&**environment].unwrap_or_default();
                self.most[&**environment].is_some()
                    && most.saturating_sub(self.taken(environment)) >= waiting.demand.milli_vcpus
            });
            assert!(!(units && fits), "the first of {queue} could start, but does not");
            assert!(self.scheduler.blocked(queue).is_some(), "and it is said why");
        }
    }
}

proptest! {
    #[test]
    fn no_unit_is_lost_and_nobody_is_forgotten(steps in proptest::collection::vec(step(), 0..60)) {
        let (mut one, mut other) = (Ledger::new(), Ledger::new());
        for step in &steps {
            one.step(step);
            other.step(step);
        }
        prop_assert_eq!(&one.log, &other.log, "equal steps give equal schedules");

        // With enough of everything all that waits comes to run in the end.
        while let Some(which) = one.waiting.iter().position(|(.., waiting)| !waiting.is_due) {
            one.step(&Step::FallDue(which));
        }
        for environment in 0..ENVIRONMENTS.len() {
            one.step(&Step::Environment(environment, Some(100)));
        }
        for resource in 0..RESOURCES.len() {
            one.step(&Step::Units(resource, 1000));
        }
        while !one.running.is_empty() {
            one.step(&Step::Finish(0));
        }
        prop_assert!(one.waiting.is_empty());
        prop_assert_eq!(ENVIRONMENTS.map(|environment| one.scheduler.taken(environment)), [0, 0]);
    }
}
