//! `DescribeServiceEnvironments`.

use super::{ServiceEnvironment, arn};
use crate::{
    api::batch::{
        DescribeServiceEnvironmentsRequest, DescribeServiceEnvironmentsResponse, Error,
        ServiceEnvironmentDetail,
    },
    batch::{
        State,
        lookup::{self, PageQuery, Query},
        names::{Kind, Name},
    },
    kit::{Context, Scope},
};

/// Everything about the environments named, or about all of them page by page.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeServiceEnvironmentsRequest,
) -> Result<DescribeServiceEnvironmentsResponse, Error> {
    let scope = context.scope();
    let environments = &state.at(scope).service_environments;
    let query = Query {
        list: "DescribeServiceEnvironments",
        member: "ServiceEnvironments",
        named: input.service_environments.as_deref(),
        page: PageQuery { max_results: input.max_results, next_token: input.next_token.as_deref() },
    };
    let page = lookup::select(environments, Kind::ServiceEnvironment, scope, &query)
        .map_err(|refusal| refusal.error(context))?;
    let details = page.items.iter().filter_map(|name| Some(detail(name, environments.get(name)?, scope)));
    Ok(DescribeServiceEnvironmentsResponse {
        service_environments: Some(details.collect()),
        next_token: page.next,
    })
}

fn detail(name: &Name, environment: &ServiceEnvironment, scope: &Scope) -> ServiceEnvironmentDetail {
    ServiceEnvironmentDetail {
        service_environment_name: name.as_str().to_owned(),
        service_environment_arn: arn(name, scope),
        service_environment_type: environment.r#type,
        state: Some(environment.state),
        status: Some(environment.status.into()),
        capacity_limits: environment.capacity_limits.clone(),
        tags: Some(environment.tags.clone()),
    }
}
