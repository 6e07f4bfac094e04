//! The parameters of templates, as both administrators and end users see them.

use super::{
    access::Owner, api, artifacts::Artifact, errors::Result, products::Product,
    provisioning::archive_parameters,
};
use crate::cloudformation::{Content, Parameter};

/// The parameters of a version of a product of `owner`.
///
/// # Errors
/// If its template was taken without validation and is none, or it is an archive that no engine has read.
pub(super) fn of(
    owner: Owner<'_>,
    product: &Product,
    artifact: &Artifact,
) -> Result<Vec<api::ProvisioningArtifactParameter>> {
    if artifact.is_archive() {
        return archive_parameters(owner, product.kind, &artifact.id);
    }
    Ok(parameters(artifact.content()?))
}

/// The parameters of a template, in its order.
fn parameters(content: &Content) -> Vec<api::ProvisioningArtifactParameter> {
    content.parameters().iter().map(shown).collect()
}

fn shown(parameter: &Parameter) -> api::ProvisioningArtifactParameter {
    api::ProvisioningArtifactParameter {
        parameter_key: Some(parameter.name.to_string()),
        // unverified: that a default is shown also where the value must not be; CloudFormation, too, hides only values
        // that are given.
        default_value: text(parameter.default.as_deref()),
        parameter_type: Some(parameter.parameter_type.name().to_owned()),
        is_no_echo: Some(parameter.no_echo),
        description: text(parameter.description.as_deref()),
        parameter_constraints: Some(api::ParameterConstraints {
            // The one constraint that is shown also when there is none.
            allowed_values: Some(parameter.allowed_values.iter().map(ToString::to_string).collect()),
            allowed_pattern: text(parameter.allowed_pattern.as_deref()),
            constraint_description: text(parameter.constraint_description.as_deref()),
            max_length: text(parameter.max_length.as_deref()),
            min_length: text(parameter.min_length.as_deref()),
            max_value: text(parameter.max_value.as_deref()),
            min_value: text(parameter.min_value.as_deref()),
        }),
    }
}

fn text(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloudformation::Template;

    #[test]
    fn everything_that_a_template_says_of_a_parameter_is_shown() {
        let template = Template::parse(
            r#"{
            "Parameters": {
                "Size": {
                    "Type": "Number", "Default": 3, "AllowedValues": [1, 3], "MinValue": 1, "MaxValue": "9",
                    "Description": "How many", "ConstraintDescription": "odd"
                },
                "Key": {
                    "Type": "String", "NoEcho": true, "AllowedPattern": "[a-z]+", "MinLength": 2, "MaxLength": 8
                }
            },
            "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } }
        }"#,
        )
        .unwrap();
        let some = |text: &str| Some(text.to_owned());
        let size = api::ProvisioningArtifactParameter {
            parameter_key: some("Size"),
            default_value: some("3"),
            parameter_type: some("Number"),
            is_no_echo: Some(false),
            description: some("How many"),
            parameter_constraints: Some(api::ParameterConstraints {
                allowed_values: Some(vec!["1".into(), "3".into()]),
                constraint_description: some("odd"),
                max_value: some("9"),
                min_value: some("1"),
                ..Default::default()
            }),
        };
        let key = api::ProvisioningArtifactParameter {
            parameter_key: some("Key"),
            parameter_type: some("String"),
            is_no_echo: Some(true),
            parameter_constraints: Some(api::ParameterConstraints {
                allowed_values: Some(vec![]),
                allowed_pattern: some("[a-z]+"),
                max_length: some("8"),
                min_length: some("2"),
                ..Default::default()
            }),
            ..Default::default()
        };
        assert_eq!(parameters(template.content().unwrap()), [size, key]);
    }
}
