//! `ListPrincipalsForPortfolio`: who may use a portfolio.

use std::ops::Bound;

use super::{
    api,
    errors::{Result, bad_page_token, no_portfolio},
    launch_paths::page_size,
    principals::Principal,
    shares,
    state::State,
};
use crate::kit::{Context, page::Pager};

/// What a page token of the list holds.
type Key = (String, api::PrincipalType);

/// `ListPrincipalsForPortfolio`. unverified: the order, which is that of the ARNs.
pub(super) fn list_principals_for_portfolio(
    state: &State,
    context: &Context<'_>,
    input: api::ListPrincipalsForPortfolioInput,
) -> Result<api::ListPrincipalsForPortfolioOutput> {
    let principals = shares::all_principals(state, context.scope(), &input.portfolio_id);
    let principals = principals.ok_or_else(|| no_portfolio(&input.portfolio_id))?;
    let pager =
        Pager { list: "ListPrincipalsForPortfolio", scope: context.scope(), query: &input.portfolio_id };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<Key>| {
        let from = after
            .map_or(Bound::Unbounded, |(arn, kind)| Bound::Excluded(Principal { arn: arn.into(), kind }));
        principals.range((from, Bound::Unbounded)).map(entry)
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListPrincipalsForPortfolioOutput { principals: Some(page.items), next_page_token: page.next })
}

fn entry(principal: &Principal) -> (Key, api::Principal) {
    let arn = String::from(principal.arn.as_ref());
    let shown = api::Principal { principal_arn: Some(arn.clone()), principal_type: Some(principal.kind) };
    ((arn, principal.kind), shown)
}

#[cfg(test)]
mod tests {
    use super::super::{principals::associate_principal_with_portfolio, testing::World};
    use super::*;
    use api::PrincipalType::{Iam, IamPattern};

    #[test]
    fn lists_arn_and_type_in_pages() {
        let mut world = World::new();
        let portfolio = world.portfolio("Web");
        let all = [
            ("arn:aws:iam::000000000000:role/Deploy", Iam),
            ("arn:aws:iam::000000000000:user/ann", Iam),
            ("arn:aws:iam:::role/Deploy*", IamPattern),
        ];
        for (arn, kind) in all.into_iter().rev() {
            let input = api::AssociatePrincipalWithPortfolioInput {
                portfolio_id: portfolio.clone(),
                principal_arn: arn.into(),
                principal_type: kind,
                ..Default::default()
            };
            world.write(associate_principal_with_portfolio, input).unwrap();
        }
        let list = |id: &str, token| {
            let portfolio_id = id.into();
            let input = api::ListPrincipalsForPortfolioInput {
                portfolio_id,
                page_size: Some(2),
                page_token: token,
                ..Default::default()
            };
            world.read(list_principals_for_portfolio, input)
        };
        let first = list(&portfolio, None).unwrap();
        let rest = list(&portfolio, first.next_page_token).unwrap();
        let listed = first.principals.into_iter().chain(rest.principals).flatten();
        let listed: Vec<_> =
            listed.map(|it| (it.principal_arn.unwrap(), it.principal_type.unwrap())).collect();
        assert_eq!(listed, all.map(|(arn, kind)| (arn.to_owned(), kind)));
        assert_eq!(rest.next_page_token, None);
        assert_eq!(list(&portfolio, Some("x".into())), Err(bad_page_token()));
        assert_eq!(list("port-x", None), Err(no_portfolio("port-x")));
    }
}
