//! What quota shares promise, whatever happens in which order.

use proptest::prelude::*;

use super::*;

const KINDS: [&str; 2] = ["ml.a", "ml.b"];
const BORROWS: Sharing = Sharing::LendAndBorrow { percent: None };

fn instances(a: u64, b: u64) -> Instances {
    KINDS
        .iter()
        .zip([a, b])
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| ((*kind).into(), count))
        .collect()
}

fn share(limit: u64, sharing: Sharing) -> Share {
    Share { limits: instances(limit, 0), sharing, in_share_preemption: false }
}

fn shares(shares: &[(&str, Share)]) -> BTreeMap<Name, Share> {
    shares.iter().map(|(name, share)| ((*name).into(), share.clone())).collect()
}

fn quota(capacity: u64, of: &[(&str, Share)]) -> Quota {
    let mut quota = Quota::default();
    quota.set(Some(instances(capacity, 0)), &shares(of));
    quota
}

fn wait(quota: &mut Quota, share: &str, number: JobNumber, priority: i32, count: u64) {
    assert!(quota.wait(share, number, priority, Arc::new(instances(count, 0))));
}

/// Everything that starts, each with those stopped for it.
fn starts(quota: &mut Quota) -> Vec<(JobNumber, Vec<JobNumber>)> {
    std::iter::from_fn(|| quota.start()).map(|start| (start.job, start.preempted)).collect()
}

fn blocked(quota: &Quota) -> Vec<(JobNumber, Blocked)> {
    quota.blocked().collect()
}

#[test]
fn a_share_runs_as_much_as_it_may() {
    let mut quota = quota(10, &[("a", share(4, Sharing::Lend)), ("b", share(4, Sharing::Reserve))]);
    for number in 1..=3 {
        wait(&mut quota, "a", number, 0, 2);
        wait(&mut quota, "b", 10 + number, 0, 2);
    }
    assert_eq!(starts(&mut quota), [(1, vec![]), (2, vec![]), (11, vec![]), (12, vec![])]);
    assert_eq!(blocked(&quota), [(3, Blocked::Waits), (13, Blocked::Waits)]);
    quota.remove(1);
    assert_eq!(starts(&mut quota), [(3, vec![])]);
}

#[test]
fn higher_priority_comes_first_and_can_be_changed() {
    let mut quota = quota(1, &[("a", share(1, Sharing::Lend))]);
    for (number, priority) in [(1, 0), (2, 5), (3, 5)] {
        wait(&mut quota, "a", number, priority, 1);
    }
    quota.set_priority(1, 9);
    quota.set_priority(3, 6);
    for expected in [1, 3, 2] {
        assert_eq!(starts(&mut quota), [(expected, vec![])]);
        quota.remove(expected);
    }
}

#[test]
fn what_is_idle_is_lent_until_it_is_needed() {
    let mut quota = quota(8, &[("a", share(4, BORROWS)), ("b", share(4, Sharing::Lend))]);
    for number in 1..=4 {
        wait(&mut quota, "a", number, 0, 2);
    }
    assert_eq!(starts(&mut quota).len(), 4, "two of them on what is lent");
    wait(&mut quota, "b", 5, 0, 2);
    assert_eq!(starts(&mut quota), [(5, vec![4])], "whoever started last gives it back");
    wait(&mut quota, "a", 4, 0, 2);
    assert_eq!(starts(&mut quota), []);
    assert_eq!(blocked(&quota), [(4, Blocked::Waits)]);
    quota.set_priority(1, -1);
    wait(&mut quota, "b", 6, 0, 2);
    assert_eq!(starts(&mut quota), [(6, vec![1])], "lower priority goes first");
}

#[test]
fn reserved_capacity_is_not_lent() {
    let mut quota = quota(8, &[("a", share(4, BORROWS)), ("b", share(4, Sharing::Reserve))]);
    wait(&mut quota, "a", 1, 0, 4);
    wait(&mut quota, "a", 2, 0, 1);
    assert_eq!(starts(&mut quota), [(1, vec![])]);
    wait(&mut quota, "b", 3, 0, 4);
    assert_eq!(starts(&mut quota), [(3, vec![])]);
}

#[test]
fn borrowing_has_a_limit() {
    let half = Sharing::LendAndBorrow { percent: Some(50) };
    let mut quota = quota(20, &[("a", share(4, half)), ("b", share(10, Sharing::Lend))]);
    wait(&mut quota, "a", 1, 0, 6);
    wait(&mut quota, "a", 2, 0, 1);
    assert_eq!(starts(&mut quota), [(1, vec![])]);
    quota.remove(1);
    wait(&mut quota, "a", 3, 1, 7);
    assert_eq!(starts(&mut quota), []);
    assert_eq!(blocked(&quota), [(3, Blocked::ShareAndBorrowing)]);
}

