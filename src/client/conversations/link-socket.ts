import { readDatagramHeader } from "../../framing/datagram.ts";
import type { DatagramSocket } from "../../net/datagram-socket.ts";
import type { Network } from "../../net/network.ts";
import type { LinkDatagrams } from "../../net/peer-driver.ts";
import { Timer } from "../../net/timers.ts";
import { type Destination, isRelay, RELAY } from "../../peering/path/path-kind.ts";
import type { NetworkChange } from "../../peering/paths.ts";
import type { RelayAccess, RelayState } from "../../session/relay/relay-client.ts";
import { type RelayTransport, RelayWays } from "../../session/relay/relay-ways.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import type { RelayMessagesEnd } from "./relay-messages.ts";
import { SearchSockets } from "./search/search-sockets.ts";
import { LinkUplinks } from "./uplinks/link-uplinks.ts";
import { ipFamilyOf, type Uplink } from "./uplinks/uplink.ts";

/** The relay of a link: where it is, and with what this side may use it. */
export interface LinkRelay {
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
  /** How datagrams go to the relay now; undefined: they wait. */
  readonly transport: RelayTransport | undefined;
}

export interface LinkWays {
  /** Absent: the server relays nothing for the link. */
  readonly relay?: LinkRelay | undefined;
  /** Whether the link sends to no address of the peer, and takes nothing from there. */
  readonly relayOnly?: boolean;
  /** Called when the relay sees this side at another address than the one that it has bound. */
  readonly onChallenge?: () => void;
}

/**
 * The datagrams of one link: those of direct paths and of the relay, on the sockets that all links share and in messages. A
 * search of ports adds sockets of the link's own.
 */
export class LinkSocket implements LinkDatagrams {
  /** The sockets that only this link has. */
  readonly search: SearchSockets;
  readonly #uplinks = new LinkUplinks();
  readonly #network: Network;
  readonly #socket: DatagramSocket;
  readonly #connectionId: bigint;
  readonly #relay: (LinkRelay & { readonly ways: RelayWays }) | undefined;
  readonly #relayOnly: boolean;
  readonly #onChallenge: () => void;
  readonly #timer: Timer;
  #onRelayMoved = (): void => {};
  /** Where the relay has bound this side last. */
  #relayAt: SocketAddress | undefined;
  #furtherLeft = FURTHER_MAX;
  #isClosed = false;

  /** @param connectionId  the connection id that this side chose; the socket hands over the datagrams that carry it */
  constructor(
    network: Network,
    socket: DatagramSocket,
    connectionId: bigint,
    { relay, relayOnly = false, onChallenge = () => {} }: LinkWays = {},
  ) {
    this.#network = network;
    this.#relayOnly = relayOnly;
    this.#onChallenge = onChallenge;
    this.#socket = socket;
    this.#connectionId = connectionId;
    this.search = new SearchSockets(network, socket, connectionId);
    this.#timer = new Timer(network, () => this.#flush());
    if (relay === undefined) return;
    const { access, bytesMax, messages } = relay;
    const ways = new RelayWays({ access, bytesMax, hasMessages: messages.isAvailable }, network.monotonicMs());
    this.#relay = { ...relay, ways };
  }

  /** Where datagrams to the relay go; undefined if the link has none. */
  get relayAddress(): SocketAddress | undefined {
    return this.#relayAt ?? this.#relay?.addresses()[0];
  }

