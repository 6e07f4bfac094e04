//! What a fair-share policy may say.

use std::collections::BTreeSet;

use crate::{
    api::batch::{FairsharePolicy, ShareAttributes},
    batch::queue_refusals::QueueRefusal,
    kit::Ordered,
};

/// The most share identifiers of a policy.
const MOST_SHARES: usize = 500;
/// The most characters of a share identifier.
const LONGEST_IDENTIFIER: usize = 255;
/// The longest decay in seconds: a week.
const LONGEST_DECAY: i32 = 604_800;

/// Whether `policy` keeps the rules.
pub(super) fn check(policy: &FairsharePolicy) -> Result<(), QueueRefusal> {
    if !(0..=LONGEST_DECAY).contains(&policy.share_decay_seconds.unwrap_or_default()) {
        return Err(QueueRefusal::BadDecay);
    }
    if !(0..=99).contains(&policy.compute_reservation.unwrap_or_default()) {
        return Err(QueueRefusal::BadReservation);
    }
    let shares = policy.share_distribution.as_deref().unwrap_or_default();
    if shares.len() > MOST_SHARES {
        return Err(QueueRefusal::TooManyShares);
    }
    for share in shares {
        check_share(share)?;
    }
    check_overlaps(shares)
}

fn check_share(share: &ShareAttributes) -> Result<(), QueueRefusal> {
    let identifier = share.share_identifier.as_str();
    let stem = identifier.strip_suffix('*').unwrap_or(identifier);
    if identifier.len() > LONGEST_IDENTIFIER || !is_identifier(stem) {
        return Err(QueueRefusal::BadIdentifier);
    }
    let weighted = share.weight_factor.is_none_or(|weight| (0.0001..=999.9999).contains(&weight));
    if weighted { Ok(()) } else { Err(QueueRefusal::BadWeight) }
}

/// Whether this can be the identifier of a share, as jobs name it.
///
/// The reference says alphanumeric, but policies are on record with `-` and `_`; unverified: that jobs may name those.
pub(in crate::batch) fn is_identifier(text: &str) -> bool {
    (1..=LONGEST_IDENTIFIER).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn check_overlaps(shares: &[ShareAttributes]) -> Result<(), QueueRefusal> {
    let identifiers: BTreeSet<&str> = shares.iter().map(|share| share.share_identifier.as_str()).into_set();
    if identifiers.len() < shares.len() {
        return Err(QueueRefusal::RepeatedIdentifier);
    }
    for prefix in &identifiers {
        let Some(stem) = prefix.strip_suffix('*') else { continue };
        // Whatever begins with the stem stands behind it in one row.
        let row = identifiers.range(stem..).take_while(|identifier| identifier.starts_with(stem));
        if let Some(covered) = row.copied().find(|identifier| identifier != prefix) {
            let prefix = (*prefix).to_owned();
            return Err(QueueRefusal::CoveredIdentifier { covered: covered.to_owned(), prefix });
        }
    }
    Ok(())
}
