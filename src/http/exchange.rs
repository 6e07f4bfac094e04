//! Requests that were answered, as those see them who watch the server.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, request::Parts};

use super::{App, aws};
use crate::{
    kit::Origin,
    metrics::Answered,
    protocol::{Answer, Entry, Wire},
    recorder::{Encoding, Exchanged, Received},
};

/// A request to AWS and its answer.
#[derive(Debug)]
pub(super) struct Exchange<'a> {
    /// The operation of a model that it was for, if it was for one.
    pub(super) entry: Option<&'a Entry>,
    /// The name of the service in the coverage, such as `ssm`; empty if none was found.
    pub(super) service: &'static str,
    /// The name of the operation; empty if none was found.
    pub(super) operation: &'static str,
    /// How its input is written.
    pub(super) encoding: Encoding,
    /// What was asked of the upstream, if it was passed on, as far as its head tells.
    pub(super) passed_on: Option<&'a str>,
    /// Who asked.
    pub(super) origin: &'a Origin,
    /// The head of the request.
    pub(super) parts: &'a Parts,
    /// Its body; empty if that was not read.
    pub(super) input: Bytes,
    /// What it was answered.
    pub(super) answer: &'a Answer,
    /// How long that took, from the head of the request to the last byte of the answer being known.
    pub(super) took: Duration,
    /// What went wrong with it on purpose, if anything did.
    pub(super) fault: Option<&'a str>,
}

impl Exchange<'_> {
    /// Tells everybody who watches. Bodies are not logged: they may hold secrets.
    pub(super) fn tell(&self, app: &App) {
        if let Some(recorder) = &app.recorder {
            recorder.note(self.received(app));
        }
        let Self { entry, service, operation, answer, .. } = *self;
        let micros = u64::try_from(self.took.as_micros()).unwrap_or(u64::MAX);
        app.metrics.count(&Answered { entry, service, operation, answer, micros });
        tracing::info!(
            service = self.service,
            operation = self.operation,
            status = self.answer.status,
            account = %self.origin.scope.account,
            region = %self.origin.scope.region,
            request_id = %self.origin.request_id,
            method = %self.parts.method,
            path = self.parts.uri.path(),
            micros,
            fault = self.fault,
            passed_on = self.passed_on,
            "answered"
        );
    }

    /// What is kept of it, with copies of its bodies.
    fn received(&self, app: &App) -> Received {
        let bindings = match self.encoding {
            Encoding::Wire(Wire::RestJson) => aws::bound(app, self.parts).map(|(_, bindings)| bindings),
            _ => None,
        };
        let input = match self.encoding {
            Encoding::Form if self.parts.method == Method::GET => {
                self.parts.uri.query().unwrap_or_default().as_bytes()
            }
            _ => &self.input,
        };
        Received::new(Exchanged {
            service: self.service,
            operation: self.passed_on.map_or_else(|| self.operation.into(), |asked| asked.to_owned().into()),
            encoding: self.encoding,
            input,
            bindings: bindings.unwrap_or_default(),
            origin: self.origin,
            answer: self.answer,
            at: app.engine.now(),
            took: self.took,
        })
    }
}
