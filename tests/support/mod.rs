//! Stockroom in process, without sockets: for tests that send very many requests.

pub(crate) mod calls;
pub(crate) mod kinds;
pub(crate) mod leftovers;
pub(crate) mod values;

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    sync::{Arc, LazyLock},
};

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use stockroom::{
    api::Timestamp,
    config::Config,
    engine::Engine,
    http::{App, Front},
    kit::{Pace, Settings},
};
use tokio::runtime::Runtime;

/// An answer as it would go to the socket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// Whether the server failed. What it does not serve yet it says with 501, which is no failure.
    pub(crate) fn is_failure(&self) -> bool {
        self.status.is_server_error() && self.status != StatusCode::NOT_IMPLEMENTED
    }
}

/// A server's insides, and a runtime to ask them on.
#[derive(Debug)]
pub(crate) struct Server {
    app: Arc<App>,
    front: Front,
    runtime: Runtime,
}

impl Server {
    /// A server with an empty world of this seed. Its time stands still and begins at a fixed moment, so that servers
    /// with one seed that are asked the same are the same.
    pub(crate) fn new(seed: u64) -> Self {
        let start = Some(Timestamp::from_millis(1_700_000_000_000));
        let machine = Settings { seed, start, pace: Pace::Manual, ..Settings::default() };
        let app = App::new(Config { machine, ..Config::default() });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { front: Arc::clone(&app).front(), app, runtime }
    }

    /// The machine.
    pub(crate) fn engine(&self) -> &Arc<Engine> {
        &self.app.engine
    }

    /// What engines outside are to do.
    pub(crate) fn engine_tasks(&self) -> Answer {
        let uri = "/_stockroom/servicecatalog/engine/tasks";
        self.send(Request::builder().uri(uri).body(Full::default()).unwrap())
    }

    /// Sends a request and waits for the whole answer.
    pub(crate) fn send(&self, request: Request<Full<Bytes>>) -> Answer {
        self.runtime.block_on(async {
            let (parts, body) = self.front.clone().answer(request).await.into_parts();
            let body = body.collect().await.unwrap().to_bytes();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }
}

/// A valid template.
const TEMPLATE: &str = r#"{"Resources":{"Queue":{"Type":"AWS::SQS::Queue"},"Seats":{"Type":"AWS::Batch::ConsumableResource",
"Properties":{"ResourceType":"REPLENISHABLE","TotalQuantity":3}}}}"#;

/// Serves [`TEMPLATE`] at `/template` to whoever asks, until the process ends.
pub(crate) static TEMPLATE_URL: LazyLock<String> = LazyLock::new(|| {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut request = [0; 4096];
            let read = stream.read(&mut request).unwrap_or_default();
            let found = request[..read].starts_with(b"GET /template ");
            let (status, body) = if found { ("200 OK", TEMPLATE) } else { ("404 Not Found", "") };
            let head =
                format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            // Whoever went away has no use for the answer.
            let _ = stream.write_all(format!("{head}{body}").as_bytes());
        }
    });
    format!("http://{address}/template")
});
