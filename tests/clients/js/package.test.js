// The npm package: packed with the program, installed into a project of its own, and used from there.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { binary } from "./support/server.js";

const PACKAGE = fileURLToPath(new URL("../../../packages/npm", import.meta.url));
const CLIENTS = fileURLToPath(new URL("node_modules/@aws-sdk", import.meta.url));
const USE = `
  import assert from "node:assert/strict";
  import { BatchClient, CreateConsumableResourceCommand, ListConsumableResourcesCommand } from "@aws-sdk/client-batch";
  import { start, StockroomError } from "stockroom-aws";

  const server = await start("--pace", "manual");
  const names = async (batch) => {
    const { consumableResources } = await batch.send(new ListConsumableResourcesCommand({}));
    return consumableResources.map((each) => each.consumableResourceName);
  };
  const [one, other] = [server.account(), server.account("123456789012", "eu-west-1")];
  assert.match(one.id, /^[1-9][0-9]{11}$/);
  const batch = new BatchClient(one.config);
  await batch.send(new CreateConsumableResourceCommand({ consumableResourceName: "seats", totalQuantity: 2 }));
  assert.deepEqual(await names(batch), ["seats"]);
  assert.deepEqual(await names(new BatchClient(other.config)), []);
  const before = await server.clock.now();
  assert.equal((await server.clock.advance(90)) - before, 90_000);
  assert.ok((await server.clock.settle()) >= before);
  await one.reset();
  assert.deepEqual(await names(batch), []);
  await assert.rejects(server.setOutcomes({ nonsense: 1 }), (error) =>
    error instanceof StockroomError && error.message.startsWith("unknown field \`nonsense\`"));
  await server.stop();
  await server.stop();
  await assert.rejects(server.control("GET", "health"), /cannot be reached/);
  await assert.rejects(start("--bogus"), /did not start/);
  // This one is left to itself, and must not keep the process.
  process.stdout.write((await start()).endpoint);
`;

let project;
// NODE_TEST_CONTEXT would make tests within tests report to us in place of their own.
const FOREIGN = /^STOCKROOM_|^NODE_TEST_CONTEXT$/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

before(() => {
  project = mkdtempSync(path.join(os.tmpdir(), "stockroom-npm-"));
  // Packed from a copy, so that the sources stay as they are.
  const copy = path.join(project, "package");
  cpSync(PACKAGE, copy, { recursive: true });
  const options = { cwd: project, env: { ...env, STOCKROOM_BIN: binary() }, encoding: "utf8", timeout: 60_000 };
  execFileSync("npm", ["pack", "--loglevel=error", "--pack-destination", project, copy], options);
  const [packed] = readdirSync(project).filter((name) => name.endsWith(".tgz"));
  writeFileSync(path.join(project, "package.json"), '{ "private": true, "type": "module" }');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", packed], options);
  symlinkSync(CLIENTS, path.join(project, "node_modules", "@aws-sdk"));
});
after(() => rmSync(project, { recursive: true, force: true }));

test("a project uses the server", async () => {
  const used = spawnSync("node", ["--input-type=module", "--eval", USE], { cwd: project, env, encoding: "utf8", timeout: 60_000 });
  assert.equal(used.status, 0, used.stderr);
  // It has ended with the process that started it.
  const deadline = Date.now() + 5_000;
  const answers = () => fetch(`${used.stdout}/_stockroom/health`).then(() => true, () => false);
  while (await answers()) assert.ok(Date.now() < deadline, "the server lives on");
});

for (const where of [PACKAGE, path.resolve(PACKAGE, "../..")]) {
  test(`what ${path.relative(path.resolve(PACKAGE, "../.."), where) || "."}/README.md shows`, () => {
    const shown = /```js\n([^`]*)```/.exec(readFileSync(path.join(where, "README.md"), "utf8"))[1];
    writeFileSync(path.join(project, "shown.test.js"), shown);
    const options = { cwd: project, env, encoding: "utf8", timeout: 60_000 };
    const ran = spawnSync("node", ["--test", "--test-reporter=tap", "shown.test.js"], options);
    assert.equal(ran.status, 0, ran.stdout + ran.stderr);
    assert.match(ran.stdout, /# pass 1\b/);
  });
}

test("the program is a command", () => {
  const shown = execFileSync("npx", ["--no", "--", "stockroom", "coverage"], { cwd: project, env, encoding: "utf8", timeout: 60_000 });
  assert.match(shown, /batch: 48 of 48 operations served/);
  const failed = spawnSync("npx", ["--no", "--", "stockroom", "--bogus"], { cwd: project, env, encoding: "utf8", timeout: 60_000 });
  assert.equal(failed.status, 2, failed.stderr);
});
