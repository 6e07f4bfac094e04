//! Where inventory is kept: by type, then by node.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Serialize, Serializer};

use super::{
    aws_types::AwsType,
    content::{AttributeNumber, Content, Entry},
    index::Index,
    nodes::NodeId,
    schema::{CustomSchema, Schema, TypeName},
};
use crate::api::Timestamp;

/// All inventory types of an account and region.
#[derive(Debug, Serialize)]
pub(super) struct Types {
    aws: [Store; AwsType::COUNT],
    custom: BTreeMap<Arc<str>, Store>,
}

impl Default for Types {
    fn default() -> Self {
        // A definition stands at the place that is its type's number, so each place is filled with its own type.
        let mut all = AwsType::all();
        let aws = std::array::from_fn(|_| Store::new(Schema::Aws(all.next().unwrap_or(AwsType::Tag))));
        Self { aws, custom: BTreeMap::new() }
    }
}

impl Types {
    /// The type with this name: of AWS, or one that was put.
    pub(super) fn named(&self, name: &str) -> Option<&Store> {
        self.of(&TypeName::parse(name)?)
    }

    pub(super) fn of(&self, name: &TypeName) -> Option<&Store> {
        match name {
            TypeName::Aws(aws_type) => Some(self.aws(*aws_type)),
            TypeName::Custom(name) => self.custom.get(name),
        }
    }

    /// The type with this name; a custom one is made if there is none.
    pub(super) fn of_mut(&mut self, name: TypeName) -> &mut Store {
        match name {
            TypeName::Aws(aws_type) => &mut self.aws[aws_type as usize],
            TypeName::Custom(name) => {
                self.custom.entry(name).or_insert_with(|| Store::new(Schema::Custom(CustomSchema::default())))
            }
        }
    }

    pub(super) fn aws(&self, aws_type: AwsType) -> &Store {
        &self.aws[aws_type as usize]
    }

    /// The custom types, by name.
    pub(super) fn custom(&self) -> impl Iterator<Item = (&str, &Store)> {
        self.custom.iter().map(|(name, store)| (&**name, store))
    }

    /// How many custom types there are.
    pub(super) fn custom_count(&self) -> usize {
        self.custom.len()
    }
}

/// What there is of one type.
#[derive(Debug, Serialize)]
pub(super) struct Store {
    schema: Schema,
    #[serde(serialize_with = "in_order")]
    items: BTreeMap<Place, Item>,
    /// The sub types ever put.
    sub_types: BTreeSet<Arc<str>>,
    #[serde(skip)]
    index: Index,
}

/// Which item of a type: of which node, and of which sub type where the type has such (the compliance type).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Place {
    pub(super) node: NodeId,
    pub(super) sub_type: Option<Arc<str>>,
}

/// What was put last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Item {
    /// The schema version.
    pub(super) version: Arc<str>,
    /// When the client gathered it.
    pub(super) captured: Timestamp,
    /// The client's own hash of the content; never recomputed, as clients hash their own order of keys.
    pub(super) hash: Option<Box<str>>,
    /// When it is dropped if it is not put again.
    pub(super) kept_until: Timestamp,
    /// The entries.
    pub(super) content: Content,
}

fn in_order<S: Serializer>(items: &BTreeMap<Place, Item>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items)
}

impl Store {
    pub(super) fn new(schema: Schema) -> Self {
        let index = Index::new(matches!(schema, Schema::Aws(_)));
        Self { schema, items: BTreeMap::new(), sub_types: BTreeSet::new(), index }
    }

    pub(super) fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Lets a custom type grow. Numbers of attributes must stay.
    pub(super) fn set_schema(&mut self, schema: CustomSchema) {
        self.schema = Schema::Custom(schema);
    }

    pub(super) fn sub_types(&self) -> &BTreeSet<Arc<str>> {
        &self.sub_types
    }

    /// The item at `place`, unless it was dropped by `now`.
    pub(super) fn item(&self, place: &Place, now: Timestamp) -> Option<&Item> {
        self.items.get(place).filter(|item| item.kept_until > now)
    }

