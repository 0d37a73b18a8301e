import { readDatagramHeader } from "../../framing/datagram.ts";
import type { DatagramSocket } from "../../net/datagram-socket.ts";
import type { Clock } from "../../net/network.ts";
import type { LinkDatagrams } from "../../net/peer-driver.ts";
import { Timer } from "../../net/timers.ts";
import { type Destination, isRelay, RELAY } from "../../peering/path/path-kind.ts";
import type { RelayAccess } from "../../session/relay/relay-client.ts";
import { type RelayTransport, RelayWays } from "../../session/relay/relay-ways.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { RelayMessagesEnd } from "./relay-messages.ts";

/** The relay of a link: where it is, and with what this side may use it. */
export interface LinkRelay {
  readonly address: SocketAddress;
  readonly access: RelayAccess;
  /** The way over the connection to the server. */
  readonly messages: RelayMessagesEnd;
  /** Whether nothing of the server's has arrived over UDP of late. */
  readonly isUdpBlocked: boolean;
}

/** The datagrams of one link: those of direct paths and of the relay, on the socket that all links share and in messages. */
export class LinkSocket implements LinkDatagrams {
  /** The address of the relay; undefined if the link has none. */
  readonly relayAddress: SocketAddress | undefined;
  readonly #clock: Clock;
  readonly #socket: DatagramSocket;
  readonly #connectionId: bigint;
  readonly #relay: (LinkRelay & { readonly ways: RelayWays }) | undefined;
  readonly #timer: Timer;
  #isClosed = false;

  /** @param connectionId  the connection id that this side chose; the socket hands over the datagrams that carry it */
  constructor(clock: Clock, socket: DatagramSocket, connectionId: bigint, relay?: LinkRelay) {
    this.#clock = clock;
    this.#socket = socket;
    this.#connectionId = connectionId;
    this.relayAddress = relay?.address;
    this.#timer = new Timer(clock, () => this.#flush());
    if (relay === undefined) return;
    const { access, messages, isUdpBlocked } = relay;
    const options = { access, hasMessages: messages.isAvailable, isUdpBlocked };
    this.#relay = { ...relay, ways: new RelayWays(options, clock.monotonicMs()) };
  }

  /** How datagrams go to the relay now; undefined: there is none, or they wait. */
  get relayTransport(): RelayTransport | undefined {
    return this.#relay?.ways.transport;
  }

  /** Hands over the datagrams of the link from now on, and begins to bind a way to the relay. */
  open(handler: (bytes: Uint8Array, from: Destination) => boolean): void {
    this.#socket.claim(this.#connectionId, handler);
    if (this.#relay === undefined) return;
    const { ways, access, messages } = this.#relay;
    const take = (datagram: Uint8Array): boolean =>
      readDatagramHeader(datagram)?.connectionId === this.#connectionId && handler(datagram, RELAY);
    this.#socket.claim(access.relayId, (bytes) => {
      const datagram = ways.handleDatagram(bytes, this.#clock.monotonicMs());
      this.#flush();
      return datagram === undefined || take(datagram);
    });
    messages.open({
      onDatagram: take,
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
    } else this.#socket.send(bytes, to);
  }

  /** Ends the link's use of the socket and of the relay. */
  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
    this.#socket.release(this.#connectionId);
    if (this.#relay === undefined) return;
    this.#socket.release(this.#relay.access.relayId);
    this.#relay.messages.close();
  }

  #flush(): void {
    if (this.#relay === undefined || this.#isClosed) return;
    const { ways, address, messages } = this.#relay;
    const nowMs = this.#clock.monotonicMs();
    for (let out = ways.pollTransmit(nowMs); out !== undefined; out = ways.pollTransmit(nowMs)) {
      if (out.kind === "datagram") this.#socket.send(out.bytes, address);
      else if (out.kind === "message") messages.send(out.datagram);
      else void this.#bindConnection(ways, messages);
    }
    this.#timer.set(ways.nextTimeoutMs);
  }

  async #bindConnection(ways: RelayWays, messages: RelayMessagesEnd): Promise<void> {
    const refusal = await messages.bind();
    if (refusal === undefined) ways.handleBound();
    else ways.handleRefused(refusal.isFinal, this.#clock.monotonicMs());
    this.#flush();
  }
}
