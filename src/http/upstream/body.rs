//! Bodies that may take as long as they like, as long as something comes.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{BoxError, body::Body};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// A body that fails when nothing of it comes for a while, though somebody waits for it.
pub(super) struct Unsilent {
    body: Body,
    span: Duration,
    /// Runs while nothing comes.
    silence: Option<Pin<Box<Sleep>>>,
}

impl Unsilent {
    pub(super) fn new(body: Body, span: Duration) -> Self {
        Self { body, span, silence: None }
    }
}

impl http_body::Body for Unsilent {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.silence = None;
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let span = self.span;
        let silence = self.silence.get_or_insert_with(|| Box::pin(sleep(span)));
        silence.as_mut().poll(context).map(|()| Some(Err("the client keeps silent amid a body".into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    /// One piece of data, and then nothing for ever.
    struct Stuck(Option<&'static str>);

    impl http_body::Body for Stuck {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            match self.0.take() {
                Some(piece) => Poll::Ready(Some(Ok(Frame::data(piece.into())))),
                None => Poll::Pending,
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn silence_ends_a_body() {
        let begin = tokio::time::Instant::now();
        let mut body = Unsilent::new(Body::new(Stuck(Some("a"))), Duration::from_secs(60));
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "a");
        assert!(body.frame().await.unwrap().is_err());
        assert_eq!(begin.elapsed(), Duration::from_secs(60));
        let whole = Unsilent::new(Body::from("abc"), Duration::from_secs(60));
        assert_eq!(http_body::Body::size_hint(&whole).exact(), Some(3));
        assert_eq!(whole.collect().await.unwrap().to_bytes(), "abc");
    }
}
