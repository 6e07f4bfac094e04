//! What it costs to be passed on: a bare axum server asked directly, and through Stockroom.
//!
//! Both ways are taken in alternating rounds, by the same clients over kept connections. What is compared is the time of
//! one request after the other, requests per second of several clients, and the speed of a large body.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, extract::DefaultBodyLimit, routing::put};
use stockroom::{Stockroom, config::Config};

const ROUND: Duration = Duration::from_millis(1000);
const ROUNDS: usize = 5;
const CLIENTS: usize = 8;
const LARGE: usize = 16 * 1024 * 1024;

/// A server that answers every body with its length.
fn bare() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("a socket option");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let answer = |body: Bytes| async move { format!("{:>1024}", body.len()) };
            let router = Router::new().route("/bucket/{key}", put(answer)).layer(DefaultBodyLimit::disable());
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            axum::serve(listener, router).await.expect("serving");
        });
    });
    address
}

/// A client with one connection.
struct Client {
    stream: TcpStream,
    reader: BufReader<TcpStream>,
    request: Vec<u8>,
}

impl Client {
    fn new(address: SocketAddr, length: usize) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("a socket option");
        let head = format!(
            "PUT /bucket/key HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization: \
             AWS4-HMAC-SHA256 Credential=123456789012/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, \
             Signature=0\r\nContent-Length: {length}\r\n\r\n"
        );
        let mut request = head.into_bytes();
        request.resize(request.len() + length, b'x');
        let reader = BufReader::new(stream.try_clone().expect("a socket"));
        Self { stream, reader, request }
    }

    /// Sends the request and reads the answer, which must be a success.
    fn send(&mut self) {
        self.stream.write_all(&self.request).expect("sent");
        let (mut line, mut length) = (String::new(), 0);
        self.reader.read_line(&mut line).expect("an answer");
        assert!(line.starts_with("HTTP/1.1 200"), "{line}");
        while line != "\r\n" {
            line.clear();
            self.reader.read_line(&mut line).expect("a head");
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
        }
        self.reader.read_exact(&mut vec![0; length]).expect("a body");
    }
}

/// Requests per second of so many clients, over one round.
fn rate(address: SocketAddr, clients: usize) -> f64 {
    let begin = Instant::now();
    let clients: Vec<_> = (0..clients)
        .map(|_| {
            thread::spawn(move || {
                let (mut client, mut count) = (Client::new(address, 100), 0.0);
                while begin.elapsed() < ROUND {
                    client.send();
                    count += 1.0;
                }
                count
            })
        })
        .collect();
    let count: f64 = clients.into_iter().map(|client| client.join().expect("a client")).sum();
    count / begin.elapsed().as_secs_f64()
}

/// Megabytes per second of a large body.
fn speed(address: SocketAddr) -> f64 {
    let (mut client, begin) = (Client::new(address, LARGE), Instant::now());
    client.send();
    let bytes = u32::try_from(LARGE).expect("some megabytes");
    f64::from(bytes) / 1e6 / begin.elapsed().as_secs_f64()
}

/// The medians of a figure, of both ways.
fn medians(ways: [SocketAddr; 2], measure: impl Fn(SocketAddr) -> f64) -> [f64; 2] {
    let mut figures = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (figures, address) in figures.iter_mut().zip(ways) {
            figures.push(measure(address));
        }
    }
    figures.map(|mut figures| {
        figures.sort_by(f64::total_cmp);
        figures[ROUNDS / 2]
    })
}

fn main() {
    let bare = bare();
    let upstream = Some(format!("http://{bare}").parse().expect("an endpoint"));
    let stockroom = Stockroom::with(Config { port: 0, upstream, ..Config::default() });
    let ways = [bare, stockroom.address()];

    let [direct, passed] = medians(ways, |address| rate(address, 1));
    let (direct, passed) = (1e6 / direct, 1e6 / passed);
    println!("one by one: {direct:.0} µs directly, {passed:.0} µs passed on, {:.0} µs more", passed - direct);
    let [direct, passed] = medians(ways, |address| rate(address, CLIENTS));
    println!(
        "{CLIENTS} clients: {direct:.0} requests/s directly, {passed:.0} passed on, ratio {:.2}",
        passed / direct
    );
    let [direct, passed] = medians(ways, speed);
    println!("a large body: {direct:.0} MB/s directly, {passed:.0} passed on, ratio {:.2}", passed / direct);
}
