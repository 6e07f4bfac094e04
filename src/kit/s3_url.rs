//! The forms in which URLs name objects of S3.

use percent_encoding::percent_decode_str;

/// What the hosts of S3 end in, by partition.
const SUFFIXES: [&str; 2] = [".amazonaws.com", ".amazonaws.com.cn"];
/// The region of hosts that name none.
const GLOBAL: &str = "us-east-1";

/// An object of S3 as a URL names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct S3Object {
    /// The region of the bucket; `us-east-1` where the URL names none.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// The key.
    pub key: String,
}

impl S3Object {
    /// The object that a URL of S3 names: with the bucket in the host or in the path, with or without region. None for
    /// other URLs.
    ///
    /// A query is passed over, as it says who may read (a presigned URL), not what; but one that names a version of the
    /// object does say what, and is not read as another.
    pub fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let rest = rest.split('#').next()?;
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        if query.split('&').any(|pair| pair.split('=').next() == Some("versionId")) {
            return None;
        }
        let (host, path) = place.split_once('/')?;
        let host = host.to_ascii_lowercase();
        let labels: Vec<_> =
            SUFFIXES.iter().find_map(|suffix| host.strip_suffix(suffix))?.split('.').collect();
        let (at, region) = (0..labels.len()).rev().find_map(|at| Some((at, region(labels.get(at..)?)?)))?;
        let (bucket, key) = match labels.get(..at)? {
            [] => path.split_once('/')?,
            bucket => (&*bucket.join("."), path),
        };
        let decoded = |text: &str| percent_decode_str(text).decode_utf8().ok().map(String::from);
        let object = Self { region: region.to_owned(), bucket: decoded(bucket)?, key: decoded(key)? };
        (!object.bucket.is_empty() && !object.key.is_empty()).then_some(object)
    }
}

/// The region in the labels of a host from that of the service on; none if they are not of S3.
fn region<'a>(labels: &[&'a str]) -> Option<&'a str> {
    match labels {
        ["s3"] => Some(GLOBAL),
        ["s3", region] | ["s3", "dualstack", region] => Some(region).copied().filter(|text| is_region(text)),
        [service] => service.strip_prefix("s3-").filter(|text| is_region(text)),
        _ => None,
    }
}

/// Whether it looks like `eu-west-1`: unlike `website-eu-west-1`, which is another service.
fn is_region(text: &str) -> bool {
    let mut words = text.split('-');
    words.next().is_some_and(|area| area.len() == 2)
        && words.next_back().is_some_and(|number| number.parse::<u8>().is_ok())
        && words.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form() {
        for (url, region, bucket, key) in [
            ("https://web.s3.eu-west-1.amazonaws.com/a/b.json", "eu-west-1", "web", "a/b.json"),
            ("https://my.web.s3.amazonaws.com/a", "us-east-1", "my.web", "a"),
            ("https://s3.amazonaws.com/web/a%20b", "us-east-1", "web", "a b"),
            ("http://s3-us-gov-west-1.amazonaws.com/web/a?X-Amz-Signature=1", "us-gov-west-1", "web", "a"),
            ("https://web.s3-eu-west-1.amazonaws.com/a", "eu-west-1", "web", "a"),
            ("https://s3.cn-north-1.amazonaws.com.cn/web/a", "cn-north-1", "web", "a"),
            ("https://web.s3.dualstack.eu-west-1.amazonaws.com/a#b", "eu-west-1", "web", "a"),
            ("https://S3.AmazonAWS.com/Web/A", "us-east-1", "Web", "A"),
        ] {
            let (region, bucket, key) = (region.into(), bucket.into(), key.into());
            assert_eq!(S3Object::parse(url), Some(S3Object { region, bucket, key }), "{url}");
        }
    }

    #[test]
    fn leaves_other_urls_alone() {
        for url in [
            "",
            "https://example.com/s3/a",
            "https://s3.amazonaws.com.example.com/web/a",
            "https://s3.amazonaws.com/web",
            "https://s3.amazonaws.com/web/",
            "https://web.s3.amazonaws.com/",
            "https://web.s3-website-eu-west-1.amazonaws.com/a",
            "https://sqs.eu-west-1.amazonaws.com/a/b",
            "https://web.s3.amazonaws.com/a?versionId=1",
            "https://s3.amazonaws.com@evil.example/web/a",
            "ftp://s3.amazonaws.com/web/a",
        ] {
            assert_eq!(S3Object::parse(url), None, "{url}");
        }
    }
}
