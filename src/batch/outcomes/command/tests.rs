//! What commands come to.

use proptest::prelude::*;

use super::*;

fn of(command: &[&str]) -> (Option<f64>, i32) {
    let command: Vec<_> = command.iter().map(|word| (*word).to_owned()).collect();
    let Run { slept, exit_code } = run(&command);
    (slept.map(|slept| slept.as_secs_f64()), exit_code)
}

fn sh(text: &str) -> (Option<f64>, i32) {
    of(&["sh", "-c", text])
}

/// What comes of a command or a text that is not followed.
const UNKNOWN: (Option<f64>, i32) = (None, 0);

#[test]
fn plain_commands_sleep_and_exit() {
    for (command, outcome) in [
        (&["true"][..], (None, 0)),
        (&["false"], (None, 1)),
        (&["/usr/bin/false"], (None, 1)),
        (&["sleep", "5"], (Some(5.0), 0)),
        (&["/bin/sleep", "0.25"], (Some(0.25), 0)),
        (&["sleep", "1", "1.5m"], (Some(91.0), 0)),
        (&["exit", "3"], (None, 3)),
        (&["exit"], (None, 0)),
        (&["exit", "256"], (None, 0)),
        (&["exit", "-1"], (None, 255)),
        (&["exit", "three"], (None, 2)),
        (&[], UNKNOWN),
        (&[""], UNKNOWN),
        (&["sleep 5"], UNKNOWN),
        (&["python", "train.py"], UNKNOWN),
        (&["sleepy", "5"], UNKNOWN),
    ] {
        assert_eq!(of(command), outcome, "{command:?}");
    }
}

#[test]
fn spans_are_read_as_sleep_reads_them() {
    let year = LONGEST_RUN.as_secs_f64();
    for (text, seconds) in [
        ("0", 0.0),
        ("2s", 2.0),
        ("2m", 120.0),
        ("1.5h", 5400.0),
        ("1d", 86400.0),
        (".5", 0.5),
        ("1e2", 100.0),
        ("365d", year),
        ("366d", year),
        ("inf", year),
        ("1e400", year),
        ("99999999999999999999h", year),
    ] {
        assert_eq!(of(&["sleep", text]), (Some(seconds), 0), "{text}");
    }
    assert_eq!(sh("sleep 300d; sleep 300d"), (Some(year), 0));
    for text in ["", "s", "-1", "nan", "1x", "1 s", "one", "1ms", "0x", "∞"] {
        assert_eq!(of(&["sleep", text]), (None, 1), "{text}");
    }
    assert_eq!(of(&["sleep"]), (None, 1));
}

#[test]
fn shells_are_followed_wherever_they_are() {
    for command in [
        &["sh", "-c", "sleep 2; exit 3"][..],
        &["/bin/bash", "-c", "sleep 2; exit 3"],
        &["bash", "-lc", "sleep 2; exit 3", "name", "argument"],
        &["bash", "--norc", "-euo", "pipefail", "-c", "sleep 2; exit 3"],
        &["sh", "-c", "-x", "sleep 2; exit 3"],
        &["sh", "-c", "sh -c 'sleep 2; exit 3'"],
        &["sh", "-c", "exec sh -c \"sleep 2; exit 3\"; exit 4"],
    ] {
        assert_eq!(of(command), (Some(2.0), 3), "{command:?}");
    }
    for command in [&["sh"][..], &["sh", "-c"], &["sh", "job.sh"], &["sh", "-c", "$JOB"], &["sh", "-o"]] {
        assert_eq!(of(command), UNKNOWN, "{command:?}");
    }
}

#[test]
fn joints_decide_what_is_run() {
    for (text, outcome) in [
        ("sleep 1; sleep 2", (Some(3.0), 0)),
        ("sleep 1 && exit 1", (Some(1.0), 1)),
        ("false && exit 3", (None, 1)),
        ("false || exit 3", (None, 3)),
        ("true || exit 3", (None, 0)),
        ("false && true || sleep 1", (Some(1.0), 0)),
        ("exit 2; sleep 9", (None, 2)),
        ("false\n\n  sleep 1 # exit 3\n", (Some(1.0), 0)),
        ("false &&\n exit 3;", (None, 1)),
        ("false; exit", (None, 1)),
        ("false; exit $?", (None, 1)),
        ("false; exit \"$?\"", (None, 1)),
        ("sleep 1 | sleep 3 | false", (Some(3.0), 1)),
        ("false | exit 0; sleep 1", (Some(1.0), 0)),
        ("exit 300", (None, 44)),
        ("false; X=1", (None, 0)),
        ("X=1 Y=\"a b\" false", (None, 1)),
        ("", (None, 0)),
    ] {
        assert_eq!(sh(text), outcome, "{text}");
    }
}

