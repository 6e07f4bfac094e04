//! Carries what the machine has to hand out: the objects of resource data syncs, to S3.
//!
//! The machine itself reaches nothing outside. It keeps what is still to be carried in its state, and calls the
//! courier; the courier takes some of it by a command, carries it, and reports by another command how that went. So
//! whatever happens outside reaches the world as commands only, as everything else does.

use std::sync::Arc;

use tokio::task::JoinSet;

use crate::{
    engine::Engine,
    kit::{Origin, Outside, Region, Scope},
    ssm::{self, Delivered, Delivery, Ssm},
    sts,
};

/// Carries whatever there is whenever it is called, for as long as the machine lives.
pub async fn run(engine: Arc<Engine>, outside: Outside) {
    // Nothing is ever handed out by a machine that does not reach S3.
    if outside.buckets().is_none() {
        return;
    }
    let anybody = sts::anybody(Region::default(), "".into());
    loop {
        loop {
            let scopes = engine.read::<Ssm, _>(&anybody, |state, _| ssm::waiting_for_courier(state));
            if scopes.is_empty() {
                break;
            }
            for scope in scopes {
                carry(&engine, &outside, scope).await;
            }
        }
        engine.courier_called().await;
    }
}

/// Carries a few objects of an account and region.
async fn carry(engine: &Engine, outside: &Outside, scope: Scope) {
    let outside = outside.on_behalf_of(scope.account);
    let origin = Origin::root(scope);
    let deliveries = change(engine, &origin, ssm::hand_out);
    let mut under_way = JoinSet::new();
    for delivery in deliveries {
        let Some(buckets) = outside.buckets() else { return };
        let Delivery { parcel, region, bucket, object } = delivery;
        let putting = buckets.put(outside.bucket(&region, &bucket), object);
        under_way.spawn(async move {
            let result =
                putting.await.map_err(|error| format!("S3 write failed for bucket: {bucket}: {error}"));
            Delivered { parcel, result }
        });
    }
    let mut delivered = Vec::new();
    while let Some(result) = under_way.join_next().await {
        delivered.extend(result.ok());
    }
    // In a fixed order, whichever was done first.
    delivered.sort_by(|one, other| one.parcel.cmp(&other.parcel));
    change(engine, &origin, |state, tx| ssm::note_delivered(state, tx, delivered));
}

/// A command that cannot fail.
fn change<T>(
    engine: &Engine,
    origin: &Origin,
    change: impl FnOnce(&mut ssm::State, &mut crate::kit::Transaction<'_, ssm::Event>) -> T,
) -> T {
    let result = engine.write::<Ssm, T, std::convert::Infallible>(origin, |state, tx| Ok(change(state, tx)));
    match result {
        Ok(done) => done,
        Err(never) => match never {},
    }
}
