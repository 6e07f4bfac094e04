//! Signature Version 4, as far as clients of S3 and of Query interfaces need it: requests whose path is already encoded, without a query.
//!
//! The crates at hand for this bring more code than the rest of the program's way out together; the algorithm itself
//! is short, and AWS publishes examples of it, which are the tests.
//! See <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>.

use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::api::Timestamp;

/// The name of the scheme.
const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// Who signs, for which service in which region.
#[derive(Clone, Copy)]
pub(super) struct Signer<'a> {
    pub(super) access_key_id: &'a str,
    pub(super) secret_access_key: &'a str,
    pub(super) region: &'a str,
    /// The name of the service in signatures.
    pub(super) service: &'a str,
}

/// What is signed.
#[derive(Clone, Copy)]
pub(super) struct Signed<'a> {
    pub(super) method: &'a str,
    /// The path as it is sent: percent-encoded.
    pub(super) path: &'a str,
    /// Names in lower case, in order, with their values: `host` and everything else that is to be signed.
    pub(super) headers: &'a [(&'a str, String)],
    /// The [digest](digest) of the body.
    pub(super) body: &'a str,
    /// The [time](time) of the request.
    pub(super) time: &'a str,
}

impl Signer<'_> {
    /// The value of the `Authorization` header.
    pub(super) fn authorization(self, request: Signed<'_>) -> String {
        let names: Vec<_> = request.headers.iter().map(|(name, _)| *name).collect();
        let names = names.join(";");
        let day = request.time.get(..8).unwrap_or_default();
        let scope = format!("{day}/{}/{}/aws4_request", self.region, self.service);
        let canonical = digest(canonical(request, &names).as_bytes());
        let text = format!("{ALGORITHM}\n{}\n{scope}\n{canonical}", request.time);
        let key = [day, self.region, self.service, "aws4_request"]
            .into_iter()
            .fold(format!("AWS4{}", self.secret_access_key).into_bytes(), |key, part| {
                mac(&key, part.as_bytes())
            });
        let signature = hex(&mac(&key, text.as_bytes()));
        let id = self.access_key_id;
        format!("{ALGORITHM} Credential={id}/{scope},SignedHeaders={names},Signature={signature}")
    }
}

fn canonical(request: Signed<'_>, names: &str) -> String {
    let mut text = format!("{}\n{}\n\n", request.method, request.path);
    for (name, value) in request.headers {
        text.extend([name, ":", value.trim(), "\n"]);
    }
    text + "\n" + names + "\n" + request.body
}

/// The SHA-256 of a body in hexadecimal digits.
pub(super) fn digest(body: &[u8]) -> String {
    hex(&Sha256::digest(body))
}

/// A time as signatures write it: `20130524T000000Z`.
pub(super) fn time(time: Timestamp) -> String {
    time.whole_seconds().to_iso8601().replace(['-', ':'], "")
}

fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    // Keys of any length are taken, so there is always a MAC.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNER: Signer<'_> = Signer {
        access_key_id: "AKIAIOSFODNN7EXAMPLE",
        secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        region: "us-east-1",
        service: "s3",
    };
    const TIME: &str = "20130524T000000Z";

    fn signature(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> String {
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let body = digest(body);
        let request = Signed { method, path, headers: &headers, body: &body, time: TIME };
        let authorization = SIGNER.authorization(request);
        authorization.split_once("Signature=").unwrap().1.to_owned()
    }

    #[test]
    fn signs_as_the_published_examples_do() {
        let empty = digest(b"");
        let host = ("host", "examplebucket.s3.amazonaws.com");
        let headers = [host, ("range", "bytes=0-9"), ("x-amz-content-sha256", &empty), ("x-amz-date", TIME)];
        assert_eq!(
            signature("GET", "/test.txt", &headers, b""),
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
        );
        let body = b"Welcome to Amazon S3.";
        let hash = digest(body);
        let headers = [
            ("date", "Fri, 24 May 2013 00:00:00 GMT"),
            host,
            ("x-amz-content-sha256", &hash),
            ("x-amz-date", TIME),
            ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
        ];
        assert_eq!(
            signature("PUT", "/test%24file.text", &headers, body),
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
        );
    }

    #[test]
    fn times_have_no_separators_and_no_fractions() {
        assert_eq!(time(Timestamp::from_millis(1_369_353_600_123)), TIME);
    }
}
