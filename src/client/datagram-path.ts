import { isIP } from "node:net";
import { OpenDatagramRequest } from "../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../generated/chatwire/v1/signalling.ts";
import { createKeyExchange, DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../crypto/datagram-keys.ts";
import { monotonicMs } from "../net/clock.ts";
import { DatagramSocket } from "../net/datagram-socket.ts";
import { untilAborted } from "../net/deadline.ts";
import { ownAddresses } from "../net/interfaces.ts";
import { randomBytes } from "../net/random.ts";
import { WakeUp } from "../net/wake-up.ts";
import { ProbeClient } from "../session/probe-client.ts";
import type { CallOptions } from "./call-options.ts";
import type { ServerLink } from "./server-link.ts";

/**
 * The client's one UDP socket, and the server's knowledge of where it is.
 *
 * The server tells peers the address it saw; the client itself only knows the
 * addresses of its network interfaces.
 */
export class DatagramPath {
  readonly socket: DatagramSocket;
  readonly #addresses: readonly string[];

  private constructor(socket: DatagramSocket, addresses: readonly string[]) {
    this.socket = socket;
    this.#addresses = addresses;
  }

  /** Opens the socket and lets the server see it. A server whose UDP port does not answer is no reason to fail. */
  static async open(link: ServerLink, options: CallOptions & { signal: AbortSignal }): Promise<DatagramPath> {
    const { local, remote } = link.addresses;
    const family = isIP(remote) === 6 ? 6 : 4;
    const socket = await DatagramSocket.bind(family === 6 ? "::" : "0.0.0.0", 0);
    try {
      await probe(link, socket, remote, options);
    } catch (error) {
      await socket.close();
      throw error;
    }
    return new DatagramPath(socket, ownAddresses(family, local));
  }

  /** Where this client may be reached, as far as it knows itself. */
  candidates(candidatesMax: number): Candidate[] {
    const { port } = this.socket.address;
    const candidates = this.#addresses.map((address) => Candidate.create({ kind: CandidateKind.HOST, address, port }));
    return candidates.slice(0, candidatesMax);
  }

  async close(): Promise<void> {
    await this.socket.close();
  }
}

/** A new connection id, 64 random bits. */
export function createConnectionId(): bigint {
  return Buffer.from(randomBytes(8)).readBigUInt64BE();
}

async function probe(
  link: ServerLink,
  socket: DatagramSocket,
  host: string,
  options: CallOptions & { signal: AbortSignal },
): Promise<void> {
  const exchange = createKeyExchange(randomBytes);
  const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
  const { publicKey, connectionId, port } = await link.call(OpenDatagram, request, undefined, options);
  const exported =
    link.secrets?.exporter(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES) ?? new Uint8Array(DATAGRAM_EXPORTER_BYTES);
  const { clientKey, serverKey } = exchange.derive(publicKey, exported);
  const client = new ProbeClient({ connectionId, sealKey: clientKey, openKey: serverKey }, monotonicMs());
  let wakeUp: WakeUp | undefined;
  const answered = new Promise<void>((resolve) => {
    const run = (): void => {
      const bytes = client.pollTransmit(monotonicMs());
      if (bytes !== undefined) socket.send(bytes, { address: host, port });
      const dueMs = client.nextTimeoutMs();
      wakeUp?.set(dueMs);
      if (dueMs === undefined) resolve();
    };
    wakeUp = new WakeUp(run);
    socket.claim(connectionId, (bytes) => {
      client.handleDatagram(bytes, monotonicMs());
      run();
      return true;
    });
    run();
  });
  try {
    await untilAborted(answered, options.signal);
  } finally {
    wakeUp?.clear();
    socket.release(connectionId);
  }
}
