import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { TransportError } from "../errors.ts";
import { certificateFingerprint } from "./fingerprint.ts";
import { secretsOf } from "./listener.ts";
import type { DialedSocket, DialTarget } from "./network.ts";
import { toTransportError } from "./transport-error.ts";

/**
 * Connects to a server and carries the TLS 1.3 handshake out. The certificate
 * is self-signed as a rule: whether it is the right one is for the caller's
 * pins to say, before the first byte of a message is sent.
 *
 * @throws TransportError; or the reason of `signal`
 */
export async function dial({ host, port, security }: DialTarget, signal: AbortSignal): Promise<DialedSocket> {
  signal.throwIfAborted();
  const what = `Connecting to ${host} port ${port} failed`;
  if (security === "plain") {
    const socket = connect({ host, port });
    await opened(socket, "connect", what, signal);
    return { socket, secrets: undefined, fingerprint: undefined };
  }
  const servername = isIP(host) === 0 ? host : "";
  const socket: TLSSocket = connectTls({ host, port, servername, minVersion: "TLSv1.3", rejectUnauthorized: false });
  await opened(socket, "secureConnect", what, signal);
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) {
    socket.destroy();
    throw new TransportError("TLS_FAILED", `${what}: the server showed no certificate.`);
  }
  return { socket, secrets: secretsOf(socket), fingerprint: certificateFingerprint(certificate.raw) };
}

function opened(socket: Socket, event: "connect" | "secureConnect", what: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      signal.removeEventListener("abort", onAbort);
      socket.removeListener("error", onError);
      socket.removeListener("close", onClose);
      settle();
    };
    const onError = (error: Error): void => finish(() => reject(toTransportError(error, what)));
    const onClose = (): void => finish(() => reject(new TransportError("CONNECTION_LOST", `${what}: it was closed.`)));
    const onAbort = (): void => {
      finish(() => reject(signal.reason));
      socket.on("error", () => {});
      socket.destroy();
    };
    socket.on("error", onError);
    socket.on("close", onClose);
    signal.addEventListener("abort", onAbort);
    socket.once(event, () => finish(resolve));
  });
}
