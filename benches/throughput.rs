//! Small operations through the whole path, against a bare axum handler that decodes and encodes the same JSON.
//!
//! Both servers run one after the other on one thread each, with the same listener settings and the same clients, in
//! alternating rounds. What is compared is requests per second, and the processor time that the server's thread spent
//! per request, which does not depend on how busy the machine is otherwise.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use axum::{Json, Router, body::Bytes, http::header::CONTENT_TYPE, response::IntoResponse, routing::post};
use stockroom::{
    api::{batch, ssm},
    config::Config,
    http::App,
};

/// Short, so that both sides of a pair find the machine as fast; many, so that the median says something.
const ROUND: Duration = Duration::from_millis(200);
const ROUNDS: usize = 51;
const CONNECTIONS: usize = 16;

/// A server on a thread of its own.
struct Server {
    address: SocketAddr,
    thread_id: u64,
}

impl Server {
    fn start(
        run: impl FnOnce(tokio::net::TcpListener) -> std::pin::Pin<Box<dyn Future<Output = ()>>> + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket option");
        let address = listener.local_addr().expect("an address");
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            let link = fs::read_link("/proc/thread-self").expect("procfs");
            let thread_id =
                link.file_name().and_then(|name| name.to_str()?.parse().ok()).expect("a thread id");
            send.send(thread_id).expect("the bench waits");
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                run(listener).await;
            });
        });
        Self { address, thread_id: receive.recv().expect("a thread id") }
    }

    /// Nanoseconds its thread has run for.
    fn processor_time(&self) -> u64 {
        let text =
            fs::read_to_string(format!("/proc/self/task/{}/schedstat", self.thread_id)).expect("procfs");
        text.split(' ').next().and_then(|nanos| nanos.parse().ok()).expect("nanoseconds")
    }
}

/// What is sent, and the two servers that answer it.
struct Contest {
    name: &'static str,
    stockroom: Server,
    bare: Server,
    request: Vec<u8>,
}

