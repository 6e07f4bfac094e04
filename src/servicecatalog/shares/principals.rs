//! Who may use a portfolio, of the account's own or imported.

use std::{borrow::Cow, collections::BTreeSet};

use super::{
    super::{principals::Principal, state::State},
    imports,
};
use crate::kit::{Ordered, Scope};

static NOBODY: BTreeSet<Principal> = BTreeSet::new();

/// The principals that the account associated with a portfolio; none if it does not have it.
pub(in super::super) fn principals<'a>(
    state: &'a State,
    scope: &Scope,
    portfolio: &str,
) -> Option<&'a BTreeSet<Principal>> {
    let catalog = state.at(scope);
    match catalog.portfolios.get(portfolio) {
        Some(portfolio) => Some(&portfolio.principals),
        None => imports::find(state, scope, portfolio)
            .map(|_| catalog.shares.imports.get(portfolio).map_or(&NOBODY, |import| &import.principals)),
    }
}

/// Those of [`principals`], to change them.
pub(in super::super) fn principals_mut<'a>(
    state: &'a mut State,
    scope: &Scope,
    portfolio: &str,
) -> Option<&'a mut BTreeSet<Principal>> {
    let import = imports::find(state, scope, portfolio).map(|import| import.portfolio.id.clone());
    let catalog = state.at_mut(scope);
    match import {
        Some(id) => Some(&mut catalog.shares.imports.entry(id).or_default().principals),
        None => catalog.portfolios.get_mut(portfolio).map(|portfolio| &mut portfolio.principals),
    }
}

/// Everybody who may use a portfolio: of an imported one those too that its owner shares.
pub(in super::super) fn all_principals<'a>(
    state: &'a State,
    scope: &Scope,
    portfolio: &str,
) -> Option<Cow<'a, BTreeSet<Principal>>> {
    match imports::find(state, scope, portfolio) {
        Some(import) => Some(Cow::Owned(import.principals().cloned().into_set())),
        None => principals(state, scope, portfolio).map(Cow::Borrowed),
    }
}
