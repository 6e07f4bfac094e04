use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::{
    api::Timestamp,
    kit::{Origin, Region, Scope},
    protocol::{Answer, Wire},
};

const ONE: &str = "111111111111";
const OTHER: &str = "222222222222";

fn answer(status: u16, body: &Value) -> Answer {
    let body = body.to_string().into_bytes();
    Answer { status, content_type: Wire::AwsJson.content_type(), error_type: None, body }
}

/// A request of an account to SSM.
fn received(account: &str, operation: &'static str, input: &Value, answer: &Answer) -> Received {
    let scope = Scope { account: AccountId::parse(account).unwrap(), region: Region::default() };
    Received::new(Exchanged {
        service: "ssm",
        operation: operation.into(),
        encoding: Encoding::Wire(Wire::AwsJson),
        input: input.to_string().as_bytes(),
        bindings: Vec::new(),
        origin: &Origin::root(scope),
        answer,
        at: Timestamp::from_millis(1_700_000_000_000),
        took: Duration::from_micros(1250),
    })
}

fn numbered(account: &str, number: usize) -> Received {
    received(account, "GetInventory", &json!({ "MaxResults": number }), &answer(200, &json!({})))
}

fn recorder(count: usize, bytes: usize) -> Arc<Recorder> {
    Recorder::new(Limits { count, bytes }).unwrap()
}

