//! What the parts of shapes stand for.

use super::shapes::Maker;
use crate::{cloudformation::Surroundings, kit::Ids};

/// How long a generated name may be where nothing else is said.
const LONGEST_NAME: usize = 128;

impl Maker<'_> {
    /// What a part in braces stands for.
    pub(super) fn part(&mut self, part: &str) -> Option<String> {
        if part.is_empty() {
            return Some("{}".to_owned());
        }
        if part.starts_with('.') {
            return self.first(part);
        }
        if let Some(attribute) = part.strip_prefix('@') {
            if let Some((name, separator)) = attribute.split_once('^') {
                let (before, _) = self.made.attributes.get(name)?.scalar()?.split_once(separator)?;
                return Some(before.to_owned());
            }
            let name = attribute.trim_end_matches('-');
            let text = self.made.attributes.get(name)?.scalar()?;
            return Some(if name == attribute { text.to_owned() } else { text.replace('.', "-") });
        }
        self.of_id(part)
            .or_else(|| self.place(part))
            .or_else(|| self.of_property(part))
            .or_else(|| self.own(part))
    }

    /// The first of these properties that is given, or else the last shape.
    fn first(&mut self, alternatives: &str) -> Option<String> {
        for alternative in split(alternatives, '|') {
            match alternative.strip_prefix('.') {
                None => return self.shaped(alternative),
                Some(property) => {
                    if let Some(text) = self.given(property) {
                        return Some(text.to_owned());
                    }
                }
            }
        }
        Some(String::new())
    }

    /// A part of the physical id.
    fn of_id(&self, part: &str) -> Option<String> {
        let id = &*self.made.physical_id;
        let text = if part == "id" {
            id
        } else if let Some(separator) = part.strip_prefix("id~") {
            id.rsplit(separator).next()?
        } else if let Some(separator) = part.strip_prefix("id^") {
            id.rsplit_once(separator)?.0
        } else {
            id.split('|').nth(part.strip_prefix("piece")?.parse().ok()?)?
        };
        Some(text.to_owned())
    }

    /// A part that says where the resource is.
    fn place(&self, part: &str) -> Option<String> {
        let Surroundings { account, region, partition, stack_id, stack_name, .. } = self.surroundings;
        if let Some(service) = part.strip_prefix("arn ") {
            return Some(format!("arn:{partition}:{service}:{region}:{account}"));
        }
        if let Some(service) = part.strip_prefix("global ") {
            return Some(format!("arn:{partition}:{service}::{account}"));
        }
        let text = match part {
            "account" => account,
            "region" => region,
            "partition" => partition,
            "suffix" => self.surroundings.url_suffix(),
            "stack" => stack_name,
            "stackid" => return Some(stack_id.replace(':', "%3A").replace('/', "%2F")),
            _ => return None,
        };
        Some(text.to_owned())
    }

    /// A part that is made of a property.
    fn of_property(&mut self, part: &str) -> Option<String> {
        let words = split(part, ' ');
        let (kind, name) = (*words.first()?, *words.get(1)?);
        let given = if name == "region" { Some(&*self.surroundings.region) } else { self.given(name) };
        let given = given.unwrap_or_default();
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        match kind {
            "map" => {
                let cases = words.get(2..words.len().saturating_sub(1)).unwrap_or_default();
                let case =
                    cases.iter().filter_map(|case| case.split_once('=')).find(|(value, _)| *value == given);
                let shape = case.map_or_else(|| words.last().copied(), |(_, shape)| Some(shape))?;
                self.shaped(shape)
            }
            "last" if given.is_empty() => Some(word(2).to_owned()),
            "last" => given.rsplit('/').next().map(str::to_owned),
            "end" => given.rsplit('.').next().map(str::to_owned),
            "swap" => Some(given.replace(word(2), word(3))),
            "full" if given.starts_with("arn:") => Some(given.to_owned()),
            "full" => self.shaped(&format!("{{arn {}}}:{}{given}", word(2), word(3))),
            // Only generated names need it: those that are given have it already.
            "fifo" => {
                let ending = ".fifo";
                let has_it = self.name.as_ref().is_some_and(|name| name.ends_with(ending));
                Some(if given == "true" && !has_it { ending.to_owned() } else { String::new() })
            }
            _ => None,
        }
    }

    /// A part that only a new resource gets.
    fn own(&mut self, part: &str) -> Option<String> {
        let mut words = part.split(' ');
        let (kind, property) = (words.next()?, words.next());
        let most = words.next().and_then(|most| most.parse().ok()).unwrap_or(LONGEST_NAME);
        match (kind, property) {
            ("name", Some(property)) => self.name(property, most),
            ("lower", Some(property)) => self.name(property, most).map(|name| name.to_ascii_lowercase()),
            ("name", None) => self.name.clone(),
            ("logical", None) => self.draw.as_ref().map(|(logical_id, _)| (*logical_id).to_owned()),
            _ => random(kind, self.draw.as_mut()?.1),
        }
    }
}

fn random(kind: &str, ids: &mut Ids) -> Option<String> {
    let byte = |ids: &mut Ids| u8::from_str_radix(&ids.hex(2), 16).unwrap_or_default();
    let (kind, length) = kind.split_at(kind.find(|c: char| c.is_ascii_digit()).unwrap_or(kind.len()));
    let length = length.parse().unwrap_or_default();
    Some(match kind {
        "hex" => ids.hex(length),
        "upper" => ids.upper(length),
        "lower" => ids.upper(length).to_ascii_lowercase(),
        "digits" => ids.digits(length),
        "base" => ids.base64(length),
        "uuid" => ids.uuid().to_string(),
        "catalog" => ids.base32(),
        // Of the block for benchmarks, so that nobody else has it.
        "ip" => format!("198.18.{}.{}", byte(ids), byte(ids)),
        "private" => format!("10.0.{}.{}", byte(ids), byte(ids)),
        _ => return None,
    })
}

/// What is in braces that are open already, and what follows them.
pub(super) fn closed(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let end = text.find(|c: char| {
        let ends = c == '}' && depth == 0;
        depth += i32::from(c == '{') - i32::from(c == '}');
        ends
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// The parts between separators that are in no braces.
pub(super) fn split(text: &str, separator: char) -> Vec<&str> {
    let mut depth = 0;
    text.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == separator && depth == 0
    })
    .collect()
}
