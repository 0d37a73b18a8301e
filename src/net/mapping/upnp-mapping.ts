import type { Limits } from "../../limits.ts";
import { isUsableExternal } from "../../peering/mapping/external-address.ts";
import { type UpnpClient, type UpnpGateway, UpnpRefusal } from "../../peering/mapping/upnp.ts";
import { earlier } from "../../peering/path/backoff.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import { deadline, untilAborted } from "../deadline.ts";
import type { Gateway, Network } from "../network.ts";
import { Timer } from "../timers.ts";
import { findGateway } from "./gateway-search.ts";

/** ConflictInMappingEntry: another machine has the external port. */
const CONFLICT = 718;
/** OnlyPermanentLeasesSupported: the gateway keeps a mapping until it is deleted. */
const PERMANENT_ONLY = 725;
/** The lifetime of such a mapping. */
const PERMANENT = 0;
/** External ports that are tried: that of the socket, and random ones. */
const PORTS_MAX = 3;
/** The ports for any use (RFC 6335, section 6). */
const FIRST_DYNAMIC_PORT = 49_152;
/** A mapping is renewed no sooner than this after it was granted. */
const RENEWAL_PAUSE_MIN_MS = 4_000;
/** How long to wait after a request that came to nothing, and after a refusal. */
const FAILURE_PAUSE_MS = 30_000;
const REFUSAL_PAUSE_MS = 1_800_000;
/** When the network seems to have changed, a mapping is checked unless it was granted or renewed within this time. */
const CHECK_PAUSE_MS = 60_000;
/** The longest IPv4 address in text form. */
const ADDRESS_CHARACTERS_MAX = 15;

export interface UpnpMappingOptions {
  readonly client: UpnpClient;
  readonly network: Network;
  readonly gateway: Gateway;
  readonly internalPort: number;
  readonly limits: Pick<Limits, "portMappingLifetimeMs" | "upnpTimeoutMs">;
  /** Called when `external` has changed. */
  readonly onChange: () => void;
}

interface Obtained {
  readonly gateway: UpnpGateway;
  readonly external: SocketAddress;
}

interface Grant extends Obtained {
  readonly grantedMs: number;
  readonly expiresMs: number;
}

/** The gateway did not answer a search. */
class NoUpnp extends Error {}

/** The gateway forwards from an address that others cannot use. */
class UnusableAddress extends Error {}

/**
 * One mapping of one gateway by UPnP. Finds the gateway, asks for the mapping, renews it after half of its lifetime, and
 * gives it back. Makes one request at a time, and waits for each no longer than `upnpTimeoutMs`.
 *
 * A gateway reports neither the lifetime of a mapping nor its loss. So the requested lifetime is taken for granted, and
 * the mapping is until the next renewal.
 */
export class UpnpMapping {
  readonly #options: UpnpMappingOptions;
  readonly #timer: Timer;
  /** Undefined until it is found, and again when it did not answer. */
  #gateway: UpnpGateway | undefined;
  #grant: Grant | undefined;
  /** When to ask again. */
  #nextMs: number | undefined;
  /** What is under way. */
  #exchange: AbortController | undefined;
  #isClosed = false;

  constructor(options: UpnpMappingOptions) {
    this.#options = options;
    this.#timer = new Timer(options.network, () => this.#run());
  }

  /** The address and port from which the gateway forwards to this machine; undefined while nothing is mapped. */
  get external(): SocketAddress | undefined {
    return this.#grant?.external;
  }

  /**
   * Asks for the mapping, unless the gateway is being asked or has refused recently. If there is a mapping, checks that
   * it is still there, and the external address still the same, unless that was done recently.
   */
  ask(): void {
    if (this.#isClosed || this.#exchange !== undefined) return;
    const nowMs = this.#options.network.monotonicMs();
    const dueMs = this.#grant === undefined ? (this.#nextMs ?? nowMs) : this.#grant.grantedMs + CHECK_PAUSE_MS;
    if (dueMs <= nowMs) this.#begin();
  }

  /** Gives the mapping back. Resolves when the gateway has answered, or has had time to. The next `ask` begins again. */
  async release(): Promise<void> {
    this.#exchange?.abort();
    this.#exchange = undefined;
    this.#nextMs = undefined;
    this.#timer.clear();
    await this.#giveBack();
  }

  /** Gives the mapping back, as `release` does. Nothing is mapped or asked for afterwards. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.release();
  }

  #run(): void {
    const nowMs = this.#options.network.monotonicMs();
    if (this.#grant !== undefined && this.#grant.expiresMs <= nowMs) this.#setGrant(undefined);
    if (this.#nextMs !== undefined && this.#nextMs <= nowMs && this.#exchange === undefined) this.#begin();
    this.#timer.set(earlier(this.#nextMs, this.#grant?.expiresMs));
  }

  async #begin(): Promise<void> {
    const exchange = new AbortController();
    this.#exchange = exchange;
    this.#nextMs = undefined;
    const outcome = await this.#obtain(exchange.signal).catch((error: unknown) => ({ error }));
    if (exchange.signal.aborted) {
      // Given back meanwhile.
      if ("gateway" in outcome) await this.#unmap(outcome.gateway, outcome.external.port);
      return;
    }
    this.#exchange = undefined;
    if ("gateway" in outcome) this.#accept(outcome);
    else this.#fail(outcome.error);
    this.#run();
  }

  async #obtain(signal: AbortSignal): Promise<Obtained> {
    const { client, network, gateway: at } = this.#options;
    if (this.#gateway === undefined) {
      const location = await findGateway(network, at, signal);
      signal.throwIfAborted();
      if (location === undefined) throw new NoUpnp();
      this.#gateway = client.at(location);
    }
    const gateway = this.#gateway;
    const address = await this.#within(signal, (limit) => gateway.externalAddress(limit));
    const external = { address, port: this.#grant?.external.port ?? this.#options.internalPort };
    // Before anything is mapped.
    if (!isIpv4(address) || !isUsableExternal(external, at.address.address)) throw new UnusableAddress();
    return { gateway, external: { address, port: await this.#map(gateway, external.port, signal) } };
  }

  /** Maps an external port: the given one, or another one if that belongs to another machine. */
  async #map(gateway: UpnpGateway, preferredPort: number, signal: AbortSignal): Promise<number> {
    for (let tries = 1, port = preferredPort; ; tries += 1, port = this.#randomPort()) {
      try {
        await this.#mapPort(gateway, port, signal);
        return port;
      } catch (error) {
        const isTaken = error instanceof UpnpRefusal && error.code === CONFLICT;
        if (!isTaken || tries === PORTS_MAX) throw error;
      }
    }
  }

