/** Starts a server on the store at a path, and prints how long that took and what memory it takes, as JSON. */

import { ChatServer } from "../../../src/server/index.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { BENCH_PEPPER, randomBytes } from "./fill-store.ts";

/** How long the parts of a start took, and the heap after it. */
export interface Start {
  readonly openMs: number;
  readonly listenMs: number;
  readonly heapBytes: number;
}

const startMs = performance.now();
const store = await SqliteStore.open({ path: process.argv[2] ?? "", pepper: BENCH_PEPPER, random: randomBytes });
const openedMs = performance.now();
const server = await ChatServer.listen({ store, host: "127.0.0.1", port: 0, security: "plain" });
const listenedMs = performance.now();
globalThis.gc?.();
const { heapUsed: heapBytes } = process.memoryUsage();
await server.close();
const result: Start = { openMs: openedMs - startMs, listenMs: listenedMs - openedMs, heapBytes };
process.stdout.write(JSON.stringify(result));
