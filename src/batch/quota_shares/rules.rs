//! What a quota share may be made of.

use std::collections::BTreeSet;

use crate::{
    api::batch::{
        QuotaShareCapacityLimit, QuotaShareResourceSharingConfiguration, QuotaShareResourceSharingStrategy,
    },
    batch::{queue_refusals::QueueRefusal, service_environments::limits},
};

/// How much may be borrowed where nothing is said: without end.
const UNLIMITED: i32 = -1;

/// Whether a share may have these limits, each for another instance type.
pub(super) fn check_limits(capacity_limits: &[QuotaShareCapacityLimit]) -> Result<(), QueueRefusal> {
    limits::check_count(capacity_limits.len())?;
    let mut units = BTreeSet::new();
    for limit in capacity_limits {
        limits::check_capacity(limit.max_capacity)?;
        limits::check_instance_type(&limit.capacity_unit)?;
        if !units.insert(limit.capacity_unit.as_str()) {
            return Err(QueueRefusal::RepeatedUnit);
        }
    }
    Ok(())
}

/// How a share shares, with the limit on borrowing filled in if it borrows.
pub(super) fn sharing(
    mut sharing: QuotaShareResourceSharingConfiguration,
) -> Result<QuotaShareResourceSharingConfiguration, QueueRefusal> {
    let borrows = sharing.strategy == QuotaShareResourceSharingStrategy::LendAndBorrow;
    match sharing.borrow_limit {
        Some(_) if !borrows => return Err(QueueRefusal::BorrowWithoutStrategy),
        Some(limit) if limit < UNLIMITED => return Err(QueueRefusal::BadBorrowLimit),
        None if borrows => sharing.borrow_limit = Some(UNLIMITED),
        _ => {}
    }
    Ok(sharing)
}
