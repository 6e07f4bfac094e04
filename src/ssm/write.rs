//! What all writes of inventory have in common: what they find stored, and what follows from a write.

use super::{
    Partition,
    aws_types::AwsType,
    compliance,
    schema::{CustomSchema, TypeName},
    store::{Item, Place, Store},
};
use crate::api::Timestamp;

impl Partition {
    /// What a write finds of a type: nothing if its schema is being deleted, as the write then makes the type anew.
    pub(super) fn current(&self, type_name: &TypeName) -> Option<&Store> {
        self.types.of(type_name).filter(|store| !store.is_ending())
    }

    /// What a write finds at `place`: not what is being deleted, as a hash can no longer stand for that.
    pub(super) fn held(&self, type_name: &TypeName, place: &Place, now: Timestamp) -> Option<&Item> {
        let is_leaving = match type_name {
            TypeName::Aws(_) => false,
            TypeName::Custom(name) => self.deletions.is_leaving(name, &place.node),
        };
        self.current(type_name)?.item(place, now).filter(|_| !is_leaving)
    }

    /// Replaces what is at `place`; `schema` is what the custom type has grown to, if it has.
    pub(super) fn replace(
        &mut self,
        type_name: TypeName,
        place: Place,
        schema: Option<CustomSchema>,
        item: Item,
    ) {
        if let TypeName::Custom(name) = &type_name {
            self.make_way(name, &place.node);
        }
        let compliance = is_compliance(&type_name).then(|| place.clone());
        let store = self.types.of_mut(type_name);
        if let Some(schema) = schema {
            store.set_schema(schema);
        }
        store.put(place, item);
        if let Some(place) = compliance {
            compliance::summarize(&mut self.types, place);
        }
    }

    /// Notes that the content at `place` was found unchanged.
    pub(super) fn refresh(
        &mut self,
        type_name: TypeName,
        place: &Place,
        captured: Timestamp,
        kept_until: Timestamp,
    ) {
        if is_compliance(&type_name) {
            let summaries = self.types.of_mut(TypeName::Aws(AwsType::ComplianceSummary));
            summaries.refresh(place, captured, kept_until);
        }
        self.types.of_mut(type_name).refresh(place, captured, kept_until);
    }

    /// Lets a put of `node` stand beside the deletions of its type that are under way: they no longer concern the
    /// node, and if the schema is being deleted, the type begins anew.
    fn make_way(&mut self, name: &str, node: &super::nodes::NodeId) {
        if self.types.custom_mut(name).is_some_and(|store| store.is_ending()) {
            // unverified: what is left of the old type cannot be read under the name of the new one.
            self.types.remove_custom(name);
            self.deletions.spare_all(name);
        } else {
            self.deletions.spare(name, node);
        }
    }
}

fn is_compliance(type_name: &TypeName) -> bool {
    *type_name == TypeName::Aws(AwsType::ComplianceItem)
}
