//! `DescribeInventoryDeletions`: how far deletions are.

use std::ops::Bound::{Excluded, Unbounded};

use super::{
    super::{State, paging},
    Number,
};
use crate::{
    api::ssm::{DescribeInventoryDeletionsRequest, DescribeInventoryDeletionsResult, Error},
    kit::{Context, page::Pager},
};

/// The most deletions of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;

/// Lists the deletions of the last 30 days, or one of them.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInventoryDeletions.html>.
///
/// unverified: the latest comes first.
///
/// # Errors
/// `InvalidDeletionIdException`, `InvalidNextToken`.
pub(in super::super) fn describe_inventory_deletions(
    state: &State,
    context: &Context<'_>,
    input: DescribeInventoryDeletionsRequest,
) -> Result<DescribeInventoryDeletionsResult, Error> {
    let deletions = &state.at(context.scope()).deletions;
    let only = input.deletion_id.as_deref().map(|id| {
        let number = deletions.numbers.get(id).copied();
        number.ok_or_else(|| Error::InvalidDeletionIdException {
            message: format!("The deletion ID {id} is not valid."),
        })
    });
    let only = only.transpose()?;
    let limit = paging::limit(input.max_results, PAGE);
    let page =
        Pager { list: "DescribeInventoryDeletions", scope: context.scope(), query: &input.deletion_id }
            .page(input.next_token.as_deref(), limit, |after: Option<Number>| {
                let before = after.map_or(Unbounded, Excluded);
                let earlier = deletions.by_number.range((Unbounded, before)).rev();
                earlier.filter(|(number, _)| only.is_none_or(|only| only == **number)).map(|(n, d)| (*n, d))
            })
            .map_err(paging::refused)?;
    Ok(DescribeInventoryDeletionsResult {
        inventory_deletions: Some(page.items.into_iter().map(super::Deletion::status_item).collect()),
        next_token: page.next,
    })
}
