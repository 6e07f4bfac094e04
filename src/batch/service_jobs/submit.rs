//! `SubmitServiceJob`.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use super::{ServiceJobRefusal, ServiceJobs, arn, job::Job, payload::Payload};
use crate::{
    api::batch::{
        Error, JQState, JobQueueType, QuotaShareState, ServiceJobRetryStrategy, ServiceJobStatus,
        SubmitServiceJob, SubmitServiceJobRequest, SubmitServiceJobResponse,
    },
    batch::{
        Event, Partition, State,
        errors::Refusal,
        job_definitions::Defect,
        job_queues::{self, JobQueue},
        life::Status,
        names::Name,
        queue_refusals::QueueRefusal,
        scheduling_policies::{Policy, is_identifier},
    },
    kit::{Context, Scope, Seen, Tags, Transaction, tags},
};

/// How long a client token is known; unverified: as with other operations.
const TOKEN_LIFETIME: Duration = Duration::from_hours(8);
/// The most bytes of a request.
const LARGEST_REQUEST: usize = 30 * 1024;
/// The most rules of a retry strategy.
const MOST_RULES: usize = 5;
/// The most characters of a pattern.
const LONGEST_PATTERN: usize = 512;
/// The shortest time of an attempt, in seconds; unverified: as with other jobs.
const SHORTEST_ATTEMPT: i32 = 60;
/// Within which bounds priorities are.
const PRIORITIES: std::ops::RangeInclusive<i32> = 0..=9999;

/// What a good request comes to.
enum Plan {
    /// Its token has been seen: the job was submitted before, and answered so.
    Repeat(SubmitServiceJobResponse),
    /// A job in this queue.
    Submit { queue: Name, payload: Payload, tags: Tags },
}

/// Puts a job in a queue; once for each client token.
pub(in crate::batch) fn submit(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    mut input: SubmitServiceJobRequest,
) -> Result<SubmitServiceJobResponse, Error> {
    let plan = plan(state.at(tx.scope()), tx, &input).map_err(|refusal| refusal.error(tx))?;
    let (queue, payload, tags) = match plan {
        Plan::Repeat(response) => return Ok(response),
        Plan::Submit { queue, payload, tags } => (queue, payload, tags),
    };
    let id: Arc<str> = tx.ids().uuid().to_string().into();
    let response = SubmitServiceJobResponse {
        job_arn: Some(arn(&id, tx.scope()).into()),
        job_name: input.job_name.clone(),
        job_id: id.to_string(),
    };
    let partition = state.at_mut(tx.scope());
    if let Some(token) = &input.client_token {
        partition.tokens.keep::<SubmitServiceJob>(tx.now, token, &input, &response, TOKEN_LIFETIME);
    }
    input.client_token = None;
    input.tags = None;
    input.retry_strategy.as_mut().map(normalise);
    let job = Job {
        id,
        queue: queue.as_str().into(),
        request: Box::new(input),
        payload,
        tags,
        status: ServiceJobStatus::Submitted,
        status_reason: None,
        is_terminated: false,
        created_at: tx.now,
        entered_at: None,
        scheduled_at: None,
        started_at: None,
        stopped_at: None,
        resource_arn: None,
        attempts: Vec::new(),
        tries: 0,
        preemptions: 0,
        preempted: VecDeque::new(),
        step: 0,
        stuck: None,
    };
    partition.service_jobs.add(job, tx);
    Ok(response)
}

impl ServiceJobs {
    fn add(&mut self, job: Job, tx: &mut Transaction<'_, Event>) {
        self.last += 1;
        let number = self.last;
        self.by_id.insert(Arc::clone(&job.id), number);
        self.index.add(&job.queue, job.status, job.born(number));
        self.jobs.insert(number, job);
        Self::begin(number, tx);
    }
}

/// Fills in the list of rules, which descriptions always have, and writes actions as the reference does.
fn normalise(strategy: &mut ServiceJobRetryStrategy) {
    for rule in strategy.evaluate_on_exit.get_or_insert_default() {
        if let Some(action) = &mut rule.action {
            action.make_ascii_uppercase();
        }
    }
}

fn plan(
    partition: &Partition,
    context: &Context<'_>,
    input: &SubmitServiceJobRequest,
) -> Result<Plan, Refusal> {
    Name::of_job_definition(&input.job_name).ok_or(ServiceJobRefusal::BadName)?;
    let payload = Payload::read(&input.service_request_payload)?;
    check_size(input)?;
    check_numbers(input)?;
    let share = input.share_identifier.as_deref().filter(|share| !share.is_empty());
    if share.is_some_and(|share| !is_identifier(share)) {
        return Err(QueueRefusal::BadIdentifier.into());
    }
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    if let Some(response) = repeated(partition, context, input)? {
        return Ok(Plan::Repeat(response));
    }
    let (name, queue) = open_queue(partition, context.scope(), &input.job_queue)?;
    check_share(partition, queue, input)?;
    Ok(Plan::Submit { queue: name, payload, tags })
}

fn check_size(input: &SubmitServiceJobRequest) -> Result<(), ServiceJobRefusal> {
    let size = serde_json::to_vec(input).map_or(0, |bytes| bytes.len());
    if size > LARGEST_REQUEST { Err(ServiceJobRefusal::RequestSize(size.div_ceil(1024))) } else { Ok(()) }
}

