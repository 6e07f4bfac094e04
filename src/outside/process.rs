//! Jobs as processes of this machine.
//!
//! A process finds of the server's environment only what it cannot do without, works in a directory of its own that is
//! gone when it has ended, reads nothing, and leads a process group of its own. Like a container it takes with it
//! whatever it has started: what is left of the group when the process has ended is killed.

use std::{
    io,
    path::PathBuf,
    process::{ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader},
    process::{Child, Command},
};

use crate::kit::{Execute, Exit, Launch, Output, Running, Starting, Stop, Stream};

/// What a process has of the server's environment.
const KEPT_VARIABLES: [&str; 3] = ["PATH", "HOME", "TMPDIR"];
/// The longest line; longer ones are cut into several.
const LONGEST_LINE: u64 = 64 * 1024;
/// How long the rest of what a process has written is waited for: others may hold its output open.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// How many names are tried for a new directory.
const MOST_TRIES: u32 = 100;

/// Runs what jobs are to do as processes of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Processes;

impl Execute for Processes {
    fn start(&self, launch: Launch, output: Output) -> Starting {
        Box::pin(async move { start(&launch, output) })
    }
}

fn start(launch: &Launch, output: Output) -> Result<Running, String> {
    if cfg!(not(unix)) {
        return Err("jobs run as processes only on Unix".to_owned());
    }
    let Some((program, arguments)) = launch.command.split_first() else {
        return Err("a job without a command runs that of its image, but processes have no image".to_owned());
    };
    let directory = Directory::make().map_err(|error| format!("no directory to work in: {error}"))?;
    let mut command = Command::new(program);
    command.args(arguments).env_clear();
    command.envs(KEPT_VARIABLES.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    command.envs(launch.environment.iter().map(|(name, value)| (name, value)));
    command.current_dir(&directory.0).kill_on_drop(true);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(unix)]
    command.process_group(0);
    let child = command.spawn().map_err(|error| cause(program, &error))?;
    let group = Arc::new(Group::of(&child));
    let stopped = Arc::clone(&group);
    Ok(Running {
        ended: Box::pin(end(child, Leader(group), directory, output)),
        stop: Box::new(move |stop| stopped.signal(stop)),
    })
}

/// In the words of what usually starts containers.
fn cause(program: &str, error: &io::Error) -> String {
    let cause = match error.kind() {
        io::ErrorKind::NotFound => "executable file not found in $PATH".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    format!("exec: \"{program}\": {cause}")
}

/// Waits for a process and for what it writes.
async fn end(mut child: Child, leader: Leader, directory: Directory, output: Output) -> Exit {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let reading = async {
        tokio::join!(read(stdout, Stream::Stdout, &output), read(stderr, Stream::Stderr, &output));
    };
    tokio::pin!(reading);
    let mut is_read = false;
    let status = loop {
        tokio::select! {
            status = child.wait() => break status,
            () = &mut reading, if !is_read => is_read = true,
        }
    };
    drop(leader);
    if !is_read && tokio::time::timeout(LAST_WORDS, reading).await.is_err() {
        tracing::debug!("somebody holds the output of a process open that has ended");
    }
    // Removing it may take a while.
    let removed = tokio::task::spawn_blocking(move || drop(directory));
    if let Err(error) = removed.await {
        tracing::warn!(%error, "the directory of a process was not removed");
    }
    match status {
        Ok(status) => exit(status),
        Err(error) => Exit::NotStarted(format!("the process was lost: {error}")),
    }
}

/// A process that has no code was ended by a signal.
fn exit(status: ExitStatus) -> Exit {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal = None;
    match (status.code(), signal) {
        (Some(code), _) => Exit::Code(code),
        (None, signal) => Exit::Signal(signal.unwrap_or_default()),
    }
}

/// Reads lines to the end; what cannot be read any more counts as the end.
async fn read(source: Option<impl AsyncRead + Unpin>, stream: Stream, output: &Output) {
    let Some(source) = source else { return };
    let mut source = BufReader::new(source);
    let mut line = Vec::new();
    loop {
        line.clear();
        match (&mut source).take(LONGEST_LINE).read_until(b'\n', &mut line).await {
            Ok(0) | Err(_) => return,
            Ok(_) => output(stream, line.strip_suffix(b"\n").unwrap_or(&line)),
        }
    }
}

/// The process group of a process, which has its id, until that has ended.
#[derive(Debug)]
struct Group {
    #[cfg(unix)]
    id: parking_lot::Mutex<Option<nix::unistd::Pid>>,
}

#[cfg(unix)]
impl Group {
    fn of(leader: &Child) -> Self {
        let id = leader.id().and_then(|id| i32::try_from(id).ok()).map(nix::unistd::Pid::from_raw);
        Self { id: parking_lot::Mutex::new(id) }
    }

    fn signal(&self, stop: Stop) {
        use nix::sys::signal::{Signal, kill, killpg};
        let Some(id) = *self.id.lock() else { return };
        let result = match stop {
            // As with a container, where only the first process is told.
            Stop::Terminate => kill(id, Signal::SIGTERM),
            Stop::Kill => killpg(id, Signal::SIGKILL),
        };
        if let Err(error) = result {
            tracing::debug!(%error, "a process cannot be signalled");
        }
    }

    fn gone(&self) {
        *self.id.lock() = None;
    }
}

#[cfg(not(unix))]
impl Group {
    fn of(_leader: &Child) -> Self {
        Self {}
    }

    fn signal(&self, _stop: Stop) {}

    fn gone(&self) {}
}

/// The leader of a group: what is left of the group goes with it.
struct Leader(Arc<Group>);

impl Drop for Leader {
    fn drop(&mut self) {
        self.0.signal(Stop::Kill);
        self.0.gone();
    }
}

/// A directory of a process, removed with all that is in it.
struct Directory(PathBuf);

impl Directory {
    fn make() -> io::Result<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let mut tries = 0;
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("stockroom-job-{}-{number}", std::process::id()));
            let mut builder = std::fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            tries += 1;
            match builder.create(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < MOST_TRIES => {}
                result => return result.map(|()| Self(path)),
            }
        }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::debug!(%error, path = %self.0.display(), "the directory of a process was not removed");
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
