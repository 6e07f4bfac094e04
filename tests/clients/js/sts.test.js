// STS with the AWS SDK for JavaScript.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Server } from "./support/server.js";
import { freshAccount, plain, refused, settings } from "./support/account.js";

let server;
before(async () => (server = await Server.start("--pace", "manual")));
after(() => server.stop());

test("a role session says who it is, and ends", async () => {
  const account = freshAccount();
  const sts = new STSClient(settings(server, account));
  const { UserId, ...me } = plain(await sts.send(new GetCallerIdentityCommand({})));
  assert.deepEqual(me, { Account: account, Arn: `arn:aws:iam::${account}:user/stockroom` });
  const RoleArn = `arn:aws:iam::${account}:role/deployer`;
  const assumed = plain(await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "ci" })));
  const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials;
  const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const session = new STSClient(settings(server, account, keys));
  const { Arn } = plain(await session.send(new GetCallerIdentityCommand({})));
  assert.equal(Arn, `arn:aws:sts::${account}:assumed-role/deployer/ci`);
  await server.post("clock/advance", { seconds: 3600 });
  await refused(
    session.send(new GetCallerIdentityCommand({})),
    "ExpiredToken",
    "The security token included in the request is expired",
    403,
  );
});
