//! Service Catalog: from a template to a provisioned product, through its changes, to its end.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    time::Duration,
};

use aws_sdk_servicecatalog::{
    Client,
    types::{
        PrincipalType, ProductType, ProvisionedProductDetail, ProvisionedProductStatus,
        ProvisioningArtifactProperties, ProvisioningArtifactType, ProvisioningParameter, RecordDetail,
        RecordStatus, Tag, UpdateProvisioningParameter,
    },
};
use sdk_tests::{Emulator, assert_refused};

const ACCOUNT: &str = "123456789012";
const CALLER: &str = "arn:aws:iam::123456789012:user/stockroom";
const TEMPLATE: &str = r#"{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Parameters": { "Name": { "Type": "String", "Default": "store" } },
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}"#;
/// Longer than any delay of provisioning.
const LONG: Duration = Duration::from_hours(1);

/// Serves [`TEMPLATE`] to whoever asks, until the test ends. Returns its URL.
fn template_url() -> String {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = [0; 4096];
            let read = stream.read(&mut request).unwrap_or_default();
            let found = request[..read].starts_with(b"GET /template.json ");
            let (status, body) =
                if found { ("200 OK", TEMPLATE) } else { ("404 Not Found", "no such template") };
            let length = body.len();
            // A client that went away is its own business.
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
    });
    format!("http://{address}/template.json")
}

fn version(url: &str) -> ProvisioningArtifactProperties {
    ProvisioningArtifactProperties::builder()
        .name("v1")
        .info("LoadTemplateFromURL", url)
        .r#type(ProvisioningArtifactType::CloudFormationTemplate)
        .build()
}

/// A product that the caller may launch.
struct Shelf {
    emulator: Emulator,
    client: Client,
    portfolio: String,
    product: String,
    artifact: String,
}

/// Puts a product into a portfolio that the caller has access to.
async fn shelf() -> Shelf {
    let emulator = Emulator::manual();
    let client = emulator.servicecatalog(ACCOUNT);
    let portfolio = portfolio(&client, "Storage").await;
    let (product, artifact) = product(&client, "Bucket").await;
    client
        .associate_product_with_portfolio()
        .product_id(&product)
        .portfolio_id(&portfolio)
        .send()
        .await
        .unwrap();
    admit(&client, &portfolio).await;
    Shelf { emulator, client, portfolio, product, artifact }
}

async fn portfolio(client: &Client, name: &str) -> String {
    let created = client.create_portfolio().display_name(name).provider_name("IT").send().await.unwrap();
    created.portfolio_detail().and_then(|detail| detail.id()).unwrap().to_owned()
}

/// The ids of a new product and of its version.
async fn product(client: &Client, name: &str) -> (String, String) {
    let created = client
        .create_product()
        .name(name)
        .owner("IT")
        .product_type(ProductType::CloudFormationTemplate)
        .provisioning_artifact_parameters(version(&template_url()))
        .send()
        .await
        .unwrap();
    let summary = created.product_view_detail().and_then(|detail| detail.product_view_summary()).unwrap();
    let artifact = created.provisioning_artifact_detail().and_then(|detail| detail.id()).unwrap();
    (summary.product_id().unwrap().to_owned(), artifact.to_owned())
}

async fn admit(client: &Client, portfolio: &str) {
    let associate = client.associate_principal_with_portfolio().portfolio_id(portfolio);
    associate.principal_arn(CALLER).principal_type(PrincipalType::Iam).send().await.unwrap();
}

impl Shelf {
    async fn provision(&self, name: &str, token: &str) -> RecordDetail {
        let provisioned = self
            .client
            .provision_product()
            .product_id(&self.product)
            .provisioning_artifact_id(&self.artifact)
            .provisioned_product_name(name)
            .provisioning_parameters(ProvisioningParameter::builder().key("Name").value("a").build())
            .tags(Tag::builder().key("team").value("design").build().unwrap())
            .provision_token(token)
            .send()
            .await
            .unwrap();
        provisioned.record_detail.unwrap()
    }

