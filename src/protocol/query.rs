//! The Query protocol, as far as STS needs it: form in, XML out.

use std::{fmt::Write, ops::RangeInclusive, time::Duration};

use super::{Answer, Fault};
use crate::{
    engine::Engine,
    kit::{Caller, Origin},
    sts::{AssumeRole, AssumedRole},
};

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";

/// The name of the service that speaks it.
pub const SERVICE: &str = "sts";

/// Its operations that are served, by name.
pub const OPERATIONS: [&str; 2] = ["AssumeRole", "GetCallerIdentity"];

/// The limits of a session's length, in seconds, and what it is when not asked for.
const SHORTEST_SESSION: i64 = 900;
const LONGEST_SESSION: i64 = 43_200;
const USUAL_SESSION: i64 = 3_600;
/// The same of a session that another session asks for; the reference of `AssumeRole`.
const LONGEST_CHAINED_SESSION: i64 = 3_600;

/// The version of the API.
const VERSION: &str = "2011-06-15";

/// The parameters of a request.
#[derive(Debug)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The parameters written in a query string or a form body.
    pub fn parse(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// All parameters.
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// A parameter's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The operation that a request asks for, if it is one that is served.
pub fn operation(form: &Form) -> Option<&'static str> {
    let action = form.get("Action")?;
    OPERATIONS.into_iter().find(|name| *name == action)
}

/// Answers a request to STS.
pub fn answer(engine: &Engine, origin: &Origin, form: &Form) -> Answer {
    let Some(action) = form.get("Action") else {
        return error(origin, 400, "MissingAction", "The request must contain the parameter Action");
    };
    let version = form.get("Version").unwrap_or("NO_VERSION_SPECIFIED");
    match action {
        "GetCallerIdentity" if version == VERSION => get_caller_identity(origin),
        "AssumeRole" if version == VERSION => match assume_role_request(form, &origin.caller) {
            Ok(request) => assume_role(engine, origin, &request, form.get("SourceIdentity")),
            Err(message) => error(origin, 400, "ValidationError", &message),
        },
        _ => {
            let text = format!("Could not find operation {action} for version {version}");
            error(origin, 400, "InvalidAction", &text)
        }
    }
}

fn get_caller_identity(origin: &Origin) -> Answer {
    let caller = &origin.caller;
    let fields = [
        ("Arn", caller.arn.as_ref()),
        ("UserId", caller.id.as_ref()),
        ("Account", origin.scope.account.as_str()),
    ];
    success(origin, "GetCallerIdentity", &elements(&fields))
}

/// What is asked for, or the message with which that is refused: all that is wrong with it by itself.
fn assume_role_request(form: &Form, caller: &Caller) -> Result<AssumeRole, String> {
    let mut violations = Vec::new();
    let role_arn = form.get("RoleArn");
    check_text(&mut violations, "roleArn", role_arn, 20..=2048, |_| true);
    let session_name = form.get("RoleSessionName");
    check_text(&mut violations, "roleSessionName", session_name, 2..=64, is_name_part);
    let source_identity = form.get("SourceIdentity");
    if source_identity.is_some() {
        check_text(&mut violations, "sourceIdentity", source_identity, 2..=64, is_name_part);
    }
    let seconds: i64 = match form.get("DurationSeconds") {
        None => USUAL_SESSION,
        Some(text) => {
            text.parse().map_err(|_| format!("Value '{text}' at 'durationSeconds' is not a number"))?
        }
    };
    let value = || format!("'{seconds}'");
    if seconds < SHORTEST_SESSION {
        let limit = format_args!("have value greater than or equal to {SHORTEST_SESSION}").to_string();
        violations.push(violation(&value(), "durationSeconds", &limit));
    } else if seconds > LONGEST_SESSION {
        let limit = format_args!("have value less than or equal to {LONGEST_SESSION}").to_string();
        violations.push(violation(&value(), "durationSeconds", &limit));
    }
    let (Some(role_arn), Some(session_name), []) = (role_arn, session_name, &violations[..]) else {
        let (count, all) = (violations.len(), violations.join("; "));
        let errors = if count == 1 { "error" } else { "errors" };
        return Err(format!("{count} validation {errors} detected: {all}"));
    };
    if caller.role.is_some() && seconds > LONGEST_CHAINED_SESSION {
        return Err(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role \
                    chaining."
                .to_owned(),
        );
    }
    Ok(AssumeRole {
        role_arn: role_arn.to_owned(),
        session_name: session_name.to_owned(),
        duration: Duration::from_secs(seconds.unsigned_abs()),
    })
}

