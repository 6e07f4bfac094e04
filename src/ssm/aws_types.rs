//! The inventory types that AWS defines: their versions and attributes.
//!
//! Source: the metadata page of the Systems Manager user guide, in its order of attributes; a few attributes that
//! agents send beyond it are accepted, but no part of the published schema.

use super::content::AttributeNumber;

/// An inventory type of AWS, in alphabetical order of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AwsType {
    AwsComponent,
    Application,
    BillingInfo,
    ComplianceItem,
    ComplianceSummary,
    File,
    InstanceDetailedInformation,
    InstanceInformation,
    Network,
    PatchCompliance,
    PatchSummary,
    Process,
    ResourceGroup,
    Service,
    Tag,
    WindowsRegistry,
    WindowsRole,
    WindowsUpdate,
}

/// The schema of such a type.
#[derive(Debug)]
pub(super) struct Definition {
    /// The name, such as `AWS:Application`.
    pub(super) name: &'static str,
    /// The only version that is supported.
    pub(super) version: &'static str,
    /// How many of the attributes, from the first, travel in `Context` instead of `Content`.
    pub(super) context: usize,
    /// How many of the attributes, from the first, are what its entries are known by, and so searched for.
    pub(super) known_by: AttributeNumber,
    /// The published attributes.
    pub(super) attributes: &'static [Attribute],
    /// Attributes that are accepted, but not published. All are texts.
    pub(super) unpublished: &'static [&'static str],
}

/// An attribute of an AWS type. Its values are texts on the wire, whatever it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    /// `STRING`.
    Text(&'static str),
    /// `NUMBER`.
    Number(&'static str),
}

impl Attribute {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Text(name) | Self::Number(name) => name,
        }
    }
}

impl AwsType {
    pub(super) const COUNT: usize = DEFINITIONS.len();

    /// The type with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::all().find(|aws_type| aws_type.definition().name == name)
    }

    pub(super) fn all() -> impl Iterator<Item = Self> {
        DEFINITIONS.iter().map(|(aws_type, _)| *aws_type)
    }

    /// Whether lists of types show it. A real list had all but these, which agents send or the user guide documents.
    pub(super) fn is_listed(self) -> bool {
        !matches!(self, Self::BillingInfo | Self::ComplianceSummary | Self::Process)
    }

    pub(super) fn definition(self) -> &'static Definition {
        &DEFINITIONS[self as usize].1
    }
}

impl Definition {
    /// The names of all attributes, published or not, by their numbers.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.attributes.iter().map(|attribute| attribute.name()).chain(self.unpublished.iter().copied())
    }
}

use Attribute::{Number, Text};

const fn plain(name: &'static str, version: &'static str, attributes: &'static [Attribute]) -> Definition {
    Definition { name, version, context: 0, known_by: 1, attributes, unpublished: &[] }
}

