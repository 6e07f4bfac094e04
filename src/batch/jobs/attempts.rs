//! Attempts: what a job holds from `STARTING` until it has ended, how it ends, and whether it is tried again.

use std::{sync::Arc, time::Duration};

use super::{
    Event, RUN, STARTING, STOPPING, environment,
    job::{Attempt, Body, Current, End, Held, Job, JobNumber, Run, Task, Which, is_held},
    progress::Progress,
    retry,
    stock::Shelf,
};
use crate::{
    api::batch::JobStatus,
    batch::{names::Name, outcomes, scheduler::Start},
    kit::AccountId,
};

/// The reason of a job whose container has exited, well or not.
const EXITED: &str = "Essential container in task exited";
/// The reason of a job that ran longer than its timeout allows.
const TIMED_OUT: &str = "Job attempt duration exceeded timeout";
/// The exit code of a container that was stopped by SIGKILL, as one that does not heed SIGTERM is.
const KILLED: i32 = 137;

impl Progress<'_, '_> {
    /// Lets start all that can start now.
    pub(super) fn let_start(&mut self) {
        loop {
            let mut stock = Shelf(&mut self.partition.consumable_resources);
            let Some(start) = self.partition.scheduler.start(&mut stock, self.tx.now) else { return };
            self.start(start);
        }
    }

    /// The scheduler has taken what an attempt needs.
    fn start(&mut self, start: Start) {
        let Some(which) = self.called(start.place.number()) else { return };
        let Some(job) = self.partition.jobs.get(which.job) else { return };
        let resources = &self.partition.consumable_resources;
        let held = job.demand.units.iter().filter_map(|(resource, units)| {
            let resource = Name::parse(resource)?;
            let number = resources.get(&resource)?.number;
            Some(Held { resource, number, units: *units })
        });
        let units = held.collect();
        self.note_taken(which.job);
        let id = self.tx.ids().uuid();
        let environment = Name::parse(&start.taken.environment);
        let environment =
            environment.and_then(|name| Some((self.partition.compute_environments.get(&name)?, name)));
        // An environment in which jobs start cannot be gone.
        let Some((environment, name)) = environment else { return };
        let task = Task {
            id,
            cluster: environment.cluster_name(&name).into(),
            host: environment.host(),
            namespace: environment.namespace().map(Into::into),
        };
        let current = Current { task, started_at: None, taken: start.taken, units, stopping: None };
        if let Some(run) = self.partition.jobs.run_mut(which) {
            run.reason = None;
            run.current = Some(Box::new(current));
        }
        self.partition.jobs.turn(which, JobStatus::Starting, self.tx.now);
        let attempt = self.attempt(which);
        self.after(&STARTING, Event::Started(which, attempt));
    }

    fn attempt(&self, which: Which) -> usize {
        self.partition.jobs.run(which).map_or(0, Run::attempt)
    }

    /// Whether the attempt of this number is under way, and nobody stops it.
    fn goes_on(&self, which: Which, attempt: usize, status: JobStatus) -> bool {
        self.partition.jobs.run(which).is_some_and(|run| {
            let stopping = run.current.as_ref().is_none_or(|current| current.stopping.is_some());
            run.status == status && run.attempt() == attempt && !stopping
        })
    }

    /// The containers of an attempt are ready to run: outside, or as rules and commands tell.
    pub(super) fn started(&mut self, which: Which, attempt: usize) {
        if !self.goes_on(which, attempt, JobStatus::Starting) {
            return;
        }
        let Some(job) = self.partition.jobs.get(which.job) else { return };
        let added = environment::of(job, which, attempt, None, self.partition);
        let failure = job.work.launch_failure(&added);
        let command = job.work.command();
        let described = described(self.tx.origin.scope.account, job, which, attempt, &command);
        let (has_rule, outcome) = (self.outcomes.has_rule(&described), self.outcomes.of(&described));
        if let Some(reason) = failure {
            let end = End { status_reason: Some(reason.into()), ..End::default() };
            return self.close(which, end, false);
        }
        if !has_rule && self.order(which, attempt) {
            return;
        }
        self.run(which);
        let duration = outcome.duration.unwrap_or_else(|| self.tx.length_of(&RUN));
        let (due, event) = match self.timeout(which).filter(|timeout| *timeout < duration) {
            Some(timeout) => (timeout, Event::TimedOut(which, attempt)),
            None => (duration, Event::Ended(which, attempt, Box::new(end(outcome)))),
        };
        self.tx.at(self.tx.now + due, crate::batch::Event::Jobs(event));
    }

    /// An attempt runs from now on.
    pub(super) fn run(&mut self, which: Which) {
        let now = self.tx.now;
        if let Some(current) = self.partition.jobs.run_mut(which).and_then(|run| run.current.as_mut()) {
            current.started_at = Some(now);
        }
        self.partition.jobs.turn(which, JobStatus::Running, now);
    }

    /// For how long an attempt may run.
    pub(super) fn timeout(&self, which: Which) -> Option<Duration> {
        let timeout = self.partition.jobs.get(which.job)?.work.timeout()?.attempt_duration_seconds?;
        u64::try_from(timeout).ok().map(Duration::from_secs)
    }

