//! `GetInventorySchema`.

use super::super::fixture::{Fixture, NODE, RACK, item};
use crate::api::ssm::{
    Error, GetInventorySchemaRequest, InventoryAttributeDataType, InventoryItem, InventoryItemSchema,
};

const LISTED: [&str; 15] = [
    "AWS:AWSComponent",
    "AWS:Application",
    "AWS:ComplianceItem",
    "AWS:File",
    "AWS:InstanceDetailedInformation",
    "AWS:InstanceInformation",
    "AWS:Network",
    "AWS:PatchCompliance",
    "AWS:PatchSummary",
    "AWS:ResourceGroup",
    "AWS:Service",
    "AWS:Tag",
    "AWS:WindowsRegistry",
    "AWS:WindowsRole",
    "AWS:WindowsUpdate",
];

fn of(name: &str) -> GetInventorySchemaRequest {
    GetInventorySchemaRequest { type_name: Some(name.into()), ..GetInventorySchemaRequest::default() }
}

fn shown(ssm: &Fixture, input: GetInventorySchemaRequest) -> Vec<InventoryItemSchema> {
    ssm.schemas(input).unwrap().schemas.unwrap()
}

fn types(schemas: &[InventoryItemSchema]) -> Vec<&str> {
    schemas.iter().map(|schema| schema.type_name.as_str()).collect()
}

fn names(schema: &InventoryItemSchema) -> Vec<&str> {
    schema.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

#[test]
fn lists_the_types_of_aws_by_name() {
    let result = Fixture::default().schemas(GetInventorySchemaRequest::default()).unwrap();
    assert_eq!((types(&result.schemas.unwrap()), result.next_token), (LISTED.to_vec(), None));
}

#[test]
fn attributes_come_in_the_published_order() {
    let ssm = Fixture::default();
    let schemas = shown(&ssm, of("AWS:AWSComponent"));
    let [component] = &schemas[..] else { panic!("one schema") };
    assert_eq!((component.version.as_deref(), component.display_name.as_deref()), (Some("1.0"), None));
    let published =
        ["Name", "ApplicationType", "Publisher", "Version", "InstalledTime", "Architecture", "URL"];
    assert_eq!(names(component), published);
    let detailed = &shown(&ssm, of("AWS:InstanceDetailedInformation"))[0];
    let number = |name: &str| {
        let found = detailed.attributes.iter().find(|attribute| attribute.name == name).unwrap();
        found.data_type == InventoryAttributeDataType::Number
    };
    assert!(number("CPUCores") && !number("CPUModel"));
    assert_eq!(serde_json::to_value(&detailed.attributes[1]).unwrap()["DataType"], "NUMBER");
}

#[test]
fn types_that_are_not_listed_are_found_by_name() {
    assert_eq!(types(&shown(&Fixture::default(), of("AWS:Process"))), ["AWS:Process"]);
}

#[test]
fn a_custom_type_is_what_was_put() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[&[("Row", "1")], &[("Shelf", "2")]]));
    ssm.put_one(
        NODE,
        InventoryItem { schema_version: "1.10".into(), ..item(RACK, &[&[("Shelf", ""), ("Bay", "")]]) },
    );
    ssm.put_one(NODE, InventoryItem { schema_version: "1.9".into(), ..item(RACK, &[&[("Row", "")]]) });
    let all = shown(&ssm, GetInventorySchemaRequest::default());
    assert_eq!(types(&all)[15..], [RACK]);
    assert_eq!(shown(&ssm, of(RACK)), all[15..]);
    let rack = &all[15];
    assert_eq!((rack.version.as_deref(), rack.display_name.as_deref()), (Some("1.10"), None));
    assert_eq!(names(rack), ["Shelf", "Bay"]);
    assert!(rack.attributes.iter().all(|a| a.data_type == InventoryAttributeDataType::String));
    assert_eq!(types(&shown(&ssm.elsewhere(), GetInventorySchemaRequest::default())), LISTED);
}

#[test]
fn the_view_of_aggregators() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[&[("Row", "1")]]));
    let view = |input| GetInventorySchemaRequest { aggregator: Some(true), ..input };
    let schemas = shown(&ssm, view(GetInventorySchemaRequest::default()));
    let seen: Vec<_> = schemas
        .iter()
        .map(|schema| (schema.type_name.as_str(), schema.display_name.as_deref().unwrap(), names(schema)))
        .collect();
    assert_eq!(
        seen,
        [
            ("AWS:Application", "Application", vec!["Name", "Version"]),
            ("AWS:InstanceInformation", "Platform", vec!["PlatformName", "PlatformType", "PlatformVersion"]),
            ("AWS:ResourceGroup", "ResourceGroup", vec!["Name"]),
            ("AWS:Service", "Service", vec!["Name", "DisplayName", "ServiceType", "Status", "StartType"]),
            ("AWS:WindowsRole", "WindowsRole", vec!["Name", "DisplayName", "FeatureType", "Installed"]),
        ]
    );
    assert_eq!(schemas[0].version.as_deref(), Some("1.1"));
    assert_eq!(types(&shown(&ssm, view(of("AWS:Service")))), ["AWS:Service"]);
    assert!(shown(&ssm, view(of("AWS:Tag"))).is_empty());
}

#[test]
fn the_view_of_sub_types() {
    let ssm = Fixture::default();
    let view = |input| GetInventorySchemaRequest { sub_type: Some(true), ..input };
    assert_eq!(
        types(&shown(&ssm, view(GetInventorySchemaRequest::default()))),
        ["AWS:ComplianceItem"],
        "the only type whose items have a context"
    );
    assert!(shown(&ssm, view(of("AWS:Tag"))).is_empty());
}

#[test]
fn what_is_refused() {
    let ssm = Fixture::default();
    for name in ["AWS:Toaster", "Custom:Never", "Custom:x", "x"] {
        assert!(matches!(ssm.schemas(of(name)), Err(Error::InvalidTypeNameException { .. })), "{name}");
    }
    assert_eq!(shown(&ssm, of("")).len(), 15, "no name at all");
    let input = GetInventorySchemaRequest { next_token: Some("x".into()), ..of("") };
    assert!(matches!(ssm.schemas(input), Err(Error::InvalidNextToken { .. })));
}
