//! `CreateActivation`, `DescribeActivations`, `DeleteActivation`.

use std::time::Duration;

use super::{super::fixture::Fixture, managed::tag};
use crate::api::{
    Timestamp,
    ssm::{
        Activation, CreateActivation, CreateActivationRequest, CreateActivationResult, DeleteActivation,
        DeleteActivationRequest, DescribeActivations, DescribeActivationsFilter,
        DescribeActivationsFilterKeys as Key, DescribeActivationsRequest,
    },
};

const DAY: Duration = Duration::from_hours(24);

fn request(iam_role: &str) -> CreateActivationRequest {
    CreateActivationRequest { iam_role: iam_role.into(), ..CreateActivationRequest::default() }
}

fn create(ssm: &Fixture, request: &CreateActivationRequest) -> CreateActivationResult {
    ssm.call::<CreateActivation>(request).unwrap()
}

fn filtered(filters: &[(Key, &[&str])]) -> DescribeActivationsRequest {
    let filter = |(key, values): &(Key, &[&str])| DescribeActivationsFilter {
        filter_key: Some(*key),
        filter_values: Some(values.iter().map(|value| (*value).to_owned()).collect()),
    };
    let filters = Some(filters.iter().map(filter).collect());
    DescribeActivationsRequest { filters, ..DescribeActivationsRequest::default() }
}

fn listed(ssm: &Fixture, request: &DescribeActivationsRequest) -> Vec<Activation> {
    ssm.call::<DescribeActivations>(request).unwrap().activation_list.unwrap()
}

fn all(ssm: &Fixture) -> Vec<Activation> {
    listed(ssm, &DescribeActivationsRequest::default())
}

#[test]
fn an_activation_is_shown_as_it_was_made() {
    let ssm = Fixture::default();
    ssm.advance(Duration::from_millis(7));
    let now = ssm.now();
    let made = create(
        &ssm,
        &CreateActivationRequest {
            description: Some("Test".into()),
            default_instance_name: Some("web".into()),
            registration_limit: Some(10),
            tags: Some(vec![tag("Env", "Prod")]),
            ..request("service-role/SSM")
        },
    );
    assert_eq!(made.activation_code.unwrap().len(), 20);
    let [shown] = &all(&ssm)[..] else { panic!("one activation") };
    let expected = Activation {
        activation_id: made.activation_id,
        description: Some("Test".into()),
        default_instance_name: Some("web".into()),
        iam_role: Some("service-role/SSM".into()),
        registration_limit: Some(10),
        registrations_count: Some(0),
        expiration_date: Some(now + DAY),
        expired: Some(false),
        created_date: Some(now),
        tags: Some(vec![tag("Env", "Prod")]),
    };
    assert_eq!(*shown, expected);
    assert!(
        ssm.elsewhere()
            .call::<DescribeActivations>(&DescribeActivationsRequest::default())
            .unwrap()
            .activation_list
            .unwrap()
            .is_empty()
    );
}

#[test]
fn what_is_left_out_has_a_default() {
    let ssm = Fixture::default();
    create(&ssm, &request("Role"));
    let shown = &all(&ssm)[0];
    assert_eq!((shown.registration_limit, shown.expiration_date), (Some(1), Some(ssm.now() + DAY)));
    assert_eq!((&shown.description, &shown.default_instance_name, &shown.tags), (&None, &None, &None));
}

#[test]
fn activations_expire_by_the_clock_and_stay() {
    let ssm = Fixture::default();
    create(&ssm, &request("Role"));
    ssm.advance(DAY.checked_sub(Duration::from_millis(1)).unwrap());
    assert_eq!(all(&ssm)[0].expired, Some(false));
    ssm.advance(Duration::from_millis(1));
    assert_eq!(all(&ssm)[0].expired, Some(true));
    ssm.advance(DAY * 90);
    assert_eq!(all(&ssm).len(), 1);
}

#[test]
fn the_expiration_date_lies_within_thirty_days() {
    let ssm = Fixture::default();
    let until =
        |expires: Timestamp| CreateActivationRequest { expiration_date: Some(expires), ..request("Role") };
    let (now, longest) = (ssm.now(), ssm.now() + DAY * 30);
    for date in [now, Timestamp::from_millis(now.as_millis() - 1000), longest + Duration::from_millis(1)] {
        let (code, _) = ssm.call::<CreateActivation>(&until(date)).unwrap_err();
        assert_eq!(code, "ValidationException");
    }
    create(&ssm, &until(longest));
    assert_eq!(all(&ssm)[0].expiration_date, Some(longest));
}

