//! Records: what became of each request for provisioning. They outlive what was provisioned.

use std::sync::Arc;

use serde::Serialize;

use super::{
    api,
    collection::Identified,
    errors::{Result, bad_page_token, no_record},
    ids::RecordId,
    launch_paths::page_size,
    provisioning::{Kind, Launch, Target},
    state::{Change, State},
    system_tags,
};
use crate::{
    api::Timestamp,
    cloudformation::StackOutput,
    kit::{Context, Scope, Tags, page::Pager},
};

/// What a record is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum RecordType {
    /// `ProvisionProduct`.
    Provision,
    /// `UpdateProvisionedProduct`.
    Update,
    /// `TerminateProvisionedProduct`.
    Terminate,
    /// `ImportAsProvisionedProduct`.
    Import,
    /// `UpdateProvisionedProductProperties`.
    UpdateProperties,
    /// `ExecuteProvisionedProductServiceAction`.
    ExecuteServiceAction,
}

impl RecordType {
    /// Whether such a request makes something of a product.
    pub(super) const fn makes(self) -> bool {
        matches!(self, Self::Provision | Self::Update | Self::Import)
    }

    /// Whether such a request executes a service action, whatever was provisioned.
    pub(super) const fn is_action(self) -> bool {
        matches!(self, Self::ExecuteServiceAction)
    }

    /// Its name in answers.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Provision => "PROVISION_PRODUCT",
            Self::Update => "UPDATE_PROVISIONED_PRODUCT",
            Self::Terminate => "TERMINATE_PROVISIONED_PRODUCT",
            // unverified: these are not among the documented values.
            Self::Import => "IMPORT_AS_PROVISIONED_PRODUCT",
            Self::ExecuteServiceAction => "EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION",
            Self::UpdateProperties => "UPDATE_PROVISIONED_PRODUCT_PROPERTIES",
        }
    }
}

/// How far the work on a request is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Stage {
    /// It has not begun.
    Created,
    /// It is under way.
    InProgress,
    /// It has failed with this message, and what was made is taken back.
    InProgressInError(Arc<str>),
    /// It is done.
    Succeeded,
    /// It failed, with this message.
    Failed(Arc<str>),
}

impl Stage {
    fn status(&self) -> api::RecordStatus {
        match self {
            Self::Created => api::RecordStatus::Created,
            Self::InProgress => api::RecordStatus::InProgress,
            Self::InProgressInError(_) => api::RecordStatus::InProgressInError,
            Self::Succeeded => api::RecordStatus::Succeeded,
            Self::Failed(_) => api::RecordStatus::Failed,
        }
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed(_))
    }
}

/// The record of a request.
#[derive(Debug, Serialize)]
pub(super) struct Record {
    pub(super) id: RecordId,
    pub(super) kind: RecordType,
    pub(super) stage: Stage,
    pub(super) created: Timestamp,
    pub(super) updated: Timestamp,
    /// How the provisioned product it is about came to be.
    pub(super) launch: Arc<Launch>,
    /// What the request made or would have made of it.
    pub(super) target: Arc<Target>,
    /// The tags of the stack: of the user, the product and the portfolio.
    pub(super) tags: Arc<Tags>,
    /// What the template put out.
    pub(super) outputs: Box<[StackOutput]>,
}

impl Identified for Record {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

impl Record {
    /// The record of a request just accepted.
    pub(super) fn new(
        change: &mut Change<'_>,
        kind: RecordType,
        launch: &Arc<Launch>,
        target: Arc<Target>,
        tags: Arc<Tags>,
    ) -> Self {
        let (id, now, launch) = (RecordId::draw(change.ids()), change.now, Arc::clone(launch));
        let (stage, outputs) = (Stage::Created, Box::default());
        Self { id, kind, stage, created: now, updated: now, launch, target, tags, outputs }
    }

    /// The work on it has failed for this reason, and what was made is taken back; the first reason counts.
    pub(super) fn turn_back(&mut self, reason: Arc<str>, now: Timestamp) {
        if !matches!(self.stage, Stage::InProgressInError(_)) {
            self.stage = Stage::InProgressInError(reason);
            self.updated = now;
        }
    }

