//! `DescribeJobDefinitions`.

use std::sync::Arc;

use super::{JobDefinitions, Reference, Status};
use crate::{
    api::batch::{DescribeJobDefinitionsRequest, DescribeJobDefinitionsResponse, Error, JobDefinition},
    batch::{State, errors::Refusal, lookup},
    kit::{Context, Scope, page::Pager},
};

/// The most definitions that can be asked for by name.
const MOST_NAMED: usize = 100;

/// The revisions in a list, or else those of a name or a status, page by page.
///
/// unverified: in the order of their names, and of one name the newest first.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeJobDefinitionsRequest,
) -> Result<DescribeJobDefinitionsResponse, Error> {
    let definitions = &state.at(context.scope()).job_definitions;
    let found = match input.job_definitions.as_deref() {
        Some(list) if !list.is_empty() => named(definitions, context.scope(), list, &input),
        _ => page(definitions, context.scope(), &input),
    };
    found.map_err(|refusal| refusal.error(context))
}

/// Those in a list, in its order. What is not there is left out, as is a name without a revision.
///
/// The sentence is recorded for `MaxResults` alone.
fn named(
    definitions: &JobDefinitions,
    scope: &Scope,
    list: &[String],
    input: &DescribeJobDefinitionsRequest,
) -> Result<DescribeJobDefinitionsResponse, Refusal> {
    for (other, is_set) in [
        ("MaxResults", input.max_results.is_some()),
        ("JobDefinitionName", input.job_definition_name.is_some()),
        ("Status", input.status.is_some()),
        ("NextToken", input.next_token.is_some()),
    ] {
        if is_set {
            return Err(Refusal::NotTogether("JobDefinitions", other));
        }
    }
    if list.len() > MOST_NAMED {
        return Err(Refusal::TooManyNamed { what: "job definitions", most: MOST_NAMED });
    }
    let found = list.iter().filter_map(|text| definitions.get(&Reference::parse(scope, text)?));
    let found = found.map(|definition| Arc::clone(&definition.described)).collect();
    Ok(DescribeJobDefinitionsResponse { job_definitions: Some(found), next_token: None })
}

fn page(
    definitions: &JobDefinitions,
    scope: &Scope,
    input: &DescribeJobDefinitionsRequest,
) -> Result<DescribeJobDefinitionsResponse, Refusal> {
    let limit = lookup::page_size(input.max_results)?;
    let status = input.status.as_deref().map(status).transpose()?;
    let only = input.job_definition_name.as_deref();
    let pager = Pager { list: "DescribeJobDefinitions", scope, query: &(only, &input.status) };
    let page = pager
        .page(input.next_token.as_deref(), limit, |after: Option<(String, i32)>| {
            definitions
                .walk(only, after)
                .filter(|(_, _, found)| status.is_none_or(|it| it == found.status))
                .map(|(name, revision, found)| -> ((String, i32), Arc<JobDefinition>) {
                    ((name.as_str().to_owned(), revision.number()), Arc::clone(&found.described))
                })
        })
        .map_err(|_| Refusal::BadNextToken)?;
    Ok(DescribeJobDefinitionsResponse { job_definitions: Some(page.items), next_token: page.next })
}

/// unverified: what is no status is refused rather than found in no definition.
fn status(text: &str) -> Result<Status, Refusal> {
    Status::ALL.into_iter().find(|status| status.as_str() == text).ok_or_else(|| Refusal::BadValue {
        member: "status",
        value: text.to_owned(),
        allowed: "ACTIVE, INACTIVE",
    })
}
