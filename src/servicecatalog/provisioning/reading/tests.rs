use super::{
    super::super::{
        api,
        testing::{CALLER, described},
    },
    history::list_record_history,
    search::search_provisioned_products,
    testing::{Shop, level, queried},
};

const SESSION: &str = "arn:aws:sts::000000000000:assumed-role/Deploy/ci";
const OTHER: &str = "arn:aws:sts::000000000000:assumed-role/Deploy/me";

#[test]
fn queries_look_into_every_field_and_all_must_fit() {
    let mut shop = Shop::new();
    for name in ["web", "Web-2", "api"] {
        shop.provision(name);
    }
    shop.world.settle();
    let api = shop.provision("late");
    let all = shop.world.read(search_provisioned_products, queried(&["web"])).unwrap();
    let [web] = all.provisioned_products.unwrap().try_into().unwrap();
    let text = |text: &Option<String>| text.clone().unwrap();
    assert_eq!(web.product_name.as_deref(), Some("App"));
    assert_eq!(
        (web.provisioning_artifact_name.as_deref(), web.user_arn.as_deref()),
        (Some("v1"), Some(CALLER))
    );
    assert_eq!(web.tags.as_ref().unwrap().len(), 6);
    for (query, found) in [
        (format!("arn:{}", text(&web.arn)), &["web"][..]),
        (text(&web.arn), &["web"]),
        (text(&web.physical_id), &["web"]),
        (format!("physicalId:{}", text(&web.physical_id)), &["web"]),
        ("physicalId:*".into(), &["web", "Web-2", "api"]),
        (format!("id:{}", text(&web.id)), &["web"]),
        (format!("id:{api}"), &["late"]),
        (text(&web.id), &["web"]),
        (format!("lastRecordId:{}", text(&web.last_record_id)), &["web"]),
        (format!("lastProvisioningRecordId:{}", text(&web.last_record_id)), &["web"]),
        (format!("lastSuccessfulProvisioningRecordId:{}", text(&web.last_record_id)), &["web"]),
        ("idempotencyToken:web-token".into(), &["web"]),
        ("name:WEB".into(), &["web"]),
        ("name:web*".into(), &["web", "Web-2"]),
        ("NAME: \"web-2\"".into(), &["Web-2"]),
        ("name:w".into(), &[]),
        (format!("productId:{}", shop.product), &["web", "Web-2", "api", "late"]),
        (shop.product.clone(), &["web", "Web-2", "api", "late"]),
        ("productId:x".into(), &[]),
        (
            format!("provisioningArtifactId:{}", text(&web.provisioning_artifact_id)),
            &["web", "Web-2", "api", "late"],
        ),
        ("type:CFN_STACK".into(), &["web", "Web-2", "api", "late"]),
        ("type:CONTROL_TOWER_ACCOUNT".into(), &[]),
        ("status:AVAILABLE".into(), &["web", "Web-2", "api"]),
        ("status:UNDER_CHANGE".into(), &["late"]),
        ("status:x".into(), &[]),
        ("tags:team".into(), &["web", "Web-2", "api", "late"]),
        ("tags:team=api".into(), &["api"]),
        ("tags:aws:servicecatalog:productArn".into(), &["web", "Web-2", "api", "late"]),
        (format!("userArn:{CALLER}"), &["web", "Web-2", "api", "late"]),
        ("userArnSession:*/stockroom".into(), &["web", "Web-2", "api", "late"]),
        ("productName:app".into(), &["web", "Web-2", "api", "late"]),
        ("provisioningArtifactName:v2".into(), &[]),
        ("createdTime:2019-10-*".into(), &["web", "Web-2", "api", "late"]),
        ("colour:red".into(), &[]),
        (" ".into(), &["web", "Web-2", "api", "late"]),
    ] {
        assert_eq!(shop.find(&[&query]), found, "{query}");
    }
    assert_eq!(shop.find(&["status:AVAILABLE", "name:*api*"]), ["api"]);
    assert_eq!(shop.find(&["status:UNDER_CHANGE", "name:api"]), [""; 0]);
}

#[test]
fn searches_are_sorted_and_paged() {
    let mut shop = Shop::new();
    for name in ["b", "C", "a", "a-1", "d"] {
        shop.provision(name);
        shop.world.settle();
    }
    shop.update("d", None);
    for (by, order, names) in [
        (None, None, ["b", "C", "a", "a-1", "d"]),
        (Some("createdTime"), Some(api::SortOrder::Descending), ["d", "a-1", "a", "C", "b"]),
        (Some("name"), None, ["a", "a-1", "b", "C", "d"]),
        (Some("name"), Some(api::SortOrder::Descending), ["d", "C", "b", "a-1", "a"]),
        (Some("arn"), Some(api::SortOrder::Ascending), ["C", "a-1", "a", "b", "d"]),
    ] {
        for queries in [&[][..], &["productName:App"]] {
            let input = api::SearchProvisionedProductsInput {
                sort_by: by.map(Into::into),
                sort_order: order,
                ..queried(queries)
            };
            assert_eq!(shop.search(&input), names, "{by:?} {order:?}");
        }
    }
    for by in ["id", "lastRecordId"] {
        for order in [api::SortOrder::Ascending, api::SortOrder::Descending] {
            let input = api::SearchProvisionedProductsInput {
                sort_by: Some(by.into()),
                sort_order: Some(order),
                ..Default::default()
            };
            let found = shop.world.read(search_provisioned_products, input.clone()).unwrap();
            let key =
                |it: api::ProvisionedProductAttribute| if by == "id" { it.id } else { it.last_record_id };
            let keys: Vec<_> = found.provisioned_products.unwrap().into_iter().map(key).collect();
            let ascends = order == api::SortOrder::Ascending;
            assert!(keys.is_sorted_by(|one, other| (one < other) == ascends), "{by}");
            assert_eq!(shop.search(&input).len(), 5);
        }
    }
    let input = api::SearchProvisionedProductsInput { sort_by: Some("status".into()), ..Default::default() };
    assert!(shop.world.read(search_provisioned_products, input).is_err());
}

