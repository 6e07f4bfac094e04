//! The API layer: what the three services say on the wire, typed.
//!
//! Shapes, enums, errors, operations and constraints are generated from the service models (`codegen/models`) into
//! [`generated`]; what they are made of is written here by hand: the [`Operation`] and [`ServiceError`] traits, the
//! [`Shape`] tables that requests are checked against, and the wire types.

mod macros;
pub mod shape;
mod timestamp;

#[rustfmt::skip]
pub mod generated;

pub use generated::{batch, servicecatalog, ssm};
pub use timestamp::Timestamp;

use serde::{Serialize, de::DeserializeOwned};
use shape::{Checked, Shape};

/// The services of the models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum ServiceId {
    /// AWS Systems Manager: the inventory family.
    Ssm,
    /// AWS Batch.
    Batch,
    /// AWS Service Catalog.
    ServiceCatalog,
}

impl ServiceId {
    /// Every service, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::Ssm, Self::Batch, Self::ServiceCatalog];

    /// The name that signs requests and names the service in lists: `ssm`, `batch`, `servicecatalog`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ssm => "ssm",
            Self::Batch => "batch",
            Self::ServiceCatalog => "servicecatalog",
        }
    }

    /// The prefix of `X-Amz-Target` and of the rpcv2Cbor path, for the services that have one.
    pub const fn target_prefix(self) -> Option<&'static str> {
        match self {
            Self::Ssm => Some("AmazonSSM"),
            Self::Batch => None,
            Self::ServiceCatalog => Some("AWS242ServiceCatalogService"),
        }
    }

    /// Whether the service also takes RPC v2 CBOR.
    pub const fn speaks_cbor(self) -> bool {
        matches!(self, Self::ServiceCatalog)
    }

    /// Every operation of this service's model, in alphabetical order.
    pub fn operations(self) -> Vec<&'static OperationInfo> {
        match self {
            Self::Ssm => ssm::operations(),
            Self::Batch => batch::operations(),
            Self::ServiceCatalog => servicecatalog::operations(),
        }
    }
}

/// What the model says of an operation apart from its shapes.
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// The operation's name, such as `PutInventory`.
    pub name: &'static str,
    /// The HTTP method of its binding.
    pub method: &'static str,
    /// The path of its HTTP binding, with `{labels}`.
    pub uri: &'static str,
    /// The structure its requests are checked against.
    pub input: &'static Shape,
    /// Who signs its requests.
    pub signer: Signer,
}

/// Who signs the requests of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signer {
    /// Whoever calls, with an access key.
    #[default]
    Caller,
    /// Nobody need: the request says by itself what it acts on. `RegisterManagedInstance`, by which an agent comes to
    /// have a key.
    Nobody,
    /// A managed node with the key pair it was registered with: its id stands in the place of the access key id.
    Node,
}

/// An operation of a service's API; implemented by one generated, zero-sized type per operation.
pub trait Operation: 'static {
    /// The service whose operation it is.
    const SERVICE: ServiceId;
    /// Whether it only reads: such an operation never changes the world.
    const READ_ONLY: bool;
    /// The decoded request.
    type Input: Serialize + DeserializeOwned + Checked + Send + 'static;
    /// The answer.
    type Output: Serialize + DeserializeOwned + Send + 'static;

    /// The name, HTTP binding and input shape.
    fn info() -> &'static OperationInfo;
}

/// An error that a service may answer with.
pub trait ServiceError: std::error::Error + Send + 'static {
    /// The code that clients match on, such as `ResourceNotFoundException`.
    fn code(&self) -> &'static str;
    /// The HTTP status.
    fn status(&self) -> u16;
    /// The members of the error's body beside its code, in model order, under their wire names.
    fn members(&self) -> Vec<(&'static str, &str)>;
}
