//! In which order a search lists products, and how it is read in pages.

use std::{borrow::Cow, cmp::Ordering};

use serde::{Deserialize, Serialize};

use super::super::{
    api::{ProductViewSortBy, SortOrder},
    products::Product,
};
use crate::api::Timestamp;

/// What a request says of the order.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Order {
    by: Option<ProductViewSortBy>,
    direction: Option<SortOrder>,
}

/// Where a product stands. No two stand at the same place, and one that does not change stays where it is, so that a page
/// goes on behind the last one whatever came or went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Place<'a> {
    title: Option<Cow<'a, str>>,
    versions: usize,
    created: Timestamp,
    /// The product's number in its catalogue, which tells those of a second apart.
    pub(super) number: u64,
    id: Cow<'a, str>,
}

/// The page that a request asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) token: Option<&'a str>,
    pub(super) size: Option<i32>,
}

impl Order {
    /// The order that a request asks for. unverified: that products which it wants sorted without saying in which
    /// direction ascend; the documentation calls them not sorted.
    pub(super) fn new(by: Option<ProductViewSortBy>, direction: Option<SortOrder>) -> Self {
        Self { by, direction: direction.filter(|_| by.is_some()) }
    }

    /// Whether this is the order of creation, in which collections are kept.
    pub(super) fn is_of_creation(self) -> bool {
        matches!(self.by, None | Some(ProductViewSortBy::CreationDate)) && !self.descends()
    }

    fn descends(self) -> bool {
        self.direction == Some(SortOrder::Descending)
    }

    /// Which of two products comes first.
    pub(super) fn compare(self, one: &Place<'_>, other: &Place<'_>) -> Ordering {
        if self.descends() { other.cmp(one) } else { one.cmp(other) }
    }

    /// Where a product stands. unverified: that titles are compared by their characters, and that all versions count.
    pub(super) fn place(self, number: u64, product: &Product) -> Place<'_> {
        let by = |sorted_by| self.by == Some(sorted_by);
        Place {
            title: by(ProductViewSortBy::Title).then(|| product.name.as_str().into()),
            versions: if by(ProductViewSortBy::VersionCount) { product.artifacts.len() } else { 0 },
            created: product.created,
            number,
            id: product.id.as_str().into(),
        }
    }
}
