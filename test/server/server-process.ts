/** A server in a separate process, started and measured by measured-server.ts. */

import { ChatServer } from "../../src/server/index.ts";

const PAUSE_MS = 50;

let warnings = 0;
process.on("warning", () => {
  warnings += 1;
});
// The parent process is gone.
process.on("disconnect", () => process.exit());

const server = await ChatServer.listen({
  grease: false,
  host: "127.0.0.1",
  port: 0,
  ...JSON.parse(process.argv[2] ?? "{}"),
});
let peakRss = 0;
setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 10).unref();
process.on("message", async () => {
  globalThis.gc?.();
  // Freed memory is returned to the system a little later.
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, peakRss, held: heapUsed + external, connections: server.connections, warnings });
  peakRss = 0;
});
process.send?.({ port: server.port });
