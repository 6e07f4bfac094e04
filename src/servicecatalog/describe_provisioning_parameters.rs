//! `DescribeProvisioningParameters`: all that an end user needs to know to provision a version of a product.

use super::{
    access::{Path, View, Visible},
    api,
    artifacts::{self, Artifact, Purpose},
    constraints,
    errors::Result,
    provisioning_parameters,
    selector::Selector,
    state::State,
    tag_option_rules, usage_instructions,
};
use crate::{cloudformation::Content, kit::Context};

/// `DescribeProvisioningParameters`. A deprecated version can be described, as it can be updated to.
pub(super) fn describe_provisioning_parameters(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProvisioningParametersInput,
) -> Result<api::DescribeProvisioningParametersOutput> {
    let product = Selector::required("Product", input.product_id.as_ref(), input.product_name.as_ref())?;
    let artifact = Selector::required(
        "ProvisioningArtifact",
        input.provisioning_artifact_id.as_ref(),
        input.provisioning_artifact_name.as_ref(),
    )?;
    let path = Selector::optional("Path", input.path_id.as_ref(), input.path_name.as_ref())?;
    let view = View::new(state, context);
    let found = view.product(product)?;
    let artifact = artifacts::find(&found.product.artifacts, artifact, Purpose::Update)?;
    let path = view.path(found.product, path, Purpose::Launch)?;
    let constraints = constraints::on(&path, found.product.id.as_str());
    let parameters = provisioning_parameters::of(found.owner, found.product, artifact)?;
    // Of what is in an archive, nothing else is told.
    let nothing = Content::default();
    let told = if artifact.is_archive() { &nothing } else { artifact.content()? };
    Ok(api::DescribeProvisioningParametersOutput {
        provisioning_artifact_parameters: Some(parameters),
        constraint_summaries: Some(constraints.summaries()),
        usage_instructions: Some(usage_instructions::of(told, &constraints, context.scope())),
        tag_options: Some(tag_options(found, path)),
        provisioning_artifact_preferences: Some(constraints.preferences()),
        provisioning_artifact_outputs: Some(versions(&found.product.artifacts)),
        provisioning_artifact_output_keys: Some(outputs(told)),
    })
}

/// The values that the `TagOptions` of product and portfolio leave for each key; none where they are in conflict.
fn tag_options(found: Visible<'_>, path: Path<'_>) -> Vec<api::TagOptionSummary> {
    let summary = |(key, values): (&str, Vec<&str>)| api::TagOptionSummary {
        key: Some(key.to_owned()),
        values: Some(values.into_iter().map(str::to_owned).collect()),
    };
    tag_option_rules::rules(found, path).into_iter().map(summary).collect()
}

/// The versions of the product, which AWS shows where its documentation speaks of outputs. unverified: that inactive ones
/// are left out.
fn versions(artifacts: &[Artifact]) -> Vec<api::ProvisioningArtifactOutput> {
    let active = artifacts.iter().filter(|artifact| artifact.active);
    active
        .map(|artifact| api::ProvisioningArtifactOutput {
            key: Some((&artifact.id).into()),
            description: artifact.description.clone(),
        })
        .collect()
}

