/**
 * The address of a server, as users write it. `parseServerAddress` is the only parser: clients, `chatwire verify` and
 * programs use it, so that each server has one form, however its address is written.
 */

import { domainToASCII } from "node:url";
import { UsageError } from "./errors.ts";
import { DEFAULT_PORT, formatIpAddress, isLoopbackAddress, parseIpAddress, plainAddress } from "./socket-address.ts";

/** The server to dial, and the key to expect from it. */
export interface ServerAddress {
  /**
   * One text for each host: a name in ASCII and lower case without a dot at its end, an IPv4 address, or an IPv6 address
   * in the form of RFC 5952. After a link-local address, `%` and the zone may follow.
   */
  readonly host: string;
  readonly port: number;
  /** "plain" is TCP without TLS, on loopback only. */
  readonly security: "tls" | "plain";
  /** SHA-256 of the server's public key in hex; undefined: the address names none, as always over plain TCP. */
  readonly fingerprint: string | undefined;
}

const ADDRESS =
  /^(?<scheme>chat|chat\+plain):\/\/(?:\[(?<ipv6>[^[\]]*)\]|(?<name>[^[\]:#@]+))(?::(?<port>\d+))?(?<pin>#.*)?$/i;
/** Names a user before the host, perhaps with a password. */
const USER_INFORMATION = /^[a-z+]+:\/\/[^/?#]*@/i;
const PIN = /^#sha256=([0-9a-fA-F]{64})$/;
const PORT = /^[1-9]\d{0,4}$/;
const PORT_MAX = 65_535;

/** Letters, digits, hyphens and underscores between dots (RFC 1123, section 2.1; underscores occur in local names). */
const NAME = /^(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*$/;
const NAME_CHARACTERS_MAX = 253;
/** The ASCII characters of a name, and all characters that IDNA may turn into such. */
const IDNA_INPUT = /^[A-Za-z0-9_.\u0080-\u{10ffff}-]+$/u;
/**
 * A name whose last label is a number. Resolvers take it for an IPv4 address in an older form, such as `127.1` or
 * `010.0.0.1`, and do not agree which one it is.
 *
 * @see https://url.spec.whatwg.org/#ends-in-a-number-checker
 */
const ENDS_IN_A_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/;
/** The characters of a zone: those that are "unreserved" in a URL, and others as `%` and two hexadecimal digits. */
const ZONE = /^(?:[0-9A-Za-z._~-]|%[0-9A-Fa-f]{2})+$/;
/** Link-local addresses, the ones that have zones: fe80::/10. */
const LINK_LOCAL = { first: 0xfe80, last: 0xfebf } as const;

/**
 * Parses `chat://host[:port][#sha256=HEX]`, or `chat+plain://127.0.0.1:port`.
 *
 * @throws UsageError the address has another form
 * @see proto/PROTOCOL.md, "Addresses of servers"
 */
export function parseServerAddress(text: string): ServerAddress {
  // First, because such a text may contain a password, which no error must repeat.
  if (USER_INFORMATION.test(text)) {
    throw new UsageError(
      "The address of a server names no user and no password. Leave out everything up to the @, and log in by name.",
    );
  }
  const parts = ADDRESS.exec(text)?.groups;
  if (parts === undefined) {
    throw new UsageError(`A server's address looks like chat://host:${DEFAULT_PORT}, not "${text}".`);
  }
  const { scheme = "", ipv6, name = "", port, pin } = parts;
  const host = ipv6 === undefined ? parseName(name) : parseIpv6(ipv6);
  const security = scheme.toLowerCase() === "chat" ? "tls" : "plain";
  if (security === "plain" && host !== "localhost" && !isLoopbackAddress(host)) {
    throw new UsageError(`chat+plain:// is not encrypted: use it on loopback only, and chat:// for ${host}.`);
  }
  if (security === "plain" && pin !== undefined) {
    throw new UsageError("chat+plain:// has no certificate: leave out the fingerprint, or use chat://.");
  }
  return { host, port: parsePort(port), security, fingerprint: parsePin(pin) };
}

/** Addresses in a list at most. */
const SERVERS_MAX = 16;

/** At least one address. */
export type ServerAddresses = readonly [ServerAddress, ...ServerAddress[]];

/**
 * Parses the addresses of one service.
 *
 * @param list  addresses, or one text with commas between them; 1 to 16
 * @throws UsageError there are none or too many, or `parseServerAddress` refuses one
 */
export function parseServerAddresses(list: string | readonly string[]): ServerAddresses {
  const texts = typeof list === "string" ? list.split(/, */) : list;
  if (texts.length > SERVERS_MAX) throw wrongCount(texts.length);
  const [first, ...others] = texts.map(parseServerAddress);
  if (first === undefined) throw wrongCount(0);
  return [first, ...others];
}

function wrongCount(count: number): UsageError {
  return new UsageError(`A list of servers has 1 to ${SERVERS_MAX} addresses, not ${count}.`);
}

/** Writes an address in its one form, which `parseServerAddress` reads. The port is always written. */
export function formatServerAddress({ host, port, security, fingerprint }: ServerAddress): string {
  const scheme = security === "tls" ? "chat" : "chat+plain";
  const pin = fingerprint === undefined ? "" : `#sha256=${fingerprint}`;
  if (!host.includes(":")) return `${scheme}://${host}:${port}${pin}`;
  const [address = "", zone] = host.split("%");
  const written = zone === undefined ? address : `${address}%25${encodeURIComponent(zone)}`;
  return `${scheme}://[${written}]:${port}${pin}`;
}

/**
 * The server as pins name it: `HOST:PORT`, without brackets. A zone is left out, because it is written in several ways
 * and says only by which way this machine reaches the address.
 */
export function pinnedAddress({ host, port }: Pick<ServerAddress, "host" | "port">): string {
  return `${withoutZone(host)}:${port}`;
}

/**
 * The one form of a server in the subject of a pin, for subjects of earlier versions: `LOCALHOST:4433` is
 * `localhost:4433`.
 *
 * @param text  `HOST:PORT` or `HOST`, an IPv6 address with or without brackets
 * @returns undefined if the text names no server
 */
export function canonicalPinnedAddress(text: string): string | undefined {
  const ip = /^(?<ipv6>[^[\]]*:[^[\]]*):(?<port>\d+)$/.exec(text)?.groups;
  const url = ip === undefined ? text : `[${ip["ipv6"]?.replace("%", "%25")}]:${ip["port"]}`;
  try {
    return pinnedAddress(parseServerAddress(`chat://${url}`));
  } catch {
    return undefined;
  }
}

/** The host that a certificate must name. */
export function withoutZone(host: string): string {
  return host.replace(/%.*$/s, "");
}

/** @returns the name in the form of IDNA, or the IPv4 address */
function parseName(text: string): string {
  const written = text.toLowerCase();
  if (parseIpAddress(written)?.family === 4) return written;
  if (ENDS_IN_A_NUMBER.test(written)) {
    throw new UsageError(`"${text}" is not a host: an IPv4 address has four decimal numbers without leading zeros.`);
  }
  const ascii = IDNA_INPUT.test(text) ? domainToASCII(text) : "";
  if (ENDS_IN_A_NUMBER.test(ascii)) {
    throw new UsageError(`"${text}" is not a host: write the digits of an IPv4 address as ASCII.`);
  }
  const name = ascii.replace(/\.$/, "");
  if (name.length <= NAME_CHARACTERS_MAX && NAME.test(name)) return name;
  throw new UsageError(`"${text}" is not a host: a name has letters, digits and hyphens between dots.`);
}

/** @returns the address in its one form, with its zone; the IPv4 address if it is an IPv4-mapped one */
function parseIpv6(text: string): string {
  const [, address = "", zoneText] = /^([^%]*)(?:%25(.*))?$/s.exec(text) ?? [];
  const ip = parseIpAddress(address);
  if (ip?.family !== 6) {
    throw new UsageError(
      `"[${text}]" is not a host: an IPv6 address stands in brackets. Before a zone, % is written as %25: [fe80::1%25eth0].`,
    );
  }
  const plain = plainAddress(address);
  const canonical = plain === address ? formatIpAddress(ip) : plain;
  if (zoneText === undefined) return canonical;
  const [first = 0] = ip.groups;
  if (first < LINK_LOCAL.first || first > LINK_LOCAL.last) {
    throw new UsageError(`"[${text}]" is not a host: only a link-local address (fe80::/10) has a zone. Leave it out.`);
  }
  const zone = parseZone(zoneText);
  if (zone !== undefined) return `${canonical}%${zone}`;
  throw new UsageError(`"[${text}]" is not a host: the zone after %25 names a network interface.`);
}

/** @returns undefined if the text is not a zone */
function parseZone(text: string): string | undefined {
  if (!ZONE.test(text)) return undefined;
  const zone = text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  // What the parser of addresses accepts, which both ends of every socket use.
  return parseIpAddress(`fe80::1%${zone}`) === undefined ? undefined : zone;
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
