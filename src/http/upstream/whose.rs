//! Whose a request is: ours, or the upstream's.

use http::{Method, header, request::Parts};

use super::signature;
use crate::{
    api::ServiceId,
    http::aws::{self, RPC_V2_CBOR, Route, SMITHY_PROTOCOL, content_type, is_query, target},
    protocol::{Table, foreign::Form, query},
};

/// Whether a request is ours, as far as its head tells. What it is signed for decides, and what it names beside that; a
/// path alone does not, as a bucket of S3 may have any name.
pub(in crate::http) fn is_ours(table: &Table, parts: &Parts) -> bool {
    let (path, target) = (parts.uri.path(), target(&parts.headers));
    if parts.method == Method::OPTIONS {
        return is_ours_to_preflight(table, parts);
    }
    let cbor = || {
        ServiceId::ALL.into_iter().filter_map(ServiceId::target_prefix).any(|prefix| {
            let rest = path.strip_prefix("/service/").and_then(|rest| rest.strip_prefix(prefix));
            rest.is_some_and(|rest| rest.starts_with("/operation/"))
        })
    };
    match signature::service(parts).as_deref() {
        Some("batch") => true,
        Some("sts") => path == "/",
        // Others share their names in signatures, such as the registry of applications that of Service Catalog.
        Some("ssm" | "servicecatalog") => table.owns_target(target) || cbor(),
        Some(_) => false,
        None if !target.is_empty() => table.owns_target(target),
        // Nobody gets anything from Batch by such a request, but whoever may read a bucket does from S3.
        None if path != "/" => {
            cbor() || parts.method == Method::POST && table.find_path("POST", path).is_some()
        }
        // Roles are assumed by requests that nobody signs, too.
        None => is_query(parts),
    }
}

/// Browsers ask before they send, and tell neither service nor operation. Services that share a path are all answered as
/// AWS answers; only what S3 says depends on the bucket.
fn is_ours_to_preflight(table: &Table, parts: &Parts) -> bool {
    let path = parts.uri.path();
    let asked =
        parts.headers.get(header::ACCESS_CONTROL_REQUEST_METHOD).and_then(|value| value.to_str().ok());
    path == "/" || path.starts_with("/service/") || table.find_path(asked.unwrap_or_default(), path).is_some()
}

/// Whether a request is ours, now that its body is there.
pub(in crate::http) fn is_ours_by_body(route: &Route<'_>, parts: &Parts, body: &[u8]) -> bool {
    match route {
        Route::Operation { entry, .. } => entry.owns(body),
        Route::Query => query::operation(&aws::form(parts, body)).is_some(),
        Route::Unknown(_) | Route::UnknownPlainJson | Route::UnknownXml => true,
    }
}

/// How an error of what was asked is written.
pub(super) fn form(parts: &Parts) -> Form {
    let service = signature::service(parts);
    if parts.headers.get(SMITHY_PROTOCOL).is_some_and(|value| value == RPC_V2_CBOR) {
        Form::Cbor
    } else if !target(&parts.headers).is_empty() {
        if content_type(&parts.headers) == "application/x-amz-json-1.0" { Form::Json10 } else { Form::Json11 }
    } else if is_query(parts) {
        if service.as_deref() == Some("ec2") { Form::Ec2 } else { Form::Query }
    } else {
        match service.as_deref() {
            None | Some("s3" | "s3express" | "s3-outposts" | "route53" | "cloudfront") => Form::Xml,
            Some(_) => Form::RestJson,
        }
    }
}

/// What was asked, as far as the head of a request tells; for the log.
pub(super) fn asked(parts: &Parts) -> String {
    let service = signature::service(parts).unwrap_or_default();
    let target = target(&parts.headers);
    let separator = if service.is_empty() || target.is_empty() { "" } else { " " };
    format!("{service}{separator}{target}")
}
