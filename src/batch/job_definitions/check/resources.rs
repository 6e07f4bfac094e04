//! vCPUs, memory and GPUs: in members of their own, as of old, or as resource requirements.

use super::{Checked, Defect};
use crate::api::batch::{ResourceRequirement, ResourceType};

/// The least memory of a container, in MiB.
pub(super) const LEAST_MEMORY: i64 = 4;

/// What a container asks for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The member `vcpus`, which only single containers have.
    pub(super) vcpus: Option<i32>,
    /// The member `memory`, likewise; in MiB.
    pub(super) memory: Option<i32>,
    /// The resource requirements.
    pub(super) requirements: &'a [ResourceRequirement],
}

impl Asked<'_> {
    fn requirement(&self, kind: ResourceType) -> Option<&str> {
        let mut requirements = self.requirements.iter();
        requirements.find(|one| one.r#type == kind).map(|one| one.value.as_str())
    }

    /// What it asks of `kind`: the legacy member has the wire name `legacy`, and sentences say `words`.
    fn whole(
        &self,
        kind: ResourceType,
        member: Option<i32>,
        legacy: &'static str,
        words: &'static str,
    ) -> Result<i64, Defect> {
        match (member, self.requirement(kind)) {
            (Some(_), Some(_)) => Err(Defect::ResourceTwice { legacy, kind: kind.as_str() }),
            (Some(number), None) => Ok(number.into()),
            (None, Some(text)) => whole(text, kind),
            (None, None) if self.requirements.is_empty() => Err(Defect::ResourceRequired(words)),
            (None, None) => Err(Defect::ResourceNotProvided(words)),
        }
    }
}

/// What a container on an instance asks for.
pub(super) fn on_instances(asked: Asked<'_>) -> Checked {
    distinct(asked.requirements)?;
    let vcpus = asked.whole(ResourceType::Vcpu, asked.vcpus, "vcpus", "vCPU")?;
    if vcpus < 1 {
        return Err(Defect::FewVcpus(vcpus));
    }
    let memory = asked.whole(ResourceType::Memory, asked.memory, "memory", "Memory")?;
    if memory < LEAST_MEMORY {
        return Err(Defect::LittleMemory(memory));
    }
    match asked.requirement(ResourceType::Gpu).map(|text| whole(text, ResourceType::Gpu)).transpose()? {
        Some(gpus) if gpus < 1 => Err(Defect::FewGpus(gpus)),
        _ => Ok(()),
    }
}

/// What containers on Fargate ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FargateSize {
    /// In thousandths.
    vcpus: u64,
    /// In MiB.
    memory: u64,
}

impl FargateSize {
    /// The size of one container.
    pub(super) fn of(asked: Asked<'_>) -> Result<Self, Defect> {
        distinct(asked.requirements)?;
        for (member, name) in [(asked.vcpus, "vcpus"), (asked.memory, "memory")] {
            if member.is_some() {
                return Err(Defect::LegacyOnFargate(name));
            }
        }
        if asked.requirement(ResourceType::Gpu).is_some() {
            return Err(Defect::NotOnFargate("GPU"));
        }
        let missing = if asked.requirements.is_empty() {
            Defect::ResourceRequired
        } else {
            Defect::ResourceNotProvided
        };
        let vcpus = asked.requirement(ResourceType::Vcpu).ok_or_else(|| missing("vCPU"))?;
        let vcpus = thousandths(vcpus).ok_or_else(|| not_numeric(vcpus, ResourceType::Vcpu))?;
        let memory = asked.requirement(ResourceType::Memory).ok_or_else(|| missing("Memory"))?;
        let memory = memory.parse().map_err(|_| not_numeric(memory, ResourceType::Memory))?;
        Ok(Self { vcpus, memory })
    }

    /// The size of this and more.
    pub(super) fn plus(self, more: Self) -> Self {
        Self { vcpus: self.vcpus.saturating_add(more.vcpus), memory: self.memory.saturating_add(more.memory) }
    }

    /// Whether Fargate has it.
    pub(super) fn check(self, is_windows: bool) -> Checked {
        if is_windows && self.vcpus < 1000 {
            return Err(Defect::FewVcpusForWindows(self.vcpus_text()));
        }
        if self.is_offered() {
            return Ok(());
        }
        Err(Defect::FargateSize { vcpus: self.vcpus_text(), memory: self.memory })
    }

