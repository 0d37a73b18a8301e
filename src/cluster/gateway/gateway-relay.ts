import type {
  RelayClosed,
  RelayedSide,
  RelayOpened,
  RelayReferred,
} from "../../../generated/chatwire/cluster/v1/core.ts";
import { RelayedBetween } from "../../../generated/chatwire/cluster/v1/relay.ts";
import { DecodeError } from "../../errors.ts";
import { RelayStatus } from "../../framing/relay-datagram.ts";
import type { Limits } from "../../limits.ts";
import type { Binding, DistantRelay, Relay, RelayConnection } from "../../server/relay.ts";
import { type Bus, type BusSubjects, type BusSubscription, lastNameOf } from "../bus/bus.ts";

export interface GatewayRelayOptions {
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  /** The name of this gateway. */
  readonly name: string;
  readonly limits: Limits;
  readonly relay: Relay;
  /** Returns a connection of this gateway by its number; undefined: it has ended. */
  readonly connectionOf: (connection: number) => RelayConnection | undefined;
  /** Called with the error if another gateway sends a packet that cannot be decoded. */
  readonly onError: (error: unknown) => void;
}

/** The other end of a conversation whose relay is at one of two gateways. */
interface Other {
  readonly gateway: string;
  readonly take: (message: RelayedBetween) => void;
}

/**
 * The relay of a gateway in a server of several ones: that of the conversations whose inviters are here. If the invited
 * user is at another gateway, what travels on the connection of that user crosses the bus between the two gateways, as
 * unreliably as datagrams do. Datagrams over UDP come here directly.
 *
 * Invariant: what arrives about a conversation is taken only from the gateway that the core has named for it.
 */
export class GatewayRelay {
  readonly #options: GatewayRelayOptions;
  readonly #subscription: BusSubscription;
  /** By introduction. */
  readonly #others = new Map<number, Other>();

  constructor(options: GatewayRelayOptions) {
    this.#options = options;
    const { bus, subjects, name } = options;
    this.#subscription = bus.subscribe(subjects.toRelayOf(name), (packet, subject) =>
      this.#take(packet, lastNameOf(subject)),
    );
  }

  /** The conversations whose relay this is, or to whose relay it forwards. */
  get introductions(): number[] {
    return this.#options.relay.introductions;
  }

  /** Returns false if the message is none that a core sends. */
  open({ introduction, sides: [inviter, invited] }: RelayOpened): boolean {
    if (inviter === undefined || invited === undefined) return false;
    this.#others.delete(introduction);
    const connections = [inviter, invited].map((side) => this.#connectionOf(introduction, side));
    this.#options.relay.open(introduction, [sideOf(inviter), sideOf(invited)], connections);
    return true;
  }

  /** A connection of this gateway takes part in a conversation whose relay is at another one. */
  refer({ introduction, connection: number, gateway }: RelayReferred): void {
    const { relay, limits, connectionOf } = this.#options;
    const connection = connectionOf(number);
    const send = (message: Partial<RelayedBetween>): void =>
      this.#publish(gateway, { ...message, introduction, connection: number });
    if (connection === undefined) {
      send({ isGone: true });
      return;
    }
    const { distant, take } = distantRelay(introduction, connection, limits.relayBytesMax, send);
    relay.refer(introduction, connection, distant);
    this.#others.set(introduction, {
      gateway,
      take: (message) => {
        if (message.connection !== number) return;
        if (connectionOf(number) === undefined) send({ isGone: true });
        else take(message);
      },
    });
  }

  close({ introduction, lingerMs }: RelayClosed): void {
    this.#options.relay.close(introduction, lingerMs);
    // What lingers at the relay may still come here: it is for a connection that is known as long.
    if (lingerMs === 0) this.#others.delete(introduction);
    this.#dropOthers();
  }

  /** The core has no conversation any more. */
  closeAll(): void {
    for (const introduction of this.introductions) this.#options.relay.close(introduction, 0);
    this.#others.clear();
  }

  /** Takes nothing more from other gateways. */
  stop(): void {
    this.#subscription.cancel();
  }

  /** The relay has ended conversations that have lingered. */
  #dropOthers(): void {
    const open = new Set(this.introductions);
    for (const introduction of this.#others.keys()) if (!open.has(introduction)) this.#others.delete(introduction);
  }

  #connectionOf(introduction: number, { gateway, connection, takesRelayed }: RelayedSide): RelayConnection | undefined {
    const { name, relay, connectionOf } = this.#options;
    if (gateway === "" || gateway === name) return gateway === "" ? undefined : connectionOf(connection);
    const distant = new DistantConnection(takesRelayed, (datagram) => {
      const isOver = datagram === undefined;
      const told = isOver ? { bytesLeft: 0 } : { bytesLeft: relay.bytesLeftOf(introduction), datagram };
      this.#publish(gateway, { introduction, connection, ...told });
    });
    const take = (message: RelayedBetween): void => {
      if (message.connection !== connection) return;
      if (message.isGone) {
        relay.leave(distant);
        return;
      }
      if (distant.noteBindings(message.bindings)) distant.noteBound(relay.bind(introduction, distant), introduction);
      if (message.datagram.length > 0)
        relay.handleMessage({ introductionId: introduction, datagram: message.datagram }, distant);
    };
    this.#others.set(introduction, { gateway, take });
    return distant;
  }

  #publish(gateway: string, message: Partial<RelayedBetween>): void {
    const { bus, subjects, name } = this.#options;
    bus.publish(subjects.toRelay(gateway, name), RelayedBetween.encode(RelayedBetween.create(message)));
  }

  #take(packet: Uint8Array, from: string): void {
    try {
      const message = RelayedBetween.decode(packet);
      const other = this.#others.get(message.introduction);
      if (other?.gateway === from) other.take(message);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#options.onError(error);
    }
  }
}

