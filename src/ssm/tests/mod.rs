//! The operations, against the facts that are known of them.

mod aggregators;
mod compliance;
mod deletions;
mod describe;
mod entries;
mod filters;
mod get;
mod model;
mod ops;
mod put;
mod refusals;
mod schemas;
