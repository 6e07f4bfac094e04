//! What is not ours: passed on to another emulator, streamed both ways, nothing but the hop itself changed.

mod body;
mod headers;
mod signature;
#[cfg(test)]
mod tests;
mod whose;

use std::{
    error::Error,
    time::{Duration, Instant},
};

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response, Uri, Version, header, request::Parts};
use http_body_util::Either;

use super::{AnswerBody, App, aws, exchange::Exchange};
use crate::{
    config::Endpoint,
    kit::AccountId,
    outside::{ACCOUNT, HttpClient, client, with_causes},
    protocol::{
        Answer, Wire,
        foreign::{self, Form},
    },
    recorder::Encoding,
};
use body::Unsilent;
use headers::forget_hop;

pub(super) use signature::access_key;
pub(super) use whose::{is_ours, is_ours_by_body};

/// How many connections are kept open for what comes next.
const KEPT_CONNECTIONS: usize = 64;

/// The way to another emulator.
#[derive(Debug)]
pub(super) struct Upstream {
    endpoint: Endpoint,
    client: HttpClient,
    /// What this server calls itself in `Via`, unlike any other, so that it knows again what it has passed on itself.
    name: HeaderValue,
    /// How long a client may keep silent amid a body.
    patience: Duration,
}

/// Why a request was not answered by the upstream.
enum Undone {
    /// It has been here before: the upstream passes it on to this server.
    Loop,
    /// The client did not send the rest of it in time, or went away.
    Interrupted,
    /// There is no such server, or it has no proper answer; with the cause.
    Unreachable(String),
}

impl Upstream {
    pub(super) fn new(endpoint: Endpoint, patience: Duration) -> Self {
        let name = HeaderValue::try_from(format!("1.1 stockroom-{:016x}", fastrand::u64(..)));
        let name = name.unwrap_or(HeaderValue::from_static("1.1 stockroom"));
        Self { endpoint, client: client(KEPT_CONNECTIONS), name, patience }
    }

    /// Passes a request on, on behalf of `account`; the answer comes with its head, its body follows.
    async fn pass(&self, parts: &Parts, account: AccountId, body: Body) -> Result<Response<Body>, Undone> {
        if parts.headers.get_all(header::VIA).iter().any(|value| value == self.name) {
            return Err(Undone::Loop);
        }
        let request = self.request(parts, account, body);
        let request = request.map_err(|error| Undone::Unreachable(error.to_string()))?;
        let mut response = self.client.request(request).await.map_err(|error| undone(&error))?;
        forget_hop(response.headers_mut());
        *response.version_mut() = Version::default();
        Ok(response.map(Body::new))
    }

    /// The request as the upstream gets it.
    fn request(&self, parts: &Parts, account: AccountId, body: Body) -> http::Result<Request<Body>> {
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        let uri = Uri::builder().scheme("http").authority(self.endpoint.authority());
        let uri = uri.path_and_query(target).build()?;
        let mut headers = parts.headers.clone();
        forget_hop(&mut headers);
        // This hop answers it: the body is asked for as soon as the upstream takes it.
        headers.remove(header::EXPECT);
        // HTTP/2 has the host elsewhere. It may name a bucket, so the upstream must see the one that was asked.
        if let (None, Some(host)) = (headers.get(header::HOST), parts.uri.authority()) {
            headers.insert(header::HOST, HeaderValue::from_str(host.as_str())?);
        }
        headers.append(header::VIA, self.name.clone());
        headers.entry(HeaderName::from_static(ACCOUNT)).or_insert(HeaderValue::from_str(account.as_str())?);
        let mut request = Request::new(Body::new(Unsilent::new(body, self.patience)));
        *request.method_mut() = parts.method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok(request)
    }

    /// What is answered instead.
    fn answer(&self, undone: &Undone, form: Form, request_id: &str) -> Answer {
        let endpoint = &self.endpoint;
        match undone {
            Undone::Loop => {
                let text = format!(
                    "Stockroom passes this request on to {endpoint}, which passes it back to Stockroom."
                );
                foreign::error(form, 508, ("UpstreamLoop", &text), request_id)
            }
            Undone::Interrupted => aws::plain(408, "text/plain", ""),
            Undone::Unreachable(cause) => {
                let text = format!(
                    "Stockroom passes this request on to {endpoint}, which cannot be reached: {cause}"
                );
                foreign::error(form, 502, ("UpstreamUnreachable", &text), request_id)
            }
        }
    }
}

/// Why the client could not do what it was asked.
fn undone(error: &hyper_util::client::legacy::Error) -> Undone {
    let mut cause = error.source();
    while let Some(error) = cause {
        // What is wrong with the body of a request is not the fault of the upstream.
        if error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_user) {
            return Undone::Interrupted;
        }
        cause = error.source();
    }
    Undone::Unreachable(with_causes(error))
}

/// Passes on a request that is not ours.
pub(super) async fn pass_on(
    app: &App,
    upstream: &Upstream,
    parts: Parts,
    body: Body,
    began: Instant,
) -> Response<AnswerBody> {
    let origin = app.identities.identify_leniently(&app.engine, &parts);
    let passed = upstream.pass(&parts, origin.scope.account, body).await;
    let form = whose::form(&parts);
    let answer = match &passed {
        // As far as those who watch are told: what it says is still to come.
        Ok(response) => aws::plain(response.status().as_u16(), "", ""),
        Err(undone) => upstream.answer(undone, form, &origin.request_id),
    };
    let exchange = Exchange {
        entry: None,
        service: "upstream",
        operation: "",
        encoding: Encoding::Unknown,
        passed_on: Some(&whose::asked(&parts)),
        origin: &origin,
        parts: &parts,
        input: Bytes::new(),
        answer: &answer,
        took: began.elapsed(),
        fault: None,
    };
    exchange.tell(app);
    if let Ok(response) = passed {
        return response.map(Either::Right);
    }
    let wire = if form == Form::Cbor { Wire::RpcCbor } else { Wire::AwsJson };
    let mut response = aws::response(answer, wire, &parts.headers, &origin.request_id);
    // Where clients of S3 look for it.
    if let Some(id) = response.headers().get(aws::REQUEST_ID).cloned() {
        response.headers_mut().insert("x-amz-request-id", id);
    }
    response.map(Either::Left)
}

/// Passes on a request that is not ours, as its body has told.
pub(super) async fn pass_on_whole(
    app: &App,
    upstream: &Upstream,
    mut parts: Parts,
    body: Bytes,
    began: Instant,
) -> Response<AnswerBody> {
    // It is read and unpacked.
    if parts
        .headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|encoding| encoding.as_bytes().eq_ignore_ascii_case(b"gzip"))
    {
        parts.headers.remove(header::CONTENT_ENCODING);
    }
    parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
    pass_on(app, upstream, parts, Body::from(body), began).await
}
