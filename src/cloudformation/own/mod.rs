//! Resources of services that can really make them: which calls make, change and remove a resource of such a type. Plain
//! data; whoever has them made carries a [`Script`] out call by call, and tells it each answer.
//!
//! The tags of a stack reach all that takes tags. Those that `CloudFormation` itself puts on resources, whose keys begin
//! with `aws:`, do not reach those of Batch in AWS either; that they reach none of the others is `unverified:`.

mod batch;
mod catalog;
mod constraints;
mod fit;
mod portfolios;
mod products;
mod script;
mod ssm;
#[cfg(test)]
mod tests;

use serde_json::{Value as Json, json};

use super::types::Made;
use crate::kit::{Ordered, Tags};

pub use script::{Failure, Request, Script};

use script::{Absent, Line, Target};

/// In which attribute a resource remembers what it was made from. No template can ask for it, as no type has it.
const MEMORY: &str = "";

/// What is to be done with a resource.
#[derive(Debug)]
pub struct Job<'a> {
    /// Its type.
    pub resource_type: &'a str,
    /// Its properties.
    pub properties: &'a Json,
    /// The tags of its stack.
    pub stack_tags: &'a Tags,
    /// What it is called if its properties give it no name.
    pub name: &'a str,
    /// What makes a call one of this job: the same for all of its calls.
    pub token: &'a str,
}

/// Whether resources of a type are really made.
pub fn is_own(resource_type: &str) -> bool {
    batch::is_one(resource_type) || ssm::is_one(resource_type) || catalog::is_one(resource_type)
}

/// The calls that make a resource.
pub fn creation(job: &Job<'_>) -> Script {
    let mut script = Script::default();
    script.make(MEMORY, job.memory());
    match job.service() {
        "Batch" => batch::create(job, &mut script),
        "SSM" => ssm::create(job, &mut script),
        _ => catalog::create(job, &mut script),
    }
    script
}

/// The calls that change a resource in place. A property that a template no longer has is not part of them, and stays what it
/// was: to these services what an update does not name does not change. `unverified:` that no handler names it as empty.
pub fn change(job: &Job<'_>, present: &Made) -> Script {
    let mut script = Script::of(present);
    let memory = memory(present);
    script.make(MEMORY, job.memory());
    match job.service() {
        "Batch" => batch::update(job, &memory, &mut script),
        "SSM" => ssm::update(job, &mut script),
        _ => catalog::update(job, &memory, &mut script),
    }
    script
}

/// What a resource is called that keeps its name where a change makes another one of it.
pub fn lasting_name(physical_id: &str) -> Option<&str> {
    batch::name_of_revision(physical_id)
}

/// Whether what a change has left of a resource stays, where the change makes another one of it.
pub fn keeps_former(job: &Job<'_>) -> bool {
    batch::keeps_former(job)
}

/// The calls that remove a resource. `token` is the same for all of them.
pub fn removal(resource_type: &str, present: &Made, token: &str) -> Script {
    let mut script = Script::of(present);
    let memory = memory(present);
    match kind(resource_type) {
        ("Batch", kind) => batch::remove(kind, &mut script),
        ("SSM", _) => ssm::remove(&memory, &mut script),
        (_, kind) => catalog::remove(kind, (&memory, token), &mut script),
    }
    script
}

impl Job<'_> {
    fn service(&self) -> &str {
        kind(self.resource_type).0
    }

    /// The last part of the name of the type.
    fn kind(&self) -> &str {
        kind(self.resource_type).1
    }

    fn property(&self, name: &str) -> Option<&Json> {
        self.properties.get(name).filter(|value| !value.is_null())
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.property(name)?.as_str()
    }

    /// Whether a property is true, whether or not that is written as a text.
    fn is_set(&self, name: &str) -> bool {
        self.property(name).is_some_and(|value| *value == json!(true) || *value == json!("true"))
    }

    /// The tags of the resource: those of its stack, and its own, of which each replaces one of the stack.
    fn tags(&self) -> Tags {
        let mut tags = self.stack_tags.clone();
        tags.extend(tags_in(self.property("Tags").unwrap_or(&Json::Null)));
        tags
    }

    /// What the resource remembers.
    fn memory(&self) -> Json {
        json!({ "properties": self.properties, "tags": self.tags() })
    }
}

/// The service and the last part of the name of a type.
fn kind(resource_type: &str) -> (&str, &str) {
    let mut parts = resource_type.splitn(3, "::").skip(1);
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// What a resource remembers of its making.
fn memory(present: &Made) -> Json {
    let memory = present.attributes.get(MEMORY).map(ToString::to_string).unwrap_or_default();
    serde_json::from_str(&memory).unwrap_or_default()
}

/// Tags as a map, or as a list of keys and values.
fn tags_in(value: &Json) -> Tags {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value {
        Json::Object(map) => map.iter().map(|(key, value)| (key.clone(), text(value))).into_map(),
        Json::Array(list) => list
            .iter()
            .filter_map(|tag| Some((text(tag.get("Key")?), tag.get("Value").map(text).unwrap_or_default())))
            .into_map(),
        _ => Tags::new(),
    }
}

/// The keys of tags that are no longer there.
fn lost_keys(memory: &Json, tags: &Tags) -> Vec<String> {
    let before = tags_in(memory.get("tags").unwrap_or(&Json::Null));
    before.into_keys().filter(|key| !tags.contains_key(key)).collect()
}

/// Tags as a list of keys and values.
fn tag_list(tags: &Tags) -> Json {
    tags.iter().map(|(key, value)| json!({ "Key": key, "Value": value })).collect()
}
