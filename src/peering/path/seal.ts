import type { NoiseKeys } from "../../crypto/link/noise.ts";
import { DATAGRAM_RULES } from "../../framing/datagram.ts";
import {
  DatagramOpener,
  DatagramSealer,
  type OpenedDatagram,
  type SealedDatagram,
} from "../../framing/sealed-datagram.ts";
import type { Destination } from "./path-kind.ts";
import type { SkippedNumbers } from "./skipped-numbers.ts";

export interface SealOptions {
  readonly datagramBytesMax: number;
  readonly keys: NoiseKeys;
  readonly localConnectionId: bigint;
  readonly remoteConnectionId: bigint;
  /** Says when to leave out a packet number, and takes it. Default: none is left out. */
  readonly skipped?: SkippedNumbers;
}

/** A datagram to send. */
export interface Transmit {
  readonly to: Destination;
  readonly bytes: Uint8Array;
}

/** Seals and opens the datagrams of a link, whatever path they take: packet numbers and keys belong to the link. */
export class Seal {
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  readonly #skipped: SkippedNumbers | undefined;

  constructor({ datagramBytesMax, keys, localConnectionId, remoteConnectionId, skipped }: SealOptions) {
    const rules = { ...DATAGRAM_RULES, bytesMax: datagramBytesMax };
    this.#sealer = new DatagramSealer(keys.sendKey, remoteConnectionId, rules);
    this.#opener = new DatagramOpener(keys.receiveKey, localConnectionId, rules);
    this.#skipped = skipped;
  }

  seal(message: Uint8Array, nowMs: number): SealedDatagram {
    const skipped = this.#skipped?.isDue() ? this.#sealer.skipNumber() : undefined;
    if (skipped !== undefined) this.#skipped?.add(skipped);
    return this.#sealer.seal(message, nowMs);
  }

  /** Opens a datagram. Returns its content, or why the datagram must be dropped. */
  open(bytes: Uint8Array, nowMs: number): OpenedDatagram | "replayed" | "forged" {
    return this.#opener.tryOpen(bytes, nowMs);
  }

  /** Whether a datagram is a copy of one of the latest that were opened. */
  isCopy(bytes: Uint8Array, nowMs: number): boolean {
    return this.#opener.isCopy(bytes, nowMs);
  }
}
