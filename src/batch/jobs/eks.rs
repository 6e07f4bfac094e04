//! Jobs in Amazon EKS as `DescribeJobs` shows them: pods and nodes instead of tasks and instances.

use super::job::{Attempt, End, Run, Task};
use crate::{
    api::{
        Timestamp,
        batch::{
            EksAttemptContainerDetail, EksAttemptDetail, EksContainerDetail, EksPodPropertiesDetail,
            EksPropertiesDetail,
        },
    },
    batch::job_definitions::submission::UNNAMED_IN_POD,
};

/// The name of the pod of an attempt.
fn pod_name(task: &Task) -> String {
    format!("aws-batch.{}", task.id)
}

/// The name of the node on which the pod of an attempt runs: each has one to itself.
fn node_name(task: &Task) -> String {
    let [.., a, b, c] = task.id.into_bytes();
    format!("ip-10-{a}-{b}-{c}.ec2.internal")
}

/// What a pod is to do, with what is known of its latest attempt.
pub(super) fn with_facts(mut properties: EksPropertiesDetail, run: Option<&Run>) -> EksPropertiesDetail {
    let Some((task, run)) = run.and_then(|run| Some((run.task()?, run))) else { return properties };
    let Some(pod) = &mut properties.pod_properties else { return properties };
    pod.pod_name = Some(pod_name(task));
    pod.node_name = Some(node_name(task));
    let end = run.attempts.last().filter(|_| run.current.is_none()).map(|attempt| &attempt.end);
    let end = end.cloned().unwrap_or_default();
    for container in pod.containers.iter_mut().flatten() {
        container.exit_code = end.exit_code;
        container.reason = end.reason.as_deref().map(str::to_owned);
    }
    // Init containers have succeeded once the others run.
    for container in pod.init_containers.iter_mut().flatten() {
        container.exit_code = end.exit_code.map(|_| 0);
    }
    properties
}

/// The attempts that have ended.
pub(super) fn attempts(properties: &EksPropertiesDetail, run: &Run) -> Vec<EksAttemptDetail> {
    let pod = properties.pod_properties.clone().unwrap_or_default();
    run.attempts.iter().map(|attempt| one(&pod, attempt)).collect()
}

fn one(pod: &EksPodPropertiesDetail, attempt: &Attempt) -> EksAttemptDetail {
    let own = pod.metadata.as_ref().and_then(|metadata| metadata.namespace.clone());
    EksAttemptDetail {
        containers: Some(containers(pod.containers.as_deref(), &attempt.end)),
        init_containers: Some(containers(
            pod.init_containers.as_deref(),
            &End { exit_code: attempt.end.exit_code.map(|_| 0), ..End::default() },
        )),
        eks_cluster_arn: Some(attempt.task.cluster.to_string()),
        pod_name: Some(pod_name(&attempt.task)),
        pod_namespace: own.or_else(|| attempt.task.namespace.as_deref().map(str::to_owned)),
        node_name: Some(node_name(&attempt.task)),
        started_at: attempt.started_at.map(Timestamp::as_millis),
        stopped_at: Some(attempt.stopped_at.as_millis()),
        status_reason: attempt.end.status_reason.as_deref().map(str::to_owned),
    }
}

fn containers(containers: Option<&[EksContainerDetail]>, end: &End) -> Vec<EksAttemptContainerDetail> {
    let details = containers.unwrap_or_default().iter().map(|container| EksAttemptContainerDetail {
        name: Some(container.name.as_deref().unwrap_or(UNNAMED_IN_POD).to_owned()),
        container_id: None,
        exit_code: end.exit_code,
        reason: end.reason.as_deref().map(str::to_owned),
    });
    details.collect()
}
