//! The deterministic machine: one world, one order of commands, one timeline, one clock.
//!
//! Everything that changes the world passes through [`Engine::write`], [`Engine::change`] or the timeline, under one
//! lock, stamped with its time and seed. So two engines with equal settings that take equal commands at equal times
//! hold equal worlds.

mod calls;
mod clock;
mod settling;
#[cfg(test)]
mod tests;
mod timeline;
mod world;

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use parking_lot::{RwLock, RwLockWriteGuard};
use tokio::sync::Notify;

pub use calls::{Errand, Operator};
pub use clock::{Clock, wall_clock};
pub use settling::{Settling, Unsettled};
pub use timeline::Timeline;
use world::Next;
pub use world::{Event, Home, World};

use crate::{
    api::Timestamp,
    kit::{AccountId, Context, Delay, Ids, Origin, Pace, Service, Settings, Transaction},
};

/// The longest span the clock can be moved by in one step: a hundred years.
pub const LONGEST_ADVANCE: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// The most events that settling runs where nobody says otherwise, so that work that makes more work for ever ends.
pub const MOST_EVENTS: usize = 10_000_000;

/// The named delays of all services.
pub fn delays() -> impl Iterator<Item = &'static Delay> {
    world::DELAYS.iter().copied().flatten()
}

/// The machine. Cheap to share; every method may be called from any thread.
#[derive(Debug)]
pub struct Engine {
    world: RwLock<World>,
    clock: Clock,
    settings: Settings,
    /// When the next event is due, in milliseconds; `i64::MAX` if none is. Lets readers see without a lock that there is nothing to do.
    next_due: AtomicI64,
    /// Wakes the background task when the next event has become an earlier one.
    earlier: Notify,
    /// Wakes the courier when it was called.
    courier_called: Notify,
    /// Wakes the executor when it was called.
    executor_called: Notify,
    /// Wakes the contractor when it was called.
    contractor_called: Notify,
    /// Wakes whoever runs errands when there is a new one.
    errand_called: Notify,
}

impl Engine {
    /// A machine with an empty world in which services cannot call each other.
    pub fn new(settings: Settings) -> Arc<Self> {
        Self::with_operator(settings, None)
    }

    /// A machine with an empty world, and who carries out the calls of its services.
    pub fn with_operator(settings: Settings, operator: Option<Arc<dyn Operator>>) -> Arc<Self> {
        let clock = Clock::new(settings.pace == Pace::Manual);
        if let Some(start) = settings.start {
            clock.set(start);
        }
        Arc::new(Self {
            world: RwLock::new(World::new(settings.pace, clock.now(), operator)),
            clock,
            settings,
            next_due: AtomicI64::new(i64::MAX),
            earlier: Notify::new(),
            courier_called: Notify::new(),
            executor_called: Notify::new(),
            contractor_called: Notify::new(),
            errand_called: Notify::new(),
        })
    }

    /// How the machine was set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The time in the world.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// How fast the world moves now.
    pub fn pace(&self) -> Pace {
        self.world.read().pace
    }

