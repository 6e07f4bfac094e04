//! Keeps `codegen/models`, `src/api/generated` and the facts of `CloudFormation`'s types up to date.

use std::{env, fs, io::Write, path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use codegen::{REFRESH, Service, facts, facts_path, files, import};

const USAGE: &str = "usage: codegen import <botocore data directory> | codegen import-types <cfn-lint schemas directory> | codegen write \
    | codegen check";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["import", data] => import_all(Path::new(data)),
        ["import-types", schemas] => facts(Path::new(schemas)).and_then(|text| store(&facts_path(), &text)),
        ["write"] => write(),
        ["check"] => check(),
        _ => Err(anyhow::Error::msg(USAGE)),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    // Nothing is left to do when even the message cannot be written.
    let _ = writeln!(std::io::stderr(), "codegen: {error:#}");
    ExitCode::FAILURE
}

/// Reduces every service's model.
fn import_all(data: &Path) -> Result<()> {
    for service in Service::ALL {
        let text = serde_json::to_string_pretty(&import(data, service)?).context("cannot print the model")?;
        store(&service.model_path(), &(text + "\n"))?;
    }
    Ok(())
}

/// Prints the code of every model.
fn write() -> Result<()> {
    files()?.iter().try_for_each(|(path, text)| store(path, text))
}

/// Fails when the code is not what the models say.
fn check() -> Result<()> {
    for (path, text) in files()? {
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            bail!("{} is stale: run `{REFRESH}`", path.display());
        }
    }
    Ok(())
}

/// Writes a file, unless it holds the text already: an untouched file is not compiled again.
fn store(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).ok().as_deref() == Some(text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
