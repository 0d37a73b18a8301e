/**
 * A bare TLS server, to show what a machine does to the good user while another process writes: it writes the bytes of the
 * broadcasts of eight accounts to its connections, at the same rate, and does nothing else.
 */

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { createCertificate } from "../../../src/net/certificate.ts";

export const ACCOUNTS = 8;
export const TEXT_BYTES = 16_000;
/** A frame has a few bytes more than its text. */
const FRAME_BYTES = TEXT_BYTES + 64;
/** What the accounts have saved before the first broadcast. */
const BURST_SECONDS = 2;
const WRITES_PER_TURN_MAX = 16;
const BEAT_MS = 1;

/** Begins to write when a client sends something. @returns the port of 127.0.0.1 */
export async function serveBareWrites(): Promise<number> {
  const server = createServer(await createCertificate());
  const sockets: TLSSocket[] = [];
  server.on("secureConnection", (socket) => {
    socket.setNoDelay(true);
    socket.on("error", () => {});
    sockets.push(socket);
    socket.once("data", () => write(sockets));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

function write(sockets: readonly TLSSocket[]): void {
  const frame = Buffer.alloc(FRAME_BYTES, "x");
  const perMs = (ACCOUNTS * DEFAULT_LIMITS.accountCausedBytesPerSecond) / FRAME_BYTES / 1_000;
  const startMs = performance.now() - BURST_SECONDS * 1_000;
  let written = 0;
  setInterval(() => {
    const due = Math.floor((performance.now() - startMs) * perMs) - written;
    for (let left = Math.min(due, WRITES_PER_TURN_MAX); left > 0; left--) {
      sockets[written % sockets.length]?.write(frame);
      written += 1;
    }
  }, BEAT_MS);
}
