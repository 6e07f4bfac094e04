//! Portfolios: products under one administration, for the principals associated with it.

use std::{collections::BTreeSet, sync::Arc};

use serde::Serialize;

use super::{
    api,
    collection::Identified,
    errors::Result,
    ids::PortfolioId,
    principals::Principal,
    state::{Change, State, once},
    tagging,
};
use crate::{
    api::Timestamp,
    kit::{Scope, Tags},
};

/// A portfolio.
#[derive(Debug, Serialize)]
pub(super) struct Portfolio {
    pub(super) id: PortfolioId,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) provider: String,
    /// To the millisecond.
    pub(super) created: Timestamp,
    pub(super) tags: Tags,
    /// Who may use its products.
    pub(super) principals: BTreeSet<Principal>,
}

impl Identified for Portfolio {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

impl Portfolio {
    /// The portfolio as answers show it.
    pub(super) fn detail(&self, scope: &Scope) -> api::PortfolioDetail {
        api::PortfolioDetail {
            id: Some((&self.id).into()),
            arn: Some(arn(scope, &self.id)),
            display_name: Some(self.name.clone()),
            description: self.description.clone(),
            created_time: Some(self.created),
            provider_name: Some(self.provider.clone()),
        }
    }
}

/// The ARN of a portfolio, whose service word is `catalog`.
pub(super) fn arn(scope: &Scope, id: &PortfolioId) -> String {
    scope.arn("catalog", format_args!("portfolio/{id}")).into()
}

/// `CreatePortfolio`. Names need not be unique, and a portfolio can be used at once.
pub(super) fn create_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreatePortfolioInput,
) -> Result<api::CreatePortfolioOutput> {
    once::<api::CreatePortfolio, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |_, _| tagging::read(input.tags.as_deref()),
        |catalog, change, tags| {
            let portfolio = Portfolio {
                id: PortfolioId::draw(change.ids()),
                name: input.display_name.clone(),
                description: input.description.clone(),
                provider: input.provider_name.clone(),
                created: change.now,
                tags,
                principals: BTreeSet::new(),
            };
            let reply = api::CreatePortfolioOutput {
                portfolio_detail: Some(portfolio.detail(change.scope())),
                // Left out when there are none, unlike in later answers about the portfolio.
                tags: Some(tagging::write(&portfolio.tags)).filter(|tags| !tags.is_empty()),
            };
            catalog.portfolios.add(portfolio);
            reply
        },
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn input(token: &str) -> api::CreatePortfolioInput {
        api::CreatePortfolioInput {
            display_name: "Web".into(),
            provider_name: "IT".into(),
            idempotency_token: token.into(),
            ..Default::default()
        }
    }

    #[test]
    fn answers_what_was_created() {
        let mut world = World::new();
        let tag = api::Tag { key: "team".into(), value: "a".into() };
        let sent = api::CreatePortfolioInput {
            description: Some(String::new()),
            tags: Some(vec![tag.clone()]),
            ..input("t")
        };
        let reply = world.write(create_portfolio, sent).unwrap();
        let detail = reply.portfolio_detail.unwrap();
        let id = detail.id.unwrap();
        assert_eq!(detail.arn, Some(format!("arn:aws:catalog:us-east-1:000000000000:portfolio/{id}")));
        assert_eq!(detail.description.as_deref(), Some(""), "an empty description is kept");
        assert_eq!(detail.created_time, Some(world.now));
        assert_eq!(reply.tags, Some(vec![tag]));
    }

    #[test]
    fn leaves_out_tags_and_description_not_given() {
        let reply = World::new().write(create_portfolio, input("t")).unwrap();
        assert_eq!(reply.tags, None);
        assert_eq!(reply.portfolio_detail.unwrap().description, None);
    }

    #[test]
    fn a_token_creates_once() {
        let mut world = World::new();
        let first = world.write(create_portfolio, input("t")).unwrap();
        assert_eq!(world.write(create_portfolio, input("t")).unwrap(), first);
        let other = api::CreatePortfolioInput { display_name: "Other".into(), ..input("t") };
        assert!(world.refused(create_portfolio, other).starts_with("InvalidParametersException"));
        assert_ne!(world.write(create_portfolio, input("u")).unwrap(), first);
        assert_eq!(world.catalog().portfolios.iter().count(), 2);
    }
}
