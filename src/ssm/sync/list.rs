//! `ListResourceDataSync`.

use super::{Sync, SyncType, configuration};
use crate::{
    api::ssm::{Error, ListResourceDataSyncRequest, ListResourceDataSyncResult},
    kit::{Context, page::Pager},
    ssm::{State, paging},
};

/// How many syncs are on a page if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;

/// Lists the syncs by name.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListResourceDataSync.html>.
///
/// unverified: a request that names no kind gets those of both.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException` for an unknown kind, `InvalidNextToken`.
pub(in crate::ssm) fn list_resource_data_sync(
    state: &State,
    context: &Context<'_>,
    input: ListResourceDataSyncRequest,
) -> Result<ListResourceDataSyncResult, Error> {
    let wanted = input.sync_type.as_deref().map(configuration::sync_type).transpose()?;
    let syncs = &state.at(context.scope()).syncs;
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "ListResourceDataSync", scope: context.scope(), query: &input.sync_type }
        .page(input.next_token.as_deref(), limit, |after: Option<(String, String)>| {
            // Tokens hold what was handed out, so the kind in them can always be read.
            let after = after.and_then(|(name, kind)| Some((name, configuration::sync_type(&kind).ok()?)));
            let shown =
                syncs.behind(after).filter(move |((_, kind), _)| wanted.is_none_or(|wanted| wanted == *kind));
            shown.map(|((name, kind), sync): (&(String, SyncType), &Sync)| {
                ((name.clone(), kind.as_str().to_owned()), sync.describe())
            })
        })
        .map_err(paging::refused)?;
    Ok(ListResourceDataSyncResult { resource_data_sync_items: Some(page.items), next_token: page.next })
}