function sideOf({ relayId, key, account }: RelayedSide) {
  return { relayId, key: new Uint8Array(key), user: account, login: undefined };
}

/** The connection of a client at another gateway, as the relay here sees it. */
class DistantConnection implements RelayConnection {
  readonly hasRelayMessages: boolean;
  /** Counted at its own gateway. */
  readonly relayDropped = 0;
  readonly #send: (datagram: Uint8Array | undefined) => void;
  /** How often its client has bound it. */
  #bindings = 0;

  constructor(hasRelayMessages: boolean, send: (datagram: Uint8Array | undefined) => void) {
    this.hasRelayMessages = hasRelayMessages;
    this.#send = send;
  }

  /** Each message has the number, so that none is missed if one is lost. Returns whether the client has bound it since. */
  noteBindings(bindings: number): boolean {
    const isNew = bindings > this.#bindings;
    if (isNew) this.#bindings = bindings;
    return isNew;
  }

  /** The relay has bound it, or forwards nothing more. */
  noteBound(binding: Binding | undefined, introduction: number): void {
    if (binding === undefined || "over" in binding) this.relay(introduction, undefined);
  }

  /** See `RelayConnection`. */
  relay(_introductionId: number, datagram: Uint8Array | undefined): void {
    this.#send(datagram);
  }
}

/** The relay of a conversation at another gateway, as a connection here uses it. */
function distantRelay(
  introduction: number,
  connection: RelayConnection,
  bytesMax: number,
  send: (message: Partial<RelayedBetween>) => void,
): { readonly distant: DistantRelay; readonly take: (message: RelayedBetween) => void } {
  let bindings = 0;
  let bytesLeft = bytesMax;
  const distant: DistantRelay = {
    bind: () => {
      if (bytesLeft === 0) return { over: RelayStatus.BYTES_SPENT };
      bindings += 1;
      send({ bindings });
      return { bytesLeft };
    },
    handleMessage: (datagram) => send({ bindings, datagram }),
  };
  const take = (message: RelayedBetween): void => {
    ({ bytesLeft } = message);
    if (message.datagram.length > 0) connection.relay(introduction, message.datagram);
    else if (bytesLeft === 0) connection.relay(introduction, undefined);
  };
  return { distant, take };
}
