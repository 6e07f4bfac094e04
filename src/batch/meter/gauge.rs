//! A number that changes with time: its peak, its average, and both of them bucket by bucket.

use std::time::Duration;

use serde::{Serialize, Serializer};

use super::series::{Bucket, Series, passed};
use crate::api::Timestamp;

/// A number that changes with time.
///
/// What it is for no time at all is not seen: a job that starts in the instant in which it comes into the line has not
/// waited.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Gauge {
    value: u64,
    /// Since when it has that value.
    since: Timestamp,
    /// The most it was before that.
    peak: u64,
    /// When it was that first.
    peak_at: Timestamp,
    /// What it was, times for how many milliseconds, until `since`.
    #[serde(serialize_with = "as_text")]
    area: u128,
    series: Series<Part>,
}

/// What is known of a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    #[serde(serialize_with = "as_text")]
    area: u128,
    peak: u64,
}

impl Bucket for Part {
    fn join(&mut self, next: &Self) {
        self.area += next.area;
        self.peak = self.peak.max(next.peak);
    }
}

/// Numbers of 128 bits are too long for those of JSON.
fn as_text<S: Serializer>(number: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

impl Gauge {
    /// One that is 0 from `start` on.
    pub(super) fn new(start: Timestamp) -> Self {
        Self { value: 0, since: start, peak: 0, peak_at: start, area: 0, series: Series::new(start) }
    }

    /// One that begins at `start` with the value that this one has.
    pub(super) fn anew(&self, start: Timestamp) -> Self {
        Self { value: self.value, ..Self::new(start) }
    }

    /// What it is now.
    pub(super) const fn value(&self) -> u64 {
        self.value
    }

    /// It is `value` from `now` on.
    pub(super) fn set(&mut self, value: u64, now: Timestamp) {
        if value != self.value {
            self.pass(now);
            self.value = value;
            self.since = self.since.max(now);
        }
    }

    /// It becomes more.
    pub(super) fn add(&mut self, more: u64, now: Timestamp) {
        self.set(self.value.saturating_add(more), now);
    }

    /// It becomes less.
    pub(super) fn sub(&mut self, less: u64, now: Timestamp) {
        self.set(self.value.saturating_sub(less), now);
    }

    /// Writes down what it was until `now`.
    fn pass(&mut self, now: Timestamp) {
        if now <= self.since {
            return;
        }
        if self.value > self.peak {
            (self.peak, self.peak_at) = (self.value, self.since);
        }
        self.area += weigh(self.value, passed(self.since, now));
        self.series.reach(now);
        // Where it was 0 there is nothing to add.
        while self.value > 0 && self.since < now {
            let (start, width) = (self.series.start(), self.series.width());
            let behind = passed(start, self.since) / width + 1;
            let end = now.min(start + Duration::from_millis(behind.saturating_mul(width)));
            let area = weigh(self.value, passed(self.since, end));
            if let Some(part) = self.series.bucket(self.since) {
                part.join(&Part { area, peak: self.value });
            }
            self.since = end;
        }
        self.since = now;
    }

    /// What was seen of it until `now`, in no more than `most` buckets.
    pub(super) fn seen(&self, now: Timestamp, most: usize) -> Seen {
        let mut all = self.clone();
        all.pass(now);
        all.series.reach(now);
        all.series.fit(now, most);
        if all.value > all.peak {
            (all.peak, all.peak_at) = (all.value, all.since);
        }
        Seen { gauge: all, now }
    }
}

/// A value, times for how long it was that. 64 bits times 64 bits never exceed 128.
fn weigh(value: u64, millis: u64) -> u128 {
    u128::from(value) * u128::from(millis)
}

/// What was seen of a gauge until some time.
#[derive(Debug)]
pub(super) struct Seen {
    gauge: Gauge,
    now: Timestamp,
}

impl Seen {
    /// What it is at the end.
    pub(super) const fn value(&self) -> u64 {
        self.gauge.value
    }

    /// The most it was, and when it was that first; none if it was always 0.
    pub(super) fn peak(&self) -> Option<(u64, Timestamp)> {
        (self.gauge.peak > 0).then_some((self.gauge.peak, self.gauge.peak_at))
    }

    /// What it was on average over time.
    pub(super) fn average(&self) -> f64 {
        self.mean(self.gauge.area, passed(self.gauge.series.start(), self.now))
    }

    /// In milliseconds.
    pub(super) const fn width(&self) -> u64 {
        self.gauge.series.width()
    }

    /// How many buckets there are.
    pub(super) fn buckets(&self) -> usize {
        self.gauge.series.index(self.now) + 1
    }

    /// The average and the peak in a bucket.
    pub(super) fn bucket(&self, index: usize) -> (f64, u64) {
        let part = self.gauge.series.get(index);
        let is_last = index + 1 == self.buckets();
        let whole = passed(self.gauge.series.start(), self.now);
        let length = if is_last { whole % self.width() } else { self.width() };
        let peak = if is_last { part.peak.max(self.gauge.value) } else { part.peak };
        (self.mean(part.area, length), peak)
    }

    /// An average over no time at all is what it is now.
    #[expect(clippy::cast_precision_loss, reason = "an average is as exact as its type")]
    fn mean(&self, area: u128, millis: u64) -> f64 {
        if millis == 0 { self.gauge.value as f64 } else { area as f64 / millis as f64 }
    }

    /// The areas of all buckets, and that of all time.
    #[cfg(test)]
    pub(super) fn areas(&self) -> (Vec<u128>, u128) {
        let areas = (0..self.buckets()).map(|index| self.gauge.series.get(index).area);
        (areas.collect(), self.gauge.area)
    }
}
