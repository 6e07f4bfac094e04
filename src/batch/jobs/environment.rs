//! The environment variables that Batch adds to those of a job.

use super::job::{Job, Which};
use crate::batch::Partition;

/// The address of the main node, as other nodes find it.
const MAIN_NODE: &str = "AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS";

/// What the containers of an attempt find in their environment beside what the job says; of several nodes those of this
/// one, or of the main one.
pub(super) fn of(
    job: &Job,
    which: Which,
    attempt: usize,
    node: Option<u32>,
    partition: &Partition,
) -> Vec<(String, String)> {
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
        let node = node.unwrap_or(nodes.main);
        all.push(("AWS_BATCH_JOB_NODE_INDEX", node.to_string()));
        if node != nodes.main {
            // All nodes that really run are on this host.
            all.push((MAIN_NODE, "127.0.0.1".to_owned()));
        }
    }
    all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
