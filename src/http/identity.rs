//! Who asks: account, region and caller from the Signature Version 4 parts of a request. Signatures are not verified.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use http::{
    HeaderMap, HeaderName,
    header::{AUTHORIZATION, DATE},
    request::Parts,
};
use parking_lot::RwLock;

use super::upstream::access_key;
use crate::{
    api::Signer,
    config::Config,
    engine::Engine,
    kit::{AccountId, Caller, Ids, Origin, Region, Scope},
    protocol::Fault,
    ssm, sts,
};

/// Why a request has no proper identity; an error of the framework.
type Refusal = Fault;

/// Who a credential stands for.
type Identity = Arc<(Scope, Caller)>;

const AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");

/// Keeps the number of remembered credentials bounded, whatever clients send.
const MOST_REMEMBERED: usize = 1024;

/// Tells who asks, and remembers the credentials it has seen.
#[derive(Debug)]
pub(super) struct Identities {
    default_region: Region,
    default_account: AccountId,
    /// By the whole credential: `key/date/region/service/aws4_request`.
    seen: RwLock<HashMap<Box<str>, Identity>>,
    seed: u64,
    requests: std::sync::atomic::AtomicU64,
}

impl Identities {
    pub(super) fn new(config: &Config) -> Self {
        Self {
            default_region: config.default_region.clone(),
            default_account: config.default_account,
            seen: RwLock::default(),
            // Request ids are no part of the machine, so they draw from a stream of their own.
            seed: !config.machine.seed,
            requests: std::sync::atomic::AtomicU64::new(0),
        }
    }

    /// A fresh request id.
    pub(super) fn request_id(&self) -> Arc<str> {
        let number = self.requests.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut text = uuid::Uuid::encode_buffer();
        let id: &str = Ids::new(self.seed, number).uuid().hyphenated().encode_lower(&mut text);
        id.into()
    }

    /// Who makes a request; and why that is not properly known, if it is not. A request without a usable identity
    /// still gets one, so that its error can be answered.
    pub(super) fn identify(
        &self,
        engine: &Engine,
        parts: &Parts,
        signer: Signer,
    ) -> (Origin, Option<Refusal>) {
        let request_id = self.request_id();
        if signer == Signer::Nobody && is_unsigned(parts) {
            return (sts::anybody(self.default_region.clone(), request_id), None);
        }
        match credential(parts).and_then(|credential| self.resolve(engine, &credential, signer)) {
            Ok(identity) => {
                let (scope, caller) = identity.as_ref().clone();
                (Origin { scope, caller, request_id }, None)
            }
            Err(refusal) => (sts::anybody(self.default_region.clone(), request_id), Some(refusal)),
        }
    }

    /// Who makes a request that is somebody else's to judge: as far as its key tells, even if it has expired.
    pub(super) fn identify_leniently(&self, engine: &Engine, parts: &Parts) -> Origin {
        let (origin, refusal) = self.identify(engine, parts, Signer::Caller);
        let Some(key) = refusal.and_then(|_| access_key(parts)) else { return origin };
        let account = engine.look(&origin, |world, _| {
            let of_session = world.sts.session(&key).map(|session| session.account);
            let of_node = || Some(world.home_of_node(&key)?.account);
            of_session.or_else(of_node).or_else(|| AccountId::parse(&key))
        });
        match account {
            Some(account) => {
                let scope = Scope { account, ..origin.scope };
                Origin { caller: sts::user(account, &scope.region), scope, ..origin }
            }
            None => origin,
        }
    }

    fn resolve(&self, engine: &Engine, credential: &str, signer: Signer) -> Result<Identity, Refusal> {
        if signer != Signer::Node
            && let Some(identity) = self.seen.read().get(credential)
        {
            return Ok(Arc::clone(identity));
        }
        let mut parts = credential.split('/');
        let key = parts.next().unwrap_or_default();
        let region = match parts.nth(1) {
            None | Some("") => self.default_region.clone(),
            Some(name) => Region::parse(name).ok_or_else(|| {
                let text = "Credential should be scoped to a valid region. ".to_owned();
                Fault::Unauthenticated("InvalidSignatureException", text)
            })?,
        };
        // Nodes sign what only nodes may call, and nothing else.
        match (ssm::is_hybrid_node_id(key), signer) {
            (true, Signer::Node) => return Ok(node(engine, key, region)),
            (true, _) | (false, Signer::Node) => return Err(Fault::unknown_key()),
            (false, _) => {}
        }
        if key.starts_with("ASIA")
            && let Some(session) = session(engine, key, &region)?
        {
            return Ok(Arc::new(session));
        }
        let account = AccountId::parse(key).unwrap_or(self.default_account);
        let caller = sts::user(account, &region);
        let identity = Arc::new((Scope { account, region }, caller));
        let mut seen = self.seen.write();
        // Keys of sessions are not remembered here: they may be handed out, expire and be forgotten.
        if !key.starts_with("ASIA") {
            if seen.len() >= MOST_REMEMBERED {
                seen.clear();
            }
            seen.insert(credential.into(), Arc::clone(&identity));
        }
        Ok(identity)
    }
}

