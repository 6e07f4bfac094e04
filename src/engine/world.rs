//! All state, of all services.

use std::sync::Arc;

use serde::Serialize;

use super::{
    Timeline,
    calls::{Calls, Operator},
};
use crate::{
    api::Timestamp,
    batch::{
        self, Batch,
        executing::{self, UnderWay},
    },
    kit::{
        AccountId, BatchExecutor, Context, Delay, Ids, Origin, Pace, Scope, Service, Settings, Transaction,
    },
    servicecatalog::{self, ServiceCatalog},
    ssm::{self, Ssm},
    sts,
};

/// The delays of each service.
pub(super) const DELAYS: &[&[Delay]] = &[Ssm::DELAYS, Batch::DELAYS, ServiceCatalog::DELAYS];

/// Everything the machine knows.
#[expect(clippy::struct_excessive_bools, reason = "each says whether somebody else outside was called")]
#[derive(Debug, Serialize)]
pub struct World {
    ssm: ssm::State,
    batch: batch::State,
    servicecatalog: servicecatalog::State,
    /// The role sessions handed out.
    pub sts: sts::State,
    /// What will happen.
    pub timeline: Timeline<Event>,
    /// The time of the latest command or event; never goes back.
    pub now: Timestamp,
    /// How fast the world moves.
    pub pace: Pace,
    /// How many commands and events there were: with the seed it fixes the ids of the next one.
    steps: u64,
    /// Whether the courier was called since the engine looked last.
    #[serde(skip)]
    pub(super) courier_called: bool,
    /// Whether the executor was called since then.
    #[serde(skip)]
    pub(super) executor_called: bool,
    /// Whether the contractor was called since then.
    #[serde(skip)]
    pub(super) contractor_called: bool,
    /// Whether there are new errands since then.
    #[serde(skip)]
    pub(super) errand_called: bool,
    /// What services ask of each other.
    pub(super) calls: Calls,
    /// Who carries that out.
    #[serde(skip)]
    pub(super) operator: Option<Arc<dyn Operator>>,
}

/// An event of any service.
#[derive(Debug, Serialize)]
pub enum Event {
    /// Of SSM.
    Ssm(ssm::Event),
    /// Of Batch.
    Batch(batch::Event),
    /// Of Service Catalog.
    ServiceCatalog(servicecatalog::Event),
}

/// What has come of the attempt to let the next event happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It has happened.
    Happened,
    /// Before it comes what runs outside.
    Outside,
    /// There is no transition to come.
    Done,
}

/// Where the state of a service lives in the world.
pub trait Home<S: Service> {
    /// The state of the service.
    fn state(&self) -> &S::State;
    /// The state of the service, to change it.
    fn state_mut(&mut self) -> &mut S::State;
    /// An event of the service as an event of the world.
    fn event(event: S::Event) -> Event;
}

macro_rules! home {
    ($service:ident $field:ident) => {
        impl Home<$service> for World {
            fn state(&self) -> &<$service as Service>::State {
                &self.$field
            }

            fn state_mut(&mut self) -> &mut <$service as Service>::State {
                &mut self.$field
            }

            fn event(event: <$service as Service>::Event) -> Event {
                Event::$service(event)
            }
        }
    };
}
home!(Ssm ssm);
home!(Batch batch);
home!(ServiceCatalog servicecatalog);

impl World {
    pub(super) fn new(pace: Pace, now: Timestamp, operator: Option<Arc<dyn Operator>>) -> Self {
        Self {
            ssm: ssm::State::default(),
            batch: batch::State::default(),
            servicecatalog: servicecatalog::State::default(),
            sts: sts::State::default(),
            timeline: Timeline::default(),
            now,
            pace,
            steps: 0,
            courier_called: false,
            executor_called: false,
            contractor_called: false,
            errand_called: false,
            calls: Calls::default(),
            operator,
        }
    }

    /// Where the managed node with this id is, if there is one; for requests that such a node signs.
    pub fn home_of_node(&self, id: &str) -> Option<Scope> {
        ssm::home_of_node(&self.ssm, id)
    }

