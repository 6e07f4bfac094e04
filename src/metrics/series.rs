//! What is counted of one operation.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use parking_lot::Mutex;

use super::page::Page;
use crate::protocol::{Answer, error_code};

/// The upper bounds of the buckets of times, in microseconds, and as the page writes them, in seconds.
const BUCKETS: [(u64, &str); 14] = [
    (50, "0.00005"),
    (100, "0.0001"),
    (250, "0.00025"),
    (500, "0.0005"),
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (5_000_000, "5"),
    (30_000_000, "30"),
];

/// The most different errors told apart; what more there are count as one.
const MOST_CODES: usize = 64;

/// What errors beyond those are called.
const OTHER: &str = "other";

/// What is counted of one operation.
#[derive(Debug)]
pub(super) struct Series {
    /// The names of the service and the operation.
    pub(super) names: (&'static str, &'static str),
    succeeded: AtomicU64,
    /// By status and code.
    failed: Mutex<BTreeMap<(u16, Box<str>), u64>>,
    /// How many took no longer than the bound of each bucket and longer than that of the one before; the last has no
    /// bound.
    times: [AtomicU64; BUCKETS.len() + 1],
    micros: AtomicU64,
}

impl Series {
    pub(super) fn new(names: (&'static str, &'static str)) -> Self {
        Self {
            names,
            succeeded: AtomicU64::new(0),
            failed: Mutex::default(),
            times: std::array::from_fn(|_| AtomicU64::new(0)),
            micros: AtomicU64::new(0),
        }
    }

    pub(super) fn count(&self, answer: &Answer, micros: u64) {
        if answer.status < 300 {
            self.succeeded.fetch_add(1, Ordering::Relaxed);
        } else {
            self.count_failed(answer);
        }
        let bucket = BUCKETS.partition_point(|(bound, _)| *bound < micros);
        if let Some(bucket) = self.times.get(bucket) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    fn count_failed(&self, answer: &Answer) {
        let key = (answer.status, error_code(answer));
        let mut failed = self.failed.lock();
        let is_one_too_many = failed.len() >= MOST_CODES && !failed.contains_key(&key);
        let key = if is_one_too_many { (answer.status, OTHER.into()) } else { key };
        *failed.entry(key).or_default() += 1;
    }
}

/// Writes what was counted, in the order of the list.
pub(super) fn write(all: &[&Series], page: &mut Page) {
    const REQUESTS: &str = "stockroom_requests_total";
    page.family(REQUESTS, "counter", "Requests answered, by the code of the error, or OK");
    for series in all {
        let (service, operation) = series.names;
        let mut sample = |status: &str, code: &str, count: u64| {
            let labels = [("service", service), ("operation", operation), ("status", status), ("code", code)];
            page.sample(REQUESTS, &labels, count);
        };
        let succeeded = series.succeeded.load(Ordering::Relaxed);
        if succeeded > 0 {
            sample("200", "OK", succeeded);
        }
        for ((status, code), count) in &*series.failed.lock() {
            sample(&status.to_string(), code, *count);
        }
    }
    page.family(
        "stockroom_request_duration_seconds",
        "histogram",
        "Time from the head of a request to its answer",
    );
    for series in all {
        write_times(series, page);
    }
}

fn write_times(series: &Series, page: &mut Page) {
    let (service, operation) = series.names;
    let bounds = BUCKETS.iter().map(|(_, bound)| *bound).chain(["+Inf"]);
    let mut count = 0;
    for (bucket, bound) in series.times.iter().zip(bounds) {
        count += bucket.load(Ordering::Relaxed);
        let labels = [("service", service), ("operation", operation), ("le", bound)];
        page.sample("stockroom_request_duration_seconds_bucket", &labels, count);
    }
    let labels = [("service", service), ("operation", operation)];
    let sum = Duration::from_micros(series.micros.load(Ordering::Relaxed)).as_secs_f64();
    page.sample("stockroom_request_duration_seconds_sum", &labels, sum);
    page.sample("stockroom_request_duration_seconds_count", &labels, count);
}
