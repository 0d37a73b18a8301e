/**
 * The bus between the parts of a server that runs as several processes: gateways, which hold the connections of clients,
 * and a core, which has the rules of the chat and the store.
 *
 * - `bus.ts` is the interface, and the subjects. `in-process-bus.ts` implements it inside one process, `nats-bus.ts` over
 *   NATS.
 * - `conversation.ts` is the exchange of messages between two parts, as a state machine: it numbers, acknowledges and
 *   repeats them, with `outgoing.ts`, because a bus may lose packets. `limits.ts` has the limits.
 * - `bus-link.ts` connects a conversation with the bus and the clock.
 */

import { UsageError } from "../../errors.ts";

/** Carries packets from part to part. It may lose, repeat and reorder them, and does not report that. */
export interface Bus {
  /**
   * Publishes a packet. It is dropped while the bus is not connected, if too much waits, or if it is longer than
   * `packetBytesMax`. The bytes are not kept.
   */
  publish(subject: string, packet: Uint8Array): void;

  /**
   * Has all packets of a subject handed over from now on.
   *
   * @param subject  its last part may be "*": any name
   */
  subscribe(subject: string, handle: BusHandler): BusSubscription;

  /** Whether packets can be published now. */
  readonly isConnected: boolean;

  /** The longest packet, in bytes. Absent: any length. */
  readonly packetBytesMax?: number;

  /** Ends it. Nothing is handed over afterwards. */
  close(): Promise<void>;
}

/** The packet is valid during the call only. */
export type BusHandler = (packet: Uint8Array, subject: string) => void;

export interface BusSubscription {
  cancel(): void;
}

/** The name of a server or of a part of it, in a subject. It has no character with a meaning to a bus. */
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
    this.#server = checkPartName(server, "server");
  }

  /** What a gateway publishes, and every core of the server receives. */
  toCore(gateway: string): string {
    return `chatwire.${this.#server}.core.${checkPartName(gateway, "gateway")}`;
  }

  /** What all gateways publish to the core. */
  get toCoreFromAll(): string {
    return `chatwire.${this.#server}.core.*`;
  }

  /** What cores publish to one gateway. */
  toGateway(gateway: string): string {
    return `chatwire.${this.#server}.gateway.${checkPartName(gateway, "gateway")}`;
  }

  /** The subject on which one gateway sends another one datagrams of a conversation with a side at each of them. */
  toRelay(to: string, from: string): string {
    return `chatwire.${this.#server}.relay.${checkPartName(to, "gateway")}.${checkPartName(from, "gateway")}`;
  }

  /** What the others publish for a gateway. */
  toRelayOf(gateway: string): string {
    return `chatwire.${this.#server}.relay.${checkPartName(gateway, "gateway")}.*`;
  }

  /** What a gateway may publish for all others. */
  toRelayFrom(gateway: string): string {
    return `chatwire.${this.#server}.relay.*.${checkPartName(gateway, "gateway")}`;
  }
}

/** The name at the end of a subject. */
export function lastNameOf(subject: string): string {
  return subject.slice(subject.lastIndexOf(".") + 1);
}

/** Whether a text can be the name of a server or of a part of it: 1 to 32 letters, digits, "_" or "-". */
export function isPartName(name: string): boolean {
  return NAME.test(name);
}

/**
 * Returns the name of a server or of a part of it.
 *
 * @param what  "server", "gateway" or "core"
 * @throws UsageError it has other characters than letters, digits, "_" and "-", or more than 32
 */
export function checkPartName(name: string, what: string): string {
  if (isPartName(name)) return name;
  throw new UsageError(
    `The name of the ${what}, ${JSON.stringify(name)}, must have 1 to 32 letters, digits, "_" or "-".`,
  );
}
