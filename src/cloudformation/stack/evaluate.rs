//! A plan, read.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::{Exports, Plan, StackOutput, StackResource, lookup::Known};
use crate::{
    cloudformation::{
        Content, Evaluation, Lookup, Map, Surroundings,
        error::{Result, TemplateError},
        resolve,
    },
    kit::Arn,
};

/// What an evaluation of a plan needs.
pub(super) struct Reading<'a> {
    content: Cow<'a, Content>,
    /// The values of all parameters.
    pub(super) values: BTreeMap<Box<str>, Box<str>>,
    pub(super) surroundings: Surroundings,
}

/// The names and values under which other stacks can import outputs.
pub(super) type Exported = Vec<(Box<str>, Box<str>)>;

impl<'a> Reading<'a> {
    /// Reads the plan of the stack with this ARN.
    ///
    /// # Errors
    /// The message with which `CloudFormation` refuses template or parameters.
    pub(super) fn new(plan: &'a Plan, arn: &str) -> Result<Self> {
        let content = plan.template.content().map_err(Clone::clone)?;
        let values = resolve(content.parameters(), &plan.parameters)
            .map_err(|error| TemplateError::bare(format_args!("{error}")))?;
        let surroundings = surroundings(plan, arn);
        let content = match content.expanded(&values, &surroundings)? {
            Some(expanded) => Cow::Owned(expanded),
            None => Cow::Borrowed(content),
        };
        Ok(Self { content, values, surroundings })
    }

    /// What is known when there are these resources.
    pub(super) fn known<'k>(
        &'k self,
        resources: &'k [Arc<StackResource>],
        exports: &'k Exports,
    ) -> Known<'k> {
        Known::new(&self.content, resources, exports)
    }

    /// Evaluates it anew, when all that follows from the parameters was found to be right.
    ///
    /// # Errors
    /// As [`Evaluation::resumed`].
    pub(super) fn resumed(&self, known: &Known<'_>) -> Result<Evaluation<'_>> {
        Evaluation::resumed(&self.content, &self.values, &self.surroundings, known)
    }

    /// Evaluates it as far as it follows from the parameters.
    ///
    /// # Errors
    /// As [`Evaluation::new`].
    pub(super) fn evaluation(&self, rules: &[&Map], known: &Known<'_>) -> Result<Evaluation<'_>> {
        Evaluation::new(&self.content, &self.values, &self.surroundings, rules, known)
    }
}

/// What outputs come to when all resources are there, and what of them is exported.
///
/// # Errors
/// If one cannot be evaluated.
pub(super) fn outputs(
    evaluation: &Evaluation<'_>,
    lookup: &dyn Lookup,
) -> Result<(Vec<StackOutput>, Exported)> {
    let (mut outputs, mut exported) = (Vec::new(), Vec::new());
    for output in evaluation.outputs(lookup)? {
        let value = output.value.unwrap_or_default();
        if let Some(name) = output.export.flatten() {
            exported.push((name, value.clone()));
        }
        let (key, description) = (output.name.into(), output.description.map(Box::from));
        outputs.push(StackOutput { key, value, description });
    }
    Ok((outputs, exported))
}

/// Where a stack is, as its ARN tells: `arn:aws:cloudformation:<region>:<account>:stack/<name>/<id>`.
fn surroundings(plan: &Plan, arn: &str) -> Surroundings {
    let mut parts = arn.split(':').skip(1);
    let mut part = || Box::<str>::from(parts.next().unwrap_or_default());
    let (partition, _, region, account) = (part(), part(), part(), part());
    Surroundings {
        account,
        region,
        partition,
        stack_id: arn.into(),
        stack_name: name_of(arn).into(),
        notification_arns: plan.notification_arns.to_vec(),
    }
}

/// The name of the stack with this ARN.
pub(super) fn name_of(arn: &str) -> String {
    let resource = Arn::parse(arn).map(|arn| arn.resource().to_owned()).unwrap_or_default();
    resource.split('/').nth(1).unwrap_or_default().to_owned()
}
