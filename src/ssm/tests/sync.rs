//! Resource data syncs: what they can be, their statuses over time, and what is handed out to be written.

use std::collections::BTreeSet;

use super::super::{
    fixture::{Fixture, NODE, RACK, id, item},
    hand_out, note_delivered,
    sync::{
        RETRY, SYNC, create_resource_data_sync, delete_resource_data_sync, list_resource_data_sync,
        update_resource_data_sync,
    },
    waiting_for_courier,
};
use super::compliance;
use crate::{
    api::ssm::{
        CreateResourceDataSyncRequest, DeleteResourceDataSyncRequest, Error, InventoryItem,
        LastResourceDataSyncStatus as Status, ListResourceDataSyncRequest,
        ResourceDataSyncAwsOrganizationsSource, ResourceDataSyncItem, ResourceDataSyncS3Destination,
        ResourceDataSyncS3Format, ResourceDataSyncSource, UpdateResourceDataSyncRequest,
    },
    kit::{Settings, outside::FetchError},
    ssm::{Delivered, Delivery},
};

/// A machine with somebody outside who reaches S3.
pub(super) fn reaching() -> Fixture {
    Fixture::with(Settings { reaches_s3: true, ..Settings::default() })
}

pub(super) fn to_s3(name: &str) -> CreateResourceDataSyncRequest {
    let destination = ResourceDataSyncS3Destination {
        bucket_name: "shelf".into(),
        prefix: None,
        sync_format: ResourceDataSyncS3Format::JsonSerDe,
        region: "us-east-1".into(),
        aws_kms_key_arn: None,
        destination_data_sharing: None,
    };
    CreateResourceDataSyncRequest {
        sync_name: name.into(),
        s3_destination: Some(destination),
        ..CreateResourceDataSyncRequest::default()
    }
}

fn regions(regions: &[&str]) -> ResourceDataSyncSource {
    ResourceDataSyncSource {
        source_type: "SingleAccountMultiRegions".into(),
        source_regions: regions.iter().map(|region| (*region).to_owned()).collect(),
        ..ResourceDataSyncSource::default()
    }
}

fn from_source(name: &str) -> CreateResourceDataSyncRequest {
    CreateResourceDataSyncRequest {
        sync_name: name.into(),
        sync_type: Some("SyncFromSource".into()),
        sync_source: Some(regions(&["eu-west-1"])),
        ..CreateResourceDataSyncRequest::default()
    }
}

pub(super) fn create(fixture: &Fixture, input: CreateResourceDataSyncRequest) -> Result<(), Error> {
    fixture.write(|state, tx| create_resource_data_sync(state, tx, input, Ok(()))).map(drop)
}

pub(super) fn delete(fixture: &Fixture, name: &str, sync_type: Option<&str>) -> Result<(), Error> {
    let input =
        DeleteResourceDataSyncRequest { sync_name: name.into(), sync_type: sync_type.map(str::to_owned) };
    fixture.write(|state, tx| delete_resource_data_sync(state, tx, input)).map(drop)
}

fn update(fixture: &Fixture, name: &str, sync_type: &str) -> Result<(), Error> {
    let input = UpdateResourceDataSyncRequest {
        sync_name: name.into(),
        sync_type: sync_type.into(),
        sync_source: regions(&["us-west-2", "us-west-1"]),
    };
    fixture.write(|state, tx| update_resource_data_sync(state, tx, input)).map(drop)
}

fn listed(fixture: &Fixture) -> Vec<ResourceDataSyncItem> {
    let input = ListResourceDataSyncRequest::default();
    let result = fixture.look(|state, context| list_resource_data_sync(state, context, input)).unwrap();
    assert_eq!(result.next_token, None);
    result.resource_data_sync_items.unwrap()
}

pub(super) fn only(fixture: &Fixture) -> ResourceDataSyncItem {
    listed(fixture).remove(0)
}

fn status(fixture: &Fixture) -> Status {
    only(fixture).last_status.unwrap()
}

/// What the courier gets now.
fn take(fixture: &Fixture) -> Vec<Delivery> {
    fixture.write(|state, tx| Ok(hand_out(state, tx))).unwrap()
}

fn report(fixture: &Fixture, deliveries: Vec<Delivery>, result: &Result<(), String>) {
    let delivered = deliveries
        .into_iter()
        .map(|delivery| Delivered { parcel: delivery.parcel, result: result.clone() })
        .collect();
    let noted = fixture.write(|state, tx| {
        note_delivered(state, tx, delivered);
        Ok(())
    });
    assert_eq!(noted, Ok(()));
}

