//! Servers beside this one, as settings name them.

use std::{fmt, str::FromStr};

use http::{
    Uri,
    uri::{Authority, Scheme},
};

/// The root of a server, such as `http://127.0.0.1:9000`: plain HTTP only, as servers beside this one speak it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// Host, and port if there is one.
    pub fn authority(&self) -> &str {
        &self.0
    }
}

impl FromStr for Endpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let uri: Uri = text.parse().map_err(|error| format!("`{text}` is not a URL: {error}"))?;
        let authority = uri.authority().map(Authority::as_str).unwrap_or_default();
        if uri.scheme() != Some(&Scheme::HTTP) || authority.is_empty() || authority.contains('@') {
            return Err(format!("`{text}` is not an http:// URL of a server"));
        }
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(format!("`{text}` names more than a server"));
        }
        Ok(Self(authority.to_owned()))
    }
}

/// As it was given, without a slash at the end.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http://{}", self.0)
    }
}

/// Where a service beside this server is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// Where everything goes that is not served here; written `auto`.
    Upstream,
    /// Somewhere of its own.
    At(Endpoint),
}

impl Neighbour {
    /// Where that is; none if it is where everything goes that is not served here, and nothing does.
    pub fn endpoint(&self, upstream: Option<&Endpoint>) -> Option<Endpoint> {
        match self {
            Self::Upstream => upstream.cloned(),
            Self::At(endpoint) => Some(endpoint.clone()),
        }
    }
}

impl FromStr for Neighbour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "auto" { Ok(Self::Upstream) } else { text.parse().map(Self::At) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_the_root_of_a_server() {
        for text in ["http://127.0.0.1:9000", "http://s3.local/", "http://[::1]:5000"] {
            let endpoint: Endpoint = text.parse().unwrap();
            assert_eq!(format!("http://{}", endpoint.authority()), text.trim_end_matches('/'));
        }
        for text in [
            "",
            "127.0.0.1:9000",
            "https://s3.local",
            "http://a@s3.local",
            "http://s3.local/x",
            "http://s3/?a",
        ] {
            assert!(text.parse::<Endpoint>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_neighbour_may_be_the_upstream() {
        let upstream: Endpoint = "http://127.0.0.1:5000".parse().unwrap();
        let auto: Neighbour = "auto".parse().unwrap();
        assert_eq!(auto.endpoint(Some(&upstream)), Some(upstream.clone()));
        assert_eq!(auto.endpoint(None), None);
        let other: Neighbour = "http://127.0.0.1:9000/".parse().unwrap();
        assert_eq!(other.endpoint(Some(&upstream)).unwrap().to_string(), "http://127.0.0.1:9000");
        assert!("Auto".parse::<Neighbour>().is_err());
    }
}
