//! Calls of operations, and what a server has told so far, which later calls refer to.

use std::{
    collections::BTreeMap,
    fmt::{self, Write},
    sync::LazyLock,
};

use bytes::Bytes;
use http::Request;
use http_body_util::Full;
use proptest::{prelude::*, sample::select, strategy::Union};
use serde_json::{Map, Value, json};
use stockroom::{
    api::{
        OperationInfo, ServiceId, Signer,
        shape::{Kind, Location},
    },
    protocol::{Table, Wire},
};

use super::{Answer, values};

/// The accounts that calls come from; most from the first, so that they meet.
const ACCOUNTS: [(u32, &str); 3] = [(8, "111111111111"), (1, "222222222222"), (1, "notanaccount")];
/// The accounts that answer offers; most the one that portfolios are shared with.
const OFFERED: [(u32, &str); 3] = [(1, "111111111111"), (8, "222222222222"), (1, "notanaccount")];
/// The regions that calls go to; most to the first.
const REGIONS: [(u32, &str); 2] = [(10, "us-east-1"), (1, "eu-central-1")];

/// An operation that is served.
#[derive(Clone, Copy)]
pub(crate) struct Served {
    pub(crate) service: ServiceId,
    pub(crate) info: &'static OperationInfo,
}

/// Its name is enough: the shapes would fill pages.
impl fmt::Debug for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info.name)
    }
}

/// Every operation that is served, by service and name.
pub(crate) static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| {
    let table = Table::new();
    let served = table.entries().into_iter().filter(|entry| entry.is_served()).map(|entry| {
        let operations = entry.service.operations();
        let info = operations.into_iter().find(|info| info.name == entry.name).unwrap();
        Served { service: entry.service, info }
    });
    served.collect()
});

/// The served operation of this name.
pub(crate) fn served(name: &str) -> Served {
    *SERVED.iter().find(|served| served.info.name == name).unwrap()
}

/// A call of an operation.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) served: Served,
    pub(crate) wire: Wire,
    pub(crate) account: &'static str,
    pub(crate) region: &'static str,
    pub(crate) input: Value,
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { served, wire, account, region, input } = self;
        write!(f, "{served:?} {input} ({wire:?}, {account}, {region})")
    }
}

impl Call {
    /// A call in JSON from the first account and region.
    pub(crate) fn of(name: &str, input: Value) -> Self {
        let served = served(name);
        let wire = if served.service == ServiceId::Batch { Wire::RestJson } else { Wire::AwsJson };
        Self { served, wire, account: ACCOUNTS[0].1, region: REGIONS[0].1, input }
    }

    /// The call as a request, with what is `known` put in for what it refers to.
    pub(crate) fn request(&self, known: &Known) -> Request<Full<Bytes>> {
        let mut input = self.input.clone();
        known.resolve(&mut input, self.account);
        let path = path(self.served, &mut input);
        // What nodes sign, they sign with their id.
        let node = known.all("mi").first().map_or(STRANGER, String::as_str);
        let key = if self.served.info.signer == Signer::Node { node } else { self.account };
        request(self.served, self.wire, (key, self.region), &path, body(self.wire, &input))
    }
}

/// A call of this served operation.
pub(crate) fn call(served: Served) -> impl Strategy<Value = Call> {
    let wires: &[Wire] = match served.service {
        ServiceId::Ssm => &[Wire::AwsJson],
        ServiceId::Batch => &[Wire::RestJson],
        ServiceId::ServiceCatalog => &[Wire::AwsJson, Wire::AwsJson, Wire::RpcCbor],
    };
    let input = values::input(served.info.input);
    // What is offered to an account, that account takes or leaves.
    let is_answer = matches!(served.info.name, "AcceptPortfolioShare" | "RejectPortfolioShare");
    let accounts = if is_answer { &OFFERED } else { &ACCOUNTS };
    (select(wires), weighted(accounts), weighted(&REGIONS), input)
        .prop_map(move |(wire, account, region, input)| Call { served, wire, account, region, input })
}

