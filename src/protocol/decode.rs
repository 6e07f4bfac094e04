//! Requests: from bytes to a typed input that keeps every constraint, or to what is wrong with them.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Fault, Wire, cbor, check, mismatch, slots::Slots};
use crate::api::{
    OperationInfo,
    shape::{Kind, Location, Shape},
};

/// The members of a request that travel outside the body, by the names of their labels and query parameters.
pub(crate) type Bindings = Vec<(String, String)>;

/// Reads `body` into `input`, typed.
///
/// The way of a good request is short: decode, then ask whether it keeps its constraints. Anything else is read again
/// as a tree to say what is wrong with it.
///
/// Every input has one reader, from JSON text: other forms are turned into that first. A second reader for each of the
/// operations would cost more time at every build than it could save.
pub(super) fn read(
    operation: &OperationInfo,
    wire: Wire,
    body: &[u8],
    bindings: &Bindings,
    input: &mut dyn Slots,
) -> Result<(), Fault> {
    let json = match wire {
        // Also where nobody looks at it: readers pass over members that they do not know.
        Wire::AwsJson | Wire::RestJson => Cow::Borrowed(str::from_utf8(body).map_err(|_| Fault::Unparsable)?),
        Wire::RpcCbor => Cow::Owned(written(&tree(wire, body)?)),
    };
    if bindings.is_empty() && matches!(input.read(&json), Ok(true)) {
        return Ok(());
    }
    let conforming = conforming(wire, operation.input, body, bindings)?;
    input.read(&conforming).map(drop).map_err(|error| {
        // Where, and not what: the error may quote the request.
        tracing::error!(
            operation = operation.name,
            column = error.column(),
            "a checked request does not fit its type"
        );
        Fault::Unparsable
    })
}

/// The request as JSON text that fits its shape and keeps every constraint of it, with what travelled outside the body.
fn conforming(wire: Wire, shape: &Shape, body: &[u8], bindings: &Bindings) -> Result<String, Fault> {
    let mut value = tree(wire, body)?;
    bind(shape, &mut value, bindings);
    if !value.is_object() {
        return Err(Fault::Unparsable);
    }
    mismatch::conform(shape, &mut value).map_err(Fault::WrongType)?;
    let violations = check::violations(shape, &value);
    if violations.is_empty() { Ok(written(&value)) } else { Err(Fault::Invalid(violations)) }
}

/// A tree as JSON text; trees of texts, numbers, lists and maps always have one.
fn written(value: &Value) -> String {
    value.to_string()
}

/// Whether `body` can be read at all.
pub(super) fn parses(wire: Wire, body: &[u8]) -> Result<(), Fault> {
    tree(wire, body).map(drop)
}

/// What a body says, with what travelled outside it where `shape` knows a place for that; none if it cannot be read.
pub(crate) fn read_input(
    wire: Wire,
    body: &[u8],
    shape: Option<&Shape>,
    bindings: &[(String, String)],
) -> Option<Value> {
    let mut value = tree(wire, body).ok()?;
    if let Some(shape) = shape.filter(|_| !bindings.is_empty()) {
        bind(shape, &mut value, bindings);
    }
    Some(value)
}

/// The body as a tree of JSON values.
fn tree(wire: Wire, body: &[u8]) -> Result<Value, Fault> {
    match wire {
        // Operations without members in the body, such as the ones on tags, are sent without one.
        Wire::RestJson | Wire::RpcCbor if body.is_empty() => Ok(Value::Object(Map::new())),
        Wire::AwsJson | Wire::RestJson => serde_json::from_slice(body).map_err(|_| Fault::Unparsable),
        Wire::RpcCbor => cbor::read(body).ok_or(Fault::Unparsable),
    }
}

