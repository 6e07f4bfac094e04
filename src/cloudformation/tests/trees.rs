//! JSON and YAML become the same trees, whatever is in them.

use proptest::{collection::vec, prelude::*};

use crate::cloudformation::read;

/// The tree of a text, as JSON.
fn tree(text: &str) -> String {
    read(text).unwrap_or_else(|error| panic!("{error}: {text}")).to_string()
}

fn error(text: &str) -> String {
    read(text).expect_err(text).message().to_owned()
}

#[test]
fn scalars_stay_as_they_were_written() {
    let yaml = "a: 012\nb: 1e3\nc: y\nd: 2012-10-17\ne: 1.0\nf: true\ng: 'true'\nh: 0x1F\ni: 'True'\nj: |\n  a\n  b\n";
    assert_eq!(
        tree(yaml),
        r#"{"a":"012","b":1e3,"c":"y","d":"2012-10-17","e":1.0,"f":true,"g":"true","h":"0x1F","i":"True","j":"a\nb\n"}"#
    );
    assert_eq!(tree(r#"{"a": 1.0, "b": -2E+3, "c": "\ud83d\ude00\/"}"#), r#"{"a":1.0,"b":-2E+3,"c":"😀/"}"#);
    assert_eq!(
        tree("a: !!str 1\nb: !!int 2\nc: ! 3\nd: ~\ne:\n"),
        r#"{"a":"1","b":2,"c":"3","d":null,"e":null}"#
    );
}

#[test]
fn plain_words_for_true_and_false_are_booleans() {
    for (words, meant) in
        [("true True TRUE yes Yes YES on On ON", "true"), ("false False FALSE no No NO off Off OFF", "false")]
    {
        for word in words.split(' ') {
            assert_eq!(
                tree(&format!(
                    "{word}: [{word}, !!bool {word}, '{word}', \"{word}\", ! {word}, !Ref {word}]"
                )),
                format!(r#"{{"{word}":[{meant},{meant},"{word}","{word}","{word}",{{"Ref":"{word}"}}]}}"#)
            );
        }
    }
    assert_eq!(tree("[y, Y, n, N, tRUE, yEs]"), r#"["y","Y","n","N","tRUE","yEs"]"#);
}

#[test]
fn short_forms_are_long_forms() {
    for (short, long) in [
        ("!Ref A", r#"{"Ref":"A"}"#),
        ("!Condition A", r#"{"Condition":"A"}"#),
        ("!Sub a${B}", r#"{"Fn::Sub":"a${B}"}"#),
        ("!GetAtt A.B.C", r#"{"Fn::GetAtt":["A","B.C"]}"#),
        ("!GetAtt [A, B.C]", r#"{"Fn::GetAtt":["A","B.C"]}"#),
        ("{'Fn::GetAtt': A.B}", r#"{"Fn::GetAtt":["A","B"]}"#),
        ("!Join ['', [a, !Ref B]]", r#"{"Fn::Join":["",["a",{"Ref":"B"}]]}"#),
        ("!Select [0, !GetAZs '']", r#"{"Fn::Select":[0,{"Fn::GetAZs":""}]}"#),
        ("!GetAZs", r#"{"Fn::GetAZs":""}"#),
        ("!If [C, !Ref 'AWS::NoValue', 1]", r#"{"Fn::If":["C",{"Ref":"AWS::NoValue"},1]}"#),
        ("!Not [!Equals [a, b]]", r#"{"Fn::Not":[{"Fn::Equals":["a","b"]}]}"#),
        ("!FindInMap [M, a, b]", r#"{"Fn::FindInMap":["M","a","b"]}"#),
        ("!ImportValue 5", r#"{"Fn::ImportValue":"5"}"#),
        ("!Transform {Name: X}", r#"{"Fn::Transform":{"Name":"X"}}"#),
        ("!Cidr [a, 1, 8]", r#"{"Fn::Cidr":["a",1,8]}"#),
        ("!Base64\n  Fn::Sub: a", r#"{"Fn::Base64":{"Fn::Sub":"a"}}"#),
    ] {
        assert_eq!(tree(&format!("x: {short}")), format!("{{\"x\":{long}}}"));
    }
}

#[test]
fn what_no_template_may_be() {
    assert_eq!(
        error("a: &x [1]\nb: *x"),
        "Template error: YAML aliases are not allowed in CloudFormation templates"
    );
    assert_eq!(error("a: [1"), "Template format error: YAML not well-formed. (line 2, column 1)");
    assert_eq!(
        error("{\"a\": 1,\n \"b\" 2}"),
        "Template format error: JSON not well-formed. (line 2, column 6)"
    );
    assert_eq!(error("a: 1\na: 2"), "Template format error: Duplicate key 'a'");
    assert_eq!(error("{\"a\": 1, \"a\": 2}"), "Template format error: Duplicate key 'a'");
    assert_eq!(
        error("200: a"),
        "Template format error: map keys must be strings; received numeric [200] instead"
    );
    assert_eq!(
        error("? {a: b}\n: c"),
        "Template format error: map keys must be strings; received a map instead"
    );
    for text in [
        "a: !!binary x",
        "a: !!timestamp 2001-01-01",
        "<<: {a: b}",
        "a: 1\n---\nb: 1",
        "a: !x!y z",
        "{\"a\": 01}",
        "{\"a\": tru}",
        "{\"a\": \"\t\"}",
        "{'a': 1}",
        "{\"a\": 1,}",
        "{\"a\": 1} x",
        "{\"a",
        "{\"a\": \"\\ud800\"}",
    ] {
        assert!(error(text).contains("not well-formed"), "{text}");
    }
}

#[test]
fn nothing_takes_long() {
    let long = 100_000;
    let laughs = (1..30).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
        format!("{text}a{n}: &a{n} [*a{m}, *a{m}, *a{m}]\n", m = n - 1)
    });
    for text in [
        "[".repeat(long),
        "{".repeat(long),
        "{\"a\":".repeat(long),
        "- ".repeat(long),
        "a: [".repeat(long),
        "? ".repeat(long),
        "!x ".repeat(long),
        "&a ".repeat(long),
        format!("a: {}", "b".repeat(long)),
        format!("a: \"{}", "\\".repeat(long)),
        "a:\n ".repeat(long),
        (0..800).fold(String::new(), |text, n| format!("{text}{}a:\n", " ".repeat(n))),
        format!("{{\"a\": {}}}", "1".repeat(long)),
        "x\n".repeat(long),
        "\"".repeat(long),
        laughs,
        format!("a: |\n{}", " b\n\n".repeat(long)),
        "{a: ".repeat(long),
        "a,".repeat(long),
        format!("a: [{}]", "b,".repeat(long)),
        "*a ".repeat(long),
        "%".repeat(long),
        "#\n".repeat(long),
        format!("[{}", "a b ".repeat(long)),
        "'\n".repeat(long),
        "- - [".repeat(long),
    ] {
        let _ = read(&text);
    }
}

proptest! {
    #[test]
    fn no_text_is_fatal(text in "[-a-c0-2:,\\[\\]{}\"'!&*|>?%#~\\\\ \n\t]{0,60}") {
        let _ = read(&text);
        let _ = read(&format!("{{{text}"));
    }

    #[test]
    fn json_and_yaml_agree(names in vec("[a-z]{1,3}", 1..5), values in vec("[a-z0-9 :!&*'\"\\\\#\u{e9}-]{0,8}", 1..5)) {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let entries: Vec<_> =
            names.iter().zip(&values).map(|(name, value)| (quoted(name), quoted(value))).collect();
        let json: Vec<_> = entries.iter().map(|(name, value)| format!("{name}: [{value}, 1.50]")).collect();
        let yaml: Vec<_> = entries.iter().map(|(name, value)| format!("{name}:\n- {value}\n- 1.50\n")).collect();
        prop_assert_eq!(read(&format!("{{{}}}", json.join(","))), read(&yaml.concat()));
    }
}
