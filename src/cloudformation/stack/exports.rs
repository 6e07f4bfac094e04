//! What the stacks of an account and region export to each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

use super::evaluate::name_of;
use crate::cloudformation::error::{Result, TemplateError};

/// The exports of all stacks, by name.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Exports {
    all: BTreeMap<Box<str>, Export>,
    /// Whether somebody else knows what is exported, so that any name may be.
    #[serde(skip)]
    is_elsewhere: bool,
}

/// What is exported under a name.
#[derive(Debug, Serialize)]
struct Export {
    value: Box<str>,
    /// The ARN of the stack that exports it.
    owner: Arc<str>,
    /// The ARNs of the stacks that import it.
    users: BTreeSet<Arc<str>>,
}

impl Exports {
    /// The exports of stacks that somebody else makes, none of which is known here.
    pub(super) const fn elsewhere() -> Self {
        Self { all: BTreeMap::new(), is_elsewhere: true }
    }

    /// Whether a name may be exported that is not known.
    pub(super) const fn is_elsewhere(&self) -> bool {
        self.is_elsewhere
    }

    /// Whether nothing is exported.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What is exported under this name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.all.get(name).map(|export| &*export.value)
    }

    /// Whether the stack `owner`, which exports `present`, may export just `wanted`.
    ///
    /// # Errors
    /// If another stack exports one of the names, or imports what would change.
    pub(super) fn check(
        &self,
        owner: &str,
        present: &[Box<str>],
        wanted: &[(Box<str>, Box<str>)],
    ) -> Result<()> {
        for (at, (name, value)) in wanted.iter().enumerate() {
            if wanted.iter().take(at).any(|(earlier, _)| earlier == name) {
                // `unverified:` the words.
                return Err(TemplateError::bare(format_args!("Export names must be unique: {name}")));
            }
            let Some(export) = self.all.get(name) else { continue };
            if *export.owner != *owner {
                let other = name_of(&export.owner);
                return Err(TemplateError::bare(format_args!(
                    "Export with name {name} is already exported by stack {other}"
                )));
            }
            if export.value != *value {
                export.free(name, "updated", owner)?;
            }
        }
        let is_wanted = |name: &str| wanted.iter().any(|(wanted, _)| **wanted == *name);
        for name in present.iter().filter(|name| !is_wanted(name)) {
            if let Some(export) = self.all.get(name) {
                export.free(name, "deleted", owner)?;
            }
        }
        Ok(())
    }

    /// Lets `owner` export just `wanted` from now on.
    pub(super) fn set(&mut self, owner: &Arc<str>, present: &[Box<str>], wanted: Vec<(Box<str>, Box<str>)>) {
        for name in present.iter().filter(|name| wanted.iter().all(|(wanted, _)| wanted != *name)) {
            self.all.remove(name);
        }
        for (name, value) in wanted {
            let users = self.all.remove(&name).map(|export| export.users).unwrap_or_default();
            self.all.insert(name, Export { value, owner: Arc::clone(owner), users });
        }
    }

    /// Lets `user` import just `wanted` from now on, which was `present` before.
    pub(super) fn set_user(&mut self, user: &Arc<str>, present: &[Box<str>], wanted: &[Box<str>]) {
        for name in present {
            if let Some(export) = self.all.get_mut(name) {
                export.users.remove(user);
            }
        }
        for name in wanted {
            if let Some(export) = self.all.get_mut(name) {
                export.users.insert(Arc::clone(user));
            }
        }
    }
}

impl Export {
    /// Refuses that what others import is changed.
    fn free(&self, name: &str, what: &str, owner: &str) -> Result<()> {
        let others = self.users.iter().filter(|user| ***user != *owner);
        let users: Vec<_> = others.map(|user| name_of(user)).collect();
        if users.is_empty() {
            return Ok(());
        }
        let users = users.join(" and ");
        Err(TemplateError::bare(format_args!("Export {name} cannot be {what} as it is in use by {users}")))
    }
}
