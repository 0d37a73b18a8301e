import { ChatError, TransportError } from "../errors.ts";

/** The error codes of this package, by those of the operating system and Node. */
const CODES: Readonly<Record<string, TransportError["code"]>> = {
  ECONNREFUSED: "CONNECTION_REFUSED",
  ECONNRESET: "CONNECTION_LOST",
  EPIPE: "CONNECTION_LOST",
  ETIMEDOUT: "CONNECTION_LOST",
  ENOTFOUND: "HOST_NOT_FOUND",
  EAI_AGAIN: "HOST_NOT_FOUND",
  ENETUNREACH: "UNREACHABLE",
  EHOSTUNREACH: "UNREACHABLE",
  EADDRNOTAVAIL: "UNREACHABLE",
  EAFNOSUPPORT: "UNREACHABLE",
  EADDRINUSE: "ADDRESS_IN_USE",
  EACCES: "PERMISSION_DENIED",
  EPERM: "PERMISSION_DENIED",
};

/**
 * Maps an error of a socket.
 *
 * @param what  what failed, for the text, as in "Connecting to example.com failed"
 */
export function toTransportError(error: unknown, what: string): ChatError {
  if (error instanceof ChatError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const errno = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  const tls = errno.startsWith("ERR_SSL") || errno.startsWith("ERR_TLS") || errno.startsWith("CERT_");
  const code = CODES[errno] ?? (tls ? "TLS_FAILED" : "SOCKET_FAILED");
  return new TransportError(code, `${what}: ${cause.message}`, { cause });
}
