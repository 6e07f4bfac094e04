//! The only place that knows HTTP: connections, routes, limits, and who asks.

mod aws;
mod body;
mod cors;
mod guard;
mod identity;
mod serve;

use std::sync::Arc;

use axum::Router;

pub use serve::serve;

use crate::{
    config::Config,
    control::{self, Controlled},
    engine::Engine,
    kit::Outside,
    outside::HttpFetch,
    protocol::Table,
};

/// What every request can reach.
#[derive(Debug)]
pub struct App {
    /// The machine.
    pub engine: Arc<Engine>,
    /// Every operation.
    pub table: Arc<Table>,
    /// What lies outside the machine.
    pub outside: Outside,
    /// The server's settings.
    pub config: Config,
    identities: identity::Identities,
}

impl App {
    /// A server's insides, with an empty world.
    pub fn new(config: Config) -> Arc<Self> {
        Arc::new(Self {
            engine: Engine::new(config.machine.clone()),
            table: Arc::new(Table::new()),
            outside: Outside::new(HttpFetch::new(config.template_hosts.clone())),
            identities: identity::Identities::new(&config),
            config,
        })
    }

    /// Every route: the control endpoints under `/_stockroom`, everything else is AWS.
    pub fn router(self: Arc<Self>) -> Router {
        let controlled = Controlled { engine: Arc::clone(&self.engine), table: Arc::clone(&self.table) };
        Router::new().fallback(aws::answer).with_state(self).merge(control::router(controlled))
    }
}
