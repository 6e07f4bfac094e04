//! The files of a directory, applied before the server says that it is ready: so it starts with what a test or a demo
//! needs.
//!
//! The files are those that end in `.jsonl`, in the order of their names. Each line is a JSON object; empty lines, and
//! lines that begin with `#`, are passed over. A line is a call of AWS, or of a control endpoint:
//!
//! ```json
//! {"service": "servicecatalog", "operation": "CreatePortfolio", "input": {"DisplayName": "Blocks", "ProviderName": "IT"}, "as": "blocks"}
//! {"service": "servicecatalog", "operation": "DescribePortfolio", "input": {"Id": "${blocks.PortfolioDetail.Id}"}}
//! {"control": "clock/settle"}
//! ```
//!
//! | member | |
//! |---|---|
//! | `service`, `operation` | what is called: `ssm`, `batch` or `servicecatalog`, and the name of its operation |
//! | `input` | its input, as in JSON of the AWS CLI, which need not have the tokens that clients add; nothing by default |
//! | `account`, `region` | where; `000000000000` and the default region of the server, by default |
//! | `role` | the ARN of a role of the account, as a session of which the call is made; by default it is the user `stockroom` |
//! | `control` | the path of a control endpoint, behind `/_stockroom/` |
//! | `method`, `body` | the method for it, `POST` by default, and the JSON that it is sent |
//! | `as` | a name for the answer, for the lines behind |
//!
//! In `input` and `body`, `${name.Member.0.Member}` stands for a part of a named answer: for the value itself where it is
//! the whole of a text, and for its text within one. `$${` stands for `${`.
//!
//! The first line that cannot be understood, or that is refused, ends it all, and the server with it.

mod answers;
mod line;

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use answers::Answers;
use bytes::Bytes;
use http::{Method, Request};
use http_body_util::{BodyExt, Full};
use line::{Act, Call, Line};
use serde_json::Value;

use super::{App, Front, aws};
use crate::{
    api::{
        ServiceId,
        shape::{Kind, Member},
    },
    kit::{Answered, InnerCall, Origin, Refused, Scope},
    protocol::{self, Entry},
    sts,
};

/// Applies the files of a directory.
///
/// # Errors
/// Which line failed, and why; or which file cannot be read.
pub(super) async fn apply(app: &App, front: &Front, directory: &Path) -> Result<(), String> {
    let mut answers = Answers::default();
    for file in files(directory).map_err(|error| unreadable(directory, &error))? {
        let mut lines = BufReader::new(File::open(&file).map_err(|error| unreadable(&file, &error))?);
        for number in 1_usize.. {
            let Some(text) =
                next_line(&mut lines, app.config.max_body).map_err(|error| unreadable(&file, &error))?
            else {
                break;
            };
            let applied = apply_line(app, front, &mut answers, &text).await;
            applied.map_err(|why| format!("{}:{number}: {why}", file.display()))?;
        }
        tracing::info!(file = %file.display(), "applied");
    }
    Ok(())
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("{} cannot be read: {error}", path.display())
}

/// The files in their order.
fn files(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let is_meant = |path: &PathBuf| path.extension().is_some_and(|end| end == "jsonl") && path.is_file();
    let mut files: Vec<_> = paths.into_iter().filter(is_meant).collect();
    files.sort();
    Ok(files)
}

/// The next line, of at most `longest` bytes; none at the end.
fn next_line(lines: &mut BufReader<File>, longest: usize) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let limit = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(1);
    if lines.take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() > longest && line.last() != Some(&b'\n') {
        let text = format!("a line has more than {longest} bytes, the largest body of a request");
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    let text = String::from_utf8(line);
    text.map(Some).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

async fn apply_line(app: &App, front: &Front, answers: &mut Answers, text: &str) -> Result<(), String> {
    let text = text.trim();
    if text.is_empty() || text.starts_with('#') {
        return Ok(());
    }
    let Line { act, name } = line::read(text)?;
    if let Some(name) = &name {
        answers.check(name)?;
    }
    let answer = match act {
        Act::Call(call) => make(app, answers, call).await?,
        Act::Control { path, method, body } => {
            let body = body.map(|body| answers.fill(body)).transpose()?;
            control(front, &path, method, body).await?
        }
    };
    if let Some(name) = name {
        answers.keep(name, answer);
    }
    Ok(())
}

/// Makes a call of AWS; what it answers.
async fn make(app: &App, answers: &Answers, call: Call) -> Result<Value, String> {
    let Call { service, operation, input, account, region, role } = call;
    let name = format!("{}:{operation}", service.name());
    let entry = app.table.find(service, &operation).ok_or_else(|| format!("there is no operation {name}"))?;
    let region = region.unwrap_or_else(|| app.config.default_region.clone());
    let caller = match role {
        None => sts::user(account, &region),
        Some(role) => sts::acting_as(&Scope { account, region: region.clone() }, &role, "init"),
    };
    let request_id = app.identities.request_id();
    let origin = Origin { scope: Scope { account, region }, caller, request_id: request_id.clone() };
    let mut input = answers.fill(input)?;
    add_tokens(service, &operation, &mut input, &app.identities.request_id());
    let call = InnerCall { service, operation: entry.name, input, caller: origin.caller.clone() };
    let answer = aws::run(app, entry, Entry::request(&call, origin, None)).await;
    match protocol::read_answer(&answer, &request_id) {
        Answered::Output(output) => Ok(output),
        Answered::Refused(Refused { code, message, .. }) if message.is_empty() => {
            Err(format!("{name} was refused: {code}"))
        }
        Answered::Refused(Refused { code, message, .. }) => {
            Err(format!("{name} was refused: {code}: {message}"))
        }
    }
}

/// Adds what clients of AWS make up where it is not given: the tokens by which a request is known when it comes again.
fn add_tokens(service: ServiceId, operation: &str, input: &mut Value, token: &str) {
    let info = service.operations().into_iter().find(|info| info.name == operation);
    let (Some(info), Value::Object(input)) = (info, input) else { return };
    let Kind::Structure(members) = info.input.kind else { return };
    let is_token = |member: &&Member| member.required && member.shape.name == "IdempotencyToken";
    for member in members.iter().filter(is_token) {
        input.entry(member.name).or_insert_with(|| token.into());
    }
}

/// Asks a control endpoint; what it answers.
async fn control(front: &Front, path: &str, method: Method, body: Option<Value>) -> Result<Value, String> {
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    let name = format!("{method} /_stockroom/{path}");
    let request = Request::builder().method(method).uri(format!("/_stockroom/{path}"));
    let request = request.body(Full::<Bytes>::from(body)).map_err(|error| format!("{name}: {error}"))?;
    let response = front.clone().answer(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.map_err(|error| format!("{name}: {error}"))?;
    let answer: Value = serde_json::from_slice(&body.to_bytes()).unwrap_or_default();
    if status.is_success() {
        return Ok(answer);
    }
    let why = answer.get("error").and_then(Value::as_str).unwrap_or(status.as_str());
    Err(format!("{name} was refused: {why}"))
}

#[cfg(test)]
mod tests;
