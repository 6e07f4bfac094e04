//! A machine whose clock stands still, for the tests of Batch.

use std::{sync::Arc, time::Duration};

use super::{Batch, Event, State};
use crate::{
    api::batch::Error,
    engine::Engine,
    kit::{Context, Origin, Pace, Region, Settings, Transaction},
    sts,
};

pub(super) const REQUEST_ID: &str = "509000be-0a78-483b-8685-64f5e5b6f3f8";

pub(super) struct Fixture {
    engine: Arc<Engine>,
    origin: Origin,
}

impl Default for Fixture {
    fn default() -> Self {
        Self::with(Settings::default())
    }
}

impl Fixture {
    pub(super) fn with(settings: Settings) -> Self {
        let origin = sts::anybody(Region::default(), REQUEST_ID.into());
        Self { engine: Engine::new(Settings { pace: Pace::Manual, ..settings }), origin }
    }

    pub(super) fn look<T>(&self, look: impl FnOnce(&State, &Context<'_>) -> T) -> T {
        self.engine.read::<Batch, _>(&self.origin, look)
    }

    pub(super) fn read<I, O>(
        &self,
        function: fn(&State, &Context<'_>, I) -> Result<O, Error>,
        input: I,
    ) -> Result<O, Error> {
        self.look(|state, context| function(state, context, input))
    }

    /// Runs an operation, and sees to it that it leaves the state alone if it fails.
    pub(super) fn write<I, O>(
        &self,
        function: fn(&mut State, &mut Transaction<'_, Event>, I) -> Result<O, Error>,
        input: I,
    ) -> Result<O, Error> {
        let before = self.text();
        let result = self.write_unseen(function, input);
        assert!(result.is_ok() || self.text() == before, "a failed operation has changed the state");
        result
    }

    /// Runs one of very many operations, without looking at the state.
    pub(super) fn write_unseen<I, O>(
        &self,
        function: fn(&mut State, &mut Transaction<'_, Event>, I) -> Result<O, Error>,
        input: I,
    ) -> Result<O, Error> {
        self.engine.write::<Batch, _, _>(&self.origin, |state, tx| function(state, tx, input))
    }

    pub(super) fn advance(&self, span: Duration) {
        self.engine.advance(span);
    }

    /// The state as text, which is made quicker than values of JSON.
    fn text(&self) -> String {
        self.look(|state, _| serde_json::to_string(state).unwrap())
    }

    pub(super) fn state(&self) -> serde_json::Value {
        self.look(|state, _| serde_json::to_value(state).unwrap())
    }
}

/// The bare sentence of a refusal, wrapped or not.
pub(super) fn text<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    let (Error::ClientException { message } | Error::Conflict { message }) = result.unwrap_err() else {
        panic!("not an error that a client causes")
    };
    let ending = format!(", RequestId: {REQUEST_ID}");
    match message.strip_prefix("Error executing request, Exception : ") {
        Some(rest) => rest.strip_suffix(&ending).unwrap().to_owned(),
        None => message,
    }
}
