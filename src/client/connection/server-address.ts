import { isIP } from "node:net";
import { UsageError } from "../../errors.ts";

/** Where a server is, and how it is to be known. */
export interface ServerEndpoint {
  readonly host: string;
  readonly port: number;
  /** "plain" is TCP without TLS, for loopback only. */
  readonly security: "tls" | "plain";
  /** SHA-256 of the server's certificate in hex, where the URL pins it. */
  readonly fingerprint: string | undefined;
}

export const DEFAULT_PORT = 4433;

/**
 * Reads `chat://host[:port][#sha256=HEX]`, or `chat+plain://127.0.0.1:port`.
 *
 * @throws UsageError it is no such URL
 */
export function parseEndpoint(text: string): ServerEndpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol;
  if (url === undefined || (scheme !== "chat:" && scheme !== "chat+plain:") || url.hostname === "") {
    throw new UsageError(`"${text}" is no server address; it looks like chat://host:${DEFAULT_PORT}`);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const security = scheme === "chat:" ? "tls" : "plain";
  if (security === "plain" && !isLoopback(host)) {
    throw new UsageError(`chat+plain:// is for loopback addresses only, not for ${host}.`);
  }
  const pin = /^#sha256=([0-9a-fA-F]{64})$/.exec(url.hash);
  if (url.hash !== "" && pin === null) {
    throw new UsageError(`"${url.hash}" is no pin; it looks like #sha256= and 64 hexadecimal digits.`);
  }
  return {
    host,
    port: url.port === "" ? DEFAULT_PORT : Number(url.port),
    security,
    fingerprint: pin?.[1]?.toLowerCase(),
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
