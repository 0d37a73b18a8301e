import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { type ChatError, ProtocolError } from "../../errors.ts";
import { nameKey } from "../../name.ts";

/** The shortest pause, and the one after the first refusal that names none; it doubles with each further one of the text. */
const PAUSE_MS_MIN = 50;
/** The longest pause, also if the server asks for a longer one. */
const PAUSE_MS_MAX = 60_000;
/** What a text counts for beside its characters and the names of its receiver and of those whom it mentions. */
const ENTRY_BYTES = 128;

export interface OutboxQueueOptions {
  /** Texts in the queue at most. */
  readonly textsMax: number;
  /** Bytes of them at most; each counts for 128 more than its text and the names in it. */
  readonly bytesMax: number;
  /** Texts on their way to the server at once at most. */
  readonly sendingMax: number;
  /** How long a text may be in the queue, in milliseconds. */
  readonly ageMsMax: number;
}

/**
 * Where a text of the queue is. "storing": the storage does not have it yet. "waiting": for the connection, for its turn,
 * or for a pause to end. "sending": on its way, without an answer. "stored": the server has it. "failed": it is not sent
 * any more. Of the last two, the storage has it still.
 */
export type QueuePhase = "storing" | "waiting" | "sending" | "stored" | "failed";

/** A text in the queue. Only the queue changes it. */
export interface QueuedText {
  readonly text: OutboxText;
  readonly phase: QueuePhase;
  /** Whether the server may have the text. */
  readonly mayHaveLeft: boolean;
  /** The text to the same receiver, on its way too, without which the server must not store this one. */
  readonly after: QueuedText | undefined;
}

interface Item extends QueuedText {
  phase: QueuePhase;
  mayHaveLeft: boolean;
  after: Item | undefined;
  /** The server had not stored this one, and may do so still. The text is not sent before that is known. */
  awaited: Item | undefined;
  readonly lane: Lane;
  readonly bytes: number;
  readonly expiresMs: number;
  refusals: number;
  /** It is not sent before. */
  fromMs: number;
}

/** The texts to one receiver, or in one room, in order. */
interface Lane {
  readonly key: string;
  readonly items: Item[];
  /** The text that leaves next; undefined: none may now. */
  next: Item | undefined;
}

/**
 * Decides which text may leave now, and what an answer or its absence means. No I/O; times are monotonic milliseconds.
 *
 * Texts to one receiver are stored in their order. If the server keeps order, up to `sendingMax` of them are on their way
 * at once, each naming the one before it, without which the server refuses it. Otherwise, and if the text does not say
 * `follows`, it leaves when the one before it is stored at the server and out of the storage. So after a crash only the first
 * text to each receiver may have left already, and those with `follows`.
 *
 * The order of one receiver delays no text to another one. But all share the texts that may be on their way at once:
 * `sendingMax`, or fewer after RATE_LIMITED.
 *
 * After each call of another method, call `pollExpired` and `pollSend` until they return undefined, do what they say, and
 * call them again at `nextTimeoutMs`.
 */
export class OutboxQueue {
  readonly #options: OutboxQueueOptions;
  /** In the order of acceptance, which is that of their expiry. */
  readonly #items = new Set<Item>();
  readonly #lanes = new Map<string, Lane>();
  /** Lanes of which a text may leave: after a lost answer, and others. */
  readonly #again = new Set<Lane>();
  readonly #ready = new Set<Lane>();
  /** Lanes whose next text waits for a pause to end. */
  readonly #paused = new Set<Lane>();
  #isConnected = false;
  #keepsOrder = false;
  #bytes = 0;
  #sending = 0;
  /** Texts on their way at once at most: one after the rate of the user was used up, and one more with each success. */
  #window: number;
  /** No text is sent before: the rate of the user is used up. */
  #fromMs = 0;

  constructor(options: OutboxQueueOptions) {
    this.#options = options;
    this.#window = options.sendingMax;
  }

  /** The texts, in the order in which they were accepted. */
  get texts(): Iterable<QueuedText> {
    return this.#items;
  }

  get length(): number {
    return this.#items.size;
  }

  /** Whether texts may leave now. */
  set isConnected(isConnected: boolean) {
    this.#isConnected = isConnected;
  }

