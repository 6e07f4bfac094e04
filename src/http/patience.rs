//! How long a connection may keep silent.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::pieces::Pieces;

/// Watches one connection: between an answer (or the begin of the connection) and the next whole head of a request no
/// more than twice the given time may pass, however slowly bytes trickle in; a connection that never asked for anything
/// has the given time only. The bodies of requests are waited for elsewhere.
///
/// One timer per connection, set once per span, and no look at the clock for a request, are much cheaper than a timer
/// for each.
#[derive(Clone, Debug)]
pub(super) struct Patience(Arc<State>);

#[derive(Debug)]
struct State {
    span: Duration,
    /// How many requests are being answered.
    open: AtomicUsize,
    /// How many were.
    done: AtomicUsize,
}

/// A request being answered; counts as activity until it is dropped.
#[derive(Debug)]
pub(super) struct Busy(Arc<State>);

impl Patience {
    pub(super) fn new(span: Duration) -> Self {
        Self(Arc::new(State { span, open: AtomicUsize::new(0), done: AtomicUsize::new(0) }))
    }

    /// Notes that a request is being answered.
    pub(super) fn busy(&self) -> Busy {
        self.0.open.fetch_add(1, Ordering::AcqRel);
        Busy(Arc::clone(&self.0))
    }

    /// Done when the connection has kept silent for too long.
    pub(super) async fn runs_out(self) {
        let State { span, open, done } = &*self.0;
        let mut seen = 0;
        loop {
            tokio::time::sleep(*span).await;
            let now = done.load(Ordering::Acquire);
            if now == seen && open.load(Ordering::Acquire) == 0 {
                return;
            }
            seen = now;
        }
    }
}

/// The body of an answer that is sent as it comes: each piece of it counts as activity.
pub(super) struct Active {
    body: Pieces<Body>,
    patience: Patience,
}

impl Busy {
    /// The body of the answer that was being found.
    pub(super) fn sends(&self, body: Body) -> Body {
        Body::new(Active { body: Pieces::new(body), patience: Patience(Arc::clone(&self.0)) })
    }
}

impl http_body::Body for Active {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if frame.is_ready() {
            self.patience.0.done.fetch_add(1, Ordering::AcqRel);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.done.fetch_add(1, Ordering::AcqRel);
        self.0.open.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

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
