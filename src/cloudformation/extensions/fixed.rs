//! What follows from the parameters and mappings of a template alone: names, and what loops go through.

use super::Loops;
use crate::cloudformation::{
    parameter_type::Form,
    substitution,
    value::{EMPTY, Map, Value},
};

impl Loops<'_> {
    /// The text that a value comes to; none if it takes more to tell. `unverified:` which functions are taken; those of
    /// conditions are not carried out here.
    pub(super) fn text(&self, value: &Value) -> Option<Box<str>> {
        self.take(1)?;
        let text = self.told(value)?;
        self.take(text.len())?;
        Some(text)
    }

    /// Takes so much from what may still be told: functions in functions can multiply what there is.
    fn take(&self, amount: usize) -> Option<()> {
        self.patience.set(self.patience.get().checked_sub(amount)?);
        Some(())
    }

    fn told(&self, value: &Value) -> Option<Box<str>> {
        let Some((function, argument)) = value.function() else {
            return value.scalar().map(|text| self.replaced(text));
        };
        match (function, argument.list()) {
            ("Ref", _) => self.named(argument.scalar()?),
            ("Fn::Sub", Some([text, Value::Map(given)])) => self.substituted(text, given),
            ("Fn::Sub", _) => self.substituted(argument, &EMPTY),
            ("Fn::Join", Some([delimiter, list])) => Some(self.texts(list)?.join(delimiter.scalar()?).into()),
            ("Fn::Select", Some([index, list])) => {
                let index: usize = self.text(index)?.parse().ok()?;
                self.texts(list)?.into_iter().nth(index)
            }
            ("Fn::FindInMap", Some(arguments)) => self.text(self.found(arguments)?),
            _ => None,
        }
    }

    /// The texts of the list that a value comes to; none if it is no list, or takes more to tell.
    pub(super) fn texts(&self, value: &Value) -> Option<Vec<Box<str>>> {
        if let Value::List(elements) = value {
            return elements.iter().map(|element| self.text(element)).collect();
        }
        let (function, argument) = value.function()?;
        match (function, argument.list()) {
            ("Ref", _) => self.listed(argument.scalar()?),
            ("Fn::Split", Some([delimiter, text])) => {
                let delimiter = delimiter.scalar().filter(|delimiter| !delimiter.is_empty())?;
                Some(self.text(text)?.split(delimiter).map(Box::from).collect())
            }
            ("Fn::FindInMap", Some(arguments)) => self.texts(self.found(arguments)?),
            _ => None,
        }
    }

    /// What a name stands for: the variable of a loop, a parameter, or what every stack has.
    fn named(&self, name: &str) -> Option<Box<str>> {
        let value = self.variable(name).or_else(|| self.values.get(name).map(|value| &**value));
        value.or_else(|| self.surroundings.text(name)).map(Box::from)
    }

    /// The elements of a parameter that is a list.
    fn listed(&self, name: &str) -> Option<Vec<Box<str>>> {
        let parameter = self.content.parameters().iter().find(|parameter| &*parameter.name == name)?;
        let is_list = matches!(parameter.parameter_type.form, Form::Texts | Form::Numbers);
        let text = self.values.get(name).filter(|_| is_list)?;
        Some(text.split(',').map(|element| element.trim().into()).collect())
    }

    fn substituted(&self, text: &Value, given: &Map) -> Option<Box<str>> {
        let value = |name: &str| given.get(name).map_or_else(|| self.named(name), |value| self.text(value));
        let text = substitution::replaced(&self.replaced(text.scalar()?), |name| Ok(value(name)));
        text.ok()?.map(Box::from)
    }

    /// What a mapping has, or else the default.
    fn found<'v>(&'v self, arguments: &'v [Value]) -> Option<&'v Value> {
        let [name, key, attribute, default @ ..] = arguments else { return None };
        let (name, key, attribute) = (self.text(name)?, self.text(key)?, self.text(attribute)?);
        let mapping = self.content.mappings().get(&name).and_then(Value::map);
        let found = mapping.and_then(|mapping| mapping.get(&key)).and_then(Value::map);
        let default = || default.first()?.map()?.get("DefaultValue");
        found.and_then(|attributes| attributes.get(&attribute)).or_else(default)
    }
}
