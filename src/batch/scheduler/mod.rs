//! Which waiting jobs start, and where: one order per queue, capacity of compute environments, units of consumable
//! resources.
//!
//! The scheduler holds only what it needs to decide: for each queue its line, for each compute environment what is
//! taken. It knows no job records, no clock and no requests. Whoever changes something says so (a job waits, a job has
//! ended, a queue or an environment has changed, units have come free) and then asks for [starts](Scheduler::start)
//! until there are none. Nothing is ever polled: a queue whose first job cannot start is looked at again only when
//! something that job waits for has changed.
//!
//! A job stands in its line from the beginning, but lets nothing start until it [is due](Scheduler::fall_due). Then
//! everything that comes before it starts, whether it is due or not: so the order counts among all that wait together.
//!
//! A queue starts its jobs strictly in its order. So its first job holds back those behind it until all that it needs
//! is there together; nothing is taken in parts.
//! unverified: that a queue of higher priority whose first job waits does not hold back queues of lower priority; and
//! that a queue with shares whose first job waits is not looked at again only because past use has faded, so that
//! another share would come first by now.

mod capacity;
mod instance;
mod line;
mod shares;
#[cfg(test)]
mod tests;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

pub use capacity::Capacity;
pub use instance::{Instance, Part, Room};
pub use line::{Place, Waiting};
pub use shares::{FairShare, Share};

use crate::api::Timestamp;
use line::Line;

/// The name of a queue, a compute environment, a consumable resource or a share.
pub type Name = Arc<str>;

/// What one instance of a job needs to start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// Virtual processors, in thousandths, as Fargate jobs may ask for a quarter of one.
    pub milli_vcpus: u64,
    /// What of it must be on one instance.
    pub part: Part,
    /// Units of consumable resources, each named once.
    pub units: Vec<(Name, u64)>,
}

/// The units of consumable resources, wherever they are kept.
pub trait Stock {
    /// How many units of `resource` jobs can take now; none if there is no such resource.
    fn available(&self, resource: &str) -> Option<u64>;

    /// Takes units that are available.
    fn take(&mut self, resource: &str, units: u64);
}

/// How a queue is set up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Queue {
    /// Queues of higher priority are asked first.
    pub priority: i32,
    /// Where its jobs may run, in order of preference.
    pub environments: Vec<Name>,
    /// In which order its jobs start; none for first in, first out.
    pub fair_share: Option<FairShare>,
}

/// A job, or a child of an array, that starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Its queue.
    pub queue: Name,
    /// Its place in the queue.
    pub place: Place,
    /// Which of the instances that wait at this place: 0 for the first.
    pub instance: u32,
    /// What it takes with it, to be [given back](Scheduler::finished).
    pub taken: Taken,
}

/// What a started job holds of the capacity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Where it runs.
    pub environment: Name,
    /// How much of that it holds.
    pub milli_vcpus: u64,
    /// The share it is counted in, if its queue has shares.
    pub share: Option<Name>,
}

/// Why the first job of a queue does not start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Blocked {
    /// It needs more processors than any environment of the queue can ever have.
    TooLarge,
    /// It needs more on one instance than those of any environment that is large enough have.
    TooLargeForInstances,
    /// None of the environments takes jobs.
    NoEnvironment,
    /// Something is taken at the moment.
    Waits {
        /// Whether it is processors.
        capacity: bool,
        /// The consumable resources of which there are too few units.
        units: Vec<Name>,
    },
}

impl Blocked {
    /// Whether the job can never start as queue and environments are now.
    pub const fn is_for_good(&self) -> bool {
        matches!(self, Self::TooLarge | Self::TooLargeForInstances)
    }
}

/// What a blocked queue is looked at again for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
enum Cause {
    Environment(Name),
    Units(Name),
}

#[derive(Debug, Serialize)]
struct State {
    queue: Queue,
    line: Line,
    /// What its jobs hold, in thousandths of processors.
    taken: u64,
    /// What its first job was when that could not start; none while it is to be looked at.
    blocked: Option<Held>,
}

impl State {
    /// Whether jobs of this queue start before those of `other`, and may take from them what they need.
    fn goes_before(&self, other: &Self) -> bool {
        let (one, other) = (&self.queue, &other.queue);
        one.priority > other.priority
            && self.blocked.is_none()
            && !self.line.is_empty()
            && one.environments.iter().any(|environment| other.environments.contains(environment))
    }
}

/// The first job of a queue, which cannot start.
#[derive(Debug, Serialize)]
struct Held {
    place: Place,
    reason: Blocked,
    /// What says when to look again.
    causes: Vec<Cause>,
}

