use super::{super::testing::World, *};
use api::ServiceActionDefinitionKey::{AssumeRole, Name};

/// A world with a product of one version.
struct Shop {
    world: World,
    product: String,
    artifact: String,
}

impl Shop {
    fn new() -> Self {
        let mut world = World::new();
        let product = world.product("App");
        let artifact = world.catalog().products.get(&product).unwrap().artifacts[0].id.as_str().to_owned();
        Self { world, product, artifact }
    }

    fn action(&mut self, name: &str) -> String {
        let detail = self.world.write(create_service_action, create(name)).unwrap().service_action_detail;
        detail.unwrap().service_action_summary.unwrap().id.unwrap()
    }

    fn pair(&self, action: &str) -> api::ServiceActionAssociation {
        api::ServiceActionAssociation {
            service_action_id: action.into(),
            product_id: self.product.clone(),
            provisioning_artifact_id: self.artifact.clone(),
        }
    }

    fn associate(&self, action: &str) -> api::AssociateServiceActionWithProvisioningArtifactInput {
        api::AssociateServiceActionWithProvisioningArtifactInput {
            service_action_id: action.into(),
            product_id: self.product.clone(),
            provisioning_artifact_id: self.artifact.clone(),
            ..Default::default()
        }
    }

    fn disassociate(&self, action: &str) -> api::DisassociateServiceActionFromProvisioningArtifactInput {
        api::DisassociateServiceActionFromProvisioningArtifactInput {
            service_action_id: action.into(),
            product_id: self.product.clone(),
            provisioning_artifact_id: self.artifact.clone(),
            ..Default::default()
        }
    }

    /// The names of the actions of the version.
    fn actions(&self) -> Vec<String> {
        let input = api::ListServiceActionsForProvisioningArtifactInput {
            product_id: self.product.clone(),
            provisioning_artifact_id: self.artifact.clone(),
            ..Default::default()
        };
        let listed = self.world.read(list_service_actions_for_provisioning_artifact, input).unwrap();
        listed.service_action_summaries.unwrap().into_iter().filter_map(|action| action.name).collect()
    }
}

fn create(name: &str) -> api::CreateServiceActionInput {
    let definition = [(Name, "AWS-RestartEC2Instance"), (api::ServiceActionDefinitionKey::Version, "1")];
    api::CreateServiceActionInput {
        name: name.into(),
        definition: definition.map(|(key, value)| (key, value.to_owned())).into(),
        idempotency_token: name.into(),
        ..Default::default()
    }
}

fn delete(id: &str) -> api::DeleteServiceActionInput {
    api::DeleteServiceActionInput { id: id.into(), ..Default::default() }
}

#[test]
fn an_action_is_made_once_per_token_and_changes_by_what_is_given() {
    let mut shop = Shop::new();
    let reply = shop.world.write(create_service_action, create("Restart")).unwrap();
    assert_eq!(shop.world.write(create_service_action, create("Restart")).unwrap(), reply);
    let made = reply.service_action_detail.unwrap();
    let summary = made.service_action_summary.clone().unwrap();
    let id = summary.id.unwrap();
    assert!(id.starts_with("act-") && id.len() == 17, "{id}");
    assert_eq!(
        (summary.description, summary.definition_type),
        (None, Some(api::ServiceActionDefinitionType::SsmAutomation))
    );
    let input = api::DescribeServiceActionInput { id: id.clone(), ..Default::default() };
    let described = shop.world.read(describe_service_action, input).unwrap().service_action_detail;
    assert_eq!(described, Some(made.clone()));

    // The document of an update is not looked up.
    let mut definition = made.definition.unwrap();
    definition.insert(Name, "Mine".into());
    definition.insert(AssumeRole, "LAUNCH_ROLE".into());
    let input = api::UpdateServiceActionInput {
        id: id.clone(),
        definition: Some(definition.clone()),
        description: Some(String::new()),
        ..Default::default()
    };
    let changed = shop.world.write(update_service_action, input.clone()).unwrap().service_action_detail;
    let changed = changed.unwrap();
    assert_eq!(changed.definition, Some(definition.clone()));
    let summary = changed.service_action_summary.unwrap();
    assert_eq!((summary.name.as_deref(), summary.description.as_deref()), (Some("Restart"), Some("")));
    definition.insert(AssumeRole, "Mine".into());
    let refused = api::UpdateServiceActionInput { definition: Some(definition), ..input.clone() };
    let text = shop.world.refused(update_service_action, refused);
    assert!(text.starts_with("InvalidParametersException"), "{text}");

    shop.world.write(delete_service_action, delete(&id)).unwrap();
    let text = shop.world.refused(update_service_action, input);
    assert_eq!(text, format!("ResourceNotFoundException: Service action {id} not found."));
    let text = shop.world.refused(delete_service_action, delete(&id));
    assert!(text.starts_with("ResourceNotFoundException"), "{text}");
}

#[test]
fn all_are_listed_in_order_of_creation() {
    let mut shop = Shop::new();
    for name in ["b", "c", "a"] {
        shop.action(name);
    }
    let list = |shop: &Shop, token| {
        let size = Some(2);
        let input = api::ListServiceActionsInput { page_size: size, page_token: token, ..Default::default() };
        let page = shop.world.read(list_service_actions, input).unwrap();
        let names = page.service_action_summaries.unwrap().into_iter().filter_map(|action| action.name);
        (names.collect::<Vec<_>>(), page.next_page_token)
    };
    let (first, next) = list(&shop, None);
    assert_eq!(first, ["b", "c"]);
    assert_eq!(list(&shop, next), (vec!["a".to_owned()], None));
}

