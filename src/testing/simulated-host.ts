import { pbkdf2Sync } from "node:crypto";
import type { Pbkdf2 } from "../crypto/scram-verifier.ts";
import { TransportError, UsageError } from "../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../known-words.ts";
import { untilAborted } from "../net/deadline.ts";
import type {
  CancelTimer,
  DialTarget,
  Gateway,
  InterfaceAddress,
  ListenHandlers,
  ListenTarget,
  Network,
  OpenSocket,
  StreamListener,
  UdpSocket,
} from "../net/network.ts";
import { isLoopbackAddress, type SocketAddress } from "../socket-address.ts";
import { HostClock, type SleepingClock } from "./host-clock.ts";
import { type HostInterface, NetworkInterface } from "./network-interface.ts";
import type { Packet } from "./packet.ts";
import { isAny, Ports } from "./ports.ts";
import { familyOf, plainForm } from "./routing/address.ts";
import type { LinkConditions } from "./routing/line.ts";
import { Link } from "./routing/link.ts";
import type { RouterWorld, SimulatedRouter } from "./routing/simulated-router.ts";
import { TcpStack } from "./tcp/tcp-stack.ts";

const SLEEPING_CLOCKS = ["stops", "goes on"] as const;

/** The options of `SimulatedHost.attach`. */
export interface AttachOptions {
  /** The router behind which the interface is. Default: it is on the internet. */
  readonly behind?: SimulatedRouter | undefined;
  /** The name of the interface. Default: the first free one of "eth0", "eth1", ... */
  readonly name?: string;
  /** The link of the interface. What is missing is perfect. */
  readonly link?: Partial<LinkConditions>;
}

const ATTACH_KEYS: KeysOf<AttachOptions> = { behind: true, name: true, link: true };

/** What a host needs of its world. */
export interface HostWorld extends RouterWorld {
  readonly runAtEndOfTick: (run: () => void) => void;
}

/** What receives the datagrams of a socket. */
interface UdpOwner {
  handler: (bytes: Uint8Array, from: SocketAddress) => void;
}

/**
 * One machine of a simulated world. Hand it to `ChatServer` or `ChatClient` as its `network`.
 *
 * A packet leaves by the interface that has its source address, or, if the socket is bound to none, by one in the subnet
 * of the destination, or else by the first one that has an address of the family.
 */
export class SimulatedHost implements Network {
  readonly randomBytes: Network["randomBytes"];
  /** The gateways that `gateways` lists. None at first: clients ask nobody to map a port. */
  defaultGateways: readonly Gateway[] = [];
  /** Loads a client for UPnP. None at first. */
  upnp: Network["upnp"] = undefined;
  readonly #world: HostWorld;
  readonly #clock: HostClock;
  readonly #tcp: TcpStack;
  readonly #udp = new Ports<UdpOwner>("UDP");
  #interfaces: NetworkInterface[] = [];
  #isConnected = true;

  /** @throws UsageError an address is not valid or taken, or an option is unknown */
  constructor(addresses: string | readonly string[], options: AttachOptions, world: HostWorld) {
    // Each host has its own, so that hosts do not change each other's numbers.
    const random = world.fork();
    this.randomBytes = (length) => random.bytes(length);
    this.#world = world;
    this.#clock = new HostClock(world.time);
    this.#tcp = new TcpStack({ clock: this, random: world.fork(), transmit: (packet) => this.#send(packet) });
    this.attach(addresses, options);
  }

  // The connection of this host to the network.

  /** The first address of the first interface. @throws UsageError WRONG_STATE: the host has no interface */
  get address(): string {
    return this.#first.addresses[0] ?? "";
  }

  /** The link of the first interface. @throws UsageError WRONG_STATE: the host has no interface */
  get link(): Link {
    return this.#first.link;
  }

