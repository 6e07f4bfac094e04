//! The names that resources were given, which no two of their kind can have at once.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::StackResource;
use crate::{
    cloudformation::{Map, Surroundings, types},
    kit::{AccountId, Arn},
};

/// The names that are taken by resources of stacks, and of stacks that are gone: a name is free again when the resource is
/// removed.
#[derive(Debug, Default, Serialize)]
pub struct Names(BTreeMap<Name, Holder>);

/// A name, with its kind and where it can be there only once: `<place> <type> <name>`.
pub(super) type Name = Arc<str>;

/// Who has a name.
#[derive(Debug, Serialize)]
struct Holder {
    /// The ARN of the stack that the resource was made for.
    stack: Arc<str>,
    /// Whether the resource no longer belongs to it.
    is_left: bool,
}

impl Names {
    /// Why a resource of the stack with this ARN cannot be called so, if it cannot.
    pub(super) fn refusal(&self, name: &Name, stack: &str) -> Option<String> {
        let holder = self.0.get(name)?;
        let text = text(name);
        let is_near = place(&holder.stack) == place(stack);
        Some(if is_near && !holder.is_left {
            format!("{text} already exists in stack {}", holder.stack)
        } else {
            format!("{text} already exists")
        })
    }

    /// A resource of a stack is called so from now on.
    pub(super) fn take(&mut self, name: Option<&Name>, stack: &Arc<str>) {
        if let Some(name) = name {
            self.0.insert(Arc::clone(name), Holder { stack: Arc::clone(stack), is_left: false });
        }
    }

    /// A resource is gone, or is called otherwise.
    pub(super) fn free(&mut self, resource: &StackResource) {
        if let Some(name) = &resource.name {
            self.0.remove(name);
        }
    }

    /// A resource stays and is no longer part of a stack.
    pub(super) fn leave(&mut self, resource: &StackResource) {
        if let Some(holder) = resource.name.as_ref().and_then(|name| self.0.get_mut(name)) {
            holder.is_left = true;
        }
    }

    /// Forgets what resources of `account` are called, or of all accounts.
    pub fn reset(&mut self, account: Option<AccountId>) {
        self.0.retain(|_, holder| {
            account.is_some_and(|account| place(&holder.stack).is_none_or(|(_, of)| of != account.as_str()))
        });
    }
}

/// What a resource is called by its properties, if it is.
pub(super) fn name(resource_type: &str, properties: &Map, around: &Surroundings) -> Option<Name> {
    let name = types::own_name(resource_type, properties)?;
    let Surroundings { account, region, partition, .. } = around;
    let place = match types::reach(resource_type) {
        types::Reach::Partition => partition.to_string(),
        types::Reach::Account => account.to_string(),
        types::Reach::Region => format!("{account}/{region}"),
    };
    Some(format!("{place} {resource_type} {name}").into())
}

/// The name alone.
pub(super) fn text(name: &Name) -> &str {
    name.splitn(3, ' ').nth(2).unwrap_or_default()
}

/// The region and account of a stack.
fn place(stack: &str) -> Option<(String, String)> {
    Arn::parse(stack)?;
    let mut parts = stack.split(':').skip(3);
    Some((parts.next()?.to_owned(), parts.next()?.to_owned()))
}
