//! The way out of the machine: documents by HTTP and HTTPS, from this host only unless told otherwise, and from one
//! directory; S3; and processes.

mod cloudformation;
mod connector;
mod files;
mod process;
mod s3;
mod sigv4;
mod xml;

use std::{net::IpAddr, path::PathBuf, time::Duration};

use axum::body::Body;
use bytes::Bytes;
use http::{Request, Response, StatusCode, Uri, header, uri::Scheme};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper_util::{client::legacy::Client, rt::TokioExecutor};

pub use cloudformation::{CloudFormation, Described, Happened, Unanswered};
pub use process::Processes;
pub use s3::S3Client;

use crate::kit::outside::{Fetch, FetchError, Fetching};
use connector::Connector;

/// How long a fetch may take in all, from the look-up of the host to the last byte.
const LONGEST_FETCH: Duration = Duration::from_secs(10);

/// How requests introduce themselves.
const USER_AGENT: &str = concat!("stockroom/", env!("CARGO_PKG_VERSION"));

/// The header by which other emulators learn which account acts, whatever they make of its key.
pub(crate) const ACCOUNT: &str = "x-moto-account-id";

/// One type of client for all, so that it is compiled once.
pub(crate) type HttpClient = Client<Connector, Body>;

/// A client that keeps as many connections open for what comes next.
pub(crate) fn client(kept_connections: usize) -> HttpClient {
    Client::builder(TokioExecutor::new()).pool_max_idle_per_host(kept_connections).build(Connector::new())
}

/// Fetches documents by HTTP and HTTPS, and files.
///
/// A request to the emulator may name any URL, so what it can reach is kept small: `http://` and `https://` on `localhost`, on a
/// loopback address, or on a host that was allowed by name, and `file:` in a directory that was. Redirects are not
/// followed, as they could lead elsewhere.
#[derive(Clone, Debug)]
pub struct HttpFetch {
    client: HttpClient,
    allowed: Vec<String>,
    directory: Option<PathBuf>,
    longest: Duration,
}

impl HttpFetch {
    /// A fetcher that reaches this host, and the hosts in `allowed`: names or addresses as URLs write them, without
    /// port, compared without regard to case.
    pub fn new(allowed: Vec<String>) -> Self {
        // Fetches are rare and far apart: a connection kept open would only be found dead.
        Self { client: client(0), allowed, directory: None, longest: LONGEST_FETCH }
    }

    /// The same, which also reads files in `directory`.
    #[must_use]
    pub fn with_files(self, directory: Option<PathBuf>) -> Self {
        Self { directory, ..self }
    }

    fn check(&self, url: &str) -> Result<Uri, FetchError> {
        let refuse = |why: &str| Err(FetchError(format!("`{url}` cannot be fetched: {why}")));
        let Ok(uri) = url.parse::<Uri>() else { return refuse("it is not a URL") };
        if !uri.scheme().is_some_and(|scheme| [Scheme::HTTP, Scheme::HTTPS].contains(scheme)) {
            return refuse("only http:// and https:// URLs can be");
        }
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return refuse("it names a user");
        }
        match uri.host() {
            Some(host) if is_this_host(host) || self.allows(host) => Ok(uri),
            _ => refuse("its host is neither this one (localhost or a loopback address) nor an allowed one"),
        }
    }

    fn allows(&self, host: &str) -> bool {
        self.allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(host))
    }

    async fn read(self, url: String, limit: usize) -> Result<Vec<u8>, FetchError> {
        let reading = tokio::task::spawn_blocking(move || {
            files::read(self.directory.as_deref(), &url, limit)
                .map_err(|why| FetchError(format!("`{url}` cannot be read: {why}")))
        });
        reading.await.unwrap_or_else(|error| Err(FetchError(error.to_string())))
    }

    async fn get(self, url: &str, uri: Uri, limit: usize) -> Result<Vec<u8>, FetchError> {
        let failed = |why: String| FetchError(format!("`{url}` cannot be fetched: {why}"));
        let request = Request::get(uri)
            .header(header::USER_AGENT, USER_AGENT)
            .body(Body::empty())
            .map_err(|error| failed(error.to_string()))?;
        let reading = async {
            let response = self.client.request(request).await.map_err(|error| with_causes(&error))?;
            read(response, limit).await
        };
        match tokio::time::timeout(self.longest, reading).await {
            Ok(result) => result.map_err(failed),
            Err(_) => Err(failed(format!("it took longer than {} s", self.longest.as_secs_f32()))),
        }
    }
}

impl Fetch for HttpFetch {
    fn fetch(&self, url: String, limit: usize) -> Fetching {
        let fetcher = self.clone();
        Box::pin(async move {
            if url.starts_with("file:") {
                return fetcher.read(url, limit).await;
            }
            let uri = fetcher.check(&url)?;
            fetcher.get(&url, uri, limit).await
        })
    }
}

fn is_this_host(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

async fn read(response: Response<Incoming>, limit: usize) -> Result<Vec<u8>, String> {
    let status = response.status();
    if status.is_redirection() {
        return Err(format!("it answered {status}, and redirects are not followed"));
    }
    if status != StatusCode::OK {
        return Err(format!("it answered {status}"));
    }
    read_body(response.into_body(), limit).await.map(Vec::from)
}

async fn read_body(body: Incoming, limit: usize) -> Result<Bytes, String> {
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(format!("it has more than {limit} bytes")),
        Err(error) => Err(with_causes(&*error)),
    }
}

/// An error with its causes: the client's own texts say little without them.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests;
