//! What is measured of a consumable resource.

use serde::Serialize;

use super::{gauge::Gauge, series::passed};
use crate::api::Timestamp;

/// What there is of a consumable resource.
#[derive(Clone, Copy, Debug)]
pub(in crate::batch) struct Stock {
    /// How many units there are.
    pub(in crate::batch) total: u64,
    /// How many of them jobs hold.
    pub(in crate::batch) in_use: u64,
    /// When the resource was created.
    pub(in crate::batch) since: Timestamp,
}

/// What is measured of a consumable resource.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Resource {
    pub(super) total: Gauge,
    /// The units that jobs hold.
    pub(super) in_use: Gauge,
    /// The units that the jobs in the lines of queues need.
    pub(super) waiting: Gauge,
    /// The two together: what would be in use if there were no limit.
    pub(super) demand: Gauge,
    pub(super) waited: Stopwatch,
    /// Whether a job has ever needed it.
    pub(super) is_used: bool,
    /// Whether there is no such resource now.
    is_gone: bool,
    /// The units that jobs in the lines need, which may be more than a gauge can show.
    #[serde(skip)]
    wanted: u128,
}

/// For how long something was the case.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Stopwatch {
    /// In milliseconds, apart from the stretch under way.
    past: u64,
    since: Option<Timestamp>,
}

impl Stopwatch {
    fn set(&mut self, runs: bool, now: Timestamp) {
        self.past = self.seen(now);
        self.since = runs.then_some(now);
    }

    /// For how many milliseconds until `now`.
    pub(super) fn seen(&self, now: Timestamp) -> u64 {
        self.past.saturating_add(self.since.map_or(0, |since| passed(since, now)))
    }
}

impl Resource {
    /// One that was always as it is, since `start` or since it was created.
    pub(super) fn new(start: Timestamp, stock: Option<Stock>) -> Self {
        let mut total = Gauge::new(start);
        if let Some(stock) = stock {
            total.set(stock.total, stock.since.max(start));
        }
        Self {
            total,
            in_use: Gauge::new(start),
            waiting: Gauge::new(start),
            demand: Gauge::new(start),
            waited: Stopwatch::default(),
            is_used: false,
            is_gone: stock.is_none(),
            wanted: 0,
        }
    }

    /// The same at `start`, nothing of what was before.
    pub(super) fn anew(&self, start: Timestamp) -> Self {
        Self {
            total: self.total.anew(start),
            in_use: self.in_use.anew(start),
            waiting: self.waiting.anew(start),
            demand: self.demand.anew(start),
            waited: Stopwatch { past: 0, since: self.waited.since.map(|_| start) },
            ..*self
        }
    }

    /// Whether jobs hold units of it or wait for them.
    pub(super) const fn is_busy(&self) -> bool {
        self.in_use.value() > 0 || self.wanted > 0
    }

    /// Whether nothing is left to measure: it was deleted, and no job waits for it.
    pub(super) const fn is_over(&self) -> bool {
        self.is_gone && self.wanted == 0
    }

    /// There is this of it now.
    pub(super) fn stocked(&mut self, stock: Option<Stock>, now: Timestamp) {
        self.is_gone = stock.is_none();
        self.total.set(stock.map_or(0, |stock| stock.total), now);
        self.in_use.set(stock.map_or(0, |stock| stock.in_use), now);
        self.add_up(now);
    }

    /// Jobs that need so many units together have come into a line.
    pub(super) fn wanted(&mut self, units: u128, now: Timestamp) {
        self.is_used = true;
        self.want(self.wanted.saturating_add(units), now);
    }

    /// A job that needs so many units has left a line.
    pub(super) fn left(&mut self, units: u128, now: Timestamp) {
        self.want(self.wanted.saturating_sub(units), now);
    }

    fn want(&mut self, units: u128, now: Timestamp) {
        self.wanted = units;
        self.waiting.set(u64::try_from(units).unwrap_or(u64::MAX), now);
        self.add_up(now);
    }

    fn add_up(&mut self, now: Timestamp) {
        self.demand.set(self.in_use.value().saturating_add(self.waiting.value()), now);
    }

    /// Whether the first job of a queue is held up for want of units.
    pub(super) fn held_up(&mut self, is_it: bool, now: Timestamp) {
        self.waited.set(is_it, now);
    }
}
