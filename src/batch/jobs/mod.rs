//! Jobs.

#[allow(dead_code, unused_imports, reason = "jobs are made of it")]
pub(super) mod work;
