//! `TerminateProvisionedProduct`.

use std::sync::Arc;

use super::{
    super::{
        api,
        api::ProvisionedProductStatus::{Available, Error, Tainted},
        errors::{Result, token_reused},
        selector::Selector,
        state::{Change, State, TOKEN_LIFETIME},
    },
    Condition, Termination, Work,
    find::{check_ready, find},
    life::{self, Step},
};
use crate::kit::Seen;

/// `TerminateProvisionedProduct`. A token is only good while its termination is under way: before that it means
/// nothing, and after that there is nothing left to terminate, whatever the token.
pub(in super::super) fn terminate_provisioned_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::TerminateProvisionedProductInput,
) -> Result<api::TerminateProvisionedProductOutput> {
    let catalog = state.at(change.scope());
    let wanted = Selector::required(
        "ProvisionedProduct",
        input.provisioned_product_id.as_ref(),
        input.provisioned_product_name.as_ref(),
    )?;
    let product = find(catalog, change.scope(), wanted)?;
    // Tokens are kept per provisioned product, so that the same one terminates another just as well.
    let token = format!("{} {}", product.launch.id, input.terminate_token);
    if matches!(product.condition, Condition::UnderChange(Work::Terminate(_))) {
        match catalog.tokens.look::<api::TerminateProvisionedProduct>(change.now, &token, &input) {
            Seen::Same(reply) => return Ok(reply),
            Seen::Other => return Err(token_reused(&input.terminate_token)),
            Seen::Never => {}
        }
    }
    check_ready(product, &[Available, Tainted, Error])?;
    let termination = Termination::Asked {
        ignores_errors: input.ignore_errors == Some(true),
        retains: input.retain_physical_resources == Some(true),
    };
    let step = Step {
        product: product.launch.id.clone(),
        target: Arc::clone(&product.target),
        tags: product.stack_tags(),
        work: Work::Terminate(termination),
    };
    let catalog = state.at_mut(change.scope());
    let reply = api::TerminateProvisionedProductOutput { record_detail: life::take(catalog, change, step) };
    catalog.tokens.keep::<api::TerminateProvisionedProduct>(
        change.now,
        &token,
        &input,
        &reply,
        TOKEN_LIFETIME,
    );
    Ok(reply)
}