    /// Whether an engine outside carries the request out.
    pub(super) fn is_for_engine(&self) -> bool {
        self.launch.kind.has_engine() && !self.kind.is_action()
    }

    /// The record as answers show it.
    pub(super) fn detail(&self, scope: &Scope) -> api::RecordDetail {
        api::RecordDetail {
            record_id: Some((&self.id).into()),
            provisioned_product_name: Some(self.launch.name.as_ref().into()),
            status: Some(self.stage.status()),
            created_time: Some(self.created),
            updated_time: Some(self.updated),
            provisioned_product_type: Some(self.launch.kind.as_str().into()),
            record_type: Some(self.kind.as_str().into()),
            provisioned_product_id: Some((&self.launch.id).into()),
            product_id: Some((&self.target.product).into()),
            provisioning_artifact_id: Some((&self.target.artifact).into()),
            path_id: Some((&self.target.path).into()),
            record_errors: Some(self.errors()),
            record_tags: Some(if self.stage.is_over() { self.all_tags(scope) } else { Vec::new() }),
            launch_role_arn: self.target.launch_role.as_deref().map(str::to_owned),
        }
    }

    /// The record as the request was answered, before any work on it began.
    pub(super) fn first_detail(&self, scope: &Scope) -> api::RecordDetail {
        api::RecordDetail {
            status: Some(Stage::Created.status()),
            updated_time: Some(self.created),
            record_errors: Some(Vec::new()),
            record_tags: Some(Vec::new()),
            ..self.detail(scope)
        }
    }

    fn errors(&self) -> Vec<api::RecordError> {
        match &self.stage {
            // unverified: that the error shows before all that was made is taken back.
            Stage::InProgressInError(message) | Stage::Failed(message) => {
                // unverified: documented as numeric, never seen; this is the status code that the message names.
                let code = Some("400".to_owned());
                vec![api::RecordError { code, description: Some(message.as_ref().into()) }]
            }
            _ => Vec::new(),
        }
    }

    /// The tags of the stack, then those that Service Catalog puts on everything it provisions.
    fn all_tags(&self, scope: &Scope) -> Vec<api::RecordTag> {
        let user = self.tags.iter().map(|(key, value)| (key.clone(), value.clone()));
        user.chain(system_tags::of(scope, &self.launch, &self.target))
            .map(|(key, value)| api::RecordTag { key: Some(key), value: Some(value) })
            .collect()
    }

    /// What the request brought forth: first the ARN of the stack, if it is one, then what was put out.
    pub(super) fn outputs(&self) -> Vec<api::RecordOutput> {
        // unverified: that the records of a termination and of a service action have none.
        if !self.kind.makes() || self.stage != Stage::Succeeded {
            return Vec::new();
        }
        let stack = (self.launch.kind == Kind::CfnStack).then(|| api::RecordOutput {
            output_key: Some("CloudformationStackARN".into()),
            output_value: Some(self.launch.stack.as_ref().into()),
            description: Some("The ARN of the launched Cloudformation Stack".into()),
        });
        let others = self.outputs.iter().map(|output| api::RecordOutput {
            output_key: Some(output.key.as_ref().into()),
            output_value: Some(output.value.as_ref().into()),
            description: output.description.as_deref().map(str::to_owned),
        });
        stack.into_iter().chain(others).collect()
    }
}

/// `DescribeRecord`. Every page shows the record, and a part of its outputs.
pub(super) fn describe_record(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeRecordInput,
) -> Result<api::DescribeRecordOutput> {
    let catalog = state.at(context.scope());
    let record = catalog.records.get(&input.id).ok_or_else(|| no_record(&input.id))?;
    if catalog.records.is_closed(record, &context.origin.caller.arn) {
        // unverified: that a record which somebody else owns now is as if it were not there.
        return Err(no_record(&input.id));
    }
    let pager = Pager { list: "DescribeRecord", scope: context.scope(), query: &input.id };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<usize>| {
        record.outputs().into_iter().enumerate().skip(after.map_or(0, |place| place.saturating_add(1)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::DescribeRecordOutput {
        record_detail: Some(record.detail(context.scope())),
        record_outputs: Some(page.items),
        next_page_token: page.next,
    })
}
