use super::*;
use crate::{
    api::batch::{
        CEStatus, CRAllocationStrategy, CRUpdateAllocationStrategy, ComputeEnvironmentDetail,
        ComputeResourceUpdate, CreateComputeEnvironmentRequest, DeleteComputeEnvironmentRequest,
        DescribeComputeEnvironmentsRequest, DescribeComputeEnvironmentsResponse, Ec2Configuration,
        EksAccessEntry, EksAccessEntryDesiredState, EksAccessEntryStatus, EksConfigurationUpdate, Error,
        LaunchTemplateSpecification, OrchestrationType, UpdateComputeEnvironmentRequest,
        UpdateComputeEnvironmentResponse,
    },
    batch::{
        fixture::{Fixture, text},
        stage::{self, ARN, ROLE, ec2, fargate, managed, settle, texts, unmanaged},
    },
};

const LINKED: &str =
    "arn:aws:iam::000000000000:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch";

fn query(
    fixture: &Fixture,
    named: &[&str],
    max_results: Option<i32>,
    next_token: Option<String>,
) -> Result<DescribeComputeEnvironmentsResponse, Error> {
    let compute_environments = Some(texts(named));
    fixture
        .read(describe, DescribeComputeEnvironmentsRequest { compute_environments, max_results, next_token })
}

fn found(fixture: &Fixture, named: &[&str]) -> Vec<String> {
    let response = query(fixture, named, None, None).unwrap();
    response.compute_environments.unwrap().into_iter().map(|detail| detail.compute_environment_name).collect()
}

fn described(fixture: &Fixture, name: &str) -> ComputeEnvironmentDetail {
    query(fixture, &[name], None, None).unwrap().compute_environments.unwrap().remove(0)
}

fn resources(fixture: &Fixture, name: &str) -> ComputeResource {
    described(fixture, name).compute_resources.unwrap()
}

fn change(name: &str) -> UpdateComputeEnvironmentRequest {
    UpdateComputeEnvironmentRequest { compute_environment: name.into(), ..Default::default() }
}

fn updated(
    fixture: &Fixture,
    input: UpdateComputeEnvironmentRequest,
) -> Result<UpdateComputeEnvironmentResponse, Error> {
    let result = fixture.write(update, input);
    settle(fixture);
    result
}

fn with_resources(
    fixture: &Fixture,
    name: &str,
    update: ComputeResourceUpdate,
) -> Result<UpdateComputeEnvironmentResponse, Error> {
    updated(fixture, UpdateComputeEnvironmentRequest { compute_resources: Some(update), ..change(name) })
}

fn disabled(fixture: &Fixture, name: &str) {
    let input = UpdateComputeEnvironmentRequest { state: Some(CEState::Disabled), ..change(name) };
    updated(fixture, input).unwrap();
}

fn deleted(fixture: &Fixture, name: &str) -> Result<(), Error> {
    fixture.write(delete, DeleteComputeEnvironmentRequest { compute_environment: name.into() }).map(drop)
}

fn eks(name: &str) -> CreateComputeEnvironmentRequest {
    let resources =
        ComputeResource { allocation_strategy: Some(CRAllocationStrategy::BestFitProgressive), ..ec2() };
    CreateComputeEnvironmentRequest {
        eks_configuration: Some(EksConfiguration {
            eks_cluster_arn: "arn:aws:eks:us-east-1:000000000000:cluster/c".into(),
            kubernetes_namespace: "jobs".into(),
            access_entry: None,
        }),
        ..managed(name, resources)
    }
}

