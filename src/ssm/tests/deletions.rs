//! `DeleteInventory` and `DescribeInventoryDeletions`.

use std::time::Duration;

use super::super::{
    deletion::{delete_inventory, describe_inventory_deletions},
    fixture::{Fixture, NODE, RACK, entries_of, id, item, map},
};
use crate::api::ssm::{
    DeleteInventoryRequest, DeleteInventoryResult, DescribeInventoryDeletionsRequest,
    DescribeInventoryDeletionsResult, Error, InventoryDeletionStatus as Status,
    InventoryDeletionStatusItem as StatusItem, InventoryDeletionSummary as Summary, InventoryItem,
    InventorySchemaDeleteOption::{self as Extent, DeleteSchema, DisableSchema},
};

const TOKEN: &str = "7b9e0f3a-0000-4000-8000-0123456789ab";
/// The whole of a deletion.
const ALL: Duration = Duration::from_mins(6);
const STEP: Duration = Duration::from_mins(2);

impl Fixture {
    fn delete(&self, input: DeleteInventoryRequest) -> Result<DeleteInventoryResult, Error> {
        self.write(|state, tx| delete_inventory(state, tx, input))
    }

    fn deletions(
        &self,
        input: DescribeInventoryDeletionsRequest,
    ) -> Result<DescribeInventoryDeletionsResult, Error> {
        self.look(|state, context| describe_inventory_deletions(state, context, input))
    }

    fn deletion(&self, id: &str) -> StatusItem {
        let input = DescribeInventoryDeletionsRequest { deletion_id: Some(id.into()), ..Default::default() };
        self.deletions(input).unwrap().inventory_deletions.unwrap().remove(0)
    }
}

fn request(type_name: &str, extent: Option<Extent>) -> DeleteInventoryRequest {
    DeleteInventoryRequest {
        type_name: type_name.into(),
        schema_delete_option: extent,
        ..DeleteInventoryRequest::default()
    }
}

fn versioned(version: &str) -> InventoryItem {
    InventoryItem { schema_version: version.into(), ..item(RACK, &[&[("Row", version)]]) }
}

/// Six nodes with racks, the first two of version 1.0, the others of 1.10.
fn stocked() -> Fixture {
    let ssm = Fixture::default();
    for number in 1..=6 {
        ssm.put_one(&id(number), versioned(if number <= 2 { "1.0" } else { "1.10" }));
    }
    ssm
}

fn begun(ssm: &Fixture, extent: Option<Extent>) -> String {
    ssm.delete(request(RACK, extent)).unwrap().deletion_id.unwrap()
}

/// Total and remaining count, of all and of each version.
fn counts(summary: Option<Summary>) -> (i32, i32, Vec<(String, i32, i32)>) {
    let summary = summary.unwrap();
    let items = summary.summary_items.unwrap().into_iter();
    let items = items.map(|item| (item.version.unwrap(), item.count.unwrap(), item.remaining_count.unwrap()));
    (summary.total_count.unwrap(), summary.remaining_count.unwrap(), items.collect())
}

/// The nodes that have racks.
fn holders(ssm: &Fixture) -> Vec<u32> {
    (1..=6).filter(|number| !ssm.entries(&id(*number), RACK).is_empty()).collect()
}

fn code(error: &Error) -> &'static str {
    crate::api::ServiceError::code(error)
}

#[test]
fn a_deletion_is_summed_up_by_schema_version() {
    let ssm = stocked();
    let result = ssm.delete(request(RACK, None)).unwrap();
    assert_eq!(result.type_name.as_deref(), Some(RACK));
    assert_eq!(result.deletion_id.unwrap().len(), 36);
    let versions = vec![("1.0".into(), 2, 2), ("1.10".into(), 4, 4)];
    assert_eq!(counts(result.deletion_summary), (6, 6, versions));
}

