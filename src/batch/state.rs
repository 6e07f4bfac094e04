//! All that Batch knows: what each account and region has, and what jobs are to come to.

use serde::Serialize;

use super::{Partition, outcomes::Outcomes};
use crate::kit::{AccountId, Scope, Scoped};

/// All that Batch knows.
#[derive(Debug, Default, Serialize)]
pub struct State {
    partitions: Scoped<Partition>,
    /// Of the emulator, not of an account: a test sets the rules before it has any account.
    outcomes: Outcomes,
}

impl State {
    /// What is known of `scope`, nothing if nothing was ever kept there.
    pub fn at(&self, scope: &Scope) -> &Partition {
        self.partitions.at(scope)
    }

    /// What is known of `scope`, to change it.
    pub fn at_mut(&mut self, scope: &Scope) -> &mut Partition {
        self.partitions.at_mut(scope)
    }

    /// What is known of `scope`, to change it, and what jobs are to come to.
    pub fn parts(&mut self, scope: &Scope) -> (&mut Partition, &Outcomes) {
        (self.partitions.at_mut(scope), &self.outcomes)
    }

    /// Every account and region that something was ever kept of, with what is known of it.
    pub fn iter(&self) -> impl Iterator<Item = (&Scope, &Partition)> {
        self.partitions.iter()
    }

    /// What jobs are to come to.
    pub fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// What jobs are to come to, to change it.
    pub fn outcomes_mut(&mut self) -> &mut Outcomes {
        &mut self.outcomes
    }

    /// Forgets everything of `account`; or of all accounts, and then what jobs are to come to as well.
    pub fn reset(&mut self, account: Option<AccountId>) {
        self.partitions.reset(account);
        match account.as_ref().map(AccountId::as_str) {
            None => self.outcomes = Outcomes::default(),
            account => self.outcomes.retain(|rule| rule.r#match.account.as_deref() != account),
        }
    }
}
