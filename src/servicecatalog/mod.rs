//! Service Catalog: portfolios, products, and what is provisioned from them.
//!
//! An administrator makes products with versions (`products`, `artifacts`), puts them into portfolios (`portfolios`,
//! `associations`) and lets principals use those (`principals`), which gives these principals launch paths (`access`,
//! `launch_paths`), and may undo all of it (`disassociations`, `forgetting`). What products are subject to on these paths
//! is said by `constraints`; `shares` lets other accounts have portfolios too. End users find what they have a path to
//! (`search`, `product_views`, `provisioning_parameters`), and may provision, update and terminate it (`provisioning`),
//! with the tags that the `TagOptions` of product and portfolio ask for (`tag_options`, `tag_option_rules`). Each such
//! request leaves a record (`records`), whose life the timeline drives. `service_actions` say what else may be done.

mod access;
mod artifacts;
mod associations;
mod budgets;
mod collection;
mod constraints;
mod describe_provisioning_parameters;
mod disassociations;
mod errors;
mod forgetting;
mod ids;
mod launch_paths;
mod links;
pub mod outcomes;
mod owners;
mod portfolio_changes;
mod portfolio_lists;
mod portfolios;
mod principal_lists;
mod principals;
mod product_views;
mod products;
#[cfg(test)]
mod properties;
mod provisioning;
mod provisioning_parameters;
mod record_book;
mod records;
mod resources;
mod roles;
mod search;
mod selector;
mod service_actions;
mod shares;
mod sizes;
mod state;
mod system_tags;
mod tag_option_associations;
mod tag_option_lists;
mod tag_option_rules;
mod tag_options;
mod tagging;
mod templates;
#[cfg(test)]
mod testing;
mod usage_instructions;

use serde::Serialize;

use crate::{
    api::{ServiceId, servicecatalog as api},
    kit::{AccountId, Answered, Delay, Register, Service, Transaction},
};

pub use ids::{ArtifactId, ConstraintId, CopyId, PlanId, ProductId, RecordId, ShareToken};
pub use provisioning::{Asker, EngineTask, Message, Parsed, delegated, is_delegating};
pub use shares::{BadOrganization, Organization};
pub use sizes::sizes;
pub use state::{Catalog, State};

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct ServiceCatalog;

/// What can become due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Event {
    /// Work on a request begins: its record becomes `IN_PROGRESS`.
    RecordStarts(RecordId),
    /// A step of the work on a request is done, after the last of which its record becomes `SUCCEEDED` or `FAILED`.
    RecordAdvances(RecordId),
    /// A call for a resource of a stack is answered.
    OwnCallAnswered(provisioning::Asker, Option<Answered>),
    /// What an engine has done for a provisioned product of this account is shown.
    EngineFinishes(AccountId, RecordId),
    /// The resource changes of a plan are known: it becomes `CREATE_SUCCESS` or `CREATE_FAILED`.
    PlanIsMade(PlanId),
    /// A constraint that was made, or changed so many times, becomes `AVAILABLE`.
    ConstraintReady(ConstraintId, u32),
    /// Work on a share of a portfolio begins.
    ShareStarts(ShareToken),
    /// Work on a share of a portfolio is over.
    ShareFinishes(ShareToken),
    /// The access to the organisation becomes what was asked for last.
    OrganizationsAccessSettles,
    /// A version of a product is ready: it becomes `AVAILABLE`.
    ArtifactBecomesReady(ProductId, ArtifactId),
    /// Work on a copy of a product is over: it has `SUCCEEDED` or `FAILED`.
    CopyFinishes(CopyId),
}

