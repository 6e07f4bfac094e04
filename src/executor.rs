//! Runs what jobs are to do outside the machine, if an [executor](crate::kit::Execute) is set.
//!
//! The machine itself starts nothing. It keeps what is to be started in its state, and calls the executor; the executor
//! takes it by a command, starts it, and reports by further commands that it runs, and how it has ended. What is to
//! stop it reads off the state. So, as with the [courier](crate::courier), whatever happens outside reaches the world
//! as commands only.

mod logs;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use tokio::{sync::watch, task::JoinSet};

pub use logs::{Attempt, Line, Logs};

use crate::{
    batch::{
        self, Batch,
        executing::{self, Order, Ticket, Wish},
    },
    engine::Engine,
    kit::{Execute, Origin, Output, Outside, Region, Running, Scope, Stop, Transaction},
    sts,
};

/// What was started and has not ended: what the machine wishes of it.
type UnderWay = BTreeMap<(Scope, Ticket), watch::Sender<Wish>>;

/// What is done for each of the things that are started.
#[derive(Clone)]
struct Attendant {
    engine: Arc<Engine>,
    execute: Arc<dyn Execute>,
    logs: Arc<Logs>,
    /// Where the emulator can be reached.
    address: SocketAddr,
}

/// Starts and stops what the machine wishes, for as long as it lives; what then still runs is killed. The emulator
/// can be reached at `address`.
pub async fn run(engine: Arc<Engine>, outside: Outside, logs: Arc<Logs>, address: SocketAddr) {
    // Nothing is ever to be started by a machine that simulates.
    let Some(execute) = outside.executor().map(Arc::clone) else { return };
    let attendant = Attendant { engine: Arc::clone(&engine), execute, logs, address };
    let anybody = sts::anybody(Region::default(), "".into());
    let (mut tasks, mut under_way) = (JoinSet::new(), UnderWay::new());
    loop {
        for scope in engine.read::<Batch, _>(&anybody, |state, _| executing::waiting_for_executor(state)) {
            let origin = Origin::root(scope.clone());
            for order in change(&engine, &origin, executing::hand_out) {
                let (wish, wishes) = watch::channel(Wish::Run);
                under_way.insert((scope.clone(), order.ticket.clone()), wish);
                tasks.spawn(attendant.clone().attend(origin.clone(), order, wishes));
            }
        }
        engine.read::<Batch, _>(&anybody, |state, _| {
            for ((scope, ticket), wish) in &under_way {
                let new = executing::wish(state, scope, ticket);
                wish.send_if_modified(|old| std::mem::replace(old, new) != new);
            }
        });
        tokio::select! {
            () = engine.executor_called() => {}
            Some(done) = tasks.join_next() => {
                if let Ok(key) = done {
                    under_way.remove(&key);
                }
            }
        }
    }
}

impl Attendant {
    /// Sees to something from its start to its end.
    async fn attend(self, origin: Origin, order: Order, wishes: watch::Receiver<Wish>) -> (Scope, Ticket) {
        let Order { ticket, job, attempt, mut launch } = order;
        let mut environment = self.environment(&origin.scope);
        environment.append(&mut launch.environment);
        launch.environment = environment;
        let output = self.output(job, attempt);
        let exit = match self.execute.start(launch, output).await {
            Ok(running) => {
                change(&self.engine, &origin, |state, tx| executing::note_started(state, tx, &ticket));
                watch_over(running, wishes).await
            }
            Err(cause) => crate::kit::Exit::NotStarted(cause),
        };
        change(&self.engine, &origin, |state, tx| executing::note_ended(state, tx, &ticket, exit));
        (origin.scope, ticket)
    }

    /// What everything finds in its environment, so that what it asks of AWS reaches its own account and region here,
    /// and never AWS itself.
    fn environment(&self, scope: &Scope) -> Vec<(String, String)> {
        let variables = [
            ("AWS_ENDPOINT_URL", format!("http://{}", self.address)),
            ("AWS_REGION", scope.region.to_string()),
            ("AWS_DEFAULT_REGION", scope.region.to_string()),
            ("AWS_ACCESS_KEY_ID", scope.account.to_string()),
            ("AWS_SECRET_ACCESS_KEY", "stockroom".to_owned()),
        ];
        variables.map(|(name, value)| (name.to_owned(), value)).into()
    }

    fn output(&self, job: String, attempt: u32) -> Output {
        let (engine, logs) = (Arc::clone(&self.engine), Arc::clone(&self.logs));
        logs.open(&job, attempt);
        Arc::new(move |stream, text| {
            let line = Line { at: engine.now(), stream, text: String::from_utf8_lossy(text).into() };
            logs.add(&job, attempt, line);
        })
    }
}

/// Waits for the end of something, and lets it know what the machine wishes.
async fn watch_over(mut running: Running, mut wishes: watch::Receiver<Wish>) -> crate::kit::Exit {
    loop {
        tokio::select! {
            exit = &mut running.ended => return exit,
            Ok(()) = wishes.changed() => {
                let wish = *wishes.borrow();
                match wish {
                    Wish::Run => {}
                    Wish::Stop => (running.stop)(Stop::Terminate),
                    Wish::Kill => (running.stop)(Stop::Kill),
                }
            }
        }
    }
}

/// A command that cannot fail.
fn change<T>(
    engine: &Engine,
    origin: &Origin,
    change: impl FnOnce(&mut batch::State, &mut Transaction<'_, batch::Event>) -> T,
) -> T {
    let result =
        engine.write::<Batch, T, std::convert::Infallible>(origin, |state, tx| Ok(change(state, tx)));
    match result {
        Ok(done) => done,
        Err(never) => match never {},
    }
}
