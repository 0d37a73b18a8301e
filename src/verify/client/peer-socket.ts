import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { DATAGRAM_HEADER_BYTES, DatagramKind, readDatagramHeader } from "../../framing/datagram.ts";
import { cut } from "../shared/cut.ts";
import { Fault } from "../shared/fault.ts";
import { Inbox } from "./inbox.ts";

/** The longest datagram of a link. Cases check whether a client may send such long ones. */
export const LARGE_DATAGRAM_BYTES_MAX = 1_472;

export interface Address {
  readonly address: string;
  readonly port: number;
}

/** A datagram that the client sent. */
export interface ReceivedDatagram {
  readonly bytes: Uint8Array;
  readonly kind: DatagramKind | undefined;
  readonly from: Address;
  readonly atMs: number;
}

/** A UDP socket of the scripted peer. */
export class PeerSocket implements AsyncDisposable {
  readonly received = new Inbox<ReceivedDatagram>();
  /** Called for each datagram of the client, besides `received`. */
  onReceived: (datagram: ReceivedDatagram) => void = () => {};
  readonly #socket: Socket;

  static async open(host: string): Promise<PeerSocket> {
    const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    socket.bind({ address: host });
    await once(socket, "listening");
    return new PeerSocket(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("error", () => {});
    socket.on("message", (bytes, { address, port }) => {
      const atMs = performance.now();
      const kind = readDatagramHeader(bytes, LARGE_DATAGRAM_BYTES_MAX)?.kind;
      try {
        const datagram = { bytes, kind, from: { address, port }, atMs };
        if (this.received.push(datagram, bytes.length)) this.onReceived(datagram);
      } catch (error) {
        this.received.fail(new Fault("datagrams that the suite can handle", cut(String(error))));
      }
    });
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Takes part in a multicast group, if the machine has an interface for it. */
  join(group: string): void {
    try {
      this.#socket.addMembership(group);
    } catch {
      // Then a datagram to the group cannot be seen, and the case checks less.
    }
  }

  send(bytes: Uint8Array, to: Address): void {
    this.#socket.send(bytes, to.port, to.address, () => {});
  }

  /** The datagrams of a kind so far. */
  ofKind(kind: DatagramKind): ReceivedDatagram[] {
    return this.received.all.filter((datagram) => datagram.kind === kind);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.close();
  }
}

/** Lists the kinds of datagrams, for a report. */
export function describeDatagrams(datagrams: readonly ReceivedDatagram[]): string {
  if (datagrams.length === 0) return "no datagram";
  const kinds = datagrams.slice(-8).map(({ kind, bytes }) => {
    const name = Object.entries(DatagramKind).find(([, value]) => value === kind)?.[0];
    return (
      name ?? `a datagram that begins with ${Buffer.from(bytes.subarray(0, DATAGRAM_HEADER_BYTES)).toString("hex")}`
    );
  });
  return kinds.join(", ");
}
