//! What the benches of one process share: a server's insides without its sockets, and how much memory is in use.

use std::{
    fs,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use stockroom::{
    config::Config,
    engine::Engine,
    http::{App, Front},
};
use tokio::runtime::Runtime;

/// A server's insides.
pub(crate) struct Server {
    front: Front,
    engine: Arc<Engine>,
    runtime: Runtime,
}

impl Server {
    pub(crate) fn new(config: Config) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let app = App::new(config);
        let engine = Arc::clone(&app.engine);
        Self { front: app.front(), engine, runtime }
    }

    /// Sends a request in JSON, which must succeed: to a target of a service, or to a path.
    pub(crate) fn send(&self, service: &str, target: &str, input: Vec<u8>) -> Bytes {
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=111111111111/20231114/us-east-1/{service}/aws4_request, \
             SignedHeaders=host, Signature=0"
        );
        let path = if target.starts_with('/') { target } else { "/" };
        let request = Request::post(path)
            .header("authorization", authorization)
            .header("x-amz-date", "20231114T000000Z")
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", target)
            .body(Full::from(input))
            .expect("a request");
        self.runtime.block_on(async {
            let response = self.front.clone().answer(request).await;
            let status = response.status();
            let body = response.into_body().collect().await.expect("a body").to_bytes();
            assert!(status.is_success(), "{target}: {}", String::from_utf8_lossy(&body));
            body
        })
    }

    /// Moves the clock on.
    #[allow(dead_code, reason = "not every bench does")]
    pub(crate) fn advance(&self, span: Duration) {
        self.engine.advance(span);
    }
}

/// The median of how long something takes.
pub(crate) fn median(rounds: usize, mut once: impl FnMut()) -> Duration {
    let time = |_| {
        let begin = Instant::now();
        once();
        begin.elapsed()
    };
    let mut times: Vec<_> = (0..rounds).map(time).collect();
    times.sort_unstable();
    times[rounds / 2]
}

/// Resident memory of this process, in bytes.
pub(crate) fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("procfs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a resident size");
    let kib: usize =
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number of KiB");
    kib * 1024
}
