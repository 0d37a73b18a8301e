import { hkdfSync } from "node:crypto";
import { TransportError } from "../../errors.ts";
import type { Clock, ListenHandlers, ListenTarget, OpenSocket, Secrets, StreamListener } from "../../net/network.ts";
import { serverKeyOf } from "../../net/server-key.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Segment, SimulatedTls, TcpPacket } from "../packet.ts";
import { Ports } from "../ports.ts";
import type { SeededRandom } from "../seeded-random.ts";
import { accept, Dialling, hear } from "./handshake.ts";
import { SimulatedStream } from "./simulated-stream.ts";

/** A server that listens. */
interface Listening {
  target: ListenTarget;
  readonly handlers: ListenHandlers;
  /** The server's ends of its open connections. */
  readonly streams: Set<SimulatedStream>;
}

export interface TcpStackOptions {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly transmit: (packet: TcpPacket) => void;
}

/** The TCP connections of one host. */
export class TcpStack {
  readonly #options: TcpStackOptions;
  readonly #ports = new Ports<Listening>("TCP");
  /** By local and remote end. */
  readonly #streams = new Map<string, SimulatedStream>();
  /** Connections that the other end has not accepted yet. */
  readonly #dialling = new Map<string, Dialling>();

  constructor(options: TcpStackOptions) {
    this.#options = options;
  }

  /**
   * Opens a connection.
   *
   * @returns its handshake, which the caller completes or aborts
   * @throws TransportError ADDRESS_IN_USE: no port is free
   */
  dial(localAddress: string, remote: SocketAddress): Dialling {
    const local = { address: localAddress, port: this.#ports.next(localAddress) };
    const stream = this.#open(local, remote);
    const key = keyOf(local, remote);
    const forget = (): void => void this.#dialling.delete(key);
    const { clock } = this.#options;
    const dialling = new Dialling({ clock, stream, transmit: (segment) => this.#transmit(local, remote, segment) });
    dialling.accepted.then(forget, forget);
    this.#dialling.set(key, dialling);
    return dialling;
  }

  /** @throws TransportError ADDRESS_IN_USE */
  listen(target: ListenTarget, handlers: ListenHandlers): StreamListener {
    const streams = new Set<SimulatedStream>();
    const listening: Listening = { target, handlers, streams };
    const address = this.#ports.claim(target.host, target.port, listening);
    return {
      address,
      setCertificate: (certificate) => {
        listening.target = { ...listening.target, certificate };
      },
      close: async () => {
        this.#ports.release(address);
        await Promise.all([...streams].map((stream) => new Promise<void>((resolve) => stream.onClosed(resolve))));
      },
    };
  }

  receive({ from, to, segment }: TcpPacket): void {
    const key = keyOf(to, from);
    this.#dialling.get(key)?.handle(segment);
    const stream = this.#streams.get(key);
    if (segment.kind === "syn") this.#accept(to, from, stream);
    else if (stream !== undefined) stream.handle(segment);
    else if (segment.kind !== "rst" && segment.kind !== "unreachable") this.#transmit(to, from, { kind: "rst" });
  }

  /** Breaks all connections, at both ends. */
  breakAll(): void {
    for (const stream of [...this.#streams.values()])
      stream.break(new TransportError("CONNECTION_LOST", "The connection broke."));
  }

  /** @param known  the connection, if the answer to an earlier request to open it was lost */
  #accept(local: SocketAddress, remote: SocketAddress, known: SimulatedStream | undefined): void {
    const listening = this.#ports.find(local);
    if (known === undefined && listening === undefined) {
      this.#transmit(local, remote, { kind: "rst" });
      return;
    }
    this.#transmit(local, remote, { kind: "syn-ack" });
    if (known === undefined && listening !== undefined) this.#hand(this.#open(local, remote), listening);
  }

  /** Hands a connection to the server, or closes it if the server has as many as it wants. */
  #hand(stream: SimulatedStream, { target, handlers, streams }: Listening): void {
    if (streams.size >= target.connectionsMax) {
      stream.destroy();
      handlers.onDropped(stream.remote.address);
      return;
    }
    streams.add(stream);
    stream.onClosed(() => streams.delete(stream));
    const tls = this.#tlsOf(target);
    const open = (): Promise<OpenSocket> => accept(stream, tls);
    // Such a server takes the first messages of TLS for nonsense.
    if (tls === undefined) stream.nextFlight().then(() => stream.sendFlight({ from: "server", tls: undefined }));
    handlers.onIncoming({
      remote: stream.remote,
      hear: () => hear(stream),
      open,
      destroy: () => stream.destroy(),
      onClosed: (handler) => stream.onClosed(handler),
    });
  }

  #tlsOf({ certificate }: ListenTarget): SimulatedTls | undefined {
    if (certificate === undefined) return undefined;
    return { secrets: secretsFrom(this.#options.random.bytes(32)), serverKey: serverKeyOf(certificate.cert) };
  }

  #open(local: SocketAddress, remote: SocketAddress): SimulatedStream {
    const key = keyOf(local, remote);
    const stream = new SimulatedStream({
      local,
      remote,
      clock: this.#options.clock,
      transmit: (segment) => this.#transmit(local, remote, segment),
      onDone: () => void this.#streams.delete(key),
    });
    this.#streams.set(key, stream);
    return stream;
  }

  #transmit(from: SocketAddress, to: SocketAddress, segment: Segment): void {
    this.#options.transmit({ protocol: "tcp", from, to, segment });
  }
}

function keyOf(local: SocketAddress, remote: SocketAddress): string {
  return `${local.address} ${local.port} ${remote.address} ${remote.port}`;
}

function secretsFrom(secret: Uint8Array): Secrets {
  const exporter = (label: string, lengthBytes: number): Uint8Array =>
    new Uint8Array(hkdfSync("sha256", secret, "", label, lengthBytes));
  return { channelBinding: exporter("EXPORTER-Channel-Binding", 32), exporter };
}
