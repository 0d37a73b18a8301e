import { readDatagramHeader } from "../../framing/datagram.ts";
import type { DatagramSocket } from "../../net/datagram-socket.ts";
import type { Network } from "../../net/network.ts";
import type { LinkDatagrams } from "../../net/peer-driver.ts";
import { Timer } from "../../net/timers.ts";
import { type Destination, isRelay, RELAY } from "../../peering/path/path-kind.ts";
import { type RelayAccess, RelayClient } from "../../session/relay/relay-client.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { SearchSockets } from "./search-sockets.ts";

/** The relay of a link: where it is, and with what this side may use it. */
export interface LinkRelay {
  readonly address: SocketAddress;
  readonly access: RelayAccess;
}

export interface LinkWays {
  /** Absent: the server relays nothing for the link. */
  readonly relay?: LinkRelay | undefined;
  /** Whether the link sends to no address of the peer, and takes nothing from there. */
  readonly relayOnly?: boolean;
}

/**
 * The datagrams of one link on the socket that all links share: those of direct paths, and those of the relay. A search of
 * ports adds sockets of the link's own.
 */
export class LinkSocket implements LinkDatagrams {
  /** The address of the relay; undefined if the link has none. */
  readonly relayAddress: SocketAddress | undefined;
  /** The sockets that only this link has. */
  readonly search: SearchSockets;
  readonly #network: Network;
  readonly #socket: DatagramSocket;
  readonly #connectionId: bigint;
  readonly #relay: { readonly client: RelayClient; readonly id: bigint; readonly address: SocketAddress } | undefined;
  readonly #relayOnly: boolean;
  readonly #timer: Timer;

  /** @param connectionId  the connection id that this side chose; the socket hands over the datagrams that carry it */
  constructor(
    network: Network,
    socket: DatagramSocket,
    connectionId: bigint,
    { relay, relayOnly = false }: LinkWays = {},
  ) {
    this.#network = network;
    this.#relayOnly = relayOnly;
    this.#socket = socket;
    this.#connectionId = connectionId;
    this.relayAddress = relay?.address;
    this.search = new SearchSockets(network, socket, connectionId);
    this.#timer = new Timer(network, () => this.#flush());
    if (relay === undefined) return;
    const { address, access } = relay;
    this.#relay = { client: new RelayClient(access, network.monotonicMs()), id: access.relayId, address };
  }

  /** Hands over the datagrams of the link from now on, and begins to bind the address at the relay. */
  open(handler: (bytes: Uint8Array, from: Destination) => boolean): void {
    if (!this.#relayOnly) {
      this.#socket.claim(this.#connectionId, handler);
      this.search.onDatagram(handler);
    }
    if (this.#relay === undefined) return;
    const { client, id } = this.#relay;
    this.#socket.claim(id, (bytes) => {
      const datagram = client.handleDatagram(bytes, this.#network.monotonicMs());
      this.#flush();
      if (datagram === undefined) return true;
      return readDatagramHeader(datagram)?.connectionId === this.#connectionId && handler(datagram, RELAY);
    });
    this.#flush();
  }

  send(bytes: Uint8Array, to: Destination): void {
    if (isRelay(to)) {
      this.#relay?.client.send(bytes);
      this.#flush();
      return;
    }
    if (this.#relayOnly) return;
    if (to.socket !== undefined) this.search.send(bytes, to);
    else this.#socket.send(bytes, to);
  }

  /** This side has changed networks: binds its address at the relay again. */
  networkChanged(): void {
    this.#relay?.client.rebind(this.#network.monotonicMs());
    this.#flush();
  }

  /** Ends the link's use of the socket. */
  close(): void {
    this.#timer.clear();
    this.search.end();
    this.#socket.release(this.#connectionId);
    if (this.#relay !== undefined) this.#socket.release(this.#relay.id);
  }

  #flush(): void {
    if (this.#relay === undefined) return;
    const { client, address } = this.#relay;
    const nowMs = this.#network.monotonicMs();
    for (let out = client.pollTransmit(nowMs); out !== undefined; out = client.pollTransmit(nowMs))
      this.#socket.send(out, address);
    this.#timer.set(client.nextTimeoutMs);
  }
}
