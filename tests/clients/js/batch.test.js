// AWS Batch's consumable resources with the AWS SDK for JavaScript.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import {
  BatchClient,
  ClientException,
  CreateConsumableResourceCommand,
  DeleteConsumableResourceCommand,
  DescribeConsumableResourceCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateConsumableResourceCommand,
  paginateListConsumableResources,
} from "@aws-sdk/client-batch";
import { Server } from "./support/server.js";
import { freshAccount, plain, refused, settings } from "./support/account.js";

let server;
before(async () => (server = await Server.start()));
after(() => server.stop());

function account() {
  const id = freshAccount();
  return { batch: new BatchClient(settings(server, id)), arn: (name) => `arn:aws:batch:us-east-1:${id}:consumable-resource/${name}` };
}
const create = (batch, input) => batch.send(new CreateConsumableResourceCommand(input));
const describe = (batch, consumableResource) => batch.send(new DescribeConsumableResourceCommand({ consumableResource }));
const update = (batch, input) => batch.send(new UpdateConsumableResourceCommand(input));

test("the life of a consumable resource", async () => {
  const { batch, arn } = account();
  const names = { consumableResourceName: "gpus", consumableResourceArn: arn("gpus") };
  const made = { consumableResourceName: "gpus", totalQuantity: 4, resourceType: "NON_REPLENISHABLE", tags: { a: "1" } };
  assert.deepEqual(plain(await create(batch, made)), names);
  const { createdAt, ...described } = plain(await describe(batch, "gpus"));
  assert.ok(Math.abs(createdAt - Date.now()) < 5000);
  assert.deepEqual(described, { ...names, ...made, inUseQuantity: 0, availableQuantity: 4 });
  const step = (operation, quantity) => update(batch, { consumableResource: arn("gpus"), operation, quantity });
  assert.deepEqual(plain(await step("ADD", 6)), { ...names, totalQuantity: 10 });
  assert.equal((await step("REMOVE", 1)).totalQuantity, 9);
  assert.equal((await step("SET", 2)).totalQuantity, 2);
  assert.deepEqual(plain(await batch.send(new DeleteConsumableResourceCommand({ consumableResource: "gpus" }))), {});
  const gone = await refused(describe(batch, "gpus"), "ClientException", `${arn("gpus")} does not exist`);
  assert.ok(gone instanceof ClientException);
});

test("what is refused", async () => {
  const { batch } = account();
  await create(batch, { consumableResourceName: "x", totalQuantity: 1 });
  await refused(create(batch, { consumableResourceName: "x" }), "ClientException", "Object already exists", 409);
  await refused(update(batch, { consumableResource: "x", operation: "REMOVE", quantity: 2 }), "ClientException");
  const error = await refused(describe(batch, undefined), "ClientException");
  assert.equal(
    error.message,
    `Error executing request, Exception : consumableResource is required., RequestId: ${error.$metadata.requestId}`,
  );
});

test("tags travel in the path and the query", async () => {
  const { batch, arn } = account();
  const resourceArn = arn("x");
  await create(batch, { consumableResourceName: "x" });
  plain(await batch.send(new TagResourceCommand({ resourceArn, tags: { "a b": "1", c: "2" } })));
  plain(await batch.send(new UntagResourceCommand({ resourceArn, tagKeys: ["c", "d"] })));
  assert.deepEqual(plain(await batch.send(new ListTagsForResourceCommand({ resourceArn }))), { tags: { "a b": "1" } });
});

test("the SDK pages by itself", async () => {
  const { batch } = account();
  for (let number = 0; number < 7; number += 1) await create(batch, { consumableResourceName: `r${number}` });
  const sizes = [];
  for await (const page of paginateListConsumableResources({ client: batch, pageSize: 3 }, {})) {
    sizes.push(page.consumableResources.length);
  }
  assert.deepEqual(sizes, [3, 3, 1]);
});
