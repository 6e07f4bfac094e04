//! A shop for tests of what is shown of provisioned products.

use super::super::super::{api, testing::World};
use super::{
    super::{provision_product, terminate_provisioned_product, update_provisioned_product},
    history::list_record_history,
    scan::scan_provisioned_products,
    search::search_provisioned_products,
};

/// A world with a product that everybody of these tests has a path to.
pub(in super::super) struct Shop {
    pub(in super::super) world: World,
    pub(in super::super) product: String,
}

impl Shop {
    pub(in super::super) fn new() -> Self {
        let mut world = World::new();
        let product = world.product("App");
        world.portfolio_with("Web", &product);
        world.settings(|settings| settings.launch_paths = crate::kit::LaunchPaths::Open);
        Self { world, product }
    }

    /// Provisions something; its id.
    pub(in super::super) fn provision(&mut self, name: &str) -> String {
        let input = api::ProvisionProductInput {
            product_id: Some(self.product.clone()),
            provisioning_artifact_name: Some("v1".into()),
            provisioned_product_name: name.into(),
            provision_token: format!("{name}-token"),
            tags: Some(vec![api::Tag { key: "team".into(), value: name.into() }]),
            ..Default::default()
        };
        let reply = self.world.write(provision_product, input).unwrap();
        reply.record_detail.unwrap().provisioned_product_id.unwrap()
    }

    pub(in super::super) fn update(&mut self, name: &str, parameter: Option<&str>) {
        let parameter = parameter.map(|value| api::UpdateProvisioningParameter {
            key: Some("Name".into()),
            value: Some(value.into()),
            use_previous_value: Some(true),
        });
        let input = api::UpdateProvisionedProductInput {
            provisioned_product_name: Some(name.into()),
            update_token: format!("{name}-update"),
            provisioning_parameters: Some(parameter.into_iter().collect()),
            ..Default::default()
        };
        self.world.write(update_provisioned_product, input).unwrap();
    }

    pub(in super::super) fn terminate(&mut self, name: &str) {
        let input = api::TerminateProvisionedProductInput {
            provisioned_product_name: Some(name.into()),
            terminate_token: "t".into(),
            ..Default::default()
        };
        self.world.write(terminate_provisioned_product, input).unwrap();
    }

    /// The names that a search finds, each page of two checked against the total.
    pub(in super::super) fn search(&self, input: &api::SearchProvisionedProductsInput) -> Vec<String> {
        let mut names = Vec::new();
        let mut token = None;
        loop {
            let input = api::SearchProvisionedProductsInput {
                page_size: Some(2),
                page_token: token,
                ..input.clone()
            };
            let page = self.world.read(search_provisioned_products, input).unwrap();
            names.extend(page.provisioned_products.unwrap().into_iter().map(|found| found.name.unwrap()));
            token = page.next_page_token;
            if token.is_none() {
                assert_eq!(page.total_results_count, i32::try_from(names.len()).ok());
                return names;
            }
        }
    }

    pub(in super::super) fn find(&self, queries: &[&str]) -> Vec<String> {
        self.search(&queried(queries))
    }

    pub(in super::super) fn scan(&self, filter: Option<api::AccessLevelFilter>) -> Vec<String> {
        let input = api::ScanProvisionedProductsInput { access_level_filter: filter, ..Default::default() };
        let page = self.world.read(scan_provisioned_products, input).unwrap();
        page.provisioned_products.unwrap().into_iter().map(|found| found.name.unwrap()).collect()
    }

    /// Names and types of records.
    pub(in super::super) fn history(&self, input: api::ListRecordHistoryInput) -> Vec<String> {
        let page = self.world.read(list_record_history, input).unwrap();
        let text = |record: api::RecordDetail| {
            format!("{} {}", record.record_type.unwrap(), record.provisioned_product_name.unwrap())
        };
        page.record_details.unwrap().into_iter().map(text).collect()
    }
}

pub(in super::super) fn queried(queries: &[&str]) -> api::SearchProvisionedProductsInput {
    let queries = queries.iter().map(|query| (*query).to_owned()).collect();
    api::SearchProvisionedProductsInput {
        filters: Some([(api::ProvisionedProductViewFilterBy::SearchQuery, queries)].into()),
        ..Default::default()
    }
}

pub(in super::super) fn level(key: api::AccessLevelFilterKey) -> api::AccessLevelFilter {
    api::AccessLevelFilter { key: Some(key), value: Some("self".into()) }
}