  /**
   * Adds an interface.
   *
   * @param addresses  IPv4, IPv6 or both
   * @throws UsageError an address is not valid or taken, or the name is, or an option is unknown
   */
  attach(addresses: string | readonly string[], options: AttachOptions = {}): HostInterface {
    checkKeys(options, ATTACH_KEYS, "option", " of an interface");
    const { behind, name = this.#freeName(), link = {} } = options;
    if (this.#find(name) !== undefined) throw new UsageError(`The host already has an interface ${name}.`);
    const { time, fork, internet } = this.#world;
    const added = new NetworkInterface(
      {
        name,
        addresses: typeof addresses === "string" ? [addresses] : addresses,
        link: new Link(time, fork(), link),
      },
      { node: this, subnet: behind?.lan ?? internet },
      (packet) => this.#receive(packet),
    );
    this.#interfaces.push(added);
    return added;
  }

  /**
   * Removes an interface. Datagrams to and from its addresses vanish from now on. Connections of its addresses stay open
   * at both ends and carry nothing, as on Linux, until one side gives up or `breakStreams` is called.
   *
   * @throws UsageError the host has no such interface
   */
  detach(name: string): void {
    const removed = this.#find(name);
    if (removed === undefined) throw new UsageError(`The host has no interface ${name}.`);
    removed.detach();
    this.#interfaces = this.#interfaces.filter((each) => each !== removed);
  }

  /** Moves the host elsewhere: removes all interfaces and adds one. @throws UsageError as `attach` */
  move(addresses: string | readonly string[], options: AttachOptions = {}): HostInterface {
    for (const { name } of this.#interfaces) this.detach(name);
    return this.attach(addresses, options);
  }

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

  /** Undoes `disconnect`. Stream connections that are still open continue when they next send something again. */
  reconnect(): void {
    this.#isConnected = true;
  }

  /** Breaks all stream connections of this host with CONNECTION_LOST: here at once, at the other ends when they hear of it. */
  breakStreams(): void {
    this.#tcp.breakAll();
  }

  // Time and computing.

  /**
   * Sends the host to sleep until `wake`: no timer fires, packets to it are lost, and it sends none.
   *
   * @param monotonicClock  whether that clock, and with it every timer, stops meanwhile, or goes on, so that what was due
   *   happens at once after `wake`
   */
  sleep(monotonicClock: SleepingClock = "stops"): void {
    this.#clock.sleep(checkWord(monotonicClock, SLEEPING_CLOCKS, "The monotonic clock of a sleeping host"));
  }

  /** Ends the sleep. What arrived meanwhile is lost. */
  wake(): void {
    this.#clock.wake();
  }

  /** Sets the wall clock forward, or back if `byMs` is negative. The monotonic clock does not notice. */
  shiftWallClock(byMs: number): void {
    this.#clock.shiftWallClock(byMs);
  }

  /** Milliseconds of a clock that nobody sets. Its zero has no meaning. */
  monotonicMs(): number {
    return this.#clock.monotonicMs();
  }

  /** The time of the host's wall clock, in milliseconds since 1970 (UTC). */
  wallClockMs(): number {
    return this.#clock.wallClockMs();
  }

  /**
   * Runs a function after so many milliseconds of virtual time.
   *
   * @returns a function that cancels it
   */
  setTimer(run: () => void, delayMs: number): CancelTimer {
    return this.#clock.setTimer(run, delayMs);
  }

  /** Runs a function once everything that is due at this moment of virtual time has run. */
  runAtEndOfTick(run: () => void): void {
    this.#world.runAtEndOfTick(run);
  }

  readonly pbkdf2: Pbkdf2 = async (password, salt, iterations) => pbkdf2Sync(password, salt, iterations, 32, "sha256");

  // Streams.

  /**
   * Connects to a server of the simulated world and completes the TLS 1.3 handshake.
   *
   * @throws TransportError as `Network.dial`; UsageError `authorities` are named; or the reason of `signal`
   */
  async dial({ host, port, authorities, ...how }: DialTarget, signal: AbortSignal): Promise<OpenSocket> {
    signal.throwIfAborted();
    if (authorities !== undefined) throw new UsageError("A simulated network has no authorities: trust keys by pins.");
    const address = plainForm(host);
    const failed = `Connecting to ${host} port ${port} failed`;
    if (address === undefined) {
      throw new TransportError("HOST_NOT_FOUND", `${failed}: a simulated network has no names, only addresses.`);
    }
    const local = this.#sourceFor(address);
    if (local === undefined) {
      throw new TransportError("UNREACHABLE", `${failed}: the host has no address of that family.`);
    }
    const dialling = this.#tcp.dial(local, { address, port });
    try {
      return await untilAborted(dialling.complete(how), signal);
    } catch (error) {
      dialling.abort();
      throw error;
    }
  }

  /**
   * Accepts TCP connections at an address of the host.
   *
   * @throws TransportError as `Network.listen`
   */
  async listen(target: ListenTarget, handlers: ListenHandlers): Promise<StreamListener> {
    const host = this.#checkOwn("TCP", target.host, target.port);
    return this.#tcp.listen({ ...target, host }, handlers);
  }

  // Datagrams.

  /**
   * Opens a UDP socket.
   *
   * @param host  an address of the host
   * @param wanted  0: any free port
   * @throws TransportError as `Network.bindUdp`
   */
  async bindUdp(host: string, wanted: number): Promise<UdpSocket> {
    const socket: UdpOwner = { handler: () => {} };
    const address = this.#udp.claim(this.#checkOwn("UDP", host, wanted), wanted, socket);
    let isOpen = true;
    return {
      address,
      send: (bytes, to) => {
        if (isOpen) this.#sendDatagram(address, bytes, to);
      },
      onDatagram: (handler) => {
        socket.handler = handler;
      },
      close: async () => {
        if (isOpen) this.#udp.release(address);
        isOpen = false;
      },
    };
  }

  /** The addresses of all interfaces. */
  interfaces(): InterfaceAddress[] {
    return this.#interfaces.flatMap(({ name, addresses }) =>
      addresses.map((address) => ({ name, address, family: familyOf(address) })),
    );
  }

  /** The gateways that can be asked for a port mapping. */
  async gateways(): Promise<readonly Gateway[]> {
    return this.defaultGateways;
  }

  #sendDatagram(socket: SocketAddress, bytes: Uint8Array, to: SocketAddress): void {
    const address = plainForm(to.address);
    if (address === undefined || !canSend(socket.address, address)) return;
    const source = isAny(socket.address) ? this.#sourceFor(address) : socket.address;
    if (source === undefined) return;
    // Copied, as a system does: the caller may reuse its memory.
    const packet = { from: { ...socket, address: source }, to: { ...to, address }, bytes: new Uint8Array(bytes) };
    this.#send({ protocol: "udp", ...packet });
  }

  /** The address that packets to a destination have, if the socket is bound to none. */
  #sourceFor(address: string): string | undefined {
    if (this.#isOwn(address)) return address;
    const family = familyOf(address);
    const usable = this.#interfaces.filter((each) => each.addressOf(family) !== undefined);
    return (usable.find((each) => each.isLocal(address)) ?? usable[0])?.addressOf(family);
  }

  #send(packet: Packet): void {
    if (this.#isOwn(packet.to.address)) {
      const { time } = this.#world;
      time.schedule(() => this.#deliver(packet), time.nowMs);
    } else if (this.#isAwake && this.#isConnected) {
      this.#interfaces.find(({ addresses }) => addresses.includes(packet.from.address))?.send(packet);
    }
  }

  #receive(packet: Packet): void {
    if (this.#isConnected) this.#deliver(packet);
  }

  #deliver(packet: Packet): void {
    if (!this.#isAwake) return;
    if (packet.protocol === "tcp") this.#tcp.receive(packet);
    else this.#udp.find(packet.to)?.handler(packet.bytes, packet.from);
  }

  get #isAwake(): boolean {
    return !this.#clock.isAsleep;
  }

