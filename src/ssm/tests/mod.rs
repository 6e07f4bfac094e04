//! The operations, against the facts that are known of them.

mod activations;
mod agent;
mod describe;
mod entries;
mod filters;
mod get;
mod managed;
mod properties;
mod put;
mod refusals;
mod summaries;
mod tags;
