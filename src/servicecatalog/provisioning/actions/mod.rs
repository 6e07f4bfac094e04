//! Service actions that are executed on provisioned products.
//!
//! What a document of Systems Manager would do to resources that are only simulated is nothing; but whether it could be
//! started at all, and on what, is decided as Service Catalog decides it.

mod describe;
mod documents;
mod execute;
#[cfg(test)]
mod tests;

use std::time::Duration;

use serde::Serialize;

use super::{
    super::{
        api,
        errors::{Result, no_provisioned_product, unsupported},
        service_actions::Act,
        state::{Catalog, State},
    },
    Condition, ProvisionedProduct,
};
use crate::{
    kit::{Context, Delay, Register, Scope},
    servicecatalog::ServiceCatalog,
};
use documents::Document;

/// How long a service action takes.
pub(in super::super) const EXECUTION: Delay = Delay {
    name: "servicecatalog.service-action",
    quick: Duration::from_millis(150),
    real: Duration::from_secs(30),
    what: "between the begin of a service action and its end (IN_PROGRESS to SUCCEEDED)",
};

/// A service action under way.
#[derive(Debug, Serialize)]
pub(super) struct Execution {
    /// Why it fails, if it does.
    pub(super) fault: Option<String>,
    /// What the provisioned product was before, and will be again.
    pub(super) before: Box<Condition>,
}

/// Registers the operations.
pub(in super::super) fn routes(routes: &mut impl Register<ServiceCatalog>) {
    routes.read::<api::DescribeServiceActionExecutionParameters>(
        describe::describe_service_action_execution_parameters,
    );
    routes.write::<api::ExecuteProvisionedProductServiceAction>(
        execute::execute_provisioned_product_service_action,
    );
}

/// What a request is about.
struct Subject<'a> {
    product: &'a ProvisionedProduct,
    act: Act<'a>,
    document: Document,
}

impl<'a> Subject<'a> {
    /// The provisioned product and the service action with these ids.
    ///
    /// # Errors
    /// If one of them is not there, or the version that the product is made from does not have the action.
    fn find(state: &'a State, context: &Context<'_>, product: &str, action: &str) -> Result<Self> {
        let catalog = state.at(context.scope());
        let product = catalog.provisioned.get(product).ok_or_else(|| no_provisioned_product(product))?;
        let owner = owner(state, context, product);
        let act = owner.service_actions.on_version(action, product.target.artifact.as_str())?;
        let document = Document::named(act.document)
            .ok_or_else(|| unsupported(format_args!("the execution of the document {}", act.document)))?;
        Ok(Self { product, act, document })
    }

    /// The physical ids of the resources that the document is for, in the order of their logical ids.
    fn targets(&self) -> Vec<&'a str> {
        let stack = self.product.stack.iter();
        let resources = stack.flat_map(|stack| stack.resources());
        let targets = resources.filter(|resource| *resource.resource_type == *self.document.target_type);
        targets.map(|resource| &*resource.physical_id).collect()
    }
}

/// The catalogue of the account that the product is of.
fn owner<'a>(state: &'a State, context: &Context<'_>, product: &ProvisionedProduct) -> &'a Catalog {
    let scope = context.scope();
    let account = product.target.product_owner;
    state.at(&Scope { account, region: scope.region.clone() })
}
