//! Changing back what was changed, after a failure.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Action, Condition, Handled, Names, Site, Stack, StackResource, Task,
    making::failure,
    operation::{Operation, Phase, Progress},
};
use crate::{
    cloudformation::{Map, types::Made, value::EMPTY},
    kit::Ordered,
};

impl Stack {
    /// Something has failed: all that was done is to be undone.
    pub(super) fn begin_rollback(&mut self, operation: &mut Operation, reason: String) {
        operation.phase = Phase::RollingBack;
        operation.failure = reason;
        operation.pending.clear();
        operation.resumes = None;
        let was_touched = |before: &&Arc<StackResource>| {
            let is_changed = self.resources.iter().any(|now| now.is(before) && !Arc::ptr_eq(now, before));
            is_changed || operation.failed.as_deref() == Some(&*before.logical_id)
        };
        let touched = operation.before.resources.iter().filter(was_touched);
        operation.waiting = touched.map(|before| (before.logical_id.clone(), Box::default())).into_map();
    }

    /// Changes back all that was changed.
    pub(super) fn roll_back(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Progress {
        let names: BTreeSet<_> = operation.waiting.keys().cloned().into_set();
        let old = operation.old_properties(&self.arn, &names, site.exports);
        let mut has_moved = false;
        for name in names {
            let Some(before) = operation.before(&name).cloned() else { continue };
            match site.handler.handle(&self.reversal(operation, &before, old.get(&name))) {
                Handled::Pending(pending) => {
                    operation.pending.insert(name, pending);
                    continue;
                }
                Handled::Failed(reason) => {
                    operation.dead_end.get_or_insert_with(|| failure("update", &name, &reason));
                }
                Handled::Done(made) => self.put_back(before, made, site.names),
            }
            operation.waiting.remove(&name);
            operation.pending.remove(&name);
            has_moved = true;
        }
        if !operation.waiting.is_empty() {
            operation.pause(has_moved);
            return Progress::RollingBack;
        }
        if let Some(reason) = operation.dead_end.take() {
            self.condition = Condition::UpdateRollbackFailed;
            let is_left = |before: &&Arc<StackResource>| !self.resources.iter().any(|now| now.is(before));
            self.leftovers = operation.before.resources.iter().filter(is_left).cloned().collect();
            return Progress::Failed(reason);
        }
        operation.begin_taking_back(&self.resources);
        if has_moved && !operation.leaving.is_empty() {
            operation.pause(has_moved);
            return Progress::RollingBack;
        }
        self.take_back(operation, site)
    }

    fn put_back(&mut self, before: Arc<StackResource>, made: Option<Made>, names: &mut Names) {
        if let Some(now) = self.resources.iter().find(|now| now.is(&before) && now.name != before.name) {
            names.free(now);
            names.take(before.name.as_ref(), &self.arn);
        }
        self.put(match made {
            Some(made) => Arc::new(before.remade(made)),
            None => before,
        });
    }

    fn reversal<'a>(
        &'a self,
        operation: &'a Operation,
        before: &'a StackResource,
        old: Option<&'a Map>,
    ) -> Task<'a> {
        let now = self.resources.iter().find(|now| now.is(before));
        let before_plan = operation.before.plan.as_ref();
        Task {
            stack: &self.arn,
            tags: before_plan.map_or_else(|| self.tags(), |plan| &plan.tags),
            occasion: operation.occasion(),
            logical_id: &before.logical_id,
            resource_type: &before.resource_type,
            action: Action::Update(now.map_or(before, |now| &**now), old.unwrap_or(&EMPTY)),
            pending: operation.pending.get(&before.logical_id).copied(),
        }
    }
}
