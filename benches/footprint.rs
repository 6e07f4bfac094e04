//! The program itself: how soon it answers, what it holds while idle, how large it is.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const STARTS: usize = 15;
const PROGRAM: &str = env!("CARGO_BIN_EXE_stockroom");

/// Starts the program and asks for its health: the time to the ready line and to the first 200.
fn start() -> (Child, Duration, Duration) {
    let begin = Instant::now();
    let mut child = Command::new(PROGRAM)
        .args(["--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a ready line");
    let ready = begin.elapsed();
    let address = line.trim().rsplit("http://").next().expect("an address");
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.write_all(b"GET /_stockroom/health HTTP/1.0\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.0 200"), "{answer}");
    (child, ready, begin.elapsed())
}

/// Resident memory of a process, in KiB.
fn resident(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("procfs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a resident size");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("KiB")
}

fn main() {
    let mut times = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..STARTS {
        let (mut child, ready, first) = start();
        std::thread::sleep(Duration::from_millis(100));
        times.push((first, ready));
        memory.push(resident(&child));
        child.kill().expect("it can be stopped");
        child.wait().expect("it stops");
    }
    times.sort_unstable();
    memory.sort_unstable();
    let (first, ready) = times[STARTS / 2];
    println!("start to ready line  {ready:?} (median of {STARTS})");
    println!("start to first 200   {first:?} (median of {STARTS})");
    println!("idle memory          {} KiB resident", memory[STARTS / 2]);
    println!("program              {} KiB", fs::metadata(PROGRAM).expect("the program").len() / 1024);
}
