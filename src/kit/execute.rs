//! Running what jobs are to do: the seam between the [executor](crate::executor), which knows when something is to be
//! started and stopped, and what can do it.
//!
//! [`Processes`](crate::outside::Processes) starts processes of this machine. What starts containers would take the
//! place of it: an [`Execute`] whose [`start`](Execute::start) pulls the image, creates the container and starts it (the
//! job stays `STARTING` meanwhile), whose [`Running::ended`] waits for the container, and whose [`Running::stop`] sends
//! it a signal. Beside that it needs a value of [`BatchExecutor`](super::BatchExecutor) to be chosen by, a line in
//! [`App::new`](crate::http::App::new), and in [`Launch`] what it wants to know of the container, such as its image.

use std::{fmt, future::Future, pin::Pin, sync::Arc};

/// Runs what jobs are to do.
pub trait Execute: Send + Sync {
    /// Starts `launch`. What it writes goes to `output`, line by line.
    ///
    /// # Errors
    /// The cause if it cannot be started, worded as it comes behind `CannotStartContainerError: `.
    fn start(&self, launch: Launch, output: Output) -> Starting;
}

/// Something that is being started.
pub type Starting = Pin<Box<dyn Future<Output = Result<Running, String>> + Send>>;

/// What to start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// The program and its arguments, parameters filled in; empty if the job leaves that to its image.
    pub command: Vec<String>,
    /// The whole environment, apart from what the place where it runs has for everything. Of variables with the same
    /// name the last one counts.
    pub environment: Vec<(String, String)>,
}

/// Something that runs. What it writes is read while its end is waited for; dropping that kills it.
pub struct Running {
    /// Done when it has ended, all that it has written is out, and nothing of it is left.
    pub ended: Pin<Box<dyn Future<Output = Exit> + Send>>,
    /// Asks it to stop, or makes it; does nothing if it has ended.
    pub stop: Box<dyn Fn(Stop) + Send + Sync>,
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Running")
    }
}

/// How to stop something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// By SIGTERM, which it may heed or not.
    Terminate,
    /// By SIGKILL.
    Kill,
}

/// How something has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// By itself, with this code.
    Code(i32),
    /// By this signal.
    Signal(i32),
    /// Before it could start, by this cause.
    NotStarted(String),
}

/// Where it writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Takes what is written: one line, without its end.
pub type Output = Arc<dyn Fn(Stream, &[u8]) + Send + Sync>;