    /// The containers of an attempt have ended by themselves.
    pub(super) fn ended(&mut self, which: Which, attempt: usize, end: End) {
        if self.goes_on(which, attempt, JobStatus::Running) {
            self.close(which, end, true);
        }
    }

    /// An attempt has run for as long as it may.
    pub(super) fn timed_out(&mut self, which: Which, attempt: usize) {
        if self.goes_on(which, attempt, JobStatus::Running) {
            self.stop(which, TIMED_OUT.into());
        }
    }

    /// Begins to stop an attempt. It has a while until it is killed; of those that are simulated none ends sooner.
    pub(super) fn stop(&mut self, which: Which, reason: Arc<str>) {
        let attempt = self.attempt(which);
        let current = self.partition.jobs.run_mut(which).and_then(|run| run.current.as_mut());
        if let Some(current) = current.filter(|current| current.stopping.is_none()) {
            current.stopping = Some(reason);
            if !self.wind_up(which, attempt) {
                self.after(&STOPPING, Event::Stopped(which, attempt));
            }
        }
    }

    /// An attempt that was being stopped has ended, or is made to.
    pub(super) fn stopped(&mut self, which: Which, attempt: usize) {
        self.abandon(which, attempt);
        let Some(run) = self.partition.jobs.run(which).filter(|run| run.attempt() == attempt) else { return };
        let Some(current) = &run.current else { return };
        let Some(reason) = current.stopping.clone() else { return };
        let exit_code = current.started_at.map(|_| KILLED);
        self.close(which, End { exit_code, status_reason: Some(reason), reason: None }, false);
    }

    /// Gives back what an attempt held, and decides what comes after it.
    pub(super) fn close(&mut self, which: Which, end: End, may_retry: bool) {
        let (now, attempt) = (self.tx.now, self.attempt(which));
        let held = self.partition.jobs.run(which).is_some_and(|run| is_held(run.status));
        let current = self.partition.jobs.run_mut(which).and_then(|run| run.current.take());
        let Some(current) = current.filter(|_| held) else { return };
        self.give_back(which.job, &current);
        self.wind_up(which, attempt);
        let succeeded = may_retry && end.exit_code == Some(0);
        let reason = end.status_reason.clone().unwrap_or_else(|| default_reason(&end));
        let end = End { status_reason: Some(Arc::clone(&reason)), ..end };
        let Some(job) = self.partition.jobs.get(which.job) else { return };
        let made = job.run(which.child).map_or(0, |run| run.attempts.len()) + 1;
        let may_retry = may_retry && u32::try_from(made).is_ok_and(|made| made < job.work.attempts());
        let again = may_retry && retry::retries(job.work.retry_strategy(), &end);
        let Current { task, started_at, .. } = *current;
        if let Some(run) = self.partition.jobs.run_mut(which) {
            run.attempts.push(Attempt { task, started_at, stopped_at: now, end });
        }
        if succeeded {
            self.end(which, JobStatus::Succeeded, Some(reason));
        } else if again {
            self.make_runnable(which);
        } else {
            self.end(which, JobStatus::Failed, Some(reason));
        }
    }

    fn give_back(&mut self, number: JobNumber, current: &Current) {
        let Some(job) = self.partition.jobs.get(number) else { return };
        let queue = Arc::clone(&job.queue);
        self.partition.scheduler.finished(&queue, &current.taken, self.tx.now);
        for held in &current.units {
            let resource = self.partition.consumable_resources.get_mut(&held.resource);
            // Units of a resource that was deleted meanwhile are ignored, even if there is another of its name.
            let Some(resource) = resource.filter(|resource| resource.number == held.number) else {
                continue;
            };
            resource.units.give_back(held.units);
            let stock = resource.stock();
            self.partition.jobs.meter.restocked(held.resource.as_str(), Some(stock), self.tx.now);
            self.partition.scheduler.units_came(&Arc::from(held.resource.as_str()));
        }
    }
}

/// unverified: the reason of a job none of whose containers has exited, where nobody gave one.
fn default_reason(end: &End) -> Arc<str> {
    if end.exit_code.is_some() { EXITED.into() } else { "Task failed to start".into() }
}

/// An attempt as rules know it.
fn described<'a>(
    account: AccountId,
    job: &'a Job,
    which: Which,
    attempt: usize,
    command: &'a [String],
) -> outcomes::Attempt<'a> {
    let definition = job.work.definition();
    outcomes::Attempt {
        account,
        job_name: &job.name,
        queue: &job.queue,
        definition: Some((&definition.job_definition_name, definition.revision)),
        array_index: which.child,
        node_index: None,
        attempt: u32::try_from(attempt).unwrap_or(u32::MAX),
        command,
    }
}

fn end(outcome: outcomes::Outcome) -> End {
    End {
        exit_code: outcome.exit_code,
        status_reason: outcome.status_reason.map(Into::into),
        reason: outcome.reason.map(Into::into),
    }
}

/// Whether a body holds something: what is to be ended before its queue is.
pub(super) fn parts(number: JobNumber, body: &Body) -> Vec<Which> {
    match body {
        Body::One(_) => vec![Which::whole(number)],
        Body::Array(array) => {
            let indexes = 0..u32::try_from(array.children.len()).unwrap_or(u32::MAX);
            indexes.map(|index| Which::child(number, index)).collect()
        }
    }
}
