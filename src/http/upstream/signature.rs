//! What the signature of a request tells of it, in whichever of the ways there are to sign.

use std::borrow::Cow;

use http::{header::AUTHORIZATION, request::Parts};

use crate::http::identity::query_value;

/// The service that a request is signed for; none if it is not signed, or in a way that names none.
pub(super) fn service(parts: &Parts) -> Option<Cow<'_, str>> {
    // `key/date/region/service/aws4_request`; where the signature is good for several regions, it names none.
    let service = |credential: &str| credential.rsplit('/').nth(1).map(str::to_owned);
    match credential(parts)? {
        Cow::Borrowed(credential) => credential.rsplit('/').nth(1).map(Cow::Borrowed),
        Cow::Owned(credential) => service(&credential).map(Cow::Owned),
    }
}

/// The key that a request is signed with, if it is.
pub(in crate::http) fn access_key(parts: &Parts) -> Option<String> {
    if let Some(credential) = credential(parts) {
        return credential.split('/').next().map(str::to_owned);
    }
    // As S3 was signed before.
    let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let of_header = header.and_then(|value| value.strip_prefix("AWS ")?.split(':').next()).map(str::to_owned);
    of_header.or_else(|| query_value(parts.uri.query()?, "AWSAccessKeyId"))
}

/// The credential of a request, from its header or its query.
fn credential(parts: &Parts) -> Option<Cow<'_, str>> {
    let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(header) = header.filter(|value| value.starts_with("AWS4-")) {
        let (_, rest) = header.split_once("Credential=")?;
        return rest.split([',', ' ']).next().map(Cow::Borrowed);
    }
    let query = parts.uri.query().filter(|query| query.contains("X-Amz-Credential="))?;
    query_value(query, "X-Amz-Credential").map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn told(uri: &str, authorization: &str) -> (Option<String>, Option<String>) {
        let request = Request::get(uri).header(AUTHORIZATION, authorization).body(()).unwrap();
        let (parts, ()) = request.into_parts();
        (service(&parts).map(Cow::into_owned), access_key(&parts))
    }

    #[test]
    fn every_way_to_sign_is_understood() {
        let some = |service: &str, key: &str| (Some(service.to_owned()), Some(key.to_owned()));
        let scope = "AWS4-HMAC-SHA256 Credential=KEY/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
        assert_eq!(told("/", scope), some("s3", "KEY"));
        let many =
            "AWS4-ECDSA-P256-SHA256 Credential=KEY/20260101/s3/aws4_request,SignedHeaders=host,Signature=0";
        assert_eq!(told("/", many), some("s3", "KEY"));
        let query = "/b?X-Amz-Credential=KEY%2F20260101%2Fus-east-1%2Fs3%2Faws4_request";
        assert_eq!(told(query, "Bearer x"), some("s3", "KEY"));
        assert_eq!(told("/b", "AWS KEY:sig"), (None, Some("KEY".to_owned())));
        assert_eq!(told("/b?AWSAccessKeyId=KEY&Signature=x", "Bearer x"), (None, Some("KEY".to_owned())));
        assert_eq!(told("/b", "Bearer x"), (None, None));
        assert_eq!(told("/b", "AWS4-HMAC-SHA256 Signature=0"), (None, None));
    }
}
