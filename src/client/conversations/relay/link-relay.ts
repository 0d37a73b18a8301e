import type { Network } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";
import type { NetworkChange } from "../../../peering/paths.ts";
import type { RelayAccess, RelayState } from "../../../session/relay/relay-client.ts";
import { type RelayTransport, RelayTransports } from "../../../session/relay/relay-transports.ts";
import { isSameAddress, type SocketAddress } from "../../../socket-address.ts";
import type { ServerProbes } from "../server-probes.ts";
import type { RelayMessagesEnd } from "./relay-messages.ts";

/** The relay of a link: where it is, and with what this side may use it. */
export interface LinkRelayGrant {
  /** Its addresses, one of each family at most; first that of the connection to the server. More may become known. */
  readonly addresses: () => readonly SocketAddress[];
  /** Limits the requests to bind that go to another address than that of the connection. */
  readonly probes: Pick<ServerProbes, "take" | "answered">;
  readonly access: RelayAccess;
  /** How many bytes it forwards for the conversation at most. */
  readonly bytesMax: number;
  /** The way over the connection to the server. */
  readonly messages: RelayMessagesEnd;
}

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
  /** Takes a datagram of the link that came over the relay. Returns false if it is not one of the link. */
  readonly take: (datagram: Uint8Array) => boolean;
  /** Called when the relay sees this side at another address than the one that it has bound. */
  readonly onChallenge: () => void;
}

/**
 * The way of one link over the relay of the server, by UDP or by messages on the connection to the server. It binds an
 * address at the relay, and binds another one after a move. `RelayTransports` decides; this class moves the bytes.
 */
export class LinkRelay {
  readonly #network: Network;
  readonly #grant: LinkRelayGrant;
  readonly #owner: LinkRelayOwner;
  readonly #transports: RelayTransports;
  readonly #timer: Timer;
  #onMoved = (): void => {};
  /** Where the relay has bound this side last. */
  #boundAt: SocketAddress | undefined;
  /** Requests to bind since the relay answered last. */
  #requests = 0;
  #isClosed = false;

