//! Real resources of stacks, with every service at hand.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::{
    api::ServiceId,
    cloudformation::Template,
    engine::{Engine, Operator},
    kit::{AccountId, Answered, InnerCall, Origin, Pace, Refused, Region, Scope, Settings},
    protocol::Table,
    servicecatalog::{ServiceCatalog, testing::create_product_input},
    sts,
};

use super::super::super::products::create_product;

/// An account with all services.
struct Bench {
    engine: Arc<Engine>,
    table: Arc<Table>,
    origin: Origin,
}

impl Bench {
    fn new() -> Self {
        Self::at_pace(Pace::Manual)
    }

    fn at_pace(pace: Pace) -> Self {
        let table = Arc::new(Table::new());
        let operator: Arc<dyn Operator> = Arc::<Table>::clone(&table);
        let settings = Settings { seed: 7, pace, ..Settings::default() };
        let engine = Engine::with_operator(settings, Some(operator));
        Self { engine, table, origin: sts::anybody(Region::default(), "r".into()) }
    }

    /// The same world, as the role with this name of another account sees it, or as its user.
    fn of(&self, account: &str, region: &str, role: Option<&str>) -> Self {
        let account = AccountId::parse(account).unwrap();
        let scope = Scope { account, region: Region::parse(region).unwrap() };
        let caller = match role {
            Some(role) => sts::acting_as(&scope, &format!("arn:aws:iam::{account}:role/{role}"), "me"),
            None => sts::user(account, &scope.region),
        };
        let origin = Origin { scope, caller, request_id: "r".into() };
        Self { engine: Arc::clone(&self.engine), table: Arc::clone(&self.table), origin }
    }

    /// Asks as a client would.
    fn ask(&self, service: ServiceId, operation: &'static str, input: Json) -> Answered {
        let caller = self.origin.caller.clone();
        let call = InnerCall { service, operation, input, caller };
        self.engine.change(&self.origin, |world, context, _| {
            self.table.carry_out(world, context.settings, self.origin.clone(), &call).unwrap()
        })
    }

    fn output(&self, service: ServiceId, operation: &'static str, input: Json) -> Json {
        match self.ask(service, operation, input) {
            Answered::Output(output) => output,
            Answered::Refused(refused) => panic!("{operation}: {refused:?}"),
        }
    }

    fn catalog(&self, operation: &'static str, input: Json) -> Json {
        self.output(ServiceId::ServiceCatalog, operation, input)
    }

    fn batch(&self, operation: &'static str, input: Json) -> Json {
        self.output(ServiceId::Batch, operation, input)
    }

    /// A product of this template that the caller can launch; its id.
    fn product(&self, template: &Json) -> String {
        let template = template.to_string();
        let made = self.engine.write::<ServiceCatalog, _, _>(&self.origin, |state, change| {
            create_product(state, change, create_product_input("P"), Ok(Template::new(&*template)))
        });
        let product =
            made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        let portfolio = json!({ "DisplayName": "F", "ProviderName": "IT", "IdempotencyToken": "t" });
        let portfolio = self.catalog("CreatePortfolio", portfolio)["PortfolioDetail"]["Id"].clone();
        let put = json!({ "ProductId": product, "PortfolioId": portfolio });
        self.catalog("AssociateProductWithPortfolio", put);
        let who = self.origin.caller.role.as_ref().unwrap_or(&self.origin.caller.arn);
        let who = json!({ "PortfolioId": portfolio, "PrincipalARN": **who, "PrincipalType": "IAM" });
        self.catalog("AssociatePrincipalWithPortfolio", who);
        self.engine.settle(1_000);
        product
    }

    /// Lets a product become stacks in these accounts and regions.
    fn spread(&self, product: &str, accounts: &[&str], regions: &[&str]) {
        let portfolio = self.catalog("ListPortfolios", json!({}))["PortfolioDetails"][0]["Id"].clone();
        let admin = format!("arn:aws:iam::{}:role/Admin", self.origin.scope.account);
        let set = json!({ "Version": "1", "Properties": { "AccountList": accounts, "RegionList": regions,
                          "AdminRole": admin, "ExecutionRole": "Execution" } });
        let constraint = json!({ "PortfolioId": portfolio, "ProductId": product, "Type": "STACKSET",
                                 "Parameters": set.to_string(), "IdempotencyToken": "set" });
        self.catalog("CreateConstraint", constraint);
    }