#[test]
fn a_deletion_goes_on_step_by_step() {
    let ssm = stocked();
    let begin = ssm.now().whole_seconds();
    let deletion = begun(&ssm, None);
    let first = ssm.deletion(&deletion);
    assert_eq!((first.last_status, first.deletion_start_time), (Some(Status::InProgress), Some(begin)));
    assert_eq!(first.last_status_message.as_deref(), Some("The Delete is in progress"));
    assert_eq!(first.last_status_update_time, Some(begin));
    assert_eq!((first.type_name.as_deref(), holders(&ssm).len()), (Some(RACK), 6));

    ssm.advance(STEP);
    let second = ssm.deletion(&deletion);
    assert_eq!(
        (second.last_status, second.last_status_update_time),
        (Some(Status::InProgress), Some(begin + STEP))
    );
    let versions = vec![("1.0".into(), 2, 0), ("1.10".into(), 4, 4)];
    assert_eq!(counts(second.deletion_summary), (6, 4, versions));
    assert_eq!(holders(&ssm), [3, 4, 5, 6]);

    ssm.settle();
    let last = ssm.deletion(&deletion);
    assert_eq!((last.last_status, last.last_status_update_time), (Some(Status::Complete), Some(begin + ALL)));
    assert_eq!(last.last_status_message.as_deref(), Some("Deletion is successful"));
    assert_eq!(last.deletion_start_time, Some(begin));
    let versions = vec![("1.0".into(), 2, 0), ("1.10".into(), 4, 0)];
    assert_eq!(counts(last.deletion_summary), (6, 0, versions));
    assert!(holders(&ssm).is_empty());
}

#[test]
fn without_an_option_the_schema_stays() {
    let ssm = stocked();
    begun(&ssm, None);
    ssm.settle();
    assert_eq!(ssm.list(entries_of(&id(1), RACK)).unwrap().schema_version, None);
    let clash = ssm.put(&id(1), vec![item(RACK, &[&[("row", "1")]])]).unwrap_err();
    assert_eq!(code(&clash), "InvalidItemContentException");
    ssm.put_one(&id(1), versioned("1.0"));
    assert_eq!(holders(&ssm), [1]);
    assert_eq!(
        ssm.matching(vec![super::super::fixture::filter(
            "Custom:RackInfo.Row",
            crate::api::ssm::InventoryQueryOperatorType::Equal,
            &["1.0"]
        )]),
        [id(1)]
    );
}

#[test]
fn what_is_put_after_the_call_stays() {
    let ssm = stocked();
    let deletion = begun(&ssm, None);
    ssm.put_one(&id(6), versioned("1.10"));
    ssm.put_one(NODE, versioned("1.0"));
    let (total, remaining, versions) = counts(ssm.deletion(&deletion).deletion_summary);
    assert_eq!((total, remaining, versions[1].2), (6, 5, 3), "what was there before is replaced");
    ssm.advance(STEP);
    ssm.put_one(&id(1), versioned("1.0"));
    ssm.settle();
    assert_eq!(holders(&ssm), [1, 6]);
    assert_eq!(ssm.entries(NODE, RACK).len(), 1);
    assert_eq!(counts(ssm.deletion(&deletion).deletion_summary).1, 0);
}

#[test]
fn a_hash_does_not_stand_for_what_is_being_deleted() {
    let ssm = Fixture::default();
    let long = InventoryItem { content_hash: Some("h".into()), ..versioned("1.0") };
    let short = InventoryItem { content: None, ..long.clone() };
    ssm.put_one(NODE, long.clone());
    begun(&ssm, None);
    let refused = ssm.put(NODE, vec![short.clone()]).unwrap_err();
    assert_eq!(code(&refused), "ItemContentMismatchException");
    ssm.put_one(NODE, long);
    ssm.put_one(NODE, short);
    ssm.settle();
    assert_eq!(ssm.entries(NODE, RACK).len(), 1);
}

