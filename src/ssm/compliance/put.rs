//! `PutComplianceItems`: a report about one node.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    super::{
        Event, Partition, State,
        aws_types::AwsType,
        content::{Builder, Content},
        limits,
        names::Names,
        schema::TypeName,
        store::{Item, Place},
    },
    RESOURCE_TYPE,
    entry::{self, Field, Report},
    kind::Kind,
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            ComplianceItemEntry, ComplianceUploadType as Upload, Error, PutComplianceItemsRequest,
            PutComplianceItemsResult,
        },
    },
    kit::{Ordered, Transaction},
};

const TYPE: TypeName = TypeName::Aws(AwsType::ComplianceItem);

/// What a report does to the one before.
#[derive(Debug)]
enum Change {
    /// Nothing, as the one before is newer.
    Drop,
    /// Nothing but keep it, as it is the same.
    Keep {
        /// When the stored report was made.
        captured: Timestamp,
    },
    /// Replaces it, all of it or the items of some associations.
    Replace {
        /// What of it is not replaced as a whole: the items that are put take the places of those with their ids.
        stored: Content,
        /// When the newest part of the report was made.
        captured: Timestamp,
    },
}

/// Replaces the items that a node has of a compliance type, or those of some associations.
///
/// unverified: that compliance is dropped after the same time as other inventory if it is not put again, and that a
/// custom compliance type counts even after all its items are gone.
///
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutComplianceItems.html>.
///
/// # Errors
/// `InvalidResourceType`, `InvalidResourceId`, `InvalidItemContentException`, `ItemSizeLimitExceededException`,
/// `TotalSizeLimitExceededException`, `ComplianceTypeCountLimitExceededException`.
pub(in super::super) fn put_compliance_items(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: PutComplianceItemsRequest,
) -> Result<PutComplianceItemsResult, Error> {
    let (scope, now) = (tx.scope().clone(), tx.now);
    let partition = state.at(&scope);
    if input.resource_type != RESOURCE_TYPE {
        return Err(Error::InvalidResourceType {});
    }
    let node = partition.writer(&input.resource_id, tx.settings).map_err(|_| Error::InvalidResourceId {})?;
    check(partition, &input)?;
    let place = Place { node, sub_type: Some(input.compliance_type.as_str().into()) };
    let change = change(partition.held(&TYPE, &place, now), &input)?;
    let partition = state.at_mut(&scope);
    partition.register(&node, &scope.region, now);
    carry_out(partition, place, &input, change, now + limits::KEPT);
    Ok(PutComplianceItemsResult {})
}

/// Checks a report by itself.
fn check(partition: &Partition, input: &PutComplianceItemsRequest) -> Result<(), Error> {
    let refused = |message: &str| Err(invalid_content(input, message));
    let Some(kind) = Kind::parse(&input.compliance_type) else {
        return refused("The compliance type is not valid.");
    };
    let time = input.execution_summary.execution_time;
    if Timestamp::from_iso8601(&time.to_iso8601()) != Some(time.whole_seconds()) {
        return refused("The execution time is not a valid time.");
    }
    // unverified: which error this is.
    if input.upload_type == Some(Upload::Partial) && kind != Kind::Association {
        return refused("The upload type PARTIAL is valid for the compliance type Association only.");
    }
    for item in &input.items {
        check_item(input, item)?;
    }
    check_sizes(input)?;
    let store = partition.types.aws(AwsType::ComplianceItem);
    let details = input.items.iter().flat_map(|item| item.details.iter().flatten());
    let beyond = details.map(|(name, _)| name.as_str()).filter(|name| entry::published(name).is_none());
    // unverified: that there is a limit at all; it is some sixty thousand names.
    if !store.beyond().has_room(beyond) {
        return refused("There are too many different details.");
    }
    let is_custom = |kind: &Arc<str>| kind.starts_with("Custom:");
    let known = store.sub_types();
    let is_new = matches!(kind, Kind::Custom(_)) && !known.contains(kind.as_str());
    if is_new && known.iter().filter(|kind| is_custom(kind)).count() >= limits::MOST_SUB_TYPES {
        let message =
            format!("An account can have at most {} custom compliance types.", limits::MOST_SUB_TYPES);
        return Err(Error::ComplianceTypeCountLimitExceededException { message });
    }
    Ok(())
}

/// unverified: an item becomes an inventory entry, so its texts have the limits of one.
fn check_item(input: &PutComplianceItemsRequest, item: &ComplianceItemEntry) -> Result<(), Error> {
    let refused = |message: String| Err(invalid_content(input, message));
    if item.details.as_ref().is_some_and(|details| details.len() > limits::MOST_ATTRIBUTES) {
        return refused(format!("A compliance item can have at most {} details.", limits::MOST_ATTRIBUTES));
    }
    if item.id.as_ref().is_some_and(|id| id.chars().count() > limits::LONGEST_VALUE) {
        return refused(format!(
            "The ID of a compliance item can have at most {} characters.",
            limits::LONGEST_VALUE
        ));
    }
    if input.upload_type == Some(Upload::Partial) && item.id.is_none() {
        return refused("An item of a partial upload must have the ID of its association.".to_owned());
    }
    Ok(())
}

