/**
 * Sealed datagrams: the message encrypted with ChaCha20-Poly1305, with the header
 * as associated data and the packet number as nonce.
 *
 * @see proto/PROTOCOL.md, "Datagrams"
 */

import { AEAD_NONCE_BYTES, sealInto, tryOpen } from "../crypto/aead.ts";
import { CryptoError, UsageError } from "../errors.ts";
import {
  createDatagramHeader,
  DATAGRAM_HEADER_BYTES,
  DATAGRAM_RULES,
  DatagramKind,
  type DatagramRules,
  readPacketNumber,
  SEALED_OVERHEAD_BYTES,
} from "./datagram.ts";
import { ReceiveEpochs, SendEpoch } from "./key-epochs.ts";

/** `isCopy` knows the copies of this many packet numbers up to the newest. */
const COPIED_MAX = 32;

export interface SealedDatagram {
  readonly bytes: Uint8Array;
  readonly packetNumber: number;
}

export interface OpenedDatagram {
  /** The plaintext, as a new array. */
  readonly message: Uint8Array;
  readonly packetNumber: number;
}

/** Seals the messages of one direction of a connection or link. */
export class DatagramSealer {
  readonly #rules: DatagramRules;
  readonly #epoch: SendEpoch;
  readonly #header: Uint8Array;
  readonly #headerView: DataView;
  readonly #nonce = new Uint8Array(AEAD_NONCE_BYTES);
  #lastNumber = 0;

  /**
   * @param key           32 bytes, used for this direction of this connection only; copied
   * @param connectionId  64 bits, chosen by the receiver
   * @throws UsageError the key is not 32 bytes long, or the connection id not 64 bits
   */
  constructor(key: Uint8Array, connectionId: bigint, rules: DatagramRules = DATAGRAM_RULES) {
    this.#rules = rules;
    this.#epoch = new SendEpoch(key, rules);
    this.#header = createDatagramHeader(DatagramKind.SEALED, connectionId);
    this.#headerView = new DataView(this.#header.buffer);
  }

