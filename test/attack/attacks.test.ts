/** Runs the attack programs of this folder. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";

const test = suite("attacks");

for (const name of ["clock", "decoys", "full-disk", "limits", "neighbours", "slow-fsync"]) {
  test(`claims-hold-against-the-attacks-of-${name}`, async () => {
    const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    const child = spawn(process.execPath, ["--conditions=chatwire-source", "--import", "tsx", path]);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    const [code] = await once(child, "close");
    assert.is(code, 0, output);
    // An attack that this machine does not allow is skipped, and its line says why.
    assert.match(output, /^((held|skipped): .+\n)+$/);
    assert.match(output, /^held: /m);
    for (const [line] of output.matchAll(/^skipped: .+$/gm)) console.log(line);
  });
}