fn waits(fixture: &Fixture) -> bool {
    fixture.look(|state, _| !waiting_for_courier(state).is_empty())
}

/// Carries everything there is; the keys and bodies of the objects.
fn carry(fixture: &Fixture) -> Vec<(String, String)> {
    let mut carried = Vec::new();
    while waits(fixture) {
        let deliveries = take(fixture);
        assert!(deliveries.len() <= 8);
        carried.extend(deliveries.iter().map(|delivery| {
            (delivery.object.key.clone(), String::from_utf8(delivery.object.body.to_vec()).unwrap())
        }));
        report(fixture, deliveries, &Ok(()));
    }
    carried
}

pub(super) fn begin(fixture: &Fixture) {
    fixture.advance(SYNC.real);
}

const PLACE: &str = "accountid=000000000000/region=us-east-1/resourcetype=ManagedInstanceInventory";

#[test]
fn is_in_progress_until_everything_is_written() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")], &[("RackLocation", "B\"\n")]]));
    create(&fixture, to_s3("s")).unwrap();
    let new = only(&fixture);
    assert_eq!(
        (new.sync_type.as_deref(), new.last_status),
        (Some("SyncToDestination"), Some(Status::InProgress))
    );
    assert_eq!((new.last_sync_time, new.sync_created_time), (None, Some(fixture.now())));
    assert!(!waits(&fixture) && take(&fixture).is_empty());
    begin(&fixture);
    assert!(waits(&fixture));
    let carried = carry(&fixture);
    let keys: Vec<_> = carried.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(
        keys,
        [format!("AWS:InstanceInformation/{PLACE}/{NODE}.json"), format!("{RACK}/{PLACE}/{NODE}.json")]
    );
    let line = |location: &str| {
        format!(
            r#"{{"RackLocation":{location},"resourceId":"{NODE}","captureTime":"2016-08-22T10:01:01Z","schemaVersion":"1.0"}}"#
        ) + "\n"
    };
    assert_eq!(carried[1].1, line(r#""A""#) + &line(r#""B\"\n""#));
    let done = only(&fixture);
    assert_eq!((done.last_status, done.last_sync_time), (Some(Status::Successful), Some(fixture.now())));
    assert_eq!(done.last_successful_sync_time, Some(fixture.now()));
    assert_eq!(done.last_sync_status_message.as_deref(), Some("The sync was successfully completed"));
}

#[test]
fn details_of_compliance_items_have_their_names_and_no_line_has_one_twice() {
    let fixture = reaching();
    let details = [("Owner", "me"), ("Ticket", "7"), ("Status", "mine"), ("resourceId", "mine")];
    let detailed = compliance::detailed("a", &details);
    fixture.reported(compliance::report(NODE, "Custom:Audit", 1, vec![detailed]));
    create(&fixture, to_s3("s")).unwrap();
    begin(&fixture);
    let carried = carry(&fixture);
    let (_, body) = carried.iter().find(|(key, _)| key.starts_with("AWS:ComplianceItem")).unwrap();
    assert!(body.contains(r#""Owner":"me","#) && body.contains(r#""Ticket":"7""#), "{body}");
    assert!(body.contains(r#""Status":"COMPLIANT""#) && !body.contains("mine"), "{body}");
}

#[test]
fn keys_begin_with_the_prefix_and_objects_name_the_kms_key() {
    let fixture = reaching();
    fixture.put_one(NODE, item("AWS:Application", &[]));
    let mut input = to_s3("s");
    let destination = input.s3_destination.as_mut().unwrap();
    (destination.prefix, destination.aws_kms_key_arn) =
        (Some("a/b/".into()), Some("arn:aws:kms:us-east-1:000000000000:key/k".into()));
    create(&fixture, input).unwrap();
    begin(&fixture);
    let deliveries = take(&fixture);
    let application = &deliveries[0].object;
    assert_eq!(application.key, format!("a/b/AWS:Application/{PLACE}/{NODE}.json"));
    assert_eq!(application.body.len(), 0, "there is nothing of the type");
    assert!(application.kms_key.as_ref().is_some_and(|key| key.ends_with("key/k")));
}

#[test]
fn writes_what_was_changed_and_nothing_else() {
    let fixture = reaching();
    for number in 0..20 {
        fixture.put_one(&id(number), item(RACK, &[&[("RackLocation", "A")]]));
    }
    create(&fixture, to_s3("s")).unwrap();
    begin(&fixture);
    let keys: BTreeSet<_> = carry(&fixture).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys.len(), 40);
    // Found unchanged: nothing to do.
    fixture.put_one(&id(1), item(RACK, &[&[("RackLocation", "A")]]));
    assert_eq!(status(&fixture), Status::Successful);
    let later = InventoryItem {
        capture_time: "2026-02-03T04:05:06Z".into(),
        ..item(RACK, &[&[("RackLocation", "A")]])
    };
    fixture.put_one(&id(2), later);
    begin(&fixture);
    let carried = carry(&fixture);
    assert!(
        matches!(&carried[..], [(_, body)] if body.contains(r#""captureTime":"2026-02-03T04:05:06Z""#)),
        "{carried:?}"
    );
    fixture.put_one(&id(1), item(RACK, &[&[("RackLocation", "B")]]));
    fixture.put_one(&id(99), item("Custom:Owner", &[&[("Name", "me")]]));
    assert_eq!(status(&fixture), Status::InProgress);
    begin(&fixture);
    let keys: Vec<_> = carry(&fixture).into_iter().map(|(key, _)| key).collect();
    assert_eq!(
        keys,
        [
            format!("AWS:InstanceInformation/{PLACE}/{}.json", id(99)),
            format!("Custom:Owner/{PLACE}/{}.json", id(99)),
            format!("{RACK}/{PLACE}/{}.json", id(1)),
        ]
    );
    assert_eq!(status(&fixture), Status::Successful);
}

#[test]
fn what_changes_on_its_way_is_written_again() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    create(&fixture, to_s3("s")).unwrap();
    begin(&fixture);
    let on_their_way = take(&fixture);
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "B")]]));
    assert!(!waits(&fixture) && take(&fixture).is_empty(), "one batch at a time");
    report(&fixture, on_their_way, &Ok(()));
    let carried = carry(&fixture);
    assert!(matches!(&carried[..], [(key, body)] if key.starts_with(RACK) && body.contains(r#""B""#)));
    assert_eq!(status(&fixture), Status::Successful);
}

#[test]
fn dropped_inventory_is_not_written() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    create(&fixture, to_s3("s")).unwrap();
    fixture.advance_days(31);
    let keys: Vec<_> = carry(&fixture).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, [format!("AWS:InstanceInformation/{PLACE}/{NODE}.json")]);
}

#[test]
fn fails_visibly_and_is_tried_again_until_it_is_given_up() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    create(&fixture, to_s3("s")).unwrap();
    begin(&fixture);
    let mut pause = RETRY.real;
    for run in 0..6 {
        assert!(waits(&fixture), "run {run}");
        report(&fixture, take(&fixture), &Err("no such bucket".into()));
        let failed = only(&fixture);
        assert_eq!(failed.last_status, Some(Status::Failed));
        assert_eq!(failed.last_sync_status_message.as_deref(), Some("no such bucket"));
        assert!(!waits(&fixture));
        fixture.advance(pause / 2);
        assert!(!waits(&fixture));
        fixture.advance(pause / 2);
        pause *= 2;
    }
    assert!(!waits(&fixture), "given up");
    // The next change brings everything that is left.
    fixture.put_one(&id(1), item(RACK, &[&[("RackLocation", "A")]]));
    assert_eq!(status(&fixture), Status::InProgress);
    begin(&fixture);
    assert_eq!(carry(&fixture).len(), 4);
    assert_eq!(status(&fixture), Status::Successful);
}

