//! Requests that come by no connection: made in this process, by the fixture.

use std::{sync::Arc, time::Instant};

use serde_json::Value;

use super::{App, aws};
use crate::{
    api::ServiceId,
    kit::{Answered, InnerCall, Origin, Scope},
    protocol::{self, Entry},
    recorder::{Encoding, Exchanged, Received},
    sts,
};

impl App {
    /// What an operation answers to the user of an account.
    pub(crate) async fn call(
        self: Arc<Self>,
        scope: Scope,
        service: ServiceId,
        operation: String,
        input: Value,
    ) -> Answered {
        #[expect(
            clippy::disallowed_methods,
            reason = "how long a request takes is nothing that the machine knows"
        )]
        let began = Instant::now();
        let caller = sts::user(scope.account, &scope.region);
        let origin = Origin { scope, caller: caller.clone(), request_id: self.identities.request_id() };
        let Some(entry) = self.table.find(service, &operation) else { return protocol::unknown_call() };
        let call = InnerCall { service, operation: entry.name, input, caller };
        let call = Entry::request(&call, origin.clone(), None);
        let (wire, input) = (call.wire, call.body.clone());
        let answer = aws::run(&self, entry, call).await;
        if let Some(recorder) = &self.recorder {
            recorder.note(Received::new(Exchanged {
                service: service.name(),
                operation: entry.name.into(),
                encoding: Encoding::Wire(wire),
                input: &input,
                bindings: Vec::new(),
                origin: &origin,
                answer: &answer,
                at: self.engine.now(),
                took: began.elapsed(),
            }));
        }
        protocol::read_answer(&answer, &origin.request_id)
    }
}
