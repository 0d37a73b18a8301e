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

/** A datagram to send. */
export interface Transmit {
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

export interface SealedTransmit extends Transmit {
  readonly packetNumber: number;
}

/** Seals and opens the datagrams of a link, and keeps the address that they go to. */
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

  /** The address of the peer; undefined before one is proven. */
  get address(): SocketAddress | undefined {
    return this.#address;
  }

  /** Sets the address of the peer. Returns whether it changed. */
  moveTo({ address, port }: SocketAddress): boolean {
    if (this.#address !== undefined && isSameAddress(this.#address, { address, port })) return false;
    this.#address = { address, port };
    return true;
  }

  /** Seals a message for the peer. Returns undefined before the address of the peer is proven. */
  seal(message: Uint8Array, nowMs: number): SealedTransmit | undefined {
    return this.#address && { to: this.#address, ...this.#sealer.seal(message, nowMs) };
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
   * highest so far; then the source of the datagram is the address of the peer.
   */
  takeNewest({ packetNumber }: OpenedDatagram): boolean {
    if (packetNumber <= this.#newestPacketNumber) return false;
    this.#newestPacketNumber = packetNumber;
    return true;
  }
}
