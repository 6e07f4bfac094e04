//! Reduces the schemas of `CloudFormation`'s resource types to the facts in `src/cloudformation/types/facts.txt`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The types of which every property can be asked for with `Fn::GetAtt`.
const WITH_PROPERTIES: &str = include_str!("../models/types-with-properties.txt");

/// Single properties that can be asked for besides, where only some can: `Type Property`.
const PROPERTIES: &str = include_str!("../models/types-properties.txt");

/// One line per type: `type|identifiers|attributes|always replace|sometimes replace|property with tags|others`. The last
/// three and the others name all properties that can be set; those that must be end with `!`.
///
/// `schemas` is cfn-lint's directory `data/schemas`.
///
/// # Errors
///
/// When a schema is missing or not understood.
pub fn facts(schemas: &Path) -> Result<String> {
    let mut lines = String::new();
    for (name, file) in schema_files(&schemas.join("providers/us_east_1.py"))? {
        let path = schemas.join("resources").join(file).with_extension("json");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let schema: Value = serde_json::from_str(&text).with_context(|| format!("{name} has no schema"))?;
        let line = line(&name, &schema);
        ensure!(line.is_ascii() && line.matches('|').count() == 6, "{name} cannot be told in one line");
        lines.push_str(&line);
        lines.push('\n');
    }
    Ok(lines)
}

/// The types of a region with the names of their schemas: entries of a Python dictionary, one per line.
fn schema_files(path: &Path) -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let quoted = |line: &str| -> Option<(String, String)> {
        let mut parts = line.trim().strip_suffix(',')?.split('"');
        let (name, file) = (parts.nth(1)?, parts.nth(1)?);
        name.starts_with("AWS::").then(|| (name.to_owned(), file.to_owned()))
    };
    let files: BTreeMap<_, _> = text.lines().filter_map(quoted).collect();
    ensure!(!files.is_empty(), "{} names no types", path.display());
    Ok(files)
}

fn line(name: &str, schema: &Value) -> String {
    let replacing = [
        pointers(schema, "createOnlyProperties"),
        pointers(schema, "conditionalCreateOnlyProperties"),
        tags(schema).into_iter().collect(),
    ];
    let others = others(schema, &replacing);
    let mut fields = vec![
        pointers(schema, "primaryIdentifier"),
        attributes(name, schema, pointers(schema, "readOnlyProperties")),
    ];
    fields.extend(replacing.into_iter().chain([others]).map(|names| marked(schema, names)));
    let fields: Vec<_> = fields.into_iter().map(|names| names.join(",")).collect();
    [name, &fields.join("|")].join("|")
}

fn pointers(schema: &Value, key: &str) -> Vec<String> {
    let pointers = schema[key].as_array().into_iter().flatten().filter_map(Value::as_str);
    pointers.filter_map(|pointer| Some(pointer.strip_prefix("/properties/")?.replace('/', "."))).collect()
}

fn attributes(name: &str, schema: &Value, read_only: Vec<String>) -> Vec<String> {
    if name == "AWS::CloudFormation::Stack" {
        return vec!["Outputs.*".to_owned()];
    }
    let mut attributes = if WITH_PROPERTIES.lines().any(|each| each == name) {
        let mut all = Vec::new();
        for (property, value) in schema["properties"].as_object().into_iter().flatten() {
            leaves(property, value, schema, &mut all, 0);
        }
        // Passwords can be given and never read.
        let write_only = pointers(schema, "writeOnlyProperties");
        all.retain(|each| !write_only.contains(each));
        all
    } else {
        read_only
    };
    let more = PROPERTIES.lines().filter_map(|line| line.split_once(' ')).filter(|(each, _)| *each == name);
    attributes.extend(more.map(|(_, property)| property.to_owned()));
    if name == "AWS::ServiceCatalog::CloudFormationProvisionedProduct" {
        attributes.iter_mut().filter(|each| *each == "Outputs").for_each(|each| each.push_str(".*"));
    }
    // What is inside the elements of a list has no name.
    attributes.retain(|each| !each.contains(".*.") && (!each.ends_with('*') || each.starts_with("Outputs")));
    attributes
}

/// The properties that can be set and are not named yet; `*` if there can be any.
fn others(schema: &Value, named: &[Vec<String>]) -> Vec<String> {
    if schema["additionalProperties"] != false || !schema["patternProperties"].is_null() {
        return vec!["*".to_owned()];
    }
    let read_only = pointers(schema, "readOnlyProperties");
    let is_named = |name: &String| named.iter().any(|some| some.contains(name));
    let all = schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone());
    all.filter(|name| !read_only.contains(name) && !is_named(name)).collect()
}

/// Marks the properties that must be set.
fn marked(schema: &Value, mut names: Vec<String>) -> Vec<String> {
    let required = |name: &str| schema["required"].as_array().into_iter().flatten().any(|each| each == name);
    names.iter_mut().filter(|name| required(name)).for_each(|name| name.push('!'));
    names
}

/// The properties within one that hold no others and are no lists of such.
fn leaves(path: &str, property: &Value, schema: &Value, all: &mut Vec<String>, depth: usize) {
    let definition = property["$ref"].as_str().and_then(|pointer| schema.pointer(pointer.strip_prefix('#')?));
    if let Some(definition) = definition.filter(|_| depth < 8) {
        return leaves(path, definition, schema, all, depth + 1);
    }
    let is = |value: &Value, name: &str| match value {
        Value::String(one) => one == name,
        Value::Array(several) => several.iter().any(|each| each == name),
        _ => false,
    };
    let kind = &property["type"];
    if is(kind, "object") {
        for (name, value) in property["properties"].as_object().into_iter().flatten() {
            leaves(&format!("{path}.{name}"), value, schema, all, depth + 1);
        }
    } else if !is(kind, "array")
        || !["object", "array"].iter().any(|name| is(&property["items"]["type"], name))
    {
        all.push(path.to_owned());
    }
}

/// The property with the tags, if resources of this type have any.
fn tags(schema: &Value) -> Option<String> {
    let tagging = &schema["tagging"];
    if tagging["taggable"] == false || schema["taggable"] == false {
        return None;
    }
    let property =
        tagging["tagProperty"].as_str().unwrap_or("/properties/Tags").strip_prefix("/properties/")?;
    schema["properties"].get(property).map(|_| property.to_owned())
}
