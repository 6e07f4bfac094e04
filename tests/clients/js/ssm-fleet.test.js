// Aggregation, compliance, activations and nodes with the AWS SDK for JavaScript.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import {
  CreateActivationCommand,
  DescribeActivationsCommand,
  GetInventoryCommand,
  GetInventorySchemaCommand,
  ListComplianceItemsCommand,
  ListComplianceSummariesCommand,
  ListNodesSummaryCommand,
  PutComplianceItemsCommand,
  PutInventoryCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { Server } from "./support/server.js";
import { freshAccount, plain, refused, settings } from "./support/account.js";

let server;
before(async () => (server = await Server.start()));
after(() => server.stop());

const client = () => new SSMClient(settings(server, freshAccount()));
const put = (ssm, node, location, version) =>
  ssm.send(
    new PutInventoryCommand({
      InstanceId: node,
      Items: [
        {
          CaptureTime: "2026-01-01T00:00:00Z",
          TypeName: "Custom:Rack",
          SchemaVersion: "1.0",
          Content: [{ Location: location }],
        },
        {
          CaptureTime: "2026-01-01T00:00:00Z",
          TypeName: "AWS:Application",
          SchemaVersion: "1.1",
          Content: [{ Name: "httpd", Version: version }],
        },
      ],
    }),
  );

test("nodes are counted, and their types described", async () => {
  const ssm = client();
  await put(ssm, "i-00000001", "north", "2.4");
  await put(ssm, "i-00000002", "north", "2.4");
  const { Entities } = plain(
    await ssm.send(new GetInventoryCommand({ Aggregators: [{ Expression: "AWS:Application.Version" }] })),
  );
  assert.deepEqual(Entities[0].Data["AWS:Application"].Content, [{ Version: "2.4", Count: "2" }]);
  const { Schemas } = plain(await ssm.send(new GetInventorySchemaCommand({ TypeName: "Custom:Rack" })));
  assert.deepEqual(Schemas, [
    { TypeName: "Custom:Rack", Version: "1.0", Attributes: [{ Name: "Location", DataType: "STRING" }] },
  ]);
  const { Summary } = plain(
    await ssm.send(
      new ListNodesSummaryCommand({
        Aggregators: [{ AggregatorType: "Count", TypeName: "Instance", AttributeName: "ResourceType" }],
      }),
    ),
  );
  assert.equal(Summary.length, 1);
  assert.equal(Summary[0].Count, "2");
});

test("compliance is reported and counted", async () => {
  const ssm = client();
  await ssm.send(
    new PutComplianceItemsCommand({
      ResourceId: "i-00000001",
      ResourceType: "ManagedInstance",
      ComplianceType: "Custom:Backup",
      ExecutionSummary: { ExecutionTime: new Date("2026-01-01T00:00:00Z") },
      Items: [{ Id: "daily", Title: "Daily", Severity: "CRITICAL", Status: "NON_COMPLIANT" }],
    }),
  );
  const { ComplianceItems } = plain(
    await ssm.send(
      new ListComplianceItemsCommand({ ResourceIds: ["i-00000001"], ResourceTypes: ["ManagedInstance"] }),
    ),
  );
  assert.equal(ComplianceItems[0].Id, "daily");
  assert.ok(ComplianceItems[0].ExecutionSummary.ExecutionTime instanceof Date);
  const { ComplianceSummaryItems } = plain(await ssm.send(new ListComplianceSummariesCommand({})));
  assert.equal(ComplianceSummaryItems[0].NonCompliantSummary.SeveritySummary.CriticalCount, 1);
});

test("an activation has a time to expire", async () => {
  const ssm = client();
  const { ActivationId } = plain(await ssm.send(new CreateActivationCommand({ IamRole: "NodeRole" })));
  const { ActivationList } = plain(await ssm.send(new DescribeActivationsCommand({})));
  assert.equal(ActivationList[0].ActivationId, ActivationId);
  assert.ok(ActivationList[0].ExpirationDate - ActivationList[0].CreatedDate === 24 * 60 * 60 * 1000);
  await refused(ssm.send(new CreateActivationCommand({ IamRole: "r", RegistrationLimit: 1001 })), "ValidationException");
});
