//! One line: what is to be done.

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    api::ServiceId,
    kit::{AccountId, Region},
};

/// What a line says.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) act: Act,
    /// What the answer is called in the lines behind.
    pub(super) name: Option<String>,
}

/// What is to be done.
#[derive(Debug)]
pub(super) enum Act {
    /// An operation of AWS.
    Call(Call),
    /// A control endpoint: the path behind `/_stockroom/`.
    Control { path: String, method: Method, body: Option<Value> },
}

/// A call of AWS.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) service: ServiceId,
    pub(super) operation: String,
    pub(super) input: Value,
    pub(super) account: AccountId,
    pub(super) region: Option<Region>,
    /// The ARN of the role as which it is made.
    pub(super) role: Option<String>,
}

/// All members that lines can have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    service: Option<String>,
    operation: Option<String>,
    input: Option<Map<String, Value>>,
    account: Option<String>,
    region: Option<String>,
    role: Option<String>,
    control: Option<String>,
    method: Option<String>,
    body: Option<Value>,
    r#as: Option<String>,
}

/// What a line says.
///
/// # Errors
/// Why it cannot be understood.
pub(super) fn read(text: &str) -> Result<Line, String> {
    // A list could be read as the members of an object in their order.
    if !text.starts_with('{') {
        return Err("a line must be a JSON object".to_owned());
    }
    let written: Written = serde_json::from_str(text).map_err(|error| {
        // It is the line of a file that is told, not that of the object.
        let text = error.to_string();
        text.split_once(" at line ").map_or_else(|| text.clone(), |(text, _)| text.to_owned())
    })?;
    let name = written.r#as.clone();
    let act = if written.control.is_some() { control(written)? } else { call(written)? };
    Ok(Line { act, name })
}

fn control(written: Written) -> Result<Act, String> {
    let Written { service, operation, input, account, region, role, control, method, body, .. } = written;
    let is_call = service.is_some() || operation.is_some() || input.is_some();
    if is_call || account.is_some() || region.is_some() || role.is_some() {
        return Err("a line with `control` has `method`, `body` and `as` beside it only".to_owned());
    }
    let path = control.unwrap_or_default();
    let method = method.as_deref().unwrap_or("POST");
    let method = match method {
        "GET" => Method::GET,
        "PUT" => Method::PUT,
        "POST" => Method::POST,
        "DELETE" => Method::DELETE,
        _ => return Err(format!("`{method}` is not GET, PUT, POST or DELETE")),
    };
    Ok(Act::Control { path, method, body })
}

fn call(written: Written) -> Result<Act, String> {
    let Written { service, operation, input, account, region, role, method, body, .. } = written;
    let (Some(service), Some(operation)) = (service, operation) else {
        return Err("a line has `service` and `operation`, or `control`".to_owned());
    };
    if method.is_some() || body.is_some() {
        return Err("`method` and `body` are for lines with `control` only".to_owned());
    }
    let known = ServiceId::ALL.into_iter().find(|known| known.name() == service);
    let service = known.ok_or_else(|| {
        let names = ServiceId::ALL.map(ServiceId::name).join(", ");
        format!("there is no service `{service}`, but {names}")
    })?;
    let account = account.map_or(Ok(AccountId::DEFAULT), |text| {
        AccountId::parse(&text).ok_or_else(|| format!("`{text}` is not an account id of 12 digits"))
    })?;
    let region = region
        .map(|text| Region::parse(&text).ok_or_else(|| format!("`{text}` is not the name of a region")));
    let region = region.transpose()?;
    if let Some(role) = role.as_deref().filter(|role| !is_role_of(role, account)) {
        return Err(format!("`{role}` is not the ARN of a role of account {account}"));
    }
    let input = Value::Object(input.unwrap_or_default());
    Ok(Act::Call(Call { service, operation, input, account, region, role }))
}

fn is_role_of(text: &str, account: AccountId) -> bool {
    crate::kit::Arn::parse(text).is_some_and(|arn| {
        arn.service() == "iam"
            && arn.account() == account.as_str()
            && arn.name_of("role").is_some_and(|name| !name.is_empty())
    })
}
