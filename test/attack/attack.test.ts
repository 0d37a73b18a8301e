import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { type Finding, lineOf } from "./finding.ts";
import { attackDisk } from "./full-disk.ts";
import { attackWallClock } from "./wall-clock.ts";

const test = suite("attacks");

/** Fails with the line of each attack that succeeded. */
function assertHeld(findings: readonly Finding[]): void {
  assert.ok(findings.length > 0);
  assert.equal(findings.filter(({ held }) => !held).map(lineOf), []);
}

test("attacks-by-the-clock-of-the-machine-are-held", async () => assertHeld(await attackWallClock()));

test("attacks-on-the-disk-are-held", async () => assertHeld(await attackDisk()));
