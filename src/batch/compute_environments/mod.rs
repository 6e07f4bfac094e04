//! Compute environments: where the containers of jobs run.

mod create;
mod delete;
mod describe;
mod eks;
mod fargate;
mod fill;
mod instance_types;
mod instances;
mod launch_template;
mod managed_instances;
mod merge;
mod refusals;
mod resources;
mod roles;
mod update;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use describe::describe;
pub(super) use instance_types::Architecture;
pub(super) use refusals::EnvironmentRefusal;
pub(super) use update::update;

use super::{
    errors::Refusal,
    jobs::Host,
    life::Status,
    lookup,
    names::{Kind, Name},
    scheduler::Room,
};
use crate::{
    api::batch::{
        CEState, CEType, CRType, ComputeResource, EcsSettings, EksConfiguration, JobQueueType, UpdatePolicy,
    },
    kit::{Scope, Tags},
};

/// The most compute environments of an account.
///
/// unverified: counted in each region, like the other quotas of Batch.
const MOST_ENVIRONMENTS: usize = 50;

/// The compute environments of one account and region, by name.
pub(super) type ComputeEnvironments = BTreeMap<Name, ComputeEnvironment>;

/// A compute environment, apart from its name.
#[derive(Debug, Serialize)]
pub(super) struct ComputeEnvironment {
    /// Tells it from others that had its name; part of the name of its Amazon ECS cluster.
    uuid: String,
    r#type: CEType,
    /// Whether jobs are placed in it.
    pub(super) state: CEState,
    /// Where it stands in its life.
    pub(super) status: Status,
    /// What Batch manages; none in an unmanaged environment.
    pub(super) resources: Option<ComputeResource>,
    /// How many vCPUs an unmanaged environment is expected to have.
    pub(super) unmanaged_vcpus: Option<i32>,
    /// An ARN.
    service_role: String,
    update_policy: Option<UpdatePolicy>,
    /// The cluster and namespace of an environment in Amazon EKS; others are in Amazon ECS.
    eks: Option<EksConfiguration>,
    /// What the API calls reserved, kept as it came.
    context: Option<String>,
    ecs_settings: Option<EcsSettings>,
    /// Its tags.
    pub(super) tags: Tags,
}

impl ComputeEnvironment {
    /// The type of a queue that it can be in.
    pub(super) fn queue_type(&self) -> JobQueueType {
        match self.resources.as_ref().map(|resources| resources.r#type) {
            _ if self.eks.is_some() => JobQueueType::Eks,
            None | Some(CRType::Ec2 | CRType::Spot) => JobQueueType::Ecs,
            Some(CRType::Fargate | CRType::FargateSpot) => JobQueueType::EcsFargate,
            Some(CRType::EcsManagedInstances) => JobQueueType::EcsManagedInstances,
        }
    }

    /// What jobs can take in it: one that does not say how many vCPUs it has takes any number, and where it is not said
    /// what instances it has, every job finds one.
    pub(super) fn room(&self) -> Room {
        let most = match &self.resources {
            Some(resources) => Some(resources.max_vcpus),
            None => self.unmanaged_vcpus.filter(|vcpus| *vcpus > 0),
        };
        let types = self.resources.as_ref().and_then(|resources| resources.instance_types.as_deref());
        Room {
            most_milli_vcpus: most.map_or(u64::MAX, |vcpus| u64::try_from(vcpus).unwrap_or_default() * 1000),
            instances: types.unwrap_or_default().iter().map(|text| instance_types::instance(text)).collect(),
        }
    }

    /// The cluster in which its jobs run: the name of the one that Batch makes in Amazon ECS, or the ARN of that in Amazon
    /// EKS.
    pub(super) fn cluster_name(&self, name: &Name) -> String {
        match &self.eks {
            Some(eks) => eks.eks_cluster_arn.clone(),
            None => format!("AWSBatch-{}-{}", name.as_str(), self.uuid),
        }
    }

    /// The namespace in which its jobs run unless they name another, if it is in Amazon EKS.
    pub(super) fn namespace(&self) -> Option<&str> {
        self.eks.as_ref().map(|eks| eks.kubernetes_namespace.as_str())
    }

    /// What its jobs run on.
    pub(super) fn host(&self) -> Host {
        match self.queue_type() {
            JobQueueType::Eks => Host::Nodes,
            JobQueueType::EcsFargate => Host::Fargate,
            JobQueueType::Ecs | JobQueueType::EcsManagedInstances | JobQueueType::SagemakerTraining => {
                Host::Instances
            }
        }
    }

    /// The architecture of its instances, if it says which instances they are.
    pub(super) fn architecture(&self) -> Option<Architecture> {
        instance_types::architecture(self.resources.as_ref()?.instance_types.as_deref()?)
    }
}

/// The environment that the member `computeEnvironment` of a request stands for: a name or an ARN.
fn find<'a>(
    environments: &'a ComputeEnvironments,
    scope: &Scope,
    text: &str,
) -> Result<(Name, &'a ComputeEnvironment), Refusal> {
    lookup::find(environments, Kind::ComputeEnvironment, scope, "computeEnvironment", text)
}

/// The ARN of the environment with this name.
fn arn(name: &Name, scope: &Scope) -> String {
    name.arn(Kind::ComputeEnvironment, scope).into()
}