    /// Launches a product of this template; the record, once it is over.
    fn launch(&self, template: &Json) -> Json {
        self.launch_product(&self.product(template))
    }

    fn launch_product(&self, product: &str) -> Json {
        let input = json!({ "ProductId": product, "ProvisioningArtifactName": "v1", "ProvisionedProductName": "mine",
                            "ProvisionToken": "t" });
        self.over(&self.catalog("ProvisionProduct", input))
    }

    fn over(&self, answer: &Json) -> Json {
        assert!(self.engine.settle(100_000).1, "the world never comes to rest");
        let id = json!({ "Id": answer["RecordDetail"]["RecordId"] });
        self.catalog("DescribeRecord", id)["RecordDetail"].clone()
    }

    fn terminate(&self) -> Json {
        let input = json!({ "ProvisionedProductName": "mine", "TerminateToken": "gone" });
        self.over(&self.catalog("TerminateProvisionedProduct", input))
    }

    /// Everything that stacks can have made.
    fn inventory(&self) -> Json {
        let none = || json!({});
        json!([
            self.batch("DescribeComputeEnvironments", none())["computeEnvironments"],
            self.batch("DescribeJobQueues", none())["jobQueues"],
            self.batch("DescribeJobDefinitions", json!({ "status": "ACTIVE" }))["jobDefinitions"],
            self.batch("ListConsumableResources", none())["consumableResources"],
            self.batch("ListSchedulingPolicies", none())["schedulingPolicies"],
            self.batch("DescribeServiceEnvironments", none())["serviceEnvironments"],
            self.catalog("ListPortfolios", none())["PortfolioDetails"],
            self.catalog("ListTagOptions", none())["TagOptionDetails"],
            self.catalog("ListServiceActions", none())["ServiceActionSummaries"],
        ])
    }
}

