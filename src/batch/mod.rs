//! AWS Batch: consumable resources, job definitions, and the queues and environments that jobs wait and run in.

mod compute_environments;
mod consumable_resources;
mod errors;
#[cfg(test)]
mod fixture;
mod job_definitions;
mod job_queues;
mod jobs;
mod life;
mod lookup;
pub mod meter;
mod names;
mod namespace;
pub mod outcomes;
mod pattern;
mod queue_refusals;
pub mod quota;
mod quota_shares;
pub mod scheduler;
mod scheduling_policies;
mod service_environments;
mod service_jobs;
mod sizes;
#[cfg(test)]
mod stage;
mod state;
mod tagging;
mod units;

use serde::Serialize;

pub use jobs::executing;
pub use sizes::{Scheduling, sizes};
pub use state::State;

use crate::{
    api::{ServiceId, batch as api},
    kit::{AccountId, Delay, Register, Service, Tokens, Transaction},
};
use compute_environments::ComputeEnvironments;
use consumable_resources::ConsumableResources;
use job_definitions::JobDefinitions;
use job_queues::JobQueues;
use jobs::Jobs;
use scheduler::Scheduler;
use scheduling_policies::SchedulingPolicies;
use service_environments::ServiceEnvironments;
use service_jobs::ServiceJobs;

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct Batch;

/// What it knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Partition {
    consumable_resources: ConsumableResources,
    job_definitions: JobDefinitions,
    compute_environments: ComputeEnvironments,
    job_queues: JobQueues,
    jobs: Jobs,
    scheduler: Scheduler,
    scheduling_policies: SchedulingPolicies,
    service_environments: ServiceEnvironments,
    service_jobs: ServiceJobs,
    /// The client tokens of every operation that takes one.
    tokens: Tokens,
}

/// The named delays of this service.
const DELAYS: &[Delay] = &{
    let [a, b, c, d] = life::DELAYS;
    let [e, f, g, h, i] = jobs::DELAYS;
    let [j, k, l, m, n] = service_jobs::DELAYS;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n]
};

/// What can become due.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// The change of an environment, a queue or a quota share is done.
    Settled(life::Settled),
    /// Of jobs.
    Jobs(jobs::Event),
    /// Of job definitions.
    JobDefinitions(job_definitions::Event),
    /// Of service jobs.
    ServiceJobs(service_jobs::Event),
}

impl Service for Batch {
    const ID: ServiceId = ServiceId::Batch;
    const DELAYS: &'static [Delay] = DELAYS;
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(state: &mut State, event: Event, tx: &mut Transaction<'_, Event>) {
        let scope = tx.scope().clone();
        let (partition, outcomes) = state.parts(&scope);
        match event {
            Event::Settled(settled) => life::settle(partition, outcomes, tx, &settled),
            Event::Jobs(event) => jobs::apply(partition, outcomes, event, tx),
            Event::JobDefinitions(event) => partition.job_definitions.apply(&event),
            Event::ServiceJobs(event) => service_jobs::apply(partition, outcomes, event, tx),
        }
    }

    fn conclude(state: &mut State, tx: &mut Transaction<'_, Event>) {
        let scope = tx.scope().clone();
        let (partition, outcomes) = state.parts(&scope);
        jobs::drive(partition, outcomes, tx);
        service_jobs::drive(partition, tx);
    }

    fn reset(state: &mut State, account: Option<AccountId>) {
        state.reset(account);
    }

    fn routes(routes: &mut impl Register<Self>) {
        routes.write::<api::CreateConsumableResource>(consumable_resources::create);
        routes.read::<api::DescribeConsumableResource>(consumable_resources::describe);
        routes.write::<api::UpdateConsumableResource>(consumable_resources::update);
        routes.write::<api::DeleteConsumableResource>(consumable_resources::delete);
        routes.read::<api::ListConsumableResources>(consumable_resources::list);
        routes.write::<api::CreateComputeEnvironment>(compute_environments::create);
        routes.read::<api::DescribeComputeEnvironments>(compute_environments::describe);
        routes.write::<api::UpdateComputeEnvironment>(compute_environments::update);
        routes.write::<api::DeleteComputeEnvironment>(compute_environments::delete);
        routes.write::<api::CreateJobQueue>(job_queues::create);
        routes.read::<api::DescribeJobQueues>(job_queues::describe);
        routes.write::<api::UpdateJobQueue>(job_queues::update);
        routes.write::<api::DeleteJobQueue>(job_queues::delete);
        routes.write::<api::CreateSchedulingPolicy>(scheduling_policies::create);
        routes.read::<api::DescribeSchedulingPolicies>(scheduling_policies::describe);
        routes.write::<api::UpdateSchedulingPolicy>(scheduling_policies::update);
        routes.write::<api::DeleteSchedulingPolicy>(scheduling_policies::delete);
        routes.read::<api::ListSchedulingPolicies>(scheduling_policies::list);
        routes.write::<api::CreateServiceEnvironment>(service_environments::create);
        routes.read::<api::DescribeServiceEnvironments>(service_environments::describe);
        routes.write::<api::UpdateServiceEnvironment>(service_environments::update);
        routes.write::<api::DeleteServiceEnvironment>(service_environments::delete);
        routes.write::<api::CreateQuotaShare>(quota_shares::create);
        routes.read::<api::DescribeQuotaShare>(quota_shares::describe);
        routes.write::<api::UpdateQuotaShare>(quota_shares::update);
        routes.write::<api::DeleteQuotaShare>(quota_shares::delete);
        routes.read::<api::ListQuotaShares>(quota_shares::list);
        routes.write::<api::RegisterJobDefinition>(job_definitions::register);
        routes.write::<api::DeregisterJobDefinition>(job_definitions::deregister);
        routes.read::<api::DescribeJobDefinitions>(job_definitions::describe);
        routes.write::<api::SubmitJob>(jobs::submit_job);
        routes.read::<api::DescribeJobs>(jobs::describe_jobs);
        routes.read::<api::ListJobs>(jobs::list_jobs);
        routes.write::<api::CancelJob>(jobs::cancel_job);
        routes.write::<api::CancelJobs>(jobs::cancel_jobs);
        routes.write::<api::TerminateJob>(jobs::terminate_job);
        routes.write::<api::TerminateJobs>(jobs::terminate_jobs);
        routes.read::<api::ListJobsByConsumableResource>(jobs::list_jobs_by_consumable_resource);
        routes.read::<api::GetJobQueueSnapshot>(jobs::get_job_queue_snapshot);
        routes.write::<api::SubmitServiceJob>(service_jobs::submit);
        routes.read::<api::DescribeServiceJob>(service_jobs::describe);
        routes.read::<api::ListServiceJobs>(service_jobs::list);
        routes.write::<api::UpdateServiceJob>(service_jobs::update);
        routes.write::<api::TerminateServiceJob>(service_jobs::terminate);
        routes.write::<api::TerminateServiceJobs>(service_jobs::terminate_many);
        routes.write::<api::TagResource>(tagging::tag_resource);
        routes.write::<api::UntagResource>(tagging::untag_resource);
        routes.read::<api::ListTagsForResource>(tagging::list_tags_for_resource);
    }
}
