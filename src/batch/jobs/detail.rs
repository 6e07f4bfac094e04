//! Jobs as `DescribeJobs` shows them.

use uuid::Uuid;

use super::{
    eks,
    id::{JobId, Part},
    job::{Array, Body, Dependency, End, Host, Job, Run, Task},
    limits,
};
use crate::{
    api::{
        Timestamp,
        batch::{
            ArrayPropertiesDetail, AttemptContainerDetail, AttemptDetail, AttemptEcsTaskDetails,
            AttemptTaskContainerDetails, ContainerDetail, EcsPropertiesDetail, JobDependency, JobDetail,
            JobStatus, NodeDetails, OrchestrationType, RetryStrategy,
        },
    },
    batch::{Partition, names::Kind},
    kit::{Context, Scope, Tags},
};

/// The most characters of the name of a definition in the name of a log stream.
const LONGEST_STREAM_NAME: usize = 200;

/// Somebody who looks at jobs.
#[derive(Clone, Copy)]
pub(super) struct Viewer<'a> {
    pub(super) partition: &'a Partition,
    pub(super) context: &'a Context<'a>,
}

/// How something stands, whichever part of a job it is.
pub(super) struct Standing {
    pub(super) status: JobStatus,
    pub(super) reason: Option<String>,
    pub(super) created_at: Timestamp,
    pub(super) started_at: Option<Timestamp>,
    pub(super) stopped_at: Option<Timestamp>,
    pub(super) is_cancelled: bool,
    pub(super) is_terminated: bool,
}

impl<'a> Viewer<'a> {
    pub(super) fn scope(&self) -> &'a Scope {
        self.context.scope()
    }

    /// The job that an id stands for, and what of it runs by itself; that is none for the parent of an array.
    pub(super) fn find(&self, id: JobId) -> Option<(&'a Job, Option<&'a Run>)> {
        let jobs = &self.partition.jobs;
        let job = jobs.get(jobs.number(&id.job)?)?;
        match (&job.body, id.part) {
            (Body::One(run), Part::Whole) => Some((job, Some(run))),
            (Body::One(run), Part::Node(node)) => {
                let within = job.work.nodes().is_some_and(|nodes| node < nodes.count);
                within.then_some((job, Some(run)))
            }
            (Body::Array(_), Part::Whole) => Some((job, None)),
            (Body::Array(_), Part::Child(index)) => Some((job, Some(job.run(Some(index))?))),
            _ => None,
        }
    }

    /// How the job or the part of one stands that [`find`](Self::find) has found.
    pub(super) fn standing(&self, job: &Job, run: Option<&Run>) -> Standing {
        match (run, &job.body) {
            (None, Body::Array(array)) => {
                let parent = &array.parent;
                Standing {
                    status: parent.status,
                    reason: parent.reason.as_deref().map(str::to_owned),
                    created_at: job.created_at,
                    started_at: None,
                    stopped_at: parent.stopped_at,
                    is_cancelled: parent.is_cancelled,
                    is_terminated: parent.is_terminated,
                }
            }
            (Some(run), _) | (None, Body::One(run)) => Standing {
                status: run.status,
                reason: self.reason(job, run),
                created_at: run.created_at,
                started_at: run.started_at(),
                stopped_at: run.stopped_at,
                is_cancelled: run.is_cancelled,
                is_terminated: run.is_terminated,
            },
        }
    }

    /// The reason that was kept, or why the first job of a queue does not start.
    fn reason(&self, job: &Job, run: &Run) -> Option<String> {
        if run.status != JobStatus::Runnable {
            return run.reason.as_deref().map(str::to_owned);
        }
        let place = run.place?;
        let scheduler = &self.partition.scheduler;
        let reason = limits::status_reason(scheduler.blocked(&job.queue)?)?;
        let held = scheduler.held(&job.queue)?.number();
        let occupant = self.partition.jobs.occupants.get(&held).filter(|_| held == place)?;
        let which = occupant.next()?;
        self.partition.jobs.run(which).filter(|first| std::ptr::eq(*first, run)).map(|_| reason)
    }

    /// Everything about the job or the part of one with this id, if there is one.
    pub(super) fn detail(&self, id: JobId) -> Option<JobDetail> {
        let (job, run) = self.find(id)?;
        let standing = self.standing(job, run);
        let work = &job.work;
        let definition = work.definition();
        let scope = self.scope();
        let mut detail = JobDetail {
            job_arn: Some(id.arn(scope).into()),
            job_name: job.name.to_string(),
            job_id: id.to_string(),
            job_queue: Kind::JobQueue.arn(scope, &job.queue).into(),
            status: standing.status,
            share_identifier: (!job.share.is_empty()).then(|| job.share.to_string()),
            scheduling_priority: work.scheduling_priority(),
            attempts: Some(Vec::new()),
            status_reason: standing.reason,
            created_at: Some(standing.created_at.as_millis()),
            retry_strategy: Some(work.retry_strategy().cloned().unwrap_or_else(one_attempt)),
            started_at: standing.started_at.map(Timestamp::as_millis),
            stopped_at: standing.stopped_at.map(Timestamp::as_millis),
            depends_on: Some(job.depends_on.iter().map(dependency).collect()),
            job_definition: definition.job_definition_arn.clone(),
            parameters: Some(work.parameters()),
            timeout: work.timeout().cloned().filter(|_| run.is_some()),
            tags: Some(tags(id.part, job)),
            propagate_tags: Some(work.propagate_tags().unwrap_or_default()),
            platform_capabilities: capabilities(job),
            is_cancelled: Some(standing.is_cancelled),
            is_terminated: Some(standing.is_terminated),
            consumable_resource_properties: work.consumables(),
            ..JobDetail::default()
        };
        describe_part(id.part, job, &mut detail);
        self.describe_work(id.part, job, run, &mut detail);
        Some(detail)
    }

    /// What the job, or the node, does, and what is known of how it went.
    fn describe_work(&self, part: Part, job: &Job, run: Option<&Run>, detail: &mut JobDetail) {
        let node = match part {
            Part::Node(node) => Some(node),
            Part::Whole | Part::Child(_) => None,
        };
        let work = &job.work;
        let (container, ecs, pod) = match node {
            Some(node) => (work.node_container(node), work.node_ecs(node), work.node_eks(node)),
            None => (work.container(), work.ecs(), work.eks()),
        };
        let facts = run.and_then(|run| Facts::of(self.scope(), job, run, node));
        if let (Some(run), None) = (run, &pod) {
            let names: Option<Vec<String>> = ecs.as_ref().map(container_names);
            detail.attempts = Some(attempts(self.scope(), job, run, node, names.as_deref()));
        }
        detail.container = container.map(|container| with_facts(container, facts.as_ref()));
        detail.ecs_properties = ecs.map(|ecs| ecs_with_facts(ecs, facts.as_ref()));
        if let Some(pod) = pod {
            detail.eks_attempts = Some(run.map(|run| eks::attempts(&pod, run)).unwrap_or_default());
            detail.eks_properties = Some(eks::with_facts(pod, run));
        }
    }
}

