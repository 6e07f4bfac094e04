//! What is counted for Prometheus: requests, how long they took, and how large the world is.
//!
//! A request costs a few additions to numbers of its operation. The world is only measured when somebody asks, by
//! lengths that it has anyway.

mod page;
mod series;
mod world;

use std::sync::OnceLock;

use crate::protocol::{Answer, Entry, Table, query};
use page::Page;
use series::Series;
pub use world::WorldSizes;

/// The name of what is not known.
const UNKNOWN: &str = "unknown";

/// What is counted.
#[derive(Debug)]
pub struct Metrics {
    /// By the numbers of the operations; then those of STS, then requests to STS for no operation, then requests for no
    /// service. Each is made when it is needed first.
    series: Box<[OnceLock<Box<Series>>]>,
    /// How many operations the models have.
    operations: usize,
}

/// A request that was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The operation of a model that it was for, if it was for one.
    pub entry: Option<&'a Entry>,
    /// The name of its service; empty if it was for none.
    pub service: &'static str,
    /// The name of its operation; empty if it was for none.
    pub operation: &'static str,
    /// The answer.
    pub answer: &'a Answer,
    /// How long it took, in microseconds.
    pub micros: u64,
}

impl Metrics {
    /// Nothing is counted yet.
    pub fn new(table: &Table) -> Self {
        let operations = table.len();
        let places = operations + query::OPERATIONS.len() + 2;
        Self { series: (0..places).map(|_| OnceLock::new()).collect(), operations }
    }

    /// Counts a request.
    pub fn count(&self, answered: &Answered<'_>) {
        let known = |name: &'static str| if name.is_empty() { UNKNOWN } else { name };
        let Some(place) = self.series.get(self.place(answered)) else { return };
        let names = (known(answered.service), known(answered.operation));
        place.get_or_init(|| Box::new(Series::new(names))).count(answered.answer, answered.micros);
    }

    fn place(&self, answered: &Answered<'_>) -> usize {
        if let Some(entry) = answered.entry {
            return entry.number;
        }
        let of_sts = query::OPERATIONS.iter().position(|name| *name == answered.operation);
        let further = usize::from(answered.service.is_empty());
        self.operations + of_sts.unwrap_or(query::OPERATIONS.len() + further)
    }

    /// All there is to tell, in Prometheus' text format.
    pub fn page(&self, world: &WorldSizes) -> String {
        let mut page = Page::default();
        page.family("stockroom_build_info", "gauge", "The version of the server");
        page.sample("stockroom_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
        let mut series: Vec<&Series> =
            self.series.iter().filter_map(|place| place.get().map(|made| &**made)).collect();
        series.sort_by_key(|series| series.names);
        series::write(&series, &mut page);
        world.write(&mut page);
        page.finish()
    }
}

#[cfg(test)]
mod tests;