fn request(path: &str, target: Option<&str>, content_type: &str, body: &str) -> Vec<u8> {
    let target = target.map(|target| format!("X-Amz-Target: {target}\r\n")).unwrap_or_default();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n{target}\
         X-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 \
         Credential=123456789012/20260101/us-east-1/x/aws4_request, SignedHeaders=host;x-amz-date, \
         Signature=0000000000000000000000000000000000000000000000000000000000000000\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Sends one request on a new connection; the length of the answer, which must be a success.
fn once(address: SocketAddr, request: &[u8]) -> usize {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_nodelay(true).expect("a socket option");
    stream.write_all(request).expect("sent");
    read_answer(&mut stream, &mut vec![0; 64 * 1024])
}

fn read_answer(stream: &mut TcpStream, buffer: &mut [u8]) -> usize {
    let mut length = 0;
    loop {
        length += stream.read(&mut buffer[length..]).expect("an answer");
        let Some(head) = buffer[..length].windows(4).position(|window| window == b"\r\n\r\n") else {
            continue;
        };
        let text = std::str::from_utf8(&buffer[..head]).expect("a head").to_ascii_lowercase();
        assert!(text.starts_with("http/1.1 200"), "{}", String::from_utf8_lossy(&buffer[..length]));
        let body = text
            .split("content-length: ")
            .nth(1)
            .and_then(|rest| rest.lines().next()?.trim().parse::<usize>().ok());
        let whole = head + 4 + body.expect("a content length");
        while length < whole {
            length += stream.read(&mut buffer[length..]).expect("an answer");
        }
        return whole;
    }
}

/// Requests per second, and nanoseconds of the server's thread per request.
type Figures = (f64, f64);

/// Those of the bare handler and of Stockroom, measured one after the other.
type Pair = (Figures, Figures);

/// The figures of one round.
fn round(server: &Server, request: &[u8]) -> Figures {
    let done = Arc::new(AtomicU64::new(0));
    let answer = once(server.address, request);
    let start = Instant::now();
    let before = server.processor_time();
    let clients: Vec<_> = (0..2)
        .map(|_| {
            let (address, request, done) = (server.address, request.to_vec(), Arc::clone(&done));
            thread::spawn(move || client(address, &request, answer, start + ROUND, &done))
        })
        .collect();
    for client in clients {
        client.join().expect("a client");
    }
    let (elapsed, used) = (start.elapsed(), server.processor_time() - before);
    #[expect(clippy::cast_precision_loss, reason = "counts of a bench are small")]
    let (count, used) = (done.load(Ordering::Relaxed) as f64, used as f64);
    (count / elapsed.as_secs_f64(), used / count)
}

/// Keeps half of the connections busy: sends on all, then reads from all.
fn client(address: SocketAddr, request: &[u8], answer: usize, until: Instant, done: &AtomicU64) {
    let mut streams: Vec<_> =
        (0..CONNECTIONS / 2).map(|_| TcpStream::connect(address).expect("a connection")).collect();
    let mut buffer = vec![0; answer];
    while Instant::now() < until {
        for stream in &mut streams {
            stream.write_all(request).expect("sent");
        }
        for stream in &mut streams {
            stream.read_exact(&mut buffer).expect("an answer of the same length");
        }
        done.fetch_add(streams.len() as u64, Ordering::Relaxed);
    }
}

fn stockroom() -> Server {
    Server::start(|listener| {
        Box::pin(async {
            let app = App::new(Config::default());
            stockroom::http::serve(app, listener, std::future::pending()).await.expect("serves");
        })
    })
}

/// A handler that decodes `I` and encodes `output`, and nothing else.
fn bare<I, O>(path: &'static str, content_type: &'static str, output: O) -> Server
where
    I: serde::de::DeserializeOwned + Send + 'static,
    O: serde::Serialize + Clone + Send + Sync + 'static,
{
    Server::start(move |listener| {
        Box::pin(async move {
            let handler = move |body: Bytes| {
                let output = output.clone();
                async move {
                    let input: I = serde_json::from_slice(&body).expect("the request");
                    std::hint::black_box(&input);
                    ([(CONTENT_TYPE, content_type)], Json(output).into_response().into_body())
                }
            };
            let router = Router::new().route(path, post(handler));
            axum::serve(axum::serve::ListenerExt::tap_io(listener, |io| drop(io.set_nodelay(true))), router)
                .await
                .expect("serves");
        })
    })
}

/// The body of the answer to `request`, read as an output.
fn answer_of<T: serde::de::DeserializeOwned>(server: &Server, request: &[u8]) -> T {
    let mut stream = TcpStream::connect(server.address).expect("a connection");
    stream.write_all(request).expect("sent");
    let mut buffer = vec![0; 64 * 1024];
    let whole = read_answer(&mut stream, &mut buffer);
    let head = buffer.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    serde_json::from_slice(&buffer[head + 4..whole]).expect("the output")
}

fn contests() -> Vec<Contest> {
    const JSON: &str = "application/x-amz-json-1.1";
    let put = r#"{"InstanceId":"i-0123456789abcdef0","Items":[{"TypeName":"Custom:RackInfo","SchemaVersion":"1.0","CaptureTime":"2016-08-22T10:01:01Z","Content":[{"RackLocation":"Bay B/Row C/Rack D/Shelf E"}]}]}"#;
    let put = request("/", Some("AmazonSSM.PutInventory"), JSON, put);
    let list = r#"{"InstanceId":"i-0123456789abcdef0","TypeName":"Custom:RackInfo"}"#;
    let list = request("/", Some("AmazonSSM.ListInventoryEntries"), JSON, list);
    let create = request(
        "/v1/createconsumableresource",
        None,
        "application/json",
        r#"{"consumableResourceName":"licence","totalQuantity":5}"#,
    );
    let describe = request(
        "/v1/describeconsumableresource",
        None,
        "application/json",
        r#"{"consumableResource":"licence"}"#,
    );
    let update = request(
        "/v1/updateconsumableresource",
        None,
        "application/json",
        r#"{"consumableResource":"licence","operation":"SET","quantity":7}"#,
    );

    let prepared = |before: &[&[u8]]| {
        let server = stockroom();
        for request in before {
            once(server.address, request);
        }
        server
    };
    let writes = prepared(&[&put]);
    let reads = prepared(&[&put]);
    let updates = prepared(&[&create]);
    let describes = prepared(&[&create]);
    vec![
        Contest {
            name: "PutInventory",
            bare: bare::<ssm::PutInventoryRequest, ssm::PutInventoryResult>(
                "/",
                JSON,
                answer_of(&writes, &put),
            ),
            stockroom: writes,
            request: put,
        },
        Contest {
            name: "ListInventoryEntries",
            bare: bare::<ssm::ListInventoryEntriesRequest, ssm::ListInventoryEntriesResult>(
                "/",
                JSON,
                answer_of(&reads, &list),
            ),
            stockroom: reads,
            request: list,
        },
        Contest {
            name: "UpdateConsumableResource",
            bare: bare::<batch::UpdateConsumableResourceRequest, batch::UpdateConsumableResourceResponse>(
                "/v1/updateconsumableresource",
                "application/json",
                answer_of(&updates, &update),
            ),
            stockroom: updates,
            request: update,
        },
        Contest {
            name: "DescribeConsumableResource",
            bare: bare::<batch::DescribeConsumableResourceRequest, batch::DescribeConsumableResourceResponse>(
                "/v1/describeconsumableresource",
                "application/json",
                answer_of(&describes, &describe),
            ),
            stockroom: describes,
            request: describe,
        },
    ]
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    println!(
        "{:<28} {:>11} {:>11} {:>7}   {:>10} {:>10} {:>7}",
        "operation", "bare rps", "rps", "ratio", "bare µs", "µs", "ratio"
    );
    // Names given on the command line choose what is run.
    let chosen: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_chosen = |contest: &Contest| chosen.is_empty() || chosen.iter().any(|name| name == contest.name);
    for contest in contests().into_iter().filter(is_chosen) {
        let mut pairs = Vec::new();
        for number in 0..ROUNDS {
            let of = |server| round(server, &contest.request);
            // Whoever is first does not always come after the other.
            pairs.push(if number % 2 == 0 {
                (of(&contest.bare), of(&contest.stockroom))
            } else {
                let seen = of(&contest.stockroom);
                (of(&contest.bare), seen)
            });
        }
        let of = |value: fn(&Pair) -> f64| median(pairs.iter().map(value).collect());
        println!(
            "{:<28} {:>11.0} {:>11.0} {:>7.2}   {:>10.2} {:>10.2} {:>7.2}",
            contest.name,
            of(|(bare, _)| bare.0),
            of(|(_, seen)| seen.0),
            of(|(bare, seen)| seen.0 / bare.0),
            of(|(bare, _)| bare.1 / 1000.0),
            of(|(_, seen)| seen.1 / 1000.0),
            of(|(bare, seen)| bare.1 / seen.1)
        );
    }
}
