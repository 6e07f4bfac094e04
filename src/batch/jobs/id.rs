//! What jobs are called: the id of a job, of a child of an array (`id:index`), of a node (`id#index`).

use std::fmt;

use uuid::Uuid;

use crate::kit::{Arn, Scope};

/// The id of a job or of a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) struct JobId {
    /// The job.
    pub(super) job: Uuid,
    /// The part.
    pub(super) part: Part,
}

/// What of a job it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// The child with this index.
    Child(u32),
    /// The node with this index.
    Node(u32),
}

impl JobId {
    /// The id of a job as a whole.
    pub(super) const fn whole(job: Uuid) -> Self {
        Self { job, part: Part::Whole }
    }

    /// Reads an id as answers write it; anything else stands for no job.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (job, part) = match text.split_once([':', '#']) {
            None => (text, Part::Whole),
            Some((job, index)) => {
                let fits = index.bytes().all(|byte| byte.is_ascii_digit())
                    && (index == "0" || !index.starts_with('0'));
                let index = index.parse().ok().filter(|_| fits)?;
                let is_child = text.as_bytes().get(job.len()) == Some(&b':');
                (job, if is_child { Part::Child(index) } else { Part::Node(index) })
            }
        };
        // Other spellings of a UUID, such as upper case, are not ids.
        let uuid = Uuid::try_parse(job).ok().filter(|uuid| uuid.to_string() == job)?;
        Some(Self { job: uuid, part })
    }

    /// The job, if it is not a part of one.
    pub(super) fn whole_job(&self) -> Option<Uuid> {
        (self.part == Part::Whole).then_some(self.job)
    }

    /// Its ARN.
    pub(super) fn arn(&self, scope: &Scope) -> Arn {
        scope.arn("batch", format_args!("job/{self}"))
    }

    /// The job whose ARN `arn` is, if that is of this very account and region.
    pub(in crate::batch) fn read(scope: &Scope, arn: &Arn) -> Option<Self> {
        Self::parse(arn.name_of("job")?).filter(|id| id.arn(scope) == *arn)
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.job)?;
        match self.part {
            Part::Whole => Ok(()),
            Part::Child(index) => write!(f, ":{index}"),
            Part::Node(index) => write!(f, "#{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        let id = "876da822-4198-45f2-a252-6cea32512ea8";
        for text in [id.to_owned(), format!("{id}:0"), format!("{id}:9999"), format!("{id}#12")] {
            assert_eq!(JobId::parse(&text).unwrap().to_string(), text);
        }
        for tail in [":", ":01", ":+1", ":1:2", "#x", ":99999999999", " ", "#1:1"] {
            assert_eq!(JobId::parse(&format!("{id}{tail}")), None, "{tail}");
        }
        assert_eq!(JobId::parse(&id.to_uppercase()), None);
        assert_eq!(JobId::parse("job-1"), None);
        assert_eq!(JobId::parse(""), None);
    }
}