/// The outputs of the template.
fn outputs(content: &Content) -> Vec<api::ProvisioningArtifactOutput> {
    let outputs = content.outputs().iter();
    outputs
        .map(|output| api::ProvisioningArtifactOutput {
            key: Some(output.name.to_string()),
            description: output.description.as_ref().map(ToString::to_string),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{
        constraints::create_constraint,
        products::create_product,
        tag_option_associations::associate_tag_option_with_resource,
        testing::{TEMPLATE, World, create_product_input, described},
    };
    use super::*;
    use crate::cloudformation::Template;

    const RICH: &str = r#"{
        "AWSTemplateFormatVersion": "2010-09-09", "Description": "Messages", "Metadata": { "Team": ["a", 1] },
        "Parameters": { "Name": { "Type": "String", "AllowedValues": ["a", "b"] } },
        "Rules": {
            "Own": { "Assertions": [{ "Assert": { "Fn::Contains": [["a"], { "Ref": "Name" }] } }] },
            "Both": { "Assertions": [{ "Assert": { "Fn::Contains": [["b"], { "Ref": "Name" }] } }] }
        },
        "Resources": {
            "Queue": { "Type": "AWS::SQS::Queue" },
            "Role": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "reader" } }
        },
        "Outputs": { "Url": { "Description": "Where", "Value": { "Ref": "Queue" } }, "Own": { "Value": "x" } }
    }"#;

    fn product(world: &mut World, template: &str) -> String {
        let reply =
            world.write_with(create_product, create_product_input("App"), Ok(Template::new(template)));
        reply.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap()
    }

    fn constrain(world: &mut World, portfolio: &str, product: &str, kind: &str, parameters: &str) {
        let input = api::CreateConstraintInput {
            portfolio_id: portfolio.into(),
            product_id: product.into(),
            parameters: parameters.into(),
            r#type: kind.into(),
            description: Some(format!("A {kind}")),
            idempotency_token: kind.into(),
            ..Default::default()
        };
        world.write(create_constraint, input).unwrap();
    }

    fn input(product: &str, path: Option<&str>) -> api::DescribeProvisioningParametersInput {
        api::DescribeProvisioningParametersInput {
            product_id: Some(product.into()),
            provisioning_artifact_name: Some("v1".into()),
            path_name: path.map(str::to_owned),
            ..Default::default()
        }
    }

    fn describe(world: &World, product: &str) -> api::DescribeProvisioningParametersOutput {
        world.read(describe_provisioning_parameters, input(product, None)).unwrap()
    }

    fn told(output: &api::DescribeProvisioningParametersOutput) -> Vec<(&str, &str)> {
        let told = output.usage_instructions.as_ref().unwrap().iter();
        told.map(|one| (one.r#type.as_deref().unwrap(), one.value.as_deref().unwrap())).collect()
    }

    #[test]
    fn a_plain_template_has_little_to_tell() {
        let mut world = World::new();
        let product = product(&mut world, TEMPLATE);
        world.portfolio_with("Web", &product);
        let shown = describe(&world, &product);
        assert_eq!(told(&shown), [("rules", "{}"), ("tagUpdateOnProvisionedProduct", "NOT_ALLOWED")]);
        assert_eq!(shown.constraint_summaries, Some(vec![]));
        assert_eq!(shown.tag_options, Some(vec![]));
        assert_eq!(shown.provisioning_artifact_preferences, Some(<_>::default()));
        assert_eq!(shown.provisioning_artifact_output_keys, Some(vec![]));
        let key = world.catalog().products.get(&product).unwrap().artifacts[0].id.as_str().to_owned();
        let version = api::ProvisioningArtifactOutput { key: Some(key), description: None };
        assert_eq!(shown.provisioning_artifact_outputs, Some(vec![version]));
    }

    #[test]
    fn templates_and_constraints_are_told_in_the_order_of_aws() {
        let mut world = World::new();
        let product = product(&mut world, RICH);
        let portfolio = world.portfolio_with("Web", &product);
        let role = "arn:aws:iam::000000000000:role/Launch";
        let assertion = r#"{"Assertions":[{"Assert":{"Fn::Equals":[{"Ref":"Name"},"b"]}}]}"#;
        constrain(&mut world, &portfolio, &product, "LAUNCH", &format!(r#"{{"RoleArn":"{role}"}}"#));
        constrain(
            &mut world,
            &portfolio,
            &product,
            "TEMPLATE",
            &format!(r#"{{"Rules":{{"Both":{assertion}}}}}"#),
        );
        let tags = r#"{"Version":"2.0","Properties":{"TagUpdateOnProvisionedProduct":"ALLOWED"}}"#;
        constrain(&mut world, &portfolio, &product, "RESOURCE_UPDATE", tags);
        let shown = describe(&world, &product);
        let own = r#""Own":{"Assertions":[{"Assert":{"Fn::Contains":[["a"],{"Ref":"Name"}]}}]}"#;
        let rules = format!(r#"{{{own},"Both":{assertion}}}"#);
        let expected = [
            ("rules", rules.as_str()),
            ("version", "2010-09-09"),
            ("capabilitiesReason", "The following resource(s) require capabilities: [AWS::IAM::Role]"),
            ("description", "Messages"),
            ("metadata", r#"{"Team":["a",1]}"#),
            ("launchAsRole", role),
            ("tagUpdateOnProvisionedProduct", "ALLOWED"),
            ("capability", "CAPABILITY_NAMED_IAM"),
        ];
        assert_eq!(told(&shown), expected);
        let summaries = shown.constraint_summaries.unwrap();
        let kinds: Vec<_> = summaries.iter().map(|it| it.r#type.as_deref().unwrap()).collect();
        assert_eq!(kinds, ["LAUNCH", "TEMPLATE"]);
        let parameters = shown.provisioning_artifact_parameters.unwrap();
        let constraints = parameters[0].parameter_constraints.as_ref().unwrap();
        assert_eq!(constraints.allowed_values, Some(vec!["a".into(), "b".into()]));
        let keys = shown.provisioning_artifact_output_keys.unwrap();
        let keys: Vec<_> =
            keys.iter().map(|it| (it.key.as_deref().unwrap(), it.description.as_deref())).collect();
        assert_eq!(keys, [("Url", Some("Where")), ("Own", None)]);
    }

    #[test]
    fn stack_sets_have_preferences() {
        let mut world = World::new();
        let product = product(&mut world, TEMPLATE);
        let portfolio = world.portfolio_with("Web", &product);
        let parameters = r#"{"Version":"String","Properties":{"AccountList":["111111111111"],"RegionList":["us-east-1"],
            "AdminRole":"arn:aws:iam::000000000000:role/admin","ExecutionRole":"execute"}}"#;
        constrain(&mut world, &portfolio, &product, "STACKSET", parameters);
        let preferences = describe(&world, &product).provisioning_artifact_preferences.unwrap();
        assert_eq!(preferences.stack_set_accounts, Some(vec!["111111111111".into()]));
        assert_eq!(preferences.stack_set_regions, Some(vec!["us-east-1".into()]));
    }

    #[test]
    fn tag_options_meet() {
        let mut world = World::new();
        let product = product(&mut world, TEMPLATE);
        let portfolio = world.portfolio_with("Web", &product);
        for (key, value, resources) in [
            ("team", "a", vec![&portfolio, &product]),
            ("team", "b", vec![&product]),
            ("stage", "x", vec![&product]),
            ("stage", "y", vec![&portfolio]),
            ("cost", "1", vec![&portfolio]),
        ] {
            let tag_option_id = world.tag_option(key, value);
            for resource in resources {
                let (resource_id, tag_option_id) = (resource.clone(), tag_option_id.clone());
                let input = api::AssociateTagOptionWithResourceInput { resource_id, tag_option_id };
                world.write(associate_tag_option_with_resource, input).unwrap();
            }
        }
        let shown = describe(&world, &product).tag_options.unwrap();
        let shown: Vec<_> = shown
            .into_iter()
            .map(|it| format!("{}={}", it.key.unwrap(), it.values.unwrap().join(",")))
            .collect();
        assert_eq!(shown, ["cost=1", "stage=", "team=a"]);
    }

    #[test]
    fn what_cannot_be_provisioned_is_not_described() {
        let mut world = World::new();
        let product = product(&mut world, "{}");
        let refusal = |world: &World, path| {
            described(&world.read(describe_provisioning_parameters, input(&product, path)).unwrap_err())
        };
        let no_path = format!("ResourceNotFoundException: No launch paths found for resource: {product}");
        assert_eq!(refusal(&world, None), no_path);
        world.portfolio_with("Web", &product);
        assert!(refusal(&world, None).contains("Invalid templateBody"));
        world.portfolio_with("Ops", &product);
        assert!(refusal(&world, None).contains("More than one launch path ids exist"));
        assert!(refusal(&world, Some("Lab")).starts_with("ResourceNotFoundException"));
    }
}
