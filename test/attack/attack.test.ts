import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { type Finding, lineOf } from "./finding.ts";
import { attackDisk } from "./full-disk.ts";
import { attackWithSlowDisk } from "./slow-fsync.ts";
import { attackWallClock } from "./wall-clock.ts";

const test = suite("attacks");

/** Fails with the line of each attack that succeeded. */
function assertHeld(findings: readonly Finding[]): void {
  assert.equal(findings.filter(({ held }) => !held).map(lineOf), []);
}

for (const [name, attack] of [
  ["attacks-by-the-clock-of-the-machine-are-held", attackWallClock],
  ["attacks-on-the-disk-are-held", attackDisk],
] as const) {
  test(name, async () => {
    const findings = await attack();
    assert.ok(findings.length > 0);
    assertHeld(findings);
  });
}

// Without a C compiler there are no findings, and the attack prints why.
test("attacks-with-a-slow-disk-are-held", async () => assertHeld(await attackWithSlowDisk()));
