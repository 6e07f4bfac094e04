//! `TagResource`, `UntagResource` and `ListTagsForResource`. Unlike other operations they take ARNs only.

use super::{
    Event, Partition, State,
    errors::Refusal,
    job_definitions::Reference,
    names::{self, Kind, Name},
};
use crate::{
    api::batch::{
        Error, ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest,
        TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
    },
    kit::{Arn, Context, Scope, Tags, Transaction, tags},
};

/// What has tags.
enum Target {
    ConsumableResource(Name),
    JobDefinition(Reference),
}

/// The resource that `arn` stands for, and its tags.
///
/// unverified: what no ARN of Batch can name is refused; ARNs of what is not there, of whatever kind, do not exist.
fn target<'a>(partition: &'a Partition, scope: &Scope, arn: &str) -> Result<(Target, &'a Tags), Refusal> {
    let parsed = Arn::parse(arn).ok_or_else(|| Refusal::NotAnArn(arn.to_owned()))?;
    consumable_resource(partition, scope, &parsed)
        .or_else(|| job_definition(partition, scope, &parsed))
        .ok_or_else(|| Refusal::NotFound(arn.to_owned()))
}

fn consumable_resource<'a>(partition: &'a Partition, scope: &Scope, arn: &Arn) -> Option<(Target, &'a Tags)> {
    let name = names::named_by(Kind::ConsumableResource, scope, arn)?;
    let resource = partition.consumable_resources.get(&name)?;
    Some((Target::ConsumableResource(name), &resource.tags))
}

fn job_definition<'a>(partition: &'a Partition, scope: &Scope, arn: &Arn) -> Option<(Target, &'a Tags)> {
    let reference = Reference::of_arn(scope, arn)?;
    let definition = partition.job_definitions.get(&reference)?;
    Some((Target::JobDefinition(reference), definition.tags()))
}

fn replace(state: &mut State, scope: &Scope, target: &Target, tags: Tags) {
    let partition = state.at_mut(scope);
    match target {
        Target::ConsumableResource(name) => {
            if let Some(resource) = partition.consumable_resources.get_mut(name) {
                resource.tags = tags;
            }
        }
        Target::JobDefinition(reference) => {
            if let Some(definition) = partition.job_definitions.get_mut(reference) {
                definition.set_tags(tags);
            }
        }
    }
}

/// Puts tags on a resource; those with known keys get new values.
pub(super) fn tag_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TagResourceRequest,
) -> Result<TagResourceResponse, Error> {
    let (target, tags) = target(state.at(tx.scope()), tx.scope(), &input.resource_arn)
        .and_then(|(target, existing)| Ok((target, tags::merged(existing, &input.tags)?)))
        .map_err(|refusal| refusal.error(tx))?;
    replace(state, tx.scope(), &target, tags);
    Ok(TagResourceResponse {})
}

/// Takes tags off a resource. Keys it does not have are passed over.
pub(super) fn untag_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UntagResourceRequest,
) -> Result<UntagResourceResponse, Error> {
    let (target, existing) =
        target(state.at(tx.scope()), tx.scope(), &input.resource_arn).map_err(|refusal| refusal.error(tx))?;
    let mut tags = existing.clone();
    for key in &input.tag_keys {
        tags.remove(key);
    }
    replace(state, tx.scope(), &target, tags);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        api::batch::CreateConsumableResourceRequest,
        batch::{
            consumable_resources,
            fixture::{Fixture, text},
        },
    };

    const ARN: &str = "arn:aws:batch:us-east-1:000000000000:consumable-resource/licence";

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn licence() -> Fixture {
        let fixture = Fixture::default();
        let input = CreateConsumableResourceRequest {
            consumable_resource_name: "licence".into(),
            tags: Some(tags(&[("team", "a"), ("cost", "1")])),
            ..CreateConsumableResourceRequest::default()
        };
        fixture.write(consumable_resources::create, input).unwrap();
        fixture
    }

    fn tag(fixture: &Fixture, arn: &str, added: &[(&str, &str)]) -> Result<TagResourceResponse, Error> {
        fixture.write(tag_resource, TagResourceRequest { resource_arn: arn.into(), tags: tags(added) })
    }

    fn listed(fixture: &Fixture) -> Tags {
        let input = ListTagsForResourceRequest { resource_arn: ARN.into() };
        fixture.read(list_tags_for_resource, input).unwrap().tags.unwrap()
    }

    #[test]
    fn tags_are_put_on_and_taken_off() {
        let fixture = licence();
        tag(&fixture, ARN, &[("team", "b"), ("stage", "")]).unwrap();
        assert_eq!(listed(&fixture), tags(&[("team", "b"), ("cost", "1"), ("stage", "")]));
        let tag_keys = vec!["team".to_owned(), "unknown".to_owned(), "stage".to_owned()];
        fixture.write(untag_resource, UntagResourceRequest { resource_arn: ARN.into(), tag_keys }).unwrap();
        assert_eq!(listed(&fixture), tags(&[("cost", "1")]));
    }

    #[test]
    fn refused_tags_change_nothing() {
        let fixture = licence();
        assert_eq!(
            text(tag(&fixture, ARN, &[("good", "1"), ("x", "a;b")])),
            "Tags can only contain letters, numbers, spaces, and the following special characters: _ . : / = + - @"
        );
        let reserved = "aws: prefixed tag key names are not allowed for external use.";
        assert_eq!(text(tag(&fixture, ARN, &[("aws:x", "1")])), reserved);
        let many: Vec<_> = (0..49).map(|n| n.to_string()).collect();
        let many: Vec<_> = many.iter().map(|key| (key.as_str(), "")).collect();
        assert_eq!(text(tag(&fixture, ARN, &many)), "Resource cannot have more than 50 tags");
    }

    #[test]
    fn only_what_is_there_has_tags() {
        let fixture = licence();
        for arn in [
            "arn:aws:batch:us-east-1:000000000000:consumable-resource/other",
            "arn:aws:batch:us-east-1:000000000000:job-queue/licence",
            "arn:aws:batch:eu-west-1:000000000000:consumable-resource/licence",
        ] {
            assert_eq!(text(tag(&fixture, arn, &[("a", "1")])), format!("{arn} does not exist"));
        }
        assert_eq!(text(tag(&fixture, "licence", &[("a", "1")])), "Resource arn licence is not valid.");
    }
}