#[test]
fn what_is_not_known_succeeds_and_the_rest_is_followed() {
    for (text, outcome) in [
        ("echo start; python job.py && exit 4", (None, 4)),
        ("echo \"it failed: $(date +%s) ${CODE:-1} `id -u`\" >&2; exit 5", (None, 5)),
        ("echo $(basename \"$FILE\" '.txt') | tee /tmp/log 2>&1 && sleep 2; exit 6", (Some(2.0), 6)),
        ("cat <in >>out 2>/dev/null &>all; exit 7", (None, 7)),
        ("echo 'a; exit 1' \"; exit 1\" \\; exit 1", (None, 0)),
        ("echo don\\'t \\\n exit 3; false", (None, 1)),
        ("sleep $N; exit 8", (None, 8)),
        ("exit $CODE", (None, 0)),
        ("$COMMAND || exit 3", (None, 0)),
        ("cd /work || exit 3", (None, 0)),
        ("/opt/'false' #; exit 3", (None, 1)),
        ("echo a#b; false", (None, 1)),
    ] {
        assert_eq!(sh(text), outcome, "{text}");
    }
}

#[test]
fn a_shell_told_so_stops_at_the_first_failure() {
    for (text, outcome) in [
        ("set -e; false; exit 3", (None, 1)),
        ("set -euo pipefail\nfalse | true\nsleep 1", (None, 1)),
        ("set -o errexit; false || true; exit 3", (None, 3)),
        ("set -e; false && true; exit 3", (None, 3)),
        ("set -e; true && false; exit 3", (None, 1)),
        ("set -e; set +e; false; exit 3", (None, 3)),
        ("set -o pipefail; sh -c 'exit 4' | sh -c 'exit 5' | true", (None, 5)),
    ] {
        assert_eq!(sh(text), outcome, "{text}");
    }
    assert_eq!(of(&["bash", "-ec", "false; exit 3"]), (None, 1));
}

#[test]
fn more_of_the_language_is_not_followed() {
    for text in [
        "if true; then exit 3; fi",
        "while sleep 1; do false; done",
        "(exit 3)",
        "{ exit 3; }",
        "! true",
        "sleep 5 & exit 3",
        "cat <<END\nexit 3\nEND",
        "f() { exit 3; }; f",
        "exit 3 'open",
        "exit 3 \"open",
        "exit 3 $(open",
        "exit 3 `open",
        "exit 3 ${open",
        "exit 3 &&",
        "|| exit 3",
        "exit 3 |",
        "exit 3 >",
        "exit 3 > ; true",
        "echo \"$(echo \"$(id)\")\"; exit 3",
        "case x in x) exit 3;; esac",
        "exit 3 |& cat",
        "echo $'a'; exit 3",
    ] {
        assert_eq!(sh(text), UNKNOWN, "{text}");
    }
}

#[test]
fn deep_and_long_texts_come_to_an_end() {
    // Each shell within another doubles the quotes; eight of them are followed.
    let quote = |text: &str| format!("sh -c \"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let nested = |depth| (1..depth).fold("exit 3".to_owned(), |text, _| quote(&text));
    assert_eq!(sh(&nested(8)), (None, 3));
    assert_eq!(sh(&nested(9)), UNKNOWN);
    let long = |piece: &str, end: &str| sh(&format!("{}{end}", piece.repeat(30_000)));
    assert_eq!(long("exec ", "exit 3"), (None, 3));
    assert_eq!(long("true;", "exit 3"), (None, 3));
    assert_eq!(long("true|", "exit 3"), (None, 3));
    assert_eq!(long("$(", ""), UNKNOWN);
    assert_eq!(long("\"", "\n exit 3"), (None, 3));
    assert_eq!(long("sleep 9h;", "exit 3"), (Some(LONGEST_RUN.as_secs_f64()), 3));
}

/// Texts of the pieces that mean something, in every order.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "sleep ", "exit ", "false", "true", "sh -c ", "set -e", "exec ", "1", "-1", "9e99", "$", "(", ")",
        "{", "}", "'", "\"", "`", "\\", ";", "&", "|", "<", ">", "#", "\n", " ", "=", "é", "$?", "2>&1",
        "if ", "-o ",
    ];
    let pieces = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..60);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), any::<String>()]
}

proptest! {
    #[test]
    fn any_text_comes_to_something(text in texts(), program in texts()) {
        for command in [vec!["sh", "-c", &text], vec![&*program, &*text], vec!["sh", &program, &text]] {
            let (slept, exit_code) = of(&command);
            prop_assert!(slept.is_none_or(|slept| (0.0..=LONGEST_RUN.as_secs_f64()).contains(&slept)));
            prop_assert!((0..=255).contains(&exit_code));
        }
    }
}
