/** Runs the attack programs of this folder. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as assert from "uvu/assert";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

/** The disks are filled one after the other, and refill at the rate of their users. */
const TIME_LIMIT_MS = 180_000;

const test = suite("attacks", { timeLimitMs: TIME_LIMIT_MS });

for (const name of ["clock", "decoys", "full-disk", "limits", "neighbours", "slow-fsync", "spellings"]) {
  test(`claims-hold-against-the-attacks-of-${name}`, async () => {
    const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    const child = spawn(process.execPath, argumentsFor(path));
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
