/**
 * `npm run bench:server [-- PART [SECURITY [NUMBER]]]`: what servers do for each second of processor time, and what memory
 * they need, ours beside others in the same run. Without arguments, everything. The ratios and targets come last, one line
 * each.
 *
 * PART is `fanout`, `logins`, `memory`, `one-to-one` or `presence`; SECURITY `plain` or `tls`; NUMBER that of receivers, idle connections or watchers.
 * Each process needs more descriptors than that. NAMES are those of the servers whose fan-out or memory is measured,
 * separated by commas: `raw,ws,chatwire`.
 */

import { createCertificate } from "../../../src/net/certificate.ts";
import { fanOutLines } from "./fan-out-lines.ts";
import { loginLines } from "./logins/login-lines.ts";
import { memoryLines } from "./memory-lines.ts";
import { oneToOneLines } from "./pairs/one-to-one-lines.ts";
import type { Part } from "./part.ts";
import { presenceLines } from "./presence/presence-lines.ts";
import { Programs } from "./programs.ts";
import { PROGRAMS } from "./subjects.ts";

/** Each prints figures, and returns the lines that come last. */
const PARTS: Readonly<Record<string, Part>> = {
  fanout: fanOutLines,
  logins: loginLines,
  memory: memoryLines,
  "one-to-one": oneToOneLines,
  presence: presenceLines,
};

const [partName, security, number, names] = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => partName === undefined || name === partName);
if (parts.length === 0)
  throw new Error(`There is no part ${partName}. The parts are ${Object.keys(PARTS).join(", ")}.`);

await using programs = await Programs.bundle(PROGRAMS);
const lines: string[] = [];
for (const [, run] of parts) {
  for (const each of security === undefined ? ["plain", "tls"] : [security]) {
    const certificate = each === "tls" ? await createCertificate() : undefined;
    const size = number === undefined ? undefined : Number(number);
    lines.push(...(await run({ programs, security: each, certificate, size, names: names?.split(",") })));
  }
}
for (const line of lines) console.log(line);
