//! `SearchProductsAsAdmin`.

use std::collections::BTreeMap;

use super::{
    super::{
        access::{Owner, View, Visible},
        api,
        errors::{Result, bad_page_token, no_portfolio},
        launch_paths::page_size,
        portfolios::Portfolio,
        state::State,
    },
    filters::{self, Sent},
    found::{Found, Memo},
    order::{Order, Place, Wanted},
};
use crate::kit::{Context, Page, page::Pager};

/// `SearchProductsAsAdmin`: the products of a portfolio, or of the account.
pub(in super::super) fn search_products_as_admin(
    state: &State,
    context: &Context<'_>,
    input: api::SearchProductsAsAdminInput,
) -> Result<api::SearchProductsAsAdminOutput> {
    let view = View::new(state, context);
    let search = Search {
        portfolio: input.portfolio_id.as_deref(),
        source: input.product_source,
        filters: input.filters.unwrap_or_default(),
        order: Order::new(input.sort_by, input.sort_order),
    };
    let wanted = Wanted { token: input.page_token.as_deref(), size: input.page_size };
    let page = search.page(&view, wanted)?;
    let detail = |found: &Visible<'_>| found.product.view_detail(found.owner.scope);
    Ok(api::SearchProductsAsAdminOutput {
        product_view_details: Some(page.items.iter().map(detail).collect()),
        next_page_token: page.next,
    })
}

/// What a request asks for.
struct Search<'a> {
    portfolio: Option<&'a str>,
    source: Option<api::ProductSource>,
    filters: Sent,
    order: Order,
}

impl Search<'_> {
    fn page<'a>(&self, view: &View<'a>, wanted: Wanted<'_>) -> Result<Page<Visible<'a>>> {
        let own = view.own();
        let (order, query) = (self.order, &(self.portfolio, self.source, &self.filters, self.order));
        let pager = Pager { list: "SearchProductsAsAdmin", scope: own.scope, query };
        if self.portfolio.is_none() && order.is_of_creation() {
            // No further than the page reaches.
            let page = pager.page(wanted.token, page_size(wanted.size), |after: Option<Place<'_>>| {
                let found = self.own(own, after.map(|after| after.number));
                found.map(|(number, found)| (order.place(number, found.product), found))
            });
            return page.map_err(|_| bad_page_token());
        }
        let portfolio = match self.portfolio {
            Some(id) => Some(view.portfolio(id).ok_or_else(|| no_portfolio(id))?),
            None => None,
        };
        let found = Memo::recall(view, &("administrator", query), || {
            let found = match portfolio {
                Some((owner, portfolio)) => self.of_portfolio(view, owner, portfolio),
                None => self.own(own, None).collect(),
            };
            Found::new(found, order, BTreeMap::new())
        });
        found.page(view, &pager, wanted, order)
    }

    /// The products of the account that pass, behind number `after`, in order of creation.
    fn own<'a>(&self, owner: Owner<'a>, after: Option<u64>) -> impl Iterator<Item = (u64, Visible<'a>)> {
        let passing = owner.catalog.products.behind(after).filter(|(_, it)| filters::pass(&self.filters, it));
        passing.map(move |(number, product)| (number, Visible { product, owner }))
    }

    /// The products of a portfolio that pass.
    fn of_portfolio<'a>(
        &self,
        view: &View<'a>,
        owner: Owner<'a>,
        portfolio: &'a Portfolio,
    ) -> Vec<(u64, Visible<'a>)> {
        let found = view.contents(owner, portfolio);
        let is_asked_for = |it: &Visible<'_>| match self.source {
            Some(api::ProductSource::Account) => it.owner.scope == view.own().scope,
            None => true,
        };
        found.filter(|(_, it)| is_asked_for(it) && filters::pass(&self.filters, it.product)).collect()
    }
}
