//! Making and changing what a plan wants.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Action, Exports, Handled, Pending, Site, Stack, StackResource, Task,
    comparing::{Comparison, compare},
    evaluate::Reading,
    names::{self, Name},
    operation::{Operation, Phase, Progress},
    resource,
};
use crate::{
    cloudformation::{
        DeletionPolicy, Evaluation, Lookup, Map, Resource, Surroundings,
        error::{Result, TemplateError},
        types,
    },
    kit::{Ids, Ordered},
};

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

type Attempt<T> = std::result::Result<T, Failure>;

/// A resource as the plan wants it.
struct Wanted<'a> {
    resource: &'a Resource,
    properties: Map,
    policy: DeletionPolicy,
    /// The logical ids of what it comes after.
    after: Box<[Box<str>]>,
    /// What it is called by its properties.
    name: Option<Name>,
}

impl Stack {
    /// Makes and changes all that is ready, and what follows from there without taking time.
    pub(super) fn make(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Progress {
        match self.make_ready(operation, site) {
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

    fn make_ready(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Attempt<Made> {
        let failed = |error: TemplateError| Failure(error.message().to_owned());
        let Some(plan) = self.plan.clone() else { return Ok(Made::All) };
        let reading = Reading::new(&plan, &self.arn).map_err(failed)?;
        let evaluation = {
            let known = reading.known(&self.resources, site.exports);
            reading.resumed(&known).map_err(failed)?
        };
        let mut asked = BTreeSet::new();
        // What stays as it is takes no time, so what waits for that is ready too.
        while !operation.waiting.is_empty() {
            let (mut has_moved, mut has_changed) = (false, false);
            let ready = operation.ready(&asked);
            let old = operation.old_properties(&self.arn, &ready, site.exports);
            for resource in evaluation.resources().filter(|resource| ready.contains(&resource.name)) {
                asked.insert(resource.name.clone());
                let own = (&reading, &evaluation, resource, old.get(&resource.name));
                match self.make_one(own, operation, site) {
                    Ok(Step::Pending(pending)) => {
                        operation.pending.insert(resource.name.clone(), pending);
                        continue;
                    }
                    Ok(step) => has_changed |= matches!(step, Step::Made),
                    Err(Failure(reason)) => operation.fail(&resource.name, reason),
                }
                has_moved = true;
                operation.waiting.remove(&resource.name);
                operation.pending.remove(&resource.name);
                if operation.failed.is_some() {
                    break;
                }
            }
            if operation.failed.is_some() && !operation.is_awaiting() {
                return Err(Failure(std::mem::take(&mut operation.failure)));
            }
            if (has_changed && !operation.waiting.is_empty()) || !has_moved {
                operation.pause(has_changed);
                return Ok(Made::More);
            }
        }
        self.conclude(&evaluation, &reading, operation, site).map_err(failed)?;
        Ok(Made::All)
    }

    /// Makes or changes a resource.
    fn make_one(
        &mut self,
        (reading, evaluation, resource, old): (&Reading<'_>, &Evaluation<'_>, &Resource, Option<&Map>),
        operation: &Operation,
        site: &mut Site<'_>,
    ) -> Attempt<Step> {
        let present = operation.before(&resource.name).map(|present| &**present);
        let verb = if present.is_some() { "update" } else { "create" };
        let refused = |reason: &str| Failure(failure(verb, &resource.name, reason));
        let wanted = {
            let known = reading.known(&self.resources, site.exports);
            let wanted = Wanted::new(reading, evaluation, resource, &known);
            let mut wanted = wanted.map_err(|error| refused(error.message()))?;
            wanted.after = operation.waiting.get(&resource.name).cloned().unwrap_or_default();
            wanted
        };
        let comparison = present.map(|_| compare(&resource.resource_type, old, &wanted.properties));
        let is_tagged_anew =
            || types::is_taggable(&resource.resource_type) && operation.has_other_tags(self.plan.as_deref());
        let action = match (present, comparison) {
            (Some(present), Some(Comparison::Same)) if !is_tagged_anew() => {
                self.keep(wanted, present);
                return Ok(Step::Same);
            }
            (Some(present), Some(Comparison::Same | Comparison::InPlace)) => {
                Action::Update(present, &wanted.properties)
            }
            _ => Action::Create(&wanted.properties),
        };
        self.check(&wanted, (present, action), site).map_err(|reason| refused(&reason))?;
        let made = match site.handler.handle(&self.making(operation, resource, action)) {
            Handled::Pending(pending) => return Ok(Step::Pending(pending)),
            Handled::Failed(reason) => return Err(refused(&reason)),
            Handled::Done(Some(made)) => made,
            Handled::Done(None) => wanted.simulated(action, &reading.surroundings, site.ids),
        };
        if comparison == Some(Comparison::Replaced)
            && present.is_some_and(|present| present.physical_id == made.physical_id)
        {
            return Err(refused(&taken(&made.physical_id)));
        }
        let renamed = match action {
            Action::Update(present, _) => Some(present).filter(|present| present.name != wanted.name),
            _ => None,
        };
        if let Some(present) = renamed {
            site.names.free(present);
        }
        site.names.take(wanted.name.as_ref(), &self.arn);
        self.put(Arc::new(wanted.made(made)));
        Ok(Step::Made)
    }

    /// Leaves a resource as it is, apart from what is known of it beside itself.
    fn keep(&mut self, wanted: Wanted<'_>, present: &StackResource) {
        if present.policy != wanted.policy || present.after != wanted.after {
            self.put(Arc::new(wanted.made(present.made())));
        }
    }

    /// Checks whether a resource can be made or changed so.
    ///
    /// # Errors
    /// The reason for which it fails.
    fn check(
        &self,
        wanted: &Wanted<'_>,
        (present, action): (Option<&StackResource>, Action<'_>),
        site: &Site<'_>,
    ) -> std::result::Result<(), String> {
        let Wanted { resource, properties, .. } = wanted;
        let faults = types::invalid_properties(&resource.resource_type, &resource.name, properties);
        if let Some(reason) = faults {
            return Err(reason);
        }
        let Some(name) = &wanted.name else { return Ok(()) };
        if present.and_then(|present| present.name.as_ref()) == Some(name) {
            return match (present, action) {
                (Some(_), Action::Create(_)) => Err(taken(names::text(name))),
                _ => Ok(()),
            };
        }
        site.names.refusal(name, &self.arn).map_or(Ok(()), Err)
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

impl<'a> Wanted<'a> {
    fn new(
        reading: &Reading<'_>,
        evaluation: &Evaluation<'_>,
        resource: &'a Resource,
        known: &dyn Lookup,
    ) -> Result<Self> {
        let properties = evaluation.properties(resource, known)?;
        let policy = resource::policy(evaluation, resource, "DeletionPolicy", known)?;
        let name = names::name(&resource.resource_type, &properties, &reading.surroundings);
        Ok(Self { resource, properties, policy, after: Box::default(), name })
    }

    /// What it is like when nobody really makes it.
    fn simulated(&self, action: Action<'_>, around: &Surroundings, ids: &mut Ids) -> types::Made {
        let Resource { name, resource_type, .. } = self.resource;
        if let Action::Update(present, _) = action {
            types::updated(resource_type, &present.made(), &self.properties, around)
        } else {
            types::make(resource_type, name, &self.properties, around, ids)
        }
    }

    /// The resource, made so.
    fn made(self, made: types::Made) -> StackResource {
        StackResource::new((self.resource, made), self.after, self.policy, self.name)
    }
}

impl StackResource {
    /// Whether it is the same thing in AWS.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.resource_type == other.resource_type && self.physical_id == other.physical_id
    }
}

impl Operation {
    /// What waits for nothing but its turn, apart from what was asked for already. After a failure nothing is begun any
    /// more, and only what is under way goes on.
    fn ready(&self, asked: &BTreeSet<Arc<str>>) -> BTreeSet<Arc<str>> {
        let is_ready = |name: &str, after: &[Box<str>]| {
            let may_go_on = self.failed.is_none() || self.pending.get(name) == Some(&Pending::NextStep);
            may_go_on
                && !asked.contains(name)
                && !after.iter().any(|after| self.waiting.contains_key(&**after))
        };
        let waiting = self.waiting.iter().filter(|(name, after)| is_ready(name, after));
        waiting.map(|(name, _)| name.clone()).into_set()
    }

    /// A resource has failed.
    fn fail(&mut self, logical_id: &str, reason: String) {
        if self.failed.is_none() {
            self.failed = Some(logical_id.into());
            self.failure = reason;
        }
    }

    /// Whether something is under way that has to come to its end before anything can be undone.
    fn is_awaiting(&self) -> bool {
        self.pending.values().any(|pending| *pending == Pending::NextStep)
    }

    /// The properties that these resources had before, by logical id.
    pub(super) fn old_properties(
        &self,
        arn: &str,
        names: &BTreeSet<Arc<str>>,
        exports: &Exports,
    ) -> BTreeMap<Arc<str>, Map> {
        let evaluated = || {
            let plan = self.before.plan.as_deref()?;
            let reading = Reading::new(plan, arn).ok()?;
            let known = reading.known(&self.before.resources, exports);
            let evaluation = reading.resumed(&known).ok()?;
            let properties = evaluation.resources().filter(|resource| names.contains(&resource.name));
            let properties = properties.filter_map(|resource| {
                Some((resource.name.clone(), evaluation.properties(resource, &known).ok()?))
            });
            Some(properties.into_map())
        };
        evaluated().unwrap_or_default()
    }

    /// Whether the tags of the stack change, which all resources get.
    fn has_other_tags(&self, plan: Option<&super::Plan>) -> bool {
        let old = self.before.plan.as_deref().map(|plan| &plan.tags);
        old != plan.map(|plan| &plan.tags)
    }
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
