//! The stacks that there are: those of provisioned products, and those that were left behind.

use super::{super::state::Catalog, ProvisionedProduct};
use crate::cloudformation::{Stack, Template};

/// A stack that was found.
pub(super) enum Found<'a> {
    /// That of a provisioned product.
    Live(&'a ProvisionedProduct, &'a Stack),
    /// One that was left behind.
    Left(&'a Stack),
    /// One that another one made.
    Nested,
}

/// The stack with this ARN.
pub(super) fn find<'a>(catalog: &'a Catalog, arn: &str) -> Option<Found<'a>> {
    if let Some(stack) = catalog.left_stacks.get(arn) {
        return Some(Found::Left(stack));
    }
    // An ARN tells nothing of whose stack it is, as that may have been imported.
    let live = || {
        let products = catalog.provisioned.behind(None);
        products.filter_map(|(_, product)| Some((product, product.stack.as_deref()?)))
    };
    if let Some((product, stack)) = live().find(|(product, _)| *product.launch.stack == *arn) {
        return Some(Found::Live(product, stack));
    }
    let mut all = live().map(|(_, stack)| stack).chain(catalog.left_stacks.values().map(|stack| &**stack));
    all.any(|stack| has_nested(stack, arn)).then_some(Found::Nested)
}

fn has_nested(stack: &Stack, arn: &str) -> bool {
    stack.resources().any(|resource| {
        *resource.resource_type == *"AWS::CloudFormation::Stack" && *resource.physical_id == *arn
    })
}

/// The template of the stack with this ARN. Those of stacks that others make are not known.
pub(in super::super) fn template_of(catalog: &Catalog, arn: &str) -> Option<Template> {
    match find(catalog, arn)? {
        Found::Live(_, stack) | Found::Left(stack) => stack.plan().map(|plan| plan.template.clone()),
        Found::Nested => None,
    }
}
