/** A bare TLS server in a process of its own, on which returning clients cost no more than their handshakes. */

import { createServer } from "node:tls";
import type { Certificate } from "../../src/net/certificate.ts";

process.on("disconnect", () => process.exit());
process.once("message", (certificate: Certificate) => {
  const server = createServer({ ...certificate, minVersion: "TLSv1.3" }, (socket) => {
    socket.on("error", () => {}).resume();
  });
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000 });
  });
});
