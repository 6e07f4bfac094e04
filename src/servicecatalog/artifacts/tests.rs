//! Versions, from their creation to their end.

use super::{
    super::testing::{TEMPLATE, World, described},
    *,
};

fn create(product: &str, name: &str) -> api::CreateProvisioningArtifactInput {
    let url = ("LoadTemplateFromURL".to_owned(), format!("http://localhost/{name}"));
    api::CreateProvisioningArtifactInput {
        product_id: product.into(),
        parameters: api::ProvisioningArtifactProperties {
            name: Some(name.into()),
            info: Some([url].into()),
            ..Default::default()
        },
        idempotency_token: name.into(),
        ..Default::default()
    }
}

fn created(world: &mut World, product: &str, name: &str) -> api::CreateProvisioningArtifactOutput {
    let template = Ok(Template::new(TEMPLATE));
    world.write_with(create_provisioning_artifact, create(product, name), template).unwrap()
}

fn id_of(reply: &api::CreateProvisioningArtifactOutput) -> String {
    reply.provisioning_artifact_detail.clone().unwrap().id.unwrap()
}

fn describe(product: &str, artifact: &str) -> api::DescribeProvisioningArtifactInput {
    api::DescribeProvisioningArtifactInput {
        product_id: Some(product.into()),
        provisioning_artifact_id: Some(artifact.into()),
        ..Default::default()
    }
}

#[test]
fn a_version_is_ready_after_a_while() {
    let mut world = World::new();
    let product = world.product("App");
    let made = created(&mut world, &product, "v2");
    let info = BTreeMap::from([("TemplateUrl".to_owned(), "http://localhost/v2".to_owned())]);
    assert_eq!((made.status, made.info.as_ref()), (Some(api::Status::Creating), Some(&info)));
    assert_eq!(created(&mut world, &product, "v2"), made, "a token creates once");
    let status = |world: &World| {
        world.read(describe_provisioning_artifact, describe(&product, &id_of(&made))).unwrap().status
    };
    assert_eq!(status(&world), Some(api::Status::Creating));
    world.settle();
    assert_eq!(status(&world), Some(api::Status::Available));
}

#[test]
fn a_description_says_what_is_asked_for() {
    let mut world = World::new();
    let product = world.product("App");
    created(&mut world, &product, "v2");
    let named = api::DescribeProvisioningArtifactInput {
        product_name: Some("App".into()),
        provisioning_artifact_name: Some("v2".into()),
        verbose: Some(true),
        include_provisioning_artifact_parameters: Some(true),
        ..Default::default()
    };
    let shown = world.read(describe_provisioning_artifact, named.clone()).unwrap();
    assert_eq!(shown.info.unwrap()["CloudFormationTemplate"], TEMPLATE);
    let parameters = shown.provisioning_artifact_parameters.unwrap();
    assert_eq!(parameters[0].parameter_key.as_deref(), Some("Name"));
    let short = api::DescribeProvisioningArtifactInput {
        verbose: None,
        include_provisioning_artifact_parameters: None,
        ..named.clone()
    };
    let short = world.read(describe_provisioning_artifact, short).unwrap();
    assert_eq!((short.info.unwrap().len(), short.provisioning_artifact_parameters), (1, None));
    world
        .write_with(
            create_provisioning_artifact,
            {
                let mut again = create(&product, "v2");
                again.idempotency_token = "again".into();
                again
            },
            Ok(Template::new("no template")),
        )
        .unwrap();
    let error = world.read(describe_provisioning_artifact, named).unwrap_err();
    let text = "InvalidParametersException: Multiple Provisioning Artifact with name v2 found.";
    assert_eq!(described(&error), text);
}

#[test]
fn a_version_that_is_no_template_has_no_parameters_to_show() {
    let mut world = World::new();
    let product = world.product("App");
    let input = create(&product, "v2");
    let made = world.write_with(create_provisioning_artifact, input, Ok(Template::new("x"))).unwrap();
    let input = api::DescribeProvisioningArtifactInput {
        include_provisioning_artifact_parameters: Some(true),
        ..describe(&product, &id_of(&made))
    };
    assert_eq!(world.read(describe_provisioning_artifact, input), Err(invalid_template()));
}

