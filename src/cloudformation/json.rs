//! Reading JSON. Numbers stay as they were written, which a reader of numbers cannot do.

use super::{
    error::{Result, TemplateError},
    reading::{MOST_DEEP, map},
    value::{Value, is_literal},
};

/// Reads a text that begins like a JSON object.
pub(super) fn read(text: &str) -> Result<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blanks();
    if reader.at == text.len() { Ok(value) } else { Err(reader.broken()) }
}

struct Reader<'a> {
    text: &'a str,
    /// How many bytes have been read.
    at: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Value> {
        if depth > MOST_DEEP {
            return Err(self.broken());
        }
        self.blanks();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Value::Text),
            _ => self.literal(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value> {
        let mut entries = Vec::new();
        self.at += 1;
        if self.takes(b'}') {
            return map(entries);
        }
        loop {
            self.blanks();
            let name = self.string()?;
            if !self.takes(b':') {
                return Err(self.broken());
            }
            entries.push((name, self.value(depth + 1)?));
            if !self.more(b'}')? {
                return map(entries);
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value> {
        let mut elements = Vec::new();
        self.at += 1;
        if self.takes(b']') {
            return Ok(Value::List(elements));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            if !self.more(b']')? {
                return Ok(Value::List(elements));
            }
        }
    }

    /// Whether another element follows the last one; if not, it is closed.
    fn more(&mut self, close: u8) -> Result<bool> {
        if self.takes(b',') {
            Ok(true)
        } else if self.takes(close) {
            Ok(false)
        } else {
            Err(self.broken())
        }
    }

    fn string(&mut self) -> Result<Box<str>> {
        let rest = self.rest();
        let mut escaped = true;
        let end = rest.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let string = end.and_then(|end| rest.get(..=end));
        let read = string.and_then(|string| Some((string, serde_json::from_str(string).ok()?)));
        let (string, value) = read.ok_or_else(|| self.broken())?;
        self.at += string.len();
        Ok(value)
    }

    fn literal(&mut self) -> Result<Value> {
        let is_end = |c: char| matches!(c, ',' | ']' | '}') || is_blank(c);
        let token = self.rest().split(is_end).next().unwrap_or_default();
        let value = match token {
            "null" => Value::Null,
            _ if is_literal(token) => Value::Literal(token.into()),
            _ => return Err(self.broken()),
        };
        self.at += token.len();
        Ok(value)
    }

    /// Passes over blanks and, if it comes next, this byte. Whether it did.
    fn takes(&mut self, byte: u8) -> bool {
        self.blanks();
        let takes = self.peek() == Some(byte);
        self.at += usize::from(takes);
        takes
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_blank).len();
    }

    fn peek(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text is no JSON here.
    fn broken(&self) -> TemplateError {
        let read = self.text.get(..self.at).unwrap_or_default();
        let line = read.matches('\n').count() + 1;
        let column = read.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        TemplateError::format(format_args!("JSON not well-formed. (line {line}, column {column})"))
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
