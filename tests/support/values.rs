//! Inputs for the operations of the models: shaped by their shapes, and filled from small pools, so that they meet.

use std::sync::LazyLock;

use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
};
use serde_json::{Map, Value, json};
use stockroom::api::shape::{Kind, Member, Shape};

/// A text as long as the key of a node must be.
pub(crate) const PUBLIC_KEY: &str = concat!(
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0000000000000000000000000000000000000000000000000000000",
    "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000IDAQAB",
);

/// A request to Amazon `SageMaker`, as service jobs carry it.
pub(crate) const TRAINING_JOB: &str =
    r#"{"TrainingJobName":"t","ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":1}}"#;

/// One that waits for ever, as it is too large for its quota share.
pub(crate) const LARGE_TRAINING_JOB: &str =
    r#"{"TrainingJobName":"t","ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":2}}"#;

/// How deep a value may be nested; nothing that is served goes deeper.
const DEEPEST: u32 = 7;

/// Inputs of an operation with this input shape: most of them good, some with something wrong.
///
/// Texts that begin with `@` stand for what only a server knows; see [`Known`](super::calls::Known).
pub(crate) fn input(shape: &'static Shape) -> BoxedStrategy<Value> {
    let any = value("", shape, DEEPEST);
    if let Some(task) = task(shape.name) {
        return (any, prop::bool::weighted(0.8))
            .prop_map(move |(input, fits)| of_task(input, task, fits))
            .boxed();
    }
    let ids = ids(shape.name);
    if ids.is_empty() {
        return any;
    }
    // What is called just `Id` is the id of what the operation is about.
    (any, select(ids), prop::bool::weighted(0.9))
        .prop_map(|(mut input, id, fits)| {
            if let Some(Value::String(given)) = input.get_mut("Id").filter(|_| fits) {
                id.clone_into(given);
            }
            input
        })
        .boxed()
}

/// The number of the task that an engine may tell the result of by the operation with this input.
fn task(input: &str) -> Option<u32> {
    let tasks = [("NotifyProvisionProduct", 2), ("NotifyUpdateProvisioned", 3), ("NotifyTerminate", 4)];
    tasks.iter().find(|(operation, _)| input.starts_with(operation)).map(|(_, task)| *task)
}

/// The input, about this task if it `fits`.
fn of_task(mut input: Value, task: u32, fits: bool) -> Value {
    for (member, kind) in [("RecordId", "engine"), ("WorkflowToken", "workflow")] {
        if let Some(Value::String(given)) = input.get_mut(member).filter(|_| fits) {
            *given = format!("@{kind}-{task}");
        }
    }
    input
}

/// The ids of what an operation of Service Catalog with this input is about.
fn ids(input: &str) -> &'static [&'static str] {
    let kinds: [(&str, &[&str]); 8] = [
        ("TagOption", &["@tag-0", "@tag-0", "@tag-1"]),
        ("Constraint", &["@cons-0", "@cons-0", "@cons-1"]),
        ("ServiceAction", &["@act-0", "@act-0", "@act-1"]),
        ("ProductView", &["@prodview-0", "@prodview-1"]),
        ("ProvisionedProduct", &["@pp-0", "@pp-0", "@pp-1"]),
        ("Record", &["@rec-0", "@rec-0", "@rec-1"]),
        ("Portfolio", &["@port-0", "@port-1"]),
        ("Product", &["@prod-0", "@prod-1"]),
    ];
    kinds.iter().find(|(kind, _)| input.contains(kind)).map_or(&[], |(_, ids)| ids)
}

