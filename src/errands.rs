//! Runs the errands of the machine: calls that services make of each other, and for which something has to be fetched from
//! outside first, such as a template.
//!
//! The machine itself fetches nothing. It keeps such a call in its state, and whoever runs errands makes it, as a client
//! would, and reports what it was answered.

use std::sync::Arc;

use crate::{
    engine::{Engine, Errand},
    kit::{Answered, Outside},
    protocol::{self, Entry, Reply, Table},
};

/// Runs whatever errands there are, one after the other, for as long as the machine lives.
pub async fn run(engine: Arc<Engine>, table: Arc<Table>, outside: Outside) {
    loop {
        while let Some(errand) = engine.next_errand() {
            let number = errand.number;
            let answer = make(&engine, &table, &outside, errand).await;
            engine.end_errand(number, answer);
        }
        engine.errand_called().await;
    }
}

async fn make(engine: &Arc<Engine>, table: &Table, outside: &Outside, errand: Errand) -> Answered {
    let Errand { number, origin, call } = errand;
    let request_id = Arc::clone(&origin.request_id);
    let Some(entry) = table.find(call.service, call.operation) else { return protocol::unknown_call() };
    let answer = match entry.answer(engine, outside, Entry::request(&call, origin, Some(number))) {
        Reply::Now(answer) => answer,
        Reply::Later(answer) => answer.await,
    };
    protocol::read_answer(&answer, &request_id)
}
