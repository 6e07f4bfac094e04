//! What containers, tasks and pods look like in the description of a job, apart from what becomes of them in a run.
//!
//! unverified: commands are shown as they are defined, references and all; `parameters` are shown beside them.

use std::borrow::Cow;

use super::Work;
use crate::api::batch::{
    ContainerDetail, ContainerProperties, EcsProperties, EcsPropertiesDetail, EcsTaskDetails,
    EcsTaskProperties, EksContainer, EksContainerDetail, EksPodProperties, EksPodPropertiesDetail,
    EksProperties, EksPropertiesDetail, TaskContainerDetails, TaskContainerProperties,
};

impl Work {
    /// The single container, if it is a job of one.
    pub(in crate::batch) fn container(&self) -> Option<ContainerDetail> {
        self.container_properties().map(|properties| Cow::into_owned(properties).into())
    }

    /// The task, if it is a job of one.
    pub(in crate::batch) fn ecs(&self) -> Option<EcsPropertiesDetail> {
        self.ecs_properties().map(|properties| Cow::into_owned(properties).into())
    }

    /// The pod, if it is a job of one.
    pub(in crate::batch) fn eks(&self) -> Option<EksPropertiesDetail> {
        self.eks_properties().map(|properties| Cow::into_owned(properties).into())
    }
}

/// The list of network interfaces is there from the beginning.
impl From<ContainerProperties> for ContainerDetail {
    fn from(properties: ContainerProperties) -> Self {
        Self {
            image: properties.image,
            vcpus: properties.vcpus,
            memory: properties.memory,
            command: properties.command,
            job_role_arn: properties.job_role_arn,
            execution_role_arn: properties.execution_role_arn,
            volumes: properties.volumes,
            environment: properties.environment,
            mount_points: properties.mount_points,
            readonly_root_filesystem: properties.readonly_root_filesystem,
            ulimits: properties.ulimits,
            privileged: properties.privileged,
            user: properties.user,
            exit_code: None,
            reason: None,
            container_instance_arn: None,
            task_arn: None,
            log_stream_name: None,
            instance_type: properties.instance_type,
            network_interfaces: Some(Vec::new()),
            resource_requirements: properties.resource_requirements,
            linux_parameters: properties.linux_parameters,
            log_configuration: properties.log_configuration,
            secrets: properties.secrets,
            network_configuration: properties.network_configuration,
            fargate_platform_configuration: properties.fargate_platform_configuration,
            ephemeral_storage: properties.ephemeral_storage,
            runtime_platform: properties.runtime_platform,
            repository_credentials: properties.repository_credentials,
            enable_execute_command: properties.enable_execute_command,
        }
    }
}

impl From<EcsProperties> for EcsPropertiesDetail {
    fn from(properties: EcsProperties) -> Self {
        Self { task_properties: Some(properties.task_properties.into_iter().map(task).collect()) }
    }
}

fn task(task: EcsTaskProperties) -> EcsTaskDetails {
    EcsTaskDetails {
        containers: Some(task.containers.into_iter().map(task_container).collect()),
        container_instance_arn: None,
        task_arn: None,
        ephemeral_storage: task.ephemeral_storage,
        execution_role_arn: task.execution_role_arn,
        platform_version: task.platform_version,
        ipc_mode: task.ipc_mode,
        task_role_arn: task.task_role_arn,
        pid_mode: task.pid_mode,
        network_configuration: task.network_configuration,
        runtime_platform: task.runtime_platform,
        volumes: task.volumes,
        enable_execute_command: task.enable_execute_command,
        network_mode: task.network_mode,
    }
}

/// unverified: the list of network interfaces is there, as it is for a single container.
fn task_container(container: TaskContainerProperties) -> TaskContainerDetails {
    TaskContainerDetails {
        command: container.command,
        depends_on: container.depends_on,
        environment: container.environment,
        essential: container.essential,
        firelens_configuration: container.firelens_configuration,
        image: Some(container.image),
        linux_parameters: container.linux_parameters,
        log_configuration: container.log_configuration,
        mount_points: container.mount_points,
        name: container.name,
        privileged: container.privileged,
        readonly_root_filesystem: container.readonly_root_filesystem,
        repository_credentials: container.repository_credentials,
        resource_requirements: container.resource_requirements,
        secrets: container.secrets,
        ulimits: container.ulimits,
        user: container.user,
        start_timeout: container.start_timeout,
        stop_timeout: container.stop_timeout,
        exit_code: None,
        reason: None,
        log_stream_name: None,
        network_interfaces: Some(Vec::new()),
    }
}

impl From<EksProperties> for EksPropertiesDetail {
    fn from(properties: EksProperties) -> Self {
        Self { pod_properties: properties.pod_properties.map(pod) }
    }
}

fn pod(pod: EksPodProperties) -> EksPodPropertiesDetail {
    let containers =
        |list: Option<Vec<EksContainer>>| list.map(|list| list.into_iter().map(pod_container).collect());
    EksPodPropertiesDetail {
        service_account_name: pod.service_account_name,
        host_network: pod.host_network,
        dns_policy: pod.dns_policy,
        image_pull_secrets: pod.image_pull_secrets,
        containers: containers(pod.containers),
        init_containers: containers(pod.init_containers),
        volumes: pod.volumes,
        pod_name: None,
        node_name: None,
        metadata: pod.metadata,
        share_process_namespace: pod.share_process_namespace,
        security_context: pod.security_context,
    }
}

fn pod_container(container: EksContainer) -> EksContainerDetail {
    EksContainerDetail {
        name: container.name,
        image: Some(container.image),
        image_pull_policy: container.image_pull_policy,
        command: container.command,
        args: container.args,
        env: container.env,
        resources: container.resources,
        exit_code: None,
        reason: None,
        volume_mounts: container.volume_mounts,
        security_context: container.security_context,
    }
}