#[test]
fn a_life_goes_from_creating_to_gone() {
    let fixture = Fixture::default();
    let status = || {
        let detail = described(&fixture, "a");
        (detail.status.unwrap(), detail.status_reason)
    };
    let healthy = Some("ComputeEnvironment Healthy".to_owned());
    let response = fixture.write(create, unmanaged("a")).unwrap();
    assert_eq!(response.compute_environment_arn.unwrap(), format!("{ARN}:compute-environment/a"));
    assert_eq!(status(), (CEStatus::Creating, None));
    assert_eq!(text(deleted(&fixture, "a")), "Cannot delete, resource is being modified.");
    assert_eq!(text(fixture.write(update, change("a"))), "Cannot update, resource is being modified.");
    settle(&fixture);
    assert_eq!(status(), (CEStatus::Valid, healthy.clone()));
    assert_eq!(text(deleted(&fixture, "a")), "Cannot delete, resource must be disabled.");
    let disable = UpdateComputeEnvironmentRequest { state: Some(CEState::Disabled), ..change("a") };
    fixture.write(update, disable).unwrap();
    assert_eq!(status(), (CEStatus::Updating, healthy.clone()));
    assert_eq!(described(&fixture, "a").state, Some(CEState::Disabled));
    assert_eq!(text(deleted(&fixture, "a")), "Cannot delete, resource is being modified.");
    settle(&fixture);
    deleted(&fixture, &format!("{ARN}:compute-environment/a")).unwrap();
    assert_eq!(status(), (CEStatus::Deleting, healthy));
    let taken = Err(Error::Conflict { message: "Object already exists".into() });
    assert_eq!(fixture.write(create, unmanaged("a")), taken);
    settle(&fixture);
    assert_eq!(found(&fixture, &[]), Vec::<String>::new());
    let gone = format!("{ARN}:compute-environment/a does not exist");
    assert_eq!(text(deleted(&fixture, "a")), gone);
    assert_eq!(text(fixture.write(update, change("a"))), gone);
}

#[test]
fn an_unmanaged_environment_has_a_role_and_no_resources() {
    let fixture = Fixture::default();
    stage::make_environment(
        &fixture,
        CreateComputeEnvironmentRequest { unmanaged_vcpus: Some(8), ..unmanaged("a") },
    );
    let detail = described(&fixture, "a");
    let uuid = detail.uuid.clone().unwrap();
    let expected = ComputeEnvironmentDetail {
        compute_environment_name: "a".into(),
        compute_environment_arn: format!("{ARN}:compute-environment/a"),
        unmanaged_vcpus: Some(8),
        ecs_cluster_arn: Some(format!("arn:aws:ecs:us-east-1:000000000000:cluster/AWSBatch-a-{uuid}")),
        tags: Some(Tags::new()),
        r#type: Some(CEType::Unmanaged),
        state: Some(CEState::Enabled),
        status: Some(CEStatus::Valid),
        status_reason: Some("ComputeEnvironment Healthy".into()),
        service_role: Some(ROLE.into()),
        container_orchestration_type: Some(OrchestrationType::Ecs),
        uuid: Some(uuid),
        ..Default::default()
    };
    assert_eq!(detail, expected);
    let refused = |input| text(fixture.write(create, input));
    assert_eq!(
        refused(CreateComputeEnvironmentRequest { service_role: None, ..unmanaged("b") }),
        "ServiceRole is required."
    );
    assert_eq!(
        refused(CreateComputeEnvironmentRequest { service_role: Some(LINKED.into()), ..unmanaged("b") }),
        "Service Linked Role cannot be used with UNMANAGED Compute Environment."
    );
    assert_eq!(
        refused(CreateComputeEnvironmentRequest { compute_resources: Some(ec2()), ..unmanaged("b") }),
        "computeResources is not applicable for unmanaged Compute Environment."
    );
    assert_eq!(
        text(with_resources(&fixture, "a", ComputeResourceUpdate::default())),
        "computeResources is not applicable for unmanaged Compute Environment."
    );
    updated(&fixture, UpdateComputeEnvironmentRequest { unmanaged_vcpus: Some(9), ..change("a") }).unwrap();
    assert_eq!(described(&fixture, "a").unmanaged_vcpus, Some(9));
}

