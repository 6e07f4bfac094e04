//! Connections: slow, silent, greedy, parallel and cut short.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "these tests measure from outside how long the server takes")]

use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use stockroom::Stockroom;

/// How patient the servers of these tests are.
const PATIENCE: Duration = Duration::from_millis(300);
/// More than patience and a busy machine can take together; less than any other limit of the server.
const LONG: Duration = Duration::from_secs(5);

const BODY: &str = r#"{"MaxResults":1}"#;

/// The head of a good request whose body is as long as [`BODY`].
fn head() -> String {
    head_of("GetInventory", BODY.len())
}

fn head_of(operation: &str, length: usize) -> String {
    format!(
        "POST / HTTP/1.1\r\n\
         Host: stockroom\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=111111111111/20231114/us-east-1/ssm/aws4_request, \
         SignedHeaders=host, Signature=0\r\n\
         X-Amz-Date: 20231114T000000Z\r\n\
         X-Amz-Target: AmazonSSM.{operation}\r\n\
         Content-Type: application/x-amz-json-1.1\r\n\
         Content-Length: {length}\r\n\r\n"
    )
}

fn impatient() -> Stockroom {
    Stockroom::builder().read_timeout(PATIENCE).start_blocking()
}

/// A client that fails rather than hangs.
struct Client(TcpStream);

/// What came back before the connection ended.
struct Ending {
    text: String,
    after: Duration,
}

