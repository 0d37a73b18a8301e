/** What gateways answer, put together by hand from RFC 6886 and RFC 6887: the codecs under test have no part in it. */

export const GATEWAY = { address: "192.168.1.1", port: 5_351 };

/** Bytes in hexadecimal, with spaces. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
}

export interface PcpAnswer {
  readonly resultCode?: number;
  readonly lifetimeSeconds?: number;
  readonly epochSeconds?: number;
  /** IPv4. */
  readonly address?: string;
  /** Default: the one that the request suggests. */
  readonly port?: number;
}

/** A response to a PCP request to map a port: its nonce, protocol and internal port are those of the request. */
export function pcpAnswer(request: Uint8Array, answer: PcpAnswer = {}): Uint8Array {
  const { resultCode = 0, lifetimeSeconds = 7_200, epochSeconds = 1_000, address = "203.0.113.9", port } = answer;
  const bytes = Buffer.alloc(60);
  bytes.set(request);
  bytes.fill(0, 2, 24);
  bytes[1] = 0x81;
  bytes[3] = resultCode;
  bytes.writeUInt32BE(lifetimeSeconds, 4);
  bytes.writeUInt32BE(epochSeconds, 8);
  if (port !== undefined) bytes.writeUInt16BE(port, 42);
  bytes.fill(0, 44, 54);
  bytes.writeUInt16BE(0xffff, 54);
  bytes.set(address.split(".").map(Number), 56);
  return Uint8Array.from(bytes);
}

/** What a gateway that has only NAT-PMP answers to a request of PCP. */
export function refusedVersion(epochSeconds = 1_000): Uint8Array {
  const bytes = Buffer.from([0, 0x81, 0, 1, 0, 0, 0, 0]);
  bytes.writeUInt32BE(epochSeconds, 4);
  return Uint8Array.from(bytes);
}

/** A response to a NAT-PMP request for the external address. */
export function natPmpAddressAnswer(address = "203.0.113.9", epochSeconds = 1_000): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes[1] = 0x80;
  bytes.writeUInt32BE(epochSeconds, 4);
  bytes.set(address.split(".").map(Number), 8);
  return Uint8Array.from(bytes);
}

export interface NatPmpAnswer {
  readonly resultCode?: number;
  readonly lifetimeSeconds?: number;
  readonly epochSeconds?: number;
  /** Default: the one that the request suggests. */
  readonly port?: number;
}

/** A response to a NAT-PMP request to map a port. */
export function natPmpMapAnswer(request: Uint8Array, answer: NatPmpAnswer = {}): Uint8Array {
  const { resultCode = 0, lifetimeSeconds = 7_200, epochSeconds = 1_000, port } = answer;
  const bytes = Buffer.alloc(16);
  bytes[1] = 0x81;
  bytes.writeUInt16BE(resultCode, 2);
  bytes.writeUInt32BE(epochSeconds, 4);
  bytes.set(request.subarray(4, 8), 8);
  if (port !== undefined) bytes.writeUInt16BE(port, 10);
  bytes.writeUInt32BE(lifetimeSeconds, 12);
  return Uint8Array.from(bytes);
}
