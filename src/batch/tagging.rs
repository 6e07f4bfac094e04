//! `TagResource`, `UntagResource` and `ListTagsForResource`. Unlike other operations they take ARNs only.

use super::{
    Event, Partition, State,
    errors::Refusal,
    job_definitions::Reference,
    jobs::{self, JobId},
    names::{self, Kind, Name},
    quota_shares::ShareName,
    service_jobs,
};
use crate::{
    api::batch::{
        Error, ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest,
        TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
    },
    kit::{Arn, Context, Scope, Tags, Transaction, tags},
};

/// What can have tags.
enum Tagged {
    /// Something with a name of its own.
    Named(Kind, Name),
    /// A quota share.
    QuotaShare(ShareName),
    /// A revision of a job definition.
    JobDefinition(Reference),
    /// A job.
    Job(JobId),
    /// The service job with this id.
    ServiceJob(String),
}

impl Tagged {
    /// What `arn` stands for, whether it is there or not.
    fn read(scope: &Scope, arn: &Arn) -> Option<Self> {
        let named = names::read(scope, arn).map(|(kind, name)| Self::Named(kind, name));
        named
            .or_else(|| ShareName::read(scope, arn).map(Self::QuotaShare))
            .or_else(|| Reference::of_arn(scope, arn).map(Self::JobDefinition))
            .or_else(|| JobId::read(scope, arn).map(Self::Job))
            .or_else(|| service_jobs::id_of_arn(scope, arn).map(|id| Self::ServiceJob(id.to_owned())))
    }

    /// Its tags, if it is there.
    fn tags<'a>(&self, partition: &'a Partition) -> Option<&'a Tags> {
        Some(match self {
            Self::Named(Kind::ConsumableResource, name) => &partition.consumable_resources.get(name)?.tags,
            Self::Named(Kind::ComputeEnvironment, name) => &partition.compute_environments.get(name)?.tags,
            Self::Named(Kind::JobQueue, name) => &partition.job_queues.get(name)?.tags,
            Self::Named(Kind::SchedulingPolicy, name) => &partition.scheduling_policies.get(name)?.tags,
            Self::Named(Kind::ServiceEnvironment, name) => &partition.service_environments.get(name)?.tags,
            Self::QuotaShare(ShareName { queue, share }) => {
                &partition.job_queues.get(queue)?.quota_shares.get(share)?.tags
            }
            Self::Named(Kind::JobDefinition, _) => return None,
            Self::JobDefinition(reference) => partition.job_definitions.get(reference)?.tags(),
            Self::Job(id) => jobs::tags(&partition.jobs, *id)?,
            Self::ServiceJob(id) => partition.service_jobs.tags(id)?,
        })
    }

    /// Its tags, to change them.
    fn tags_mut<'a>(&self, partition: &'a mut Partition) -> Option<&'a mut Tags> {
        Some(match self {
            Self::Named(Kind::ConsumableResource, name) => {
                &mut partition.consumable_resources.get_mut(name)?.tags
            }
            Self::Named(Kind::ComputeEnvironment, name) => {
                &mut partition.compute_environments.get_mut(name)?.tags
            }
            Self::Named(Kind::JobQueue, name) => &mut partition.job_queues.get_mut(name)?.tags,
            Self::Named(Kind::SchedulingPolicy, name) => {
                &mut partition.scheduling_policies.get_mut(name)?.tags
            }
            Self::Named(Kind::ServiceEnvironment, name) => {
                &mut partition.service_environments.get_mut(name)?.tags
            }
            Self::QuotaShare(ShareName { queue, share }) => {
                &mut partition.job_queues.get_mut(queue)?.quota_shares.get_mut(share)?.tags
            }
            Self::Named(Kind::JobDefinition, _) => return None,
            Self::JobDefinition(reference) => partition.job_definitions.get_mut(reference)?.tags_mut(),
            Self::Job(id) => jobs::tags_mut(&mut partition.jobs, *id)?,
            Self::ServiceJob(id) => partition.service_jobs.tags_mut(id)?,
        })
    }
}

