//! `UpdateProvisionedProductProperties`: another owner, or another launch role.

use std::sync::Arc;

use super::{
    super::{
        api,
        errors::{Result, invalid, no_provisioned_product, unsettled},
        ids::{ProvisionedProductId, RecordId},
        owners,
        records::{Record, RecordType, Stage},
        roles,
        state::{Catalog, Change, State, once},
    },
    Condition,
};
use crate::kit::Context;

/// `UpdateProvisionedProductProperties`. unverified: that it is done at once.
pub(in super::super) fn update_provisioned_product_properties(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateProvisionedProductPropertiesInput,
) -> Result<api::UpdateProvisionedProductPropertiesOutput> {
    once::<api::UpdateProvisionedProductProperties, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| plan(state, context, &input),
        |catalog, change, properties| api::UpdateProvisionedProductPropertiesOutput {
            provisioned_product_id: Some(input.provisioned_product_id.clone()),
            provisioned_product_properties: Some(input.provisioned_product_properties.clone()),
            record_id: commit(catalog, change, properties).map(|record| (&record).into()),
            status: Some(api::RecordStatus::Succeeded),
        },
    )
}

/// What a provisioned product gets.
struct Properties {
    of: ProvisionedProductId,
    owner: Option<Arc<str>>,
    launch_role: Option<Arc<str>>,
}

fn plan(
    state: &State,
    context: &Context<'_>,
    input: &api::UpdateProvisionedProductPropertiesInput,
) -> Result<Properties> {
    let (scope, id) = (context.scope(), &input.provisioned_product_id);
    let (mut owner, mut launch_role) = (None, None);
    for (key, value) in &input.provisioned_product_properties {
        let (property, fits) = match key {
            api::PropertyKey::Owner => (&mut owner, owners::is_principal(scope, value)),
            api::PropertyKey::LaunchRole => (&mut launch_role, roles::is_role(scope, value)),
        };
        if !fits {
            // unverified: what is taken is documented, the text is not known.
            return Err(invalid(format!("Invalid value for property {key}: {value}")));
        }
        *property = Some(Arc::from(value.as_str()));
    }
    let product = state.at(scope).provisioned.get(id).ok_or_else(|| no_provisioned_product(id))?;
    if matches!(product.condition, Condition::UnderChange(_) | Condition::Planned) {
        return Err(unsettled(id, product.condition.status()));
    }
    Ok(Properties { of: product.launch.id.clone(), owner, launch_role })
}

fn commit(catalog: &mut Catalog, change: &mut Change<'_>, properties: Properties) -> Option<RecordId> {
    let Properties { of, owner, launch_role } = properties;
    if let Some(owner) = owner {
        catalog.provisioned.hand_over(&of, &owner);
        catalog.records.hand_over(&of, &owner);
    }
    if let Some(role) = launch_role {
        catalog.provisioned.assign_role(&of, &role);
    }
    let product = catalog.provisioned.get_mut(of.as_str())?;
    let (target, tags) = (Arc::clone(&product.target), Arc::clone(&product.tags));
    let mut record = Record::new(change, RecordType::UpdateProperties, &product.launch, target, tags);
    record.stage = Stage::Succeeded;
    let id = record.id.clone();
    // It is no provisioning, so that the other two records stay the last of theirs.
    product.last_record = Some(id.clone());
    catalog.records.add(record);
    Some(id)
}

#[cfg(test)]
mod tests {
    use api::PropertyKey::{LaunchRole, Owner};

    use super::{
        super::{
            super::{records::describe_record, testing::CALLER},
            describe_provisioned_product,
            reading::testing::{Shop, level},
        },
        *,
    };

    const NEW: &str = "arn:aws:iam::000000000000:user/ann";
    const ROLE: &str = "arn:aws:iam::000000000000:role/team/Launch";

    fn input(id: &str, key: api::PropertyKey, value: &str) -> api::UpdateProvisionedProductPropertiesInput {
        api::UpdateProvisionedProductPropertiesInput {
            provisioned_product_id: id.into(),
            provisioned_product_properties: [(key, value.to_owned())].into(),
            idempotency_token: format!("{key}-{}", value.rsplit('/').next().unwrap()),
            ..Default::default()
        }
    }

