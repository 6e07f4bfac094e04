//! S3 by plain HTTP: buckets in the path, requests signed. Whatever is asked of S3 goes through here.
//!
//! The server is the operator's own setting, so unlike templates it may be any host.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    ACCOUNT, HttpClient, USER_AGENT, client, read_body,
    sigv4::{self, Signed, Signer},
    with_causes,
};
use crate::{
    config::S3,
    engine::wall_clock,
    kit::outside::{Bucket, Buckets, FetchError, Fetching, NewObject, Reaching},
};

/// How long a request may take in all.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);
/// How many connections are kept open for what is carried next.
const KEPT_CONNECTIONS: usize = 8;
/// How much of an answer that says what is wrong is read, in bytes.
const LONGEST_COMPLAINT: usize = 16 * 1024;
/// The secret of who has none: servers that check no signatures take any.
const DEFAULT_SECRET: &str = "stockroom";
/// What a signed path may hold as it is; the rest is encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A client of one server.
#[derive(Clone, Debug)]
pub struct S3Client {
    client: HttpClient,
    server: S3,
}

/// A request to be signed and sent.
struct Asked {
    method: Method,
    bucket: Bucket,
    /// The key of an object; empty for the bucket itself.
    key: String,
    /// Beside those that every request has; names in lower case.
    headers: Vec<(&'static str, String)>,
    body: Bytes,
    /// The most bytes of the answer.
    limit: usize,
}

impl Asked {
    fn new(method: Method, bucket: Bucket, key: String) -> Self {
        Self { method, bucket, key, headers: Vec::new(), body: Bytes::new(), limit: LONGEST_COMPLAINT }
    }
}

impl S3Client {
    /// A client of `server`.
    pub fn new(server: S3) -> Self {
        Self { client: client(KEPT_CONNECTIONS), server }
    }

    fn reach(&self, asked: Asked) -> Reaching<Bytes> {
        let client = self.clone();
        Box::pin(async move {
            let place = format!("s3://{}/{}", asked.bucket.name, asked.key);
            let result = match tokio::time::timeout(LONGEST_REQUEST, client.send(asked)).await {
                Ok(result) => result,
                Err(_) => Err(format!("it took longer than {} s", LONGEST_REQUEST.as_secs())),
            };
            result.map_err(|why| {
                tracing::warn!("`{place}` cannot be reached: {why}");
                FetchError(why)
            })
        })
    }

    async fn send(self, asked: Asked) -> Result<Bytes, String> {
        let limit = asked.limit;
        let request = self.request(asked)?;
        let response = self.client.request(request).await.map_err(|error| with_causes(&error))?;
        let status = response.status();
        if status.is_success() {
            return read_body(response.into_body(), limit).await;
        }
        let complaint = read_body(response.into_body(), LONGEST_COMPLAINT).await.unwrap_or_default();
        Err(refusal(status, &complaint))
    }

    fn request(&self, asked: Asked) -> Result<Request<Body>, String> {
        let Asked { method, bucket, key, mut headers, body, .. } = asked;
        let authority = self.server.endpoint.authority();
        let path = path(&bucket.name, &key);
        let (time, digest) = (sigv4::time(wall_clock()), sigv4::digest(&body));
        headers.push((header::HOST.as_str(), authority.to_owned()));
        headers.push(("x-amz-content-sha256", digest.clone()));
        headers.push(("x-amz-date", time.clone()));
        headers.sort_unstable();
        let signer = Signer {
            access_key_id: self.server.access_key_id.as_deref().unwrap_or(bucket.account.as_str()),
            secret_access_key: self.server.secret_access_key.as_deref().unwrap_or(DEFAULT_SECRET),
            region: &bucket.region,
            service: "s3",
        };
        let asked =
            Signed { method: method.as_str(), path: &path, headers: &headers, body: &digest, time: &time };
        let authorization = signer.authorization(asked);
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{authority}{path}"))
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::AUTHORIZATION, authorization)
            .header(ACCOUNT, bucket.account.as_str());
        for (name, value) in headers {
            request = request.header(name, value);
        }
        request.body(Body::from(body)).map_err(|error| error.to_string())
    }
}

impl Buckets for S3Client {
    fn check(&self, bucket: Bucket) -> Reaching<()> {
        let reaching = self.reach(Asked::new(Method::HEAD, bucket, String::new()));
        Box::pin(async move { reaching.await.map(drop) })
    }

    fn get(&self, bucket: Bucket, key: String, limit: usize) -> Fetching {
        let reaching = self.reach(Asked { limit, ..Asked::new(Method::GET, bucket, key) });
        Box::pin(async move { reaching.await.map(Vec::from) })
    }

    fn put(&self, bucket: Bucket, object: NewObject) -> Reaching<()> {
        let NewObject { key, body, kms_key } = object;
        let mut headers = vec![("x-amz-acl", "bucket-owner-full-control".to_owned())];
        if let Some(kms_key) = kms_key {
            headers.push(("x-amz-server-side-encryption", "aws:kms".to_owned()));
            headers.push(("x-amz-server-side-encryption-aws-kms-key-id", kms_key));
        }
        let reaching = self.reach(Asked { headers, body, ..Asked::new(Method::PUT, bucket, key) });
        Box::pin(async move { reaching.await.map(drop) })
    }
}

fn path(bucket: &str, key: &str) -> String {
    // A slash would make another bucket of it; no bucket has one in its name.
    let bucket = utf8_percent_encode(bucket, ENCODED).to_string().replace('/', "%2F");
    let separator = if key.is_empty() { "" } else { "/" };
    format!("/{bucket}{separator}{}", utf8_percent_encode(key, ENCODED))
}

/// What an answer that is no success says: the status, and what the XML in it tells.
fn refusal(status: StatusCode, body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let element = |name: &str| {
        let (_, rest) = text.split_once(&format!("<{name}>"))?;
        Some(rest.split_once(&format!("</{name}>"))?.0)
    };
    let mut refusal = format!("it answered {status}");
    for part in ["Code", "Message"].into_iter().filter_map(element) {
        refusal.extend([": ", part]);
    }
    refusal
}

#[cfg(test)]
mod tests;
