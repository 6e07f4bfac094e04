//! What holds after any sequence of requests of administrators: whatever is associated exists, and what is undone in the
//! documented order leaves nothing behind.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{prelude::*, sample::Index, strategy::ValueTree, test_runner::TestRunner};
use serde_json::Value;

use super::{
    api, artifacts, associations, budgets, constraints, disassociations, portfolio_changes, principals,
    products, service_actions, shares,
    state::{Change, State},
    tag_option_associations, tag_options,
    testing::{TEMPLATE, World},
};
use crate::cloudformation::Template;

const HERE: &str = "000000000000";
const THERE: &str = "222222222222";

/// What an administrator asks for; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Step {
    Portfolio,
    Product,
    Artifact(Index),
    Option,
    Action,
    Put(Index, Index),
    Take(Index, Index),
    Allow(Index),
    Forbid(Index),
    Constrain(Index, Index, usize),
    Unconstrain(Index),
    Tag(Index, Index, bool),
    Untag(Index, Index),
    Budget(Index, bool),
    Unbudget(Index, bool),
    Act(Index, Index, Index),
    Unact(Index, Index, Index),
    Share(Index),
    Unshare(Index),
    Accept(Index),
    Copy(Index),
    DeletePortfolio(Index),
    DeleteProduct(Index),
    DeleteArtifact(Index, Index),
    DeleteOption(Index),
    DeleteAction(Index),
    /// The other account asks from now on.
    Change,
    Settle,
}

fn step() -> impl Strategy<Value = Step> {
    let one = any::<Index>;
    let two = || (any::<Index>(), any::<Index>());
    let three = || (any::<Index>(), any::<Index>(), any::<Index>());
    let making = prop_oneof![
        Just(Step::Portfolio),
        Just(Step::Product),
        one().prop_map(Step::Artifact),
        Just(Step::Option),
        Just(Step::Action),
        one().prop_map(Step::Copy),
        (two(), 0..TYPES.len())
            .prop_map(|((portfolio, product), kind)| Step::Constrain(portfolio, product, kind)),
    ];
    let joining = prop_oneof![
        3 => two().prop_map(|(portfolio, product)| Step::Put(portfolio, product)),
        2 => one().prop_map(Step::Allow),
        2 => (two(), any::<bool>()).prop_map(|((option, of), is_product)| Step::Tag(option, of, is_product)),
        1 => (one(), any::<bool>()).prop_map(|(of, is_product)| Step::Budget(of, is_product)),
        2 => three().prop_map(|(action, product, artifact)| Step::Act(action, product, artifact)),
        2 => one().prop_map(Step::Share),
        2 => one().prop_map(Step::Accept),
    ];
    let parting = prop_oneof![
        two().prop_map(|(portfolio, product)| Step::Take(portfolio, product)),
        one().prop_map(Step::Forbid),
        one().prop_map(Step::Unconstrain),
        two().prop_map(|(option, of)| Step::Untag(option, of)),
        (one(), any::<bool>()).prop_map(|(of, is_product)| Step::Unbudget(of, is_product)),
        three().prop_map(|(action, product, artifact)| Step::Unact(action, product, artifact)),
        one().prop_map(Step::Unshare),
        one().prop_map(Step::DeletePortfolio),
        one().prop_map(Step::DeleteProduct),
        two().prop_map(|(product, artifact)| Step::DeleteArtifact(product, artifact)),
        one().prop_map(Step::DeleteOption),
        one().prop_map(Step::DeleteAction),
    ];
    prop_oneof![
        6 => making,
        6 => joining,
        3 => parting,
        1 => Just(Step::Change),
        1 => Just(Step::Settle),
    ]
}

