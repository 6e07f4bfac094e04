//! Bodies in pieces of a bounded size.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// How many bytes of a body are sent at once.
const LARGEST: usize = 32 * 1024;

/// A body whose pieces are small enough to be copied behind the head of the answer, which costs less than telling the
/// kernel of several pieces, and to be forgotten again.
#[derive(Debug)]
pub(super) struct Pieces<B> {
    body: B,
    /// What is left of the piece that `body` gave last.
    rest: Bytes,
}

impl<B> Pieces<B> {
    pub(super) fn new(body: B) -> Self {
        Self { body, rest: Bytes::new() }
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for Pieces<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(context)).transpose()?.map(Frame::into_data) {
                Some(Ok(piece)) => self.rest = piece,
                Some(Err(trailers)) => return Poll::Ready(Some(Ok(trailers))),
                None => return Poll::Ready(None),
            }
        }
        let length = self.rest.len().min(LARGEST);
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(length)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (hint, rest) = (self.body.size_hint(), self.rest.len() as u64);
        let mut whole = SizeHint::new();
        whole.set_lower(hint.lower() + rest);
        if let Some(upper) = hint.upper() {
            whole.set_upper(upper + rest);
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::{BodyExt, Full};

    use super::*;

    #[tokio::test]
    async fn the_whole_comes_in_pieces() {
        for length in [0, 1, LARGEST, LARGEST + 1, 3 * LARGEST] {
            let whole: Bytes = (0..=255).cycle().take(length).collect();
            let mut body = Pieces::new(Full::new(whole.clone()));
            let mut seen = Vec::new();
            while !body.is_end_stream() {
                assert_eq!(body.size_hint().exact(), Some((length - seen.len()) as u64));
                let piece = body.frame().await.unwrap().unwrap().into_data().unwrap();
                assert!((1..=LARGEST).contains(&piece.len()));
                seen.extend_from_slice(&piece);
            }
            assert!(body.frame().await.is_none());
            assert_eq!(seen, whole);
        }
    }
}
