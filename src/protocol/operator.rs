//! Carries out the calls that services make of each other: as requests from outside, with the same decoding, checks and
//! answers.

use serde_json::{Map, Value};

use super::{Answer, Call, Entry, Table, Wire, stage::Stage};
use crate::{
    api::ServiceId,
    engine::{Operator, World},
    kit::{Answered, InnerCall, Origin, Refused, Settings},
};

impl Operator for Table {
    fn carry_out(
        &self,
        world: &mut World,
        settings: &Settings,
        origin: Origin,
        call: &InnerCall,
    ) -> Option<Answered> {
        let Some(entry) = self.find(call.service, call.operation) else { return Some(unknown_call()) };
        if entry.prepares {
            return None;
        }
        let request_id = std::sync::Arc::clone(&origin.request_id);
        let reply = entry.answer_on(Stage::World(world, settings), inner(call, origin, None));
        match reply {
            super::Reply::Now(answer) => Some(read_answer(&answer, &request_id)),
            super::Reply::Later(_) => None,
        }
    }
}

impl Entry {
    /// A call within the machine, or on an errand of it, as the request for this operation that it stands for.
    pub(crate) fn request(call: &InnerCall, origin: Origin, errand: Option<u64>) -> Call {
        inner(call, origin, errand)
    }
}

fn inner(call: &InnerCall, origin: Origin, errand: Option<u64>) -> Call {
    let wire = match call.service {
        ServiceId::Batch => Wire::RestJson,
        ServiceId::Ssm | ServiceId::ServiceCatalog => Wire::AwsJson,
    };
    let body = call.input.to_string().into();
    Call { wire, origin, unauthenticated: None, body, bindings: Vec::new(), errand }
}

/// What an answer in JSON says.
pub(crate) fn read_answer(answer: &Answer, request_id: &str) -> Answered {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_else(|_| Value::Object(Map::new()));
    if answer.status < 300 {
        return Answered::Output(body);
    }
    let member = |names: &[&str]| {
        let text = names.iter().find_map(|name| body.get(*name)?.as_str());
        Box::from(text.unwrap_or_default())
    };
    Answered::Refused(Refused {
        status: answer.status,
        code: member(&["__type"]),
        message: member(&["message", "Message"]),
        request_id: request_id.into(),
    })
}

/// The answer to a call of what there is not.
pub(crate) fn unknown_call() -> Answered {
    let message = "There is no such operation.".into();
    Answered::Refused(Refused {
        status: 400,
        code: "UnknownOperationException".into(),
        message,
        request_id: "".into(),
    })
}
