//! What the courier takes and reports.

use super::{
    SyncId, Target, Tx, object,
    state::{Copied, Phase, Piece, Run, Sync},
};
use crate::{
    api::Timestamp,
    kit::{NewObject, Scope},
    ssm::{Partition, State, nodes::NodeId, store::Types},
};

/// The most objects that are handed out at a time.
const MOST_OBJECTS: usize = 8;
/// Once this many bytes are handed out, no further object is added: everybody waits while they are written down.
const ENOUGH_BYTES: usize = 256 * 1024;

/// An object on its way.
#[derive(Debug)]
pub struct Delivery {
    /// What to report it by.
    pub parcel: Parcel,
    /// The region of the bucket.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// The object.
    pub object: NewObject,
}

/// What an object on its way is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parcel {
    sync: SyncId,
    piece: Piece,
}

/// How a delivery went.
#[derive(Debug)]
pub struct Delivered {
    /// Which.
    pub parcel: Parcel,
    /// An error says why it could not be written, in a sentence for whoever made the sync.
    pub result: Result<(), String>,
}

/// Where something waits for the courier.
pub fn waiting_for_courier(state: &State) -> Vec<Scope> {
    let waits = |sync: &Sync| sync.run.phase == Phase::Underway && sync.run.taken.is_empty();
    let waiting = state.iter().filter(|(_, partition)| partition.syncs.all().any(waits));
    waiting.map(|(scope, _)| scope.clone()).collect()
}

/// Hands out a few objects of one sync that has nothing on its way. A run with nothing left to hand out has succeeded.
pub fn hand_out(state: &mut State, tx: &mut Tx<'_>) -> Vec<Delivery> {
    let (scope, now) = (tx.scope().clone(), tx.now);
    if state.at(&scope).syncs.count() == 0 {
        return Vec::new();
    }
    let partition = state.at_mut(&scope);
    // Taken out for as long as it reads the inventory beside it.
    let mut syncs = std::mem::take(&mut partition.syncs);
    let mut handed_out = Vec::new();
    for sync in syncs.all_mut() {
        if sync.run.phase != Phase::Underway || !sync.run.taken.is_empty() {
            continue;
        }
        hand_out_of(sync, partition, &scope, now, &mut handed_out);
        if !handed_out.is_empty() {
            break;
        }
        sync.succeed(now);
    }
    partition.syncs = syncs;
    handed_out
}

fn hand_out_of(
    sync: &mut Sync,
    partition: &Partition,
    scope: &Scope,
    now: Timestamp,
    handed_out: &mut Vec<Delivery>,
) {
    let Target::Destination(destination) = &sync.target else { return };
    let mut bytes = 0;
    while handed_out.len() < MOST_OBJECTS && bytes < ENOUGH_BYTES {
        let Some(piece) = sync.run.next_piece(&partition.types) else { return };
        let Some(body) = object::body(partition, &piece, now) else { continue };
        bytes += body.len();
        handed_out.push(Delivery {
            region: destination.region.clone(),
            bucket: destination.bucket_name.clone(),
            object: NewObject {
                key: object::key(destination, scope, &piece),
                body: body.into(),
                kms_key: destination.aws_kms_key_arn.clone(),
            },
            parcel: Parcel { sync: sync.id.clone(), piece: piece.clone() },
        });
        sync.run.taken.insert(piece);
    }
}

impl Run {
    /// Takes what is to be written next: first what was changed, then what the full copy has not reached.
    fn next_piece(&mut self, types: &Types) -> Option<Piece> {
        if let Some(mut of_type) = self.changed.first_entry() {
            let type_name = of_type.key().clone();
            let node = of_type.get_mut().pop_first();
            if of_type.get().is_empty() {
                of_type.remove();
            }
            if let Some(node) = node {
                return Some((type_name, node));
            }
        }
        while let Some(Copied { type_name, up_to }) = &mut self.copied {
            if let Some(node) = types.of(type_name).and_then(|store| store.next_holder(*up_to)) {
                *up_to = node;
                return Some((type_name.clone(), node));
            }
            let next = types.behind(type_name);
            self.copied = next.map(|type_name| Copied { type_name, up_to: NodeId::LEAST });
        }
        None
    }
}

/// Notes how deliveries went. What could not be written is still to be written.
pub fn note_delivered(state: &mut State, tx: &mut Tx<'_>, delivered: Vec<Delivered>) {
    if state.at(tx.scope()).syncs.count() == 0 {
        // All was forgotten meanwhile; taking a look must not make a new beginning of it.
        return;
    }
    let partition = state.at_mut(tx.scope());
    for Delivered { parcel: Parcel { sync, piece }, result } in delivered {
        // The sync may have been deleted meanwhile, and even made anew under another id.
        let Some(sync) = partition.syncs.with_id(&sync) else { continue };
        if !sync.run.taken.remove(&piece) {
            continue;
        }
        if let Err(why) = result {
            sync.run.changed.entry(piece.0).or_default().insert(piece.1);
            sync.run.trouble.get_or_insert(why);
        }
        if sync.run.taken.is_empty()
            && let Some(why) = sync.run.trouble.take()
        {
            sync.fail_for_now(why, tx);
        }
    }
}
