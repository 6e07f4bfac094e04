use super::*;

/// The revision that a submission means by `text`, or why it is refused.
fn meant(fixture: &Fixture, text: &str) -> Result<i32, String> {
    fixture.look(|state, context| {
        let scope = context.scope();
        let found = state.at(scope).job_definitions.for_job(scope, text);
        found.map(|definition| definition.revision).map_err(|refusal| refusal.to_string())
    })
}

#[test]
fn without_a_revision_the_newest_active_one_is_meant() {
    let fixture = Fixture::default();
    for _ in 0..3 {
        registered(&fixture, small("render"));
    }
    let arn = format!("{ARN}/render");
    assert_eq!((meant(&fixture, "render"), meant(&fixture, &arn)), (Ok(3), Ok(3)));
    deregistered(&fixture, "render:3").unwrap();
    assert_eq!((meant(&fixture, "render"), meant(&fixture, &arn)), (Ok(2), Ok(2)));
    assert_eq!((meant(&fixture, "render:1"), meant(&fixture, &format!("{arn}:1"))), (Ok(1), Ok(1)));
}

#[test]
fn what_is_not_there_or_inactive_is_refused() {
    let fixture = Fixture::default();
    registered(&fixture, small("render"));
    deregistered(&fixture, "render:1").unwrap();
    let arn = format!("{ARN}/render");
    let no_name =
        |name: &str| Err(format!("JobDefinition name {name} does not exist or is not in ACTIVE status"));
    let no_revision = |arn: &str| Err(format!("JobDefinition {arn} not found."));
    assert_eq!((meant(&fixture, "render"), meant(&fixture, &arn)), (no_name("render"), no_name("render")));
    assert_eq!(meant(&fixture, "other"), no_name("other"));
    for text in ["a b", "render:", "render:0", "render:x"] {
        assert_eq!(meant(&fixture, text), no_name(text));
    }
    let first = format!("{arn}:1");
    assert_eq!(
        (meant(&fixture, "render:1"), meant(&fixture, &first)),
        (no_revision(&first), no_revision(&first))
    );
    assert_eq!(meant(&fixture, "render:2"), no_revision(&format!("{arn}:2")));
    for other in [
        "arn:aws:batch:us-east-1:111111111111:job-definition/render:1",
        "arn:aws:batch:us-east-1:111111111111:job-definition/render",
        "arn:aws:batch:us-east-1:000000000000:job-queue/render",
    ] {
        assert_eq!(meant(&fixture, other), no_revision(other));
    }
    assert_eq!(meant(&fixture, ""), Err("jobDefinition is required.".to_owned()));
}
