//! Calls in their order, and what is done with their answers.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;
use serde_json::Value as Json;

use crate::{
    api::ServiceId,
    cloudformation::{Map, Value, types::Made},
    kit::{Answered, Ordered, Refused},
};

/// What the physical id is called among the attributes of a script.
pub(super) const ID: &str = "Ref";

/// What marks a text in an input that stands for an attribute.
const MARK: char = '\u{1}';

/// The text that stands for an attribute, or for the [physical id](ID), in the input of a call.
pub(super) fn the(attribute: &str) -> Json {
    Json::String(format!("{MARK}{attribute}"))
}

/// The calls that are still to be made for a resource, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Script {
    lines: VecDeque<Line>,
    /// By name; the physical id as well.
    attributes: BTreeMap<Box<str>, Json>,
}

/// A call, and what its answer means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    request: Request,
    /// What of the answer is kept.
    takes: Vec<(Target, &'static str)>,
    /// If the call is made until something has become of the resource: what.
    until: Option<Until>,
    /// What it means if there is no such resource (any more).
    absent: Absent,
    /// The attribute that is the physical id once this call is made.
    names: Option<&'static str>,
}

/// A call to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// Of which service.
    pub service: ServiceId,
    /// The name of the operation.
    pub operation: &'static str,
    /// Its input.
    pub input: Json,
}

/// Where a part of an answer goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Target {
    /// It is this attribute.
    Is(&'static str),
    /// It is one more element of this attribute, which is made of them with commas between.
    JoinsTo(&'static str),
    /// It is the list of the outputs of another stack.
    Outputs,
}

/// What is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Until {
    /// Where in the answer it is said.
    path: &'static str,
    good: &'static [&'static str],
    bad: &'static [&'static str],
    /// Where it is said why.
    reason: &'static str,
}

/// What it means that there is no such resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Absent {
    /// That is a failure.
    Fails,
    /// All is done.
    Ends,
}

/// Why something failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Failure {
    /// A call was refused.
    Refused(ServiceId, Refused),
    /// The resource is in a state that it will not leave by itself.
    NotStable(Box<str>),
}

impl Line {
    /// A call.
    pub(super) fn new(service: ServiceId, operation: &'static str, input: Json) -> Self {
        let request = Request { service, operation, input };
        Self { request, takes: Vec::new(), until: None, absent: Absent::Fails, names: None }
    }

    /// Keeps what the answer has at this place.
    #[must_use]
    pub(super) fn takes(mut self, target: Target, pointer: &'static str) -> Self {
        self.takes.push((target, pointer));
        self
    }

    /// Makes the call until its answer has something good or bad at this place.
    #[must_use]
    pub(super) fn until(
        mut self,
        path: &'static str,
        good: &'static [&'static str],
        bad: &'static [&'static str],
        reason: &'static str,
    ) -> Self {
        self.until = Some(Until { path, good, bad, reason });
        self
    }

    /// What it means if there is no such resource.
    #[must_use]
    pub(super) fn absent(mut self, absent: Absent) -> Self {
        self.absent = absent;
        self
    }
}

impl Script {
    /// A script about a resource that is there.
    pub(super) fn of(present: &Made) -> Self {
        let mut script = Self::default();
        for (name, value) in &present.attributes {
            script.make(name, serde_json::from_str(&value.to_string()).unwrap_or_default());
        }
        script.make(ID, (*present.physical_id).into());
        script
    }

    /// Adds a call behind the others.
    pub(super) fn add(&mut self, line: Line) {
        self.lines.push_back(line);
    }

    /// Sets what is known without any call.
    pub(super) fn make(&mut self, attribute: &str, value: Json) {
        self.attributes.insert(attribute.into(), value);
    }

    /// Lets an attribute be the physical id as soon as all calls so far are made.
    pub(super) fn becomes(&mut self, attribute: &'static str) {
        if let Some(line) = self.lines.back_mut() {
            line.names = Some(attribute);
        }
    }

    /// How many calls there are still.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// What an attribute is, if that is known.
    pub(super) fn attribute(&self, name: &str) -> Option<&Json> {
        self.attributes.get(name)
    }

    /// The text of an attribute.
    pub(super) fn text(&self, name: &str) -> &str {
        self.attribute(name).and_then(Json::as_str).unwrap_or_default()
    }

    /// The call to be made next; none if all is done.
    pub fn next(&self) -> Option<Request> {
        let Line { request, .. } = self.lines.front()?;
        Some(Request { input: self.filled(&request.input), ..request.clone() })
    }

    /// Whether there is something that can be removed.
    pub fn has_made(&self) -> bool {
        self.attributes.contains_key(ID)
    }

    /// What was made, as far as that is known.
    pub fn made(&self) -> Made {
        let own = self.attributes.iter().filter(|(name, _)| ***name != *ID);
        let attributes = own.map(|(name, json)| (name.to_string().into(), value(json))).into_map();
        Made { physical_id: self.text(ID).into(), attributes }
    }

