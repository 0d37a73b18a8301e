import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import { performance } from "node:perf_hooks";
import { pbkdf2OnThread } from "../crypto/scram-verifier.ts";
import { defaultGateways } from "./mapping/default-gateways.ts";
import type { InterfaceAddress, Network } from "./network.ts";
import { dial, listen } from "./system-streams.ts";
import { bindUdp } from "./system-udp.ts";

/** The network of this machine: the default of servers and clients. */
export const systemNetwork: Network = {
  monotonicMs: () => performance.now(),
  wallClockMs: () => Date.now(),
  setTimer(run, delayMs) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  runAtEndOfTick: (run) => void setImmediate(run),
  randomBytes: (length) => Uint8Array.from(randomBytes(length)),
  pbkdf2: pbkdf2OnThread,
  dial,
  listen,
  bindUdp,
  interfaces,
  gateways: defaultGateways,
};

function interfaces(): InterfaceAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, entries = []]) =>
    entries.map(({ address, family }) => ({ name, address, family: family === "IPv6" ? 6 : 4 })),
  );
}
