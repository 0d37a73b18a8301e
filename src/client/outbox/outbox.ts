import { type OutboxOwner, OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { ChatError, ClosedError, type Outcome, ProtocolError, TransportError, UsageError } from "../../errors.ts";
import { REQUEST_ID_BYTES } from "../../framing/request-identity.ts";
import type { Limits } from "../../limits.ts";
import { type Deadline, deadline, onAbort, timedOut } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { RequestId } from "../../request-id.ts";
import { checkSendOptions, type SendOptions } from "../connection/call.ts";
import { withOutcome } from "../connection/outcome.ts";
import { MissedReceipts, type MissedReceiptsOptions } from "./missed-receipts.ts";
import { OutboxQueue, type QueuedText } from "./outbox-queue.ts";
import type { OutboxStorage } from "./outbox-storage.ts";
import { Retries } from "./retries.ts";
import { type PostSending, Sending, type SentPost, type SentText, type TextSending } from "./sending.ts";
import { SentReceipts } from "./sent-receipts.ts";

/** A refusal that passes, but after too long a time: the user does not expect the post any more by then. */
const FINAL_CODES: ReadonlySet<string> = new Set(["MUTED"]);
/** How long the end of a login waits for texts that can leave. */
const DRAIN_MS = 1_000;
/**
 * Refusals that are not about the text. WRONG_STATE is about the connection. NOT_IN_ORDER of a text that names no other one
 * breaks the protocol; the pause keeps such a server from making the client send without end.
 */
const PASSING_CODES: ReadonlySet<string> = new Set(["RATE_LIMITED", "WRONG_STATE", "NOT_IN_ORDER"]);

export interface OutboxOptions {
  readonly network: Pick<Network, "monotonicMs" | "wallClockMs" | "setTimer" | "runAtEndOfTick" | "randomBytes">;
  readonly limits: Limits;
  /** Keeps the texts too; undefined: only the process does. */
  readonly storage: OutboxStorage | undefined;
  /**
   * Sends a text once, and resolves when the server has stored it. `id` is noted as sent.
   *
   * @param after  the text without which the server must not store this one
   */
  readonly transmit: (text: OutboxText, id: RequestId, after: RequestId | undefined) => Promise<SentText>;
  /** Sends a post in a room, as `transmit` sends a text. */
  readonly transmitPost: (post: OutboxText, id: RequestId, after: RequestId | undefined) => Promise<SentPost>;
  /** Reads a page of the texts between the user and a receiver. */
  readonly past: MissedReceiptsOptions["page"];
  /** Whether the connection stands. */
  readonly isConnected: () => boolean;
  /** Whether the server takes a text with an id that it has once only. */
  readonly isRepeatable: () => boolean;
  /** Whether the server refuses a text after one that it has not stored. */
  readonly keepsOrder: () => boolean;
}

/** What tells the program of a text, or of a post in a room. */
type Tracked =
  | { readonly kind: "text"; readonly sending: TextSending }
  | { readonly kind: "post"; readonly sending: PostSending };

/** The outbox during one login. */
interface Open {
  /** How often the user was logged in again: receipts of texts that were sent before the last time may be lost. */
  renewals: number;
  /** The value of `renewals` when a text was first sent with each id; -1: it may have left before the login. */
  readonly sentIn: WeakMap<RequestId, number>;
  /** The texts that the storage had at its start. */
  readonly restored: Tracked[];
  readonly queue: OutboxQueue;
  readonly receipts: SentReceipts;
  readonly tracked: Map<QueuedText, Tracked>;
  /** The same texts by their ids. More than one has an id if the program sends a text again that still waits. */
  readonly byId: Map<string, Set<QueuedText>>;
  readonly ids: WeakMap<QueuedText, RequestId>;
  /** Texts on their way into the storage. */
  readonly adding: Map<QueuedText, Promise<void>>;
  /** Removals from the storage that have failed. */
  readonly removals: Retries;
}

/** Accepts texts, and sends each until the server has stored it or has refused it for good. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #timer: Timer;
  readonly #missed: MissedReceipts;
  #open: Open | undefined;
  /** Settles when the storage is closed. */
  #closing: Promise<void> = Promise.resolve();
  #logins = 0;
  #isEnded = false;
  #onEmpty: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#timer = new Timer(options.network, () => this.run());
    const handle: MissedReceiptsOptions["handle"] = (...receipt) => this.handleReceipt(...receipt);
    this.#missed = new MissedReceipts({ clock: options.network, page: options.past, handle });
  }

  /** The texts that the server has not stored, in the order in which they were accepted. */
  get waiting(): TextSending[] {
    return textsOf(this.#open?.tracked.values() ?? []);
  }

  /** The texts that the storage had at the start of the login, whatever has become of them. */
  get restored(): TextSending[] {
    return textsOf(this.#open?.restored ?? []);
  }

  /** As `waiting`, of posts. */
  get waitingPosts(): PostSending[] {
    return postsOf(this.#open?.tracked.values() ?? []);
  }

  /** As `restored`, of posts. */
  get restoredPosts(): PostSending[] {
    return postsOf(this.#open?.restored ?? []);
  }

  /** Resolves when the storage is closed, after the end of a login. */
  get closed(): Promise<void> {
    return this.#closing;
  }

  /** Whether a text can be sent, or waits for its answer. */
  get isBusy(): boolean {
    return this.#open !== undefined && this.#open.queue.length > 0 && this.#options.isConnected();
  }

  /**
   * Begins a login. Without storage, texts are accepted when the call has returned.
   *
   * @throws StoreError see `OutboxStorage.open`
   */
  begin(owner: OutboxOwner): Promise<void> {
    const { storage } = this.#options;
    this.#logins += 1;
    if (storage !== undefined) return this.#openStorage(storage, owner);
    this.#start([]);
    return Promise.resolve();
  }

  /** Accepts a text. See `Texts.send`. */
  send(to: string, text: string, options: SendOptions): TextSending {
    const accepted = this.#newText({ to, text }, options);
    const sending: TextSending = new Sending(to, accepted);
    this.#acceptOrFail(accepted, { kind: "text", sending }, options);
    return sending;
  }

  /** Accepts a post in a room. See `Room.post`. */
  post(
    room: Uint8Array,
    text: string,
    { mentions = [], ...options }: SendOptions & { mentions?: readonly string[] },
  ): PostSending {
    const accepted = this.#newText({ room, text, mentions: [...mentions] }, options);
    const sending: PostSending = new Sending(hexOf(room), accepted);
    this.#acceptOrFail(accepted, { kind: "post", sending }, options);
    return sending;
  }

  /** @param id  number of the last text to the receiver that has come this far */
  handleReceipt(to: string, id: number, receipt: "delivered" | "read"): void {
    this.#open?.receipts.handle(to, id, receipt);
  }

  /** The session is gone, and with it the receipts that were on their way. */
  suspend(): void {
    this.#missed.clear();
  }

  /** The user is logged in again: looks up the receipts that were lost. */
  renew(): void {
    if (this.#open === undefined) return;
    this.#open.renewals += 1;
    for (const { to, first, last } of this.#open.receipts.expected) this.#missed.lookUp(to, first, last);
  }

  /** Sends what may leave now. Call when the connection is back. */
  run(): void {
    if (this.#open === undefined) return;
    const { queue, ids } = this.#open;
    const { network, limits, isConnected, isRepeatable, keepsOrder } = this.#options;
    const nowMs = network.monotonicMs();
    for (let old = queue.pollExpired(nowMs); old !== undefined; old = queue.pollExpired(nowMs)) {
      const late = timedOut(`Sending ${nameOf(old.text)}`, limits.outboxTextAgeMs);
      this.#fail(this.#open, old, withOutcome(late, outcomeOf(old), ids.get(old)));
    }
    queue.isConnected = isConnected();
    queue.keepsOrder = keepsOrder();
    for (let next = queue.pollSend(nowMs); next !== undefined; next = queue.pollSend(nowMs)) {
      if (next.mayHaveLeft && !isRepeatable())
        this.#handleFailure(this.#open, next, withOutcome(unknown(next), "unknown", ids.get(next)));
      else void this.#transmit(this.#open, next);
    }
    this.#timer.set(queue.nextTimeoutMs);
    if (!this.isBusy) for (const resolve of this.#onEmpty.splice(0)) resolve();
  }

  /** Waits for the texts that can leave, a second at most. */
  async drain(): Promise<void> {
    if (!this.isBusy) return;
    let cancel = (): void => {};
    await new Promise<void>((resolve) => {
      this.#onEmpty.push(resolve);
      cancel = this.#options.network.setTimer(resolve, DRAIN_MS);
    });
    cancel();
  }

  /** Ends it all: the connection is closed. Resolves when the storage is closed. */
  end(reason: ChatError): Promise<void> {
    this.#isEnded = true;
    return this.endLogin(reason);
  }

  /** Ends the login. Resolves when the storage is closed. */
  endLogin(reason: ChatError): Promise<void> {
    const { storage } = this.#options;
    this.#logins += 1;
    this.#timer.clear();
    if (this.#open !== undefined) {
      const { receipts, tracked, ids, adding, removals } = this.#open;
      this.#open = undefined;
      for (const [queued, { sending }] of tracked) {
        const ownReason = withOutcome(reason, outcomeOf(queued), ids.get(queued));
        const giveUp = (): void => {
          sending.giveUp(ownReason);
          sending.end();
        };
        if (storage === undefined) sending.change({ status: "failed", reason: ownReason });
        const added = adding.get(queued);
        // Whether the storage has the text comes first.
        if (added === undefined) giveUp();
        else void added.then(giveUp);
      }
      receipts.end();
      removals.end();
      this.#missed.clear();
      // Its failures have been told to those who added and removed.
      this.#closing = storage?.close().catch(() => {}) ?? Promise.resolve();
    }
    for (const resolve of this.#onEmpty.splice(0)) resolve();
    return this.#closing;
  }

  async #openStorage(storage: OutboxStorage, owner: OutboxOwner): Promise<void> {
    const login = this.#logins;
    await this.#closing;
    const texts = await storage.open(owner);
    if (login === this.#logins) this.#start(texts);
    else await storage.close();
  }

  #start(texts: readonly OutboxText[]): void {
    const { network, limits } = this.#options;
    const queue = new OutboxQueue({
      textsMax: limits.outboxTextsMax,
      bytesMax: limits.outboxBytesMax,
      sendingMax: limits.outboxSendingMax,
      ageMsMax: limits.outboxTextAgeMs,
    });
    const open: Open = {
      renewals: 0,
      sentIn: new WeakMap(),
      restored: [],
      queue,
      receipts: new SentReceipts(limits.outboxReceiptsMax),
      tracked: new Map(),
      byId: new Map(),
      ids: new WeakMap(),
      adding: new Map(),
      removals: new Retries(network),
    };
    this.#open = open;
    for (const queued of queue.restore(texts, network.monotonicMs(), network.wallClockMs())) {
      const { id, acceptedMs } = queued.text;
      open.ids.set(queued, { bytes: id, firstSentMs: queued.mayHaveLeft ? acceptedMs : undefined });
      const tracked = trackedOf(queued.text);
      this.#track(open, queued, tracked);
      tracked.sending.handleKept();
      open.restored.push(tracked);
    }
    this.run();
  }

  #refusal(): ChatError {
    if (this.#isEnded) return new ClosedError("CLOSED", "The connection is closed.");
    return new UsageError("Log in before you send texts or posts.", "WRONG_STATE");
  }

  #newText(text: Partial<OutboxText>, { id }: SendOptions): OutboxText {
    const { network, keepsOrder } = this.#options;
    const { bytes = network.randomBytes(REQUEST_ID_BYTES), firstSentMs } = id ?? {};
    const acceptedMs = Math.min(network.wallClockMs(), firstSentMs ?? Number.POSITIVE_INFINITY);
    return OutboxText.create({ ...text, id: bytes, acceptedMs, follows: keepsOrder() });
  }

  #acceptOrFail(text: OutboxText, tracked: Tracked, options: SendOptions): void {
    try {
      this.#accept(text, tracked, options);
    } catch (error) {
      // An earlier try may have been carried out, whatever is wrong with this one.
      const outcome = options.id?.firstSentMs === undefined ? "not done" : "unknown";
      tracked.sending.change({ status: "failed", reason: withOutcome(error, outcome, options.id) });
    }
  }

  #accept(text: OutboxText, tracked: Tracked, options: SendOptions): void {
    const { network, storage } = this.#options;
    checkSendOptions(options);
    const { signal, timeoutMs = Number.POSITIVE_INFINITY } = options;
    signal?.throwIfAborted();
    const open = this.#open;
    if (open === undefined) throw this.#refusal();
    // The storage has one text of an id, and the server would refuse the second one.
    const [earlier] = open.byId.get(keyOf(text)) ?? [];
    if (earlier !== undefined && !isSame(earlier.text, text)) throw idReused(text);
    const limit = deadline(network, signal, timeoutMs, `Sending ${nameOf(text)}`);
    let queued: QueuedText;
    try {
      queued = open.queue.accept(text, network.monotonicMs(), options.id?.firstSentMs !== undefined);
    } catch (error) {
      limit[Symbol.dispose]();
      throw error;
    }
    open.ids.set(queued, options.id ?? { bytes: text.id, firstSentMs: undefined });
    const { sending } = tracked;
    this.#track(open, queued, tracked);
    this.#limitWait(open, queued, sending, limit);
    if (storage === undefined) {
      sending.handleKept();
      open.queue.handleKept(queued);
    } else open.adding.set(queued, this.#add(storage, open, queued, sending));
    this.run();
  }

  async #add(storage: OutboxStorage, open: Open, queued: QueuedText, sending: Tracked["sending"]): Promise<void> {
    try {
      await storage.add(queued.text);
      sending.handleKept();
      open.queue.handleKept(queued);
    } catch (error) {
      sending.change({ status: "failed", reason: error });
      this.#untrack(open, queued);
      open.queue.handleGone(queued);
    }
    open.adding.delete(queued);
    this.run();
  }

  #track(open: Open, queued: QueuedText, tracked: Tracked): void {
    tracked.sending.onCancel = () => this.#cancel(open, queued);
    open.tracked.set(queued, tracked);
    const key = keyOf(queued.text);
    open.byId.set(key, (open.byId.get(key) ?? new Set()).add(queued));
  }

  /** What becomes of the text is decided. */
  #untrack(open: Open, queued: QueuedText): void {
    open.tracked.delete(queued);
    const key = keyOf(queued.text);
    const others = open.byId.get(key);
    others?.delete(queued);
    if (others?.size === 0) open.byId.delete(key);
  }

  /** The signal or the time limit takes a text out that has not left; otherwise it ends only the wait. */
  #limitWait(open: Open, queued: QueuedText, sending: Tracked["sending"], limit: Deadline): void {
    const leave = onAbort(limit.signal, () => {
      const { reason } = limit.signal;
      const ownReason = withOutcome(reason, outcomeOf(queued), open.ids.get(queued));
      if (open.queue.cancel(queued)) this.#fail(open, queued, ownReason);
      else sending.giveUp(ownReason);
    });
    const end = (): void => {
      leave();
      limit[Symbol.dispose]();
    };
    onSettled(sending, end);
  }

  async #transmit(open: Open, queued: QueuedText): Promise<void> {
    const { storage } = this.#options;
    const tracked = open.tracked.get(queued);
    if (tracked === undefined) return;
    tracked.sending.change({ status: "sent" });
    const id = idOf(open, queued);
    // If `sentIn` does not have the id, and a text was sent with it, that was before this login.
    const sentIn = open.sentIn.get(id) ?? (id.firstSentMs === undefined ? open.renewals : -1);
    open.sentIn.set(id, sentIn);
    let handleStored: () => void;
    try {
      handleStored = await this.#transmitOnce(open, queued, tracked, sentIn);
    } catch (error) {
      if (open === this.#open) this.#handleFailure(open, queued, error);
      return;
    }
    if (open !== this.#open) return;
    open.queue.handleOutcome(queued, "stored");
    this.#untrack(open, queued);
    handleStored();
    if (storage === undefined) open.queue.handleGone(queued);
    else void this.#remove(storage, open, queued).catch(() => {});
    this.run();
  }

  /** Returns, when the server has it, what tells the program. @param sentIn  as in `Open` */
  async #transmitOnce(open: Open, queued: QueuedText, tracked: Tracked, sentIn: number): Promise<() => void> {
    const { transmit, transmitPost } = this.#options;
    const { text, after } = queued;
    const ids = [idOf(open, queued), after && idOf(open, after)] as const;
    if (tracked.kind === "post") {
      const sent = await transmitPost(text, ...ids);
      return () => {
        tracked.sending.reach("stored", sent);
        tracked.sending.end();
      };
    }
    const sent = await transmit(text, ...ids);
    return () => {
      open.receipts.track(tracked.sending, sent);
      // The server may have stored it then.
      if (sentIn < open.renewals) this.#missed.lookUp(text.to, sent.id, sent.id);
    };
  }

  #handleFailure(open: Open, queued: QueuedText, error: unknown): void {
    const { network, isConnected, isRepeatable } = this.#options;
    const outcome = error instanceof ChatError ? error.outcome : undefined;
    const isLost = !isConnected() || error instanceof TransportError || error instanceof ClosedError;
    const isNotInOrder = error instanceof ProtocolError && error.code === "NOT_IN_ORDER";
    if (isNotInOrder && queued.after !== undefined) {
      open.queue.handleNotInOrder(queued);
      open.tracked.get(queued)?.sending.change({ status: "waiting" });
    } else if (isLost && error instanceof ChatError && (outcome === "not done" || isRepeatable())) {
      open.queue.handleLoss(queued, outcome !== "not done");
      open.tracked.get(queued)?.sending.change({ status: "waiting", ...reasonToTell(error) });
    } else if (!isLost && error instanceof ChatError && passes(error)) {
      const fromMs = open.queue.handleRefusal(queued, error, network.monotonicMs());
      const nextTryMs = network.wallClockMs() + fromMs - network.monotonicMs();
      open.tracked.get(queued)?.sending.change({ status: "waiting", ...reasonToTell(error), nextTryMs });
    } else {
      open.queue.handleOutcome(queued, "failed");
      this.#fail(open, queued, error);
    }
    this.run();
  }

  async #cancel(open: Open, queued: QueuedText): Promise<boolean> {
    if (!open.queue.cancel(queued)) return false;
    await this.#take(open, queued, new ClosedError("CANCELLED", "The program has cancelled the text."));
    return true;
  }

  /** A text is not sent any more. */
  #fail(open: Open, queued: QueuedText, reason: unknown): void {
    // A text that stays in the storage is sent after the next login, and fails then.
    void this.#take(open, queued, reason).catch(() => {});
  }

  /** @throws StoreError it is still in the storage */
  async #take(open: Open, queued: QueuedText, reason: unknown): Promise<void> {
    const { storage } = this.#options;
    open.tracked.get(queued)?.sending.change({ status: "failed", reason });
    this.#untrack(open, queued);
    if (storage === undefined) open.queue.handleGone(queued);
    else await this.#remove(storage, open, queued);
    this.run();
  }

  /**
   * Takes a text out of the storage, so that the next one to its receiver may leave. If that fails, it is tried again.
   * Otherwise, after a crash, the storage would hold the next one behind this one, as if it had never been sent.
   *
   * @throws StoreError it is still in the storage
   */
  async #remove(storage: OutboxStorage, open: Open, queued: QueuedText): Promise<void> {
    await open.adding.get(queued);
    try {
      // Of two texts with one id, the storage has one.
      if (!open.byId.has(keyOf(queued.text))) await storage.remove(queued.text.id);
    } catch (error) {
      open.removals.add(() => this.#remove(storage, open, queued));
      throw error;
    }
    open.queue.handleGone(queued);
    this.run();
  }
}

