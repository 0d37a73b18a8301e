/** Messages of which only the newest about a thing matters, at their sender. */

import type { ApplicationMessage } from "../../../../generated/chatwire/v1/application.ts";
import type { LatestSlot, OutgoingMessage, Submission } from "./outgoing.ts";

/** Versions of one thing that may be on their way. A newer one waits, and is replaced meanwhile. */
export const LATEST_ON_THEIR_WAY_MAX = 64;

/** A thing, and the version of it that waits to be sent. */
export interface Latest extends LatestSlot {
  waiting: ApplicationMessage | undefined;
  /** Bytes of the encoded message that waits, at most. */
  bytes: number;
}

/** The things of which a version waits or is on its way, by key. */
export class LatestSlots {
  readonly #slots = new Map<string, Latest>();

  get(key: string): Latest {
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot: Latest = {
      onTheirWay: [],
      waiting: undefined,
      bytes: 0,
      settled: () => {
        if (slot.waiting === undefined && slot.onTheirWay.length === 0) this.#slots.delete(key);
      },
    };
    this.#slots.set(key, slot);
    return slot;
  }
}

export function mayBeginLatest({ slot }: Submission): boolean {
  return slot === undefined || slot.onTheirWay.length < LATEST_ON_THEIR_WAY_MAX;
}

/** Takes a message that is about to leave. @returns those on their way that it replaces: they are not sent again */
export function latestBegun(message: OutgoingMessage): readonly OutgoingMessage[] {
  const { slot } = message.submission;
  if (slot === undefined) return [];
  const replaced = [...slot.onTheirWay];
  for (const each of replaced) each.isReplaced = true;
  slot.onTheirWay.push(message);
  return replaced;
}

/** Takes the arrival of a message. @returns those that it replaces: the peer delivers them no more */
export function latestArrived(message: OutgoingMessage): readonly OutgoingMessage[] {
  const { slot } = message.submission;
  if (slot === undefined) return [];
  const replaced = message.isReplaced ? [] : slot.onTheirWay.filter(({ sequence }) => sequence < message.sequence);
  slot.onTheirWay = slot.onTheirWay.filter((each) => each !== message && !replaced.includes(each));
  slot.settled();
  return replaced;
}
