//! `ExecuteProvisionedProductServiceAction`.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    super::{
        super::{
            api,
            errors::{Result, unsettled},
            service_actions::ParameterType,
            state::{Change, State, once},
        },
        Condition, Work,
        life::{self, Step},
    },
    Execution, Subject,
    documents::Form,
};
use crate::kit::Context;

/// `ExecuteProvisionedProductServiceAction`. What is wrong with the parameters fails the record later.
pub(super) fn execute_provisioned_product_service_action(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::ExecuteProvisionedProductServiceActionInput,
) -> Result<api::ExecuteProvisionedProductServiceActionOutput> {
    once::<api::ExecuteProvisionedProductServiceAction, _>(
        state,
        change,
        (&input.execute_token, &input),
        |state, context| plan(state, context, &input),
        |catalog, change, step| api::ExecuteProvisionedProductServiceActionOutput {
            record_detail: life::take(catalog, change, step),
        },
    )
}

fn plan(
    state: &State,
    context: &Context<'_>,
    input: &api::ExecuteProvisionedProductServiceActionInput,
) -> Result<Step> {
    let subject = Subject::find(state, context, &input.provisioned_product_id, &input.service_action_id)?;
    let product = subject.product;
    let before = match &product.condition {
        Condition::Available => Condition::Available,
        Condition::Tainted(message) => Condition::Tainted(Arc::clone(message)),
        other => return Err(unsettled(&product.launch.id, other.status())),
    };
    let none = BTreeMap::new();
    let fault = subject.check(input.parameters.as_ref().unwrap_or(&none)).err();
    Ok(Step {
        product: product.launch.id.clone(),
        target: Arc::clone(&product.target),
        tags: product.stack_tags(),
        work: Work::Act(Execution { fault, before: Box::new(before) }),
    })
}

impl Subject<'_> {
    /// Whether the document can be started with these parameters. The messages are those that the administrator guide lists,
    /// as far as it has one; unverified: their order, and the others.
    ///
    /// # Errors
    /// Why it cannot.
    fn check(&self, sent: &BTreeMap<String, Vec<String>>) -> std::result::Result<(), String> {
        if self.act.as_launch_role && self.product.target.launch_role.is_none() {
            return Err("Access denied while assuming the role".into());
        }
        if sent.keys().any(|name| self.act.parameters.iter().all(|(defined, _)| defined != name)) {
            return Err("Parameter is not defined in service action definition".into());
        }
        let mut given = BTreeMap::new();
        for (name, kind) in &self.act.parameters {
            let values = sent.get(name).map(|values| values.iter().map(String::as_str).collect());
            let values = match kind {
                ParameterType::Target => self.targeted(values)?,
                ParameterType::TextValue => values.unwrap_or_default(),
            };
            if !values.is_empty() {
                given.insert(name.as_str(), values);
            }
        }
        self.start(&given)
    }

    /// The resources that are meant, which are of the provisioned product.
    fn targeted<'v>(&'v self, sent: Option<Vec<&'v str>>) -> std::result::Result<Vec<&'v str>, String> {
        let there = self.targets();
        if there.is_empty() {
            let kind = self.document.target_type;
            return Err(format!("Cannot find any resources with type {kind} in provisioned product"));
        }
        let Some(sent) = sent else { return Ok(there) };
        let strange: Vec<&str> = sent.iter().copied().filter(|id| !there.contains(id)).collect();
        if strange.is_empty() {
            return Ok(sent);
        }
        let strange = strange.join(", ");
        Err(format!(
            "The following values for the parameter are not allowed because they are not in the provisioned product: \
             {strange}"
        ))
    }

    /// Whether Systems Manager starts the document with these values.
    fn start(&self, given: &BTreeMap<&str, Vec<&str>>) -> std::result::Result<(), String> {
        let refused = |reason: &str| {
            Err(format!(
                "An error occurred (InvalidAutomationExecutionParametersException) when calling the \
                 StartAutomationExecution operation: {reason}"
            ))
        };
        for name in given.keys() {
            if self.document.parameter(name).is_none() {
                return refused(&format!("Unknown parameter: {name}"));
            }
        }
        for parameter in self.document.parameters {
            match given.get(parameter.name) {
                None if parameter.is_required => {
                    return refused(&format!("Missing required parameter: {}", parameter.name));
                }
                Some(values) if parameter.form == Form::Text && values.len() > 1 => {
                    let name = parameter.name;
                    return Err(format!(
                        "Parameter type error. The value supplied for {name} is not a valid string."
                    ));
                }
                _ => {}
            }
        }
        Ok(())
    }
}