#[test]
fn a_retry_that_goes_well_is_a_success() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    create(&fixture, to_s3("s")).unwrap();
    begin(&fixture);
    report(&fixture, take(&fixture), &Err("down".into()));
    // A change does not hurry it.
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "B")]]));
    assert_eq!(status(&fixture), Status::Failed);
    fixture.advance(RETRY.real);
    assert_eq!(carry(&fixture).len(), 2);
    assert_eq!(status(&fixture), Status::Successful);
}

#[test]
fn without_an_endpoint_it_fails_and_says_why() {
    let fixture = Fixture::default();
    create(&fixture, to_s3("s")).unwrap();
    assert_eq!(status(&fixture), Status::InProgress);
    begin(&fixture);
    let failed = only(&fixture);
    assert_eq!(failed.last_status, Some(Status::Failed));
    assert!(failed.last_sync_status_message.unwrap().contains("--s3-endpoint"));
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    assert!(!waits(&fixture) && status(&fixture) == Status::Failed);
}

#[test]
fn a_deleted_sync_hands_out_nothing_and_takes_no_report() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    create(&fixture, to_s3("s")).unwrap();
    begin(&fixture);
    let on_their_way = take(&fixture);
    delete(&fixture, "s", None).unwrap();
    create(&fixture, to_s3("s")).unwrap();
    let before = fixture.state();
    report(&fixture, on_their_way, &Err("late".into()));
    assert_eq!(fixture.state(), before);
    begin(&fixture);
    assert_eq!(carry(&fixture).len(), 2);
    delete(&fixture, "s", Some("SyncToDestination")).unwrap();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "B")]]));
    begin(&fixture);
    assert!(!waits(&fixture) && listed(&fixture).is_empty());
}

