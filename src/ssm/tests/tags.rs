//! `AddTagsToResource`, `RemoveTagsFromResource`, `ListTagsForResource`.

use super::{
    super::fixture::{Fixture, NODE, RACK, filter, item},
    managed::{hybrid, tag},
};
use crate::api::ssm::{
    AddTagsToResource, AddTagsToResourceRequest, CreateActivationRequest, DescribeInstanceInformationRequest,
    InstanceInformationStringFilter, InventoryQueryOperatorType::Equal, ListTagsForResource,
    ListTagsForResourceRequest, RemoveTagsFromResource, RemoveTagsFromResourceRequest,
    ResourceTypeForTagging as Kind, Tag,
};

fn tagged(ssm: &Fixture) -> String {
    let tags = Some(vec![tag("Env", "Prod"), tag("App", "Shop")]);
    hybrid(ssm, CreateActivationRequest { tags, ..Default::default() })
}

fn add(ssm: &Fixture, kind: Kind, id: &str, tags: Vec<Tag>) -> Result<(), (String, String)> {
    let request = AddTagsToResourceRequest { resource_type: kind, resource_id: id.into(), tags };
    ssm.call::<AddTagsToResource>(&request).map(drop)
}

fn remove(ssm: &Fixture, id: &str, keys: &[&str]) -> Result<(), (String, String)> {
    let tag_keys = keys.iter().map(|key| (*key).to_owned()).collect();
    let request = RemoveTagsFromResourceRequest {
        resource_type: Kind::ManagedInstance,
        resource_id: id.into(),
        tag_keys,
    };
    ssm.call::<RemoveTagsFromResource>(&request).map(drop)
}

fn list(ssm: &Fixture, kind: Kind, id: &str) -> Result<Vec<Tag>, (String, String)> {
    let request = ListTagsForResourceRequest { resource_type: kind, resource_id: id.into() };
    ssm.call::<ListTagsForResource>(&request).map(|answer| answer.tag_list.unwrap())
}

fn with_tag(ssm: &Fixture, key: &str, value: &str) -> usize {
    let filter = InstanceInformationStringFilter { key: key.into(), values: vec![value.into()] };
    let request = DescribeInstanceInformationRequest { filters: Some(vec![filter]), ..Default::default() };
    ssm.describe(request).unwrap().instance_information_list.unwrap().len()
}

#[test]
fn tags_are_put_on_and_taken_off() {
    let ssm = Fixture::default();
    let id = tagged(&ssm);
    assert_eq!(list(&ssm, Kind::ManagedInstance, &id).unwrap(), [tag("App", "Shop"), tag("Env", "Prod")]);
    add(&ssm, Kind::ManagedInstance, &id, vec![tag("Env", "Test"), tag("Z", "")]).unwrap();
    remove(&ssm, &id, &["App", "Unknown"]).unwrap();
    assert_eq!(list(&ssm, Kind::ManagedInstance, &id).unwrap(), [tag("Env", "Test"), tag("Z", "")]);
    remove(&ssm, &id, &["Env", "Z"]).unwrap();
    assert!(list(&ssm, Kind::ManagedInstance, &id).unwrap().is_empty());
}

#[test]
fn filters_and_inventory_see_the_same_tags() {
    let ssm = Fixture::default();
    let id = tagged(&ssm);
    ssm.put_one(NODE, item(RACK, &[]));
    assert_eq!((with_tag(&ssm, "tag:Env", "Prod"), with_tag(&ssm, "tag-key", "App")), (1, 1));
    add(&ssm, Kind::ManagedInstance, &id, vec![tag("Env", "Test")]).unwrap();
    assert_eq!((with_tag(&ssm, "tag:Env", "Prod"), with_tag(&ssm, "tag:Env", "Test")), (0, 1));
    assert_eq!(ssm.matching(vec![filter("AWS:Tag.Value", Equal, &["Test"])]), [id.as_str()]);
    ssm.advance_days(90);
    assert_eq!(ssm.matching(vec![filter("AWS:Tag.Key", Equal, &["Env"])]), [id], "tags do not grow old");
}

#[test]
fn only_hybrid_nodes_are_tagged_here() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[]));
    let format = "resourceId should be in format mi-[0-9a-f]{17} for resource type ManagedInstance";
    for id in [NODE, "mi-12345678", "", "mi-0123456789ABCDEF0"] {
        let refused = ("ValidationException".to_owned(), format.to_owned());
        assert_eq!(list(&ssm, Kind::ManagedInstance, id).unwrap_err(), refused, "{id}");
        assert_eq!(remove(&ssm, id, &["a"]).unwrap_err(), refused, "{id}");
    }
    let unknown = ("InvalidResourceId".to_owned(), String::new());
    assert_eq!(list(&ssm, Kind::ManagedInstance, "mi-0123456789abcdef0").unwrap_err(), unknown);
    assert_eq!(add(&ssm, Kind::ManagedInstance, "mi-0123456789abcdef0", vec![]).unwrap_err(), unknown);
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::ManagedInstance) {
        assert_eq!(list(&ssm, *kind, "name").unwrap_err(), unknown, "{kind}");
    }
}

#[test]
fn a_node_has_at_most_fifty_tags() {
    let ssm = Fixture::default();
    let id = tagged(&ssm);
    let many = |count: usize| (0..count).map(|number| tag(&number.to_string(), "")).collect();
    let refused = add(&ssm, Kind::ManagedInstance, &id, many(49)).unwrap_err();
    assert_eq!(refused, ("TooManyTagsError".to_owned(), String::new()));
    add(&ssm, Kind::ManagedInstance, &id, many(48)).unwrap();
    assert_eq!(list(&ssm, Kind::ManagedInstance, &id).unwrap().len(), 50);
}
