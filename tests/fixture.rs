//! The fixture, as many tests use it: many servers one after the other, many at once, and what a failed test prints.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

use serde_json::json;
use stockroom::{Account, Stockroom};

/// Tests of this file look at what the whole process has open, so they take turns.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks a server by a connection of its own, as a client of a test would.
fn ask(account: &Account) {
    let mut stream = TcpStream::connect(account.endpoint_url().trim_start_matches("http://")).unwrap();
    let request = format!(
        "POST /v1/describejobqueues HTTP/1.1\r\nHost: stockroom\r\nConnection: close\r\nContent-Length: 2\r\n\
         X-Amz-Date: 20260101T000000Z\r\nContent-Type: application/json\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential={}/20260101/us-east-1/batch/aws4_request, SignedHeaders=host, \
         Signature=0\r\n\r\n{{}}",
        account.access_key_id()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(r#"{"jobQueues":[]}"#), "{answer}");
}

/// What this process has open and holds, as Linux tells it.
#[derive(Debug)]
struct Held {
    files: usize,
    threads: usize,
    kib: usize,
}

impl Held {
    fn now() -> Option<Self> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let number = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        let files = std::fs::read_dir("/proc/self/fd").ok()?.count();
        Some(Self { files, threads: number("Threads:")?, kib: number("VmRSS:")? })
    }
}

#[test]
fn a_thousand_servers_one_after_the_other_leave_nothing_behind() {
    let _turn = turn();
    let once = || {
        let stockroom = Stockroom::start_blocking();
        ask(&stockroom.account());
        assert_eq!(stockroom.requests().len(), 1);
    };
    // What is made once for all servers is made by the first.
    for _ in 0..10 {
        once();
    }
    let before = Held::now();
    for _ in 0..1000 {
        once();
    }
    let (Some(before), Some(after)) = (before, Held::now()) else { return };
    assert_eq!(after.files, before.files, "{before:?} {after:?}");
    assert!(after.threads <= before.threads, "{before:?} {after:?}");
    assert!(after.kib < before.kib + 16 * 1024, "{before:?} {after:?}");
}

#[test]
fn two_hundred_servers_at_once_have_room() {
    const SERVERS: usize = 200;
    let _turn = turn();
    drop(Stockroom::start_blocking());
    let before = Held::now();
    let servers: Vec<_> = std::thread::scope(|scope| {
        let starting: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| (0..SERVERS / 8).map(|_| Stockroom::start_blocking()).collect::<Vec<_>>())
            })
            .collect();
        starting.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    for stockroom in &servers {
        ask(&stockroom.account());
    }
    let full = Held::now();
    drop(servers);
    let (Some(before), Some(full), Some(after)) = (before, full, Held::now()) else { return };
    // A listener, and what a runtime waits with; and connections that the servers have not closed yet.
    assert!(
        full.files <= before.files + 5 * SERVERS + 20,
        "a server has few files open: {before:?} {full:?}"
    );
    assert!(full.threads <= before.threads + SERVERS, "a server has one thread: {before:?} {full:?}");
    assert!(full.kib <= before.kib + 512 * SERVERS, "a server is small: {before:?} {full:?}");
    assert_eq!(after.files, before.files);
    assert!(after.threads <= before.threads, "{before:?} {after:?}");
}

#[test]
fn tests_share_a_server_that_never_ends() {
    static SHARED: OnceLock<Stockroom> = OnceLock::new();
    let _turn = turn();
    let test = || {
        let account = SHARED.get_or_init(Stockroom::start_blocking).account();
        ask(&account);
        assert_eq!(account.requests().len(), 1);
    };
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(test);
        }
    });
    assert_eq!(SHARED.get().unwrap().requests().len(), 8);
}

/// What a test of this file prints, which must fail.
fn failed(test: &str) -> String {
    let _turn = turn();
    let arguments = ["--exact", test, "--ignored", "--nocapture", "--test-threads=1"];
    let run = Command::new(std::env::current_exe().unwrap()).args(arguments).output().unwrap();
    assert!(!run.status.success(), "{run:?}");
    String::from_utf8(run.stderr).unwrap()
}

#[test]
fn a_failed_test_prints_the_last_requests() {
    let printed = failed("fails_with_a_server");
    let (_, report) = printed.split_once("\nstockroom at http://127.0.0.1:").unwrap();
    let (_, report) = report.split_once(" (seed 7): the last 20 requests, after 6 more\n").unwrap();
    assert!(report.contains("batch:DescribeConsumableResource -> 400 ClientException ("), "{report}");
    assert!(report.contains("\n    {\"consumableResource\":\"no-such-licence\"}\n"), "{report}");
    assert!(report.contains("consumable-resource/no-such-licence does not exist\n"), "{report}");
    assert_eq!(report.matches("batch:DescribeJobQueues -> 200").count(), 19, "{report}");
}

#[test]
fn a_failed_test_of_a_shared_server_prints_its_own_requests() {
    let printed = failed("fails_with_an_account");
    let (_, report) = printed.split_once(": the last request\n").unwrap();
    assert!(report.contains("ssm:GetInventory -> 200"), "{report}");
    assert_eq!(printed.matches("batch:DescribeJobQueues").count(), 0, "of another account: {printed}");
}

#[test]
fn a_quiet_server_prints_nothing() {
    assert!(!failed("fails_quietly").contains("GetInventory"));
}

#[test]
#[ignore = "fails on purpose, for another test to look at"]
fn fails_with_a_server() {
    let stockroom = Stockroom::builder().seed(7).start_blocking();
    let account = stockroom.default_account();
    for _ in 0..25 {
        ask(&account);
    }
    let input = json!({ "consumableResource": "no-such-licence" });
    account.call_blocking("batch", "DescribeConsumableResource", input).unwrap();
}

#[test]
#[ignore = "fails on purpose, for another test to look at"]
fn fails_with_an_account() {
    static SHARED: OnceLock<Stockroom> = OnceLock::new();
    let shared = SHARED.get_or_init(Stockroom::start_blocking);
    ask(&shared.account());
    let account = shared.account();
    account.call_blocking("ssm", "GetInventory", json!({})).unwrap();
    panic!("on purpose");
}

#[test]
#[ignore = "fails on purpose, for another test to look at"]
fn fails_quietly() {
    let stockroom = Stockroom::builder().quiet().start_blocking();
    stockroom.account().call_blocking("ssm", "GetInventory", json!({})).unwrap();
    panic!("on purpose");
}
