//! Which types and attributes nodes can be counted by.
//!
//! Source: the sample of `get-inventory-schema --aggregator` in the user guide's page on aggregating inventory data.

use super::aws_types::AwsType;

/// What a type shows of itself to aggregators.
#[derive(Debug)]
pub(super) struct Aggregated {
    /// The name that is displayed.
    pub(super) display_name: &'static str,
    /// The attributes that can be counted by, in the order of the sample.
    pub(super) attributes: &'static [&'static str],
}

impl AwsType {
    /// What the type shows to aggregators; none if it cannot be aggregated.
    pub(super) fn aggregated(self) -> Option<Aggregated> {
        let (display_name, attributes): (_, &[_]) = match self {
            Self::Application => ("Application", &["Name", "Version"]),
            Self::InstanceInformation => ("Platform", &["PlatformName", "PlatformType", "PlatformVersion"]),
            Self::ResourceGroup => ("ResourceGroup", &["Name"]),
            Self::Service => ("Service", &["Name", "DisplayName", "ServiceType", "Status", "StartType"]),
            Self::WindowsRole => ("WindowsRole", &["Name", "DisplayName", "FeatureType", "Installed"]),
            _ => return None,
        };
        Some(Aggregated { display_name, attributes })
    }
}
