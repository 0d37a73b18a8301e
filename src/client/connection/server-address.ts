import { UsageError } from "../../errors.ts";
import { DEFAULT_PORT, isLoopbackAddress, parseIpAddress } from "../../socket-address.ts";

/** The server to dial, and the certificate to expect from it. */
export interface ServerAddress {
  /** Name or address. */
  readonly host: string;
  readonly port: number;
  /** "plain" is TCP without TLS, on loopback only. */
  readonly security: "tls" | "plain";
  /** SHA-256 of the server's certificate in hex, if the URL pins it. */
  readonly fingerprint: string | undefined;
}

/**
 * A name whose last label is a number. Resolvers take it for an IPv4 address in an older form, such as `127.1` or
 * `010.0.0.1`, and do not agree which one it is.
 *
 * @see https://url.spec.whatwg.org/#ends-in-a-number-checker
 */
const ENDS_IN_A_NUMBER = /(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$/;

/**
 * Parses `chat://host[:port][#sha256=HEX]`, or `chat+plain://127.0.0.1:port`.
 *
 * @throws UsageError the URL has another form
 */
export function parseServerAddress(text: string): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol;
  if (url === undefined || (scheme !== "chat:" && scheme !== "chat+plain:") || url.hostname === "") {
    throw new UsageError(`A server's address looks like chat://host:${DEFAULT_PORT}, not "${text}".`);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (parseIpAddress(host) === undefined && ENDS_IN_A_NUMBER.test(host)) {
    throw new UsageError(`"${host}" is not a host: an IPv4 address has four decimal numbers without leading zeros.`);
  }
  const security = scheme === "chat:" ? "tls" : "plain";
  if (security === "plain" && !isLoopback(host)) {
    throw new UsageError(`chat+plain:// is not encrypted: use it on loopback only, and chat:// for ${host}.`);
  }
  const pin = /^#sha256=([0-9a-fA-F]{64})$/.exec(url.hash);
  if (url.hash !== "" && pin === null) {
    throw new UsageError(`A pin looks like #sha256= and 64 hexadecimal digits, not "${url.hash}".`);
  }
  return {
    host,
    port: url.port === "" ? DEFAULT_PORT : Number(url.port),
    security,
    fingerprint: pin?.[1]?.toLowerCase(),
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || isLoopbackAddress(host);
}
