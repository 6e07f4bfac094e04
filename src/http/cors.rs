//! Cross-origin headers as AWS sends them, so that browsers may call.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, Response,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
    },
};
use http_body_util::Full;

use crate::protocol::Wire;

/// What a browser may read of an answer of SSM or Service Catalog.
const EXPOSED: HeaderValue =
    HeaderValue::from_static("x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
/// What a browser may read of an answer of Batch.
const EXPOSED_BY_GATEWAY: HeaderValue = HeaderValue::from_static(
    "X-amzn-errortype,X-amzn-requestid,X-amzn-errormessage,X-amzn-trace-id,X-amz-apigw-id,date",
);
const ANY: HeaderValue = HeaderValue::from_static("*");
/// How long a browser may rely on a preflight: two days, in seconds.
const MAX_AGE: HeaderValue = HeaderValue::from_static("172800");

/// The answer to a preflight: whatever the browser asks for is allowed.
pub(super) fn preflight(headers: &HeaderMap) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    let out = response.headers_mut();
    out.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    for (asked, allowed) in [
        (ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_ALLOW_HEADERS),
        (ACCESS_CONTROL_REQUEST_METHOD, ACCESS_CONTROL_ALLOW_METHODS),
    ] {
        if let Some(value) = headers.get(asked) {
            out.insert(allowed, value.clone());
        }
    }
    out.insert(ACCESS_CONTROL_MAX_AGE, MAX_AGE);
    response
}

/// Adds what lets a browser read the answer. The gateway before Batch always does; the others only when asked by one.
pub(super) fn allow(request: &HeaderMap, wire: Wire, response: &mut HeaderMap) {
    let exposed = match wire {
        Wire::RestJson => EXPOSED_BY_GATEWAY,
        Wire::AwsJson | Wire::RpcCbor if request.contains_key(ORIGIN) => EXPOSED,
        Wire::AwsJson | Wire::RpcCbor => return,
    };
    response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    response.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
}