#[test]
fn an_association_is_made_and_undone_once() {
    let mut shop = Shop::new();
    let action = shop.action("Restart");
    shop.world.write(associate_service_action_with_provisioning_artifact, shop.associate(&action)).unwrap();
    let again = shop.associate(&action);
    let text = shop.world.refused(associate_service_action_with_provisioning_artifact, again);
    assert!(text.starts_with("DuplicateResourceException"), "{text}");
    let text = shop.world.refused(delete_service_action, delete(&action));
    assert!(text.starts_with("ResourceInUseException"), "{text}");
    assert_eq!(shop.actions(), ["Restart"]);

    let input = api::ListProvisioningArtifactsForServiceActionInput {
        service_action_id: action.clone(),
        ..Default::default()
    };
    let listed = shop.world.read(list_provisioning_artifacts_for_service_action, input).unwrap();
    let view = listed.provisioning_artifact_views.unwrap().remove(0);
    assert_eq!(view.product_view_summary.unwrap().product_id.as_ref(), Some(&shop.product));
    let artifact = view.provisioning_artifact.unwrap();
    assert_eq!((artifact.id.as_ref(), artifact.name.as_deref()), (Some(&shop.artifact), Some("v1")));

    let undo = shop.disassociate(&action);
    shop.world.write(disassociate_service_action_from_provisioning_artifact, undo.clone()).unwrap();
    let text = shop.world.refused(disassociate_service_action_from_provisioning_artifact, undo);
    assert!(text.starts_with("ResourceNotFoundException"), "{text}");
    assert!(shop.actions().is_empty());
    shop.world.write(delete_service_action, delete(&action)).unwrap();
}

#[test]
fn a_token_makes_an_association_once() {
    let mut shop = Shop::new();
    let action = shop.action("Restart");
    let token = Some("once".to_owned());
    let input = api::AssociateServiceActionWithProvisioningArtifactInput {
        idempotency_token: token,
        ..shop.associate(&action)
    };
    for _ in 0..2 {
        shop.world.write(associate_service_action_with_provisioning_artifact, input.clone()).unwrap();
    }
    assert_eq!(shop.actions().len(), 1);
}

#[test]
fn everything_named_must_exist() {
    let mut shop = Shop::new();
    let action = shop.action("Restart");
    let other = shop.world.product("Other");
    let good = shop.associate(&action);
    for (input, text) in [
        (
            api::AssociateServiceActionWithProvisioningArtifactInput {
                product_id: "prod-x".into(),
                ..good.clone()
            },
            "Product prod-x not found.".to_owned(),
        ),
        (
            api::AssociateServiceActionWithProvisioningArtifactInput { product_id: other, ..good.clone() },
            format!("Provisioning artifact {} not found.", shop.artifact),
        ),
        (shop.associate("act-x"), "Service action act-x not found.".into()),
    ] {
        let refused = shop.world.refused(associate_service_action_with_provisioning_artifact, input);
        assert_eq!(refused, format!("ResourceNotFoundException: {text}"));
    }
}

#[test]
fn a_batch_does_what_it_can_and_tells_the_rest() {
    use api::ServiceActionAssociationErrorCode::{DuplicateResource, ResourceNotFound};
    let mut shop = Shop::new();
    let (first, second) = (shop.action("First"), shop.action("Second"));
    let pairs = [&first, "act-x", &first, &second].map(|action| shop.pair(action));
    let input = api::BatchAssociateServiceActionWithProvisioningArtifactInput {
        service_action_associations: pairs.to_vec(),
        ..Default::default()
    };
    let reply = shop.world.write(batch_associate_service_action_with_provisioning_artifact, input).unwrap();
    let failed = reply.failed_service_action_associations.unwrap();
    let told: Vec<_> = failed.iter().map(|it| (it.service_action_id.as_deref(), it.error_code)).collect();
    assert_eq!(
        told,
        [(Some("act-x"), Some(ResourceNotFound)), (Some(first.as_str()), Some(DuplicateResource))]
    );
    assert_eq!(failed[0].error_message.as_deref(), Some("Service action act-x not found."));
    assert_eq!(shop.actions(), ["First", "Second"]);
    let input = api::BatchDisassociateServiceActionFromProvisioningArtifactInput {
        service_action_associations: vec![shop.pair(&second), shop.pair(&second)],
        ..Default::default()
    };
    let reply =
        shop.world.write(batch_disassociate_service_action_from_provisioning_artifact, input).unwrap();
    assert_eq!(reply.failed_service_action_associations.unwrap().len(), 1);
    assert_eq!(shop.actions(), ["First"]);
}

#[test]
fn a_version_has_so_many_and_takes_the_associations_along() {
    let mut shop = Shop::new();
    let actions: Vec<_> = (0..26).map(|number| shop.action(&number.to_string())).collect();
    let (last, others) = actions.split_last().unwrap();
    for action in others {
        let input = shop.associate(action);
        shop.world.write(associate_service_action_with_provisioning_artifact, input).unwrap();
    }
    let one_more = shop.associate(last);
    let text = shop.world.refused(associate_service_action_with_provisioning_artifact, one_more);
    assert!(text.starts_with("LimitExceededException"), "{text}");
    let product = shop.product.clone();
    shop.world.change_catalog(|catalog| {
        catalog.forget_product(&product);
    });
    shop.world.write(delete_service_action, delete(&others[0])).unwrap();
}