fn value(member: &str, shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
    let good = match &shape.kind {
        _ if shape.name == "ProvisioningArtifactInfo" => template_source(),
        _ if shape.name == "SourceProvisioningArtifactPropertiesMap" => {
            select(&["@pa-0", "@pa-0", "@pa-1"][..]).prop_map(|id| json!({ "Id": id })).boxed()
        }
        _ if shape.name == "ServiceActionDefinitionMap" => select(&*DEFINITIONS).boxed(),
        _ if shape.name == "ProvisionedProductProperties" => select(&*PROPERTIES).boxed(),
        _ if shape.name == "ProvisionedProductFilters" => select(&*QUERIES).boxed(),
        _ if shape.name == "ComputeResource" => select(&*COMPUTE_RESOURCES).boxed(),
        _ if shape.name == "ComputeResourceUpdate" => select(&*COMPUTE_RESOURCE_UPDATES).boxed(),
        _ if shape.name == "ContainerProperties" => container(),
        Kind::String(_) | Kind::Enum(..) if !pool(member, shape.name).is_empty() => {
            select(pool(member, shape.name)).prop_map(Value::from).boxed()
        }
        Kind::String(_) => select(&["a", "a", "b", "b", "Licence", "team", "aws:x", "ä b", ""][..])
            .prop_map(Value::from)
            .boxed(),
        Kind::Enum(values, _) => select(*values).prop_map(Value::from).boxed(),
        Kind::Integer(_) | Kind::Long(_) => {
            prop_oneof![8 => 0_i64..30, 1 => Just(-1), 1 => Just(i64::MAX)].prop_map(Value::from).boxed()
        }
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Float | Kind::Timestamp => (0.0..9e9).prop_map(Value::from).boxed(),
        _ if depth == 0 => Just(json!({})).boxed(),
        Kind::List { member: element, length } => {
            let least = length.min.and_then(|least| usize::try_from(least).ok()).unwrap_or_default();
            let lengths = prop_oneof![15 => Just(least.max(1)), 3 => Just(least + 1), 1 => 0_usize..3];
            let element = value(member, element, depth - 1);
            lengths.prop_flat_map(move |length| vec(element.clone(), length)).prop_map(Value::from).boxed()
        }
        Kind::Map { value: element, .. } => map(value(member, element, depth - 1)),
        Kind::Structure(members) => structure(members, depth - 1),
    };
    let wrong = prop_oneof![
        Just(Value::Null),
        Just(json!(true)),
        Just(json!(7)),
        Just(json!("?")),
        Just(json!([[]]))
    ];
    prop_oneof![150 => good, 1 => wrong].boxed()
}

/// Definitions of service actions: some name a document that is not there, or no version.
static DEFINITIONS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    vec![
        json!({ "Name": "AWS-RestartEC2Instance", "Version": "1" }),
        json!({ "Name": "AWS-StopEC2Instance", "Version": "1", "AssumeRole": "LAUNCH_ROLE" }),
        json!({ "Name": "Restart", "Version": "1" }),
        json!({ "Name": "AWS-RestartEC2Instance" }),
    ]
});

/// Properties of provisioned products: some nobody can have.
static PROPERTIES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let role = "arn:aws:iam::111111111111:role/Launch";
    vec![
        json!({ "OWNER": "arn:aws:iam::111111111111:user/stockroom" }),
        json!({ "OWNER": "arn:aws:iam::111111111111:user/ann" }),
        json!({ "OWNER": role, "LAUNCH_ROLE": role }),
        json!({ "LAUNCH_ROLE": "Launch" }),
    ]
});

/// What provisioned products are searched for.
static QUERIES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let query = |texts: &[&str]| json!({ "SearchQuery": texts });
    vec![
        query(&["store"]),
        query(&["status:AVAILABLE", "name:st*"]),
        query(&["productName:App"]),
        query(&["tags:team"]),
        json!({ "Text": ["a"] }),
    ]
});

/// Compute resources of new environments: some have too much in them or too little.
static COMPUTE_RESOURCES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let fargate =
        json!({ "type": "FARGATE", "maxvCpus": 4, "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"] });
    let instances = json!({
        "type": "EC2", "minvCpus": 0, "maxvCpus": 4, "instanceTypes": ["m5"], "instanceRole": "role",
        "allocationStrategy": "BEST_FIT_PROGRESSIVE", "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"],
    });
    let with = |base: &Value, member: &str, value| {
        let mut changed = base.clone();
        changed[member] = value;
        changed
    };
    vec![
        with(&fargate, "minvCpus", json!(1)),
        with(&fargate, "type", json!("FARGATE_SPOT")),
        with(&instances, "instanceTypes", json!([])),
        with(&instances, "launchTemplate", json!({ "launchTemplateId": "lt-1" })),
        fargate,
        instances,
    ]
});

