//! `TagResource`, `UntagResource` and `ListTagsForResource`. Unlike other operations they take ARNs only.

use super::{
    Event, Partition, State,
    errors::Refusal,
    names::{self, Kind, Name},
};
use crate::{
    api::batch::{
        Error, ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse,
        UntagResourceRequest, UntagResourceResponse,
    },
    kit::{Arn, Context, Scope, Tags, Transaction, tags},
};

/// The resource that `arn` stands for, and its tags.
///
/// unverified: what no ARN of Batch can name is refused; ARNs of what is not there, of whatever kind, do not exist.
fn target<'a>(partition: &'a Partition, scope: &Scope, arn: &str) -> Result<(Name, &'a Tags), Refusal> {
    let parsed = Arn::parse(arn).ok_or_else(|| Refusal::NotAnArn(arn.to_owned()))?;
    names::named_by(Kind::ConsumableResource, scope, &parsed)
        .and_then(|name| {
            let resource = partition.consumable_resources.get(&name)?;
            Some((name, &resource.tags))
        })
        .ok_or_else(|| Refusal::NotFound(arn.to_owned()))
}

fn replace(state: &mut State, scope: &Scope, name: &Name, tags: Tags) {
    if let Some(resource) = state.at_mut(scope).consumable_resources.get_mut(name) {
        resource.tags = tags;
    }
}

/// Puts tags on a resource; those with known keys get new values.
pub(super) fn tag_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TagResourceRequest,
) -> Result<TagResourceResponse, Error> {
    let (name, tags) = target(state.at(tx.scope()), tx.scope(), &input.resource_arn)
        .and_then(|(name, existing)| Ok((name, tags::merged(existing, &input.tags)?)))
        .map_err(|refusal| refusal.error(tx))?;
    replace(state, tx.scope(), &name, tags);
    Ok(TagResourceResponse {})
}

/// Takes tags off a resource. Keys it does not have are passed over.
pub(super) fn untag_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UntagResourceRequest,
) -> Result<UntagResourceResponse, Error> {
    let (name, existing) =
        target(state.at(tx.scope()), tx.scope(), &input.resource_arn).map_err(|refusal| refusal.error(tx))?;
    let mut tags = existing.clone();
    for key in &input.tag_keys {
        tags.remove(key);
    }
    replace(state, tx.scope(), &name, tags);
    Ok(UntagResourceResponse {})
}

/// The tags of a resource.
pub(super) fn list_tags_for_resource(
    state: &State,
    context: &Context<'_>,
    input: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse, Error> {
    let (_, tags) = target(state.at(context.scope()), context.scope(), &input.resource_arn)
        .map_err(|refusal| refusal.error(context))?;
    Ok(ListTagsForResourceResponse { tags: Some(tags.clone()) })
}
