//! `Fn::GetAZs`: the availability zones of a region.

use super::expressions::Evaluator;
use crate::cloudformation::{error::Result, value::Value};

/// The letters of the zones of regions that do not have exactly `a`, `b` and `c`.
const OTHERS: [(&str, &str); 7] = [
    ("us-east-1", "abcdef"),
    ("us-west-2", "abcd"),
    // The zones that new accounts are given.
    ("us-west-1", "ac"),
    ("ap-northeast-1", "acd"),
    ("ap-northeast-2", "abcd"),
    ("ca-central-1", "abd"),
    ("cn-north-1", "abd"),
];

/// The zones of the region named, or of the stack's where it is empty.
pub(super) fn evaluate(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    const WANTED: &str = "every Fn::GetAZs object must have a String-typed value.";
    let Some(region) = evaluator.text(argument, WANTED)? else { return Ok(Value::Null) };
    let region = if region.is_empty() { &evaluator.evaluation.surroundings.region } else { &region };
    let letters = OTHERS.iter().find(|(name, _)| *name == &**region).map_or("abc", |(_, letters)| letters);
    Ok(Value::List(letters.chars().map(|letter| Value::Text(format!("{region}{letter}").into())).collect()))
}
