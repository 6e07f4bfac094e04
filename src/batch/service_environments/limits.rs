//! Capacity limits of service environments.

use std::collections::BTreeSet;

use crate::{
    api::batch::CapacityLimit,
    batch::{errors::Refusal, queue_refusals::QueueRefusal},
};

/// The most limits of one environment or share.
const MOST_LIMITS: usize = 5;
/// The unit that counts instances of whatever type.
pub(in crate::batch) const NUMBER_OF_INSTANCES: &str = "NUM_INSTANCES";

/// Whether an environment may have these limits: one number of instances, or a few by instance type.
pub(in crate::batch) fn check(limits: &[CapacityLimit]) -> Result<(), Refusal> {
    check_count(limits.len())?;
    let mut units = BTreeSet::new();
    for limit in limits {
        let capacity = limit.max_capacity.ok_or(Refusal::Required("maxCapacity"))?;
        let unit = limit.capacity_unit.as_deref().ok_or(Refusal::Required("capacityUnit"))?;
        check_capacity(capacity)?;
        if unit != NUMBER_OF_INSTANCES {
            check_instance_type(unit)?;
        }
        if !units.insert(unit) {
            return Err(QueueRefusal::RepeatedUnit.into());
        }
    }
    if units.contains(NUMBER_OF_INSTANCES) && units.len() > 1 {
        return Err(QueueRefusal::MixedUnits.into());
    }
    Ok(())
}

/// Whether there may be so many limits.
pub(in crate::batch) fn check_count(limits: usize) -> Result<(), QueueRefusal> {
    match limits {
        0 => Err(QueueRefusal::NoLimits),
        1..=MOST_LIMITS => Ok(()),
        _ => Err(QueueRefusal::TooManyLimits),
    }
}

/// Whether a limit may be so low.
pub(in crate::batch) fn check_capacity(capacity: i32) -> Result<(), QueueRefusal> {
    if capacity > 0 { Ok(()) } else { Err(QueueRefusal::BadCapacity) }
}

/// Whether `unit` is written as Amazon `SageMaker` writes its instance types. Which of them there are is not known
/// here.
pub(in crate::batch) fn check_instance_type(unit: &str) -> Result<(), QueueRefusal> {
    let mut parts = unit.split('.');
    let word = |part: Option<&str>| {
        part.is_some_and(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    };
    let is_type =
        parts.next() == Some("ml") && word(parts.next()) && word(parts.next()) && parts.next().is_none();
    if is_type { Ok(()) } else { Err(QueueRefusal::UnknownUnit(unit.to_owned())) }
}
