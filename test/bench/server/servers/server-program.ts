/**
 * What the programs of the servers have in common: each says to its parent where it listens, and ends with it. If asked, it
 * says how long the longest turn of its event loop was since it was asked before.
 */

import type { Server } from "node:net";
import { createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Certificate } from "../../../../src/net/certificate.ts";
import { type LongestTurn, watchTurns } from "../../turns.ts";

/** Undefined: plain TCP. Given as the first argument, in JSON. */
export const certificate: Certificate | undefined = JSON.parse(process.argv[2] ?? "null") ?? undefined;

/** A server of TCP or TLS, of sockets without delay. */
export function bareServer(): Server {
  if (certificate !== undefined) return createTlsServer({ ...certificate, minVersion: "TLSv1.3", noDelay: true });
  return createServer({ noDelay: true });
}

/** The event with which it tells of a socket that is open. */
export const OPEN_EVENT = certificate === undefined ? "connection" : "secureConnection";

/** Clients come many at once. */
export const BACKLOG = 4_096;

export function listen(server: Server): void {
  server.listen({ port: 0, host: "127.0.0.1", backlog: BACKLOG }, () => {
    const address = server.address();
    if (address !== null && typeof address === "object") announce(address.port);
  });
}

/** V8 gives the pages of what it has collected back to the system on other threads, within this time. */
const RELEASE_MS = 500;

export function announce(port: number): void {
  process.on("disconnect", () => process.exit());
  let longestTurn: (() => LongestTurn) | undefined;
  process.on("message", (asked) => {
    if (asked === "memory") {
      globalThis.gc?.();
      globalThis.gc?.();
      const { heapUsed, external } = process.memoryUsage();
      setTimeout(() => process.send?.(heapUsed + external), RELEASE_MS);
      return;
    }
    longestTurn ??= watchTurns();
    process.send?.(longestTurn());
  });
  process.send?.({ port });
}
