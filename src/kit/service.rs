//! What makes a service, and how it puts its operations on the table.

use std::{fmt::Debug, future::Future, pin::Pin};

use serde::Serialize;

use super::{AccountId, Answered, Context, Delay, Outside, Transaction};
use crate::api::{Operation, ServiceError, ServiceId};

/// A service: its state, the events of its timeline, and its operations.
pub trait Service: Sized + 'static {
    /// Which one.
    const ID: ServiceId;
    /// Its named delays.
    const DELAYS: &'static [Delay];
    /// All it knows, of every account and region.
    type State: Default + Debug + Serialize + Send + Sync;
    /// What can become due.
    type Event: Debug + Serialize + Send + Sync;
    /// What its operations answer instead of an output.
    type Error: ServiceError;

    /// Lets an event that became due happen; `tx.now` is the time it was due.
    fn apply(state: &mut Self::State, event: Self::Event, tx: &mut Transaction<'_, Self::Event>);

    /// The event that happens once the [call](Transaction::call) that it was given along with is answered.
    fn answered(event: Self::Event, _answer: Answered) -> Self::Event {
        event
    }

    /// Ends every change that succeeded, and every event: for what follows from any change, whichever it was.
    fn conclude(_state: &mut Self::State, _tx: &mut Transaction<'_, Self::Event>) {}

    /// Forgets everything of `account`, or of all accounts.
    fn reset(state: &mut Self::State, account: Option<AccountId>);

    /// Registers every operation served.
    fn routes(routes: &mut impl Register<Self>);
}

/// How many resources of each kind there are.
pub type Sizes = Vec<(&'static str, usize)>;

/// A prepare step under way.
pub type Preparing<P, E> = Pin<Box<dyn Future<Output = Result<P, E>> + Send>>;

/// A service function that only reads.
pub type Read<S, O> = fn(
    &<S as Service>::State,
    &Context<'_>,
    <O as Operation>::Input,
) -> Result<<O as Operation>::Output, <S as Service>::Error>;

/// A service function that changes the state. On an error it must have changed nothing.
pub type Write<S, O> = fn(
    &mut <S as Service>::State,
    &mut Transaction<'_, <S as Service>::Event>,
    <O as Operation>::Input,
) -> Result<<O as Operation>::Output, <S as Service>::Error>;

/// What fetches something from outside for a service function.
pub type Prepare<S, O, P> = fn(&<O as Operation>::Input, &Outside) -> Preparing<P, <S as Service>::Error>;

/// A service function that changes the state with what was fetched for it.
pub type WritePrepared<S, O, P> = fn(
    &mut <S as Service>::State,
    &mut Transaction<'_, <S as Service>::Event>,
    <O as Operation>::Input,
    P,
) -> Result<<O as Operation>::Output, <S as Service>::Error>;

/// Takes a service's operations.
pub trait Register<S: Service> {
    /// An operation that only reads.
    fn read<O: Operation>(&mut self, function: Read<S, O>);

    /// An operation that changes the state.
    fn write<O: Operation>(&mut self, function: Write<S, O>);

    /// An operation that needs something from outside before it changes the state.
    fn write_prepared<O: Operation, P: Send + 'static>(
        &mut self,
        prepare: Prepare<S, O, P>,
        function: WritePrepared<S, O, P>,
    );
}
