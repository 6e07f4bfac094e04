//! The one pager: ordered pages that stay stable while the world changes.

use std::hash::{DefaultHasher, Hash, Hasher};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use super::Scope;

/// A page, and the token of the next one if there is more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// What is on it, in order.
    pub items: Vec<T>,
    /// The token of the next page.
    pub next: Option<String>,
}

/// A token that this list did not hand out for this query in this account and region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the page token is not valid for this request")]
pub struct BadToken;

/// A list that is read in pages: which one, whose, and what was asked of it.
///
/// A token holds the key of the last element handed out, so a page goes on behind it whatever was added or removed
/// meanwhile; and a checksum over list, scope and query, so that it serves nothing else.
#[derive(Debug)]
pub struct Pager<'a, Q> {
    /// The operation.
    pub list: &'static str,
    /// The account and region.
    pub scope: &'a Scope,
    /// What was asked, without token and page size.
    pub query: &'a Q,
}

impl<Q: Serialize> Pager<'_, Q> {
    /// The page behind `token`, at most `limit` elements long. `walk` yields key and element in key order, beginning
    /// behind the key it is given.
    ///
    /// # Errors
    /// [`BadToken`] if the token is not one of this list.
    pub fn page<K, T, I>(
        &self,
        token: Option<&str>,
        limit: usize,
        walk: impl FnOnce(Option<K>) -> I,
    ) -> Result<Page<T>, BadToken>
    where
        K: Serialize + DeserializeOwned,
        I: IntoIterator<Item = (K, T)>,
    {
        let after = token.map(|token| self.open(token)).transpose()?;
        let mut rest = walk(after).into_iter();
        let mut items = Vec::new();
        let mut last = None;
        while items.len() < limit {
            let Some((key, item)) = rest.next() else { return Ok(Page { items, next: None }) };
            items.push(item);
            last = Some(key);
        }
        let next = last.filter(|_| rest.next().is_some()).map(|key| self.seal(&key));
        Ok(Page { items, next })
    }

    fn seal(&self, key: &impl Serialize) -> String {
        // Keys are plain texts, numbers and tuples of those, which always have a JSON form.
        let key = serde_json::to_vec(key).unwrap_or_default();
        let mut bytes = self.checksum(&key).to_be_bytes().to_vec();
        bytes.extend(key);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn open<K: DeserializeOwned>(&self, token: &str) -> Result<K, BadToken> {
        let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| BadToken)?;
        let (checksum, key) = bytes.split_first_chunk::<8>().ok_or(BadToken)?;
        if u64::from_be_bytes(*checksum) != self.checksum(key) {
            return Err(BadToken);
        }
        serde_json::from_slice(key).map_err(|_| BadToken)
    }

    fn checksum(&self, key: &[u8]) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.list, self.scope, serde_json::to_vec(self.query).unwrap_or_default(), key).hash(&mut hasher);
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, ops::Bound};

    use proptest::prelude::*;

    use super::*;
    use crate::kit::{AccountId, Region};

    fn scope() -> Scope {
        Scope { account: AccountId::DEFAULT, region: Region::default() }
    }

    fn read(
        set: &BTreeSet<u16>,
        token: Option<&str>,
        limit: usize,
        query: &str,
    ) -> Result<Page<u16>, BadToken> {
        Pager { list: "List", scope: &scope(), query: &query }.page(token, limit, |after: Option<u16>| {
            let from = after.map_or(Bound::Unbounded, Bound::Excluded);
            set.range((from, Bound::Unbounded)).map(|key| (*key, *key))
        })
    }

    #[test]
    fn refuses_tokens_of_others() {
        let set = BTreeSet::from([1, 2, 3]);
        let token = read(&set, None, 1, "a").unwrap().next.unwrap();
        assert_eq!(read(&set, Some(&token), 9, "a").unwrap().items, [2, 3]);
        assert_eq!(read(&set, Some(&token), 9, "b"), Err(BadToken));
        for token in ["", "x", "AAAAAAAAAAAAAAAA", &token[1..]] {
            assert_eq!(read(&set, Some(token), 9, "a"), Err(BadToken), "{token}");
        }
    }

    #[test]
    fn a_full_last_page_has_no_token() {
        assert_eq!(read(&BTreeSet::from([1, 2]), None, 2, "").unwrap().next, None);
    }

    proptest! {
        #[test]
        fn every_element_that_stays_is_seen_once(
            stays in proptest::collection::btree_set(any::<u16>(), 0..60),
            changes in proptest::collection::vec((any::<u16>(), any::<bool>()), 0..60),
            limit in 1usize..7,
        ) {
            let mut set = stays.clone();
            let mut changes = changes.into_iter().filter(|(key, _)| !stays.contains(key));
            let mut seen = Vec::new();
            let mut token = None;
            loop {
                let page = read(&set, token.as_deref(), limit, "").unwrap();
                prop_assert!(page.items.len() <= limit);
                seen.extend(page.items);
                token = page.next;
                if token.is_none() { break }
                if let Some((key, add)) = changes.next() {
                    if add { set.insert(key); } else { set.remove(&key); }
                }
            }
            prop_assert!(seen.is_sorted_by(|a, b| a < b));
            prop_assert!(stays.iter().all(|key| seen.binary_search(key).is_ok()));
        }
    }
}
