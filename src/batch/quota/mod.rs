//! Which jobs of a queue with quota shares start, and which are stopped for them.
//!
//! Each share has a limit for each instance type, and is a line of its own: by priority, then by arrival. What a
//! share leaves idle of its limits it may lend, unless it reserves it; a share that borrows may take what others lend,
//! up to its own limit on borrowing. Instances that belong to no share are never borrowed. A job within the limits of
//! its share gets back what was lent: jobs of shares above their limits are stopped for it. Where a share wants that,
//! its jobs of higher priority stop those of lower priority.
//!
//! The machine holds one queue, and only what it needs to decide: it knows no job records, no clock and no requests.
//! Whoever changes something says so and then asks for [starts](Quota::start) until there are none; nothing is looked at
//! as long as nothing has changed. A job takes all of its instances or none, and nobody is stopped unless that lets the
//! other start at once.
//!
//! unverified: Batch chooses whom to stop by a heuristic of its own. Here the lowest priority goes first, and of equals
//! whoever started last.

mod books;
#[cfg(test)]
mod tests;
mod victims;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

use books::Books;
pub use books::Instances;

use super::scheduler::Name;

/// A job: the lower its number, the earlier it arrived.
pub type JobNumber = u64;

/// How a share is set up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many instances of each type are its own.
    pub limits: Instances,
    /// What happens to those it leaves idle, and whether it takes those of others.
    pub sharing: Sharing,
    /// Whether its jobs are stopped for those of higher priority.
    pub in_share_preemption: bool,
}

/// How a share deals with other shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Sharing {
    /// It keeps everything, and takes nothing.
    #[default]
    Reserve,
    /// It lends what is idle.
    Lend,
    /// It lends what is idle, and borrows.
    LendAndBorrow {
        /// The most it borrows, in percent of its limits; none for as much as there is.
        percent: Option<u32>,
    },
}

/// A job that starts, once others have stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The job that starts.
    pub job: JobNumber,
    /// Those stopped for it: they hold nothing any more, and wait again only if they are [told to](Quota::wait).
    pub preempted: Vec<JobNumber>,
}

/// Why the first job of a share does not start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Blocked {
    /// The environment takes no jobs.
    Closed,
    /// It needs more instances than the environment has.
    Environment,
    /// It needs more than its share, which does not borrow, may use.
    Share,
    /// It needs more than its share may use with all it may borrow.
    ShareAndBorrowing,
    /// It needs more than its share has and others can lend.
    Borrowable,
    /// What it needs is taken at the moment.
    Waits,
}

/// A share and its jobs.
#[derive(Debug, Default, Serialize)]
struct Line {
    share: Share,
    waiting: BTreeSet<(Reverse<i32>, JobNumber)>,
    /// Those that run, in the order in which they are stopped: by priority, then the last to start first.
    running: BTreeSet<(i32, Reverse<u64>, JobNumber)>,
    blocked: Option<Blocked>,
}

#[derive(Debug, Serialize)]
struct Job {
    share: Name,
    priority: i32,
    demand: Arc<Instances>,
    /// Which start that was; none while it waits.
    started: Option<u64>,
}

/// The jobs of one queue.
#[derive(Debug, Default, Serialize)]
pub struct Quota {
    /// How many instances the environment has; none while it takes no jobs.
    capacity: Option<Instances>,
    lines: BTreeMap<Name, Line>,
    jobs: BTreeMap<JobNumber, Job>,
    books: Books,
    starts: u64,
    /// Whether something may be able to start.
    changed: bool,
}

impl Quota {
    /// Sets what the environment has, none while it takes no jobs, and the shares. A share that is gone has no limits
    /// any more, until its jobs have ended.
    pub fn set(&mut self, capacity: Option<Instances>, shares: &BTreeMap<Name, Share>) {
        self.capacity = capacity;
        for (name, line) in &mut self.lines {
            line.share = shares.get(name).cloned().unwrap_or_default();
        }
        self.lines.retain(|name, line| shares.contains_key(name) || !line.is_empty());
        for (name, share) in shares {
            self.lines.entry(Arc::clone(name)).or_default().share = share.clone();
        }
        self.changed = true;
    }

    /// Lets a job wait that neither waits nor runs. False if there is no such share.
    pub fn wait(&mut self, share: &str, job: JobNumber, priority: i32, demand: Arc<Instances>) -> bool {
        let Some((name, _)) = self.lines.get_key_value(share) else { return false };
        let share = Arc::clone(name);
        if let Some(line) = self.lines.get_mut(&share) {
            line.waiting.insert((Reverse(priority), job));
        }
        self.jobs.insert(job, Job { share, priority, demand, started: None });
        self.changed = true;
        true
    }

