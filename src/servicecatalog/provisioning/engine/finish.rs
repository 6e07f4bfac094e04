//! What came of a task is shown.

use super::{
    super::{
        super::{
            ids::RecordId,
            state::{Change, State},
        },
        Termination, life,
    },
    Answer, Made,
};
use crate::kit::{AccountId, Scope};

/// An engine has told what came of its task for a provisioned product of `account`.
pub(in super::super::super) fn finish(
    state: &mut State,
    change: &mut Change<'_>,
    account: AccountId,
    id: &RecordId,
) {
    let scope = Scope { account, region: change.scope().region.clone() };
    let catalog = state.at_mut(&scope);
    let Some(Answer { end, tag, plan }) = catalog.engines.answers.remove(id.as_str()) else { return };
    let Some(record) = catalog.records.get(id.as_str()) else { return };
    let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) else { return };
    let ignores_errors = product.termination().is_some_and(Termination::ignores_errors);
    let end = if ignores_errors { Ok(end.unwrap_or_default()) } else { end };
    if let Some(tag) = tag {
        product.made_mut().tag = Some(tag);
    }
    if end.is_ok() && plan.is_some() {
        product.made_mut().plan = plan;
    }
    life::conclude(catalog, change.now, id, end);
}

impl super::super::ProvisionedProduct {
    fn made_mut(&mut self) -> &mut Made {
        self.made.get_or_insert_with(|| Box::new(Made { plan: None, tag: None }))
    }
}
