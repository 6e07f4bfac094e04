use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::config::Config;

/// A directory that is gone in the end.
struct Directory(PathBuf);

impl Directory {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("stockroom-init-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        for (name, text) in files {
            fs::write(path.join(name), text).unwrap();
        }
        Self(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

async fn applied(name: &str, files: &[(&str, &str)]) -> (Arc<App>, Result<(), String>) {
    let directory = Directory::new(name, files);
    let app = App::new(Config { max_body: 1000, ..Config::default() });
    let front = Arc::clone(&app).front();
    let result = apply(&app, &front, &directory.0).await;
    (app, result.map_err(|text| text.replace(&directory.0.display().to_string(), "DIR")))
}

#[tokio::test]
async fn lines_build_on_each_other() {
    let first = r#"
# Two portfolios.
{"service": "servicecatalog", "operation": "CreatePortfolio", "input": {"DisplayName": "a", "ProviderName": "IT"}, "as": "one"}
{"service": "servicecatalog", "operation": "CreatePortfolio", "input": {"DisplayName": "like ${one.PortfolioDetail.Id}, $${x}", "ProviderName": "IT"}, "as": "two"}
"#;
    let second = r#"
{"service": "servicecatalog", "operation": "DescribePortfolio", "input": {"Id": "${two.PortfolioDetail.Id}"}, "as": "three"}
{"control": "clock", "method": "GET"}
{"control": "outcomes", "method": "PUT", "body": {"rules": [{"match": {"jobName": "${three.PortfolioDetail.DisplayName}"}, "outcome": {"exitCode": 3}}]}}"#;
    let files = [("2.jsonl", second), ("1.jsonl", first), ("0.txt", "not meant")];
    let (app, result) = applied("build", &files).await;
    assert_eq!(result, Ok(()));
    let world = app.engine.to_json().unwrap().to_string();
    assert!(world.contains("like port-") && world.contains(", ${x}"), "{world}");
}

#[tokio::test]
async fn what_fails_is_told_with_its_line() {
    for (line, expected) in [
        ("[]", "a line must be a JSON object"),
        ("{", "EOF while parsing an object"),
        (r#"{"service": "ssm"}"#, "a line has `service` and `operation`, or `control`"),
        (r#"{"servce": "ssm"}"#, "unknown field `servce`, expected one of"),
        (
            r#"{"service": "s3", "operation": "x"}"#,
            "there is no service `s3`, but ssm, batch, servicecatalog",
        ),
        (r#"{"service": "ssm", "operation": "x"}"#, "there is no operation ssm:x"),
        (r#"{"service": "ssm", "operation": "x", "body": 1}"#, "`method` and `body` are for lines with"),
        (r#"{"service": "ssm", "operation": "x", "account": "1"}"#, "`1` is not an account id of 12 digits"),
        (r#"{"service": "ssm", "operation": "x", "region": "X"}"#, "`X` is not the name of a region"),
        (r#"{"service": "ssm", "operation": "x", "role": "r"}"#, "`r` is not the ARN of a role of account 0"),
        (
            r#"{"service": "ssm", "operation": "ListInventoryEntries", "input": {"InstanceId": "i-0123456789abcdef0", "TypeName": "AWS:Application"}}"#,
            "ssm:ListInventoryEntries was refused: InvalidInstanceId: Not existing InstanceId i-0123456789abcdef0",
        ),
        (
            r#"{"service": "ssm", "operation": "PutInventory"}"#,
            "ssm:PutInventory was refused: ValidationException: 2 ",
        ),
        (r#"{"control": "clock", "service": "ssm"}"#, "a line with `control` has `method`, `body` and `as`"),
        (r#"{"control": "clock", "method": "PATCH"}"#, "`PATCH` is not GET, PUT, POST or DELETE"),
        (
            r#"{"control": "nothing"}"#,
            "POST /_stockroom/nothing was refused: there is no such control endpoint",
        ),
        (
            r#"{"control": "clock", "body": {"pace": "${x}"}}"#,
            "`${x}` stands for nothing: no earlier line is called `x`",
        ),
        (r#"{"control": "clock", "method": "GET", "as": "a b"}"#, "`a b` is not a name of letters"),
    ] {
        let (_, result) = applied("fail", &[("a.jsonl", &format!("# First.\n\n{line}\n"))]).await;
        let said = result.unwrap_err();
        assert!(said.starts_with("DIR/a.jsonl:3: ") && said.contains(expected), "{said}");
        assert!(!said.contains('\n'), "{said}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_told() {
    let app = App::new(Config::default());
    let front = Arc::clone(&app).front();
    let said = apply(&app, &front, Path::new("/nonexistent/init.d")).await.unwrap_err();
    assert!(said.starts_with("/nonexistent/init.d cannot be read: "), "{said}");
    let (_, result) = applied("long", &[("a.jsonl", &" ".repeat(2000))]).await;
    assert!(result.unwrap_err().contains("a line has more than 1000 bytes"));
}

#[test]
fn parts_of_answers_are_found() {
    let mut answers = Answers::default();
    answers.keep("a".to_owned(), json!({"List": [{"Id": "x"}, 7], "Flag": true}));
    let filled = |value: Value| answers.fill(value);
    assert_eq!(filled(json!("${a.List.0.Id}")), Ok(json!("x")));
    assert_eq!(filled(json!(["${a.List.1}", "n${a.List.1}${a.Flag}"])), Ok(json!([7, "n7true"])));
    assert_eq!(filled(json!({"${a}": "${a.List}"})), Ok(json!({"${a}": [{"Id": "x"}, 7]})));
    assert_eq!(filled(json!("$${a.List} ${a.List.0.Id} $")), Ok(json!("${a.List} x $")));
    assert!(filled(json!("${a.List.2}")).unwrap_err().contains("the answer has no `2` there"));
    assert!(filled(json!("x${a.List}")).unwrap_err().contains("must be the whole of a text"));
    assert!(filled(json!("x${a")).unwrap_err().contains("has no end"));
    assert!(answers.check("a").unwrap_err().contains("is taken by an earlier line"));
}
