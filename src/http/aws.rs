//! Requests to AWS: which protocol, which operation, and back.

use std::{sync::Arc, time::Instant};

use axum::body::Body;
use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header::CONTENT_TYPE,
    request::Parts,
};
use http_body_util::{Either, Full};

use super::{
    AnswerBody, App, body,
    body::Unread,
    cors,
    exchange::Exchange,
    faults,
    guard::{guarded, guarded_async},
    upstream,
};
use crate::{
    api::Signer,
    faults::Asked,
    kit::Origin,
    protocol::{Answer, Call, Entry, Fault, Reply, Wire, query, unknown_operation},
    recorder::Encoding,
};

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const GATEWAY_ID: HeaderName = HeaderName::from_static("x-amz-apigw-id");
const TRACE_ID: HeaderName = HeaderName::from_static("x-amzn-trace-id");
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
pub(super) const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
pub(super) const RPC_V2_CBOR: &str = "rpc-v2-cbor";

/// Where a request goes.
pub(super) enum Route<'a> {
    /// To an operation of a model.
    Operation { wire: Wire, entry: &'a Entry, bindings: Vec<(String, String)> },
    /// To STS.
    Query,
    /// Nowhere: the protocol is known, the operation is not.
    Unknown(Wire),
    /// Nowhere; in the envelope of clients that speak plain JSON.
    UnknownPlainJson,
    /// Nowhere at all.
    UnknownXml,
}

impl<'a> Route<'a> {
    /// The operation of a model, if it is one.
    fn entry(&self) -> Option<&'a Entry> {
        match self {
            Self::Operation { entry, .. } => Some(entry),
            _ => None,
        }
    }

    /// The names of the service and the operation, as far as they are known before the body is read.
    fn names(&self) -> (&'static str, &'static str) {
        match self {
            Self::Operation { entry, .. } => (entry.service.name(), entry.name),
            Self::Query => (query::SERVICE, ""),
            Self::Unknown(_) | Self::UnknownPlainJson | Self::UnknownXml => ("", ""),
        }
    }

    fn encoding(&self) -> Encoding {
        match self {
            Self::Operation { wire, .. } | Self::Unknown(wire) => Encoding::Wire(*wire),
            Self::UnknownPlainJson => Encoding::Wire(Wire::AwsJson),
            Self::Query => Encoding::Form,
            Self::UnknownXml => Encoding::Unknown,
        }
    }
}

/// Answers any request that is not one of the control endpoints.
pub(super) async fn answer<B>(app: &App, request: Request<B>) -> Response<AnswerBody>
where
    B: http_body::Body<Data = Bytes, Error: Into<axum::BoxError>> + Send + 'static,
{
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a request takes is nothing that the machine knows"
    )]
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    if let Some(upstream) = &app.upstream
        && !upstream::is_ours(&app.table, &parts)
    {
        return Box::pin(upstream::pass_on(app, upstream, parts, Body::new(body), began)).await;
    }
    if parts.method == Method::OPTIONS {
        return cors::preflight(&parts.headers).map(Either::Left);
    }
    let route = route(app, &parts);
    let signer = match &route {
        Route::Operation { entry, .. } => entry.signer,
        _ => Signer::Caller,
    };
    let (origin, unauthenticated) = app.identities.identify(&app.engine, &parts, signer);
    let (entry, (service, mut operation)) = (route.entry(), route.names());
    let wire = match &route {
        Route::Operation { wire, .. } | Route::Unknown(wire) => *wire,
        _ => Wire::AwsJson,
    };
    let encoding = route.encoding();
    let patience = app.config.read_timeout;
    let mut strike = None;
    let (input, answer) = match body::read(&parts.headers, body, app.config.max_body, patience).await {
        Ok(body)
            if let Some(upstream) = &app.upstream
                && !upstream::is_ours_by_body(&route, &parts, &body) =>
        {
            return Box::pin(upstream::pass_on_whole(app, upstream, parts, body, began)).await;
        }
        Ok(body) => {
            // Those who look into it want all of it; nobody else pays for that.
            let input = app.recorder.as_ref().map_or_else(Bytes::new, |_| body.clone());
            let form = matches!(route, Route::Query).then(|| form(&parts, &body));
            operation = form.as_ref().and_then(query::operation).unwrap_or(operation);
            if !service.is_empty() {
                strike = app.faults.strike(&Asked { service, operation, scope: &origin.scope });
            }
            let refused = match strike {
                Some(strike) => faults::endure(strike, &route, &origin).await,
                None => None,
            };
            let answer = match refused {
                Some(answer) => answer,
                None => dispatch(app, route, form, origin.clone(), unauthenticated, body).await,
            };
            (input, answer)
        }
        Err(unread) => (Bytes::new(), refuse(unread, &route, &origin.request_id)),
    };
    let exchange = Exchange {
        entry,
        service,
        operation,
        passed_on: None,
        encoding,
        origin: &origin,
        parts: &parts,
        input,
        answer: &answer,
        took: began.elapsed(),
        fault: strike.map(faults::name),
    };
    exchange.tell(app);
    let response = response(answer, wire, &parts.headers, &origin.request_id);
    match strike {
        Some(strike) => faults::spoil(strike, response),
        None => response.map(Either::Left),
    }
}

