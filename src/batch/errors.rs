//! Why Batch refuses a request, in its words. Every sentence of the service, and how it is wrapped, is chosen here.
//!
//! Batch speaks in two ways: of most defects of the request itself as
//! `Error executing request, Exception : <text>, RequestId: <id>`, of what it finds in its state with the bare text.
//! Few answers of the real service to calls on consumable resources are on record, so each sentence marked
//! `unverified:` is shaped after the nearest one recorded for another object of Batch.

use crate::{
    api::batch::Error,
    kit::{Context, TagRefusal, tags::MOST_TAGS},
};

use super::{
    job_definitions::Defect,
    jobs::{JobRefusal, work::WorkRefusal},
    names::Kind,
    queue_refusals::QueueRefusal,
    service_jobs::ServiceJobRefusal,
};

/// A refused request: a `ClientException` with status 400, except that a taken name has status 409.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    /// The name is taken: the sentence and the status recorded for queues and compute environments.
    #[error("Object already exists")]
    Exists,
    /// No resource with this ARN: the sentence recorded for queues and compute environments.
    #[error("{0} does not exist")]
    NotFound(String),
    /// An ARN of something else where one of this kind is needed: the sentence recorded for scheduling policies.
    #[error("Only {} Arn is allowed", .0.words())]
    WrongKind(Kind),
    /// unverified: not an ARN at all, where only ARNs are taken.
    #[error("Resource arn {0} is not valid.")]
    NotAnArn(String),
    /// A name outside the rule.
    #[error("{} name should match a valid pattern.", .0.title())]
    BadName(Kind),
    /// unverified: a member that cannot be left out or empty; after the one recorded for compute environments.
    #[error("{0} is required.")]
    Required(&'static str),
    /// unverified: a value that is none of those allowed; after the one recorded for resource requirements.
    #[error("Value {value} for {member} is not valid. Please provide one of {allowed}.")]
    BadValue {
        /// The member of the request.
        member: &'static str,
        /// What it holds.
        value: String,
        /// What it may hold.
        allowed: &'static str,
    },
    /// A quantity below zero: the sentence seen for `totalQuantity`.
    #[error("{0} cannot be a negative number.")]
    Negative(&'static str),
    /// unverified: taking more units away than there are.
    #[error("Cannot remove {quantity} from total quantity {total}.")]
    MoreThanTotal {
        /// How many are to go.
        quantity: i64,
        /// How many there are.
        total: i64,
    },
    /// unverified: more units than a 64-bit number holds.
    #[error("Cannot add {quantity} to total quantity {total}.")]
    TooManyUnits {
        /// How many are to come.
        quantity: i64,
        /// How many there are.
        total: i64,
    },
    /// unverified: a page size out of range, which is refused rather than clamped.
    #[error("MaxResults must be between 1 and {0}")]
    BadMaxResults(usize),
    /// unverified: a page token of another list or of nowhere.
    #[error("NextToken is not valid.")]
    BadNextToken,
    /// unverified: a filter without a value to compare with.
    #[error("Filter {0} must have values.")]
    EmptyFilter(&'static str),
    /// unverified: a filter, or the value of one, that there is not.
    #[error("Filter {value} is not valid. Please provide one of {allowed}.")]
    BadFilter {
        /// What was given.
        value: String,
        /// What there is.
        allowed: String,
    },
    /// unverified: a client token that came before with the same request, under the older reference.
    #[error("Request with clientToken {0} has already been processed.")]
    TokenRepeated(String),
    /// unverified: a client token that came before with another request.
    #[error("clientToken {0} has already been used with different parameters.")]
    TokenReused(String),
    /// unverified: the account has as many as it may have.
    #[error("Account cannot have more than {most} {}s", .kind.words())]
    LimitReached {
        /// Of what.
        kind: Kind,
        /// How many that is.
        most: usize,
    },
    /// Two members that exclude each other: recorded for lists of names and `MaxResults`.
    #[error("{0} and {1} cannot both be set")]
    NotTogether(&'static str, &'static str),
    /// unverified: more names than one request may have; after the sentence recorded for jobs, with its blanks.
    #[error("Maximum number of {what} supported is  {most} .")]
    TooManyNamed {
        /// Of what.
        what: &'static str,
        /// How many it may have.
        most: usize,
    },
    /// A job definition that is none.
    #[error("{0}")]
    JobDefinition(#[from] Defect),
    /// What only calls on jobs are refused for.
    #[error(transparent)]
    Job(#[from] JobRefusal),
    /// Tags that are refused.
    #[error("{}", tag_text(.0))]
    Tags(TagRefusal),
    /// What calls on service jobs are refused for.
    #[error(transparent)]
    ServiceJob(#[from] ServiceJobRefusal),
    /// What only calls on queues and on what stands behind them are refused for.
    #[error(transparent)]
    Queue(#[from] QueueRefusal),
    /// What only submissions are refused for, because of what the job is to do.
    #[error(transparent)]
    Work(#[from] WorkRefusal),
}

impl Refusal {
    /// The error that answers the call of `context`.
    pub(super) fn error(&self, context: &Context<'_>) -> Error {
        let text = self.to_string();
        match self {
            Self::Exists => Error::Conflict { message: text },
            bare if bare.is_bare() => Error::ClientException { message: text },
            _ => {
                let id = &context.origin.request_id;
                let message = format!("Error executing request, Exception : {text}, RequestId: {id}");
                Error::ClientException { message }
            }
        }
    }

    /// unverified: recorded for the first two and for the characters of tags; assumed for the rest, which also come
    /// from looking at the state.
    fn is_bare(&self) -> bool {
        if let Self::JobDefinition(defect) = self {
            return defect.is_bare();
        }
        matches!(
            self,
            Self::Exists
                | Self::NotFound(_)
                | Self::Tags(TagRefusal::Characters(_))
                | Self::MoreThanTotal { .. }
                | Self::TooManyUnits { .. }
                | Self::TokenRepeated(_)
                | Self::TokenReused(_)
                | Self::LimitReached { .. }
        ) || matches!(self, Self::Queue(refusal) if refusal.is_bare())
            || matches!(self, Self::Job(refusal) if refusal.is_bare())
            || matches!(self, Self::Work(refusal) if refusal.is_bare())
            || matches!(self, Self::ServiceJob(refusal) if refusal.is_bare())
    }
}

impl From<TagRefusal> for Refusal {
    fn from(refusal: TagRefusal) -> Self {
        Self::Tags(refusal)
    }
}

/// Only the sentence on characters is recorded; the others are unverified.
fn tag_text(refusal: &TagRefusal) -> String {
    match refusal {
        TagRefusal::Characters(_) => {
            "Tags can only contain letters, numbers, spaces, and the following special \
                                      characters: _ . : / = + - @"
                .into()
        }
        TagRefusal::Reserved(_) => "aws: prefixed tag key names are not allowed for external use.".into(),
        TagRefusal::TooMany => format!("Resource cannot have more than {MOST_TAGS} tags"),
        TagRefusal::Repeated(key) => format!("Tag key {key} is given more than once."),
        TagRefusal::KeyLength(key) => format!("Tag key {key} must have 1 to 128 characters."),
        TagRefusal::ValueLength(key) => format!("Value of tag {key} must have at most 256 characters."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::fixture::Fixture;

    #[test]
    fn texts_on_the_request_are_wrapped_and_texts_on_the_state_are_bare() {
        let fixture = Fixture::default();
        let error = |refusal: Refusal| fixture.look(|_, context| refusal.error(context));
        let arn = "arn:aws:batch:us-east-1:000000000000:consumable-resource/licence";
        let message = format!("{arn} does not exist");
        assert_eq!(error(Refusal::NotFound(arn.into())), Error::ClientException { message });
        assert_eq!(error(Refusal::Exists), Error::Conflict { message: "Object already exists".into() });
        let message = "Error executing request, Exception : Only consumable resource Arn is allowed, RequestId: \
                       509000be-0a78-483b-8685-64f5e5b6f3f8";
        assert_eq!(
            error(Refusal::WrongKind(Kind::ConsumableResource)),
            Error::ClientException { message: message.into() }
        );
    }

    #[test]
    fn each_kind_is_written_its_own_way_when_its_name_is_bad() {
        let text = |kind| Refusal::BadName(kind).to_string();
        assert_eq!(text(Kind::ConsumableResource), "ConsumableResource name should match a valid pattern.");
        assert_eq!(text(Kind::ComputeEnvironment), "Compute Environment name should match a valid pattern.");
        assert_eq!(text(Kind::JobQueue), "Job Queue name should match a valid pattern.");
        assert_eq!(text(Kind::SchedulingPolicy), "Scheduling policy name should match a valid pattern.");
        assert_eq!(text(Kind::ServiceEnvironment), "Service environment name should match a valid pattern.");
    }
}
