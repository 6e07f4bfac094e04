//! `AWS::Batch::*`.

use serde_json::{Map, Value as Json, json};

use super::{
    Absent, Job, Line, Script, Target, fit,
    script::{ID, the},
};
use crate::{api::ServiceId, kit::Ordered};

/// How a type is made, changed and removed.
struct Type {
    /// The last part of its name.
    kind: &'static str,
    /// The property with its name, if it can have one given to it.
    name: &'static str,
    /// The operations that make, change and remove it.
    create: &'static str,
    update: &'static str,
    delete: &'static str,
    /// The attribute with its ARN, and where the answer to its making has that.
    attribute: &'static str,
    arn: &'static str,
    /// What those who change and remove it call it.
    key: &'static str,
    /// How to see how it is, if it takes time to be ready.
    watch: Option<Watch>,
}

/// How to see how something is.
struct Watch {
    operation: &'static str,
    /// The member that names it.
    key: &'static str,
    /// Whether that is a list.
    is_list: bool,
    status: &'static str,
    reason: &'static str,
}

static TYPES: &[Type] = &[
    Type {
        kind: "ComputeEnvironment",
        name: "ComputeEnvironmentName",
        create: "CreateComputeEnvironment",
        update: "UpdateComputeEnvironment",
        delete: "DeleteComputeEnvironment",
        attribute: "ComputeEnvironmentArn",
        arn: "/computeEnvironmentArn",
        key: "computeEnvironment",
        watch: Some(Watch {
            operation: "DescribeComputeEnvironments",
            key: "computeEnvironments",
            is_list: true,
            status: "/computeEnvironments/0/status",
            reason: "/computeEnvironments/0/statusReason",
        }),
    },
    Type {
        kind: "ConsumableResource",
        name: "ConsumableResourceName",
        create: "CreateConsumableResource",
        update: "UpdateConsumableResource",
        delete: "DeleteConsumableResource",
        attribute: "ConsumableResourceArn",
        arn: "/consumableResourceArn",
        key: "consumableResource",
        watch: None,
    },
    Type {
        kind: "JobQueue",
        name: "JobQueueName",
        create: "CreateJobQueue",
        update: "UpdateJobQueue",
        delete: "DeleteJobQueue",
        attribute: "JobQueueArn",
        arn: "/jobQueueArn",
        key: "jobQueue",
        watch: Some(Watch {
            operation: "DescribeJobQueues",
            key: "jobQueues",
            is_list: true,
            status: "/jobQueues/0/status",
            reason: "/jobQueues/0/statusReason",
        }),
    },
    Type {
        kind: "QuotaShare",
        name: "QuotaShareName",
        create: "CreateQuotaShare",
        update: "UpdateQuotaShare",
        delete: "DeleteQuotaShare",
        attribute: "QuotaShareArn",
        arn: "/quotaShareArn",
        key: "quotaShareArn",
        watch: Some(Watch {
            operation: "DescribeQuotaShare",
            key: "quotaShareArn",
            is_list: false,
            status: "/status",
            reason: "",
        }),
    },
    Type {
        kind: "SchedulingPolicy",
        name: "Name",
        create: "CreateSchedulingPolicy",
        update: "UpdateSchedulingPolicy",
        delete: "DeleteSchedulingPolicy",
        attribute: "Arn",
        arn: "/arn",
        key: "arn",
        watch: None,
    },
    Type {
        kind: "ServiceEnvironment",
        name: "ServiceEnvironmentName",
        create: "CreateServiceEnvironment",
        update: "UpdateServiceEnvironment",
        delete: "DeleteServiceEnvironment",
        attribute: "ServiceEnvironmentArn",
        arn: "/serviceEnvironmentArn",
        key: "serviceEnvironment",
        watch: Some(Watch {
            operation: "DescribeServiceEnvironments",
            key: "serviceEnvironments",
            is_list: true,
            status: "/serviceEnvironments/0/status",
            reason: "",
        }),
    },
];

const JOB_DEFINITION: &str = "JobDefinition";

pub(super) fn is_one(resource_type: &str) -> bool {
    let kind = resource_type.strip_prefix("AWS::Batch::");
    kind.is_some_and(|kind| kind == JOB_DEFINITION || find(kind).is_some())
}

fn find(kind: &str) -> Option<&'static Type> {
    TYPES.iter().find(|each| each.kind == kind)
}

fn call(operation: &'static str, input: Map<String, Json>) -> Line {
    Line::new(ServiceId::Batch, operation, Json::Object(input))
}

/// The input of an operation that is about the resource with the id.
fn about(key: &str) -> Map<String, Json> {
    [(key.to_owned(), the(ID))].into_iter().into_object()
}

impl Type {
    fn is_ready(&self) -> Option<Line> {
        let watch = self.watch.as_ref()?;
        Some(watch.line().until(watch.status, &["VALID"], &["INVALID"], watch.reason))
    }
}

impl Watch {
    fn line(&self) -> Line {
        let id = if self.is_list { json!([the(ID)]) } else { the(ID) };
        call(self.operation, [(self.key.to_owned(), id)].into_iter().into_object())
    }
}

pub(super) fn create(job: &Job<'_>, script: &mut Script) {
    let Some(this) = find(job.kind()) else { return register(job, script) };
    let mut input = fit::input(ServiceId::Batch, this.create, job.properties);
    let name =
        this.name.get(..1).unwrap_or_default().to_ascii_lowercase() + this.name.get(1..).unwrap_or_default();
    input.entry(name).or_insert_with(|| job.name.into());
    insert_tags(job, &mut input);
    script.add(
        call(this.create, input).takes(Target::Is(ID), this.arn).takes(Target::Is(this.attribute), this.arn),
    );
    finish(this, script);
}

