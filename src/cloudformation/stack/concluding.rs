//! What comes of a plan once all that it wants is there.

use std::sync::Arc;

use thin_vec::ThinVec;

use super::{
    Site, Stack,
    evaluate::{self, Reading},
    operation::Operation,
    resource,
};
use crate::cloudformation::{Evaluation, error::Result};

impl Stack {
    /// Everything is there: evaluates the outputs, and finds what is there too much.
    pub(super) fn conclude(
        &mut self,
        evaluation: &Evaluation<'_>,
        reading: &Reading<'_>,
        operation: &mut Operation,
        site: &mut Site<'_>,
    ) -> Result<()> {
        let Site { exports, names: taken, .. } = site;
        let known = reading.known(&self.resources, exports);
        let (outputs, exported) = evaluate::outputs(evaluation, &known)?;
        if !exports.is_empty() {
            // To see what is imported, also by names that were not known before.
            for resource in evaluation.resources() {
                evaluation.properties(resource, &known)?;
            }
        }
        let (mut leaving, mut kept) = (ThinVec::new(), ThinVec::new());
        for present in &operation.before.resources {
            let wanted = evaluation.resources().find(|resource| resource.name == present.logical_id);
            let policy = match wanted {
                None => present.policy,
                Some(_) if self.resources.iter().any(|now| now.is(present)) => continue,
                Some(resource) => resource::policy(evaluation, resource, "UpdateReplacePolicy", &known)?,
            };
            if policy.deletes() { &mut leaving } else { &mut kept }.push(Arc::clone(present));
        }
        let imports = known.into_imports();
        exports.check(&self.arn, &self.exports, &exported)?;
        self.resources
            .retain(|resource| evaluation.resources().any(|wanted| wanted.name == resource.logical_id));
        let names = exported.iter().map(|(name, _)| name.clone()).collect();
        exports.set(&self.arn, &self.exports, exported);
        exports.set_user(&self.arn, &self.imports, &imports);
        (self.exports, self.imports) = (names, imports.into());
        for kept in &kept {
            taken.leave(kept);
        }
        (operation.outputs, operation.leaving) = (outputs, leaving);
        Ok(())
    }
}
