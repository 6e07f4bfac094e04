//! Attempts whose containers run outside, as an [executor](crate::executor) sees to.
//!
//! What is to run there is kept under a [`Ticket`] until it has ended. The executor asks which accounts and regions
//! have something to start, takes it by a command ([`hand_out`]), and tells by others that it runs ([`note_started`]) and
//! how it ended ([`note_ended`]); so whatever happens outside reaches the world as commands only. What it is to do about
//! something that it has taken it reads off the world ([`wish`]): what is no longer here is nobody's any more.

use serde::Serialize;
use uuid::Uuid;

use super::{
    Event, STOPPING, environment,
    id::{JobId, Part},
    job::{End, Job, Which},
    progress::Progress,
};
use crate::{
    batch::{self, Partition, State},
    kit::{BatchExecutor, Exit, Launch, Scope, Transaction},
};

/// What runs outside: the container of an attempt, or that of one of its nodes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Ticket {
    which: Which,
    attempt: usize,
    /// Which node, of several.
    node: Option<u32>,
    /// Tells the attempt from others that had the same numbers before a reset.
    task: Uuid,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Phase {
    /// The executor has not taken it.
    Waiting,
    /// It is being started.
    Taken,
    /// It runs.
    Running,
    /// It was asked to stop.
    Stopping,
}

/// Something to start.
#[derive(Clone, Debug)]
pub struct Order {
    /// Under which it is reported.
    pub ticket: Ticket,
    /// The id of the job, the child or the node.
    pub job: String,
    /// Which attempt it is, counted from 1.
    pub attempt: u32,
    /// What to start.
    pub launch: Launch,
}

/// What the executor is to do about something that it has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Let it run.
    Run,
    /// Ask it to stop.
    Stop,
    /// Make it stop.
    Kill,
}

/// What there is outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnderWay {
    /// Nothing, and nothing waits to be started.
    Nothing,
    /// Something that runs, or is to.
    Running,
    /// Something that was asked to stop, beside whatever else there is.
    Stopping,
}

/// The accounts and regions that have something to start.
pub fn waiting_for_executor(state: &State) -> Vec<Scope> {
    let waits =
        |partition: &Partition| partition.jobs.executing.values().any(|phase| *phase == Phase::Waiting);
    state.iter().filter(|(_, partition)| waits(partition)).map(|(scope, _)| scope.clone()).collect()
}

/// Takes all that is to be started.
pub fn hand_out(state: &mut State, tx: &mut Transaction<'_, batch::Event>) -> Vec<Order> {
    let partition = state.at_mut(tx.scope());
    let mut waiting = Vec::new();
    for (ticket, phase) in &mut partition.jobs.executing {
        if *phase == Phase::Waiting {
            *phase = Phase::Taken;
            waiting.push(ticket.clone());
        }
    }
    waiting.into_iter().filter_map(|ticket| order(partition, ticket)).collect()
}

fn order(partition: &Partition, ticket: Ticket) -> Option<Order> {
    let job = partition.jobs.get(ticket.which.job)?;
    let mut environment = job.work.environment_of(ticket.node);
    environment.extend(environment::of(job, ticket.which, ticket.attempt, ticket.node, partition));
    Some(Order {
        job: ticket.id(job).to_string(),
        attempt: u32::try_from(ticket.attempt).unwrap_or(u32::MAX),
        launch: Launch { command: job.work.command_of(ticket.node), environment },
        ticket,
    })
}

/// Something runs that was handed out.
pub fn note_started(state: &mut State, tx: &mut Transaction<'_, batch::Event>, ticket: &Ticket) {
    progress(state, tx, |progress| progress.runs_outside(ticket));
}

/// Something has ended that was handed out. It counts for nothing if nobody waits for it any more.
pub fn note_ended(state: &mut State, tx: &mut Transaction<'_, batch::Event>, ticket: &Ticket, exit: Exit) {
    progress(state, tx, |progress| progress.ended_outside(ticket, exit));
}

fn progress(
    state: &mut State,
    tx: &mut Transaction<'_, batch::Event>,
    change: impl FnOnce(&mut Progress<'_, '_>),
) {
    let scope = tx.scope().clone();
    let (partition, outcomes) = state.parts(&scope);
    let mut progress = Progress::new(partition, outcomes, tx);
    change(&mut progress);
    progress.conclude();
}

/// What is to be done about something that was handed out and has not ended.
pub fn wish(state: &State, scope: &Scope, ticket: &Ticket) -> Wish {
    match state.at(scope).jobs.executing.get(ticket) {
        None => Wish::Kill,
        Some(Phase::Stopping) => Wish::Stop,
        Some(_) => Wish::Run,
    }
}

/// What there is outside, of all accounts and regions.
pub fn under_way(state: &State) -> UnderWay {
    let phases = || state.iter().flat_map(|(_, partition)| partition.jobs.executing.values());
    match phases().next() {
        None => UnderWay::Nothing,
        Some(_) if phases().any(|phase| *phase == Phase::Stopping) => UnderWay::Stopping,
        Some(_) => UnderWay::Running,
    }
}

/// Whether an event would cut something short that runs outside: what has to stop only if one is `patient`.
pub fn holds_back(state: &State, scope: &Scope, event: &batch::Event, patient: bool) -> bool {
    let (which, attempt, of_stopping) = match event {
        batch::Event::Jobs(Event::TimedOut(which, attempt)) => (*which, *attempt, false),
        batch::Event::Jobs(Event::Stopped(which, attempt)) if patient => (*which, *attempt, true),
        _ => return false,
    };
    let phases = state.at(scope).jobs.executing.range(Ticket::all(which, attempt)).map(|(_, phase)| *phase);
    phases.into_iter().any(|phase| (phase == Phase::Stopping) == of_stopping)
}

