//! What makes a service, and how it puts its operations on the table.

use std::{fmt::Debug, future::Future, pin::Pin};

use serde::Serialize;

use super::{AccountId, Context, Delay, Outside, Transaction};
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

    /// Forgets everything of `account`, or of all accounts.
    fn reset(state: &mut Self::State, account: Option<AccountId>);

    /// Registers every operation served.
    fn routes(routes: &mut impl Register<Self>);
}

/// A prepare step under way.
pub type Preparing<P, E> = Pin<Box<dyn Future<Output = Result<P, E>> + Send>>;

/// Takes a service's operations.
pub trait Register<S: Service> {
    /// An operation that only reads.
    fn read<O: Operation>(
        &mut self,
        function: fn(&S::State, &Context<'_>, O::Input) -> Result<O::Output, S::Error>,
    );

    /// An operation that changes the state. On an error it must have changed nothing.
    fn write<O: Operation>(
        &mut self,
        function: fn(&mut S::State, &mut Transaction<'_, S::Event>, O::Input) -> Result<O::Output, S::Error>,
    );

    /// An operation that needs something from outside before it changes the state.
    fn write_prepared<O: Operation, P: Send + 'static>(
        &mut self,
        prepare: fn(&O::Input, &Outside) -> Preparing<P, S::Error>,
        function: fn(&mut S::State, &mut Transaction<'_, S::Event>, O::Input, P) -> Result<O::Output, S::Error>,
    );
}
