// An account of a test's own, and what its clients must answer.

import assert from "node:assert/strict";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
let accounts = 200_000_000_000;

/** The number of an account that no other test of this process uses. */
export function freshAccount() {
  accounts += 1;
  return String(accounts);
}

/** What a client of this account is made with. */
export function settings(server, account, credentials = { accessKeyId: account, secretAccessKey: "secret" }) {
  return { endpoint: server.endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
}

/** An answer without the SDK's own part, which must be sound. */
export function plain({ $metadata, ...answer }) {
  assert.equal($metadata.httpStatusCode, 200);
  assert.match($metadata.requestId, UUID);
  return answer;
}

/** Expects an error of the service; gives it back. */
export async function refused(promise, name, message, status = 400) {
  const error = await promise.then(
    () => assert.fail(`succeeded; expected ${name}`),
    (error) => error,
  );
  assert.equal(error.name, name, error.message);
  assert.equal(error.$metadata.httpStatusCode, status);
  assert.match(error.$metadata.requestId, UUID);
  if (message instanceof RegExp) assert.match(error.message, message);
  else if (message !== undefined) assert.equal(error.message, message);
  return error;
}
