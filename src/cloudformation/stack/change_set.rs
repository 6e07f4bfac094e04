//! What a plan would change: change sets.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Exports, Plan, Stack, StackOutput,
    evaluate::{self, Exported, Reading},
};
use crate::{
    cloudformation::{
        Evaluation, Lookup, Map,
        changes::{self, Change, Present, Wanted},
        error::{Result, TemplateError},
        value::EMPTY,
    },
    kit::Ordered,
};

/// Why there is no change set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoChangeSet {
    /// The call is refused.
    Refused(TemplateError),
    /// The plan is the one that the stack is made after.
    SamePlan,
    /// The plan is another one, and comes to what there is.
    NothingToDo,
}

impl From<TemplateError> for NoChangeSet {
    fn from(error: TemplateError) -> Self {
        Self::Refused(error)
    }
}

/// A stack as it is.
#[derive(Default)]
struct Now {
    values: BTreeMap<Box<str>, Box<str>>,
    /// Properties and other attributes of the resources, by logical id.
    resources: BTreeMap<Arc<str>, (Map, Map)>,
    outputs: Option<(Vec<StackOutput>, Exported)>,
}

impl Stack {
    /// What would change if the stack became like `plan`; `rules` are those that come from elsewhere than the template.
    /// It may be nothing of the resources, if outputs change.
    ///
    /// # Errors
    /// If `CloudFormation` refuses the plan, or would find nothing to do.
    pub fn change_set(
        &self,
        plan: &Plan,
        rules: &[&Map],
        exports: &Exports,
    ) -> std::result::Result<Vec<Change>, NoChangeSet> {
        let reading = Reading::new(plan, &self.arn)?;
        let evaluation = self.evaluated(&reading, rules, exports)?;
        let known = reading.known(&self.resources, exports);
        let unmade = reading.known(&[], exports);
        let mut wanted = BTreeMap::new();
        for resource in evaluation.resources() {
            // What does not work with the resources as they are may work with what becomes of them.
            let each = Wanted::new(&evaluation, resource, &known)
                .or_else(|_| Wanted::new(&evaluation, resource, &unmade))?;
            wanted.insert(&*resource.name, each);
        }
        let now = self.now(exports);
        let given = reading.values.iter().map(|(name, value)| (&**name, &**value));
        let is_other =
            |(name, value): &(&str, &str)| now.values.get(*name).map(|value| &**value) != Some(*value);
        let parameters: BTreeSet<&str> = given.filter(is_other).map(|(name, _)| name).into_set();
        let old = self.plan.as_deref();
        let tags_change = old.is_some_and(|old| old.tags != plan.tags);
        let changes = changes::changes(&self.present(&now), &wanted, &parameters, tags_change)?;
        if changes.is_empty() && now.outputs == evaluate::outputs(&evaluation, &known).ok() {
            let is_same = old.is_some_and(|old| {
                old.template == plan.template
                    && old.tags == plan.tags
                    && old.notification_arns == plan.notification_arns
                    && now.values == reading.values
            });
            return Err(if is_same { NoChangeSet::SamePlan } else { NoChangeSet::NothingToDo });
        }
        Ok(changes)
    }

    /// What it puts out as it is, and what of that is exported.
    ///
    /// # Errors
    /// If that cannot be said.
    pub(super) fn read(&self, exports: &Exports) -> Result<(Vec<StackOutput>, Exported)> {
        let Some(plan) = self.plan.as_deref() else { return Ok((Vec::new(), Vec::new())) };
        let reading = Reading::new(plan, &self.arn)?;
        let known = reading.known(&self.resources, exports);
        evaluate::outputs(&reading.evaluation(&[], &known)?, &known)
    }

    /// What its plan comes to.
    fn now(&self, exports: &Exports) -> Now {
        let now = || {
            let reading = Reading::new(self.plan.as_deref()?, &self.arn).ok()?;
            let known = reading.known(&self.resources, exports);
            let evaluation = reading.evaluation(&[], &known).ok()?;
            let resources = resources(&evaluation, &known);
            let outputs = evaluate::outputs(&evaluation, &known).ok();
            drop(evaluation);
            Some(Now { resources, outputs, values: reading.values })
        };
        now().unwrap_or_default()
    }

    /// What is in it, by logical id.
    fn present<'a>(&'a self, now: &'a Now) -> BTreeMap<&'a str, Present<'a>> {
        let present = self.resources.iter().map(|resource| {
            let (properties, attributes) =
                now.resources.get(&resource.logical_id).map_or((&EMPTY, &EMPTY), |(one, other)| (one, other));
            let (resource_type, physical_id) = (&*resource.resource_type, &*resource.physical_id);
            (&*resource.logical_id, Present { resource_type, physical_id, properties, attributes })
        });
        present.into_map()
    }
}

/// The properties and other attributes of all resources, as far as they can be evaluated.
fn resources(evaluation: &Evaluation<'_>, lookup: &dyn Lookup) -> BTreeMap<Arc<str>, (Map, Map)> {
    let resources = evaluation.resources().filter_map(|resource| {
        let wanted = Wanted::new(evaluation, resource, lookup).ok()?;
        Some((resource.name.clone(), (wanted.properties().clone(), wanted.attributes().clone())))
    });
    resources.into_map()
}
