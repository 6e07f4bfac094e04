//! The `stockroom` program.

use std::{
    io::{ErrorKind, IsTerminal, Read, Write},
    net::{SocketAddr, TcpStream},
    pin::pin,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use stockroom::{
    cli::{self, Address, Command, LogFormat, Serve},
    config,
    control::Coverage,
    http::{self, App},
    protocol::Table,
};
use tokio::{net::TcpListener, sync::oneshot};
use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

/// Bad usage, or a port that is taken.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let cli = match cli::parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err((text, 0)) => return finish(&text, 0),
        Err((text, code)) => return fail(text.trim_end(), code),
    };
    match &cli.command {
        None => run(&cli.serve),
        Some(Command::Health(address)) => health(address),
        Some(Command::Coverage) => finish(&coverage(), 0),
    }
}

/// Prints `text` as the program's result.
fn finish(text: &str, code: u8) -> ExitCode {
    // Nobody is left to tell if standard output is gone.
    let _ = std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush());
    ExitCode::from(code)
}

fn fail(text: &str, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{text}");
    ExitCode::from(code)
}

fn run(serve: &Serve) -> ExitCode {
    if let Err(text) = start_logging(serve) {
        return fail(&format!("stockroom: {text}"), USAGE);
    }
    // A seed for this run alone; with --seed the machine is the same in every run.
    let app = App::new(serve.config(fastrand::u64(..)));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("stockroom: cannot start threads: {error}"), 1),
    };
    runtime.block_on(async {
        let address = SocketAddr::new(serve.address.host, serve.address.port);
        let listener = match TcpListener::bind(address).await {
            Ok(listener) => listener,
            Err(error) => return fail(&format!("stockroom: cannot listen on {address}: {error}"), USAGE),
        };
        let address = listener.local_addr().unwrap_or(address);
        match serve_until_asked(app, listener, address).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == ErrorKind::InvalidInput => {
                fail(&format!("stockroom: {error}"), USAGE)
            }
            Err(error) => fail(&format!("stockroom: {error}"), 1),
        }
    })
}

/// Serves until the process is asked to stop, and then finishes what is under way, unless it is asked again.
async fn serve_until_asked(app: Arc<App>, listener: TcpListener, address: SocketAddr) -> std::io::Result<()> {
    let mut asked = Signals::new()?;
    let (stop, stopped) = oneshot::channel::<()>();
    let ready = Box::new(move || {
        finish(&format!("Stockroom is ready at http://{address}\n"), 0);
    });
    let mut serving = pin!(http::serve_announced(app, listener, async { drop(stopped.await) }, ready));
    tokio::select! {
        served = &mut serving => return served,
        () = asked.next() => drop(stop),
    }
    tokio::select! {
        served = &mut serving => served,
        () = asked.next() => Err(std::io::Error::other("asked twice to stop, so requests under way were dropped")),
    }
}

/// What asks the process to stop. Once this is made, such a request no longer ends the process by itself.
struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Signals {
    #[cfg(unix)]
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
    fn new() -> std::io::Result<Self> {
        Ok(Self {})
    }

    /// Done when the process is asked to stop once more.
    async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(not(unix))]
        drop(tokio::signal::ctrl_c().await);
    }
}

fn start_logging(serve: &Serve) -> Result<(), String> {
    let filter: Targets =
        serve.log.parse().map_err(|error| format!("`{}` is not a log filter: {error}", serve.log))?;
    // Only a terminal can do something with the codes for colours.
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let registry = tracing_subscriber::registry().with(filter);
    match serve.log_format {
        LogFormat::Text => registry.with(lines).init(),
        LogFormat::Json => registry.with(lines.json()).init(),
    }
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a request panicked")));
    Ok(())
}

/// Asks the server at `address`; a container's health check.
fn health(address: &Address) -> ExitCode {
    let address = config::reachable(SocketAddr::new(address.host, address.port));
    match ask(address) {
        Ok(answer) if answer.starts_with("HTTP/1.0 200") || answer.starts_with("HTTP/1.1 200") => {
            let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
            finish(&format!("{}\n", body.trim_end()), 0)
        }
        Ok(answer) => {
            let line = answer.lines().next().unwrap_or_default();
            fail(&format!("stockroom: the server at {address} answered `{line}`"), 1)
        }
        Err(error) => fail(&format!("stockroom: no answer from {address}: {error}"), 1),
    }
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    const PATIENCE: Duration = Duration::from_secs(3);
    const LONGEST_ANSWER: u64 = 64 * 1024;
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /_stockroom/health HTTP/1.0\r\nHost: stockroom\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(LONGEST_ANSWER).read_to_string(&mut answer)?;
    Ok(answer)
}

fn coverage() -> String {
    let lines = Coverage::of(&Table::new()).services.into_iter().flat_map(|(name, service)| {
        let (served, all) = (service.served.len(), service.served.len() + service.missing.len());
        let rows = service.served.into_iter().map(|name| ("served ", name));
        let rows = rows.chain(service.missing.into_iter().map(|name| ("missing", name)));
        let rows = rows.chain(service.private.into_iter().map(|name| ("private", name)));
        let rows = rows.map(|(state, name)| format!("  {state}  {name}\n"));
        std::iter::once(format!("{name}: {served} of {all} operations served\n")).chain(rows)
    });
    lines.collect()
}
