//! `SearchProvisionedProducts`.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{
        super::{
            access::View,
            api,
            errors::{Result, bad_page_token, invalid},
            launch_paths::page_size,
            owners::{Holder, Level, holders},
            state::State,
        },
        ProvisionedProduct,
        store::{Common, Numbers, Order},
    },
    attribute::Seen,
    query::{Place, Query},
};
use crate::kit::{Context, page::Pager};

/// So many of all are sorted for a page, rather than looked for all the way along the order.
const FEW: usize = 2000;

/// `SearchProvisionedProducts`: the live ones that fit every text of the query.
pub(super) fn search_provisioned_products(
    state: &State,
    context: &Context<'_>,
    input: api::SearchProvisionedProductsInput,
) -> Result<api::SearchProvisionedProductsOutput> {
    let (scope, caller) = (context.scope(), &context.origin.caller.arn);
    let order = order(input.sort_by.as_deref())?;
    let level = Level::read(input.access_level_filter.as_ref(), Level::Account)?;
    let view = View::new(state, context);
    let texts = input.filters.iter().flat_map(|filters| filters.values().flatten());
    let search = Search {
        seen: Seen { all: &state.at(scope).provisioned, view, scope },
        holders: level.holders(caller),
        // unverified: that each of several texts must fit.
        queries: texts.filter_map(|text| Query::read(text)).collect(),
        order,
        // unverified: that what is sorted without saying in which direction ascends.
        descends: input.sort_order == Some(api::SortOrder::Descending) && input.sort_by.is_some(),
    };
    let found = search.found();
    let query = &(level, caller, &input.filters, &input.sort_by, search.descends);
    let pager = Pager { list: "SearchProvisionedProducts", scope, query };
    let size = page_size(input.page_size);
    let page = pager.page(input.page_token.as_deref(), size, |after| search.behind(found.passing, after));
    let page = page.map_err(|_| bad_page_token())?;
    let shown = page.items.into_iter().map(|product| search.seen.attribute(product)).collect();
    Ok(api::SearchProvisionedProductsOutput {
        provisioned_products: Some(shown),
        total_results_count: Some(i32::try_from(found.total).unwrap_or(i32::MAX)),
        next_page_token: page.next,
    })
}

/// What a search sorts by; nothing for the order of creation.
fn order(by: Option<&str>) -> Result<Option<Order>> {
    match by {
        // unverified: the second is no documented field, and a search can look for it.
        None | Some("createdTime") => Ok(None),
        Some("arn") => Ok(Some(Order::Arn)),
        Some("id") => Ok(Some(Order::Id)),
        Some("name") => Ok(Some(Order::Name)),
        Some("lastRecordId") => Ok(Some(Order::LastRecord)),
        // unverified: that there are only these fields is documented, the text is not known.
        Some(other) => Err(invalid(format!("Invalid sort field: {other}."))),
    }
}

/// What a request asks for.
struct Search<'a> {
    seen: Seen<'a>,
    /// Whose the provisioned products must be.
    holders: Option<Vec<Holder>>,
    queries: Vec<Query>,
    order: Option<Order>,
    descends: bool,
}

/// What was found.
struct Found {
    total: usize,
    /// Which ones, unless they are looked for along the order.
    passing: Option<BTreeSet<u64>>,
}

/// Where a provisioned product stands in the order: what that goes by, and its number.
type Key = (String, u64);

impl<'a> Search<'a> {
    fn passes(&self, product: &ProvisionedProduct) -> bool {
        let owner = self.seen.all.owner(product);
        let held = |by: &Vec<Holder>| holders(owner).any(|holder| by.contains(&holder));
        self.holders.as_ref().is_none_or(held)
            && self.queries.iter().all(|query| query.passes(&self.seen, product))
    }

