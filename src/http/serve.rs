//! Connections: accepted, bounded in time and size, and drained at the end.

use std::{convert::Infallible, future::Future, io, pin::Pin, sync::Arc, time::Duration};

use http_body_util::Either;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};

use super::{
    App, Front,
    faults::Torn,
    init,
    line::{Line, Tear},
    patience::Patience,
    pieces::Pieces,
};
use crate::{config, contractor, courier, errands, executor, outside::CloudFormation};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The first bytes of a connection that speaks HTTP/2 without asking first.
const HTTP2_PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// The largest head of a request, in bytes.
const LARGEST_HEAD: u32 = 64 * 1024;
/// How many requests one HTTP/2 connection may have open.
const MOST_STREAMS: u32 = 256;
/// How long requests under way may take once the server is asked to stop.
const DRAIN: Duration = Duration::from_millis(900);

/// Serves `app` on `listener` until `stop` is done, then finishes the requests under way.
///
/// # Errors
/// If the listener has no address.
pub async fn serve(
    app: Arc<App>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    serve_boxed(app, listener, Box::pin(stop), Box::new(|| {})).await
}

/// Does the same, and calls `ready` once clients are served: after the files of
/// [`init_dir`](crate::config::Config::init_dir) were applied.
///
/// # Errors
/// If the listener has no address; and an error of the kind [`InvalidInput`](io::ErrorKind::InvalidInput) if one of those
/// files fails.
pub async fn serve_announced(
    app: Arc<App>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send,
    ready: Box<dyn FnOnce() + Send>,
) -> io::Result<()> {
    serve_boxed(app, listener, Box::pin(stop), ready).await
}

/// Has no type parameter and returns a boxed future, so that all of serving is compiled once, with this crate.
fn serve_boxed(
    app: Arc<App>,
    listener: TcpListener,
    stop: BoxFuture<'_, ()>,
    ready: Box<dyn FnOnce() + Send>,
) -> BoxFuture<'_, io::Result<()>> {
    Box::pin(run(app, listener, stop, ready))
}

async fn run(
    app: Arc<App>,
    listener: TcpListener,
    mut stop: BoxFuture<'_, ()>,
    ready: Box<dyn FnOnce() + Send>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    tracing::info!(%address, "listening");
    if app.outside.executor().is_some() && !address.ip().is_loopback() {
        tracing::warn!(%address, "jobs run as processes: whoever reaches this address can run commands on this machine");
    }
    let patience = app.config.read_timeout;
    let machine = tokio::spawn(Arc::clone(&app.engine).run());
    let courier = tokio::spawn(courier::run(Arc::clone(&app.engine), app.outside.clone()));
    let errands = errands::run(Arc::clone(&app.engine), Arc::clone(&app.table), app.outside.clone());
    let errands = tokio::spawn(errands);
    let executor = executor::run(
        Arc::clone(&app.engine),
        app.outside.clone(),
        Arc::clone(&app.logs),
        config::reachable(address),
    );
    let executor = tokio::spawn(executor);
    let contractor = app.config.cloudformation.clone().map(CloudFormation::new);
    let contractor = tokio::spawn(contractor::run(Arc::clone(&app.engine), contractor));
    let front = Arc::clone(&app).front();
    let applied = tokio::select! {
        applied = prepare(&app, &front) => applied.map(|()| true),
        // Whoever is asked to stop before it has begun has nothing to finish.
        () = &mut stop => Ok(false),
    };
    if matches!(applied, Ok(true)) {
        ready();
        accept(listener, front, patience, stop).await;
    }
    // What it has started dies with it.
    executor.abort();
    contractor.abort();
    errands.abort();
    courier.abort();
    machine.abort();
    applied.map(drop)
}

/// Applies the files that are to be applied before clients are served.
async fn prepare(app: &App, front: &Front) -> io::Result<()> {
    let Some(directory) = &app.config.init_dir else { return Ok(()) };
    let applied = init::apply(app, front, directory).await;
    applied.map_err(|why| io::Error::new(io::ErrorKind::InvalidInput, why))
}

/// Serves clients until `stop` is done, and finishes the requests under way.
async fn accept(listener: TcpListener, front: Front, patience: Duration, mut stop: BoxFuture<'_, ()>) {
    let graceful = GracefulShutdown::new();
    let (stopping, stopped) = watch::channel(false);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let connection = connection(stream, front.clone(), patience, graceful.watcher(), stopped.clone());
                    tokio::spawn(connection);
                }
                Err(error) => {
                    // Too many open files, most likely: give the others time to finish.
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    tracing::info!("stopping");
    // Nobody is left to tell if there is no connection.
    let _ = stopping.send(true);
    if tokio::time::timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

async fn connection(
    stream: TcpStream,
    front: Front,
    span: Duration,
    watcher: Watcher,
    mut stopped: watch::Receiver<bool>,
) {
    // Answers are small and sent whole, so waiting for more to send only delays them.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "cannot switch off Nagle's algorithm");
    }
    let patience = Patience::new(span);
    let served = async {
        let http2 = tokio::select! {
            http2 = speaks_http2(&stream) => http2,
            // Who has not asked for anything yet is not waited for.
            _ = stopped.wait_for(|stopped| *stopped) => return,
        };
        match http2 {
            Ok(http2) => serve_connection(stream, http2, front, patience.clone(), watcher).await,
            Err(error) => tracing::debug!(%error, "a client went away"),
        }
    };
    tokio::select! {
        () = served => {}
        () = patience.clone().runs_out() => tracing::debug!("a connection kept silent for too long"),
    }
}

async fn serve_connection(
    stream: TcpStream,
    http2: bool,
    front: Front,
    patience: Patience,
    watcher: Watcher,
) {
    let tear = Tear::default();
    let line = TokioIo::new(Line::new(stream, tear.clone()));
    let service = hyper::service::service_fn(move |request| {
        let (front, busy, tear) = (front.clone(), patience.busy(), tear.clone());
        async move {
            let response = front.answer(request).await;
            if response.extensions().get::<Torn>().is_some() {
                tear.now();
            }
            let response = response.map(|body| match body {
                Either::Left(whole) => Either::Left(Pieces::new(whole)),
                Either::Right(body) => Either::Right(busy.sends(body)),
            });
            drop(busy);
            Ok::<_, Infallible>(response)
        }
    });
    let result = if http2 {
        let mut server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        server
            .timer(TokioTimer::new())
            .max_concurrent_streams(MOST_STREAMS)
            .max_header_list_size(LARGEST_HEAD);
        watcher.watch(server.serve_connection(line, service)).await
    } else {
        let mut server = hyper::server::conn::http1::Builder::new();
        // How long a head may take is watched with much less effort by `Patience`; and each piece of a body is copied.
        server.header_read_timeout(None).max_buf_size(LARGEST_HEAD as usize).writev(false);
        watcher.watch(server.serve_connection(line, service)).await
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Whether the client begins with the preface of HTTP/2. Looks at the first bytes without taking them.
async fn speaks_http2(stream: &TcpStream) -> io::Result<bool> {
    let mut start = [0; HTTP2_PREFACE.len()];
    loop {
        let length = stream.peek(&mut start).await?;
        if length == 0 || start[..length] != HTTP2_PREFACE[..length] {
            return Ok(false);
        }
        if length == HTTP2_PREFACE.len() {
            return Ok(true);
        }
        // A piece of the preface: peeking again at once would only find the same piece.
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}
