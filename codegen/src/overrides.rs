//! Where the models are wrong or silent: each entry with its reason. The imported models stay as they came.

use crate::Service;

/// An error that a model does not list, or whose members it does not list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ErrorOverride {
    /// The service.
    pub service: Service,
    /// The variant in Rust.
    pub variant: &'static str,
    /// The code on the wire.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The only member, a text.
    pub member: &'static str,
}

/// Errors beside those of the models.
pub(crate) const ERRORS: &[ErrorOverride] = &[
    // Raised by the framework in front of every service; services also raise it with texts of their own.
    error(Service::Ssm, "ValidationException", "ValidationException", 400),
    error(Service::Batch, "ValidationException", "ValidationException", 400),
    error(Service::ServiceCatalog, "ValidationException", "ValidationException", 400),
    // Not AWS's: a part of a served operation that is not served yet says so, as whole operations do.
    error(Service::Ssm, "NotServed", "NotImplementedException", 501),
    error(Service::Batch, "NotServed", "NotImplementedException", 501),
    error(Service::ServiceCatalog, "NotServed", "NotImplementedException", 501),
    // Batch answers a name that is taken with the code of every other client error, but another status.
    error(Service::Batch, "Conflict", "ClientException", 409),
];

const fn error(service: Service, variant: &'static str, code: &'static str, status: u16) -> ErrorOverride {
    ErrorOverride { service, variant, code, status, member: "message" }
}

/// The member that a service's errors carry although the model gives them none.
pub(crate) fn unlisted_error_member(service: Service) -> Option<&'static str> {
    match service {
        // The model lists no members for any of the 8 errors; real answers carry the text here.
        Service::ServiceCatalog => Some("Message"),
        Service::Ssm | Service::Batch => None,
    }
}

/// Whether a member that the model requires may be missing all the same.
pub(crate) fn may_be_missing(service: Service, shape: &str, member: &str) -> bool {
    match service {
        // Aggregated entities of GetInventory have counts alone.
        Service::Ssm => matches!((shape, member), ("InventoryResultItem", "TypeName" | "SchemaVersion")),
        // Jobs that have not started have no such time; nor have parents of arrays.
        Service::Batch => {
            matches!((shape, member), ("JobDetail" | "DescribeServiceJobResponse", "startedAt"))
        }
        Service::ServiceCatalog => false,
    }
}

/// The values of an enum as they are on the wire.
pub(crate) fn enum_values(service: Service, shape: &str, model: &[String]) -> Vec<String> {
    match (service, shape) {
        // The model has them in lower case; answers of GetInventorySchema have them in upper case.
        (Service::Ssm, "InventoryAttributeDataType") => {
            model.iter().map(|value| value.to_ascii_uppercase()).collect()
        }
        // Answers of CreateProduct and its like also have this one.
        (Service::ServiceCatalog, "Status") => model.iter().cloned().chain(["CREATED".to_owned()]).collect(),
        _ => model.to_vec(),
    }
}

/// Whether an enum is plain text in Rust: the service takes its values in any case, or words what is none of them itself.
pub(crate) fn is_text(service: Service, shape: &str) -> bool {
    match service {
        // Requests may have the actions in any case, and answers have them in lower case; what is no capability and no
        // permission is refused in sentences of their own.
        Service::Batch => matches!(
            shape,
            "RetryAction" | "ServiceJobRetryAction" | "PlatformCapability" | "DeviceCgroupPermission"
        ),
        Service::Ssm | Service::ServiceCatalog => false,
    }
}

/// Whether answers share this structure with the state, as it is large and listed by the page.
pub(crate) fn is_shared(service: Service, shape: &str) -> bool {
    service == Service::Batch && shape == "JobDefinition"
}

/// An equivalent, still in the Java dialect, of a pattern that the `regex` crate cannot take.
pub(crate) fn pattern(source: &str) -> &str {
    match source {
        // Look-ahead: anything on one line but blanks alone.
        r"^(?!\s*$).+" => r".*[^\s\x{85}\x{2028}\x{2029}].*",
        // More repetitions than fit the compiled program: they are counted apart.
        r"^.{1,100000}$" => ".+",
        _ => source,
    }
}

/// The most characters that a pattern matches, where [its equivalent](pattern) does not count them.
pub(crate) fn longest(source: &str) -> Option<i64> {
    (source == r"^.{1,100000}$").then_some(100_000)
}
