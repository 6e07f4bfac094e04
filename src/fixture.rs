//! Stockroom as a fixture: a server of one's own, in this process, for as long as the value lives.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread::JoinHandle,
    time::Duration,
};

use tokio::sync::oneshot;

use crate::{
    api::Timestamp,
    config::Config,
    engine::{Engine, Settling},
    http::{self, App},
    kit::{AccountId, Pace},
};

/// A running server with a world of its own, on a free port of 127.0.0.1. Stops when it is dropped.
///
/// It runs on a thread and a runtime of its own, so it works in any test, whether that has a runtime or not.
///
/// ```
/// let stockroom = stockroom::Stockroom::start();
/// assert!(stockroom.endpoint_url().starts_with("http://127.0.0.1:"));
/// ```
#[derive(Debug)]
#[must_use = "the server stops when this is dropped"]
pub struct Stockroom {
    address: SocketAddr,
    engine: Arc<Engine>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Stockroom {
    /// Starts a server with the usual settings.
    ///
    /// # Panics
    /// If no port is free or no thread can be started.
    pub fn start() -> Self {
        Self::with(Config { port: 0, ..Config::default() })
    }

    /// Starts a server whose time stands still until [`advance`](Self::advance) or [`settle`](Self::settle) moves it.
    ///
    /// # Panics
    /// As [`start`](Self::start).
    pub fn manual() -> Self {
        let mut config = Config { port: 0, ..Config::default() };
        config.machine.pace = Pace::Manual;
        Self::with(config)
    }

    /// Starts a server with settings of one's own.
    ///
    /// # Panics
    /// If it cannot listen where the settings say, or no thread can be started.
    #[expect(clippy::expect_used, reason = "a fixture that cannot start must fail its test, as documented")]
    pub fn with(config: Config) -> Self {
        Self::try_with(config).expect("the server cannot start")
    }

    /// Starts a server with settings of one's own.
    ///
    /// # Errors
    /// If it cannot listen where the settings say, or no thread can be started.
    pub fn try_with(config: Config) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::new(config.host, config.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let app = App::new(config);
        let engine = Arc::clone(&app.engine);
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::Builder::new().name("stockroom".to_owned()).spawn(move || {
            let served = runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                // A dropped fixture counts as asked to stop.
                http::serve(app, listener, async move { drop(stopped.await) }).await
            });
            if let Err(error) = served {
                tracing::error!(%error, "the server failed");
            }
        })?;
        Ok(Self { address, engine, stop: Some(stop), thread: Some(thread) })
    }

    /// Where to point clients.
    pub fn endpoint_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Moves the clock on, and returns when everything that became due on the way is done.
    pub fn advance(&self, span: Duration) -> Timestamp {
        self.engine.advance(span)
    }

    /// Moves the clock until nothing is due any more, and no process of a job runs; false if that has no end.
    pub fn settle(&self) -> bool {
        let mut settling = Settling::default();
        loop {
            match settling.step(&self.engine) {
                Some(result) => return result.is_ok(),
                None => std::thread::sleep(Settling::PAUSE),
            }
        }
    }

    /// Forgets everything of `account`, or of all accounts.
    pub fn reset(&self, account: Option<AccountId>) {
        self.engine.reset(account);
    }

    /// The machine behind the server.
    pub fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }
}

impl Drop for Stockroom {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has already said so.
            let _ = thread.join();
        }
    }
}