/// Changes of compute resources.
static COMPUTE_RESOURCE_UPDATES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    vec![
        json!({}),
        json!({ "maxvCpus": 8 }),
        json!({ "maxvCpus": -1 }),
        json!({ "minvCpus": 1, "desiredvCpus": 2 }),
        json!({ "instanceTypes": ["m5", "m6i"], "type": "EC2" }),
        json!({ "subnets": ["subnet-2"] }),
    ]
});

fn map(element: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let keys = select(&["Name", "Version", "RackLocation", "rackLocation", "team"][..]);
    btree_map(keys, element, 0..3)
        .prop_map(|map| Value::Object(map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()))
        .boxed()
}

fn template_source() -> BoxedStrategy<Value> {
    prop_oneof![
        12 => Just(json!({ "LoadTemplateFromURL": "@template" })),
        1 => Just(json!({ "LoadTemplateFromURL": "@missing" })),
        1 => Just(json!({ "ImportFromPhysicalId": "@stack-0" })),
        1 => Just(json!({})),
    ]
    .boxed()
}

fn container() -> BoxedStrategy<Value> {
    let sizes = prop_oneof![
        4 => Just(json!({ "vcpus": 1, "memory": 128 })),
        1 => Just(json!({ "resourceRequirements": [
            { "type": "VCPU", "value": "1" }, { "type": "MEMORY", "value": "2048" },
        ] })),
        1 => Just(json!({ "vcpus": 1 })),
    ];
    sizes
        .prop_map(|mut size| {
            size["image"] = json!("busybox");
            size["environment"] = json!([{ "name": "EMPTY", "value": "" }]);
            size
        })
        .boxed()
}

fn structure(members: &'static [Member], depth: u32) -> BoxedStrategy<Value> {
    let has = |name: &str| members.iter().any(|member| member.name == name);
    let members: Vec<_> = members
        .iter()
        .map(|member| {
            let twin = twin(member.name).filter(|twin| has(twin));
            (
                Just((member.name, twin)),
                proptest::option::weighted(chance(member), value(member.name, member.shape, depth)),
            )
        })
        .collect();
    (members, proptest::bool::weighted(0.95), any::<bool>())
        .prop_map(|(members, one, by_id)| {
            let mut object = Map::new();
            for ((name, twin), value) in members {
                // Most things are named by id or by name: usually by one of them.
                let left_out = twin.is_some() && one && name.ends_with("Id") != by_id;
                if let Some(value) = value.filter(|_| !left_out) {
                    object.insert(name.to_owned(), value);
                }
            }
            Value::Object(object)
        })
        .boxed()
}

/// The member that names the same thing in the other way.
fn twin(name: &str) -> Option<String> {
    let id = name.strip_suffix("Id").map(|stem| format!("{stem}Name"));
    id.or_else(|| name.strip_suffix("Name").map(|stem| format!("{stem}Id")))
}

