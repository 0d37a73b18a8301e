import { Command } from "../../generated/chatwire/v1/command.ts";

/**
 * What the messages of a link are counted by. "parts" has those of messages that do not fit into a datagram, such as blocks
 * of files; "other" has acknowledgements, proofs of paths, pings and addresses.
 */
export const TRAFFIC_KINDS = ["texts", "applicationMessages", "signals", "media", "files", "parts", "other"] as const;

/** One of `TRAFFIC_KINDS`. */
export type TrafficKind = (typeof TRAFFIC_KINDS)[number];

/** Messages of one kind as they travelled: a repeated one counts each time. */
export interface TrafficCounts {
  readonly sentMessages: number;
  /** Bytes of the messages, without the headers and tags of datagrams. */
  readonly sentBytes: number;
  readonly receivedMessages: number;
  readonly receivedBytes: number;
}

/** Application messages of one type, each counted once. */
export interface MessageTypeCounts extends TrafficCounts {
  /** Full name, such as "example.CursorMoved"; empty: types past the first 64 of a direction, and those with too long names. */
  readonly typeName: string;
  /** Those that the program has sent, also if a newer one took their place. */
  readonly sentMessages: number;
  /** Bytes of their payloads. */
  readonly sentBytes: number;
  /** Those that have arrived, whether or not the program reads their type. */
  readonly receivedMessages: number;
  readonly receivedBytes: number;
}

/** Types that are counted by their names in each direction. Fixed: the peer chooses the names of those that arrive. */
export const TYPES_MAX = 64;
/** A longer name is not that of a type. */
const TYPE_NAME_LENGTH_MAX = 256;

const KINDS: ReadonlyMap<number, TrafficKind> = new Map([
  [Command.PEER_TEXT, "texts"],
  [Command.PEER_TYPING, "texts"],
  [Command.PEER_TEXTS_READ, "texts"],
  [Command.PEER_MESSAGE, "applicationMessages"],
  [Command.PEER_LATEST, "applicationMessages"],
  [Command.PEER_MESSAGES_REFUSED, "applicationMessages"],
  [Command.PEER_SIGNAL, "signals"],
  [Command.PEER_MEDIA, "media"],
  [Command.PEER_MEDIA_PART, "media"],
  [Command.PEER_PADDING, "media"],
  [Command.PEER_MEDIA_END, "media"],
  [Command.PEER_MEDIA_REPORT, "media"],
  [Command.PEER_FILE_OFFER, "files"],
  [Command.PEER_FILE_ACCEPT, "files"],
  [Command.PEER_FILE_REQUEST, "files"],
  [Command.PEER_FILE_BLOCK, "files"],
  [Command.PEER_FILE_RESULT, "files"],
  [Command.PEER_FILE_WITHDRAWN, "files"],
  [Command.PEER_PART, "parts"],
]);

/** Counts the messages of a link by kind. */
export class Traffic {
  readonly #counts = new Map(TRAFFIC_KINDS.map((kind) => [kind, new Counts()]));
  readonly #other = this.#ofKind("other");
  readonly #byCommand = new Map([...KINDS].map(([command, kind]) => [command, this.#ofKind(kind)]));

  sent(command: Command, bytes: number): void {
    const counts = this.#of(command);
    counts.sentMessages += 1;
    counts.sentBytes += bytes;
  }

  received(command: Command, bytes: number): void {
    const counts = this.#of(command);
    counts.receivedMessages += 1;
    counts.receivedBytes += bytes;
  }

  get counts(): Readonly<Record<TrafficKind, TrafficCounts>> {
    const of = (kind: TrafficKind): TrafficCounts => ({ ...this.#ofKind(kind) });
    return {
      texts: of("texts"),
      applicationMessages: of("applicationMessages"),
      signals: of("signals"),
      media: of("media"),
      files: of("files"),
      parts: of("parts"),
      other: of("other"),
    };
  }

  #of(command: Command): Counts {
    return this.#byCommand.get(command) ?? this.#other;
  }

  #ofKind(kind: TrafficKind): Counts {
    return this.#counts.get(kind) as Counts;
  }
}

/** Counts the application messages of a link by type. */
export class MessageTypes {
  readonly #sent = new TypeCounts();
  readonly #received = new TypeCounts();

  sent(typeName: string, bytes: number): void {
    this.#sent.add(typeName, bytes);
  }

  received(typeName: string, bytes: number): void {
    this.#received.add(typeName, bytes);
  }

  /** Types in the order in which they were first sent, and then received. */
  get counts(): MessageTypeCounts[] {
    return [...new Set([...this.#sent.names, ...this.#received.names])].map((typeName) => {
      const [sent, received] = [this.#sent.of(typeName), this.#received.of(typeName)];
      return {
        typeName,
        sentMessages: sent.messages,
        sentBytes: sent.bytes,
        receivedMessages: received.messages,
        receivedBytes: received.bytes,
      };
    });
  }
}

/** The counts of one direction. */
class TypeCounts {
  readonly #byName = new Map<string, { messages: number; bytes: number }>();

  get names(): Iterable<string> {
    return this.#byName.keys();
  }

  of(typeName: string): { readonly messages: number; readonly bytes: number } {
    return this.#byName.get(typeName) ?? { messages: 0, bytes: 0 };
  }

  add(typeName: string, bytes: number): void {
    const isCounted = typeName.length <= TYPE_NAME_LENGTH_MAX && this.#byName.size < TYPES_MAX;
    const name = isCounted || this.#byName.has(typeName) ? typeName : "";
    const counts = this.#byName.get(name) ?? { messages: 0, bytes: 0 };
    this.#byName.set(name, counts);
    counts.messages += 1;
    counts.bytes += bytes;
  }
}

class Counts implements TrafficCounts {
  sentMessages = 0;
  sentBytes = 0;
  receivedMessages = 0;
  receivedBytes = 0;
}
