/**
 * The bus over NATS, by the package @nats-io/transport-node, which programs that want it install.
 *
 * The package keeps what is published while the connection is broken or slow, without a bound. So nothing is published
 * then: the conversations send it again.
 */

import type { NatsConnection, NodeConnectionOptions } from "@nats-io/transport-node";
import { TransportError, UsageError } from "../../errors.ts";
import { parseIpAddress } from "../../socket-address.ts";
import type { Bus, BusHandler, BusSubscription } from "./bus.ts";

/** How many bytes may be published that the server of NATS has not read. */
const UNREAD_BYTES_MAX = 67_108_864;
const CONNECT_TIMEOUT_MS = 5_000;
/** How long the client waits before it connects again, and how often it checks that the server answers. */
const RECONNECT_PAUSE_MS = 250;
const PING_INTERVAL_MS = 2_000;

export interface NatsBusOptions {
  /**
   * Addresses of servers: "nats://host:4222" or, for TLS, "tls://host:4222". With TLS, the host is a name: the package does
   * not compare addresses with the certificate.
   */
  readonly servers: readonly string[];
  readonly user?: string;
  readonly password?: string;
  /** Certificates of the authorities that sign those of the servers, in PEM. Default: those of the system. */
  readonly authorities?: string;
  /** The name of this part, which NATS shows to its operator. */
  readonly name: string;
  /** Called with each error of the connection, as one of missing permissions. The bus goes on. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Connects to NATS. The bus connects again by itself, for as long as it is open.
 *
 * @throws UsageError WRONG_STATE: the package is not installed
 * @throws UsageError INVALID_ARGUMENT: a server with TLS is not given by its host name
 * @throws TransportError UNREACHABLE: no server answers, or none takes the user
 */
export async function connectNatsBus(options: NatsBusOptions): Promise<Bus> {
  const { connect } = await loadPackage();
  const { servers, user, password, authorities, name } = options;
  const isSecure = authorities !== undefined || servers.some((server) => server.startsWith("tls://"));
  if (isSecure) for (const server of servers) checkHostName(server);
  const settings: NodeConnectionOptions = {
    servers: [...servers],
    name,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { pass: password }),
    ...(isSecure && { tls: authorities === undefined ? {} : { ca: authorities } }),
    timeout: CONNECT_TIMEOUT_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_PAUSE_MS,
    ignoreAuthErrorAbort: true,
    pingInterval: PING_INTERVAL_MS,
    noEcho: true,
  };
  try {
    return new NatsBus(await connect(settings), options.onError ?? (() => {}));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TransportError("UNREACHABLE", `NATS at ${servers.join(", ")} cannot be used: ${why}`, { cause: error });
  }
}

class NatsBus implements Bus {
  readonly #connection: NatsConnection;
  readonly #onError: (error: unknown) => void;
  #isConnected = true;
  /** Bytes that were published, those before the flush that is under way, and whether one is. */
  #unread = 0;
  #isFlushing = false;

  constructor(connection: NatsConnection, onError: (error: unknown) => void) {
    this.#connection = connection;
    this.#onError = onError;
    void this.#watch();
  }

  /** `max_payload` of the server that the connection has now. */
  get packetBytesMax(): number {
    return this.#connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  }

  get isConnected(): boolean {
    return this.#isConnected && !this.#connection.isClosed();
  }

  publish(subject: string, packet: Uint8Array): void {
    if (!this.isConnected || this.#unread + packet.length > UNREAD_BYTES_MAX) return;
    if (packet.length > this.packetBytesMax) {
      this.#onError(new Error(`A packet of ${packet.length} bytes is longer than max_payload of NATS.`));
      return;
    }
    this.#connection.publish(subject, packet);
    this.#unread += packet.length;
    if (!this.#isFlushing) void this.#flush();
  }

  subscribe(subject: string, handle: BusHandler): BusSubscription {
    const subscription = this.#connection.subscribe(subject, {
      callback: (error, message) => {
        if (error === null) handle(message.data, message.subject);
        else this.#onError(error);
      },
    });
    return { cancel: () => subscription.unsubscribe() };
  }

  async close(): Promise<void> {
    this.#isConnected = false;
    await this.#connection.close();
  }

  /** Finds out how much the server has read: it answers when it has read all that was published before. */
  async #flush(): Promise<void> {
    this.#isFlushing = true;
    const bytes = this.#unread;
    try {
      await this.#connection.flush();
    } catch (error) {
      // The connection broke, and what it had is lost. `#watch` gets the event "disconnect".
      this.#onError(error);
    }
    this.#isFlushing = false;
    this.#unread = Math.max(0, this.#unread - bytes);
    if (this.#unread > 0 && this.isConnected) void this.#flush();
  }

  async #watch(): Promise<void> {
    for await (const status of this.#connection.status()) {
      const { type } = status;
      if (type === "disconnect" || type === "staleConnection") this.#isConnected = false;
      else if (type === "reconnect") this.#isConnected = true;
      else if (type === "error") this.#onError(status.error);
    }
    this.#isConnected = false;
  }
}

function checkHostName(server: string): void {
  const host = server.replace(/^\w+:\/\//, "").replace(/:\d+$/, "");
  if (parseIpAddress(host.replace(/[[\]]/g, "")) === undefined) return;
  throw new UsageError(`NATS over TLS at ${server}: give the host name that the certificate of the server has.`);
}

async function loadPackage(): Promise<typeof import("@nats-io/transport-node")> {
  try {
    return await import("@nats-io/transport-node");
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(
      `A bus over NATS needs the package @nats-io/transport-node: npm install @nats-io/transport-node (${why})`,
      "WRONG_STATE",
    );
  }
}
