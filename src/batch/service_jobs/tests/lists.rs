//! Lists of service jobs.

use super::*;
use crate::{
    api::batch::{KeyValuesPair, ListServiceJobsRequest, ListServiceJobsResponse},
    batch::fixture::text,
};

fn asked(
    fixture: &Fixture,
    status: Option<Status>,
    filters: &[(&str, &str)],
    max_results: Option<i32>,
    next_token: Option<String>,
) -> Result<ListServiceJobsResponse, Error> {
    let pairs = filters.iter().map(|(name, value)| KeyValuesPair {
        name: Some((*name).into()),
        values: Some(vec![(*value).into()]),
    });
    let input = ListServiceJobsRequest {
        job_queue: Some("q".into()),
        job_status: status,
        filters: (!filters.is_empty()).then(|| pairs.collect()),
        max_results,
        next_token,
    };
    fixture.read(list, input)
}

pub(super) fn listed(
    fixture: &Fixture,
    status: Option<Status>,
    filters: &[(&str, &str)],
    max_results: Option<i32>,
    next_token: Option<String>,
) -> Vec<String> {
    let response = asked(fixture, status, filters, max_results, next_token).unwrap();
    response.job_summary_list.into_iter().map(|summary| summary.job_id).collect()
}

fn named(name: &str) -> SubmitServiceJobRequest {
    SubmitServiceJobRequest { job_name: name.into(), ..request(1) }
}

#[test]
fn a_list_is_of_one_status_newest_first() {
    let fixture = fifo(2);
    let ids: Vec<_> = (0..5).map(|_| submitted(&fixture, request(1))).collect();
    assert_eq!(listed(&fixture, None, &[], None, None), Vec::<String>::new(), "none is RUNNING");
    seconds(&fixture, 200);
    let running = asked(&fixture, None, &[], None, None).unwrap().job_summary_list;
    assert_eq!(running.iter().map(|job| &job.job_id).collect::<Vec<_>>(), [&ids[1], &ids[0]]);
    assert_eq!((running[0].status, running[0].is_terminated), (Some(Status::Running), None));
    assert!(running[0].started_at > running[0].scheduled_at);
    let waiting = |limit, token| asked(&fixture, Some(Status::Runnable), &[], limit, token).unwrap();
    let first = waiting(Some(2), None);
    assert_eq!(first.job_summary_list.iter().map(|job| &job.job_id).collect::<Vec<_>>(), [&ids[4], &ids[3]]);
    submitted(&fixture, request(1));
    seconds(&fixture, 5);
    let rest = waiting(Some(2), first.next_token.clone());
    assert_eq!((rest.job_summary_list[0].job_id.as_str(), rest.next_token), (ids[2].as_str(), None));
    assert_eq!(text(asked(&fixture, None, &[], None, first.next_token)), "NextToken is not valid.");
}

#[test]
fn filters_choose_whatever_the_status() {
    let fixture = fifo(1);
    let mut ids = Vec::new();
    for name in ["Alpha", "alpha-2", "beta"] {
        ids.push(submitted(&fixture, named(name)));
        seconds(&fixture, 10);
    }
    let found = |filters: &[(&str, &str)]| listed(&fixture, Some(Status::Failed), filters, None, None);
    assert_eq!(found(&[("JOB_NAME", "alpha*")]), [ids[1].clone(), ids[0].clone()]);
    assert_eq!(found(&[("JOB_NAME", "ALPHA")]), [ids[0].clone()]);
    let middle = described(&fixture, &ids[1]).created_at.unwrap().to_string();
    assert_eq!(found(&[("BEFORE_CREATED_AT", &middle)]), [ids[0].clone()]);
    assert_eq!(found(&[("AFTER_CREATED_AT", &middle)]), [ids[2].clone()]);
    assert_eq!(found(&[("BEFORE_CREATED_AT", &i64::MIN.to_string())]), Vec::<String>::new());
    assert_eq!(found(&[("AFTER_CREATED_AT", &i64::MAX.to_string())]), Vec::<String>::new());
    assert_eq!(found(&[("QUOTA_SHARE_NAME", "x")]), Vec::<String>::new());
    let refused = |filters: &[(&str, &str)]| text(asked(&fixture, None, filters, None, None));
    assert_eq!(refused(&[("JOB_NAME", "a"), ("JOB_NAME", "b")]), "Only one filter can be used at a time.");
    assert!(refused(&[("JOB_ID", "a")]).starts_with("Value JOB_ID for filter name is not valid."));
    assert!(
        refused(&[("BEFORE_CREATED_AT", "today")]).starts_with("Value today for filter values is not valid.")
    );
    let nowhere = fixture.read(list, ListServiceJobsRequest::default());
    assert_eq!(text(nowhere), "jobQueue is required.");
}
