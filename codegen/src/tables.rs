//! Prints the tables that requests are checked against.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use anyhow::{Context, Result, bail};

use crate::{
    Service,
    model::{Member, Model, Reference, Shape, Type},
    names, overrides, pattern,
};

/// What the printed tables may have to import, with what tells that they do.
const IMPORTS: [(&str, &str); 7] = [
    ("Kind", "Kind::"),
    ("Location", "Location::"),
    ("Member", "Member {"),
    ("Pattern", ": Pattern ="),
    ("Range", "Range"),
    ("Shape", ": Shape ="),
    ("StringRule", "StringRule {"),
];

/// A service's tables.
#[derive(Debug)]
pub(crate) struct Tables {
    /// The Rust: a module `shapes`, and a list of the patterns for tests.
    pub(crate) text: String,
    /// The statics of the shapes by name.
    statics: BTreeMap<String, String>,
}

impl Tables {
    /// The path of a shape's static, as seen from the module around `shapes`.
    ///
    /// # Errors
    ///
    /// When no request has that shape.
    pub(crate) fn path(&self, shape: &str) -> Result<String> {
        Ok(format!("shapes::{}", name_of(&self.statics, shape)?))
    }
}

/// The shapes that `roots` are made of, the roots among them.
pub(crate) fn closure<'m>(
    model: &'m Model,
    roots: impl IntoIterator<Item = &'m Reference>,
) -> Result<BTreeSet<&'m str>> {
    let mut open: Vec<&str> = roots.into_iter().map(|reference| reference.shape.as_str()).collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(model.shape(name)?.parts());
        }
    }
    Ok(seen)
}

/// Prints the tables of every shape that requests are made of.
///
/// # Errors
///
/// When the model has something that the printer does not know.
pub(crate) fn render(service: Service, model: &Model) -> Result<Tables> {
    let reached = closure(model, model.operations.values().map(|operation| &operation.input))?;
    let mut taken = BTreeSet::new();
    let statics: BTreeMap<String, String> = reached
        .iter()
        .map(|name| ((*name).to_owned(), names::unique(&names::constant(name), "_", &mut taken)))
        .collect();
    let mut printer =
        Printer { service, statics: &statics, taken, patterns: Vec::new(), body: String::new() };
    for name in reached {
        printer.shape(name, model.shape(name)?)?;
    }
    let text = printer.finish()?;
    Ok(Tables { text, statics })
}

fn name_of<'s>(statics: &'s BTreeMap<String, String>, shape: &str) -> Result<&'s str> {
    statics.get(shape).map(String::as_str).with_context(|| format!("there is no table of {shape}"))
}

struct Printer<'m> {
    service: Service,
    statics: &'m BTreeMap<String, String>,
    taken: BTreeSet<String>,
    patterns: Vec<String>,
    body: String,
}

