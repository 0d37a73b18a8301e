import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import { performance } from "node:perf_hooks";
import { pbkdf2OnThread } from "../crypto/scram-verifier.ts";
import { parseIpAddress } from "../socket-address.ts";
import type { Network } from "./network.ts";
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
  ownAddresses,
};

function ownAddresses(family: 4 | 6, known: string): string[] {
  const addresses = parseIpAddress(known)?.family === family ? [known] : [];
  for (const entries of Object.values(networkInterfaces())) {
    for (const { address, internal } of entries ?? []) {
      // A link-local IPv6 address is ambiguous without its interface.
      const usable = !internal && parseIpAddress(address)?.family === family && !address.startsWith("fe80:");
      if (usable && !addresses.includes(address)) addresses.push(address);
    }
  }
  return addresses;
}
