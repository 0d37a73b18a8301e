/**
 * The process that floods: sends sealed datagrams that do not verify to one address, at a rate, until its parent ends it. Each second it tells the parent how many left.
 *
 *     flooder.ts <address> <port> <connection id> <packets per second>
 */

import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { createDatagramHeader, DatagramKind } from "../../../src/framing/datagram.ts";

const PAYLOAD_BYTES = 719;
/** Numbers beyond what the receiver has seen pass the replay window. */
const PACKET_NUMBER = 1_000_000;
const TICK_MS = 1;
/** What is late is made up for, up to this much: a flood does not wait for its sender to be scheduled. */
const TICKS_MAX = 4;

const [address = "", port = "", connectionId = "", rate = ""] = process.argv.slice(2);
const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
const header = createDatagramHeader(DatagramKind.SEALED, BigInt(connectionId));
new DataView(header.buffer).setBigUint64(9, BigInt(PACKET_NUMBER));
const bytes = Buffer.concat([header, randomBytes(PAYLOAD_BYTES)]);
const perTick = (Number(rate) * TICK_MS) / 1_000;
let dueMs = performance.now();
let sent = 0;

const ticks = setInterval(() => {
  const now = performance.now();
  dueMs = Math.max(dueMs, now - TICKS_MAX * TICK_MS);
  for (; dueMs <= now; dueMs += TICK_MS) {
    for (let count = 0; count < perTick; count++) socket.send(bytes, Number(port), address, () => {});
    sent += perTick;
  }
}, TICK_MS);
const reports = setInterval(() => {
  // The parent may have just gone.
  process.send?.(sent, () => {});
  sent = 0;
}, 1_000);

process.on("disconnect", () => {
  clearInterval(ticks);
  clearInterval(reports);
  socket.close();
});
