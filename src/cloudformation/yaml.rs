//! Reading YAML, with the short forms of the intrinsic functions. No alias is followed, as `CloudFormation` follows none:
//! so the values are never more than the text.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};

use super::{
    error::{Result, TemplateError},
    reading::{MOST_DEEP, map, tagged},
    value::{Value, is_literal},
};

/// Reads a text of one YAML document.
pub(super) fn read(text: &str) -> Result<Value> {
    let mut reader = Reader { parser: Parser::new_from_str(text) };
    let value = loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_), _) => {}
            (Event::StreamEnd, _) => return Ok(Value::Null),
            (event, span) => break reader.node(event, span, 0)?,
        }
    };
    match (reader.next()?, reader.next()?) {
        ((Event::DocumentEnd, _), (Event::StreamEnd, _)) => Ok(value),
        (_, (_, span)) => Err(broken(span.start)),
    }
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span)> {
        let event = self.parser.next_event().unwrap_or_else(|| {
            let nowhere = Marker::new(0, 1, 0);
            Err(ScanError::new_str(nowhere, "nothing follows the end"))
        });
        event.map_err(|error| broken(*error.marker()))
    }

    /// The value that begins with an event.
    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Value> {
        if depth > MOST_DEEP {
            return Err(broken(span.start));
        }
        match event {
            Event::Scalar(text, style, _, tag) => scalar(&text, style, tag.as_deref(), span),
            Event::SequenceStart(_, tag) => {
                let elements = self.sequence(depth)?;
                with_tag(Value::List(elements), tag.as_deref(), span)
            }
            Event::MappingStart(_, tag) => {
                let entries = self.mapping(depth)?;
                with_tag(map(entries)?, tag.as_deref(), span)
            }
            Event::Alias(_) => Err(TemplateError::function(format_args!(
                "YAML aliases are not allowed in CloudFormation templates"
            ))),
            _ => Err(broken(span.start)),
        }
    }

    fn sequence(&mut self, depth: usize) -> Result<Vec<Value>> {
        let mut elements = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(elements),
                (event, span) => elements.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Vec<(Box<str>, Value)>> {
        let mut entries = Vec::new();
        loop {
            let name = match self.next()? {
                (Event::MappingEnd, _) => return Ok(entries),
                // A name is never true or false.
                (Event::Scalar(text, _, _, None), _) if boolean(&text).is_some() => text.into(),
                (event, span) => name(self.node(event, span, depth + 1)?, span)?,
            };
            let (event, span) = self.next()?;
            entries.push((name, self.node(event, span, depth + 1)?));
        }
    }
}

/// The name of an entry. `CloudFormation` takes texts only: a number must stand in quotes.
fn name(key: Value, span: Span) -> Result<Box<str>> {
    // `unverified:` the words for lists and nulls.
    let received = match key {
        // A merge key: there are no hash merges.
        Value::Text(name) if *name == *"<<" => return Err(broken(span.start)),
        Value::Text(name) => return Ok(name),
        Value::Literal(name) if matches!(&*name, "true" | "false") => return Ok(name),
        Value::Literal(number) => format!("numeric [{number}]"),
        Value::Map(_) => "a map".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Null => "null".to_owned(),
    };
    Err(TemplateError::format(format_args!("map keys must be strings; received {received} instead")))
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Result<Value> {
    let is_text = style != ScalarStyle::Plain || tag.is_some_and(|tag| is_core(tag, "str") || is_plain(tag));
    let is_untyped = tag.is_none_or(|tag| is_core(tag, "bool"));
    let value = match (text, boolean(text)) {
        _ if is_text => Value::Text(text.into()),
        ("" | "~" | "null" | "Null" | "NULL", _) => Value::Null,
        (_, Some(truth)) if is_untyped => Value::Literal(truth.into()),
        (_, None) if is_literal(text) => Value::Literal(text.into()),
        _ => Value::Text(text.into()),
    };
    with_tag(value, tag, span)
}

/// What a plain scalar means that YAML 1.1 takes for true or false; its single letters are texts.
fn boolean(text: &str) -> Option<&'static str> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some("true"),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some("false"),
        _ => None,
    }
}

/// A value with the tag before it: a function in its short form, or a type of YAML.
fn with_tag(value: Value, tag: Option<&Tag>, span: Span) -> Result<Value> {
    match tag {
        None => Ok(value),
        Some(tag) if is_plain(tag) => Ok(value),
        Some(tag) if tag.handle == "!" => Ok(tagged(&tag.suffix, value)),
        // Documented to be without binary, omap, pairs, set and timestamp.
        Some(tag)
            if ["str", "int", "float", "bool", "null", "seq", "map"].iter().any(|t| is_core(tag, t)) =>
        {
            Ok(value)
        }
        Some(_) => Err(broken(span.start)),
    }
}

/// Whether it is the tag `!`, which says that a scalar is a text.
fn is_plain(tag: &Tag) -> bool {
    tag.handle.is_empty() && tag.suffix == "!"
}

fn is_core(tag: &Tag, suffix: &str) -> bool {
    tag.is_yaml_core_schema() && tag.suffix == suffix
}

/// The text is no YAML here.
fn broken(at: Marker) -> TemplateError {
    let (line, column) = (at.line(), at.col() + 1);
    TemplateError::format(format_args!("YAML not well-formed. (line {line}, column {column})"))
}