/// No tags at all are not the same as none among them.
fn insert_tags(job: &Job<'_>, input: &mut Map<String, Json>) {
    let tags = job.tags();
    if !tags.is_empty() {
        input.insert("tags".into(), json!(tags));
    }
}

/// What comes last, when something was made or changed.
fn finish(this: &Type, script: &mut Script) {
    if let Some(line) = this.is_ready() {
        script.add(line);
    }
    if this.kind == "ConsumableResource" {
        let line = call("DescribeConsumableResource", about(this.key));
        script.add(
            line.takes(Target::Is("InUseQuantity"), "/inUseQuantity")
                .takes(Target::Is("AvailableQuantity"), "/availableQuantity")
                .takes(Target::Is("CreatedAt"), "/createdAt"),
        );
    }
}

fn register(job: &Job<'_>, script: &mut Script) {
    let mut input = fit::input(ServiceId::Batch, "RegisterJobDefinition", job.properties);
    input.entry("jobDefinitionName").or_insert_with(|| job.name.into());
    insert_tags(job, &mut input);
    let line = call("RegisterJobDefinition", input);
    script.add(
        line.takes(Target::Is(ID), "/jobDefinitionArn")
            .takes(Target::Is("JobDefinitionArn"), "/jobDefinitionArn"),
    );
}

pub(super) fn update(job: &Job<'_>, memory: &Json, script: &mut Script) {
    let old = memory.get("properties").unwrap_or(&Json::Null);
    let Some(this) = find(job.kind()) else { return revise(job, (old, memory), script) };
    if old != job.properties {
        let mut input = match this.kind {
            "ComputeEnvironment" => {
                let changed = changed_environment(job.properties, old);
                fit::input(ServiceId::Batch, this.update, &changed)
            }
            "ConsumableResource" => {
                let quantity = json!({ "quantity": job.property("TotalQuantity"), "operation": "SET" });
                fit::input(ServiceId::Batch, this.update, &quantity)
            }
            _ => fit::input(ServiceId::Batch, this.update, job.properties),
        };
        input.extend(about(this.key));
        script.add(call(this.update, input));
    }
    retag(job, memory, script);
    finish(this, script);
}

/// A new revision, which is another resource: the stack removes the old one when all is done.
fn revise(job: &Job<'_>, (old, memory): (&Json, &Json), script: &mut Script) {
    if old == job.properties {
        retag(job, memory, script);
    } else {
        register(job, script);
    }
}

/// The name in the id of a revision of a job definition, which other revisions are made under.
pub(super) fn name_of_revision(physical_id: &str) -> Option<&str> {
    let (_, revision) = physical_id.split_once(":job-definition/")?;
    revision.split_once(':').map(|(name, _)| name)
}

/// Whether the former revision stays active when there is a new one.
pub(super) fn keeps_former(job: &Job<'_>) -> bool {
    let policy = job.property("ResourceRetentionPolicy");
    let keeps = policy.and_then(|policy| policy.get("SkipDeregisterOnUpdate"));
    job.kind() == JOB_DEFINITION
        && keeps.is_some_and(|keeps| *keeps == json!(true) || *keeps == json!("true"))
}

/// What of the properties of a compute environment has changed: it may not even repeat some of the others.
fn changed_environment(new: &Json, old: &Json) -> Json {
    let differs = |new: &Json, old: Option<&Json>| old != Some(new);
    let entries = new.as_object().into_iter().flatten();
    let changed = entries.filter(|(name, value)| differs(value, old.get(name)));
    let changed = changed.map(|(name, value)| match (&**name, value) {
        ("ComputeResources", Json::Object(members)) => {
            let before = old.get(name).unwrap_or(&Json::Null);
            let members = members.iter().filter(|(name, value)| differs(value, before.get(name)));
            (
                name.clone(),
                Json::Object(members.map(|(name, value)| (name.clone(), value.clone())).into_object()),
            )
        }
        _ => (name.clone(), value.clone()),
    });
    Json::Object(changed.into_object())
}

fn retag(job: &Job<'_>, memory: &Json, script: &mut Script) {
    let tags = job.tags();
    let lost = super::lost_keys(memory, &tags);
    if !lost.is_empty() {
        let mut input = about("resourceArn");
        input.insert("tagKeys".into(), json!(lost));
        script.add(call("UntagResource", input));
    }
    if memory.get("tags") != Some(&json!(tags)) && !tags.is_empty() {
        let mut input = about("resourceArn");
        input.insert("tags".into(), json!(tags));
        script.add(call("TagResource", input));
    }
}

/// What is not just being changed.
const SETTLED: &[&str] = &["VALID", "INVALID"];

pub(super) fn remove(kind: &str, script: &mut Script) {
    let Some(this) = find(kind) else {
        let line = call("DeregisterJobDefinition", about("jobDefinition"));
        return script.add(line.absent(Absent::Ends));
    };
    let delete = call(this.delete, about(this.key)).absent(Absent::Ends);
    let Some(watch) = &this.watch else { return script.add(delete) };
    // Only what is disabled, and not just being changed, can be deleted.
    let settled = || watch.line().until(watch.status, SETTLED, &[], "").absent(Absent::Ends);
    let mut input = about(this.key);
    input.insert("state".into(), "DISABLED".into());
    script.add(settled());
    script.add(call(this.update, input).absent(Absent::Ends));
    script.add(settled());
    script.add(delete);
    script.add(watch.line().until(watch.status, &["DELETED"], SETTLED, watch.reason).absent(Absent::Ends));
}
