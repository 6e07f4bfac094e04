//! What was measured, as it is shown.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    MOST_BUCKETS,
    gauge::{Gauge, Seen},
    queue::{Ends, Queue},
    resource::Resource,
    series::passed,
};
use crate::{
    api::Timestamp,
    batch::{Partition, consumable_resources::ConsumableResource},
};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The queue to show; if neither this nor a resource is given, all.
    pub queue: Option<String>,
    /// The resource to show.
    pub resource: Option<String>,
    /// How many buckets to show at most.
    pub buckets: Option<usize>,
}

/// There is nothing of a name that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    /// No such queue.
    #[error("there is no job queue `{0}`")]
    Queue(String),
    /// No such resource.
    #[error("there is no consumable resource `{0}`")]
    Resource(String),
}

/// What was measured.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Utilization {
    /// When measuring began; none before the first job.
    since: Option<String>,
    now: String,
    /// From the one to the other.
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    bucket_seconds: Option<f64>,
    resources: BTreeMap<String, ResourceUse>,
    queues: BTreeMap<String, QueueUse>,
}

/// Of a resource.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResourceUse {
    total: Level,
    in_use: Level,
    waiting: Level,
    demand: Level,
    waited_seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<Vec<ResourceBucket>>,
}

/// Of a resource in a bucket.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResourceBucket {
    start: f64,
    total: Part,
    in_use: Part,
    waiting: Part,
    demand: Part,
}

/// Of a queue.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct QueueUse {
    running: Level,
    waiting: Level,
    vcpus: Level,
    finished: Finished,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<Vec<QueueBucket>>,
}

/// Of a queue in a bucket.
#[derive(Debug, Serialize)]
struct QueueBucket {
    start: f64,
    running: Part,
    waiting: Part,
    vcpus: Part,
    succeeded: u64,
    failed: u64,
}

/// What has finished.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Finished {
    succeeded: u64,
    failed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_hour: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_after_seconds: Option<f64>,
}

/// What something is and was.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Level {
    now: Number,
    peak: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    peak_at: Option<String>,
    average: f64,
}

/// What something was in a bucket.
#[derive(Debug, Serialize)]
struct Part {
    average: f64,
    peak: Number,
}

/// A number, written without a fraction if it has none.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
enum Number {
    Whole(u64),
    Broken(f64),
}

/// What is counted.
#[derive(Clone, Copy, Debug)]
enum Unit {
    One,
    /// As processors are.
    Thousandth,
}

impl Unit {
    #[expect(clippy::cast_precision_loss, reason = "far fewer processors than 2^53 are shown")]
    fn number(self, value: u64) -> Number {
        match self {
            Self::One => Number::Whole(value),
            Self::Thousandth if value.is_multiple_of(1000) => Number::Whole(value / 1000),
            Self::Thousandth => Number::Broken(value as f64 / 1000.0),
        }
    }

    fn average(self, value: f64) -> f64 {
        match self {
            Self::One => value,
            Self::Thousandth => value / 1000.0,
        }
    }
}

/// Until when, and in how many buckets at most.
#[derive(Clone, Copy, Debug)]
struct View {
    since: Timestamp,
    now: Timestamp,
    most: usize,
}

pub(super) fn of(partition: &Partition, asked: &Asked, now: Timestamp) -> Result<Utilization, Unknown> {
    let meter = &partition.jobs.meter;
    let most = asked.buckets.unwrap_or(MOST_BUCKETS).min(MOST_BUCKETS);
    let view = View { since: meter.since.unwrap_or(now), now, most };
    let is_narrow = asked.queue.is_some() || asked.resource.is_some();
    let (mut resources, mut queues) = (BTreeMap::new(), BTreeMap::new());
    if let Some(name) = &asked.resource {
        resources.insert(name.clone(), view.resource(&named_resource(partition, name, view)?));
    }
    if let Some(name) = &asked.queue {
        queues.insert(name.clone(), view.queue(&named_queue(partition, name, view)?));
    }
    if !is_narrow {
        let used = meter.resources.iter().filter(|(_, resource)| resource.is_used);
        resources.extend(used.map(|(name, resource)| (name.to_string(), view.resource(resource))));
        queues.extend(meter.queues.iter().map(|(name, queue)| (name.to_string(), view.queue(queue))));
    }
    Ok(Utilization {
        since: meter.since.map(Timestamp::to_iso8601),
        now: now.to_iso8601(),
        seconds: seconds(passed(view.since, now)),
        bucket_seconds: (most > 0).then(|| seconds(Gauge::new(view.since).seen(now, most).width())),
        resources,
        queues,
    })
}