#[test]
fn a_disabled_version_and_lower_ones_are_ignored_until_a_greater_one_comes() {
    let ssm = stocked();
    begun(&ssm, Some(DisableSchema));
    let disabled = || {
        let name = super::super::schema::TypeName::parse(RACK).unwrap();
        ssm.look(|state, context| state.at(context.scope()).types.of(&name).unwrap().is_disabled())
    };
    assert!(disabled());
    for version in ["1.10", "1.9", "0.1"] {
        ssm.put_one(NODE, versioned(version));
        assert!(ssm.entries(NODE, RACK).is_empty(), "{version}");
    }
    let short = InventoryItem { content: None, content_hash: Some("h".into()), ..versioned("1.0") };
    ssm.put_one(NODE, short);
    ssm.put_one(NODE, item(RACK, &[&[("row", "x")]]));
    ssm.settle();
    assert!(holders(&ssm).is_empty() && disabled());
    ssm.put(NODE, vec![versioned("1.10"), item("Custom:Owner", &[&[("Name", "x")]])]).unwrap();
    assert_eq!((ssm.entries(NODE, RACK).len(), ssm.entries(NODE, "Custom:Owner").len()), (0, 1));
    ssm.put_one(NODE, versioned("1.11"));
    assert_eq!(ssm.entries(NODE, RACK), [map(&[("Row", "1.11")])]);
    assert!(!disabled());
    ssm.put_one(&id(1), versioned("1.10"));
    assert!(holders(&ssm).is_empty(), "the disabled version stays so");
}

#[test]
fn a_disabled_type_takes_one_of_the_twenty_places_and_a_deleted_one_does_not() {
    let ssm = Fixture::default();
    let custom = |number: usize| item(&format!("Custom:Type{number}"), &[]);
    ssm.put(NODE, (0..20).map(custom).collect()).unwrap();
    ssm.delete(request("Custom:Type0", Some(DisableSchema))).unwrap();
    ssm.settle();
    let full = ssm.put(NODE, vec![custom(20)]).unwrap_err();
    assert_eq!(code(&full), "CustomSchemaCountLimitExceededException");
    ssm.delete(request("Custom:Type1", Some(DeleteSchema))).unwrap();
    ssm.settle();
    ssm.put_one(NODE, custom(20));
}

#[test]
fn a_deleted_type_is_gone_and_can_be_made_anew() {
    let ssm = stocked();
    begun(&ssm, Some(DeleteSchema));
    ssm.advance(STEP);
    assert_eq!(holders(&ssm), [3, 4, 5, 6]);
    ssm.settle();
    let gone = ssm.list(entries_of(&id(1), RACK)).unwrap_err();
    assert_eq!(code(&gone), "InvalidTypeNameException");
    assert_eq!(code(&ssm.delete(request(RACK, None)).unwrap_err()), "InvalidTypeNameException");
    ssm.put_one(&id(1), item(RACK, &[&[("row", "1")]]));
    assert_eq!(ssm.entries(&id(1), RACK), [map(&[("row", "1")])]);
}

#[test]
fn a_put_makes_a_type_anew_that_is_being_deleted() {
    let ssm = stocked();
    let deletion = begun(&ssm, Some(DeleteSchema));
    ssm.put_one(&id(2), item(RACK, &[&[("row", "1")]]));
    assert_eq!(holders(&ssm), [2]);
    ssm.settle();
    assert_eq!(ssm.entries(&id(2), RACK), [map(&[("row", "1")])]);
    let found = ssm.deletion(&deletion);
    assert_eq!((found.last_status, counts(found.deletion_summary).1), (Some(Status::Complete), 0));
}

#[test]
fn deletions_of_one_type_do_not_count_the_same_twice() {
    let ssm = stocked();
    let first = begun(&ssm, None);
    ssm.put_one(&id(1), versioned("2.0"));
    ssm.advance(Duration::from_mins(1));
    let second = begun(&ssm, Some(DeleteSchema));
    assert_eq!(counts(ssm.deletion(&second).deletion_summary), (1, 1, vec![("2.0".into(), 1, 1)]));
    ssm.settle();
    for deletion in [first, second] {
        assert_eq!(counts(ssm.deletion(&deletion).deletion_summary).1, 0);
    }
    assert!(ssm.list(entries_of(&id(1), RACK)).is_err());
}

#[test]
fn nothing_to_delete_is_a_deletion_too() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, versioned("1.0"));
    ssm.advance_days(30);
    let deletion = begun(&ssm, None);
    assert_eq!(counts(ssm.deletion(&deletion).deletion_summary), (0, 0, vec![]));
    ssm.settle();
    assert_eq!(ssm.deletion(&deletion).last_status, Some(Status::Complete));
}

