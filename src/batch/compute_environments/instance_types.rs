//! Instance types, as far as their names tell what they are.

use crate::batch::{compute_environments::EnvironmentRefusal, scheduler::Instance};

/// What stands for families that Batch chooses by itself.
const BUNDLES: [&str; 3] = ["optimal", "default_x86_64", "default_arm64"];

/// What processors instances have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) enum Architecture {
    /// Of Arm: the Graviton families.
    Arm64,
    /// Of Intel and AMD.
    X8664,
}

/// Whether it stands for families that Batch chooses by itself.
pub(super) fn is_bundle(text: &str) -> bool {
    BUNDLES.contains(&text)
}

/// Whether `types` are bundles, families or instance types of one architecture. Which families there are is not known
/// here, only how they are written: letters with a number in them, such as `m5`, and a size behind a dot.
pub(super) fn check(types: &[String]) -> Result<(), EnvironmentRefusal> {
    if !types.iter().all(|text| is_bundle(text) || is_written_well(text)) {
        return Err(EnvironmentRefusal::BadInstanceType);
    }
    let arm = types.iter().filter(|text| architecture_of(text) == Architecture::Arm64).count();
    if arm == 0 || arm == types.len() { Ok(()) } else { Err(EnvironmentRefusal::MixedArchitectures) }
}

/// The architecture of these types; none if there are none.
pub(super) fn architecture(types: &[String]) -> Option<Architecture> {
    types.first().map(|text| architecture_of(text))
}

/// What an instance of this type, or the largest that this family or bundle stands for, has as far as its name tells.
/// Never less than it has in AWS: what cannot be told is no limit.
pub(super) fn instance(text: &str) -> Instance {
    let (family, size) = text.split_once('.').unwrap_or((text, ""));
    let letters = family.trim_end_matches(|c: char| !c.is_ascii_digit());
    let letters = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    let gpus = !is_bundle(text) && matches!(letters, "p" | "g" | "gr");
    let Some(vcpus) = vcpus(family, size) else { return Instance { gpus, ..Instance::ANY } };
    let mebibytes_per_vcpu = match (letters, family) {
        (_, "c5n") => 2688,
        ("c", _) => 2048,
        // Of the first generations, with more memory than those that came later.
        ("m", "m1" | "m2") => u64::MAX,
        ("m" | "t", _) => 4096,
        ("r", _) => 8192,
        _ => u64::MAX,
    };
    Instance { milli_vcpus: vcpus * 1000, memory: mebibytes_per_vcpu.saturating_mul(vcpus), gpus }
}

/// The vCPUs of an instance: four for each `xlarge`. None if its size does not tell.
fn vcpus(family: &str, size: &str) -> Option<u64> {
    match (family, size) {
        (_, "nano" | "micro" | "small" | "medium" | "large") => Some(2),
        (_, "xlarge") => Some(4),
        ("c4" | "d2", "8xlarge") => Some(36),
        _ => size.strip_suffix("xlarge")?.parse::<u16>().ok().map(|times| u64::from(times) * 4),
    }
}

/// Whether the instance type or family `text` is one of the family `family`, or that itself.
pub(super) fn is_of(text: &str, family: &str) -> bool {
    text.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn is_written_well(text: &str) -> bool {
    let (family, size) = text.split_once('.').unwrap_or((text, "any"));
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    word(family)
        && word(size)
        && family.starts_with(|c: char| c.is_ascii_lowercase())
        && family.contains(|c: char| c.is_ascii_digit())
}

/// Graviton families carry a `g` behind their number, as `m7gd` does; only the first one, `a1`, does not.
fn architecture_of(text: &str) -> Architecture {
    let family = text.split('.').next().unwrap_or_default();
    let behind_letters = family.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let attributes = behind_letters.trim_start_matches(|c: char| c.is_ascii_digit());
    let attributes = attributes.split('-').next().unwrap_or_default();
    if attributes.contains('g') || family == "a1" || text == "default_arm64" {
        Architecture::Arm64
    } else {
        Architecture::X8664
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(types: &[&str]) -> Result<(), EnvironmentRefusal> {
        check(&types.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn types_are_known_by_their_form() {
        for types in [
            &["optimal"][..],
            &["m5", "c7i-flex.large", "u-6tb1.112xlarge", "g5", "p4d.24xlarge"],
            &["a1", "m7gd"],
        ] {
            assert_eq!(checked(types), Ok(()), "{types:?}");
        }
        for text in ["", "banana", "M5", "m5.", ".large", "m5.x.y", "5m", "m5 "] {
            assert_eq!(checked(&[text]), Err(EnvironmentRefusal::BadInstanceType), "{text}");
        }
    }

    #[test]
    fn names_tell_what_instances_have() {
        let of = |text: &str| {
            let it = instance(text);
            (it.milli_vcpus, it.memory, it.gpus)
        };
        for (text, vcpus, gibibytes) in [
            ("m5.large", 2, 8),
            ("c7i-flex.xlarge", 4, 8),
            ("r6gd.16xlarge", 64, 512),
            ("t3.medium", 2, 8),
            ("c4.8xlarge", 36, 72),
        ] {
            assert_eq!(of(text), (vcpus * 1000, gibibytes * 1024, false), "{text}");
        }
        assert_eq!(of("p4d.24xlarge"), (96_000, u64::MAX, true));
        for (text, gpus) in
            [("g5", true), ("gr6", true), ("optimal", false), ("m5", false), ("m5.metal", false)]
        {
            assert_eq!(of(text), (u64::MAX, u64::MAX, gpus), "{text}");
        }
    }

    #[test]
    fn architectures_do_not_mix() {
        for types in [["m5", "m6g"], ["optimal", "c7gn.large"], ["default_arm64", "g4dn"], ["im4gn", "i4i"]] {
            assert_eq!(checked(&types), Err(EnvironmentRefusal::MixedArchitectures), "{types:?}");
        }
    }
}
