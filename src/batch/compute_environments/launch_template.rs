//! What a launch template of compute resources may say.

use std::collections::BTreeSet;

use super::{EnvironmentRefusal, instance_types};
use crate::{
    api::batch::{LaunchTemplateSpecification, LaunchTemplateSpecificationOverride},
    kit::Ordered,
};

/// The most overrides of a template.
const MOST_OVERRIDES: usize = 10;

/// Whether a template is well named, and its overrides are for some of the instance types `types` each.
pub(super) fn check(
    template: &LaunchTemplateSpecification,
    types: &[String],
) -> Result<(), EnvironmentRefusal> {
    let overrides = template.overrides.as_deref().unwrap_or_default();
    match names(template.launch_template_id.as_deref(), template.launch_template_name.as_deref()) {
        1 => {}
        0 if !overrides.is_empty() => {}
        _ => return Err(EnvironmentRefusal::LaunchTemplateName),
    }
    check_version(template.version.as_deref())?;
    if overrides.len() > MOST_OVERRIDES {
        return Err(EnvironmentRefusal::TooManyOverrides);
    }
    for one in overrides {
        check_override(one, types)?;
    }
    check_overlaps(overrides)
}

/// How many of its two names are given.
fn names(id: Option<&str>, name: Option<&str>) -> usize {
    [id, name].into_iter().flatten().filter(|text| !text.is_empty()).count()
}

fn check_version(version: Option<&str>) -> Result<(), EnvironmentRefusal> {
    let version = version.unwrap_or_default();
    let fits = matches!(version, "$Default" | "$Latest") || version.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(()) } else { Err(EnvironmentRefusal::LaunchTemplateVersion) }
}

fn check_override(
    one: &LaunchTemplateSpecificationOverride,
    types: &[String],
) -> Result<(), EnvironmentRefusal> {
    if names(one.launch_template_id.as_deref(), one.launch_template_name.as_deref()) != 1 {
        return Err(EnvironmentRefusal::OverrideName);
    }
    check_version(one.version.as_deref())?;
    let targets = one.target_instance_types.as_deref().unwrap_or_default();
    if targets.is_empty() {
        return Err(EnvironmentRefusal::OverrideWithoutTargets);
    }
    let is_launched = |target: &str| {
        !instance_types::is_bundle(target) && types.iter().any(|family| instance_types::is_of(target, family))
    };
    let unknown: Vec<&str> =
        targets.iter().map(String::as_str).filter(|target| !is_launched(target)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(EnvironmentRefusal::UnknownTarget(unknown.join(", "))) }
}

/// No two targets may be the same, or one the family of the other. unverified: the sentence for families.
fn check_overlaps(overrides: &[LaunchTemplateSpecificationOverride]) -> Result<(), EnvironmentRefusal> {
    let targets = || overrides.iter().flat_map(|one| one.target_instance_types.iter().flatten());
    let different: BTreeSet<&str> = targets().map(String::as_str).into_set();
    let has_family =
        |target: &&str| target.split_once('.').is_some_and(|(family, _)| different.contains(family));
    if different.len() < targets().count() || different.iter().any(has_family) {
        return Err(EnvironmentRefusal::RepeatedTarget);
    }
    Ok(())
}
