//! One item of a `PutInventory`: what it would change, or why it cannot.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Partition,
    aws_types::{Attribute, AwsType, Definition},
    compliance,
    content::{Builder, Content},
    context, information, limits,
    nodes::NodeId,
    schema::{CustomSchema, Schema, TypeName},
    store::{self, Place},
};
use crate::{
    api::{
        Timestamp,
        ssm::{Error, InventoryItem},
    },
    kit::Region,
};

/// What an item meets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    pub(super) partition: &'a Partition,
    pub(super) node: &'a NodeId,
    pub(super) region: &'a Region,
    pub(super) now: Timestamp,
}

/// An item that may be put.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) type_name: TypeName,
    pub(super) place: Place,
    pub(super) version: Arc<str>,
    pub(super) captured: Timestamp,
    pub(super) hash: Option<Box<str>>,
    /// How many bytes its content takes.
    pub(super) size: usize,
    pub(super) change: Change,
}

/// What becomes of what was stored.
#[derive(Debug)]
pub(super) enum Change {
    /// The schema version is disabled; nothing happens.
    Ignore,
    /// The client has found the same content again; only the times move.
    Refresh,
    /// The whole content is replaced.
    Replace {
        /// The new content.
        content: Content,
        /// What the custom type has grown to, if it has.
        schema: Option<CustomSchema>,
    },
}

type Entries = [BTreeMap<String, String>];

/// What `item` would change.
///
/// # Errors
/// `InvalidTypeNameException`, `UnsupportedInventorySchemaVersionException`,
/// `UnsupportedInventoryItemContextException`, `InvalidInventoryItemContextException`,
/// `InvalidItemContentException`, `ItemContentMismatchException`, `ItemSizeLimitExceededException`.
pub(super) fn plan(setting: &Setting<'_>, item: &InventoryItem) -> Result<Planned, Error> {
    let type_name = TypeName::parse(&item.type_name).ok_or_else(|| invalid_type(&item.type_name))?;
    check_version(&type_name, &item.schema_version)?;
    let sub_type = context::sub_type(&type_name, item)?;
    let captured = Timestamp::from_iso8601(&item.capture_time)
        // unverified: the pattern lets days through that no calendar has.
        .ok_or_else(|| invalid_content(item, "The capture time is not a valid time."))?;
    let place = Place { node: *setting.node, sub_type };
    let size = item.content.as_deref().map_or(0, limits::size);
    check_size(&type_name, item, size)?;
    let stored = setting.partition.held(&type_name, &place, setting.now);
    let change = change(setting, &type_name, item, stored)?;
    let version = match setting.partition.types.of(&type_name) {
        Some(store) => store.version(&item.schema_version),
        None => item.schema_version.as_str().into(),
    };
    Ok(Planned {
        type_name,
        place,
        version,
        captured,
        hash: item.content_hash.as_deref().map(Into::into),
        size,
        change,
    })
}

/// How long an item of this type stays if it is put at `now`.
pub(super) fn kept_until(type_name: &TypeName, now: Timestamp) -> Timestamp {
    match type_name {
        // The service keeps these itself: what a node says of itself, and its tags.
        TypeName::Aws(AwsType::InstanceInformation | AwsType::Tag) => information::FOREVER,
        TypeName::Aws(_) | TypeName::Custom(_) => now + limits::KEPT,
    }
}

/// The answer to a type name that no type has.
pub(super) fn invalid_type(name: &str) -> Error {
    Error::InvalidTypeNameException { message: format!("The inventory type name {name} is not valid.") }
}

/// The answer to content that cannot be stored.
pub(super) fn invalid_content(item: &InventoryItem, message: impl Into<String>) -> Error {
    Error::InvalidItemContentException { type_name: item.type_name.clone(), message: message.into() }
}

fn check_version(type_name: &TypeName, version: &str) -> Result<(), Error> {
    match type_name {
        TypeName::Aws(aws_type) if aws_type.definition().version != version => {
            let Definition { name, version: supported, .. } = aws_type.definition();
            let message =
                format!("{name} has no schema version {version}. Supported versions are: {supported}.");
            Err(Error::UnsupportedInventorySchemaVersionException { message })
        }
        TypeName::Aws(_) | TypeName::Custom(_) => Ok(()),
    }
}

