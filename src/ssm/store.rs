//! Where inventory is kept: by type, then by node.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
    sync::Arc,
};

use serde::{Serialize, Serializer};

use super::{
    aws_types::AwsType,
    changes::Changes,
    compare,
    content::{AttributeNumber, Content, Entry},
    index::Index,
    names::Names,
    nodes::NodeId,
    schema::{CustomSchema, Schema, TypeName},
};
use crate::{api::Timestamp, kit::Ordered};

/// All inventory types of an account and region.
#[derive(Debug, Serialize)]
pub(super) struct Types {
    aws: [Store; AwsType::COUNT],
    custom: BTreeMap<Arc<str>, Store>,
    /// Whether the stores remember which nodes have changed.
    watched: bool,
}

impl Default for Types {
    fn default() -> Self {
        // A definition stands at the place that is its type's number, so each place is filled with its own type.
        let mut all = AwsType::all();
        let aws = std::array::from_fn(|_| Store::new(Schema::Aws(all.next().unwrap_or(AwsType::Tag))));
        Self { aws, custom: BTreeMap::new(), watched: false }
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
                let watched = self.watched;
                self.custom.entry(name).or_insert_with(|| {
                    let mut store = Store::new(Schema::Custom(CustomSchema::default()));
                    store.changes.watch(watched);
                    store
                })
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

    /// Forgets everything that a node has of any type.
    pub(super) fn forget(&mut self, node: &NodeId) {
        self.aws.iter_mut().chain(self.custom.values_mut()).for_each(|store| store.forget(node));
    }

    /// Whether changes are remembered.
    pub(super) fn watched(&self) -> bool {
        self.watched
    }

    /// Remembers changes from now on, or no longer.
    pub(super) fn watch(&mut self, watched: bool) {
        self.watched = watched;
        self.aws.iter_mut().chain(self.custom.values_mut()).for_each(|store| store.changes.watch(watched));
    }

    /// What has changed since this was asked last, by type; nothing unless it is [watched](Self::watch).
    pub(super) fn take_changes(&mut self) -> BTreeMap<TypeName, BTreeSet<NodeId>> {
        let aws = AwsType::all().map(TypeName::Aws).zip(&mut self.aws);
        let custom = self.custom.iter_mut().map(|(name, store)| (TypeName::Custom(Arc::clone(name)), store));
        let changes = aws.chain(custom).map(|(name, store)| (name, store.changes.take()));
        changes.filter(|(_, nodes)| !nodes.is_empty()).into_map()
    }

    /// The type behind `name`; those of AWS come first.
    pub(super) fn behind(&self, name: &TypeName) -> Option<TypeName> {
        let aws = AwsType::all().map(TypeName::Aws).find(|aws_type| aws_type > name);
        let after = match name {
            TypeName::Aws(_) => Bound::Unbounded,
            TypeName::Custom(name) => Bound::Excluded(&**name),
        };
        aws.or_else(|| {
            let (name, _) = self.custom.range::<str, _>((after, Bound::Unbounded)).next()?;
            Some(TypeName::Custom(Arc::clone(name)))
        })
    }

    /// How many items there are of all types.
    pub(super) fn item_count(&self) -> usize {
        self.aws.iter().chain(self.custom.values()).map(|store| store.items.len()).sum()
    }

    /// How many custom types there are, without those that are being deleted.
    pub(super) fn custom_count(&self) -> usize {
        self.custom.values().filter(|store| !store.is_ending()).count()
    }

    /// The custom type with this name, to change it.
    pub(super) fn custom_mut(&mut self, name: &str) -> Option<&mut Store> {
        self.custom.get_mut(name)
    }

    /// Forgets a custom type with all there is of it.
    pub(super) fn remove_custom(&mut self, name: &str) {
        self.custom.remove(name);
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
    /// Names of attributes beyond the schema, where the type takes such.
    beyond: Names,
    /// The schema version that was disabled last; puts of it and of lower ones are ignored.
    disabled: Option<Arc<str>>,
    /// Whether the schema is being deleted.
    ending: bool,
    #[serde(skip)]
    index: Index,
    /// Whoever changes what a node has of this type notes the node here.
    #[serde(skip)]
    changes: Changes,
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
        let index = Index::new(match schema {
            Schema::Aws(aws_type) => aws_type.definition().known_by,
            Schema::Custom(_) => 0,
        });
        Self {
            schema,
            items: BTreeMap::new(),
            sub_types: BTreeSet::new(),
            beyond: Names::default(),
            disabled: None,
            ending: false,
            index,
            changes: Changes::default(),
        }
    }

    pub(super) fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Lets a custom type grow. Numbers of attributes must stay.
    pub(super) fn set_schema(&mut self, schema: CustomSchema) {
        self.schema = Schema::Custom(schema);
    }

    /// The names of attributes beyond the schema.
    pub(super) fn beyond(&self) -> &Names {
        &self.beyond
    }

    /// The names of attributes beyond the schema, to add to them.
    pub(super) fn beyond_mut(&mut self) -> &mut Names {
        &mut self.beyond
    }

    /// The name of an attribute, of the schema or beyond it.
    pub(super) fn name_of(&self, attribute: AttributeNumber) -> &str {
        self.beyond.name_of(attribute).unwrap_or_else(|| self.schema.name_of(attribute))
    }

    /// Disables the latest schema version of a custom type.
    pub(super) fn disable(&mut self) {
        if let Schema::Custom(schema) = &self.schema {
            self.disabled = schema.latest().cloned();
        }
    }

    /// Whether the latest schema version is disabled. A put of a greater one makes that the latest, and so enables the
    /// type again.
    pub(super) fn is_disabled(&self) -> bool {
        matches!(&self.schema, Schema::Custom(schema) if schema.latest().is_some_and(|latest| self.ignores(latest)))
    }

    /// Whether puts of a schema version are ignored.
    ///
    /// unverified: that versions once disabled are ignored even after a greater one has enabled the type again.
    pub(super) fn ignores(&self, version: &str) -> bool {
        self.disabled.as_ref().is_some_and(|disabled| compare::order(version, disabled).is_le())
    }

    /// Marks the type as one whose schema is being deleted.
    pub(super) fn end(&mut self) {
        self.ending = true;
    }

    /// Whether the schema is being deleted: what is left can be read, but whatever is put makes the type anew.
    pub(super) fn is_ending(&self) -> bool {
        self.ending
    }

    pub(super) fn sub_types(&self) -> &BTreeSet<Arc<str>> {
        &self.sub_types
    }

    /// The item at `place`, unless it was dropped by `now`.
    pub(super) fn item(&self, place: &Place, now: Timestamp) -> Option<&Item> {
        self.items.get(place).filter(|item| item.kept_until > now)
    }

    /// The item at `place`, even if it was dropped.
    pub(super) fn any_item(&self, place: &Place) -> Option<&Item> {
        self.items.get(place)
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

    /// All items, by place.
    pub(super) fn all(&self, now: Timestamp) -> impl Iterator<Item = (&Place, &Item)> {
        self.items.iter().filter(move |(_, item)| item.kept_until > now)
    }

    /// Removes what is at `place`.
    pub(super) fn remove(&mut self, place: &Place) {
        if !self.items.contains_key(place) {
            return;
        }
        self.changes.note(place.node);
        let mut index = std::mem::take(&mut self.index);
        index.remove(&place.node, self.all_items(&place.node).map(|item| &item.content));
        self.items.remove(place);
        index.add(&place.node, self.all_items(&place.node).map(|item| &item.content));
        self.index = index;
    }

    /// Replaces what is at `place`.
    pub(super) fn put(&mut self, place: Place, item: Item) {
        if let Some(stored) = self.items.get_mut(&place).filter(|stored| stored.content == item.content) {
            // The same again, as agents report it most of the time: nothing to index.
            let is_told_alike = (&stored.version, stored.captured) == (&item.version, item.captured);
            *stored = item;
            if !is_told_alike {
                self.changes.note(place.node);
            }
            return;
        }
        let node = place.node;
        self.changes.note(node);
        let mut index = std::mem::take(&mut self.index);
        index.remove(&node, self.all_items(&node).map(|item| &item.content));
        self.sub_types.extend(place.sub_type.clone());
        self.items.insert(place, item);
        index.add(&node, self.all_items(&node).map(|item| &item.content));
        self.index = index;
    }

    /// Removes everything that a node has of this type.
    pub(super) fn clear(&mut self, node: &NodeId) {
        self.changes.note(*node);
        self.forget(node);
    }

    /// Forgets everything that a node has of this type. That is no change: what was written elsewhere of a node stays
    /// when the node is gone.
    fn forget(&mut self, node: &NodeId) {
        let start = Place { node: *node, sub_type: None };
        let places: Vec<_> = self
            .items
            .range(start..)
            .map(|(place, _)| place)
            .take_while(|place| place.node == *node)
            .cloned()
            .collect();
        let mut index = std::mem::take(&mut self.index);
        index.remove(node, self.all_items(node).map(|item| &item.content));
        self.index = index;
        for place in &places {
            self.items.remove(place);
        }
    }

    /// Notes that the content at `place` was found unchanged.
    pub(super) fn refresh(&mut self, place: &Place, captured: Timestamp, kept_until: Timestamp) {
        if let Some(item) = self.items.get_mut(place) {
            if item.captured != captured {
                self.changes.note(place.node);
            }
            item.captured = captured;
            item.kept_until = kept_until;
        }
    }

    /// The first node from `from` on that has anything of this type; it may have been dropped.
    pub(super) fn holder(&self, from: NodeId) -> Option<NodeId> {
        self.items.range(Place { node: from, sub_type: None }..).next().map(|(place, _)| place.node)
    }

    /// The first node behind `after` that has anything of this type; it may have been dropped.
    pub(super) fn next_holder(&self, after: NodeId) -> Option<NodeId> {
        let places = self.items.range(Place { node: after, sub_type: None }..);
        places.map(|(place, _)| place.node).find(|node| *node > after)
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
    ///
    /// unverified: that attributes beyond the schema are shown. One that has the name of an attribute of the schema is
    /// not: it comes behind that one in every entry.
    pub(super) fn render(&self, entry: Entry<'_>) -> BTreeMap<String, String> {
        let mut rendered = BTreeMap::new();
        for (attribute, value) in entry.values() {
            rendered.entry(self.name_of(attribute).to_owned()).or_insert_with(|| value.to_owned());
        }
        rendered
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
