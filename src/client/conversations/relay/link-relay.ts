import type { Network } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";
import type { NetworkChange } from "../../../peering/paths.ts";
import type { RelayAccess, RelayState } from "../../../session/relay/relay-client.ts";
import { type RelayTransport, RelayWays } from "../../../session/relay/relay-ways.ts";
import { isSameAddress, type SocketAddress } from "../../../socket-address.ts";
import type { RelayMessagesEnd } from "./relay-messages.ts";

/** The relay of a link: where it is, and with what this side may use it. */
export interface LinkRelayGrant {
  /** Its addresses, one of each family at most; first that of the connection to the server. More may become known. */
  readonly addresses: () => readonly SocketAddress[];
  readonly access: RelayAccess;
  /** How many bytes it forwards for the conversation at most. */
  readonly bytesMax: number;
  /** The way over the connection to the server. */
  readonly messages: RelayMessagesEnd;
}

/**
 * Requests to bind that go to another address than that of the connection to the server, until one is bound or this machine
 * has other interfaces: nothing but the server's word says that the address is its own.
 */
const FURTHER_MAX = 8;

/** How a link stands with its relay. */
export interface LinkRelayStatus {
  /** Where datagrams to it go. */
  readonly address: SocketAddress;
  readonly bytesMax: number;
  /** About how many bytes of them are left. */
  readonly bytesLeft: number;
  readonly state: RelayState;
  /** The transport to the relay; undefined while datagrams wait for one. */
  readonly transport: RelayTransport | undefined;
}

/** What a `LinkRelay` needs of the link whose datagrams it carries. */
export interface LinkRelayOwner {
  /** Sends a datagram over UDP. @param uplink  by which it goes; undefined: the main socket */
  readonly sendBy: (uplink: number | undefined, bytes: Uint8Array, to: SocketAddress) => void;
  /** Takes a datagram of the link that came over the relay. Returns false if it is none. */
  readonly take: (datagram: Uint8Array) => boolean;
  /** Called when the relay sees this side at another address than the one that it has bound. */
  readonly onChallenge: () => void;
}

/**
 * The way of one link over the relay of the server, by UDP or by messages on the connection to the server. It binds an
 * address at the relay, and binds another one after a move. `RelayWays` decides; this class moves the bytes.
 */
export class LinkRelay {
  readonly #network: Network;
  readonly #grant: LinkRelayGrant;
  readonly #owner: LinkRelayOwner;
  readonly #ways: RelayWays;
  readonly #timer: Timer;
  #onMoved = (): void => {};
  /** Where the relay has bound this side last. */
  #boundAt: SocketAddress | undefined;
  #furtherLeft = FURTHER_MAX;
  #isClosed = false;

  constructor(network: Network, grant: LinkRelayGrant, owner: LinkRelayOwner) {
    this.#network = network;
    this.#grant = grant;
    this.#owner = owner;
    this.#timer = new Timer(network, () => this.#flush());
    const { access, bytesMax, messages } = grant;
    this.#ways = new RelayWays({ access, bytesMax, hasMessages: messages.isAvailable }, network.monotonicMs());
  }

  /** The connection id of the datagrams to and from the relay. */
  get id(): bigint {
    return this.#grant.access.relayId;
  }

  /** Where datagrams to the relay go; undefined if no address is known. */
  get address(): SocketAddress | undefined {
    return this.#boundAt ?? this.#grant.addresses()[0];
  }

  /** The transport to the relay; undefined while datagrams wait for one. */
  get transport(): RelayTransport | undefined {
    return this.#ways.transport;
  }

  /** The uplink by which datagrams go to the relay; undefined: the main socket, or messages. */
  get uplink(): number | undefined {
    return this.#ways.uplink;
  }

