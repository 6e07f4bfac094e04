//! Stockroom: a local AWS emulator of SSM Inventory, AWS Batch and AWS Service Catalog.
//!
//! A request goes through these rooms and back, each knowing only those to its right:
//!
//! ```text
//! main → http → protocol → engine → ssm, batch, servicecatalog → kit → api
//!   └→ control ─────────┘
//! ```
//!
//! [`http`] knows connections and who asks; [`protocol`] turns bytes into typed requests that keep every constraint
//! of the service models, and typed answers into bytes; the [`engine`] puts all commands in one order and lets
//! time pass; what it hands out to the world outside the [`courier`]
//! carries, what is to run there the [`executor`] starts, and what services ask of each other and has to be fetched first
//! is run as [`errands`]; a service function is a pure function of its state, the call's context and its input. [`kit`] is what
//! services are built from, [`api`] what they say on the wire.

pub mod api;
pub mod batch;
pub mod cli;
pub mod cloudformation;
pub mod config;
pub mod control;
pub mod courier;
pub mod engine;
pub mod errands;
pub mod executor;
pub mod faults;
pub mod fixture;
pub mod http;
pub mod kit;
pub mod metrics;
pub mod outside;
pub mod protocol;
pub mod servicecatalog;
pub mod ssm;
pub mod sts;

pub use fixture::Stockroom;
