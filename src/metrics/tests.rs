use super::*;
use crate::{
    api::ServiceId,
    engine::Engine,
    kit::Settings,
    protocol::{Fault, Wire},
};

fn page(metrics: &Metrics) -> String {
    let engine = Engine::new(Settings::default());
    let anybody = crate::sts::anybody(crate::kit::Region::default(), "".into());
    metrics.page(&engine.look(&anybody, |world, _| WorldSizes::of(world)))
}

fn answer(status: u16, body: &str) -> Answer {
    Answer { status, content_type: "application/json", error_type: None, body: body.into() }
}

#[test]
fn requests_are_counted_by_operation_and_code() {
    let table = Table::new();
    let metrics = Metrics::new(&table);
    let entry = table.find(ServiceId::Ssm, "PutInventory").unwrap();
    let of = |answer: &Answer, micros| {
        let (service, operation) = ("ssm", "PutInventory");
        metrics.count(&Answered { entry: Some(entry), service, operation, answer, micros });
    };
    of(&answer(200, "{}"), 50);
    of(&answer(200, "{}"), 51);
    of(&answer(400, r#"{"__type":"x#InvalidInstanceId"}"#), 2_000_000_000);
    let page = page(&metrics);
    let labels = r#"service="ssm",operation="PutInventory""#;
    for line in [
        format!(r#"stockroom_requests_total{{{labels},status="200",code="OK"}} 2"#),
        format!(r#"stockroom_requests_total{{{labels},status="400",code="InvalidInstanceId"}} 1"#),
        format!(r#"stockroom_request_duration_seconds_bucket{{{labels},le="0.00005"}} 1"#),
        format!(r#"stockroom_request_duration_seconds_bucket{{{labels},le="0.0001"}} 2"#),
        format!(r#"stockroom_request_duration_seconds_bucket{{{labels},le="30"}} 2"#),
        format!(r#"stockroom_request_duration_seconds_bucket{{{labels},le="+Inf"}} 3"#),
        format!(r"stockroom_request_duration_seconds_sum{{{labels}}} 2000.000101"),
        format!(r"stockroom_request_duration_seconds_count{{{labels}}} 3"),
    ] {
        assert!(page.lines().any(|found| found == line), "{line} in\n{page}");
    }
}

#[test]
fn every_request_has_a_place() {
    let table = Table::new();
    let metrics = Metrics::new(&table);
    let answer = answer(200, "{}");
    for entry in table.entries() {
        let (service, operation) = (entry.service.name(), entry.name);
        metrics.count(&Answered { entry: Some(entry), service, operation, answer: &answer, micros: 1 });
    }
    let others = [("sts", "AssumeRole"), ("sts", "GetCallerIdentity"), ("sts", ""), ("", "")];
    for (service, operation) in others {
        metrics.count(&Answered { entry: None, service, operation, answer: &answer, micros: 1 });
    }
    let page = page(&metrics);
    let counted = page.lines().filter(|line| line.starts_with("stockroom_requests_total{"));
    assert!(counted.clone().all(|line| line.ends_with(" 1")), "none shares its place");
    assert_eq!(counted.count(), table.len() + others.len());
    assert!(page.contains(r#"service="sts",operation="unknown""#));
    assert!(page.contains(r#"service="unknown",operation="unknown""#));
}

#[test]
fn codes_are_bounded() {
    let table = Table::new();
    let metrics = Metrics::new(&table);
    for number in 0..1000 {
        let answer = answer(400, &format!(r#"{{"__type":"E{number}"}}"#));
        metrics.count(&Answered { entry: None, service: "", operation: "", answer: &answer, micros: 1 });
    }
    let page = page(&metrics);
    assert_eq!(page.lines().filter(|line| line.starts_with("stockroom_requests_total{")).count(), 65);
    assert!(page.contains(r#"code="other"} 936"#), "{page}");
}

#[test]
fn codes_are_found_in_every_protocol() {
    let code = |answer: &Answer| crate::protocol::error_code(answer).into_string();
    for (service, wire, expected) in [
        (ServiceId::Ssm, Wire::AwsJson, "ThrottlingException"),
        (ServiceId::Batch, Wire::RestJson, "TooManyRequestsException"),
        (ServiceId::ServiceCatalog, Wire::RpcCbor, "ThrottlingException"),
    ] {
        assert_eq!(code(&Fault::Throttled.answer(service, wire, "")), expected);
    }
    let unparsable = Fault::Unparsable.answer(ServiceId::Batch, Wire::RestJson, "");
    assert_eq!(code(&unparsable), "ClientException");
    let anybody = crate::sts::anybody(crate::kit::Region::default(), "".into());
    assert_eq!(code(&query::fault(&anybody, &Fault::Throttled)), "Throttling");
    assert_eq!(code(&answer(404, "<UnknownOperationException/>\n")), "unknown");
}
