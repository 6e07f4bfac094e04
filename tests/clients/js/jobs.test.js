// Jobs of AWS Batch with the AWS SDK for JavaScript: an array that waits for another job and needs licences.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateConsumableResourceCommand,
  CreateJobQueueCommand,
  DescribeConsumableResourceCommand,
  DescribeJobsCommand,
  RegisterJobDefinitionCommand,
  SubmitJobCommand,
  TerminateJobCommand,
  paginateListJobs,
} from "@aws-sdk/client-batch";
import { Server } from "./support/server.js";
import { freshAccount, plain, refused, settings } from "./support/account.js";

const CHANGE = 60;
const INSTANCES = {
  type: "EC2",
  minvCpus: 0,
  maxvCpus: 16,
  instanceTypes: ["optimal"],
  instanceRole: "ecsInstanceRole",
  subnets: ["subnet-1"],
  securityGroupIds: ["sg-1"],
};

let server;
before(async () => (server = await Server.start("--pace", "manual")));
after(() => server.stop());

const advance = (seconds) => server.post("clock/advance", { seconds });

/** A queue `jobs` on 16 processors, a definition `work`, and two licences. */
async function farm() {
  const batch = new BatchClient(settings(server, freshAccount()));
  const send = async (Command, input) => plain(await batch.send(new Command(input)));
  await send(CreateComputeEnvironmentCommand, {
    computeEnvironmentName: "farm",
    type: "MANAGED",
    computeResources: INSTANCES,
  });
  await advance(CHANGE);
  await send(CreateJobQueueCommand, {
    jobQueueName: "jobs",
    priority: 1,
    computeEnvironmentOrder: [{ order: 1, computeEnvironment: "farm" }],
  });
  await advance(CHANGE);
  await send(RegisterJobDefinitionCommand, {
    jobDefinitionName: "work",
    type: "container",
    containerProperties: { image: "busybox", vcpus: 1, memory: 128 },
  });
  await send(CreateConsumableResourceCommand, { consumableResourceName: "licence", totalQuantity: 2 });
  const submit = (jobName, more = {}) => send(SubmitJobCommand, { jobName, jobQueue: "jobs", jobDefinition: "work", ...more });
  const describe = async (jobId) => (await send(DescribeJobsCommand, { jobs: [jobId] })).jobs[0];
  return { batch, send, submit, describe };
}

test("an array waits for a job and for licences", async () => {
  const { batch, send, submit, describe } = await farm();
  const first = await submit("first");
  const { jobId } = await submit("array", {
    arrayProperties: { size: 5 },
    dependsOn: [{ jobId: first.jobId }],
    containerOverrides: { command: ["sleep", "100"] },
    consumableResourcePropertiesOverride: { consumableResourceList: [{ consumableResource: "licence", quantity: 1 }] },
  });
  await advance(2);
  assert.equal((await describe(jobId)).status, "PENDING");
  let most = 0;
  for (let step = 0; step < 20; step += 1) {
    await advance(30);
    const { statusSummary } = (await describe(jobId)).arrayProperties;
    const running = statusSummary.STARTING + statusSummary.RUNNING;
    const { inUseQuantity } = await send(DescribeConsumableResourceCommand, { consumableResource: "licence" });
    assert.equal(inUseQuantity, running);
    most = Math.max(most, running);
  }
  assert.equal(most, 2);
  const parent = await describe(jobId);
  assert.deepEqual([parent.status, parent.attempts, parent.startedAt], ["SUCCEEDED", [], undefined]);
  const child = await describe(`${jobId}:4`);
  assert.deepEqual([child.arrayProperties, child.container.exitCode], [{ index: 4 }, 0]);
  assert.equal(child.stoppedAt - child.startedAt, 100_000);
  assert.ok(child.startedAt >= (await describe(first.jobId)).stoppedAt);

  const sizes = [];
  const query = { arrayJobId: jobId, jobStatus: "SUCCEEDED" };
  for await (const page of paginateListJobs({ client: batch, pageSize: 2 }, query)) sizes.push(page.jobSummaryList.length);
  assert.deepEqual(sizes, [2, 2, 1]);
});

test("jobs are terminated, and unknown ones are passed over", async () => {
  const { batch, send, submit, describe } = await farm();
  const { jobId } = await submit("long", { containerOverrides: { command: ["sleep", "1000"] } });
  await advance(60);
  assert.deepEqual(await send(TerminateJobCommand, { jobId, reason: "enough" }), {});
  assert.deepEqual(await send(TerminateJobCommand, { jobId: "nonsense", reason: "enough" }), {});
  await advance(60);
  const { status, statusReason, isTerminated } = await describe(jobId);
  assert.deepEqual([status, statusReason, isTerminated], ["FAILED", "enough", true]);
  const late = batch.send(new SubmitJobCommand({ jobName: "late", jobQueue: "none", jobDefinition: "work" }));
  await refused(late, "ClientException", "JobQueue none not found.");
});