fn weighted(texts: &[(u32, &'static str)]) -> impl Strategy<Value = &'static str> {
    Union::new_weighted(texts.iter().map(|(weight, text)| (*weight, Just(*text))).collect())
}

/// The calls that make a product available to the first account, in order.
pub(crate) fn shelf() -> Vec<Call> {
    vec![
        Call::of(
            "CreatePortfolio",
            json!({ "DisplayName": "Storage", "ProviderName": "IT", "IdempotencyToken": "t" }),
        ),
        Call::of(
            "CreateProduct",
            json!({
                "Name": "App", "Owner": "IT", "ProductType": "CLOUD_FORMATION_TEMPLATE", "IdempotencyToken": "t",
                "ProvisioningArtifactParameters": { "Name": "v1", "Info": { "LoadTemplateFromURL": "@template" } },
            }),
        ),
        Call::of(
            "AssociateProductWithPortfolio",
            json!({ "PortfolioId": "@port-0", "ProductId": "@prod-0" }),
        ),
        Call::of(
            "AssociatePrincipalWithPortfolio",
            json!({ "PortfolioId": "@port-0", "PrincipalARN": "@caller", "PrincipalType": "IAM" }),
        ),
    ]
}

/// The calls that leave more products and versions behind.
fn stock() -> Vec<Call> {
    vec![
        Call::of(
            "CreateProduct",
            json!({
                "Name": "Web", "Owner": "IT", "ProductType": "CLOUD_FORMATION_TEMPLATE", "IdempotencyToken": "spare",
                "ProvisioningArtifactParameters": { "Name": "v1", "Info": { "LoadTemplateFromURL": "@template" } },
            }),
        ),
        Call::of(
            "CreateProvisioningArtifact",
            json!({
                "ProductId": "@prod-0", "IdempotencyToken": "spare",
                "Parameters": { "Name": "v2", "Info": { "LoadTemplateFromURL": "@template" } },
            }),
        ),
        Call::of("CopyProduct", json!({ "SourceProductArn": "@productarn-0", "IdempotencyToken": "spare" })),
    ]
}

fn service_action(name: &str) -> Call {
    Call::of(
        "CreateServiceAction",
        json!({
            "Name": name, "DefinitionType": "SSM_AUTOMATION", "IdempotencyToken": name,
            "Definition": { "Name": "AWS-RestartEC2Instance", "Version": "1" },
        }),
    )
}

/// The calls that leave one thing of each service behind, in order; those of [`shelf`] must come before.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn furniture() -> Vec<Call> {
    let others = vec![
        Call::of(
            "CreatePortfolio",
            json!({ "DisplayName": "Archive", "ProviderName": "IT", "IdempotencyToken": "spare" }),
        ),
        Call::of("CreateTagOption", json!({ "Key": "stage", "Value": "test" })),
        Call::of("CreateTagOption", json!({ "Key": "stage", "Value": "live" })),
        Call::of(
            "AssociateTagOptionWithResource",
            json!({ "ResourceId": "@port-0", "TagOptionId": "@tag-0" }),
        ),
        Call::of("CreatePortfolioShare", json!({ "PortfolioId": "@port-0", "AccountId": "222222222222" })),
        Call::of(
            "UpdatePortfolioShare",
            json!({ "PortfolioId": "@port-0", "AccountId": "222222222222", "ShareTagOptions": true }),
        ),
        Call::of("AssociateBudgetWithResource", json!({ "ResourceId": "@port-0", "BudgetName": "team" })),
        Call::of(
            "CreateConstraint",
            json!({
                "PortfolioId": "@port-0", "ProductId": "@prod-0", "Type": "RESOURCE_UPDATE", "IdempotencyToken": "t",
                "Parameters": values::TAG_UPDATES,
            }),
        ),
        service_action("Restart"),
        service_action("Stop"),
        Call::of(
            "AssociateServiceActionWithProvisioningArtifact",
            json!({ "ServiceActionId": "@act-0", "ProductId": "@prod-0", "ProvisioningArtifactId": "@pa-0" }),
        ),
        Call::of(
            "ProvisionProduct",
            json!({
                "ProductId": "@prod-0", "ProvisioningArtifactId": "@pa-0", "ProvisionedProductName": "store",
                "ProvisionToken": "t",
            }),
        ),
        Call::of(
            "CreateConsumableResource",
            json!({ "consumableResourceName": "licences", "totalQuantity": 5 }),
        ),
        Call::of(
            "RegisterJobDefinition",
            json!({
                "jobDefinitionName": "render", "type": "container",
                "containerProperties": { "image": "busybox", "vcpus": 1, "memory": 128 },
            }),
        ),
        Call::of(
            "PutInventory",
            json!({
                "InstanceId": "i-00000001",
                "Items": [{
                    "TypeName": "Custom:RackInfo", "SchemaVersion": "1.0", "CaptureTime": "2023-11-14T10:01:01Z",
                    "ContentHash": "hash-a", "Content": [{ "RackLocation": "a" }],
                }],
            }),
        ),
        Call::of(
            "PutComplianceItems",
            json!({
                "ResourceId": "i-00000001", "ResourceType": "ManagedInstance", "ComplianceType": "Patch",
                "ExecutionSummary": { "ExecutionTime": 1_500_000_000 },
                "Items": [{ "Id": "KB1", "Severity": "HIGH", "Status": "NON_COMPLIANT", "Details": { "Name": "a" } }],
            }),
        ),
        Call::of("CreateActivation", json!({ "IamRole": "SSM", "RegistrationLimit": 1000 })),
        Call::of(
            "RegisterManagedInstance",
            json!({
                "ActivationId": "@activation-0", "ActivationCode": "@code-0", "Fingerprint": "fingerprint",
                "PublicKey": values::PUBLIC_KEY,
            }),
        ),
        Call::of(
            "CreateResourceDataSync",
            json!({
                "SyncName": "copy",
                "S3Destination": { "BucketName": "shelf", "SyncFormat": "JsonSerDe", "Region": "us-east-1" },
            }),
        ),
        Call::of(
            "CreateResourceDataSync",
            json!({
                "SyncName": "explorer", "SyncType": "SyncFromSource",
                "SyncSource": { "SourceType": "SingleAccountMultiRegions", "SourceRegions": ["eu-west-1"] },
            }),
        ),
    ];
    [stock(), others].concat()
}

/// The calls that leave queues and what stands behind them, in steps that need those before to have settled. Of each
/// kind there is one in use, and one that can be deleted.
pub(crate) fn queues() -> [Vec<Call>; 4] {
    let environment = |name| {
        let role = "arn:aws:iam::111111111111:role/batch";
        let input = json!({ "computeEnvironmentName": name, "type": "UNMANAGED", "serviceRole": role });
        Call::of("CreateComputeEnvironment", input)
    };
    let service_environment = |name| {
        let limits = json!([{ "maxCapacity": 5, "capacityUnit": "ml.m5.large" }]);
        let kind = "SAGEMAKER_TRAINING";
        let input = json!({ "serviceEnvironmentName": name, "serviceEnvironmentType": kind, "capacityLimits": limits });
        Call::of("CreateServiceEnvironment", input)
    };
    let queue = |name| {
        let order = json!([{ "order": 1, "computeEnvironment": "main" }]);
        let input = json!({ "jobQueueName": name, "priority": 1, "computeEnvironmentOrder": order });
        Call::of("CreateJobQueue", input)
    };
    let share = |name| {
        let input = json!({
            "quotaShareName": name, "jobQueue": "training",
            "capacityLimits": [{ "maxCapacity": 1, "capacityUnit": "ml.m5.large" }],
            "resourceSharingConfiguration": { "strategy": "LEND" },
            "preemptionConfiguration": { "inSharePreemption": "ENABLED" },
        });
        Call::of("CreateQuotaShare", input)
    };
    let fair = |name| Call::of("CreateSchedulingPolicy", json!({ "name": name, "fairsharePolicy": {} }));
    let quota = json!({ "name": "quota", "quotaSharePolicy": { "idleResourceAssignmentStrategy": "FIFO" } });
    let training = json!({
        "jobQueueName": "training", "priority": 1, "jobQueueType": "SAGEMAKER_TRAINING",
        "serviceEnvironmentOrder": [{ "order": 1, "serviceEnvironment": "main" }], "schedulingPolicyArn": "@policy-0",
    });
    let disable =
        |operation, member: &str, which| Call::of(operation, json!({ member: which, "state": "DISABLED" }));
    [
        vec![
            environment("main"),
            environment("spare"),
            service_environment("main"),
            service_environment("spare"),
            Call::of("CreateSchedulingPolicy", quota),
            fair("fair"),
        ],
        vec![queue("main"), queue("spare"), Call::of("CreateJobQueue", training)],
        vec![share("main"), share("spare")],
        vec![
            training_job(values::LARGE_TRAINING_JOB),
            training_job(values::TRAINING_JOB),
            disable("UpdateComputeEnvironment", "computeEnvironment", "spare"),
            disable("UpdateServiceEnvironment", "serviceEnvironment", "spare"),
            disable("UpdateJobQueue", "jobQueue", "spare"),
            disable("UpdateQuotaShare", "quotaShareArn", "@share-1"),
        ],
    ]
}

/// A service job for the queue that has quota shares.
fn training_job(payload: &str) -> Call {
    Call::of(
        "SubmitServiceJob",
        json!({
            "jobName": "train", "jobQueue": "training", "quotaShareName": "main",
            "serviceJobType": "SAGEMAKER_TRAINING", "serviceRequestPayload": payload,
        }),
    )
}

/// The calls that leave jobs behind, one of each kind, none of which is over yet; those of [`queues`] must come before.
pub(crate) fn jobs() -> Vec<Call> {
    let nodes = json!({
        "numNodes": 2, "mainNode": 0,
        "nodeRangeProperties": [{
            "targetNodes": "0:", "container": { "image": "busybox", "vcpus": 1, "memory": 128 },
        }],
    });
    let register = json!({ "jobDefinitionName": "nodes", "type": "multinode", "nodeProperties": nodes });
    let submit = |definition: &str, mut more: Value| {
        more["jobName"] = json!("render");
        more["jobQueue"] = json!("main");
        more["jobDefinition"] = json!(definition);
        Call::of("SubmitJob", more)
    };
    let licence = json!({ "consumableResourceList": [{ "consumableResource": "licences", "quantity": 2 }] });
    vec![
        Call::of("RegisterJobDefinition", register),
        submit("render", json!({ "consumableResourcePropertiesOverride": licence })),
        submit(
            "render",
            json!({ "arrayProperties": { "size": 3 }, "dependsOn": [{ "type": "SEQUENTIAL" }] }),
        ),
        submit("render", json!({ "dependsOn": [{ "jobId": "@job-0" }, { "jobId": "@job-1" }] })),
        submit("nodes", json!({})),
    ]
}

/// The body that says `input`.
pub(crate) fn body(wire: Wire, input: &Value) -> Vec<u8> {
    match wire {
        Wire::AwsJson | Wire::RestJson => serde_json::to_vec(input).unwrap(),
        Wire::RpcCbor => minicbor_serde::to_vec(input).unwrap(),
    }
}

/// The path of a call; takes the members out of `input` that travel there.
pub(crate) fn path(served: Served, input: &mut Value) -> String {
    let mut path = served.info.uri.to_owned();
    let (Kind::Structure(members), Value::Object(object)) = (&served.info.input.kind, input) else {
        return path;
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    for member in *members {
        match (member.location, texts(object, member.name, member.location)) {
            (Location::Uri(label), texts) => {
                let text = texts.first().map_or("", String::as_str);
                let escaped = text.bytes().fold(String::new(), |mut escaped, byte| {
                    write!(escaped, "%{byte:02X}").unwrap();
                    escaped
                });
                path = path.replace(&format!("{{{label}}}"), &escaped);
            }
            (Location::Query(key), texts) => drop(query.extend_pairs(texts.iter().map(|text| (key, text)))),
            (Location::Body, _) => {}
        }
    }
    let query = query.finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// The texts of a member that does not travel in the body, taken out of `object`.
fn texts(object: &mut Map<String, Value>, member: &str, location: Location) -> Vec<String> {
    if location == Location::Body {
        return Vec::new();
    }
    let all = match object.remove(member) {
        Some(Value::Array(all)) => all,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    all.into_iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

/// A request for an operation with any body.
pub(crate) fn request(
    served: Served,
    wire: Wire,
    (account, region): (&str, &str),
    path: &str,
    body: Vec<u8>,
) -> Request<Full<Bytes>> {
    let name = served.info.name;
    let prefix = served.service.target_prefix().unwrap_or_default();
    let credential = format!("{account}/20231114/{region}/{}/aws4_request", served.service.name());
    let authorization = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0");
    let request = Request::builder()
        .header("authorization", authorization)
        .header("x-amz-date", "20231114T000000Z")
        .header("content-type", wire.content_type());
    let request = match wire {
        Wire::AwsJson => request.method("POST").uri("/").header("x-amz-target", format!("{prefix}.{name}")),
        Wire::RestJson => request.method(served.info.method).uri(path),
        Wire::RpcCbor => {
            let request = request.method("POST").uri(format!("/service/{prefix}/operation/{name}"));
            request.header("smithy-protocol", "rpc-v2-cbor")
        }
    };
    request.body(Full::from(body)).unwrap()
}

/// What a server has told: ids by their prefix, and page tokens, in the order in which they came.
///
/// In an input, `@prod-1` stands for the second product, and so on; counting begins anew behind the last one.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Where a template lies.
    template_url: String,
    told: BTreeMap<&'static str, Vec<String>>,
}

/// The prefixes of ids, and how long what follows the hyphen is.
const PREFIXES: [(&str, usize); 12] = [
    ("port", RANDOM),
    ("prod", RANDOM),
    ("prodview", RANDOM),
    ("pa", RANDOM),
    ("pp", RANDOM),
    ("rec", RANDOM),
    ("lpv3", RANDOM),
    ("tag", RANDOM),
    ("copyproduct", RANDOM),
    ("cons", RANDOM),
    ("act", RANDOM),
    ("mi", 17),
];
/// The members of answers that hold ARNs of Batch, ids of its jobs, or tokens of Service Catalog, and what those are of.
const ARNS: [(&str, &str); 10] = [
    ("consumableResourceArn", "resource"),
    ("jobDefinitionArn", "definition"),
    ("computeEnvironmentArn", "environment"),
    ("serviceEnvironmentArn", "service"),
    ("jobQueueArn", "queue"),
    ("arn", "policy"),
    ("quotaShareArn", "share"),
    ("jobArn", "jobarn"),
    ("jobId", "job"),
    ("PortfolioShareToken", "sharing"),
];
/// The random part of Service Catalog's ids.
const RANDOM: usize = 13;
/// A node that is not there.
const STRANGER: &str = "mi-0123456789abcdef0";

impl Known {
    /// Nothing but where a template lies.
    pub(crate) fn new(template_url: &str) -> Self {
        Self { template_url: template_url.to_owned(), told: BTreeMap::new() }
    }

    /// Remembers what an answer tells.
    pub(crate) fn learn(&mut self, answer: &Answer) {
        let text = String::from_utf8_lossy(&answer.body);
        for (prefix, random) in PREFIXES {
            for (position, _) in text.match_indices(&format!("\"{prefix}-")) {
                let position = position + 1;
                let length = prefix.len() + 1 + random;
                if let Some(id) = text.get(position..position + length) {
                    self.remember(prefix, id);
                }
            }
        }
        for (position, _) in text.match_indices("\"arn:aws:catalog:") {
            let arn = text.get(position + 1..).and_then(|rest| rest.split('"').next());
            if let Some(arn) = arn.filter(|arn| arn.contains(":product/")) {
                self.remember("productarn", arn);
            }
        }
        if let Ok(Value::Object(body)) = serde_json::from_slice(&answer.body) {
            for name in ["NextToken", "nextToken", "NextPageToken"] {
                if let Some(Value::String(token)) = body.get(name) {
                    self.remember("token", token);
                }
            }
            let others =
                [("DeletionId", "deletion"), ("ActivationId", "activation"), ("ActivationCode", "code")];
            // Jobs and service jobs have ids in one form, but not in one room.
            let is_service = body.get("jobArn").is_some_and(|arn| arn.to_string().contains(":service-job/"));
            for (name, kind) in ARNS.into_iter().chain(others) {
                let kind = match kind {
                    "job" if is_service => "training",
                    "jobarn" if is_service => "trainingarn",
                    kind => kind,
                };
                if let Some(Value::String(text)) = body.get(name) {
                    self.remember(kind, text);
                }
            }
        }
    }

    /// Remembers the tasks of engines that a control endpoint tells.
    pub(crate) fn learn_tasks(&mut self, answer: &Answer) {
        let Ok(Value::Array(tasks)) = serde_json::from_slice(&answer.body) else { return };
        for task in &tasks {
            for (kind, member) in [("workflow", "token"), ("engine", "recordId")] {
                self.remember(kind, task["message"][member].as_str().unwrap());
            }
        }
    }

    /// Everything of this kind, oldest first.
    pub(crate) fn all(&self, kind: &str) -> &[String] {
        self.told.get(kind).map_or(&[], Vec::as_slice)
    }

    fn remember(&mut self, kind: &'static str, text: &str) {
        let told = self.told.entry(kind).or_default();
        if !told.iter().any(|known| known == text) {
            told.push(text.to_owned());
        }
    }

    /// Puts what is known in for the references in `value`, sent by `account`.
    pub(crate) fn resolve(&self, value: &mut Value, account: &str) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|element| self.resolve(element, account)),
            Value::Object(object) => object.values_mut().for_each(|element| self.resolve(element, account)),
            Value::String(text) => {
                if let Some(reference) = text.strip_prefix('@') {
                    *text = self.find(reference, account);
                }
            }
            _ => {}
        }
    }

    fn find(&self, reference: &str, account: &str) -> String {
        match reference {
            "template" => self.template_url.clone(),
            "missing" => format!("{}/missing", self.template_url),
            "caller" => format!("arn:aws:iam::{account}:user/stockroom"),
            _ => {
                let (kind, index) = reference.split_once('-').unwrap();
                let told = self.all(kind);
                let index: usize = index.parse().unwrap();
                // Ids of what is not there have the form of those that are.
                told.get(index % told.len().max(1))
                    .cloned()
                    .unwrap_or_else(|| format!("{kind}-{}", "a".repeat(RANDOM)))
            }
        }
    }
}
