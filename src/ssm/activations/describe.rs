//! `DescribeActivations`.

use std::ops::Bound::{Excluded, Unbounded};

use super::{Activation, ActivationId};
use crate::{
    api::{
        Timestamp,
        ssm::{
            self as api, DescribeActivationsFilter, DescribeActivationsFilterKeys as Key,
            DescribeActivationsRequest, DescribeActivationsResult, Error,
        },
    },
    kit::{Context, page::Pager},
    ssm::{State, paging, tagging},
};

/// The most activations of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;

/// Lists activations by id.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeActivations.html>.
///
/// # Errors
/// `InvalidFilter` for a filter without key or values, `InvalidNextToken`.
pub(super) fn describe_activations(
    state: &State,
    context: &Context<'_>,
    input: DescribeActivationsRequest,
) -> Result<DescribeActivationsResult, Error> {
    let activations = &state.at(context.scope()).activations;
    let filters = input.filters.as_deref().unwrap_or_default();
    let filters = filters.iter().map(Filter::read).collect::<Result<Vec<_>, _>>()?;
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "DescribeActivations", scope: context.scope(), query: &input.filters }
        .page(input.next_token.as_deref(), limit, |after: Option<String>| {
            // Tokens hold ids that were handed out, so they can always be read.
            let after = after.as_deref().and_then(ActivationId::parse).map_or(Unbounded, Excluded);
            activations
                .range((after, Unbounded))
                .filter(|(id, activation)| filters.iter().all(|filter| filter.passes(**id, activation)))
                .map(|(id, activation)| (id.to_string(), describe(*id, activation, context.now)))
        })
        .map_err(paging::refused)?;
    Ok(DescribeActivationsResult { activation_list: Some(page.items), next_token: page.next })
}

/// What is asked of an activation.
struct Filter<'a> {
    key: Key,
    values: &'a [String],
}

impl<'a> Filter<'a> {
    fn read(filter: &'a DescribeActivationsFilter) -> Result<Self, Error> {
        // unverified: the model requires neither of them, but half a filter asks nothing.
        let missing = |part| Error::InvalidFilter { message: format!("The filter has no {part}.") };
        Ok(Self {
            key: filter.filter_key.ok_or_else(|| missing("FilterKey"))?,
            values: filter.filter_values.as_deref().ok_or_else(|| missing("FilterValues"))?,
        })
    }

    /// An id that is not there, or that cannot be one, is simply not found.
    fn passes(&self, id: ActivationId, activation: &Activation) -> bool {
        let any = |found: &str| self.values.iter().any(|value| value == found);
        match self.key {
            Key::ActivationIds => any(&id.to_string()),
            Key::DefaultInstanceName => activation.default_instance_name.as_deref().is_some_and(any),
            Key::IamRole => any(&activation.iam_role),
        }
    }
}

fn describe(id: ActivationId, activation: &Activation, now: Timestamp) -> api::Activation {
    api::Activation {
        activation_id: Some(id.to_string()),
        description: activation.description.as_deref().map(str::to_owned),
        default_instance_name: activation.default_instance_name.as_deref().map(str::to_owned),
        iam_role: Some(activation.iam_role.to_string()),
        registration_limit: Some(activation.registration_limit),
        registrations_count: Some(activation.registrations),
        expiration_date: Some(activation.expires),
        expired: Some(activation.has_expired(now)),
        created_date: Some(activation.created),
        // Recorded answers for activations without tags have no such member.
        tags: (!activation.tags.is_empty()).then(|| tagging::listed(&activation.tags)),
    }
}
