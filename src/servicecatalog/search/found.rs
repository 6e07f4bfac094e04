//! What a search finds, in its order. To count what all of it has in common a search passes over all of it, but need not
//! do so again for every page: the last ones are kept for as long as nothing changes that they depend on. What an answer
//! says does not depend on that.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use parking_lot::Mutex;
use serde::Serialize;

use super::{
    super::{
        access::{View, Visible},
        api::ProductViewAggregationValue,
        errors::{Result, bad_page_token},
        launch_paths::page_size,
        state::Catalog,
    },
    order::{Order, Place, Wanted},
};
use crate::kit::{AccountId, Page, page::Pager};

/// How many are kept for each account and region.
const KEPT: usize = 8;

/// What a search has found.
#[derive(Debug)]
pub(super) struct Found {
    /// The accounts that the products belong to, and their numbers there, in the order of the search.
    products: Vec<(AccountId, u64)>,
    /// What they have in common, for those who are told.
    pub(super) aggregations: BTreeMap<String, Vec<ProductViewAggregationValue>>,
}

impl Found {
    /// These products, which come in any order.
    pub(super) fn new(
        mut found: Vec<(u64, Visible<'_>)>,
        order: Order,
        aggregations: BTreeMap<String, Vec<ProductViewAggregationValue>>,
    ) -> Self {
        found.sort_by(|one, other| {
            order.compare(&order.place(one.0, one.1.product), &order.place(other.0, other.1.product))
        });
        let products = found.iter().map(|(number, found)| (found.owner.scope.account, *number)).collect();
        Self { products, aggregations }
    }

    /// A page of it.
    ///
    /// # Errors
    /// If the token is not one of this search.
    pub(super) fn page<'a, Q: Serialize>(
        &self,
        view: &View<'a>,
        pager: &Pager<'_, Q>,
        wanted: Wanted<'_>,
        order: Order,
    ) -> Result<Page<Visible<'a>>> {
        let place = |at: &(AccountId, u64)| {
            let found = view.numbered(at.0, at.1)?;
            Some((order.place(at.1, found.product), found))
        };
        let page = pager.page(wanted.token, page_size(wanted.size), |after: Option<Place<'_>>| {
            let is_before = |at: &(AccountId, u64)| {
                let after = after.as_ref().zip(place(at));
                after.is_some_and(|(after, (place, _))| order.compare(&place, after).is_le())
            };
            let begin = self.products.partition_point(is_before);
            self.products.iter().skip(begin).filter_map(place)
        });
        page.map_err(|_| bad_page_token())
    }
}

/// What was found last in a catalogue.
#[derive(Debug, Default)]
pub(in super::super) struct Memo(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// How often the catalogue had changed by then.
    changes: [u64; 3],
    /// What was asked, and what was found, the latest at the end.
    found: VecDeque<(Box<str>, Arc<Found>)>,
}

impl Memo {
    /// What `search` finds for `query`, or has found for it in the catalogue of `view` as it is now.
    pub(super) fn recall(
        view: &View<'_>,
        query: &impl Serialize,
        search: impl FnOnce() -> Found,
    ) -> Arc<Found> {
        let catalog = view.own().catalog;
        // What other accounts do is not watched.
        if view.has_imports() {
            return Arc::new(search());
        }
        let changes = changes(catalog);
        // Queries are made of texts, numbers, lists and maps by text, which always have a form.
        let query: Box<str> = serde_json::to_string(query).unwrap_or_default().into();
        let known = |kept: &Kept| {
            let same =
                kept.found.iter().filter(|_| kept.changes == changes).find(|(asked, _)| *asked == query);
            same.map(|(_, found)| Arc::clone(found))
        };
        if let Some(found) = known(&catalog.memo.0.lock()) {
            return found;
        }
        let found = Arc::new(search());
        let mut kept = catalog.memo.0.lock();
        if kept.changes != changes {
            *kept = Kept { changes, found: VecDeque::new() };
        }
        if kept.found.len() == KEPT {
            kept.found.pop_front();
        }
        kept.found.push_back((query, Arc::clone(&found)));
        found
    }
}

/// How often everything changed that says who finds which products.
fn changes(catalog: &Catalog) -> [u64; 3] {
    [catalog.products.changes(), catalog.portfolios.changes(), catalog.associations.changes()]
}
