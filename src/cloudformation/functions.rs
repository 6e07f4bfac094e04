//! The intrinsic functions: which there are, and what they take.

use super::{
    content::Content,
    error::{Result, TemplateError},
    value::Value,
};

/// The functions, and what else `CloudFormation` counts among them, in the order in which `CloudFormation` lists them.
const FUNCTIONS: [&str; 24] = [
    "Fn::Base64",
    "Fn::GetAtt",
    "Fn::GetAZs",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Split",
    "Fn::FindInMap",
    "Fn::Select",
    "Ref",
    "Fn::Equals",
    "Fn::If",
    "Fn::Not",
    "Condition",
    "Fn::And",
    "Fn::Or",
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
    "Fn::RefAll",
    "Fn::Sub",
    "Fn::Cidr",
    "Fn::Transform",
];

/// What visits the calls of functions.
pub(super) type Visitor<'v, 'a> = dyn FnMut(&'a str, &'a Value) -> Result<()> + 'v;

/// Visits every call of a function in a value, a call before those in its argument.
pub(super) fn visit<'a>(value: &'a Value, visitor: &mut Visitor<'_, 'a>) -> Result<()> {
    if let Some((name, argument)) = value.function() {
        visitor(name, argument)?;
    }
    match value {
        Value::List(elements) => elements.iter().try_for_each(|element| visit(element, visitor)),
        Value::Map(map) => map.iter().try_for_each(|(_, value)| visit(value, visitor)),
        Value::Null | Value::Literal(_) | Value::Text(_) => Ok(()),
    }
}

/// Checks every call of a function in a template.
pub(super) fn check(content: &Content) -> Result<()> {
    let is_extended = content.is_extended();
    let conditions = content.conditions().iter().chain(content.rules().iter()).map(|(_, value)| value);
    let resources = content.resources().iter().flat_map(|resource| resource.definition.iter());
    let outputs = content.outputs().iter().flat_map(|output| [Some(&output.value), output.export.as_ref()]);
    let values = conditions.chain(resources.map(|(_, value)| value)).chain(outputs.flatten());
    for value in values {
        visit(value, &mut |name, argument| match name {
            "Fn::Length" | "Fn::ToJsonString" if is_extended => Ok(()),
            "Fn::FindInMap" if is_extended && argument.list().is_some_and(|list| list.len() == 4) => Ok(()),
            _ => call(name, argument),
        })?;
    }
    Ok(())
}

/// Checks every call of a function in a value.
pub(super) fn check_value(value: &Value) -> Result<()> {
    visit(value, &mut call)
}

/// Checks one call. What is itself the call of a function may become anything.
fn call(name: &str, argument: &Value) -> Result<()> {
    let list = argument.list();
    let has = |count: usize| list.is_some_and(|list| list.len() == count);
    let (is_good, wanted) = match name {
        "Ref" => (is_filled(argument), "every Ref object must have a single String value."),
        "Fn::GetAtt" => return attribute(argument),
        "Fn::Sub" => (is_substitution(argument), SUBSTITUTION),
        "Fn::Base64" => (is_text(argument), "every Fn::Base64 object must have a String-typed value."),
        "Fn::GetAZs" => (is_text(argument), "every Fn::GetAZs object must have a String-typed value."),
        "Fn::ImportValue" => {
            (is_text(argument), "every Fn::ImportValue object must have a String-typed value.")
        }
        "Fn::Join" => (list.is_some_and(is_delimited_list), JOIN),
        "Fn::Split" => (list.is_some_and(is_delimited_text), SPLIT),
        "Fn::Select" => (has(2), SELECT),
        "Fn::FindInMap" => (list.is_some_and(is_lookup), FIND_IN_MAP),
        "Fn::Cidr" => (has(2) || has(3), CIDR),
        "Fn::If" => (list.is_some_and(is_choice), IF),
        "Fn::Equals" => (has(2), "every Fn::Equals object requires a list of 2 string parameters."),
        "Fn::Not" => (has(1), "every Fn::Not object requires one boolean parameter."),
        "Fn::And" => (list.is_some_and(is_several), AND),
        "Fn::Or" => (list.is_some_and(is_several), OR),
        _ if FUNCTIONS.contains(&name) => return Ok(()),
        _ => return Err(unsupported(name)),
    };
    if is_good { Ok(()) } else { Err(TemplateError::function(format_args!("{wanted}"))) }
}

// `unverified:` the words of those for Fn::Cidr, Fn::GetAZs, Fn::ImportValue and Fn::If.
pub(super) const SUBSTITUTION: &str = "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as \
                            first argument, and an optional second argument to specify a mapping of values to replace in \
                            the string";
pub(super) const JOIN: &str = "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be \
                    joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.";
pub(super) const SPLIT: &str = "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split \
                     or a function that returns a string to be split.";
pub(super) const SELECT: &str =
    "Fn::Select requires a list argument with two elements: an integer index and a list";
const FIND_IN_MAP: &str = "every Fn::FindInMap object requires three parameters, the map name, map key and the attribute \
                           for return value";
pub(super) const CIDR: &str = "every Fn::Cidr object requires two parameters, (1) an ipBlock and (2) the count, and an optional third \
                    one, the number of cidrBits";
const IF: &str = "Fn::If requires a list argument with three elements, the first one the name of a condition";
const AND: &str = "every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.";
const OR: &str = "every Fn::Or object requires a list of at least 2 and at most 10 boolean parameters.";

fn unsupported(name: &str) -> TemplateError {
    let known = FUNCTIONS.join(", ");
    TemplateError::bare(format_args!(
        "Template Error: Encountered unsupported function: {name} Supported functions are: [{known}]"
    ))
}

fn attribute(argument: &Value) -> Result<()> {
    let reason = match argument {
        Value::List(list) => match &**list {
            [resource, attribute] if is_filled(resource) && (is_filled(attribute) || is_call(attribute)) => {
                return Ok(());
            }
            _ => {
                "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute"
            }
        },
        _ => {
            "if specifying one argument to Fn::GetAtt, that argument must be a non-empty string in format \
             <LogicalId>.<Attribute>"
        }
    };
    Err(TemplateError::function(format_args!("{reason}")))
}

fn is_call(value: &Value) -> bool {
    value.function().is_some()
}

fn is_text(value: &Value) -> bool {
    value.scalar().is_some() || is_call(value)
}

fn is_filled(value: &Value) -> bool {
    value.scalar().is_some_and(|text| !text.is_empty())
}

fn is_substitution(argument: &Value) -> bool {
    match argument.list() {
        None => argument.scalar().is_some(),
        Some([text, Value::Map(_)]) => text.scalar().is_some(),
        Some(_) => false,
    }
}

fn is_delimited_list(arguments: &[Value]) -> bool {
    match arguments {
        [delimiter, list] => delimiter.scalar().is_some() && (list.list().is_some() || is_call(list)),
        _ => false,
    }
}

fn is_delimited_text(arguments: &[Value]) -> bool {
    matches!(arguments, [delimiter, text] if delimiter.scalar().is_some() && is_text(text))
}

fn is_lookup(arguments: &[Value]) -> bool {
    arguments.len() == 3 && arguments.iter().all(is_text)
}

fn is_choice(arguments: &[Value]) -> bool {
    matches!(arguments, [condition, _, _] if is_filled(condition))
}

fn is_several(arguments: &[Value]) -> bool {
    (2..=10).contains(&arguments.len())
}
