//! The parameters of archives. In AWS a Lambda function of the engine's account reads them; here whoever stands for the
//! engine tells them beforehand.

use serde::{Deserialize, Serialize};

use super::super::{
    super::{
        access::Owner,
        api,
        artifacts::Artifact,
        errors::{Result, not_parsed},
        ids::ArtifactId,
        state::State,
    },
    Kind,
};

/// What the engine of an account finds in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parsed {
    /// The version whose archive it is.
    pub provisioning_artifact_id: String,
    /// The parameters, in the form in which the Lambda function answers them.
    #[serde(default)]
    parameters: Vec<ParsedParameter>,
    /// Why the archive cannot be read, if it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A parameter as an engine tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ParsedParameter {
    key: String,
    #[serde(default)]
    default_value: Option<String>,
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    is_no_echo: bool,
}

/// Keeps what an engine finds in the archive of a version. Returns whether there is such a version.
pub(in super::super::super) fn tell(state: &mut State, parsed: Parsed) -> bool {
    let has_it = |artifact: &Artifact| {
        artifact.is_archive() && artifact.id.as_str() == parsed.provisioning_artifact_id.as_str()
    };
    let found = state.iter().find_map(|(scope, catalog)| {
        let artifact =
            catalog.products.iter().flat_map(|product| &product.artifacts).find(|it| has_it(it))?;
        Some((scope.clone(), artifact.id.clone()))
    });
    let Some((scope, id)) = found else { return false };
    state.at_mut(&scope).engines.parsed.insert(id, parsed);
    true
}

/// The parameters of a version that is an archive, of a product of `owner`.
///
/// # Errors
/// If the engine cannot read it, or nobody told what it would find.
pub(in super::super::super) fn parameters(
    owner: Owner<'_>,
    product: api::ProductType,
    artifact: &ArtifactId,
) -> Result<Vec<api::ProvisioningArtifactParameter>> {
    match owner.catalog.engines.parsed.get(artifact.as_str()) {
        Some(Parsed { error: Some(error), .. }) => Err(not_parsed(error)),
        Some(parsed) => Ok(parsed.parameters.iter().map(ParsedParameter::shown).collect()),
        None => {
            let parser = Kind::of_engine(product).parser();
            // unverified: what AWS says where there is no such function.
            Err(not_parsed(&format!("Function not found: {parser} of account {}", owner.scope.account)))
        }
    }
}

impl ParsedParameter {
    fn shown(&self) -> api::ProvisioningArtifactParameter {
        api::ProvisioningArtifactParameter {
            parameter_key: Some(self.key.clone()),
            default_value: self.default_value.clone(),
            parameter_type: self.kind.clone(),
            is_no_echo: Some(self.is_no_echo),
            description: self.description.clone(),
            parameter_constraints: Some(api::ParameterConstraints {
                allowed_values: Some(Vec::new()),
                ..Default::default()
            }),
        }
    }
}
