//! The machine as a whole: time, order and seeds. What services schedule is tested with them.

use std::time::Duration;

use super::*;
use crate::{
    kit::Region,
    sts::{self, AssumeRole},
};

fn origin() -> Origin {
    sts::anybody(Region::default(), "r".into())
}

fn manual(seed: u64) -> Arc<Engine> {
    Engine::new(Settings { seed, pace: Pace::Manual, ..Settings::default() })
}

fn assume(engine: &Engine) -> String {
    let request = AssumeRole {
        role_arn: "arn:aws:iam::123456789012:role/r".to_owned(),
        session_name: "s".to_owned(),
        duration: Duration::from_secs(900),
    };
    let assumed = engine
        .change(&origin(), |world, context, mut ids| world.sts.assume_role(&context, &mut ids, &request));
    assumed.unwrap().access_key_id
}

#[test]
fn time_stands_still_until_it_is_moved() {
    let engine = manual(1);
    let start = engine.now();
    assert_eq!(engine.now(), start);
    assert_eq!(engine.advance(Duration::from_secs(3600)), start + Duration::from_secs(3600));
    assert_eq!(engine.now(), start + Duration::from_secs(3600));
    assert_eq!(engine.settle(10), (start + Duration::from_secs(3600), true));
}

#[test]
fn time_begins_where_the_settings_say() {
    let start = Timestamp::from_millis(1_700_000_000_000);
    let machine = |pace| Engine::new(Settings { pace, start: Some(start), ..Settings::default() });
    assert_eq!(machine(Pace::Manual).now(), start);
    let running = machine(Pace::Quick).now();
    assert!(running >= start && running < start + Duration::from_secs(3600));
}

#[test]
fn a_seed_fixes_what_is_drawn() {
    let draw = |seed| {
        let engine = manual(seed);
        (assume(&engine), assume(&engine))
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1).0, draw(2).0);
    assert_ne!(draw(1).0, draw(1).1);
}

#[test]
fn a_reset_of_one_account_leaves_the_others() {
    let engine = manual(1);
    let key = assume(&engine);
    let known = |key: &str| engine.look(&origin(), |world, _| world.sts.session(key).is_some());
    engine.reset(AccountId::parse("999999999999"));
    assert!(known(&key));
    engine.reset(AccountId::parse("123456789012"));
    assert!(!known(&key));
}

#[test]
fn the_pace_can_be_changed_on_the_way() {
    let engine = manual(1);
    engine.set_pace(Pace::Quick);
    assert_eq!(engine.pace(), Pace::Quick);
    let before = engine.now();
    engine.advance(Duration::from_secs(60));
    assert!(engine.now() >= before + Duration::from_secs(60));
}