/// The resource of this name; no job has used it if it is not measured.
fn named_resource(partition: &Partition, name: &str, view: View) -> Result<Resource, Unknown> {
    let stock = partition.consumable_resources.named(name).map(ConsumableResource::stock);
    match partition.jobs.meter.resources.get(name) {
        Some(resource) => Ok(resource.clone()),
        None if stock.is_some() => Ok(Resource::new(view.since, stock)),
        None => Err(Unknown::Resource(name.to_owned())),
    }
}

fn named_queue(partition: &Partition, name: &str, view: View) -> Result<Queue, Unknown> {
    match partition.jobs.meter.queues.get(name) {
        Some(queue) => Ok(queue.clone()),
        None if partition.job_queues.contains_key(name) => Ok(Queue::new(view.since)),
        None => Err(Unknown::Queue(name.to_owned())),
    }
}

impl View {
    fn resource(self, resource: &Resource) -> ResourceUse {
        let seen = |gauge: &Gauge| gauge.seen(self.now, self.most);
        let (total, in_use) = (seen(&resource.total), seen(&resource.in_use));
        let (waiting, demand) = (seen(&resource.waiting), seen(&resource.demand));
        let bucket = |index| ResourceBucket {
            start: start(&total, index),
            total: part(&total, index, Unit::One),
            in_use: part(&in_use, index, Unit::One),
            waiting: part(&waiting, index, Unit::One),
            demand: part(&demand, index, Unit::One),
        };
        ResourceUse {
            series: self.shows_series().then(|| (0..total.buckets()).map(bucket).collect()),
            total: level(&total, Unit::One),
            in_use: level(&in_use, Unit::One),
            waiting: level(&waiting, Unit::One),
            demand: level(&demand, Unit::One),
            waited_seconds: seconds(resource.waited.seen(self.now)),
        }
    }

    fn queue(self, queue: &Queue) -> QueueUse {
        let seen = |gauge: &Gauge| gauge.seen(self.now, self.most);
        let (running, waiting) = (seen(&queue.running), seen(&queue.waiting));
        let vcpus = seen(&queue.milli_vcpus);
        let mut ends = queue.ends.series.clone();
        ends.reach(self.now);
        ends.fit(self.now, self.most);
        let bucket = |index| {
            let ended = ends.get(index);
            QueueBucket {
                start: start(&running, index),
                running: part(&running, index, Unit::One),
                waiting: part(&waiting, index, Unit::One),
                vcpus: part(&vcpus, index, Unit::Thousandth),
                succeeded: ended.succeeded,
                failed: ended.failed,
            }
        };
        QueueUse {
            series: self.shows_series().then(|| (0..running.buckets()).map(bucket).collect()),
            running: level(&running, Unit::One),
            waiting: level(&waiting, Unit::One),
            vcpus: level(&vcpus, Unit::Thousandth),
            finished: self.finished(&queue.ends),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a rate is as exact as its type")]
    fn finished(self, ends: &Ends) -> Finished {
        let all = ends.all.succeeded.saturating_add(ends.all.failed);
        let took = ends.last.map(|last| passed(self.since, last));
        let per_hour = |millis: u64| all as f64 * 3_600_000.0 / millis as f64;
        Finished {
            succeeded: ends.all.succeeded,
            failed: ends.all.failed,
            per_hour: took.filter(|millis| *millis > 0).map(per_hour),
            last_at: ends.last.map(Timestamp::to_iso8601),
            last_after_seconds: took.map(seconds),
        }
    }

    const fn shows_series(self) -> bool {
        self.most > 0
    }
}

fn level(seen: &Seen, unit: Unit) -> Level {
    let peak = seen.peak();
    Level {
        now: unit.number(seen.value()),
        peak: unit.number(peak.map_or(0, |(peak, _)| peak)),
        peak_at: peak.map(|(_, at)| at.to_iso8601()),
        average: unit.average(seen.average()),
    }
}

fn part(seen: &Seen, index: usize, unit: Unit) -> Part {
    let (average, peak) = seen.bucket(index);
    Part { average: unit.average(average), peak: unit.number(peak) }
}

/// When a bucket begins.
fn start(seen: &Seen, index: usize) -> f64 {
    seconds(seen.width().saturating_mul(u64::try_from(index).unwrap_or(u64::MAX)))
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of any calendar year fit 53 bits")]
fn seconds(millis: u64) -> f64 {
    millis as f64 / 1000.0
}
