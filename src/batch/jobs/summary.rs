//! Jobs as `ListJobs` shows them.

use super::{
    detail::Viewer,
    id::{JobId, Part},
    job::{Job, Run},
};
use crate::api::{
    Timestamp,
    batch::{
        ArrayPropertiesSummary, ContainerSummary, JobCapacityUsageSummary, JobSummary, NodePropertiesSummary,
        OrchestrationType,
    },
};

impl Viewer<'_> {
    /// The short form of the job or the part of one with this id, if there is one.
    pub(super) fn summary(&self, id: JobId) -> Option<JobSummary> {
        let (job, run) = self.find(id)?;
        let standing = self.standing(job, run);
        Some(JobSummary {
            job_arn: Some(id.arn(self.scope()).into()),
            job_id: id.to_string(),
            job_name: job.name.to_string(),
            capacity_usage: Some(capacity_usage(job)),
            created_at: Some(standing.created_at.as_millis()),
            scheduled_at: None,
            share_identifier: (!job.share.is_empty()).then(|| job.share.to_string()),
            status: Some(standing.status),
            status_reason: standing.reason,
            started_at: standing.started_at.map(Timestamp::as_millis),
            stopped_at: standing.stopped_at.map(Timestamp::as_millis),
            container: run.and_then(container),
            array_properties: array(id.part, job),
            node_properties: nodes(id.part, job),
            job_definition: Some(job.work.definition().job_definition_arn.clone()),
            is_cancelled: Some(standing.is_cancelled),
            is_terminated: Some(standing.is_terminated),
        })
    }
}

/// What the job, or each child, occupies. unverified: that containers are counted in processors alone.
fn capacity_usage(job: &Job) -> Vec<JobCapacityUsageSummary> {
    let on_eks = job.work.definition().container_orchestration_type == Some(OrchestrationType::Eks);
    let unit = if on_eks { "cpu" } else { "VCPU" };
    let quantity = vcpus(job.demand.milli_vcpus);
    vec![JobCapacityUsageSummary { capacity_unit: Some(unit.into()), quantity: Some(quantity) }]
}

/// Thousandths of processors as processors.
#[expect(clippy::cast_precision_loss, reason = "far fewer processors than 2^53 are shown")]
pub(super) fn vcpus(milli_vcpus: u64) -> f64 {
    milli_vcpus as f64 / 1000.0
}

/// How the container of the latest attempt has ended, if it has.
fn container(run: &Run) -> Option<ContainerSummary> {
    let end = &run.attempts.last().filter(|_| run.current.is_none())?.end;
    let reason = end.reason.as_deref().map(str::to_owned);
    Some(ContainerSummary { exit_code: end.exit_code, reason })
}

fn array(part: Part, job: &Job) -> Option<ArrayPropertiesSummary> {
    let array = job.array()?;
    if let Part::Child(index) = part {
        let index = i32::try_from(index).ok();
        return Some(ArrayPropertiesSummary { index, ..ArrayPropertiesSummary::default() });
    }
    Some(ArrayPropertiesSummary {
        size: i32::try_from(array.size).ok(),
        index: None,
        status_summary: Some(array.counts.shown()),
        status_summary_last_updated_at: Some(array.counted_at.as_millis()),
    })
}

fn nodes(part: Part, job: &Job) -> Option<NodePropertiesSummary> {
    let nodes = job.work.nodes()?;
    let num_nodes = i32::try_from(nodes.count).ok();
    Some(match part {
        Part::Node(node) => NodePropertiesSummary {
            is_main_node: Some(node == nodes.main),
            num_nodes,
            node_index: i32::try_from(node).ok(),
        },
        Part::Whole | Part::Child(_) => {
            NodePropertiesSummary { num_nodes, ..NodePropertiesSummary::default() }
        }
    })
}
