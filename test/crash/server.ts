/**
 * A server with a SQLite or PostgreSQL store, started only to be killed: `node server.js SETTINGS`, with the JSON of `ServerSettings`.
 * It prints its port when it listens.
 */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { systemNetwork } from "../../src/net/system-network.ts";
import { ChatServer, PostgresStore, SqliteStore } from "../../src/server/index.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";
import type { ServerSettings } from "./killed-server.ts";

const { folder, port, limits, clockOffsetMs, database }: ServerSettings = JSON.parse(process.argv[2] ?? "{}");

const pepper = Buffer.alloc(32, 7);
const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
const server = await ChatServer.listen({
  host: "127.0.0.1",
  port,
  dataDir: folder,
  store: await (database === undefined
    ? SqliteStore.open({ path: join(folder, "chatwire.db"), pepper, random })
    : PostgresStore.open({ url: database, pepper, random })),
  network: { ...systemNetwork, wallClockMs: () => systemNetwork.wallClockMs() + clockOffsetMs },
  limits: { scramIterations: TEST_ITERATIONS, ...limits },
});
// The process that started this one is gone.
process.stdin.resume().on("end", () => process.exit());
console.log(server.port);