static DEFINITIONS: [(AwsType, Definition); 18] = [
    (
        AwsType::AwsComponent,
        Definition {
            // The agent gathers components and applications in one form.
            unpublished: &["Release", "Epoch", "Summary", "PackageId"],
            ..plain(
                "AWS:AWSComponent",
                "1.0",
                &[
                    Text("Name"),
                    Text("ApplicationType"),
                    Text("Publisher"),
                    Text("Version"),
                    Text("InstalledTime"),
                    Text("Architecture"),
                    Text("URL"),
                ],
            )
        },
    ),
    (
        AwsType::Application,
        plain(
            "AWS:Application",
            "1.1",
            &[
                Text("Name"),
                Text("ApplicationType"),
                Text("Publisher"),
                Text("Version"),
                Text("Release"),
                Text("Epoch"),
                Text("InstalledTime"),
                Text("Architecture"),
                Text("URL"),
                Text("Summary"),
                Text("PackageId"),
            ],
        ),
    ),
    (AwsType::BillingInfo, plain("AWS:BillingInfo", "1.0", &[Text("BillingProductId")])),
    (
        AwsType::ComplianceItem,
        Definition {
            context: 4,
            unpublished: &["InstallOverrideList", "DetailedText", "DetailedLink", "CVEIds"],
            ..plain(
                "AWS:ComplianceItem",
                "1.0",
                &[
                    Text("ComplianceType"),
                    Text("ExecutionId"),
                    Text("ExecutionType"),
                    Text("ExecutionTime"),
                    Text("Id"),
                    Text("Title"),
                    Text("Status"),
                    Text("Severity"),
                    Text("DocumentName"),
                    Text("DocumentVersion"),
                    Text("Classification"),
                    Text("PatchBaselineId"),
                    Text("PatchSeverity"),
                    Text("PatchState"),
                    Text("PatchGroup"),
                    Text("InstalledTime"),
                ],
            )
        },
    ),
    (
        AwsType::ComplianceSummary,
        Definition {
            // Up to the overall severity.
            known_by: 5,
            ..plain(
                "AWS:ComplianceSummary",
                "1.0",
                &[
                    Text("ComplianceType"),
                    Text("PatchGroup"),
                    Text("PatchBaselineId"),
                    Text("Status"),
                    Text("OverallSeverity"),
                    Text("ExecutionId"),
                    Text("ExecutionType"),
                    Text("ExecutionTime"),
                    Number("CompliantCriticalCount"),
                    Number("CompliantHighCount"),
                    Number("CompliantMediumCount"),
                    Number("CompliantLowCount"),
                    Number("CompliantInformationalCount"),
                    Number("CompliantUnspecifiedCount"),
                    Number("NonCompliantCriticalCount"),
                    Number("NonCompliantHighCount"),
                    Number("NonCompliantMediumCount"),
                    Number("NonCompliantLowCount"),
                    Number("NonCompliantInformationalCount"),
                    Number("NonCompliantUnspecifiedCount"),
                ],
            )
        },
    ),
    (
        AwsType::File,
        plain(
            "AWS:File",
            "1.0",
            &[
                Text("Name"),
                Text("Size"),
                Text("Description"),
                Text("FileVersion"),
                Text("InstalledDate"),
                Text("ModificationTime"),
                Text("LastAccessTime"),
                Text("ProductName"),
                Text("InstalledDir"),
                Text("ProductLanguage"),
                Text("CompanyName"),
                Text("ProductVersion"),
            ],
        ),
    ),
    (
        AwsType::InstanceDetailedInformation,
        Definition {
            unpublished: &["KernelVersion"],
            ..plain(
                "AWS:InstanceDetailedInformation",
                "1.0",
                &[
                    Text("CPUModel"),
                    Number("CPUCores"),
                    Number("CPUs"),
                    Number("CPUSpeedMHz"),
                    Number("CPUSockets"),
                    Text("CPUHyperThreadEnabled"),
                    Text("OSServicePack"),
                ],
            )
        },
    ),
    (
        AwsType::InstanceInformation,
        plain(
            "AWS:InstanceInformation",
            "1.0",
            &[
                Text("AgentType"),
                Text("AgentVersion"),
                Text("ComputerName"),
                Text("InstanceId"),
                Text("IpAddress"),
                Text("PlatformName"),
                Text("PlatformType"),
                Text("PlatformVersion"),
                Text("ResourceType"),
                Text("AgentStatus"),
                Text("InstanceStatus"),
            ],
        ),
    ),
    (
        AwsType::Network,
        plain(
            "AWS:Network",
            "1.0",
            &[
                Text("Name"),
                Text("SubnetMask"),
                Text("Gateway"),
                Text("DHCPServer"),
                Text("DNSServer"),
                Text("MacAddress"),
                Text("IPV4"),
                Text("IPV6"),
            ],
        ),
    ),
    (
        AwsType::PatchCompliance,
        plain(
            "AWS:PatchCompliance",
            "1.0",
            &[
                Text("Title"),
                Text("KBId"),
                Text("Classification"),
                Text("Severity"),
                Text("State"),
                Text("InstalledTime"),
            ],
        ),
    ),
    (
        AwsType::PatchSummary,
        plain(
            "AWS:PatchSummary",
            "1.0",
            &[
                Text("PatchGroup"),
                Text("BaselineId"),
                Text("SnapshotId"),
                Text("OwnerInformation"),
                Number("InstalledCount"),
                Number("InstalledPendingRebootCount"),
                Number("InstalledOtherCount"),
                Number("InstalledRejectedCount"),
                Number("NotApplicableCount"),
                Number("UnreportedNotApplicableCount"),
                Number("MissingCount"),
                Number("FailedCount"),
                Text("OperationType"),
                Text("OperationStartTime"),
                Text("OperationEndTime"),
                Text("InstallOverrideList"),
                Text("RebootOption"),
                Text("LastNoRebootInstallOperationTime"),
                Text("ExecutionId"),
                Text("NonCompliantSeverity"),
                Number("SecurityNonCompliantCount"),
                Number("CriticalNonCompliantCount"),
                Number("OtherNonCompliantCount"),
            ],
        ),
    ),
    (
        AwsType::Process,
        plain(
            "AWS:Process",
            "1.0",
            &[
                Text("StartTime"),
                Text("CommandLine"),
                Text("User"),
                Text("FileName"),
                Text("FileVersion"),
                Text("FileDescription"),
                Text("FileSize"),
                Text("CompanyName"),
                Text("ProductName"),
                Text("ProductVersion"),
                Text("InstalledDate"),
                Text("InstalledDir"),
                Text("UsageId"),
            ],
        ),
    ),
    (AwsType::ResourceGroup, plain("AWS:ResourceGroup", "1.0", &[Text("Name"), Text("Arn")])),
    (
        AwsType::Service,
        plain(
            "AWS:Service",
            "1.0",
            &[
                Text("Name"),
                Text("DisplayName"),
                Text("ServiceType"),
                Text("Status"),
                Text("DependentServices"),
                Text("ServicesDependedOn"),
                Text("StartType"),
            ],
        ),
    ),
    (AwsType::Tag, plain("AWS:Tag", "1.0", &[Text("Key"), Text("Value")])),
    (
        AwsType::WindowsRegistry,
        plain(
            "AWS:WindowsRegistry",
            "1.0",
            &[Text("KeyPath"), Text("ValueName"), Text("ValueType"), Text("Value")],
        ),
    ),
    (
        AwsType::WindowsRole,
        plain(
            "AWS:WindowsRole",
            "1.0",
            &[
                Text("Name"),
                Text("DisplayName"),
                Text("Path"),
                Text("FeatureType"),
                Text("DependsOn"),
                Text("Description"),
                Text("Installed"),
                Text("InstalledState"),
                Text("SubFeatures"),
                Text("ServerComponentDescriptor"),
                Text("Parent"),
            ],
        ),
    ),
    (
        AwsType::WindowsUpdate,
        plain(
            "AWS:WindowsUpdate",
            "1.0",
            &[Text("HotFixId"), Text("Description"), Text("InstalledTime"), Text("InstalledBy")],
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_own_definition() {
        for (place, (aws_type, definition)) in DEFINITIONS.iter().enumerate() {
            assert_eq!(*aws_type as usize, place);
            assert_eq!(AwsType::named(definition.name), Some(*aws_type));
            assert!(definition.attributes.len() <= 50 && definition.context <= definition.attributes.len());
        }
        assert!(DEFINITIONS.is_sorted_by_key(|(_, definition)| definition.name));
        assert_eq!(AwsType::named("AWS:Toaster"), None);
    }

    #[test]
    fn only_the_kind_of_compliance_items_takes_a_context() {
        let with_context: Vec<_> =
            AwsType::all().filter(|aws_type| aws_type.definition().context > 0).collect();
        assert_eq!(with_context, [AwsType::ComplianceItem]);
    }
}