  /** How the link stands with its relay; undefined if it has none. */
  get relay(): LinkRelayStatus | undefined {
    const address = this.relayAddress;
    if (this.#relay === undefined || address === undefined) return undefined;
    const { bytesMax, ways } = this.#relay;
    const { bytesLeft, state, transport } = ways;
    return { address, bytesMax, bytesLeft, state, transport };
  }

  /** How datagrams go to the relay now; undefined: there is none, or they wait. */
  get relayTransport(): RelayTransport | undefined {
    return this.#relay?.ways.transport;
  }

  /** Hands over the datagrams of the link from now on, and begins to bind a way to the relay. */
  open(handler: (bytes: Uint8Array, from: Destination) => boolean): void {
    if (!this.#relayOnly) {
      this.#socket.claim(this.#connectionId, handler);
      this.search.onDatagram(handler);
      this.#uplinks.claim(this.#connectionId, (bytes, from, uplink) => handler(bytes, { ...from, uplink }));
    }
    if (this.#relay === undefined) return;
    const { ways, access, messages } = this.#relay;
    const take = (datagram: Uint8Array): boolean =>
      readDatagramHeader(datagram)?.connectionId === this.#connectionId && handler(datagram, RELAY);
    const takeWrapped = (bytes: Uint8Array, from: SocketAddress, uplink?: number): boolean => {
      const [before, wasBound] = [ways.uplink, ways.transport === "udp"];
      const datagram = ways.handleDatagram(bytes, this.#network.monotonicMs(), uplink);
      if (wasBound && ways.transport !== "udp" && ways.state !== "over") this.#onChallenge();
      const isBack = !wasBound && ways.transport === "udp" && this.#relayAt !== undefined;
      if (!wasBound && ways.transport === "udp") this.#bound(from);
      this.#flush();
      if (isBack || ways.uplink !== before) this.#onRelayMoved();
      if (datagram === undefined) return true;
      const isTaken = take(datagram);
      // Anybody can send such datagrams with the address of the relay.
      if (isTaken) ways.received(datagram);
      return isTaken;
    };
    this.#socket.claim(access.relayId, (bytes, from) => takeWrapped(bytes, from));
    this.#uplinks.claim(access.relayId, takeWrapped);
    messages.open({
      onDatagram: (datagram) => {
        ways.received(datagram);
        take(datagram);
      },
      onOver: () => {
        ways.handleOver();
        this.#flush();
      },
      onLost: () => {
        ways.handleConnectionLost();
        this.#flush();
      },
    });
    this.#flush();
  }

  send(bytes: Uint8Array, to: Destination): void {
    if (isRelay(to)) {
      this.#relay?.ways.send(bytes);
      this.#flush();
      return;
    }
    if (this.#relayOnly) return;
    if (to.socket !== undefined) this.search.send(bytes, to);
    else this.#sendBy(to.uplink, bytes, to);
  }

  /** The relay has bound this side by its answer from there. */
  #bound(from: SocketAddress): void {
    this.#relayAt = this.#relay?.addresses().find((each) => isSameAddress(each, from)) ?? this.#relayAt;
    this.#furtherLeft = FURTHER_MAX;
  }

  /** While no address is bound, this machine may have come to be without the family of the one that was. */
  #sendToRelay(uplink: number | undefined, bytes: Uint8Array): void {
    const { relayAddress } = this;
    if (this.#relay === undefined || relayAddress === undefined) return;
    this.#sendBy(uplink, bytes, relayAddress);
    if (this.#relay.ways.transport === "udp" || uplink !== undefined || this.#furtherLeft === 0) return;
    const others = this.#relay.addresses().filter((each) => !isSameAddress(each, relayAddress));
    if (others.length > 0) this.#furtherLeft -= 1;
    for (const other of others) this.#sendBy(undefined, bytes, other);
  }

  #sendBy(uplink: number | undefined, bytes: Uint8Array, to: SocketAddress): void {
    if (uplink === undefined) this.#socket.send(bytes, to);
    else this.#uplinks.send(bytes, to, uplink);
  }

  /** Uses these further uplinks from now on, also toward the relay; none if the link uses only the relay. */
  setUplinks(uplinks: readonly Uplink[]): void {
    if (this.#relayOnly || this.#isClosed) return;
    this.#uplinks.set(uplinks);
    if (this.#relay === undefined) return;
    const leading = this.#uplinks.numbersFor(ipFamilyOf(this.relayAddress?.address ?? ""));
    this.#relay.ways.setUplinks(leading, this.#network.monotonicMs());
    this.#flush();
  }

  /** Calls `handler` when the relay has come to be reached by another uplink, or has bound this side again. */
  onRelayMoved(handler: () => void): void {
    this.#onRelayMoved = handler;
  }

  /** The address of this machine by which a path leaves; undefined if the system chooses it. */
  localOf(destination: Destination): string | undefined {
    return this.#uplinks.localOf(isRelay(destination) ? this.#relay?.ways.uplink : destination.uplink);
  }

  /** The path in use has failed. If there are other uplinks, the relay may be reached only by one of them. */
  pathFailed(): void {
    if (this.#uplinks.isEmpty) return;
    this.#relay?.ways.pathFailed(this.#network.monotonicMs());
    this.#flush();
  }

  /** This side has changed networks: binds its address at the relay again. */
  networkChanged(change: NetworkChange): void {
    if (change === "interfaces") this.#furtherLeft = FURTHER_MAX;
    this.#relay?.ways.networkChanged(this.#network.monotonicMs(), change === "interfaces");
    this.#flush();
  }

  /** Ends the link's use of the socket and of the relay. */
  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
    this.search.end();
    this.#uplinks.close();
    this.#socket.release(this.#connectionId);
    if (this.#relay === undefined) return;
    this.#socket.release(this.#relay.access.relayId);
    this.#relay.messages.close();
  }

  #flush(): void {
    if (this.#relay === undefined || this.#isClosed) return;
    const { ways, messages } = this.#relay;
    const nowMs = this.#network.monotonicMs();
    for (let out = ways.pollTransmit(nowMs); out !== undefined; out = ways.pollTransmit(nowMs)) {
      if (out.kind === "datagram") this.#sendToRelay(out.uplink, out.bytes);
      else if (out.kind === "message") messages.send(out.datagram);
      else void this.#bindConnection(ways, messages);
    }
    this.#timer.set(ways.nextTimeoutMs);
  }

  async #bindConnection(ways: RelayWays, messages: RelayMessagesEnd): Promise<void> {
    const outcome = await messages.bind();
    if ("bytesLeft" in outcome) ways.handleBound(outcome.bytesLeft);
    else ways.handleRefused(outcome.isFinal, this.#network.monotonicMs());
    this.#flush();
  }
}
