//! The life of a request: accepted, under way, over.

use std::{mem, sync::Arc};

use super::{
    super::{
        Event,
        api::RecordDetail,
        ids::{ProvisionedProductId, RecordId},
        records::{Record, Stage},
        state::{Catalog, Change},
    },
    Condition, RECORD_FINISH, RECORD_START, Target, Work,
};
use crate::kit::Tags;

/// A request about a provisioned product that there is, once it is accepted.
pub(super) struct Step {
    pub(super) product: ProvisionedProductId,
    /// What the record shows.
    pub(super) target: Target,
    pub(super) tags: Arc<Tags>,
    pub(super) work: Work,
}

/// Takes a request on: the provisioned product is under change before the request is answered.
pub(super) fn take(catalog: &mut Catalog, change: &mut Change<'_>, step: Step) -> Option<RecordDetail> {
    let product = catalog.provisioned.get_mut(step.product.as_str())?;
    let record = Record::new(change, step.work.kind(), &product.launch, step.target, step.tags);
    product.condition = Condition::UnderChange(step.work);
    product.last_record = record.id.clone();
    product.last_provisioning = record.id.clone();
    Some(open(catalog, change, record))
}

/// Keeps a new record, on which the work begins soon. Returns what the request is answered.
pub(super) fn open(catalog: &mut Catalog, change: &mut Change<'_>, record: Record) -> RecordDetail {
    let detail = record.detail(change.scope());
    change.after(&RECORD_START, Event::RecordStarts(record.id.clone()));
    catalog.records.add(record);
    detail
}

/// The work on a request begins.
pub(in super::super) fn start(catalog: &mut Catalog, change: &mut Change<'_>, id: RecordId) {
    if let Some(record) = catalog.records.get_mut(id.as_str()) {
        record.stage = Stage::InProgress;
        record.updated = change.now;
        change.after(&RECORD_FINISH, Event::RecordFinishes(id));
    }
}

/// The work on a request is over: the provisioned product and the record show at once what came of it.
pub(in super::super) fn finish(catalog: &mut Catalog, change: &mut Change<'_>, id: &RecordId) {
    let Some(record) = catalog.records.get_mut(id.as_str()) else { return };
    let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) else { return };
    // A provisioned product under change takes no other request, so the work is the one of this record.
    let Condition::UnderChange(work) = mem::replace(&mut product.condition, Condition::Available) else {
        return;
    };
    record.updated = change.now;
    record.stage = Stage::Succeeded;
    match work {
        Work::Provision => product.last_successful = Some(id.clone()),
        Work::Update(Ok(update)) => {
            product.target = update.target;
            product.tags = update.tags;
            product.parameters = update.parameters;
            product.last_successful = Some(id.clone());
        }
        Work::Update(Err(message)) => {
            let message: Arc<str> = rejected(&message, change).into();
            product.condition = Condition::Tainted(Arc::clone(&message));
            record.stage = Stage::Failed(message);
        }
        Work::Terminate => {
            catalog.provisioned_names.remove(&record.launch.name);
            catalog.provisioned.remove(record.launch.id.as_str());
        }
    }
}

/// The message of a call that `CloudFormation` rejected, as Service Catalog hands it on.
fn rejected(message: &str, change: &mut Change<'_>) -> String {
    let request = change.ids().uuid();
    format!(
        "AmazonCloudFormationException  {message} (Service: AmazonCloudFormation; Status Code: 400; \
         Error Code: ValidationError; Request ID: {request})"
    )
}
