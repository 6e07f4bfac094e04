//! What is heard of stacks elsewhere.

use std::sync::Arc;

use super::super::{
    super::{
        ids::RecordId,
        records::Record,
        state::{Catalog, State},
    },
    Launch, ProvisionedProduct, Termination, life,
};
use crate::{
    cloudformation::{StackOutput, Told},
    kit::Transaction,
    servicecatalog::Event,
};

/// What something came to that was handed out.
#[derive(Clone, Debug)]
pub struct End {
    /// The stack as it is now, if there is one and it could be looked at.
    pub found: Option<Found>,
    /// Whether all is as it was asked for.
    pub result: Result<(), Failure>,
}

/// A stack elsewhere.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its ARN.
    pub arn: Arc<str>,
    /// What is in it.
    pub resources: Vec<Told>,
    /// What it puts out.
    pub outputs: Vec<StackOutput>,
}

/// Why something is not as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The other server refuses the call.
    Refused {
        /// The HTTP status of its answer.
        status: u16,
        /// The code of the error.
        code: String,
        /// What it says.
        message: String,
        /// The id of the call there.
        request_id: String,
    },
    /// It took the call and failed, or could not be asked; in a sentence.
    Failed(String),
}

impl Failure {
    /// The message as a record hands it on.
    fn text(self) -> String {
        match self {
            Self::Refused { status, code, message, request_id } => {
                life::recorded(&life::handed_on(&message, (status, &code), &request_id))
            }
            Self::Failed(text) => text,
        }
    }
}

/// The stack that was asked for has this ARN.
pub fn note_made(state: &mut State, tx: &mut Transaction<'_, Event>, ticket: &RecordId, arn: &Arc<str>) {
    let catalog = state.at_mut(tx.scope());
    if !catalog.delegations.0.contains_key(ticket) {
        return;
    }
    let Some(record) = catalog.records.get_mut(ticket.as_str()) else { return };
    let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) else { return };
    if let Some(stack) = &mut product.stack {
        stack.note_arn_elsewhere(arn);
        adopt(record, product, arn);
    }
}

/// Lets all that tells of a provisioned product tell this ARN of its stack.
fn adopt(record: &mut Record, product: &mut ProvisionedProduct, arn: &Arc<str>) {
    if record.launch.stack != *arn {
        record.launch = Arc::new(Launch { stack: Arc::clone(arn), ..Launch::clone(&record.launch) });
        product.launch = Arc::clone(&record.launch);
    }
}

/// Something that was handed out has failed, and what was done is undone.
pub fn note_rolling_back(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    ticket: &RecordId,
    reason: &str,
) {
    let catalog = state.at_mut(tx.scope());
    if !catalog.delegations.0.contains_key(ticket) {
        return;
    }
    if let Some(record) = catalog.records.get_mut(ticket.as_str()) {
        record.turn_back(reason.into(), tx.now);
    }
}

/// Something that was handed out is over. It counts for nothing if nobody waits for it any more.
pub fn note_ended(state: &mut State, tx: &mut Transaction<'_, Event>, ticket: &RecordId, end: End) {
    let catalog = state.at_mut(tx.scope());
    if catalog.delegations.0.remove(ticket).is_some() {
        let end = settle(catalog, ticket, end);
        life::conclude(catalog, tx.now, ticket, end);
    }
}

/// Notes what became of the stack. Returns what the request comes to.
fn settle(catalog: &mut Catalog, ticket: &RecordId, end: End) -> Result<Vec<StackOutput>, String> {
    let End { found, result } = end;
    let Some(record) = catalog.records.get_mut(ticket.as_str()) else { return Ok(Vec::new()) };
    let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) else { return Ok(Vec::new()) };
    let termination = product.termination();
    if termination.is_some() {
        if result.is_ok() {
            product.stack = None;
        }
        return match result {
            Err(failure) if !termination.is_some_and(Termination::ignores_errors) => Err(failure.text()),
            _ => Ok(Vec::new()),
        };
    }
    let outputs = found.as_ref().map(|found| found.outputs.clone()).unwrap_or_default();
    if let Some(stack) = &mut product.stack {
        // Of what could not be asked there may be more than is known.
        let is_there = found.is_some() || matches!(result, Err(Failure::Failed(_)));
        stack.end_elsewhere(result.is_ok(), is_there);
        if let Some(Found { arn, resources, outputs }) = found {
            stack.note_elsewhere(&arn, resources, outputs);
            adopt(record, product, &arn);
        }
    }
    result.map(|()| outputs).map_err(Failure::text)
}
