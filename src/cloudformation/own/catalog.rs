//! `AWS::ServiceCatalog::*`: which file knows a type, and what its calls have in common.

use serde_json::{Map, Value as Json};

use super::{Job, Line, Script, constraints, fit, portfolios, products};
use crate::api::ServiceId;

pub(super) fn is_one(resource_type: &str) -> bool {
    let kind = resource_type.strip_prefix("AWS::ServiceCatalog::");
    kind.is_some_and(|kind| {
        constraints::type_of(kind).is_some()
            || portfolios::KINDS.contains(&kind)
            || products::KINDS.contains(&kind)
    })
}

pub(super) fn create(job: &Job<'_>, script: &mut Script) {
    let kind = job.kind();
    if let Some(constraint_type) = constraints::type_of(kind) {
        constraints::create(job, constraint_type, script);
    } else if products::KINDS.contains(&kind) {
        products::create(job, script);
    } else {
        portfolios::create(job, script);
    }
}

pub(super) fn update(job: &Job<'_>, memory: &Json, script: &mut Script) {
    let kind = job.kind();
    if constraints::type_of(kind).is_some() {
        constraints::update(job, script);
    } else if products::KINDS.contains(&kind) {
        products::update(job, memory, script);
    } else {
        portfolios::update(job, memory, script);
    }
}

pub(super) fn remove(kind: &str, (memory, token): (&Json, &str), script: &mut Script) {
    if constraints::type_of(kind).is_some() {
        constraints::remove(script);
    } else if products::KINDS.contains(&kind) {
        products::remove(kind, token, script);
    } else {
        portfolios::remove(kind, (memory, token), script);
    }
}

/// A call of Service Catalog.
pub(super) fn call(operation: &'static str, input: Map<String, Json>) -> Line {
    Line::new(ServiceId::ServiceCatalog, operation, Json::Object(input))
}

/// What of the properties an operation takes, with some members beside.
pub(super) fn input<const N: usize>(
    operation: &str,
    properties: &Json,
    members: [(&str, Json); N],
) -> Map<String, Json> {
    let mut input = fit::input(ServiceId::ServiceCatalog, operation, properties);
    input.extend(members.into_iter().map(|(name, value)| (name.to_owned(), value)));
    input
}
