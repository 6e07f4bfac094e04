//! The definition that a submission names.

use std::sync::Arc;

use super::{Family, JobDefinitions, Reference, Status};
use crate::{
    api::batch::JobDefinition,
    batch::{
        errors::Refusal,
        jobs::work::WorkRefusal,
        names::{Kind, Name},
    },
    kit::{Arn, Scope},
};

impl JobDefinitions {
    /// The revision that the member `jobDefinition` of a submission stands for: `name`, `name:revision`, or the ARN of
    /// either. Without a revision it is the newest that is active.
    ///
    /// unverified: a revision that is given and inactive is answered as one that is not there.
    pub(in crate::batch) fn for_job(&self, scope: &Scope, text: &str) -> Result<Arc<JobDefinition>, Refusal> {
        if text.is_empty() {
            return Err(Refusal::Required("jobDefinition"));
        }
        if let Some(reference) = Reference::parse(scope, text) {
            let found = self.get(&reference).filter(|found| found.status == Status::Active);
            let found = found.ok_or_else(|| WorkRefusal::NoRevision(super::arn(&reference, scope)))?;
            return Ok(Arc::clone(&found.described));
        }
        let arn = Arn::parse(text);
        let name = match &arn {
            Some(arn) => name_of(scope, arn).ok_or_else(|| WorkRefusal::NoRevision(text.to_owned()))?,
            None => text,
        };
        let newest = self.0.get(name).and_then(Family::newest_active);
        Ok(newest.ok_or_else(|| WorkRefusal::NoActiveRevision(name.to_owned()))?)
    }
}

impl Family {
    /// Found in the number of inactive revisions that are newer.
    fn newest_active(&self) -> Option<Arc<JobDefinition>> {
        let mut newest_first = self.revisions.values().rev();
        let found = newest_first.find(|definition| definition.status == Status::Active)?;
        Some(Arc::clone(&found.described))
    }
}

/// The name in an ARN without a revision, if that is of this very account and region.
fn name_of<'a>(scope: &Scope, arn: &'a Arn) -> Option<&'a str> {
    let name = arn.name_of(Kind::JobDefinition.segment())?;
    Name::of_job_definition(name)?;
    (Kind::JobDefinition.arn(scope, name) == *arn).then_some(name)
}
