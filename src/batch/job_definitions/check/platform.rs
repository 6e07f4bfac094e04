//! Where containers run, and what only some platforms have.

use super::{Checked, Defect};
use crate::api::batch::{EphemeralStorage, RuntimePlatform};

/// Where containers run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::batch) enum Platform {
    /// On instances: also if a definition names no platform.
    Ec2,
    /// On Fargate.
    Fargate,
    /// On instances that ECS manages.
    ManagedInstances,
}

impl Platform {
    /// The platform that the capabilities of a request name.
    pub(super) fn from_request(capabilities: &[String]) -> Result<Self, Defect> {
        let mut found = None;
        for text in capabilities {
            found = Some(match text.as_str() {
                "EC2" => Self::Ec2,
                "FARGATE" => Self::Fargate,
                "MANAGED_INSTANCES" => Self::ManagedInstances,
                _ => return Err(Defect::Capability(text.clone())),
            });
        }
        if capabilities.len() > 1 { Err(Defect::Capabilities) } else { Ok(found.unwrap_or(Self::Ec2)) }
    }
}

/// The systems with Windows, besides `LINUX`.
const WINDOWS: [&str; 4] = [
    "WINDOWS_SERVER_2019_CORE",
    "WINDOWS_SERVER_2019_FULL",
    "WINDOWS_SERVER_2022_CORE",
    "WINDOWS_SERVER_2022_FULL",
];

/// Whether containers run Windows.
pub(super) fn is_windows(runtime: Option<&RuntimePlatform>) -> bool {
    let family = runtime.and_then(|runtime| runtime.operating_system_family.as_deref());
    family.is_some_and(|family| WINDOWS.contains(&family))
}

pub(super) fn runtime(runtime: Option<&RuntimePlatform>, platform: Platform) -> Checked {
    let Some(runtime) = runtime else { return Ok(()) };
    if platform == Platform::Ec2 {
        return Err(Defect::IsNotOnEc2("runtimePlatform"));
    }
    let system = runtime.operating_system_family.as_deref().unwrap_or("LINUX");
    let architecture = runtime.cpu_architecture.as_deref().unwrap_or("X86_64");
    if platform == Platform::ManagedInstances && system != "LINUX" {
        return Err(Defect::ManagedInstancesSystem);
    }
    if system != "LINUX" && !WINDOWS.contains(&system) {
        return Err(Defect::OperatingSystem(system.to_owned()));
    }
    match architecture {
        "X86_64" => Ok(()),
        "ARM64" if system == "LINUX" => Ok(()),
        "ARM64" => Err(Defect::WindowsArchitecture),
        _ => Err(Defect::CpuArchitecture(architecture.to_owned())),
    }
}

pub(super) fn ephemeral_storage(storage: Option<&EphemeralStorage>, platform: Platform) -> Checked {
    let Some(storage) = storage else { return Ok(()) };
    match platform {
        Platform::Ec2 => Err(Defect::IsNotOnEc2("ephemeralStorage")),
        Platform::Fargate if !(21..=200).contains(&storage.size_in_gib) => Err(Defect::EphemeralStorage),
        Platform::Fargate | Platform::ManagedInstances => Ok(()),
    }
}
