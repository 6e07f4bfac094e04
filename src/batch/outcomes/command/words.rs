//! The words and operators of a shell's text.

use std::{borrow::Cow, str::Chars};

/// A word, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether the text is the whole word as the command gets it: nothing is still to be put in for a `$` or the like.
    pub(super) is_literal: bool,
}

/// What commands are joined by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `;` or a new line.
    Then,
    /// `&&`.
    And,
    /// `||`.
    Or,
    /// `|`.
    Pipe,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(Word<'static>),
    Operator(Operator),
}

/// The pieces of `text`, without comments and redirections; none if it has any that is not followed here: background
/// jobs, parentheses, here-documents, unfinished quotes.
pub(super) fn read(text: &str) -> Option<Vec<Token>> {
    let mut reader = Reader { rest: text.chars(), word: None, is_redirected: false, tokens: Vec::new() };
    while let Some(c) = reader.rest.next() {
        reader.take(c)?;
    }
    reader.end_word();
    (!reader.is_redirected).then_some(reader.tokens)
}

struct Reader<'t> {
    rest: Chars<'t>,
    /// The word under way.
    word: Option<Word<'static>>,
    /// Whether the next word is where a redirection goes to.
    is_redirected: bool,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn take(&mut self, c: char) -> Option<()> {
        match c {
            ' ' | '\t' | '\r' => self.end_word(),
            ';' if self.skip(';') => return None,
            '\n' | ';' => self.operator(Operator::Then)?,
            '&' if self.skip('&') => self.operator(Operator::And)?,
            '&' if self.skip('>') => self.redirect('>')?,
            '|' if self.skip('|') => self.operator(Operator::Or)?,
            '|' if self.skip('&') => return None,
            '|' => self.operator(Operator::Pipe)?,
            '<' | '>' => self.redirect(c)?,
            '&' | '(' | ')' => return None,
            '#' if self.word.is_none() => self.comment(),
            '\\' => self.escape(),
            '\'' => self.single_quotes()?,
            '"' => self.double_quotes()?,
            c => self.character(c)?,
        }
        Some(())
    }

    /// Skips `c` if it comes next.
    fn skip(&mut self, c: char) -> bool {
        let is_next = self.rest.as_str().starts_with(c);
        if is_next {
            self.rest.next();
        }
        is_next
    }

    /// The word under way, begun if there is none.
    fn word(&mut self) -> &mut Word<'static> {
        self.word.get_or_insert(Word { text: Cow::Borrowed(""), is_literal: true })
    }

    fn push(&mut self, c: char) {
        self.word().text.to_mut().push(c);
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        if !std::mem::take(&mut self.is_redirected) {
            self.tokens.push(Token::Word(word));
        }
    }

    fn operator(&mut self, operator: Operator) -> Option<()> {
        self.end_word();
        self.tokens.push(Token::Operator(operator));
        (!self.is_redirected).then_some(())
    }

    /// A redirection from or to the next word, of the file whose number was just read, if there was one.
    fn redirect(&mut self, way: char) -> Option<()> {
        let is_number =
            |word: &mut Word<'_>| word.is_literal && word.text.bytes().all(|byte| byte.is_ascii_digit());
        if self.word.take_if(is_number).is_none() {
            self.end_word();
        }
        if self.is_redirected || (way == '<' && self.skip('<')) {
            return None;
        }
        self.is_redirected = true;
        let _ = self.skip('&') || self.skip('>') || self.skip('|');
        Some(())
    }

    fn comment(&mut self) {
        let end = self.rest.as_str().find('\n').unwrap_or(self.rest.as_str().len());
        self.rest = self.rest.as_str().get(end..).unwrap_or_default().chars();
    }

    fn escape(&mut self) {
        match self.rest.next() {
            Some('\n') | None => {}
            Some(c) => self.push(c),
        }
    }

    fn single_quotes(&mut self) -> Option<()> {
        let (quoted, rest) = self.rest.as_str().split_once('\'')?;
        self.word().text.to_mut().push_str(quoted);
        self.rest = rest.chars();
        Some(())
    }

    fn double_quotes(&mut self) -> Option<()> {
        self.word();
        loop {
            match self.rest.next()? {
                '"' => return Some(()),
                '\\' => match self.rest.next()? {
                    '\n' => {}
                    c @ ('$' | '`' | '"' | '\\') => self.push(c),
                    c => {
                        self.push('\\');
                        self.push(c);
                    }
                },
                c => self.character(c)?,
            }
        }
    }

    /// A character that means the same in double quotes and without: all but `$` and the backtick stand for themselves.
    fn character(&mut self, c: char) -> Option<()> {
        self.push(c);
        if !matches!(c, '$' | '`') {
            return Some(());
        }
        self.word().is_literal = false;
        match self.rest.as_str().chars().next() {
            _ if c == '`' => self.skip_behind('`'),
            Some('(') => self.skip_substitution(),
            // What quotes mean in braces depends on what is around them.
            Some('{') => {
                let (inside, rest) = self.rest.as_str().split_once('}')?;
                self.rest = rest.chars();
                (!inside.contains(['\'', '"', '\\', '$', '`'])).then_some(())
            }
            Some('\'') => None,
            _ => Some(()),
        }
    }

    /// Skips what comes up to `end` and that, unless it holds something to be put in itself.
    fn skip_behind(&mut self, end: char) -> Option<()> {
        loop {
            match self.rest.next()? {
                '\\' => drop(self.rest.next()?),
                c if c == end => return Some(()),
                '$' if self.rest.as_str().starts_with('(') => return None,
                '`' => return None,
                _ => {}
            }
        }
    }

    /// Skips a command in parentheses.
    fn skip_substitution(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.rest.next()? {
                '(' => depth += 1,
                ')' if depth <= 1 => return Some(()),
                ')' => depth -= 1,
                '\\' => drop(self.rest.next()?),
                '\'' => self.rest = self.rest.as_str().split_once('\'')?.1.chars(),
                '"' => self.skip_behind('"')?,
                _ => {}
            }
        }
    }
}
