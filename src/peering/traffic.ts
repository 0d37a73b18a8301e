import { Command } from "../../generated/chatwire/v1/command.ts";

/** What the messages of a link are counted by. "other" has acknowledgements, proofs of paths, pings and addresses. */
export const TRAFFIC_KINDS = ["texts", "applicationMessages", "signals", "media", "files", "other"] as const;

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

const KINDS: ReadonlyMap<number, TrafficKind> = new Map([
  [Command.PEER_TEXT, "texts"],
  [Command.PEER_TYPING, "texts"],
  [Command.PEER_TEXTS_READ, "texts"],
  [Command.PEER_MESSAGE, "applicationMessages"],
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
]);

/** Counts the messages of a link by kind. */
export class Traffic {
  readonly #counts = new Map(TRAFFIC_KINDS.map((kind) => [kind, new Counts()]));

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
    const of = (kind: TrafficKind): TrafficCounts => ({ ...(this.#counts.get(kind) ?? new Counts()) });
    return {
      texts: of("texts"),
      applicationMessages: of("applicationMessages"),
      signals: of("signals"),
      media: of("media"),
      files: of("files"),
      other: of("other"),
    };
  }

  #of(command: Command): Counts {
    return this.#counts.get(KINDS.get(command) ?? "other") as Counts;
  }
}

class Counts implements TrafficCounts {
  sentMessages = 0;
  sentBytes = 0;
  receivedMessages = 0;
  receivedBytes = 0;
}
