import type { Limits } from "../../limits.ts";
import { PortMapping } from "../../peering/mapping/port-mapping.ts";
import type { UpnpClient } from "../../peering/mapping/upnp.ts";
import { parseIpAddress, type SocketAddress } from "../../socket-address.ts";
import type { Gateway, Network, UdpSocket } from "../network.ts";
import { endOfTick, Timer } from "../timers.ts";
import { UpnpMapping } from "./upnp-mapping.ts";

export interface PortMapperOptions {
  readonly network: Network;
  /** Address and port of the socket that others are to reach. */
  readonly socket: SocketAddress;
  readonly limits: Pick<Limits, "portMappingLifetimeMs" | "portMappingGatewaysMax" | "upnpDelayMs" | "upnpTimeoutMs">;
  /** Asks gateways of IPv4 that answer neither by PCP nor by NAT-PMP. Undefined: they are not asked. */
  readonly upnp?: UpnpClient | undefined;
  /** Called when `mapped` has changed. */
  readonly onChange: () => void;
}

/**
 * Keeps the port of a UDP socket mapped at the gateways of this machine. Connects each `PortMapping` to a socket of its
 * own and a timer. Asks nobody before the first `refresh`.
 */
export class PortMapper {
  readonly #options: PortMapperOptions;
  /** By address of the gateway and of this machine. */
  readonly #mappings = new Map<string, MappingDriver>();
  #looking: Promise<void> | undefined;
  #refreshes = 0;
  #isClosed = false;

  constructor(options: PortMapperOptions) {
    this.#options = options;
  }

  /** The addresses and ports from which gateways forward to the socket. */
  get mapped(): SocketAddress[] {
    return [...this.#mappings.values()].flatMap(({ external }) => external ?? []);
  }

  /** Looks for the gateways, and asks those that have not mapped the port yet. Never fails. */
  refresh(): void {
    if (this.#isClosed) return;
    this.#refreshes += 1;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  /** Gives the mappings back, until the next `refresh`. Resolves when that has been sent; answers are not awaited. */
  async release(): Promise<void> {
    const refreshes = this.#refreshes;
    await this.#looking;
    // Somebody wants them again.
    if (this.#refreshes === refreshes) await this.#keepOnly(new Set());
  }

  /** Gives the mappings back for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.release();
  }

  async #look(): Promise<void> {
    const { network, limits, socket } = this.#options;
    const isIpv6 = parseIpAddress(socket.address)?.family === 6;
    const found = await network.gateways().catch(() => []);
    // An IPv6 socket of all addresses takes IPv4 too.
    const usable = found.filter(({ localAddress }) => isIpv6 || parseIpAddress(localAddress)?.family === 4);
    const gateways = new Map(usable.slice(0, limits.portMappingGatewaysMax).map((each) => [keyOf(each), each]));
    await this.#keepOnly(new Set(gateways.keys()));
    for (const [key, gateway] of gateways) {
      if (this.#isClosed) return;
      const mapping = this.#mappings.get(key) ?? (await this.#open(gateway));
      if (mapping === undefined) continue;
      this.#mappings.set(key, mapping);
      if (!this.#isClosed) mapping.ask();
    }
  }

  /** Returns undefined if the system has no socket for it: the gateway maps nothing then. */
  #open(gateway: Gateway): Promise<MappingDriver | undefined> {
    return MappingDriver.open(gateway, this.#options).catch(() => undefined);
  }

  async #keepOnly(keys: ReadonlySet<string>): Promise<void> {
    const gone = [...this.#mappings].filter(([key]) => !keys.has(key));
    for (const [key] of gone) this.#mappings.delete(key);
    await Promise.all(gone.map(([, mapping]) => mapping.close()));
  }
}

/** Connects the mapping of one gateway to its socket and its timer. Asks by UPnP if nothing else is answered. */
class MappingDriver {
  readonly #network: Network;
  readonly #gateway: SocketAddress;
  readonly #mapping: PortMapping;
  readonly #socket: UdpSocket;
  readonly #timer: Timer;
  /** Undefined if the gateway is not asked by UPnP. */
  readonly #upnp: UpnpMapping | undefined;
  readonly #upnpTimer: Timer;
  readonly #upnpDelayMs: number;
  readonly #onChange: () => void;
  #external: SocketAddress | undefined;

  /** @throws TransportError; Error: the local address is not an IP address */
  static async open({ address, localAddress }: Gateway, options: PortMapperOptions): Promise<MappingDriver> {
    const { network, socket: mapped, limits } = options;
    const ip = parseIpAddress(localAddress);
    if (ip === undefined) throw new Error(`The local address of a gateway is ${localAddress}, not an IP address.`);
    const mapping = new PortMapping({
      gateway: address,
      localAddress: ip,
      internalPort: mapped.port,
      lifetimeMs: limits.portMappingLifetimeMs,
      random: network.randomBytes,
    });
    return new MappingDriver(mapping, { address, localAddress }, await network.bindUdp(localAddress, 0), options);
  }

  private constructor(mapping: PortMapping, gateway: Gateway, socket: UdpSocket, options: PortMapperOptions) {
    const { network, onChange, upnp, limits } = options;
    this.#network = network;
    this.#gateway = gateway.address;
    this.#mapping = mapping;
    this.#socket = socket;
    this.#onChange = onChange;
    this.#timer = new Timer(network, () => this.#drain());
    this.#upnpDelayMs = limits.upnpDelayMs;
    this.#upnpTimer = new Timer(network, () => this.#askByUpnp());
    if (upnp !== undefined && parseIpAddress(gateway.address.address)?.family === 4) {
      const { port: internalPort } = options.socket;
      const shared = { client: upnp, network, gateway, internalPort, limits };
      this.#upnp = new UpnpMapping({ ...shared, onChange: () => this.#report() });
    }
    socket.onDatagram((bytes, from) => {
      mapping.handleDatagram(bytes, from, network.monotonicMs());
      this.#drain();
    });
  }

  get external(): SocketAddress | undefined {
    return this.#mapping.external ?? this.#upnp?.external;
  }

  ask(): void {
    const nowMs = this.#network.monotonicMs();
    this.#mapping.ask(nowMs);
    this.#drain();
    if (this.#upnp?.external !== undefined) this.#askByUpnp();
    else if (this.#upnp !== undefined && !this.#mapping.hasAnswered) this.#upnpTimer.set(nowMs + this.#upnpDelayMs);
  }

  async close(): Promise<void> {
    this.#mapping.release();
    this.#drain();
    this.#upnpTimer.clear();
    // Not awaited: the gateway may be gone.
    this.#upnp?.close();
    // A socket may drop what it has not sent when it is closed.
    await endOfTick(this.#network);
    await this.#socket.close();
  }

  #drain(): void {
    const nowMs = this.#network.monotonicMs();
    for (let bytes = this.#mapping.pollTransmit(nowMs); bytes !== undefined; bytes = this.#mapping.pollTransmit(nowMs))
      this.#socket.send(bytes, this.#gateway);
    this.#timer.set(this.#mapping.nextTimeoutMs);
    // The gateway has answered after all.
    if (this.#mapping.external !== undefined) this.#upnp?.release();
    this.#report();
  }

  #askByUpnp(): void {
    if (!this.#mapping.hasAnswered) this.#upnp?.ask();
  }

  #report(): void {
    const { external } = this;
    if (external === this.#external) return;
    this.#external = external;
    this.#onChange();
  }
}

function keyOf({ address, localAddress }: Gateway): string {
  return `${address.address} ${address.port} ${localAddress}`;
}
