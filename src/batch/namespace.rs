//! Namespaces of a cluster in Amazon EKS, which compute environments and job definitions name.

/// The most characters of a namespace.
const LONGEST: usize = 63;

/// What is wrong with a namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Every cluster has it.
    Default,
    /// It is one of Kubernetes' own.
    System,
    /// It is too long.
    Length,
    /// Kubernetes has no such names.
    Pattern,
}

/// Whether jobs may run in this namespace; Kubernetes' own begin with `reserved`.
pub(super) fn check(text: &str, reserved: &str) -> Result<(), Flaw> {
    if text == "default" {
        return Err(Flaw::Default);
    }
    if text.starts_with(reserved) {
        return Err(Flaw::System);
    }
    if text.chars().count() > LONGEST {
        return Err(Flaw::Length);
    }
    let edge = |byte: Option<u8>| byte.is_some_and(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    let fits = edge(text.bytes().next())
        && edge(text.bytes().last())
        && text.bytes().all(|byte| byte == b'-' || edge(Some(byte)));
    if fits { Ok(()) } else { Err(Flaw::Pattern) }
}