/// Whether a request does not even try to say who makes it.
fn is_unsigned(parts: &Parts) -> bool {
    !parts.headers.contains_key(AUTHORIZATION)
        && !parts.uri.query().is_some_and(|query| query.contains("X-Amz-"))
}

/// A node as a caller: of its own account, with its id as unique id. One that is not known in the region is nobody in
/// particular, and the operation says so.
fn node(engine: &Engine, id: &str, region: Region) -> Identity {
    let anybody = sts::anybody(region, "".into());
    let home = engine.look(&anybody, |world, _| world.home_of_node(id));
    let scope = home.filter(|home| home.region == anybody.scope.region).unwrap_or(anybody.scope);
    let arn = scope.arn("ssm", format_args!("managed-instance/{id}")).to_string();
    Arc::new((scope, Caller { arn: arn.into(), id: id.into(), role: None }))
}

/// The role session behind a key handed out here.
fn session(engine: &Engine, key: &str, region: &Region) -> Result<Option<(Scope, Caller)>, Refusal> {
    let anybody = sts::anybody(region.clone(), "".into());
    let (session, now) =
        engine.look(&anybody, |world, context| (world.sts.session(key).cloned(), context.now));
    match session {
        Some(session) if session.expires <= now => Err(Fault::expired_token()),
        Some(session) => {
            Ok(Some((Scope { account: session.account, region: region.clone() }, session.caller)))
        }
        None => Ok(None),
    }
}

/// The credential of a request, from its `Authorization` header or its query.
fn credential(parts: &Parts) -> Result<Cow<'_, str>, Refusal> {
    let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let query = parts.uri.query().filter(|query| names_algorithm(query));
    match (header, query) {
        (Some(_), Some(_)) => Err(Fault::Unauthenticated(
            "InvalidSignatureException",
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."
                .to_owned(),
        )),
        (Some(header), _) => from_header(header, &parts.headers).map(Cow::Borrowed),
        (None, Some(query)) => from_query(query).map(Cow::Owned),
        (None, None) => Err(Fault::Unauthenticated(
            "MissingAuthenticationTokenException",
            "Missing Authentication Token".to_owned(),
        )),
    }
}

fn from_header<'a>(header: &'a str, headers: &HeaderMap) -> Result<&'a str, Refusal> {
    const NEEDED: [&str; 3] = ["Credential", "Signature", "SignedHeaders"];
    let mut given = [""; NEEDED.len()];
    for field in header.split([',', ' ']).skip(1) {
        let (name, value) = field.split_once('=').unwrap_or_default();
        if let Some(place) = NEEDED.iter().position(|needed| *needed == name) {
            given[place] = value;
        }
    }
    let [credential, ..] = given;
    let has_date = headers.contains_key(AMZ_DATE) || headers.contains_key(DATE);
    if has_date && given.iter().all(|value| !value.is_empty()) {
        return Ok(credential);
    }
    let mut text = String::new();
    for (name, _) in NEEDED.iter().zip(given).filter(|(_, value)| value.is_empty()) {
        text.extend(["Authorization header requires '", name, "' parameter. "]);
    }
    if !has_date {
        text += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    let text = format!("{text}Authorization={header}");
    Err(Fault::Unauthenticated("IncompleteSignatureException", text))
}

fn from_query(query: &str) -> Result<String, Refusal> {
    const NEEDED: [&str; 5] =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
    let missing: Vec<String> = NEEDED
        .into_iter()
        .filter(|name| query_value(query, name).is_none())
        .map(|name| format!("AWS query-string parameters must include '{name}'. "))
        .collect();
    match query_value(query, "X-Amz-Credential") {
        Some(credential) if missing.is_empty() => Ok(credential),
        _ => Err(Fault::Unauthenticated(
            "IncompleteSignatureException",
            format!("{}Re-examine the query-string parameters.", missing.concat()),
        )),
    }
}

/// Whether a query says how it is signed, be it without a value.
fn names_algorithm(query: &str) -> bool {
    query.contains("X-Amz-")
        && form_urlencoded::parse(query.as_bytes()).any(|(key, _)| key == "X-Amz-Algorithm")
}

