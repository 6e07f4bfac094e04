//! `SubmitJob`.

use std::sync::Arc;

use super::{
    Event, SUBMISSION,
    id::{JobId, Part},
    job::{Array, Body, Counts, Dependency, Job, Parent, Run, Which},
    refusal::JobRefusal,
    work::Work,
};
use crate::{
    api::batch::{
        ArrayJobDependency, Error, JQState, JobDefinition, JobDependency, JobQueueType, JobStatus,
        OrchestrationType, SubmitJobRequest, SubmitJobResponse,
    },
    batch::{
        self, Partition, State,
        errors::Refusal,
        job_queues::{self, JobQueue},
        life::Status,
        names::Name,
        scheduler,
        scheduling_policies::{Policy, is_identifier},
    },
    kit::{Context, Scope, Tags, Transaction, tags},
};

/// The most dependencies of a job.
const MOST_DEPENDENCIES: usize = 20;
/// How many children an array may have.
const SIZES: std::ops::RangeInclusive<i32> = 2..=10_000;
/// The most shares of a queue that have jobs which are not over.
const MOST_SHARES: usize = 500;
/// The most jobs that are `SUBMITTED` at a time.
///
/// unverified: counted in each region, like the other quotas of Batch.
const MOST_SUBMITTED: usize = 1_000_000;

/// Takes a job, or an array of jobs, into a queue.
pub(in crate::batch) fn submit_job(
    state: &mut State,
    tx: &mut Transaction<'_, batch::Event>,
    input: SubmitJobRequest,
) -> Result<SubmitJobResponse, Error> {
    let mut job = checked(state.at(tx.scope()), tx, input).map_err(|refusal| refusal.error(tx))?;
    job.id = tx.ids().uuid();
    let id = JobId::whole(job.id);
    let response = SubmitJobResponse {
        job_arn: Some(id.arn(tx.scope()).into()),
        job_name: job.name.to_string(),
        job_id: id.to_string(),
    };
    let jobs = &mut state.at_mut(tx.scope()).jobs;
    jobs.meter.begin(tx.now);
    let number = jobs.add(job);
    tx.after(&SUBMISSION, batch::Event::Jobs(Event::Submitted(number)));
    Ok(response)
}

/// The job that a good request asks for; its id is drawn later.
fn checked(partition: &Partition, context: &Context<'_>, input: SubmitJobRequest) -> Result<Job, Refusal> {
    let scope = context.scope();
    Name::parse(&input.job_name).ok_or(JobRefusal::Name)?;
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    let (queue_name, queue) = open_queue(partition, scope, &input.job_queue)?;
    let definition = partition.job_definitions.for_job(scope, &input.job_definition)?;
    check_platform(queue.r#type, &definition)?;
    let share = share(partition, queue, &input)?;
    let work = Work::new(definition, &input)?;
    let demand = Arc::new(work.demand(scope)?);
    let size = array_size(&input, &work)?;
    let depends_on = dependencies(partition, input.depends_on.as_deref().unwrap_or_default(), size)?;
    let (is_active, active) = partition.jobs.active_shares(queue_name.as_str(), &share);
    if !share.is_empty() && !is_active && active >= MOST_SHARES {
        return Err(JobRefusal::TooManyShares(MOST_SHARES).into());
    }
    if partition.jobs.submitted() >= MOST_SUBMITTED {
        return Err(JobRefusal::TooManyJobs(MOST_SUBMITTED).into());
    }
    let queue = partition.scheduler.name_of(queue_name.as_str());
    Ok(Job {
        id: uuid::Uuid::nil(),
        name: input.job_name.into(),
        queue: queue.unwrap_or_else(|| queue_name.as_str().into()),
        work,
        demand,
        share,
        created_at: context.now,
        depends_on,
        dependents: Vec::new(),
        tags,
        body: body(size, context),
    })
}

fn body(size: Option<u32>, context: &Context<'_>) -> Body {
    let Some(size) = size else { return Body::One(Run::new(JobStatus::Submitted, context.now)) };
    let parent = Parent {
        status: JobStatus::Submitted,
        reason: None,
        stopped_at: None,
        is_cancelled: false,
        is_terminated: false,
    };
    let (children, counts) = (Vec::new(), Counts::default());
    Body::Array(Box::new(Array { size, children, counts, counted_at: context.now, parent }))
}

/// The queue that a request names, if it takes jobs for containers.
fn open_queue<'a>(
    partition: &'a Partition,
    scope: &Scope,
    text: &str,
) -> Result<(Name, &'a JobQueue), Refusal> {
    let (name, queue) = job_queues::named(&partition.job_queues, scope, text)?;
    if queue.r#type == JobQueueType::SagemakerTraining {
        return Err(JobRefusal::ServiceQueue.into());
    }
    if !matches!(queue.status, Status::Valid | Status::Updating) {
        return Err(JobRefusal::InvalidQueue(text.to_owned()).into());
    }
    if queue.state != JQState::Enabled {
        return Err(JobRefusal::DisabledQueue(text.to_owned()).into());
    }
    Ok((name, queue))
}

