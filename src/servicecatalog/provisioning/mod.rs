//! Provisioned products: what was made of a product, and how requests change it over time.

mod describe;
mod find;
mod life;
mod parameters;
mod change_properties;
mod provision;
pub(super) mod reading;
mod store;
mod terminate;
#[cfg(test)]
mod tests;
mod update;

use std::{sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    api::ProvisionedProductStatus,
    collection::Identified,
    ids::{ArtifactId, PathId, ProductId, ProvisionedProductId, RecordId},
    records::RecordType,
};
use crate::{
    api::Timestamp,
    kit::{AccountId, Delay, Scope, Tags},
};
use parameters::Parameter;

pub(super) use describe::describe_provisioned_product;
pub(super) use life::{finish, start};
pub(super) use provision::provision_product;
pub(super) use store::ProvisionedProducts;
pub(super) use terminate::terminate_provisioned_product;
pub(super) use update::update_provisioned_product;

/// The type of everything that is provisioned from a `CloudFormation` template.
pub(super) const CFN_STACK: &str = "CFN_STACK";

/// Between a request and the begin of the work on it.
pub(super) const RECORD_START: Delay = Delay {
    name: "servicecatalog.record-start",
    quick: Duration::from_millis(150),
    real: Duration::from_secs(1),
    what: "between a provisioning request and the begin of its work (CREATED to IN_PROGRESS)",
};

/// Between begin and end of the work on a request.
pub(super) const RECORD_FINISH: Delay = Delay {
    name: "servicecatalog.record-finish",
    quick: Duration::from_millis(350),
    real: Duration::from_mins(1),
    what: "between begin and end of the work on a provisioning request (IN_PROGRESS to SUCCEEDED or FAILED)",
};

/// How a provisioned product came to be. Nothing of it ever changes, so its records share it.
#[derive(Debug, Serialize)]
pub(super) struct Launch {
    pub(super) id: ProvisionedProductId,
    pub(super) name: Arc<str>,
    /// The ARN of its stack.
    pub(super) stack: Arc<str>,
    /// The ARN of who provisioned it.
    pub(super) principal: Arc<str>,
    /// The version it was provisioned from at first.
    pub(super) artifact: ArtifactId,
    token: Box<str>,
    /// To the millisecond.
    created: Timestamp,
}

impl Launch {
    /// The ARN of the provisioned product, whose service word is `servicecatalog`.
    pub(super) fn arn(&self, scope: &Scope) -> String {
        scope.arn("servicecatalog", format_args!("stack/{}/{}", self.name, self.id)).into()
    }
}

/// What is provisioned, by which path, and as whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Target {
    pub(super) product: ProductId,
    pub(super) artifact: ArtifactId,
    pub(super) path: PathId,
    /// The ARN of the role of the LAUNCH constraint, if there is one.
    pub(super) launch_role: Option<Arc<str>>,
    /// Whose product it is, and whose the portfolio that the path leads through.
    pub(super) product_owner: AccountId,
    pub(super) portfolio_owner: AccountId,
}

/// A provisioned product.
#[derive(Debug, Serialize)]
pub(super) struct ProvisionedProduct {
    launch: Arc<Launch>,
    condition: Condition,
    target: Target,
    tags: Arc<Tags>,
    parameters: Vec<Parameter>,
    notification_arns: Vec<String>,
    /// The last request of all.
    last_record: RecordId,
    /// The last of those that provision, update or terminate.
    last_provisioning: RecordId,
    /// The last successful one of those.
    last_successful: Option<RecordId>,
}

impl Identified for ProvisionedProduct {
    type Id = ProvisionedProductId;

    fn id(&self) -> &ProvisionedProductId {
        &self.launch.id
    }
}

/// What state a provisioned product is in.
#[derive(Debug, Serialize)]
enum Condition {
    /// A request is being worked on.
    UnderChange(Work),
    /// All is well.
    Available,
    /// The last change failed; what was there before is still there.
    Tainted(Arc<str>),
}

/// What a request comes to when the work on it is over.
#[derive(Debug, Serialize)]
enum Work {
    /// It exists.
    Provision,
    /// It is changed; or stays as it is, as `CloudFormation` answers the update with this message.
    Update(Result<Box<Update>, String>),
    /// It is gone.
    Terminate,
}

/// What an update makes of a provisioned product.
#[derive(Debug, Serialize)]
struct Update {
    target: Target,
    tags: Arc<Tags>,
    parameters: Vec<Parameter>,
}

impl Work {
    /// The type of the record about it.
    fn kind(&self) -> RecordType {
        match self {
            Self::Provision => RecordType::Provision,
            Self::Update(_) => RecordType::Update,
            Self::Terminate => RecordType::Terminate,
        }
    }
}

impl Condition {
    fn status(&self) -> ProvisionedProductStatus {
        match self {
            Self::UnderChange(_) => ProvisionedProductStatus::UnderChange,
            Self::Available => ProvisionedProductStatus::Available,
            Self::Tainted(_) => ProvisionedProductStatus::Tainted,
        }
    }

    fn message(&self) -> Option<&str> {
        match self {
            Self::UnderChange(_) | Self::Available => None,
            Self::Tainted(message) => Some(message),
        }
    }
}