/// The scheduler of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Scheduler {
    queues: BTreeMap<Name, State>,
    environments: BTreeMap<Name, Capacity>,
    /// The queues to look at: those whose first job may be able to start, by priority.
    ready: BTreeSet<(Reverse<i32>, Name)>,
    #[serde(skip)]
    waiting: BTreeMap<Cause, BTreeSet<Name>>,
    /// The queues whose first job was found to need more than there can ever be, since that was asked last.
    stuck: BTreeSet<Name>,
    /// The resources that queues have begun or ceased to wait for, since that was asked last.
    touched: BTreeSet<Name>,
    /// The places whose job was found to be unable to start before it was due, since that was asked last.
    tried: Vec<u64>,
    /// The place of the next job that waits.
    next: u64,
    /// How many instances of jobs were ever started.
    starts: u64,
}

impl Scheduler {
    /// How many instances of jobs were ever started.
    pub fn starts(&self) -> u64 {
        self.starts
    }

    /// How many queues have a first job that was found to be unable to start.
    pub fn blocked_queues(&self) -> usize {
        self.queues.values().filter(|state| state.blocked.is_some()).count()
    }

    /// Sets how much an environment can hold, or that it takes no jobs; jobs that run there keep what they have.
    pub fn set_environment(&mut self, name: &Name, room: Option<Room>) {
        self.environments.entry(Arc::clone(name)).or_default().set(room);
        self.happened(&Cause::Environment(Arc::clone(name)));
    }

    /// Forgets an environment in which nothing runs.
    pub fn forget_environment(&mut self, name: &str) {
        if self.environments.get(name).is_some_and(Capacity::is_unused) {
            self.environments.remove(name);
        }
    }

    /// Makes a queue, or changes how one is set up; its line stays.
    pub fn set_queue(&mut self, name: &Name, queue: Queue) {
        self.unblock(name);
        if let Some(state) = self.queues.get_mut(name) {
            self.ready.remove(&(Reverse(state.queue.priority), Arc::clone(name)));
            state.line.set_policy(queue.fair_share.as_ref());
            state.queue = queue;
        } else {
            let line = Line::new(queue.fair_share.as_ref());
            self.queues.insert(Arc::clone(name), State { queue, line, taken: 0, blocked: None });
        }
        self.look_at(name);
    }

    /// Forgets a queue; what waits in it is gone.
    pub fn forget_queue(&mut self, name: &str) {
        self.unblock(name);
        if let Some((name, state)) = self.queues.remove_entry(name) {
            self.ready.remove(&(Reverse(state.queue.priority), name));
        }
    }

    /// Lets a job, or all children of an array, wait at the end of its order. None if there is no such queue.
    pub fn wait(&mut self, queue: &str, waiting: Waiting) -> Option<Place> {
        let name = self.name_of(queue)?;
        let state = self.queues.get_mut(&name)?;
        self.next += 1;
        let place = Place::new(&waiting, self.next);
        let is_due = waiting.is_due;
        state.line.push(place.clone(), waiting);
        if is_due {
            self.look_for(&name, &place);
        }
        Some(place)
    }

    /// Says that what waits at a place has waited for as long as it must.
    pub fn fall_due(&mut self, queue: &str, place: &Place) {
        let Some(name) = self.name_of(queue) else { return };
        if self.queues.get_mut(&name).is_some_and(|state| state.line.fall_due(place)) {
            self.look_for(&name, place);
        }
    }

    /// A queue that waits for something goes on waiting, unless somebody has come before its first job.
    fn look_for(&mut self, name: &Name, place: &Place) {
        if self.queues.get(name).is_some_and(|state| state.line.is_front(place)) {
            self.unblock(name);
        }
        self.look_at(name);
    }

    /// Takes out what waits at a place: instances that have not started. How many those were.
    pub fn withdraw(&mut self, queue: &str, place: &Place) -> u32 {
        self.take_out(queue, place, |line| line.remove(place))
    }

    /// Takes out one of the instances that wait at a place; whether there was one.
    pub fn withdraw_one(&mut self, queue: &str, place: &Place) -> bool {
        self.take_out(queue, place, |line| u32::from(line.remove_one(place))) > 0
    }

    fn take_out(&mut self, queue: &str, place: &Place, take: impl FnOnce(&mut Line) -> u32) -> u32 {
        let Some((name, _)) = self.queues.get_key_value(queue) else { return 0 };
        let name = Arc::clone(name);
        let Some(state) = self.queues.get_mut(&name) else { return 0 };
        let was_front =
            state.line.is_front(place) || state.blocked.as_ref().is_some_and(|held| held.place == *place);
        let taken = take(&mut state.line);
        if was_front {
            self.unblock(&name);
            self.look_at(&name);
        }
        taken
    }