/// The long form of an item brings its content; the short form brings only the hash of the content put before.
///
/// unverified: that finding the same again moves the capture time, also to an earlier one, and that a hash stands for
/// the content under one schema version only.
fn change(
    setting: &Setting<'_>,
    type_name: &TypeName,
    item: &InventoryItem,
    stored: Option<&store::Item>,
) -> Result<Change, Error> {
    if setting.partition.current(type_name).is_some_and(|store| store.ignores(&item.schema_version)) {
        // unverified: that nothing is asked of a content that nobody will see.
        return Ok(Change::Ignore);
    }
    let hash = item.content_hash.as_deref();
    let unchanged = hash.is_some()
        && stored
            .is_some_and(|stored| stored.hash.as_deref() == hash && *stored.version == *item.schema_version);
    match &item.content {
        Some(entries) => {
            let replace = replacement(setting, type_name, item, entries)?;
            Ok(if unchanged { Change::Refresh } else { replace })
        }
        None if unchanged => Ok(Change::Refresh),
        None if hash.is_some() => Err(Error::ItemContentMismatchException {
            type_name: item.type_name.clone(),
            message: "The content hash is not the one of the stored content.".to_owned(),
        }),
        // unverified: which error this is.
        None => Err(invalid_content(item, "The item has neither content nor a content hash.")),
    }
}

fn check_size(type_name: &TypeName, item: &InventoryItem, size: usize) -> Result<(), Error> {
    let limit = match type_name {
        TypeName::Aws(_) => limits::LARGEST_AWS_ITEM,
        TypeName::Custom(_) => limits::LARGEST_CUSTOM_ITEM,
    };
    if size > limit {
        return Err(Error::ItemSizeLimitExceededException {
            type_name: item.type_name.clone(),
            message: format!("The size of the item exceeds the limit of {limit} bytes."),
        });
    }
    Ok(())
}

fn replacement(
    setting: &Setting<'_>,
    type_name: &TypeName,
    item: &InventoryItem,
    entries: &Entries,
) -> Result<Change, Error> {
    let refused = |message: String| invalid_content(item, message);
    match type_name {
        TypeName::Aws(AwsType::InstanceInformation) => {
            let [said] = entries else {
                return Err(refused("The inventory type has exactly one entry.".to_owned()));
            };
            let known = setting.partition.information(setting.node, setting.region);
            let content = information::pack(&information::updated(known, said).map_err(refused)?);
            Ok(Change::Replace { content, schema: None })
        }
        // unverified: that it cannot be put; the service sums up the items itself.
        TypeName::Aws(AwsType::ComplianceSummary) => {
            Err(refused("The inventory type is made by the service alone.".to_owned()))
        }
        TypeName::Aws(aws_type) => {
            let of_all = item.context.iter().flatten().collect::<Vec<_>>();
            let content = pack_aws(*aws_type, entries, &of_all).map_err(refused)?;
            Ok(Change::Replace { content, schema: None })
        }
        TypeName::Custom(_) => {
            let (content, schema) = pack_custom(setting, type_name, item, entries).map_err(refused)?;
            Ok(Change::Replace { content, schema })
        }
    }
}

/// Entries of an AWS type have attributes of its schema only. What the context says is kept with each entry, as the
/// published schema has it.
///
/// unverified: that numbers are checked; an empty text stands for an unknown one.
fn pack_aws(aws_type: AwsType, entries: &Entries, context: &[(&String, &String)]) -> Result<Content, String> {
    let (schema, definition) = (Schema::Aws(aws_type), aws_type.definition());
    let mut builder = Builder::default();
    for entry in entries {
        for (name, value) in context {
            builder.value(schema.attribute(name).unwrap_or_default(), value);
        }
        for (name, value) in entry {
            let number = schema
                .attribute(name)
                .filter(|number| usize::from(*number) >= definition.context)
                .ok_or_else(|| format!("The attribute {name} is not in the schema."))?;
            let is_number =
                matches!(definition.attributes.get(usize::from(number)), Some(Attribute::Number(_)));
            if is_number && !value.is_empty() && value.parse::<f64>().is_err() {
                return Err(format!("The attribute {name} must be a number."));
            }
            if aws_type == AwsType::ComplianceItem && !compliance::is_valid(number, value) {
                return Err(format!("The attribute {name} cannot be {value}."));
            }
            builder.value(number, value);
        }
        builder.end_entry();
    }
    Ok(builder.finish())
}

/// A custom type grows to what is put.
fn pack_custom(
    setting: &Setting<'_>,
    type_name: &TypeName,
    item: &InventoryItem,
    entries: &Entries,
) -> Result<(Content, Option<CustomSchema>), String> {
    let unknown = CustomSchema::default();
    let known = match setting.partition.current(type_name).map(store::Store::schema) {
        Some(Schema::Custom(schema)) => schema,
        _ => &unknown,
    };
    let attributes = entries.iter().flat_map(BTreeMap::keys).map(String::as_str);
    let grown = known.grown(&item.schema_version, attributes).map_err(|misfit| misfit.to_string())?;
    let schema = grown.as_ref().unwrap_or(known);
    let mut builder = Builder::default();
    for entry in entries {
        for (name, value) in entry {
            // The schema has just grown to every name.
            builder.value(schema.attribute(name).unwrap_or_default(), value);
        }
        builder.end_entry();
    }
    Ok((builder.finish(), grown))
}
