//! The only reader of the wall clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use parking_lot::RwLock;
use tokio::sync::Notify;

use crate::api::Timestamp;

/// The time in the world: the wall clock plus what it was moved by, or a time that stands still.
#[derive(Debug)]
pub struct Clock {
    state: RwLock<State>,
    changed: Notify,
}

/// Times in milliseconds.
#[derive(Clone, Copy, Debug)]
enum State {
    Running { ahead: i64 },
    Held { at: i64 },
}

impl State {
    fn now(self) -> i64 {
        match self {
            Self::Running { ahead } => wall().saturating_add(ahead),
            Self::Held { at } => at,
        }
    }
}

impl Clock {
    /// A clock that shows the wall clock's time and runs, or stands still there.
    pub fn new(held: bool) -> Self {
        let state = if held { State::Held { at: wall() } } else { State::Running { ahead: 0 } };
        Self { state: RwLock::new(state), changed: Notify::new() }
    }

    /// The time in the world.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.state.read().now())
    }

    /// Moves the clock to `time`.
    pub fn set(&self, time: Timestamp) {
        match &mut *self.state.write() {
            State::Running { ahead } => *ahead = time.as_millis().saturating_sub(wall()),
            State::Held { at } => *at = time.as_millis(),
        }
        self.changed.notify_one();
    }

    /// Stops the clock, or lets it run on from where it stands.
    pub fn hold(&self, hold: bool) {
        let mut state = self.state.write();
        let now = state.now();
        *state =
            if hold { State::Held { at: now } } else { State::Running { ahead: now.saturating_sub(wall()) } };
        drop(state);
        self.changed.notify_one();
    }

    /// How long to wait for `due`, in milliseconds after the epoch; nothing while the clock stands still.
    pub fn until(&self, due: Timestamp) -> Option<Duration> {
        match *self.state.read() {
            State::Held { .. } => None,
            running @ State::Running { .. } => {
                let wait = due.as_millis().saturating_sub(running.now()).max(0);
                Some(Duration::from_millis(wait.unsigned_abs()))
            }
        }
    }

    /// Waits until the clock was moved, stopped or started.
    pub async fn changed(&self) {
        self.changed.notified().await;
    }
}

/// The time outside the world, for what others judge by their own clocks.
pub fn wall_clock() -> Timestamp {
    Timestamp::from_millis(wall())
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the wall clock")]
fn wall() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_clock_stands_still_until_it_is_set() {
        let clock = Clock::new(true);
        let start = clock.now();
        assert_eq!(clock.until(start + Duration::from_secs(1)), None);
        clock.set(start + Duration::from_secs(5));
        assert_eq!(clock.now(), start + Duration::from_secs(5));
        clock.hold(false);
        assert!(clock.now() >= start + Duration::from_secs(5), "it runs on from where it stood");
        assert!(clock.until(start + Duration::from_secs(3600)).is_some());
    }
}
