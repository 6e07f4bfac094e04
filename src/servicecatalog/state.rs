//! All that Service Catalog knows, and how a request changes it.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    Event,
    associations::Associations,
    budgets::Budgets,
    collection::Collection,
    constraints::Constraints,
    errors::{Result, token_reused},
    ids::ProvisionedProductId,
    portfolios::Portfolio,
    products::Product,
    provisioning::ProvisionedProduct,
    records::Record,
    service_actions::ServiceActions,
    tag_options::TagOptions,
};
use crate::{
    api::Operation,
    kit::{Context, Scoped, Seen, Tokens, Transaction},
};

/// How long an idempotency token is remembered. unverified: AWS gives no time.
pub(super) const TOKEN_LIFETIME: Duration = Duration::from_hours(24);

/// All that Service Catalog knows, of every account and region.
pub type State = Scoped<Catalog>;

/// What Service Catalog knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Catalog {
    pub(super) portfolios: Collection<Portfolio>,
    pub(super) products: Collection<Product>,
    pub(super) associations: Associations,
    pub(super) constraints: Constraints,
    pub(super) service_actions: ServiceActions,
    pub(super) tag_options: TagOptions,
    pub(super) budgets: Budgets,
    pub(super) provisioned: Collection<ProvisionedProduct>,
    /// The live provisioned products by name: a name is free again when they are gone.
    #[serde(skip)]
    pub(super) provisioned_names: BTreeMap<Arc<str>, ProvisionedProductId>,
    pub(super) records: Collection<Record>,
    pub(super) tokens: Tokens,
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
