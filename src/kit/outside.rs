//! What lies outside the machine, as far as services may reach it: only while a command is prepared. What the machine
//! itself has to hand out is fetched and carried by a [courier](crate::courier).

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use bytes::Bytes;

use super::{AccountId, Execute, s3_url::S3Object};

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

/// Something under way outside.
pub type Reaching<T> = Pin<Box<dyn Future<Output = Result<T, FetchError>> + Send>>;

/// A fetch under way.
pub type Fetching = Reaching<Vec<u8>>;

/// A bucket of S3, and who acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// The account that acts; not necessarily the bucket's owner.
    pub account: AccountId,
    /// The region of the bucket.
    pub region: String,
    /// Its name.
    pub name: String,
}

/// An object to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewObject {
    /// Its key.
    pub key: String,
    /// What it holds.
    pub body: Bytes,
    /// The KMS key it is encrypted with; none for the bucket's default.
    pub kms_key: Option<String>,
}

/// Reaches S3.
pub trait Buckets: Send + Sync {
    /// Whether there is such a bucket that can be reached; an error says why not.
    fn check(&self, bucket: Bucket) -> Reaching<()>;

    /// The object at `key`, at most `limit` bytes of it.
    fn get(&self, bucket: Bucket, key: String, limit: usize) -> Fetching;

    /// Writes an object in place of any that has its key; the owner of the bucket has full control of it.
    fn put(&self, bucket: Bucket, object: NewObject) -> Reaching<()>;
}

/// The handle through which services reach outside, on behalf of an account.
#[derive(Clone)]
pub struct Outside {
    fetch: Arc<dyn Fetch>,
    buckets: Option<Arc<dyn Buckets>>,
    executor: Option<Arc<dyn Execute>>,
    account: AccountId,
}

impl Outside {
    /// An outside reached through `fetch`, without S3 and without an executor.
    pub fn new(fetch: impl Fetch + 'static) -> Self {
        Self { fetch: Arc::new(fetch), buckets: None, executor: None, account: AccountId::DEFAULT }
    }

    /// The same with S3.
    #[must_use]
    pub fn with_buckets(self, buckets: impl Buckets + 'static) -> Self {
        Self { buckets: Some(Arc::new(buckets)), ..self }
    }

    /// The same with something that runs containers.
    #[must_use]
    pub fn with_executor(self, executor: impl Execute + 'static) -> Self {
        Self { executor: Some(Arc::new(executor)), ..self }
    }

    /// The same, reached on behalf of `account`.
    #[must_use]
    pub fn on_behalf_of(&self, account: AccountId) -> Self {
        Self { account, ..self.clone() }
    }

    /// See [`Fetch::fetch`]; what URLs of S3 name comes from the S3 that is set.
    pub fn fetch(&self, url: impl Into<String>, limit: usize) -> Fetching {
        let url = url.into();
        let Some(object) = S3Object::parse(&url) else { return self.fetch.fetch(url, limit) };
        let Some(buckets) = self.buckets() else {
            let why = format!("`{url}` cannot be fetched: it is in S3, and no S3 endpoint is set");
            return Box::pin(std::future::ready(Err(FetchError(why))));
        };
        buckets.get(self.bucket(&object.region, &object.bucket), object.key, limit)
    }

    /// S3; none if no endpoint is set.
    pub fn buckets(&self) -> Option<&dyn Buckets> {
        self.buckets.as_deref()
    }

    /// What runs containers; none if jobs are simulated.
    pub fn executor(&self) -> Option<&Arc<dyn Execute>> {
        self.executor.as_ref()
    }

    /// A bucket that the account behind this handle acts on.
    pub fn bucket(&self, region: &str, name: &str) -> Bucket {
        Bucket { account: self.account, region: region.to_owned(), name: name.to_owned() }
    }
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outside")
    }
}