pub(super) fn query_value(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;
    use crate::kit::Settings;

    fn identify(request: http::request::Builder) -> (Origin, Option<Fault>) {
        let identities = Identities::new(&Config::default());
        let (parts, ()) = request.body(()).unwrap().into_parts();
        identities.identify(&Engine::new(Settings::default()), &parts, Signer::Caller)
    }

    fn signed(credential: &str) -> http::request::Builder {
        Request::builder().header("x-amz-date", "20260101T000000Z").header(
            "authorization",
            format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=00"),
        )
    }

    #[test]
    fn a_key_of_twelve_digits_is_the_account() {
        let (origin, refusal) = identify(signed("123456789012/20260101/eu-west-1/ssm/aws4_request"));
        assert_eq!(refusal, None);
        assert_eq!(origin.scope.account.as_str(), "123456789012");
        assert_eq!(origin.scope.region.as_str(), "eu-west-1");
        assert_eq!(origin.caller.arn.as_ref(), "arn:aws:iam::123456789012:user/stockroom");
    }

    #[test]
    fn any_other_key_belongs_to_the_default_account() {
        let (origin, refusal) = identify(signed("AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ssm/aws4_request"));
        assert_eq!((origin.scope.account, refusal), (AccountId::DEFAULT, None));
    }

    #[test]
    fn says_what_is_missing() {
        let text = |request| match identify(request).1 {
            Some(Fault::Unauthenticated(code, text)) => format!("{code}: {text}"),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            text(Request::builder()),
            "MissingAuthenticationTokenException: Missing Authentication Token"
        );
        assert_eq!(
            text(Request::builder().header("authorization", "AWS4-HMAC-SHA256 Credential=x")),
            "IncompleteSignatureException: Authorization header requires 'Signature' parameter. Authorization header \
             requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a \
             'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=x"
        );
        let bare = || Request::builder().header("authorization", "X");
        let four = "IncompleteSignatureException: Authorization header requires 'Credential' parameter. Authorization \
                    header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. \
                    Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=X";
        assert_eq!(text(bare()), four);
        assert_eq!(text(bare().uri("/?X-Amz-Algorith")), four);
        assert!(text(bare().uri("/?X-Amz-Algorithm")).starts_with("InvalidSignatureException: Found both"));
        let blanks = "AWS4- Signature=b Credential=a";
        assert_eq!(
            text(Request::builder().header("authorization", blanks).header("date", "x")),
            format!(
                "IncompleteSignatureException: Authorization header requires 'SignedHeaders' parameter. \
                 Authorization={blanks}"
            )
        );
        assert_eq!(
            text(Request::builder().uri("/?X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d")),
            "MissingAuthenticationTokenException: Missing Authentication Token"
        );
        assert_eq!(
            text(
                Request::builder()
                    .uri("/?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d")
            ),
            "IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-SignedHeaders'. \
             Re-examine the query-string parameters."
        );
    }

    #[test]
    fn only_what_nobody_signs_may_come_unsigned() {
        let origin = |request: http::request::Builder, signer| {
            let (parts, ()) = request.body(()).unwrap().into_parts();
            Identities::new(&Config::default()).identify(&Engine::new(Settings::default()), &parts, signer)
        };
        let (anybody, refusal) = origin(Request::builder(), Signer::Nobody);
        assert_eq!((anybody.scope.account, refusal), (AccountId::DEFAULT, None));
        let half = || Request::builder().header("authorization", "AWS4-HMAC-SHA256 Credential=x");
        for (request, signer) in [
            (Request::builder(), Signer::Caller),
            (Request::builder(), Signer::Node),
            (half(), Signer::Nobody),
            (Request::builder().header("authorization", "Bearer x"), Signer::Nobody),
            (Request::builder().uri("/?X-Amz-Algorithm=a"), Signer::Nobody),
        ] {
            assert!(origin(request, signer).1.is_some(), "{signer:?}");
        }
        let signed = signed("123456789012/20260101/us-east-1/ssm/aws4_request");
        let (caller, refusal) = origin(signed, Signer::Nobody);
        assert_eq!((caller.scope.account.as_str(), refusal), ("123456789012", None));
    }

    #[test]
    fn a_node_signs_what_nodes_call_and_nothing_else() {
        const NODE: &str = "mi-0123456789abcdef0";
        let identities = Identities::new(&Config::default());
        let engine = Engine::new(Settings::default());
        let resolve = |key: &str, signer| {
            identities.resolve(&engine, &format!("{key}/20260101/eu-west-1/ssm/aws4_request"), signer)
        };
        // Whether the node is there, the operation finds out.
        let node = resolve(NODE, Signer::Node).unwrap();
        assert_eq!(node.1.id.as_ref(), NODE);
        let arn = format!("arn:aws:ssm:eu-west-1:000000000000:managed-instance/{NODE}");
        assert_eq!(node.1.arn.as_ref(), arn);
        for (key, signer) in [
            (NODE, Signer::Caller),
            (NODE, Signer::Nobody),
            ("123456789012", Signer::Node),
            ("i-0123456789abcdef0", Signer::Node),
            ("mi-0123456789abcdefx", Signer::Node),
        ] {
            let refused = resolve(key, signer).unwrap_err();
            assert_eq!(refused, Fault::unknown_key(), "{key} {signer:?}");
            resolve("123456789012", Signer::Caller).unwrap();
        }
    }

    #[test]
    fn remembers_a_bounded_number_of_credentials() {
        let identities = Identities::new(&Config::default());
        let engine = Engine::new(Settings::default());
        for number in 0..3 * MOST_REMEMBERED {
            identities
                .resolve(&engine, &format!("{number}/d/us-east-1/ssm/aws4_request"), Signer::Caller)
                .unwrap();
        }
        assert!(identities.seen.read().len() <= MOST_REMEMBERED);
    }
}
