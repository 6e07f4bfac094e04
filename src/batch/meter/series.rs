//! A bounded number of buckets over time, which become wider as time goes on.

use serde::Serialize;

use crate::api::Timestamp;

/// The most buckets there are.
pub const MOST_BUCKETS: usize = 240;
/// How wide buckets are at first, in milliseconds.
const FIRST_WIDTH: u64 = 1000;

/// What is known of a stretch of time.
pub(super) trait Bucket: Clone + Default {
    /// Takes in the bucket that comes next.
    fn join(&mut self, next: &Self);
}

/// Buckets of equal width, one after the other; those that nothing was put into need not be there.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Series<T> {
    start: Timestamp,
    /// In milliseconds: the first width times a power of two.
    width: u64,
    buckets: Vec<T>,
}

impl<T: Bucket> Series<T> {
    pub(super) fn new(start: Timestamp) -> Self {
        Self { start, width: FIRST_WIDTH, buckets: Vec::new() }
    }

    /// When the first bucket begins.
    pub(super) const fn start(&self) -> Timestamp {
        self.start
    }

    /// In milliseconds.
    pub(super) const fn width(&self) -> u64 {
        self.width
    }

    /// Sees to it that there is a bucket for `at`.
    pub(super) fn reach(&mut self, at: Timestamp) {
        self.fit(at, MOST_BUCKETS);
    }

    /// Widens buckets until no more than `most` reach up to `at`.
    pub(super) fn fit(&mut self, at: Timestamp, most: usize) {
        while self.index(at) >= most.max(1) {
            self.buckets = self.buckets.chunks(2).filter_map(joined).collect();
            self.width = self.width.saturating_mul(2);
        }
    }

    /// Which bucket `at` lies in.
    pub(super) fn index(&self, at: Timestamp) -> usize {
        usize::try_from(passed(self.start, at) / self.width).unwrap_or(usize::MAX)
    }

    /// The bucket of `at`, to put something into.
    pub(super) fn bucket(&mut self, at: Timestamp) -> Option<&mut T> {
        self.reach(at);
        let index = self.index(at);
        if self.buckets.len() <= index {
            self.buckets.resize(index + 1, T::default());
        }
        self.buckets.get_mut(index)
    }

    /// The bucket at `index`, empty if nothing was put into it.
    pub(super) fn get(&self, index: usize) -> T {
        self.buckets.get(index).cloned().unwrap_or_default()
    }
}

fn joined<T: Bucket>(pair: &[T]) -> Option<T> {
    let mut joined = pair.first()?.clone();
    if let Some(next) = pair.get(1) {
        joined.join(next);
    }
    Some(joined)
}

/// The milliseconds from `start` to `at`; 0 if that lies before.
pub(super) fn passed(start: Timestamp, at: Timestamp) -> u64 {
    at.as_millis().saturating_sub(start.as_millis()).max(0).unsigned_abs()
}
