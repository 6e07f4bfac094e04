//! A request that was answered.

use std::{borrow::Cow, time::Duration};

use serde_json::{Map, Value};

use super::redaction::redacted;
use crate::{
    api::{ServiceId, Timestamp, shape::Shape},
    kit::{AccountId, Origin},
    protocol::{self, Answer, Wire, query::Form},
};

/// What a request takes beside its bodies, in bytes; about as much as it really does.
const OVERHEAD: usize = 512;

/// How the input of a request was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// In a protocol of the services.
    Wire(Wire),
    /// As a form.
    Form,
    /// In no way known here.
    Unknown,
}

/// What becomes a [`Received`].
#[derive(Debug)]
pub(crate) struct Exchanged<'a> {
    /// The service; empty if none was found.
    pub(crate) service: &'static str,
    /// The operation; empty if none was found, or if the form names it.
    pub(crate) operation: Cow<'static, str>,
    /// How the input is written.
    pub(crate) encoding: Encoding,
    /// The body of the request, or the query where a form travels there.
    pub(crate) input: &'a [u8],
    /// What travelled in the path and in the query.
    pub(crate) bindings: Vec<(String, String)>,
    /// Who asked.
    pub(crate) origin: &'a Origin,
    /// What it was answered.
    pub(crate) answer: &'a Answer,
    /// When it was answered, by the clock of the world.
    pub(crate) at: Timestamp,
    /// How long that took.
    pub(crate) took: Duration,
}

/// A request to AWS that a server received, and what it answered.
///
/// ```
/// use serde_json::json;
/// use stockroom::Stockroom;
///
/// let stockroom = Stockroom::start_blocking();
/// let account = stockroom.account();
/// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 0 })).unwrap_err();
///
/// let requests = stockroom.requests();
/// let last = requests.last().expect("it was received");
/// assert_eq!((last.service(), last.operation()), ("ssm", "GetInventory"));
/// assert_eq!((last.account(), last.region()), (account.id(), "us-east-1"));
/// assert_eq!(last.input()["MaxResults"], 0);
/// assert_eq!((last.status(), last.error_code().as_deref()), (400, Some("ValidationException")));
/// assert!(last.error_message().expect("a sentence").contains("'maxResults'"));
/// ```
#[derive(Clone, Debug)]
pub struct Received {
    service: &'static str,
    operation: Cow<'static, str>,
    encoding: Encoding,
    // Copied, as what was read may be a small part of a large buffer.
    input: Box<[u8]>,
    bindings: Vec<(String, String)>,
    origin: Origin,
    status: u16,
    content_type: &'static str,
    error_type: Option<String>,
    answer: Box<[u8]>,
    at: Timestamp,
    took: Duration,
}

impl Received {
    pub(crate) fn new(exchanged: Exchanged<'_>) -> Self {
        let Exchanged { service, operation, encoding, input, bindings, origin, answer, at, took } = exchanged;
        let operation = match encoding {
            Encoding::Form if operation.is_empty() => {
                Form::parse(input).get("Action").unwrap_or_default().to_owned().into()
            }
            _ => operation,
        };
        Self {
            service,
            operation,
            encoding,
            input: input.into(),
            bindings,
            origin: origin.clone(),
            status: answer.status,
            content_type: answer.content_type,
            error_type: answer.error_type.clone(),
            answer: answer.body.as_slice().into(),
            at,
            took,
        }
    }

    /// How much room it takes, in bytes.
    pub(super) fn size(&self) -> usize {
        OVERHEAD + self.input.len() + self.answer.len()
    }

    pub(super) fn is_of(&self, account: Option<AccountId>) -> bool {
        account.is_none_or(|account| self.origin.scope.account == account)
    }

    /// The service: `ssm`, `batch`, `servicecatalog` or `sts`; empty if the request was for none of them.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].service(), "ssm");
    /// ```
    pub fn service(&self) -> &str {
        self.service
    }