#[test]
fn a_search_follows_every_change() {
    let mut shop = Shop::new();
    shop.provision("web");
    shop.provision("api");
    shop.world.settle();
    shop.update("web", Some("x"));
    assert_eq!(shop.find(&["status:UNDER_CHANGE"]), ["web"]);
    shop.world.settle();
    assert_eq!(shop.find(&["status:TAINTED"]), ["web"]);
    assert_eq!(shop.find(&["status:AVAILABLE"]), ["api"]);
    shop.terminate("web");
    shop.world.settle();
    assert_eq!(shop.find(&["status:TAINTED"]), [""; 0]);
    assert_eq!((shop.find(&["name:web"]), shop.find(&[])), (vec![], vec!["api".to_owned()]));
}

#[test]
fn levels_show_what_is_the_callers_the_roles_or_the_accounts() {
    use api::AccessLevelFilterKey::{Account, Role, User};
    let mut shop = Shop::new();
    for (name, caller) in [("mine", CALLER), ("session", SESSION), ("other", OTHER)] {
        shop.world.call_as(caller);
        shop.provision(name);
    }
    shop.world.settle();
    for (caller, user, role) in [
        (CALLER, &["mine"][..], &["mine"][..]),
        (SESSION, &["session"], &["session", "other"]),
        ("arn:aws:iam::000000000000:user/ann", &[], &[]),
    ] {
        shop.world.call_as(caller);
        assert_eq!(shop.scan(None), user);
        assert_eq!(shop.scan(Some(level(User))), user);
        assert_eq!(shop.scan(Some(level(Role))), role);
        assert_eq!(shop.scan(Some(level(Account))), ["mine", "session", "other"]);
        assert_eq!(shop.find(&[]), ["mine", "session", "other"]);
        let by_role = |queries: &[&str]| {
            let input = api::SearchProvisionedProductsInput {
                access_level_filter: Some(level(Role)),
                ..queried(queries)
            };
            shop.search(&input)
        };
        assert_eq!(by_role(&[]), role);
        assert_eq!(by_role(&["status:AVAILABLE"]), role);
        let filter =
            api::ListRecordHistoryInput { access_level_filter: Some(level(Role)), ..Default::default() };
        assert_eq!(shop.history(filter).len(), role.len());
    }
    shop.world.call_as(SESSION);
    let input = queried(&["name:session"]);
    let [found] = shop
        .world
        .read(search_provisioned_products, input)
        .unwrap()
        .provisioned_products
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(found.user_arn.as_deref(), Some("arn:aws:iam::000000000000:role/Deploy"));
    assert_eq!(found.user_arn_session.as_deref(), Some(SESSION));
}

#[test]
fn a_history_begins_with_the_newest_and_keeps_what_is_gone() {
    let mut shop = Shop::new();
    let web = shop.provision("web");
    shop.provision("api");
    shop.world.settle();
    shop.terminate("web");
    shop.world.settle();
    let filtered = |key: &str, value: &str| {
        let filter = api::ListRecordHistorySearchFilter { key: Some(key.into()), value: Some(value.into()) };
        api::ListRecordHistoryInput { search_filter: Some(filter), ..Default::default() }
    };
    let all = ["TERMINATE_PROVISIONED_PRODUCT web", "PROVISION_PRODUCT api", "PROVISION_PRODUCT web"];
    assert_eq!(shop.history(api::ListRecordHistoryInput::default()), all);
    assert_eq!(shop.history(filtered("product", &shop.product)), all);
    assert_eq!(shop.history(filtered("provisionedproduct", &web)), [all[0], all[2]]);
    for value in ["pp-aaaaaaaaaaaaa", "web", ""] {
        assert!(shop.history(filtered("provisionedproduct", value)).is_empty());
    }
    let error = shop.world.read(list_record_history, filtered("name", "web")).unwrap_err();
    assert!(described(&error).starts_with("InvalidParametersException"));
    let paged =
        |token| api::ListRecordHistoryInput { page_size: Some(2), page_token: token, ..Default::default() };
    let first = shop.world.read(list_record_history, paged(None)).unwrap();
    shop.provision("new");
    let rest = shop.history(paged(first.next_page_token));
    assert_eq!(rest, all[2..], "behind the last one, whatever came meanwhile");
}
