//! What lies outside the machine, as far as services may reach it: only while a command is prepared.

use std::{fmt, future::Future, pin::Pin, sync::Arc};

/// Why something could not be fetched; for the log, and for services that repeat the cause.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FetchError(pub String);

/// Fetches documents by URL.
pub trait Fetch: Send + Sync {
    /// The document at `url`, at most `limit` bytes of it.
    ///
    /// # Errors
    /// If the URL may not be read, cannot be read, or holds more than `limit` bytes.
    fn fetch(&self, url: String, limit: usize) -> Fetching;
}

/// A fetch under way.
pub type Fetching = Pin<Box<dyn Future<Output = Result<Vec<u8>, FetchError>> + Send>>;

/// The handle through which services reach outside.
#[derive(Clone)]
pub struct Outside(Arc<dyn Fetch>);

impl Outside {
    /// An outside reached through `fetch`.
    pub fn new(fetch: impl Fetch + 'static) -> Self {
        Self(Arc::new(fetch))
    }

    /// See [`Fetch::fetch`].
    pub fn fetch(&self, url: impl Into<String>, limit: usize) -> Fetching {
        self.0.fetch(url.into(), limit)
    }
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outside")
    }
}
