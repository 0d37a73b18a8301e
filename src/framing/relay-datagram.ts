/**
 * The datagrams between a client and the relay of its server. All begin with the header of datagram.ts, whose
 * connection id is that of one side of a grant.
 *
 *     from the client     packet number: rises with each datagram of the side
 *     bytes 17-           RELAYED: a datagram of the link; RELAY_BIND: 16 bytes, the token of a challenge, zeros, or
 *                         `RELAY_LEFT`
 *     last 8 bytes        tag of all bytes before
 *
 *     from the relay
 *     RELAYED             packet number 0; bytes 17-: a datagram of the link. It has no tag: it is sealed
 *     RELAY_CHALLENGE     packet number: that of the datagram that is answered; bytes 17-32: a token; 8 bytes tag
 *     RELAY_STATUS        likewise, but byte 17: a `RelayStatus`; bytes 18-25: bytes that the grant has left, big-endian
 *
 * So no datagram of the relay is longer than the one that it answers or forwards.
 *
 * @see proto/PROTOCOL.md, "The relay"
 */

import type { TagKey } from "../crypto/message-tag.ts";
import { createDatagramHeader, DATAGRAM_HEADER_BYTES, DatagramKind, RELAY_OVERHEAD_BYTES } from "./datagram.ts";

export const RELAY_TOKEN_BYTES = 16;
/** In the place of a token: the side asks for a challenge, and has left the address that it has bound. */
export const RELAY_LEFT: Uint8Array = new Uint8Array(RELAY_TOKEN_BYTES).fill(0xff);
const TAG_BYTES = RELAY_OVERHEAD_BYTES - DATAGRAM_HEADER_BYTES;
const STATUS_BYTES = 9;

/** How the relay stands with a side. */
export const RelayStatus = {
  /** It sends to the address of the side what the other side sends. */
  BOUND: 1,
  /** The conversation has used up its bytes. */
  BYTES_SPENT: 2,
  /** The time of the grant is over. */
  TIME_OVER: 3,
} as const;
export type RelayStatus = (typeof RelayStatus)[keyof typeof RelayStatus];

const STATUSES = new Map<number, RelayStatus>(Object.values(RelayStatus).map((status) => [status, status]));

/** Encodes the datagrams of one side of a grant, in both directions, and checks their tags. */
export class RelayCodec {
  readonly #key: TagKey;
  readonly #relayed: Uint8Array;
  readonly #bind: Uint8Array;
  readonly #challenge: Uint8Array;
  readonly #status: Uint8Array;

  /** @param relayId  64 bits */
  constructor(relayId: bigint, key: TagKey) {
    this.#key = key;
    this.#relayed = createDatagramHeader(DatagramKind.RELAYED, relayId);
    this.#bind = createDatagramHeader(DatagramKind.RELAY_BIND, relayId);
    this.#challenge = createDatagramHeader(DatagramKind.RELAY_CHALLENGE, relayId);
    this.#status = createDatagramHeader(DatagramKind.RELAY_STATUS, relayId);
  }

  /** A datagram of the link for the relay. */
  wrap(datagram: Uint8Array, sequence: number): Uint8Array {
    return this.#tagged(this.#relayed, sequence, datagram);
  }

  /** A datagram of the link for the client. */
  forward(datagram: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(DATAGRAM_HEADER_BYTES + datagram.length);
    bytes.set(this.#relayed);
    bytes.set(datagram, DATAGRAM_HEADER_BYTES);
    return bytes;
  }

  /** @param token  of the challenge that this answers; absent: there was none yet; or `RELAY_LEFT` */
  bind(sequence: number, token: Uint8Array = new Uint8Array(RELAY_TOKEN_BYTES)): Uint8Array {
    return this.#tagged(this.#bind, sequence, token);
  }

  /** @param sequence  of the datagram that this answers */
  challenge(sequence: number, token: Uint8Array): Uint8Array {
    return this.#tagged(this.#challenge, sequence, token);
  }

  /** @param sequence  of the datagram that this answers */
  status(sequence: number, status: RelayStatus, bytesLeft: number): Uint8Array {
    const payload = new Uint8Array(STATUS_BYTES);
    payload[0] = status;
    new DataView(payload.buffer).setBigUint64(1, BigInt(bytesLeft));
    return this.#tagged(this.#status, sequence, payload);
  }

  /**
   * Checks the tag of a datagram of this relay id.
   *
   * @param bytes  any bytes
   * @returns the bytes between header and tag, as a view; undefined if the tag is wrong or missing
   */
  open(bytes: Uint8Array): Uint8Array | undefined {
    if (bytes.length < RELAY_OVERHEAD_BYTES || !this.#key.verifies(bytes, TAG_BYTES)) return undefined;
    return bytes.subarray(DATAGRAM_HEADER_BYTES, bytes.length - TAG_BYTES);
  }

  #tagged(header: Uint8Array, sequence: number, payload: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(RELAY_OVERHEAD_BYTES + payload.length);
    const tagAt = bytes.length - TAG_BYTES;
    bytes.set(header);
    const view = new DataView(bytes.buffer);
    view.setUint32(9, Math.floor(sequence / 2 ** 32));
    view.setUint32(13, sequence >>> 0);
    bytes.set(payload, DATAGRAM_HEADER_BYTES);
    bytes.set(this.#key.tag(bytes, tagAt, TAG_BYTES), tagAt);
    return bytes;
  }
}

/** Whether a side says that it has left the address that it has bound. @param token  of a RELAY_BIND */
export function hasLeft(token: Uint8Array): boolean {
  return token.every((byte) => byte === 0xff);
}

/** Reads what a RELAY_STATUS has between header and tag. Returns undefined if it is too short, or the status is unknown. */
export function readRelayStatus(
  payload: Uint8Array,
): { readonly status: RelayStatus; readonly bytesLeft: number } | undefined {
  const status = STATUSES.get(payload[0] ?? 0);
  if (status === undefined || payload.length < STATUS_BYTES) return undefined;
  return { status, bytesLeft: Number(new DataView(payload.buffer, payload.byteOffset).getBigUint64(1)) };
}