    fn at(&self, number: u64) -> Option<&'a ProvisionedProduct> {
        self.seen.all.at(number).filter(|product| self.passes(product))
    }

    /// How many there are, and which, if it takes a look at each to say how many.
    fn found(&self) -> Found {
        let all = self.seen.all;
        let mut places: Vec<Place<'_>> = self.queries.iter().map(|query| query.place(&self.seen)).collect();
        places.extend(self.holders.as_ref().map(|holders| {
            let common: Vec<_> = holders.iter().cloned().map(Common::Holder).collect();
            Place::Among(all.with(&common))
        }));
        let total = match places.as_slice() {
            _ if self.order.is_some_and(|order| !order.is_kept()) => None,
            [] => Some(all.len()),
            // All of a set pass; what was changed last may be counted without passing.
            [Place::Among(numbers)] if numbers.len() > FEW => {
                let wrong = all.touched().filter(|it| !self.passes(it)).count();
                Some(numbers.len().saturating_sub(wrong))
            }
            _ => None,
        };
        if let Some(total) = total {
            return Found { total, passing: None };
        }
        let among = places.into_iter().filter_map(|place| match place {
            Place::Among(numbers) => Some(numbers),
            Place::Anywhere => None,
        });
        let passing: BTreeSet<u64> = match among.min_by_key(Numbers::len) {
            Some(numbers) => numbers.behind(None).filter(|number| self.at(*number).is_some()).collect(),
            None => all.behind(None).filter(|(_, it)| self.passes(it)).map(|(number, _)| number).collect(),
        };
        Found { total: passing.len(), passing: Some(passing) }
    }
    /// What was found, in order, behind a place.
    fn behind(
        &self,
        passing: Option<BTreeSet<u64>>,
        after: Option<Key>,
    ) -> Box<dyn Iterator<Item = (Key, &'a ProvisionedProduct)> + '_> {
        match (passing, self.order) {
            (Some(passing), None) => {
                let numbers: Vec<u64> =
                    passing.into_iter().filter(|number| self.is_behind(*number, after.as_ref())).collect();
                let numbers = if self.descends { numbers.into_iter().rev().collect() } else { numbers };
                self.at_places(numbers.into_iter().map(|number| (String::new(), number)))
            }
            (Some(passing), Some(order)) => {
                let place = |number| Some((order.key(self.seen.all.at(number)?).as_ref().to_owned(), number));
                let mut places: Vec<Key> = passing.into_iter().filter_map(place).collect();
                let after = after.as_ref();
                places.retain(|place| {
                    after.is_none_or(|after| place != after && (place > after) != self.descends)
                });
                places.sort_unstable();
                if self.descends {
                    places.reverse();
                }
                self.at_places(places.into_iter())
            }
            (None, None) => {
                let next = move |last: Option<u64>| match (self.descends, last) {
                    (true, last) => self.seen.all.last_before(last.unwrap_or(u64::MAX)),
                    (false, last) => self.seen.all.behind(last).next().map(|(number, _)| number),
                };
                let first = next(after.map(|(_, number)| number));
                let numbers = std::iter::successors(first, move |last| next(Some(*last)));
                self.at_places(numbers.map(|number| (String::new(), number)))
            }
            (None, Some(order)) => {
                let after = after.map(|(key, number)| (Arc::from(key), number));
                let places = self.seen.all.places(order, after, self.descends);
                self.at_places(places.map(|(key, number)| (key.as_ref().to_owned(), number)))
            }
        }
    }

    fn is_behind(&self, number: u64, after: Option<&Key>) -> bool {
        after.is_none_or(|(_, after)| number != *after && (number > *after) != self.descends)
    }

    /// What passes of what stands at these places.
    fn at_places<'b>(
        &'b self,
        places: impl Iterator<Item = Key> + 'b,
    ) -> Box<dyn Iterator<Item = (Key, &'a ProvisionedProduct)> + 'b> {
        Box::new(places.filter_map(|place| {
            let product = self.at(place.1)?;
            Some((place, product))
        }))
    }
}
