//! Reading what is provisioned: scans and searches of provisioned products, the history of records, and changes of who may
//! read.

mod attribute;
mod history;
mod pattern;
mod query;
mod scan;
mod search;
#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;

use super::{change_properties, stack_sets};
use crate::{api::servicecatalog as api, kit::Register, servicecatalog::ServiceCatalog};

/// Registers the operations.
pub(in super::super) fn routes(routes: &mut impl Register<ServiceCatalog>) {
    routes.read::<api::ScanProvisionedProducts>(scan::scan_provisioned_products);
    routes.read::<api::SearchProvisionedProducts>(search::search_provisioned_products);
    routes.read::<api::ListRecordHistory>(history::list_record_history);
    routes.write::<api::UpdateProvisionedProductProperties>(
        change_properties::update_provisioned_product_properties,
    );
    routes.read::<api::ListStackInstancesForProvisionedProduct>(
        stack_sets::list_stack_instances_for_provisioned_product,
    );
}
