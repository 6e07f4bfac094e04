//! Whatever comes in, the server answers, and never fails: no panic (which would be a 500) and no other server error.
//!
//! `STOCKROOM_FUZZ_CASES` says how many requests each test sends.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::cell::RefCell;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::Full;
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    strategy::ValueTree,
    test_runner::{TestError, TestRunner},
};
use stockroom::{api::ServiceId, protocol::Wire};
use support::{
    Answer, Server, TEMPLATE_URL,
    calls::{self, Call, Known, SERVED, Served},
    kinds, leftovers,
};

/// How many requests a server takes before a new one takes its place, so that the world stays small.
const LIFE: u32 = 20_000;
/// How many good bodies of each operation and protocol are spoilt.
const BODIES: usize = 24;
/// A template that is not fetched: its host is not this one.
const NOWHERE: &str = "http://template.test/";

/// How many requests each test sends.
fn cases() -> u32 {
    let cases = std::env::var("STOCKROOM_FUZZ_CASES").ok();
    cases.map_or(2_000, |cases| cases.parse().unwrap())
}

/// A server with a little in it, which is the same for every target.
struct Target {
    server: Server,
    known: Known,
    left: u32,
}

impl Target {
    fn new() -> Self {
        let server = Server::new(7);
        let (mut told, mut known) = (Known::new(&TEMPLATE_URL), Known::new(NOWHERE));
        let stage = [[calls::shelf(), calls::furniture()].concat()];
        let steps = stage.into_iter().chain(leftovers::leftovers()).chain(kinds::engines());
        for step in steps.chain(calls::queues()).chain([calls::jobs()]) {
            for call in step {
                let answer = server.send(call.request(&told));
                assert_eq!(answer.status, StatusCode::OK, "{call:?}: {answer:?}");
                told.learn(&answer);
                known.learn(&answer);
            }
            assert!(server.engine().settle(1_000).1);
            told.learn_tasks(&server.engine_tasks());
            known.learn_tasks(&server.engine_tasks());
        }
        Self { server, known, left: LIFE }
    }

    fn send(&mut self, request: Request<Full<Bytes>>) -> Answer {
        if self.left == 0 {
            *self = Self::new();
        }
        self.left -= 1;
        self.server.send(request)
    }
}

/// Sends what `request` makes of many values, each of which must be answered.
fn fuzz<S: Strategy>(values: &S, request: impl Fn(&S::Value) -> Option<Request<Full<Bytes>>>) {
    let target = RefCell::new(Target::new());
    let config = ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::default()
    };
    let result = TestRunner::new(config).run(values, |value| {
        let Some(request) = request(&value) else { return Ok(()) };
        let answer = target.borrow_mut().send(request);
        prop_assert!(!answer.is_failure(), "{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => panic!("{reason}\n{value:?}"),
        Err(error) => panic!("{error}"),
    }
}

/// Every served operation in every protocol that it speaks.
fn doors() -> Vec<(Served, Wire)> {
    let wires = |served: &Served| -> &[Wire] {
        match served.service {
            ServiceId::Ssm => &[Wire::AwsJson],
            ServiceId::Batch => &[Wire::RestJson],
            ServiceId::ServiceCatalog => &[Wire::AwsJson, Wire::RpcCbor],
        }
    };
    SERVED.iter().flat_map(|served| wires(served).iter().map(|wire| (*served, *wire))).collect()
}

fn request((served, wire): (Served, Wire), body: Vec<u8>) -> Request<Full<Bytes>> {
    calls::request(served, wire, ("111111111111", "us-east-1"), served.info.uri, body)
}

#[test]
fn any_bytes_are_answered() {
    let bytes = vec(any::<u8>(), 0..48);
    fuzz(&(select(doors()), bytes), |(door, bytes)| Some(request(*door, bytes.clone())));
}

/// What JSON texts are made of, and what they should not be made of.
const JSON: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\"a\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\",
    "null",
    "true",
    "false",
    "nul",
    "0",
    "-",
    "-1",
    "1e999",
    "1e-999",
    "9223372036854775808",
    "0.1",
    " ",
    "\n",
    "\"Items\":",
    "\"Content\":",
    "\"InstanceId\":",
    "\"Filters\":",
    "\"Key\":",
    "\"Values\":",
    "\"Tags\":",
    "\"Id\":",
    "\"MaxResults\":",
    "\"tags\":",
    "\"quantity\":",
    "\"filters\":",
    "\u{feff}",
    "ä",
    "{}",
    "[]",
];

#[test]
fn pieces_of_json_are_answered() {
    let doors: Vec<_> = doors().into_iter().filter(|(_, wire)| *wire != Wire::RpcCbor).collect();
    fuzz(&(select(doors), vec(select(&JSON[..]), 0..16)), |(door, pieces)| {
        Some(request(*door, pieces.concat().into_bytes()))
    });
}

/// What CBOR is made of: heads of every major type with small, long and indefinite lengths, and what must not be.
const CBOR: [&[u8]; 33] = [
    &[0x00],
    &[0x17],
    &[0x18, 0xff],
    &[0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0x1c],
    &[0x20],
    &[0x3b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0x40],
    &[0x41],
    &[0x5f],
    &[0x60],
    &[0x61],
    &[0x62, b'I', b'd'],
    &[0x64, b'N', b'a', b'm', b'e'],
    &[0x64, b'T', b'a', b'g', b's'],
    &[0x7f],
    &[0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0x80],
    &[0x81],
    &[0x9f],
    &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0xa0],
    &[0xa1],
    &[0xbf],
    &[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    &[0xc1],
    &[0xc2],
    &[0xf4],
    &[0xf6],
    &[0xf9, 0x7e, 0x00],
    &[0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0],
    &[0xff],
    &[0xc4],
];

