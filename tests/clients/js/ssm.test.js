// SSM Inventory with the AWS SDK for JavaScript.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import {
  GetInventoryCommand,
  InvalidInstanceId,
  ItemContentMismatchException,
  ListInventoryEntriesCommand,
  PutInventoryCommand,
  SSMClient,
  paginateDescribeInstanceInformation,
} from "@aws-sdk/client-ssm";
import { Server } from "./support/server.js";
import { freshAccount, plain, refused, settings } from "./support/account.js";

const NODE = "i-0123456789abcdef0";
let server;
before(async () => (server = await Server.start()));
after(() => server.stop());

const client = () => new SSMClient(settings(server, freshAccount()));
const rack = (location) => ({
  CaptureTime: "2016-08-22T10:01:01Z",
  TypeName: "Custom:RackInfo",
  Content: [{ RackLocation: location }],
  SchemaVersion: "1.0",
});
const put = (ssm, node, ...Items) => ssm.send(new PutInventoryCommand({ InstanceId: node, Items }));
const list = (ssm, node, TypeName) => ssm.send(new ListInventoryEntriesCommand({ InstanceId: node, TypeName }));

test("the walkthrough of the user guide", async () => {
  const ssm = client();
  plain(await put(ssm, NODE, rack("Bay B/Row C/Rack D/Shelf E")));
  assert.deepEqual(plain(await list(ssm, NODE, "Custom:RackInfo")), {
    InstanceId: NODE,
    TypeName: "Custom:RackInfo",
    Entries: [{ RackLocation: "Bay B/Row C/Rack D/Shelf E" }],
    SchemaVersion: "1.0",
    CaptureTime: "2016-08-22T10:01:01Z",
  });
  const { Entities } = plain(await ssm.send(new GetInventoryCommand({})));
  assert.equal(Entities.length, 1);
  assert.equal(Entities[0].Id, NODE);
  const { Content, ...information } = Entities[0].Data["AWS:InstanceInformation"];
  assert.equal(information.TypeName, "AWS:InstanceInformation");
  assert.equal(information.SchemaVersion, "1.0");
  assert.equal(Content[0].InstanceId, NODE);
  assert.equal(Content[0].ResourceType, "EC2Instance");
});

test("errors are of their classes", async () => {
  const ssm = client();
  const unknown = await refused(list(ssm, NODE, "Custom:RackInfo"), "InvalidInstanceId");
  assert.ok(unknown instanceof InvalidInstanceId);
  const { Content, ...short } = rack("A");
  await put(ssm, NODE, rack("A"));
  const mismatch = await refused(
    put(ssm, NODE, { ...short, ContentHash: "unknown" }),
    "ItemContentMismatchException",
  );
  assert.ok(mismatch instanceof ItemContentMismatchException);
  assert.equal(mismatch.TypeName, "Custom:RackInfo");
  await refused(
    list(ssm, "server", "AWS:Tag"),
    "ValidationException",
    "1 validation error detected: Value 'server' at 'instanceId' failed to satisfy constraint: Member must satisfy " +
      "regular expression pattern: (^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)",
  );
});

test("the SDK pages by itself", async () => {
  const ssm = client();
  for (let number = 10; number < 22; number += 1) await put(ssm, `i-000000${number}`, rack("A"));
  const sizes = [];
  for await (const page of paginateDescribeInstanceInformation({ client: ssm, pageSize: 5 }, {})) {
    sizes.push(page.InstanceInformationList.length);
    assert.ok(page.InstanceInformationList[0].LastPingDateTime instanceof Date);
  }
  assert.deepEqual(sizes, [5, 5, 2]);
});
