//! Calls that services make of each other, or of themselves: as a request from outside would be, with the same answers.

use serde::Serialize;
use serde_json::Value;

use super::Caller;
use crate::api::ServiceId;

/// A call that is to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InnerCall {
    /// Of which service.
    pub service: ServiceId,
    /// The name of the operation.
    pub operation: &'static str,
    /// Its input, as a client would write it.
    pub input: Value,
    /// As whom it is made.
    pub caller: Caller,
}

/// What a call was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Answered {
    /// The output of the operation.
    Output(Value),
    /// The operation refused it.
    Refused(Refused),
}

/// An error with which an operation answers.
///
/// ```
/// use serde_json::json;
///
/// let stockroom = stockroom::Stockroom::start_blocking();
/// let input = json!({ "consumableResource": "licence" });
/// let refused = stockroom.account().call_blocking("batch", "DescribeConsumableResource", input).unwrap_err();
/// assert_eq!((refused.status, &*refused.code), (400, "ClientException"));
/// assert!(refused.message.ends_with("consumable-resource/licence does not exist"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{code} ({status}): {message}")]
pub struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// Its name.
    pub code: Box<str>,
    /// What it says.
    pub message: Box<str>,
    /// The id of the request that it answers.
    pub request_id: Box<str>,
}