/// Whether the environments of a queue can run what a definition is for.
fn check_platform(queue: JobQueueType, definition: &JobDefinition) -> Result<(), JobRefusal> {
    let on_eks = definition.container_orchestration_type == Some(OrchestrationType::Eks);
    if on_eks != (queue == JobQueueType::Eks) {
        let orchestration = if on_eks { OrchestrationType::Eks } else { OrchestrationType::Ecs };
        return Err(JobRefusal::Orchestration(orchestration.as_str()));
    }
    let needed = match queue {
        JobQueueType::EcsFargate => "FARGATE",
        JobQueueType::EcsManagedInstances => "MANAGED_INSTANCES",
        JobQueueType::Ecs => "EC2",
        JobQueueType::Eks | JobQueueType::SagemakerTraining => return Ok(()),
    };
    let capabilities = definition.platform_capabilities.as_deref().unwrap_or_default();
    // A definition without capabilities is for instances.
    let fits = |capability: &str| {
        capabilities.iter().any(|own| own == capability) || (capabilities.is_empty() && capability == "EC2")
    };
    if fits(needed) {
        return Ok(());
    }
    let has = ["EC2", "FARGATE", "MANAGED_INSTANCES"].into_iter().find(|capability| fits(capability));
    Err(JobRefusal::Capability(has.unwrap_or("EC2")))
}

/// The share that a job counts in: one in a queue with a fair-share policy, none in others.
fn share(
    partition: &Partition,
    queue: &JobQueue,
    input: &SubmitJobRequest,
) -> Result<scheduler::Name, JobRefusal> {
    let policy = queue.policy.as_ref().and_then(|policy| partition.scheduling_policies.get(policy));
    let shares = policy.is_some_and(|policy| matches!(policy.policy, Policy::Fairshare(_)));
    if !shares {
        let given = input.share_identifier.is_some() || input.scheduling_priority_override.is_some();
        return if given { Err(JobRefusal::ShareWithoutPolicy) } else { Ok("".into()) };
    }
    if input.scheduling_priority_override.is_some_and(|priority| !(0..=9999).contains(&priority)) {
        return Err(JobRefusal::BadPriority);
    }
    let share = input.share_identifier.as_deref().ok_or(JobRefusal::NoShare)?;
    if is_identifier(share) { Ok(share.into()) } else { Err(JobRefusal::BadShare) }
}

/// How many children there are to be; none for a job by itself.
fn array_size(input: &SubmitJobRequest, work: &Work) -> Result<Option<u32>, JobRefusal> {
    // unverified: that properties without a size are none.
    let Some(size) = input.array_properties.as_ref().and_then(|array| array.size) else { return Ok(None) };
    if work.nodes().is_some() {
        return Err(JobRefusal::ArrayOfNodes);
    }
    if !SIZES.contains(&size) {
        return Err(JobRefusal::ArraySize);
    }
    Ok(u32::try_from(size).ok())
}

fn dependencies(
    partition: &Partition,
    given: &[JobDependency],
    size: Option<u32>,
) -> Result<Vec<Dependency>, Refusal> {
    if given.len() > MOST_DEPENDENCIES {
        return Err(JobRefusal::TooManyDependencies.into());
    }
    let mut dependencies = Vec::with_capacity(given.len());
    for dependency in given {
        let id = dependency.job_id.as_deref().filter(|id| !id.is_empty());
        let on = match (dependency.r#type, id) {
            (Some(kind), _) if size.is_none() => {
                return Err(JobRefusal::DependencyOfArrays(kind.as_str()).into());
            }
            (Some(ArrayJobDependency::Sequential), Some(_)) => {
                return Err(JobRefusal::SequentialWithJob.into());
            }
            (Some(ArrayJobDependency::Sequential), None) => None,
            (_, None) => return Err(JobRefusal::DependencyWithoutJob.into()),
            (kind, Some(id)) => Some(waited_for(partition, id, kind, size)?),
        };
        dependencies.push(Dependency { on, kind: dependency.r#type, id: id.map(Into::into) });
    }
    Ok(dependencies)
}

/// What an id in a dependency stands for.
fn waited_for(
    partition: &Partition,
    id: &str,
    kind: Option<ArrayJobDependency>,
    size: Option<u32>,
) -> Result<Which, Refusal> {
    let missing = || JobRefusal::NoDependency(id.to_owned());
    let parsed = JobId::parse(id).ok_or_else(missing)?;
    let number = partition.jobs.number(&parsed.job).ok_or_else(missing)?;
    let job = partition.jobs.get(number).ok_or_else(missing)?;
    let on = match (parsed.part, job.array()) {
        (Part::Whole, _) => Which::whole(number),
        (Part::Child(index), Some(array)) if index < array.size => Which::child(number, index),
        _ => return Err(missing().into()),
    };
    if kind.is_some() && (on.child.is_some() || job.array().map(|array| array.size) != size) {
        return Err(JobRefusal::OtherSize.into());
    }
    Ok(on)
}
