//! Carrying out what the rules say.

use std::time::Duration;

use super::{Outcomes, Subject};
use crate::{
    api::Timestamp,
    cloudformation::{Handled, Handler, Pending, Task},
};

/// Lets rules decide, and whatever they leave open somebody else.
pub(in super::super) struct Scripted<'a> {
    pub(in super::super) rules: &'a Outcomes,
    /// Whose stack it is; none if there is no rule.
    pub(in super::super) subject: Option<Subject>,
    pub(in super::super) now: Timestamp,
    /// Who decides where no rule does.
    pub(in super::super) otherwise: &'a mut dyn Handler,
}

impl Handler for Scripted<'_> {
    fn handle(&mut self, task: &Task<'_>) -> Handled {
        let of_subject = |subject| self.rules.iter().find(|rule| rule.matches(subject, task));
        let rule = self.subject.as_ref().and_then(of_subject);
        let Some(rule) = rule else { return self.otherwise.handle(task) };
        let span = Duration::try_from_secs_f64(rule.outcome.seconds.unwrap_or_default()).unwrap_or_default();
        match task.pending {
            None if !span.is_zero() => return Handled::Pending(Pending::At(self.now + span)),
            Some(Pending::At(time)) if time > self.now => return Handled::Pending(Pending::At(time)),
            _ => {}
        }
        match &rule.outcome.failure {
            Some(reason) => Handled::Failed(reason.clone()),
            None => self.otherwise.handle(task),
        }
    }
}
