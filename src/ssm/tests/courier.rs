//! The courier, between a machine and an S3 in memory.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, atomic::AtomicBool, atomic::Ordering::Relaxed},
    time::Duration,
};

use super::{
    super::fixture::{Fixture, RACK, id, item},
    sync::{begin, create, delete, only, reaching, to_s3},
};
use crate::{
    api::ssm::LastResourceDataSyncStatus as Status,
    courier,
    kit::{
        Bucket, NewObject, Outside,
        outside::{Buckets, Fetch, FetchError, Fetching, Reaching},
    },
    ssm::sync::RETRY,
};

/// Buckets in memory that can be out of order.
#[derive(Clone, Default)]
struct Shelf {
    broken: Arc<AtomicBool>,
    objects: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Buckets for Shelf {
    fn check(&self, _: Bucket) -> Reaching<()> {
        Box::pin(async { Ok(()) })
    }

    fn get(&self, _: Bucket, _: String, _: usize) -> Fetching {
        Box::pin(async { Err(FetchError("nobody reads".into())) })
    }

    fn put(&self, bucket: Bucket, object: NewObject) -> Reaching<()> {
        let to = self.clone();
        Box::pin(async move {
            tokio::task::yield_now().await;
            if to.broken.load(Relaxed) {
                return Err(FetchError("it is broken".into()));
            }
            let key = format!("{}/{}", bucket.name, object.key);
            let body = String::from_utf8(object.body.to_vec()).unwrap();
            to.objects.lock().unwrap().insert(key, body);
            Ok(())
        })
    }
}

/// Fetches nothing.
struct Nowhere;

impl Fetch for Nowhere {
    fn fetch(&self, _: String, _: usize) -> Fetching {
        Box::pin(async { Err(FetchError("there is nothing".into())) })
    }
}

/// A machine with 20 nodes and a sync, and a courier who carries to the shelf.
fn stage() -> (Fixture, Shelf) {
    let (fixture, shelf) = (reaching(), Shelf::default());
    for number in 0..20 {
        fixture.put_unseen(&id(number), vec![item(RACK, &[&[("RackLocation", "A")]])]).unwrap();
    }
    create(&fixture, to_s3("s")).unwrap();
    let outside = Outside::new(Nowhere).with_buckets(shelf.clone());
    tokio::spawn(courier::run(Arc::clone(fixture.engine()), outside));
    (fixture, shelf)
}

/// Lets the courier do what there is to do.
async fn ends_as(fixture: &Fixture, status: Status) {
    let ended = async {
        while only(fixture).last_status != Some(status) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), ended).await.unwrap();
}

#[tokio::test]
async fn carries_everything_when_it_is_called() {
    let (fixture, shelf) = stage();
    begin(&fixture);
    ends_as(&fixture, Status::Successful).await;
    assert_eq!(shelf.objects.lock().unwrap().len(), 40);
    fixture.put_one(&id(7), item(RACK, &[&[("RackLocation", "B")]]));
    begin(&fixture);
    ends_as(&fixture, Status::Successful).await;
    let objects = shelf.objects.lock().unwrap();
    let changed: Vec<_> = objects.iter().filter(|(_, body)| body.contains(r#""B""#)).collect();
    assert!(matches!(&changed[..], [(key, _)] if key.ends_with(&format!("{}.json", id(7)))));
}

#[tokio::test]
async fn reports_what_it_could_not_carry_and_tries_again() {
    let (fixture, shelf) = stage();
    shelf.broken.store(true, Relaxed);
    begin(&fixture);
    ends_as(&fixture, Status::Failed).await;
    assert_eq!(
        only(&fixture).last_sync_status_message.unwrap(),
        "S3 write failed for bucket: shelf: it is broken"
    );
    shelf.broken.store(false, Relaxed);
    fixture.advance(RETRY.real);
    ends_as(&fixture, Status::Successful).await;
    assert_eq!(shelf.objects.lock().unwrap().len(), 40);
}

#[tokio::test]
async fn stops_carrying_for_a_sync_that_is_gone() {
    let (fixture, shelf) = stage();
    begin(&fixture);
    // The courier has its first batch in hand.
    tokio::task::yield_now().await;
    delete(&fixture, "s", None).unwrap();
    create(&fixture, to_s3("t")).unwrap();
    fixture.engine().reset(None);
    create(&fixture, to_s3("u")).unwrap();
    begin(&fixture);
    ends_as(&fixture, Status::Successful).await;
    assert!(shelf.objects.lock().unwrap().len() <= 8);
}
