//! Compliance: reports about nodes, kept as inventory.
//!
//! An item of a report is an entry of `AWS:ComplianceItem`, its compliance type the sub type, whether the report came
//! by `PutComplianceItems` or, as agents report patches, by `PutInventory`. What the reports of a node come to is kept
//! as `AWS:ComplianceSummary`, one entry for each compliance type; it follows from the items at every write
//! (`summary`), and nothing else writes it.

mod entry;
mod filter;
mod kind;
mod list_items;
mod list_resources;
mod list_summaries;
mod put;
mod rows;
mod summary;

pub(super) use entry::is_valid;
pub(super) use kind::Kind;
pub(super) use list_items::list_compliance_items;
pub(super) use list_resources::list_resource_compliance_summaries;
pub(super) use list_summaries::list_compliance_summaries;
pub(super) use put::put_compliance_items;
pub(super) use summary::summarize;

/// The only type of resource that has compliance.
const RESOURCE_TYPE: &str = "ManagedInstance";

/// The most elements of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;