#[test]
fn a_version_changes_and_shows_its_origin() {
    let mut world = World::new();
    let product = world.product("App");
    let id = id_of(&created(&mut world, &product, "v2"));
    let input = api::UpdateProvisioningArtifactInput {
        product_id: product.clone(),
        provisioning_artifact_id: id.clone(),
        ..Default::default()
    };
    let sent = api::UpdateProvisioningArtifactInput {
        active: Some(false),
        guidance: Some(api::ProvisioningArtifactGuidance::Deprecated),
        description: Some(String::new()),
        ..input.clone()
    };
    let reply = world.write(update_provisioning_artifact, sent).unwrap();
    let detail = reply.provisioning_artifact_detail.unwrap();
    assert_eq!((detail.active, detail.name.as_deref()), (Some(false), Some("v2")));
    assert_eq!(detail.description.as_deref(), Some(""));
    assert_eq!(detail.guidance, Some(api::ProvisioningArtifactGuidance::Deprecated));
    let list = api::ListProvisioningArtifactsInput { product_id: product.clone(), ..Default::default() };
    let listed =
        world.read(list_provisioning_artifacts, list).unwrap().provisioning_artifact_details.unwrap();
    assert_eq!((listed.len(), &listed[1]), (2, &detail), "inactive versions are listed");
    let summary = world.catalog().products.get(&product).unwrap().artifacts[1].summary_for_admins();
    let metadata = summary.provisioning_artifact_metadata.unwrap();
    assert_eq!(metadata["SourceProvisioningArtifactId"], id);
    assert_eq!(metadata["SourceProductId"], product);
    let spaced = api::UpdateProvisioningArtifactInput { name: Some("v 2".into()), ..input.clone() };
    assert!(world.refused(update_provisioning_artifact, spaced).starts_with("InvalidParameters"));
    let unknown = api::UpdateProvisioningArtifactInput { provisioning_artifact_id: "pa-x".into(), ..input };
    let text = world.refused(update_provisioning_artifact, unknown);
    assert_eq!(text, "ResourceNotFoundException: Provisioning artifact pa-x not found.");
}

#[test]
fn the_last_version_stays() {
    let mut world = World::new();
    let product = world.product("App");
    let second = id_of(&created(&mut world, &product, "v2"));
    let first = world.catalog().products.get(&product).unwrap().artifacts[0].id.to_string();
    let input = |artifact: &str| api::DeleteProvisioningArtifactInput {
        product_id: product.clone(),
        provisioning_artifact_id: artifact.into(),
        ..Default::default()
    };
    world.write(delete_provisioning_artifact, input(&second)).unwrap();
    world.settle();
    let text = world.refused(delete_provisioning_artifact, input(&second));
    assert!(text.starts_with("ResourceNotFoundException"), "{text}");
    let text = world.refused(delete_provisioning_artifact, input(&first));
    assert!(text.starts_with("ResourceInUseException"), "{text}");
}

#[test]
fn only_a_product_can_have_versions() {
    let mut world = World::new();
    let template = Ok(Template::new(TEMPLATE));
    let error = world.write_with(create_provisioning_artifact, create("prod-x", "v1"), template).unwrap_err();
    assert_eq!(described(&error), "ResourceNotFoundException: Product prod-x not found.");
    let product = world.product("App");
    let refused = Err(invalid_template());
    let error = world.write_with(create_provisioning_artifact, create(&product, "v2"), refused).unwrap_err();
    assert_eq!(error, invalid_template());
}

fn artifact(number: u64, name: &str) -> Artifact {
    let properties = api::ProvisioningArtifactProperties { name: Some(name.into()), ..Default::default() };
    Artifact::first(
        &mut Ids::new(1, number),
        Timestamp::from_millis(1_999),
        &properties,
        Template::new(TEMPLATE),
    )
}

#[test]
fn found_by_id_or_unambiguous_name() {
    let artifacts = [artifact(1, "v1"), artifact(2, "v2"), artifact(3, "v2")];
    let find = |wanted| find(&artifacts, wanted, Purpose::Launch).map(|artifact| artifact.id.clone());
    let id = &artifacts[2].id;
    assert_eq!(find(Selector::Id(id.as_str())).as_ref(), Ok(id));
    assert_eq!(find(Selector::Name("v1")).as_ref(), Ok(&artifacts[0].id));
    assert_eq!(
        find(Selector::Name("v2")),
        Err(invalid("Multiple Provisioning Artifact with name v2 found."))
    );
    assert_eq!(find(Selector::Id("pa-x")), Err(hidden("pa-x")));
}

#[test]
fn guidance_and_activity_bind_end_users() {
    let mut artifacts = [artifact(1, "v1")];
    artifacts[0].guidance = api::ProvisioningArtifactGuidance::Deprecated;
    assert!(find(&artifacts, Selector::Name("v1"), Purpose::Launch).is_err());
    assert!(find(&artifacts, Selector::Name("v1"), Purpose::Update).is_ok());
    artifacts[0].active = false;
    assert!(find(&artifacts, Selector::Name("v1"), Purpose::Update).is_err());
}

#[test]
fn times_are_whole_seconds() {
    assert_eq!(artifact(1, "v1").detail().created_time, Some(Timestamp::from_millis(1_000)));
}