fn route<'a>(app: &'a App, parts: &Parts) -> Route<'a> {
    let path = parts.uri.path();
    if path == "/" {
        return root_route(app, parts);
    }
    if let Some(operation) = path.strip_prefix("/service/") {
        return cbor_route(app, parts, operation);
    }
    match bound(app, parts) {
        Some((entry, bindings)) => Route::Operation { wire: Wire::RestJson, entry, bindings },
        None => Route::Unknown(Wire::RestJson),
    }
}

/// The operation that a path is bound to, with the labels of the path and the parameters of the query.
pub(super) fn bound<'a>(app: &'a App, parts: &Parts) -> Option<(&'a Entry, Vec<(String, String)>)> {
    let (entry, mut bindings) = app.table.find_path(parts.method.as_str(), parts.uri.path())?;
    let query = parts.uri.query().unwrap_or_default();
    bindings.extend(form_urlencoded::parse(query.as_bytes()).into_owned());
    Some((entry, bindings))
}

fn root_route<'a>(app: &'a App, parts: &Parts) -> Route<'a> {
    let content_type = content_type(&parts.headers);
    if matches!(content_type, "application/x-amz-json-1.1" | "application/json")
        && parts.method == Method::POST
    {
        return match app.table.find_target(target(&parts.headers)) {
            Some(entry) => Route::Operation { wire: Wire::AwsJson, entry, bindings: Vec::new() },
            None if content_type == "application/json" => Route::UnknownPlainJson,
            None => Route::Unknown(Wire::AwsJson),
        };
    }
    if is_query(parts) { Route::Query } else { Route::UnknownXml }
}

/// Whether a request to the root is one of the Query protocol.
pub(super) fn is_query(parts: &Parts) -> bool {
    let query = parts.uri.query().unwrap_or_default();
    content_type(&parts.headers) == "application/x-www-form-urlencoded" && target(&parts.headers).is_empty()
        || parts.method == Method::GET && query.contains("Action=")
}

/// The parameters of such a request.
pub(super) fn form(parts: &Parts, body: &[u8]) -> query::Form {
    if parts.method == Method::GET {
        query::Form::parse(parts.uri.query().unwrap_or_default().as_bytes())
    } else {
        query::Form::parse(body)
    }
}

/// `/service/Prefix/operation/Name`, which must say its protocol and must not name a target.
fn cbor_route<'a>(app: &'a App, parts: &Parts, operation: &str) -> Route<'a> {
    let says_so = parts.headers.get(SMITHY_PROTOCOL).is_some_and(|value| value == RPC_V2_CBOR);
    if !says_so || parts.method != Method::POST || !target(&parts.headers).is_empty() {
        return Route::UnknownXml;
    }
    let found =
        operation.split_once("/operation/").and_then(|(prefix, name)| app.table.find_prefixed(prefix, name));
    match found {
        Some(entry) if entry.service.speaks_cbor() => {
            Route::Operation { wire: Wire::RpcCbor, entry, bindings: Vec::new() }
        }
        _ => Route::Unknown(Wire::RpcCbor),
    }
}

pub(super) fn target(headers: &HeaderMap) -> &str {
    headers.get(TARGET).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

pub(super) fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim()
}

