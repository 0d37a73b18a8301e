/**
 * The bus between the parts of a server that runs as several processes: gateways, which hold the connections of clients,
 * and a core, which has the rules of the chat and the store.
 *
 * - `bus.ts` is the interface, and the subjects. `in-process-bus.ts` implements it inside one process, `nats-bus.ts` over
 *   NATS.
 * - `conversation.ts` is what two parts say to each other, as a state machine: it numbers, acknowledges and repeats, with
 *   `outgoing.ts`, because a bus may lose packets. `limits.ts` has the limits.
 * - `bus-link.ts` connects a conversation with the bus and the clock.
 */

import { UsageError } from "../../errors.ts";

/** Carries packets from part to part. It may lose, repeat and reorder them, and says nothing of that. */
export interface Bus {
  /** Publishes a packet. It is dropped while the bus is not connected, or if too much waits. The bytes are not kept. */
  publish(subject: string, packet: Uint8Array): void;

  /**
   * Has all packets of a subject handed over from now on.
   *
   * @param subject  its last part may be "*": any name
   */
  subscribe(subject: string, handle: BusHandler): BusSubscription;

  /** Whether packets can be published now. */
  readonly isConnected: boolean;

  /** Ends it. Nothing is handed over afterwards. */
  close(): Promise<void>;
}

/** The packet is valid during the call only. */
export type BusHandler = (packet: Uint8Array, subject: string) => void;

export interface BusSubscription {
  cancel(): void;
}

/** A name in a subject. It has no character with a meaning to a bus. */
const NAME = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * The subjects of a server.
 *
 * A gateway publishes only to `toCore` and `toRelay` with its own name at the end, and subscribes only to `toGateway` and
 * `toRelayOf` with its own name. The permissions of the bus hold it to that, so the receiver takes the name of a gateway
 * from the subject.
 */
export class BusSubjects {
  readonly #server: string;

  /** @throws UsageError the name has other characters than letters, digits, "_" and "-", or more than 32 */
  constructor(server: string) {
    this.#server = checked(server, "server");
  }

  /** What a gateway publishes, and every core of the server receives. */
  toCore(gateway: string): string {
    return `chatwire.${this.#server}.core.${checked(gateway, "gateway")}`;
  }

  /** What all gateways publish to the core. */
  get toCoreFromAll(): string {
    return `chatwire.${this.#server}.core.*`;
  }

  /** What cores publish to one gateway. */
  toGateway(gateway: string): string {
    return `chatwire.${this.#server}.gateway.${checked(gateway, "gateway")}`;
  }

  /** What a gateway publishes for another one: datagrams of a conversation whose sides are at the two. */
  toRelay(to: string, from: string): string {
    return `chatwire.${this.#server}.relay.${checked(to, "gateway")}.${checked(from, "gateway")}`;
  }

  /** What the others publish for a gateway. */
  toRelayOf(gateway: string): string {
    return `chatwire.${this.#server}.relay.${checked(gateway, "gateway")}.*`;
  }

  /** What a gateway may publish for all others. */
  toRelayFrom(gateway: string): string {
    return `chatwire.${this.#server}.relay.*.${checked(gateway, "gateway")}`;
  }
}

/** The name at the end of a subject. */
export function lastNameOf(subject: string): string {
  return subject.slice(subject.lastIndexOf(".") + 1);
}

function checked(name: string, what: string): string {
  if (NAME.test(name)) return name;
  throw new UsageError(
    `The name of the ${what}, ${JSON.stringify(name)}, must have 1 to 32 letters, digits, "_" or "-".`,
  );
}