    /// The table of sizes in the reference, of `ResourceRequirement`.
    fn is_offered(self) -> bool {
        let (least, most, step) = match self.vcpus {
            250 => return matches!(self.memory, 512 | 1024 | 2048),
            500 => (1024, 4096, 1024),
            1000 => (2048, 8192, 1024),
            2000 => (4096, 16384, 1024),
            4000 => (8192, 30720, 1024),
            8000 => (16384, 61440, 4096),
            16000 => (32768, 122_880, 8192),
            32000 => return matches!(self.memory, 61440 | 122_880 | 249_856),
            _ => return false,
        };
        (least..=most).contains(&self.memory) && (self.memory - least).is_multiple_of(step)
    }

    fn vcpus_text(self) -> String {
        format!("{}.{:02}", self.vcpus / 1000, self.vcpus % 1000 / 10)
    }
}

fn distinct(requirements: &[ResourceRequirement]) -> Checked {
    let twice = ResourceType::ALL
        .iter()
        .any(|kind| requirements.iter().filter(|one| one.r#type == *kind).count() > 1);
    if twice { Err(Defect::SameResource) } else { Ok(()) }
}

fn not_numeric(value: &str, kind: ResourceType) -> Defect {
    Defect::ResourceValue { value: value.to_owned(), kind: kind.as_str() }
}

fn whole(text: &str, kind: ResourceType) -> Result<i64, Defect> {
    text.parse().map_err(|_| not_numeric(text, kind))
}

/// A decimal number in thousandths, if it is one of those.
pub(super) fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let fraction = format!("{:0<3}", fraction.trim_end_matches('0'));
    let thousands = whole.parse::<u32>().ok()?;
    Some(u64::from(thousands) * 1000 + u64::from(fraction.parse::<u16>().ok().filter(|it| *it < 1000)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fargate(vcpus: &str, memory: &str) -> Result<(), String> {
        let requirement = |kind, value: &str| ResourceRequirement { r#type: kind, value: value.to_owned() };
        let requirements =
            [requirement(ResourceType::Vcpu, vcpus), requirement(ResourceType::Memory, memory)];
        let asked = Asked { vcpus: None, memory: None, requirements: &requirements };
        FargateSize::of(asked).and_then(|size| size.check(false)).map_err(|defect| defect.to_string())
    }

    #[test]
    fn fargate_has_the_documented_sizes() {
        for (vcpus, memory) in [
            ("0.25", "512"),
            ("0.25", "2048"),
            (".5", "1024"),
            ("0.5", "4096"),
            ("1", "2048"),
            ("1.0", "8192"),
            ("2", "5120"),
            ("4", "30720"),
            ("8", "20480"),
            ("16", "122880"),
            ("32", "61440"),
            ("32", "122880"),
            ("32", "249856"),
        ] {
            assert_eq!(fargate(vcpus.strip_prefix('.').map_or(vcpus, |_| "0.5"), memory), Ok(()), "{vcpus}");
        }
        for (vcpus, memory, shown) in [
            ("1", "4000", "(1.00 vCPU, 4000 MiB)"),
            ("2.00", "1024", "(2.00 vCPU, 1024 MiB)"),
            ("0.5", "1", "(0.50 vCPU, 1 MiB)"),
            ("0.25", "3072", "(0.25 vCPU, 3072 MiB)"),
            ("3", "8192", "(3.00 vCPU, 8192 MiB)"),
            ("8", "17408", "(8.00 vCPU, 17408 MiB)"),
            ("32", "65536", "(32.00 vCPU, 65536 MiB)"),
        ] {
            let sentence = format!("Fargate resource requirements {shown} not valid.");
            assert_eq!(fargate(vcpus, memory), Err(sentence), "{vcpus} {memory}");
        }
    }

    #[test]
    fn numbers_are_decimal() {
        assert_eq!((thousandths("0.25"), thousandths("1.000")), (Some(250), Some(1000)));
        assert_eq!((thousandths("12"), thousandths("0.0")), (Some(12000), Some(0)));
        for text in ["", ".", "1.", ".5", "-1", "1e3", "0.2501", "x", "99999999999"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
