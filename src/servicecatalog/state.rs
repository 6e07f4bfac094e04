//! All that Service Catalog knows, and how a request changes it.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    Event,
    access::Owner,
    api::RecordDetail,
    associations::Associations,
    budgets::Budgets,
    collection::Collection,
    constraints::Constraints,
    errors::{Result, token_reused},
    outcomes::Outcomes,
    portfolios::Portfolio,
    products::{Copies, Products},
    provisioning::{Delegations, EngineTask, Engines, Parsed, Plans, ProvisionedProducts, offers, tell},
    record_book::Records,
    search::Memo,
    service_actions::ServiceActions,
    shares::{self, Offers, Organization, Organizations, Shares},
    tag_options::TagOptions,
};
use crate::{
    api::Operation,
    cloudformation::{Exports, Names, Stack},
    kit::{AccountId, Context, Scope, Scoped, Seen, Tokens, Transaction},
};

/// How long an idempotency token is remembered. unverified: AWS gives no time.
pub(super) const TOKEN_LIFETIME: Duration = Duration::from_hours(24);

/// All that Service Catalog knows.
#[derive(Debug, Default, Serialize)]
pub struct State {
    catalogs: Scoped<Catalog>,
    /// Who belongs to which organisation; it lies above accounts and regions.
    pub(super) organizations: Organizations,
    /// The names that resources of stacks were given.
    names: Names,
    /// What stacks come to. Of the emulator, not of an account: a test sets the rules before it has any account.
    outcomes: Outcomes,
    /// Which portfolios are shared at all.
    #[serde(skip)]
    pub(super) offers: Offers,
}

impl State {
    /// What is known of `scope`, nothing if nothing was ever kept there.
    pub fn at(&self, scope: &Scope) -> &Catalog {
        self.catalogs.at(scope)
    }

    /// `scope` and what is known of it, if anything was ever kept there.
    pub(super) fn find(&self, scope: &Scope) -> Option<Owner<'_>> {
        self.catalogs.find(scope).map(|(scope, catalog)| Owner { scope, catalog })
    }

    /// The organisation that is described, if any.
    pub fn organization(&self) -> Option<&Organization> {
        self.organizations.described()
    }

    /// Describes the organisation, or forgets what was described.
    pub fn describe_organization(&mut self, organization: Option<Organization>) {
        self.organizations.describe(organization);
    }

    /// What stacks are to come to.
    pub fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// What is known of `scope` and which names are taken anywhere, to change them, and what stacks are to come to.
    pub(super) fn parts(&mut self, scope: &Scope) -> (&mut Catalog, &mut Names, &Outcomes) {
        (self.catalogs.at_mut(scope), &mut self.names, &self.outcomes)
    }

    /// What stacks are to come to, to change it.
    pub fn outcomes_mut(&mut self) -> &mut Outcomes {
        &mut self.outcomes
    }

    /// What engines outside are to do: those of one account, or all.
    pub fn engine_tasks(&self, account: Option<AccountId>) -> Vec<EngineTask> {
        offers(self, account)
    }

    /// Tells what an engine finds in the archive of a version. Returns whether there is such a version.
    pub fn tell_parsed(&mut self, parsed: Parsed) -> bool {
        tell(self, parsed)
    }

    /// What is known of `scope`, to change it.
    pub fn at_mut(&mut self, scope: &Scope) -> &mut Catalog {
        self.catalogs.at_mut(scope)
    }

    /// Every account and region that something was ever kept of, with what is known of it.
    pub fn iter(&self) -> impl Iterator<Item = (&Scope, &Catalog)> {
        self.catalogs.iter()
    }

    /// Forgets everything of `account`, what it shared with others too; or of all accounts, and then the organisation
    /// as well.
    pub fn reset(&mut self, account: Option<AccountId>) {
        if let Some(account) = account {
            shares::withdraw_all(self, account);
            self.outcomes.retain(|rule| rule.r#match.account.as_deref() != Some(account.as_str()));
        } else {
            self.offers = Offers::default();
            self.outcomes = Outcomes::default();
        }
        self.catalogs.reset(account);
        self.names.reset(account);
        self.organizations.reset(account);
    }
}