  /**
   * Seals one message. Packet numbers rise, not always by one.
   *
   * @param message  at most `bytesMax` - 33 bytes; not kept
   * @param nowMs    monotonic milliseconds
   * @throws UsageError the message does not fit into a datagram; uses no packet number
   * @throws CryptoError EXHAUSTED: all packet numbers are used
   */
  seal(message: Uint8Array, nowMs: number): SealedDatagram {
    const length = message.length + SEALED_OVERHEAD_BYTES;
    if (length > this.#rules.bytesMax) {
      throw new UsageError(`A datagram may have at most ${this.#rules.bytesMax} bytes, not ${length}.`);
    }
    const packetNumber = this.#epoch.nextNumber(this.#lastNumber + 1, nowMs);
    const isFresh = packetNumber > this.#lastNumber;
    // Recorded before anything can fail, so that no number is used twice.
    this.#lastNumber = packetNumber;
    if (!isFresh || packetNumber > this.#rules.packetNumberMax) {
      throw new CryptoError("EXHAUSTED", "All packet numbers of this connection are used.");
    }

    this.#headerView.setUint32(9, Math.floor(packetNumber / 2 ** 32));
    this.#headerView.setUint32(13, packetNumber >>> 0);
    writeNonce(this.#nonce, this.#header);
    const bytes = new Uint8Array(length);
    bytes.set(this.#header);
    sealInto(bytes, DATAGRAM_HEADER_BYTES, this.#epoch.key, this.#nonce, this.#header, message);
    return { bytes, packetNumber };
  }

  /** Leaves out the next packet number. Returns it; undefined: it is not left out, because a key epoch begins with it. */
  skipNumber(): number | undefined {
    const packetNumber = this.#lastNumber + 1;
    if (packetNumber % this.#rules.epochPackets === 0) return undefined;
    this.#lastNumber = packetNumber;
    return packetNumber;
  }
}

/** Opens the datagrams of one direction of a connection or link. */
export class DatagramOpener {
  readonly #rules: DatagramRules;
  readonly #epochs: ReceiveEpochs;
  readonly #header: Uint8Array;
  readonly #nonce = new Uint8Array(AEAD_NONCE_BYTES);
  #newestNumber = 0;

  /**
   * @param key           32 bytes, used for this direction of this connection only; copied
   * @param connectionId  64 bits, chosen by this side
   * @throws UsageError the key is not 32 bytes long, or the connection id not 64 bits
   */
  constructor(key: Uint8Array, connectionId: bigint, rules: DatagramRules = DATAGRAM_RULES) {
    this.#rules = rules;
    this.#epochs = new ReceiveEpochs(key, rules);
    this.#header = createDatagramHeader(DatagramKind.SEALED, connectionId);
  }

  /**
   * Opens one sealed datagram.
   *
   * @param bytes  header, ciphertext, tag; not kept
   * @param nowMs  monotonic milliseconds
   * @returns the message; "replayed" if the packet is a replay or older than the replay window; "forged" if the bytes are
   *   not a sealed datagram of this connection, the epoch is out of reach, or the tag did not verify: nothing changed
   * @see RFC 6479, section 2; proto/PROTOCOL.md, "Datagrams"
   */
  tryOpen(bytes: Uint8Array, nowMs: number): OpenedDatagram | "replayed" | "forged" {
    const packetNumber = this.#packetNumberOf(bytes);
    const epoch = packetNumber === 0 ? undefined : this.#epochs.find(packetNumber, nowMs);
    if (epoch === undefined) return "forged";
    // Checked first because it is cheap. This is safe because the window moves only below, after the tag has verified.
    if (!epoch.window.check(packetNumber)) return "replayed";

    const message = this.#decrypt(bytes, epoch.key);
    if (message === undefined) return "forged";
    this.#epochs.advanceTo(epoch, nowMs);
    epoch.window.accept(packetNumber);
    this.#newestNumber = Math.max(this.#newestNumber, packetNumber);
    return { message, packetNumber };
  }

  /**
   * Opens one sealed datagram, as `tryOpen` does.
   *
   * @returns undefined if the packet is a replay or older than the replay window
   * @throws CryptoError AUTH_FAILED: the datagram is forged
   */
  open(bytes: Uint8Array, nowMs: number): OpenedDatagram | undefined {
    const opened = this.tryOpen(bytes, nowMs);
    if (opened === "forged")
      throw new CryptoError("AUTH_FAILED", "The bytes are not a sealed datagram of this connection.");
    return opened === "replayed" ? undefined : opened;
  }

  /**
   * Whether bytes are a copy of one of the latest datagrams that were opened. Changes nothing.
   *
   * @param bytes  not kept
   * @param nowMs  monotonic milliseconds
   */
  isCopy(bytes: Uint8Array, nowMs: number): boolean {
    const packetNumber = this.#packetNumberOf(bytes);
    const epoch = packetNumber === 0 ? undefined : this.#epochs.find(packetNumber, nowMs);
    if (epoch === undefined || epoch.window.check(packetNumber)) return false;
    return packetNumber > this.#newestNumber - COPIED_MAX && this.#decrypt(bytes, epoch.key) !== undefined;
  }

  #decrypt(bytes: Uint8Array, key: Uint8Array): Uint8Array | undefined {
    writeNonce(this.#nonce, bytes);
    return tryOpen(key, this.#nonce, bytes.subarray(0, DATAGRAM_HEADER_BYTES), bytes.subarray(DATAGRAM_HEADER_BYTES));
  }

  /** Returns 0, which no packet has, if the bytes are not a sealed datagram of this connection. */
  #packetNumberOf(bytes: Uint8Array): number {
    if (bytes.length < SEALED_OVERHEAD_BYTES || bytes.length > this.#rules.bytesMax || !this.#isOurs(bytes)) return 0;
    const packetNumber = readPacketNumber(bytes);
    return packetNumber <= this.#rules.packetNumberMax ? packetNumber : 0;
  }

  /** Whether kind, version and connection id are those of this connection. */
  #isOurs(bytes: Uint8Array): boolean {
    for (let i = 0; i < DATAGRAM_HEADER_BYTES - 8; i++) if (bytes[i] !== this.#header[i]) return false;
    return true;
  }
}

/** The nonce: 4 zero bytes, then the 8 bytes of the packet number from the header. */
function writeNonce(nonce: Uint8Array, header: Uint8Array): void {
  for (let i = 0; i < 8; i++) nonce[4 + i] = header[9 + i] ?? 0;
}
