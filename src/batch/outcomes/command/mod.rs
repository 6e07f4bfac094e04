//! What a command comes to if it does nothing but sleep and exit.
//!
//! Followed are `sleep`, `true`, `false`, `exit`, and shells (`sh -c …`) that are given a text of such commands, joined
//! by `;`, `&&`, `||`, `|` or new lines, with `set -e`, `exec` and redirections. Every other command, and a text that
//! uses more of the shell's language, counts as one that succeeds.

mod shell;
mod words;

#[cfg(test)]
mod tests;

use std::{borrow::Cow, time::Duration};

use shell::Shell;
use words::Word;

use crate::kit::outcomes::LONGEST_TIME;

/// The longest that a command runs: a year.
pub(super) const LONGEST_RUN: Duration = LONGEST_TIME;

/// What a command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// How long it sleeps, if it does.
    pub(super) slept: Option<Duration>,
    /// How it ends.
    pub(super) exit_code: i32,
}

/// What `command`, a program and its arguments, comes to.
pub(super) fn run(command: &[String]) -> Run {
    let words = command.iter().map(|text| Word { text: Cow::Borrowed(text.as_str()), is_literal: true });
    let words: Vec<_> = words.collect();
    let mut shell = Shell::default();
    shell.command(&words);
    Run { slept: shell.slept(), exit_code: shell.status().into() }
}

/// The span that `sleep` reads in `text`: a number of seconds, or of what the letter behind it says.
fn span(text: &str) -> Option<Duration> {
    let units = [('s', 1.0), ('m', 60.0), ('h', 3600.0), ('d', 86400.0)];
    let with_unit = units.into_iter().find_map(|(letter, unit)| Some((text.strip_suffix(letter)?, unit)));
    let (number, unit) = with_unit.unwrap_or((text, 1.0));
    let number: f64 = number.parse().ok().filter(|number| *number >= 0.0)?;
    Some(Duration::try_from_secs_f64(number * unit).map_or(LONGEST_RUN, |span| span.min(LONGEST_RUN)))
}
