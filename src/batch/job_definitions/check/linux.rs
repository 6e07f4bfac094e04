//! Parameters of Linux and logging: what containers of every kind have.

use super::{Checked, Defect, Platform};
use crate::api::batch::{KeyValuePair, LinuxParameters, LogConfiguration, LogDriver, Secret};

/// The options of the driver `awslogs`, as the guide has them.
const AWSLOGS_OPTIONS: [&str; 6] = [
    "awslogs-group",
    "awslogs-region",
    "awslogs-stream-prefix",
    "awslogs-datetime-format",
    "awslogs-multiline-pattern",
    "awslogs-create-group",
];
/// What devices may be used for.
const PERMISSIONS: [&str; 3] = ["READ", "WRITE", "MKNOD"];
/// The most characters of a user's or a group's name.
const LONGEST_USER: usize = 31;

pub(super) fn parameters(parameters: Option<&LinuxParameters>, platform: Platform) -> Checked {
    let Some(parameters) = parameters else { return Ok(()) };
    let devices = parameters.devices.as_deref().unwrap_or_default();
    let tmpfs = parameters.tmpfs.as_deref().unwrap_or_default();
    for (name, is_set) in [
        ("devices", !devices.is_empty()),
        ("sharedMemorySize", parameters.shared_memory_size.is_some()),
        ("tmpfs", !tmpfs.is_empty()),
        ("maxSwap", parameters.max_swap.is_some()),
        ("swappiness", parameters.swappiness.is_some()),
    ] {
        if is_set && platform == Platform::Fargate {
            return Err(Defect::LinuxOnFargate(name));
        }
    }
    for device in devices {
        for permission in device.permissions.iter().flatten() {
            if !PERMISSIONS.contains(&permission.as_str()) {
                let (permission, device) = (permission.clone(), device.host_path.clone());
                return Err(Defect::DevicePermission { permission, device });
            }
        }
    }
    if tmpfs.iter().any(|tmpfs| tmpfs.size < 1) {
        return Err(Defect::TmpfsSize);
    }
    swap(parameters)
}

fn swap(parameters: &LinuxParameters) -> Checked {
    match (parameters.max_swap, parameters.swappiness) {
        (Some(swap), _) if swap < 0 => Err(Defect::MaxSwap(swap)),
        (_, Some(swappiness)) if !(0..=100).contains(&swappiness) => Err(Defect::Swappiness(swappiness)),
        (Some(_), None) => Err(Defect::NoSwappiness),
        _ => Ok(()),
    }
}

/// Logging, and the secrets of a container, which need a role that may read them.
pub(super) fn log_and_secrets(
    log: Option<&LogConfiguration>,
    secrets: &[Secret],
    platform: Platform,
    has_role: bool,
) -> Checked {
    let secret_options = log.and_then(|log| log.secret_options.as_deref()).unwrap_or_default();
    let has_secrets = !secrets.is_empty() || !secret_options.is_empty();
    if has_secrets && !has_role {
        return Err(Defect::SecretsWithoutRole);
    }
    let Some(log) = log else { return Ok(()) };
    let on_fargate =
        matches!(log.log_driver, LogDriver::Awslogs | LogDriver::Splunk | LogDriver::Awsfirelens);
    if platform == Platform::Fargate && !on_fargate {
        return Err(Defect::LogDriverOnFargate(log.log_driver.as_str()));
    }
    if log.log_driver != LogDriver::Awslogs {
        return Ok(());
    }
    let options = log.options.iter().flatten().map(|(name, _)| name.as_str());
    let unknown: Vec<&str> = options.filter(|name| !AWSLOGS_OPTIONS.contains(name)).collect();
    // unverified: how several are listed.
    if unknown.is_empty() { Ok(()) } else { Err(Defect::AwslogsOptions(unknown.join(", "))) }
}

/// Every variable has a name.
///
/// unverified: names that begin with `AWS_BATCH`, which the reference reserves, are taken and kept: nothing says whether
/// AWS refuses or drops them.
pub(super) fn environment(variables: &[KeyValuePair]) -> Checked {
    let named = |variable: &KeyValuePair| variable.name.as_ref().is_some_and(|name| !name.is_empty());
    if variables.iter().all(named) { Ok(()) } else { Err(Defect::VariableName) }
}

/// A name or number, and perhaps a group's: each of up to 31 lower-case letters, digits, `_` and `-`, the first no `-`.
pub(super) fn user(user: Option<&str>) -> Checked {
    let Some(text) = user else { return Ok(()) };
    let fits = |part: &str| {
        (1..=LONGEST_USER).contains(&part.len())
            && !part.starts_with('-')
            && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
    };
    let (name, group) = text.split_once(':').map_or((text, None), |(name, group)| (name, Some(group)));
    if fits(name) && group.is_none_or(fits) { Ok(()) } else { Err(Defect::User(text.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_names_or_numbers() {
        for good in ["root", "0", "1000:1000", "nobody:_apt", "a-b"] {
            assert_eq!(user(Some(good)), Ok(()), "{good}");
        }
        assert_eq!(user(None), Ok(()));
        for bad in ["$(id", "", "-a", "a:", ":a", "a:b:c", "A", &"x".repeat(32)] {
            assert_eq!(user(Some(bad)), Err(Defect::User(bad.to_owned())), "{bad}");
        }
    }
}