/// Whether names of sessions may have this in them.
fn is_name_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_=,.@-+".contains(&byte)
}

/// Notes what is wrong with a text that must be there.
fn check_text(
    violations: &mut Vec<String>,
    member: &str,
    text: Option<&str>,
    lengths: RangeInclusive<usize>,
    fits: fn(u8) -> bool,
) {
    let Some(text) = text else {
        return violations.push(violation("null", member, "not be null"));
    };
    let mut note = |what: String| violations.push(violation(&format!("'{text}'"), member, &what));
    let length = text.chars().count();
    if !text.bytes().all(fits) {
        note("satisfy regular expression pattern: [\\w+=,.@-]*".to_owned());
    }
    if length < *lengths.start() {
        note(format!("have length greater than or equal to {}", lengths.start()));
    } else if length > *lengths.end() {
        note(format!("have length less than or equal to {}", lengths.end()));
    }
}

fn violation(value: &str, member: &str, must: &str) -> String {
    format!("Value {value} at '{member}' failed to satisfy constraint: Member must {must}")
}

/// Who is behind a session is told again, and kept nowhere.
fn assume_role(
    engine: &Engine,
    origin: &Origin,
    request: &AssumeRole,
    source_identity: Option<&str>,
) -> Answer {
    let result =
        engine.change(origin, |world, context, mut ids| world.sts.assume_role(&context, &mut ids, request));
    let AssumedRole { access_key_id, secret_access_key, session_token, session } = match result {
        Ok(assumed) => assumed,
        Err(message) => return error(origin, 400, "ValidationError", &message),
    };
    let expiration = session.expires.to_iso8601();
    let credentials = elements(&[
        ("AccessKeyId", &access_key_id),
        ("SecretAccessKey", &secret_access_key),
        ("SessionToken", &session_token),
        ("Expiration", &expiration),
    ]);
    let user = elements(&[("AssumedRoleId", &session.caller.id), ("Arn", &session.caller.arn)]);
    let source = source_identity.map(|source| elements(&[("SourceIdentity", source)]));
    let body = format!(
        "<AssumedRoleUser>{user}</AssumedRoleUser><Credentials>{credentials}</Credentials>{}",
        source.unwrap_or_default()
    );
    success(origin, "AssumeRole", &body)
}

fn success(origin: &Origin, action: &str, result: &str) -> Answer {
    let body = format!(
        "<{action}Response xmlns=\"{NAMESPACE}\"><{action}Result>{result}</{action}Result>\
         <ResponseMetadata><RequestId>{}</RequestId></ResponseMetadata></{action}Response>",
        origin.request_id
    );
    Answer { status: 200, content_type: "text/xml", error_type: None, body: body.into_bytes() }
}

/// An error in the envelope of the Query protocol.
pub fn error(origin: &Origin, status: u16, code: &str, message: &str) -> Answer {
    let sender = if status < 500 { "Sender" } else { "Receiver" };
    let fields = elements(&[("Type", sender), ("Code", code), ("Message", message)]);
    let body = format!(
        "<ErrorResponse xmlns=\"{NAMESPACE}\"><Error>{fields}</Error><RequestId>{}</RequestId></ErrorResponse>",
        origin.request_id
    );
    Answer { status, content_type: "text/xml", error_type: None, body: body.into_bytes() }
}

/// The text of the first element with this name in an answer of this module.
pub(crate) fn element(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    let characters = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    Some(characters.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)))
}

/// The answer to a request that is not carried out because of `fault`.
pub fn fault(origin: &Origin, fault: &Fault) -> Answer {
    match fault {
        Fault::Unauthenticated(code, text) => {
            // The codes of this protocol are older than those of the others.
            let code = match *code {
                "UnrecognizedClientException" => "InvalidClientTokenId",
                code => code.strip_suffix("Exception").unwrap_or(code),
            };
            error(origin, 403, code, text)
        }
        Fault::Throttled => error(origin, 400, "Throttling", "Rate exceeded"),
        // unverified: the common errors of the reference, whose texts were not seen.
        Fault::Unavailable => error(origin, 503, "ServiceUnavailable", "Service Unavailable"),
        _ => error(origin, 500, "InternalFailure", "An internal error has occurred."),
    }
}

pub(super) fn elements(fields: &[(&str, &str)]) -> String {
    fields.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a string cannot fail.
        let _ = write!(text, "<{name}>{}</{name}>", escaped(value));
        text
    })
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            // XML 1.0 has no form at all for most control characters.
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
        escaped
    })
}
