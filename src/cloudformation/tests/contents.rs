//! What is in a template, and what is refused.

use proptest::prelude::*;

use crate::cloudformation::{Content, Template};

const RESOURCES: &str = "Resources: {A: {Type: 'A::B::C'}}\n";

fn error(text: &str) -> String {
    Content::read(text).err().map(|error| error.to_string()).unwrap_or_default()
}

/// The error of a template with one resource that has these properties.
fn error_in(properties: &str) -> String {
    error(&format!(
        "Parameters: {{P: {{Type: String}}}}\nMappings: {{M: {{a: {{b: c}}}}}}\nConditions: {{C: !Equals [a, b]}}\n\
         Resources:\n  A:\n    Type: A::B::C\n  B:\n    Type: A::B::C\n    Properties:\n      X: {properties}\n"
    ))
}

#[test]
fn a_template_is_read() {
    let text = r"
AWSTemplateFormatVersion: 2010-09-09
Description: A network
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups: [{Label: {default: Addresses}, Parameters: [Cidr]}]
    ParameterLabels: {Cidr: {default: The range}}
Parameters:
  Cidr: {Type: String, Default: 10.1.0.0/16, Description: Range, AllowedValues: [10.1.0.0/16, 1], MinLength: 1}
  LeaveMeEmpty: {Type: String, NoEcho: 'true'}
Conditions:
  IsEmpty: !Equals [!Ref LeaveMeEmpty, '']
  IsFull: !Not [!Condition IsEmpty]
Resources:
  MyVPC:
    Type: AWS::EC2::VPC
    Condition: IsEmpty
    Properties: {CidrBlock: !Ref Cidr, Tags: [{Key: Name, Value: !Sub '${AWS::StackName}-${Cidr}-${!X}'}]}
  Gateway: {Type: AWS::EC2::InternetGateway, DependsOn: MyVPC}
Outputs:
  VpcID: {Description: VPC ID, Value: !Ref MyVPC, Condition: IsEmpty, Export: {Name: !Sub '${AWS::StackName}-vpc'}}
  Range: {Value: !GetAtt MyVPC.CidrBlock}
";
    let template = Template::parse(text).unwrap();
    let content = template.content().unwrap();
    assert_eq!(content.version(), Some("2010-09-09"));
    assert_eq!(content.description(), Some("A network"));
    let interface = content.interface();
    assert_eq!(interface.groups[0].label.as_deref(), Some("Addresses"));
    assert_eq!(interface.labels, [("Cidr".into(), "The range".into())]);
    let [cidr, empty] = content.parameters() else { panic!("two parameters") };
    assert_eq!((&*cidr.name, cidr.parameter_type.name()), ("Cidr", "String"));
    assert_eq!(cidr.allowed_values, ["10.1.0.0/16", "1"].map(Box::<str>::from));
    assert_eq!((cidr.min_length.as_deref(), cidr.no_echo, empty.no_echo), (Some("1"), false, true));
    let [vpc, gateway] = content.resources() else { panic!("two resources") };
    assert_eq!(vpc.condition.as_deref(), Some("IsEmpty"));
    assert_eq!(vpc.properties().unwrap().get("CidrBlock").unwrap().to_string(), r#"{"Ref":"Cidr"}"#);
    assert_eq!(gateway.depends_on, ["MyVPC"].map(Box::<str>::from));
    let [id, range] = content.outputs() else { panic!("two outputs") };
    assert_eq!(id.description.as_deref(), Some("VPC ID"));
    assert_eq!(range.value.to_string(), r#"{"Fn::GetAtt":["MyVPC","CidrBlock"]}"#);
}

#[test]
fn a_template_may_be_no_valid_one() {
    let template = Template::new("{}");
    let message = "Template format error: At least one Resources member must be defined.";
    assert_eq!(template.content().unwrap_err().message(), message);
    assert_eq!(Template::parse("{}").unwrap_err().message(), message);
}

#[test]
fn resources_are_checked() {
    let format = |message: &str| format!("Template format error: {message}");
    for (text, expected) in [
        ("a", format("unsupported structure.")),
        ("- a", format("unsupported structure.")),
        ("", format("unsupported structure.")),
        ("Resources: {}", format("At least one Resources member must be defined.")),
        ("Resources:", "[/Resources] 'null' values are not allowed in templates".into()),
        (
            "Resources: {A: {Type: 'A::B::C', Properties: {X: [1, {Y: ~}]}}}",
            "[/Resources/A/Type/X/1/Y] 'null' values are not allowed in templates".into(),
        ),
        ("Resources: [1]", format("Any Resources member must be an object.")),
        ("Resources: {A_B: {Type: 'A::B::C'}}", format("Resource name A_B is non alphanumeric.")),
        ("Resources: {'Fn::ForEach::A': [a]}", format("Resource name Fn::ForEach::A is non alphanumeric.")),
        (
            "Resources: {A: {Type: 'A::B::C', 'Fn::If': [a]}}",
            "Invalid template resource property 'Fn::If'".into(),
        ),
        ("Resources: {A: b}", format("[/Resources/A] resource definition is malformed")),
        ("Resources: {A: {}}", format("[/Resources/A] Every Resources object must contain a Type member.")),
        ("Resources: {A: {Type: !Ref B}}", format("[/Resources/A] Every Type member must be a string.")),
        ("Resources: {A: {Type: B}}", format("Unrecognized resource types: [B]")),
        ("Resources: {A: {Type: 'A::B::C', name: x}}", "Invalid template resource property 'name'".into()),
        (
            "Resources: {A: {Type: 'A::B::C', DependsOn: !Ref A}}",
            format("DependsOn must be a string or list of strings."),
        ),
        (
            "Resources: {A: {Type: 'A::B::C', DependsOn: [X, Y]}}",
            format("Unresolved resource dependencies [X, Y] in the Resources block of the template"),
        ),
        (
            "Resources: {A: {Type: 'A::B::C', Condition: X}}",
            format("Unresolved condition dependency X in the Resources block of the template"),
        ),
        (
            "Resources: {A: {Type: 'A::B::C', DependsOn: B}, B: {Type: 'A::B::C', DependsOn: A}, C: {Type: 'A::B::C', DependsOn: A}}",
            "Circular dependency between resources: [A, B]".into(),
        ),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn policies_are_checked() {
    let told = |resource_type: &str, policies: &str| {
        error(&format!("Resources: {{A: {{Type: '{resource_type}', {policies}}}}}"))
    };
    for policy in ["Delete", "Retain", "RetainExceptOnCreate"] {
        assert_eq!(told("AWS::SQS::Queue", &format!("DeletionPolicy: {policy}")), "");
    }
    let both = "DeletionPolicy: Snapshot, UpdateReplacePolicy: Snapshot";
    assert_eq!(told("AWS::RDS::DBInstance", both), "");
    assert_eq!(
        told("AWS::DynamoDB::Table", both),
        "Template error: resource type AWS::DynamoDB::Table does not support deletion policy Snapshot"
    );
    let unknown =
        "Template format error: Unrecognized UpdateReplacePolicy RetainExceptOnCreate for resource A";
    assert_eq!(told("A::B::C", "UpdateReplacePolicy: RetainExceptOnCreate"), unknown);
    for attribute in ["DeletionPolicy", "UpdateReplacePolicy"] {
        assert_eq!(
            told("A::B::C", &format!("{attribute}: !Sub Retain")),
            format!("Template format error: Every {attribute} member must be a string.")
        );
    }
}

#[test]
fn sections_are_checked() {
    let format = |message: &str| format!("Template format error: {message}");
    let long = format!("Description: {}", "a".repeat(1025));
    for (text, expected) in [
        ("Foo: a\nBar: b", "Invalid template property or properties [Foo, Bar]".into()),
        (
            "AWSTemplateFormatVersion: 2010-09-10",
            format("2010-09-10 is not a supported value for AWSTemplateFormatVersion."),
        ),
        (&long, format("'Description' length is greater than 1024")),
        ("Parameters: {A: {}}", format("Every Parameters object must contain a Type member.")),
        ("Parameters: {A: {Type: Strng}}", format("Unrecognized parameter type: Strng")),
        (
            "Parameters: {A: {Type: String, DefaultValue: b}}",
            "Invalid template parameter property 'DefaultValue'".into(),
        ),
        (
            "Parameters: {A: {Type: String, Default: !Ref B}}",
            format("Every Default member must be a string."),
        ),
        (
            "Parameters: {A: {Type: String, AllowedValues: a b}}",
            format("Every AllowedValues member must be a list."),
        ),
        ("Mappings: {M: {a: {b: {c: d}}}}", format("Every Mappings attribute must be a String or a List.")),
        (
            "Conditions: {C: !Ref A}",
            format("Conditions can only be boolean operations on parameters and other conditions"),
        ),
        (
            "Conditions: {C: !Equals [!Ref A, b]}",
            format(
                "Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template",
            ),
        ),
        (
            "Conditions: {C: !Not [!Condition D]}",
            format("Unresolved condition dependency D in the Conditions block of the template"),
        ),
        (
            "Rules: {R: {Assertions: [{Assert: !Equals [!Ref A, b]}]}}",
            format(
                "Unresolved dependencies [A]. Cannot reference resources in the Rules block of the template",
            ),
        ),
        (
            "Rules: {R: {}}",
            format("Rule R must contain an Assertions list, every member of which has an Assert member."),
        ),
        ("Rules: {R: {Assertions: [{Assert: !Equals [a, b], AssertDescription: c}]}}", String::new()),
        ("Outputs: {O: {}}", format("Every Outputs member must contain a Value object")),
        (
            "Outputs: {O: {Value: [a]}}",
            format("The Value field of every Outputs member must evaluate to a String."),
        ),
        (
            "Outputs: {O: {Value: !Ref MyVPC}}",
            format("Unresolved resource dependencies [MyVPC] in the Outputs block of the template"),
        ),
        (
            "Outputs: {O: {Value: a, Export: {Name: a_b}}}",
            format(
                "Output O is malformed. The Name field of every Export member must be specified and consist only \
                    of alphanumeric characters, colons, or hyphens.",
            ),
        ),
    ] {
        assert_eq!(error(&format!("{RESOURCES}{text}\n")), expected, "{text}");
    }
}

#[test]
fn limits_are_kept() {
    let resources = |count| {
        let resources: Vec<_> = (0..count).map(|n| format!("A{n}: {{Type: 'A::B::C'}}")).collect();
        error(&format!("Resources: {{{}}}", resources.join(", ")))
    };
    assert_eq!(resources(500), "");
    assert_eq!(
        resources(501),
        "Template format error: Number of resources, 501, is greater than maximum allowed, 500"
    );
    let parameters: Vec<_> = (0..201).map(|n| format!("P{n}: {{Type: String}}")).collect();
    assert_eq!(
        error(&format!("{RESOURCES}Parameters: {{{}}}", parameters.join(", "))),
        "Template format error: Parameter count 201 is greater than max allowed 200"
    );
    assert_eq!(
        error(&format!("{RESOURCES}#{}", "a".repeat(1_000_000))),
        "Template may not exceed 1000000 bytes in size."
    );
}

#[test]
fn functions_are_checked() {
    for good in [
        "!Ref P",
        "!Ref AWS::Region",
        "!GetAtt A.B",
        "!Sub '${P}${A}${A.B}${AWS::Region}'",
        "!Sub ['${v}', {v: !Ref A}]",
        "!FindInMap [M, a, b]",
        "!If [C, !Ref A, !Ref 'AWS::NoValue']",
        "!Select [0, !GetAZs '']",
        "!Join [',', !Split [';', !Ref P]]",
        "!Base64\n          Fn::Sub: a",
        "!Cidr [!Ref P, 2, 8]",
        "!ImportValue a",
        "{Condition: {StringEquals: {a: b}}}",
    ] {
        assert_eq!(error_in(good), "", "{good}");
    }
    for (bad, expected) in [
        ("!Ref [a]", "every Ref object must have a single String value."),
        (
            "!GetAtt A",
            "if specifying one argument to Fn::GetAtt, that argument must be a non-empty string in format \
                       <LogicalId>.<Attribute>",
        ),
        (
            "!GetAtt [A, b, c]",
            "every Fn::GetAtt object requires two non-empty parameters, the resource name and the \
                               resource attribute",
        ),
        ("!GetAtt Z.B", "instance of Fn::GetAtt references undefined resource Z"),
        ("!Sub '${Z.B}'", "instance of Fn::Sub references invalid resource attribute Z.B"),
        (
            "!Sub '${a b}'",
            "variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, \
                           periods, and colons",
        ),
        ("!FindInMap [N, a, b]", "Mapping named 'N' is not present in the 'Mappings' section of template."),
        ("!FindInMap [M, a, z]", "Unable to get mapping for M::a::z"),
    ] {
        assert_eq!(error_in(bad), format!("Template error: {expected}"), "{bad}");
    }
    assert!(
        error_in("!Of [a]")
            .starts_with("Template Error: Encountered unsupported function: Fn::Of Supported functions")
    );
    let unresolved = "Template format error: Unresolved resource dependencies [Y, Z] in the Resources block of the template";
    assert_eq!(error_in("[!Ref Y, !Sub '${Z}-${Y}']"), unresolved);
}

#[test]
fn what_macros_make_is_not_known() {
    let text = "Transform: AWS::Serverless-2016-10-31\nGlobals: {a: b}\nResources: {A: {Type: A::B::C, Properties: \
                {X: !Ref AFromMacro}}, 'Fn::ForEach::B': [a]}";
    assert_eq!(error(text), "");
    assert!(Content::read(text).unwrap().is_transformed());
}

proptest! {
    #[test]
    fn no_template_is_fatal(text in "(Resources|Parameters|Outputs|Ref|Fn::Sub|A|Type|Mappings|Conditions|[-:,\\[\\]{} \n!$.']){0,40}") {
        let _ = Content::read(&text);
        let _ = Content::read(&format!("{RESOURCES}{text}"));
    }
}
