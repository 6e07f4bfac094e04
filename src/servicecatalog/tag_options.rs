//! `TagOptions`: keys with a value that whoever provisions may or must take.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::{
    api,
    collection::{Collection, Identified},
    errors::{Result, limit_exceeded, no_tag_option, still_associated, tag_option_exists},
    ids::{ResourceId, TagOptionId},
    links::Links,
    state::{Change, State},
};
use crate::kit::{Context, Scope};

/// The most values that a key may have.
const MOST_VALUES: usize = 25;

/// A `TagOption`.
#[derive(Debug, Serialize)]
pub(super) struct TagOption {
    pub(super) id: TagOptionId,
    pub(super) key: String,
    pub(super) value: String,
    /// Whether it counts when something is provisioned.
    pub(super) active: bool,
}

impl Identified for TagOption {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

impl TagOption {
    /// The `TagOption` as answers show it.
    pub(super) fn detail(&self, scope: &Scope) -> api::TagOptionDetail {
        api::TagOptionDetail {
            key: Some(self.key.clone()),
            value: Some(self.value.clone()),
            active: Some(self.active),
            id: Some((&self.id).into()),
            owner: Some(scope.account.as_str().to_owned()),
        }
    }
}

/// All `TagOptions`, and what they are associated with.
#[derive(Debug, Default, Serialize)]
pub(super) struct TagOptions {
    pub(super) all: Collection<TagOption>,
    /// The values of each key: a pair of both is there once.
    #[serde(skip)]
    values: BTreeMap<String, BTreeMap<String, TagOptionId>>,
    pub(super) resources: Links<TagOptionId, ResourceId>,
}

impl TagOptions {
    /// The `TagOptions` of a resource, in the order of association.
    pub(super) fn of(&self, resource: &str) -> impl Iterator<Item = &TagOption> {
        self.resources.to(resource, None).filter_map(|(_, id)| self.all.get(id.as_str()))
    }

    /// The `TagOptions` of a resource as answers show them.
    pub(super) fn details(&self, scope: &Scope, resource: &str) -> Vec<api::TagOptionDetail> {
        self.of(resource).map(|option| option.detail(scope)).collect()
    }

    /// The `TagOption` that a request names.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn find(&self, id: &str) -> Result<&TagOption> {
        self.all.get(id).ok_or_else(|| no_tag_option(id))
    }

    /// Refuses a value that the key has already.
    fn check_new(&self, key: &str, value: &str) -> Result<()> {
        let is_known = self.values.get(key).is_some_and(|values| values.contains_key(value));
        if is_known { Err(tag_option_exists(key, value)) } else { Ok(()) }
    }

    fn add(&mut self, option: TagOption) {
        self.values.entry(option.key.clone()).or_default().insert(option.value.clone(), option.id.clone());
        self.all.add(option);
    }

    fn forget_value(&mut self, key: &str, value: &str) {
        if let Some(values) = self.values.get_mut(key) {
            values.remove(value);
            if values.is_empty() {
                self.values.remove(key);
            }
        }
    }
}

/// `CreateTagOption`. It is active at once.
pub(super) fn create_tag_option(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreateTagOptionInput,
) -> Result<api::CreateTagOptionOutput> {
    let options = &mut state.at_mut(change.scope()).tag_options;
    options.check_new(&input.key, &input.value)?;
    if options.values.get(&input.key).is_some_and(|values| values.len() >= MOST_VALUES) {
        return Err(limit_exceeded(format!("A TagOption key can have at most {MOST_VALUES} values.")));
    }
    let id = TagOptionId::draw(change.ids());
    let option = TagOption { id, key: input.key, value: input.value, active: true };
    let tag_option_detail = Some(option.detail(change.scope()));
    options.add(option);
    Ok(api::CreateTagOptionOutput { tag_option_detail })
}

/// `DescribeTagOption`.
pub(super) fn describe_tag_option(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeTagOptionInput,
) -> Result<api::DescribeTagOptionOutput> {
    let option = state.at(context.scope()).tag_options.find(&input.id)?;
    Ok(api::DescribeTagOptionOutput { tag_option_detail: Some(option.detail(context.scope())) })
}

