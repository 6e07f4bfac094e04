//! How the emulator is built; for who works on it, and no promise to who uses it.
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
//! time pass; what it hands out to the world outside the [`courier`] carries, what is to run there the [`executor`]
//! starts, what stacks are to be made there the [`contractor`] has made, and what services ask of each other and has to be
//! fetched first is run as [`errands`]; a service function is a pure function of its state, the call's context and its
//! input. [`kit`] is what services are built from, [`api`] what they say on the wire. [`faults`] lets requests fail on
//! purpose, [`metrics`] counts them, and the [`recorder`] keeps them, for the fixture only.

#[doc(inline)]
pub use crate::{
    api, batch, cli, cloudformation, config, contractor, control, courier, engine, errands, executor, faults,
    http, kit, metrics, outside, protocol, recorder, servicecatalog, ssm, sts,
};
