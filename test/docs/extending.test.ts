/** docs/guides/extending.md: its program prints what the page shows, and compiles with every strict flag. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { LIMITS } from "../../src/limits.ts";
import { suite } from "../suite.ts";
import { checkPage } from "./follow-guide.ts";

const test = suite("guide to extending a server", { timeLimitMs: 240_000 });
const ROOT = join(import.meta.dirname, "../..");
const text = readFileSync(join(ROOT, "docs/guides/extending.md"), "utf8");

test("programs-of-the-guide-work", () => {
  checkPage({ name: "extending.md", text }, "program.ts", "passwords.ts");
});

test("guide-names-the-limits-as-they-are", () => {
  const { callbacksMax, callbackTimeoutMs } = LIMITS;
  assert.ok(text.includes(`\`callbacksMax\` (${callbacksMax.value})`));
  assert.ok(text.includes(`\`callbackTimeoutMs\` (${callbackTimeoutMs.value / 1_000} s)`));
});
