//! Stockroom: a local AWS emulator of SSM Inventory, AWS Batch and AWS Service Catalog.

pub mod api;
pub mod batch;
pub mod engine;
pub mod kit;
pub mod protocol;
pub mod servicecatalog;
pub mod ssm;
pub mod sts;
