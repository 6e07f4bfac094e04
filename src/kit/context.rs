//! What a service function knows of its call, and what it may do beside changing its state.

use std::{collections::BTreeMap, ops::Deref, sync::Arc, time::Duration};

use serde::Serialize;

use super::{Caller, Delay, Ids, InnerCall, Pace, Scope, Session};
use crate::api::Timestamp;

/// What runs the attempts of Batch's jobs.
///
/// ```
/// use stockroom::{BatchExecutor, Stockroom};
///
/// let stockroom = Stockroom::builder().batch_executor(BatchExecutor::Process).start_blocking();
/// assert_ne!(stockroom.engine().settings().batch_executor, BatchExecutor::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, clap::ValueEnum)]
pub enum BatchExecutor {
    /// Nothing: what they come to is told by rules and by their commands.
    #[default]
    Simulate,
    /// Somebody outside runs their commands as processes of this machine.
    Process,
}

/// Which launch paths Service Catalog's callers have.
///
/// ```
/// use stockroom::{LaunchPaths, Stockroom};
///
/// let stockroom = Stockroom::builder().launch_paths(LaunchPaths::Open).start_blocking();
/// assert_ne!(stockroom.engine().settings().launch_paths, LaunchPaths::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, clap::ValueEnum)]
pub enum LaunchPaths {
    /// As in AWS: those through portfolios that the caller is associated with.
    #[default]
    Strict,
    /// Those through every portfolio of the account, whoever asks.
    Open,
}

/// How the machine is set up. Part of its inputs: two machines with equal settings and commands are equal.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Settings {
    /// Fixes every id the machine draws.
    pub seed: u64,
    /// How fast the world moves at first.
    pub pace: Pace,
    /// When the world's time begins; now, unless given.
    pub start: Option<Timestamp>,
    /// Delays set by name.
    pub delays: BTreeMap<String, Duration>,
    /// SSM: refuse node ids that were never registered, even well-formed `i-` ids.
    pub strict_nodes: bool,
    /// SSM: somebody outside carries objects to S3, so resource data syncs can wait for that.
    pub reaches_s3: bool,
    /// Service Catalog: somebody outside has stacks made by another server, so nothing of them is simulated.
    pub delegates_stacks: bool,
    /// Batch: what runs the attempts of jobs.
    pub batch_executor: BatchExecutor,
    /// Batch: refuse a repeated `clientToken`, as the older API reference has it, instead of answering it once more.
    pub reject_repeated_tokens: bool,
    /// Service Catalog: whether a launch path takes an association of the caller.
    pub launch_paths: LaunchPaths,
}

/// Who made a call, where, and under which request id.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Origin {
    /// The account and region.
    pub scope: Scope,
    /// The caller.
    pub caller: Caller,
    /// The request id that the answer will carry; some of Batch's sentences repeat it.
    pub request_id: Arc<str>,
}

impl Origin {
    /// An account itself, as the origin of what nobody asked for at the moment.
    pub fn root(scope: Scope) -> Self {
        let root = scope.global_arn("iam", "root").to_string();
        let caller = Caller { id: scope.account.as_str().into(), arn: root.into(), role: None };
        Self { scope, caller, request_id: "".into() }
    }
}

/// What a service function knows of its call.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who made it.
    pub origin: &'a Origin,
    /// When it happens.
    pub now: Timestamp,
    /// How the machine is set up.
    pub settings: &'a Settings,
    /// How fast the world moves now.
    pub pace: Pace,
}

impl Context<'_> {
    /// The account and region of the call.
    pub fn scope(&self) -> &Scope {
        &self.origin.scope
    }

    /// How long `delay` is in this world.
    pub fn length_of(&self, delay: &Delay) -> Duration {
        self.settings.delays.get(delay.name).copied().unwrap_or_else(|| delay.at(self.pace))
    }
}

/// Whether somebody waits for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum EventKind {
    /// Work that a request has begun, and that a client waits for.
    Transition,
    /// What time does by itself: things grow old, expire, fall silent. Nobody waits for it, so settling does not either.
    Ageing,
}

/// When an event is due, and what it is.
pub type Due<E> = (Timestamp, EventKind, E);

/// What a change asks for beside changing its own state.
#[derive(Debug)]
pub struct Effects<E> {
    /// What is to happen, in order.
    pub scheduled: Vec<Due<E>>,
    /// The keys handed out, by access key id, with the role sessions they act as.
    pub sessions: Vec<(String, Session)>,
    /// Whether there is something for the [courier](crate::courier) to carry.
    pub courier_called: bool,
    /// Whether there is something for the [executor](crate::executor) to start or to stop.
    pub executor_called: bool,
    /// Whether there is something for the [contractor](crate::contractor) to have made.
    pub contractor_called: bool,
    /// The calls to be made, each with where that is and the event that its answer becomes.
    pub calls: Vec<(Scope, InnerCall, E)>,
}

/// A change under way: the context, ids to draw, events to schedule, and sessions to open. None of that happens if the
/// change fails.
#[derive(Debug)]
pub struct Transaction<'a, E> {
    context: Context<'a>,
    ids: Ids,
    effects: Effects<E>,
}

impl<'a, E> Transaction<'a, E> {
    /// A change that has scheduled nothing yet.
    pub fn new(context: Context<'a>, ids: Ids) -> Self {
        let effects = Effects {
            scheduled: Vec::new(),
            sessions: Vec::new(),
            courier_called: false,
            executor_called: false,
            contractor_called: false,
            calls: Vec::new(),
        };
        Self { context, ids, effects }
    }

    /// The ids of this change.
    pub fn ids(&mut self) -> &mut Ids {
        &mut self.ids
    }

    /// Lets `event` happen when `delay` has passed.
    pub fn after(&mut self, delay: &Delay, event: E) {
        self.at(self.context.now + self.context.length_of(delay), event);
    }

    /// Lets `event` happen at `due`, or as soon as this change is done if that has passed.
    pub fn at(&mut self, due: Timestamp, event: E) {
        self.effects.scheduled.push((due.max(self.context.now), EventKind::Transition, event));
    }

    /// Lets `event` happen at `due`, as something that time does by itself: settling the clock does not wait for it.
    pub fn ages_at(&mut self, due: Timestamp, event: E) {
        self.effects.scheduled.push((due.max(self.context.now), EventKind::Ageing, event));
    }

    /// Lets requests with this access key id act as a role session from now on.
    pub fn open_session(&mut self, access_key_id: String, session: Session) {
        self.effects.sessions.push((access_key_id, session));
    }

    /// Tells the [courier](crate::courier) that there is something to carry.
    pub fn call_courier(&mut self) {
        self.effects.courier_called = true;
    }

    /// Tells the [executor](crate::executor) that there is something to start or to stop.
    pub fn call_executor(&mut self) {
        self.effects.executor_called = true;
    }

    /// Tells the [contractor](crate::contractor) that there is a stack to have made, changed or removed.
    pub fn call_contractor(&mut self) {
        self.effects.contractor_called = true;
    }

    /// Lets a call be made in this account and region as soon as this change is done. With its
    /// [answer](super::Service::answered), `event` happens.
    pub fn call(&mut self, place: Scope, call: InnerCall, event: E) {
        self.effects.calls.push((place, call, event));
    }

    /// What was asked for.
    pub fn into_effects(self) -> Effects<E> {
        self.effects
    }
}

impl<'a, E> Deref for Transaction<'a, E> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        &self.context
    }
}
