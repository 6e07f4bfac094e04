// The server under test: the development binary in a process of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import path from "node:path";
import readline from "node:readline";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** The program: `STOCKROOM_BIN`, or what `cargo build` made. */
export function binary() {
  const target = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
  return process.env.STOCKROOM_BIN ?? path.join(target, "debug", "stockroom");
}

/** A running server on a free port. */
export class Server {
  /** Starts one with these flags. */
  static async start(...flags) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("STOCKROOM_")));
    const child = spawn(binary(), ["--port", "0", ...flags], { env, stdio: ["ignore", "pipe", "inherit"] });
    const server = new Server();
    server.child = child;
    server.ended = once(child, "exit");
    const lines = readline.createInterface({ input: child.stdout });
    const ready = await Promise.race([once(lines, "line").then(([line]) => line), server.ended.then(() => "nothing")]);
    const found = /^Stockroom is ready at (http:\/\/\S+)$/.exec(ready);
    if (!found) throw new Error(`no ready line but ${ready}`);
    server.endpoint = found[1];
    return server;
  }

  /** Stops the server, which must go well. */
  async stop() {
    this.child.kill("SIGTERM");
    const [code, signal] = await this.ended;
    if (code !== 0) throw new Error(`exit code ${code}, signal ${signal}`);
  }

  /** Asks a control endpoint something that must succeed. */
  async post(where, body) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${this.endpoint}/_stockroom/${where}`, {
      method: "POST",
      ...(body && { headers, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