    async fn record(&self, id: &str) -> RecordDetail {
        self.client.describe_record().id(id).send().await.unwrap().record_detail.unwrap()
    }

    async fn status(&self, record: &RecordDetail) -> RecordStatus {
        self.record(record.record_id().unwrap()).await.status.unwrap()
    }

    async fn described(&self, name: &str) -> ProvisionedProductDetail {
        let described = self.client.describe_provisioned_product().name(name).send().await.unwrap();
        assert_eq!(described.cloud_watch_dashboards(), []);
        described.provisioned_product_detail.unwrap()
    }

    /// Watches the work on a request from its beginning to its end. While it lasts, `name` is under change.
    async fn watch(&self, record: &RecordDetail, name: &str) {
        assert_eq!(record.status(), Some(&RecordStatus::Created));
        assert_eq!(record.created_time(), record.updated_time());
        self.emulator.advance(Duration::from_millis(999));
        assert_eq!(self.status(record).await, RecordStatus::Created);
        self.emulator.advance(Duration::from_millis(1));
        assert_eq!(self.status(record).await, RecordStatus::InProgress);
        assert_eq!(self.described(name).await.status(), Some(&ProvisionedProductStatus::UnderChange));
        self.emulator.advance(LONG);
        assert_eq!(self.status(record).await, RecordStatus::Succeeded);
    }
}

#[tokio::test]
async fn a_product_is_found_by_its_launch_path() {
    let shelf = shelf().await;
    let paths = shelf.client.list_launch_paths().product_id(&shelf.product).send().await.unwrap();
    let [path] = paths.launch_path_summaries() else { panic!("{paths:?}") };
    assert_eq!(path.name(), Some("Storage"));
    assert_eq!(path.id(), Some(shelf.portfolio.replace("port-", "lpv3-").as_str()));
    assert_eq!(path.constraint_summaries(), []);
}