#[test]
fn a_dry_run_changes_nothing() {
    let ssm = stocked();
    let before = ssm.state();
    for extent in [None, Some(DisableSchema), Some(DeleteSchema)] {
        let dry = DeleteInventoryRequest {
            dry_run: Some(true),
            client_token: Some(TOKEN.into()),
            ..request(RACK, extent)
        };
        let result = ssm.delete(dry).unwrap();
        assert_eq!((result.deletion_id, counts(result.deletion_summary).0), (None, 6));
    }
    assert_eq!(ssm.state(), before);
    assert_eq!(
        ssm.deletions(DescribeInventoryDeletionsRequest::default()).unwrap().inventory_deletions,
        Some(vec![])
    );
}

#[test]
fn a_token_stands_for_one_deletion() {
    let ssm = stocked();
    let with_token =
        |extent| DeleteInventoryRequest { client_token: Some(TOKEN.into()), ..request(RACK, extent) };
    let first = ssm.delete(with_token(None)).unwrap();
    ssm.settle();
    assert_eq!(ssm.delete(with_token(None)).unwrap(), first);
    let other = ssm.delete(with_token(Some(DeleteSchema))).unwrap_err();
    assert_eq!(code(&other), "InvalidDeleteInventoryParametersException");
    assert_eq!(
        ssm.deletions(DescribeInventoryDeletionsRequest::default())
            .unwrap()
            .inventory_deletions
            .unwrap()
            .len(),
        1
    );
    ssm.elsewhere().put_one(NODE, versioned("1.0"));
    assert_ne!(ssm.elsewhere().delete(with_token(None)).unwrap().deletion_id, first.deletion_id);
}

#[test]
fn only_what_is_there_can_be_deleted() {
    let ssm = stocked();
    for name in ["AWS:Application", "AWS:Toaster", "Custom:x", "Custom:Nothing"] {
        let refused = ssm.delete(request(name, None)).unwrap_err();
        assert_eq!(code(&refused), "InvalidTypeNameException", "{name}");
    }
    begun(&ssm, Some(DisableSchema));
    let again = ssm.delete(request(RACK, Some(DisableSchema))).unwrap_err();
    assert_eq!(code(&again), "InvalidOptionException");
    begun(&ssm, Some(DeleteSchema));
    let again = ssm.delete(request(RACK, None)).unwrap_err();
    assert_eq!(code(&again), "InvalidInventoryRequestException");
}

#[test]
fn deletions_are_listed_latest_first_for_thirty_days() {
    let ssm = stocked();
    let mut ids = vec![begun(&ssm, None)];
    ssm.advance_days(10);
    ids.push(begun(&ssm, None));
    ids.push(begun(&ssm, None));
    let list = |max_results, next_token| {
        let result = ssm
            .deletions(DescribeInventoryDeletionsRequest { next_token, max_results, ..Default::default() })
            .unwrap();
        let found = result.inventory_deletions.unwrap().into_iter().filter_map(|item| item.deletion_id);
        (found.collect::<Vec<_>>(), result.next_token)
    };
    let (first, token) = list(Some(2), None);
    assert_eq!(first, [ids[2].clone(), ids[1].clone()]);
    assert_eq!(list(Some(2), token.clone()), (vec![ids[0].clone()], None));
    let foreign = DescribeInventoryDeletionsRequest {
        deletion_id: Some(ids[0].clone()),
        next_token: token,
        ..Default::default()
    };
    assert_eq!(code(&ssm.deletions(foreign).unwrap_err()), "InvalidNextToken");
    ssm.advance_days(20);
    assert_eq!(list(None, None).0, [ids[2].clone(), ids[1].clone()]);
    for unknown in [&ids[0], TOKEN] {
        let input = DescribeInventoryDeletionsRequest {
            deletion_id: Some(unknown.into()),
            ..DescribeInventoryDeletionsRequest::default()
        };
        assert_eq!(code(&ssm.deletions(input.clone()).unwrap_err()), "InvalidDeletionIdException");
        assert!(ssm.elsewhere().deletions(input).is_err());
    }
}
