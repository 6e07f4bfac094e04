//! Making and changing what a plan wants.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Action, Exports, Handled, Handler, Pending, Stack, StackResource, Task,
    evaluate::{self, Reading},
    operation::{Operation, Phase, Progress},
    resource,
};
use crate::{
    cloudformation::{
        Evaluation, Map, Resource,
        changes::{differs, recreation},
        error::{Result, TemplateError},
        types::{self, Replacement},
    },
    kit::Ids,
};

/// What a new plan means for a resource that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    /// It stays as it is.
    Same,
    /// It is changed, and stays the same resource.
    InPlace,
    /// Another one takes its place.
    Replaced,
}

/// What became of a resource in one step of making.
enum Step {
    /// There was nothing to do.
    Same,
    /// It was made or changed.
    Made,
    /// It is not there yet.
    Pending(Pending),
}

/// What one step of making came to.
enum Made {
    /// There is more to do.
    More,
    /// Everything is there.
    All,
}

/// Why something could not be made.
struct Failure(String);

impl Stack {
    /// Makes and changes all that is ready, and what follows from there without taking time.
    pub(super) fn make(
        &mut self,
        operation: &mut Operation,
        exports: &mut Exports,
        ids: &mut Ids,
        handler: &mut dyn Handler,
    ) -> Progress {
        match self.make_ready(operation, exports, (ids, handler)) {
            Ok(Made::More) => Progress::UnderWay,
            Ok(Made::All) if operation.leaving.is_empty() => {
                Progress::Done(std::mem::take(&mut operation.outputs))
            }
            Ok(Made::All) => {
                operation.phase = Phase::CleaningUp;
                Progress::UnderWay
            }
            Err(Failure(reason)) => {
                self.begin_rollback(operation, reason);
                Progress::RollingBack
            }
        }
    }

    fn make_ready(
        &mut self,
        operation: &mut Operation,
        exports: &mut Exports,
        (ids, handler): (&mut Ids, &mut dyn Handler),
    ) -> std::result::Result<Made, Failure> {
        let failed = |error: TemplateError| Failure(error.message().to_owned());
        let Some(plan) = self.plan.clone() else { return Ok(Made::All) };
        let reading = Reading::new(&plan, &self.arn).map_err(failed)?;
        let evaluation = {
            let known = reading.known(&self.resources, exports);
            reading.evaluation(&[], &known).map_err(failed)?
        };
        let old = operation.old_properties(&self.arn, exports);
        let mut asked = BTreeSet::new();
        // What stays as it is takes no time, so what waits for that is ready too.
        while !operation.waiting.is_empty() {
            let (mut has_moved, mut has_changed) = (false, false);
            for resource in ready(&evaluation, operation) {
                if !asked.insert(&resource.name) {
                    continue;
                }
                let own = (&reading, &evaluation, resource, old.get(&resource.name));
                let made = self.make_one(own, operation, exports, ids, handler).inspect_err(|_| {
                    operation.failed = Some(resource.name.clone());
                })?;
                if let Step::Pending(pending) = made {
                    operation.pending.insert(resource.name.clone(), pending);
                    continue;
                }
                operation.waiting.remove(&resource.name);
                operation.pending.remove(&resource.name);
                has_moved = true;
                has_changed |= matches!(made, Step::Made);
            }
            if (has_changed && !operation.waiting.is_empty()) || !has_moved {
                operation.pause(has_changed);
                return Ok(Made::More);
            }
        }
        self.conclude(&evaluation, &reading, operation, exports).map_err(failed)?;
        Ok(Made::All)
    }

    /// Makes or changes a resource.
    fn make_one(
        &mut self,
        (reading, evaluation, resource, old): (&Reading<'_>, &Evaluation<'_>, &Resource, Option<&Map>),
        operation: &Operation,
        exports: &Exports,
        ids: &mut Ids,
        handler: &mut dyn Handler,
    ) -> std::result::Result<Step, Failure> {
        let present = operation.before(&resource.name).map(|present| &**present);
        let verb = if present.is_some() { "update" } else { "create" };
        let failed = |error: TemplateError| Failure(failure(verb, &resource.name, error.message()));
        let known = reading.known(&self.resources, exports);
        let properties = evaluation.properties(resource, &known).map_err(failed)?;
        let policy = resource::policy(evaluation, resource, "DeletionPolicy", &known).map_err(failed)?;
        let after = evaluation.dependencies(&resource.name).map(Box::from).collect();
        let (kind, around) = (&*resource.resource_type, &reading.surroundings);
        let comparison = present.map(|_| compare(kind, old, &properties));
        let is_tagged_anew = types::is_taggable(kind) && operation.has_other_tags(self.plan.as_deref());
        let action = match (present, comparison) {
            (Some(present), Some(Comparison::Same)) if !is_tagged_anew => {
                if present.policy != policy || present.after != after {
                    let same = StackResource::new((resource, present.made()), after, policy);
                    self.put(Arc::new(same));
                }
                return Ok(Step::Same);
            }
            (Some(present), Some(Comparison::Same | Comparison::InPlace)) => {
                Action::Update(present, &properties)
            }
            _ => Action::Create(&properties),
        };
        let made = match handler.handle(&self.making(operation, resource, action)) {
            Handled::Pending(pending) => return Ok(Step::Pending(pending)),
            Handled::Failed(reason) => return Err(Failure(failure(verb, &resource.name, &reason))),
            Handled::Done(Some(made)) => made,
            Handled::Done(None) => match action {
                Action::Update(present, _) => types::updated(kind, &present.made(), &properties, around),
                _ => types::make(kind, &resource.name, &properties, around, ids),
            },
        };
        if comparison == Some(Comparison::Replaced)
            && present.is_some_and(|present| present.physical_id == made.physical_id)
        {
            return Err(Failure(failure("update", &resource.name, &taken(&made.physical_id))));
        }
        self.put(Arc::new(StackResource::new((resource, made), after, policy)));
        Ok(Step::Made)
    }

