//! How a plan gets its resource changes.

use std::sync::Arc;

use super::{
    super::{
        super::{
            ids::PlanId,
            state::{Catalog, Change},
        },
        Condition, ProvisionedProduct, Work,
        delegated::NO_PLANS,
        life::Step,
        orders::no_change_set,
    },
    Stage,
    changes::resource_change,
};
use crate::cloudformation::{Exports, Stack, changes};

/// Lets a plan be made, if it is still there.
pub(in super::super::super) fn finish(catalog: &mut Catalog, change: &mut Change<'_>, id: &PlanId) {
    let Some(plan) = catalog.plans.all.get_mut(id.as_str()) else { return };
    let Some(product) = catalog.provisioned.get(plan.launch.id.as_str()) else { return };
    let before = std::mem::replace(&mut plan.stage, Stage::Failed("".into()));
    plan.stage = match before {
        Stage::Creating(_) if change.settings.delegates_stacks => Stage::Failed(NO_PLANS.into()),
        Stage::Creating(step) => match product.preview(&step, &catalog.exports) {
            Ok(changes) => {
                plan.changes = changes.iter().map(resource_change).collect();
                Stage::Created(step, product.last_provisioning.clone())
            }
            Err(message) => Stage::Failed(message.into()),
        },
        other => other,
    };
    plan.updated = change.now;
}

impl ProvisionedProduct {
    /// What a step would do with its resources.
    ///
    /// # Errors
    /// Why that cannot be said.
    fn preview(&self, step: &Step, exports: &Exports) -> Result<Vec<changes::Change>, String> {
        let arn = &self.launch.stack;
        let busy = match &self.condition {
            Condition::UnderChange(Work::Update(..)) => Some("UPDATE_IN_PROGRESS"),
            Condition::UnderChange(Work::Terminate(_)) => Some("DELETE_IN_PROGRESS"),
            _ => None,
        };
        if let Some(status) = busy {
            return Err(no_change_set(&format!("Stack:{arn} is in {status} state and can not be updated.")));
        }
        let Some(order) = step.work.order() else { return Ok(Vec::new()) };
        match &self.stack {
            Some(stack) => order.preview(stack, exports),
            None => order.preview(&Stack::new(Arc::clone(arn)), exports),
        }
    }
}
