//! One operation, from body to answer: decode, run in the machine, encode. Every served operation is one of these.

use std::{future::Future, pin::Pin, sync::Arc};

use bytes::Bytes;

use super::{
    Answer, Fault, Wire, decode,
    decode::Bindings,
    slots::{Slots, Typed},
    stage::{self, Stage},
};
use crate::{
    api::{Operation, OperationInfo, ServiceId},
    engine::{Home, World},
    kit::{Context, Ids, Origin, Prepare, Read, Service, Transaction, Write, WritePrepared},
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
        let mut typed = Typed::<O, S::Error>::default();
        if let Err(refusal) = decoded(O::SERVICE, O::info(), &call, &mut typed) {
            return Reply::Now(refusal);
        }
        stage.look(&call.origin, &mut |world, context| {
            typed.result = typed.input.take().map(|input| function(Home::<S>::state(world), context, input));
        });
        Reply::Now(answered(&call, &typed))
    })
}

pub(super) fn write<S: Service, O: Operation>(function: Write<S, O>) -> Handler
where
    World: Home<S>,
{
    Box::new(move |stage, call| {
        let mut typed = Typed::<O, S::Error>::default();
        if let Err(refusal) = decoded(O::SERVICE, O::info(), &call, &mut typed) {
            return Reply::Now(refusal);
        }
        stage.change(&call.origin, &mut |world, context, ids| {
            transact::<S>(world, context, ids, &mut |state, tx| {
                typed.result = typed.input.take().map(|input| function(state, tx, input));
                matches!(typed.result, Some(Ok(_)))
            });
        });
        Reply::Now(answered(&call, &typed))
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
        let (engine, outside) = match stage {
            Stage::Engine(engine, outside) => (Arc::clone(engine), outside),
            // Nothing can be fetched from within the world; who makes calls there knows.
            Stage::World(..) => return Reply::Now(refused(O::SERVICE, &call, &Fault::Internal)),
        };
        let mut typed = Typed::<O, S::Error>::default();
        if let Err(refusal) = decoded(O::SERVICE, O::info(), &call, &mut typed) {
            return Reply::Now(refusal);
        }
        let outside = outside.on_behalf_of(call.origin.scope.account);
        let Some(preparing) = typed.input.as_ref().map(|input| prepare(input, &outside)) else {
            return Reply::Now(answered(&call, &typed));
        };
        Reply::Later(Box::pin(async move {
            let mut prepared = match preparing.await {
                Ok(prepared) => Some(prepared),
                Err(error) => {
                    typed.result = Some(Err(error));
                    return answered(&call, &typed);
                }
            };
            stage::change(&engine, &call.origin, &mut |world, context, ids| {
                if !call.errand.is_none_or(|errand| world.awaits_errand(errand)) {
                    return;
                }
                transact::<S>(world, context, ids, &mut |state, tx| {
                    let parts = typed.input.take().zip(prepared.take());
                    typed.result = parts.map(|(input, prepared)| function(state, tx, input, prepared));
                    matches!(typed.result, Some(Ok(_)))
                });
            });
            answered(&call, &typed)
        }))
    })
}

/// Changes the state of a service, and says whether it succeeded.
type Change<'a, S> =
    dyn FnMut(&mut <S as Service>::State, &mut Transaction<'_, <S as Service>::Event>) -> bool + 'a;

/// Changes the state of a service by what says whether it succeeded; nothing happens that it asked for if it did not.
fn transact<S: Service>(world: &mut World, context: Context<'_>, ids: Ids, change: &mut Change<'_, S>)
where
    World: Home<S>,
{
    // What failed is the caller's to know.
    let _ = world.transact::<S, (), ()>(context, ids, |state, tx| change(state, tx).then_some(()).ok_or(()));
}

/// Reads the input of a call; the answer if it is refused, for the first of: unreadable body, missing authentication,
/// wrong type, broken constraint.
fn decoded(
    service: ServiceId,
    operation: &OperationInfo,
    call: &Call,
    input: &mut dyn Slots,
) -> Result<(), Answer> {
    let read = match &call.unauthenticated {
        Some(fault) => Err(decode::parses(call.wire, &call.body).err().unwrap_or_else(|| fault.clone())),
        None => decode::read(operation, call.wire, &call.body, &call.bindings, input),
    };
    read.map_err(|fault| refused(service, call, &fault))
}

fn refused(service: ServiceId, call: &Call, fault: &Fault) -> Answer {
    fault.answer(service, call.wire, &call.origin.request_id)
}

/// What came of a call, which may not have run after all.
fn answered(call: &Call, outcome: &dyn Slots) -> Answer {
    outcome.answer(call.wire).unwrap_or_else(|| refused(ServiceId::ServiceCatalog, call, &Fault::Internal))
}
