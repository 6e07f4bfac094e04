//! Whom an owner shares its portfolios with.

use std::collections::BTreeSet;

use super::{
    super::{
        api::{self, DescribePortfolioShareType, OrganizationNodeType},
        errors::{Result, bad_page_token, no_portfolio},
        launch_paths::page_size,
        state::State,
    },
    grants::{Grant, Grants},
    imports,
    organization::Organizations,
    recipient::Recipient,
};
use crate::kit::{AccountId, Context, Ordered, Scope, page::Pager};

/// The shares of a portfolio of the account's own.
fn grants<'a>(state: &'a State, context: &Context<'_>, portfolio: &str) -> Result<Option<&'a Grants>> {
    let catalog = state.at(context.scope());
    catalog.portfolios.get(portfolio).ok_or_else(|| no_portfolio(portfolio))?;
    Ok(catalog.shares.grants.get(portfolio))
}

/// `DescribePortfolioShares`. unverified: the order, which is that of the recipients' ids.
pub(super) fn describe_portfolio_shares(
    state: &State,
    context: &Context<'_>,
    input: api::DescribePortfolioSharesInput,
) -> Result<api::DescribePortfolioSharesOutput> {
    let (scope, id) = (context.scope(), &input.portfolio_id);
    let grants = grants(state, context, id)?;
    let pager = Pager { list: "DescribePortfolioShares", scope, query: &(id, input.r#type) };
    let page =
        pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<String>| {
            let of_type =
                grants.into_iter().flatten().filter(|(recipient, _)| recipient.kind() == input.r#type);
            of_type
                .filter(move |(recipient, _)| {
                    after.as_ref().is_none_or(|after| recipient.id() > after.as_str())
                })
                .map(|(recipient, grant)| {
                    (recipient.id().to_owned(), detail(state, scope, id, recipient, *grant))
                })
        });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::DescribePortfolioSharesOutput {
        next_page_token: page.next,
        portfolio_share_details: Some(page.items),
    })
}

fn detail(
    state: &State,
    owner: &Scope,
    portfolio: &str,
    recipient: &Recipient,
    grant: Grant,
) -> api::PortfolioShareDetail {
    let accepted = match recipient {
        Recipient::Account(account) => {
            let scope = Scope { account: *account, region: owner.region.clone() };
            let offered = imports::offered(state, &scope, portfolio);
            offered.is_some_and(|it| it.is_taken(api::PortfolioShareType::Imported))
        }
        // Members have it without asking.
        _ => true,
    };
    api::PortfolioShareDetail {
        principal_id: Some(recipient.id().to_owned()),
        r#type: Some(recipient.kind()),
        accepted: Some(accepted),
        share_tag_options: Some(grant.tag_options),
        share_principals: Some(grant.principals),
    }
}

/// `ListPortfolioAccess`: the accounts that the portfolio is shared with one by one; or, with a node of the organisation,
/// those that have it by a share with this node or one that it lies in. unverified: both readings, and the order, which
/// is that of the ids.
pub(super) fn list_portfolio_access(
    state: &State,
    context: &Context<'_>,
    input: api::ListPortfolioAccessInput,
) -> Result<api::ListPortfolioAccessOutput> {
    let (scope, id, parent) = (context.scope(), &input.portfolio_id, &input.organization_parent_id);
    let grants = grants(state, context, id)?;
    let accounts = grants.map(|grants| match parent.as_deref() {
        None => one_by_one(grants),
        Some(parent) => inherited(&state.organizations, scope.account, grants, parent),
    });
    let accounts = accounts.unwrap_or_default();
    let pager = Pager { list: "ListPortfolioAccess", scope, query: &(id, parent) };
    let page =
        pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<String>| {
            let shown = accounts.iter().map(|account| (account.to_string(), account.to_string()));
            shown.filter(move |(account, _)| after.as_ref().is_none_or(|after| account > after))
        });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListPortfolioAccessOutput { account_ids: Some(page.items), next_page_token: page.next })
}

fn one_by_one(grants: &Grants) -> BTreeSet<AccountId> {
    let account = |recipient: &Recipient| match recipient {
        Recipient::Account(account) | Recipient::Member(account) => Some(*account),
        _ => None,
    };
    grants.keys().filter_map(account).into_set()
}

fn inherited(
    organizations: &Organizations,
    owner: AccountId,
    grants: &Grants,
    parent: &str,
) -> BTreeSet<AccountId> {
    let Some(parent) = Organizations::node(parent) else { return BTreeSet::new() };
    let is_shared = grants.keys().any(|node| organizations.lies_in(owner, &parent, node));
    if is_shared { organizations.reached(owner, &parent) } else { BTreeSet::new() }
}

/// `ListOrganizationPortfolioAccess`. unverified: the order, which is that of the ids.
pub(super) fn list_organization_portfolio_access(
    state: &State,
    context: &Context<'_>,
    input: api::ListOrganizationPortfolioAccessInput,
) -> Result<api::ListOrganizationPortfolioAccessOutput> {
    let (scope, kind) = (context.scope(), input.organization_node_type);
    state.organizations.check_administrator(scope.account)?;
    let grants = grants(state, context, &input.portfolio_id)?;
    let wanted = match kind {
        OrganizationNodeType::Organization => DescribePortfolioShareType::Organization,
        OrganizationNodeType::OrganizationalUnit => DescribePortfolioShareType::OrganizationalUnit,
        OrganizationNodeType::Account => DescribePortfolioShareType::OrganizationMemberAccount,
    };
    let pager = Pager { list: "ListOrganizationPortfolioAccess", scope, query: &(&input.portfolio_id, kind) };
    let page =
        pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<String>| {
            let nodes = grants.into_iter().flatten().filter(|(recipient, _)| recipient.kind() == wanted);
            let shown = nodes.map(|(recipient, _)| {
                let value = recipient.id().to_owned();
                (value.clone(), api::OrganizationNode { r#type: Some(kind), value: Some(value) })
            });
            shown.filter(move |(id, _)| after.as_ref().is_none_or(|after| id > after))
        });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListOrganizationPortfolioAccessOutput {
        organization_nodes: Some(page.items),
        next_page_token: page.next,
    })
}