/// Whether there is a job, a child or a node with this id, in any account and region.
pub fn knows_job(state: &State, id: &str) -> bool {
    let Some(id) = JobId::parse(id) else { return false };
    state.iter().any(|(_, partition)| {
        let job = partition.jobs.number(&id.job).and_then(|number| partition.jobs.get(number));
        job.is_some_and(|job| match id.part {
            Part::Whole => true,
            Part::Child(index) => job.run(Some(index)).is_some(),
            Part::Node(node) => job.work.nodes().is_some_and(|nodes| node < nodes.count),
        })
    })
}

impl Ticket {
    /// All tickets that there can be of an attempt.
    fn all(which: Which, attempt: usize) -> std::ops::Range<Self> {
        let first = |attempt| Self { which, attempt, node: None, task: Uuid::nil() };
        first(attempt)..first(attempt + 1)
    }

    fn id(&self, job: &Job) -> JobId {
        let child = self.which.child.map_or(Part::Whole, Part::Child);
        JobId { job: job.id, part: self.node.map_or(child, Part::Node) }
    }
}

impl Progress<'_, '_> {
    /// Lets the containers of an attempt be started outside, if that is where they run; false if they do not.
    pub(super) fn order(&mut self, which: Which, attempt: usize) -> bool {
        if self.tx.settings.batch_executor == BatchExecutor::Simulate {
            return false;
        }
        let Some(job) = self.partition.jobs.get(which.job) else { return false };
        let Some(current) = job.run(which.child).and_then(|run| run.current.as_ref()) else { return false };
        let task = current.task.id;
        let nodes = match job.work.nodes() {
            Some(nodes) => (0..nodes.count).map(Some).collect(),
            None => vec![None],
        };
        for node in nodes {
            let ticket = Ticket { which, attempt, node, task };
            self.partition.jobs.executing.insert(ticket, Phase::Waiting);
        }
        self.tx.call_executor();
        true
    }

    /// Whether the attempt of a ticket is under way, and begins and ends with what has the ticket: of several nodes it
    /// does with the main one.
    fn leads(&self, ticket: &Ticket) -> bool {
        let Some(job) = self.partition.jobs.get(ticket.which.job) else { return false };
        let current = job.run(ticket.which.child).and_then(|run| run.current.as_ref());
        current.is_some_and(|current| current.task.id == ticket.task)
            && ticket.node == job.work.nodes().map(|nodes| nodes.main)
    }

    fn runs_outside(&mut self, ticket: &Ticket) {
        let Some(phase) = self.partition.jobs.executing.get_mut(ticket) else { return };
        if *phase == Phase::Taken {
            *phase = Phase::Running;
        }
        if self.leads(ticket) {
            self.run(ticket.which);
            if let Some(timeout) = self.timeout(ticket.which) {
                // Nobody waits for it: it comes true only if what runs does not end before.
                let event = Event::TimedOut(ticket.which, ticket.attempt);
                self.tx.ages_at(self.tx.now + timeout, batch::Event::Jobs(event));
            }
        }
    }

    fn ended_outside(&mut self, ticket: &Ticket, exit: Exit) {
        if self.partition.jobs.executing.remove(ticket).is_none() || !self.leads(ticket) {
            return;
        }
        let run = self.partition.jobs.run(ticket.which);
        let stopping = run.and_then(|run| run.current.as_ref()?.stopping.clone());
        let may_retry = stopping.is_none();
        let end = match exit {
            Exit::Code(code) => End { exit_code: Some(code), status_reason: stopping, reason: None },
            // As shells and container runtimes tell it.
            Exit::Signal(signal) => {
                End { exit_code: Some(128 + signal), status_reason: stopping, reason: None }
            }
            Exit::NotStarted(cause) => {
                let reason = Some(format!("CannotStartContainerError: {cause}").into());
                End { exit_code: None, status_reason: stopping, reason }
            }
        };
        self.close(ticket.which, end, may_retry);
    }

    /// Asks what there is outside of an attempt to stop, and gives it a while; false if there is nothing.
    pub(super) fn wind_up(&mut self, which: Which, attempt: usize) -> bool {
        let mut winds_up = false;
        for ticket in self.tickets(which, attempt) {
            match self.partition.jobs.executing.get_mut(&ticket) {
                Some(Phase::Waiting) => drop(self.partition.jobs.executing.remove(&ticket)),
                Some(phase) => {
                    *phase = Phase::Stopping;
                    winds_up = true;
                }
                None => {}
            }
        }
        if winds_up {
            self.tx.call_executor();
            // Real processes need real time to stop, however fast the world moves.
            let given = self.tx.settings.delays.get(STOPPING.name).copied();
            let due = self.tx.now + given.unwrap_or(STOPPING.real);
            self.tx.ages_at(due, batch::Event::Jobs(Event::Stopped(which, attempt)));
        }
        winds_up
    }

    /// Gives up on what has not stopped of an attempt: the executor kills it, and waits for it alone.
    pub(super) fn abandon(&mut self, which: Which, attempt: usize) {
        for ticket in self.tickets(which, attempt) {
            self.partition.jobs.executing.remove(&ticket);
            self.tx.call_executor();
        }
    }

    fn tickets(&self, which: Which, attempt: usize) -> Vec<Ticket> {
        let found = self.partition.jobs.executing.range(Ticket::all(which, attempt));
        found.map(|(ticket, _)| ticket.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