fn check_sizes(input: &PutComplianceItemsRequest) -> Result<(), Error> {
    let size = |item: &ComplianceItemEntry| {
        let texts = [&item.id, &item.title].into_iter().flatten().map(String::len).sum::<usize>();
        texts + item.details.as_ref().map_or(0, |details| limits::size(std::slice::from_ref(details)))
    };
    if input.items.iter().any(|item| size(item) > limits::LARGEST_CUSTOM_ITEM) {
        return Err(Error::ItemSizeLimitExceededException {
            type_name: input.compliance_type.clone(),
            message: format!(
                "The size of a compliance item exceeds the limit of {} bytes.",
                limits::LARGEST_CUSTOM_ITEM
            ),
        });
    }
    if input.items.iter().map(size).sum::<usize>() > limits::LARGEST_CALL {
        let message =
            format!("The size of the compliance items exceeds the limit of {} bytes.", limits::LARGEST_CALL);
        return Err(Error::TotalSizeLimitExceededException { message });
    }
    Ok(())
}

/// What a report does to the stored one.
///
/// unverified: that the hash of a partial upload is compared with that of the last upload, whichever it was; and that
/// an unknown hash without items is refused in partial uploads, as clients then send their items, while a complete
/// upload without items says that there are none.
fn change(stored: Option<&Item>, input: &PutComplianceItemsRequest) -> Result<Change, Error> {
    let hash = input.item_content_hash.as_deref();
    let time = input.execution_summary.execution_time.whole_seconds();
    let partial = input.upload_type == Some(Upload::Partial);
    let Some(stored) = stored else {
        return if partial && input.items.is_empty() && hash.is_some() {
            Err(unknown_hash(input))
        } else {
            Ok(Change::Replace { stored: Content::default(), captured: time })
        };
    };
    if hash.is_some() && stored.hash.as_deref() == hash {
        return Ok(Change::Keep { captured: stored.captured });
    }
    if !partial {
        let older = time < newest(stored);
        return Ok(if older {
            Change::Drop
        } else {
            Change::Replace { stored: Content::default(), captured: time }
        });
    }
    if input.items.is_empty() && hash.is_some() {
        return Err(unknown_hash(input));
    }
    Ok(partial_change(stored, input, time))
}

/// When the newest part of a report was made.
fn newest(report: &Item) -> Timestamp {
    let times = report.content.entries().map(|found| entry::execution(found, report.captured).execution_time);
    times.max().unwrap_or(report.captured)
}

/// The items of an association have its id.
fn partial_change(stored: &Item, input: &PutComplianceItemsRequest, time: Timestamp) -> Change {
    let ids: BTreeSet<&str> = input.items.iter().filter_map(|item| item.id.as_deref()).into_set();
    let mut replaced =
        stored.content.entries().filter(|found| Field::Id.of(*found).is_some_and(|id| ids.contains(id)));
    if replaced.any(|found| entry::execution(found, stored.captured).execution_time > time) {
        return Change::Drop;
    }
    Change::Replace { stored: stored.content.clone(), captured: time.max(stored.captured) }
}

fn carry_out(
    partition: &mut Partition,
    place: Place,
    input: &PutComplianceItemsRequest,
    change: Change,
    kept_until: Timestamp,
) {
    match change {
        Change::Drop => {}
        Change::Keep { captured } => partition.refresh(TYPE, &place, captured, kept_until),
        Change::Replace { stored, captured } => {
            let item = Item {
                version: AwsType::ComplianceItem.definition().version.into(),
                captured,
                hash: input.item_content_hash.as_deref().map(Into::into),
                kept_until,
                content: content(partition.types.of_mut(TYPE).beyond_mut(), &stored, input),
            };
            partition.replace(TYPE, place, None, item);
        }
    }
}

/// What stays, with what is put in the places of what it replaces, and behind it what is new: pages go by places.
fn content(names: &mut Names, stored: &Content, input: &PutComplianceItemsRequest) -> Content {
    let report = Report { kind: &input.compliance_type, execution: &input.execution_summary };
    let mut builder = Builder::default();
    let there = stored.entries().filter_map(|found| Field::Id.of(found)).into_set();
    let (old, new): (Vec<_>, Vec<_>) =
        input.items.iter().partition(|item| item.id.as_deref().is_some_and(|id| there.contains(id)));
    let mut replacing: BTreeMap<Option<&str>, Vec<_>> = BTreeMap::new();
    for item in old {
        replacing.entry(item.id.as_deref()).or_default().push(item);
    }
    for found in stored.entries() {
        match replacing.get_mut(&Field::Id.of(found)) {
            // All of an id where the first of it was.
            Some(items) => items.drain(..).for_each(|item| entry::pack(&mut builder, names, report, item)),
            None => entry::copy(&mut builder, found),
        }
    }
    for item in new {
        entry::pack(&mut builder, names, report, item);
    }
    builder.finish()
}

fn unknown_hash(input: &PutComplianceItemsRequest) -> Error {
    invalid_content(input, "The content hash is not the one of the stored items.")
}

fn invalid_content(input: &PutComplianceItemsRequest, message: impl Into<String>) -> Error {
    Error::InvalidItemContentException { type_name: input.compliance_type.clone(), message: message.into() }
}
