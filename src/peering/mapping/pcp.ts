/**
 * The MAP messages of PCP, the Port Control Protocol, for UDP. All numbers are big-endian.
 *
 * @see RFC 6887, sections 7 and 11.1
 */

import { formatIpAddress, type IpAddress, plainAddress, type SocketAddress } from "../../socket-address.ts";

export const PCP_VERSION = 2;
/** Result codes (RFC 6887, section 7.4) of errors that may pass soon. */
const SHORT_ERRORS: readonly number[] = [7, 8, 10];
export const PCP_NONCE_BYTES = 12;

const OPCODE_MAP = 1;
const RESPONSE_BIT = 0x80;
const PROTOCOL_UDP = 17;
const RESULT_UNSUPPORTED_VERSION = 1;
const HEADER_BYTES = 24;
const MAP_BYTES = 36;
/** Longest message, and what its length is a multiple of. */
const MESSAGE_BYTES_MAX = 1_100;
const MESSAGE_BYTES_STEP = 4;
/** Shortest refusal of a version: that of a gateway with NAT-PMP. */
const REFUSAL_BYTES_MIN = 8;
const ADDRESS_GROUPS = 8;
const MAPPED_GROUPS = [0, 0, 0, 0, 0, 0xffff];

export interface PcpMapRequest {
  /** `PCP_NONCE_BYTES`: the same in all requests for one mapping. */
  readonly nonce: Uint8Array;
  /** The source of the request. */
  readonly client: IpAddress;
  readonly internalPort: number;
  /** 0 deletes the mapping. */
  readonly lifetimeSeconds: number;
  readonly suggestedPort: number;
  /** The IPv4 or IPv6 address to suggest; undefined: any. */
  readonly suggestedAddress: IpAddress | undefined;
}

/** A response. `lifetimeSeconds` of an error is how long the same request will get the same error. */
export interface PcpMapResponse {
  /** 0: success. */
  readonly resultCode: number;
  readonly lifetimeSeconds: number;
  /** How long the gateway has kept its mappings. */
  readonly epochSeconds: number;
  readonly nonce: Uint8Array;
  readonly internalPort: number;
  /** Any value: the gateway chose it. IPv4-mapped addresses are IPv4. */
  readonly external: SocketAddress;
}

/** Encodes a request for a UDP mapping: 60 bytes. */
export function encodePcpMap(request: PcpMapRequest): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + MAP_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = PCP_VERSION;
  bytes[1] = OPCODE_MAP;
  view.setUint32(4, request.lifetimeSeconds);
  writeAddress(view, 8, request.client);
  bytes.set(request.nonce, 24);
  bytes[36] = PROTOCOL_UDP;
  view.setUint16(40, request.internalPort);
  view.setUint16(42, request.suggestedPort);
  // Zeros of the family of the mapping stand for any address (RFC 6887, section 11.1).
  const { client, suggestedAddress = { ...client, groups: client.groups.map(() => 0) } } = request;
  writeAddress(view, 44, suggestedAddress);
  return bytes;
}

/**
 * Decodes a response to a request for a UDP mapping. Options at its end are skipped: a request has none.
 *
 * @returns undefined if the bytes are anything else
 */
export function decodePcpMap(bytes: Uint8Array): PcpMapResponse | undefined {
  const { length } = bytes;
  if (length < HEADER_BYTES + MAP_BYTES || length > MESSAGE_BYTES_MAX || length % MESSAGE_BYTES_STEP !== 0)
    return undefined;
  if (bytes[0] !== PCP_VERSION || bytes[1] !== (OPCODE_MAP | RESPONSE_BIT) || bytes[36] !== PROTOCOL_UDP)
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  return {
    resultCode: view.getUint8(3),
    lifetimeSeconds: view.getUint32(4),
    epochSeconds: view.getUint32(8),
    nonce: bytes.slice(24, 24 + PCP_NONCE_BYTES),
    internalPort: view.getUint16(40),
    external: { address: readAddress(view, 44), port: view.getUint16(42) },
  };
}

/**
 * The version that a gateway speaks, from its refusal of the version of a request. A gateway that has only NAT-PMP
 * answers with version 0.
 *
 * @returns undefined if the bytes are anything else
 * @see RFC 6887, section 9; RFC 6886, section 3.5
 */
export function readRefusedVersion(bytes: Uint8Array): number | undefined {
  if (bytes.length < REFUSAL_BYTES_MIN || bytes.length > MESSAGE_BYTES_MAX) return undefined;
  const [version, opcode, reserved, resultCode] = bytes;
  if (opcode !== (OPCODE_MAP | RESPONSE_BIT) || resultCode !== RESULT_UNSUPPORTED_VERSION) return undefined;
  // In NAT-PMP, the result code has 16 bits.
  return version === 0 && reserved !== 0 ? undefined : version;
}

/** Whether the error may pass soon, such as a lack of ports. */
export function isShortPcpError(resultCode: number): boolean {
  return SHORT_ERRORS.includes(resultCode);
}

/** Writes an address in 16 bytes: IPv4 as an IPv4-mapped IPv6 address (RFC 6887, section 5). */
function writeAddress(view: DataView, at: number, { family, groups }: IpAddress): void {
  const all = family === 4 ? [...MAPPED_GROUPS, ...groups] : groups;
  for (const [index, group] of all.entries()) view.setUint16(at + 2 * index, group);
}

function readAddress(view: DataView, at: number): string {
  const groups = Array.from({ length: ADDRESS_GROUPS }, (_, index) => view.getUint16(at + 2 * index));
  return plainAddress(formatIpAddress({ family: 6, groups, zone: undefined }));
}
