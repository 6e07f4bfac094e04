//! Prints a service's module: types, errors and operations.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use anyhow::{Context, Result, ensure};

use crate::{
    Service,
    model::{AuthType, Model, Operation, Shape, Type},
    names, overrides,
    tables::{self, Tables},
};

/// Beginnings of the names of operations that change nothing.
const READS: [&str; 5] = ["Describe", "List", "Get", "Search", "Scan"];

/// Names that the printed module imports or defines, so that no type may have them.
const TAKEN: [&str; 12] = [
    "Arc",
    "BTreeMap",
    "Error",
    "Operation",
    "OperationInfo",
    "Option",
    "Box",
    "String",
    "Timestamp",
    "Vec",
    "Result",
    "Default",
];

/// Prints the Rust of a service.
///
/// # Errors
///
/// When the model has something that the printer does not know: a dangling name, a blob, a pattern that cannot be
/// translated, a type called like an operation.
pub fn render(service: Service, model: &Model) -> Result<String> {
    let types = types(service, model)?;
    let errors = errors(service, model)?;
    let tables = tables::render(service, model)?;
    let operations = operations(service, model, &tables)?;
    let mut out = head(service, &types);
    for part in [&types, &errors, &operations, &tables.text] {
        out.push('\n');
        out.push_str(part);
    }
    Ok(out)
}

fn head(service: Service, types: &str) -> String {
    let name = service.name();
    let private = if service.private_model_path().is_some() { " and its private companion" } else { "" };
    let mut out = format!(
        "//! Generated from `codegen/models/{name}.json`{private} by `cargo run -p codegen -- write`. Do not edit.\n\n"
    );
    match (types.contains("BTreeMap<"), types.contains("Arc<")) {
        (true, true) => out.push_str("use std::{collections::BTreeMap, sync::Arc};\n\n"),
        (true, false) => out.push_str("use std::collections::BTreeMap;\n\n"),
        (false, true) => out.push_str("use std::sync::Arc;\n\n"),
        (false, false) => {}
    }
    out.push_str("use crate::api::{\n    Operation, OperationInfo,");
    if types.contains("Timestamp") {
        out.push_str(" Timestamp,");
    }
    out.push_str("\n    macros::{enumeration, errors, operation, structure},\n};\n");
    out
}

/// The names of the shapes reachable from requests and answers.
fn reachable(model: &Model) -> Result<BTreeSet<&str>> {
    let operations = model.operations.values();
    tables::closure(model, operations.flat_map(|operation| [&operation.input, &operation.output]))
}

fn types(service: Service, model: &Model) -> Result<String> {
    let mut taken: BTreeSet<String> = model.operations.keys().cloned().collect();
    taken.extend(TAKEN.map(str::to_owned));
    let mut out = String::new();
    for name in reachable(model)? {
        let shape = model.shape(name)?;
        let printed = match (shape.kind, &shape.values) {
            (Type::Structure, _) => structure(service, model, name, shape)?,
            (Type::String, Some(values)) if !overrides::is_text(service, name) => {
                enumeration(name, &overrides::enum_values(service, name, values))
            }
            _ => continue,
        };
        ensure!(taken.insert(names::type_name(name)), "two things are called {name}");
        out.push_str(&printed);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    Ok(out)
}

fn structure(service: Service, model: &Model, name: &str, shape: &Shape) -> Result<String> {
    let mut lines = Vec::new();
    let mut taken = BTreeSet::new();
    for member in shape.fields() {
        let field = names::field(&member.name);
        ensure!(taken.insert(field.clone()), "two fields of {name} are called {field}");
        let required =
            shape.required.contains(&member.name) && !overrides::may_be_missing(service, name, &member.name);
        let need = if required { "required" } else { "optional" };
        let target = member.facts.shape.as_str();
        let mut kind = type_of(service, model, target)?;
        if contains_itself(model, target, name)? {
            kind = format!("Box<{kind}>");
        }
        lines.push(format!("    {need} {field}: {kind} = {:?},\n", member.name));
    }
    Ok(block("structure", name, &lines))
}

fn enumeration(name: &str, values: &[String]) -> String {
    let mut taken = BTreeSet::new();
    let line = |value: &String| {
        format!("    {} = {value:?},\n", names::unique(&names::variant(value), "", &mut taken))
    };
    block("enumeration", name, &values.iter().map(line).collect::<Vec<_>>())
}

fn block(kind: &str, name: &str, lines: &[String]) -> String {
    let open = if lines.is_empty() { "{" } else { "{\n" };
    format!("{kind}!({} {open}{}}});\n", names::type_name(name), lines.concat())
}

/// The Rust type of a shape.
fn type_of(service: Service, model: &Model, name: &str) -> Result<String> {
    let shape = model.shape(name)?;
    let part = |reference: &Option<crate::model::Reference>| {
        let reference =
            reference.as_ref().with_context(|| format!("{name} does not say what it is made of"))?;
        type_of(service, model, &reference.shape)
    };
    Ok(match shape.kind {
        Type::Structure if overrides::is_shared(service, name) => format!("Arc<{}>", names::type_name(name)),
        Type::Structure => names::type_name(name),
        Type::String if shape.values.is_some() && !overrides::is_text(service, name) => {
            names::type_name(name)
        }
        Type::String => "String".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer => "i32".to_owned(),
        Type::Long => "i64".to_owned(),
        Type::Float => "f32".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::List => format!("Vec<{}>", part(&shape.member)?),
        Type::Map => format!("BTreeMap<{}, {}>", part(&shape.key)?, part(&shape.value)?),
        Type::Blob => anyhow::bail!("{name} is a blob, for which there is no type yet"),
    })
}

/// Whether a value of shape `from` holds one of `goal` directly: not by way of a list or map, which allocate.
fn contains_itself(model: &Model, from: &str, goal: &str) -> Result<bool> {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if name == goal {
            return Ok(true);
        }
        let shape = model.shape(name)?;
        if shape.kind == Type::Structure && seen.insert(name) {
            open.extend(shape.parts());
        }
    }
    Ok(false)
}

