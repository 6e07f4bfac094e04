//! `OpsData`: what `GetOpsSummary` can be asked for by name.

use super::{
    Partition,
    filter::{Asked, Exists, Filters},
    store::Store,
};
use crate::api::{
    Timestamp,
    ssm::{Error, OpsFilter},
};

/// What is shown if the request does not say: the published sample of a bare request lists `OpsItems`.
pub(super) const DEFAULT: &str = "AWS:OpsItem";

/// The types that `OpsCenter` and Explorer alone fill; the API reference of `OpsResultAttribute`. Neither is here, so
/// that nothing is in them.
const UNFILLED: [&str; 3] = [DEFAULT, "AWS:EC2InstanceInformation", "AWS:OpsItemTrendline"];

/// A type of `OpsData`.
#[derive(Clone, Copy, Debug)]
pub(super) enum OpsType<'a> {
    /// What nodes have of a type of inventory.
    Inventory(&'a Store),
    /// A type in which nothing is.
    Unfilled,
}

/// The type with this name.
///
/// # Errors
/// `InvalidTypeNameException` for a name that no type has. unverified: that every type of inventory is one of `OpsData`.
pub(super) fn named<'a>(partition: &'a Partition, name: &str) -> Result<OpsType<'a>, Error> {
    if UNFILLED.contains(&name) {
        return Ok(OpsType::Unfilled);
    }
    let message = || format!("The type name {name} is not valid.");
    let store = partition.types.named(name);
    store.map(OpsType::Inventory).ok_or_else(|| Error::InvalidTypeNameException { message: message() })
}

/// The filters of a request at `now`.
///
/// # Errors
/// `InvalidFilter`, as for inventory.
pub(super) fn filters<'a>(
    partition: &'a Partition,
    filters: Option<&[OpsFilter]>,
    exists: Exists,
    now: Timestamp,
) -> Result<Filters<'a>, Error> {
    let mut read = Filters::none(now);
    for asked in filters.unwrap_or_default().iter().map(Asked::from) {
        // unverified: which attributes the unfilled types have is not looked at.
        let unfilled = |(name, _): &(&str, &str)| UNFILLED.contains(name);
        if asked.key().split_once('.').is_some_and(|key| unfilled(&key)) {
            read.add_absent(asked, exists)?;
        } else {
            read.add(partition, asked, exists)?;
        }
    }
    Ok(read)
}
