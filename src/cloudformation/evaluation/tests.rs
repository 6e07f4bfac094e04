//! What templates come to.

use super::{Evaluation, Lookup, Surroundings};
use crate::cloudformation::{
    Content, Value,
    error::{Result, TemplateError},
    resolve,
};

/// Resources that are all made: their ids are `id-<name>`, and they have the attributes `Arn` and `List`.
struct Made;

impl Lookup for Made {
    fn reference(&self, resource: &str) -> Option<Value> {
        Some(Value::Text(format!("id-{resource}").into()))
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>> {
        match attribute {
            "Arn" => Ok(Some(Value::Text(format!("arn-{resource}").into()))),
            "List" => Ok(Some(Value::List(vec![Value::Text("x".into()), Value::Text("y".into())]))),
            _ => Err(TemplateError::function(format_args!("no attribute {attribute}"))),
        }
    }

    fn import(&self, name: &str) -> Result<Value> {
        match name {
            "shared" => Ok(Value::Text("imported".into())),
            _ => Err(TemplateError::bare(format_args!("No export named {name} found."))),
        }
    }
}

fn surroundings() -> Surroundings {
    Surroundings {
        account: "123456789012".into(),
        region: "eu-west-1".into(),
        partition: "aws".into(),
        stack_id: "arn:aws:cloudformation:eu-west-1:123456789012:stack/s/1".into(),
        stack_name: "s".into(),
        notification_arns: vec!["arn:aws:sns:eu-west-1:123456789012:t".into()],
    }
}

/// What a template comes to, as told by `tell`, with these values of its parameters; or the message of the refusal.
fn evaluated(text: &str, given: &[(&str, &str)], tell: impl Fn(&Evaluation<'_>) -> Result<String>) -> String {
    let run = || {
        let content = Content::read(text)?;
        let given = given.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let values = resolve(content.parameters(), &given)
            .map_err(|error| TemplateError::bare(format_args!("{error}")))?;
        let surroundings = surroundings();
        let expanded = content.expanded(&values, &surroundings)?;
        let content = expanded.as_ref().unwrap_or(&content);
        tell(&Evaluation::new(content, &values, &surroundings, &[], &Made)?)
    };
    run().unwrap_or_else(|error: TemplateError| error.to_string())
}

/// What the property `X` of a resource comes to, in a template with parameters, mappings and conditions.
fn property(value: &str) -> String {
    property_with(value, &[])
}

fn property_with(value: &str, given: &[(&str, &str)]) -> String {
    let text = format!(
        "{HEAD}Resources:\n  A:\n    Type: A::B::C\n  B:\n    Type: A::B::C\n    Properties:\n      X: {value}\n"
    );
    evaluated(&text, given, |evaluation| {
        let resource = evaluation.resources().find(|resource| &*resource.name == "B").unwrap();
        let properties = evaluation.properties(resource, &Made)?;
        Ok(properties.get("X").map_or_else(|| "nothing".to_owned(), ToString::to_string))
    })
}

const HEAD: &str = "\
Parameters:
  P: {Type: String, Default: p}
  N: {Type: Number, Default: 012}
  L: {Type: CommaDelimitedList, Default: 'a, b,c'}
  E: {Type: CommaDelimitedList, Default: ''}
  S: {Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', Default: /subnets}
  SC: {Type: AWS::SSM::Parameter::Value<CommaDelimitedList>, Default: '/a, /b'}
  ST: {Type: AWS::SSM::Parameter::Value<String>, Default: '/a,/b'}
Mappings:
  M: {a: {b: c, d: [e, f]}, eu-west-1: {b: west}}
Conditions:
  IsP: !Equals [!Ref P, p]
  IsNot: !Not [!Condition IsP]
  IsBoth: !And [!Condition IsP, !Equals [!Ref N, '012']]
  IsEither: !Or [!Condition IsNot, !Equals [!Ref 'AWS::Region', eu-west-1]]
";

#[test]
fn functions_come_to_values() {
    for (value, expected) in [
        ("!Ref P", r#""p""#),
        ("!Ref N", r#""012""#),
        ("!Ref L", r#"["a","b","c"]"#),
        ("!Ref E", r#"[""]"#),
        ("!Select [0, !Ref E]", r#""""#),
        ("!Select [0, !Ref S]", r#""/subnets""#),
        ("!Join ['-', !Ref SC]", r#""/a-/b""#),
        ("!Ref ST", r#""/a,/b""#),
        ("!Ref A", r#""id-A""#),
        ("!Ref AWS::StackName", r#""s""#),
        (
            "!Sub '${AWS::AccountId} ${AWS::Partition} ${AWS::URLSuffix}'",
            r#""123456789012 aws amazonaws.com""#,
        ),
        ("!Ref AWS::NotificationARNs", r#"["arn:aws:sns:eu-west-1:123456789012:t"]"#),
        ("!Ref AWS::NoValue", "nothing"),
        ("[1, !Ref AWS::NoValue, b]", r#"[1,"b"]"#),
        ("{a: true, b: !Ref AWS::NoValue}", r#"{"a":true}"#),
        ("!GetAtt A.Arn", r#""arn-A""#),
        ("!GetAtt [A, List]", r#"["x","y"]"#),
        ("!Sub '${P}-${A}-${A.Arn}-${!P}-${AWS::Region}'", r#""p-id-A-arn-A-${P}-eu-west-1""#),
        ("!Sub ['${v}${P}', {v: !Join ['', [x, !Ref P]]}]", r#""xpp""#),
        ("!Join [':', [a, 1, !Ref P]]", r#""a:1:p""#),
        ("!Join ['', !Ref L]", r#""abc""#),
        ("!Join [',', []]", r#""""#),
        ("!Split ['|', 'a||b']", r#"["a","","b"]"#),
        ("!Select [1, !Ref L]", r#""b""#),
        ("!Select ['0', !Split ['.', !GetAtt A.Arn]]", r#""arn-A""#),
        ("!FindInMap [M, a, b]", r#""c""#),
        ("!FindInMap [M, !Ref 'AWS::Region', b]", r#""west""#),
        ("!FindInMap [M, a, d]", r#"["e","f"]"#),
        ("!If [IsP, yes, no]", "true"),
        ("!If [IsNot, yes, !Ref AWS::NoValue]", "nothing"),
        ("[!If [IsBoth, 1, 2], !If [IsEither, 3, 4]]", "[1,3]"),
        ("!Base64 text", r#""dGV4dA==""#),
        ("!Select [0, !Cidr [10.0.0.0/16, 2, 8]]", r#""10.0.0.0/24""#),
        ("!GetAZs ''", r#"["eu-west-1a","eu-west-1b","eu-west-1c"]"#),
        ("!Select [3, !GetAZs us-west-2]", r#""us-west-2d""#),
        ("!ImportValue shared", r#""imported""#),
        ("{Fn::ImportValue: !Sub 'share${AWS::NoValue}'}", "Template error: One or more Fn::Sub"),
    ] {
        let found = property(value);
        assert!(found == expected || expected.len() > 30 && found.starts_with(expected), "{value}: {found}");
    }
}

#[test]
fn what_cannot_be_evaluated_says_why() {
    for (value, expected) in [
        ("!Select [3, !Ref L]", "Template error: Fn::Select cannot select nonexistent value at index 3"),
        ("!Select [-1, !Ref L]", "Template error: Fn::Select cannot select nonexistent value at index -1"),
        ("!Select [x, !Ref L]", "Template error: Fn::Select requires a list argument with two elements"),
        ("!Select [0, !Ref P]", "Template error: Fn::Select requires a list argument with two elements"),
        ("!Join [',', !Ref P]", "Template error: every Fn::Join object requires two parameters"),
        ("!Join [',', [[a]]]", "Template error: every Fn::Join object requires two parameters"),
        ("!Split [',', !Ref L]", "Template error: every Fn::Split object requires two parameters"),
        ("!FindInMap [M, !Ref P, b]", "Template error: Unable to get mapping for M::p::b"),
        ("!GetAtt A.None", "Template error: no attribute None"),
        ("!ImportValue none", "No export named none found."),
        ("!Cidr [10.0.0.0/24, 2, 9]", "Template error: every Fn::Cidr object"),
        ("!Sub '${L}'", "Template error: One or more Fn::Sub intrinsic functions"),
        ("{Fn::Length: !Ref L}", "Template Error: Encountered unsupported function: Fn::Length"),
    ] {
        let found = property(value);
        assert!(found.starts_with(expected), "{value}: {found}");
    }
}

#[test]
fn the_extensions_have_more_functions_and_loops() {
    let extended = |value: &str, given: &[(&str, &str)]| {
        let text = format!(
            "Transform: AWS::LanguageExtensions\n{HEAD}Resources:\n  A:\n    Type: A::B::C\n  \
             'Fn::ForEach::Each':\n    - Name\n    - !Ref L\n    - 'R${{Name}}':\n        Type: A::B::C\n        \
             Properties: {{Own: '${{Name}}', X: {value}}}\n"
        );
        evaluated(&text, given, |evaluation| {
            let each = evaluation
                .resources()
                .map(|resource| Ok(format!("{}{}", resource.name, evaluation.properties(resource, &Made)?)));
            Ok(each.collect::<Result<Vec<_>>>()?.join(" "))
        })
    };
    assert_eq!(
        extended("{Fn::Length: !Ref L}", &[("L", "x,y")]),
        r#"A{} Rx{"Own":"x","X":2} Ry{"Own":"y","X":2}"#
    );
    assert_eq!(
        extended("!FindInMap [M, none, b, {DefaultValue: !Ref P}]", &[("L", "x")]),
        r#"A{} Rx{"Own":"x","X":"p"}"#
    );
    assert_eq!(
        extended("{Fn::ToJsonString: {a: [1, !Ref P]}}", &[("L", "x")]),
        r#"A{} Rx{"Own":"x","X":"{\"a\":[1,\"p\"]}"}"#
    );
    assert!(extended("1", &[("L", "x-y")]).contains("non alphanumeric"));
    assert_eq!(
        extended("[!GetAtt [!Sub '${Name}', !Select [1, [x, List]]], {Ref: !Join ['', [A]]}]", &[("L", "A")]),
        r#"A{} RA{"Own":"A","X":[["x","y"],"id-A"]}"#
    );
    let doubled =
        (0..60).fold("A".to_owned(), |inner, _| format!("{{'Fn::Sub': ['${{V}}${{V}}', {{V: {inner}}}]}}"));
    let end = extended(&format!("{{Ref: {doubled}}}"), &[("L", "x")]);
    assert!(end.starts_with("Template "), "it ends, and is refused: {end}");
    let unknown = "Transform: [AWS::LanguageExtensions, Mine]\nResources: {A: {Type: A::B::C}}";
    assert_eq!(
        evaluated(unknown, &[], |_| Ok(String::new())),
        "No transform named 123456789012::Mine found."
    );
}

#[test]
fn macros_that_are_not_known_are_refused_wherever_they_are() {
    let told = |text: &str| {
        let evaluated = evaluated(text, &[], |_| Ok("taken".into()));
        evaluated.strip_prefix("No transform named ").map(str::to_owned).unwrap_or(evaluated)
    };
    let mine = "Fn::Transform: {Name: Mine, Parameters: {P: 1}}";
    let resource = "A: {Type: A::B::C}";
    for text in [
        format!("{mine}\nResources: {{{resource}}}"),
        format!("Transform: [{{Name: Mine}}]\nResources: {{{resource}}}"),
        format!("Resources: {{{resource}, {mine}}}"),
        format!("Resources: {{A: {{Type: A::B::C, {mine}}}}}"),
        format!("Resources: {{A: {{Type: A::B::C, Properties: {{X: [{{{mine}}}]}}}}}}"),
        format!("Resources: {{{resource}}}\nMappings: {{{mine}}}"),
        format!("Resources: {{A: {{{mine}}}}}"),
        format!("Resources: {{{resource}}}\nMappings: {{M: {{a: {{{mine}}}}}}}"),
        format!("Resources: {{{resource}}}\nMappings: {{M: {{a: {{b: {{{mine}}}}}}}}}"),
        format!("Resources: {{{resource}}}\nOutputs: {{O: {{{mine}}}}}"),
        format!("Resources: {{{resource}}}\nConditions: {{C: {{{mine}}}}}"),
        format!("Resources: {{{resource}}}\nOutputs: {{{mine}, O: {{Value: a}}}}"),
        format!("Resources: {{{resource}}}\nOutputs: {{O: {{Value: {{{mine}}}}}}}"),
        format!("Transform: AWS::LanguageExtensions\nResources: {{{resource}, {mine}}}"),
    ] {
        assert_eq!(told(&text), "123456789012::Mine found.", "{text}");
        assert_eq!(told(&text.replace("Mine", "AWS::Include")), "AWS::Include found.", "{text}");
    }
    let inside = format!("Resources: {{A: {{Type: A::B::C, Properties: {{{mine}}}}}}}");
    assert_eq!(
        told(&inside.replace("Mine", "AWS::LanguageExtensions")),
        "AWS::LanguageExtensions found.",
        "that is for whole templates only"
    );
}

#[test]
fn loops_cannot_explode() {
    let list = (0..200).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    for body in ["{'X${a}x${b}x${c}x${d}': {Type: A::B::C}}", "{}"] {
        let text = format!(
            "Transform: AWS::LanguageExtensions\nResources: {{A: {{Type: A::B::C}}, 'Fn::ForEach::A': [a, [{list}], {{\
             'Fn::ForEach::B': [b, [{list}], {{'Fn::ForEach::C': [c, [{list}], {{'Fn::ForEach::D': [d, [{list}], {body}]}}]}}]}}]}}"
        );
        assert!(evaluated(&text, &[], |_| Ok(String::new())).contains("too large"), "{body}");
    }
    let names = vec!["!Ref P"; 1000].join(", ");
    let text = format!(
        "Transform: AWS::LanguageExtensions\nParameters: {{P: {{Type: String}}}}\nResources: {{A: {{Type: A::B::C, \
         Properties: {{X: {{Ref: !Join ['', [{names}]]}}}}}}}}"
    );
    assert!(evaluated(&text, &[("P", &"x".repeat(4000))], |_| Ok(String::new())).contains("too large"));
}

#[test]
fn what_is_made_is_bounded() {
    let long = "x".repeat(4000);
    let list = vec!["!Ref P"; 100].join(", ");
    let joined = format!("[{}]", vec![format!("!Join ['', [{list}]]"); 100].join(", "));
    assert!(property_with(&joined, &[("P", &long)]).contains("too large"));
}

const CONDITIONAL: &str = "
Parameters: {LeaveMeEmpty: {Type: String, Default: ''}}
Conditions: {IsEmpty: !Equals [!Ref LeaveMeEmpty, '']}
Resources:
  Always: {Type: A::B::C, DependsOn: [MyVPC], Properties: {X: !If [IsEmpty, !Ref MyVPC, none]}}
  MyVPC: {Type: A::B::C, Condition: IsEmpty}
";

#[test]
fn what_a_condition_leaves_out_cannot_be_referred_to() {
    let told = |more: &str, given: &[(&str, &str)]| {
        evaluated(&format!("{CONDITIONAL}{more}"), given, |evaluation| {
            let resources = evaluation.resources().map(|resource| {
                let after: Vec<_> = evaluation.dependencies(&resource.name).collect();
                format!("{}({})", resource.name, after.join(","))
            });
            let outputs = evaluation.outputs(&Made)?;
            let outputs =
                outputs.iter().map(|output| format!("{}={}", output.name, output.value.as_deref().unwrap()));
            Ok(resources.chain(outputs).collect::<Vec<_>>().join(" "))
        })
    };
    let output = "Outputs: {Id: {Value: !Ref MyVPC}}";
    let full = [("LeaveMeEmpty", "NotEmpty")];
    assert_eq!(told(output, &[]), "Always(MyVPC) MyVPC() Id=id-MyVPC");
    assert_eq!(told("", &full), "Always()");
    assert_eq!(told("Outputs: {Id: {Condition: IsEmpty, Value: !Ref MyVPC}}", &full), "Always()");
    assert_eq!(
        told(output, &full),
        "Unresolved resource dependencies [MyVPC] in the Outputs block of the template"
    );
    let resources = CONDITIONAL.replace("!If [IsEmpty, !Ref MyVPC, none]", "!Sub '${MyVPC.Arn}'");
    assert_eq!(
        evaluated(&resources, &full, |_| Ok(String::new())),
        "Template format error: Unresolved resource dependencies [MyVPC] in the Resources block of the template"
    );
}

#[test]
fn rules_decide_over_parameters_together() {
    let told = |rule: &str, given: &[(&str, &str)]| {
        let text = format!("{HEAD}Rules:\n  R:\n{rule}\nResources: {{A: {{Type: A::B::C}}}}");
        evaluated(&text, given, |_| Ok("kept".into()))
    };
    let assert = |assert: &str| format!("    Assertions: [{{Assert: {assert}, AssertDescription: why}}]");
    for (rule, given, kept) in [
        ("!Equals [!Ref P, p]", &[][..], true),
        ("!Equals [!Ref P, p]", &[("P", "q")], false),
        ("{Fn::Contains: [[p, q], !Ref P]}", &[("P", "q")], true),
        ("{Fn::Contains: [[p, q], !Ref P]}", &[("P", "r")], false),
        ("{Fn::EachMemberIn: [!Ref L, [a, b, c, d]]}", &[], true),
        ("{Fn::EachMemberIn: [!Ref L, [a, b]]}", &[], false),
        ("{Fn::EachMemberEquals: [!Ref L, a]}", &[("L", "a,a")], true),
        ("{Fn::EachMemberEquals: [{Fn::RefAll: String}, p]}", &[("P", "q")], false),
        ("!Not [{Fn::Contains: [[p], !Ref P]}]", &[], false),
        ("!Or [{Fn::Contains: [[x], !Ref P]}, !Equals [!Ref N, '012']]", &[], true),
        ("!And [!Equals [a, a], {Fn::Contains: [[x], !Ref P]}]", &[], false),
    ] {
        let expected = if kept { "kept" } else { "Rule R failed: why" };
        assert_eq!(told(&assert(rule), given), expected, "{rule} {given:?}");
    }
    let conditional = format!("    RuleCondition: !Equals [!Ref P, q]\n{}", assert("!Equals [a, b]"));
    assert_eq!(told(&conditional, &[]), "kept");
    assert_eq!(told(&conditional, &[("P", "q")]), "Rule R failed: why");
}

#[test]
fn conditions_are_decided_in_any_order() {
    let chain: Vec<_> = (0..5000).map(|one| format!("  C{one}: !Not [!Condition C{}]\n", one + 1)).collect();
    let chain = chain.concat();
    let text = format!(
        "Conditions:\n{chain}  C5000: !Equals [a, a]\nResources: {{A: {{Type: A::B::C, Condition: C0}}}}"
    );
    assert_eq!(evaluated(&text, &[], |evaluation| Ok(evaluation.resources().count().to_string())), "1");
    let circle =
        "Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}\nResources: {A: {Type: A::B::C}}";
    assert_eq!(
        evaluated(circle, &[], |_| Ok(String::new())),
        "Circular dependency between conditions: [A, B]"
    );
}
