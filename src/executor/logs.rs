//! What jobs have written that ran outside: kept beside the world, as nothing in it depends on that, and bounded.

use std::collections::{BTreeMap, VecDeque};

use parking_lot::Mutex;
use serde::Serialize;

use crate::{api::Timestamp, kit::Stream};

/// The most bytes kept of an attempt: the last ones.
const MOST_OF_ATTEMPT: usize = 1024 * 1024;
/// The most bytes kept in all: those of the attempts that started last.
const MOST_IN_ALL: usize = 64 * MOST_OF_ATTEMPT;
/// What keeping a line, or an attempt, costs beside its text.
const OVERHEAD: usize = 64;

/// What attempts have written.
#[derive(Debug, Default)]
pub struct Logs(Mutex<Kept>);

/// By job, child or node, and by attempt.
#[derive(Debug, Default)]
struct Kept {
    attempts: BTreeMap<(String, u32), Record>,
    /// The attempts in the order in which they started.
    order: VecDeque<(String, u32)>,
    bytes: usize,
}

#[derive(Debug, Default)]
struct Record {
    lines: VecDeque<Line>,
    bytes: usize,
    dropped: u64,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it was written, by the clock of the world.
    pub at: Timestamp,
    /// Where to.
    pub stream: Stream,
    /// What it says.
    pub text: Box<str>,
}

/// What an attempt has written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// The id of the job, the child or the node.
    pub job_id: String,
    /// Which attempt it is, counted from 1.
    pub attempt: u32,
    /// How many lines are no longer kept, of those that it wrote first.
    pub dropped_lines: u64,
    /// The other lines.
    pub lines: Vec<Line>,
}

impl Serialize for Line {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut line = serializer.serialize_struct("Line", 3)?;
        line.serialize_field("timestamp", &self.at.to_iso8601())?;
        line.serialize_field("stream", &self.stream)?;
        line.serialize_field("message", &self.text)?;
        line.end()
    }
}

impl Logs {
    /// Begins to keep what an attempt writes. Lines of others are not kept.
    pub(super) fn open(&self, job: &str, attempt: u32) {
        let key = (job.to_owned(), attempt);
        let mut kept = self.0.lock();
        kept.attempts.insert(key.clone(), Record { bytes: OVERHEAD, ..Record::default() });
        kept.order.push_back(key);
        kept.bytes += OVERHEAD;
        kept.make_room();
    }

    pub(super) fn add(&self, job: &str, attempt: u32, line: Line) {
        let kept = &mut *self.0.lock();
        let Some(record) = kept.attempts.get_mut(&(job.to_owned(), attempt)) else { return };
        let before = record.bytes;
        record.bytes += line.text.len() + OVERHEAD;
        record.lines.push_back(line);
        while record.bytes > MOST_OF_ATTEMPT {
            let Some(first) = record.lines.pop_front() else { break };
            record.bytes -= first.text.len() + OVERHEAD;
            record.dropped += 1;
        }
        kept.bytes = kept.bytes + record.bytes - before;
        kept.make_room();
    }

    /// What the attempts of a job have written, or one of them: those of a child or a node if that is what the id is of,
    /// and of a job those of its nodes as well.
    pub fn of(&self, job: &str, attempt: Option<u32>) -> Vec<Attempt> {
        let kept = self.0.lock();
        let nodes = format!("{job}#");
        // What begins with an id is what comes next in order.
        let found = kept.attempts.range((job.to_owned(), 0)..);
        let found = found.take_while(|((id, _), _)| id.starts_with(job));
        let found = found.filter(|((id, _), _)| id == job || id.starts_with(&nodes));
        let found = found.filter(|((_, number), _)| attempt.is_none_or(|attempt| attempt == *number));
        let shown = found.map(|((id, number), record)| Attempt {
            job_id: id.clone(),
            attempt: *number,
            dropped_lines: record.dropped,
            lines: record.lines.iter().cloned().collect(),
        });
        shown.collect()
    }
}

impl Kept {
    /// Drops the oldest attempts if there is too much.
    fn make_room(&mut self) {
        while self.bytes > MOST_IN_ALL {
            let Some(key) = self.order.pop_front() else { return };
            if let Some(record) = self.attempts.remove(&key) {
                self.bytes -= record.bytes;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { at: Timestamp::from_millis(0), stream: Stream::Stdout, text: text.into() }
    }

    fn texts(logs: &Logs, job: &str, attempt: Option<u32>) -> Vec<String> {
        let lines = logs.of(job, attempt).into_iter().flat_map(|attempt| attempt.lines);
        lines.map(|line| line.text.into()).collect()
    }

    #[test]
    fn attempts_children_and_nodes_are_kept_apart() {
        let logs = Logs::default();
        for (job, attempt) in [("a", 1), ("a", 2), ("a:1", 1), ("a:10", 1), ("a#0", 1), ("b", 1)] {
            logs.open(job, attempt);
            logs.add(job, attempt, line(&format!("{job} {attempt}")));
        }
        logs.add("c", 1, line("of nobody"));
        assert_eq!(texts(&logs, "a", None), ["a 1", "a 2", "a#0 1"]);
        assert_eq!(texts(&logs, "a", Some(2)), ["a 2"]);
        assert_eq!(texts(&logs, "a:1", None), ["a:1 1"]);
        assert_eq!(texts(&logs, "c", None), [""; 0]);
    }

    #[test]
    fn of_an_attempt_the_last_lines_are_kept() {
        let logs = Logs::default();
        logs.open("a", 1);
        let long = "x".repeat(MOST_OF_ATTEMPT / 4);
        for number in 0..10 {
            logs.add("a", 1, line(&format!("{number}{long}")));
        }
        let kept = logs.of("a", None).remove(0);
        assert_eq!((kept.dropped_lines, kept.lines.len()), (7, 3));
        assert!(kept.lines[2].text.starts_with('9'));
    }

    #[test]
    fn the_oldest_attempts_go_first() {
        let logs = Logs::default();
        let long = "x".repeat(MOST_OF_ATTEMPT - 3 * OVERHEAD);
        for number in 1..=65 {
            logs.open("a", number);
            logs.add("a", number, line(&long));
        }
        let kept = logs.of("a", None);
        assert_eq!(kept.first().map(|attempt| attempt.attempt), Some(2));
        assert_eq!(kept.len(), 64);
    }
}
