//! What services ask of each other: calls that are carried out right after the change that asks for them, under the same
//! lock, as requests from outside would be; or, where something must be fetched first, errands that somebody outside runs.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt::Debug,
};

use serde::Serialize;

use super::{Engine, Event, World};
use crate::{
    batch::Batch,
    kit::{AccountId, Answered, InnerCall, Origin, Refused, Scope, Service, Settings},
    servicecatalog::ServiceCatalog,
    ssm::Ssm,
};

/// Who carries out calls: knows every operation of every service.
pub trait Operator: Debug + Send + Sync {
    /// Makes a call from within the world; none if something has to be fetched from outside first.
    fn carry_out(
        &self,
        world: &mut World,
        settings: &Settings,
        origin: Origin,
        call: &InnerCall,
    ) -> Option<Answered>;
}

/// A call that somebody outside is to make.
#[derive(Clone, Debug)]
pub struct Errand {
    /// Its number.
    pub number: u64,
    /// Who makes it.
    pub origin: Origin,
    /// The call.
    pub call: InnerCall,
}

/// The calls that are not answered yet.
#[derive(Debug, Default, Serialize)]
pub(super) struct Calls {
    /// Those to be made next; none between commands.
    queue: VecDeque<Asked>,
    /// Those that somebody outside makes, by number.
    errands: BTreeMap<u64, Asked>,
    /// How many of those there were.
    count: u64,
}

/// A call, and the event that its answer becomes.
#[derive(Debug, Serialize)]
struct Asked {
    /// Where the event happens.
    scope: Scope,
    /// Where the call is made.
    place: Scope,
    call: InnerCall,
    event: Event,
}

impl Calls {
    /// Takes a call on.
    pub(super) fn ask(&mut self, scope: &Scope, place: Scope, call: InnerCall, event: Event) {
        self.queue.push_back(Asked { scope: scope.clone(), place, call, event });
    }

    /// Whether somebody outside is still to make a call.
    pub(super) fn has_errands(&self) -> bool {
        !self.errands.is_empty()
    }

    /// Whether somebody waits for this errand.
    fn awaits(&self, number: u64) -> bool {
        self.errands.contains_key(&number)
    }

    /// Drops the calls of `account`, or of all accounts.
    pub(super) fn reset(&mut self, account: Option<AccountId>) {
        self.errands.retain(|_, asked| account.is_some_and(|account| asked.scope.account != account));
    }
}

impl World {
    /// Makes all calls that were asked for, in order, and lets their answers happen.
    pub(super) fn carry_out_calls(&mut self, settings: &Settings) {
        while let Some(asked) = self.calls.queue.pop_front() {
            let request_id = self.next_ids(settings.seed).uuid().to_string().into();
            let (scope, caller) = (asked.place.clone(), asked.call.caller.clone());
            let origin = Origin { scope, caller, request_id };
            let answer = match self.operator.clone() {
                Some(operator) => operator.carry_out(self, settings, origin, &asked.call),
                None => Some(Answered::Refused(nobody())),
            };
            if let Some(answer) = answer {
                self.answer(asked, answer, settings);
            } else {
                self.calls.count += 1;
                self.calls.errands.insert(self.calls.count, asked);
                self.errand_called = true;
            }
        }
    }

    /// Whether somebody still waits for what this errand brings.
    pub(crate) fn awaits_errand(&self, number: u64) -> bool {
        self.calls.awaits(number)
    }

    fn answer(&mut self, asked: Asked, answer: Answered, settings: &Settings) {
        let event = match asked.event {
            Event::Ssm(event) => Event::Ssm(Ssm::answered(event, answer)),
            Event::Batch(event) => Event::Batch(Batch::answered(event, answer)),
            Event::ServiceCatalog(event) => Event::ServiceCatalog(ServiceCatalog::answered(event, answer)),
        };
        self.apply_event(asked.scope, event, settings);
    }
}

impl Engine {
    /// The first errand that nobody has run yet.
    pub fn next_errand(&self) -> Option<Errand> {
        let world = self.world.read();
        let (number, Asked { place, call, .. }) = world.calls.errands.first_key_value()?;
        let (number, scope, caller) = (*number, place.clone(), call.caller.clone());
        let request_id = format!("errand-{number}").into();
        Some(Errand { number, origin: Origin { scope, caller, request_id }, call: call.clone() })
    }

    /// Ends an errand with what came of it. Nothing happens if nobody waits for it any more.
    pub fn end_errand(&self, number: u64, answer: Answered) {
        let now = self.clock.now();
        let mut world = self.caught_up(now);
        let Some(asked) = world.calls.errands.remove(&number) else { return };
        world.answer(asked, answer, &self.settings);
        world.carry_out_calls(&self.settings);
        self.publish(&mut world);
    }

    /// Waits until there is a new errand; returns at once if there was one since the last wait.
    pub async fn errand_called(&self) {
        self.errand_called.notified().await;
    }
}

/// The answer where nobody carries out calls.
fn nobody() -> Refused {
    let message = "This machine was built without operations.".into();
    Refused { status: 501, code: "NotImplementedException".into(), message, request_id: "".into() }
}
