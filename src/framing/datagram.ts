/**
 * The header of a datagram. A sealed datagram carries one message.
 *
 *     byte 0       kind << 4 | version
 *     bytes 1-8    connection id, big-endian: chosen by the receiver
 *     bytes 9-16   packet number, big-endian; 0 unless the datagram is sealed
 *     bytes 17-    payload; in a sealed datagram, ciphertext and 16-byte tag
 *
 * @see proto/PROTOCOL.md, "Datagrams"
 */

import { AEAD_TAG_BYTES } from "../crypto/aead.ts";
import { UsageError } from "../errors.ts";
import { LIMITS } from "../limits.ts";

export const DATAGRAM_VERSION = 1;
export const DATAGRAM_HEADER_BYTES = 17;
/** Length that sealing adds to a message: header and tag. */
export const SEALED_OVERHEAD_BYTES = DATAGRAM_HEADER_BYTES + AEAD_TAG_BYTES;

export const DatagramKind = {
  /** An encrypted Message of the schema. */
  SEALED: 3,
  /** A datagram of a link, on its way through the relay of the server; see relay-datagram.ts. */
  RELAYED: 5,
  /** Asks the relay to use the source address, and answers its challenge. */
  RELAY_BIND: 6,
  /** The relay asks an address to prove that it receives. */
  RELAY_CHALLENGE: 7,
  /** The relay says how it stands with a side. */
  RELAY_STATUS: 8,
} as const;
export type DatagramKind = (typeof DatagramKind)[keyof typeof DatagramKind];

const KINDS = new Map<number, DatagramKind>(Object.values(DatagramKind).map((kind) => [kind, kind]));

/** Length that the relay's header and tag add to a datagram of a link. */
export const RELAY_OVERHEAD_BYTES = DATAGRAM_HEADER_BYTES + 8;

/** The parameters of sealed datagrams, which both ends must share. Only tests use other values than the protocol's. */
export interface DatagramRules {
  /** Longest datagram, header and tag included. */
  readonly bytesMax: number;
  readonly packetNumberMax: number;
  /** Packet numbers in one epoch, that is, under one key. */
  readonly epochPackets: number;
  /** A sender begins a new epoch this long after the first packet of the current one. */
  readonly epochMs: number;
  /** A receiver derives keys for at most this many epochs ahead of the current one. */
  readonly epochsAheadMax: number;
  /** How long a receiver keeps the key of the previous epoch, for late packets. */
  readonly previousEpochMs: number;
}

/** The protocol's values. */
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
  /** From 1 to 2^53 - 1 in a sealed datagram, from 0 in one of the relay, otherwise 0. */
  readonly packetNumber: number;
}

/**
 * Reads the header of a received datagram. Nothing in it is authenticated yet.
 *
 * @param bytesMax  longest datagram accepted; a relayed one may be `RELAY_OVERHEAD_BYTES` longer
 * @returns undefined if the bytes are not a datagram of this protocol: too short, too long, of unknown kind or version,
 *   or with a packet number that is invalid for the kind
 */
export function readDatagramHeader(
  bytes: Uint8Array,
  bytesMax: number = DATAGRAM_RULES.bytesMax,
): DatagramHeader | undefined {
  const kind = readKind(bytes, bytesMax);
  return kind && { kind, connectionId: readConnectionId(bytes), packetNumber: readPacketNumber(bytes) };
}

/**
 * Reads the connection id of a received datagram. Creates no other object: what each datagram of a flood leaves behind has to
 * be collected, and everything waits for that.
 *
 * @returns undefined if the bytes are not a datagram of this protocol
 */
export function readDatagramId(bytes: Uint8Array, bytesMax: number = DATAGRAM_RULES.bytesMax): bigint | undefined {
  return readKind(bytes, bytesMax) && readConnectionId(bytes);
}

/**
 * Reads the packet number in the header of a received datagram.
 *
 * @param bytes  if it is shorter than the header, missing bytes count as 0
 * @returns not exact past 2^53 - 1, but then greater than that
 */
export function readPacketNumber(bytes: Uint8Array): number {
  return readUint32(bytes, 9) * 2 ** 32 + readUint32(bytes, 13);
}

/** Whether the first byte of a received datagram is that of a sealed one. */
export function isSealedDatagram(bytes: Uint8Array): boolean {
  return bytes[0] === ((DatagramKind.SEALED << 4) | DATAGRAM_VERSION);
}

/** Returns the payload as a view of the datagram. */
export function datagramPayload(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(DATAGRAM_HEADER_BYTES);
}

/**
 * Encodes a header with packet number 0.
 *
 * @throws UsageError the connection id is not 64 bits
 */
export function createDatagramHeader(kind: DatagramKind, connectionId: bigint): Uint8Array {
  if (BigInt.asUintN(64, connectionId) !== connectionId)
    throw new UsageError(`A connection id must be from 0 to 2^64 - 1, not ${connectionId}.`);
  const header = new Uint8Array(DATAGRAM_HEADER_BYTES);
  header[0] = (kind << 4) | DATAGRAM_VERSION;
  new DataView(header.buffer).setBigUint64(1, connectionId);
  return header;
}

/** Whether datagrams of the kind travel between a client and the relay of its server. */
function isRelay(kind: DatagramKind): boolean {
  return kind >= DatagramKind.RELAYED;
}

/** Returns undefined if the bytes are not a datagram of this protocol. */
function readKind(bytes: Uint8Array, bytesMax: number): DatagramKind | undefined {
  if (bytes.length < DATAGRAM_HEADER_BYTES) return undefined;
  const kind = kindOf(bytes[0] ?? 0);
  if (kind === undefined || bytes.length > (isRelay(kind) ? bytesMax + RELAY_OVERHEAD_BYTES : bytesMax))
    return undefined;
  const packetNumber = readPacketNumber(bytes);
  if (packetNumber > Number.MAX_SAFE_INTEGER) return undefined;
  if (kind === DatagramKind.SEALED)
    return bytes.length < SEALED_OVERHEAD_BYTES || packetNumber === 0 ? undefined : kind;
  return isRelay(kind) || packetNumber === 0 ? kind : undefined;
}

function kindOf(first: number): DatagramKind | undefined {
  return (first & 15) === DATAGRAM_VERSION ? KINDS.get(first >> 4) : undefined;
}

/** The halves of a connection id, and the id, in the byte order of the machine. */
const halves = new Uint32Array(2);
const whole = new BigUint64Array(halves.buffer);
const LOW_HALF = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

// Numbers are read without a `DataView`, which would be one more object for each datagram.

function readConnectionId(bytes: Uint8Array): bigint {
  halves[1 - LOW_HALF] = readUint32(bytes, 1);
  halves[LOW_HALF] = readUint32(bytes, 5);
  return whole[0] ?? 0n;
}

function readUint32(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return high * 65_536 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
}
