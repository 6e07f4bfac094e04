//! The one store of idempotency tokens.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    time::Duration,
};

use serde::Serialize;

use crate::api::{Operation, Timestamp};

/// The tokens seen in one account and region, with what was answered. Tokens of different operations never meet.
#[derive(Debug, Default, Serialize)]
pub struct Tokens {
    #[serde(serialize_with = "serialize_entries")]
    entries: BTreeMap<Key, Entry>,
    #[serde(skip)]
    by_expiry: BTreeSet<(Timestamp, Key)>,
}

type Key = (&'static str, String);

#[derive(Debug, Serialize)]
struct Entry {
    request: u64,
    reply: String,
    expires: Timestamp,
}

fn serialize_entries<S: serde::Serializer>(entries: &BTreeMap<Key, Entry>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(entries)
}

/// What is known of a token.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen<T> {
    /// Nothing: the request is new.
    Never,
    /// It came with the same request, which was answered so.
    Same(T),
    /// It came with another request.
    Other,
}

impl Tokens {
    /// What is known of `token`, now sent with `input`.
    pub fn look<O: Operation>(&self, now: Timestamp, token: &str, input: &O::Input) -> Seen<O::Output> {
        let known = self.entries.get(&(O::info().name, token.to_owned())).filter(|entry| entry.expires > now);
        match known {
            None => Seen::Never,
            Some(entry) if entry.request == fingerprint(input) => {
                // A reply was written from this very type, so reading it back cannot fail.
                serde_json::from_str(&entry.reply).map_or(Seen::Other, Seen::Same)
            }
            Some(_) => Seen::Other,
        }
    }

    /// Remembers for `lifetime` what the request with `token` was answered; forgets what has expired.
    pub fn keep<O: Operation>(
        &mut self,
        now: Timestamp,
        token: &str,
        input: &O::Input,
        reply: &O::Output,
        lifetime: Duration,
    ) {
        self.forget_expired(now);
        let key = (O::info().name, token.to_owned());
        let expires = now + lifetime;
        let reply = serde_json::to_string(reply).unwrap_or_default();
        let entry = Entry { request: fingerprint(input), reply, expires };
        if let Some(old) = self.entries.insert(key.clone(), entry) {
            self.by_expiry.remove(&(old.expires, key.clone()));
        }
        self.by_expiry.insert((expires, key));
    }

    fn forget_expired(&mut self, now: Timestamp) {
        while let Some((_, key)) = self.by_expiry.first().filter(|(expires, _)| *expires <= now).cloned() {
            self.by_expiry.pop_first();
            self.entries.remove(&key);
        }
    }
}

fn fingerprint(input: &impl Serialize) -> u64 {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(input).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}
