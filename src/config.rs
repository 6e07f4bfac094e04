//! What a server is started with: plain data, whoever fills it in.

use std::{net::IpAddr, time::Duration};

use crate::kit::{Region, Settings};

/// The settings of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 for any free one.
    pub port: u16,
    /// The region of requests that name none.
    pub default_region: Region,
    /// The largest body taken, in bytes, before and after decompression.
    pub max_body: usize,
    /// How long a client may take to send the head of a request, and again its body.
    pub read_timeout: Duration,
    /// Hosts beside this one from which templates may be fetched.
    pub template_hosts: Vec<String>,
    /// How the machine is set up.
    pub machine: Settings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 4566,
            default_region: Region::default(),
            max_body: 16 * 1024 * 1024,
            read_timeout: Duration::from_secs(60),
            template_hosts: Vec::new(),
            machine: Settings::default(),
        }
    }
}
