//! Tags of hybrid nodes: `AddTagsToResource`, `RemoveTagsFromResource`, `ListTagsForResource`.
//!
//! The tags of a node are its inventory of the type `AWS:Tag`, so that every filter sees the same ones. EC2 instances
//! are tagged in EC2; here, as there is none, by putting that inventory.

use super::{
    Event, Partition, Ssm, State,
    aws_types::AwsType,
    content::{AttributeNumber, Builder},
    information,
    nodes::NodeId,
    schema::TypeName,
    store::{Item, Place},
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            self as api, AddTagsToResourceRequest, AddTagsToResourceResult, Error,
            ListTagsForResourceRequest, ListTagsForResourceResult, RemoveTagsFromResourceRequest,
            RemoveTagsFromResourceResult, ResourceTypeForTagging, Tag,
        },
    },
    kit::{Context, Ordered, Register, TagRefusal, Tags, Transaction, tags},
};

/// The attributes of `AWS:Tag`, by number.
pub(super) const TAG_KEY: AttributeNumber = 0;
pub(super) const TAG_VALUE: AttributeNumber = 1;

pub(super) fn routes(routes: &mut impl Register<Ssm>) {
    routes.write::<api::AddTagsToResource>(add_tags_to_resource);
    routes.write::<api::RemoveTagsFromResource>(remove_tags_from_resource);
    routes.read::<api::ListTagsForResource>(list_tags_for_resource);
}

impl Partition {
    /// The tags of a node.
    pub(super) fn tags(&self, id: &NodeId, now: Timestamp) -> Tags {
        let pair = |entry: super::content::Entry<'_>| {
            Some((entry.value(TAG_KEY)?.to_owned(), entry.value(TAG_VALUE).unwrap_or_default().to_owned()))
        };
        self.types.aws(AwsType::Tag).entries(id, now).filter_map(pair).into_map()
    }

    /// Replaces the tags of a node.
    pub(super) fn set_tags(&mut self, id: &NodeId, tags: &Tags, now: Timestamp) {
        let store = self.types.of_mut(TypeName::Aws(AwsType::Tag));
        if tags.is_empty() {
            return store.clear(id);
        }
        let mut content = Builder::default();
        for (key, value) in tags {
            content.value(TAG_KEY, key);
            content.value(TAG_VALUE, value);
            content.end_entry();
        }
        let item = Item {
            version: AwsType::Tag.definition().version.into(),
            captured: now.whole_seconds(),
            hash: None,
            kept_until: information::FOREVER,
            content: content.finish(),
        };
        store.put(Place { node: *id, sub_type: None }, item);
    }
}

/// The tags that `existing` become when `added` are put on top of them.
///
/// unverified: the texts.
///
/// # Errors
/// `TooManyTagsError`, and `ValidationException` for tags that cannot be.
pub(super) fn merged(existing: &Tags, added: &[Tag]) -> Result<Tags, Error> {
    tags::merged(existing, added.iter().map(|tag| (&tag.key, &tag.value))).map_err(|refusal| match refusal {
        TagRefusal::TooMany => Error::TooManyTagsError {},
        other => Error::ValidationException { message: format!("Invalid tags: {other}.") },
    })
}

/// Tags as the wire has them.
pub(super) fn listed(tags: &Tags) -> Vec<Tag> {
    tags.iter().map(|(key, value)| Tag { key: key.clone(), value: value.clone() }).collect()
}

/// The node that a request names.
///
/// # Errors
/// `ValidationException` for what is no id of a hybrid node, `InvalidResourceId` for what is not there: one that is not
/// registered, and anything of the types that are not here.
fn target(partition: &Partition, kind: ResourceTypeForTagging, id: &str) -> Result<NodeId, Error> {
    if kind != ResourceTypeForTagging::ManagedInstance {
        return Err(Error::InvalidResourceId {});
    }
    if !super::is_hybrid_node_id(id) {
        let message = "resourceId should be in format mi-[0-9a-f]{17} for resource type ManagedInstance";
        return Err(Error::ValidationException { message: message.to_owned() });
    }
    partition.living(id).map_err(|_| Error::InvalidResourceId {})
}

/// Puts tags on a node; those with known keys get new values.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html>.
///
/// # Errors
/// Those of [`target`] and [`merged`].
fn add_tags_to_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: AddTagsToResourceRequest,
) -> Result<AddTagsToResourceResult, Error> {
    let partition = state.at(tx.scope());
    let node = target(partition, input.resource_type, &input.resource_id)?;
    let tags = merged(&partition.tags(&node, tx.now), &input.tags)?;
    state.at_mut(tx.scope()).set_tags(&node, &tags, tx.now);
    Ok(AddTagsToResourceResult {})
}

/// Takes tags off a node; keys that it does not have are passed over.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html>.
///
/// # Errors
/// Those of [`target`].
fn remove_tags_from_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: RemoveTagsFromResourceRequest,
) -> Result<RemoveTagsFromResourceResult, Error> {
    let partition = state.at(tx.scope());
    let node = target(partition, input.resource_type, &input.resource_id)?;
    let mut tags = partition.tags(&node, tx.now);
    tags.retain(|key, _| !input.tag_keys.contains(key));
    state.at_mut(tx.scope()).set_tags(&node, &tags, tx.now);
    Ok(RemoveTagsFromResourceResult {})
}

/// Lists the tags of a node by key.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html>.
///
/// # Errors
/// Those of [`target`].
fn list_tags_for_resource(
    state: &State,
    context: &Context<'_>,
    input: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResult, Error> {
    let partition = state.at(context.scope());
    let node = target(partition, input.resource_type, &input.resource_id)?;
    Ok(ListTagsForResourceResult { tag_list: Some(listed(&partition.tags(&node, context.now))) })
}