fn environment(name: &str) -> Json {
    let resources = json!({ "Type": "FARGATE", "MaxvCpus": "4", "Subnets": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"] });
    json!({ "Type": "AWS::Batch::ComputeEnvironment", "Properties": {
        "ComputeEnvironmentName": name, "Type": "MANAGED", "ComputeResources": resources } })
}

fn queue(environment: &Json) -> Json {
    json!({ "Type": "AWS::Batch::JobQueue", "Properties": { "Priority": 1, "ComputeEnvironmentOrder": [
        { "Order": 1, "ComputeEnvironment": environment } ] } })
}

#[test]
fn a_call_is_checked_as_a_request() {
    let bench = Bench::new();
    let refused = |service, operation, input| match bench.ask(service, operation, input) {
        Answered::Refused(Refused { status, code, message, .. }) => format!("{status} {code} {message}"),
        Answered::Output(output) => panic!("{output}"),
    };
    let text = refused(ServiceId::ServiceCatalog, "DeletePortfolio", json!({}));
    assert_eq!(
        text,
        "400 ValidationException 1 validation error detected: Value null at 'id' failed to satisfy constraint: Member \
         must not be null"
    );
    let text = refused(ServiceId::ServiceCatalog, "DeletePortfolio", json!({ "Id": "port-1" }));
    assert!(text.starts_with("400 ResourceNotFoundException "), "{text}");
    let text = refused(ServiceId::Batch, "NoSuchOperation", json!({}));
    assert!(text.starts_with("400 UnknownOperationException"), "{text}");
}

#[test]
fn a_template_that_must_be_fetched_is_an_errand() {
    let bench = Bench::new();
    let info = json!({ "LoadTemplateFromURL": "https://example.com/t" });
    let product = json!({ "Type": "AWS::ServiceCatalog::CloudFormationProduct", "Properties": {
        "Name": "Inner", "Owner": "IT", "ProvisioningArtifactParameters": [{ "Name": "v1", "Info": info }] } });
    let record = bench.launch(&json!({ "Resources": { "Product": product } }));
    assert_eq!(record["Status"], "IN_PROGRESS", "time waits for the errand");
    let errand = bench.engine.next_errand().unwrap();
    assert_eq!(
        (errand.call.operation, &*errand.origin.caller.arn),
        ("CreateProduct", &*bench.origin.caller.arn)
    );
    bench.engine.end_errand(
        errand.number,
        bench.ask(ServiceId::ServiceCatalog, "DescribePortfolio", json!({ "Id": "x" })),
    );
    assert!(bench.engine.next_errand().is_none());
    let record = bench.over(&json!({ "RecordDetail": record }));
    assert_eq!(record["Status"], "FAILED");

    // Where no step takes any time, what is outside is waited for all the same.
    let bench = Bench::at_pace(Pace::Instant);
    bench.launch(&json!({ "Resources": { "Product": product } }));
    assert_eq!(bench.engine.next_errand().unwrap().call.operation, "CreateProduct");

    let bench = Bench::new();
    bench.launch(&json!({ "Resources": { "Product": product } }));
    let errand = bench.engine.next_errand().unwrap();
    bench.engine.reset(Some(bench.origin.scope.account));
    assert!(bench.engine.next_errand().is_none(), "nothing is left half done");
    bench.engine.end_errand(errand.number, Answered::Output(json!({})));
}

#[test]
fn what_is_under_way_when_a_template_fails_is_removed() {
    let bench = Bench::new();
    let topic = json!({ "Type": "AWS::SNS::Topic" });
    // Nobody knows this attribute of a simulated resource, so whatever refers to it fails.
    let broken = json!({ "Type": "AWS::SNS::Topic", "Properties": {
        "DisplayName": { "Fn::GetAtt": ["Cluster", "Nothing"] } } });
    let cluster = json!({ "Type": "Custom::Cluster" });
    let record = bench.launch(&json!({ "Resources": {
        "Environment": environment("e"), "Topic": topic, "Cluster": cluster, "Broken": broken } }));
    assert_eq!(record["Status"], "FAILED", "{record}");
    assert_eq!(bench.inventory(), json!([[], [], [], [], [], [], bench.inventory()[6], [], []]));
}

const ONE: &str = "111111111111";
const TWO: &str = "222222222222";

#[test]
fn stacks_of_a_set_are_made_where_they_are() {
    let bench = Bench::new();
    let template = json!({
        "Parameters": { "Many": { "Type": "Number", "Default": 5 } },
        "Resources": { "Licence": { "Type": "AWS::Batch::ConsumableResource", "Properties": {
            "ConsumableResourceName": "licence", "TotalQuantity": { "Ref": "Many" }, "ResourceType": "REPLENISHABLE" } } },
    });
    let product = bench.product(&template);
    bench.spread(&product, &[ONE, TWO], &["eu-west-1", "us-east-1"]);
    let quantities = || {
        [ONE, TWO].map(|account| {
            ["eu-west-1", "us-east-1"].map(|region| {
                let input = json!({ "consumableResource": "licence" });
                match bench.of(account, region, None).ask(
                    ServiceId::Batch,
                    "DescribeConsumableResource",
                    input,
                ) {
                    Answered::Output(licence) => {
                        let arn = format!("arn:aws:batch:{region}:{account}:consumable-resource/licence");
                        assert_eq!(licence["consumableResourceArn"], json!(arn));
                        licence["totalQuantity"].as_u64()
                    }
                    Answered::Refused(_) => None,
                }
            })
        })
    };
    let record = bench.launch_product(&product);
    assert_eq!(record["Status"], "SUCCEEDED", "{record}");
    assert_eq!(quantities(), [[Some(5); 2]; 2]);
    assert_eq!(bench.inventory()[3], json!([]), "whoever provisions has none of it");

    let some = json!({ "StackSetAccounts": [ONE], "StackSetOperationType": "UPDATE" });
    let input = json!({ "ProvisionedProductName": "mine", "ProductId": product, "ProvisioningArtifactName": "v1",
                        "UpdateToken": "u", "ProvisioningPreferences": some,
                        "ProvisioningParameters": [{ "Key": "Many", "Value": "7" }] });
    let record = bench.over(&bench.catalog("UpdateProvisionedProduct", input));
    assert_eq!(record["Status"], "SUCCEEDED", "{record}");
    assert_eq!(quantities(), [[Some(7); 2], [Some(5); 2]]);

    assert_eq!(bench.terminate()["Status"], "SUCCEEDED");
    assert_eq!(quantities(), [[None; 2]; 2]);
}

#[test]
fn what_is_refused_in_an_account_fails_there() {
    let bench = Bench::new();
    let template = json!({ "Resources": { "Licence": { "Type": "AWS::Batch::ConsumableResource", "Properties": {
        "ConsumableResourceName": "licence", "TotalQuantity": 1, "ResourceType": "REPLENISHABLE" } } } });
    let product = bench.product(&template);
    bench.spread(&product, &[ONE, TWO], &["eu-west-1", "us-east-1"]);
    let taken = json!({ "consumableResourceName": "licence", "totalQuantity": 9 });
    bench.of(TWO, "eu-west-1", None).batch("CreateConsumableResource", taken);
    let record = bench.launch_product(&product);
    assert_eq!(record["Status"], "FAILED");
    let why = record["RecordErrors"][0]["Description"].as_str().unwrap();
    assert!(
        why.contains("in account 222222222222 and region eu-west-1: ")
            && why.contains("Object already exists"),
        "{why}"
    );
    let total = |account| {
        let licences = bench.of(account, "eu-west-1", None).batch("ListConsumableResources", json!({}));
        licences["consumableResources"][0]["totalQuantity"].clone()
    };
    assert_eq!((total(ONE), total(TWO)), (json!(1), json!(9)), "each account stands for itself");
}

#[test]
fn the_execution_role_makes_what_a_set_consists_of() {
    let bench = Bench::new();
    let topic = json!({ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } } });
    let inner = bench.of(ONE, "eu-west-1", Some("Execution")).product(&topic);
    let template = json!({ "Resources": { "Inner": {
        "Type": "AWS::ServiceCatalog::CloudFormationProvisionedProduct", "Properties": {
            "ProductId": inner, "ProvisioningArtifactName": "v1", "ProvisionedProductName": "inner" } } } });
    let product = bench.product(&template);
    bench.spread(&product, &[ONE], &["eu-west-1"]);
    let record = bench.launch_product(&product);
    assert_eq!(record["Status"], "SUCCEEDED", "{record}");
    let there = bench.of(ONE, "eu-west-1", None);
    let made = there.catalog("DescribeProvisionedProduct", json!({ "Name": "inner" }));
    assert_eq!(made["ProvisionedProductDetail"]["Status"], "AVAILABLE");
    let found = there.catalog(
        "SearchProvisionedProducts",
        json!({ "AccessLevelFilter": { "Key": "Account", "Value": "self" } }),
    );
    assert_eq!(
        found["ProvisionedProducts"][0]["UserArnSession"],
        "arn:aws:sts::111111111111:assumed-role/Execution/AWSCloudFormation"
    );
}

