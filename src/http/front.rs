//! What every connection serves: AWS, and the control endpoints beside it.

use std::sync::Arc;

use axum::{Router, body::Body};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{Either, Full};
use tower::ServiceExt;

use super::{App, aws};
use crate::control::{self, Controlled};

/// The body of an answer: whole for AWS, whatever it is for the control endpoints.
pub type AnswerBody = Either<Full<Bytes>, Body>;

/// Requests in, answers out; also without a socket.
///
/// Only control endpoints go through a router: an AWS request is found by its headers, and is most of the traffic.
#[derive(Clone, Debug)]
pub struct Front {
    app: Arc<App>,
    control: Router,
}

impl Front {
    pub(super) fn new(app: Arc<App>) -> Self {
        let controlled = Controlled {
            engine: Arc::clone(&app.engine),
            table: Arc::clone(&app.table),
            logs: Arc::clone(&app.logs),
            faults: Arc::clone(&app.faults),
            metrics: Arc::clone(&app.metrics),
            upstream: app.config.upstream.clone(),
        };
        Self { app, control: control::router(controlled) }
    }

    /// The answer to a request.
    pub async fn answer<B>(self, request: Request<B>) -> Response<AnswerBody>
    where
        B: http_body::Body<Data = Bytes, Error: Into<axum::BoxError>> + Send + 'static,
    {
        if control::owns(request.uri().path()) {
            let response = self.control.oneshot(request.map(Body::new)).await;
            return response.unwrap_or_else(|never| match never {}).map(Either::Right);
        }
        aws::answer(&self.app, request).await
    }
}