impl Printer<'_> {
    fn shape(&mut self, name: &str, shape: &Shape) -> Result<()> {
        let own = name_of(self.statics, name)?.to_owned();
        let kind = self.kind(name, &own, shape)?;
        let sensitive = shape.sensitive;
        let fields = format!("    name: {name:?},\n    kind: {kind},\n    sensitive: {sensitive},\n");
        write!(self.body, "\npub static {own}: Shape = Shape {{\n{fields}}};\n")?;
        Ok(())
    }

    fn kind(&mut self, name: &str, own: &str, shape: &Shape) -> Result<String> {
        let length = range(shape);
        Ok(match (shape.kind, &shape.values) {
            (Type::String, Some(values)) if !overrides::is_text(self.service, name) => {
                let values = overrides::enum_values(self.service, name, values);
                let lines = values.iter().map(|value| format!("        {value:?},\n"));
                format!("Kind::Enum(&[\n{}    ], {length})", lines.collect::<String>())
            }
            (Type::String, _) => {
                let pattern = match &shape.pattern {
                    Some(source) => format!("Some(&{})", self.pattern(own, source)?),
                    None => "None".to_owned(),
                };
                format!("Kind::String(StringRule {{ length: {length}, pattern: {pattern} }})")
            }
            (Type::Integer, _) => format!("Kind::Integer({length})"),
            (Type::Long, _) => format!("Kind::Long({length})"),
            (Type::Boolean, _) => "Kind::Boolean".to_owned(),
            (Type::Float | Type::Double, _) => "Kind::Float".to_owned(),
            (Type::Timestamp, _) => "Kind::Timestamp".to_owned(),
            (Type::List, _) => {
                let member = self.part(name, shape.member.as_ref())?;
                format!("Kind::List {{ member: &{member}, length: {length} }}")
            }
            (Type::Map, _) => {
                let (key, value) =
                    (self.part(name, shape.key.as_ref())?, self.part(name, shape.value.as_ref())?);
                format!("Kind::Map {{ key: &{key}, value: &{value}, length: {length} }}")
            }
            (Type::Structure, _) => {
                let lines = shape.fields().iter().map(|member| self.member(shape, member));
                let lines = lines.collect::<Result<String>>()?;
                if lines.is_empty() {
                    "Kind::Structure(&[])".into()
                } else {
                    format!("Kind::Structure(&[\n{lines}    ])")
                }
            }
            (Type::Blob, _) => bail!("{name} is a blob, for which there is no table yet"),
        })
    }

    fn part(&self, name: &str, part: Option<&Reference>) -> Result<&str> {
        let part = part.with_context(|| format!("{name} does not say what it is made of"))?;
        name_of(self.statics, &part.shape)
    }

    fn member(&self, shape: &Shape, member: &Member) -> Result<String> {
        let (name, target) = (&member.name, name_of(self.statics, &member.facts.shape)?);
        let there = member.facts.location_name.as_ref().unwrap_or(name);
        let location = match member.facts.location.as_deref() {
            None => "Location::Body".to_owned(),
            Some("uri") => format!("Location::Uri({there:?})"),
            Some("querystring") => format!("Location::Query({there:?})"),
            Some(other) => bail!("the member {name} travels in an unknown place: {other}"),
        };
        let required = shape.required.contains(name);
        Ok(format!(
            "        Member {{ name: {name:?}, shape: &{target}, required: {required}, location: {location} }},\n"
        ))
    }

    /// Prints a pattern and returns the name of its static.
    fn pattern(&mut self, own: &str, source: &str) -> Result<String> {
        let name = names::unique(&format!("{own}_PATTERN"), "_", &mut self.taken);
        let translated = pattern::translate(overrides::pattern(source))?;
        let longest = overrides::longest(source).map(|longest| format!(".up_to({})", grouped(longest)));
        let (longest, source, translated) = (longest.unwrap_or_default(), raw(source), raw(&translated));
        write!(
            self.body,
            "\nstatic {name}: Pattern = Pattern::new(\n    {source},\n    {translated},\n){longest};\n"
        )?;
        self.patterns.push(name.clone());
        Ok(name)
    }

    fn finish(self) -> Result<String> {
        let lines = self.body.trim_start().lines();
        let indented =
            lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
        let body: String = indented.collect();
        let imports: Vec<&str> =
            IMPORTS.iter().filter(|(_, mark)| body.contains(mark)).map(|(import, _)| *import).collect();
        let imports = imports.join(", ");
        let mut out =
            String::from("/// What requests are checked against: one static per shape, called like it.\n");
        out.push_str("#[allow(missing_docs, reason = \"the names are those of the API reference\")]\n");
        write!(out, "pub mod shapes {{\n    use crate::api::shape::{{{imports}}};\n\n{body}\n")?;
        out.push_str(
            "    /// Every pattern, so that a test can see whether each compiles.\n    #[cfg(test)]\n",
        );
        out.push_str(
            "    pub(crate) fn patterns() -> Vec<&'static crate::api::shape::Pattern> {\n        vec![",
        );
        for name in &self.patterns {
            write!(out, "\n            &{name},")?;
        }
        out.push_str(if self.patterns.is_empty() { "]\n    }\n}\n" } else { "\n        ]\n    }\n}\n" });
        out.push_str("\n#[cfg(test)]\npub(crate) use shapes::patterns;\n");
        Ok(out)
    }
}

fn range(shape: &Shape) -> String {
    let bound = |bound: Option<i64>| {
        bound.map_or_else(|| "None".to_owned(), |bound| format!("Some({})", grouped(bound)))
    };
    match (shape.min, shape.max) {
        (None, None) => "Range::ANY".to_owned(),
        (min, max) => format!("Range {{ min: {}, max: {} }}", bound(min), bound(max)),
    }
}

/// A number with its digits in groups of three, as clippy likes long ones: `100_000`.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    if digits.len() < 5 {
        return number.to_string();
    }
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// A raw string literal.
fn raw(text: &str) -> String {
    let hashes = if text.contains('"') { "#" } else { "" };
    format!("r{hashes}\"{text}\"{hashes}")
}
