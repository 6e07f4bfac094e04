// Service Catalog with the AWS SDK for JavaScript.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import http from "node:http";
import { once } from "node:events";
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  DescribeProvisionedProductCommand,
  DescribeRecordCommand,
  InvalidParametersException,
  ListLaunchPathsCommand,
  ProvisionProductCommand,
  ResourceNotFoundException,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
  UpdateProvisionedProductCommand,
} from "@aws-sdk/client-service-catalog";
import { Server } from "./support/server.js";
import { freshAccount, plain, refused, settings } from "./support/account.js";

const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Queue: {Type: "AWS::SQS::Queue"}
`;
let server;
let templates;
before(async () => {
  server = await Server.start("--pace", "manual");
  templates = http.createServer((_, answer) => answer.end(TEMPLATE)).listen(0, "127.0.0.1");
  await once(templates, "listening");
});
after(async () => {
  templates.close();
  await server.stop();
});

/** An account with a portfolio, a product in it, and the right to use it. */
async function ready() {
  const account = freshAccount();
  const client = new ServiceCatalogClient(settings(server, account));
  const send = (command) => client.send(command).then(plain);
  const { PortfolioDetail } = await send(new CreatePortfolioCommand({ DisplayName: "Basics", ProviderName: "IT" }));
  const made = await send(
    new CreateProductCommand({
      Name: "Queue",
      Owner: "IT",
      ProductType: "CLOUD_FORMATION_TEMPLATE",
      ProvisioningArtifactParameters: {
        Name: "v1",
        Type: "CLOUD_FORMATION_TEMPLATE",
        Info: { LoadTemplateFromURL: `http://127.0.0.1:${templates.address().port}/queue.yaml` },
      },
    }),
  );
  const ids = { PortfolioId: PortfolioDetail.Id, ProductId: made.ProductViewDetail.ProductViewSummary.ProductId };
  assert.deepEqual(await send(new AssociateProductWithPortfolioCommand(ids)), {});
  await send(
    new AssociatePrincipalWithPortfolioCommand({
      PortfolioId: ids.PortfolioId,
      PrincipalARN: `arn:aws:iam::${account}:user/stockroom`,
      PrincipalType: "IAM",
    }),
  );
  return { client, send, ProductId: ids.ProductId, ProvisioningArtifactId: made.ProvisioningArtifactDetail.Id, account };
}

test("provision, update, terminate", async () => {
  const { client, send, account, ...what } = await ready();
  const settled = async (record) => {
    assert.equal(record.Status, "CREATED");
    assert.ok(record.CreatedTime instanceof Date && Math.abs(record.CreatedTime - Date.now()) < 3_600_000);
    await server.post("clock/settle");
    const { RecordDetail, RecordOutputs } = await send(new DescribeRecordCommand({ Id: record.RecordId }));
    assert.equal(RecordDetail.Status, "SUCCEEDED");
    return RecordOutputs;
  };
  const { LaunchPathSummaries } = await send(new ListLaunchPathsCommand({ ProductId: what.ProductId }));
  assert.deepEqual(LaunchPathSummaries.map((path) => path.Name), ["Basics"]);

  const launch = new ProvisionProductCommand({ ...what, ProvisionedProductName: "mine" });
  const { RecordDetail: launched } = await send(launch);
  assert.equal(launched.PathId, LaunchPathSummaries[0].Id);
  const shown = async () => (await send(new DescribeProvisionedProductCommand({ Name: "mine" }))).ProvisionedProductDetail;
  assert.equal((await shown()).Status, "UNDER_CHANGE");
  const [stack] = await settled(launched);
  assert.equal(stack.OutputKey, "CloudformationStackARN");
  assert.equal((await shown()).Status, "AVAILABLE");
  assert.equal((await shown()).Arn, `arn:aws:servicecatalog:us-east-1:${account}:stack/mine/${launched.ProvisionedProductId}`);

  const byName = { ProvisionedProductName: "mine" };
  const { RecordDetail: updated } = await send(new UpdateProvisionedProductCommand(byName));
  assert.equal(updated.RecordType, "UPDATE_PROVISIONED_PRODUCT");
  await settled(updated);
  const { RecordDetail: ended } = await send(new TerminateProvisionedProductCommand(byName));
  await settled(ended);
  const gone = await refused(
    client.send(new DescribeProvisionedProductCommand({ Name: "mine" })),
    "ResourceNotFoundException",
    /^Provisioned product not found/,
  );
  assert.ok(gone instanceof ResourceNotFoundException);
});

test("what is refused", async () => {
  const { client, send, account, ...what } = await ready();
  await send(new ProvisionProductCommand({ ...what, ProvisionedProductName: "mine" }));
  const taken = await refused(
    client.send(new ProvisionProductCommand({ ...what, ProvisionedProductName: "mine" })),
    "InvalidParametersException",
    "A stack named mine already exists.",
  );
  assert.ok(taken instanceof InvalidParametersException);
  await refused(
    client.send(new ListLaunchPathsCommand({ ProductId: "prod-aaaaaaaaaaaaa" })),
    "ResourceNotFoundException",
    "No launch paths found for resource: prod-aaaaaaaaaaaaa",
  );
  await refused(
    client.send(new ListLaunchPathsCommand({ ProductId: what.ProductId, PageSize: 21 })),
    "ValidationException",
    "1 validation error detected: Value '21' at 'pageSize' failed to satisfy constraint: Member must have value less " +
      "than or equal to 20",
  );
});
