//! `DescribeServiceActionExecutionParameters`.

use super::{
    super::super::{api, errors::Result, service_actions::ParameterType, state::State},
    Subject,
};
use crate::kit::Context;

/// The most default values of a parameter.
const MOST: usize = 25;

/// `DescribeServiceActionExecutionParameters`: those of the definition, which alone can be passed.
pub(super) fn describe_service_action_execution_parameters(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeServiceActionExecutionParametersInput,
) -> Result<api::DescribeServiceActionExecutionParametersOutput> {
    let subject = Subject::find(state, context, &input.provisioned_product_id, &input.service_action_id)?;
    let parameters = subject.act.parameters.iter().map(|(name, kind)| {
        let values = match kind {
            ParameterType::Target => subject.targets(),
            ParameterType::TextValue => Vec::new(),
        };
        api::ExecutionParameter {
            name: Some(name.clone()),
            r#type: Some(kind.as_str().into()),
            default_values: Some(values.into_iter().take(MOST).map(str::to_owned).collect()),
        }
    });
    Ok(api::DescribeServiceActionExecutionParametersOutput {
        service_action_parameters: Some(parameters.collect()),
    })
}
