/**
 * `npm run bench:start [ACCOUNTS]`: how long it takes until a server listens whose SQLite store has 100,000 accounts, each
 * with a device, and what memory an account takes. Each round has a new process. The exit code is 1 if a target is missed.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillStore } from "./fill-store.ts";
import { start } from "./start-process.ts";

const MS_MAX = 1_500;
const ACCOUNT_BYTES_MAX = 2_500;
const ROUNDS = 5;

const accounts = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
try {
  const [empty, full] = [join(folder, "empty.db"), join(folder, "full.db")];
  await fillStore(empty, 0);
  await fillStore(full, accounts);
  const { heapBytes: base } = start(empty);
  const starts = Array.from({ length: ROUNDS }, () => start(full));
  for (const { openMs, listenMs, heapBytes } of starts)
    console.log(
      `${openMs.toFixed(0)} ms to open the store, ${listenMs.toFixed(0)} ms to listen, ${bytesOf(heapBytes)}`,
    );
  const ms = median(starts.map(({ openMs, listenMs }) => openMs + listenMs));
  const bytes = median(starts.map(({ heapBytes }) => (heapBytes - base) / accounts));
  console.log(`start with ${accounts} accounts: ${ms.toFixed(0)} ms, target ${MS_MAX}: ${verdict(ms <= MS_MAX)}`);
  console.log(
    `memory of an account: ${bytes.toFixed(0)} bytes, target ${ACCOUNT_BYTES_MAX}: ${verdict(bytes <= ACCOUNT_BYTES_MAX)}`,
  );
  process.exitCode = ms <= MS_MAX && bytes <= ACCOUNT_BYTES_MAX ? 0 : 1;

  function bytesOf(heapBytes: number): string {
    return `${((heapBytes - base) / accounts).toFixed(0)} bytes of heap an account`;
  }
} finally {
  rmSync(folder, { recursive: true });
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "not met";
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
