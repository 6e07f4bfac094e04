//! The names of resources: those that they are given, and those that they get when their template gives them none.

use super::{
    parts,
    tables::{Facts, Shape},
};
use crate::{
    cloudformation::{Map, Value},
    kit::Ids,
};

/// Where a name of a resource can be there only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Wherever there are resources at all.
    Partition,
    /// In the account.
    Account,
    /// In the account and region.
    Region,
}

/// Where names of resources of this type can be there only once.
pub fn reach(resource_type: &str) -> Reach {
    match resource_type {
        "AWS::S3::Bucket" => Reach::Partition,
        _ if resource_type.starts_with("AWS::IAM::") => Reach::Account,
        _ => Reach::Region,
    }
}

/// What a resource of this type is called by its properties, if it is called by them and no other of its type can be
/// called so: its name, and between bars what it is a part of.
pub fn own_name(resource_type: &str, properties: &Map) -> Option<String> {
    let given = |property: &str| {
        let mut names = property.split('.');
        let first = properties.get(names.next()?)?;
        let value = names.try_fold(first, |value: &Value, name| value.map()?.get(name))?;
        value.scalar().filter(|text| !text.is_empty())
    };
    let identifiers: Vec<&str> = Facts::of(resource_type)?.identifiers().collect();
    let shape = Shape::of(resource_type);
    let named = shape.as_ref().and_then(|shape| {
        let (_, part) = shape.id.split_once("{name ").or_else(|| shape.id.split_once("{lower "))?;
        Some((shape, part))
    });
    let Some((shape, part)) = named else {
        // The values that identify a resource are those of no other; all of them have to be known before.
        let is_named = identifiers.iter().any(|identifier| identifier.ends_with("Name"));
        let values: Option<Vec<&str>> = identifiers.into_iter().map(given).collect();
        return values.filter(|_| is_named).map(|values| values.join("|"));
    };
    // What is registered anew under its name is another revision.
    let (part, rest) = parts::closed(part)?;
    let property = part.split(' ').next()?;
    if rest.ends_with(":1") {
        return None;
    }
    let name = given(property)?;
    let name = if shape.id.contains("{lower ") { name.to_ascii_lowercase() } else { name.to_owned() };
    let of = PARTS.iter().filter(|(each, _)| *each == resource_type).map(|(_, property)| *property);
    let mut parents: Vec<&str> = Vec::new();
    for parent in identifiers.into_iter().chain(of).chain(shaped_parents(shape.id)) {
        if parent != property && !parents.contains(&parent) {
            parents.push(parent);
        }
    }
    let parts: Vec<&str> = [name.as_str()].into_iter().chain(parents.into_iter().filter_map(given)).collect();
    Some(parts.join("|"))
}

/// What resources are a part of, where neither what identifies them nor their ids tell.
const PARTS: &[(&str, &str)] =
    &[("AWS::Glue::Table", "DatabaseName"), ("AWS::Scheduler::Schedule", "GroupName")];

/// The properties that come before the name in an id.
fn shaped_parents(id: &'static str) -> impl Iterator<Item = &'static str> {
    let before = id.split_once("{name ").map_or("", |(before, _)| before);
    let parts = before.split('{').skip(1);
    parts.filter_map(|part| {
        let part = part.split('}').next()?;
        let property = part
            .strip_prefix('.')
            .or_else(|| part.strip_prefix("last "))
            .or_else(|| part.strip_prefix("map "))?;
        property.split([' ', '|']).next()
    })
}

/// How many random characters end a name.
const RANDOM: usize = 12;

/// `<stack>-<logical id>-<random>`, cut so that it has no more characters than names of this kind may have.
/// `unverified:` how the two parts share what is left; each gets half, and what the other one does not need.
pub(super) fn generated_name(stack: &str, logical_id: &str, most: usize, ids: &mut Ids) -> String {
    // Both parts are ASCII: letters, digits and hyphens.
    let left = most.saturating_sub(RANDOM + 2);
    let logical_id = cut(logical_id, (left / 2).max(left.saturating_sub(stack.len())));
    let stack = cut(stack, left.saturating_sub(logical_id.len()));
    format!("{stack}-{logical_id}-{}", ids.upper(RANDOM))
}

fn cut(text: &str, most: usize) -> &str {
    text.get(..most).unwrap_or(text)
}
