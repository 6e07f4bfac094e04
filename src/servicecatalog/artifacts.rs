//! Provisioning artifacts: the versions of a product.

use serde::Serialize;

use super::{
    api,
    errors::{Result, hidden, hidden_name, invalid, several},
    ids::ArtifactId,
    selector::Selector,
};
use crate::{api::Timestamp, cloudformation::Template, kit::Ids};

/// A version of a product.
#[derive(Debug, Serialize)]
pub(super) struct Artifact {
    pub(super) id: ArtifactId,
    name: Option<String>,
    pub(super) description: Option<String>,
    kind: api::ProvisioningArtifactType,
    /// In whole seconds.
    created: Timestamp,
    /// Whether end users see it.
    pub(super) active: bool,
    guidance: api::ProvisioningArtifactGuidance,
    /// What is provisioned from it: read when it was created, whatever became of the place it came from.
    pub(super) template: Template,
}

/// What someone wants an artifact for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To provision something new.
    Launch,
    /// To change something that is provisioned.
    Update,
}

impl Artifact {
    /// Refuses properties that no artifact of a `CloudFormation` product can have.
    pub(super) fn check(properties: &api::ProvisioningArtifactProperties) -> Result<()> {
        match properties.r#type {
            None | Some(api::ProvisioningArtifactType::CloudFormationTemplate) => {}
            // unverified: no text is known.
            Some(other) => {
                return Err(invalid(format!("A product of another type cannot have a {other} artifact.")));
            }
        }
        if properties.name.as_deref().is_some_and(|name| name.contains(char::is_whitespace)) {
            // unverified: the rule is documented, the text is not known.
            return Err(invalid("The name of a provisioning artifact cannot contain spaces."));
        }
        Ok(())
    }

    /// A new version: active, without guidance.
    pub(super) fn new(
        ids: &mut Ids,
        now: Timestamp,
        properties: &api::ProvisioningArtifactProperties,
        template: Template,
    ) -> Self {
        Self {
            id: ArtifactId::draw(ids),
            // unverified: a version created without name may get one from AWS.
            name: properties.name.clone(),
            description: properties.description.clone(),
            // unverified: what a version created without type shows.
            kind: properties.r#type.unwrap_or(api::ProvisioningArtifactType::CloudFormationTemplate),
            created: now.whole_seconds(),
            active: true,
            guidance: api::ProvisioningArtifactGuidance::Default,
            template,
        }
    }

    /// The version as answers show it.
    pub(super) fn detail(&self) -> api::ProvisioningArtifactDetail {
        api::ProvisioningArtifactDetail {
            id: Some((&self.id).into()),
            name: self.name.clone(),
            description: self.description.clone(),
            r#type: Some(self.kind),
            created_time: Some(self.created),
            active: Some(self.active),
            guidance: Some(self.guidance),
            source_revision: None,
        }
    }

    /// The version as end users see it; none if it is inactive.
    pub(super) fn visible(&self) -> Option<api::ProvisioningArtifact> {
        self.active.then(|| api::ProvisioningArtifact {
            id: Some((&self.id).into()),
            name: self.name.clone(),
            description: self.description.clone(),
            created_time: Some(self.created),
            guidance: Some(self.guidance),
        })
    }
}

/// The artifact of a product that an end user names. Inactive versions are not there for end users; deprecated ones can
/// be updated to, but not launched.
///
/// # Errors
/// If there is none, if several have the name, or if it is not for this purpose.
pub(super) fn find<'a>(
    artifacts: &'a [Artifact],
    wanted: Selector<'_>,
    purpose: Purpose,
) -> Result<&'a Artifact> {
    let mut found = artifacts.iter().filter(|artifact| {
        artifact.active
            && match wanted {
                Selector::Id(id) => artifact.id.as_str() == id,
                Selector::Name(name) => artifact.name.as_deref() == Some(name),
            }
    });
    let artifact = found.next().ok_or_else(|| match wanted {
        // unverified: worded after the texts for products.
        Selector::Id(id) => hidden(id),
        Selector::Name(name) => hidden_name("Provisioning Artifact", name),
    })?;
    if found.next().is_some() {
        return Err(several("Provisioning Artifact", &wanted.to_string()));
    }
    if purpose == Purpose::Launch && artifact.guidance == api::ProvisioningArtifactGuidance::Deprecated {
        // unverified: no text is known.
        return Err(invalid(format!("Provisioning artifact {} is deprecated.", artifact.id)));
    }
    Ok(artifact)
}

#[cfg(test)]
mod tests {
    use super::super::testing::TEMPLATE;
    use super::*;

    fn artifact(number: u64, name: &str) -> Artifact {
        let properties =
            api::ProvisioningArtifactProperties { name: Some(name.into()), ..Default::default() };
        Artifact::new(
            &mut Ids::new(1, number),
            Timestamp::from_millis(1_999),
            &properties,
            Template::new(TEMPLATE),
        )
    }

    #[test]
    fn found_by_id_or_unambiguous_name() {
        let artifacts = [artifact(1, "v1"), artifact(2, "v2"), artifact(3, "v2")];
        let find = |wanted| find(&artifacts, wanted, Purpose::Launch).map(|artifact| artifact.id.clone());
        let id = &artifacts[2].id;
        assert_eq!(find(Selector::Id(id.as_str())).as_ref(), Ok(id));
        assert_eq!(find(Selector::Name("v1")).as_ref(), Ok(&artifacts[0].id));
        assert_eq!(
            find(Selector::Name("v2")),
            Err(invalid("Multiple Provisioning Artifact with name v2 found."))
        );
        assert_eq!(find(Selector::Id("pa-x")), Err(hidden("pa-x")));
    }

    #[test]
    fn guidance_and_activity_bind_end_users() {
        let mut artifacts = [artifact(1, "v1")];
        artifacts[0].guidance = api::ProvisioningArtifactGuidance::Deprecated;
        assert!(find(&artifacts, Selector::Name("v1"), Purpose::Launch).is_err());
        assert!(find(&artifacts, Selector::Name("v1"), Purpose::Update).is_ok());
        artifacts[0].active = false;
        assert!(find(&artifacts, Selector::Name("v1"), Purpose::Update).is_err());
    }

    #[test]
    fn times_are_whole_seconds() {
        assert_eq!(artifact(1, "v1").detail().created_time, Some(Timestamp::from_millis(1_000)));
    }
}