#[test]
fn a_set_that_provisions_itself_comes_to_an_end() {
    let bench = Bench::new();
    let again = json!({ "ProductName": "P", "ProvisioningArtifactName": "v1" });
    let product = bench.product(&json!({ "Resources": { "Again": {
        "Type": "AWS::ServiceCatalog::CloudFormationProvisionedProduct", "Properties": again } } }));
    let Scope { account, region } = &bench.origin.scope;
    let portfolio = bench.catalog("ListPortfolios", json!({}))["PortfolioDetails"][0]["Id"].clone();
    let role = format!("arn:aws:iam::{account}:role/Execution");
    let who = json!({ "PortfolioId": portfolio, "PrincipalARN": role, "PrincipalType": "IAM" });
    bench.catalog("AssociatePrincipalWithPortfolio", who);
    bench.spread(&product, &[account.as_str()], &[region.as_str()]);
    let record = bench.launch_product(&product);
    assert_eq!(record["Status"], "FAILED");
    let why = record["RecordErrors"][0]["Description"].as_str().unwrap();
    assert!(why.contains("deep"), "{why}");
}

/// The resources that templates are made of, by name: some depend on others, some cannot be made.
fn resource(name: &str) -> Json {
    let typed = |kind: &str, properties: Json| json!({ "Type": kind, "Properties": properties });
    match name {
        "Environment" | "Again" => environment("e"),
        "Queue" => queue(&json!({ "Ref": "Environment" })),
        "Lost" => queue(&json!("nowhere")),
        "Policy" => typed("AWS::Batch::SchedulingPolicy", json!({ "Name": "p", "FairsharePolicy": {} })),
        "Licence" => typed(
            "AWS::Batch::ConsumableResource",
            json!({ "TotalQuantity": 2, "ResourceType": "REPLENISHABLE" }),
        ),
        "Trainer" => typed(
            "AWS::Batch::ServiceEnvironment",
            json!({ "ServiceEnvironmentType": "SAGEMAKER_TRAINING", "CapacityLimits": [{ "MaxCapacity": 3, "CapacityUnit": "NUM_INSTANCES" }] }),
        ),
        "Work" => typed(
            "AWS::Batch::JobDefinition",
            json!({ "Type": "container", "ContainerProperties": {
            "Image": "busybox", "Vcpus": 1, "Memory": "128" } }),
        ),
        "Portfolio" => {
            typed("AWS::ServiceCatalog::Portfolio", json!({ "DisplayName": "d", "ProviderName": "IT" }))
        }
        "Option" => {
            typed("AWS::ServiceCatalog::TagOption", json!({ "Key": "k", "Value": "v", "Active": "false" }))
        }
        "Both" => typed(
            "AWS::ServiceCatalog::TagOptionAssociation",
            json!({
            "ResourceId": { "Ref": "Portfolio" }, "TagOptionId": { "Ref": "Option" } }),
        ),
        "Action" => typed(
            "AWS::ServiceCatalog::ServiceAction",
            json!({
            "Name": "a", "DefinitionType": "SSM_AUTOMATION",
            "Definition": [{ "Key": "Name", "Value": "AWS-RestartEC2Instance" }, { "Key": "Version", "Value": "1" }] }),
        ),
        "Topic" => typed("AWS::SNS::Topic", json!({})),
        _ => panic!("{name}"),
    }
}

