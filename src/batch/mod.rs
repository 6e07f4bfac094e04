//! PLACEHOLDER

use serde::Serialize;

use crate::{
    api::{ServiceId, batch as api},
    kit::{AccountId, Delay, Register, Scoped, Service, Transaction},
};

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct Batch;

/// All it knows.
pub type State = Scoped<Partition>;

/// What it knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Partition {}

/// What can become due.
#[derive(Clone, Debug, Serialize)]
pub enum Event {}

impl Service for Batch {
    const ID: ServiceId = ServiceId::Batch;
    const DELAYS: &'static [Delay] = &[];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(_state: &mut State, event: Event, _tx: &mut Transaction<'_, Event>) {
        match event {}
    }

    fn reset(state: &mut State, account: Option<AccountId>) {
        state.reset(account);
    }

    fn routes(_routes: &mut impl Register<Self>) {}
}
