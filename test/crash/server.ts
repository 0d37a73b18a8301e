/**
 * A server with a SQLite store, started only to be killed: `node server.js SETTINGS`, with the JSON of `ServerSettings`.
 * It prints its port when it listens.
 */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { systemNetwork } from "../../src/net/system-network.ts";
import { ChatServer, SqliteStore } from "../../src/server/index.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";
import type { ServerSettings } from "./killed-server.ts";

const { folder, port, limits, clockOffsetMs }: ServerSettings = JSON.parse(process.argv[2] ?? "{}");

const server = await ChatServer.listen({
  host: "127.0.0.1",
  port,
  dataDir: folder,
  store: await SqliteStore.open({
    path: join(folder, "chatwire.db"),
    pepper: Buffer.alloc(32, 7),
    random: (length) => Uint8Array.from(randomBytes(length)),
  }),
  network: { ...systemNetwork, wallClockMs: () => systemNetwork.wallClockMs() + clockOffsetMs },
  limits: { scramIterations: TEST_ITERATIONS, ...limits },
});
// The process that started this one is gone.
process.stdin.resume().on("end", () => process.exit());
console.log(server.port);