/// Whether it is an array, a child, a node, or a job with nodes.
fn describe_part(part: Part, job: &Job, detail: &mut JobDetail) {
    match (part, &job.body, job.work.nodes()) {
        (Part::Whole, Body::Array(array), _) => detail.array_properties = Some(parent(array)),
        (Part::Child(index), ..) => {
            let index = i32::try_from(index).ok();
            detail.array_properties =
                Some(ArrayPropertiesDetail { index, ..ArrayPropertiesDetail::default() });
        }
        (Part::Node(node), _, Some(nodes)) => {
            detail.node_details = Some(NodeDetails {
                node_index: i32::try_from(node).ok(),
                is_main_node: Some(node == nodes.main),
            });
        }
        (Part::Whole, _, Some(_)) => detail.node_properties = job.work.node_properties(),
        _ => {}
    }
}

/// The strategy of a job that has none of its own. unverified: that it is shown.
fn one_attempt() -> RetryStrategy {
    RetryStrategy { attempts: Some(1), evaluate_on_exit: Some(Vec::new()) }
}

/// Children and nodes have the tags of their job only if those are propagated.
fn tags(part: Part, job: &Job) -> Tags {
    let are_there = part == Part::Whole || job.work.propagate_tags() == Some(true);
    if are_there { job.tags.clone() } else { Tags::new() }
}

