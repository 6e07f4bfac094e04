//! The fixture: what it costs a test to have a server of its own.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use stockroom::Stockroom;

const STARTS: usize = 1000;
const AT_ONCE: usize = 200;

/// Resident memory of this process, in KiB.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("procfs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a resident size");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("KiB")
}

/// One request by a connection of its own.
fn ask(stockroom: &Stockroom) {
    let mut stream = TcpStream::connect(stockroom.address()).expect("a connection");
    stream.write_all(b"GET /_stockroom/health HTTP/1.0\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.0 200"), "{answer}");
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let result = work();
    (result, begin.elapsed())
}

fn show(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let (median, most) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    println!("{what:<20} {median:?} (median of {}), {most:?} (99 of 100)", times.len());
}

fn main() {
    let (first, time) = timed(Stockroom::start_blocking);
    println!("{:<20} {time:?}", "the first start");
    drop(first);
    let (mut starts, mut answers, mut stops) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (stockroom, start) = timed(Stockroom::start_blocking);
        let ((), answer) = timed(|| ask(&stockroom));
        let ((), stop) = timed(|| drop(stockroom));
        starts.push(start);
        answers.push(answer);
        stops.push(stop);
    }
    show("start", &mut starts);
    show("the first answer", &mut answers);
    show("stop", &mut stops);
    let before = resident();
    let servers: Vec<_> = (0..AT_ONCE).map(|_| Stockroom::start_blocking()).collect();
    for server in &servers {
        ask(server);
    }
    println!("{:<20} {} KiB resident (of {AT_ONCE} at once)", "a server", (resident() - before) / AT_ONCE);
}