    /// The operation, such as `PutInventory`; empty if the request named none that there is.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].operation(), "GetInventory");
    /// ```
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The id of the account that asked.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].account(), account.id());
    /// ```
    pub fn account(&self) -> &str {
        self.origin.scope.account.as_str()
    }

    /// The region that was asked.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].region(), account.region());
    /// ```
    pub fn region(&self) -> &str {
        self.origin.scope.region.as_str()
    }

    /// The ARN of who asked: the account's user, or the session of a role.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].caller(), account.user_arn());
    /// ```
    pub fn caller(&self) -> &str {
        &self.origin.caller.arn
    }

    /// The request id of the answer.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].request_id().len(), 36);
    /// ```
    pub fn request_id(&self) -> &str {
        &self.origin.request_id
    }

    /// The input: with what travelled in the path and the query, and whatever it was written in. Null if it cannot be
    /// read, which the service has then said as well.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].input(), json!({ "MaxResults": 5 }));
    /// ```
    pub fn input(&self) -> Value {
        match self.encoding {
            Encoding::Wire(wire) => {
                protocol::read_input(wire, &self.input, self.shape(), &self.bindings).unwrap_or_default()
            }
            Encoding::Form => {
                let pairs = Form::parse(&self.input).into_pairs().into_iter();
                pairs.map(|(name, value)| (name, Value::from(value))).collect::<Map<_, _>>().into()
            }
            Encoding::Unknown => Value::Null,
        }
    }

    /// The input without what the model of the service calls sensitive.
    pub(super) fn shown_input(&self) -> Value {
        let input = self.input();
        match self.shape() {
            Some(shape) => redacted(shape, input),
            None => input,
        }
    }

    /// The body of the request, decompressed; for a form in a query that query.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].input_bytes(), br#"{"MaxResults":5}"#);
    /// ```
    pub fn input_bytes(&self) -> &[u8] {
        &self.input
    }

    /// The answer, whether it is an output or an error. Null if it is not made of JSON or CBOR: STS answers in XML.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].answer(), json!({ "Entities": [] }));
    /// ```
    pub fn answer(&self) -> Value {
        let wires = [Wire::AwsJson, Wire::RestJson, Wire::RpcCbor].into_iter();
        let wire = wires.into_iter().find(|wire| wire.content_type() == self.content_type);
        wire.and_then(|wire| protocol::read_input(wire, &self.answer, None, &[])).unwrap_or_default()
    }

    /// The body of the answer.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].answer_bytes(), br#"{"Entities":[]}"#);
    /// ```
    pub fn answer_bytes(&self) -> &[u8] {
        &self.answer
    }

    /// The HTTP status of the answer.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert_eq!(stockroom.requests()[0].status(), 200);
    /// ```
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Whether the service did what it was asked.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 0 })).expect_err("zero is too few");
    /// assert!(!stockroom.requests()[0].succeeded());
    /// ```
    pub fn succeeded(&self) -> bool {
        self.status < 300
    }

    /// The code of the error, such as `ResourceNotFoundException`; none if there was no error, or one without a code.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 0 })).expect_err("zero is too few");
    /// assert_eq!(stockroom.requests()[0].error_code().as_deref(), Some("ValidationException"));
    /// ```
    pub fn error_code(&self) -> Option<String> {
        if self.succeeded() {
            return None;
        }
        let code = self.error_type.clone().or_else(|| self.error_member(&["__type"], "Code"))?;
        // In CBOR it is the name of a shape with its model before it.
        Some(code.rsplit('#').next().unwrap_or_default().to_owned())
    }

    /// The sentence of the error; none if there was no error, or one without a sentence.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 0 })).expect_err("zero is too few");
    /// assert!(stockroom.requests()[0].error_message().expect("a sentence").contains("'maxResults'"));
    /// ```
    pub fn error_message(&self) -> Option<String> {
        self.error_member(&["message", "Message"], "Message").filter(|_| !self.succeeded())
    }

    fn error_member(&self, names: &[&str], element: &str) -> Option<String> {
        let answer = self.answer();
        let text = names.iter().find_map(|name| answer.get(name)?.as_str());
        match text {
            Some(text) => Some(text.to_owned()),
            None => protocol::query::element(std::str::from_utf8(&self.answer).ok()?, element),
        }
    }

    /// When it was answered, by the clock of the world.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert!(stockroom.requests()[0].at() <= stockroom.clock().now());
    /// ```
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// How long the server took, from the head of the request to the answer; of real time.
    ///
    /// ```
    /// # use serde_json::json;
    /// # let stockroom = stockroom::Stockroom::start_blocking();
    /// let account = stockroom.account();
    /// account.call_blocking("ssm", "GetInventory", json!({ "MaxResults": 5 })).expect("an answer");
    /// assert!(stockroom.requests()[0].took().as_secs() < 60);
    /// ```
    pub fn took(&self) -> Duration {
        self.took
    }

    /// What the model says of the input.
    fn shape(&self) -> Option<&'static Shape> {
        let service = ServiceId::ALL.into_iter().find(|service| service.name() == self.service)?;
        let info = service.operations().into_iter().find(|info| info.name == self.operation)?;
        Some(info.input)
    }
}
