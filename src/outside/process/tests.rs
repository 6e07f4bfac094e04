use std::sync::Arc;

use parking_lot::Mutex;

use tokio::{task::JoinHandle, time::timeout};

use super::*;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(20);

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<(Stream, String)>>>);

impl Written {
    fn output(&self) -> Output {
        let written = self.clone();
        Arc::new(move |stream, line| {
            written.0.lock().push((stream, String::from_utf8_lossy(line).into_owned()));
        })
    }

    fn of(&self, stream: Stream) -> Vec<String> {
        let written = self.0.lock();
        written.iter().filter(|(one, _)| *one == stream).map(|(_, line)| line.clone()).collect()
    }

    async fn has(&self, line: &str) {
        until(|| self.0.lock().iter().any(|(_, one)| one == line)).await;
    }
}

async fn until(done: impl Fn() -> bool) {
    let waiting = async {
        while !done() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(LONG, waiting).await.unwrap();
}

/// Something that runs beside the test.
struct Beside {
    ended: JoinHandle<Exit>,
    stop: Box<dyn Fn(Stop) + Send + Sync>,
}

impl Beside {
    async fn end(self) -> Exit {
        timeout(LONG, self.ended).await.unwrap().unwrap()
    }
}

async fn started(command: &[&str], written: &Written) -> Result<Running, String> {
    let launch = Launch {
        command: command.iter().map(|&text| text.to_owned()).collect(),
        environment: vec![("WHO".into(), "nobody".into()), ("WHO".into(), "world".into())],
    };
    Processes.start(launch, written.output()).await
}

async fn shell(script: &str, written: &Written) -> Beside {
    let Running { ended, stop } = started(&["sh", "-c", script], written).await.unwrap();
    Beside { ended: tokio::spawn(ended), stop }
}

#[tokio::test]
async fn a_process_has_its_environment_and_a_directory_of_its_own() {
    let written = Written::default();
    let script =
        "echo hello $WHO; echo oh >&2; pwd; touch x; env | cut -d= -f1 | sort | tr '\\n' ' '; exit 3";
    assert_eq!(shell(script, &written).await.end().await, Exit::Code(3));
    let out = written.of(Stream::Stdout);
    assert_eq!((out[0].as_str(), written.of(Stream::Stderr)), ("hello world", vec!["oh".to_owned()]));
    let directory = PathBuf::from(&out[1]);
    assert!(directory.file_name().unwrap().to_string_lossy().starts_with("stockroom-job-"));
    assert!(!directory.exists());
    let known = ["HOME", "OLDPWD", "PATH", "PWD", "SHLVL", "TMPDIR", "WHO", "_"];
    assert!(out[2].split_whitespace().all(|name| known.contains(&name)), "{out:?}");
}

#[tokio::test]
async fn what_cannot_be_started_says_why() {
    let written = Written::default();
    let missing = started(&["no-such-program"], &written).await.unwrap_err();
    assert_eq!(missing, "exec: \"no-such-program\": executable file not found in $PATH");
    assert_eq!(started(&["/"], &written).await.unwrap_err(), "exec: \"/\": permission denied");
    assert!(started(&[], &written).await.unwrap_err().contains("without a command"));
}

#[tokio::test]
async fn a_process_may_heed_a_signal_or_not() {
    let written = Written::default();
    let heeding =
        shell("trap 'echo bye; exit 9' TERM; echo up; while :; do sleep 0.01; done", &written).await;
    written.has("up").await;
    (heeding.stop)(Stop::Terminate);
    assert_eq!(heeding.end().await, Exit::Code(9));
    written.has("bye").await;

    let deaf = shell("trap '' TERM; echo deaf; sleep 60", &written).await;
    written.has("deaf").await;
    (deaf.stop)(Stop::Terminate);
    (deaf.stop)(Stop::Kill);
    assert_eq!(deaf.end().await, Exit::Signal(9));

    let plain = shell("echo plain; exec sleep 60", &written).await;
    written.has("plain").await;
    (plain.stop)(Stop::Terminate);
    assert_eq!(plain.end().await, Exit::Signal(15));
}

/// Waits until the process with this id is gone, or dead and not yet waited for.
async fn gone(id: &str) {
    let stat = format!("/proc/{id}/stat");
    until(|| std::fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z "))).await;
}

#[tokio::test]
async fn what_a_process_leaves_behind_goes_with_it() {
    let written = Written::default();
    let leaving = shell("sleep 60 & echo $!; exit 0", &written).await;
    assert_eq!(leaving.end().await, Exit::Code(0));
    gone(&written.of(Stream::Stdout)[0]).await;

    let dropped = shell("echo $$; sleep 60", &written).await;
    until(|| written.of(Stream::Stdout).len() == 2).await;
    dropped.ended.abort();
    gone(&written.of(Stream::Stdout)[1]).await;
}

#[tokio::test]
async fn long_lines_are_cut_and_the_last_one_needs_no_end() {
    let written = Written::default();
    let running = shell("head -c 100000 /dev/zero | tr '\\0' x; echo; printf end", &written).await;
    assert_eq!(running.end().await, Exit::Code(0));
    let lengths: Vec<_> = written.of(Stream::Stdout).iter().map(String::len).collect();
    assert_eq!(lengths, [65536, 100_000 - 65536, 3]);
}
