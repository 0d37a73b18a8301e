import type { NoiseKeys } from "../../crypto/noise.ts";
import { CryptoError } from "../../errors.ts";
import { DATAGRAM_RULES } from "../../framing/datagram.ts";
import { DatagramOpener, DatagramSealer, type OpenedDatagram } from "../../framing/sealed-datagram.ts";
import type { Destination, PathKind } from "./path-kind.ts";

export interface SealedPathOptions {
  readonly pathKind: PathKind;
  readonly keys: NoiseKeys;
  readonly localConnectionId: bigint;
  readonly remoteConnectionId: bigint;
}

/** A datagram to send. */
export interface Transmit {
  readonly to: Destination;
  readonly bytes: Uint8Array;
}

export interface SealedTransmit extends Transmit {
  readonly packetNumber: number;
}

/** Seals and opens the datagrams of a link, and keeps the destination that they go to. */
export class SealedPath {
  readonly #pathKind: PathKind;
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  #newestPacketNumber = 0;
  #destination: Destination | undefined;

  constructor({ pathKind, keys, localConnectionId, remoteConnectionId }: SealedPathOptions) {
    const rules = { ...DATAGRAM_RULES, bytesMax: pathKind.datagramBytesMax };
    this.#pathKind = pathKind;
    this.#sealer = new DatagramSealer(keys.sendKey, remoteConnectionId, rules);
    this.#opener = new DatagramOpener(keys.receiveKey, localConnectionId, rules);
  }

  /** Where datagrams go; undefined before a destination is proven. */
  get destination(): Destination | undefined {
    return this.#destination;
  }

  /** Sends to this destination from now on. Returns whether it differs from the one before. */
  moveTo(destination: Destination): boolean {
    if (this.#destination !== undefined && this.#pathKind.isSame(this.#destination, destination)) return false;
    this.#destination = this.#pathKind.copy(destination);
    return true;
  }

  /** Seals a message for the peer. Returns undefined before a destination is proven. */
  seal(message: Uint8Array, nowMs: number): SealedTransmit | undefined {
    return this.#destination && { to: this.#destination, ...this.#sealer.seal(message, nowMs) };
  }

  /** Opens a datagram. Returns its content, or why the datagram must be dropped. */
  open(bytes: Uint8Array, nowMs: number): OpenedDatagram | "replayed" | "forged" {
    try {
      return this.#opener.open(bytes, nowMs) ?? "replayed";
    } catch (error) {
      if (error instanceof CryptoError) return "forged";
      throw error;
    }
  }

  /**
   * Takes the packet number of an opened datagram. Returns whether it is the
   * highest so far; then the source of the datagram is the destination for later ones.
   */
  takeNewest({ packetNumber }: OpenedDatagram): boolean {
    if (packetNumber <= this.#newestPacketNumber) return false;
    this.#newestPacketNumber = packetNumber;
    return true;
  }
}
