import { nameKey } from "../../name.ts";
import type { SentText, TextSending } from "./sending.ts";

/** A stored text whose receipts are expected. */
interface Tracked {
  readonly sending: TextSending;
  readonly sent: SentText;
  readonly lane: Lane;
}

/** The texts to one receiver. A receipt stands for all of them up to its number. */
interface Lane {
  /** Those of which no receipt has come, and those that are delivered, in the order of their numbers. */
  readonly stored: Set<Tracked>;
  readonly delivered: Set<Tracked>;
  /** The numbers of the last receipts. They may come before the number of a text is known. */
  deliveredId: number;
  readId: number;
}

/** Tells stored texts that they are delivered and read, during one login. No I/O. */
export class SentReceipts {
  readonly #textsMax: number;
  readonly #lanes = new Map<string, Lane>();
  /** All texts, the one that was stored first first. */
  readonly #tracked = new Set<Tracked>();

  /** @param textsMax  texts that are tracked at most, and receivers */
  constructor(textsMax: number) {
    this.#textsMax = textsMax;
  }

  /** A text is stored. */
  track(sending: TextSending, sent: SentText): void {
    const lane = this.#laneOf(sending.to);
    const tracked = { sending, sent, lane };
    this.#tracked.add(tracked);
    lane.stored.add(tracked);
    sending.reach("stored", sent);
    this.#advance(lane);
    for (const oldest of this.#tracked) {
      if (this.#tracked.size <= this.#textsMax) break;
      this.#forget(oldest);
      oldest.sending.end();
    }
  }

  /** @param id  number of the last text that is delivered or read */
  handle(to: string, id: number, receipt: "delivered" | "read"): void {
    const lane = this.#laneOf(to);
    if (receipt === "read") lane.readId = Math.max(lane.readId, id);
    else lane.deliveredId = Math.max(lane.deliveredId, id);
    this.#advance(lane);
  }

  /** For each receiver, the numbers of the first and of the last text whose receipts are expected. */
  get expected(): { readonly to: string; readonly first: number; readonly last: number }[] {
    return [...this.#lanes.values()].flatMap(({ stored, delivered }) => {
      const tracked = [...delivered, ...stored];
      const [one, other] = [tracked[0], tracked.at(-1)];
      return one && other ? [{ to: one.sending.to, first: one.sent.id, last: other.sent.id }] : [];
    });
  }

  /** The login is over: no receipts come any more. */
  end(): void {
    for (const { sending } of this.#tracked) sending.end();
    this.#tracked.clear();
    this.#lanes.clear();
  }

  #advance(lane: Lane): void {
    for (const tracked of lane.stored) {
      if (tracked.sent.id > Math.max(lane.deliveredId, lane.readId)) break;
      lane.stored.delete(tracked);
      lane.delivered.add(tracked);
      tracked.sending.reach("delivered", tracked.sent);
    }
    for (const tracked of lane.delivered) {
      if (tracked.sent.id > lane.readId) break;
      this.#forget(tracked);
      tracked.sending.reach("read", tracked.sent);
      tracked.sending.end();
    }
  }

  #forget(tracked: Tracked): void {
    this.#tracked.delete(tracked);
    tracked.lane.stored.delete(tracked);
    tracked.lane.delivered.delete(tracked);
  }

  #laneOf(to: string): Lane {
    const key = nameKey(to);
    const lane = this.#lanes.get(key) ?? { stored: new Set(), delivered: new Set(), deliveredId: 0, readId: 0 };
    // The receiver of the latest text or receipt is last.
    this.#lanes.delete(key);
    this.#lanes.set(key, lane);
    const [oldest] = this.#lanes.keys();
    if (this.#lanes.size > this.#textsMax && oldest !== undefined) this.#lanes.delete(oldest);
    return lane;
  }
}
