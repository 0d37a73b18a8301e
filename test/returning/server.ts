/** A server in a process of its own, on a store in a file. It tells how long the turns of its event loop are. */

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { ChatServer, SqliteStore } from "../../src/server/index.ts";
import type { ServerSettings, ServerUsage } from "./processes.ts";
import { Turns } from "./turns.ts";

process.on("disconnect", () => process.exit());
const [settings] = await once(process, "message");
const { path, pepper, ...options }: ServerSettings = settings;
const store = await SqliteStore.open({ path, pepper: Buffer.from(pepper, "hex"), random: randomBytes });
const server = await ChatServer.listen({ grease: false, host: "127.0.0.1", store, ...options });

const turns = new Turns();
const startedMs = cpuMs();

process.on("message", async (what) => {
  if (what === "stop") {
    void server.close().then(() => process.exit());
    return;
  }
  const { connections, logins } = server.statistics();
  const { heapUsed, rss } = process.memoryUsage();
  const usage: ServerUsage = {
    cpuMs: cpuMs() - startedMs,
    turns: await turns.takeLongest(),
    heapBytes: heapUsed,
    residentBytes: rss,
    handshakes: connections.opened,
    logins: Object.values(logins).reduce((sum, count) => sum + count, 0),
  };
  process.send?.(usage);
});
process.send?.({ port: server.port });

/** The processor time of all threads. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
