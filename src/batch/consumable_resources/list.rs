//! `ListConsumableResources`.

use std::ops::Bound;

use super::{ConsumableResource, ConsumableResources, arn};
use crate::{
    api::batch::{
        ConsumableResourceSummary, Error, KeyValuesPair, ListConsumableResourcesRequest,
        ListConsumableResourcesResponse,
    },
    batch::{State, errors::Refusal, lookup::page_size, names::Name, pattern::Pattern},
    kit::{Context, Scope, page::Pager},
};

/// The only filter there is.
const NAME_FILTER: &str = "CONSUMABLE_RESOURCE_NAME";

/// The resources that pass every filter, page by page.
///
/// unverified: in the order of their names.
pub(in crate::batch) fn list(
    state: &State,
    context: &Context<'_>,
    input: ListConsumableResourcesRequest,
) -> Result<ListConsumableResourcesResponse, Error> {
    page(&state.at(context.scope()).consumable_resources, context.scope(), &input)
        .map_err(|refusal| refusal.error(context))
}

fn page(
    resources: &ConsumableResources,
    scope: &Scope,
    input: &ListConsumableResourcesRequest,
) -> Result<ListConsumableResourcesResponse, Refusal> {
    let limit = page_size(input.max_results)?;
    let filters =
        input.filters.iter().flatten().map(NameFilter::from_request).collect::<Result<Vec<_>, _>>()?;
    let pager = Pager { list: "ListConsumableResources", scope, query: &input.filters };
    let page = pager
        .page(input.next_token.as_deref(), limit, |after: Option<String>| {
            let after = after.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
            resources
                .all
                .range::<str, _>((after, Bound::Unbounded))
                .filter(|(name, _)| filters.iter().all(|filter| filter.passes(name.as_str())))
                .map(|(name, resource)| (name.as_str().to_owned(), summary(name, resource, scope)))
        })
        .map_err(|_| Refusal::BadNextToken)?;
    Ok(ListConsumableResourcesResponse { consumable_resources: page.items, next_token: page.next })
}

/// Less than a description: neither what is available nor the tags.
fn summary(name: &Name, resource: &ConsumableResource, scope: &Scope) -> ConsumableResourceSummary {
    let units = resource.units;
    ConsumableResourceSummary {
        consumable_resource_arn: arn(name, scope),
        consumable_resource_name: name.as_str().to_owned(),
        total_quantity: Some(units.total().get()),
        in_use_quantity: Some(units.in_use().get()),
        resource_type: Some(units.resource_type().as_str().to_owned()),
    }
}

/// A filter on names: those that match one of its patterns pass.
struct NameFilter<'a>(Vec<Pattern<'a>>);

impl<'a> NameFilter<'a> {
    fn from_request(filter: &'a KeyValuesPair) -> Result<Self, Refusal> {
        match filter.name.as_deref() {
            Some(NAME_FILTER) => {}
            None => return Err(Refusal::Required("filter name")),
            Some(other) => {
                let value = other.to_owned();
                return Err(Refusal::BadValue { member: "filter name", value, allowed: NAME_FILTER });
            }
        }
        let patterns: Vec<_> = filter.values.iter().flatten().map(|value| Pattern::parse(value)).collect();
        if patterns.is_empty() { Err(Refusal::EmptyFilter(NAME_FILTER)) } else { Ok(Self(patterns)) }
    }

    fn passes(&self, name: &str) -> bool {
        self.0.iter().any(|pattern| pattern.matches(name))
    }
}
