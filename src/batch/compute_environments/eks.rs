//! The cluster and the namespace of an environment in Amazon EKS.

use super::EnvironmentRefusal;
use crate::{
    api::batch::{EksAccessEntry, EksAccessEntryDesiredState, EksAccessEntryStatus, EksConfiguration},
    batch::namespace::{self, Flaw},
    kit::{Arn, Scope},
};

/// Whether an environment in `scope` may be in this namespace of this cluster. Whether there is such a cluster is not
/// known here.
pub(super) fn check(configuration: &EksConfiguration, scope: &Scope) -> Result<(), EnvironmentRefusal> {
    check_namespace(&configuration.kubernetes_namespace)?;
    let cluster = Arn::parse(&configuration.eks_cluster_arn)
        .filter(|arn| arn.service() == "eks" && arn.name_of("cluster").is_some_and(|name| !name.is_empty()))
        .ok_or(EnvironmentRefusal::EksCluster)?;
    if cluster.region() == scope.region.as_str() { Ok(()) } else { Err(EnvironmentRefusal::EksRegion) }
}

fn check_namespace(text: &str) -> Result<(), EnvironmentRefusal> {
    namespace::check(text, "kube-").map_err(|flaw| match flaw {
        Flaw::Default => EnvironmentRefusal::EksDefaultNamespace,
        Flaw::System => EnvironmentRefusal::EksSystemNamespace,
        Flaw::Length => EnvironmentRefusal::EksNamespaceLength,
        Flaw::Pattern => EnvironmentRefusal::EksNamespace,
    })
}

/// The entry of an environment whose request asks for one, as it is shown.
///
/// unverified: there is an entry on the cluster exactly if this environment wants one.
pub(super) fn access_entry(wanted: &EksAccessEntry) -> EksAccessEntry {
    let status = match wanted.desired_state {
        EksAccessEntryDesiredState::Enabled => EksAccessEntryStatus::Active,
        EksAccessEntryDesiredState::Disabled | EksAccessEntryDesiredState::InheritFromCluster => {
            EksAccessEntryStatus::Inactive
        }
    };
    EksAccessEntry { desired_state: wanted.desired_state, status: Some(status) }
}