async fn dispatch(
    app: &App,
    route: Route<'_>,
    form: Option<query::Form>,
    origin: Origin,
    unauthenticated: Option<Fault>,
    body: Bytes,
) -> Answer {
    match route {
        Route::Operation { wire, entry, bindings } => {
            run(app, entry, Call { wire, origin, unauthenticated, body, bindings, errand: None }).await
        }
        Route::Query => match (unauthenticated, form) {
            (Some(fault), _) => query::fault(&origin, &fault),
            (None, Some(form)) => query::answer(&app.engine, &origin, &form),
            (None, None) => query::fault(&origin, &Fault::Internal),
        },
        Route::Unknown(wire) => unknown_operation(wire),
        Route::UnknownPlainJson => plain(
            404,
            "application/json",
            r#"{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}"#,
        ),
        Route::UnknownXml => nowhere(),
    }
}

/// The answer to a request for an operation, whatever happens on the way.
pub(super) async fn run(app: &App, entry: &Entry, call: Call) -> Answer {
    let (wire, request_id) = (call.wire, Arc::clone(&call.origin.request_id));
    let result = match guarded(|| entry.answer(&app.engine, &app.outside, call)) {
        Ok(Reply::Now(answer)) => Ok(answer),
        Ok(Reply::Later(later)) => guarded_async(later).await,
        Err(panicked) => Err(panicked),
    };
    result.unwrap_or_else(|_| Fault::Internal.answer(entry.service, wire, &request_id))
}

fn refuse(unread: Unread, route: &Route<'_>, request_id: &str) -> Answer {
    let fault = match unread {
        Unread::TooLarge => Fault::TooLarge,
        Unread::Interrupted => return plain(408, "text/plain", ""),
        Unread::Malformed => Fault::Unparsable,
    };
    match route {
        Route::Operation { wire, entry, .. } => fault.answer(entry.service, *wire, request_id),
        _ if unread == Unread::TooLarge => plain(413, "text/xml", "<RequestEntityTooLargeException/>\n"),
        _ => nowhere(),
    }
}

/// The answer to what is no request of any protocol.
fn nowhere() -> Answer {
    plain(404, "text/xml", "<UnknownOperationException/>\n")
}

pub(super) fn plain(status: u16, content_type: &'static str, body: &str) -> Answer {
    Answer { status, content_type, error_type: None, body: body.into() }
}

pub(super) fn response(
    answer: Answer,
    wire: Wire,
    request: &HeaderMap,
    request_id: &str,
) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    // The answers of the gateway before Batch have many headers, others few.
    headers.reserve(if wire == Wire::RestJson { 8 } else { 4 });
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    headers.insert(REQUEST_ID, text(request_id.as_bytes()));
    if let Some(code) = &answer.error_type {
        headers.insert(ERROR_TYPE, text(code.as_bytes()));
    }
    match wire {
        Wire::RestJson => {
            let (gateway, trace) = gateway_ids(request_id);
            headers.insert(GATEWAY_ID, text(&gateway));
            headers.insert(TRACE_ID, text(&trace));
        }
        Wire::RpcCbor => drop(headers.insert(SMITHY_PROTOCOL, HeaderValue::from_static(RPC_V2_CBOR))),
        Wire::AwsJson => {}
    }
    cors::allow(request, wire, headers);
    response
}

/// Ids are made of hexadecimal digits and hyphens; error types are names of the models.
fn text(text: &[u8]) -> HeaderValue {
    HeaderValue::from_bytes(text).unwrap_or(HeaderValue::from_static(""))
}

/// What the gateway before Batch adds: 14 characters and an equals sign; and `Root=1-`, 8 digits, a hyphen, 24 digits.
/// Both are opaque, so the digits of the request id serve for them as well.
fn gateway_ids(request_id: &str) -> ([u8; 15], [u8; 40]) {
    let mut digits = [b'0'; 32];
    let given = request_id.bytes().filter(u8::is_ascii_hexdigit);
    digits.iter_mut().zip(given).for_each(|(place, digit)| *place = digit);
    let mut gateway = *b"00000000000000=";
    gateway[..14].copy_from_slice(&digits[..14]);
    let mut trace = *b"Root=1-00000000-000000000000000000000000";
    trace[7..15].copy_from_slice(&digits[..8]);
    trace[16..].copy_from_slice(&digits[8..]);
    (gateway, trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gateway_ids_have_their_forms() {
        let (gateway, trace) = gateway_ids("01234567-89ab-4cde-8f01-23456789abcd");
        assert_eq!(&gateway, b"0123456789ab4c=");
        assert_eq!(&trace, b"Root=1-01234567-89ab4cde8f0123456789abcd");
    }
}
