//! Answers that lines gave a name, for the lines behind them.

use std::collections::BTreeMap;

use serde_json::Value;

/// The named answers.
#[derive(Debug, Default)]
pub(super) struct Answers(BTreeMap<String, Value>);

impl Answers {
    /// Whether an answer can get this name.
    ///
    /// # Errors
    /// Why it cannot.
    pub(super) fn check(&self, name: &str) -> Result<(), String> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || !name.chars().all(fits) {
            return Err(format!("`{name}` is not a name of letters, digits, hyphens and underscores"));
        }
        if self.0.contains_key(name) {
            return Err(format!("the name `{name}` is taken by an earlier line"));
        }
        Ok(())
    }

    /// Gives an answer a name.
    pub(super) fn keep(&mut self, name: String, answer: Value) {
        self.0.insert(name, answer);
    }

    /// A value with what stands in it for parts of answers replaced by them.
    ///
    /// # Errors
    /// What stands for nothing.
    pub(super) fn fill(&self, value: Value) -> Result<Value, String> {
        Ok(match value {
            Value::String(text) if text.contains("${") => self.fill_text(&text)?,
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.fill(item)).collect::<Result<_, _>>()?)
            }
            Value::Object(mut members) => {
                for (_, value) in &mut members {
                    *value = self.fill(value.take())?;
                }
                Value::Object(members)
            }
            other => other,
        })
    }

    fn fill_text(&self, text: &str) -> Result<Value, String> {
        if let Some(path) = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'))
            && !path.contains(['{', '}'])
        {
            return self.find(path).cloned();
        }
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            if let Some(before) = before.strip_suffix('$') {
                filled.extend([before, "${"]);
                rest = after;
                continue;
            }
            let (path, after) = after.split_once('}').ok_or_else(|| format!("`${{{after}` has no end"))?;
            filled.push_str(before);
            match self.find(path)? {
                Value::String(text) => filled.push_str(text),
                value @ (Value::Number(_) | Value::Bool(_)) => filled.push_str(&value.to_string()),
                _ => return Err(format!("`${{{path}}}` is no text, so it must be the whole of a text")),
            }
            rest = after;
        }
        filled.push_str(rest);
        Ok(Value::String(filled))
    }

    fn find(&self, path: &str) -> Result<&Value, String> {
        let mut steps = path.split('.');
        let name = steps.next().unwrap_or_default();
        let answer = self.0.get(name).ok_or_else(|| {
            format!("`${{{path}}}` stands for nothing: no earlier line is called `{name}`; `$${{` stands for `${{`")
        })?;
        steps.try_fold(answer, |value, step| {
            let part = match value {
                Value::Array(items) => step.parse::<usize>().ok().and_then(|place| items.get(place)),
                value => value.get(step),
            };
            part.ok_or_else(|| format!("`${{{path}}}` stands for nothing: the answer has no `{step}` there"))
        })
    }
}