  async #mapPort(gateway: UpnpGateway, externalPort: number, signal: AbortSignal): Promise<void> {
    const { gateway: at, internalPort, limits } = this.#options;
    const lifetimeSeconds = Math.max(1, Math.floor(limits.portMappingLifetimeMs / 1_000));
    const request = { externalPort, localAddress: at.localAddress, internalPort, lifetimeSeconds };
    let attempt: Promise<void> | undefined;
    const map = async (limit: AbortSignal): Promise<void> => {
      try {
        await gateway.map(request, limit);
      } catch (error) {
        if (!(error instanceof UpnpRefusal && error.code === PERMANENT_ONLY)) throw error;
        await gateway.map({ ...request, lifetimeSeconds: PERMANENT }, limit);
      }
    };
    try {
      await this.#within(signal, (limit) => {
        attempt = map(limit);
        return attempt;
      });
    } catch (error) {
      const isOpen = !(error instanceof UpnpRefusal) && externalPort !== this.#grant?.external.port;
      // The gateway may have mapped the port all the same, or still do so.
      if (isOpen) attempt?.catch(() => {}).then(() => this.#unmap(gateway, externalPort));
      throw error;
    }
  }

  /** Deletes a mapping. Its lifetime ends it if that fails. */
  async #unmap(gateway: UpnpGateway, externalPort: number): Promise<void> {
    await this.#within(undefined, (limit) => gateway.unmap(externalPort, limit)).catch(() => {});
  }

  async #giveBack(): Promise<void> {
    const grant = this.#grant;
    this.#setGrant(undefined);
    if (grant !== undefined) await this.#unmap(grant.gateway, grant.external.port);
  }

  #accept(obtained: Obtained): void {
    const { network, limits } = this.#options;
    const nowMs = network.monotonicMs();
    const lifetimeMs = limits.portMappingLifetimeMs;
    this.#nextMs = nowMs + Math.max(lifetimeMs / 2, RENEWAL_PAUSE_MIN_MS);
    this.#setGrant({ ...obtained, grantedMs: nowMs, expiresMs: nowMs + lifetimeMs });
  }

  /** A mapping stays until it expires, unless nobody can use its address any more. */
  #fail(error: unknown): void {
    const wasMapped = this.#grant !== undefined;
    const isRefusal = error instanceof UpnpRefusal || error instanceof UnusableAddress;
    const nowMs = this.#options.network.monotonicMs();
    if (wasMapped || !(isRefusal || error instanceof NoUpnp)) this.#nextMs = nowMs + FAILURE_PAUSE_MS;
    else if (isRefusal) this.#nextMs = nowMs + REFUSAL_PAUSE_MS;
    if (error instanceof UnusableAddress) void this.#giveBack();
    // It may describe itself elsewhere by now.
    this.#gateway = undefined;
  }

  #setGrant(grant: Grant | undefined): void {
    const before = this.#grant?.external;
    const isSame = grant !== undefined && before !== undefined && isSameAddress(grant.external, before);
    this.#grant = isSame ? { ...grant, external: before } : grant;
    if (this.external !== before) this.#options.onChange();
  }

  async #within<T>(signal: AbortSignal | undefined, request: (limit: AbortSignal) => Promise<T>): Promise<T> {
    const { network, limits } = this.#options;
    using limit = deadline(network, signal, limits.upnpTimeoutMs, "A request by UPnP");
    limit.signal.throwIfAborted();
    return await untilAborted(request(limit.signal), limit.signal);
  }

  #randomPort(): number {
    const [high = 0, low = 0] = this.#options.network.randomBytes(2);
    return FIRST_DYNAMIC_PORT + (((high << 8) | low) & 0x3fff);
  }
}

/** The package returns whatever the gateway answered. */
function isIpv4(address: unknown): boolean {
  return typeof address === "string" && address.length <= ADDRESS_CHARACTERS_MAX && !address.includes(":");
}
