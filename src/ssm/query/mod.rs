//! Queries of the inventory: one way to read, look up and run them, whichever operation asks.
//!
//! A filter is read once (`filter`, with the rules of `compare`), names the nodes that may meet it by way of the
//! `index` of its type, and `search` walks those alone. What remains is answered node by node, or counted: `aggregate`
//! counts nodes by the values they have, `groups` counts those that meet filters, and `sections` cuts both into pages.

pub(in crate::ssm) mod aggregate;
mod buckets;
pub(in crate::ssm) mod compare;
pub(in crate::ssm) mod expression;
pub(in crate::ssm) mod filter;
pub(in crate::ssm) mod groups;
pub(in crate::ssm) mod index;
pub(in crate::ssm) mod search;
pub(in crate::ssm) mod sections;