    fn making<'a>(&'a self, operation: &Operation, resource: &'a Resource, action: Action<'a>) -> Task<'a> {
        Task {
            stack: &self.arn,
            tags: self.tags(),
            occasion: operation.occasion(),
            logical_id: &resource.name,
            resource_type: &resource.resource_type,
            action,
            pending: operation.pending.get(&resource.name).copied(),
        }
    }

    /// Everything is there: evaluates the outputs, and finds what is there too much.
    fn conclude(
        &mut self,
        evaluation: &Evaluation<'_>,
        reading: &Reading<'_>,
        operation: &mut Operation,
        exports: &mut Exports,
    ) -> Result<()> {
        let known = reading.known(&self.resources, exports);
        let (outputs, exported) = evaluate::outputs(evaluation, &known)?;
        if !exports.is_empty() {
            // To see what is imported, also by names that were not known before.
            for resource in evaluation.resources() {
                evaluation.properties(resource, &known)?;
            }
        }
        let mut leaving = Vec::new();
        for present in &operation.before.resources {
            let wanted = evaluation.resources().find(|resource| resource.name == present.logical_id);
            let deletes = match wanted {
                None => present.policy.deletes(),
                Some(resource) => {
                    let is_replaced = !self.resources.iter().any(|now| now.is(present));
                    is_replaced
                        && resource::policy(evaluation, resource, "UpdateReplacePolicy", &known)?.deletes()
                }
            };
            if deletes {
                leaving.push(Arc::clone(present));
            }
        }
        let imports = known.into_imports();
        exports.check(&self.arn, &self.exports, &exported)?;
        self.resources
            .retain(|resource| evaluation.resources().any(|wanted| wanted.name == resource.logical_id));
        let names = exported.iter().map(|(name, _)| name.clone()).collect();
        exports.set(&self.arn, &self.exports, exported);
        exports.set_user(&self.arn, &self.imports, &imports);
        (self.exports, self.imports) = (names, imports);
        (operation.outputs, operation.leaving) = (outputs, leaving);
        Ok(())
    }

    /// Keeps a resource in the place of the one with its logical id.
    pub(super) fn put(&mut self, resource: Arc<StackResource>) {
        match self.resources.binary_search_by(|other| other.logical_id.cmp(&resource.logical_id)) {
            Ok(at) => {
                if let Some(other) = self.resources.get_mut(at) {
                    *other = resource;
                }
            }
            Err(at) => self.resources.insert(at, resource),
        }
    }
}

impl StackResource {
    /// Whether it is the same thing in AWS.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.resource_type == other.resource_type && self.physical_id == other.physical_id
    }
}

impl Operation {
    /// The properties that the resources had before, by logical id.
    pub(super) fn old_properties(&self, arn: &str, exports: &Exports) -> BTreeMap<Box<str>, Map> {
        let evaluated = || {
            let plan = self.before.plan.as_deref()?;
            let reading = Reading::new(plan, arn).ok()?;
            let known = reading.known(&self.before.resources, exports);
            let evaluation = reading.evaluation(&[], &known).ok()?;
            let properties = evaluation.resources().filter(|resource| self.waiting.contains(&resource.name));
            let properties = properties.filter_map(|resource| {
                Some((resource.name.clone(), evaluation.properties(resource, &known).ok()?))
            });
            Some(properties.collect())
        };
        evaluated().unwrap_or_default()
    }

    /// Whether the tags of the stack change, which all resources get.
    fn has_other_tags(&self, plan: Option<&super::Plan>) -> bool {
        let old = self.before.plan.as_deref().map(|plan| &plan.tags);
        old != plan.map(|plan| &plan.tags)
    }
}

/// The resources that wait for nothing but their turn.
fn ready<'a>(evaluation: &Evaluation<'a>, operation: &Operation) -> Vec<&'a Resource> {
    let waits = |name: &str| operation.waiting.contains(name);
    let waiting = evaluation.resources().filter(|resource| waits(&resource.name));
    waiting.filter(|resource| !evaluation.dependencies(&resource.name).any(waits)).collect()
}

fn compare(resource_type: &str, old: Option<&Map>, new: &Map) -> Comparison {
    let empty = Map::default();
    let old = old.unwrap_or(&empty);
    let mut comparison = Comparison::Same;
    for name in old.names().chain(new.names().filter(|name| old.get(name).is_none())) {
        let (old, new) = (old.get(name), new.get(name));
        if !differs(old, new) {
            continue;
        }
        match recreation(resource_type, name, old, new) {
            Replacement::Always => return Comparison::Replaced,
            // What exactly changes decides; most such changes are made in place.
            Replacement::Sometimes | Replacement::Never => comparison = Comparison::InPlace,
        }
    }
    comparison
}

/// `unverified:` how Service Catalog tells of a resource that fails; the first sentence is that of `CloudFormation`.
pub(super) fn failure(verb: &str, logical_id: &str, reason: &str) -> String {
    format!("The following resource(s) failed to {verb}: [{logical_id}]. {reason}")
}

/// A resource with a name of its own cannot be there twice, as it would be while it is replaced.
fn taken(name: &str) -> String {
    format!(
        "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {name} and update \
         the stack again."
    )
}
