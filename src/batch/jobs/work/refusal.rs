//! Why what a job is to do is refused.
//!
//! A sentence without a mark was answered by the real service.

use crate::batch::job_definitions::Defect;

/// A refused submission; how it is answered, its [`Refusal`](crate::batch::errors::Refusal) says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::batch) enum WorkRefusal {
    /// No such revision of a job definition, by its ARN.
    #[error("JobDefinition {0} not found.")]
    NoRevision(String),
    /// No revision of this name that jobs may use.
    #[error("JobDefinition name {0} does not exist or is not in ACTIVE status")]
    NoActiveRevision(String),
    /// A submission is as long as this or longer.
    #[error("Job size must be less than {most} KiB, got {got} KiB")]
    Size {
        /// In KiB.
        most: usize,
        /// In KiB.
        got: usize,
    },
    /// Overrides of containers or nodes for jobs on EKS.
    #[error("Container overrides or node overrides should not be set for Batch on EKS jobs.")]
    NotOnEks,
    /// Overrides for another kind of jobs. Recorded for container overrides of `ecsProperties`; unverified for the rest.
    #[error("{overrides} should not be set for {jobs} jobs.")]
    NotFor {
        /// Which overrides.
        overrides: &'static str,
        /// Which jobs.
        jobs: &'static str,
    },
    /// Overrides of ranges of nodes that the definition does not have. unverified: how several are listed.
    #[error("NodeOverride targets should match job definition. Non matching targets - {0}")]
    Targets(String),
    /// unverified: another number of nodes, where no range of them is open at its end.
    #[error("numNodes can only be overridden if a node range has an open upper boundary.")]
    NoOpenRange,
    /// unverified: overrides of a container that is not defined; after the sentence recorded for dependencies.
    #[error("containerName {0} must reference a defined container.")]
    NoContainer(String),
    /// A command with an empty text in it.
    #[error("Command cannot be empty")]
    EmptyCommand,
    /// A reference in a command to a parameter that nobody has given.
    #[error("Unable to substitute value. No parameter found for reference {0}")]
    NoParameter(String),
    /// What a registration would be refused for, too.
    #[error(transparent)]
    Defect(#[from] Defect),
}

impl WorkRefusal {
    /// Whether the sentence comes as it is, and not wrapped as most of those on requests are.
    ///
    /// unverified: defects were seen bare for sizes of Fargate and for members of old, and are taken to be so in all
    /// submissions.
    pub(in crate::batch) const fn is_bare(&self) -> bool {
        !matches!(self, Self::Size { .. })
    }
}
