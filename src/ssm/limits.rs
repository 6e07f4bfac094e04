//! How much inventory may be put.

use std::{collections::BTreeMap, time::Duration};

/// The most custom types of an account in a region; the user guide.
pub(super) const MOST_CUSTOM_TYPES: usize = 20;
/// The most attributes of a schema; the API reference of `InventoryItemSchema`.
pub(super) const MOST_ATTRIBUTES: usize = 50;
/// The most characters of a value; the API reference of `AttributeValue`.
pub(super) const LONGEST_VALUE: usize = 4096;
/// The most custom sub types of an inventory type that has sub types.
///
/// unverified: taken from the limit of ten custom compliance types.
pub(super) const MOST_SUB_TYPES: usize = 10;
/// How long what was put on a node is kept if it is not put again; the user guide.
///
/// unverified: that it is counted from the put, not from the capture time.
pub(super) const KEPT: Duration = Duration::from_hours(30 * 24);

/// The most bytes of one item of a custom type.
///
/// unverified: the documents at hand do not name the service's limits.
pub(super) const LARGEST_CUSTOM_ITEM: usize = 200 * 1024;
/// The most bytes of one item of an AWS type.
///
/// unverified: as for custom types.
pub(super) const LARGEST_AWS_ITEM: usize = 1024 * 1024;
/// The most bytes of all items of a call together.
///
/// unverified; agents send files apart once a call would pass this size.
pub(super) const LARGEST_CALL: usize = 1024 * 1024;

/// How many bytes `content` takes.
///
/// unverified: counted as its shortest JSON form, without what escapes add.
pub(super) fn size(content: &[BTreeMap<String, String>]) -> usize {
    let pair = |(name, value): (&String, &String)| name.len() + value.len() + r#""":"","#.len();
    let entry = |entry: &BTreeMap<String, String>| "{},".len() + entry.iter().map(pair).sum::<usize>();
    "[]".len() + content.iter().map(entry).sum::<usize>()
}
