//! Documents of this machine, named by `file:` URLs: only those in one directory.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;

/// Reads the file that `url` names, if it lies in `directory`, at most `limit` bytes of it. Links are followed before that
/// is decided. Takes as long as the disk takes.
///
/// # Errors
/// What stands in the way.
pub(super) fn read(directory: Option<&Path>, url: &str, limit: usize) -> Result<Vec<u8>, String> {
    let Some(directory) = directory else {
        return Err("no directory is set that files may be read from".to_owned());
    };
    let path = path(url).ok_or("it names no absolute path of this machine")?;
    let failed = |error: io::Error| error.to_string();
    let path = fs::canonicalize(path).map_err(failed)?;
    if !path.starts_with(fs::canonicalize(directory).map_err(failed)?) {
        return Err("it lies outside the directory that files may be read from".to_owned());
    }
    // Before it is opened, which for a named pipe would take until somebody writes to it.
    if !fs::metadata(&path).map_err(failed)?.is_file() {
        return Err("it is not a file".to_owned());
    }
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    fs::File::open(&path).map_err(failed)?.take(most).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limit { Err(format!("it has more than {limit} bytes")) } else { Ok(bytes) }
}

/// The path in `file:///a/b` or `file:/a/b`.
fn path(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("file:")?;
    let rest = rest.strip_prefix("//localhost").or_else(|| rest.strip_prefix("//")).unwrap_or(rest);
    let path = percent_decode_str(rest).decode_utf8().ok()?;
    let path = Path::new(&*path);
    path.is_absolute().then(|| path.to_owned())
}
