//! `ListInstanceAssociations` and `UpdateInstanceAssociationStatus`: what State Manager asks of a node.

use crate::{
    api::ssm::{
        Error, ListInstanceAssociationsRequest, ListInstanceAssociationsResult,
        UpdateInstanceAssociationStatusRequest, UpdateInstanceAssociationStatusResult,
    },
    kit::{Context, Transaction},
    ssm::{Event, State, paging},
};

/// Lists the associations of a node. None of the operations that could make one is served, so there are none, and no
/// token was ever handed out.
///
/// # Errors
/// `InvalidInstanceId` for a node that is not there, `InvalidNextToken` for any token.
pub(super) fn list_instance_associations(
    state: &State,
    context: &Context<'_>,
    input: ListInstanceAssociationsRequest,
) -> Result<ListInstanceAssociationsResult, Error> {
    state.at(context.scope()).living(&input.instance_id)?;
    match input.next_token {
        Some(_) => Err(paging::refused(crate::kit::BadToken)),
        None => Ok(ListInstanceAssociationsResult { associations: Some(Vec::new()), next_token: None }),
    }
}

/// Takes the outcome of an association, of which there are none.
///
/// # Errors
/// `InvalidInstanceId` for a node that is not there, `AssociationDoesNotExist` for any association.
pub(super) fn update_instance_association_status(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateInstanceAssociationStatusRequest,
) -> Result<UpdateInstanceAssociationStatusResult, Error> {
    state.at(tx.scope()).living(&input.instance_id)?;
    let message = format!("The association {} does not exist.", input.association_id);
    Err(Error::AssociationDoesNotExist { message })
}