impl Service for ServiceCatalog {
    const ID: ServiceId = ServiceId::ServiceCatalog;
    const DELAYS: &'static [Delay] = &[
        provisioning::RECORD_START,
        provisioning::STACK_STEP,
        provisioning::plans::CREATION,
        provisioning::actions::EXECUTION,
        artifacts::CREATION,
        products::COPYING,
        constraints::READY,
        shares::SHARE_START,
        shares::SHARE_FINISH,
        shares::ORGANIZATIONS_ACCESS,
    ];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(state: &mut State, event: Event, tx: &mut Transaction<'_, Event>) {
        let catalog = state.at_mut(tx.scope());
        match event {
            Event::RecordStarts(record) => provisioning::start(state, tx, record),
            Event::RecordAdvances(record) => provisioning::advance(state, tx, record),
            Event::OwnCallAnswered(asker, answer) => provisioning::hear(state, tx, &asker, answer),
            Event::EngineFinishes(account, record) => provisioning::finish(state, tx, account, &record),
            Event::PlanIsMade(plan) => provisioning::plans::finish(catalog, tx, &plan),
            Event::ConstraintReady(constraint, changes) => constraints::ready(catalog, &constraint, changes),
            Event::ShareStarts(token) => shares::start(state, tx, token),
            Event::ShareFinishes(token) => shares::finish(state, tx, &token),
            Event::OrganizationsAccessSettles => shares::settle_access(state, tx),
            Event::ArtifactBecomesReady(product, artifact) => artifacts::finish(catalog, &product, &artifact),
            Event::CopyFinishes(copy) => products::finish_copy(state, tx, &copy),
        }
    }

    fn answered(event: Event, answer: Answered) -> Event {
        provisioning::answered(event, answer)
    }

    fn reset(state: &mut State, account: Option<AccountId>) {
        state.reset(account);
    }

    fn routes(routes: &mut impl Register<Self>) {
        routes.write::<api::CreatePortfolio>(portfolios::create_portfolio);
        routes.read::<api::DescribePortfolio>(portfolio_lists::describe_portfolio);
        routes.read::<api::ListPortfolios>(portfolio_lists::list_portfolios);
        routes.read::<api::ListPortfoliosForProduct>(portfolio_lists::list_portfolios_for_product);
        routes.write::<api::UpdatePortfolio>(portfolio_changes::update_portfolio);
        routes.write::<api::DeletePortfolio>(portfolio_changes::delete_portfolio);
        routes.write_prepared::<api::CreateProduct, _>(products::prepare, products::create_product);
        routes.read::<api::DescribeProductAsAdmin>(products::describe_product_as_admin);
        routes.write::<api::UpdateProduct>(products::update_product);
        routes.write::<api::DeleteProduct>(products::delete_product);
        routes.write::<api::CopyProduct>(products::copy_product);
        routes.read::<api::DescribeCopyProductStatus>(products::describe_copy_product_status);
        routes.write_prepared::<api::CreateProvisioningArtifact, _>(
            artifacts::prepare,
            artifacts::create_provisioning_artifact,
        );
        routes.read::<api::DescribeProvisioningArtifact>(artifacts::describe_provisioning_artifact);
        routes.read::<api::ListProvisioningArtifacts>(artifacts::list_provisioning_artifacts);
        routes.write::<api::UpdateProvisioningArtifact>(artifacts::update_provisioning_artifact);
        routes.write::<api::DeleteProvisioningArtifact>(artifacts::delete_provisioning_artifact);
        routes.write::<api::AssociateProductWithPortfolio>(associations::associate_product_with_portfolio);
        routes.write::<api::AssociatePrincipalWithPortfolio>(principals::associate_principal_with_portfolio);
        routes.write::<api::DisassociateProductFromPortfolio>(
            disassociations::disassociate_product_from_portfolio,
        );
        routes.write::<api::DisassociatePrincipalFromPortfolio>(
            disassociations::disassociate_principal_from_portfolio,
        );
        routes.read::<api::ListPrincipalsForPortfolio>(principal_lists::list_principals_for_portfolio);
        routes.write::<api::CreateTagOption>(tag_options::create_tag_option);
        routes.read::<api::DescribeTagOption>(tag_options::describe_tag_option);
        routes.write::<api::UpdateTagOption>(tag_options::update_tag_option);
        routes.write::<api::DeleteTagOption>(tag_options::delete_tag_option);
        routes.read::<api::ListTagOptions>(tag_option_lists::list_tag_options);
        routes.read::<api::ListResourcesForTagOption>(tag_option_lists::list_resources_for_tag_option);
        routes.write::<api::AssociateTagOptionWithResource>(
            tag_option_associations::associate_tag_option_with_resource,
        );
        routes.write::<api::DisassociateTagOptionFromResource>(
            tag_option_associations::disassociate_tag_option_from_resource,
        );
        routes.write::<api::AssociateBudgetWithResource>(budgets::associate_budget_with_resource);
        routes.write::<api::DisassociateBudgetFromResource>(budgets::disassociate_budget_from_resource);
        routes.read::<api::ListBudgetsForResource>(budgets::list_budgets_for_resource);
        routes.write::<api::CreateConstraint>(constraints::create_constraint);
        routes.read::<api::DescribeConstraint>(constraints::describe_constraint);
        routes.write::<api::UpdateConstraint>(constraints::update_constraint);
        routes.write::<api::DeleteConstraint>(constraints::delete_constraint);
        routes.read::<api::ListConstraintsForPortfolio>(constraints::list_constraints_for_portfolio);
        service_actions(routes);
        routes.read::<api::ListLaunchPaths>(launch_paths::list_launch_paths);
        routes.read::<api::DescribeProduct>(product_views::describe_product);
        routes.read::<api::DescribeProductView>(product_views::describe_product_view);
        routes.read::<api::DescribeProvisioningParameters>(
            describe_provisioning_parameters::describe_provisioning_parameters,
        );
        routes.read::<api::SearchProducts>(search::search_products);
        routes.read::<api::SearchProductsAsAdmin>(search::search_products_as_admin);
        routes.write::<api::ProvisionProduct>(provisioning::provision_product);
        routes.read::<api::DescribeRecord>(records::describe_record);
        routes.read::<api::DescribeProvisionedProduct>(provisioning::describe_provisioned_product);
        routes.read::<api::GetProvisionedProductOutputs>(provisioning::get_provisioned_product_outputs);
        routes.write::<api::UpdateProvisionedProduct>(provisioning::update_provisioned_product);
        routes.write::<api::TerminateProvisionedProduct>(provisioning::terminate_provisioned_product);
        provisioning::reading::routes(routes);
        provisioning::routes(routes);
        provisioning::plans::routes(routes);
        provisioning::actions::routes(routes);
        routes.write::<api::ImportAsProvisionedProduct>(provisioning::import_as_provisioned_product);
        shares::routes(routes);
    }
}

