//! How long a connection may keep silent.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::time::Instant;

/// Watches one connection: between an answer (or the begin of the connection) and the next whole head of a request no
/// more than the given time may pass, however slowly bytes trickle in. The bodies of requests are waited for elsewhere.
///
/// One timer per connection, set once per span, is much cheaper than one per request.
#[derive(Clone, Debug)]
pub(super) struct Patience(Arc<State>);

#[derive(Debug)]
struct State {
    begin: Instant,
    span: Duration,
    /// How many requests are being answered.
    open: AtomicUsize,
    /// When the last answer was made, in milliseconds after the begin.
    last: AtomicU64,
}

/// A request being answered; counts as activity until it is dropped.
#[derive(Debug)]
pub(super) struct Busy(Arc<State>);

impl Patience {
    pub(super) fn new(span: Duration) -> Self {
        let state = State { begin: Instant::now(), span, open: AtomicUsize::new(0), last: AtomicU64::new(0) };
        Self(Arc::new(state))
    }

    /// Notes that a request is being answered.
    pub(super) fn busy(&self) -> Busy {
        self.0.open.fetch_add(1, Ordering::AcqRel);
        Busy(Arc::clone(&self.0))
    }

    /// Done when the connection has kept silent for too long.
    pub(super) async fn runs_out(self) {
        let State { begin, span, open, last } = &*self.0;
        loop {
            let now = Instant::now();
            let deadline = if open.load(Ordering::Acquire) > 0 {
                now + *span
            } else {
                *begin + Duration::from_millis(last.load(Ordering::Acquire)) + *span
            };
            if deadline <= now {
                return;
            }
            tokio::time::sleep_until(deadline).await;
        }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let elapsed = u64::try_from(self.0.begin.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.0.last.store(elapsed, Ordering::Release);
        self.0.open.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN: Duration = Duration::from_secs(10);

    #[tokio::test(start_paused = true)]
    async fn runs_out_after_the_span() {
        let begin = Instant::now();
        Patience::new(SPAN).runs_out().await;
        assert_eq!(begin.elapsed(), SPAN);
    }

    #[tokio::test(start_paused = true)]
    async fn begins_anew_after_every_answer() {
        let patience = Patience::new(SPAN);
        let watch = tokio::spawn(patience.clone().runs_out());
        let begin = Instant::now();
        tokio::time::sleep(Duration::from_secs(7)).await;
        let busy = patience.busy();
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert!(!watch.is_finished(), "a request under way is no silence");
        drop(busy);
        watch.await.unwrap();
        assert!(begin.elapsed() >= Duration::from_secs(77) && begin.elapsed() <= Duration::from_secs(87));
    }
}
