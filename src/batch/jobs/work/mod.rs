//! What a job is to do: a revision of a job definition, with what its submission puts in the place of parts of it.
//!
//! Nothing here changes anything: a [`Work`] is made once, when a job is submitted, and everything else is read off it.

mod command;
mod demand;
mod describe;
mod launch;
mod nodes;
mod overlay;
mod overrides;
mod refusal;

#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

pub(in crate::batch) use refusal::WorkRefusal;

use crate::{
    api::batch::{ConsumableResourceProperties, JobDefinition, JobTimeout, RetryStrategy, SubmitJobRequest},
    batch::{
        errors::Refusal,
        job_definitions::{Platform, submission},
    },
};
use overrides::{Overrides, Properties};

/// A submission is shorter than this.
const MOST_KIB: usize = 30;

/// What a job is to do. Jobs share the definition, and most have nothing besides it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::batch) struct Work {
    definition: Arc<JobDefinition>,
    overrides: Option<Box<Overrides>>,
}

impl Work {
    /// The work of a submission, if each of its overrides fits the definition. What depends on the account and region,
    /// its consumable resources, is checked by [`demand`](Self::demand).
    ///
    /// unverified: the order of the checks, where a submission has several defects.
    pub(in crate::batch) fn new(
        definition: Arc<JobDefinition>,
        input: &SubmitJobRequest,
    ) -> Result<Self, Refusal> {
        size(input)?;
        let overrides = Overrides::of(&definition, input)?;
        let work = Self { definition, overrides: overrides.map(Box::new) };
        work.check_properties()?;
        work.check_references()?;
        Ok(work)
    }

    /// The revision of the job definition.
    pub(in crate::batch) const fn definition(&self) -> &Arc<JobDefinition> {
        &self.definition
    }

    /// Where it runs.
    pub(in crate::batch) fn platform(&self) -> Platform {
        submission::platform(&self.definition)
    }

    /// The definition's parameters with the submission's on top.
    pub(in crate::batch) fn parameters(&self) -> BTreeMap<String, String> {
        let mut parameters = self.definition.parameters.clone().unwrap_or_default();
        if let Some(overrides) = &self.overrides {
            parameters.extend(overrides.parameters.clone());
        }
        parameters
    }

    /// The value of one parameter.
    fn parameter(&self, name: &str) -> Option<&str> {
        let own = self.overrides.as_ref().and_then(|overrides| overrides.parameters.get(name));
        own.or_else(|| self.definition.parameters.as_ref()?.get(name)).map(String::as_str)
    }

    /// When it is tried again.
    pub(in crate::batch) fn retry_strategy(&self) -> Option<&RetryStrategy> {
        let own = self.overrides.as_ref().and_then(|overrides| overrides.retry_strategy.as_ref());
        own.or(self.definition.retry_strategy.as_ref())
    }

    /// How often it is tried at most: once unless a strategy says otherwise.
    pub(in crate::batch) fn attempts(&self) -> u32 {
        let attempts = self.retry_strategy().and_then(|strategy| strategy.attempts);
        attempts.and_then(|attempts| u32::try_from(attempts).ok()).unwrap_or(1).max(1)
    }

    /// For how long each attempt may run.
    pub(in crate::batch) fn timeout(&self) -> Option<&JobTimeout> {
        let own = self.overrides.as_ref().and_then(|overrides| overrides.timeout.as_ref());
        own.or(self.definition.timeout.as_ref())
    }

    /// Where it stands among the jobs of its share.
    pub(in crate::batch) fn scheduling_priority(&self) -> Option<i32> {
        let own = self.overrides.as_ref().and_then(|overrides| overrides.scheduling_priority);
        own.or(self.definition.scheduling_priority)
    }

    /// Whether its tags go to what it runs in.
    pub(in crate::batch) fn propagate_tags(&self) -> Option<bool> {
        let own = self.overrides.as_ref().and_then(|overrides| overrides.propagate_tags);
        own.or(self.definition.propagate_tags)
    }

    /// The consumable resources it needs, apart from those of single ranges of nodes. A submission's list takes the
    /// place of the definition's.
    pub(in crate::batch) fn consumables(&self) -> Option<ConsumableResourceProperties> {
        self.consumables_ref().cloned()
    }

    fn consumables_ref(&self) -> Option<&ConsumableResourceProperties> {
        let own = self.overrides.as_ref().and_then(|overrides| overrides.consumables.as_ref());
        own.or(self.definition.consumable_resource_properties.as_ref())
    }

    /// What the submission puts in the place of properties of its containers.
    fn properties(&self) -> Option<&Properties> {
        self.overrides.as_ref()?.properties.as_ref()
    }
}

/// unverified: that a submission is measured in the JSON of its request.
fn size(input: &SubmitJobRequest) -> Result<(), WorkRefusal> {
    let bytes = serde_json::to_vec(input).map_or(0, |json| json.len());
    if bytes < MOST_KIB * 1024 {
        Ok(())
    } else {
        Err(WorkRefusal::Size { most: MOST_KIB, got: bytes / 1024 })
    }
}
