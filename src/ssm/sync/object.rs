//! What is written to S3, and where.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::state::Piece;
use crate::{
    api::{Timestamp, ssm::ResourceDataSyncS3Destination},
    kit::Scope,
    ssm::{
        Partition,
        content::Entry,
        store::{Item, Store},
    },
};

/// The key of the object of a (type, node).
pub(super) fn key(destination: &ResourceDataSyncS3Destination, scope: &Scope, piece: &Piece) -> String {
    let (type_name, node) = (piece.0.as_str(), piece.1.as_str());
    let Scope { account, region } = scope;
    let key = format!(
        "{type_name}/accountid={account}/region={region}/resourcetype=ManagedInstanceInventory/{node}.json"
    );
    match &destination.prefix {
        // unverified: a prefix that ends in a slash gets no second one.
        Some(prefix) => format!("{}/{key}", prefix.trim_end_matches('/')),
        None => key,
    }
}

/// What is written of a (type, node): a line of JSON for each entry. None if there is nothing of it any more: what was
/// written before then stays.
///
/// unverified: an empty content is an empty object; the version of the schema is in every line, as the time is.
pub(super) fn body(partition: &Partition, piece: &Piece, now: Timestamp) -> Option<Vec<u8>> {
    let (type_name, node) = piece;
    let store = partition.types.of(type_name)?;
    let mut items = store.items(node, now).peekable();
    items.peek()?;
    let mut body = Vec::new();
    for item in items {
        for entry in item.content.entries() {
            let line = Line { store, item, entry, node: node.as_str() };
            // Texts always have a JSON form, and a vector takes all of it.
            let _ = serde_json::to_writer(&mut body, &line);
            body.push(b'\n');
        }
    }
    Some(body)
}

/// An entry as a line: its attributes, then what its item has in common.
struct Line<'a> {
    store: &'a Store,
    item: &'a Item,
    entry: Entry<'a>,
    node: &'a str,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let common = [
            ("resourceId", self.node),
            ("captureTime", &*self.item.captured.to_iso8601()),
            ("schemaVersion", &*self.item.version),
        ];
        let mut map = serializer.serialize_map(None)?;
        // Attributes of custom types and details of compliance items may have any name, but a line has no name twice.
        let mut taken: Vec<&str> = common.iter().map(|(name, _)| *name).collect();
        for (attribute, value) in self.entry.values() {
            let name = self.store.name_of(attribute);
            if !taken.contains(&name) {
                taken.push(name);
                map.serialize_entry(name, value)?;
            }
        }
        for (name, value) in common {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