fn numbers(snapshot: &Snapshot) -> Vec<Value> {
    snapshot.kept.iter().map(|received| received.input()["MaxResults"].clone()).collect()
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be() {
    assert!(Recorder::new(Limits::NONE).is_none());
}

#[test]
fn the_oldest_make_room() {
    let recorder = recorder(3, usize::MAX);
    for number in 0..5 {
        recorder.note(numbered(ONE, number));
    }
    let snapshot = recorder.snapshot(None);
    assert_eq!((numbers(&snapshot), snapshot.forgotten), (vec![json!(2), json!(3), json!(4)], 2));
}

#[test]
fn bytes_are_bounded_too() {
    let recorder = recorder(1000, 10_000);
    for number in 0..100 {
        let large = answer(200, &json!({ "Text": "x".repeat(2_000) }));
        recorder.note(received(ONE, "GetInventory", &json!({ "MaxResults": number }), &large));
        assert!(recorder.kept.lock().bytes <= 10_000);
    }
    let snapshot = recorder.snapshot(None);
    assert_eq!(numbers(&snapshot), [json!(97), json!(98), json!(99)]);
    let huge = answer(200, &json!({ "Text": "x".repeat(20_000) }));
    recorder.note(received(ONE, "GetInventory", &json!({}), &huge));
    let snapshot = recorder.snapshot(None);
    assert_eq!((snapshot.kept.len(), snapshot.forgotten), (0, 101), "what never fits is not kept either");
    assert_eq!(recorder.kept.lock().bytes, 0);
}

#[test]
fn accounts_see_their_own() {
    let recorder = recorder(10, usize::MAX);
    for (account, number) in [(ONE, 1), (OTHER, 2), (ONE, 3)] {
        recorder.note(numbered(account, number));
    }
    assert_eq!(numbers(&recorder.snapshot(AccountId::parse(ONE))), [json!(1), json!(3)]);
    assert_eq!(recorder.snapshot(AccountId::parse("333333333333")).kept.len(), 0);
}

#[test]
fn a_request_is_reported_once() {
    let recorder = recorder(10, usize::MAX);
    for number in 0..5 {
        recorder.note(numbered(ONE, number));
    }
    recorder.note(numbered(OTHER, 5));
    let first = recorder.take_unreported(AccountId::parse(ONE), 2);
    assert_eq!((numbers(&first), first.forgotten), (vec![json!(3), json!(4)], 3));
    let second = recorder.take_unreported(None, 2);
    assert_eq!((numbers(&second), second.forgotten), (vec![json!(5)], 0));
    assert_eq!(report("again", &recorder.take_unreported(None, 2)), None);
}

#[test]
fn a_report_says_what_was_refused_and_why() {
    let error = json!({ "__type": "ValidationException", "message": "1 validation error detected." });
    let recorder = recorder(10, usize::MAX);
    recorder.note(received(ONE, "GetInventory", &json!({ "MaxResults": 0 }), &answer(400, &error)));
    let report = report("stockroom", &recorder.snapshot(None)).unwrap();
    assert_eq!(
        report,
        "\nstockroom: the last request\n  2023-11-14T22:13:20Z ssm:GetInventory -> 400 ValidationException \
         (111111111111 us-east-1, 1.2 ms)\n    {\"MaxResults\":0}\n    1 validation error detected.\n"
    );
}

#[test]
fn a_report_hides_what_is_sensitive_and_cuts_what_is_long() {
    let input =
        json!({ "InstanceId": "i-12345678", "IPAddress": "10.1.2.3", "PlatformName": "x".repeat(2_000) });
    let recorder = recorder(10, usize::MAX);
    recorder.note(received(ONE, "UpdateInstanceInformation", &input, &answer(200, &json!({}))));
    let snapshot = recorder.snapshot(None);
    assert_eq!(snapshot.kept[0].input(), input, "who asks for it sees all of it");
    let report = report("stockroom", &snapshot).unwrap();
    assert!(report.contains("\"IPAddress\":\"***\"") && !report.contains("10.1.2.3"), "{report}");
    assert!(report.contains("… (") && report.len() < 1_000, "{report}");
}

#[test]
fn every_encoding_is_read() {
    let scope = Scope { account: AccountId::parse(ONE).unwrap(), region: Region::default() };
    let exchanged = |service, operation: &'static str, encoding, input: &[u8], bindings, answer: &Answer| {
        Received::new(Exchanged {
            service,
            operation: operation.into(),
            encoding,
            input,
            bindings,
            origin: &Origin::root(scope.clone()),
            answer,
            at: Timestamp::from_millis(0),
            took: Duration::ZERO,
        })
    };
    let output = json!({ "Id": "x" });
    let cbor = |value: &Value| minicbor_serde::to_vec(value).unwrap();
    let refused = Answer {
        status: 400,
        content_type: Wire::RpcCbor.content_type(),
        error_type: None,
        body: cbor(
            &json!({ "__type": "com.amazonaws.servicecatalog#ResourceNotFoundException", "Message": "Gone." }),
        ),
    };
    let wire = Encoding::Wire(Wire::RpcCbor);
    let received =
        exchanged("servicecatalog", "DescribePortfolio", wire, &cbor(&output), Vec::new(), &refused);
    assert_eq!(received.input(), output);
    assert_eq!(received.error_code().as_deref(), Some("ResourceNotFoundException"));
    assert_eq!(received.error_message().as_deref(), Some("Gone."));

    let time = minicbor_serde::tag::Required::<1, _>::new(1.5);
    let body = minicbor_serde::to_vec(std::collections::BTreeMap::from([("CreatedTime", time)])).unwrap();
    let made = Answer { status: 200, content_type: Wire::RpcCbor.content_type(), error_type: None, body };
    let received = exchanged("servicecatalog", "DescribePortfolio", wire, &cbor(&output), Vec::new(), &made);
    assert_eq!(received.answer(), json!({ "CreatedTime": 1.5 }), "a time is a tagged number");

    let bindings =
        vec![("resourceArn".to_owned(), "arn:x".to_owned()), ("tagKeys".to_owned(), "a".to_owned())];
    let wire = Encoding::Wire(Wire::RestJson);
    let received = exchanged("batch", "UntagResource", wire, b"", bindings, &answer(200, &json!({})));
    assert_eq!(received.input(), json!({ "resourceArn": "arn:x", "tagKeys": ["a"] }));

    let xml =
        |status, body: &str| Answer { status, content_type: "text/xml", error_type: None, body: body.into() };
    let form = b"Action=AssumeRole&RoleArn=arn%3Ax";
    let body = "<Error><Code>ValidationError</Code><Message>a &lt; b</Message></Error>";
    let received = exchanged("sts", "", Encoding::Form, form, Vec::new(), &xml(400, body));
    assert_eq!(received.operation(), "AssumeRole");
    assert_eq!(received.input(), json!({ "Action": "AssumeRole", "RoleArn": "arn:x" }));
    assert_eq!((received.answer(), received.answer_bytes()), (Value::Null, body.as_bytes()));
    assert_eq!(received.error_code().as_deref(), Some("ValidationError"));
    assert_eq!(received.error_message().as_deref(), Some("a < b"));

    let received = exchanged("", "", Encoding::Unknown, b"?", Vec::new(), &xml(404, "<X/>"));
    assert_eq!((received.input(), received.error_code()), (Value::Null, None));
}
