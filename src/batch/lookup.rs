//! Finding things by name, one or many.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use serde::Serialize;

use super::{
    errors::Refusal,
    names::{self, Kind, Name},
    queue_refusals::QueueRefusal,
};
use crate::kit::{Arn, Page, Scope, page::Pager};

/// The most things on a page or named in a call, and how many are on a page if the request does not say.
const LARGEST_PAGE: usize = 100;

/// The thing of `kind` that the member `member` of a request stands for: a name or an ARN.
pub(super) fn find<'a, T>(
    things: &'a BTreeMap<Name, T>,
    kind: Kind,
    scope: &Scope,
    member: &'static str,
    text: &str,
) -> Result<(Name, &'a T), Refusal> {
    let name = names::resolve(kind, scope, member, text)?;
    match things.get(&name) {
        Some(thing) => Ok((name, thing)),
        None => Err(Refusal::NotFound(name.arn(kind, scope).into())),
    }
}

/// How many things a page may hold, as a request asks.
pub(super) fn page_size(max_results: Option<i32>) -> Result<usize, Refusal> {
    page_size_up_to(LARGEST_PAGE, max_results)
}

/// The same for a list whose pages may hold up to `most` things, and do so if the request does not say.
pub(super) fn page_size_up_to(most: usize, max_results: Option<i32>) -> Result<usize, Refusal> {
    let Some(wanted) = max_results else { return Ok(most) };
    usize::try_from(wanted).ok().filter(|size| (1..=most).contains(size)).ok_or(Refusal::BadMaxResults(most))
}

/// A call that describes things by name, or all of them page by page.
#[derive(Debug)]
pub(super) struct Query<'a> {
    /// The operation.
    pub(super) list: &'static str,
    /// How sentences write the member that holds the names, such as `JobQueues`.
    pub(super) member: &'static str,
    /// The names and ARNs.
    pub(super) named: Option<&'a [String]>,
    /// Which page.
    pub(super) page: PageQuery<'a>,
}

/// Which page of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageQuery<'a> {
    /// How many things it may hold.
    pub(super) max_results: Option<i32>,
    /// Where it begins.
    pub(super) next_token: Option<&'a str>,
}

/// Which of `things` the query is for: those named that are there, each once, in the order of the request; or a page of
/// all in the order of their names.
///
/// unverified: the orders. An empty list of names stands for no list.
pub(super) fn select<T>(
    things: &BTreeMap<Name, T>,
    kind: Kind,
    scope: &Scope,
    query: &Query<'_>,
) -> Result<Page<Name>, Refusal> {
    let Some(named) = query.named.filter(|named| !named.is_empty()) else {
        return page(things, (query.list, scope), &(), query.page);
    };
    if query.page.max_results.is_some() {
        return Err(QueueRefusal::NamesAndMaxResults(query.member).into());
    }
    if named.len() > LARGEST_PAGE {
        return Err(QueueRefusal::TooManyNames(query.member).into());
    }
    let mut items = named_once(kind, scope, named);
    items.retain(|name| things.contains_key(name));
    Ok(Page { items, next: None })
}

/// A page of the names of `things`, which are listed for `asked`.
pub(super) fn page<T>(
    things: &BTreeMap<Name, T>,
    (list, scope): (&'static str, &Scope),
    asked: &impl Serialize,
    query: PageQuery<'_>,
) -> Result<Page<Name>, Refusal> {
    let limit = page_size(query.max_results)?;
    let pager = Pager { list, scope, query: asked };
    pager
        .page(query.next_token, limit, |after: Option<String>| {
            let after = after.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
            let behind = things.range::<str, _>((after, Bound::Unbounded));
            behind.map(|(name, _)| (name.as_str().to_owned(), name.clone()))
        })
        .map_err(|_| Refusal::BadNextToken)
}

/// Names are taken as they are, ARNs if they are of this kind and of this account and region.
fn named_once(kind: Kind, scope: &Scope, named: &[String]) -> Vec<Name> {
    let mut seen = BTreeSet::new();
    let resolved = named.iter().filter_map(|text| match Arn::parse(text) {
        Some(arn) => names::named_by(kind, scope, &arn),
        None => Name::parse(text),
    });
    resolved.filter(|name| seen.insert(name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_1_to_100() {
        assert_eq!(page_size(None), Ok(100));
        assert_eq!((page_size(Some(1)), page_size(Some(100))), (Ok(1), Ok(100)));
        for size in [0, -1, 101, i32::MIN, i32::MAX] {
            assert_eq!(page_size(Some(size)), Err(Refusal::BadMaxResults(100)), "{size}");
        }
    }
}