/// Puts the members that travel in the path and the query into the tree.
fn bind(shape: &Shape, value: &mut Value, bindings: &[(String, String)]) {
    let (Kind::Structure(members), Value::Object(object)) = (&shape.kind, value) else { return };
    for member in *members {
        let (Location::Uri(name) | Location::Query(name)) = member.location else { continue };
        let mut given =
            bindings.iter().filter(|(key, _)| key == name).map(|(_, text)| Value::from(text.as_str()));
        let bound = match member.shape.kind {
            Kind::List { .. } => {
                Some(given.collect::<Vec<_>>()).filter(|list| !list.is_empty()).map(Value::from)
            }
            _ => given.next(),
        };
        object.remove(member.name);
        object.extend(bound.map(|bound| (member.name.to_owned(), bound)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::{
        api::{Operation, batch, servicecatalog, shape::Checked, ssm},
        protocol::slots::Typed,
    };

    fn input<O: Operation>(wire: Wire, body: &[u8], bindings: &Bindings) -> Result<O::Input, Fault> {
        let mut typed = Typed::<O, ssm::Error>::default();
        read(O::info(), wire, body, bindings, &mut typed)?;
        Ok(typed.input.expect("what is read without a fault is there"))
    }

    fn json_input<O: Operation>(value: &Value) -> Result<O::Input, Fault> {
        input::<O>(Wire::AwsJson, value.to_string().as_bytes(), &Vec::new())
    }

    #[test]
    fn a_good_request_is_decoded() {
        let value = json!({ "InstanceId": "i-12345678", "Items": [
            { "TypeName": "Custom:X", "SchemaVersion": "1.0", "CaptureTime": "2016-08-22T10:01:01Z", "Content": [{ "a": "b" }] },
        ], "Unknown": [1, { "x": null }] });
        let input = json_input::<ssm::PutInventory>(&value).unwrap();
        assert_eq!(input.items[0].content.as_ref().unwrap()[0]["a"], "b");
    }

    #[test]
    fn wrong_types_come_before_broken_constraints() {
        let fault = json_input::<ssm::PutInventory>(&json!({ "InstanceId": 5 })).unwrap_err();
        assert_eq!(fault, Fault::WrongType("NUMBER_VALUE can not be converted to a String".into()));
        let fault = json_input::<ssm::PutInventory>(&json!({ "Items": [["x"]] })).unwrap_err();
        assert_eq!(fault, Fault::WrongType("Unexpected field type".into()), "a list is no structure");
    }

    #[test]
    fn a_fraction_for_a_whole_number_is_cut_off() {
        let input = json_input::<ssm::GetInventory>(&json!({ "MaxResults": 7.9 })).unwrap();
        assert_eq!(input.max_results, Some(7));
    }

    #[test]
    fn the_last_of_repeated_members_wins() {
        let body = br#"{"MaxResults":7,"MaxResults":8}"#;
        let input = input::<ssm::GetInventory>(Wire::AwsJson, body, &Vec::new()).unwrap();
        assert_eq!(input.max_results, Some(8));
    }

    #[test]
    fn unreadable_bodies() {
        let unparsable = |body| {
            let fault = input::<ssm::GetInventory>(Wire::AwsJson, body, &Vec::new()).unwrap_err();
            assert_eq!(fault, Fault::Unparsable);
        };
        unparsable(b"");
        unparsable(b"{\"Unknown\":\"\xff\"}");
        for body in [&b"{"[..], b"[]", b"null", b"\xff", "[".repeat(100_000).as_bytes()] {
            unparsable(body);
            let fault = input::<servicecatalog::ListPortfolios>(Wire::RpcCbor, body, &Vec::new());
            assert_eq!(fault.unwrap_err(), Fault::Unparsable);
        }
        assert!(input::<servicecatalog::ListPortfolios>(Wire::RpcCbor, b"", &Vec::new()).is_ok());
    }

    #[test]
    fn labels_and_query_parameters_are_bound() {
        let bindings = vec![
            ("resourceArn".to_owned(), "arn".to_owned()),
            ("tagKeys".to_owned(), "a".to_owned()),
            ("tagKeys".to_owned(), "b".to_owned()),
        ];
        let input = input::<batch::UntagResource>(Wire::RestJson, b"", &bindings).unwrap();
        assert_eq!(
            (input.resource_arn.as_str(), input.tag_keys),
            ("arn", vec!["a".to_owned(), "b".to_owned()])
        );
    }

    #[test]
    fn cbor_and_json_mean_the_same() {
        let value = json!({ "DisplayName": "d", "ProviderName": "p", "IdempotencyToken": "t", "Tags": [{ "Key": "k", "Value": "v" }] });
        let cbor = minicbor_serde::to_vec(&value).unwrap();
        let from_cbor = input::<servicecatalog::CreatePortfolio>(Wire::RpcCbor, &cbor, &Vec::new()).unwrap();
        assert_eq!(from_cbor, json_input::<servicecatalog::CreatePortfolio>(&value).unwrap());
    }

    /// Values around those a request may have: right and wrong types, lengths, patterns, enums, nulls.
    fn any_value(shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
        let scalars = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-2i64..200).prop_map(Value::from),
            "[a-zA-Z:. -]{0,4}".prop_map(Value::from),
        ];
        let fitting = match &shape.kind {
            Kind::Enum(values, _) => proptest::sample::select(values.to_vec()).prop_map(Value::from).boxed(),
            Kind::String(_) => proptest::sample::select(vec![
                "i-12345678",
                "Custom:X",
                "1.0",
                "2016-08-22T10:01:01Z",
                "a",
                "",
            ])
            .prop_map(Value::from)
            .boxed(),
            Kind::Integer(_) | Kind::Long(_) => (0i64..60).prop_map(Value::from).boxed(),
            Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
            Kind::Float | Kind::Timestamp => (0.0..9e9).prop_map(Value::from).boxed(),
            Kind::List { member, .. } if depth > 0 => {
                proptest::collection::vec(any_value(member, depth - 1), 0..3).prop_map(Value::from).boxed()
            }
            Kind::Map { value, .. } if depth > 0 => {
                proptest::collection::btree_map("[A-Za-z]{0,3}", any_value(value, depth - 1), 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect()))
                    .boxed()
            }
            Kind::Structure(members) if depth > 0 => {
                let members: Vec<_> = members
                    .iter()
                    .map(|member| {
                        (
                            Just(member.name),
                            proptest::option::weighted(0.8, any_value(member.shape, depth - 1)),
                        )
                    })
                    .collect();
                members
                    .prop_map(|members| {
                        let given =
                            members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
                        Value::Object(given.collect())
                    })
                    .boxed()
            }
            _ => Just(json!({})).boxed(),
        };
        prop_oneof![12 => fitting, 1 => scalars].boxed()
    }

    /// The short way and the long way must agree: what decodes and satisfies its shape has nothing wrong with it, and
    /// what is refused is refused with a reason.
    fn both_ways_agree<O: Operation>(value: &Value) {
        let shape = O::info().input;
        let short: Option<O::Input> = serde_json::from_value(value.clone()).ok();
        let short = short.filter(|input: &O::Input| input.satisfies(shape));
        let mut conformed = value.clone();
        let long = value.is_object()
            && mismatch::conform(shape, &mut conformed).is_ok()
            && check::violations(shape, &conformed).is_empty();
        if short.is_some() {
            assert!(long, "{value}: taken, but {:?}", check::violations(shape, value));
        }
        assert_eq!(json_input::<O>(value).is_ok(), long, "{value}");
    }

    proptest! {
        #[test]
        fn put_inventory(value in any_value(ssm::PutInventory::info().input, 5)) {
            both_ways_agree::<ssm::PutInventory>(&value);
        }

        #[test]
        fn get_inventory(value in any_value(ssm::GetInventory::info().input, 6)) {
            both_ways_agree::<ssm::GetInventory>(&value);
        }

        #[test]
        fn provision_product(value in any_value(servicecatalog::ProvisionProduct::info().input, 4)) {
            both_ways_agree::<servicecatalog::ProvisionProduct>(&value);
        }

        #[test]
        fn search_products(value in any_value(servicecatalog::SearchProducts::info().input, 4)) {
            both_ways_agree::<servicecatalog::SearchProducts>(&value);
        }

        #[test]
        fn submit_job(value in any_value(batch::SubmitJob::info().input, 5)) {
            both_ways_agree::<batch::SubmitJob>(&value);
        }
    }
}