#[test]
fn descriptions_show_what_was_left_out() {
    let fixture = Fixture::default();
    stage::make_environment(&fixture, managed("fargate", fargate()));
    let expected = ComputeResource { ec2_configuration: Some(Vec::new()), ..fargate() };
    assert_eq!(resources(&fixture, "fargate"), expected);
    stage::make_environment(&fixture, managed("ec2", ec2()));
    let image = Ec2Configuration { image_type: "ECS_AL2023".into(), ..Default::default() };
    let expected = ComputeResource {
        desired_vcpus: Some(0),
        tags: Some(Tags::new()),
        ec2_configuration: Some(vec![image]),
        ..ec2()
    };
    assert_eq!(resources(&fixture, "ec2"), expected);
    assert_eq!(described(&fixture, "ec2").service_role.as_deref(), Some(LINKED));
    stage::make_environment(&fixture, eks("eks"));
    let detail = described(&fixture, "eks");
    assert_eq!(detail.container_orchestration_type, Some(OrchestrationType::Eks));
    assert_eq!(detail.ecs_cluster_arn, None);
    assert_eq!(resources(&fixture, "eks").ec2_configuration.unwrap()[0].image_type, "EKS_AL2023");
}

#[test]
fn environments_are_named_once_and_come_to_fifty() {
    let fixture = Fixture::default();
    for number in 0..MOST_ENVIRONMENTS {
        fixture.write_unseen(create, unmanaged(&format!("e{number:02}"))).unwrap();
    }
    let most = "Account cannot have more than 50 compute environments";
    assert_eq!(text(fixture.write(create, unmanaged("x"))), most);
    assert_eq!(
        text(fixture.write(create, unmanaged("a b"))),
        "Compute Environment name should match a valid pattern."
    );
    let disabled = CreateComputeEnvironmentRequest { state: Some(CEState::Disabled), ..unmanaged("x") };
    assert_eq!(
        text(fixture.write(create, disabled)),
        "Compute Environment must be created in ENABLED state."
    );
    let arn = format!("{ARN}:compute-environment/e03");
    let queue = format!("{ARN}:job-queue/e03");
    assert_eq!(found(&fixture, &["e07", &arn, "e03", "nothing", "a b", &queue]), ["e07", "e03"]);
    let both = query(&fixture, &["e07"], Some(1), None);
    assert_eq!(text(both), "ComputeEnvironments and MaxResults cannot both be set");
    assert_eq!(
        text(query(&fixture, &["e07"; 101], None, None)),
        "Maximum number of ComputeEnvironments supported is  100 ."
    );
    let first = query(&fixture, &[], Some(49), None).unwrap();
    assert_eq!(first.compute_environments.unwrap().len(), 49);
    let second = query(&fixture, &[], Some(49), first.next_token).unwrap();
    assert_eq!(second.compute_environments.unwrap()[0].compute_environment_name, "e49");
    assert_eq!(second.next_token, None);
    assert_eq!(text(query(&fixture, &[], None, Some("x".into()))), "NextToken is not valid.");
    assert_eq!(text(query(&fixture, &[], Some(101), None)), "MaxResults must be between 1 and 100");
}

fn refused(resources: ComputeResource) -> String {
    text(Fixture::default().write(create, managed("a", resources)))
}

#[test]
fn fargate_takes_no_members_of_instances() {
    let member = |resources, member: &str| {
        assert_eq!(refused(resources), format!("{member} is not applicable for Fargate."));
    };
    let tags = Tags::from([("a".into(), "b".into())]);
    member(ComputeResource { tags: Some(tags), ..fargate() }, "tags");
    member(ComputeResource { desired_vcpus: Some(1), ..fargate() }, "desiredvCpus");
    let strategy = Some(CRAllocationStrategy::BestFit);
    member(ComputeResource { allocation_strategy: strategy, ..fargate() }, "allocationStrategy");
    member(ComputeResource { instance_types: Some(texts(&["m5"])), ..fargate() }, "instanceTypes");
    let many = |prefix: &str, count: usize| Some((0..count).map(|n| format!("{prefix}-{n}")).collect());
    assert_eq!(
        refused(ComputeResource { subnets: many("subnet", 17), ..fargate() }),
        "Fargate supports a maximum of 16 subnets."
    );
    assert_eq!(
        refused(ComputeResource { security_group_ids: many("sg", 6), ..fargate() }),
        "Fargate supports a maximum of 5 security groups."
    );
    assert_eq!(
        refused(ComputeResource { security_group_ids: None, ..fargate() }),
        "Security group ids are required."
    );
    assert_eq!(
        text(Fixture::default().write(
            create,
            CreateComputeEnvironmentRequest { unmanaged_vcpus: Some(1), ..managed("a", fargate()) }
        )),
        "unmanagedvCpus is not applicable for managed Compute Environment."
    );
}

