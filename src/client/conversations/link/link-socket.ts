import { readDatagramHeader } from "../../../framing/datagram.ts";
import type { DatagramSocket } from "../../../net/datagram-socket.ts";
import type { Network } from "../../../net/network.ts";
import type { LinkDatagrams } from "../../../net/peer-driver.ts";
import { type Destination, isRelay, RELAY } from "../../../peering/path/path-kind.ts";
import type { NetworkChange } from "../../../peering/paths.ts";
import type { RelayTransport } from "../../../session/relay/relay-transports.ts";
import type { SocketAddress } from "../../../socket-address.ts";
import { LinkRelay, type LinkRelayGrant, type LinkRelayStatus } from "../relay/link-relay.ts";
import { SearchSockets } from "../search/search-sockets.ts";
import { LinkUplinks } from "../uplinks/link-uplinks.ts";
import { ipFamilyOf, type Uplink } from "../uplinks/uplink.ts";

export interface LinkWays {
  /** Absent: the server relays nothing for the link. */
  readonly relay?: LinkRelayGrant | undefined;
  /** Whether the link sends to no address of the peer, and takes nothing from there. */
  readonly relayOnly?: boolean;
  /** Called when the relay sees this side at another address than the one that it has bound. */
  readonly onChallenge?: () => void;
}

type TakeDatagram = (bytes: Uint8Array, from: Destination) => boolean;

/**
 * The datagrams of one link, by whichever way they go: over the sockets that all links share, over those that a search of
 * ports has opened for this link, and over the relay, which is a `LinkRelay`.
 */
export class LinkSocket implements LinkDatagrams {
  /** The sockets that only this link has. */
  readonly search: SearchSockets;
  readonly #uplinks = new LinkUplinks();
  readonly #socket: DatagramSocket;
  readonly #connectionId: bigint;
  readonly #network: Network;
  readonly #onChallenge: () => void;
  #relay: LinkRelay | undefined;
  readonly #relayOnly: boolean;
  #take: TakeDatagram = () => false;
  #onRelayMoved = (): void => {};
  #isClosed = false;

  /** @param connectionId  the connection id that this side chose; the socket hands over the datagrams that carry it */
  constructor(
    network: Network,
    socket: DatagramSocket,
    connectionId: bigint,
    { relay, relayOnly = false, onChallenge = () => {} }: LinkWays = {},
  ) {
    this.#network = network;
    this.#onChallenge = onChallenge;
    this.#relayOnly = relayOnly;
    this.#socket = socket;
    this.#connectionId = connectionId;
    this.search = new SearchSockets(network, socket, connectionId);
    this.#relay = relay && this.#createRelay(relay);
  }

  /** Where datagrams to the relay go; undefined if the link has none. */
  get relayAddress(): SocketAddress | undefined {
    return this.#relay?.address;
  }

  /** How the link stands with its relay; undefined if it has none. */
  get relay(): LinkRelayStatus | undefined {
    return this.#relay?.status;
  }

  /** The transport to the relay; undefined: there is no relay, or datagrams wait for a transport. */
  get relayTransport(): RelayTransport | undefined {
    return this.#relay?.transport;
  }

  /** Hands over the datagrams of the link from now on, and begins to bind a way to the relay. */
  open(handler: TakeDatagram): void {
    this.#take = handler;
    if (!this.#relayOnly) {
      this.#socket.claim(this.#connectionId, handler);
      this.search.onDatagram(handler);
      this.#uplinks.claim(this.#connectionId, (bytes, from, uplink) => handler(bytes, { ...from, uplink }));
    }
    this.#openRelay();
  }

  /** Uses this grant from now on, in place of the one before. A way that is not over the relay stays as it is. */
  renewRelay(grant: LinkRelayGrant): void {
    if (this.#isClosed) return;
    this.#closeRelay();
    this.#relay = this.#createRelay(grant);
    this.#openRelay();
    if (!this.#uplinks.isEmpty) this.#setRelayUplinks();
  }

  #createRelay(grant: LinkRelayGrant): LinkRelay {
    const relay = new LinkRelay(this.#network, grant, {
      sendBy: (uplink, bytes, to) => this.#sendBy(uplink, bytes, to),
      take: (datagram) => this.#isOwn(datagram) && this.#take(datagram, RELAY),
      onChallenge: this.#onChallenge,
    });
    relay.onMoved(() => this.#onRelayMoved());
    return relay;
  }

  #openRelay(): void {
    const relay = this.#relay;
    if (relay === undefined) return;
    this.#socket.claim(relay.id, (bytes, from) => relay.handleDatagram(bytes, from));
    this.#uplinks.claim(relay.id, (bytes, from, uplink) => relay.handleDatagram(bytes, from, uplink));
    relay.open();
  }

  send(bytes: Uint8Array, to: Destination): void {
    if (isRelay(to)) this.#relay?.send(bytes);
    else if (this.#relayOnly) return;
    else if (to.socket !== undefined) this.search.send(bytes, to);
    else this.#sendBy(to.uplink, bytes, to);
  }

  /** Uses these further uplinks from now on, also toward the relay; none if the link uses only the relay. */
  setUplinks(uplinks: readonly Uplink[]): void {
    if (this.#relayOnly || this.#isClosed) return;
    this.#uplinks.set(uplinks);
    this.#setRelayUplinks();
  }

  #setRelayUplinks(): void {
    this.#relay?.setUplinks(this.#uplinks.numbersFor(ipFamilyOf(this.relayAddress?.address ?? "")));
  }

  /** Calls `handler` when the relay has come to be reached by another uplink, or has bound this side again. */
  onRelayMoved(handler: () => void): void {
    this.#onRelayMoved = handler;
  }

  /** The address of this machine by which a path leaves; undefined if the system chooses it. */
  localOf(destination: Destination): string | undefined {
    return this.#uplinks.localOf(isRelay(destination) ? this.#relay?.uplink : destination.uplink);
  }

  /** The path in use has failed. If there are other uplinks, the relay may be reached only by one of them. */
  pathFailed(): void {
    if (!this.#uplinks.isEmpty) this.#relay?.pathFailed();
  }

  /** This side has changed networks: binds its address at the relay again. */
  networkChanged(change: NetworkChange): void {
    this.#relay?.networkChanged(change);
  }

  /** Ends the link's use of the socket and of the relay. */
  close(): void {
    this.#isClosed = true;
    this.search.end();
    this.#uplinks.close();
    this.#socket.release(this.#connectionId);
    this.#closeRelay();
  }

  #closeRelay(): void {
    if (this.#relay === undefined) return;
    this.#socket.release(this.#relay.id);
    this.#uplinks.release(this.#relay.id);
    this.#relay.close();
  }

  #isOwn(datagram: Uint8Array): boolean {
    return readDatagramHeader(datagram)?.connectionId === this.#connectionId;
  }

  #sendBy(uplink: number | undefined, bytes: Uint8Array, to: SocketAddress): void {
    if (uplink === undefined) this.#socket.send(bytes, to);
    else this.#uplinks.send(bytes, to, uplink);
  }
}