/// How likely a member is given.
fn chance(member: &Member) -> f64 {
    match member.name {
        "schedulingPriority" if member.required => 0.95,
        "Path" | "PathId" | "PathName" | "OrganizationNode" => 0.2,
        "ProductId"
        | "ProductName"
        | "ProvisioningArtifactId"
        | "ProvisioningArtifactName"
        | "Id"
        | "Name"
        | "ProvisionedProductId"
        | "ProvisionedProductName"
        | "ProvisioningArtifactParameters"
        | "Content"
        | "Expression"
        | "operation"
        | "S3Destination"
        | "ResourceIds"
        | "containerProperties"
        | "quantity"
        | "AccountId" => 0.95,
        "serviceRole" | "computeEnvironmentOrder" => 0.7,
        "fairsharePolicy" => 0.6,
        "unmanagedvCpus"
        | "eksConfiguration"
        | "jobStateTimeLimitActions"
        | "context"
        | "retryStrategy"
        | "timeout"
        | "schedulingPriority"
        | "schedulingPriorityOverride"
        | "shareIdentifier"
        | "dependsOn"
        | "consumableResourceProperties" => 0.1,
        "NextToken" | "nextToken" | "PageToken" => 0.15,
        "Aggregators" | "Groups" if !member.required => 0.15,
        "SourceConnection"
        | "SourcePortfolioId"
        | "DisableTemplateValidation"
        | "AwsOrganizationsSource"
        | "nodeOverrides"
        | "ecsPropertiesOverride"
        | "eksPropertiesOverride"
        | "nodeProperties"
        | "eksProperties"
        | "ecsProperties"
        | "platformCapabilities"
        | "Context" => 0.03,
        _ if member.required => 0.98,
        _ => 0.25,
    }
}

/// Parameters of constraints.
pub(crate) const TAG_UPDATES: &str =
    r#"{"Version":"2.0","Properties":{"TagUpdateOnProvisionedProduct":"ALLOWED"}}"#;
pub(crate) const LAUNCH_ROLE: &str = r#"{"LocalRoleName":"Launch"}"#;
pub(crate) const STACK_SET: &str = concat!(
    r#"{"Version":"1","Properties":{"AccountList":["111111111111","222222222222"],"RegionList":["us-east-1"],"#,
    r#""AdminRole":"arn:aws:iam::111111111111:role/Admin","ExecutionRole":"Execution"}}"#,
);
const TOPICS: &str = r#"{"NotificationArns":["arn:aws:sns:us-east-1:000000000000:stacks"]}"#;
const RULES: &str = r#"{"Rules":{"Rule":{"Assertions":[{"Assert":{"Fn::Equals":["a",{"Ref":"Name"}]}}]}}}"#;

