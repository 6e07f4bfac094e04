//! A shell that knows the commands which sleep and exit.

use std::time::Duration;

use super::{
    LONGEST_RUN, span,
    words::{self, Operator, Token, Word},
};

/// How many shells may be started within each other.
const DEEPEST: u8 = 8;

/// The words that make up the shell's language where a command begins, and so no simple command.
const RESERVED: [&str; 18] = [
    "!", "[[", "case", "coproc", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if",
    "select", "then", "until", "while", "{",
];

/// The statuses of a shell's own refusals.
const WRONG_USAGE: u8 = 2;

/// A pipeline, mostly of one command, and what joins it to the one before.
struct Step<'a> {
    joint: Operator,
    commands: Vec<Vec<Word<'a>>>,
}

/// A shell, and how far it has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shell {
    slept: Option<Duration>,
    status: u8,
    stops_on_failure: bool,
    pipes_fail: bool,
    has_ended: bool,
    depth: u8,
}

impl Shell {
    /// How long it has slept, if it has.
    pub(super) fn slept(&self) -> Option<Duration> {
        self.slept
    }

    /// How the last command ended.
    pub(super) fn status(&self) -> u8 {
        self.status
    }

    /// Runs a command of these words. One that is not known succeeds.
    pub(super) fn command(&mut self, words: &[Word<'_>]) {
        let mut words = behind(words, is_assignment);
        if words.len() > 1 && words.first().is_some_and(|word| word.text == "exec") {
            self.has_ended = true;
            words = behind(words, |word| word.text == "exec");
        }
        let Some((program, arguments)) = words.split_first() else {
            self.status = 0;
            return;
        };
        let name = program.text.rsplit('/').next().unwrap_or_default();
        self.status = match name {
            _ if !program.is_literal => 0,
            "false" => 1,
            "sleep" => self.sleep(arguments),
            "exit" => self.exit(arguments),
            "sh" | "bash" | "ash" | "dash" | "ksh" | "zsh" => self.shell(arguments),
            "set" => {
                self.options(arguments);
                0
            }
            _ => 0,
        };
    }

    fn sleep(&mut self, arguments: &[Word<'_>]) -> u8 {
        if arguments.iter().any(|argument| !argument.is_literal) {
            return 0;
        }
        let spans: Option<Vec<_>> = arguments.iter().map(|argument| span(&argument.text)).collect();
        let Some(spans) = spans.filter(|spans| !spans.is_empty()) else { return 1 };
        for span in spans {
            self.sleep_for(span);
        }
        0
    }

    fn sleep_for(&mut self, span: Duration) {
        self.slept = Some(self.slept.unwrap_or_default().saturating_add(span).min(LONGEST_RUN));
    }

    /// Ends this shell, with the lowest 8 bits of the number given; of what is not known until then, with success.
    fn exit(&mut self, arguments: &[Word<'_>]) -> u8 {
        self.has_ended = true;
        let Some(code) = arguments.first() else { return self.status };
        if !code.is_literal {
            return if code.text == "$?" { self.status } else { 0 };
        }
        let low = code.text.parse().map(|code: i64| code.rem_euclid(256));
        low.map_or(WRONG_USAGE, |low| u8::try_from(low).unwrap_or(WRONG_USAGE))
    }

    /// Runs the text behind `-c` in a shell of its own. What comes from a file or the input is not known.
    fn shell(&mut self, arguments: &[Word<'_>]) -> u8 {
        if self.depth >= DEEPEST {
            return 0;
        }
        let mut inner = Self { depth: self.depth + 1, ..Self::default() };
        let (takes_text, operands) = inner.options(arguments);
        if let Some(text) = operands.first().filter(|text| takes_text && text.is_literal) {
            inner.text(&text.text);
        }
        if let Some(slept) = inner.slept {
            self.sleep_for(slept);
        }
        inner.status
    }

    /// Takes the options at the front of `words`, as shells and `set` have them: whether `-c` was one, and what follows.
    fn options<'w, 'a>(&mut self, mut words: &'w [Word<'a>]) -> (bool, &'w [Word<'a>]) {
        let mut takes_text = false;
        while let [word, rest @ ..] = words
            && word.text.starts_with(['-', '+'])
            && word.is_literal
        {
            words = rest;
            if word.text.starts_with("--") {
                continue;
            }
            let on = word.text.starts_with('-');
            takes_text |= word.text.contains('c');
            let mut name = "";
            if let Some((named, rest)) = words.split_first().filter(|_| word.text.contains('o')) {
                (name, words) = (&named.text, rest);
            }
            if word.text.contains('e') || name == "errexit" {
                self.stops_on_failure = on;
            }
            if name == "pipefail" {
                self.pipes_fail = on;
            }
        }
        (takes_text, words)
    }

    fn text(&mut self, text: &str) {
        let steps = words::read(text).and_then(steps).unwrap_or_default();
        let mut steps = steps.iter().peekable();
        while let Some(step) = steps.next() {
            let is_skipped = match step.joint {
                Operator::And => self.status != 0,
                Operator::Or => self.status == 0,
                Operator::Then | Operator::Pipe => false,
            };
            if is_skipped {
                continue;
            }
            self.pipeline(&step.commands);
            // What is in front of `&&` or `||` may fail.
            let is_last = steps.peek().is_none_or(|next| next.joint == Operator::Then);
            self.has_ended |= self.stops_on_failure && is_last && self.status != 0;
            if self.has_ended {
                return;
            }
        }
    }

    /// Runs commands side by side, each in a shell of its own; or the only one in this.
    fn pipeline(&mut self, commands: &[Vec<Word<'_>>]) {
        if let [command] = commands {
            return self.command(command);
        }
        let (mut longest, mut status) = (None, 0);
        for command in commands {
            let mut stage = Self { slept: None, ..*self };
            stage.command(command);
            longest = longest.max(stage.slept);
            status = if self.pipes_fail && stage.status == 0 { status } else { stage.status };
        }
        self.status = status;
        if let Some(longest) = longest {
            self.sleep_for(longest);
        }
    }
}

/// What of `words` is behind those at the front that are `such`.
fn behind<'w, 'a>(words: &'w [Word<'a>], such: impl Fn(&Word<'a>) -> bool) -> &'w [Word<'a>] {
    let first = words.iter().position(|word| !such(word)).unwrap_or(words.len());
    words.get(first..).unwrap_or_default()
}

/// Whether a word in front of a command sets a variable.
fn is_assignment(word: &Word<'_>) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    word.text.split_once('=').is_some_and(|(name, _)| is_name(name))
}

/// The steps that `tokens` make up; none if they are more than simple commands, or something is missing.
fn steps(tokens: Vec<Token>) -> Option<Vec<Step<'static>>> {
    let mut steps = Vec::new();
    let (mut joint, mut commands, mut words) = (Operator::Then, Vec::new(), Vec::new());
    // The end of the text ends the last command, too.
    for token in tokens.into_iter().chain([Token::Operator(Operator::Then)]) {
        let operator = match token {
            Token::Word(word) => {
                words.push(word);
                continue;
            }
            Token::Operator(operator) => operator,
        };
        match words.first() {
            None if operator == Operator::Then => continue,
            None => return None,
            Some(first) if RESERVED.contains(&&*first.text) => return None,
            Some(_) => commands.push(std::mem::take(&mut words)),
        }
        if operator != Operator::Pipe {
            steps.push(Step { joint, commands: std::mem::take(&mut commands) });
            joint = operator;
        }
    }
    (joint == Operator::Then && commands.is_empty()).then_some(steps)
}
