//! Removing what is no longer wanted.

use std::sync::Arc;

use super::{
    Exports, Stack, StackResource,
    operation::{Operation, Phase, Progress},
};

impl Stack {
    /// Removes what nothing else that leaves was made after.
    pub(super) fn clean_up(&mut self, operation: &mut Operation, exports: &mut Exports) -> Progress {
        let gone = remove_free(&mut operation.leaving);
        if operation.phase == Phase::Deleting {
            self.resources.retain(|resource| !gone.iter().any(|other| Arc::ptr_eq(other, resource)));
        }
        if !operation.leaving.is_empty() {
            return Progress::UnderWay;
        }
        if operation.phase == Phase::Deleting {
            self.forget(exports);
        }
        Progress::Done(std::mem::take(&mut operation.outputs))
    }

    /// The stack is no more: nothing is exported or imported by it.
    fn forget(&mut self, exports: &mut Exports) {
        exports.set(&self.arn, &self.exports, Vec::new());
        exports.set_user(&self.arn, &self.imports, &[]);
        self.exports.clear();
        self.imports.clear();
    }

    /// Something has failed: all that was made is to leave again.
    pub(super) fn begin_rollback(&mut self, operation: &mut Operation, reason: String) {
        operation.phase = Phase::RollingBack;
        operation.failure = reason;
        operation.waiting.clear();
        let is_new = |resource: &&Arc<StackResource>| {
            !operation.before.resources.iter().any(|before| before.is(resource))
        };
        let made = self.resources.iter().filter(is_new);
        let leaving = made.filter(|resource| resource.policy.deletes_when_rolled_back());
        operation.leaving = leaving.cloned().collect();
    }

    /// Removes a part of what was made; then everything is as it was.
    pub(super) fn roll_back(&mut self, operation: &mut Operation) -> Progress {
        let gone = remove_free(&mut operation.leaving);
        self.resources.retain(|resource| !gone.iter().any(|other| Arc::ptr_eq(other, resource)));
        if !operation.leaving.is_empty() {
            return Progress::RollingBack;
        }
        self.plan = operation.before.plan.take();
        self.resources = std::mem::take(&mut operation.before.resources);
        Progress::Failed(std::mem::take(&mut operation.failure))
    }
}

/// Takes out what nothing else was made after.
fn remove_free(leaving: &mut Vec<Arc<StackResource>>) -> Vec<Arc<StackResource>> {
    let needed = |name: &str| leaving.iter().any(|other| other.after.iter().any(|after| **after == *name));
    let (kept, free): (Vec<_>, Vec<_>) =
        leaving.iter().cloned().partition(|resource| needed(&resource.logical_id));
    if free.is_empty() {
        // Only where the logical ids of different templates meet can things seem to need each other.
        return std::mem::take(leaving);
    }
    *leaving = kept;
    free
}
