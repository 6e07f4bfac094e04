//! How errors are written: those of services, and those a service never gets to see.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Answer, Violation, Wire, cbor, check, query::element};
use crate::api::{ServiceError, ServiceId};

/// An error made before or around a service function.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The body is not in the format of the protocol.
    Unparsable,
    /// A value has the wrong type; the text of Coral's deserialiser.
    WrongType(String),
    /// Constraints are broken; in model order.
    Invalid(Vec<Violation>),
    /// The request does not say properly who makes it: code and message.
    Unauthenticated(&'static str, String),
    /// An operation of the model that is not served.
    NotServed(ServiceId, String),
    /// The body is larger than the server takes.
    TooLarge,
    /// The server failed.
    Internal,
    /// There are too many requests.
    Throttled,
    /// The server cannot answer for the moment.
    Unavailable,
}

impl Fault {
    /// Who asks is not known.
    pub fn unknown_key() -> Self {
        // unverified: widely known from other services.
        let text = "The security token included in the request is invalid.".to_owned();
        Self::Unauthenticated("UnrecognizedClientException", text)
    }

    /// Who asks has been known once.
    pub fn expired_token() -> Self {
        let text = "The security token included in the request is expired".to_owned();
        Self::Unauthenticated("ExpiredTokenException", text)
    }

    /// The answer to a request of `service` in `wire` with this request id.
    pub fn answer(&self, service: ServiceId, wire: Wire, request_id: &str) -> Answer {
        match (self, wire) {
            // Recorded byte for byte from the gateway before Batch, which sends no error type header with it. It is
            // unverified for values of the wrong type, which no recording shows.
            (Self::Unparsable | Self::WrongType(_), Wire::RestJson) => Answer {
                status: 400,
                content_type: wire.content_type(),
                error_type: None,
                body: GATEWAY_PARSE_ERROR.into(),
            },
            (Self::Invalid(violations), Wire::RestJson) => {
                // unverified: Batch words each constraint by hand; one wording stands for those never seen.
                let text = violations.first().map(check::batch_sentence).unwrap_or_default();
                let text = format!("Error executing request, Exception : {text}, RequestId: {request_id}");
                error(wire, 400, "ClientException", [("message", text.as_str())])
            }
            (Self::Unauthenticated(code, message), Wire::RestJson) => {
                error(wire, 403, code, [("message", message.as_str())])
            }
            (Self::Throttled, Wire::RestJson) => {
                error(wire, 429, "TooManyRequestsException", [("message", "Too Many Requests")])
            }
            (Self::Internal, _) => match service {
                ServiceId::Ssm => error(wire, 500, "InternalServerError", []),
                ServiceId::Batch => error(wire, 500, "ServerException", []),
                ServiceId::ServiceCatalog => error(wire, 500, "InternalFailure", []),
            },
            _ => self.coral_answer(wire),
        }
    }

    /// The answer of the framework below the services that speak JSON 1.1 and CBOR.
    fn coral_answer(&self, wire: Wire) -> Answer {
        match self {
            Self::Unparsable => error(wire, 400, "SerializationException", []),
            Self::WrongType(text) => error(wire, 400, "SerializationException", [("Message", text.as_str())]),
            Self::Invalid(violations) => {
                error(wire, 400, "ValidationException", [("message", check::sentence(violations).as_str())])
            }
            Self::Unauthenticated(code, message) => error(wire, 400, code, [("message", message.as_str())]),
            Self::NotServed(service, operation) => {
                let text =
                    format!("Stockroom does not serve the operation {}:{operation} yet.", service.name());
                error(wire, 501, "NotImplementedException", [("message", text.as_str())])
            }
            // unverified: only the status was seen.
            Self::TooLarge => error(wire, 413, "RequestEntityTooLargeException", []),
            Self::Internal => error(wire, 500, "InternalFailure", []),
            Self::Throttled => error(wire, 400, "ThrottlingException", [("message", "Rate exceeded")]),
            // unverified: the status is that of the common errors in the references; code and text are the likeliest.
            Self::Unavailable => {
                error(wire, 503, "ServiceUnavailableException", [("message", "Service Unavailable")])
            }
        }
    }
}

