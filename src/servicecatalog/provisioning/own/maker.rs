//! What a stack wants of its resources, sorted: what is real is made, and others decide about the rest.

use super::{
    Workshop,
    work::{Verb, Work},
};
use crate::{
    cloudformation::{
        Action, Handled, Handler, Occasion, Pending, Task,
        own::{self, Job, Script},
        types,
    },
    kit::Ids,
};

/// How deep products may be provisioned by the stacks of others. AWS knows no such limit; without one a product that
/// provisions itself would go on for ever.
const DEEPEST: u8 = 8;

/// The type of provisioned products as resources.
const PROVISIONED_PRODUCT: &str = "AWS::ServiceCatalog::CloudFormationProvisionedProduct";

/// Carries out what a stack wants of real resources, and leaves others to somebody else.
pub(super) struct Maker<'a> {
    pub(super) workshop: &'a mut Workshop,
    pub(super) others: &'a mut dyn Handler,
    pub(super) ids: Ids,
}

impl Handler for Maker<'_> {
    fn handle(&mut self, task: &Task<'_>) -> Handled {
        let (key, purpose) = (key(task), (Verb::of(&task.action), task.occasion));
        if self.workshop.works.get(&key).is_some_and(|work| work.purpose == purpose) {
            return self.workshop.go_on(&key);
        }
        if task.occasion == Occasion::Rollback {
            self.workshop.kept.clear();
        }
        if let Action::Delete(present) = task.action
            && self.workshop.kept.remove(&present.physical_id)
        {
            return Handled::Done(None);
        }
        match self.others.handle(task) {
            Handled::Done(None) if own::is_own(task.resource_type) => self.begin(task, key, purpose),
            handled => handled,
        }
    }
}

/// A work is not over.
pub(super) const LATER: Handled = Handled::Pending(Pending::NextStep);

/// What a task is known by. Of a resource that was replaced another one may be removed at the same time.
fn key(task: &Task<'_>) -> Box<str> {
    match task.action {
        Action::Delete(present) => format!("{} {}", task.logical_id, present.physical_id).into(),
        Action::Create(_) | Action::Update(..) => task.logical_id.into(),
    }
}

impl Maker<'_> {
    /// Begins to work on a resource.
    fn begin(&mut self, task: &Task<'_>, key: Box<str>, purpose: (Verb, Occasion)) -> Handled {
        let is_launch = task.resource_type == PROVISIONED_PRODUCT && purpose.0 == Verb::Create;
        if is_launch && self.workshop.depth >= DEEPEST {
            return Handled::Failed(format!(
                "Products can be provisioned within others up to {DEEPEST} deep."
            ));
        }
        let token: Box<str> = self.ids.uuid().to_string().into();
        let (script, former) = self.script(task, &token);
        let Some(request) = script.next() else { return Handled::Done(Some(script.made())) };
        let work = Work { former, ..Work::new(purpose, task.resource_type, token, script) };
        self.workshop.works.insert(key.clone(), work);
        self.workshop.ask(&key, request);
        LATER
    }

    /// The calls that a task comes to, and the physical id of what stays if they make something else of it.
    fn script(&mut self, task: &Task<'_>, token: &str) -> (Script, Option<Box<str>>) {
        let (properties, present) = match task.action {
            Action::Create(properties) => (properties, None),
            Action::Update(present, properties) => (properties, Some(present)),
            Action::Delete(present) => {
                return (own::removal(task.resource_type, &present.made(), token), None);
            }
        };
        let properties = serde_json::from_str(&properties.to_string()).unwrap_or_default();
        let generated = types::generated_name(task.stack, task.logical_id, &mut self.ids);
        let lasting = present.and_then(|present| own::lasting_name(&present.physical_id));
        let job = Job {
            resource_type: task.resource_type,
            properties: &properties,
            stack_tags: task.tags,
            name: lasting.unwrap_or(&generated),
            token,
        };
        match present {
            Some(present) => {
                let keeps = task.occasion == Occasion::Update && own::keeps_former(&job);
                let former = keeps.then(|| present.physical_id.clone());
                (own::change(&job, &present.made()), former)
            }
            None => (own::creation(&job), None),
        }
    }
}
