//! The only place that knows HTTP: connections, routes, limits, and who asks.

mod aws;
mod body;
mod cors;
mod direct;
mod exchange;
mod faults;
mod front;
mod guard;
mod identity;
mod init;
mod line;
mod patience;
mod pieces;
mod serve;
mod upstream;

use std::sync::Arc;

pub use front::{AnswerBody, Front};
pub use serve::{serve, serve_announced};

use crate::{
    config::Config,
    engine::{Engine, Operator},
    executor::Logs,
    faults::Faults,
    kit::{BatchExecutor, Outside, Settings},
    metrics::Metrics,
    outside::{HttpFetch, Processes, S3Client},
    protocol::Table,
    recorder::Recorder,
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
    /// What jobs have written that ran outside.
    pub logs: Arc<Logs>,
    /// Keeps what was asked and answered, if anybody is to look into it.
    pub recorder: Option<Arc<Recorder>>,
    /// What goes wrong on purpose.
    pub faults: Arc<Faults>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// The server's settings.
    pub config: Config,
    identities: identity::Identities,
    /// Where everything goes that is not served here.
    upstream: Option<upstream::Upstream>,
}

impl App {
    /// A server's insides, with an empty world.
    pub fn new(config: Config) -> Arc<Self> {
        let outside = Outside::new(
            HttpFetch::new(config.template_hosts.clone()).with_files(config.template_dir.clone()),
        );
        let outside = match &config.s3 {
            Some(s3) => outside.with_buckets(S3Client::new(s3.clone())),
            None => outside,
        };
        let outside = match config.machine.batch_executor {
            BatchExecutor::Simulate => outside,
            BatchExecutor::Process => outside.with_executor(Processes),
        };
        let table = Table::shared();
        let settings = Settings {
            reaches_s3: config.s3.is_some(),
            delegates_stacks: config.cloudformation.is_some(),
            ..config.machine.clone()
        };
        let operator: Arc<dyn Operator> = Arc::<Table>::clone(&table);
        Arc::new(Self {
            engine: Engine::with_operator(settings, Some(operator)),
            metrics: Arc::new(Metrics::new(&table)),
            table,
            outside,
            logs: Arc::default(),
            recorder: Recorder::new(config.recorded),
            faults: Arc::new(Faults::new(config.machine.seed)),
            identities: identity::Identities::new(&config),
            upstream: config
                .upstream
                .clone()
                .map(|endpoint| upstream::Upstream::new(endpoint, config.read_timeout)),
            config,
        })
    }

    /// What connections serve: the control endpoints under `/_stockroom`, everything else is AWS.
    pub fn front(self: Arc<Self>) -> Front {
        Front::new(self)
    }
}