  /** Whether the server refuses a text that names one before it which it has not stored. */
  set keepsOrder(keepsOrder: boolean) {
    if (keepsOrder === this.#keepsOrder) return;
    this.#keepsOrder = keepsOrder;
    for (const lane of this.#lanes.values()) this.#sort(lane);
  }

  /**
   * Accepts a text. It is "storing" until `handleKept`.
   *
   * @param mayHaveLeft  whether the server may have it
   * @throws ProtocolError LIMIT_REACHED: `outboxTextsMax` or `outboxBytesMax`
   */
  accept(text: OutboxText, nowMs: number, mayHaveLeft = false): QueuedText {
    const { textsMax, bytesMax, ageMsMax } = this.#options;
    if (this.#items.size >= textsMax) {
      throw full("outboxTextsMax", `${textsMax} texts wait in the outbox, and no more may.`);
    }
    const bytes = bytesOf(text);
    if (this.#bytes + bytes > bytesMax) {
      throw full("outboxBytesMax", `The texts in the outbox have ${this.#bytes} of at most ${bytesMax} bytes.`);
    }
    const item = this.#add(text, bytes, nowMs + ageMsMax, "storing");
    item.mayHaveLeft = mayHaveLeft;
    return item;
  }

  /**
   * Takes in the texts that were in the storage, at the start of a login. The first to each receiver may have left, and
   * those behind it that did not have to wait for it. How many were on their way at once is not known: the limit may have
   * been another one then.
   *
   * @param wallMs  milliseconds since 1970
   */
  restore(texts: readonly OutboxText[], nowMs: number, wallMs: number): readonly QueuedText[] {
    const { ageMsMax } = this.#options;
    let expiresMs = nowMs;
    return texts.map((text) => {
      const ageMs = Math.min(Math.max(0, wallMs - text.acceptedMs), ageMsMax);
      // If the clock was set back between two texts, the later one seems older. It expires no earlier than the other.
      expiresMs = Math.max(expiresMs, nowMs + ageMsMax - ageMs);
      const item = this.#add(text, bytesOf(text), expiresMs, "waiting");
      item.mayHaveLeft = item.lane.items.length === 1 || text.follows;
      this.#sort(item.lane);
      return item;
    });
  }

  /** The storage has the text. */
  handleKept(queued: QueuedText): void {
    const item = this.#itemOf(queued);
    // It may have been cancelled meanwhile.
    if (item?.phase !== "storing") return;
    item.phase = "waiting";
    this.#sort(item.lane);
  }

  /** Returns a text that leaves now. */
  pollSend(nowMs: number): QueuedText | undefined {
    if (!this.#isConnected || nowMs < this.#fromMs || this.#sending >= this.#window) return undefined;
    for (const lane of this.#paused) if ((lane.next?.fromMs ?? 0) <= nowMs) this.#sort(lane, nowMs);
    const [lane] = this.#again.size > 0 ? this.#again : this.#ready;
    const item = lane?.next;
    if (lane === undefined || item === undefined) return undefined;
    item.after = lane.items.slice(0, lane.items.indexOf(item)).findLast(({ phase }) => phase === "sending");
    item.awaited = undefined;
    item.phase = "sending";
    this.#sending += 1;
    this.#sort(lane);
    return item;
  }

  /** Returns a text that has waited for too long. It is "failed" now. */
  pollExpired(nowMs: number): QueuedText | undefined {
    for (const item of this.#items) {
      if (item.expiresMs > nowMs) return undefined;
      if (item.phase === "waiting") {
        this.#leave(item, "failed");
        return item;
      }
    }
    return undefined;
  }

  /** When to poll again; undefined: only after another event. */
  get nextTimeoutMs(): number | undefined {
    let nextMs = Number.POSITIVE_INFINITY;
    for (const item of this.#items) {
      if (item.phase === "waiting") {
        nextMs = item.expiresMs;
        break;
      }
    }
    if (this.#isConnected && this.#sending < this.#window) {
      if (this.#again.size + this.#ready.size > 0) nextMs = Math.min(nextMs, this.#fromMs);
      for (const { next } of this.#paused) nextMs = Math.min(nextMs, Math.max(next?.fromMs ?? 0, this.#fromMs));
    }
    return nextMs === Number.POSITIVE_INFINITY ? undefined : nextMs;
  }

  /** The server has stored the text, or refused it for good. */
  handleOutcome(queued: QueuedText, outcome: "stored" | "failed"): void {
    const item = this.#itemOf(queued);
    if (item?.phase !== "sending") return;
    this.#wait(item);
    this.#window = Math.min(this.#options.sendingMax, this.#window + 1);
    this.#leave(item, outcome);
  }

  /**
   * The server has refused the text, and may take it later.
   *
   * @returns when it is sent again, unless others come first
   */
  handleRefusal(queued: QueuedText, reason: ChatError, nowMs: number): number {
    const item = this.#itemOf(queued);
    if (item?.phase !== "sending") return nowMs;
    this.#wait(item);
    const askedMs = reason instanceof ProtocolError ? reason.retryAfterMs : 0;
    const pauseMs = askedMs || PAUSE_MS_MIN * 2 ** Math.min(item.refusals, 20);
    item.refusals += 1;
    const fromMs = nowMs + Math.min(PAUSE_MS_MAX, Math.max(PAUSE_MS_MIN, pauseMs));
    // The rate is the user's, whoever the receiver is.
    if (reason.code === "RATE_LIMITED") {
      this.#fromMs = Math.max(this.#fromMs, fromMs);
      this.#window = 1;
    }
    item.fromMs = fromMs;
    this.#sort(item.lane, nowMs);
    return fromMs;
  }

  /** The server has not stored the text before it, and so not this one. It is sent again once it is known what became of that one. */
  handleNotInOrder(queued: QueuedText): void {
    const item = this.#itemOf(queued);
    if (item?.phase !== "sending") return;
    const { after } = item;
    this.#wait(item);
    if (after?.phase === "sending") item.awaited = after;
    this.#sort(item.lane);
  }

  /**
   * There was no answer: the connection is lost. The text is sent again.
   *
   * @param isSent  false: no byte of it has left
   */
  handleLoss(queued: QueuedText, isSent = true): void {
    const item = this.#itemOf(queued);
    if (item?.phase !== "sending") return;
    this.#wait(item);
    if (isSent) item.mayHaveLeft = true;
    this.#sort(item.lane);
  }

  /** Takes a text out that has not left. It is "failed" then. Returns false if it has left, or may have. */
  cancel(queued: QueuedText): boolean {
    const item = this.#itemOf(queued);
    const isHere = item !== undefined && !item.mayHaveLeft && (item.phase === "storing" || item.phase === "waiting");
    if (isHere) this.#leave(item, "failed");
    return isHere;
  }

  /** The text is out of the storage, or never came in: the next one to its receiver may leave. */
  handleGone(queued: QueuedText): void {
    const item = this.#itemOf(queued);
    if (item === undefined) return;
    const { lane } = item;
    this.#items.delete(item);
    this.#bytes -= item.bytes;
    lane.items.splice(lane.items.indexOf(item), 1);
    if (lane.items.length === 0) this.#lanes.delete(lane.key);
    this.#sort(lane);
  }

  #add(text: OutboxText, bytes: number, expiresMs: number, phase: QueuePhase): Item {
    const key = laneKey(text);
    const lane = this.#lanes.get(key) ?? { key, items: [], next: undefined };
    this.#lanes.set(key, lane);
    const item: Item = {
      ...{ text, bytes, expiresMs, phase, lane, mayHaveLeft: false },
      ...{ after: undefined, awaited: undefined, refusals: 0, fromMs: 0 },
    };
    lane.items.push(item);
    this.#items.add(item);
    this.#bytes += bytes;
    return item;
  }

  #itemOf(queued: QueuedText): Item | undefined {
    return this.#items.has(queued as Item) ? (queued as Item) : undefined;
  }

  /** Stops counting it as on its way. */
  #wait(item: Item): void {
    this.#sending -= 1;
    item.phase = "waiting";
    // Otherwise each text would keep the one before it in memory.
    item.after = undefined;
  }

  #leave(item: Item, phase: "stored" | "failed"): void {
    item.phase = phase;
    item.awaited = undefined;
    this.#sort(item.lane);
  }

  /** Puts a lane where its next text belongs. */
  #sort(lane: Lane, nowMs = Number.NEGATIVE_INFINITY): void {
    for (const lanes of [this.#again, this.#ready, this.#paused]) lanes.delete(lane);
    const next = this.#nextOf(lane);
    lane.next = next;
    if (next === undefined) return;
    if (next.fromMs > Math.max(0, nowMs)) this.#paused.add(lane);
    else if (next.mayHaveLeft) this.#again.add(lane);
    else this.#ready.add(lane);
  }

  /**
   * The text of a lane that leaves next: the first that waits, unless it must wait for those before it. One that has failed
   * must be out of the storage first: after a crash, it would be sent again.
   */
  #nextOf({ items }: Lane): Item | undefined {
    const index = items.findIndex(({ phase }) => phase !== "sending" && phase !== "stored");
    const item = items[index];
    if (item?.phase !== "waiting" || item.awaited?.phase === "sending") return undefined;
    const mayFollow = this.#keepsOrder && item.text.follows && index < this.#options.sendingMax;
    return index === 0 || mayFollow ? item : undefined;
  }
}

/** No name has such a key. */
function laneKey({ to, room }: OutboxText): string {
  return room.length === 0 ? nameKey(to) : `room ${Buffer.from(room).toString("hex")}`;
}

function bytesOf({ to, text, mentions }: OutboxText): number {
  return [to, text, ...mentions].reduce((sum, each) => sum + Buffer.byteLength(each), ENTRY_BYTES);
}

function full(limit: "outboxTextsMax" | "outboxBytesMax", text: string): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", `${text} Wait until some are stored.`, { limit, retryable: true });
}
