/**
 * The process under test: a relay, and beside it a loop that forwards every datagram and does nothing else. Reports its
 * processor time whenever it is asked.
 */

import { createSocket } from "node:dgram";
import { once } from "node:events";
import { LIMITS, resolveLimits } from "../../../src/limits.ts";
import { DatagramSocket } from "../../../src/net/datagram-socket.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { Relay } from "../../../src/server/relay.ts";
import { SIDES } from "./sides.ts";

const receiverPort = Number(process.argv[2]);
const bare = createSocket("udp4").bind(0, "127.0.0.1");
await once(bare, "listening");
bare.on("message", (bytes) => bare.send(bytes, receiverPort, "127.0.0.1", () => {}));

// The limits must not be what is measured.
const unlimited = Number.MAX_SAFE_INTEGER;
const limits = resolveLimits({
  relayBytesMax: unlimited,
  relayBytesPerSecond: unlimited,
  relayTotalBytesPerSecond: unlimited,
  relayTimeMs: LIMITS.relayTimeMs.value,
});
const datagrams = await DatagramSocket.bind(systemNetwork, "127.0.0.1", 0);
const relay = new Relay(systemNetwork, datagrams, limits);
relay.open(1, SIDES);

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuSeconds: (user + system) / 1_000_000 });
});
process.on("disconnect", () => process.exit());
process.send?.({ barePort: bare.address().port, relayPort: datagrams.address.port });
