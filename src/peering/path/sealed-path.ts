import type { NoiseKeys } from "../../crypto/noise.ts";
import { CryptoError } from "../../errors.ts";
import { DATAGRAM_RULES } from "../../framing/datagram.ts";
import { DatagramOpener, DatagramSealer, type OpenedDatagram } from "../../framing/sealed-datagram.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";

export interface SealedPathOptions {
  readonly keys: NoiseKeys;
  readonly localConnectionId: bigint;
  readonly remoteConnectionId: bigint;
  readonly datagramBytesMax: number;
}

/** A datagram to be sent, and its packet number. */
export interface SealedTransmit {
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
  readonly packetNumber: number;
}

/** Seals and opens the datagrams of a path and follows the other side where it goes. */
export class SealedPath {
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  #newestPacketNumber = 0;
  #address: SocketAddress | undefined;

  constructor({ keys, localConnectionId, remoteConnectionId, datagramBytesMax }: SealedPathOptions) {
    const rules = { ...DATAGRAM_RULES, bytesMax: datagramBytesMax };
    this.#sealer = new DatagramSealer(keys.sendKey, remoteConnectionId, rules);
    this.#opener = new DatagramOpener(keys.receiveKey, localConnectionId, rules);
  }

  /** Where the other side is, as far as is proven. */
  get address(): SocketAddress | undefined {
    return this.#address;
  }

  /** Sets where the other side is. Returns whether that is news. */
  moveTo({ address, port }: SocketAddress): boolean {
    if (this.#address !== undefined && isSameAddress(this.#address, { address, port })) return false;
    this.#address = { address, port };
    return true;
  }

  /** Seals a message to the other side. Only once it is known where that is. */
  seal(message: Uint8Array, nowMs: number): SealedTransmit | undefined {
    return this.#address && { to: this.#address, ...this.#sealer.seal(message, nowMs) };
  }

  /** @returns what was sealed, or why the datagram is to be dropped */
  open(bytes: Uint8Array, nowMs: number): OpenedDatagram | "replayed" | "forged" {
    try {
      return this.#opener.open(bytes, nowMs) ?? "replayed";
    } catch (error) {
      if (error instanceof CryptoError) return "forged";
      throw error;
    }
  }

  /** Whether a datagram that was opened is the newest so far, so that its source is where the other side is now. */
  isNewest({ packetNumber }: OpenedDatagram): boolean {
    if (packetNumber <= this.#newestPacketNumber) return false;
    this.#newestPacketNumber = packetNumber;
    return true;
  }
}