function idOf({ ids }: Open, queued: QueuedText): RequestId {
  const id = ids.get(queued);
  if (id === undefined) throw new Error("The text has no id.");
  return id;
}

function keyOf({ id }: OutboxText): string {
  return hexOf(id);
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** For error texts. */
function nameOf({ to, room }: OutboxText): string {
  return room.length === 0 ? `a text to ${to}` : "a post in a room";
}

function isSame(one: OutboxText, other: OutboxText): boolean {
  const facts = ({ to, room, text, mentions }: OutboxText): string => JSON.stringify([to, hexOf(room), text, mentions]);
  return facts(one) === facts(other);
}

function trackedOf(text: OutboxText): Tracked {
  if (text.room.length === 0) return { kind: "text", sending: new Sending(text.to, text) };
  return { kind: "post", sending: new Sending(hexOf(text.room), text) };
}

function textsOf(all: Iterable<Tracked>): TextSending[] {
  return [...all].flatMap((tracked) => (tracked.kind === "text" ? [tracked.sending] : []));
}

function postsOf(all: Iterable<Tracked>): PostSending[] {
  return [...all].flatMap((tracked) => (tracked.kind === "post" ? [tracked.sending] : []));
}

function onSettled(promise: Promise<unknown>, run: () => void): void {
  promise.then(run, run);
}

function idReused(text: OutboxText): ProtocolError {
  return new ProtocolError("ID_REUSED", `Something else waits in the outbox with the id of ${nameOf(text)}.`);
}

/** What is known of a text whose sending ends. */
function outcomeOf({ phase, mayHaveLeft }: QueuedText): Outcome {
  return mayHaveLeft || phase === "sending" ? "unknown" : "not done";
}

function unknown({ text }: QueuedText): TransportError {
  return new TransportError(
    "CONNECTION_LOST",
    `The connection was lost before the server answered. Whether it has ${nameOf(text)}, this server cannot tell.`,
  );
}

/** Whether the server, or the session, may take the same text later. */
function passes(error: ChatError): boolean {
  // Too many calls are pending.
  if (error instanceof UsageError) return error.code === "WRONG_STATE";
  if (!(error instanceof ProtocolError)) return false;
  return !FINAL_CODES.has(error.code) && (PASSING_CODES.has(error.code) || error.retryAfterMs > 0);
}

/** Why a text waits, for its sender. NOT_IN_ORDER is about how the outbox has sent it, and tells the sender nothing. */
function reasonToTell(reason: ChatError): { readonly reason?: ChatError } {
  return reason.code === "NOT_IN_ORDER" ? {} : { reason };
}
