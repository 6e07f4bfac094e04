//! The Query protocol, as far as STS needs it: form in, XML out.

use std::{fmt::Write, time::Duration};

use super::{Answer, Fault};
use crate::{
    engine::Engine,
    kit::Origin,
    sts::{AssumeRole, AssumedRole},
};

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";

/// The name of the service that speaks it.
pub const SERVICE: &str = "sts";

/// Its operations that are served, by name.
pub const OPERATIONS: [&str; 2] = ["AssumeRole", "GetCallerIdentity"];

/// The limits of a session's length, in seconds, and what it is when not asked for.
const SHORTEST_SESSION: u64 = 900;
const LONGEST_SESSION: u64 = 43_200;
const USUAL_SESSION: u64 = 3_600;

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
    match form.get("Action") {
        Some("GetCallerIdentity") => get_caller_identity(origin),
        Some("AssumeRole") => match assume_role_request(form) {
            Ok(request) => assume_role(engine, origin, &request),
            Err(message) => error(origin, 400, "ValidationError", &message),
        },
        Some(action) => {
            let version = form.get("Version").unwrap_or("2011-06-15");
            let text = format!("Could not find operation {action} for version {version}");
            error(origin, 400, "InvalidAction", &text)
        }
        None => error(origin, 400, "MissingAction", "The request must contain the parameter Action"),
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

fn assume_role_request(form: &Form) -> Result<AssumeRole, String> {
    let required = |name: &str, member: &str| {
        form.get(name).map(str::to_owned).ok_or_else(|| {
            format!("1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null")
        })
    };
    let role_arn = required("RoleArn", "roleArn")?;
    let session_name = required("RoleSessionName", "roleSessionName")?;
    let fits = (2..=64).contains(&session_name.len())
        && session_name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_=,.@-+".contains(&byte));
    if !fits {
        return Err(format!(
            "1 validation error detected: Value '{session_name}' at 'roleSessionName' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: [\\w+=,.@-]*"
        ));
    }
    let seconds = match form.get("DurationSeconds") {
        None => USUAL_SESSION,
        Some(text) => {
            text.parse().map_err(|_| format!("Value '{text}' at 'durationSeconds' is not a number"))?
        }
    };
    if !(SHORTEST_SESSION..=LONGEST_SESSION).contains(&seconds) {
        let (bound, limit) = if seconds < SHORTEST_SESSION {
            ("greater", SHORTEST_SESSION)
        } else {
            ("less", LONGEST_SESSION)
        };
        return Err(format!(
            "1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: \
             Member must have value {bound} than or equal to {limit}"
        ));
    }
    Ok(AssumeRole { role_arn, session_name, duration: Duration::from_secs(seconds) })
}

fn assume_role(engine: &Engine, origin: &Origin, request: &AssumeRole) -> Answer {
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
    let body = format!("<AssumedRoleUser>{user}</AssumedRoleUser><Credentials>{credentials}</Credentials>");
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
