import { randomBytes, randomFillSync } from "node:crypto";
import { networkInterfaces } from "node:os";
import { performance } from "node:perf_hooks";
import type { Kem } from "../crypto/post-quantum/kem.ts";
import { createMlKem } from "../crypto/post-quantum/ml-kem.ts";
import { pbkdf2OnThread } from "../crypto/scram-verifier.ts";
import { defaultGateways } from "./mapping/default-gateways.ts";
import type { InterfaceAddress, Network } from "./network.ts";
import { dial, listen } from "./system-streams.ts";
import { bindUdp } from "./system-udp.ts";

/** Undefined before the first use: looking for the mechanism takes a millisecond of the start. */
let kem: { readonly found: Kem | undefined } | undefined;

/** The network of this machine: the default of servers and clients. */
export const systemNetwork: Network = {
  monotonicMs: () => performance.now(),
  wallClockMs: () => Date.now(),
  setTimer(run, delayMs) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  runAtEndOfTick: (run) => void setImmediate(run),
  randomBytes: drawBytes,
  pbkdf2: pbkdf2OnThread,
  get kem() {
    kem ??= { found: createMlKem() };
    return kem.found;
  },
  dial,
  listen,
  bindUdp,
  interfaces,
  gateways: defaultGateways,
  // Loaded only when it is used.
  upnp: async () => (await import("./system-upnp.ts")).loadUpnpPackage(),
};

/** A draw from the generator takes about as long for one byte as for so many. */
const POOL_BYTES = 2_048;
/** A longer draw does not come from the pool. */
const POOLED_BYTES_MAX = 64;
const pool = new Uint8Array(POOL_BYTES);
let poolAt = POOL_BYTES;

/** Each byte of the pool is given out once, and erased there. */
function drawBytes(length: number): Uint8Array {
  if (length > POOLED_BYTES_MAX) return new Uint8Array(randomBytes(length));
  if (poolAt + length > POOL_BYTES) {
    randomFillSync(pool);
    poolAt = 0;
  }
  const bytes = new Uint8Array(length);
  // Byte by byte: calls to copy and to erase so few would take longer.
  for (let index = 0; index < length; index++) {
    bytes[index] = pool[poolAt] ?? 0;
    pool[poolAt] = 0;
    poolAt += 1;
  }
  return bytes;
}

function interfaces(): InterfaceAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, entries = []]) =>
    entries.map(({ address, family, cidr, scopeid }) => ({
      name,
      address,
      family: family === "IPv6" ? 6 : 4,
      prefixBits: cidr === null ? undefined : Number(cidr.split("/")[1]),
      // Windows has numbers for zones.
      zone: process.platform === "win32" ? String(scopeid) : name,
    })),
  );
}
