/** A server in a process of its own, on a store in a file. It tells how long the turns of its event loop are. */

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { ChatServer, SqliteStore } from "../../src/server/index.ts";
import type { ServerSettings, ServerUsage } from "./processes.ts";

/** How often the turns are measured. A turn takes as long as a timer of this length is late. */
const MEASURE_MS = 10;

process.on("disconnect", () => process.exit());
const [settings] = await once(process, "message");
const { path, pepper, ...options }: ServerSettings = settings;
const store = await SqliteStore.open({ path, pepper: Buffer.from(pepper, "hex"), random: randomBytes });
const server = await ChatServer.listen({ grease: false, host: "127.0.0.1", store, ...options });

const delays = monitorEventLoopDelay({ resolution: MEASURE_MS });
delays.enable();
let longestCpuMs = 0;
const startedMs = cpuMs();
let beforeMs = startedMs;
setInterval(() => {
  const nowMs = cpuMs();
  longestCpuMs = Math.max(longestCpuMs, nowMs - beforeMs);
  beforeMs = nowMs;
}, MEASURE_MS);

process.on("message", (what) => {
  if (what === "stop") {
    void server.close().then(() => process.exit());
    return;
  }
  const { connections, logins } = server.statistics();
  const usage: ServerUsage = {
    cpuMs: cpuMs() - startedMs,
    longestTurnMs: Math.max(0, delays.max / 1e6 - MEASURE_MS),
    longestTurnCpuMs: longestCpuMs,
    handshakes: connections.opened,
    logins: Object.values(logins).reduce((sum, count) => sum + count, 0),
  };
  delays.reset();
  longestCpuMs = 0;
  process.send?.(usage);
});
process.send?.({ port: server.port });

/** The processor time of all threads. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
