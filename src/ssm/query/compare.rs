//! How texts of the inventory are compared: every rule of filters is here.
//!
//! unverified: clients send `active` for `Active` and aggregations answer in lower case, so the case of letters seems
//! not to matter; the order that `LessThan` and `GreaterThan` follow is not documented.

use std::cmp::Ordering;

/// Whether the case of letters matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ssm) enum Case {
    /// `Active` is `active`.
    Ignored,
    /// As for tags.
    Matters,
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// The same number for texts that differ in nothing but case; rarely the same for others.
pub(in crate::ssm) fn hash(text: &str) -> u64 {
    // FNV-1a, a character at a time. It need not withstand anybody: whoever makes values collide only makes searches
    // look at more of them.
    let add = |hash: u64, c: u32| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    if text.is_ascii() {
        text.bytes().fold(start, |hash, byte| add(hash, byte.to_ascii_lowercase().into()))
    } else {
        folded(text).fold(start, |hash, c| add(hash, c.into()))
    }
}

/// Whether two texts are the same.
pub(in crate::ssm) fn equal(one: &str, other: &str, case: Case) -> bool {
    one == other || case == Case::Ignored && folded(one).eq(folded(other))
}

/// Whether `text` begins with `prefix`, whatever the case.
pub(in crate::ssm) fn begins_with(text: &str, prefix: &str) -> bool {
    let mut rest = folded(text);
    folded(prefix).all(|c| rest.next() == Some(c))
}

/// Which of two texts comes first, whatever the case. Digits that stand together are a number, so that `1.9` comes
/// before `1.10`; ISO 8601 times come in their own order.
pub(in crate::ssm) fn order(mut one: &str, mut other: &str) -> Ordering {
    loop {
        let (number, rest) = split_number(one);
        let (other_number, other_rest) = split_number(other);
        let ordering = if number.is_empty() || other_number.is_empty() {
            let (mut left, mut right) = (one.chars(), other.chars());
            let (a, b) = match (left.next(), right.next()) {
                (Some(a), Some(b)) => (a, b),
                (a, b) => return a.is_some().cmp(&b.is_some()),
            };
            (one, other) = (left.as_str(), right.as_str());
            a.to_lowercase().cmp(b.to_lowercase())
        } else {
            (one, other) = (rest, other_rest);
            order_of_numbers(number, other_number)
        };
        if ordering.is_ne() {
            return ordering;
        }
    }
}

fn split_number(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// The order of numbers of any length.
fn order_of_numbers(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_ignored_unless_it_matters() {
        assert!(equal("Active", "aCTIVE", Case::Ignored) && !equal("Active", "aCTIVE", Case::Matters));
        assert!(!equal("Active", "Activ", Case::Ignored) && equal("ÄRGER", "ärger", Case::Ignored));
        assert_eq!(hash("ÄRGER"), hash("ärger"));
        assert!(begins_with("Amazon Linux", "amazon") && begins_with("x", "") && !begins_with("x", "xy"));
    }

    #[test]
    fn numbers_in_texts_count_as_numbers() {
        let ordered =
            ["", "1", "1.9", "1.10", "1.10.1", "2016-08-22T10:01:01Z", "2016-10-01T00:00:00Z", "a", "B", "c"];
        for (place, one) in ordered.iter().enumerate() {
            for (other_place, other) in ordered.iter().enumerate() {
                assert_eq!(order(one, other), place.cmp(&other_place), "{one} {other}");
            }
        }
        assert_eq!(order("1.010", "1.10"), Ordering::Equal);
        assert_eq!(order("99999999999999999999999", "100000000000000000000000"), Ordering::Less);
    }
}
