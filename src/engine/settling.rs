//! Settling a machine whose jobs may run outside: time passes as far as they allow, in turns with waiting for them.

use std::time::Duration;

use super::{Engine, MOST_EVENTS, world::Next};

/// How long what was asked to stop may take before time passes over it.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long all of it may take.
const LONGEST: Duration = Duration::from_secs(60);

/// A machine on its way to where nothing is due, and nothing runs outside. Whoever settles it calls
/// [`step`](Self::step) again and again, and waits for [`PAUSE`](Self::PAUSE) in between.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settling {
    waited: Duration,
}

/// Why a machine has not settled.
///
/// ```
/// use stockroom::{Stockroom, Unsettled};
///
/// let settled: Result<_, Unsettled> = Stockroom::builder().manual().start_blocking().clock().settle();
/// assert!(settled.is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsettled {
    /// It makes more work for ever, as it seems.
    #[error("more is due even after {MOST_EVENTS} events")]
    Due,
    /// Something outside takes too long.
    #[error(
        "processes of jobs still run after {} s, or something is still fetched or made elsewhere; advancing the clock lets the time limits of jobs pass",
        LONGEST.as_secs()
    )]
    Outside,
}

impl Settling {
    /// How long to wait from one step to the next.
    pub const PAUSE: Duration = Duration::from_millis(10);

    /// Goes on as far as what runs outside allows; some result if that is the end of it.
    pub fn step(&mut self, engine: &Engine) -> Option<Result<(), Unsettled>> {
        match engine.settle_up(MOST_EVENTS, self.waited < PATIENCE).1 {
            Next::Done => Some(Ok(())),
            Next::Happened => Some(Err(Unsettled::Due)),
            Next::Outside if self.waited >= LONGEST => Some(Err(Unsettled::Outside)),
            Next::Outside => {
                self.waited += Self::PAUSE;
                None
            }
        }
    }
}
