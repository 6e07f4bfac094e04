//! Stockroom, seen through the AWS SDK for Rust: what the tests share.
//!
//! Each test owns a server, so tests never wait for each other, and clients of any account it likes: an access key of
//! 12 digits is the account.

use std::{fmt::Debug, time::Duration};

use aws_sdk_ssm::{
    config::{
        BehaviorVersion, Credentials, Region, SharedCredentialsProvider, SharedHttpClient, http::HttpResponse,
    },
    error::{ProvideErrorMetadata, SdkError},
};
use aws_types::SdkConfig;
use stockroom::Stockroom;

/// The region of every client that does not ask for another.
pub const REGION: &str = "us-east-1";

/// A server of one's own, and clients for it.
#[derive(Debug)]
#[must_use = "the server stops when this is dropped"]
pub struct Emulator {
    /// The server.
    pub stockroom: Stockroom,
    http: SharedHttpClient,
}

impl Emulator {
    /// A server with the usual settings.
    pub fn start() -> Self {
        Self::of(Stockroom::start_blocking())
    }

    /// A server whose time stands still until the test moves it.
    pub fn manual() -> Self {
        Self::of(Stockroom::builder().manual().start_blocking())
    }

    fn of(stockroom: Stockroom) -> Self {
        // The server speaks plain HTTP, so the clients are built without TLS.
        Self { stockroom, http: aws_smithy_http_client::Builder::new().build_http() }
    }

    /// Moves the clock of the server on.
    pub fn advance(&self, span: Duration) {
        self.stockroom.clock().advance(span);
    }

    /// SSM for `account`.
    pub fn ssm(&self, account: &str) -> aws_sdk_ssm::Client {
        aws_sdk_ssm::Client::new(&self.config(account, REGION))
    }

    /// Batch for `account`.
    pub fn batch(&self, account: &str) -> aws_sdk_batch::Client {
        aws_sdk_batch::Client::new(&self.config(account, REGION))
    }

    /// Service Catalog for `account`.
    pub fn servicecatalog(&self, account: &str) -> aws_sdk_servicecatalog::Client {
        aws_sdk_servicecatalog::Client::new(&self.config(account, REGION))
    }

    /// The settings of clients for `account` in `region`.
    pub fn config(&self, account: &str, region: &str) -> SdkConfig {
        let credentials = Credentials::new(account, "secret", None, None, "sdk-tests");
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region.to_owned()))
            .endpoint_url(self.stockroom.endpoint_url())
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(self.http.clone())
            .build()
    }
}

/// An error of a service, as the SDK understood it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// The code.
    pub code: String,
    /// The message; empty if the answer has none.
    pub message: String,
    /// The request id of the answer; empty if it has none.
    pub request_id: String,
}

/// The error that `result` is.
///
/// # Panics
/// If it is none, or one that no service answered.
#[track_caller]
pub fn refusal<T, E>(result: Result<T, SdkError<E, HttpResponse>>) -> Refusal
where
    T: Debug,
    E: ProvideErrorMetadata + Debug,
{
    let error = match result {
        Ok(output) => panic!("not refused: {output:?}"),
        Err(error) => error,
    };
    let Some(response) = error.raw_response() else { panic!("not answered: {error:?}") };
    Refusal {
        status: response.status().as_u16(),
        code: error.code().unwrap_or_default().to_owned(),
        message: error.message().unwrap_or_default().to_owned(),
        request_id: response.headers().get("x-amzn-requestid").unwrap_or_default().to_owned(),
    }
}

/// Asserts that `result` is an error with status 400, this code and this message. `{request_id}` in the message
/// stands for the request id of the answer.
///
/// # Panics
/// If it is not.
#[track_caller]
pub fn assert_refused<T, E>(result: Result<T, SdkError<E, HttpResponse>>, code: &str, message: &str)
where
    T: Debug,
    E: ProvideErrorMetadata + Debug,
{
    let refusal = refusal(result);
    let message = message.replace("{request_id}", &refusal.request_id);
    assert_eq!((refusal.status, refusal.code.as_str(), refusal.message), (400, code, message));
}