#[test]
fn pieces_of_cbor_are_answered() {
    let doors: Vec<_> = doors().into_iter().filter(|(_, wire)| *wire == Wire::RpcCbor).collect();
    fuzz(&(select(doors), vec(select(&CBOR[..]), 0..12)), |(door, pieces)| {
        Some(request(*door, pieces.concat()))
    });
}

/// A way to spoil a body. Places are relative to its length.
#[derive(Clone, Debug)]
enum Damage {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index, u8),
    Repeat(Index, u8),
    Piece(Index, &'static str),
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        4 => (place(), any::<u8>()).prop_map(|(place, byte)| Damage::Replace(place, byte)),
        2 => (place(), any::<u8>()).prop_map(|(place, byte)| Damage::Insert(place, byte)),
        2 => (place(), any::<u8>()).prop_map(|(place, length)| Damage::Remove(place, length)),
        2 => (place(), any::<u8>()).prop_map(|(place, length)| Damage::Repeat(place, length)),
        4 => (place(), select(&JSON[..])).prop_map(|(place, piece)| Damage::Piece(place, piece)),
        1 => place().prop_map(Damage::Cut),
    ]
}

impl Damage {
    fn apply(&self, body: &mut Vec<u8>) {
        let at = |place: &Index| place.index(body.len() + 1);
        let span =
            |place: &Index, length: u8| at(place)..(at(place) + usize::from(length % 16)).min(body.len());
        match self {
            Self::Replace(place, byte) => {
                let at = at(place);
                body[at..].first_mut().into_iter().for_each(|old| *old = *byte);
            }
            Self::Insert(place, byte) => body.insert(at(place), *byte),
            Self::Remove(place, length) => drop(body.drain(span(place, *length))),
            Self::Repeat(place, length) => body.extend_from_within(span(place, *length)),
            Self::Piece(place, piece) => drop(body.splice(at(place)..at(place), piece.bytes())),
            Self::Cut(place) => body.truncate(at(place)),
        }
    }
}

/// Bodies of each operation as clients send them.
fn bodies(known: &Known) -> Vec<((Served, Wire), Vec<u8>)> {
    let mut runner = TestRunner::deterministic();
    let mut bodies = Vec::new();
    for door @ (served, wire) in doors() {
        let calls = calls::call(served);
        for _ in 0..BODIES {
            let Call { account, mut input, .. } = calls.new_tree(&mut runner).unwrap().current();
            known.resolve(&mut input, account);
            bodies.push((door, calls::body(wire, &input)));
        }
    }
    bodies
}

#[test]
fn spoilt_bodies_are_answered() {
    let bodies = bodies(&Target::new().known);
    fuzz(&(select(bodies), vec(damage(), 1..4)), |((door, body), damages)| {
        let mut body = body.clone();
        for damage in damages {
            damage.apply(&mut body);
        }
        Some(request(*door, body))
    });
}

/// What paths, queries and headers are made of.
const HEAD: [&str; 38] = [
    "/",
    "v1",
    "tags",
    "%",
    "%2F",
    "%zz",
    "%ff",
    "%00",
    "service",
    "AWS242ServiceCatalogService",
    "operation",
    "CreatePortfolio",
    "?",
    "&",
    "=",
    "tagKeys",
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Signature",
    "X-Amz-Date",
    "AWS4-HMAC-SHA256 ",
    "Credential=",
    "Signature=0",
    "SignedHeaders=host",
    ", ",
    "us-east-1",
    "111111111111",
    "ASIAAAAAAAAA",
    "aws4_request",
    "AmazonSSM",
    ".",
    "PutInventory",
    "Action=AssumeRole&Version=2011-06-15&",
    "gzip",
    "arn:aws:batch:us-east-1:",
    ":",
    "\u{e4}",
    " ",
];

#[test]
fn any_head_is_answered() {
    let text = || vec(select(&HEAD[..]), 0..7).prop_map(|pieces| pieces.concat());
    let methods = select(vec![Method::POST, Method::GET, Method::DELETE, Method::OPTIONS, Method::PUT]);
    let types = select(
        &[
            "application/json",
            "application/x-amz-json-1.1",
            "application/cbor",
            "application/x-www-form-urlencoded",
            "text/plain",
            ";",
        ][..],
    );
    let heads = (
        methods,
        text(),
        types,
        text(),
        text(),
        text(),
        select(&["{}", "", "Action=GetCallerIdentity&Version=2011-06-15"][..]),
    );
    fuzz(&heads, |(method, path, content_type, target, authorization, encoding, body)| {
        let mut request = Request::new(Full::from(*body));
        *request.method_mut() = method.clone();
        *request.uri_mut() = Uri::try_from(format!("/{path}")).ok()?;
        let headers = request.headers_mut();
        headers.insert("content-type", HeaderValue::from_static(content_type));
        for (name, text) in
            [("x-amz-target", target), ("authorization", authorization), ("content-encoding", encoding)]
        {
            headers.insert(name, HeaderValue::from_bytes(text.as_bytes()).ok()?);
        }
        if authorization.len() % 2 == 0 {
            headers.insert("smithy-protocol", HeaderValue::from_static("rpc-v2-cbor"));
        }
        Some(request)
    });
}