    /// Gives back what a job held that has ended at `now`.
    pub fn finished(&mut self, queue: &str, taken: &Taken, now: Timestamp) {
        if let Some(capacity) = self.environments.get_mut(&taken.environment) {
            capacity.give_back(taken.milli_vcpus);
        }
        if let Some(state) = self.queues.get_mut(queue) {
            state.taken = state.taken.saturating_sub(taken.milli_vcpus);
        }
        if let (Some(share), Some((name, _))) = (&taken.share, self.queues.get_key_value(queue)) {
            let name = Arc::clone(name);
            if let Some(state) = self.queues.get_mut(&name) {
                state.line.finished(share, taken.milli_vcpus, now);
            }
            // With one job less another share may come first.
            self.unblock(&name);
            self.look_at(&name);
        }
        self.happened(&Cause::Environment(Arc::clone(&taken.environment)));
    }

    /// Says that there are more units of a consumable resource than before, or that there is one again.
    pub fn units_came(&mut self, resource: &Name) {
        self.happened(&Cause::Units(Arc::clone(resource)));
    }

    /// The next job to start at `now`, with what it needs taken; none if nothing more can start.
    pub fn start(&mut self, stock: &mut dyn Stock, now: Timestamp) -> Option<Start> {
        while let Some((_, name)) = self.ready.first().cloned() {
            let tried = if self.is_turn(&name) { self.try_first(&name, stock, now) } else { Err(None) };
            match tried {
                Ok(start) => return Some(start),
                Err(None) => drop(self.ready.pop_first()),
                Err(Some((place, reason))) => {
                    self.ready.pop_first();
                    self.block(&name, place, reason);
                }
            }
        }
        None
    }

    /// Whether anything is due in a queue, or in one to be looked at behind it.
    fn is_turn(&self, name: &str) -> bool {
        let Some(state) = self.queues.get(name) else { return false };
        let behind = || self.ready.iter().filter_map(|(_, name)| self.queues.get(name));
        state.line.has_due() || behind().any(|other| other.line.has_due() && state.goes_before(other))
    }

    /// The queues whose first job was found to be [too large](Blocked::is_for_good) since this was asked last.
    pub fn take_stuck(&mut self) -> BTreeSet<Name> {
        std::mem::take(&mut self.stuck)
    }

    /// The numbers of the places whose job was found to be unable to start before it was due, since this was asked
    /// last. They are due now, for they hold back others as much as any.
    pub fn take_tried(&mut self) -> Vec<u64> {
        std::mem::take(&mut self.tried)
    }

    /// The consumable resources of which the first job of a queue was found to have too few units, or no longer, since
    /// this was asked last; and whether that of any queue has now.
    pub fn take_touched(&mut self) -> Vec<(Name, bool)> {
        let touched = std::mem::take(&mut self.touched);
        let lacks = |name: &Name| self.waiting.contains_key(&Cause::Units(Arc::clone(name)));
        touched.into_iter().map(|name| (Arc::clone(&name), lacks(&name))).collect()
    }

    /// The name of a queue, to share it.
    pub fn name_of(&self, queue: &str) -> Option<Name> {
        self.queues.get_key_value(queue).map(|(name, _)| Arc::clone(name))
    }

    /// What the jobs of a queue hold, in thousandths of processors: all together, and those of each share that runs
    /// something.
    pub fn usage(&self, queue: &str) -> (u64, BTreeMap<Name, u64>) {
        let Some(state) = self.queues.get(queue) else { return (0, BTreeMap::new()) };
        (state.taken, state.line.running())
    }

    /// What the environment of this name can hold, and what of it is taken.
    pub fn capacity(&self, environment: &str) -> Option<&Capacity> {
        self.environments.get(environment)
    }

    /// Why the first job of a queue does not start, if it has been tried and cannot.
    pub fn blocked(&self, queue: &str) -> Option<&Blocked> {
        self.queues.get(queue)?.blocked.as_ref().map(|held| &held.reason)
    }

    /// The place of that job.
    pub fn held(&self, queue: &str) -> Option<&Place> {
        self.queues.get(queue)?.blocked.as_ref().map(|held| &held.place)
    }

    /// The first `most` instances that wait in a queue, in the order in which they would start at `now`.
    pub fn front(&self, queue: &str, most: usize, now: Timestamp) -> Vec<(Place, u32)> {
        self.queues.get(queue).map(|state| state.line.front(most, now)).unwrap_or_default()
    }

    /// How much of an environment is taken, in thousandths of a processor.
    pub fn taken(&self, environment: &str) -> u64 {
        self.environments.get(environment).map_or(0, Capacity::taken)
    }

