import { pbkdf2Sync } from "node:crypto";
import type { Pbkdf2 } from "../crypto/scram-verifier.ts";
import { TransportError, UsageError } from "../errors.ts";
import { untilAborted } from "../net/deadline.ts";
import type {
  CancelTimer,
  DialTarget,
  ListenHandlers,
  ListenTarget,
  Network,
  OpenSocket,
  StreamListener,
  UdpSocket,
} from "../net/network.ts";
import { parseIpAddress, type SocketAddress } from "../socket-address.ts";
import type { DatagramNetwork, SimulatedDatagram } from "./datagram-network.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { type Listening, SimulatedHandshake, type StreamHost } from "./simulated-handshake.ts";
import type { SimulatedStream, StreamWorld } from "./simulated-stream.ts";

/** The wall clock at virtual time 0: 2026-01-01. */
const WALL_CLOCK_START_MS = 1_767_225_600_000;
const FIRST_EPHEMERAL_PORT = 49_152;
const LAST_PORT = 65_535;
const ANY_ADDRESS = ["0.0.0.0", "::"];

/** The parts of a world that its hosts share. */
export interface SharedWorld extends StreamWorld {
  readonly datagrams: DatagramNetwork;
  readonly findHost: (address: string) => SimulatedHost | undefined;
}

/** One machine of a simulated world, with one address. Hand it to `ChatServer` or `ChatClient` as its `network`. */
export class SimulatedHost implements Network, StreamHost {
  readonly address: string;
  readonly randomBytes: Network["randomBytes"];
  readonly #world: SharedWorld;
  readonly #listening = new Map<number, Listening>();
  readonly #udp = new Map<number, (bytes: Uint8Array, from: SocketAddress) => void>();
  readonly #streams = new Set<SimulatedStream>();
  #nextPort = FIRST_EPHEMERAL_PORT;
  #isConnected = true;

  /** @param random  the host's own, so that hosts do not change each other's numbers */
  constructor(address: string, world: SharedWorld, random: SeededRandom) {
    this.address = address;
    this.randomBytes = (length) => random.bytes(length);
    this.#world = world;
  }

  // The connection of this host to the network.

  /** Whether packets reach this host and leave it. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /**
   * Takes the host off the network silently. Datagrams to and from it are lost. Its stream connections stay open at
   * both ends and carry nothing until `reconnect`.
   */
  disconnect(): void {
    this.#isConnected = false;
  }

  /** Undoes `disconnect`. Stream connections that are still open continue. */
  reconnect(): void {
    this.#isConnected = true;
    for (const stream of this.#streams) stream.retransmit();
  }

  /** Breaks all stream connections of this host, at both ends, with CONNECTION_LOST. */
  breakStreams(): void {
    for (const stream of [...this.#streams])
      stream.fail(new TransportError("CONNECTION_LOST", "The connection broke."));
  }

  // Time and computing.

  monotonicMs(): number {
    return this.#world.time.nowMs;
  }

  wallClockMs(): number {
    return WALL_CLOCK_START_MS + this.#world.time.nowMs;
  }

  setTimer(run: () => void, delayMs: number): CancelTimer {
    return this.#world.time.schedule(run, this.#world.time.nowMs + delayMs);
  }

  runAtEndOfTick(run: () => void): void {
    this.#world.runAtEndOfTick(run);
  }

  readonly pbkdf2: Pbkdf2 = async (password, salt, iterations) => pbkdf2Sync(password, salt, iterations, 32, "sha256");

  // Streams.

  async dial({ host, port, security, authorities }: DialTarget, signal: AbortSignal): Promise<OpenSocket> {
    signal.throwIfAborted();
    if (authorities !== undefined) throw new UsageError("A simulated network has no authorities: trust keys by pins.");
    const server = this.#world.findHost(host);
    if (server === undefined) {
      const code = parseIpAddress(host) === undefined ? "HOST_NOT_FOUND" : "UNREACHABLE";
      throw new TransportError(code, `Connecting to ${host} port ${port} failed: the world has no host ${host}.`);
    }
    const handshake = new SimulatedHandshake(this, this.#ephemeralPort(), server, port, this.#world);
    try {
      return await untilAborted(handshake.complete(security), signal);
    } catch (error) {
      handshake.abort();
      throw error;
    }
  }

  async listen(target: ListenTarget, handlers: ListenHandlers): Promise<StreamListener> {
    const port = this.#claim("TCP", target.host, target.port, this.#listening);
    const streams = new Set<SimulatedStream>();
    const listening: Listening = { target, handlers, streams };
    this.#listening.set(port, listening);
    return {
      address: { address: target.host, port },
      setCertificate: (certificate) => {
        listening.target = { ...listening.target, certificate };
      },
      close: async () => {
        this.#listening.delete(port);
        await Promise.all([...streams].map((stream) => new Promise<void>((resolve) => stream.onClosed(resolve))));
      },
    };
  }

  listeningAt(port: number): Listening | undefined {
    return this.#listening.get(port);
  }

  keep(stream: SimulatedStream): void {
    this.#streams.add(stream);
    stream.onClosed(() => this.#streams.delete(stream));
  }

  // Datagrams.

  async bindUdp(host: string, wanted: number): Promise<UdpSocket> {
    const port = this.#claim("UDP", host, wanted, this.#udp);
    this.#udp.set(port, () => {});
    return {
      address: { address: host, port },
      send: (bytes, to) => {
        if (!this.#udp.has(port) || !this.#isConnected) return;
        // Copied, as a system does: the caller may reuse its memory.
        this.#world.datagrams.send({ from: { address: this.address, port }, to, bytes: bytes.slice() });
      },
      onDatagram: (handler) => void this.#udp.set(port, handler),
      close: async () => void this.#udp.delete(port),
    };
  }

  /** Receives a datagram. Drops it if no socket has its port. */
  receive({ from, to, bytes }: SimulatedDatagram): void {
    if (this.#isConnected) this.#udp.get(to.port)?.(bytes, from);
  }

  ownAddresses(family: 4 | 6, known: string): string[] {
    return [...new Set([known, this.address])].filter((address) => parseIpAddress(address)?.family === family);
  }

  #ephemeralPort(): number {
    const port = this.#nextPort;
    this.#nextPort = port === LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
    return port;
  }

  #claim(what: "TCP" | "UDP", host: string, wanted: number, taken: ReadonlyMap<number, unknown>): number {
    if (host !== this.address && !ANY_ADDRESS.includes(host))
      throw new TransportError(
        "UNREACHABLE",
        `${what} port ${wanted} of ${host} could not be opened: this host is ${this.address}.`,
      );
    const port = wanted === 0 ? this.#ephemeralPort() : wanted;
    if (taken.has(port)) throw new TransportError("ADDRESS_IN_USE", `${what} port ${port} of ${host} is open already.`);
    return port;
  }
}
