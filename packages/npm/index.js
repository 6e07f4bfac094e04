// Running servers, and what can be done with them.

import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

// How long a server may take to start or to stop, in milliseconds.
const PATIENCE = 20_000;
const READY = /^Stockroom is ready at (http:\/\/\S+)$/;

export class StockroomError extends Error {
  name = "StockroomError";
}

/** Where the program of this platform lies in the package. */
export function carried() {
  const name = process.platform === "win32" ? "stockroom.exe" : "stockroom";
  return fileURLToPath(new URL(`program/${process.platform}-${process.arch}/${name}`, import.meta.url));
}

export function program() {
  const found = process.env.STOCKROOM_BIN ?? carried();
  if (!existsSync(found)) throw new StockroomError(`the program was not found: ${path.normalize(found)}`);
  return found;
}

class Clock {
  #server;

  constructor(server) {
    this.#server = server;
  }

  async now() {
    return time(await this.#server.control("GET", "clock"));
  }

  async advance(seconds) {
    return time(await this.#server.control("POST", "clock/advance", { seconds }));
  }

  async settle() {
    return time(await this.#server.control("POST", "clock/settle"));
  }
}

function time({ epoch }) {
  return new Date(epoch * 1000);
}

export class Account {
  constructor(server, id, region) {
    this.server = server;
    this.id = id;
    this.region = region;
  }

  /** What a client of the AWS SDK is made with. */
  get config() {
    const credentials = { accessKeyId: this.id, secretAccessKey: "stockroom" };
    return { endpoint: this.server.endpoint, region: this.region, credentials };
  }

  /** The variables that let SDKs and the AWS CLI act for this account. */
  get environment() {
    return {
      AWS_ENDPOINT_URL: this.server.endpoint,
      AWS_ACCESS_KEY_ID: this.id,
      AWS_SECRET_ACCESS_KEY: "stockroom",
      AWS_DEFAULT_REGION: this.region,
      AWS_REGION: this.region,
    };
  }

  async reset() {
    await this.server.control("POST", "reset", { account: this.id });
  }
}

export class Server {
  #child;
  #ended;

  constructor(endpoint, child, ended) {
    this.endpoint = endpoint;
    this.clock = new Clock(this);
    this.#child = child;
    this.#ended = ended;
  }

  account(id = freshAccount(), region = "us-east-1") {
    return new Account(this, id, region);
  }

  async reset() {
    await this.control("POST", "reset", {});
  }

  async setOutcomes(...rules) {
    await this.control("PUT", "outcomes", { rules });
  }

  async control(method, where, body) {
    const headers = { "content-type": "application/json" };
    const request = { method, ...(body !== undefined && { headers, body: JSON.stringify(body) }) };
    const answer = await fetch(`${this.endpoint}/_stockroom/${where}`, request).catch((error) => {
      throw new StockroomError(`${this.endpoint} cannot be reached`, { cause: error });
    });
    const said = await answer.json();
    if (!answer.ok) throw new StockroomError(said.error);
    return said;
  }

  async stop() {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    child.kill("SIGTERM");
    await this.#ended;
    clearTimeout(impatience);
  }

  async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    await this.stop();
  }
}

export async function start(...flags) {
  const child = spawn(program(), ["--port", "0", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit").then(
    ([code, signal]) => `exit code ${code ?? signal}`,
    (error) => error.message,
  );
  const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  const lines = readline.createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, "line").then(([first]) => first), ended]);
  clearTimeout(impatience);
  const found = READY.exec(line);
  if (!found) {
    child.kill("SIGKILL");
    throw new StockroomError(`the server did not start (${line}); see its log above`);
  }
  // Neither keeps a process going that has nothing else to do; the server ends with it.
  child.unref();
  child.stdout.unref();
  process.once("exit", () => child.kill("SIGTERM"));
  return new Server(found[1], child, ended);
}

/** An account id that nobody else has drawn, as good as certainly. */
function freshAccount() {
  return `${randomInt(1, 10)}${String(randomInt(100_000)).padStart(5, "0")}${String(randomInt(1_000_000)).padStart(6, "0")}`;
}