/// The texts that a member usually has; none where any will do.
#[expect(clippy::too_many_lines, reason = "a table")]
fn pool(member: &str, shape: &str) -> &'static [&'static str] {
    match (member, shape) {
        ("InstanceId", "ManagedInstanceId") => &["@mi-0", "@mi-0", "@mi-1", "mi-0123456789abcdef0"],
        ("InstanceId", _) => &[
            "i-00000001",
            "i-00000001",
            "i-00000001",
            "i-0123456789abcdef0",
            "i-0000000x",
            "mi-0123456789abcdef0",
            "@mi-0",
            "@mi-0",
        ],
        ("ActivationId", _) => &["@activation-0", "@activation-0", "@activation-1", "@activation-2"],
        ("ActivationCode", _) => &["@code-0", "@code-0", "@code-1", "01234567890123456789"],
        ("Fingerprint", _) => &["fingerprint", "fingerprint", "fingerprint", "other"],
        (_, "AgentPublicKey") => &[PUBLIC_KEY, PUBLIC_KEY, PUBLIC_KEY, "short"],
        ("IamRole", _) => &["SSM", "SSM", "service-role/SSM", "a/b"],
        ("ResourceId", "ResourceId") => &[
            "@mi-0",
            "@mi-0",
            "@mi-1",
            "i-00000001",
            "mi-0123456789abcdef0",
            "@port-0",
            "@prod-0",
            "@port-1",
        ],
        ("ResourceId", "Id") => &["@port-0", "@port-0", "@port-0", "@prod-0", "@port-1", "nothing"],
        (_, "TagOptionId") => {
            &["@tag-0", "@tag-0", "@tag-0", "@tag-1", "@tag-1", "@tag-2", "tag-aaaaaaaaaaaaa"]
        }
        ("ResourceType", "ResourceType") => &["Portfolio", "Product", "Stack"],
        ("BudgetName", _) => &["team", "team", "team", "lab"],
        (_, "ResourceTypeForTagging") => {
            &["ManagedInstance", "ManagedInstance", "ManagedInstance", "Parameter"]
        }
        ("Target", "SessionTarget") => &["i-00000001", "@mi-0", "nothing", ""],
        (_, "TagKey") => &["team", "team", "stage", "aws:x", ";"],
        (_, "AssociationId") => &["01234567-89ab-4cde-8f01-23456789abcd", "x"],
        (_, "InstancePropertyStringFilterKey") => {
            &["InstanceIds", "PingStatus", "AgentVersion", "IamRole", "x"]
        }
        ("TypeName", "NodeTypeName") => &["Instance"],
        ("TypeName", _) => &[
            "Custom:RackInfo",
            "Custom:RackInfo",
            "Custom:Owner",
            "Custom:Owner",
            "AWS:Application",
            "AWS:InstanceInformation",
            "AWS:Nothing",
            "Custom:x",
        ],
        ("SchemaVersion", _) => &["1.0", "1.0", "1.0", "1.0", "1.1", "2"],
        ("CaptureTime", _) => {
            &["2023-11-14T10:01:01Z", "2023-11-14T10:01:01Z", "2016-08-22T10:01:01Z", "2023-11-14"]
        }
        ("ContentHash" | "ItemContentHash", _) => &["hash-a", "hash-b"],
        (_, "InventoryFilterKey") => &[
            "AWS:InstanceInformation.PlatformType",
            "Custom:RackInfo.RackLocation",
            "AWS:Application.Name",
            "AWS:Nothing.x",
        ],
        (_, "InventoryAggregatorExpression") => &[
            "AWS:InstanceInformation.PlatformType",
            "AWS:InstanceInformation.PlatformName",
            "AWS:Application.Name",
            "AWS:Application.Publisher",
        ],
        (_, "OpsFilterKey") => &[
            "AWS:InstanceInformation.PlatformType",
            "Custom:RackInfo.RackLocation",
            "AWS:OpsItem.Status",
            "AWS:Nothing.x",
        ],
        (_, "OpsAggregatorType") => &["count", "count", "sum", "many"],
        (_, "OpsDataAttributeName") => &["RackLocation", "Name", "PlatformType", "Colour"],
        (_, "InstanceInformationStringFilterKey") => {
            &["InstanceIds", "PingStatus", "PlatformTypes", "tag-key", "tag:a"]
        }
        (_, "ComplianceResourceId") => {
            &["i-00000001", "i-00000001", "i-00000001", "i-0123456789abcdef0", "i-1"]
        }
        (_, "ComplianceResourceType") => {
            &["ManagedInstance", "ManagedInstance", "ManagedInstance", "ManagedInstance", "EC2Instance"]
        }
        (_, "ComplianceTypeName") => &["Patch", "Association", "Association", "Custom:Audit", "Other"],
        (_, "ComplianceStringFilterKey") => {
            &["ComplianceType", "Status", "Status", "Id", "AWS:InstanceInformation.PlatformType", "Colour"]
        }
        (_, "ComplianceFilterValue") => &["Patch", "COMPLIANT", "NON_COMPLIANT", "Linux", "a"],
        ("DeletionId", _) => {
            &["@deletion-0", "@deletion-0", "@deletion-1", "00000000-0000-4000-8000-000000000000"]
        }
        ("ClientToken", "UUID") => {
            &["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002", "t"]
        }
        ("SyncName", _) => &["copy", "explorer", "explorer", "explorer", "other"],
        ("SyncType", _) => {
            &["SyncFromSource", "SyncFromSource", "SyncFromSource", "SyncToDestination", "Other"]
        }
        ("SourceType", _) => &[
            "SingleAccountMultiRegions",
            "SingleAccountMultiRegions",
            "SingleAccountMultiRegions",
            "AwsOrganizations",
            "Other",
        ],
        ("AcceptLanguage", _) => &["en", "en", "jp"],
        ("OrganizationSourceType", _) => &["EntireOrganization", "OrganizationalUnits"],
        (_, "ResourceDataSyncS3Region" | "ResourceDataSyncSourceRegion") => &["us-east-1", "eu-west-1"],
        ("consumableResourceName", _) => &["licences", "seats", "seats", "Licences", "a b"],
        ("consumableResource", _) => {
            &["licences", "licences", "seats", "@resource-0", "@resource-0", "nothing"]
        }
        ("resourceArn", _) => &[
            "@resource-0",
            "@resource-0",
            "@resource-1",
            "@environment-0",
            "@service-0",
            "@queue-0",
            "@policy-0",
            "@share-0",
            "@definition-0",
            "@trainingarn-0",
            "@jobarn-0",
            "@jobarn-1",
            "licences",
        ],
        ("computeEnvironmentName" | "serviceEnvironmentName" | "jobQueueName" | "quotaShareName", _) => {
            &["main", "spare", "one", "two", "three", "four", "a b"]
        }
        ("computeEnvironment" | "computeEnvironments", _) => {
            &["main", "main", "spare", "spare", "@environment-1", "one"]
        }
        ("serviceEnvironment" | "serviceEnvironments", _) => &["main", "main", "spare", "one", "@service-1"],
        ("jobQueue" | "jobQueues", _) => {
            &["main", "main", "training", "training", "spare", "spare", "@queue-1", "one"]
        }
        ("arn" | "arns", _) => &["@policy-0", "@policy-1", "@policy-1", "@policy-2", "fair"],
        ("schedulingPolicyArn", _) => &["@policy-0", "@policy-1", "@policy-1"],
        ("quotaShareArn", _) => &["@share-0", "@share-1", "@share-1", "share"],
        ("capacityUnit", _) => &["ml.m5.large", "ml.m5.large", "NUM_INSTANCES", "VCPU"],
        ("serviceRole", _) => &["arn:aws:iam::111111111111:role/batch", "batch", "AWSServiceRoleForBatch"],
        ("jobId" | "jobs" | "arrayJobId" | "multiNodeJobId", _) => &[
            "@job-0",
            "@job-1",
            "@job-1",
            "@job-2",
            "@job-3",
            "@training-0",
            "@training-0",
            "@training-1",
            "nonsense",
        ],
        ("serviceRequestPayload", _) => &[TRAINING_JOB, TRAINING_JOB, "{}", "["],
        ("command", _) => &["true", "false", "sleep 90", "Ref::a"],
        ("jobName" | "jobDefinitionName", _) => &["render", "render", "solve", "a b"],
        ("jobDefinition" | "jobDefinitions", _) => &["render:1", "@definition-0", "@definition-1", "render"],
        ("type", "JobDefinitionType") => &["container", "container", "container", "multinode"],
        ("status", "String") => &["ACTIVE", "INACTIVE", "GONE"],
        ("resourceType", _) => &["REPLENISHABLE", "NON_REPLENISHABLE", "OTHER"],
        ("operation", _) => &["SET", "SET", "ADD", "ADD", "REMOVE", "set"],
        ("name", _) => &["CONSUMABLE_RESOURCE_NAME", "JOB_NAME", "JOB_STATUS", "AFTER_CREATED_AT", "NAME"],
        ("values", _) => &["lic*", "SEATS", "*", "RUNNING", "1"],
        ("NextToken" | "nextToken" | "PageToken", _) => &["@token-0", "@token-1", "@token-2", "nowhere"],
        ("ProductType", _) => {
            &["CLOUD_FORMATION_TEMPLATE", "CLOUD_FORMATION_TEMPLATE", "EXTERNAL", "MARKETPLACE"]
        }
        ("Type", "ProvisioningArtifactType") => {
            &["CLOUD_FORMATION_TEMPLATE", "CLOUD_FORMATION_TEMPLATE", "EXTERNAL"]
        }
        ("StackSetAccounts", _) => &["111111111111", "222222222222", "333333333333"],
        ("StackSetRegions", _) => &["us-east-1", "us-east-1", "eu-west-1"],
        ("RecordId", _) => &["@engine-2", "@engine-3", "@rec-0"],
        ("WorkflowToken", _) => &["@workflow-2", "@workflow-3", "bm90aGluZw=="],

        ("PrincipalARN", _) => &["@caller", "@caller", "arn:aws:iam:::user/*", "user"],
        ("PrincipalType", _) => &["IAM", "IAM", "IAM_PATTERN"],
        ("PortfolioId", _) => &["@port-0", "@port-0", "@port-1", "port-aaaaaaaaaaaaa"],
        ("AccountId", "AccountId") => &["222222222222", "222222222222", "111111111111"],
        ("Value", "OrganizationNodeValue") => &["222222222222", "o-exampleorgid", "ou-exam-12345678"],
        ("PortfolioShareToken", _) => &["@sharing-0", "@sharing-1", "share-aaaaaaaaaaaaa"],
        ("SourceProductArn", _) => &[
            "@productarn-0",
            "@productarn-0",
            "@productarn-1",
            "arn:aws:catalog:us-east-1:111111111111:product/a",
        ],
        ("CopyProductToken", _) => &["@copyproduct-0", "@copyproduct-0", "copyproduct-aaaaaaaaaaaaa"],
        ("TargetProductId", _) => &["@prod-0", "@prod-1", "@prod-1", "prod-aaaaaaaaaaaaa"],
        ("ProductId", _) => &["@prod-0", "@prod-0", "@prod-1", "prod-aaaaaaaaaaaaa"],
        ("ProvisioningArtifactId", _) => &["@pa-0", "@pa-0", "@pa-1"],
        ("PathId", _) => &["@lpv3-0", "@lpv3-1", "lpv3-aaaaaaaaaaaaa"],
        ("ProvisionedProductId" | "ProvisionProductId", _) => &["@pp-0", "@pp-0", "@pp-1", "@pp-3", "@pp-4"],
        ("PlanId", _) => &["@plan-0", "@plan-0", "@plan-1", "plan-aaaaaaaaaaaaa"],
        ("PhysicalId", _) => &["@stack-0", "@stack-1", "stack"],
        ("Id", "Id") => &["@port-0", "@prod-0", "@rec-0", "@pp-0"],
        ("PathName" | "DisplayName", _) => &["Storage", "Storage", "Archive"],
        ("ProductName", _) | ("Name", "ProductViewName") => &["App", "App", "Web"],
        ("ProvisioningArtifactName", _) | ("Name", "ProvisioningArtifactName") => &["v1", "v1", "v2"],
        ("ProvisionedProductName", _) | ("Name", "ProvisionedProductName") => {
            &["store", "store", "store", "cellar"]
        }
        (
            "IdempotencyToken" | "ProvisionToken" | "UpdateToken" | "TerminateToken" | "ExecuteToken"
            | "clientToken",
            _,
        ) => &["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"],
        (_, "ConstraintType") => {
            &["LAUNCH", "NOTIFICATION", "TEMPLATE", "RESOURCE_UPDATE", "STACKSET", "launch"]
        }
        (_, "ConstraintParameters") => {
            &[LAUNCH_ROLE, LAUNCH_ROLE, TOPICS, RULES, TAG_UPDATES, STACK_SET, "{}"]
        }
        ("ServiceActionId", _) => &["@act-0", "@act-0", "@act-1", "@act-2", "act-aaaaaaaaaaaaa"],
        ("Name", "ServiceActionName") => &["Restart", "Stop", "a b"],
        ("SortBy", "SortField") => &["arn", "id", "name", "lastRecordId", "createdTime", "status"],
        ("Key", "SearchFilterKey") => &["product", "product", "provisionedproduct", "name"],
        ("Value", "SearchFilterValue") => &["@prod-0", "@pp-0", "@pp-1"],
        ("Value", "AccessLevelFilterValue") => &["self", "self", "Self", "other"],
        ("SupportUrl", _) => &["https://example.com/", "example.com"],
        _ => &[],
    }
}
