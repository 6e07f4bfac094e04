//! The values that parameters are given.

use std::collections::BTreeMap;

use crate::cloudformation::{Content, resolve};

/// What becomes of one parameter `P`, declared in YAML, that is given this value.
fn given(declaration: &str, value: Option<&str>) -> String {
    let text = format!("Parameters: {{P: {{{declaration}}}}}\nResources: {{A: {{Type: A::B::C}}}}");
    let content = Content::read(&text).unwrap();
    let given = value.map(|value| ("P".into(), value.into())).into_iter().collect();
    match resolve(content.parameters(), &given) {
        Ok(values) => format!("= {}", values.get("P").unwrap()),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_value_or_else_the_default() {
    assert_eq!(given("Type: String, Default: a", None), "= a");
    assert_eq!(given("Type: String, Default: a", Some("")), "= ");
    assert_eq!(given("Type: String, Default: 012", None), "= 012");
    let declaration = "Type: CommaDelimitedList, Default: '', AllowedPattern: '[a-z]+'";
    assert_eq!(given(declaration, Some("a")), "Parameter 'P' must match pattern [a-z]+");
    assert_eq!(given("Type: String", None), "Parameters: [P] must have values");
    let content =
        Content::read("Parameters: {A: {Type: String}, B: {Type: String}}\nResources: {A: {Type: A::B::C}}")
            .unwrap();
    let message = |pairs: &[&str]| {
        let given: BTreeMap<_, _> = pairs.iter().map(|name| (Box::from(*name), "".into())).collect();
        resolve(content.parameters(), &given).unwrap_err().to_string()
    };
    assert_eq!(message(&[]), "Parameters: [A, B] must have values");
    assert_eq!(message(&["A", "C", "D"]), "Parameters: [C, D] do not exist in the template");
}

#[test]
fn constraints_are_kept() {
    for (declaration, value, expected) in [
        ("Type: String, AllowedValues: [1, b]", "1", "= 1"),
        ("Type: String, AllowedValues: [1, b]", "c", "Parameter 'P' must be one of AllowedValues"),
        ("Type: CommaDelimitedList, AllowedValues: [a, b]", "a, b", "= a, b"),
        (
            "Type: CommaDelimitedList, AllowedValues: [a, b]",
            "a,c",
            "Parameter 'P' must be one of AllowedValues",
        ),
        ("Type: String, AllowedPattern: '[a-z]+'", "a1", "Parameter 'P' must match pattern [a-z]+"),
        ("Type: CommaDelimitedList, AllowedPattern: '[a-z]+'", "a,b", "= a,b"),
        (
            "Type: String, AllowedPattern: '(?=a)a'",
            "a",
            "Parameter 'P' has an AllowedPattern that Stockroom cannot check: (?=a)a",
        ),
        ("Type: String, MinLength: 2", "é", "Parameter 'P' must contain at least 2 characters"),
        ("Type: String, MaxLength: '2'", "éé", "= éé"),
        ("Type: String, MaxLength: '2'", "abc", "Parameter 'P' must contain at most 2 characters"),
        ("Type: Number", "1.5", "= 1.5"),
        ("Type: Number", "", "Parameter 'P' must be a number."),
        ("Type: Number", "inf", "Parameter 'P' must be a number."),
        ("Type: Number, MinValue: 2, MaxValue: 3", "1", "Parameter 'P' must be a number not less than 2"),
        (
            "Type: Number, MinValue: 2, MaxValue: 3",
            "3.1",
            "Parameter 'P' must be a number not greater than 3",
        ),
        ("Type: List<Number>", "1, 2", "= 1, 2"),
        ("Type: List<Number>", "", "Parameter 'P' must be a number."),
        ("Type: List<Number>", "1,b", "Parameter 'P' must be a number."),
        (
            "Type: String, AllowedPattern: a, ConstraintDescription: say a",
            "b",
            "Parameter P failed to satisfy constraint: say a",
        ),
        ("Type: Number, ConstraintDescription: say a", "b", "Parameter 'P' must be a number."),
    ] {
        assert_eq!(given(declaration, Some(value)), expected, "{declaration}");
    }
}

#[test]
fn secrets_are_not_shown() {
    let text =
        "Parameters: {P: {Type: String, NoEcho: true}, Q: {Type: String}}\nResources: {A: {Type: A::B::C}}";
    let content = Content::read(text).unwrap();
    let shown: Vec<_> = content.parameters().iter().map(|parameter| parameter.shown("secret")).collect();
    assert_eq!(shown, ["****", "secret"]);
}
