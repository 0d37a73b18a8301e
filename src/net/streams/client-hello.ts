import type { Arrival } from "../network.ts";

/** The name of a protocol (RFC 7301) that a client offers if it comes back after a loss. No server selects it. */
export const RETURNING_PROTOCOL = "chatwire-returning";

const RECORD_HANDSHAKE = 22;
const CLIENT_HELLO = 1;
/** Before the session id: header of the record (5), header of the message (4), version (2), random (32). */
const FIXED_BYTES = 43;
const EXTENSION_ALPN = 16;

/**
 * Whether the first bytes of a TLS connection are from a client that comes back. A ClientHello that is not whole, or not
 * one at all, counts as that of a new client; TLS judges it later.
 *
 * @see RFC 8446, section 4.1.2; RFC 7301, section 3.1
 */
export function arrivalOf(bytes: Buffer): Arrival {
  try {
    return protocolsOf(bytes).includes(RETURNING_PROTOCOL) ? "returning" : "new";
  } catch (error) {
    if (error instanceof RangeError) return "new";
    throw error;
  }
}

/** @throws RangeError the bytes end too early */
function protocolsOf(bytes: Buffer): string[] {
  if (bytes.readUInt8(0) !== RECORD_HANDSHAKE || bytes.readUInt8(5) !== CLIENT_HELLO) return [];
  let at = FIXED_BYTES;
  at += 1 + bytes.readUInt8(at);
  at += 2 + bytes.readUInt16BE(at);
  at += 1 + bytes.readUInt8(at);
  const end = at + 2 + bytes.readUInt16BE(at);
  for (at += 2; at < end; at += 4 + bytes.readUInt16BE(at + 2)) {
    if (bytes.readUInt16BE(at) === EXTENSION_ALPN) return namesOf(bytes, at + 4);
  }
  return [];
}

function namesOf(bytes: Buffer, start: number): string[] {
  const names: string[] = [];
  const end = start + 2 + bytes.readUInt16BE(start);
  for (let at = start + 2; at < end; at += 1 + bytes.readUInt8(at))
    names.push(bytes.toString("latin1", at + 1, at + 1 + bytes.readUInt8(at)));
  return names;
}