const GATEWAY_PARSE_ERROR: &str =
    "{\n  \"message\" : \"An error occurred during JSON parsing\",\n  \"__type\" : \"ClientException\"\n}";

/// The answer to a request whose operation is not known, in a JSON or CBOR protocol.
pub fn unknown_operation(wire: Wire) -> Answer {
    match wire {
        // unverified: recorded behaviour of the gateway before other services with REST interfaces.
        Wire::RestJson => error(
            wire,
            403,
            "MissingAuthenticationTokenException",
            [("message", "Missing Authentication Token")],
        ),
        Wire::AwsJson | Wire::RpcCbor => error(wire, 400, "UnknownOperationException", []),
    }
}

/// The code of the error that an answer tells, in any protocol; `unknown` if it tells none.
pub fn error_code(answer: &Answer) -> Box<str> {
    #[derive(Deserialize)]
    struct Coded {
        __type: String,
    }
    let code = match answer.content_type {
        "text/xml" => std::str::from_utf8(&answer.body).ok().and_then(|body| element(body, "Code")),
        "application/cbor" => minicbor_serde::from_slice(&answer.body).ok().map(|Coded { __type }| __type),
        _ => serde_json::from_slice(&answer.body).ok().map(|Coded { __type }| __type),
    };
    let code = code.unwrap_or_else(|| "unknown".to_owned());
    code.rsplit('#').next().unwrap_or_default().into()
}

/// The answer for an error of a service.
pub(super) fn service_error(wire: Wire, error_of_service: &impl ServiceError) -> Answer {
    error(wire, error_of_service.status(), error_of_service.code(), error_of_service.members())
}

pub(super) fn error<'a>(
    wire: Wire,
    status: u16,
    code: &str,
    members: impl IntoIterator<Item = (&'static str, &'a str)>,
) -> Answer {
    let name = match wire {
        // The protocol asks for an absolute shape id here; clients cut it at the number sign.
        Wire::RpcCbor => format!("com.amazonaws.servicecatalog#{code}"),
        Wire::AwsJson | Wire::RestJson => code.to_owned(),
    };
    let mut body = Map::new();
    body.insert("__type".into(), name.into());
    body.extend(members.into_iter().map(|(name, value)| (name.to_owned(), Value::from(value))));
    Answer {
        status,
        content_type: wire.content_type(),
        error_type: (wire == Wire::RestJson).then(|| code.to_owned()),
        // A map of texts always has a form.
        body: match wire {
            Wire::RpcCbor => cbor::written(&body.into()),
            Wire::AwsJson | Wire::RestJson => serde_json::to_vec(&body).unwrap_or_default(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(answer: &Answer) -> &str {
        std::str::from_utf8(&answer.body).unwrap()
    }

    #[test]
    fn json_errors_have_a_bare_type_and_no_header() {
        let answer = Fault::Unparsable.answer(ServiceId::Ssm, Wire::AwsJson, "");
        assert_eq!((answer.status, text(&answer)), (400, r#"{"__type":"SerializationException"}"#));
        assert_eq!(answer.error_type, None);
    }

    #[test]
    fn batch_parse_errors_are_byte_for_byte_the_recorded_one() {
        let answer = Fault::Unparsable.answer(ServiceId::Batch, Wire::RestJson, "");
        assert_eq!((answer.status, answer.body.len(), answer.error_type), (400, 89, None));
    }

    #[test]
    fn unserved_operations_are_named() {
        let answer = Fault::NotServed(ServiceId::Batch, "SubmitJob".into()).answer(
            ServiceId::Batch,
            Wire::RestJson,
            "",
        );
        assert_eq!(answer.status, 501);
        assert!(text(&answer).contains("batch:SubmitJob"));
    }

    #[test]
    fn cbor_errors_carry_the_absolute_name() {
        let answer = unknown_operation(Wire::RpcCbor);
        let body: std::collections::BTreeMap<String, String> =
            minicbor_serde::from_slice(&answer.body).unwrap();
        assert_eq!(body["__type"], "com.amazonaws.servicecatalog#UnknownOperationException");
    }
}
