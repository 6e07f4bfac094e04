//! RPC v2 CBOR: from and to trees of JSON values.
//!
//! Operations have one form of their input and output, JSON; CBOR is turned into it and made of it. A second form of
//! each would cost more, at every build and in the program, than it could save.

use minicbor::{Decoder, data::Type};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

use crate::kit::Ordered;

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
    let mut decoder = Decoder::new(body);
    let value = item(&mut decoder, 0)?;
    (decoder.position() == body.len()).then_some(value)
}

/// An item of a body. What JSON has no form for becomes something that no member takes, so that it harms only where a
/// member is known: nobody minds what the others have in them.
fn item(decoder: &mut Decoder<'_>, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    Some(match decoder.datatype().ok()? {
        Type::Bool => decoder.bool().ok()?.into(),
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => decoder.u64().ok()?.into(),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => decoder.i64().ok()?.into(),
        Type::F32 => decoder.f32().ok()?.into(),
        Type::F64 => decoder.f64().ok()?.into(),
        Type::String => decoder.str().ok()?.into(),
        Type::StringIndef => decoder.str_iter().ok()?.collect::<Result<String, _>>().ok()?.into(),
        Type::Array | Type::ArrayIndef => {
            let count = decoder.array().ok()?;
            items(decoder, count, |decoder| item(decoder, depth + 1))?.into()
        }
        Type::Map | Type::MapIndef => {
            let count = decoder.map().ok()?;
            let members = items(decoder, count, |decoder| {
                let Value::String(name) = item(decoder, depth + 1)? else { return None };
                Some((name, item(decoder, depth + 1)?))
            })?;
            members.into_iter().into_object().into()
        }
        // What a tag stands before is as good without: a number of seconds.
        Type::Tag => {
            decoder.tag().ok()?;
            item(decoder, depth + 1)?
        }
        Type::Null | Type::Undefined => {
            decoder.skip().ok()?;
            Value::Null
        }
        // Nothing that a member takes has a number of sixteen bits.
        Type::Bytes | Type::BytesIndef | Type::Int | Type::F16 | Type::Simple => {
            decoder.skip().ok()?;
            Value::Array(vec![Value::Array(Vec::new())])
        }
        Type::Break | Type::Unknown(_) => return None,
    })
}

/// So many items, or all until a break.
fn items<'b, T>(
    decoder: &mut Decoder<'b>,
    count: Option<u64>,
    mut next: impl FnMut(&mut Decoder<'b>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut items = Vec::new();
    loop {
        let is_over = match count {
            Some(count) => items.len() as u64 == count,
            None => decoder.datatype().ok()? == Type::Break,
        };
        if is_over {
            break;
        }
        items.push(next(decoder)?);
    }
    if count.is_none() {
        decoder.set_position(decoder.position() + 1);
    }
    Some(items)
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
    fn deep_cbor_is_refused() {
        let nested = |depth| [vec![0x81; depth], vec![0x00]].concat();
        assert!(read(&nested(100)).is_some());
        assert!(read(&nested(200)).is_none());
        assert!(read(&[vec![0x81; 100_000], vec![0x00]].concat()).is_none());
        assert!(read(&vec![0xc1; 100_000]).is_none());
        assert!(read(&[0x9f; 200]).is_none());
        assert_eq!(read(&[0x82, 0x81, 0x00, 0x81, 0x00]), Some(json!([[0], [0]])), "siblings do not add up");
    }

    #[test]
    fn whatever_cbor_has_can_be_read() {
        let odd = json!([[]]);
        for (body, value) in [
            (&[0xc1, 0x1a, 0x65, 0x53, 0xf1, 0x00][..], json!(1_700_000_000)),
            (&[0x42, 0x01, 0x02], odd.clone()),
            (&[0x5f, 0x41, 0x00, 0xff], odd.clone()),
            (&[0xc2, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0], odd.clone()),
            (&[0x3b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], odd.clone()),
            (&[0xf7], Value::Null),
            (&[0xf9, 0x3e, 0x00], odd),
            (&[0xfa, 0x3f, 0xc0, 0x00, 0x00], json!(1.5)),
            (&[0xfb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0], Value::Null),
            (&[0x7f, 0x61, b'a', 0x61, b'b', 0xff], json!("ab")),
            (&[0xbf, 0x61, b'a', 0x9f, 0xff, 0xff], json!({ "a": [] })),
        ] {
            assert_eq!(read(body), Some(value), "{body:x?}");
        }
        for body in [&[][..], &[0x00, 0x00], &[0xa1, 0x00, 0x00], &[0xff], &[0x82, 0x00], &[0x61, 0xff]] {
            assert_eq!(read(body), None, "{body:x?}");
        }
    }
}