/// What Service Catalog knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Catalog {
    pub(super) portfolios: Collection<Portfolio>,
    pub(super) products: Products,
    pub(super) copies: Copies,
    pub(super) associations: Associations,
    pub(super) constraints: Constraints,
    pub(super) service_actions: ServiceActions,
    pub(super) tag_options: TagOptions,
    pub(super) budgets: Budgets,
    pub(super) provisioned: ProvisionedProducts,
    pub(super) plans: Plans,
    /// The stacks that were left behind by what was terminated, by ARN.
    pub(super) left_stacks: BTreeMap<Arc<str>, Box<Stack>>,
    /// What engines outside are to do.
    pub(super) engines: Engines,
    /// What is to be done to stacks that are made elsewhere.
    pub(super) delegations: Delegations,
    /// What stacks export to each other.
    pub(super) exports: Exports,
    pub(super) records: Records,
    pub(super) shares: Shares,
    pub(super) tokens: Tokens,
    #[serde(skip)]
    pub(super) memo: Memo,
}

/// A change of Service Catalog under way.
pub(super) type Change<'a> = Transaction<'a, Event>;

/// Makes a change once per idempotency token: `plan` checks the request and may refuse it, `commit` carries it out and
/// cannot fail; a token that comes again with the same request gets the first answer again.
///
/// # Errors
/// Those of `plan`, and `InvalidParametersException` for a token that came with another request before.
pub(super) fn once<O: Operation, P>(
    state: &mut State,
    change: &mut Change<'_>,
    (token, input): (&str, &O::Input),
    plan: impl FnOnce(&State, &Context<'_>) -> Result<P>,
    commit: impl FnOnce(&mut Catalog, &mut Change<'_>, P) -> O::Output,
) -> Result<O::Output> {
    let catalog = state.at(change.scope());
    match catalog.tokens.look::<O>(change.now, token, input) {
        Seen::Same(reply) => return Ok(reply),
        Seen::Other => return Err(token_reused(token)),
        Seen::Never => {}
    }
    let plan = plan(state, change)?;
    let catalog = state.at_mut(change.scope());
    let reply = commit(catalog, change, plan);
    catalog.tokens.keep::<O>(change.now, token, input, &reply, TOKEN_LIFETIME);
    Ok(reply)
}

/// As [`once`], for requests that come to a record. Of the answer only the id of that is remembered: all else in it the record
/// keeps.
///
/// # Errors
/// Those of [`once`].
pub(super) fn once_recorded<O: Operation, P>(
    state: &mut State,
    change: &mut Change<'_>,
    (token, input): (&str, &O::Input),
    plan: impl FnOnce(&State, &Context<'_>) -> Result<P>,
    commit: impl FnOnce(&mut Catalog, &mut Change<'_>, P) -> Option<RecordDetail>,
) -> Result<Option<RecordDetail>> {
    let catalog = state.at(change.scope());
    match catalog.tokens.look_up::<O>(change.now, token, input) {
        Seen::Same(id) => {
            return Ok(catalog.records.get(id).map(|record| record.first_detail(change.scope())));
        }
        Seen::Other => return Err(token_reused(token)),
        Seen::Never => {}
    }
    let plan = plan(state, change)?;
    let catalog = state.at_mut(change.scope());
    let detail = commit(catalog, change, plan);
    let id = detail.as_ref().and_then(|detail| detail.record_id.as_deref()).unwrap_or_default();
    let note = catalog.records.get(id).map_or_else(|| "".into(), |record| (&record.id).into());
    catalog.tokens.note::<O>(change.now, token, input, note, TOKEN_LIFETIME);
    Ok(detail)
}

/// As [`once`], for operations whose token may be left out: then the change is made each time.
///
/// # Errors
/// Those of [`once`].
pub(super) fn once_if_told<O: Operation, P>(
    state: &mut State,
    change: &mut Change<'_>,
    (token, input): (Option<&str>, &O::Input),
    plan: impl FnOnce(&State, &Context<'_>) -> Result<P>,
    commit: impl FnOnce(&mut Catalog, &mut Change<'_>, P) -> O::Output,
) -> Result<O::Output> {
    if let Some(token) = token {
        return once::<O, P>(state, change, (token, input), plan, commit);
    }
    let plan = plan(state, change)?;
    Ok(commit(state.at_mut(change.scope()), change, plan))
}