/// What `arn` stands for, and its tags.
///
/// unverified: what no ARN of Batch can name is refused; ARNs of what is not there, of whatever kind, do not exist.
fn target<'a>(partition: &'a Partition, scope: &Scope, arn: &str) -> Result<(Tagged, &'a Tags), Refusal> {
    let parsed = Arn::parse(arn).ok_or_else(|| Refusal::NotAnArn(arn.to_owned()))?;
    Tagged::read(scope, &parsed)
        .and_then(|tagged| {
            let tags = tagged.tags(partition)?;
            Some((tagged, tags))
        })
        .ok_or_else(|| Refusal::NotFound(arn.to_owned()))
}

fn replace(state: &mut State, scope: &Scope, tagged: &Tagged, new: Tags) {
    if let Some(tags) = tagged.tags_mut(state.at_mut(scope)) {
        *tags = new;
    }
}

/// Puts tags on a resource; those with known keys get new values.
pub(super) fn tag_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TagResourceRequest,
) -> Result<TagResourceResponse, Error> {
    let (tagged, tags) = target(state.at(tx.scope()), tx.scope(), &input.resource_arn)
        .and_then(|(tagged, existing)| Ok((tagged, tags::merged(existing, &input.tags)?)))
        .map_err(|refusal| refusal.error(tx))?;
    replace(state, tx.scope(), &tagged, tags);
    Ok(TagResourceResponse {})
}

/// Takes tags off a resource. Keys it does not have are passed over.
pub(super) fn untag_resource(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UntagResourceRequest,
) -> Result<UntagResourceResponse, Error> {
    let (tagged, existing) =
        target(state.at(tx.scope()), tx.scope(), &input.resource_arn).map_err(|refusal| refusal.error(tx))?;
    let mut tags = existing.clone();
    for key in &input.tag_keys {
        tags.remove(key);
    }
    replace(state, tx.scope(), &tagged, tags);
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
        api::batch::{CreateConsumableResourceRequest, CreateQuotaShareRequest, QuotaShareCapacityLimit},
        batch::{
            consumable_resources,
            fixture::{Fixture, text},
            quota_shares, stage,
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
    fn everything_with_an_arn_has_tags() {
        let fixture = Fixture::default();
        let policy = stage::make_policy(&fixture, "p", true);
        stage::make_service_environment(&fixture, "s");
        stage::make_environment(&fixture, stage::unmanaged("a"));
        let mut queue = stage::service_queue("q", "s");
        queue.scheduling_policy_arn = Some(policy.clone());
        stage::make_queue(&fixture, queue);
        let share = CreateQuotaShareRequest {
            quota_share_name: "team".into(),
            job_queue: "q".into(),
            capacity_limits: vec![QuotaShareCapacityLimit {
                max_capacity: 1,
                capacity_unit: "ml.m5.large".into(),
            }],
            ..CreateQuotaShareRequest::default()
        };
        fixture.write(quota_shares::create, share).unwrap();
        let tails =
            ["compute-environment/a", "job-queue/q", "service-environment/s", "job-queue/q/quota-share/team"];
        let arns = tails.iter().map(|tail| format!("{}:{tail}", stage::ARN)).chain([policy]);
        for arn in arns {
            tag(&fixture, &arn, &[("team", "b"), ("cost", "1")]).unwrap();
            let tag_keys = vec!["team".to_owned()];
            fixture
                .write(untag_resource, UntagResourceRequest { resource_arn: arn.clone(), tag_keys })
                .unwrap();
            let input = ListTagsForResourceRequest { resource_arn: arn.clone() };
            let listed = fixture.read(list_tags_for_resource, input).unwrap().tags;
            assert_eq!(listed, Some(tags(&[("cost", "1")])), "{arn}");
        }
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
