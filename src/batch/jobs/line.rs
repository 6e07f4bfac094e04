//! Jobs in the lines of their queues.

use std::{collections::BTreeSet, sync::Arc};

use serde::Serialize;

use super::{
    Event, PLACEMENT,
    job::{JobNumber, Which},
    progress::Progress,
};
use crate::{
    api::batch::JobStatus,
    batch::{
        self,
        scheduler::{Place, Waiting},
    },
    kit::Ordered,
};

/// Who waits at a place.
#[derive(Debug, Serialize)]
pub(super) struct Occupant {
    pub(super) place: Place,
    who: Who,
    /// Whether it has waited for as long as it must before the scheduler looks at it, or was looked at sooner.
    pub(super) is_due: bool,
}

/// What waits.
#[derive(Debug, Serialize)]
enum Who {
    /// One thing by itself.
    One(Which),
    /// The children of an array that have still to start.
    Children(JobNumber, BTreeSet<u32>),
}

impl Who {
    /// The job.
    fn job(&self) -> JobNumber {
        let (Self::One(Which { job, .. }) | Self::Children(job, _)) = self;
        *job
    }

    /// How many of them have still to start.
    fn left(&self) -> u32 {
        match self {
            Self::One(_) => 1,
            Self::Children(_, children) => u32::try_from(children.len()).unwrap_or(u32::MAX),
        }
    }
}

impl Occupant {
    /// Who of them starts next.
    pub(super) fn next(&self) -> Option<Which> {
        self.nth(0)
    }

    /// Who of them starts after `earlier` others.
    pub(super) fn nth(&self, earlier: usize) -> Option<Which> {
        match &self.who {
            Who::One(which) => (earlier == 0).then_some(*which),
            Who::Children(job, children) => {
                children.iter().nth(earlier).map(|index| Which::child(*job, *index))
            }
        }
    }
}

impl Progress<'_, '_> {
    /// Lets something that is `RUNNABLE` wait in the line of its queue.
    pub(super) fn enter(&mut self, which: Which) {
        let jobs = &self.partition.jobs;
        let waits =
            jobs.run(which).is_some_and(|run| run.status == JobStatus::Runnable && run.place.is_none());
        if waits {
            self.push(Who::One(which));
        }
    }

    /// Lets all children of an array that are `RUNNABLE` wait at one place.
    pub(super) fn enter_children(&mut self, number: JobNumber) {
        let Some(array) = self.partition.jobs.get(number).and_then(|job| job.array()) else { return };
        let waits =
            |(_, run): &(u32, &super::job::Run)| run.status == JobStatus::Runnable && run.place.is_none();
        let children: BTreeSet<u32> =
            (0..).zip(&array.children).filter(waits).map(|(index, _)| index).into_set();
        if !children.is_empty() {
            self.push(Who::Children(number, children));
        }
    }

    fn push(&mut self, who: Who) {
        let (number, left) = (who.job(), who.left());
        let Some(job) = self.partition.jobs.get(number) else { return };
        let waiting = Waiting {
            demand: Arc::clone(&job.demand),
            left,
            started: 0,
            share: Arc::clone(&job.share),
            priority: job.work.scheduling_priority().filter(|_| !job.share.is_empty()).unwrap_or_default(),
            is_due: false,
        };
        let queue = Arc::clone(&job.queue);
        let Some(place) = self.partition.scheduler.wait(&queue, waiting) else { return };
        self.note_entry(place.number());
        let now = self.tx.now;
        let jobs = &mut self.partition.jobs;
        let mut entered = |which| {
            if let Some(run) = jobs.run_mut(which) {
                run.entered(place.number(), now);
            }
        };
        match &who {
            Who::One(which) => entered(*which),
            Who::Children(_, children) => {
                for index in children {
                    entered(Which::child(number, *index));
                }
            }
        }
        jobs.occupants.insert(place.number(), Occupant { place, who, is_due: false });
    }

    /// Lets a place fall due when its time has come, together with all others whose time comes then.
    fn note_entry(&mut self, place: u64) {
        let due = self.tx.now + self.tx.length_of(&PLACEMENT);
        let places = self.partition.jobs.falling_due.entry(due).or_default();
        places.push(place);
        if let [_first] = places[..] {
            self.tx.at(due, batch::Event::Jobs(Event::FallDue));
        }
    }

    /// The time has come for some places.
    pub(super) fn fall_due(&mut self) {
        while let Some(places) = self.partition.jobs.falling_due.first_entry()
            && *places.key() <= self.tx.now
        {
            places.remove().into_iter().for_each(|place| self.make_due(place));
        }
    }

    /// What waits at a place has waited for as long as it must. It may have gone, or been looked at, before that.
    fn make_due(&mut self, place: u64) {
        let jobs = &mut self.partition.jobs;
        let Some(occupant) = jobs.occupants.get_mut(&place).filter(|occupant| !occupant.is_due) else {
            return;
        };
        occupant.is_due = true;
        let (number, left, place) = (occupant.who.job(), occupant.who.left(), occupant.place.clone());
        let Some(job) = jobs.get(number) else { return };
        let (queue, demand) = (Arc::clone(&job.queue), Arc::clone(&job.demand));
        self.partition.scheduler.fall_due(&queue, &place);
        self.note_wanted(&demand, left);
    }

    /// Takes notice of what was looked at, and cannot start, before it has waited for so long.
    pub(super) fn note_tried(&mut self) {
        for place in self.partition.scheduler.take_tried() {
            self.make_due(place);
        }
    }

    /// Takes who starts next at a place out of the books; the scheduler has done so.
    pub(super) fn called(&mut self, place: u64) -> Option<Which> {
        // Children that could start with this one have been looked at, too.
        self.make_due(place);
        let which = self.partition.jobs.occupants.get(&place)?.next()?;
        self.strike(place, which);
        Some(which)
    }

    /// Takes something out of the line, if it stands in one.
    pub(super) fn leave_line(&mut self, which: Which) {
        let Some(number) = self.partition.jobs.run(which).and_then(|run| run.place) else { return };
        let Some(queue) = self.partition.jobs.get(which.job).map(|job| Arc::clone(&job.queue)) else {
            return;
        };
        if let Some(occupant) = self.partition.jobs.occupants.get(&number) {
            self.partition.scheduler.withdraw_one(&queue, &occupant.place);
        }
        self.strike(number, which);
    }

    fn strike(&mut self, place: u64, which: Which) {
        let now = self.tx.now;
        let jobs = &mut self.partition.jobs;
        if let Some(run) = jobs.run_mut(which) {
            run.place = None;
        }
        if let Some(queue) = jobs.get(which.job).map(|job| Arc::clone(&job.queue)) {
            if jobs.stuck.get(&queue).is_some_and(|stuck| stuck.which() == which) {
                jobs.stuck.remove(&queue);
            }
            jobs.departures.insert(queue, now);
        }
        let Some(occupant) = jobs.occupants.get_mut(&place) else { return };
        let is_due = occupant.is_due;
        let is_empty = match (&mut occupant.who, which.child) {
            (Who::Children(_, children), Some(index)) => {
                children.remove(&index);
                children.is_empty()
            }
            _ => true,
        };
        if is_empty {
            jobs.occupants.remove(&place);
        }
        if is_due {
            self.note_left(which.job);
        }
    }
}