fn dependency(dependency: &Dependency) -> JobDependency {
    JobDependency { job_id: dependency.id.as_deref().map(str::to_owned), r#type: dependency.kind }
}

/// The capabilities of the definition; one without them, in Amazon ECS, is for instances.
fn capabilities(job: &Job) -> Option<Vec<String>> {
    let definition = job.work.definition();
    let on_eks = definition.container_orchestration_type == Some(OrchestrationType::Eks);
    definition.platform_capabilities.clone().or_else(|| (!on_eks).then(|| vec!["EC2".to_owned()]))
}

fn parent(array: &Array) -> ArrayPropertiesDetail {
    ArrayPropertiesDetail {
        status_summary: Some(array.counts.shown()),
        status_summary_last_updated_at: Some(array.counted_at.as_millis()),
        size: i32::try_from(array.size).ok(),
        index: None,
    }
}

/// What is known of an attempt, the latest or an earlier one.
struct Facts {
    task_arn: String,
    container_instance_arn: Option<String>,
    log_stream_name: String,
    exit_code: Option<i32>,
    reason: Option<String>,
}

impl Facts {
    /// Of the latest attempt of what runs. If it has nodes: of one of them, which is the main node for the job.
    fn of(scope: &Scope, job: &Job, run: &Run, node: Option<u32>) -> Option<Self> {
        let end = run.attempts.last().filter(|_| run.current.is_none()).map(|attempt| &attempt.end);
        Some(Self::new(scope, job, run.task()?, end, node))
    }

    fn new(scope: &Scope, job: &Job, task: &Task, end: Option<&End>, node: Option<u32>) -> Self {
        // Each node has a task of its own.
        let node = node.or_else(|| job.work.nodes().map(|nodes| nodes.main)).unwrap_or_default();
        let id = Uuid::from_u128(task.id.as_u128().wrapping_add(node.into()));
        let host = host_id(id);
        let id = id.simple();
        let cluster = &task.cluster;
        let instance = (task.host == Host::Instances)
            .then(|| scope.arn("ecs", format_args!("container-instance/{cluster}/{host}")).into());
        let name: String =
            job.work.definition().job_definition_name.chars().take(LONGEST_STREAM_NAME).collect();
        Self {
            task_arn: scope.arn("ecs", format_args!("task/{cluster}/{id}")).into(),
            container_instance_arn: instance,
            log_stream_name: format!("{name}/default/{id}"),
            exit_code: end.and_then(|end| end.exit_code),
            reason: end.and_then(|end| end.reason.as_deref().map(str::to_owned)),
        }
    }
}

/// The id of the instance on which the task with this id runs: each task has one to itself.
fn host_id(task: Uuid) -> uuid::fmt::Simple {
    Uuid::from_u128(!task.as_u128()).simple()
}

fn with_facts(container: ContainerDetail, facts: Option<&Facts>) -> ContainerDetail {
    let Some(facts) = facts else { return container };
    ContainerDetail {
        exit_code: facts.exit_code,
        reason: facts.reason.clone(),
        container_instance_arn: facts.container_instance_arn.clone(),
        task_arn: Some(facts.task_arn.clone()),
        log_stream_name: Some(facts.log_stream_name.clone()),
        network_interfaces: Some(Vec::new()),
        ..container
    }
}

fn ecs_with_facts(mut ecs: EcsPropertiesDetail, facts: Option<&Facts>) -> EcsPropertiesDetail {
    let Some(facts) = facts else { return ecs };
    for task in ecs.task_properties.iter_mut().flatten() {
        task.task_arn = Some(facts.task_arn.clone());
        task.container_instance_arn.clone_from(&facts.container_instance_arn);
        for container in task.containers.iter_mut().flatten() {
            container.exit_code = facts.exit_code;
            container.reason.clone_from(&facts.reason);
            container.log_stream_name = Some(facts.log_stream_name.clone());
            container.network_interfaces = Some(Vec::new());
        }
    }
    ecs
}

fn container_names(ecs: &EcsPropertiesDetail) -> Vec<String> {
    let tasks = ecs.task_properties.iter().flatten();
    let containers = tasks.flat_map(|task| task.containers.iter().flatten());
    containers.map(|container| container.name.clone().unwrap_or_default()).collect()
}

/// The attempts that have ended, of what has one container, or containers of these names.
fn attempts(
    scope: &Scope,
    job: &Job,
    run: &Run,
    node: Option<u32>,
    names: Option<&[String]>,
) -> Vec<AttemptDetail> {
    let details = run.attempts.iter().map(|attempt| {
        let facts = Facts::new(scope, job, &attempt.task, Some(&attempt.end), node);
        let (container, tasks) = match names {
            None => (Some(attempt_container(facts)), Vec::new()),
            Some(names) => (None, vec![attempt_task(&facts, names)]),
        };
        AttemptDetail {
            container,
            started_at: attempt.started_at.map(Timestamp::as_millis),
            stopped_at: Some(attempt.stopped_at.as_millis()),
            status_reason: attempt.end.status_reason.as_deref().map(str::to_owned),
            task_properties: Some(tasks),
        }
    });
    details.collect()
}

fn attempt_container(facts: Facts) -> AttemptContainerDetail {
    AttemptContainerDetail {
        container_instance_arn: facts.container_instance_arn,
        task_arn: Some(facts.task_arn),
        exit_code: facts.exit_code,
        reason: facts.reason,
        log_stream_name: Some(facts.log_stream_name),
        network_interfaces: Some(Vec::new()),
    }
}

fn attempt_task(facts: &Facts, names: &[String]) -> AttemptEcsTaskDetails {
    let containers = names.iter().map(|name| AttemptTaskContainerDetails {
        exit_code: facts.exit_code,
        name: Some(name.clone()),
        reason: facts.reason.clone(),
        log_stream_name: Some(facts.log_stream_name.clone()),
        network_interfaces: Some(Vec::new()),
    });
    AttemptEcsTaskDetails {
        container_instance_arn: facts.container_instance_arn.clone(),
        task_arn: Some(facts.task_arn.clone()),
        containers: Some(containers.collect()),
    }
}
