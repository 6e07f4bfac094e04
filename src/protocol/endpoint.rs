//! One operation, from body to answer: decode, run in the machine, encode. Every served operation is one of these.

use std::{future::Future, pin::Pin, sync::Arc};

use bytes::Bytes;
use serde::Serialize;

use super::{Answer, Fault, Wire, decode, decode::Bindings, fault};
use crate::{
    api::{Operation, ServiceError},
    engine::{Engine, Home, World},
    kit::{Origin, Outside, Prepare, Read, Service, Write, WritePrepared},
};

/// A request for a known operation.
#[derive(Debug)]
pub struct Call {
    /// How it is written, and its answer will be.
    pub wire: Wire,
    /// Who makes it, under which id.
    pub origin: Origin,
    /// Why that is not properly known, if it is not.
    pub unauthenticated: Option<Fault>,
    /// The body.
    pub body: Bytes,
    /// The labels of its path and the parameters of its query.
    pub bindings: Bindings,
}

#[expect(missing_debug_implementations, reason = "a future has nothing to show")]
/// An answer, or one that takes a while because something outside must be fetched first.
pub enum Reply {
    /// The answer.
    Now(Answer),
    /// It comes later.
    Later(Pin<Box<dyn Future<Output = Answer> + Send>>),
}

/// A served operation with its types forgotten.
pub(super) type Handler = Box<dyn Fn(&Arc<Engine>, &Outside, Call) -> Reply + Send + Sync>;

pub(super) fn read<S: Service, O: Operation>(function: Read<S, O>) -> Handler
where
    World: Home<S>,
{
    const { assert!(O::READ_ONLY, "an operation that only reads by registration must do so by its model") };
    Box::new(move |engine, _, call| {
        Reply::Now(with_input::<O>(&call, |input| {
            let result = engine.read::<S, _>(&call.origin, |state, context| function(state, context, input));
            answer(call.wire, result)
        }))
    })
}

pub(super) fn write<S: Service, O: Operation>(function: Write<S, O>) -> Handler
where
    World: Home<S>,
{
    Box::new(move |engine, _, call| {
        Reply::Now(with_input::<O>(&call, |input| {
            let result = engine
                .write::<S, _, _>(&call.origin, |state, transaction| function(state, transaction, input));
            answer(call.wire, result)
        }))
    })
}

pub(super) fn write_prepared<S: Service, O: Operation, P: Send + 'static>(
    prepare: Prepare<S, O, P>,
    function: WritePrepared<S, O, P>,
) -> Handler
where
    World: Home<S>,
{
    Box::new(move |engine, outside, call| {
        let input = match decoded::<O>(&call) {
            Ok(input) => input,
            Err(fault) => return Reply::Now(fault.answer(O::SERVICE, call.wire, &call.origin.request_id)),
        };
        let preparing = prepare(&input, &outside.on_behalf_of(call.origin.scope.account));
        let engine = Arc::clone(engine);
        Reply::Later(Box::pin(async move {
            let result = match preparing.await {
                Ok(prepared) => engine.write::<S, _, _>(&call.origin, |state, transaction| {
                    function(state, transaction, input, prepared)
                }),
                Err(error) => Err(error),
            };
            answer(call.wire, result)
        }))
    })
}

fn with_input<O: Operation>(call: &Call, run: impl FnOnce(O::Input) -> Answer) -> Answer {
    match decoded::<O>(call) {
        Ok(input) => run(input),
        Err(fault) => fault.answer(O::SERVICE, call.wire, &call.origin.request_id),
    }
}

/// The input, or the first of: unreadable body, missing authentication, wrong type, broken constraint.
fn decoded<O: Operation>(call: &Call) -> Result<O::Input, Fault> {
    if let Some(fault) = &call.unauthenticated {
        return Err(decode::parses(call.wire, &call.body).err().unwrap_or_else(|| fault.clone()));
    }
    decode::input::<O>(call.wire, &call.body, &call.bindings)
}

fn answer<T: Serialize, E: ServiceError>(wire: Wire, result: Result<T, E>) -> Answer {
    let output = match result {
        Ok(output) => output,
        Err(error) => return fault::service_error(wire, &error),
    };
    // Outputs are made of texts, numbers, lists and maps by text, which always have a form.
    let body = match wire {
        Wire::AwsJson | Wire::RestJson => serde_json::to_vec(&output).unwrap_or_default(),
        Wire::RpcCbor => minicbor_serde::to_vec(&output).unwrap_or_default(),
    };
    Answer { status: 200, content_type: wire.content_type(), error_type: None, body }
}
