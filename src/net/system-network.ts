import { randomBytes } from "node:crypto";
import { dial } from "./dial.ts";
import { ownAddresses } from "./interfaces.ts";
import { Listener } from "./listener.ts";
import type { Network } from "./network.ts";
import { systemClock } from "./system-clock.ts";
import { bindUdp } from "./udp-socket.ts";

/** The network of this machine: what servers and clients use unless they are handed another. */
export const systemNetwork: Network = {
  ...systemClock,
  randomBytes: (length) => Uint8Array.from(randomBytes(length)),
  dial,
  listen: (options) => Listener.listen(options),
  bindUdp,
  ownAddresses,
};