fn errors(service: Service, model: &Model) -> Result<String> {
    let mut lines = BTreeMap::new();
    for reference in model.operations.values().flat_map(|operation| &operation.errors) {
        let name = reference.shape.as_str();
        let shape = model.shape(name)?;
        let status = shape.error.and_then(|error| error.http_status_code);
        let status = status.unwrap_or(if shape.fault { 500 } else { 400 });
        let listed = shape.fields().iter().map(|member| member.name.as_str());
        let members: Vec<&str> = listed.chain(overrides::unlisted_error_member(service)).collect();
        lines.insert(names::type_name(name), error(name, status, &members));
    }
    for extra in overrides::ERRORS.iter().filter(|extra| extra.service == service) {
        lines.insert(extra.variant.to_owned(), error(extra.code, extra.status, &[extra.member]));
    }
    let mut out = String::from("errors! {\n");
    for (variant, rest) in lines {
        writeln!(out, "    {variant}: {rest}")?;
    }
    out.push_str("}\n");
    Ok(out)
}

fn error(code: &str, status: u16, members: &[&str]) -> String {
    let fields: Vec<String> =
        members.iter().map(|name| format!("{} = {name:?}", names::field(name))).collect();
    match fields.as_slice() {
        [] => format!("{code:?} = {status} {{}}"),
        _ => format!("{code:?} = {status} {{ {} }}", fields.join(", ")),
    }
}

fn operations(service: Service, model: &Model, tables: &Tables) -> Result<String> {
    let mut out = String::new();
    for (name, operation) in &model.operations {
        writeln!(out, "{}", operation_line(service, name, operation, tables)?)?;
    }
    out.push_str("\n/// Every operation of the model, in alphabetical order.\n");
    out.push_str("#[allow(clippy::too_many_lines, reason = \"one line per operation\")]\n");
    out.push_str("pub fn operations() -> Vec<&'static OperationInfo> {\n    vec![\n");
    for name in model.operations.keys() {
        writeln!(out, "        <{name} as Operation>::info(),")?;
    }
    out.push_str("    ]\n}\n\n");
    out.push_str("/// Operations that the service has and the model leaves out, in alphabetical order.\n");
    out.push_str("pub const OTHER_OPERATIONS: &[&str] = &[");
    for name in &model.other_operations {
        write!(out, "\n    {name:?},")?;
    }
    out.push_str(if model.other_operations.is_empty() { "];\n" } else { "\n];\n" });
    if !model.private_operations.is_empty() {
        out.push_str("\n/// Those of the operations that are in no public model, in alphabetical order.\n");
        out.push_str("pub const PRIVATE_OPERATIONS: &[&str] = &[\n");
        for name in &model.private_operations {
            writeln!(out, "    {name:?},")?;
        }
        out.push_str("];\n");
    }
    Ok(out)
}

fn operation_line(service: Service, name: &str, operation: &Operation, tables: &Tables) -> Result<String> {
    let access = if READS.iter().any(|read| name.starts_with(read)) { "read" } else { "write" };
    let id = service.id();
    let (method, uri) = (&operation.http.method, &operation.http.request_uri);
    let (input, output) =
        (names::type_name(&operation.input.shape), names::type_name(&operation.output.shape));
    let table = tables.path(&operation.input.shape)?;
    let signer = match operation.authtype {
        None => "",
        Some(AuthType::None) => " unsigned",
        Some(AuthType::Node) => " node",
    };
    Ok(format!("operation!({id} {name}({access} {method:?} {uri:?}{signer}) {input} -> {output}, {table});"))
}
