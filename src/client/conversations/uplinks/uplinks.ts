/**
 * Further uplinks of a machine, such as a mobile network beside a WLAN: for when the one that the system chooses dies
 * silently.
 *
 * How the folder fits together: `uplink-addresses.ts` chooses local addresses. `uplink.ts` is a socket bound to one, with
 * the address at which the server sees it. `uplinks.ts` opens and closes those of a client, and decides which count.
 * `link-uplinks.ts` is the part of one link.
 *
 * Invariant: a socket stays open only if the server has seen it in another network than the main socket. So bridges and
 * the interfaces of virtual machines leave nothing behind.
 */

import { ChatError } from "../../../errors.ts";
import type { Limits } from "../../../limits.ts";
import { DatagramSocket } from "../../../net/datagram-socket.ts";
import type { Network } from "../../../net/network.ts";
import { originOf } from "../../../origin.ts";
import { ProbeClient } from "../../../session/probe/probe-client.ts";
import type { ProbeCodec } from "../../../session/probe/probe-codec.ts";
import type { SocketAddress } from "../../../socket-address.ts";
import { ipFamilyOf, Uplink } from "./uplink.ts";
import { uplinkAddresses } from "./uplink-addresses.ts";

/** What the server sees of the socket that all links share. */
export interface MainView {
  /** Whether it may still answer. */
  readonly isAsking: boolean;
  /** Where it saw the socket. */
  readonly addresses: readonly SocketAddress[];
  /** How to ask it, and its second port in each family in which it has one. Undefined: this side does not know yet. */
  readonly agreed: { readonly codec: ProbeCodec; readonly secondPorts: readonly SocketAddress[] } | undefined;
}

export interface UplinksOptions {
  readonly network: Network;
  readonly limits: Pick<Limits, "uplinkSocketsMax">;
  /** The socket that all links share. */
  readonly main: DatagramSocket;
  /** What the server sees of it. */
  readonly view: MainView;
  /** The local address of the connection to the server. */
  readonly local: string;
  /** Called when `current` has changed, or where the server sees one of them. */
  readonly onChange: () => void;
}

/** The further uplinks of a client. */
export class Uplinks {
  readonly #options: UplinksOptions;
  /** Those that are open, also before they count. */
  #open: readonly Uplink[] = [];
  /** Local addresses to which sockets are being bound. */
  readonly #opening = new Set<string>();
  #current: readonly Uplink[] = [];
  #isRunning = false;
  #last = 0;
  /** What `onChange` was called for last. */
  #told = "";

  constructor(options: UplinksOptions) {
    this.#options = options;
  }

  /** The uplinks that count: the server sees them in another network than the main socket. */
  get current(): readonly Uplink[] {
    return this.#current;
  }

  /** Where the server sees them. */
  get addresses(): SocketAddress[] {
    return this.#current.flatMap(({ seenAt }) => seenAt ?? []);
  }

  /** Begins to look for uplinks, if it has not yet. Opens nothing on a machine with one interface. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#openMore();
  }

  /** Closes all sockets. */
  stop(): void {
    this.#isRunning = false;
    this.#keep(() => false);
  }

  /** The addresses of this machine have changed, a path has failed, or `agreed` is set: looks again. */
  look(): void {
    if (!this.#isRunning) return;
    const addresses = this.#options.network.interfaces().map(({ address }) => address);
    this.#keep(({ local }) => addresses.includes(local));
    for (const uplink of this.#open) uplink.ask();
    this.#openMore();
  }

  /**
   * Decides which uplinks count, once the server has answered the main socket, or left all its probes unanswered. An uplink
   * keeps counting, even if the system later sends over it from the main socket: its paths may be the only ones that work.
   */
  judge(): void {
    const { view } = this.#options;
    if (view.isAsking) return;
    const taken = view.addresses.map(({ address }) => originOf(address));
    const counts = ({ seenAt }: Uplink): boolean => seenAt !== undefined && !taken.includes(originOf(seenAt.address));
    const judged = this.#open.filter((uplink) => uplink.isSettled && !this.#current.includes(uplink));
    this.#current = [...this.#current, ...judged.filter(counts)];
    this.#keep((uplink) => !judged.includes(uplink) || counts(uplink));
  }

  #openMore(): void {
    const { network, limits, local, view } = this.#options;
    const { agreed } = view;
    if (agreed === undefined) return;
    const families = agreed.secondPorts.map(({ address }) => ipFamilyOf(address));
    const choice = { known: local, families, max: limits.uplinkSocketsMax };
    for (const address of uplinkAddresses(network.interfaces(), choice)) {
      const isFull = this.#open.length + this.#opening.size >= limits.uplinkSocketsMax;
      const isThere = this.#opening.has(address) || this.#open.some((uplink) => uplink.local === address);
      if (!isFull && !isThere) void this.#bind(address);
    }
  }

  async #bind(address: string): Promise<void> {
    const { network, main } = this.#options;
    this.#opening.add(address);
    try {
      const socket = await DatagramSocket.bind(network, address, 0, main.bytesMax);
      if (this.#isRunning) this.#add(socket);
      else await socket.close();
    } catch (error) {
      // The interface has just gone, or descriptors are short.
      if (!(error instanceof ChatError)) throw error;
    } finally {
      this.#opening.delete(address);
    }
  }

  #add(socket: DatagramSocket): void {
    const { network: clock, view } = this.#options;
    const { agreed } = view;
    const family = ipFamilyOf(socket.address.address);
    const server = agreed?.secondPorts.find(({ address }) => ipFamilyOf(address) === family);
    if (agreed === undefined || server === undefined) {
      void socket.close();
      return;
    }
    this.#last += 1;
    const uplink = new Uplink({
      clock,
      number: this.#last,
      socket,
      probe: new ProbeClient(agreed.codec, clock.monotonicMs(), ["second"]),
      connectionId: agreed.codec.connectionId,
      server,
      onSettled: () => this.judge(),
    });
    this.#open = [...this.#open, uplink];
    uplink.ask();
  }

  /** Closes all others. */
  #keep(isKept: (uplink: Uplink) => boolean): void {
    for (const uplink of this.#open) if (!isKept(uplink)) uplink.close();
    this.#open = this.#open.filter(isKept);
    this.#current = this.#current.filter(isKept);
    const now = this.#current.map(({ number, seenAt }) => `${number} ${seenAt?.address} ${seenAt?.port}`).join();
    if (now === this.#told) return;
    this.#told = now;
    this.#options.onChange();
  }
}
