//! Who am I: the two operations of STS, and the role sessions handed out.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use serde::Serialize;

use crate::{
    api::Timestamp,
    kit::{AccountId, Arn, Caller, Context, Ids, Origin, Region, Scope, Session},
};

/// The role sessions handed out, by access key id.
#[derive(Debug, Default, Serialize)]
pub struct State {
    sessions: BTreeMap<String, Session>,
    #[serde(skip)]
    by_expiry: BTreeSet<(Timestamp, String)>,
}

/// What `AssumeRole` hands out.
#[derive(Clone, Debug)]
pub struct AssumedRole {
    /// The temporary access key id.
    pub access_key_id: String,
    /// Its secret.
    pub secret_access_key: String,
    /// The token that goes with them.
    pub session_token: String,
    /// The session.
    pub session: Session,
}

/// What `AssumeRole` is asked for.
#[derive(Clone, Debug)]
pub struct AssumeRole {
    /// The role.
    pub role_arn: String,
    /// The name of the session.
    pub session_name: String,
    /// How long it lasts.
    pub duration: Duration,
}

/// How long expired sessions are remembered, so that their keys are answered as expired: a day.
const REMEMBERED: Duration = Duration::from_secs(24 * 60 * 60);

impl State {
    /// The session of an access key handed out here.
    pub fn session(&self, access_key_id: &str) -> Option<&Session> {
        self.sessions.get(access_key_id)
    }

    /// Forgets the sessions of `account`, or all.
    pub fn reset(&mut self, account: Option<AccountId>) {
        let stays = |session: &Session| account.is_some_and(|account| session.account != account);
        self.sessions.retain(|_, session| stays(session));
        self.by_expiry.retain(|(_, key)| self.sessions.contains_key(key));
    }

    /// Remembers a session by its access key id from `now` on; forgets those that expired long ago.
    pub fn remember(&mut self, access_key_id: String, session: Session, now: Timestamp) {
        while let Some((expired, key)) = self.by_expiry.pop_first() {
            if expired + REMEMBERED > now {
                self.by_expiry.insert((expired, key));
                break;
            }
            self.sessions.remove(&key);
        }
        self.by_expiry.insert((session.expires, access_key_id.clone()));
        self.sessions.insert(access_key_id, session);
    }

    /// Opens a session of a role.
    ///
    /// # Errors
    /// As for [`assume_role`].
    pub fn assume_role(
        &mut self,
        context: &Context<'_>,
        ids: &mut Ids,
        request: &AssumeRole,
    ) -> Result<AssumedRole, String> {
        let role = assume_role(context, ids, request)?;
        self.remember(role.access_key_id.clone(), role.session.clone(), context.now);
        Ok(role)
    }
}

/// The keys of a session of a role, which nobody remembers yet. Any well-formed role can be assumed: the emulator has no
/// IAM to ask.
///
/// # Errors
/// The message of a `ValidationError` if the ARN is not one of a role.
pub fn assume_role(
    context: &Context<'_>,
    ids: &mut Ids,
    request: &AssumeRole,
) -> Result<AssumedRole, String> {
    let invalid = || format!("{} is invalid", request.role_arn);
    let arn = Arn::parse(&request.role_arn).filter(|arn| arn.service() == "iam").ok_or_else(invalid)?;
    let account = AccountId::parse(arn.account()).ok_or_else(invalid)?;
    let path = arn.name_of("role").filter(|name| !name.is_empty()).ok_or_else(invalid)?;
    let scope = Scope { account, region: context.scope().region.clone() };
    let session = Session {
        account,
        caller: session_of(&scope, (&request.role_arn, path), &request.session_name),
        expires: context.now + request.duration,
    };
    let access_key_id = format!("ASIA{}", ids.upper(16));
    Ok(AssumedRole {
        access_key_id,
        secret_access_key: ids.upper(40),
        session_token: ids.upper(200),
        session,
    })
}

/// A session of a role of an account, given by its ARN and its path.
fn session_of(scope: &Scope, (role_arn, path): (&str, &str), session_name: &str) -> Caller {
    let name = path.rsplit('/').next().unwrap_or(path);
    let arn = scope.global_arn("sts", format_args!("assumed-role/{name}/{session_name}")).to_string();
    let id = format!("{}:{session_name}", unique_id("AROA", role_arn));
    Caller { arn: arn.into(), id: id.into(), role: Some(role_arn.into()) }
}

/// Who acts in `scope` as the role with this ARN.
pub fn acting_as(scope: &Scope, role_arn: &str, session_name: &str) -> Caller {
    let arn = Arn::parse(role_arn);
    let path = arn.as_ref().and_then(|arn| arn.name_of("role")).unwrap_or_default();
    session_of(scope, (role_arn, path), session_name)
}

/// The caller with this ARN: a user, or a session of a role without path.
pub fn caller(scope: &Scope, arn: &str) -> Caller {
    let parsed = Arn::parse(arn);
    let session = parsed.as_ref().and_then(|arn| arn.name_of("assumed-role")?.split_once('/'));
    match session {
        Some((role, name)) => {
            let role_arn = scope.global_arn("iam", format_args!("role/{role}")).to_string();
            session_of(scope, (&role_arn, role), name)
        }
        None => Caller { id: unique_id("AIDA", arn).into(), arn: arn.into(), role: None },
    }
}

/// The caller behind an ordinary access key: the user `stockroom` of its account.
pub fn user(account: AccountId, region: &Region) -> Caller {
    let arn = Scope { account, region: region.clone() }.global_arn("iam", "user/stockroom").to_string();
    Caller { id: unique_id("AIDA", &arn).into(), arn: arn.into(), role: None }
}

/// Where a call comes from that no account is known of: the ordinary caller of the default account.
pub fn anybody(region: Region, request_id: Arc<str>) -> Origin {
    let scope = Scope { account: AccountId::DEFAULT, region };
    Origin { caller: user(scope.account, &scope.region), scope, request_id }
}

/// The unique id of an IAM principal: fixed by its ARN, as nothing here creates or deletes principals.
fn unique_id(prefix: &str, arn: &str) -> String {
    // FNV-1a: any stable spread will do.
    let seed = arn.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{prefix}{}", Ids::new(seed, 0).upper(17))
}
