//! Whose provisioned products and records are, and what callers see of them: their own, those of their role, or all of
//! the account.

use std::sync::Arc;

use serde::Serialize;

use super::{
    api,
    errors::{Result, invalid},
    roles,
};
use crate::kit::{Arn, Scope};

/// Whom something is listed for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) enum Holder {
    /// A user or a session of a role, by its ARN.
    Principal(Arc<str>),
    /// A role that owns it as such, by its name.
    Role(Arc<str>),
    /// A role that owns it, as such or by one of its sessions, by its name.
    RoleOrSession(Arc<str>),
}

/// Whom something is listed for that belongs to the principal with this ARN.
pub(super) fn holders(owner: &Arc<str>) -> impl Iterator<Item = Holder> + use<> {
    let arn = Arn::parse(owner);
    let own = || Holder::Principal(Arc::clone(owner));
    let both = match arn.as_ref().and_then(|arn| session_role(arn).map(Arc::from)) {
        Some(role) => [Some(own()), Some(Holder::RoleOrSession(role))],
        None => match arn.as_ref().and_then(role_name) {
            Some(role) => [Some(Holder::Role(Arc::clone(&role))), Some(Holder::RoleOrSession(role))],
            None => [Some(own()), None],
        },
    };
    both.into_iter().flatten()
}

/// The name of the role of a session.
pub(super) fn session_role(arn: &Arn) -> Option<&str> {
    arn.name_of("assumed-role")?.split('/').next().filter(|_| arn.service() == "sts")
}

/// The name of a role, without its path, as the sessions of the role tell it.
fn role_name(arn: &Arn) -> Option<Arc<str>> {
    let path = arn.name_of("role").filter(|_| arn.service() == "iam")?;
    path.rsplit('/').next().map(Arc::from)
}

/// Whether this is the ARN of somebody of the account who can own something: a user, a role, or a session of a role.
pub(super) fn is_principal(scope: &Scope, text: &str) -> bool {
    let is_named = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic());
    let is_session = |arn: &Arn| {
        let name = arn.name_of("assumed-role").filter(|_| arn.service() == "sts");
        name.and_then(|name| name.split_once('/'))
            .is_some_and(|(role, session)| is_named(role) && is_named(session))
    };
    roles::is_role(scope, text)
        || Arn::parse(text).is_some_and(|arn| {
            arn.partition() == scope.region.partition()
                && (arn.region(), arn.account()) == ("", scope.account.as_str())
                && (arn.service() == "iam" && arn.name_of("user").is_some_and(is_named) || is_session(&arn))
        })
}

/// Whether what belongs to `owner` belongs to this caller: they are the same, or the owner is the caller's role.
pub(super) fn is_owner(owner: &Arc<str>, caller: &Arc<str>) -> bool {
    let own = Level::User.holders(caller).unwrap_or_default();
    holders(owner).any(|holder| own.contains(&holder))
}

/// How much a request shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Level {
    /// All of the account.
    Account,
    /// What belongs to the caller's role or one of its sessions.
    Role,
    /// What belongs to the caller.
    User,
}

impl Level {
    /// The level that a request asks for.
    ///
    /// # Errors
    /// If its value is not the caller.
    pub(super) fn read(filter: Option<&api::AccessLevelFilter>, usual: Self) -> Result<Self> {
        let Some(filter) = filter else { return Ok(usual) };
        // Some clients write it with a capital letter.
        if let Some(value) = filter.value.as_deref().filter(|value| !value.eq_ignore_ascii_case("self")) {
            // unverified: that `self` is the only value is documented, the text is not known.
            return Err(invalid(format!("Invalid access level filter value: {value}.")));
        }
        Ok(match filter.key {
            Some(api::AccessLevelFilterKey::Account) => Self::Account,
            Some(api::AccessLevelFilterKey::Role) => Self::Role,
            Some(api::AccessLevelFilterKey::User) => Self::User,
            // unverified: what AWS makes of a filter without key.
            None => usual,
        })
    }

    /// Whose things a caller sees, each thing under one of these at most; nothing if all.
    pub(super) fn holders(self, caller: &Arc<str>) -> Option<Vec<Holder>> {
        let role = Arn::parse(caller).and_then(|arn| session_role(&arn).map(Arc::<str>::from));
        match (self, role) {
            (Self::Account, _) => None,
            (Self::Role, Some(role)) => Some(vec![Holder::RoleOrSession(role)]),
            (Self::User, Some(role)) => Some(vec![Holder::Principal(Arc::clone(caller)), Holder::Role(role)]),
            // unverified: what somebody without role sees of a role.
            (Self::Role | Self::User, None) => Some(vec![Holder::Principal(Arc::clone(caller))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USER: &str = "arn:aws:iam::123456789012:user/ann";
    const ROLE: &str = "arn:aws:iam::123456789012:role/team/Deploy";
    const SESSION: &str = "arn:aws:sts::123456789012:assumed-role/Deploy/ci";
    const OTHER: &str = "arn:aws:sts::123456789012:assumed-role/Deploy/me";

    fn sees(level: Level, caller: &str, owner: &str) -> bool {
        let seen = level.holders(&caller.into());
        seen.is_none_or(|seen| holders(&owner.into()).any(|holder| seen.contains(&holder)))
    }

    #[test]
    fn a_user_is_one_principal_and_a_role_all_its_sessions() {
        for (level, caller, seen) in [
            (Level::User, USER, [true, false, false, false]),
            (Level::User, SESSION, [false, true, true, false]),
            (Level::Role, SESSION, [false, true, true, true]),
            (Level::Role, USER, [true, false, false, false]),
            (Level::Account, USER, [true; 4]),
        ] {
            assert_eq!(
                [USER, ROLE, SESSION, OTHER].map(|owner| sees(level, caller, owner)),
                seen,
                "{caller}"
            );
        }
        assert!(is_owner(&ROLE.into(), &SESSION.into()) && !is_owner(&SESSION.into(), &OTHER.into()));
    }

    #[test]
    fn a_level_is_that_of_the_caller() {
        let read = |value: Option<&str>| {
            let key = Some(api::AccessLevelFilterKey::Role);
            Level::read(Some(&api::AccessLevelFilter { key, value: value.map(Into::into) }), Level::User)
        };
        for value in [None, Some("self"), Some("Self")] {
            assert_eq!(read(value), Ok(Level::Role));
        }
        assert!(read(Some("stockroom")).is_err());
        assert_eq!(Level::read(None, Level::User), Ok(Level::User));
    }
}
