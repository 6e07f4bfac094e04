//! What becomes of a request that an engine carries out, until the engine has it.

use super::{
    super::{
        super::{
            ids::RecordId,
            records::{Record, RecordType},
            state::{Catalog, Change},
        },
        Condition, Goal, Termination, Work, life,
    },
    Task,
};

/// How long a token is. unverified: AWS's are encrypted, and longer.
const TOKEN: usize = 256;

/// Turns an accepted request, whose record this is, into a task.
pub(in super::super) fn accept(catalog: &mut Catalog, change: &mut Change<'_>, id: &RecordId) {
    let Some((number, record)) = catalog.records.numbered(id.as_str()) else { return };
    let mut task = task(change, record);
    let product = record.launch.id.clone();
    let Some(product) = catalog.provisioned.get_mut(product.as_str()) else { return };
    if let Condition::UnderChange(Work::Provision(order) | Work::Update(order, _)) = &mut product.condition
        && let Some(order) = order.take()
    {
        if let Goal::Engine(url) = &order.goal {
            task.archive = Some(url.as_ref().into());
        }
        task.plan = Some(order.into_blueprint().map(|(plan, _)| plan));
    }
    catalog.engines.tasks.insert(number, task);
}

fn task(change: &mut Change<'_>, record: &Record) -> Task {
    let caller = &change.origin.caller.id;
    let principal = caller.split_once(':').map_or(&**caller, |(id, _)| id).into();
    Task {
        record: record.id.clone(),
        accepted: record.created,
        kind: record.kind,
        engine: record.launch.kind,
        hub: record.target.product_owner,
        is_sent: false,
        token: change.ids().base64(TOKEN).into(),
        principal,
        archive: None,
        plan: None,
    }
}

/// The work on a request begins: its task is sent, if the engine has to do anything.
pub(in super::super) fn start(catalog: &mut Catalog, change: &mut Change<'_>, id: &RecordId) {
    life::begin(catalog, change.now, id);
    let Some((number, record)) = catalog.records.numbered(id.as_str()) else { return };
    let Some(product) = catalog.provisioned.get(record.launch.id.as_str()) else { return };
    // unverified: that the engine is not asked to remove what is to stay.
    let is_kept = record.kind == RecordType::Terminate
        && matches!(product.termination(), Some(Termination::Asked { retains: true, .. }));
    let Some(task) = catalog.engines.tasks.get_mut(&number) else { return };
    let refusal = match &task.plan {
        Some(Err(message)) => Some(message.clone()),
        _ => None,
    };
    let end = match refusal {
        Some(message) => Err(message),
        None if is_kept => Ok(Vec::new()),
        None => {
            task.is_sent = true;
            return;
        }
    };
    catalog.engines.tasks.remove(&number);
    life::conclude(catalog, change.now, id, end);
}