  #isOwn(address: string): boolean {
    return isLoopbackAddress(address) || this.#interfaces.some(({ addresses }) => addresses.includes(address));
  }

  /** @throws TransportError UNREACHABLE: the address is none of this host's */
  #checkOwn(what: "TCP" | "UDP", host: string, port: number): string {
    const address = plainForm(host);
    if (address !== undefined && (isAny(address) || this.#isOwn(address))) return address;
    const own = this.#interfaces.flatMap(({ addresses }) => addresses).join(", ");
    throw new TransportError(
      "UNREACHABLE",
      `${what} port ${port} of ${host} could not be opened: the addresses of this host are: ${own}.`,
    );
  }

  get #first(): NetworkInterface {
    const [first] = this.#interfaces;
    if (first === undefined) throw new UsageError("The host has no interface; attach one first.", "WRONG_STATE");
    return first;
  }

  #find(name: string): NetworkInterface | undefined {
    return this.#interfaces.find((each) => each.name === name);
  }

  #freeName(): string {
    let index = 0;
    while (this.#find(`eth${index}`) !== undefined) index += 1;
    return `eth${index}`;
  }
}

/** Whether a socket can send to an address: it must be of its family, unless the socket is of both. */
function canSend(socket: string, address: string): boolean {
  return socket === "::" || familyOf(socket) === familyOf(address);
}