fn check_numbers(input: &SubmitServiceJobRequest) -> Result<(), Refusal> {
    if let Some(priority) = input.scheduling_priority {
        check_priority(priority)?;
    }
    if let Some(strategy) = &input.retry_strategy {
        check_retries(strategy)?;
    }
    let timeout = input.timeout_config.as_ref().and_then(|timeout| timeout.attempt_duration_seconds);
    if let Some(seconds) = timeout.filter(|seconds| *seconds < SHORTEST_ATTEMPT) {
        return Err(Defect::Timeout(seconds).into());
    }
    let preemption = input.preemption_configuration.as_ref();
    let retries = preemption.and_then(|preemption| preemption.preemption_retries_before_termination);
    if retries.is_some_and(|retries| retries < 0) {
        return Err(Refusal::Negative("preemptionRetriesBeforeTermination"));
    }
    Ok(())
}

/// Whether a job may have this priority.
pub(super) fn check_priority(priority: i32) -> Result<(), Defect> {
    if PRIORITIES.contains(&priority) { Ok(()) } else { Err(Defect::SchedulingPriority) }
}

/// unverified: the sentences, which are those for job definitions.
fn check_retries(strategy: &ServiceJobRetryStrategy) -> Result<(), Defect> {
    if !(1..=10).contains(&strategy.attempts) {
        return Err(Defect::Attempts);
    }
    let rules = strategy.evaluate_on_exit.as_deref().unwrap_or_default();
    if rules.len() > MOST_RULES {
        return Err(Defect::ExitConditions(MOST_RULES));
    }
    for rule in rules {
        let action = rule.action.as_deref();
        if let Some(action) =
            action.filter(|action| !["RETRY", "EXIT"].iter().any(|known| known.eq_ignore_ascii_case(action)))
        {
            return Err(Defect::ExitAction(action.to_owned()));
        }
        let pattern = rule.on_status_reason.as_deref().unwrap_or_default();
        if pattern.chars().count() > LONGEST_PATTERN {
            return Err(Defect::LongExitCondition);
        }
    }
    Ok(())
}

/// What the request was answered if it came before, with this token.
///
/// The reference says of such a request that it is rejected, as it once did of all with tokens; a setting chooses.
/// unverified: a token that came with another request is refused.
fn repeated(
    partition: &Partition,
    context: &Context<'_>,
    input: &SubmitServiceJobRequest,
) -> Result<Option<SubmitServiceJobResponse>, Refusal> {
    let Some(token) = &input.client_token else { return Ok(None) };
    match partition.tokens.look::<SubmitServiceJob>(context.now, token, input) {
        Seen::Never => Ok(None),
        Seen::Same(_) if context.settings.reject_repeated_tokens => {
            Err(Refusal::TokenRepeated(token.clone()))
        }
        Seen::Same(response) => Ok(Some(response)),
        Seen::Other => Err(Refusal::TokenReused(token.clone())),
    }
}

/// The queue that `text` stands for, if it takes service jobs.
fn open_queue<'a>(
    partition: &'a Partition,
    scope: &Scope,
    text: &str,
) -> Result<(Name, &'a JobQueue), Refusal> {
    let (name, queue) = job_queues::named(&partition.job_queues, scope, text)?;
    if queue.r#type != JobQueueType::SagemakerTraining {
        return Err(ServiceJobRefusal::OtherQueueType.into());
    }
    if queue.state == JQState::Disabled || queue.status == Status::Deleting {
        return Err(ServiceJobRefusal::DisabledQueue(text.to_owned()).into());
    }
    Ok((name, queue))
}

/// Whether the job names the share that its queue wants it to name, and none that the queue does not know.
///
/// unverified: an empty name stands for none; and a priority is taken by every queue, where it may mean nothing.
fn check_share(
    partition: &Partition,
    queue: &JobQueue,
    input: &SubmitServiceJobRequest,
) -> Result<(), Refusal> {
    let policy = queue.policy.as_ref().and_then(|policy| partition.scheduling_policies.get(policy));
    let given = |share: &Option<String>| share.as_deref().is_some_and(|share| !share.is_empty());
    let (fair, quota) = (given(&input.share_identifier), given(&input.quota_share_name));
    let (wants_fair, wants_quota) = match policy.map(|policy| &policy.policy) {
        Some(Policy::Fairshare(_)) => (true, false),
        Some(Policy::QuotaShare(_)) => (false, true),
        None => (false, false),
    };
    match (fair, wants_fair) {
        (true, false) => return Err(ServiceJobRefusal::ShareIdentifierNotWanted.into()),
        (false, true) => return Err(ServiceJobRefusal::NoShareIdentifier.into()),
        _ => {}
    }
    match (quota, wants_quota) {
        (true, false) => return Err(ServiceJobRefusal::QuotaShareNotWanted.into()),
        (false, true) => return Err(ServiceJobRefusal::NoQuotaShareName.into()),
        _ => {}
    }
    let Some(name) = input.quota_share_name.as_deref().filter(|_| wants_quota) else { return Ok(()) };
    let share =
        queue.quota_shares.get(name).ok_or_else(|| ServiceJobRefusal::NoQuotaShare(name.to_owned()))?;
    if share.state == QuotaShareState::Disabled || share.status == Status::Deleting {
        return Err(ServiceJobRefusal::DisabledQuotaShare(name.to_owned()).into());
    }
    Ok(())
}