/// `UpdateTagOption`. A value that the key has is refused, even if it is the option's own.
pub(super) fn update_tag_option(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateTagOptionInput,
) -> Result<api::UpdateTagOptionOutput> {
    let options = &mut state.at_mut(change.scope()).tag_options;
    let option = options.find(&input.id)?;
    let (key, former) = (option.key.clone(), option.value.clone());
    if let Some(value) = &input.value {
        options.check_new(&key, value)?;
        let id = option.id.clone();
        options.forget_value(&key, &former);
        options.values.entry(key).or_default().insert(value.clone(), id);
    }
    let option = options.all.get_mut(&input.id).ok_or_else(|| no_tag_option(&input.id))?;
    // unverified: that a request which changes nothing is answered like any other.
    option.value = input.value.unwrap_or(former);
    option.active = input.active.unwrap_or(option.active);
    Ok(api::UpdateTagOptionOutput { tag_option_detail: Some(option.detail(change.scope())) })
}

/// `DeleteTagOption`. What it is associated with stands in the way.
pub(super) fn delete_tag_option(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeleteTagOptionInput,
) -> Result<api::DeleteTagOptionOutput> {
    let options = &mut state.at_mut(change.scope()).tag_options;
    options.find(&input.id)?;
    if options.resources.of(&input.id, None).next().is_some() {
        return Err(still_associated(format_args!("TagOption {}", input.id), "Resources"));
    }
    if let Some(option) = options.all.remove(&input.id) {
        options.forget_value(&option.key, &option.value);
    }
    Ok(api::DeleteTagOptionOutput {})
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn create(key: &str, value: &str) -> api::CreateTagOptionInput {
        api::CreateTagOptionInput { key: key.into(), value: value.into() }
    }

    fn update(id: &str, value: Option<&str>, active: Option<bool>) -> api::UpdateTagOptionInput {
        api::UpdateTagOptionInput { id: id.into(), value: value.map(str::to_owned), active }
    }

    #[test]
    fn a_pair_is_there_once() {
        let mut world = World::new();
        let created = world.write(create_tag_option, create("team", "ö")).unwrap().tag_option_detail.unwrap();
        assert_eq!((created.active, created.owner.as_deref()), (Some(true), Some("000000000000")));
        let id = created.id.clone().unwrap();
        assert!(id.starts_with("tag-") && id.len() == 17, "{id}");
        let text = world.refused(create_tag_option, create("team", "ö"));
        assert!(text.starts_with("DuplicateResourceException") && text.contains("already exists"), "{text}");
        let input = api::DescribeTagOptionInput { id: id.clone() };
        let described = world.read(describe_tag_option, input).unwrap();
        assert_eq!(described.tag_option_detail, Some(created));
        world.write(delete_tag_option, api::DeleteTagOptionInput { id: id.clone() }).unwrap();
        let text = world.refused(delete_tag_option, api::DeleteTagOptionInput { id: id.clone() });
        assert!(text.starts_with("ResourceNotFoundException"), "{text}");
        world.write(create_tag_option, create("team", "ö")).unwrap();
    }

    #[test]
    fn a_value_changes_to_a_new_one_only() {
        let mut world = World::new();
        let id = world.tag_option("team", "a");
        world.tag_option("team", "b");
        for value in ["a", "b"] {
            let text = world.refused(update_tag_option, update(&id, Some(value), Some(false)));
            assert!(
                text.starts_with("DuplicateResourceException") && text.contains("already exists"),
                "{text}"
            );
        }
        let mut changed = |value, active| {
            let detail =
                world.write(update_tag_option, update(&id, value, active)).unwrap().tag_option_detail;
            detail.map(|detail| (detail.value.unwrap(), detail.active.unwrap())).unwrap()
        };
        assert_eq!(changed(None, Some(false)), ("a".to_owned(), false));
        assert_eq!(changed(Some("c"), None), ("c".to_owned(), false));
        assert_eq!(changed(Some("a"), Some(true)), ("a".to_owned(), true));
        world.tag_option("team", "c");
        let text = world.refused(update_tag_option, update("tag-x", None, None));
        assert!(text.starts_with("ResourceNotFoundException"), "{text}");
    }

    #[test]
    fn a_key_has_so_many_values() {
        let mut world = World::new();
        for n in 0..MOST_VALUES {
            world.tag_option("team", &n.to_string());
        }
        let text = world.refused(create_tag_option, create("team", "one more"));
        assert!(text.starts_with("LimitExceededException"), "{text}");
        let text = world.refused(create_tag_option, create("team", "0"));
        assert!(text.starts_with("DuplicateResourceException"), "{text}");
        world.tag_option("stage", "0");
    }
}