#[test]
fn syncs_do_not_wait_for_each_other() {
    let fixture = reaching();
    fixture.put_one(NODE, item(RACK, &[&[("RackLocation", "A")]]));
    for name in ["a", "b"] {
        create(&fixture, to_s3(name)).unwrap();
    }
    begin(&fixture);
    let first = take(&fixture);
    let second = take(&fixture);
    assert_eq!((first.len(), second.len()), (2, 2));
    report(&fixture, first, &Err("down".into()));
    report(&fixture, second, &Ok(()));
    assert!(carry(&fixture).is_empty());
    let statuses: Vec<_> = listed(&fixture).into_iter().filter_map(|sync| sync.last_status).collect();
    assert_eq!(statuses, [Status::Failed, Status::Successful]);
}

#[test]
fn aggregations_have_their_statuses_and_can_be_updated() {
    let fixture = Fixture::default();
    create(&fixture, from_source("s")).unwrap();
    let new = only(&fixture);
    assert_eq!((new.s3_destination, new.last_status), (None, Some(Status::InProgress)));
    begin(&fixture);
    assert_eq!(status(&fixture), Status::Successful);
    update(&fixture, "s", "SyncFromSource").unwrap();
    assert!(matches!(
        update(&fixture, "s", "SyncFromSource"),
        Err(Error::ResourceDataSyncConflictException { .. })
    ));
    let updated = only(&fixture);
    assert_eq!(updated.last_status, Some(Status::InProgress));
    assert_eq!(updated.sync_last_modified_time, Some(fixture.now()));
    assert_eq!(updated.sync_source.unwrap().source_regions.unwrap(), ["us-west-2", "us-west-1"]);
    begin(&fixture);
    assert_eq!(status(&fixture), Status::Successful);
    update(&fixture, "s", "SyncFromSource").unwrap();
}

#[test]
fn only_aggregations_can_be_updated() {
    let fixture = Fixture::default();
    create(&fixture, to_s3("s")).unwrap();
    for sync_type in ["SyncToDestination", "Other"] {
        let refused = update(&fixture, "s", sync_type);
        assert!(matches!(refused, Err(Error::ResourceDataSyncInvalidConfigurationException { .. })));
    }
    let refused = update(&fixture, "s", "SyncFromSource");
    assert!(matches!(refused, Err(Error::ResourceDataSyncNotFoundException { .. })));
}

#[test]
fn a_name_is_taken_once_and_a_region_has_few_syncs() {
    let fixture = Fixture::default();
    create(&fixture, to_s3("s0")).unwrap();
    assert_eq!(
        create(&fixture, to_s3("s0")),
        Err(Error::ResourceDataSyncAlreadyExistsException { sync_name: "s0".into() })
    );
    for number in 1..5 {
        create(&fixture, from_source(&format!("s{number}"))).unwrap();
    }
    let refused = create(&fixture, to_s3("s5"));
    assert!(matches!(refused, Err(Error::ResourceDataSyncCountExceededException { .. })));
    create(&fixture.elsewhere(), to_s3("s5")).unwrap();
}

#[test]
fn an_unknown_name_cannot_be_deleted() {
    let fixture = Fixture::default();
    create(&fixture, from_source("s")).unwrap();
    for (name, sync_type) in [("s", None), ("t", Some("SyncFromSource"))] {
        assert_eq!(
            delete(&fixture, name, sync_type),
            Err(Error::ResourceDataSyncNotFoundException {
                sync_name: name.into(),
                sync_type: sync_type.unwrap_or("SyncToDestination").into(),
                message: "The specified sync name was not found.".into(),
            })
        );
    }
    delete(&fixture, "s", Some("SyncFromSource")).unwrap();
}

