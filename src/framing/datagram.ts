/**
 * The UDP framing: one datagram, one message.
 *
 *     byte 0       kind << 4 | version
 *     bytes 1-8    connection id, big-endian: chosen by the receiver
 *     bytes 9-16   packet number, big-endian; 0 in what is not sealed
 *     from 17 on   payload; of a sealed datagram, ciphertext and 16-byte tag
 *
 * @see proto/PROTOCOL.md, "Datagrams"
 */

import { AEAD_TAG_BYTES } from "../crypto/aead.ts";
import { UsageError } from "../errors.ts";
import { LIMITS } from "../limits.ts";

export const DATAGRAM_VERSION = 1;
export const DATAGRAM_HEADER_BYTES = 17;
/** What sealing adds to a message. */
export const SEALED_OVERHEAD_BYTES = DATAGRAM_HEADER_BYTES + AEAD_TAG_BYTES;

export const DatagramKind = {
  /** First message of the Noise handshake. */
  HANDSHAKE_INITIATION: 1,
  /** Second message of the Noise handshake. */
  HANDSHAKE_RESPONSE: 2,
  /** A message of the schema, encrypted. */
  SEALED: 3,
  /** Opens the way through a NAT; says nothing. */
  PUNCH: 4,
} as const;
export type DatagramKind = (typeof DatagramKind)[keyof typeof DatagramKind];

const KINDS = new Map<number, DatagramKind>(Object.values(DatagramKind).map((kind) => [kind, kind]));

/** The kinds whose payload goes as it is. */
export type PlainDatagramKind = Exclude<DatagramKind, typeof DatagramKind.SEALED>;

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

export interface DatagramHeader {
  readonly kind: DatagramKind;
  /** 64 bits. */
  readonly connectionId: bigint;
  /** From 1 to 2^53 - 1 in a sealed datagram, else 0. */
  readonly packetNumber: number;
}

/**
 * Reads the header of whatever came in. Nothing in it is proven yet.
 *
 * @param bytesMax  longest datagram taken
 * @returns undefined where the bytes are no datagram of this protocol: too short, too long, of unknown kind or
 *   version, or with a packet number their kind cannot have
 */
export function readDatagramHeader(
  bytes: Uint8Array,
  bytesMax: number = DATAGRAM_RULES.bytesMax,
): DatagramHeader | undefined {
  if (bytes.length < DATAGRAM_HEADER_BYTES || bytes.length > bytesMax) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, DATAGRAM_HEADER_BYTES);
  const kind = kindOf(view.getUint8(0));
  const packetNumber = view.getUint32(9) * 2 ** 32 + view.getUint32(13);
  if (kind === undefined) return undefined;
  if (kind !== DatagramKind.SEALED && packetNumber !== 0) return undefined;
  if (kind === DatagramKind.SEALED) {
    if (bytes.length < SEALED_OVERHEAD_BYTES) return undefined;
    if (packetNumber === 0 || packetNumber > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return { kind, connectionId: view.getBigUint64(1), packetNumber };
}

/**
 * Makes a datagram that is not sealed.
 *
 * @throws UsageError the connection id is not 64 bits
 */
export function encodeDatagram(kind: PlainDatagramKind, connectionId: bigint, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(DATAGRAM_HEADER_BYTES + payload.length);
  bytes.set(createDatagramHeader(kind, connectionId));
  bytes.set(payload, DATAGRAM_HEADER_BYTES);
  return bytes;
}

/** Returns what follows the header, as a view on the datagram. */
export function datagramPayload(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(DATAGRAM_HEADER_BYTES);
}

/**
 * Makes a header whose packet number is still 0.
 *
 * @throws UsageError the connection id is not 64 bits
 */
export function createDatagramHeader(kind: DatagramKind, connectionId: bigint): Uint8Array {
  if (BigInt.asUintN(64, connectionId) !== connectionId) throw new UsageError("A connection id must have 64 bits.");
  const header = new Uint8Array(DATAGRAM_HEADER_BYTES);
  header[0] = (kind << 4) | DATAGRAM_VERSION;
  new DataView(header.buffer).setBigUint64(1, connectionId);
  return header;
}

function kindOf(first: number): DatagramKind | undefined {
  return (first & 15) === DATAGRAM_VERSION ? KINDS.get(first >> 4) : undefined;
}
