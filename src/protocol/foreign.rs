//! Errors in answer to requests of services that are not served here, each in the form its clients understand.

use super::{Answer, Wire, fault, query};

/// How errors are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// AWS JSON 1.0.
    Json10,
    /// AWS JSON 1.1.
    Json11,
    /// REST JSON.
    RestJson,
    /// RPC v2 CBOR.
    Cbor,
    /// The XML of the Query protocol.
    Query,
    /// The same as EC2 writes it.
    Ec2,
    /// REST XML, as S3 writes it.
    Xml,
}

/// An error with a code and a text, in answer to the request with this id.
pub fn error(form: Form, status: u16, (code, text): (&str, &str), request_id: &str) -> Answer {
    let json = |wire| fault::error(wire, status, code, [("message", text)]);
    let fields = || query::elements(&[("Code", code), ("Message", text)]);
    let id = || query::elements(&[("RequestId", request_id)]);
    match form {
        Form::Json10 => Answer { content_type: "application/x-amz-json-1.0", ..json(Wire::AwsJson) },
        Form::Json11 => json(Wire::AwsJson),
        Form::RestJson => json(Wire::RestJson),
        Form::Cbor => json(Wire::RpcCbor),
        Form::Query => {
            let error = format!("<Error><Type>Receiver</Type>{}</Error>", fields());
            xml(status, &format!("<ErrorResponse>{error}{}</ErrorResponse>", id()))
        }
        Form::Ec2 => {
            let errors = format!("<Errors><Error>{}</Error></Errors>", fields());
            xml(status, &format!("<Response>{errors}<RequestID>{request_id}</RequestID></Response>"))
        }
        Form::Xml => xml(status, &format!("<Error>{}{}</Error>", fields(), id())),
    }
}

fn xml(status: u16, content: &str) -> Answer {
    let body = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{content}");
    Answer { status, content_type: "text/xml", error_type: None, body: body.into_bytes() }
}