#[test]
fn instances_need_a_role_types_and_sensible_numbers() {
    for (resources, sentence) in [
        (ComputeResource { instance_role: None, ..ec2() }, "Instance role is required."),
        (ComputeResource { min_vcpus: None, ..ec2() }, "Resource minvCpus is required."),
        (ComputeResource { instance_types: None, ..ec2() }, "Resource instanceTypes are required."),
        (ComputeResource { security_group_ids: None, ..ec2() }, "Security group ids are required."),
        (ComputeResource { min_vcpus: Some(-1), ..ec2() }, "minvCpus should be greater than or equal to 0."),
        (
            ComputeResource { min_vcpus: Some(17), ..ec2() },
            "maxvCpus should be greater than or equal to minvCpus.",
        ),
        (
            ComputeResource { desired_vcpus: Some(17), ..ec2() },
            "desiredvCpus should be between minvCpus and maxvCpus.",
        ),
        (ComputeResource { bid_percentage: Some(101), ..ec2() }, "Bid percentage must be between 0 to 100."),
        (ComputeResource { r#type: CRType::Spot, ..ec2() }, "compute resource spotIamFleetRole is required."),
        (
            ComputeResource { r#type: CRType::Spot, spot_iam_fleet_role: Some(String::new()), ..ec2() },
            "ComputeResources.spotIamFleetRole cannot not be null or empty",
        ),
        (
            ComputeResource { instance_types: Some(texts(&["m6g", "m5"])), ..ec2() },
            "arm-based instance type cannot be used with other instance types.",
        ),
    ] {
        assert_eq!(refused(resources), sentence);
    }
    let wrong = ComputeResource { instance_types: Some(texts(&["banana"])), ..ec2() };
    assert!(refused(wrong).starts_with("Instance type can only be one of ["));
}

#[test]
fn strategies_and_images_must_fit() {
    let with = |strategy| ComputeResource { allocation_strategy: Some(strategy), ..ec2() };
    assert_eq!(
        refused(with(CRAllocationStrategy::SpotCapacityOptimized)),
        "Allocation strategy SPOT_CAPACITY_OPTIMIZED requires compute resource type SPOT."
    );
    assert_eq!(
        refused(with(CRAllocationStrategy::BestFitProgressiveOrdered)),
        "Instance type bundles (e.g. optimal, default_x86_64) are not allowed for BEST_FIT_PROGRESSIVE_ORDERED \
         allocation strategy. Specify instance families or types directly."
    );
    let image = |image_type: &str, image_id_override: Option<&str>| ComputeResource {
        ec2_configuration: Some(vec![Ec2Configuration {
            image_type: image_type.into(),
            image_id_override: image_id_override.map(str::to_owned),
            ..Default::default()
        }]),
        ..ec2()
    };
    assert_eq!(refused(image("EKS_AL2023", None)), "Invalid imageType in ComputeResources.ec2Configuration");
    assert!(refused(image("ECS_AL2", None)).starts_with("Amazon Linux 2 is end-of-life. Please see https:"));
    let own = managed("a", image("ECS_AL2", Some("ami-1")));
    assert!(Fixture::default().write(create, own).is_ok());
}

#[test]
fn launch_templates_have_one_name() {
    let named = |id: Option<&str>, name: Option<&str>, version: Option<&str>| ComputeResource {
        launch_template: Some(LaunchTemplateSpecification {
            launch_template_id: id.map(str::to_owned),
            launch_template_name: name.map(str::to_owned),
            version: version.map(str::to_owned),
            ..Default::default()
        }),
        security_group_ids: None,
        ..ec2()
    };
    let either = "One of LaunchTemplateId and LaunchTemplateName or LaunchTemplate.Overrides is required.";
    assert_eq!(refused(named(None, None, None)), either);
    assert_eq!(refused(named(Some("lt-1"), Some("x"), None)), either);
    assert_eq!(
        refused(named(Some("lt-1"), None, Some("one"))),
        "LaunchTemplateVersion must be either empty or a number or $Default or $Latest"
    );
    let fixture = Fixture::default();
    stage::make_environment(&fixture, managed("a", named(Some("lt-1"), None, Some("$Latest"))));
    assert_eq!(resources(&fixture, "a").launch_template.unwrap().overrides, Some(Vec::new()));
}

#[test]
fn environments_in_eks_have_a_cluster_and_a_namespace() {
    let fixture = Fixture::default();
    let namespace = |namespace: &str| {
        let mut input = eks("a");
        input.eks_configuration.as_mut().unwrap().kubernetes_namespace = namespace.to_owned();
        text(fixture.write(create, input))
    };
    assert_eq!(namespace("default"), "kubernetesNamespace cannot be the default Kubernetes namespace");
    assert_eq!(namespace("kube-x"), "kubernetesNamespace cannot be a reserved Kubernetes system namespace");
    assert_eq!(namespace("Jobs_1"), "kubernetesNamespace must be a valid Kubernetes namespace.");
    assert_eq!(
        namespace(&"x".repeat(64)),
        "kubernetesNamespace must less than or equal to 63 characters long."
    );
    let cluster = |arn: &str| {
        let mut input = eks("a");
        input.eks_configuration.as_mut().unwrap().eks_cluster_arn = arn.to_owned();
        text(fixture.write(create, input))
    };
    assert_eq!(cluster("c"), "eksClusterArn must be an EKS cluster ARN.");
    assert_eq!(
        cluster("arn:aws:eks:eu-west-1:000000000000:cluster/c"),
        "eksClusterArn must be in the same AWS region as the compute environment."
    );
    let other =
        |resources| CreateComputeEnvironmentRequest { compute_resources: Some(resources), ..eks("a") };
    assert_eq!(
        text(fixture.write(create, other(fargate()))),
        "Supported compute types for EKS compute environments are [EC2, SPOT]."
    );
    assert_eq!(
        text(fixture.write(create, other(ec2()))),
        "allocationStrategy is required for EKS Compute Environments."
    );
    stage::make_environment(&fixture, eks("a"));
    let entry = EksAccessEntry { desired_state: EksAccessEntryDesiredState::Enabled, status: None };
    let eks_configuration = Some(EksConfigurationUpdate { access_entry: Some(entry) });
    updated(&fixture, UpdateComputeEnvironmentRequest { eks_configuration, ..change("a") }).unwrap();
    let entry = described(&fixture, "a").eks_configuration.unwrap().access_entry.unwrap();
    assert_eq!(entry.status, Some(EksAccessEntryStatus::Active));
}

#[test]
fn updates_change_only_what_they_give() {
    let fixture = Fixture::default();
    let strategy = Some(CRAllocationStrategy::BestFitProgressive);
    let before = ComputeResource { allocation_strategy: strategy, ec2_key_pair: Some("k".into()), ..ec2() };
    stage::make_environment(&fixture, managed("a", before));
    let mut expected = resources(&fixture, "a");
    let bigger = ComputeResourceUpdate {
        max_vcpus: Some(32),
        desired_vcpus: Some(8),
        instance_types: Some(texts(&["m5"])),
        ..Default::default()
    };
    with_resources(&fixture, "a", bigger).unwrap();
    (expected.max_vcpus, expected.desired_vcpus) = (32, Some(8));
    expected.instance_types = Some(texts(&["m5"]));
    assert_eq!(resources(&fixture, "a"), expected);
    let less = ComputeResourceUpdate { desired_vcpus: Some(7), ..Default::default() };
    assert_eq!(
        text(with_resources(&fixture, "a", less)),
        "Manually scaling down compute environment is not supported. Disconnecting job queues from compute \
         environment will cause it to scale-down to minvCpus."
    );
    let removed = ComputeResourceUpdate {
        ec2_key_pair: Some(String::new()),
        subnets: Some(Vec::new()),
        ec2_configuration: Some(Vec::new()),
        ..Default::default()
    };
    with_resources(&fixture, "a", removed).unwrap();
    (expected.ec2_key_pair, expected.subnets) = (None, Some(Vec::new()));
    assert_eq!(resources(&fixture, "a"), expected);
    let fargate = ComputeResourceUpdate { r#type: Some(CRType::Fargate), ..Default::default() };
    let sentence = "Compute resource type EC2 cannot be changed to FARGATE.";
    assert_eq!(text(with_resources(&fixture, "a", fargate)), sentence);
    let spot = ComputeResourceUpdate { r#type: Some(CRType::Spot), ..Default::default() };
    with_resources(&fixture, "a", spot).unwrap();
    assert_eq!(resources(&fixture, "a").r#type, CRType::Spot);
}

#[test]
fn new_instances_need_the_linked_role_and_no_best_fit() {
    let fixture = Fixture::default();
    stage::make_environment(&fixture, managed("fit", ec2()));
    let strategy = Some(CRAllocationStrategy::BestFitProgressive);
    let own_role = CreateComputeEnvironmentRequest {
        service_role: Some("service-role/mine".into()),
        ..managed("role", ComputeResource { allocation_strategy: strategy, ..ec2() })
    };
    stage::make_environment(&fixture, own_role);
    let types = || ComputeResourceUpdate { instance_types: Some(texts(&["m5"])), ..Default::default() };
    let strategy = || ComputeResourceUpdate {
        allocation_strategy: Some(CRUpdateAllocationStrategy::BestFitProgressive),
        ..Default::default()
    };
    for name in ["fit", "role"] {
        for (update, member) in [(types(), "instanceTypes"), (strategy(), "allocationStrategy")] {
            let sentence = text(with_resources(&fixture, name, update));
            assert!(sentence.starts_with(&format!("{member} can only be updated")), "{sentence}");
        }
        let more = ComputeResourceUpdate { max_vcpus: Some(64), ..Default::default() };
        with_resources(&fixture, name, more).unwrap();
        assert_eq!(resources(&fixture, name).max_vcpus, 64);
    }
    let role = |name, role: &str| {
        updated(&fixture, UpdateComputeEnvironmentRequest { service_role: Some(role.into()), ..change(name) })
    };
    let other_sort = "Service role cannot be changed between a service-linked role and another role.";
    assert_eq!(text(role("fit", ROLE)), other_sort);
    assert_eq!(text(role("role", LINKED)), other_sort);
    role("role", ROLE).unwrap();
    assert_eq!(described(&fixture, "role").service_role.as_deref(), Some(ROLE));
}

#[test]
fn updates_of_fargate_keep_to_its_members() {
    let fixture = Fixture::default();
    stage::make_environment(&fixture, managed("a", fargate()));
    let tags = ComputeResourceUpdate { tags: Some(Tags::new()), ..Default::default() };
    assert_eq!(text(with_resources(&fixture, "a", tags)), "tags is not applicable for Fargate.");
    let update = ComputeResourceUpdate {
        max_vcpus: Some(8),
        subnets: Some(Vec::new()),
        security_group_ids: Some(texts(&["sg-2"])),
        ..Default::default()
    };
    let update_policy = Some(UpdatePolicy::default());
    let input =
        UpdateComputeEnvironmentRequest { compute_resources: Some(update), update_policy, ..change("a") };
    updated(&fixture, input).unwrap();
    let after = resources(&fixture, "a");
    assert_eq!(after.max_vcpus, 8);
    assert_eq!((after.subnets, after.security_group_ids), (fargate().subnets, Some(texts(&["sg-2"]))));
    assert_eq!(described(&fixture, "a").update_policy, None);
}

#[test]
fn an_environment_of_a_queue_stays() {
    let fixture = Fixture::default();
    stage::make_environment(&fixture, unmanaged("a"));
    stage::make_queue(&fixture, stage::queue("q", &["a"]));
    disabled(&fixture, "a");
    assert_eq!(text(deleted(&fixture, "a")), "Cannot delete, found existing JobQueue relationship");
}