#[test]
fn roles_go_by_their_names() {
    let ssm = Fixture::default();
    for role in ["", "a/b", "service-role/", "arn:aws:iam::000000000000:role/SSM", "service-role/a/b"] {
        let text = "Nonexistent role or missing ssm service principal in trust policy";
        assert_eq!(
            ssm.call::<CreateActivation>(&request(role)).unwrap_err(),
            ("ValidationException".into(), format!("{text}: arn:aws:iam::000000000000:role/{role}")),
        );
    }
    for role in ["SSM", "service-role/SSM", "a+=,.@-_Z9"] {
        create(&ssm, &request(role));
    }
    let message = ssm.call::<CreateActivation>(&request(&"r".repeat(65))).unwrap_err().1;
    assert!(
        message.contains("at 'iamRole' failed to satisfy constraint: Member must have length"),
        "{message}"
    );
}

#[test]
fn tags_must_be_possible() {
    let ssm = Fixture::default();
    let tagged = |tags| CreateActivationRequest { tags: Some(tags), ..request("Role") };
    let many = (0..51).map(|number| tag(&number.to_string(), "")).collect();
    assert_eq!(ssm.call::<CreateActivation>(&tagged(many)).unwrap_err().0, "TooManyTagsError");
    for tags in [vec![tag("aws:x", "")], vec![tag("a", "1"), tag("a", "2")]] {
        assert_eq!(ssm.call::<CreateActivation>(&tagged(tags)).unwrap_err().0, "ValidationException");
    }
}

#[test]
fn filters_find_activations() {
    let ssm = Fixture::default();
    let id =
        create(&ssm, &CreateActivationRequest { default_instance_name: Some("a".into()), ..request("R") });
    let id = id.activation_id.unwrap();
    create(&ssm, &CreateActivationRequest { default_instance_name: Some("b".into()), ..request("R") });
    create(&ssm, &request("S"));
    let unknown = "ffffffff-ffff-4fff-8fff-ffffffffffff";
    for (filters, count) in [
        (&[(Key::ActivationIds, &[id.as_str()][..])][..], 1),
        (&[(Key::ActivationIds, &[unknown, &id])], 1),
        (&[(Key::ActivationIds, &[unknown])], 0),
        (&[(Key::ActivationIds, &["nonsense"])], 0),
        (&[(Key::DefaultInstanceName, &["a", "b"])], 2),
        (&[(Key::IamRole, &["R"])], 2),
        (&[(Key::IamRole, &["r"])], 0),
        (&[(Key::IamRole, &["R"]), (Key::DefaultInstanceName, &["b", "c"])], 1),
    ] {
        assert_eq!(listed(&ssm, &filtered(filters)).len(), count, "{filters:?}");
    }
    for half in [(Some(Key::IamRole), None), (None, Some(vec!["R".to_owned()]))] {
        let filter = DescribeActivationsFilter { filter_key: half.0, filter_values: half.1 };
        let request = DescribeActivationsRequest { filters: Some(vec![filter]), ..Default::default() };
        assert_eq!(ssm.call::<DescribeActivations>(&request).unwrap_err().0, "InvalidFilter");
    }
}

#[test]
fn activations_come_in_pages() {
    let ssm = Fixture::default();
    for _ in 0..7 {
        create(&ssm, &request("Role"));
    }
    let (mut token, mut seen) = (None, Vec::new());
    for size in [3, 3, 1] {
        let request =
            DescribeActivationsRequest { max_results: Some(3), next_token: token, ..Default::default() };
        let page = ssm.call::<DescribeActivations>(&request).unwrap();
        assert_eq!(page.activation_list.as_ref().unwrap().len(), size);
        seen.extend(page.activation_list.unwrap());
        token = page.next_token;
    }
    assert_eq!((token, seen), (None, all(&ssm)));
    let request = DescribeActivationsRequest { next_token: Some("nowhere".into()), ..Default::default() };
    assert_eq!(ssm.call::<DescribeActivations>(&request).unwrap_err().0, "InvalidNextToken");
}

#[test]
fn a_deleted_activation_is_gone() {
    let ssm = Fixture::default();
    let activation_id = create(&ssm, &request("Role")).activation_id.unwrap();
    let delete = DeleteActivationRequest { activation_id };
    ssm.call::<DeleteActivation>(&delete).unwrap();
    assert!(all(&ssm).is_empty());
    assert_eq!(ssm.call::<DeleteActivation>(&delete).unwrap_err().0, "InvalidActivation");
    let nonsense = DeleteActivationRequest { activation_id: "nonsense".into() };
    assert_eq!(ssm.call::<DeleteActivation>(&nonsense).unwrap_err().0, "ValidationException");
}
