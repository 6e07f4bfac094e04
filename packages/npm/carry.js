// Before packing: puts the program beside the code that starts it, one for each platform the package is packed on. `STOCKROOM_BIN` names
// one that was built already; without it, it is built here.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { carried } from "./index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

function built() {
  execFileSync("cargo", ["build", "--release", "--locked"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "release", path.basename(carried()));
}

const program = process.env.STOCKROOM_BIN ?? built();
mkdirSync(path.dirname(carried()), { recursive: true });
copyFileSync(program, carried());
chmodSync(carried(), 0o755);
