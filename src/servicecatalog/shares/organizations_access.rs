//! Whether Service Catalog may look into the organisation, without which nothing can be shared with it.

use super::{
    super::{
        Event, api,
        errors::{Result, invalid_state},
        state::{Change, State},
    },
    ORGANIZATIONS_ACCESS,
};
use crate::kit::Context;

/// `EnableAWSOrganizationsAccess`.
pub(super) fn enable_aws_organizations_access(
    state: &mut State,
    change: &mut Change<'_>,
    _: api::EnableAWSOrganizationsAccessInput,
) -> Result<api::EnableAWSOrganizationsAccessOutput> {
    set(state, change, true)?;
    Ok(api::EnableAWSOrganizationsAccessOutput {})
}

/// `DisableAWSOrganizationsAccess`. What is shared stays shared.
pub(super) fn disable_aws_organizations_access(
    state: &mut State,
    change: &mut Change<'_>,
    _: api::DisableAWSOrganizationsAccessInput,
) -> Result<api::DisableAWSOrganizationsAccessOutput> {
    set(state, change, false)?;
    Ok(api::DisableAWSOrganizationsAccessOutput {})
}

fn set(state: &mut State, change: &mut Change<'_>, enabled: bool) -> Result<()> {
    let account = change.scope().account;
    let organizations = &mut state.organizations;
    organizations.check_manager(account)?;
    let access = organizations.access(account);
    // unverified: the code of both refusals is modelled, the texts are not known.
    if access.under_change {
        return Err(invalid_state("The access to AWS Organizations is under change."));
    }
    if !enabled && organizations.is_delegated(account) {
        return Err(invalid_state("The organization has delegated administrators."));
    }
    // unverified: that asking for what is so already is no error.
    if access.is_enabled != enabled {
        let access = organizations.access_mut(account);
        access.is_enabled = enabled;
        access.under_change = true;
        change.after(&ORGANIZATIONS_ACCESS, Event::OrganizationsAccessSettles);
    }
    Ok(())
}

/// The access is what was asked for.
pub(in super::super) fn settle_access(state: &mut State, change: &mut Change<'_>) {
    state.organizations.access_mut(change.scope().account).under_change = false;
}

/// `GetAWSOrganizationsAccessStatus`.
pub(super) fn get_aws_organizations_access_status(
    state: &State,
    context: &Context<'_>,
    _: api::GetAWSOrganizationsAccessStatusInput,
) -> Result<api::GetAWSOrganizationsAccessStatusOutput> {
    let account = context.scope().account;
    state.organizations.check_administrator(account)?;
    let access_status = Some(state.organizations.access(account).status());
    Ok(api::GetAWSOrganizationsAccessStatusOutput { access_status })
}
