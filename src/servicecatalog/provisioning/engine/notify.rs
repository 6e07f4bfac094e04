//! How engines tell what came of their tasks.

use super::{
    super::super::{
        Event, ServiceCatalog, api,
        api::EngineWorkflowStatus,
        errors::{
            Result, invalid, no_record, record_settled, token_reused, wrong_workflow, wrong_workflow_token,
        },
        records::RecordType,
        state::{Change, State, TOKEN_LIFETIME},
    },
    super::STACK_STEP,
    Answer, UniqueTag,
};
use crate::{
    api::Operation,
    cloudformation::StackOutput,
    kit::{Register, Scope, Seen},
};

/// Registers the operations.
pub(in super::super::super) fn routes(routes: &mut impl Register<ServiceCatalog>) {
    routes.write::<api::NotifyProvisionProductEngineWorkflowResult>(notify_provision);
    routes.write::<api::NotifyUpdateProvisionedProductEngineWorkflowResult>(notify_update);
    routes.write::<api::NotifyTerminateProvisionedProductEngineWorkflowResult>(notify_terminate);
}

/// What an engine tells.
struct Notice<'a> {
    kind: RecordType,
    record: &'a str,
    token: &'a str,
    status: EngineWorkflowStatus,
    reason: Option<&'a str>,
    outputs: Option<&'a [api::RecordOutput]>,
    tag: Option<UniqueTag>,
}

/// `NotifyProvisionProductEngineWorkflowResult`.
pub(super) fn notify_provision(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::NotifyProvisionProductEngineWorkflowResultInput,
) -> Result<api::NotifyProvisionProductEngineWorkflowResultOutput> {
    let identifier = input.resource_identifier.clone().and_then(|identifier| identifier.unique_tag);
    let notice = Notice {
        kind: RecordType::Provision,
        record: &input.record_id,
        token: &input.workflow_token,
        status: input.status,
        reason: input.failure_reason.as_deref(),
        outputs: input.outputs.as_deref(),
        tag: identifier.map(Into::into),
    };
    let reply = api::NotifyProvisionProductEngineWorkflowResultOutput {};
    let token = &input.idempotency_token;
    once::<api::NotifyProvisionProductEngineWorkflowResult>(state, change, (token, &input), notice, reply)
}

/// `NotifyUpdateProvisionedProductEngineWorkflowResult`.
pub(super) fn notify_update(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::NotifyUpdateProvisionedProductEngineWorkflowResultInput,
) -> Result<api::NotifyUpdateProvisionedProductEngineWorkflowResultOutput> {
    let notice = Notice {
        kind: RecordType::Update,
        record: &input.record_id,
        token: &input.workflow_token,
        status: input.status,
        reason: input.failure_reason.as_deref(),
        outputs: input.outputs.as_deref(),
        tag: None,
    };
    let reply = api::NotifyUpdateProvisionedProductEngineWorkflowResultOutput {};
    let token = &input.idempotency_token;
    once::<api::NotifyUpdateProvisionedProductEngineWorkflowResult>(
        state,
        change,
        (token, &input),
        notice,
        reply,
    )
}

/// `NotifyTerminateProvisionedProductEngineWorkflowResult`.
pub(super) fn notify_terminate(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::NotifyTerminateProvisionedProductEngineWorkflowResultInput,
) -> Result<api::NotifyTerminateProvisionedProductEngineWorkflowResultOutput> {
    let notice = Notice {
        kind: RecordType::Terminate,
        record: &input.record_id,
        token: &input.workflow_token,
        status: input.status,
        reason: input.failure_reason.as_deref(),
        outputs: None,
        tag: None,
    };
    let reply = api::NotifyTerminateProvisionedProductEngineWorkflowResultOutput {};
    let token = &input.idempotency_token;
    once::<api::NotifyTerminateProvisionedProductEngineWorkflowResult>(
        state,
        change,
        (token, &input),
        notice,
        reply,
    )
}

/// Takes a notice once per idempotency token, which is one of the engine's account, while what it tells of may be
/// another's.
fn once<O: Operation>(
    state: &mut State,
    change: &mut Change<'_>,
    (token, input): (&str, &O::Input),
    notice: Notice<'_>,
    reply: O::Output,
) -> Result<O::Output> {
    match state.at(change.scope()).tokens.look::<O>(change.now, token, input) {
        Seen::Same(reply) => return Ok(reply),
        Seen::Other => return Err(token_reused(token)),
        Seen::Never => {}
    }
    take(state, change, notice)?;
    let tokens = &mut state.at_mut(change.scope()).tokens;
    tokens.keep::<O>(change.now, token, input, &reply, TOKEN_LIFETIME);
    Ok(reply)
}

/// Takes what an engine tells of its task, which is no task any more then.
fn take(state: &mut State, change: &mut Change<'_>, notice: Notice<'_>) -> Result<()> {
    let (scope, number) = find(state, change.scope(), &notice)?;
    let end = match notice.status {
        EngineWorkflowStatus::Succeeded => Ok(outputs(notice.outputs.unwrap_or_default())?),
        // unverified: what AWS shows where the engine gives no reason.
        EngineWorkflowStatus::Failed => {
            Err(notice.reason.unwrap_or("The provisioning engine workflow failed.").to_owned())
        }
    };
    let engines = &mut state.at_mut(&scope).engines;
    let Some(task) = engines.tasks.remove(&number) else { return Ok(()) };
    let plan = task.plan.and_then(std::result::Result::ok);
    engines.answers.insert(task.record.clone(), Answer { end, tag: notice.tag, plan });
    change.after(&STACK_STEP, Event::EngineFinishes(scope.account, task.record));
    Ok(())
}

/// Where the record of a notice is, and its number: in an account of the region, and of a product that the caller's
/// account owns, as its engine has the task.
fn find(state: &State, caller: &Scope, notice: &Notice<'_>) -> Result<(Scope, u64)> {
    let found = state.iter().filter(|(scope, _)| scope.region == caller.region);
    let mut found = found.filter_map(|(scope, catalog)| {
        let (number, record) = catalog.records.numbered(notice.record)?;
        let is_known = record.launch.kind.has_engine() && record.target.product_owner == caller.account;
        is_known.then_some((scope, catalog, number, record))
    });
    let (scope, catalog, number, record) = found.next().ok_or_else(|| no_record(notice.record))?;
    if record.kind != notice.kind {
        return Err(wrong_workflow(notice.record, record.kind.as_str()));
    }
    match catalog.engines.tasks.get(&number) {
        Some(task) if *task.token != *notice.token => Err(wrong_workflow_token()),
        Some(task) if task.is_sent => Ok((scope.clone(), number)),
        _ => Err(record_settled(notice.record)),
    }
}

fn outputs(told: &[api::RecordOutput]) -> Result<Vec<StackOutput>> {
    let read = |output: &api::RecordOutput| {
        let Some(key) = output.output_key.as_deref() else {
            // unverified: the model asks for no key; no text is known.
            return Err(invalid("Each output must have an OutputKey."));
        };
        Ok(StackOutput {
            key: key.into(),
            value: output.output_value.as_deref().unwrap_or_default().into(),
            description: output.description.as_deref().map(Box::from),
        })
    };
    told.iter().map(read).collect()
}
