//! Removing what is no longer wanted.

use std::sync::Arc;

use thin_vec::ThinVec;

use super::{
    Action, Condition, Exports, Handled, Site, Stack, StackResource, Task,
    making::failure,
    operation::{Operation, Phase, Progress},
};
use crate::kit::Tags;

/// What there was to do in a step of removing.
struct Removed {
    /// Whether something was done, be it in vain.
    has_moved: bool,
    /// Whether all is gone that can go.
    is_over: bool,
}

impl Stack {
    /// Removes what an update has left over, in the order in which it can go. What cannot be removed stays behind, and
    /// the update has succeeded all the same.
    pub(super) fn clean_up(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Progress {
        let removed = self.remove(operation, site);
        operation.stuck.drain(..).for_each(|stuck| site.names.leave(&stuck));
        operation.dead_end = None;
        if !removed.is_over {
            operation.pause(removed.has_moved);
            return Progress::UnderWay;
        }
        Progress::Done(std::mem::take(&mut operation.outputs))
    }

    /// Removes a part of the whole stack.
    pub(super) fn delete(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Progress {
        let removed = self.remove(operation, site);
        if !removed.is_over {
            operation.pause(removed.has_moved);
            return Progress::UnderWay;
        }
        if let Some(reason) = operation.dead_end.take() {
            self.condition = Condition::DeleteFailed;
            return Progress::Failed(reason);
        }
        for kept in &operation.kept {
            site.names.leave(kept);
        }
        self.forget(site.exports);
        Progress::Done(std::mem::take(&mut operation.outputs))
    }

    /// The stack is no more: nothing is exported or imported by it.
    fn forget(&mut self, exports: &mut Exports) {
        exports.set(&self.arn, &self.exports, Vec::new());
        exports.set_user(&self.arn, &self.imports, &[]);
        self.exports.clear();
        self.imports.clear();
    }

    /// Removes a part of what was made by the operation that failed; then everything is as it was.
    pub(super) fn take_back(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Progress {
        let removed = self.remove(operation, site);
        let is_update = operation.before.plan.is_some();
        if is_update {
            // As after an update that succeeds, what cannot be removed stays behind.
            operation.stuck.drain(..).for_each(|stuck| site.names.leave(&stuck));
            operation.dead_end = None;
        }
        if !removed.is_over {
            operation.pause(removed.has_moved);
            return Progress::RollingBack;
        }
        if let Some(reason) = operation.dead_end.take() {
            self.condition = Condition::RollbackFailed;
            return Progress::Failed(reason);
        }
        for kept in &operation.kept {
            site.names.leave(kept);
        }
        self.plan = operation.before.plan.take();
        self.resources = std::mem::take(&mut operation.before.resources);
        Progress::Failed(std::mem::take(&mut operation.failure))
    }

    /// Removes what nothing else that leaves was made after.
    fn remove(&mut self, operation: &mut Operation, site: &mut Site<'_>) -> Removed {
        let mut has_moved = false;
        for resource in free(operation) {
            match site.handler.handle(&self.deletion(operation, &resource)) {
                Handled::Pending(pending) => {
                    operation.pending.insert(resource.logical_id.clone(), pending);
                    continue;
                }
                Handled::Failed(reason) => {
                    let name = &resource.logical_id;
                    operation.dead_end.get_or_insert_with(|| failure("delete", name, &reason));
                    operation.stuck.push(Arc::clone(&resource));
                }
                Handled::Done(_) => {
                    site.names.free(&resource);
                    self.resources.retain(|other| !Arc::ptr_eq(other, &resource));
                    self.leftovers.retain(|other| !Arc::ptr_eq(other, &resource));
                }
            }
            has_moved = true;
            operation.pending.remove(&resource.logical_id);
            operation.leaving.retain(|other| !Arc::ptr_eq(other, &resource));
        }
        let is_over = operation.leaving.is_empty() || (!has_moved && operation.pending.is_empty());
        Removed { has_moved, is_over }
    }

    fn deletion<'a>(&'a self, operation: &Operation, resource: &'a StackResource) -> Task<'a> {
        Task {
            stack: &self.arn,
            tags: self.tags(),
            occasion: operation.occasion(),
            logical_id: &resource.logical_id,
            resource_type: &resource.resource_type,
            action: Action::Delete(resource),
            pending: operation.pending.get(&resource.logical_id).copied(),
        }
    }

    /// The tags of its plan.
    pub(super) fn tags(&self) -> &Tags {
        static NONE: Tags = Tags::new();
        self.plan.as_ref().map_or(&NONE, |plan| &plan.tags)
    }
}

/// What nothing else was made after that leaves or could not leave.
fn free(operation: &Operation) -> ThinVec<Arc<StackResource>> {
    let there = || operation.leaving.iter().chain(&operation.stuck);
    let needed = |name: &str| there().any(|other| other.after.iter().any(|after| **after == *name));
    let free = operation.leaving.iter().filter(|resource| !needed(&resource.logical_id));
    let free: ThinVec<_> = free.cloned().collect();
    if free.is_empty() && operation.stuck.is_empty() {
        // Only where the logical ids of different templates meet can things seem to need each other.
        return operation.leaving.clone();
    }
    free
}

impl Operation {
    /// Everything is changed back: all that was made is to leave again.
    pub(super) fn begin_taking_back(&mut self, made: &[Arc<StackResource>]) {
        self.phase = Phase::TakingBack;
        let is_new =
            |resource: &&Arc<StackResource>| !self.before.resources.iter().any(|before| before.is(resource));
        let made = made.iter().filter(is_new);
        let is_deleted = |resource: &Arc<StackResource>| resource.policy.deletes_when_rolled_back();
        (self.leaving, self.kept) = made.cloned().partition(is_deleted);
    }
}
