//! `DescribeJobQueues`.

use super::{Environments, JobQueue, arn};
use crate::{
    api::batch::{
        ComputeEnvironmentOrder, DescribeJobQueuesRequest, DescribeJobQueuesResponse, Error, JobQueueDetail,
        ServiceEnvironmentOrder,
    },
    batch::{
        State,
        lookup::{self, PageQuery, Query},
        names::{Kind, Name},
    },
    kit::{Context, Scope},
};

/// What is said of a queue that is ready.
const HEALTHY: &str = "JobQueue Healthy";

/// Everything about the queues named, or about all of them page by page.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeJobQueuesRequest,
) -> Result<DescribeJobQueuesResponse, Error> {
    let scope = context.scope();
    let queues = &state.at(scope).job_queues;
    let query = Query {
        list: "DescribeJobQueues",
        member: "JobQueues",
        named: input.job_queues.as_deref(),
        page: PageQuery { max_results: input.max_results, next_token: input.next_token.as_deref() },
    };
    let page =
        lookup::select(queues, Kind::JobQueue, scope, &query).map_err(|refusal| refusal.error(context))?;
    let details = page.items.iter().filter_map(|name| Some(detail(name, queues.get(name)?, scope)));
    Ok(DescribeJobQueuesResponse { job_queues: Some(details.collect()), next_token: page.next })
}

/// A queue for service jobs has an empty order of compute environments; others have no order of service environments.
fn detail(name: &Name, queue: &JobQueue, scope: &Scope) -> JobQueueDetail {
    let (compute_environment_order, service_environment_order) = orders(&queue.environments, scope);
    JobQueueDetail {
        job_queue_name: name.as_str().to_owned(),
        job_queue_arn: arn(name, scope),
        state: queue.state,
        scheduling_policy_arn: queue
            .policy
            .as_ref()
            .map(|policy| policy.arn(Kind::SchedulingPolicy, scope).into()),
        status: Some(queue.status.into()),
        status_reason: queue.status.reason(HEALTHY),
        priority: queue.priority,
        compute_environment_order,
        service_environment_order,
        job_queue_type: Some(queue.r#type),
        tags: Some(queue.tags.clone()),
        job_state_time_limit_actions: (!queue.time_limits.is_empty()).then(|| queue.time_limits.clone()),
    }
}

fn orders(
    environments: &Environments,
    scope: &Scope,
) -> (Vec<ComputeEnvironmentOrder>, Option<Vec<ServiceEnvironmentOrder>>) {
    match environments {
        Environments::Compute(places) => {
            let order = places.iter().map(|place| ComputeEnvironmentOrder {
                order: place.order,
                compute_environment: place.environment.arn(Kind::ComputeEnvironment, scope).into(),
            });
            (order.collect(), None)
        }
        Environments::Service(places) => {
            let order = places.iter().map(|place| ServiceEnvironmentOrder {
                order: place.order,
                service_environment: place.environment.arn(Kind::ServiceEnvironment, scope).into(),
            });
            (Vec::new(), Some(order.collect()))
        }
    }
}
