//! The filters of lists of jobs.

use super::{job::Job, refusal::JobRefusal};
use crate::{
    api::{
        Timestamp,
        batch::{JobStatus, KeyValuesPair},
    },
    batch::{errors::Refusal, pattern::Pattern},
};

/// A filter: the jobs that match one of its values pass.
#[derive(Debug)]
pub(super) enum Filter<'a> {
    /// By name.
    Name(Vec<Pattern<'a>>),
    /// By definition: a name with any revision, the beginning of names, or one revision; its ARN likewise.
    Definition(Vec<&'a str>),
    /// Created before.
    Before(i64),
    /// Created after.
    After(i64),
    /// By share identifier.
    Share(Vec<&'a str>),
    /// By status.
    Status(Vec<JobStatus>),
}

/// The filters of `ListJobs`.
pub(super) const OF_LIST: &[&str] =
    &["JOB_NAME", "JOB_DEFINITION", "BEFORE_CREATED_AT", "AFTER_CREATED_AT", "SHARE_IDENTIFIER"];
/// The filters of `ListJobsByConsumableResource`.
pub(super) const OF_RESOURCE: &[&str] = &["JOB_STATUS", "JOB_NAME"];

impl<'a> Filter<'a> {
    /// The filter that a request gives, one of `allowed`; none of its values may be left out.
    pub(super) fn from_request(filter: &'a KeyValuesPair, allowed: &[&'static str]) -> Result<Self, Refusal> {
        let given = filter.name.as_deref().ok_or(Refusal::Required("filter name"))?;
        let name = allowed
            .iter()
            .copied()
            .find(|name| *name == given)
            .ok_or_else(|| Refusal::BadFilter { value: given.to_owned(), allowed: allowed.join(", ") })?;
        let values: Vec<&str> = filter.values.iter().flatten().map(String::as_str).collect();
        let first = *values.first().ok_or(Refusal::EmptyFilter(name))?;
        let time = || first.parse().map_err(|_| JobRefusal::BadTime(name));
        Ok(match name {
            "JOB_NAME" => Self::Name(values.into_iter().map(Pattern::parse).collect()),
            "JOB_DEFINITION" => Self::Definition(values),
            "BEFORE_CREATED_AT" => Self::Before(time()?),
            "AFTER_CREATED_AT" => Self::After(time()?),
            "SHARE_IDENTIFIER" => Self::Share(values),
            _ => Self::Status(statuses(&values)?),
        })
    }

    /// Whether a job passes, or a part of one that was created and stands so.
    pub(super) fn passes(&self, job: &Job, status: JobStatus, created_at: Timestamp) -> bool {
        match self {
            Self::Name(patterns) => patterns.iter().any(|pattern| pattern.matches(&job.name)),
            Self::Definition(values) => values.iter().any(|value| uses(job, value)),
            Self::Before(time) => created_at.as_millis() < *time,
            Self::After(time) => created_at.as_millis() > *time,
            Self::Share(values) => values.contains(&&*job.share),
            Self::Status(statuses) => statuses.contains(&status),
        }
    }
}

fn statuses(values: &[&str]) -> Result<Vec<JobStatus>, Refusal> {
    let read = |value: &&str| {
        JobStatus::ALL.iter().copied().find(|status| status.as_str().eq_ignore_ascii_case(value)).ok_or_else(
            || {
                let allowed =
                    JobStatus::ALL.iter().map(|status| status.as_str()).collect::<Vec<_>>().join(", ");
                Refusal::BadFilter { value: (*value).to_owned(), allowed }
            },
        )
    };
    values.iter().map(read).collect()
}

/// Whether a job uses the definition that a value stands for, case and all.
fn uses(job: &Job, value: &str) -> bool {
    let definition = job.work.definition();
    if value == definition.job_definition_arn {
        return true;
    }
    // An ARN without a revision stands for the name at its end.
    let value = match value.rsplit_once(":job-definition/") {
        // In an ARN an asterisk stands for nothing but itself, which no name has.
        Some((_, name))
            if !name.ends_with('*') && job_arn_begins(&definition.job_definition_arn, value, name) =>
        {
            name
        }
        Some(_) => return false,
        None => value,
    };
    let name = &definition.job_definition_name;
    match (value.strip_suffix('*'), value.rsplit_once(':')) {
        (Some(beginning), _) => name.starts_with(beginning),
        (None, Some((named, revision))) => named == name && definition.revision.to_string() == revision,
        (None, None) => value == name,
    }
}

/// Whether the ARN of a definition and `value` agree on everything before the name.
fn job_arn_begins(arn: &str, value: &str, name: &str) -> bool {
    value.strip_suffix(name).is_some_and(|beginning| arn.starts_with(beginning))
}
