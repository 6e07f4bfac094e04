//! The environment variables that Batch adds to those of a job.

use super::job::{Job, Which};
use crate::batch::Partition;

/// What the containers of an attempt find in their environment beside what the job says.
pub(super) fn of(job: &Job, which: Which, attempt: usize, partition: &Partition) -> Vec<(String, String)> {
    let current = partition.jobs.run(which).and_then(|run| run.current.as_ref());
    let environment = current.map(|current| current.taken.environment.to_string()).unwrap_or_default();
    let id = match which.child {
        Some(index) => format!("{}:{index}", job.id),
        None => job.id.to_string(),
    };
    let mut all = vec![
        ("AWS_BATCH_JOB_ID", id),
        ("AWS_BATCH_JOB_ATTEMPT", attempt.to_string()),
        ("AWS_BATCH_JQ_NAME", job.queue.to_string()),
        ("AWS_BATCH_CE_NAME", environment),
    ];
    all.extend(which.child.map(|index| ("AWS_BATCH_JOB_ARRAY_INDEX", index.to_string())));
    if let Some(nodes) = job.work.nodes() {
        all.push(("AWS_BATCH_JOB_NUM_NODES", nodes.count.to_string()));
        all.push(("AWS_BATCH_JOB_MAIN_NODE_INDEX", nodes.main.to_string()));
        all.push(("AWS_BATCH_JOB_NODE_INDEX", nodes.main.to_string()));
    }
    all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
