import { LIMITS } from "../limits.ts";

/** The numbers that both ends of a datagram connection go by. Other ones than the protocol's are for tests. */
export interface DatagramRules {
  /** Longest datagram, header and tag included. */
  readonly bytesMax: number;
  readonly packetNumberMax: number;
  /** Packet numbers in one epoch, so under one key. */
  readonly epochPackets: number;
  /** A sender begins a new epoch when this long has passed since the first packet of its epoch. */
  readonly epochMs: number;
  /** How many epochs past its own a receiver derives keys for. */
  readonly epochsAheadMax: number;
  /** How long a receiver keeps the key of the epoch before, for late packets. */
  readonly previousEpochMs: number;
}

/** The protocol's numbers. */
export const DATAGRAM_RULES: DatagramRules = {
  bytesMax: LIMITS.datagramBytesMax.value,
  packetNumberMax: Number.MAX_SAFE_INTEGER,
  epochPackets: 2 ** 20,
  epochMs: 120_000,
  epochsAheadMax: 4,
  previousEpochMs: 30_000,
};