  constructor(network: Network, grant: LinkRelayGrant, owner: LinkRelayOwner) {
    this.#network = network;
    this.#grant = grant;
    this.#owner = owner;
    this.#timer = new Timer(network, () => this.#flush());
    const { access, bytesMax, messages } = grant;
    this.#transports = new RelayTransports(
      { access, bytesMax, hasMessages: messages.isAvailable },
      network.monotonicMs(),
    );
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
    return this.#transports.transport;
  }

  /** The uplink by which datagrams go to the relay; undefined: the main socket, or messages. */
  get uplink(): number | undefined {
    return this.#transports.uplink;
  }

  /** How the link stands with the relay; undefined if no address is known. */
  get status(): LinkRelayStatus | undefined {
    const { address } = this;
    if (address === undefined) return undefined;
    const { bytesLeft, state, transport } = this.#transports;
    return { address, bytesMax: this.#grant.bytesMax, bytesLeft, state, transport };
  }

  /** Begins to bind a way. Call once UDP datagrams with the id of the relay come to `handleDatagram`. */
  open(): void {
    this.#grant.messages.open({
      onDatagram: (datagram) => {
        this.#transports.received(datagram);
        this.#owner.take(datagram);
      },
      onOver: () => {
        this.#transports.handleOver();
        this.#flush();
      },
      onLost: () => {
        this.#transports.handleConnectionLost();
        this.#flush();
      },
    });
    this.#flush();
  }

  /**
   * Handles a UDP datagram with the id of the relay.
   *
   * @param uplink  by which it came; undefined: it came to the main socket
   * @returns false if it is no answer of the relay and contains no datagram of the link
   */
  handleDatagram(bytes: Uint8Array, from: SocketAddress, uplink?: number): boolean {
    const transports = this.#transports;
    const [before, wasBound] = [transports.uplink, transports.transport === "udp"];
    const received = transports.handleDatagram(bytes, this.#network.monotonicMs(), uplink);
    if (received === "forged") return false;
    if (received !== "answer") return this.#take(received);
    // Requests go to each address of the relay, and the relay answers at each, though only one is bound.
    this.#answered(from, 1);
    const isBack = !wasBound && transports.transport === "udp" && this.#boundAt !== undefined;
    if (wasBound && transports.transport !== "udp" && transports.state !== "over") this.#owner.onChallenge();
    if (!wasBound && transports.transport === "udp") this.#bound(from);
    this.#flush();
    if (isBack || transports.uplink !== before) this.#onMoved();
    return true;
  }

  /** Hands a datagram over that came by UDP. Anybody can send such datagrams with the address of the relay. */
  #take(datagram: Uint8Array): boolean {
    const isTaken = this.#owner.take(datagram);
    if (isTaken) this.#transports.taken(datagram, this.#network.monotonicMs());
    this.#flush();
    return isTaken;
  }

  /** Sends a datagram of the link, once a way is bound. */
  send(datagram: Uint8Array): void {
    this.#transports.send(datagram);
    this.#flush();
  }

  /** Sets the further uplinks of this side that lead to the relay, by their numbers. */
  setUplinks(uplinks: readonly number[]): void {
    this.#transports.setUplinks(uplinks, this.#network.monotonicMs());
    this.#flush();
  }

  /** Calls `handler` when the relay has come to be reached by another uplink, or has bound this side again. */
  onMoved(handler: () => void): void {
    this.#onMoved = handler;
  }

  /** A path of the link has failed: asks whether the relay still hears this side. */
  pathFailed(): void {
    this.#transports.pathFailed(this.#network.monotonicMs());
    this.#flush();
  }

  /** This side has changed networks: binds its address again. */
  networkChanged(change: NetworkChange): void {
    this.#transports.networkChanged(this.#network.monotonicMs(), change === "interfaces");
    this.#flush();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
    this.#grant.messages.close();
  }

  /** The relay has bound this side by its answer from there. */
  #bound(from: SocketAddress): void {
    this.#boundAt = this.#answered(from, this.#requests) ?? this.#boundAt;
    this.#requests = 0;
  }

  /** Something has come from there that answers so many requests. Returns the address of the relay that it is, if any. */
  #answered(from: SocketAddress, requests: number): SocketAddress | undefined {
    const { addresses, probes } = this.#grant;
    const at = addresses().find((each) => isSameAddress(each, from));
    if (at !== undefined) probes.answered(at, requests);
    return at;
  }

  #flush(): void {
    if (this.#isClosed) return;
    const transports = this.#transports;
    const nowMs = this.#network.monotonicMs();
    for (let out = transports.pollTransmit(nowMs); out !== undefined; out = transports.pollTransmit(nowMs)) {
      if (out.kind === "datagram") this.#sendDatagram(out.uplink, out.bytes);
      else if (out.kind === "message") this.#grant.messages.send(out.datagram);
      else void this.#bindConnection();
    }
    this.#timer.set(transports.nextTimeoutMs);
  }

  #sendDatagram(uplink: number | undefined, bytes: Uint8Array): void {
    const { address } = this;
    if (address === undefined) return;
    if (this.transport === "udp") this.#owner.sendBy(uplink, bytes, address);
    else this.#request(uplink, bytes, address);
  }

  /** While no address is bound, this machine may have come to be without the family of the one that was. */
  #request(uplink: number | undefined, bytes: Uint8Array, address: SocketAddress): void {
    const { addresses, probes } = this.#grant;
    this.#requests += 1;
    const others = uplink === undefined ? addresses().filter((each) => !isSameAddress(each, address)) : [];
    for (const to of [address, ...others]) if (probes.take(to)) this.#owner.sendBy(uplink, bytes, to);
  }

  async #bindConnection(): Promise<void> {
    const outcome = await this.#grant.messages.bind();
    if ("bytesLeft" in outcome) this.#transports.handleBound(outcome.bytesLeft);
    else this.#transports.handleRefused(outcome.isFinal, this.#network.monotonicMs());
    this.#flush();
  }
}
