//! One operation, from body to answer: decode, run in the machine, encode. Every served operation is one of these.

use std::{future::Future, pin::Pin, sync::Arc};

use bytes::Bytes;
use serde::Serialize;

use super::{
    Answer, Fault, Wire, decode,
    decode::Bindings,
    fault,
    stage::{self, Stage},
};
use crate::{
    api::{Operation, ServiceError, ServiceId},
    engine::{Home, World},
    kit::{Origin, Prepare, Read, Service, Write, WritePrepared},
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
    /// The errand that it is made on, if a service waits for its answer.
    pub errand: Option<u64>,
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
pub(super) type Handler = Box<dyn Fn(Stage<'_>, Call) -> Reply + Send + Sync>;

pub(super) fn read<S: Service, O: Operation>(function: Read<S, O>) -> Handler
where
    World: Home<S>,
{
    const { assert!(O::READ_ONLY, "an operation that only reads by registration must do so by its model") };
    Box::new(move |stage, call| {
        Reply::Now(with_input::<O>(&call, |input| {
            let (mut input, mut result) = (Some(input), None);
            stage.look(&call.origin, &mut |world, context| {
                result = input.take().map(|input| function(Home::<S>::state(world), context, input));
            });
            answered(&call, result)
        }))
    })
}

pub(super) fn write<S: Service, O: Operation>(function: Write<S, O>) -> Handler
where
    World: Home<S>,
{
    Box::new(move |stage, call| {
        Reply::Now(with_input::<O>(&call, |input| {
            let (mut input, mut result) = (Some(input), None);
            stage.change(&call.origin, &mut |world, context, ids| {
                let Some(input) = input.take() else { return };
                let change = world.transact::<S, _, _>(context, ids, |state, tx| function(state, tx, input));
                result = Some(change);
            });
            answered(&call, result)
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
    Box::new(move |stage, call| {
        let refused =
            |fault: &Fault| Reply::Now(fault.answer(O::SERVICE, call.wire, &call.origin.request_id));
        let (engine, outside) = match stage {
            Stage::Engine(engine, outside) => (Arc::clone(engine), outside),
            // Nothing can be fetched from within the world; who makes calls there knows.
            Stage::World(..) => return refused(&Fault::Internal),
        };
        let input = match decoded::<O>(&call) {
            Ok(input) => input,
            Err(fault) => return refused(&fault),
        };
        let preparing = prepare(&input, &outside.on_behalf_of(call.origin.scope.account));
        Reply::Later(Box::pin(async move {
            let prepared = match preparing.await {
                Ok(prepared) => prepared,
                Err(error) => return answer(call.wire, Err::<O::Output, _>(error)),
            };
            let (mut parts, mut result) = (Some((input, prepared)), None);
            stage::change(&engine, &call.origin, &mut |world, context, ids| {
                let is_wanted = call.errand.is_none_or(|errand| world.awaits_errand(errand));
                let Some((input, prepared)) = parts.take().filter(|_| is_wanted) else { return };
                let change =
                    world.transact::<S, _, _>(context, ids, |state, tx| function(state, tx, input, prepared));
                result = Some(change);
            });
            answered(&call, result)
        }))
    })
}

/// What came of a call; none if it was not run after all.
fn answered<T: Serialize, E: ServiceError>(call: &Call, result: Option<Result<T, E>>) -> Answer {
    match result {
        Some(result) => answer(call.wire, result),
        None => Fault::Internal.answer(ServiceId::ServiceCatalog, call.wire, &call.origin.request_id),
    }
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
