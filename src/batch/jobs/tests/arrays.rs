//! Arrays, and children that wait for children.

use super::*;

#[test]
fn an_array_is_the_sum_of_its_children() {
    let fixture = farm();
    let id = submit(&fixture, array("a", 40));
    assert_eq!(status(&fixture, &id), Submitted);
    fixture.advance(SECOND * 60);
    let parent = detail(&fixture, &id);
    assert_eq!((parent.status, parent.attempts, parent.started_at), (Pending, Some(vec![]), None));
    let properties = parent.array_properties.unwrap();
    let counts: BTreeMap<_, _> =
        properties.status_summary.unwrap().into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(counts, BTreeMap::from([("RUNNING".into(), 16), ("RUNNABLE".into(), 24)]));
    assert_eq!(properties.size, Some(40));
    let child = detail(&fixture, &format!("{id}:3"));
    assert_eq!((child.status, child.array_properties.unwrap().index), (Running, Some(3)));
    fixture.advance(LONG);
    assert_eq!(status(&fixture, &id), Succeeded);
    let input = ListJobsRequest {
        array_job_id: Some(id),
        job_status: Some(Succeeded),
        max_results: Some(30),
        ..Default::default()
    };
    let page = fixture.read(list_jobs, input.clone()).unwrap();
    assert_eq!(page.job_summary_list.len(), 30);
    let rest = fixture.read(list_jobs, ListJobsRequest { next_token: page.next_token, ..input }).unwrap();
    assert_eq!(rest.job_summary_list.len(), 10);
    assert_eq!(rest.next_token, None);
}

#[test]
fn children_wait_for_each_other_or_for_their_counterparts() {
    let fixture = farm();
    let one_by_one = submit(&fixture, after(array("seq", 3), &[("", Some(Sequential))]));
    let paired = submit(&fixture, after(array("pair", 3), &[(&one_by_one, Some(NToN))]));
    fixture.advance(SECOND * 105);
    let child = |id: &str, index| status(&fixture, &format!("{id}:{index}"));
    assert_eq!([0, 1, 2].map(|index| child(&one_by_one, index)), [Succeeded, Runnable, Pending]);
    assert_eq!([0, 1, 2].map(|index| child(&paired, index)), [Runnable, Pending, Pending]);
    fixture.advance(LONG * 2);
    assert_eq!(statuses(&fixture, &[one_by_one, paired]), [Succeeded; 2]);
}

#[test]
fn a_long_chain_of_children_fails_at_once() {
    let fixture = farm();
    let chain = after(array("chain", 10_000), &[("", Some(Sequential))]);
    let overrides = running("x", &["false"]).container_overrides;
    let id = submit(&fixture, SubmitJobRequest { container_overrides: overrides, ..chain });
    fixture.advance(LONG);
    let parent = detail(&fixture, &id);
    assert_eq!((parent.status, parent.status_reason.as_deref()), (Failed, Some("Array Child Job failed")));
    let last = detail(&fixture, &format!("{id}:9999"));
    assert_eq!(last.status_reason.as_deref(), Some("Dependent Job failed"));
    assert_eq!(last.attempts, Some(vec![]));
}

#[test]
fn an_array_is_cancelled_child_by_child() {
    let fixture = farm();
    let id = submit(&fixture, array("a", 20));
    fixture.advance(SECOND * 60);
    cancel(&fixture, &format!("{id}:18"));
    assert_eq!(reason(&fixture, &format!("{id}:18")).as_deref(), Some("changed my mind"));
    cancel(&fixture, &id);
    let counts = detail(&fixture, &id).array_properties.unwrap().status_summary.unwrap();
    assert_eq!((counts["FAILED"], counts["RUNNING"]), (4, 16));
    assert_eq!(status(&fixture, &id), Pending);
    fixture.advance(LONG);
    assert_eq!(status(&fixture, &id), Failed);
    assert_eq!(reason(&fixture, &id).as_deref(), Some("changed my mind"));
}

#[test]
fn an_array_is_cancelled_even_if_all_its_children_run() {
    let fixture = farm();
    let id = submit(&fixture, array("a", 2));
    let waits = submit(&fixture, after(job("waits"), &[(&id, None)]));
    fixture.advance(SECOND * 60);
    cancel(&fixture, &id);
    let parent = detail(&fixture, &id);
    assert_eq!((parent.status, parent.is_cancelled), (Pending, Some(true)));
    fixture.advance(LONG);
    assert_eq!([0, 1].map(|index| status(&fixture, &format!("{id}:{index}"))), [Succeeded; 2]);
    assert_eq!(status(&fixture, &id), Failed);
    assert_eq!(reason(&fixture, &id).as_deref(), Some("changed my mind"));
    assert_eq!(reason(&fixture, &waits).as_deref(), Some("Dependent Job failed"));
}

#[test]
fn a_counterpart_that_failed_long_ago_is_not_forgotten_while_somebody_waits() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 0);
    // In a queue of its own, where it holds back nobody.
    stage::make_queue(&fixture, stage::queue("p", &["env"]));
    let held_up = SubmitJobRequest { job_queue: "p".into(), ..needing("held-up", "licence", 1) };
    let held_up = submit(&fixture, held_up);
    let overrides = running("x", &["false"]).container_overrides;
    let failed = submit(&fixture, SubmitJobRequest { container_overrides: overrides, ..array("failed", 2) });
    let waits = submit(&fixture, after(array("waits", 2), &[(&failed, Some(NToN)), (&held_up, None)]));
    fixture.advance(LONG);
    assert_eq!(statuses(&fixture, &[failed.clone(), waits.clone()]), [Failed, Pending]);
    fixture.advance(VISIBLE_AFTER_END * 2);
    assert_eq!(status(&fixture, &failed), Failed);
    let more = UpdateConsumableResourceRequest {
        consumable_resource: "licence".into(),
        operation: Some("SET".into()),
        quantity: Some(1),
        client_token: None,
    };
    fixture.write(consumable_resources::update, more).unwrap();
    fixture.advance(LONG);
    assert_eq!(reason(&fixture, &format!("{waits}:1")).as_deref(), Some("Dependent Job failed"));
    fixture.advance(FORGET_AGAIN);
    let input = DescribeJobsRequest { jobs: vec![failed] };
    assert_eq!(fixture.read(describe_jobs, input).unwrap().jobs, Some(vec![]));
}