#[test]
fn what_can_never_start_says_why() {
    let reason = |of: &[(&str, Share)], count| {
        let mut quota = quota(10, of);
        wait(&mut quota, "a", 1, 0, count);
        assert_eq!(starts(&mut quota), []);
        blocked(&quota)[0].1
    };
    let two = |sharing| [("a", share(4, sharing)), ("b", share(4, BORROWS))];
    assert_eq!(reason(&two(BORROWS), 11), Blocked::Environment);
    assert_eq!(reason(&two(Sharing::Lend), 5), Blocked::Share);
    assert_eq!(reason(&two(Sharing::Reserve), 5), Blocked::Share);
    assert_eq!(reason(&two(Sharing::LendAndBorrow { percent: Some(100) }), 9), Blocked::ShareAndBorrowing);
    assert_eq!(reason(&two(BORROWS), 9), Blocked::Borrowable);
    let mut closed = quota(1, &[("a", share(1, Sharing::Lend))]);
    closed.set(None, &shares(&[("a", share(1, Sharing::Lend))]));
    wait(&mut closed, "a", 1, 0, 1);
    assert_eq!((starts(&mut closed), blocked(&closed)), (vec![], vec![(1, Blocked::Closed)]));
}

#[test]
fn higher_priority_stops_lower_where_the_share_wants_it() {
    let mut wanted = share(4, Sharing::Lend);
    wanted.in_share_preemption = true;
    for (share, expected) in [(share(4, Sharing::Lend), vec![]), (wanted, vec![(9, vec![3])])] {
        let mut quota = quota(4, &[("a", share)]);
        for (number, priority) in [(1, 5), (2, 1), (3, 1)] {
            wait(&mut quota, "a", number, priority, if number == 1 { 2 } else { 1 });
        }
        starts(&mut quota);
        wait(&mut quota, "a", 8, 1, 1);
        assert_eq!(starts(&mut quota), [], "equals stop nobody");
        wait(&mut quota, "a", 9, 3, 1);
        assert_eq!(starts(&mut quota), expected);
    }
}

#[test]
fn nobody_stops_in_vain() {
    let mut quota =
        quota(8, &[("a", share(4, BORROWS)), ("b", share(4, Sharing::Lend)), ("c", share(4, Sharing::Lend))]);
    wait(&mut quota, "c", 1, 0, 4);
    wait(&mut quota, "a", 2, 0, 3);
    starts(&mut quota);
    wait(&mut quota, "a", 3, 0, 1);
    starts(&mut quota);
    wait(&mut quota, "b", 4, 0, 4);
    assert_eq!(starts(&mut quota), [], "nobody is above its limits, though there is not enough for all");
    quota.set_priority(3, 5);
    quota.set(
        Some(instances(8, 0)),
        &shares(&[("a", share(0, BORROWS)), ("b", share(4, Sharing::Lend)), ("c", share(4, Sharing::Lend))]),
    );
    assert_eq!(starts(&mut quota), [(4, vec![2, 3])], "a lowered limit makes borrowers of those above it");
}

#[derive(Clone, Debug)]
enum Change {
    Submit { share: usize, priority: i32, a: u64, b: u64 },
    End(usize),
    Reprioritise(usize, i32),
    Limits { share: usize, a: u64, b: u64, sharing: Sharing, preempts: bool },
    Drop(usize),
    Capacity(Option<(u64, u64)>),
}

fn sharing() -> impl Strategy<Value = Sharing> {
    prop_oneof![
        Just(Sharing::Reserve),
        Just(Sharing::Lend),
        proptest::option::of(0..300u32).prop_map(|percent| Sharing::LendAndBorrow { percent }),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => (0..3usize, 0..4, 0..5u64, 0..3u64)
            .prop_map(|(share, priority, a, b)| Change::Submit { share, priority, a, b }),
        4 => any::<usize>().prop_map(Change::End),
        2 => (any::<usize>(), 0..4).prop_map(|(job, priority)| Change::Reprioritise(job, priority)),
        2 => (0..3usize, 0..7u64, 0..4u64, sharing(), any::<bool>())
            .prop_map(|(share, a, b, sharing, preempts)| Change::Limits { share, a, b, sharing, preempts }),
        1 => (0..3usize).prop_map(Change::Drop),
        1 => proptest::option::of((0..14u64, 0..8u64)).prop_map(Change::Capacity),
    ]
}

const SHARES: [&str; 3] = ["a", "b", "c"];

/// What a careful observer writes down.
#[derive(Default)]
struct World {
    quota: Quota,
    setup: BTreeMap<Name, Share>,
    capacity: Option<Instances>,
    /// The share, priority, demand and whether it runs.
    jobs: BTreeMap<JobNumber, (Name, i32, Arc<Instances>, bool)>,
    last: JobNumber,
    history: Vec<Start>,
}

impl World {
    fn pick(&self, index: usize) -> Option<JobNumber> {
        self.jobs.keys().nth(index % self.jobs.len().max(1)).copied()
    }

