//! What a server is started with: plain data, whoever fills it in.

mod endpoint;

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

pub use endpoint::{Endpoint, Neighbour};

use crate::{
    kit::{AccountId, Region, Settings},
    recorder::Limits,
};

/// The settings of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 for any free one.
    pub port: u16,
    /// The region of requests that name none.
    pub default_region: Region,
    /// The account of requests whose access key names none.
    pub default_account: AccountId,
    /// The largest body taken, in bytes, before and after decompression.
    pub max_body: usize,
    /// How long a client may take to send the head of a request, and again its body.
    pub read_timeout: Duration,
    /// Hosts beside this one from which templates may be fetched.
    pub template_hosts: Vec<String>,
    /// The directory whose files templates may be read from by `file:` URLs; none are without.
    pub template_dir: Option<PathBuf>,
    /// The directory whose files are applied before clients are served; see `--init-dir`.
    pub init_dir: Option<PathBuf>,
    /// Where S3 is, for what is written to it and for templates that lie there; neither can be without.
    pub s3: Option<S3>,
    /// How many requests are kept for those who look into them afterwards.
    pub recorded: Limits,
    /// Where everything goes that is not served here; answered as unknown without.
    pub upstream: Option<Endpoint>,
    /// Who makes the stacks of Service Catalog; they are simulated without.
    pub cloudformation: Option<Endpoint>,
    /// How the machine is set up; whether it [reaches S3](Settings::reaches_s3) follows from `s3`, and whether it
    /// [delegates stacks](Settings::delegates_stacks) from `cloudformation`.
    pub machine: Settings,
}

/// Where a server that listens on `address` can be reached from this machine: listening everywhere means being
/// reachable here.
pub fn reachable(address: SocketAddr) -> SocketAddr {
    let host = match address.ip() {
        IpAddr::V4(host) if host.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(host) if host.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        host => host,
    };
    SocketAddr::new(host, address.port())
}

/// An S3-compatible server.
#[derive(Clone)]
pub struct S3 {
    /// Where it listens.
    pub endpoint: Endpoint,
    /// The access key id that requests to it carry; the id of the account that acts, unless given.
    pub access_key_id: Option<String>,
    /// The secret they are signed with; a fixed one, unless given.
    pub secret_access_key: Option<String>,
}

impl S3 {
    /// A server that takes any credentials.
    pub fn at(endpoint: Endpoint) -> Self {
        Self { endpoint, access_key_id: None, secret_access_key: None }
    }
}

/// Without the secret.
impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { endpoint, access_key_id, .. } = self;
        f.debug_struct("S3")
            .field("endpoint", endpoint)
            .field("access_key_id", access_key_id)
            .finish_non_exhaustive()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 4566,
            default_region: Region::default(),
            default_account: AccountId::DEFAULT,
            max_body: 16 * 1024 * 1024,
            read_timeout: Duration::from_secs(60),
            template_hosts: Vec::new(),
            template_dir: None,
            init_dir: None,
            s3: None,
            recorded: Limits::NONE,
            upstream: None,
            cloudformation: None,
            machine: Settings::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_shown() {
        let s3 = S3 { secret_access_key: Some("hush".into()), ..S3::at("http://s3".parse().unwrap()) };
        assert!(!format!("{s3:?}").contains("hush"));
    }
}
