/**
 * `npm run bench:server [-- PART [SECURITY [RECEIVERS]]]`: what servers do for each second of processor time, ours beside
 * others in the same run. Without arguments, everything. The ratios come last, one line each.
 *
 * PART is `fanout` or `logins`; SECURITY, of the first, `plain` or `tls`.
 */

import { createCertificate } from "../../../src/net/certificate.ts";
import { fanOut } from "./fan-out.ts";
import { loginLines } from "./logins/login-lines.ts";
import { Programs } from "./programs.ts";
import { PROGRAMS, subjects } from "./subjects.ts";

const ROUNDS = 5;
/** V8 has compiled the hot code of all servers after so many turns. */
const WARM_UP = 4;
const DELIVERIES = 400_000;
const RECEIVERS = [200, 1_000, 5_000];

const PARTS: Readonly<Record<string, (programs: Programs) => Promise<readonly string[]>>> = {
  fanout: fanOutLines,
  logins: loginLines,
};

const [part, security, receivers] = process.argv.slice(2);
if (part !== undefined && !Object.hasOwn(PARTS, part)) throw new Error(`There is no part ${part}.`);
await using programs = await Programs.bundle(PROGRAMS);
const last: string[] = [];
for (const [name, run] of Object.entries(PARTS))
  if (part === undefined || part === name) last.push(...(await run(programs)));
for (const line of last) console.log(line);

/** Prints the figures of fan-out. @returns the ratios */
async function fanOutLines(programs: Programs): Promise<readonly string[]> {
  const securities = security === undefined ? (["plain", "tls"] as const) : [security];
  const numbers = receivers === undefined ? RECEIVERS : [Number(receivers)];
  const ratios: string[] = [];
  for (const security of securities) {
    const certificate = security === "tls" ? await createCertificate() : undefined;
    for (const receivers of numbers) {
      const results = await fanOut({
        subjects: subjects(),
        programs,
        certificate,
        receivers,
        deliveries: DELIVERIES,
        rounds: ROUNDS,
        warmUp: WARM_UP,
      });
      const own = results.find(({ name }) => name === "chatwire");
      console.log(`Fan-out, ${security}, ${receivers} receivers: deliveries per second of processor time`);
      for (const { name, perSecond, p50Ms, p99Ms } of results) {
        console.log(
          `  ${name.padEnd(12)} ${perSecond.toFixed(0).padStart(9)}, a burst p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
        );
        if (own !== undefined && name !== own.name)
          ratios.push(`fan-out ${security} ${receivers}: ${(own.perSecond / perSecond).toFixed(2)} times ${name}`);
      }
    }
  }
  return ratios;
}