    fn apply(&mut self, change: &Change) {
        match change {
            Change::Submit { share, priority, a, b } => {
                self.last += 1;
                let (name, demand): (Name, _) = (SHARES[*share].into(), Arc::new(instances(*a, *b)));
                let known = self.quota.wait(&name, self.last, *priority, Arc::clone(&demand));
                assert!(known || !self.setup.contains_key(&name));
                if known {
                    self.jobs.insert(self.last, (name, *priority, demand, false));
                }
            }
            Change::End(index) => {
                if let Some(number) = self.pick(*index) {
                    self.quota.remove(number);
                    self.jobs.remove(&number);
                }
            }
            Change::Reprioritise(index, priority) => {
                if let Some(number) = self.pick(*index) {
                    self.quota.set_priority(number, *priority);
                    self.jobs.get_mut(&number).unwrap().1 = *priority;
                }
            }
            Change::Limits { share, a, b, sharing, preempts } => {
                let share_setup =
                    Share { limits: instances(*a, *b), sharing: *sharing, in_share_preemption: *preempts };
                self.setup.insert(SHARES[*share].into(), share_setup);
                self.quota.set(self.capacity.clone(), &self.setup);
            }
            Change::Drop(share) => {
                self.setup.remove(SHARES[*share]);
                self.quota.set(self.capacity.clone(), &self.setup);
            }
            Change::Capacity(capacity) => {
                self.capacity = capacity.map(|(a, b)| instances(a, b));
                self.quota.set(self.capacity.clone(), &self.setup);
            }
        }
    }

    fn used(&self, share: Option<&str>, kind: &str) -> u64 {
        let of = |name: &str| share.is_none_or(|share| share == name);
        let running = self.jobs.values().filter(|(name, .., runs)| *runs && of(name));
        running.map(|(_, _, demand, _)| books::count(demand, kind)).sum()
    }

    fn lent(&self, kind: &str) -> u64 {
        self.setup.values().filter(|share| share.lends()).map(|share| share.own(kind)).sum()
    }

    /// Starts what can start; each start keeps every promise.
    fn run(&mut self) {
        let most = 100 + 20 * self.jobs.len();
        for _ in 0..most {
            let Some(start) = self.quota.start() else { return self.check_books() };
            let (name, priority, demand, runs) = self.jobs[&start.job].clone();
            assert!(!runs, "nothing starts twice");
            for victim in &start.preempted {
                let (other, lower, _, runs) = self.jobs.get_mut(victim).unwrap();
                assert!(std::mem::take(runs), "only what runs is stopped");
                assert!(*other != name || *lower < priority, "equals do not stop each other");
            }
            self.jobs.get_mut(&start.job).unwrap().3 = true;
            for (kind, needed) in demand.iter() {
                let share = &self.setup[&name];
                let used = self.used(Some(&name), kind);
                let capacity = self.capacity.as_ref().map_or(0, |capacity| books::count(capacity, kind));
                assert!(*needed > 0 && self.used(None, kind) <= capacity, "the environment holds it");
                assert!(used <= share.most(kind), "the share may have it");
                if used > share.own(kind) {
                    let lending = self.setup.iter().filter(|(_, share)| share.lends());
                    let together: u64 = lending.map(|(name, _)| self.used(Some(name), kind)).sum();
                    assert!(together <= self.lent(kind), "only what is lent is borrowed");
                }
            }
            for victim in &start.preempted {
                let (name, priority, demand, _) = &self.jobs[victim];
                assert!(self.quota.wait(name, *victim, *priority, Arc::clone(demand)));
            }
            self.history.push(start);
        }
        panic!("starts never end");
    }

    fn check_books(&self) {
        for kind in KINDS {
            assert_eq!(self.quota.books.total(kind), self.used(None, kind));
            for share in SHARES {
                assert_eq!(self.quota.books.used(share, kind), self.used(Some(share), kind));
            }
        }
    }
}

proptest! {
    #[test]
    fn capacity_is_neither_lost_nor_made(changes in proptest::collection::vec(change(), 0..60)) {
        let mut worlds = [World::default(), World::default()];
        for world in &mut worlds {
            for share in SHARES {
                world.setup.insert(share.into(), Share { in_share_preemption: true, ..share_of_four() });
            }
            world.capacity = Some(instances(10, 4));
            world.quota.set(world.capacity.clone(), &world.setup);
            for change in &changes {
                world.apply(change);
                world.run();
            }
        }
        prop_assert_eq!(&worlds[0].history, &worlds[1].history);
        let [one, other] = &worlds;
        let text = |world: &World| serde_json::to_string(&world.quota).unwrap();
        prop_assert_eq!(text(one), text(other));
        let [mut world, _] = worlds;
        while let Some(number) = world.pick(0) {
            world.jobs.remove(&number);
            world.quota.remove(number);
        }
        prop_assert!(world.quota.books.is_empty() && world.quota.jobs.is_empty());
        prop_assert!(world.quota.lines.values().all(Line::is_empty));
    }
}

fn share_of_four() -> Share {
    Share { limits: instances(4, 2), sharing: BORROWS, in_share_preemption: false }
}
