//! What a failed test prints.

use std::fmt::Write;

use super::{Received, Snapshot};

/// The most characters of an input or a sentence.
const LONGEST: usize = 600;

/// The requests in words, one or two lines each, for whoever reads why a test has failed; none if there are none.
pub(crate) fn report(heading: &str, snapshot: &Snapshot) -> Option<String> {
    let Snapshot { kept, forgotten } = snapshot;
    if kept.is_empty() {
        return None;
    }
    let earlier = match forgotten {
        0 => String::new(),
        forgotten => format!(", after {forgotten} more"),
    };
    let mut text = format!("\n{heading}: the last {}{earlier}\n", counted(kept.len()));
    for received in kept {
        tell(&mut text, received);
    }
    Some(text)
}

fn counted(count: usize) -> String {
    if count == 1 { "request".to_owned() } else { format!("{count} requests") }
}

fn tell(text: &mut String, received: &Received) {
    let service = named(received.service(), "unknown service");
    let operation = named(received.operation(), "unknown operation");
    let (account, region, status) = (received.account(), received.region(), received.status());
    let milliseconds = received.took().as_secs_f64() * 1000.0;
    let input = cut(&received.shown_input().to_string());
    let code = received.error_code().map(|code| format!(" {code}")).unwrap_or_default();
    let at = received.at().to_iso8601();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "  {at} {service}:{operation} -> {status}{code} ({account} {region}, {milliseconds:.1} ms)\n    {input}"
    );
    if let Some(message) = received.error_message() {
        let _ = writeln!(text, "    {}", cut(&message));
    }
}

fn named<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.is_empty() { otherwise } else { name }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}… ({} bytes)", text.get(..end).unwrap_or_default(), text.len()),
        None => text.to_owned(),
    }
}