    /// A schema version as it is kept; shared with what is kept already where that can be seen without a search.
    pub(super) fn version(&self, text: &str) -> Arc<str> {
        let other = self.items.first_key_value().map(|(_, item)| &item.version);
        other.filter(|other| ***other == *text).map_or_else(|| text.into(), Arc::clone)
    }

    /// The items of a node, one for each sub type.
    pub(super) fn items(&self, node: &NodeId, now: Timestamp) -> impl Iterator<Item = &Item> + Clone {
        self.all_items(node).filter(move |item| item.kept_until > now)
    }

    /// The entries of a node, in order.
    pub(super) fn entries(&self, node: &NodeId, now: Timestamp) -> impl Iterator<Item = Entry<'_>> {
        self.items(node, now).flat_map(|item| item.content.entries())
    }

    /// Replaces what is at `place`.
    pub(super) fn put(&mut self, place: Place, item: Item) {
        if let Some(stored) = self.items.get_mut(&place).filter(|stored| stored.content == item.content) {
            // The same again, as agents report it most of the time: nothing to index.
            *stored = item;
            return;
        }
        let node = place.node;
        let mut index = std::mem::take(&mut self.index);
        index.remove(&node, self.all_items(&node).map(|item| &item.content));
        self.sub_types.extend(place.sub_type.clone());
        self.items.insert(place, item);
        index.add(&node, self.all_items(&node).map(|item| &item.content));
        self.index = index;
    }

    /// Notes that the content at `place` was found unchanged.
    pub(super) fn refresh(&mut self, place: &Place, captured: Timestamp, kept_until: Timestamp) {
        if let Some(item) = self.items.get_mut(place) {
            item.captured = captured;
            item.kept_until = kept_until;
        }
    }

    /// The first node from `from` on that has anything of this type; it may have been dropped.
    pub(super) fn holder(&self, from: NodeId) -> Option<NodeId> {
        self.items.range(Place { node: from, sub_type: None }..).next().map(|(place, _)| place.node)
    }

    /// The first node from `from` on whose attribute may have a value with one of these
    /// [hashes](super::compare::hash).
    pub(super) fn candidate(
        &self,
        attribute: AttributeNumber,
        hashes: &[u64],
        from: NodeId,
    ) -> Option<NodeId> {
        self.index.candidate(attribute, hashes, from)
    }

    /// An entry as the wire has it.
    pub(super) fn render(&self, entry: Entry<'_>) -> BTreeMap<String, String> {
        entry
            .values()
            .map(|(attribute, value)| (self.schema.name_of(attribute).to_owned(), value.to_owned()))
            .collect()
    }

    fn all_items(&self, node: &NodeId) -> impl Iterator<Item = &Item> + Clone {
        let node = *node;
        let start = Place { node, sub_type: None };
        self.items.range(start..).take_while(move |(place, _)| place.node == node).map(|(_, item)| item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aws_type_has_its_own_store() {
        let types = Types::default();
        for aws_type in AwsType::all() {
            assert!(matches!(types.aws(aws_type).schema(), Schema::Aws(found) if *found == aws_type));
        }
    }

    #[test]
    fn holders_are_found_once_whatever_sub_types_they_have() {
        let node = |n| NodeId::parse(&format!("i-{n:08x}")).unwrap();
        let mut store = Store::new(Schema::Aws(AwsType::ComplianceItem));
        for (number, sub_type) in [(1, "Association"), (1, "Patch"), (2, "Patch")] {
            let place = Place { node: node(number), sub_type: Some(sub_type.into()) };
            let time = Timestamp::default();
            let content = Content::default();
            store.put(
                place,
                Item { version: "1.0".into(), captured: time, hash: None, kept_until: time, content },
            );
        }
        assert_eq!(store.holder(NodeId::LEAST), Some(node(1)));
        assert_eq!(store.holder(node(1)), Some(node(1)));
        assert_eq!(store.holder(node(2)), Some(node(2)));
        assert_eq!(store.holder(node(3)), None);
    }
}
