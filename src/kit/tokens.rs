//! The one store of idempotency tokens.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
    time::Duration,
};

use serde::Serialize;

use crate::api::{Operation, Timestamp};

/// The tokens seen in one account and region, with what was answered. Tokens of different operations never meet.
#[derive(Debug, Default, Serialize)]
pub struct Tokens {
    entries: BTreeMap<Key, Entry>,
    #[serde(skip)]
    by_expiry: BTreeSet<(Timestamp, Key)>,
    #[serde(skip)]
    by_subject: BTreeSet<(Box<str>, Key)>,
}

/// The name of an operation, a slash and a token.
type Key = Arc<str>;

#[derive(Debug, Serialize)]
struct Entry {
    request: u64,
    /// The answer, or what the service noted to give it again.
    note: Arc<str>,
    expires: Timestamp,
    subject: Option<Box<str>>,
}

fn key<O: Operation>(token: &str) -> Key {
    format!("{}/{token}", O::info().name).into()
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
        match self.look_up::<O>(now, token, input) {
            Seen::Never => Seen::Never,
            // A reply was written from this very type, so reading it back cannot fail.
            Seen::Same(note) => serde_json::from_str(note).map_or(Seen::Other, Seen::Same),
            Seen::Other => Seen::Other,
        }
    }

    /// What is known of `token`, now sent with `input`: what was [noted](Self::note) for it.
    pub fn look_up<O: Operation>(&self, now: Timestamp, token: &str, input: &O::Input) -> Seen<&str> {
        let known = self.entries.get(&key::<O>(token)).filter(|entry| entry.expires > now);
        match known {
            None => Seen::Never,
            Some(entry) if entry.request == fingerprint(input) => Seen::Same(&entry.note),
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
        let reply = serde_json::to_string(reply).unwrap_or_default();
        self.note::<O>(now, token, input, reply.into(), lifetime);
    }

    /// Remembers for `lifetime` a note from which the request with `token` can be answered again, where that is shorter
    /// than the answer; forgets what has expired.
    pub fn note<O: Operation>(
        &mut self,
        now: Timestamp,
        token: &str,
        input: &O::Input,
        note: Arc<str>,
        lifetime: Duration,
    ) {
        self.forget_expired(now);
        let key = key::<O>(token);
        let expires = now + lifetime;
        let entry = Entry { request: fingerprint(input), note, expires, subject: None };
        self.forget(&key);
        self.by_expiry.insert((expires, key.clone()));
        self.entries.insert(key, entry);
    }

    /// Says that what `token` did, it did to `subject`: the token then lives no longer than
    /// [`expire_by`](Self::expire_by) allows. Nothing happens if the token is not kept.
    pub fn tie<O: Operation>(&mut self, token: &str, subject: &str) {
        let key = key::<O>(token);
        let Some(entry) = self.entries.get_mut(&key) else { return };
        if let Some(old) = entry.subject.replace(subject.into()) {
            self.by_subject.remove(&(old, key.clone()));
        }
        self.by_subject.insert((subject.into(), key));
    }

    /// Lets every token tied to `subject` expire by `latest`, where it would live longer.
    pub fn expire_by(&mut self, subject: &str, latest: Timestamp) {
        let first = (subject.into(), "".into());
        for (_, key) in self.by_subject.range(first..).take_while(|(tied, _)| **tied == *subject) {
            let Some(entry) = self.entries.get_mut(key).filter(|entry| entry.expires > latest) else {
                continue;
            };
            self.by_expiry.remove(&(entry.expires, key.clone()));
            self.by_expiry.insert((latest, key.clone()));
            entry.expires = latest;
        }
    }

    fn forget_expired(&mut self, now: Timestamp) {
        while let Some((_, key)) = self.by_expiry.first().filter(|(expires, _)| *expires <= now).cloned() {
            self.forget(&key);
        }
    }

    fn forget(&mut self, key: &Key) {
        let Some(entry) = self.entries.remove(key) else { return };
        self.by_expiry.remove(&(entry.expires, key.clone()));
        if let Some(subject) = entry.subject {
            self.by_subject.remove(&(subject, key.clone()));
        }
    }
}

fn fingerprint(input: &impl Serialize) -> u64 {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(input).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::batch::{
        UpdateConsumableResource as Update, UpdateConsumableResourceRequest as Request,
        UpdateConsumableResourceResponse as Reply,
    };

    const HOUR: Duration = Duration::from_hours(1);
    const START: Timestamp = Timestamp::from_millis(0);

    fn request(quantity: i64) -> Request {
        Request { quantity: Some(quantity), ..Request::default() }
    }

    fn look(tokens: &Tokens, now: Timestamp, quantity: i64) -> Seen<Reply> {
        tokens.look::<Update>(now, "t", &request(quantity))
    }

    fn kept() -> Tokens {
        let mut tokens = Tokens::default();
        tokens.keep::<Update>(START, "t", &request(1), &Reply::default(), HOUR * 8);
        tokens.tie::<Update>("t", "licence");
        tokens
    }

    #[test]
    fn knows_a_token_until_it_expires() {
        let tokens = kept();
        assert_eq!(look(&tokens, START + HOUR * 7, 1), Seen::Same(Reply::default()));
        assert_eq!(look(&tokens, START, 2), Seen::Other);
        assert_eq!(look(&tokens, START + HOUR * 8, 1), Seen::Never);
    }

    #[test]
    fn the_end_of_its_subject_shortens_a_life_and_never_lengthens_it() {
        let mut tokens = kept();
        tokens.expire_by("licence-2", START);
        tokens.expire_by("licen", START);
        tokens.expire_by("licence", START + HOUR);
        tokens.expire_by("licence", START + HOUR * 9);
        assert_eq!(look(&tokens, START, 1), Seen::Same(Reply::default()));
        assert_eq!(look(&tokens, START + HOUR, 1), Seen::Never);
    }

    #[test]
    fn keeps_nothing_of_what_expired() {
        let mut tokens = kept();
        tokens.expire_by("licence", START + HOUR);
        tokens.keep::<Update>(START + HOUR, "other", &request(1), &Reply::default(), HOUR);
        assert_eq!((tokens.entries.len(), tokens.by_expiry.len(), tokens.by_subject.len()), (1, 1, 0));
    }
}
