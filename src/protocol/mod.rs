//! Between bytes and typed operations: decoding, checking, answering, in every protocol of the three services.
//!
//! Knows neither HTTP nor any state: it takes a body and hands out a status, a content type and a body.

mod cbor;
pub mod check;
mod decode;
mod endpoint;
mod fault;
pub mod foreign;
mod mismatch;
mod operator;
mod ownership;
pub mod query;
mod slots;
mod stage;
mod table;

pub use check::{Broken, Violation};
pub(crate) use decode::read_input;
pub use endpoint::{Call, Reply};
pub use fault::{Fault, error_code, unknown_operation};
pub(crate) use operator::{read_answer, unknown_call};
pub use table::{Entry, Table};

/// How a request and its answer are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// AWS JSON 1.1: SSM and Service Catalog.
    AwsJson,
    /// REST JSON: Batch.
    RestJson,
    /// RPC v2 CBOR: Service Catalog, for the clients that prefer it.
    RpcCbor,
}

impl Wire {
    /// The content type of answers.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::AwsJson => "application/x-amz-json-1.1",
            Self::RestJson => "application/json",
            Self::RpcCbor => "application/cbor",
        }
    }
}

/// An answer, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub content_type: &'static str,
    /// The value of `x-amzn-ErrorType`, where the protocol sends it.
    pub error_type: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The answer of an operation that says `json`.
    fn of(wire: Wire, json: Vec<u8>) -> Self {
        let body = match wire {
            Wire::AwsJson | Wire::RestJson => json,
            Wire::RpcCbor => cbor::from_json(&json),
        };
        Self { status: 200, content_type: wire.content_type(), error_type: None, body }
    }
}
