//! Has stacks made, changed and removed by another server, if one is set.
//!
//! The machine itself makes none then. It keeps what is to be done in its state, and calls the contractor; the contractor
//! takes it by a command, has it done, watches it, and reports by further commands that it goes back and what it came to.
//! So, as with the [courier](crate::courier), whatever happens outside reaches the world as commands only.

mod following;

use std::sync::Arc;

use tokio::task::JoinSet;

use crate::{
    engine::Engine,
    kit::{Origin, Region, Scope, Transaction},
    outside::CloudFormation,
    servicecatalog::{
        self, RecordId, ServiceCatalog,
        delegated::{self, End, Failure},
    },
    sts,
};

/// How much is done at once.
const MOST_AT_ONCE: usize = 32;

/// Who has something done for one request.
#[derive(Clone, Debug)]
struct Attendant {
    engine: Arc<Engine>,
    server: CloudFormation,
    origin: Origin,
    ticket: RecordId,
}

/// Has done whatever the machine wants to be done to stacks, for as long as it lives.
pub async fn run(engine: Arc<Engine>, server: Option<CloudFormation>) {
    // A machine that simulates wants nothing.
    let Some(server) = server else { return };
    let anybody = sts::anybody(Region::default(), "".into());
    let mut tasks = JoinSet::new();
    loop {
        for scope in engine.read::<ServiceCatalog, _>(&anybody, |state, _| delegated::waiting(state)) {
            let room = MOST_AT_ONCE.saturating_sub(tasks.len());
            let origin = Origin::root(scope);
            for order in change(&engine, &origin, |state, tx| delegated::hand_out(state, tx, room)) {
                let (engine, server, origin) = (Arc::clone(&engine), server.clone(), origin.clone());
                let ticket = order.ticket.clone();
                tasks.spawn(Attendant { engine, server, origin, ticket }.attend(order));
            }
        }
        tokio::select! {
            () = engine.contractor_called() => {}
            Some(_) = tasks.join_next() => {}
        }
    }
}

impl Attendant {
    fn scope(&self) -> &Scope {
        &self.origin.scope
    }

    /// Whether anybody still wants to know.
    fn is_awaited(&self) -> bool {
        self.engine.read::<ServiceCatalog, _>(&self.origin, |state, _| {
            delegated::awaits(state, self.scope(), &self.ticket)
        })
    }

    fn tell_made(&self, arn: &Arc<str>) {
        change(&self.engine, &self.origin, |state, tx| delegated::note_made(state, tx, &self.ticket, arn));
    }

    fn tell_rolling_back(&self, reason: &str) {
        change(&self.engine, &self.origin, |state, tx| {
            delegated::note_rolling_back(state, tx, &self.ticket, reason);
        });
    }

    fn tell_ended(&self, end: End) {
        if let Err(Failure::Failed(why)) = &end.result {
            tracing::warn!(ticket = %self.ticket, why, "a stack elsewhere is not as it was asked for");
        }
        change(&self.engine, &self.origin, |state, tx| delegated::note_ended(state, tx, &self.ticket, end));
    }
}

/// A command that cannot fail.
fn change<T>(
    engine: &Engine,
    origin: &Origin,
    change: impl FnOnce(&mut servicecatalog::State, &mut Transaction<'_, servicecatalog::Event>) -> T,
) -> T {
    let result = engine
        .write::<ServiceCatalog, T, std::convert::Infallible>(origin, |state, tx| Ok(change(state, tx)));
    match result {
        Ok(done) => done,
        Err(never) => match never {},
    }
}