const NAMES: [&str; 13] = [
    "Environment",
    "Again",
    "Queue",
    "Lost",
    "Policy",
    "Licence",
    "Trainer",
    "Work",
    "Portfolio",
    "Option",
    "Both",
    "Action",
    "Topic",
];

fn template() -> impl Strategy<Value = Json> {
    // What fails is rare, so that not all templates do.
    let weight = |name: &str| if ["Again", "Lost"].contains(&name) { 0.1 } else { 0.5 };
    let chosen: Vec<_> = NAMES.iter().map(|name| proptest::bool::weighted(weight(name))).collect();
    chosen.prop_map(|chosen| {
        let names = NAMES.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(name, _)| *name);
        let mut names: Vec<_> = names.chain(["Topic"]).collect();
        for (name, needs) in [("Queue", &["Environment"][..]), ("Both", &["Portfolio", "Option"])] {
            if names.contains(&name) {
                names.extend(needs);
            }
        }
        let resources = names.into_iter().map(|name| (name.to_owned(), resource(name))).collect();
        json!({ "Resources": Json::Object(resources) })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_left_behind(template in template(), steps in 0_u32..40) {
        let bench = Bench::new();
        let product = bench.product(&template);
        let before = bench.inventory();
        let input = json!({ "ProductId": product, "ProvisioningArtifactName": "v1", "ProvisionedProductName": "mine",
                            "ProvisionToken": "t" });
        let begun = bench.catalog("ProvisionProduct", input);
        for _ in 0..steps {
            bench.engine.advance(std::time::Duration::from_secs(1));
        }
        let record = bench.over(&begun);
        let fails = ["Lost", "Again"].iter().any(|name| {
            template["Resources"].get(name).is_some()
                && (*name == "Lost" || template["Resources"].get("Environment").is_some())
        });
        prop_assert_eq!(record["Status"] == "FAILED", fails, "{} {}", record, template);
        if fails {
            prop_assert_eq!(bench.inventory(), before.clone(), "{}", record);
        }
        let record = bench.terminate();
        prop_assert_eq!(&record["Status"], "SUCCEEDED", "{}", record);
        prop_assert_eq!(bench.inventory(), before);
    }
}