impl Client {
    fn new(stockroom: &Stockroom) -> Self {
        let stream = TcpStream::connect(stockroom.address()).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream.set_write_timeout(Some(LONG)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    fn send(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).unwrap();
    }

    /// Sends a byte now and then, for as long as the server takes them.
    fn trickle(&mut self, text: &str) -> bool {
        text.bytes().all(|byte| {
            std::thread::sleep(PATIENCE / 10);
            self.0.write_all(&[byte]).is_ok()
        })
    }

    /// Everything that comes until the server ends the connection.
    #[track_caller]
    fn ending(&mut self) -> Ending {
        let start = Instant::now();
        let mut bytes = Vec::new();
        if let Err(error) = self.0.read_to_end(&mut bytes) {
            assert_eq!(error.kind(), ErrorKind::ConnectionReset, "the connection hangs");
        }
        Ending { text: String::from_utf8(bytes).unwrap(), after: start.elapsed() }
    }

    /// The status of one answer, which is read to its end.
    fn status(&mut self) -> u16 {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.0.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
        let mut body = vec![0; length.parse().unwrap()];
        self.0.read_exact(&mut body).unwrap();
        head.split(' ').nth(1).unwrap().parse().unwrap()
    }
}

/// Asserts that the server ended the connection when its patience ended: neither at once nor long after.
#[track_caller]
fn assert_cut_off(ending: &Ending) {
    assert!(ending.after >= PATIENCE / 2, "cut off already after {:?}: {}", ending.after, ending.text);
    assert!(ending.after < LONG, "cut off only after {:?}", ending.after);
}

#[test]
fn a_silent_client_is_cut_off() {
    let stockroom = impatient();
    assert_cut_off(&Client::new(&stockroom).ending());
}

#[test]
fn half_a_head_is_cut_off() {
    let stockroom = impatient();
    for part in ["P", "PRI * HTTP/2.0\r\n", "POST / HTTP/1.1\r\nHost: stockroom\r\nX-Amz-"] {
        let mut client = Client::new(&stockroom);
        client.send(part);
        let ending = client.ending();
        assert_cut_off(&ending);
        assert!(!ending.text.contains("200 OK"), "{part}: {}", ending.text);
    }
}

#[test]
fn a_head_that_trickles_is_cut_off() {
    let stockroom = impatient();
    let mut client = Client::new(&stockroom);
    client.send("POST / HTTP/1.1\r\nHost: stockroom\r\n");
    let start = Instant::now();
    assert!(!client.trickle(&"X-Nothing: 0\r\n".repeat(20)), "the head was never too slow");
    assert!(start.elapsed() < LONG);
}

#[test]
fn half_a_body_is_answered_and_cut_off() {
    let stockroom = impatient();
    let mut client = Client::new(&stockroom);
    client.send(&head());
    client.send(&BODY[..5]);
    let ending = client.ending();
    assert_cut_off(&ending);
    assert!(ending.text.starts_with("HTTP/1.1 408 "), "{}", ending.text);
}

#[test]
fn a_body_that_trickles_is_cut_off() {
    let stockroom = impatient();
    let mut client = Client::new(&stockroom);
    client.send(&head());
    client.trickle(BODY);
    let ending = client.ending();
    assert!(ending.text.starts_with("HTTP/1.1 408 "), "{}", ending.text);
}

#[test]
fn an_idle_connection_is_cut_off() {
    let stockroom = impatient();
    let mut client = Client::new(&stockroom);
    for _ in 0..3 {
        std::thread::sleep(PATIENCE / 3);
        client.send(&(head() + BODY));
        assert_eq!(client.status(), 200);
    }
    assert_cut_off(&client.ending());
}

#[test]
fn an_http2_connection_that_says_nothing_more_is_cut_off() {
    let stockroom = impatient();
    let mut client = Client::new(&stockroom);
    client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    let start = Instant::now();
    let mut bytes = Vec::new();
    let read = client.0.read_to_end(&mut bytes);
    assert!(read.is_ok() && start.elapsed() < LONG, "still open after {:?}: {read:?}", start.elapsed());
}

#[test]
fn a_head_without_end_is_refused() {
    let stockroom = impatient();
    let long = "x".repeat(1024 * 1024);
    let heads = [
        format!("POST / HTTP/1.1\r\nHost: stockroom\r\nX-Long: {long}\r\n\r\n"),
        format!("POST /{long} HTTP/1.1\r\nHost: stockroom\r\n\r\n"),
        format!("POST / HTTP/1.1\r\nHost: stockroom\r\n{}\r\n", "X-Many: 0\r\n".repeat(1000)),
    ];
    for head in heads {
        let mut client = Client::new(&stockroom);
        // The server may end the connection before it has taken everything.
        let _ = client.0.write_all(head.as_bytes());
        let ending = client.ending();
        assert!(ending.after < LONG);
        let status = ending.text.get(..12).unwrap_or_default();
        let refused = ["HTTP/1.1 400", "HTTP/1.1 414", "HTTP/1.1 431", ""].contains(&status);
        assert!(refused, "{}… was answered {}", &head[..30], ending.text);
    }
}

#[test]
fn what_is_no_http_is_refused() {
    let stockroom = impatient();
    for text in ["\r\n\r\n\r\n", "hello\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "POST / HTTP/9.9\r\n\r\n"] {
        let mut client = Client::new(&stockroom);
        client.send(text);
        let ending = client.ending();
        assert!(!ending.text.contains("200 OK") && ending.after < LONG, "{text}: {}", ending.text);
    }
}

#[test]
fn a_stop_lets_a_request_finish() {
    let stockroom = Stockroom::start_blocking();
    let address = stockroom.address();
    let mut client = Client::new(&stockroom);
    let mut idle = Client::new(&stockroom);
    idle.send(&(head() + BODY));
    assert_eq!(idle.status(), 200);
    client.send(&(head() + &BODY[..5]));
    std::thread::sleep(Duration::from_millis(100));

    let start = Instant::now();
    let stopping = std::thread::spawn(move || drop(stockroom));
    std::thread::sleep(Duration::from_millis(200));
    assert!(TcpStream::connect(address).is_err(), "a stopping server takes no new connections");
    assert_eq!(idle.ending().text, "", "an idle connection is closed");
    assert!(!stopping.is_finished(), "the server waits for the request under way");
    client.send(&BODY[5..]);
    assert_eq!(client.status(), 200);
    assert_eq!(client.ending().text, "");
    stopping.join().unwrap();
    assert!(start.elapsed() < LONG, "stopping took {:?}", start.elapsed());
}

#[test]
fn a_stop_lets_a_long_answer_be_read() {
    const NODES: usize = 50;
    const ENTRIES: usize = 40;
    let stockroom = Stockroom::start_blocking();
    let mut client = Client::new(&stockroom);
    let entry = format!(r#"{{"Text":"{}"}}"#, "x".repeat(4_000));
    let content = vec![entry; ENTRIES].join(",");
    for number in 0..NODES {
        let item = format!(
            r#"{{"TypeName":"Custom:Long","SchemaVersion":"1.0","CaptureTime":"2023-11-14T10:01:01Z","Content":[{content}]}}"#
        );
        let body = format!(r#"{{"InstanceId":"i-{number:017x}","Items":[{item}]}}"#);
        client.send(&(head_of("PutInventory", body.len()) + &body));
        assert_eq!(client.status(), 200);
    }
    // More than the buffers of a connection hold, so that the server still has most of it when it is asked to stop.
    let body = r#"{"ResultAttributes":[{"TypeName":"Custom:Long"}]}"#;
    client.send(&(head_of("GetInventory", body.len()) + body));
    std::thread::sleep(Duration::from_millis(500));
    let stopping = std::thread::spawn(move || drop(stockroom));
    // Until it surely was asked, and well before it would give up.
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(client.status(), 200, "the answer came to its end");
    stopping.join().unwrap();
}

#[test]
fn a_silent_client_does_not_hold_up_a_stop() {
    let stockroom = Stockroom::start_blocking();
    let silent = Client::new(&stockroom);
    let mut hesitant = Client::new(&stockroom);
    hesitant.send("PRI * HTTP");
    std::thread::sleep(Duration::from_millis(100));
    let start = Instant::now();
    drop(stockroom);
    assert!(start.elapsed() < LONG, "stopping took {:?}", start.elapsed());
    drop((silent, hesitant));
}

#[test]
fn many_clients_keep_their_connections() {
    const CLIENTS: usize = 200;
    const REQUESTS: usize = 20;
    let stockroom = Stockroom::start_blocking();
    let request = head() + BODY;
    // All connections are open before the first request is sent.
    let clients: Vec<_> = (0..CLIENTS).map(|_| Client::new(&stockroom)).collect();
    std::thread::scope(|scope| {
        for mut client in clients {
            let request = &request;
            scope.spawn(move || {
                for _ in 0..REQUESTS {
                    client.send(request);
                    assert_eq!(client.status(), 200);
                }
            });
        }
    });
}
