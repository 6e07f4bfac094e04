//! Rules: what the parameters of a template must keep together, asserted with functions that only rules have.

use super::{Evaluation, Lookup, booleans, expressions::Evaluator};
use crate::cloudformation::{
    error::{Result, TemplateError},
    value::{Map, Value},
};

/// Checks every rule whose condition holds.
///
/// # Errors
/// The first assertion that does not hold.
pub(super) fn check(evaluation: &Evaluation<'_>, rules: &Map, lookup: &dyn Lookup) -> Result<()> {
    let evaluator = Evaluator { evaluation, lookup };
    for (name, rule) in rules.iter() {
        let Some(rule) = rule.map() else { continue };
        if let Some(condition) = rule.get("RuleCondition")
            && !holds(&evaluator, condition)?
        {
            continue;
        }
        for assertion in rule.get("Assertions").and_then(Value::list).unwrap_or_default() {
            let Some(assertion) = assertion.map() else { continue };
            let Some(assert) = assertion.get("Assert") else { continue };
            if !holds(&evaluator, assert)? {
                return Err(broken(name, assertion.get("AssertDescription").and_then(Value::scalar)));
            }
        }
    }
    Ok(())
}

/// `unverified:` the words; that the description is told is documented.
fn broken(rule: &str, description: Option<&str>) -> TemplateError {
    match description {
        Some(description) => TemplateError::bare(format_args!("Rule {rule} failed: {description}")),
        None => TemplateError::bare(format_args!("Rule {rule} failed.")),
    }
}

/// Whether something true or false holds, which may be a function that only rules have.
fn holds(evaluator: &Evaluator<'_>, value: &Value) -> Result<bool> {
    let Some((name, argument)) = value.function() else { return booleans::holds(evaluator, value) };
    let list = argument.list().unwrap_or_default();
    match (name, list) {
        ("Fn::Contains", [list, wanted]) => {
            let (list, wanted) = (texts(evaluator, list)?, texts(evaluator, wanted)?);
            Ok(wanted.iter().all(|wanted| list.contains(wanted)))
        }
        ("Fn::EachMemberEquals", [list, wanted]) => {
            let (list, wanted) = (texts(evaluator, list)?, texts(evaluator, wanted)?);
            Ok(list.iter().all(|each| wanted.first() == Some(each)))
        }
        ("Fn::EachMemberIn", [list, allowed]) => {
            let (list, allowed) = (texts(evaluator, list)?, texts(evaluator, allowed)?);
            Ok(list.iter().all(|each| allowed.contains(each)))
        }
        ("Fn::Not", [inner]) => Ok(!holds(evaluator, inner)?),
        ("Fn::And", list) => list.iter().try_fold(true, |all, value| Ok(holds(evaluator, value)? && all)),
        ("Fn::Or", list) => list.iter().try_fold(false, |any, value| Ok(holds(evaluator, value)? || any)),
        ("Fn::Equals", [one, other]) => Ok(texts(evaluator, one)? == texts(evaluator, other)?),
        _ => booleans::holds(evaluator, value),
    }
}

/// The texts that an argument comes to: one, or those of a list.
fn texts(evaluator: &Evaluator<'_>, value: &Value) -> Result<Vec<Box<str>>> {
    if let Some((name, argument)) = value.function() {
        match name {
            "Fn::RefAll" => return Ok(of_type(evaluator, argument)),
            "Fn::ValueOf" | "Fn::ValueOfAll" => {
                // What only the services know whose things the parameters name: their tags and attributes.
                return Err(TemplateError::function(format_args!(
                    "Stockroom does not know what {name} asks for: attributes of things outside of the stack."
                )));
            }
            _ => {}
        }
    }
    let elements = match value {
        Value::List(elements) => elements.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut texts = Vec::new();
    for element in elements {
        match evaluator.value(element)? {
            Some(Value::List(list)) => {
                texts.extend(list.iter().filter_map(Value::scalar).map(Box::<str>::from));
            }
            Some(value) => texts.extend(value.scalar().map(Box::from)),
            None => {}
        }
    }
    Ok(texts)
}

/// The values of all parameters of a type.
fn of_type(evaluator: &Evaluator<'_>, argument: &Value) -> Vec<Box<str>> {
    let wanted = argument.scalar().unwrap_or_default();
    let evaluation = evaluator.evaluation;
    let parameters = evaluation.content.parameters().iter();
    let of_type = parameters.filter(|parameter| parameter.parameter_type.name() == wanted);
    let values = of_type.filter_map(|parameter| evaluation.parameters.get(&*parameter.name));
    values.filter_map(Value::scalar).map(Box::from).collect()
}