#[test]
fn contradictions_are_refused() {
    let fixture = Fixture::default();
    let source = |change: fn(&mut ResourceDataSyncSource)| {
        let mut input = from_source("s");
        change(input.sync_source.as_mut().unwrap());
        input
    };
    let destination = |change: fn(&mut ResourceDataSyncS3Destination)| {
        let mut input = to_s3("s");
        change(input.s3_destination.as_mut().unwrap());
        input
    };
    let organization = |kind: &str| ResourceDataSyncAwsOrganizationsSource {
        organization_source_type: kind.into(),
        organizational_units: None,
    };
    let units = {
        let mut input = from_source("s");
        input.sync_source.as_mut().unwrap().source_type = "AwsOrganizations".into();
        input.sync_source.as_mut().unwrap().aws_organizations_source =
            Some(organization("OrganizationalUnits"));
        input
    };
    for input in [
        CreateResourceDataSyncRequest { sync_name: "s".into(), ..CreateResourceDataSyncRequest::default() },
        CreateResourceDataSyncRequest { sync_type: Some("Both".into()), ..to_s3("s") },
        CreateResourceDataSyncRequest { sync_type: Some("SyncFromSource".into()), ..to_s3("s") },
        CreateResourceDataSyncRequest { sync_type: None, ..from_source("s") },
        CreateResourceDataSyncRequest { sync_source: Some(regions(&["eu-west-1"])), ..to_s3("s") },
        CreateResourceDataSyncRequest { s3_destination: to_s3("s").s3_destination, ..from_source("s") },
        source(|source| source.source_type = "Everything".into()),
        source(|source| source.source_type = "AwsOrganizations".into()),
        source(|source| source.source_regions.clear()),
        source(|source| source.source_regions.push("Mars!".into())),
        units,
        destination(|destination| destination.region = "Mars!".into()),
        destination(|destination| {
            destination.aws_kms_key_arn = Some("arn:aws:kms:eu-west-1:000000000000:key/k".into());
        }),
    ] {
        let refused = create(&fixture, input.clone());
        assert!(
            matches!(refused, Err(Error::ResourceDataSyncInvalidConfigurationException { .. })),
            "{input:?}: {refused:?}"
        );
    }
    let mut whole = from_source("s");
    let source = whole.sync_source.as_mut().unwrap();
    (source.source_type, source.aws_organizations_source) =
        ("AwsOrganizations".into(), Some(organization("EntireOrganization")));
    create(&fixture, whole).unwrap();
}

#[test]
fn a_bucket_that_cannot_be_reached_is_refused_at_once() {
    let fixture = reaching();
    let refused = fixture.write(|state, tx| {
        create_resource_data_sync(state, tx, to_s3("s"), Err(FetchError("there is none".into())))
    });
    let message = "S3 write failed for bucket: shelf".to_owned();
    assert_eq!(refused.map(drop), Err(Error::ResourceDataSyncInvalidConfigurationException { message }));
}

#[test]
fn lists_have_pages_and_can_be_of_one_kind() {
    let fixture = Fixture::default();
    for name in ["c", "a", "b"] {
        create(&fixture, to_s3(name)).unwrap();
    }
    create(&fixture, from_source("b")).unwrap();
    let list = |input: ListResourceDataSyncRequest| {
        fixture.look(|state, context| list_resource_data_sync(state, context, input))
    };
    let names = |items: Option<Vec<ResourceDataSyncItem>>| -> Vec<_> {
        items.unwrap().into_iter().filter_map(|sync| sync.sync_name).collect()
    };
    let mut seen = Vec::new();
    let mut next_token = None;
    loop {
        let input = ListResourceDataSyncRequest { max_results: Some(1), next_token, sync_type: None };
        let page = list(input).unwrap();
        seen.extend(names(page.resource_data_sync_items));
        next_token = page.next_token;
        if next_token.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["a", "b", "b", "c"]);
    let of = |kind: &str| ListResourceDataSyncRequest {
        sync_type: Some(kind.into()),
        ..ListResourceDataSyncRequest::default()
    };
    assert_eq!(names(list(of("SyncFromSource")).unwrap().resource_data_sync_items), ["b"]);
    assert!(matches!(list(of("Both")), Err(Error::ResourceDataSyncInvalidConfigurationException { .. })));
    let stranger = ListResourceDataSyncRequest {
        next_token: Some("nowhere".into()),
        ..ListResourceDataSyncRequest::default()
    };
    assert!(matches!(list(stranger), Err(Error::InvalidNextToken { .. })));
}
