//! A small world for tests of single operations: one account, one caller, and a clock that tests move.

use std::fmt::Debug;

use super::{
    ServiceCatalog,
    api::{self, Error},
    associations::associate_product_with_portfolio,
    errors::Result,
    portfolios::create_portfolio,
    principals::associate_principal_with_portfolio,
    products::create_product,
    shares,
    state::{Catalog, Change, State},
    tag_options::create_tag_option,
};
use crate::{
    api::{ServiceError, Timestamp},
    cloudformation::Template,
    engine::Timeline,
    kit::{AccountId, Arn, Caller, Context, Ids, Origin, Region, Scope, Service, Settings, Transaction},
};

/// The ARN of the caller.
pub(super) const CALLER: &str = "arn:aws:iam::000000000000:user/stockroom";

/// A valid template with a parameter.
pub(super) const TEMPLATE: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "queue" } },
    "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } }
}"#;

/// One account of one region, with what will happen there.
pub(super) struct World {
    state: State,
    timeline: Timeline<super::Event>,
    settings: Settings,
    origin: Origin,
    steps: u64,
    pub(super) now: Timestamp,
}

impl World {
    pub(super) fn new() -> Self {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
        let caller = Caller { arn: CALLER.into(), id: "AIDA".into(), role: None };
        Self {
            state: State::default(),
            timeline: Timeline::default(),
            settings: Settings::default(),
            origin: Origin { scope, caller, request_id: "".into() },
            steps: 0,
            now: Timestamp::from_millis(1_571_337_221_555),
        }
    }

    /// Lets somebody else ask from now on.
    pub(super) fn call_as(&mut self, arn: &str) {
        self.origin.caller.arn = arn.into();
        // A session is one of a role without path.
        let session = Arn::parse(arn).and_then(|arn| arn.name_of("assumed-role").map(str::to_owned));
        let role =
            session.as_deref().and_then(|name| name.split('/').next()).map(|name| format!("role/{name}"));
        self.origin.caller.role =
            role.map(|role| self.origin.scope.global_arn("iam", role).to_string().into());
    }

    /// Lets somebody with this ARN and unique id ask from now on.
    pub(super) fn call_as_id(&mut self, arn: &str, id: &str) {
        self.call_as(arn);
        self.origin.caller.id = id.into();
    }

    /// Lets everything from now on be asked by another account.
    pub(super) fn enter(&mut self, account: &str) {
        let account = AccountId::parse(account).unwrap();
        self.origin.scope.account = account;
        self.origin.caller.arn = format!("arn:aws:iam::{account}:user/stockroom").into();
    }

    /// What is known of every account.
    pub(super) fn state_mut(&mut self) -> &mut State {
        &mut self.state
    }