    /// How many commands and events there were.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    pub(crate) fn next_ids(&mut self, seed: u64) -> Ids {
        self.steps += 1;
        Ids::new(seed, self.steps)
    }

    /// Changes the state of a service. If `change` fails, nothing it asked for happens.
    ///
    /// # Errors
    /// That of `change`.
    pub(crate) fn transact<S: Service, T, E>(
        &mut self,
        context: Context<'_>,
        ids: Ids,
        change: impl FnOnce(&mut S::State, &mut Transaction<'_, S::Event>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        Self: Home<S>,
    {
        let mut transaction = Transaction::new(context, ids);
        let result = change(self.state_mut(), &mut transaction)?;
        self.conclude::<S>(transaction);
        Ok(result)
    }

    /// Ends a change that succeeded: lets what follows from it happen, and lets come true what it has asked for beside
    /// its own state.
    fn conclude<S: Service>(&mut self, mut transaction: Transaction<'_, S::Event>)
    where
        Self: Home<S>,
    {
        S::conclude(self.state_mut(), &mut transaction);
        let origin = transaction.origin;
        let effects = transaction.into_effects();
        self.courier_called |= effects.courier_called;
        self.executor_called |= effects.executor_called;
        self.contractor_called |= effects.contractor_called;
        for (key, session) in effects.sessions {
            self.sts.remember(key, session, self.now);
        }
        for (due, kind, event) in effects.scheduled {
            self.timeline.push(due, origin.scope.clone(), kind, Self::event(event));
        }
        for (place, call, event) in effects.calls {
            self.calls.ask(&origin.scope, place, call, Self::event(event));
        }
    }

    /// Lets everything happen that is due by `target`, each at its time.
    pub(super) fn run_until(&mut self, target: Timestamp, settings: &Settings) {
        while let Some((due, scope, event)) = self.timeline.pop_due(target) {
            self.happen(due, scope, event, settings);
        }
    }

    /// Lets the first event happen, whenever it is due, if there are transitions to come.
    ///
    /// What runs outside goes by a time of its own, so it is not cut short: the limit of how long it may run does not
    /// happen before it has ended, and neither does that of how long it may take to stop, if one is `patient`.
    pub(super) fn run_next(&mut self, settings: &Settings, patient: bool) -> Next {
        let outside = match settings.batch_executor {
            BatchExecutor::Simulate => UnderWay::Nothing,
            BatchExecutor::Process => executing::under_way(&self.batch),
        };
        if self.calls.has_errands() {
            return Next::Outside;
        }
        let is_delegating = settings.delegates_stacks && servicecatalog::is_delegating(&self.servicecatalog);
        let is_idle = outside == UnderWay::Nothing && !is_delegating;
        let idle = if is_idle { Next::Done } else { Next::Outside };
        let cuts_short = outside == UnderWay::Stopping && !patient;
        if !self.timeline.has_transitions() && !cuts_short {
            return idle;
        }
        if let Some((scope, Event::Batch(event))) = self.timeline.first()
            && executing::holds_back(&self.batch, scope, event, patient)
        {
            return Next::Outside;
        }
        let Some((due, scope, event)) = self.timeline.pop_due(Timestamp::from_millis(i64::MAX)) else {
            return idle;
        };
        self.happen(due, scope, event, settings);
        Next::Happened
    }

    fn happen(&mut self, due: Timestamp, scope: Scope, event: Event, settings: &Settings) {
        self.now = self.now.max(due);
        self.apply_event(scope, event, settings);
        self.carry_out_calls(settings);
    }

    /// Lets an event happen now, without what it asks of other services.
    pub(super) fn apply_event(&mut self, scope: Scope, event: Event, settings: &Settings) {
        let ids = self.next_ids(settings.seed);
        let origin = Origin::root(scope);
        let context = Context { origin: &origin, now: self.now, settings, pace: self.pace };
        match event {
            Event::Ssm(event) => self.apply::<Ssm>(event, context, ids),
            Event::Batch(event) => self.apply::<Batch>(event, context, ids),
            Event::ServiceCatalog(event) => self.apply::<ServiceCatalog>(event, context, ids),
        }
    }

    fn apply<S: Service>(&mut self, event: S::Event, context: Context<'_>, ids: Ids)
    where
        Self: Home<S>,
    {
        let mut transaction = Transaction::new(context, ids);
        S::apply(self.state_mut(), event, &mut transaction);
        self.conclude::<S>(transaction);
    }

    pub(super) fn reset(&mut self, account: Option<AccountId>) {
        Ssm::reset(&mut self.ssm, account);
        Batch::reset(&mut self.batch, account);
        ServiceCatalog::reset(&mut self.servicecatalog, account);
        self.sts.reset(account);
        self.timeline.reset(account);
        self.calls.reset(account);
        // What ran on behalf of what is forgotten is to stop.
        self.executor_called = true;
    }
}
