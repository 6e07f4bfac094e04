use super::*;
use crate::{
    api::batch::{
        CreateServiceEnvironmentRequest, DeleteServiceEnvironmentRequest, DescribeServiceEnvironmentsRequest,
        Error, ServiceEnvironmentDetail, ServiceEnvironmentStatus, UpdateServiceEnvironmentRequest,
    },
    batch::{
        fixture::{Fixture, text},
        stage::{self, ARN, limit, service_environment, settle, texts},
    },
};

fn found(fixture: &Fixture, named: &[&str]) -> Vec<ServiceEnvironmentDetail> {
    let service_environments = Some(texts(named));
    let input = DescribeServiceEnvironmentsRequest { service_environments, ..Default::default() };
    fixture.read(describe, input).unwrap().service_environments.unwrap()
}

fn deleted(fixture: &Fixture, name: &str) -> Result<(), Error> {
    fixture.write(delete, DeleteServiceEnvironmentRequest { service_environment: name.into() }).map(drop)
}

fn disable(name: &str) -> UpdateServiceEnvironmentRequest {
    UpdateServiceEnvironmentRequest {
        service_environment: name.into(),
        state: Some(ServiceEnvironmentState::Disabled),
        capacity_limits: None,
    }
}

#[test]
fn a_life_goes_from_creating_to_gone() {
    let fixture = Fixture::default();
    let arn = fixture.write(create, service_environment("s")).unwrap().service_environment_arn;
    assert_eq!(arn, format!("{ARN}:service-environment/s"));
    assert_eq!(found(&fixture, &["s"])[0].status, Some(ServiceEnvironmentStatus::Creating));
    assert_eq!(text(fixture.write(update, disable("s"))), "Cannot update, resource is being modified.");
    settle(&fixture);
    let expected = ServiceEnvironmentDetail {
        service_environment_name: "s".into(),
        service_environment_arn: arn.clone(),
        service_environment_type: ServiceEnvironmentType::SagemakerTraining,
        state: Some(ServiceEnvironmentState::Enabled),
        status: Some(ServiceEnvironmentStatus::Valid),
        capacity_limits: vec![limit(10, "ml.m5.large")],
        tags: Some(Tags::new()),
    };
    assert_eq!(found(&fixture, &[&arn, "x"]), [expected]);
    assert_eq!(text(deleted(&fixture, "s")), "Cannot delete, resource must be disabled.");
    let taken = fixture.write(create, service_environment("s"));
    assert_eq!(taken, Err(Error::Conflict { message: "Object already exists".into() }));
    fixture.write(update, disable("s")).unwrap();
    settle(&fixture);
    deleted(&fixture, "s").unwrap();
    assert_eq!(found(&fixture, &["s"])[0].status, Some(ServiceEnvironmentStatus::Deleting));
    settle(&fixture);
    assert_eq!(found(&fixture, &[]), []);
    assert_eq!(text(deleted(&fixture, "s")), format!("{arn} does not exist"));
}

#[test]
fn limits_keep_the_rules() {
    let fixture = Fixture::default();
    let refused = |limits: Vec<CapacityLimit>| {
        let input = CreateServiceEnvironmentRequest { capacity_limits: limits, ..service_environment("s") };
        text(fixture.write(create, input))
    };
    assert_eq!(refused(Vec::new()), "Capacitylimits are required.");
    assert_eq!(refused(vec![limit(0, "NUM_INSTANCES")]), "Max capacity must be more than 0.");
    assert!(refused(vec![limit(1, "VCPU")]).starts_with("VCPU is unknown capacity unit in ["));
    assert_eq!(
        refused(vec![limit(1, "NUM_INSTANCES"), limit(1, "ml.m5.large")]),
        "Capacity units must specify either number of instances OR instance type"
    );
    let many = (0..6).map(|number| limit(1, &format!("ml.m{number}.large"))).collect();
    assert_eq!(refused(many), "Number of capacity limits exceeds 5.");
    let nameless = CapacityLimit { max_capacity: Some(1), capacity_unit: None };
    assert_eq!(refused(vec![nameless]), "capacityUnit is required.");
}

#[test]
fn an_account_has_at_most_50() {
    let fixture = Fixture::default();
    for number in 0..MOST_ENVIRONMENTS {
        fixture.write_unseen(create, service_environment(&number.to_string())).unwrap();
    }
    let sentence = "Account cannot have more than 50 service environments";
    assert_eq!(text(fixture.write(create, service_environment("s"))), sentence);
}

#[test]
fn an_environment_of_a_queue_stays() {
    let fixture = Fixture::default();
    stage::make_service_environment(&fixture, "s");
    stage::make_queue(&fixture, stage::service_queue("q", "s"));
    fixture.write(update, disable("s")).unwrap();
    settle(&fixture);
    assert_eq!(text(deleted(&fixture, "s")), "Cannot delete, found existing JobQueue relationship");
}
