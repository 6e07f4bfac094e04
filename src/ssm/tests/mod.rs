//! The operations, against the facts that are known of them.

mod courier;
mod describe;
mod entries;
mod filters;
mod get;
mod put;
mod refusals;
mod sync;