    /// Takes the answer to the [next](Self::next) call.
    ///
    /// # Errors
    /// If the call was refused, or what is waited for will never be.
    pub fn hear(&mut self, answer: Answered) -> Result<(), Failure> {
        let Some(line) = self.lines.front().cloned() else { return Ok(()) };
        let output = match answer {
            Answered::Output(output) => output,
            Answered::Refused(refused) if line.absent == Absent::Ends && refused.says_absent() => {
                self.lines.clear();
                return Ok(());
            }
            Answered::Refused(refused) => return Err(Failure::Refused(line.request.service, refused)),
        };
        for (target, pointer) in &line.takes {
            if let Some(value) = output.pointer(pointer) {
                self.take(target, value);
            }
        }
        if let Some(id) = line.names.and_then(|name| self.attribute(name)).cloned() {
            self.make(ID, id);
        }
        let Some(until) = &line.until else {
            self.lines.pop_front();
            return Ok(());
        };
        let Some(state) = output.pointer(until.path).and_then(Json::as_str) else {
            return match line.absent {
                Absent::Ends => {
                    self.lines.clear();
                    Ok(())
                }
                Absent::Fails => Err(Failure::NotStable("Resource was not found.".into())),
            };
        };
        if until.good.contains(&state) {
            self.lines.pop_front();
        } else if until.bad.contains(&state) {
            let reason = output.pointer(until.reason).and_then(Json::as_str).unwrap_or_default();
            return Err(Failure::NotStable(reason.into()));
        }
        Ok(())
    }

    fn take(&mut self, target: &Target, value: &Json) {
        match target {
            Target::Is(name) => self.make(name, value.clone()),
            Target::JoinsTo(name) => {
                let value = value.as_str().unwrap_or_default();
                let before = self.text(name);
                let joined = if before.is_empty() { value.to_owned() } else { format!("{before},{value}") };
                self.make(name, joined.into());
            }
            Target::Outputs => {
                for output in value.as_array().into_iter().flatten() {
                    let text = |name| output.get(name).and_then(Json::as_str);
                    let (Some(key), Some(value)) = (text("OutputKey"), text("OutputValue")) else { continue };
                    match key {
                        "CloudformationStackARN" => self.make("CloudformationStackArn", value.into()),
                        _ => self.make(&format!("Outputs.{key}"), value.into()),
                    }
                }
            }
        }
    }

    /// An input with what is known in the place of what stands for it.
    fn filled(&self, input: &Json) -> Json {
        match input {
            Json::String(text) => match text.strip_prefix(MARK) {
                Some(name) => self.attribute(name).cloned().unwrap_or_default(),
                None => input.clone(),
            },
            Json::Array(list) => list.iter().map(|each| self.filled(each)).collect(),
            Json::Object(map) => {
                let filled = map.iter().map(|(name, each)| (name.clone(), self.filled(each)));
                Json::Object(filled.into_object())
            }
            _ => input.clone(),
        }
    }
}

/// The same as a value of a template.
fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::String(text) => Value::Text(text.as_str().into()),
        Json::Number(_) | Json::Bool(_) => Value::Literal(json.to_string().into()),
        Json::Array(list) => Value::List(list.iter().map(value).collect()),
        Json::Object(map) => {
            let entries = map.iter().map(|(name, json)| (name.as_str().into(), value(json))).collect();
            // No name is there twice.
            Value::Map(Map::new(entries).unwrap_or_default())
        }
    }
}

impl Refused {
    /// Whether it says that there is no such resource.
    fn says_absent(&self) -> bool {
        let is_absent = |text: &str| self.message.contains(text);
        self.code.contains("NotFound") || is_absent("does not exist") || is_absent("not found")
    }
}

impl Failure {
    /// The code by which the handler of a resource type tells what went wrong.
    fn handler_code(&self) -> &'static str {
        let Self::Refused(_, refused) = self else { return "NotStabilized" };
        let (code, message) = (&*refused.code, &*refused.message);
        if refused.says_absent() {
            "NotFound"
        } else if code.contains("Duplicate")
            || code.contains("AlreadyExists")
            || message.contains("already exists")
        {
            "AlreadyExists"
        } else if code.contains("Limit") {
            "ServiceLimitExceeded"
        } else if code.contains("InUse") || code.contains("State") {
            "ResourceConflict"
        } else if refused.status < 500 {
            "InvalidRequest"
        } else {
            "GeneralServiceException"
        }
    }

    /// The reason as `CloudFormation` shows it. `token` is that of the job.
    pub fn sentence(&self, token: &str) -> String {
        let message = match self {
            // Those types are older than the handlers, and tell what the client says.
            Self::Refused(ServiceId::ServiceCatalog, Refused { status, code, message, request_id }) => {
                return format!(
                    "{message} (Service: ServiceCatalog; Status Code: {status}; Error Code: {code}; \
                     Request ID: {request_id}; Proxy: null)"
                );
            }
            Self::Refused(service, Refused { status, message, request_id, .. }) => {
                let service = if *service == ServiceId::Batch { "Batch" } else { "Ssm" };
                format!("{message} (Service: {service}, Status Code: {status}, Request ID: {request_id})")
            }
            Self::NotStable(reason) => reason.to_string(),
        };
        let code = self.handler_code();
        format!(
            "Resource handler returned message: \"{message}\" (RequestToken: {token}, HandlerErrorCode: {code})"
        )
    }
}
