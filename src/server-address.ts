/** The address of a server, as users write it. `parseServerAddress` is the only parser. */

import { UsageError } from "./errors.ts";
import { DEFAULT_PORT, isLoopbackAddress, parseIpAddress, plainAddress } from "./socket-address.ts";

/** The server to dial, and the certificate to expect from it. */
export interface ServerAddress {
  /** Name in lower case, IPv4 address, or IPv6 address in the form of RFC 5952: one text for each host. */
  readonly host: string;
  readonly port: number;
  /** "plain" is TCP without TLS, on loopback only. */
  readonly security: "tls" | "plain";
  /** SHA-256 of the server's certificate in hex; undefined: the address names none, as always over plain TCP. */
  readonly fingerprint: string | undefined;
}

const ADDRESS =
  /^(?<scheme>chat|chat\+plain):\/\/(?:\[(?<ipv6>[^[\]]*)\]|(?<name>[^[\]:#]+))(?::(?<port>\d+))?(?<pin>#.*)?$/;
const PIN = /^#sha256=([0-9a-fA-F]{64})$/;
const PORT = /^[1-9]\d{0,4}$/;
const PORT_MAX = 65_535;

/** Letters, digits, hyphens and underscores between dots (RFC 1123, section 2.1; underscores occur in local names). */
const NAME = /^(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*$/;
const NAME_CHARACTERS_MAX = 253;
/**
 * A name whose last label is a number. Resolvers take it for an IPv4 address in an older form, such as `127.1` or
 * `010.0.0.1`, and do not agree which one it is.
 *
 * @see https://url.spec.whatwg.org/#ends-in-a-number-checker
 */
const ENDS_IN_A_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/;

/**
 * Parses `chat://host[:port][#sha256=HEX]`, or `chat+plain://127.0.0.1:port`.
 *
 * @throws UsageError the address has another form
 * @see proto/PROTOCOL.md, "TLS"
 */
export function parseServerAddress(text: string): ServerAddress {
  const parts = ADDRESS.exec(text)?.groups;
  if (parts === undefined) {
    throw new UsageError(`A server's address looks like chat://host:${DEFAULT_PORT}, not "${text}".`);
  }
  const { scheme, ipv6, name = "", port, pin } = parts;
  const host = ipv6 === undefined ? parseName(name.toLowerCase()) : parseIpv6(ipv6);
  const security = scheme === "chat" ? "tls" : "plain";
  if (security === "plain" && host !== "localhost" && !isLoopbackAddress(host)) {
    throw new UsageError(`chat+plain:// is not encrypted: use it on loopback only, and chat:// for ${host}.`);
  }
  if (security === "plain" && pin !== undefined) {
    throw new UsageError("chat+plain:// has no certificate: leave out the fingerprint, or use chat://.");
  }
  return { host, port: parsePort(port), security, fingerprint: parsePin(pin) };
}

/** @returns the name, or IPv4 address, unchanged */
function parseName(host: string): string {
  if (parseIpAddress(host)?.family === 4) return host;
  if (ENDS_IN_A_NUMBER.test(host)) {
    throw new UsageError(`"${host}" is not a host: an IPv4 address has four decimal numbers without leading zeros.`);
  }
  if (host.length <= NAME_CHARACTERS_MAX && NAME.test(host)) return host;
  throw new UsageError(`"${host}" is not a host: a name has letters, digits and hyphens between dots.`);
}

/** @returns the address in its shortest form, which is the same for all ways to write it */
function parseIpv6(text: string): string {
  const ip = parseIpAddress(text);
  if (plainAddress(text) !== text) {
    throw new UsageError(`"[${text}]" is not a host: write the IPv4 address ${plainAddress(text)} as such.`);
  }
  if (ip?.family !== 6 || ip.zone !== undefined) {
    throw new UsageError(`"[${text}]" is not a host: an IPv6 address without a zone stands in brackets.`);
  }
  return new URL(`chat://[${text}]`).hostname.slice(1, -1);
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  if (PORT.test(text) && Number(text) <= PORT_MAX) return Number(text);
  throw new UsageError(`A port is a number from 1 to ${PORT_MAX} without leading zeros, not "${text}".`);
}

function parsePin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const digits = PIN.exec(text)?.[1];
  if (digits !== undefined) return digits.toLowerCase();
  throw new UsageError(`A pin looks like #sha256= and 64 hexadecimal digits, not "${text}".`);
}