#[tokio::test]
async fn ids_and_arns_look_like_those_of_aws() {
    let emulator = Emulator::start();
    let client = emulator.servicecatalog(ACCOUNT);
    let created = client.create_portfolio().display_name("Storage").provider_name("IT").send().await.unwrap();
    let detail = created.portfolio_detail().unwrap();
    let id = detail.id().unwrap();
    let suffix = id.strip_prefix("port-").unwrap();
    assert_eq!(suffix.len(), 13);
    assert!(suffix.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')), "{id}");
    let arn = format!("arn:aws:catalog:us-east-1:{ACCOUNT}:portfolio/{id}");
    assert_eq!(detail.arn(), Some(arn.as_str()));
    assert_eq!(detail.description(), None);
}

#[tokio::test]
async fn a_request_goes_through_its_statuses() {
    let shelf = shelf().await;
    let record = shelf.provision("store", "token-a").await;
    assert_eq!(record.record_type(), Some("PROVISION_PRODUCT"));
    assert_eq!(record.provisioned_product_type(), Some("CFN_STACK"));
    assert_eq!(record.product_id(), Some(shelf.product.as_str()));
    assert_eq!(record.provisioning_artifact_id(), Some(shelf.artifact.as_str()));
    assert_eq!((record.record_errors(), record.record_tags()), (&[][..], &[][..]));
    let under_change = shelf.described("store").await;
    assert_eq!(under_change.status(), Some(&ProvisionedProductStatus::UnderChange));
    assert_eq!(under_change.last_successful_provisioning_record_id(), None);
    shelf.watch(&record, "store").await;

    let available = shelf.described("store").await;
    let id = available.id().unwrap();
    assert_eq!(available.status(), Some(&ProvisionedProductStatus::Available));
    assert_eq!((available.status_message(), available.idempotency_token()), (None, Some("token-a")));
    let arn = format!("arn:aws:servicecatalog:us-east-1:{ACCOUNT}:stack/store/{id}");
    assert_eq!(available.arn(), Some(arn.as_str()));
    for last in [
        available.last_record_id(),
        available.last_provisioning_record_id(),
        available.last_successful_provisioning_record_id(),
    ] {
        assert_eq!(last, record.record_id());
    }
}

#[tokio::test]
async fn a_finished_record_shows_its_stack_and_its_tags() {
    let shelf = shelf().await;
    let record = shelf.provision("store", "token-a").await;
    let id = record.record_id().unwrap();
    let before = shelf.client.describe_record().id(id).send().await.unwrap();
    assert_eq!(before.record_outputs(), []);
    shelf.emulator.advance(LONG);
    let after = shelf.client.describe_record().id(id).send().await.unwrap();
    let output = &after.record_outputs()[0];
    assert_eq!(output.output_key(), Some("CloudformationStackARN"));
    assert_eq!(output.description(), Some("The ARN of the launched Cloudformation Stack"));
    let product = record.provisioned_product_id().unwrap();
    let stack = format!("arn:aws:cloudformation:us-east-1:{ACCOUNT}:stack/SC-{ACCOUNT}-{product}/");
    assert!(output.output_value().is_some_and(|arn| arn.starts_with(&stack)), "{output:?}");

    let detail = after.record_detail().unwrap();
    let tag = |key: &str| {
        detail.record_tags().iter().find(|tag| tag.key() == Some(key)).and_then(|tag| tag.value())
    };
    assert_eq!(tag("team"), Some("design"));
    assert_eq!(tag("aws:servicecatalog:provisioningPrincipalArn"), Some(CALLER));
    assert_eq!(tag("aws:servicecatalog:provisioningArtifactIdentifier"), Some(shelf.artifact.as_str()));
    let portfolio = format!("arn:aws:catalog:us-east-1:{ACCOUNT}:portfolio/{}", shelf.portfolio);
    assert_eq!(tag("aws:servicecatalog:portfolioArn"), Some(portfolio.as_str()));
}

#[tokio::test]
async fn an_update_is_a_record_of_its_own() {
    let shelf = shelf().await;
    let first = shelf.provision("store", "token-a").await;
    shelf.emulator.advance(LONG);
    let update = shelf
        .client
        .update_provisioned_product()
        .provisioned_product_name("store")
        .provisioning_artifact_name("v1")
        .product_name("Bucket")
        .path_name("Storage")
        .provisioning_parameters(
            UpdateProvisioningParameter::builder().key("Name").use_previous_value(true).build(),
        )
        .send()
        .await
        .unwrap();
    let record = update.record_detail().unwrap();
    assert_eq!(record.record_type(), Some("UPDATE_PROVISIONED_PRODUCT"));
    assert_eq!(record.provisioned_product_id(), first.provisioned_product_id());
    assert_ne!(record.record_id(), first.record_id());
    shelf.watch(record, "store").await;
    let available = shelf.described("store").await;
    assert_eq!(available.status(), Some(&ProvisionedProductStatus::Available));
    assert_eq!(available.last_successful_provisioning_record_id(), record.record_id());
}

#[tokio::test]
async fn what_is_terminated_is_gone_and_its_records_stay() {
    let shelf = shelf().await;
    let first = shelf.provision("store", "token-a").await;
    let id = first.provisioned_product_id().unwrap();
    shelf.emulator.advance(LONG);
    let terminated =
        shelf.client.terminate_provisioned_product().provisioned_product_id(id).send().await.unwrap();
    let record = terminated.record_detail().unwrap();
    assert_eq!(record.record_type(), Some("TERMINATE_PROVISIONED_PRODUCT"));
    shelf.watch(record, "store").await;

    let gone = shelf.client.describe_provisioned_product().id(id).send().await;
    let gone = sdk_tests::refusal(gone);
    assert_eq!((gone.status, gone.code.as_str()), (400, "ResourceNotFoundException"));
    assert!(gone.message.starts_with("Provisioned product not found"), "{gone:?}");
    let again = shelf.client.terminate_provisioned_product().provisioned_product_id(id).send().await;
    assert_eq!(sdk_tests::refusal(again).code, "ResourceNotFoundException");
    let update = shelf.client.update_provisioned_product().provisioned_product_id(id).send().await;
    assert_eq!(sdk_tests::refusal(update).code, "ResourceNotFoundException");
    for record in [&first, record] {
        assert_eq!(shelf.status(record).await, RecordStatus::Succeeded);
    }
    let anew = shelf.provision("store", "token-b").await;
    assert_ne!(anew.provisioned_product_id(), Some(id), "the name is free again");
}

#[tokio::test]
async fn a_token_makes_a_request_happen_once() {
    let shelf = shelf().await;
    let first = shelf.provision("store", "token-a").await;
    assert_eq!(shelf.provision("store", "token-a").await, first);
    shelf.emulator.advance(LONG);
    assert_eq!(shelf.provision("store", "token-a").await, first, "answered as the first time");
    let taken = shelf
        .client
        .provision_product()
        .product_id(&shelf.product)
        .provisioning_artifact_id(&shelf.artifact)
        .provisioned_product_name("store")
        .send()
        .await;
    assert_refused(taken, "InvalidParametersException", "A stack named store already exists.");

    let update =
        || shelf.client.update_provisioned_product().provisioned_product_name("store").update_token("u");
    let updated = update().send().await.unwrap();
    assert_eq!(update().send().await.unwrap().record_detail(), updated.record_detail());
}

#[tokio::test]
async fn a_product_without_a_path_cannot_be_launched() {
    let emulator = Emulator::manual();
    let client = emulator.servicecatalog(ACCOUNT);
    let portfolio = portfolio(&client, "Storage").await;
    let (product, artifact) = product(&client, "Bucket").await;
    let refused = format!("No launch paths found for resource: {product}");
    let launch = || {
        let provision = client.provision_product().product_id(&product).provisioning_artifact_id(&artifact);
        provision.provisioned_product_name("store").send()
    };
    assert_refused(launch().await, "ResourceNotFoundException", &refused);
    client
        .associate_product_with_portfolio()
        .product_id(&product)
        .portfolio_id(&portfolio)
        .send()
        .await
        .unwrap();
    assert_refused(launch().await, "ResourceNotFoundException", &refused);
    let paths = client.list_launch_paths().product_id(&product).send().await;
    assert_refused(paths, "ResourceNotFoundException", &refused);
    admit(&client, &portfolio).await;
    launch().await.unwrap();
}

#[tokio::test]
async fn of_several_paths_one_must_be_chosen() {
    let shelf = shelf().await;
    let other = portfolio(&shelf.client, "Archive").await;
    let associate =
        shelf.client.associate_product_with_portfolio().product_id(&shelf.product).portfolio_id(&other);
    associate.send().await.unwrap();
    admit(&shelf.client, &other).await;
    let launch = |name: &'static str| {
        let provision = shelf.client.provision_product().product_id(&shelf.product);
        provision.provisioning_artifact_id(&shelf.artifact).provisioned_product_name(name)
    };
    assert_refused(
        launch("store").send().await,
        "InvalidParametersException",
        "More than one launch path ids exist. Please specify the launch path id",
    );
    let chosen = launch("store").path_name("Archive").send().await.unwrap();
    let path = other.replace("port-", "lpv3-");
    assert_eq!(chosen.record_detail().and_then(|record| record.path_id()), Some(path.as_str()));
    launch("cellar").path_id(&path).send().await.unwrap();
}

#[tokio::test]
async fn templates_that_cannot_be_read_are_refused() {
    let emulator = Emulator::start();
    let client = emulator.servicecatalog(ACCOUNT);
    let create = |parameters: ProvisioningArtifactProperties| {
        let create = client.create_product().name("Bucket").owner("IT");
        create
            .product_type(ProductType::CloudFormationTemplate)
            .provisioning_artifact_parameters(parameters)
            .send()
    };
    let missing = template_url().replace("template", "nothing");
    assert_refused(
        create(version(&missing)).await,
        "InvalidParametersException",
        "Invalid templateBody. Please make sure that your template is valid",
    );
    assert_refused(
        create(ProvisioningArtifactProperties::builder().info("Somewhere", "else").build()).await,
        "InvalidParametersException",
        "Package properties validation failed: Could not read package properties from JSON.",
    );
}