    /// Looks at the state of a service.
    pub fn read<S: Service, T>(&self, origin: &Origin, look: impl FnOnce(&S::State, &Context<'_>) -> T) -> T
    where
        World: Home<S>,
    {
        self.look(origin, |world, context| look(world.state(), context))
    }

    /// Looks at the whole world.
    pub fn look<T>(&self, origin: &Origin, look: impl FnOnce(&World, &Context<'_>) -> T) -> T {
        let now = self.clock.now();
        if self.next_due.load(Ordering::Acquire) <= now.as_millis() {
            self.catch_up(now);
        }
        let world = self.world.read();
        let context = Context { origin, now: now.max(world.now), settings: &self.settings, pace: world.pace };
        look(&world, &context)
    }

    /// Changes the state of a service. If `change` fails, nothing it scheduled happens.
    pub fn write<S: Service, T, E>(
        &self,
        origin: &Origin,
        change: impl FnOnce(&mut S::State, &mut Transaction<'_, S::Event>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        World: Home<S>,
    {
        self.change(origin, |world, context, ids| world.transact::<S, T, E>(context, ids, change))
    }

    /// Changes the world.
    pub fn change<T>(&self, origin: &Origin, change: impl FnOnce(&mut World, Context<'_>, Ids) -> T) -> T {
        let mut world = self.caught_up(self.clock.now());
        let ids = world.next_ids(self.settings.seed);
        let context = Context { origin, now: world.now, settings: &self.settings, pace: world.pace };
        let result = change(&mut world, context, ids);
        world.carry_out_calls(&self.settings);
        self.publish(&mut world);
        result
    }

    /// Lets everything happen that is due by now.
    pub fn catch_up(&self, now: Timestamp) {
        drop(self.caught_up(now));
    }

    fn caught_up(&self, now: Timestamp) -> RwLockWriteGuard<'_, World> {
        let mut world = self.world.write();
        if self.next_due.load(Ordering::Acquire) <= now.as_millis() {
            world.run_until(now, &self.settings);
            self.publish(&mut world);
        }
        world.now = world.now.max(now);
        world
    }

    fn publish(&self, world: &mut World) {
        if std::mem::take(&mut world.courier_called) {
            self.courier_called.notify_one();
        }
        if std::mem::take(&mut world.executor_called) {
            self.executor_called.notify_one();
        }
        if std::mem::take(&mut world.contractor_called) {
            self.contractor_called.notify_one();
        }
        if std::mem::take(&mut world.errand_called) {
            self.errand_called.notify_one();
        }
        let due = world.timeline.next_due().map_or(i64::MAX, Timestamp::as_millis);
        if self.next_due.swap(due, Ordering::AcqRel) > due {
            self.earlier.notify_one();
        }
    }

    /// Waits until the courier is called; returns at once if it was since the last wait.
    pub async fn courier_called(&self) {
        self.courier_called.notified().await;
    }

    /// Waits until the executor is called; returns at once if it was since the last wait.
    pub async fn executor_called(&self) {
        self.executor_called.notified().await;
    }

    /// Waits until the contractor is called; returns at once if it was since the last wait.
    pub async fn contractor_called(&self) {
        self.contractor_called.notified().await;
    }

    /// Moves the clock on by `span`, at most [`LONGEST_ADVANCE`], and lets everything happen that becomes due on the
    /// way, each at its time. Returns the new time.
    pub fn advance(&self, span: Duration) -> Timestamp {
        let mut world = self.world.write();
        let target = self.clock.now().max(world.now) + span.min(LONGEST_ADVANCE);
        world.run_until(target, &self.settings);
        self.clock.set(target);
        world.now = target;
        self.publish(&mut world);
        target
    }

    /// Moves the clock to the last transition there is, and lets everything happen on the way; returns the new time.
    /// What only time does (see [`EventKind::Ageing`](crate::kit::EventKind)) is not waited for, nor is what runs outside:
    /// for that there is [`Settling`]. What repeats for ever would never settle, so at most `most` events are run; false
    /// if that was not enough.
    pub fn settle(&self, most: usize) -> (Timestamp, bool) {
        let (now, next) = self.settle_up(most, false);
        (now, next != Next::Happened)
    }

    /// Does the same as far as what runs outside allows, and tells what has come of the last event.
    fn settle_up(&self, most: usize, patient: bool) -> (Timestamp, Next) {
        let mut world = self.world.write();
        world.now = world.now.max(self.clock.now());
        let mut next = Next::Happened;
        for _ in 0..most {
            next = world.run_next(&self.settings, patient);
            if next != Next::Happened {
                break;
            }
        }
        let now = world.now;
        if now > self.clock.now() {
            self.clock.set(now);
        }
        self.publish(&mut world);
        (now, next)
    }

    /// Changes how fast the world moves; what is already scheduled keeps its time.
    pub fn set_pace(&self, pace: Pace) {
        let mut world = self.caught_up(self.clock.now());
        world.pace = pace;
        self.clock.hold(pace == Pace::Manual);
    }

    /// Forgets everything of `account`, or of all accounts.
    pub fn reset(&self, account: Option<AccountId>) {
        let mut world = self.caught_up(self.clock.now());
        world.reset(account);
        self.publish(&mut world);
    }

    /// Lets things happen when they are due, for as long as the machine lives.
    pub async fn run(self: Arc<Self>) {
        loop {
            let due = self.next_due.load(Ordering::Acquire);
            let now = self.clock.now().as_millis();
            if due <= now {
                self.catch_up(Timestamp::from_millis(now));
                continue;
            }
            let wait = self.clock.until(Timestamp::from_millis(due));
            tokio::select! {
                () = self.earlier.notified() => {}
                () = self.clock.changed() => {}
                () = sleep(wait) => {}
            }
        }
    }

    /// The world in JSON, for comparing worlds.
    ///
    /// # Errors
    /// If the world has no JSON form, which would be a defect.
    // Only tests compare worlds: what is inlined is compiled where it is called, and costs the program nothing.
    #[inline]
    pub fn to_json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(&*self.world.read())
    }
}

async fn sleep(wait: Option<Duration>) {
    match wait {
        // Waking once an hour costs nothing and keeps far away times within what timers can hold.
        Some(wait) => tokio::time::sleep(wait.min(Duration::from_secs(3600))).await,
        None => std::future::pending().await,
    }
}
