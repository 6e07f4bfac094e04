//! Bodies: read whole, within a size and a time, and decompressed.

use std::{future::Future, io::Read, pin::pin, task::Poll, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, header::CONTENT_ENCODING};
use http_body::Body;
use http_body_util::BodyExt;

/// Why a body was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is larger than the server takes.
    TooLarge,
    /// It did not come in time, or the client went away.
    Interrupted,
    /// It is not what its `Content-Encoding` says.
    Malformed,
}

/// The whole of `body`, at most `limit` bytes before and after decompression, if it comes within `patience`.
pub(super) async fn read<B>(
    headers: &HeaderMap,
    body: B,
    limit: usize,
    patience: Duration,
) -> Result<Bytes, Unread>
where
    B: Body<Data = Bytes>,
{
    if body.size_hint().lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
        return Err(Unread::TooLarge);
    }
    let mut whole = pin!(collect(body, limit));
    // Small bodies arrive with the head of the request: a timer is only worth its cost for those that do not.
    let at_once = std::future::poll_fn(|cx| match whole.as_mut().poll(cx) {
        Poll::Ready(result) => Poll::Ready(Some(result)),
        Poll::Pending => Poll::Ready(None),
    });
    let bytes = match at_once.await {
        Some(result) => result?,
        None => tokio::time::timeout(patience, whole).await.map_err(|_| Unread::Interrupted)??,
    };
    match headers.get(CONTENT_ENCODING) {
        Some(encoding) if encoding.as_bytes().eq_ignore_ascii_case(b"gzip") => unzipped(&bytes, limit),
        _ => Ok(bytes),
    }
}

/// Puts the pieces of a body together. Most have one piece only, which is handed on as it is.
async fn collect<B: Body<Data = Bytes>>(body: B, limit: usize) -> Result<Bytes, Unread> {
    let mut body = pin!(body);
    let mut first = Bytes::new();
    let mut rest = Vec::new();
    while let Some(frame) = body.frame().await {
        // What is no data are trailers, which say nothing here.
        let Ok(piece) = frame.map_err(|_| Unread::Interrupted)?.into_data() else { continue };
        if first.len() + rest.len() + piece.len() > limit {
            return Err(Unread::TooLarge);
        }
        if first.is_empty() {
            first = piece;
        } else {
            rest.extend_from_slice(&piece);
        }
    }
    Ok(if rest.is_empty() { first } else { [&first, rest.as_slice()].concat().into() })
}

fn unzipped(bytes: &[u8], limit: usize) -> Result<Bytes, Unread> {
    let mut plain = Vec::new();
    // One byte more than allowed tells a body that is too large from one that just fits.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    flate2::read::MultiGzDecoder::new(bytes)
        .take(most)
        .read_to_end(&mut plain)
        .map_err(|_| Unread::Malformed)?;
    if plain.len() > limit { Err(Unread::TooLarge) } else { Ok(plain.into()) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    async fn read_with(encoding: Option<&str>, body: Vec<u8>, limit: usize) -> Result<Bytes, Unread> {
        let mut headers = HeaderMap::new();
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, encoding.parse().unwrap());
        }
        read(&headers, axum::body::Body::from(body), limit, Duration::from_secs(1)).await
    }

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[tokio::test]
    async fn size_is_limited_on_both_sides_of_compression() {
        assert_eq!(read_with(None, vec![0; 10], 10).await.unwrap().len(), 10);
        assert_eq!(read_with(None, vec![0; 11], 10).await, Err(Unread::TooLarge));
        assert_eq!(read_with(Some("gzip"), zipped(&[7; 10_000]), 10_000).await.unwrap(), vec![7; 10_000]);
        assert_eq!(read_with(Some("GZIP"), zipped(&[7; 10_001]), 10_000).await, Err(Unread::TooLarge));
        assert_eq!(read_with(Some("gzip"), b"plain".to_vec(), 10_000).await, Err(Unread::Malformed));
    }

    #[tokio::test]
    async fn pieces_are_put_together() {
        let pieces = || {
            let pieces = ["a", "", "bc", "d"].map(|piece| Ok::<_, std::io::Error>(Bytes::from(piece)));
            axum::body::Body::from_stream(Pieces(pieces.into_iter()))
        };
        let headers = HeaderMap::new();
        let read = |limit| read(&headers, pieces(), limit, Duration::from_secs(1));
        assert_eq!(read(4).await.unwrap(), "abcd");
        assert_eq!(read(3).await, Err(Unread::TooLarge));
    }

    struct Pieces<I>(I);

    impl<I: Iterator + Unpin> futures_core::Stream for Pieces<I> {
        type Item = I::Item;

        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> Poll<Option<I::Item>> {
            Poll::Ready(self.0.next())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_comes_is_given_up() {
        let never = axum::body::Body::from_stream(futures_never());
        let result = read(&HeaderMap::new(), never, 10, Duration::from_secs(60)).await;
        assert_eq!(result, Err(Unread::Interrupted));
    }

    fn futures_never() -> impl futures_core::Stream<Item = Result<Bytes, std::io::Error>> {
        struct Never;
        impl futures_core::Stream for Never {
            type Item = Result<Bytes, std::io::Error>;
            fn poll_next(
                self: std::pin::Pin<&mut Self>,
                _: &mut std::task::Context<'_>,
            ) -> Poll<Option<Self::Item>> {
                Poll::Pending
            }
        }
        Never
    }
}
