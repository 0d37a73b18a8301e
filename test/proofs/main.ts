/**
 * `npm run proofs [-- NAME...]`: runs the long proofs one after the other, and prints what came of each. The exit code
 * is 1 if one has missed its target, or could not run. Takes hours; the lab needs root, and the benches a quiet
 * machine. With NAMEs, only those proofs run whose name contains one of them.
 */

import { spawn } from "node:child_process";
import { isMet, type Outcome, PROOFS, type Proof, tableOf } from "./proofs.ts";

const names = process.argv.slice(2);
const chosen = PROOFS.filter(({ name }) => names.length === 0 || names.some((each) => name.includes(each)));
if (chosen.length === 0) {
  console.error(`No proof has such a name. There are: ${PROOFS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const running = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => running.abort());

const outcomes: Outcome[] = [];
for (const proof of chosen) {
  if (running.signal.aborted) break;
  console.log(`\n# ${proof.name}: npm run ${proof.command.join(" ")}`);
  outcomes.push(await run(proof));
}
console.log(`\n${tableOf(outcomes).join("\n")}`);
process.exitCode = outcomes.length === chosen.length && outcomes.every(isMet) ? 0 : 1;

/** Runs a proof to its end, and shows what it prints. */
function run(proof: Proof): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", ...proof.command], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const [stream, shown] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        shown.write(text);
      });
    }
    const stop = (): void => void child.kill("SIGTERM");
    running.signal.addEventListener("abort", stop);
    child.on("error", reject);
    child.on("close", (exitCode) => {
      running.signal.removeEventListener("abort", stop);
      resolve({ proof, exitCode, output });
    });
  });
}
