import { randomBytes } from "node:crypto";
import { ownAddresses } from "./interfaces.ts";
import { Listener } from "./listener.ts";
import type { Network } from "./network.ts";
import { systemClock } from "./system-clock.ts";
import { dial } from "./system-streams.ts";
import { bindUdp } from "./system-udp.ts";

/** The network of this machine: what servers and clients use unless they are handed another. */
export const systemNetwork: Network = {
  ...systemClock,
  randomBytes: (length) => Uint8Array.from(randomBytes(length)),
  dial,
  listen: (options) => Listener.listen(options),
  bindUdp,
  ownAddresses,
};
