//! How portfolios, products and their versions disappear, with all that is there for their sake alone.

use super::state::Catalog;

impl Catalog {
    /// Lets a portfolio disappear.
    pub(super) fn forget_portfolio(&mut self, portfolio: &str) {
        self.portfolios.remove(portfolio);
        self.forget_resource(portfolio);
    }

    /// Lets a product disappear. What was provisioned from it, and its records, stay.
    pub(super) fn forget_product(&mut self, product: &str) {
        let Some(gone) = self.products.remove(product) else { return };
        for artifact in gone.artifacts {
            self.forget_artifact(product, artifact.id.as_str());
        }
        self.forget_resource(product);
    }

    /// Lets a version of a product disappear. What was provisioned from it, and its records, stay.
    pub(super) fn forget_artifact(&mut self, product: &str, artifact: &str) {
        if let Some(product) = self.products.get_mut(product) {
            product.artifacts.retain(|other| other.id.as_str() != artifact);
        }
        self.service_actions.forget_artifact(artifact);
    }

    /// Takes from a portfolio or a product what belongs to it.
    fn forget_resource(&mut self, resource: &str) {
        self.tag_options.resources.forget(resource);
        self.budgets.remove(resource);
    }
}