/// Registers the operations about service actions.
fn service_actions(routes: &mut impl Register<ServiceCatalog>) {
    use service_actions as actions;
    routes.write::<api::CreateServiceAction>(actions::create_service_action);
    routes.read::<api::DescribeServiceAction>(actions::describe_service_action);
    routes.write::<api::UpdateServiceAction>(actions::update_service_action);
    routes.write::<api::DeleteServiceAction>(actions::delete_service_action);
    routes.read::<api::ListServiceActions>(actions::list_service_actions);
    routes.write::<api::AssociateServiceActionWithProvisioningArtifact>(
        actions::associate_service_action_with_provisioning_artifact,
    );
    routes.write::<api::DisassociateServiceActionFromProvisioningArtifact>(
        actions::disassociate_service_action_from_provisioning_artifact,
    );
    routes.write::<api::BatchAssociateServiceActionWithProvisioningArtifact>(
        actions::batch_associate_service_action_with_provisioning_artifact,
    );
    routes.write::<api::BatchDisassociateServiceActionFromProvisioningArtifact>(
        actions::batch_disassociate_service_action_from_provisioning_artifact,
    );
    routes.read::<api::ListServiceActionsForProvisioningArtifact>(
        actions::list_service_actions_for_provisioning_artifact,
    );
    routes.read::<api::ListProvisioningArtifactsForServiceAction>(
        actions::list_provisioning_artifacts_for_service_action,
    );
}