  /** How the link stands with the relay; undefined if no address is known. */
  get status(): LinkRelayStatus | undefined {
    const { address } = this;
    if (address === undefined) return undefined;
    const { bytesLeft, state, transport } = this.#ways;
    return { address, bytesMax: this.#grant.bytesMax, bytesLeft, state, transport };
  }

  /** Begins to bind a way. Call once UDP datagrams with the id of the relay come to `handleDatagram`. */
  open(): void {
    this.#grant.messages.open({
      onDatagram: (datagram) => {
        this.#ways.received(datagram);
        this.#owner.take(datagram);
      },
      onOver: () => {
        this.#ways.handleOver();
        this.#flush();
      },
      onLost: () => {
        this.#ways.handleConnectionLost();
        this.#flush();
      },
    });
    this.#flush();
  }

  /**
   * Handles a UDP datagram with the id of the relay.
   *
   * @param uplink  by which it came; undefined: it came to the main socket
   * @returns false if it contains a datagram that is none of the link
   */
  handleDatagram(bytes: Uint8Array, from: SocketAddress, uplink?: number): boolean {
    const ways = this.#ways;
    const [before, wasBound] = [ways.uplink, ways.transport === "udp"];
    const datagram = ways.handleDatagram(bytes, this.#network.monotonicMs(), uplink);
    const isBack = !wasBound && ways.transport === "udp" && this.#boundAt !== undefined;
    if (wasBound && ways.transport !== "udp" && ways.state !== "over") this.#owner.onChallenge();
    if (!wasBound && ways.transport === "udp") this.#bound(from);
    this.#flush();
    if (isBack || ways.uplink !== before) this.#onMoved();
    if (datagram === undefined) return true;
    const isTaken = this.#owner.take(datagram);
    // Anybody can send such datagrams with the address of the relay.
    if (isTaken) ways.received(datagram);
    return isTaken;
  }

  /** Sends a datagram of the link, once a way is bound. */
  send(datagram: Uint8Array): void {
    this.#ways.send(datagram);
    this.#flush();
  }

  /** Sets the further uplinks of this side that lead to the relay, by their numbers. */
  setUplinks(uplinks: readonly number[]): void {
    this.#ways.setUplinks(uplinks, this.#network.monotonicMs());
    this.#flush();
  }

  /** Calls `handler` when the relay has come to be reached by another uplink, or has bound this side again. */
  onMoved(handler: () => void): void {
    this.#onMoved = handler;
  }

  /** A path of the link has failed: asks whether the relay still hears this side. */
  pathFailed(): void {
    this.#ways.pathFailed(this.#network.monotonicMs());
    this.#flush();
  }

  /** This side has changed networks: binds its address again. */
  networkChanged(change: NetworkChange): void {
    if (change === "interfaces") this.#furtherLeft = FURTHER_MAX;
    this.#ways.networkChanged(this.#network.monotonicMs(), change === "interfaces");
    this.#flush();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
    this.#grant.messages.close();
  }

  /** The relay has bound this side by its answer from there. */
  #bound(from: SocketAddress): void {
    this.#boundAt = this.#grant.addresses().find((each) => isSameAddress(each, from)) ?? this.#boundAt;
    this.#furtherLeft = FURTHER_MAX;
  }

  #flush(): void {
    if (this.#isClosed) return;
    const ways = this.#ways;
    const nowMs = this.#network.monotonicMs();
    for (let out = ways.pollTransmit(nowMs); out !== undefined; out = ways.pollTransmit(nowMs)) {
      if (out.kind === "datagram") this.#sendDatagram(out.uplink, out.bytes);
      else if (out.kind === "message") this.#grant.messages.send(out.datagram);
      else void this.#bindConnection();
    }
    this.#timer.set(ways.nextTimeoutMs);
  }

  /** While no address is bound, this machine may have come to be without the family of the one that was. */
  #sendDatagram(uplink: number | undefined, bytes: Uint8Array): void {
    const { address } = this;
    if (address === undefined) return;
    this.#owner.sendBy(uplink, bytes, address);
    if (this.transport === "udp" || uplink !== undefined || this.#furtherLeft === 0) return;
    const others = this.#grant.addresses().filter((each) => !isSameAddress(each, address));
    if (others.length > 0) this.#furtherLeft -= 1;
    for (const other of others) this.#owner.sendBy(undefined, bytes, other);
  }

  async #bindConnection(): Promise<void> {
    const outcome = await this.#grant.messages.bind();
    if ("bytesLeft" in outcome) this.#ways.handleBound(outcome.bytesLeft);
    else this.#ways.handleRefused(outcome.isFinal, this.#network.monotonicMs());
    this.#flush();
  }
}
