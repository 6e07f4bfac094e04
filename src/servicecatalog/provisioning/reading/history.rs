//! `ListRecordHistory`.

use super::super::super::{
    api,
    errors::{Result, bad_page_token, invalid},
    ids::{ProductId, ProvisionedProductId},
    launch_paths::page_size,
    owners::Level,
    record_book::About,
    state::State,
};
use crate::kit::{Context, page::Pager};

/// `ListRecordHistory`: the newest first, also of what is gone.
pub(super) fn list_record_history(
    state: &State,
    context: &Context<'_>,
    input: api::ListRecordHistoryInput,
) -> Result<api::ListRecordHistoryOutput> {
    let scope = context.scope();
    let records = &state.at(scope).records;
    let level = Level::read(input.access_level_filter.as_ref(), Level::User)?;
    let holders = level.holders(&context.origin.caller.arn);
    let mut groups: Vec<Vec<About>> =
        holders.into_iter().map(|holders| holders.into_iter().map(About::Holder).collect()).collect();
    groups.extend(input.search_filter.as_ref().map(about).transpose()?.flatten().map(|about| vec![about]));
    let query = &(level, &input.search_filter, &context.origin.caller.arn);
    let pager = Pager { list: "ListRecordHistory", scope, query };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |before| {
        records.newest(groups, before).map(|(number, record)| (number, record.detail(scope)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListRecordHistoryOutput { record_details: Some(page.items), next_page_token: page.next })
}

/// What a filter asks for; nothing if it leaves everything in.
fn about(filter: &api::ListRecordHistorySearchFilter) -> Result<Option<About>> {
    let value = filter.value.as_deref().unwrap_or_default();
    // What cannot be an id is none that anything has.
    let suffix = |prefix: &str| value.strip_prefix(prefix).unwrap_or_default();
    match filter.key.as_deref() {
        // unverified: what AWS makes of a filter without key.
        None => Ok(None),
        Some("product") => Ok(Some(About::Product(ProductId::new(suffix("prod-"))))),
        Some("provisionedproduct") => Ok(Some(About::Provisioned(ProvisionedProductId::new(suffix("pp-"))))),
        // unverified: that there are these two keys is documented, the text is not known.
        Some(key) => Err(invalid(format!("Invalid search filter key: {key}."))),
    }
}