    /// Sets the machine up differently from now on.
    pub(super) fn settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
    }

    pub(super) fn catalog(&self) -> &Catalog {
        self.state.at(&self.origin.scope)
    }

    /// Changes what is known without any request.
    pub(super) fn change_catalog(&mut self, run: impl FnOnce(&mut Catalog)) {
        run(self.state.at_mut(&self.origin.scope));
    }

    pub(super) fn read<I, O>(
        &self,
        function: impl FnOnce(&State, &Context<'_>, I) -> Result<O>,
        input: I,
    ) -> Result<O> {
        let (origin, settings) = (&self.origin, &self.settings);
        function(&self.state, &Context { origin, now: self.now, settings, pace: settings.pace }, input)
    }

    pub(super) fn write<I, O>(
        &mut self,
        function: fn(&mut State, &mut Change<'_>, I) -> Result<O>,
        input: I,
    ) -> Result<O> {
        self.change(|state, change| function(state, change, input))
    }

    /// A write with what its preparation brought.
    pub(super) fn write_with<I, P, O>(
        &mut self,
        function: fn(&mut State, &mut Change<'_>, I, P) -> Result<O>,
        input: I,
        prepared: P,
    ) -> Result<O> {
        self.change(|state, change| function(state, change, input, prepared))
    }

    /// Runs a write that must be refused and must change nothing. Returns `Code: message`.
    pub(super) fn refused<I, O: Debug>(
        &mut self,
        function: fn(&mut State, &mut Change<'_>, I) -> Result<O>,
        input: I,
    ) -> String {
        let before = serde_json::to_value(&self.state).unwrap();
        let error = self.write(function, input).unwrap_err();
        assert_eq!(serde_json::to_value(&self.state).unwrap(), before, "a refused request changed something");
        described(&error)
    }

    /// Lets the first thing happen that will, and moves the clock there; false if there is none.
    pub(super) fn step(&mut self) -> bool {
        let Some((due, scope, event)) = self.timeline.pop_due(Timestamp::from_millis(i64::MAX)) else {
            return false;
        };
        self.now = due;
        let present = std::mem::replace(&mut self.origin.scope, scope);
        self.change(|state, change| {
            ServiceCatalog::apply(state, event, change);
            Ok(())
        })
        .unwrap();
        self.origin.scope = present;
        true
    }

    /// Lets everything happen.
    pub(super) fn settle(&mut self) {
        while self.step() {}
    }

    /// Changes the state as a command does.
    pub(super) fn change<T>(
        &mut self,
        run: impl FnOnce(&mut State, &mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        self.steps += 1;
        let (origin, settings) = (&self.origin, &self.settings);
        let context = Context { origin, now: self.now, settings, pace: settings.pace };
        let mut change = Transaction::new(context, Ids::new(7, self.steps));
        let result = run(&mut self.state, &mut change)?;
        for (due, kind, event) in change.into_effects().scheduled {
            self.timeline.push(due, self.origin.scope.clone(), kind, event);
        }
        Ok(result)
    }

    /// A portfolio without anything; returns its id.
    pub(super) fn portfolio(&mut self, name: &str) -> String {
        let input = api::CreatePortfolioInput {
            display_name: name.into(),
            provider_name: "IT".into(),
            idempotency_token: name.into(),
            ..Default::default()
        };
        self.write(create_portfolio, input).unwrap().portfolio_detail.unwrap().id.unwrap()
    }

    /// A portfolio that gives the first caller a path to `product`; returns its id.
    pub(super) fn portfolio_with(&mut self, name: &str, product: &str) -> String {
        let portfolio = self.portfolio(name);
        self.put(product, &portfolio);
        let input = api::AssociatePrincipalWithPortfolioInput {
            portfolio_id: portfolio.clone(),
            principal_arn: CALLER.into(),
            ..Default::default()
        };
        self.write(associate_principal_with_portfolio, input).unwrap();
        portfolio
    }

    /// A `TagOption`; returns its id.
    pub(super) fn tag_option(&mut self, key: &str, value: &str) -> String {
        let input = api::CreateTagOptionInput { key: key.into(), value: value.into() };
        self.write(create_tag_option, input).unwrap().tag_option_detail.unwrap().id.unwrap()
    }

    /// Puts a product into a portfolio.
    pub(super) fn put(&mut self, product: &str, portfolio: &str) {
        let (product_id, portfolio_id) = (product.into(), portfolio.into());
        let input =
            api::AssociateProductWithPortfolioInput { product_id, portfolio_id, ..Default::default() };
        self.write(associate_product_with_portfolio, input).unwrap();
    }

    /// Shares a portfolio with an account.
    pub(super) fn share(&mut self, portfolio: &str, account: &str, with_tag_options: bool) {
        let input = api::CreatePortfolioShareInput {
            portfolio_id: portfolio.into(),
            account_id: Some(account.into()),
            share_tag_options: Some(with_tag_options),
            ..Default::default()
        };
        self.write(shares::create_portfolio_share, input).unwrap();
    }

    /// Takes a share.
    pub(super) fn accept(&mut self, portfolio: &str) {
        let input = api::AcceptPortfolioShareInput { portfolio_id: portfolio.into(), ..Default::default() };
        self.write(shares::accept_portfolio_share, input).unwrap();
    }

    /// A product with the version `v1`; returns its id.
    pub(super) fn product(&mut self, name: &str) -> String {
        let reply =
            self.write_with(create_product, create_product_input(name), Ok(Template::new(TEMPLATE))).unwrap();
        reply.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap()
    }
}

/// An error as `Code: message`.
pub(super) fn described(error: &Error) -> String {
    let message = error.members().first().map(|(_, text)| (*text).to_owned()).unwrap_or_default();
    format!("{}: {message}", error.code())
}

/// A request for a product with the version `v1`.
pub(super) fn create_product_input(name: &str) -> api::CreateProductInput {
    let url = ("LoadTemplateFromURL".to_owned(), "http://localhost/template".to_owned());
    let artifact = api::ProvisioningArtifactProperties {
        name: Some("v1".into()),
        info: Some([url].into()),
        ..Default::default()
    };
    api::CreateProductInput {
        name: name.into(),
        owner: "IT".into(),
        provisioning_artifact_parameters: Some(artifact),
        idempotency_token: format!("{name}-token"),
        ..Default::default()
    }
}
