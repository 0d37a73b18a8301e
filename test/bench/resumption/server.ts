/** A server in a process of its own, which tells how much processor time and memory it has used. */

import { ChatServer } from "../../../src/server/index.ts";

process.on("disconnect", () => process.exit());
const server = await ChatServer.listen({
  grease: false,
  host: "127.0.0.1",
  port: 0,
  ...JSON.parse(process.argv[2] ?? "{}"),
});
process.on("message", (what) => {
  if (what === "memory") {
    globalThis.gc?.();
    globalThis.gc?.();
  }
  const { user, system } = process.cpuUsage();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ cpuUs: user + system, heldBytes: heapUsed + external });
});
process.send?.({ port: server.port });