    fn product(shop: &Shop, id: &str) -> api::ProvisionedProductDetail {
        let input = api::DescribeProvisionedProductInput { id: Some(id.into()), ..Default::default() };
        shop.world.read(describe_provisioned_product, input).unwrap().provisioned_product_detail.unwrap()
    }

    fn may_describe(shop: &Shop, record: Option<&String>) -> bool {
        let input = api::DescribeRecordInput { id: record.unwrap().clone(), ..Default::default() };
        shop.world.read(describe_record, input).is_ok()
    }

    #[test]
    fn a_new_owner_sees_all_and_the_former_one_what_was() {
        let mut shop = Shop::new();
        let id = shop.provision("web");
        shop.provision("api");
        shop.world.settle();
        let launch = product(&shop, &id).last_record_id;
        let reply = shop.world.write(update_provisioned_product_properties, input(&id, Owner, NEW)).unwrap();
        assert_eq!(reply.status, Some(api::RecordStatus::Succeeded));
        let now = product(&shop, &id);
        assert_eq!((&now.last_record_id, &now.last_provisioning_record_id), (&reply.record_id, &launch));
        assert!(!may_describe(&shop, launch.as_ref()), "an old record of a former owner");
        assert!(may_describe(&shop, reply.record_id.as_ref()));
        let own = api::ListRecordHistoryInput {
            access_level_filter: Some(level(api::AccessLevelFilterKey::User)),
            ..Default::default()
        };
        let launches = ["PROVISION_PRODUCT api", "PROVISION_PRODUCT web"];
        assert_eq!(shop.history(own.clone()), launches);
        assert_eq!(shop.scan(None), ["api"]);
        shop.world.call_as(NEW);
        assert!(may_describe(&shop, launch.as_ref()));
        let history = ["UPDATE_PROVISIONED_PRODUCT_PROPERTIES web", "PROVISION_PRODUCT web"];
        assert_eq!(shop.history(own), history);
        assert_eq!(shop.scan(None), ["web"]);
        assert_eq!(shop.find(&[&format!("userArn:{NEW}")]), ["web"]);
        assert_eq!(shop.find(&[&format!("userArnSession:{CALLER}")]), ["api"]);
        shop.world.call_as("arn:aws:iam::000000000000:user/admin");
        assert!(may_describe(&shop, launch.as_ref()), "never an owner");
    }

    #[test]
    fn a_launch_role_is_one_of_the_account() {
        let mut shop = Shop::new();
        let id = shop.provision("web");
        let text = shop.world.refused(update_provisioned_product_properties, input(&id, LaunchRole, ROLE));
        assert!(text.starts_with("InvalidStateException"), "{text}");
        shop.world.settle();
        shop.world.write(update_provisioned_product_properties, input(&id, LaunchRole, ROLE)).unwrap();
        shop.update("web", None);
        shop.world.settle();
        assert_eq!(
            product(&shop, &id).launch_role_arn.as_deref(),
            Some(ROLE),
            "whatever the constraints say"
        );
        let session = "arn:aws:sts::000000000000:assumed-role/Launch/a";
        for (key, value) in [
            (LaunchRole, NEW),
            (LaunchRole, session),
            (LaunchRole, ""),
            (Owner, "ann"),
            (Owner, "arn:aws:iam::111111111111:user/ann"),
            (Owner, "arn:aws:iam::000000000000:group/ann"),
        ] {
            let text = shop.world.refused(update_provisioned_product_properties, input(&id, key, value));
            assert!(text.starts_with("InvalidParametersException"), "{value}: {text}");
        }
        for owner in [ROLE, session] {
            shop.world.write(update_provisioned_product_properties, input(&id, Owner, owner)).unwrap();
        }
        let text = shop.world.refused(update_provisioned_product_properties, input("pp-x", Owner, NEW));
        assert_eq!(text, "ResourceNotFoundException: Provisioned product not found: pp-x");
    }
}
