//! What is sent to engines: the messages in their queues, as whoever stands for an engine finds them.

use serde::Serialize;

use super::{
    super::super::{
        records::{Record, RecordType},
        state::State,
    },
    Task,
};
use crate::kit::{AccountId, Scope, s3_url::S3Object};

/// A message in a queue of an engine.
#[derive(Debug, Serialize)]
pub struct EngineTask {
    /// The name of the queue.
    pub queue: String,
    /// The account whose queue it is: that of the product.
    pub account: AccountId,
    /// The region of the queue.
    pub region: String,
    /// The message.
    pub message: Message,
}

/// What an engine is told to do.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    token: String,
    operation: &'static str,
    provisioned_product_id: String,
    provisioned_product_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    product_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisioning_artifact_id: Option<String>,
    record_id: String,
    launch_role_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    artifact: Option<Archive>,
    identity: Identity,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<Vec<Pair>>,
    tags: Vec<Pair>,
}

/// Where what is to be provisioned lies.
#[derive(Debug, Serialize)]
struct Archive {
    path: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// Who wants it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Identity {
    principal: String,
    aws_account_id: AccountId,
    organization_id: String,
}

/// A parameter or a tag.
#[derive(Debug, Serialize)]
struct Pair {
    key: String,
    value: String,
}

fn pair(key: &str, value: &str) -> Pair {
    Pair { key: key.to_owned(), value: value.to_owned() }
}

/// What engines have not answered yet, those of one account or all, in the order in which the requests were accepted.
pub(in super::super::super) fn offers(state: &State, account: Option<AccountId>) -> Vec<EngineTask> {
    let mut offers = Vec::new();
    for (scope, catalog) in state.iter() {
        let tasks = catalog.engines.tasks.values();
        for task in tasks.filter(|task| task.is_sent && account.is_none_or(|account| account == task.hub)) {
            if let Some(record) = catalog.records.get(task.record.as_str()) {
                let organization = state.organizations.id_of(scope.account);
                offers.push((task.accepted, task.offer(scope, record, organization)));
            }
        }
    }
    offers.sort_by_key(|(accepted, _)| *accepted);
    offers.into_iter().map(|(_, offer)| offer).collect()
}

impl Task {
    fn offer(&self, scope: &Scope, record: &Record, organization: Option<&str>) -> EngineTask {
        EngineTask {
            queue: self.engine.queue(self.kind),
            account: self.hub,
            region: scope.region.to_string(),
            message: self.message(scope, record, organization),
        }
    }

    fn message(&self, scope: &Scope, record: &Record, organization: Option<&str>) -> Message {
        let plan = self.plan.as_ref().and_then(|plan| plan.as_ref().ok());
        let parameters =
            plan.map(|plan| plan.parameters.iter().map(|(key, value)| pair(key, value)).collect());
        let is_termination = self.kind == RecordType::Terminate;
        let target = (!is_termination).then_some(&record.target);
        Message {
            token: self.token.to_string(),
            operation: self.kind.as_str(),
            provisioned_product_id: (&record.launch.id).into(),
            provisioned_product_name: record.launch.name.as_ref().into(),
            product_id: target.map(|target| (&target.product).into()),
            provisioning_artifact_id: target.map(|target| (&target.artifact).into()),
            record_id: (&self.record).into(),
            launch_role_arn: record.target.launch_role.as_deref().unwrap_or_default().to_owned(),
            artifact: self.archive.as_deref().map(|url| Archive { path: path(url), kind: "AWS_S3" }),
            identity: Identity {
                principal: self.principal.to_string(),
                aws_account_id: scope.account,
                // unverified: what AWS sends for an account without organisation.
                organization_id: organization.unwrap_or_default().to_owned(),
            },
            parameters,
            tags: record.tags.iter().map(|(key, value)| pair(key, value)).collect(),
        }
    }
}

/// Where an engine finds the archive. AWS names a copy in a bucket of its own, here it is the original; one that is not in
/// S3 keeps its URL.
fn path(url: &str) -> String {
    S3Object::parse(url)
        .map_or_else(|| url.to_owned(), |object| format!("S3://{}/{}", object.bucket, object.key))
}