    /// Starts the first job of a queue, or says where it stands and why that cannot be; nothing if nothing waits.
    fn try_first(
        &mut self,
        name: &Name,
        stock: &mut dyn Stock,
        now: Timestamp,
    ) -> Result<Start, Option<(Place, Blocked)>> {
        let state = self.queues.get_mut(name).ok_or(None)?;
        let (place, waiting) = state.line.first(now).ok_or(None)?;
        let demand = Arc::clone(&waiting.demand);
        let spare = state.line.spare(&place, &state.queue.environments, &self.environments);
        let environment = find(&state.queue.environments, &self.environments, &demand, spare);
        let lacking: Vec<Name> = demand
            .units
            .iter()
            .filter(|(resource, units)| stock.available(resource).is_none_or(|available| available < *units))
            .map(|(resource, _)| Arc::clone(resource))
            .collect();
        let environment = match environment {
            Ok(environment) if lacking.is_empty() => environment,
            Ok(_) | Err(Blocked::Waits { .. }) => {
                let reason = Blocked::Waits { capacity: environment.is_err(), units: lacking };
                return Err(Some((place, reason)));
            }
            Err(never) => return Err(Some((place, never))),
        };
        for (resource, units) in &demand.units {
            stock.take(resource, *units);
        }
        if let Some(capacity) = self.environments.get_mut(&environment) {
            capacity.take(demand.milli_vcpus);
        }
        let instance = state.line.started(&place, demand.milli_vcpus).ok_or(None)?;
        state.taken += demand.milli_vcpus;
        self.starts += 1;
        let taken = Taken { environment, milli_vcpus: demand.milli_vcpus, share: place.share().cloned() };
        Ok(Start { queue: Arc::clone(name), place, instance, taken })
    }

    fn block(&mut self, name: &Name, place: Place, reason: Blocked) {
        if reason.is_for_good() {
            self.stuck.insert(Arc::clone(name));
        }
        let Some(state) = self.queues.get_mut(name) else { return };
        let environments = state.queue.environments.iter().map(|name| Cause::Environment(Arc::clone(name)));
        let mut causes: Vec<Cause> = Vec::new();
        match &reason {
            Blocked::TooLarge | Blocked::TooLargeForInstances | Blocked::NoEnvironment => {
                causes.extend(environments);
            }
            Blocked::Waits { capacity, units } => {
                if *capacity {
                    causes.extend(environments);
                }
                causes.extend(units.iter().map(|resource| Cause::Units(Arc::clone(resource))));
            }
        }
        for cause in &causes {
            if let Cause::Units(resource) = cause {
                self.touched.insert(Arc::clone(resource));
            }
            self.waiting.entry(cause.clone()).or_default().insert(Arc::clone(name));
        }
        if state.line.fall_due(&place) {
            self.tried.push(place.number());
        }
        state.blocked = Some(Held { place, reason, causes });
    }

    fn unblock(&mut self, name: &str) {
        let Some(held) = self.queues.get_mut(name).and_then(|state| state.blocked.take()) else { return };
        for cause in held.causes {
            if let Cause::Units(resource) = &cause {
                self.touched.insert(Arc::clone(resource));
            }
            if let Some(names) = self.waiting.get_mut(&cause) {
                names.remove(name);
                if names.is_empty() {
                    self.waiting.remove(&cause);
                }
            }
        }
    }

    /// Has a queue looked at in which something is due, and before it those that go before it.
    fn look_at(&mut self, name: &Name) {
        let state = self.queues.get(name).filter(|state| state.blocked.is_none() && state.line.has_due());
        let Some(state) = state else { return };
        let first = self.queues.iter().filter(|(_, other)| other.goes_before(state));
        for (name, state) in first.chain([(name, state)]) {
            self.ready.insert((Reverse(state.queue.priority), Arc::clone(name)));
        }
    }

    /// Queues go on together, for one of them may go before another.
    fn happened(&mut self, cause: &Cause) {
        let names = self.waiting.remove(cause).unwrap_or_default();
        for name in &names {
            self.unblock(name);
        }
        for name in &names {
            self.look_at(name);
        }
    }
}

/// The first environment that can hold a job now; `spare` is what the queue leaves to this job at all.
fn find(
    names: &[Name],
    environments: &BTreeMap<Name, Capacity>,
    demand: &Demand,
    spare: u64,
) -> Result<Name, Blocked> {
    let needed = demand.milli_vcpus;
    let all = || names.iter().filter_map(|name| Some((name, environments.get(name)?)));
    if all().all(|(_, capacity)| capacity.most().is_none()) {
        return Err(Blocked::NoEnvironment);
    }
    let large = || all().filter(|(_, capacity)| capacity.most().is_some_and(|most| most >= needed));
    if large().next().is_none() {
        return Err(Blocked::TooLarge);
    }
    let mut fitting = large().filter(|(_, capacity)| capacity.holds(&demand.part)).peekable();
    if fitting.peek().is_none() {
        return Err(Blocked::TooLargeForInstances);
    }
    match fitting.find(|(_, capacity)| capacity.free() >= needed) {
        Some((name, _)) if spare >= needed => Ok(Arc::clone(name)),
        _ => Err(Blocked::Waits { capacity: true, units: Vec::new() }),
    }
}
