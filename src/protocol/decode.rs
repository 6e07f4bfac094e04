//! Requests: from bytes to a typed input that keeps every constraint, or to what is wrong with them.

use minicbor::data::Token;
use serde_json::{Map, Value};

use super::{Fault, Wire, check, mismatch};
use crate::api::{
    Operation,
    shape::{Checked, Kind, Location, Shape},
};

/// How deep a body may be nested; the same as `serde_json` allows.
const DEEPEST: usize = 128;

/// The members of a request that travel outside the body, by the names of their labels and query parameters.
pub(crate) type Bindings = Vec<(String, String)>;

/// The typed input of `body`.
///
/// The way of a good request is short: decode, then ask whether it keeps its constraints. Anything else is read again
/// as a tree to say what is wrong with it.
pub(super) fn input<O: Operation>(wire: Wire, body: &[u8], bindings: &Bindings) -> Result<O::Input, Fault> {
    let shape = O::info().input;
    if bindings.is_empty() {
        let decoded: Option<O::Input> = match wire {
            Wire::AwsJson | Wire::RestJson => serde_json::from_slice(body).ok(),
            Wire::RpcCbor => minicbor_serde::from_slice(body).ok(),
        };
        if let Some(input) = decoded.filter(|input| input.satisfies(shape)) {
            return Ok(input);
        }
    }
    let mut value = tree(wire, body)?;
    bind(shape, &mut value, bindings);
    if !value.is_object() {
        return Err(Fault::Unparsable);
    }
    mismatch::conform(shape, &mut value).map_err(Fault::WrongType)?;
    let violations = check::violations(shape, &value);
    if !violations.is_empty() {
        return Err(Fault::Invalid(violations));
    }
    serde_json::from_value(value).map_err(|error| {
        tracing::error!(%error, operation = O::info().name, "a checked request does not fit its type");
        Fault::Unparsable
    })
}

/// Whether `body` can be read at all.
pub(super) fn parses(wire: Wire, body: &[u8]) -> Result<(), Fault> {
    tree(wire, body).map(drop)
}

/// The body as a tree of JSON values.
fn tree(wire: Wire, body: &[u8]) -> Result<Value, Fault> {
    match wire {
        // Operations without members in the body, such as the ones on tags, are sent without one.
        Wire::RestJson if body.is_empty() => Ok(Value::Object(Map::new())),
        Wire::AwsJson | Wire::RestJson => serde_json::from_slice(body).map_err(|_| Fault::Unparsable),
        Wire::RpcCbor if too_deep(body) => Err(Fault::Unparsable),
        Wire::RpcCbor => minicbor_serde::from_slice(body).map_err(|_| Fault::Unparsable),
    }
}

/// Whether a CBOR body is nested deeper than its reader's stack should have to bear, or cannot be read anyway.
fn too_deep(body: &[u8]) -> bool {
    // For each open collection, how many items it still takes; none where only a break ends it.
    let mut open: Vec<Option<u64>> = Vec::new();
    for token in minicbor::decode::Tokenizer::new(body) {
        let Ok(token) = token else { return true };
        let items = match token {
            Token::Array(items) => Some(Some(items)),
            Token::Map(pairs) => Some(Some(pairs.saturating_mul(2))),
            Token::Tag(_) => Some(Some(1)),
            Token::BeginArray | Token::BeginMap | Token::BeginBytes | Token::BeginString => Some(None),
            Token::Break => {
                open.pop();
                None
            }
            _ => None,
        };
        match items {
            Some(Some(0)) => {}
            Some(items) => {
                open.push(items);
                if open.len() > DEEPEST {
                    return true;
                }
                continue;
            }
            None => {}
        }
        while let Some(Some(left)) = open.last_mut() {
            *left -= 1;
            if *left > 0 {
                break;
            }
            open.pop();
        }
    }
    false
}

/// Puts the members that travel in the path and the query into the tree.
fn bind(shape: &Shape, value: &mut Value, bindings: &Bindings) {
    let (Kind::Structure(members), Value::Object(object)) = (&shape.kind, value) else { return };
    for member in *members {
        let (Location::Uri(name) | Location::Query(name)) = member.location else { continue };
        let mut given = bindings.iter().filter(|(key, _)| key == name).map(|(_, text)| Value::from(text.as_str()));
        let bound = match member.shape.kind {
            Kind::List { .. } => Some(given.collect::<Vec<_>>()).filter(|list| !list.is_empty()).map(Value::from),
            _ => given.next(),
        };
        object.remove(member.name);
        object.extend(bound.map(|bound| (member.name.to_owned(), bound)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_cbor_is_refused_before_it_is_read() {
        let nested = |depth| [vec![0x81; depth], vec![0x00]].concat();
        assert!(!too_deep(&nested(100)));
        assert!(too_deep(&nested(200)));
        assert!(!too_deep(&[0x82, 0x81, 0x00, 0x81, 0x00]), "siblings do not add up");
        let unending = vec![0x9f; 200];
        assert!(too_deep(&unending));
        assert!(!too_deep(&[0x5f, 0x41, 0x00, 0xff]), "a text in pieces is one level");
    }
}