const TYPES: [(&str, &str); 3] = [
    ("LAUNCH", r#"{"LocalRoleName": "Launcher"}"#),
    ("TEMPLATE", r#"{"Rules": {"R": {"Assertions": [{"Assert": {"Fn::Equals": ["a", "a"]}}]}}}"#),
    ("RESOURCE_UPDATE", r#"{"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "ALLOWED"}}"#),
];

/// A world with a second account beside the first one.
struct Company {
    world: World,
    is_here: bool,
    /// How much was asked for: makes names and tokens unique.
    asked: usize,
    /// How often which requests were granted.
    granted: BTreeMap<&'static str, u32>,
}

impl Company {
    fn new() -> Self {
        Self { world: World::new(), is_here: true, asked: 0, granted: BTreeMap::new() }
    }

    fn enter(&mut self, is_here: bool) {
        self.is_here = is_here;
        self.world.enter(if is_here { HERE } else { THERE });
    }

    /// Everything that any account knows.
    fn json(&mut self) -> Value {
        serde_json::to_value(self.world.state_mut()).unwrap()
    }

    /// The ids of one kind that occur anywhere, those of things that are gone too.
    fn ids(&mut self, kind: &str) -> Vec<String> {
        let mut found = BTreeSet::new();
        texts(&self.json(), &[], &mut |_, text| {
            if is_id(text) && text.split('-').next() == Some(kind) {
                found.insert(text.to_owned());
            }
        });
        found.into_iter().collect()
    }

    fn one(&mut self, kind: &str, index: Index) -> String {
        let ids = self.ids(kind);
        if ids.is_empty() { format!("{kind}-aaaaaaaaaaaaa") } else { index.get(&ids).clone() }
    }

    fn resource(&mut self, index: Index, is_product: bool) -> String {
        self.one(if is_product { "prod" } else { "port" }, index)
    }

    /// Asks for something that may be refused.
    fn ask<I, O>(
        &mut self,
        function: fn(&mut State, &mut Change<'_>, I) -> super::errors::Result<O>,
        input: I,
    ) {
        if self.world.write(function, input).is_ok() {
            *self.granted.entry(std::any::type_name::<I>()).or_default() += 1;
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table")]
    fn take(&mut self, step: &Step) {
        self.asked += 1;
        let token = format!("token-{}", self.asked);
        match step {
            Step::Portfolio => drop(self.world.portfolio(&token)),
            Step::Product => drop(self.world.product(&token)),
            Step::Artifact(product) => {
                let url = ("LoadTemplateFromURL".to_owned(), "http://localhost/template".to_owned());
                let input = api::CreateProvisioningArtifactInput {
                    product_id: self.one("prod", *product),
                    parameters: api::ProvisioningArtifactProperties {
                        info: Some([url].into()),
                        ..Default::default()
                    },
                    idempotency_token: token,
                    ..Default::default()
                };
                let template = Ok(Template::new(TEMPLATE));
                drop(self.world.write_with(artifacts::create_provisioning_artifact, input, template));
            }
            Step::Option => drop(self.world.tag_option("team", &token)),
            Step::Action => {
                use api::ServiceActionDefinitionKey::{Name, Version};
                let input = api::CreateServiceActionInput {
                    name: token.clone(),
                    definition: [(Name, "AWS-RestartEC2Instance".to_owned()), (Version, "1".to_owned())]
                        .into(),
                    idempotency_token: token,
                    ..Default::default()
                };
                self.ask(service_actions::create_service_action, input);
            }
            Step::Copy(product) => {
                let input = api::CopyProductInput {
                    source_product_arn: format!(
                        "arn:aws:catalog:us-east-1:{HERE}:product/{}",
                        self.one("prod", *product)
                    ),
                    idempotency_token: token,
                    ..Default::default()
                };
                self.ask(products::copy_product, input);
            }
            Step::Put(portfolio, product) => {
                let (portfolio_id, product_id) = (self.one("port", *portfolio), self.one("prod", *product));
                let input = api::AssociateProductWithPortfolioInput {
                    product_id,
                    portfolio_id,
                    ..Default::default()
                };
                self.ask(associations::associate_product_with_portfolio, input);
            }
            Step::Take(portfolio, product) => {
                let (portfolio_id, product_id) = (self.one("port", *portfolio), self.one("prod", *product));
                self.remove_product(product_id, portfolio_id);
            }
            Step::Allow(portfolio) => {
                let input = api::AssociatePrincipalWithPortfolioInput {
                    portfolio_id: self.one("port", *portfolio),
                    principal_arn: "arn:aws:iam:::role/Dev*".into(),
                    principal_type: api::PrincipalType::IamPattern,
                    ..Default::default()
                };
                self.ask(principals::associate_principal_with_portfolio, input);
            }
            Step::Forbid(portfolio) => {
                let portfolio = self.one("port", *portfolio);
                self.remove_principal(portfolio);
            }
            Step::Constrain(portfolio, product, kind) => {
                let (kind, parameters) = TYPES[*kind];
                let input = api::CreateConstraintInput {
                    portfolio_id: self.one("port", *portfolio),
                    product_id: self.one("prod", *product),
                    r#type: kind.into(),
                    parameters: parameters.into(),
                    idempotency_token: token,
                    ..Default::default()
                };
                self.ask(constraints::create_constraint, input);
            }
            Step::Unconstrain(constraint) => {
                let id = self.one("cons", *constraint);
                self.ask(
                    constraints::delete_constraint,
                    api::DeleteConstraintInput { id, ..Default::default() },
                );
            }
            Step::Tag(option, of, is_product) => {
                let resource_id = self.resource(*of, *is_product);
                let input = api::AssociateTagOptionWithResourceInput {
                    resource_id,
                    tag_option_id: self.one("tag", *option),
                };
                self.ask(tag_option_associations::associate_tag_option_with_resource, input);
            }
            Step::Untag(option, of) => {
                let (option, resource) = (self.one("tag", *option), self.one("port", *of));
                self.remove_tag(option, resource);
            }
            Step::Budget(of, is_product) => {
                let resource_id = self.resource(*of, *is_product);
                let input = api::AssociateBudgetWithResourceInput { budget_name: "team".into(), resource_id };
                self.ask(budgets::associate_budget_with_resource, input);
            }
            Step::Unbudget(of, is_product) => {
                let resource_id = self.resource(*of, *is_product);
                let input =
                    api::DisassociateBudgetFromResourceInput { budget_name: "team".into(), resource_id };
                self.ask(budgets::disassociate_budget_from_resource, input);
            }
            Step::Act(action, product, artifact) => {
                let input = api::AssociateServiceActionWithProvisioningArtifactInput {
                    service_action_id: self.one("act", *action),
                    product_id: self.one("prod", *product),
                    provisioning_artifact_id: self.one("pa", *artifact),
                    ..Default::default()
                };
                self.ask(service_actions::associate_service_action_with_provisioning_artifact, input);
            }
            Step::Unact(action, product, artifact) => {
                let (action, product) = (self.one("act", *action), self.one("prod", *product));
                let artifact = self.one("pa", *artifact);
                self.remove_action(action, product, artifact);
            }
            Step::Share(portfolio) => {
                let input = api::CreatePortfolioShareInput {
                    portfolio_id: self.one("port", *portfolio),
                    account_id: Some(if self.is_here { THERE } else { HERE }.into()),
                    ..Default::default()
                };
                self.ask(shares::create_portfolio_share, input);
            }
            Step::Unshare(portfolio) => {
                let portfolio = self.one("port", *portfolio);
                self.unshare(portfolio);
            }
            Step::Accept(portfolio) => {
                let portfolio_id = self.one("port", *portfolio);
                self.ask(
                    shares::accept_portfolio_share,
                    api::AcceptPortfolioShareInput { portfolio_id, ..Default::default() },
                );
            }
            Step::DeletePortfolio(portfolio) => {
                let id = self.one("port", *portfolio);
                self.ask(
                    portfolio_changes::delete_portfolio,
                    api::DeletePortfolioInput { id, ..Default::default() },
                );
            }
            Step::DeleteProduct(product) => {
                let id = self.one("prod", *product);
                self.ask(products::delete_product, api::DeleteProductInput { id, ..Default::default() });
            }
            Step::DeleteArtifact(product, artifact) => {
                let input = api::DeleteProvisioningArtifactInput {
                    product_id: self.one("prod", *product),
                    provisioning_artifact_id: self.one("pa", *artifact),
                    ..Default::default()
                };
                self.ask(artifacts::delete_provisioning_artifact, input);
            }
            Step::DeleteOption(option) => {
                let id = self.one("tag", *option);
                self.ask(tag_options::delete_tag_option, api::DeleteTagOptionInput { id });
            }
            Step::DeleteAction(action) => {
                let id = self.one("act", *action);
                self.ask(
                    service_actions::delete_service_action,
                    api::DeleteServiceActionInput { id, ..Default::default() },
                );
            }
            Step::Change => self.enter(!self.is_here),
            Step::Settle => self.world.settle(),
        }
    }

    fn remove_product(&mut self, product_id: String, portfolio_id: String) {
        let input =
            api::DisassociateProductFromPortfolioInput { product_id, portfolio_id, ..Default::default() };
        self.ask(disassociations::disassociate_product_from_portfolio, input);
    }

    fn remove_principal(&mut self, portfolio_id: String) {
        let input = api::DisassociatePrincipalFromPortfolioInput {
            portfolio_id,
            principal_arn: "arn:aws:iam:::role/Dev*".into(),
            principal_type: Some(api::PrincipalType::IamPattern),
            ..Default::default()
        };
        self.ask(disassociations::disassociate_principal_from_portfolio, input);
    }

    fn remove_tag(&mut self, tag_option_id: String, resource_id: String) {
        let input = api::DisassociateTagOptionFromResourceInput { resource_id, tag_option_id };
        self.ask(tag_option_associations::disassociate_tag_option_from_resource, input);
    }

    fn remove_action(
        &mut self,
        service_action_id: String,
        product_id: String,
        provisioning_artifact_id: String,
    ) {
        let input = api::DisassociateServiceActionFromProvisioningArtifactInput {
            product_id,
            provisioning_artifact_id,
            service_action_id,
            ..Default::default()
        };
        self.ask(service_actions::disassociate_service_action_from_provisioning_artifact, input);
    }

    fn unshare(&mut self, portfolio_id: String) {
        let account_id = Some(if self.is_here { THERE } else { HERE }.into());
        let input = api::DeletePortfolioShareInput { portfolio_id, account_id, ..Default::default() };
        self.ask(shares::delete_portfolio_share, input);
    }

    /// Whatever is named anywhere, apart from what is only remembered, exists somewhere.
    fn check(&mut self) {
        let json = self.json();
        let (mut named, mut there) = (BTreeSet::new(), BTreeSet::new());
        texts(&json, &REMEMBERED, &mut |place, text| {
            if is_id(text) {
                named.insert(text.to_owned());
                if place == "id" {
                    there.insert(text.to_owned());
                }
            }
        });
        let missing: Vec<_> = named.difference(&there).collect();
        assert!(missing.is_empty(), "{missing:?} in {json:#}");
    }

    /// Undoes everything in the order that the administrator guide gives, as each account.
    fn tear_down(&mut self) {
        self.world.settle();
        let [portfolios, products, artifacts, options, actions, constraints] =
            ["port", "prod", "pa", "tag", "act", "cons"].map(|kind| self.ids(kind));
        for is_here in [true, false] {
            self.enter(is_here);
            for id in &constraints {
                let input = api::DeleteConstraintInput { id: id.clone(), ..Default::default() };
                self.ask(constraints::delete_constraint, input);
            }
            for portfolio in &portfolios {
                self.remove_principal(portfolio.clone());
                self.unshare(portfolio.clone());
                for product in &products {
                    self.remove_product(product.clone(), portfolio.clone());
                }
            }
            for option in &options {
                for resource in portfolios.iter().chain(&products) {
                    self.remove_tag(option.clone(), resource.clone());
                }
                self.ask(tag_options::delete_tag_option, api::DeleteTagOptionInput { id: option.clone() });
            }
        }
        for is_here in [true, false] {
            self.enter(is_here);
            for id in &products {
                for artifact in &artifacts {
                    for action in &actions {
                        self.remove_action(action.clone(), id.clone(), artifact.clone());
                    }
                }
                self.ask(
                    products::delete_product,
                    api::DeleteProductInput { id: id.clone(), ..Default::default() },
                );
            }
            for id in &portfolios {
                let input = api::DeletePortfolioInput { id: id.clone(), ..Default::default() };
                self.ask(portfolio_changes::delete_portfolio, input);
            }
            for id in &actions {
                let input = api::DeleteServiceActionInput { id: id.clone(), ..Default::default() };
                self.ask(service_actions::delete_service_action, input);
            }
        }
    }
}

/// The parts of a world that remember what was, whatever has become of it.
const REMEMBERED: [&str; 4] = ["tokens", "records", "copies", "source"];

/// Whether a text is the id of something that administrators make.
fn is_id(text: &str) -> bool {
    let kinds = ["port", "prod", "pa", "tag", "act", "cons"];
    text.split_once('-').is_some_and(|(kind, rest)| kinds.contains(&kind) && rest.len() == 13)
}

/// Visits every text and name in a value, apart from what is under `without`, with the name it has.
fn texts<'a>(value: &'a Value, without: &[&str], visit: &mut dyn FnMut(&'a str, &'a str)) {
    fn go<'a>(place: &'a str, value: &'a Value, without: &[&str], visit: &mut dyn FnMut(&'a str, &'a str)) {
        match value {
            Value::String(text) => visit(place, text),
            Value::Array(elements) => elements.iter().for_each(|element| go(place, element, without, visit)),
            Value::Object(members) => {
                for (name, value) in members.iter().filter(|(name, _)| !without.contains(&name.as_str())) {
                    visit("", name);
                    go(name, value, without, visit);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    go("", value, without, visit);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_associated_exists_and_can_be_undone(steps in proptest::collection::vec(step(), 0..60)) {
        let mut company = Company::new();
        for step in &steps {
            company.take(step);
            company.check();
        }
        company.tear_down();
        let json = company.json();
        let mut left = BTreeSet::new();
        texts(&json, &REMEMBERED, &mut |_, text| {
            if is_id(text) {
                left.insert(text.to_owned());
            }
        });
        prop_assert!(left.is_empty(), "{:?} in {:#}", left, json);
    }
}

/// The property is worth little if the steps come to nothing: every kind of request must be granted in some of them.
#[test]
fn the_steps_come_to_something() {
    let mut runner = TestRunner::deterministic();
    let sequences = proptest::collection::vec(step(), 60..120);
    let mut granted = BTreeMap::<_, u32>::new();
    for _ in 0..100 {
        let mut company = Company::new();
        for step in sequences.new_tree(&mut runner).unwrap().current() {
            company.take(&step);
        }
        for (kind, times) in company.granted {
            *granted.entry(kind).or_default() += times;
        }
    }
    assert_eq!(granted.len(), 22, "{granted:#?}");
}