    /// Changes the priority of a job, whether it waits or runs.
    pub fn set_priority(&mut self, number: JobNumber, priority: i32) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        let old = std::mem::replace(&mut job.priority, priority);
        let Some(line) = self.lines.get_mut(&job.share) else { return };
        if let Some(start) = job.started {
            line.running.remove(&(old, Reverse(start), number));
            line.running.insert((priority, Reverse(start), number));
        } else {
            line.waiting.remove(&(Reverse(old), number));
            line.waiting.insert((Reverse(priority), number));
        }
        self.changed = true;
    }

    /// Takes a job out that has ended, or need not wait any more; what it held is free.
    pub fn remove(&mut self, number: JobNumber) {
        let Some(job) = self.jobs.remove(&number) else { return };
        if let Some(line) = self.lines.get_mut(&job.share) {
            if let Some(start) = job.started {
                line.running.remove(&(job.priority, Reverse(start), number));
            } else {
                line.waiting.remove(&(Reverse(job.priority), number));
            }
        }
        if job.started.is_some() {
            self.books.give_back(&job.share, &job.demand);
        }
        self.changed = true;
    }

    /// The next job to start, with what it needs taken; none if nothing more can start.
    ///
    /// Jobs within the limits of their shares come first, then those that borrow; among both, who came first.
    pub fn start(&mut self) -> Option<Start> {
        if !self.changed {
            return None;
        }
        let mut heads: Vec<(bool, JobNumber)> = self.heads().collect();
        heads.sort_unstable();
        for (_, number) in heads {
            if let Some(preempted) = self.plan(number) {
                return Some(self.begin(number, preempted));
            }
        }
        self.changed = false;
        let reasons: Vec<_> = self.lines.keys().map(|name| self.why_blocked(name)).collect();
        for (line, reason) in self.lines.values_mut().zip(reasons) {
            line.blocked = reason;
        }
        None
    }

    /// The first `most` jobs that wait in each share, in the order in which they start.
    pub fn fronts(&self, most: usize) -> impl Iterator<Item = (&Name, Vec<JobNumber>)> {
        self.lines.iter().map(move |(name, line)| {
            (name, line.waiting.iter().take(most).map(|(_, number)| *number).collect())
        })
    }

    /// The instances that jobs hold: all together, and those of each share that holds some.
    pub fn held(&self) -> (&Instances, &BTreeMap<Name, Instances>) {
        self.books.held()
    }

    /// The first job of each share that cannot start, and why that is; known once there are no more
    /// [starts](Self::start).
    pub fn blocked(&self) -> impl Iterator<Item = (JobNumber, Blocked)> {
        self.lines.values().filter_map(|line| Some((line.waiting.first()?.1, line.blocked?)))
    }

    /// The first job of each share, and whether it would have to borrow.
    fn heads(&self) -> impl Iterator<Item = (bool, JobNumber)> {
        let first = |line: &Line| line.waiting.first().map(|(_, number)| *number);
        self.lines.values().filter_map(first).filter_map(|number| {
            let job = self.jobs.get(&number)?;
            let share = &self.lines.get(&job.share)?.share;
            Some((!self.books.is_within(share, &job.share, &job.demand), number))
        })
    }

    fn begin(&mut self, number: JobNumber, preempted: Vec<JobNumber>) -> Start {
        for victim in &preempted {
            self.remove(*victim);
        }
        self.starts += 1;
        if let Some(job) = self.jobs.get_mut(&number) {
            job.started = Some(self.starts);
            self.books.take(&job.share, &job.demand);
            if let Some(line) = self.lines.get_mut(&job.share) {
                line.waiting.remove(&(Reverse(job.priority), number));
                line.running.insert((job.priority, Reverse(self.starts), number));
            }
        }
        Start { job: number, preempted }
    }

    fn why_blocked(&self, name: &Name) -> Option<Blocked> {
        let line = self.lines.get(name)?;
        let job = self.jobs.get(&line.waiting.first()?.1)?;
        let Some(capacity) = &self.capacity else { return Some(Blocked::Closed) };
        let exceeds =
            |most: &dyn Fn(&str) -> u64| job.demand.iter().any(|(kind, needed)| *needed > most(kind));
        let borrows = matches!(line.share.sharing, Sharing::LendAndBorrow { .. });
        Some(if exceeds(&|kind| books::count(capacity, kind)) {
            Blocked::Environment
        } else if exceeds(&|kind| line.share.most(kind)) {
            if borrows { Blocked::ShareAndBorrowing } else { Blocked::Share }
        } else if borrows && exceeds(&|kind| self.lent_at_most(kind)) {
            Blocked::Borrowable
        } else {
            Blocked::Waits
        })
    }

    /// How many instances of a type the shares that lend have together.
    fn lent_at_most(&self, kind: &str) -> u64 {
        let lending = self.lines.values().map(|line| &line.share).filter(|share| share.lends());
        lending.map(|share| share.own(kind)).fold(0, u64::saturating_add)
    }
}

impl Line {
    fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.running.is_empty()
    }
}
