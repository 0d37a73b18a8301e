/**
 * The messages of NAT-PMP, the NAT Port Mapping Protocol, for UDP over IPv4. All numbers are big-endian.
 *
 * @see RFC 6886, sections 3.2 and 3.3
 */

const VERSION = 0;
const OPCODE_ADDRESS = 0;
const OPCODE_MAP_UDP = 1;
const RESPONSE_BIT = 0x80;
/** An error has the first 8 bytes, or all. */
const ERROR_BYTES = 8;
const ADDRESS_RESPONSE_BYTES = 12;
const MAP_RESPONSE_BYTES = 16;
/** Result codes (RFC 6886, section 3.5) of errors that may pass soon: no network, no resources. */
const SHORT_ERRORS: readonly number[] = [3, 4];

export interface NatPmpMapRequest {
  readonly internalPort: number;
  /** The external port to suggest; 0 in a request that deletes the mapping. */
  readonly suggestedPort: number;
  /** 0 deletes the mapping. */
  readonly lifetimeSeconds: number;
}

/** The fields that all responses have. */
interface NatPmpResponse {
  /** How long the gateway has kept its mappings. */
  readonly epochSeconds: number;
}

export interface NatPmpError extends NatPmpResponse {
  readonly kind: "error";
  readonly resultCode: number;
}

export interface NatPmpAddress extends NatPmpResponse {
  readonly kind: "address";
  /** IPv4, in text form. Any value: the gateway chose it. */
  readonly address: string;
}

export interface NatPmpMapping extends NatPmpResponse {
  readonly kind: "mapping";
  readonly internalPort: number;
  readonly externalPort: number;
  readonly lifetimeSeconds: number;
}

/** Encodes a request for the external address: 2 bytes. */
export function encodeNatPmpAddress(): Uint8Array {
  return Uint8Array.of(VERSION, OPCODE_ADDRESS);
}

/** Encodes a request for a UDP mapping: 12 bytes. */
export function encodeNatPmpMap({ internalPort, suggestedPort, lifetimeSeconds }: NatPmpMapRequest): Uint8Array {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  bytes[0] = VERSION;
  bytes[1] = OPCODE_MAP_UDP;
  view.setUint16(4, internalPort);
  view.setUint16(6, suggestedPort);
  view.setUint32(8, lifetimeSeconds);
  return bytes;
}

/** Decodes a response to a request for the external address. Returns undefined if the bytes are anything else. */
export function decodeNatPmpAddress(bytes: Uint8Array): NatPmpAddress | NatPmpError | undefined {
  const response = decode(bytes, OPCODE_ADDRESS, ADDRESS_RESPONSE_BYTES);
  if (response === undefined || response.kind === "error") return response;
  const { epochSeconds } = response;
  return { kind: "address", epochSeconds, address: bytes.subarray(8, ADDRESS_RESPONSE_BYTES).join(".") };
}

/** Decodes a response to a request for a UDP mapping. Returns undefined if the bytes are anything else. */
export function decodeNatPmpMap(bytes: Uint8Array): NatPmpMapping | NatPmpError | undefined {
  const response = decode(bytes, OPCODE_MAP_UDP, MAP_RESPONSE_BYTES);
  if (response === undefined || response.kind === "error") return response;
  const { epochSeconds, view } = response;
  return {
    kind: "mapping",
    epochSeconds,
    internalPort: view.getUint16(8),
    externalPort: view.getUint16(10),
    lifetimeSeconds: view.getUint32(12),
  };
}

/** Whether the error may pass soon. */
export function isShortNatPmpError(resultCode: number): boolean {
  return SHORT_ERRORS.includes(resultCode);
}

type Decoded = NatPmpError | { readonly kind: "success"; readonly epochSeconds: number; readonly view: DataView };

function decode(bytes: Uint8Array, opcode: number, successBytes: number): Decoded | undefined {
  const { length } = bytes;
  if (length !== successBytes && length !== ERROR_BYTES) return undefined;
  if (bytes[0] !== VERSION || bytes[1] !== (opcode | RESPONSE_BIT)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const resultCode = view.getUint16(2);
  const epochSeconds = view.getUint32(4);
  if (resultCode !== 0) return { kind: "error", epochSeconds, resultCode };
  return length === successBytes ? { kind: "success", epochSeconds, view } : undefined;
}
