//! How requests fail that [rules](crate::faults) let fail.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, Waker, ready},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use http::Response;
use http_body::{Frame, SizeHint};
use http_body_util::{Either, Full};
use tokio::time::Sleep;

use super::{AnswerBody, aws::Route};
use crate::{
    faults::{Blow, Refusal, Strike, When},
    kit::Origin,
    protocol::{Answer, Fault, query},
};

/// How long half a body is given to be sent.
const PAUSE: Duration = Duration::from_millis(20);

/// Marks an answer that must not be sent: the connection is reset instead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Torn;

/// Lets a strike take its time. The answer to the request, if it is not to be carried out.
pub(super) async fn endure(strike: Strike, route: &Route<'_>, origin: &Origin) -> Option<Answer> {
    if !strike.latency.is_zero() {
        tokio::time::sleep(strike.latency).await;
    }
    let fault = match strike.blow? {
        Blow::Refused(refusal) => fault(refusal),
        Blow::Reset(When::Before) | Blow::Truncated(When::Before) => Fault::Internal,
        Blow::Reset(When::After) | Blow::Truncated(When::After) => return None,
    };
    match route {
        Route::Operation { wire, entry, .. } => Some(fault.answer(entry.service, *wire, &origin.request_id)),
        Route::Query => Some(query::fault(origin, &fault)),
        Route::Unknown(_) | Route::UnknownPlainJson | Route::UnknownXml => None,
    }
}

fn fault(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::Throttled => Fault::Throttled,
        Refusal::Internal => Fault::Internal,
        Refusal::Unavailable => Fault::Unavailable,
        Refusal::ExpiredToken => Fault::expired_token(),
        Refusal::InvalidToken => Fault::unknown_key(),
    }
}

/// What an answer is sent as after a strike.
pub(super) fn spoil(strike: Strike, mut response: Response<Full<Bytes>>) -> Response<AnswerBody> {
    match strike.blow {
        Some(Blow::Reset(_)) => {
            response.extensions_mut().insert(Torn);
            response.map(Either::Left)
        }
        Some(Blow::Truncated(_)) => response.map(|whole| Either::Right(Body::new(Truncated::new(whole)))),
        Some(Blow::Refused(_)) | None => response.map(Either::Left),
    }
}

/// What the log calls a strike.
pub(super) fn name(strike: Strike) -> &'static str {
    match strike.blow {
        None => "latency",
        Some(Blow::Refused(_)) => "refusal",
        Some(Blow::Reset(_)) => "reset",
        Some(Blow::Truncated(_)) => "truncation",
    }
}

/// The first half of a body, which says that it is all of it; then it fails, and the connection with it.
#[derive(Debug)]
struct Truncated {
    half: Option<Bytes>,
    /// How many bytes were promised and not given yet.
    left: u64,
    /// Gives the connection time to send the half: some drop what is not sent yet when a body fails.
    pause: Option<Pin<Box<Sleep>>>,
}

impl Truncated {
    fn new(whole: Full<Bytes>) -> Self {
        let left = http_body::Body::size_hint(&whole).lower();
        // It is in memory, so it is there at once.
        let mut whole = std::pin::pin!(whole);
        let data = match http_body::Body::poll_frame(whole.as_mut(), &mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(Some(Ok(frame))) => frame.into_data().unwrap_or_default(),
            _ => Bytes::new(),
        };
        Self { half: Some(data.slice(..data.len() / 2)), left, pause: None }
    }
}

impl http_body::Body for Truncated {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(half) = self.half.take() {
            self.left = self.left.saturating_sub(half.len() as u64);
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        let pause = self.pause.get_or_insert_with(|| Box::pin(tokio::time::sleep(PAUSE)));
        ready!(pause.as_mut().poll(context));
        Poll::Ready(Some(Err(io::Error::new(io::ErrorKind::UnexpectedEof, "truncated by a fault rule"))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    #[tokio::test]
    async fn half_a_body_promises_all_of_it() {
        let mut body = Truncated::new(Full::from("0123456789"));
        assert_eq!(http_body::Body::size_hint(&body).exact(), Some(10));
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "01234");
        assert!(body.frame().await.unwrap().is_err());
    }
}
