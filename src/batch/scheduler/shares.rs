//! Fair share: what each share has used, and whose turn it is.
//!
//! The share whose weighted use is least comes first. Its use is what it runs now and what it ran not long ago, fading
//! with time. unverified: how Batch adds the two up, and that use fades exponentially; the guide says only that recent
//! use counts more, and that without a decay time only what runs counts.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::Name;
use crate::{api::Timestamp, kit::Ordered};

/// A fair-share policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FairShare {
    /// The weights given; a share that is not among them has weight 1.
    pub shares: Vec<Share>,
    /// For how long past use counts; 0: not at all.
    pub decay_seconds: u32,
    /// How much is kept back for shares that run nothing, in percent: with `n` active shares, (percent / 100)^n of the capacity.
    pub reservation_percent: u8,
}

/// The weight of a share, or of all shares that begin with a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// The name, or how names begin.
    pub name: Name,
    /// Whether `name` is only the beginning of names.
    pub is_prefix: bool,
    /// The less, the more the share may use.
    pub weight: f64,
}

/// What the shares of a queue use.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Shares {
    policy: FairShare,
    used: BTreeMap<Name, Used>,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Used {
    /// What runs, in thousandths of a processor.
    running: u64,
    /// What has ended, as it counted at `at`.
    past: f64,
    at: Timestamp,
}

impl FairShare {
    fn weight(&self, name: &str) -> f64 {
        let exact = self.shares.iter().find(|share| !share.is_prefix && *share.name == *name);
        let begins = |share: &&Share| share.is_prefix && name.starts_with(&*share.name);
        exact.or_else(|| self.shares.iter().find(begins)).map_or(1.0, |share| share.weight)
    }
}

impl Shares {
    pub(super) fn new(policy: &FairShare) -> Self {
        Self { policy: policy.clone(), used: BTreeMap::new() }
    }

    pub(super) fn set_policy(&mut self, policy: &FairShare) {
        self.policy = policy.clone();
    }

    /// The share whose turn it is at `now`: the one with the least weighted use; of equals the first by name.
    pub(super) fn least<'a>(
        &self,
        names: impl Iterator<Item = &'a Name>,
        now: Timestamp,
    ) -> Option<&'a Name> {
        names.min_by(|one, other| self.weighted(one, now).total_cmp(&self.weighted(other, now)))
    }

    pub(super) fn started(&mut self, name: &Name, milli_vcpus: u64) {
        self.used.entry(Arc::clone(name)).or_default().running += milli_vcpus;
    }

    pub(super) fn finished(&mut self, name: &Name, milli_vcpus: u64, now: Timestamp) {
        let Some(mut used) = self.used.remove(name) else { return };
        used.running = used.running.saturating_sub(milli_vcpus);
        used.past = self.faded(used, now) + as_float(milli_vcpus);
        used.at = now;
        // Without decay time the past never counts, so a share that runs nothing need not be known.
        if used.running > 0 || self.policy.decay_seconds > 0 {
            self.used.insert(Arc::clone(name), used);
        }
    }

    /// What runs in each share that runs something.
    pub(super) fn running(&self) -> BTreeMap<Name, u64> {
        let running = self.used.iter().filter(|(_, used)| used.running > 0);
        running.map(|(name, used)| (Arc::clone(name), used.running)).into_map()
    }

    /// What is kept back from `name` out of `most` for shares that run nothing: the given part of it, multiplied by
    /// itself for each share that runs something. A share that runs nothing may take what is kept back.
    pub(super) fn reserved(&self, name: &Name, most: u64) -> u64 {
        let running = |used: &Used| used.running > 0;
        if self.policy.reservation_percent == 0 || !self.used.get(name).is_some_and(running) {
            return 0;
        }
        let active = self.used.values().filter(|used| running(used)).count();
        let part = u128::from(self.policy.reservation_percent);
        let kept = (0..active).fold(u128::from(most), |kept, _| kept * part / 100);
        u64::try_from(kept).unwrap_or(u64::MAX)
    }

    fn weighted(&self, name: &str, now: Timestamp) -> f64 {
        let used = self.used.get(name).copied().unwrap_or_default();
        (as_float(used.running) + self.faded(used, now)) * self.policy.weight(name)
    }

    /// What past use counts for at `now`.
    fn faded(&self, used: Used, now: Timestamp) -> f64 {
        if self.policy.decay_seconds == 0 {
            return 0.0;
        }
        let passed = now.as_millis().saturating_sub(used.at.as_millis()).max(0).unsigned_abs();
        used.past * (-as_float(passed) / (1000.0 * f64::from(self.policy.decay_seconds))).exp()
    }
}

#[expect(clippy::cast_precision_loss, reason = "processors and milliseconds are far below 2 to the 53rd")]
fn as_float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(decay_seconds: u32, reservation_percent: u8) -> FairShare {
        let share = |name: &str, is_prefix, weight| Share { name: name.into(), is_prefix, weight };
        let shares = vec![share("green", false, 1.0), share("red", false, 2.0), share("team", true, 0.5)];
        FairShare { shares, decay_seconds, reservation_percent }
    }

    fn turn(shares: &Shares, names: &[&str], seconds: i64) -> String {
        let names: Vec<Name> = names.iter().map(|name| Name::from(*name)).collect();
        shares.least(names.iter(), Timestamp::from_millis(seconds * 1000)).unwrap().to_string()
    }

    #[test]
    fn weights_divide_what_runs() {
        let mut shares = Shares::new(&policy(0, 0));
        let all = ["blue", "green", "red", "team-a"];
        assert_eq!(turn(&shares, &all, 0), "blue", "none has used anything");
        for (name, use_) in [("blue", 4000), ("green", 3000), ("red", 1000), ("team-a", 7000)] {
            shares.started(&name.into(), use_);
        }
        assert_eq!(turn(&shares, &all, 0), "red", "1 times 2 is less than 3, 4 and 7 times 0.5");
        shares.started(&"red".into(), 1000);
        assert_eq!(turn(&shares, &all, 0), "green");
        shares.finished(&"team-a".into(), 7000, Timestamp::default());
        assert_eq!(turn(&shares, &all, 0), "team-a", "without decay time the past does not count");
    }

    #[test]
    fn past_use_fades() {
        let mut shares = Shares::new(&policy(600, 0));
        shares.started(&"blue".into(), 2000);
        shares.finished(&"blue".into(), 2000, Timestamp::default());
        shares.started(&"green".into(), 1000);
        assert_eq!(turn(&shares, &["blue", "green"], 1), "green");
        assert_eq!(turn(&shares, &["blue", "green"], 600), "blue", "less than half of it is left");
    }

    #[test]
    fn a_reservation_is_for_shares_that_run_nothing() {
        let mut shares = Shares::new(&policy(0, 50));
        let (blue, green): (Name, Name) = ("blue".into(), "green".into());
        assert_eq!(shares.reserved(&blue, 256), 0);
        shares.started(&blue, 1000);
        assert_eq!((shares.reserved(&blue, 256), shares.reserved(&green, 256)), (128, 0));
        shares.started(&green, 1000);
        assert_eq!((shares.reserved(&blue, 256), shares.reserved(&green, 256)), (64, 64));
    }
}
