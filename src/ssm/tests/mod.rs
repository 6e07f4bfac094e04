//! The operations, against the facts that are known of them.

mod activations;
mod agent;
mod aggregators;
mod compliance;
mod courier;
mod deletions;
mod describe;
mod entries;
mod filters;
mod get;
mod managed;
mod model;
mod ops;
mod properties;
mod put;
mod refusals;
mod schemas;
mod summaries;
mod sync;
mod tags;
