//! A panic ends one request, not the server.

use std::{
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

/// The request panicked; the panic hook has logged it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panicked;

/// Runs `work`, stopping any panic.
///
/// What the work shares with others is the world, whose lock is released on the way out, and whose functions check a
/// request before they change anything.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Panicked)
}

/// Waits for `work`, stopping any panic.
pub(super) async fn guarded_async<T>(work: impl Future<Output = T>) -> Result<T, Panicked> {
    let mut work = pin!(work);
    std::future::poll_fn(|cx| match guarded(|| work.as_mut().poll(cx)) {
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(panicked) => Poll::Ready(Err(panicked)),
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn panics_become_errors() {
        assert_eq!(guarded(|| 1), Ok(1));
        assert_eq!(guarded(|| -> u8 { panic!("on purpose") }), Err(Panicked));
        assert_eq!(guarded_async(async { tokio::task::yield_now().await }).await, Ok(()));
        let late = async {
            tokio::task::yield_now().await;
            panic!("on purpose")
        };
        assert_eq!(guarded_async::<()>(late).await, Err(Panicked));
    }
}
