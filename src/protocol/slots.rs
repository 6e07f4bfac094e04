//! The typed input of a call and what came of it, with their types forgotten.
//!
//! All that calls have in common works on these, so that it is compiled once and not once for each operation. What is
//! left to an operation is to read its input, to run, and to write its output.

use super::{Answer, Wire, fault};
use crate::api::{Operation, ServiceError, shape::Checked};

/// The input of one call, and what came of it.
#[derive(Debug)]
pub(super) struct Typed<O: Operation, E> {
    /// The input, from when it is read until the operation takes it.
    pub(super) input: Option<O::Input>,
    /// What came of it, once it has run.
    pub(super) result: Option<Result<O::Output, E>>,
}

impl<O: Operation, E> Default for Typed<O, E> {
    fn default() -> Self {
        Self { input: None, result: None }
    }
}

/// A [`Typed`] of any operation.
pub(super) trait Slots {
    /// Reads the input from JSON text; whether it keeps the constraints of its shape.
    fn read(&mut self, json: &str) -> serde_json::Result<bool>;

    /// The answer, if the operation has run.
    fn answer(&self, wire: Wire) -> Option<Answer>;
}

impl<O: Operation, E: ServiceError> Slots for Typed<O, E> {
    fn read(&mut self, json: &str) -> serde_json::Result<bool> {
        let input: O::Input = serde_json::from_str(json)?;
        Ok(self.input.insert(input).satisfies(O::info().input))
    }

    fn answer(&self, wire: Wire) -> Option<Answer> {
        Some(match self.result.as_ref()? {
            // Outputs are made of texts, numbers, lists and maps by text, which always have a form.
            Ok(output) => Answer::of(wire, serde_json::to_vec(output).unwrap_or_default()),
            Err(error) => fault::service_error(wire, error),
        })
    }
}
