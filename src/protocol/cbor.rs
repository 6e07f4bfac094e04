//! RPC v2 CBOR: from and to trees of JSON values.
//!
//! Operations have one form of their input and output, JSON; CBOR is turned into it and made of it. A second form of
//! each would cost more, at every build and in the program, than it could save.

use minicbor::{Decoder, data::Type};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

/// How deep a body may be nested; the same as `serde_json` allows.
const DEEPEST: usize = 128;

/// A number of seconds since the epoch under tag 1.
type EpochSeconds = minicbor_serde::tag::Optional<1, f64>;

/// A tree on its way to CBOR.
///
/// Whatever has a fraction is a time: the one service that speaks CBOR has no other numbers of that kind, as a test of
/// its model makes sure.
struct Written<'a>(&'a Value);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) if number.is_f64() => {
                EpochSeconds::tagged(number.as_f64().unwrap_or_default()).serialize(serializer)
            }
            // It would be written as a list without elements.
            Value::Null => serializer.serialize_none(),
            Value::Array(list) => serializer.collect_seq(list.iter().map(Written)),
            Value::Object(members) => object(members, serializer),
            other => other.serialize(serializer),
        }
    }
}

fn object<S: Serializer>(members: &Map<String, Value>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(members.len()))?;
    for (name, value) in members {
        map.serialize_entry(name, &Written(value))?;
    }
    map.end()
}

/// What `json` says, which is an answer in JSON.
pub(super) fn from_json(json: &[u8]) -> Vec<u8> {
    written(&serde_json::from_slice(json).unwrap_or_default())
}

/// A tree as CBOR; trees of texts, numbers, lists and maps always have a form.
pub(super) fn written(value: &Value) -> Vec<u8> {
    minicbor_serde::to_vec(Written(value)).unwrap_or_default()
}

/// A body as a tree; none if it cannot be read, or is nested too deep.
pub(super) fn read(body: &[u8]) -> Option<Value> {
    if too_deep(body) { None } else { minicbor_serde::from_slice(body).ok() }
}

/// A body without its tags. The reader of bodies has no form for them, and what one stands before is as good without: a
/// number of seconds.
pub(super) fn untagged(body: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(body.len());
    let mut decoder = Decoder::new(body);
    while decoder.position() < body.len() {
        let start = decoder.position();
        let is_tag = decoder.datatype().ok()? == Type::Tag;
        next_items(&mut decoder).ok()?;
        if !is_tag {
            plain.extend_from_slice(body.get(start..decoder.position())?);
        }
    }
    Some(plain)
}

/// Whether a CBOR body is nested deeper than its reader's stack should have to bear, or cannot be read anyway.
fn too_deep(body: &[u8]) -> bool {
    // For each open collection, how many items it still takes; none where only a break ends it.
    let mut open: Vec<Option<u64>> = Vec::new();
    let mut decoder = Decoder::new(body);
    while decoder.position() < body.len() {
        let Ok(items) = next_items(&mut decoder) else { return true };
        match items {
            Items::Of(0) | Items::None => {}
            Items::Of(items) => open.push(Some(items)),
            Items::UntilBreak => open.push(None),
            Items::Break => drop(open.pop()),
        }
        if open.len() > DEEPEST {
            return true;
        }
        if matches!(items, Items::Of(0) | Items::None | Items::Break) {
            close_full(&mut open);
        }
    }
    false
}

/// What one item of a CBOR body opens.
#[derive(Clone, Copy)]
enum Items {
    /// Nothing: it is a value by itself.
    None,
    /// A collection of so many items.
    Of(u64),
    /// A collection that goes on until a break.
    UntilBreak,
    /// Nothing; it ends the innermost collection.
    Break,
}

fn next_items(decoder: &mut Decoder<'_>) -> Result<Items, minicbor::decode::Error> {
    let counted = |count: Option<u64>, each: u64| {
        count.map_or(Items::UntilBreak, |n| Items::Of(n.saturating_mul(each)))
    };
    Ok(match decoder.datatype()? {
        Type::Array | Type::ArrayIndef => counted(decoder.array()?, 1),
        Type::Map | Type::MapIndef => counted(decoder.map()?, 2),
        Type::Tag => {
            decoder.tag()?;
            Items::Of(1)
        }
        Type::Break => {
            decoder.set_position(decoder.position() + 1);
            Items::Break
        }
        // Texts and bytes in pieces are one value too.
        _ => {
            decoder.skip()?;
            Items::None
        }
    })
}

/// Counts a finished item in its collection, and closes every collection that is full with it.
fn close_full(open: &mut Vec<Option<u64>>) {
    while let Some(Some(left)) = open.last_mut() {
        *left -= 1;
        if *left > 0 {
            return;
        }
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let value = json!({ "a": ["x", 1, -1, true, null], "b": { "c": {} } });
        assert_eq!(read(&written(&value)), Some(value));
    }

    #[test]
    fn times_carry_tag_one() {
        let body = from_json(br#"{"CreatedTime":1550254911.0,"Count":3}"#);
        let mut decoder = Decoder::new(&body);
        assert_eq!(decoder.map().unwrap(), Some(2));
        assert_eq!((decoder.str().unwrap(), decoder.u8().unwrap()), ("Count", 3));
        assert_eq!(decoder.str().unwrap(), "CreatedTime");
        assert_eq!(decoder.tag().unwrap().as_u64(), 1);
        assert_eq!(decoder.f64().unwrap().to_bits(), 1_550_254_911.0_f64.to_bits());
    }

    #[test]
    fn deep_cbor_is_refused_before_it_is_read() {
        let nested = |depth| [vec![0x81; depth], vec![0x00]].concat();
        assert!(!too_deep(&nested(100)));
        assert!(too_deep(&nested(200)));
        assert!(!too_deep(&[0x82, 0x81, 0x00, 0x81, 0x00]), "siblings do not add up");
        assert!(too_deep(&[0x9f; 200]));
        assert!(!too_deep(&[0x5f, 0x41, 0x00, 0xff]), "a text in pieces is one level");
    }
}
