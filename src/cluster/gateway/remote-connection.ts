import { Asked, Attached, type GatewayMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import type { MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import { Header, type MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { MessageOutcomesEvent } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import { encodeBody } from "../../framing/frame-writer.ts";
import type { Clock } from "../../net/network.ts";
import type { ConnectionFacts, CoreAnswer, CoreConnection, CorePort, CoreRequest } from "../../server/core/core.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { NOTES_PER_MESSAGE_BYTES, REQUEST_OVERHEAD_BYTES, UNANSWERED_MAX } from "../limits.ts";

/** The first halves of proofs. What came of one is known to the core that has answered it. */
const BEGINNINGS: ReadonlySet<string> = new Set(["BeginLogin", "BeginDeviceLogin"]);
/** The second halves. */
const ENDINGS: ReadonlySet<string> = new Set(["FinishLogin", "FinishDeviceLogin", "ChangePassword", "DeleteAccount"]);
/** How long to wait before the next attempt, if too much waits for the core. */
const RETRY_AFTER_MS = 1_000;

/** What a connection needs of the way to the core. */
export interface CoreSender {
  /** Which core the gateway has: it grows with each one that takes over. */
  readonly epoch: number;
  /** When the last packet of the core arrived that attached connections have, in monotonic milliseconds. */
  readonly heardMs: number;
  /** Whether that core takes messages now. */
  readonly isReady: boolean;
  /** Sends a message to that core. */
  send(message: GatewayMessageMessage): void;
  /** The longest message, in bytes. */
  readonly messageBytesMax: number;
  /** Whether so much waits for the core that each connection hands over one request at a time. */
  readonly isCrowded: boolean;
  /** Whether so much waits that no request is taken. */
  readonly isFull: boolean;
  /** So many more requests are not answered, with so many bytes. */
  count(requests: number, bytes: number): void;
  /** A message that may be missing was not sent. */
  countDropped(): void;
  /** The connection is over. */
  remove(connection: RemoteConnection): void;
}

/** A request that is not answered. */
interface Unanswered {
  readonly asked: Asked;
  readonly bytes: number;
  readonly answer: (answer: CoreAnswer) => void;
  readonly method: Pick<CoreRequest["method"], "name" | "rule">;
  /** When it was first sent to a core, in monotonic milliseconds; undefined: no core can have carried it out. */
  sentMs: number | undefined;
  /** The core that it was last sent to. */
  epoch: number | undefined;
}

/** Something that waits for the answers of all requests before it. */
interface InOrder {
  /** The number of the first request that it does not wait for. */
  readonly before: number;
  readonly answer: () => void;
}

/**
 * A connection of this gateway, as its owner sees the core. It lasts longer than a core: it keeps the requests that are not
 * answered and the notes of the core, and gives both to the next core.
 *
 * A core gets a connection with its first request. While no core takes messages, only the latest state is kept, and sent
 * afterwards.
 */
export class RemoteConnection implements CoreConnection {
  readonly id: number;
  readonly #facts: ConnectionFacts;
  readonly #port: CorePort;
  readonly #sender: CoreSender;
  readonly #clock: Pick<Clock, "monotonicMs">;
  /** The core that has the connection; undefined: none had it. */
  #epoch: number | undefined;
  /** The core that was asked for the first half of a proof last; undefined: none was. */
  #proofEpoch: number | undefined;
  #endpoint: SocketAddress;
  #isDetached = false;
  /** What that core has of the two. */
  #sent: { readonly endpoint: SocketAddress; readonly isDetached: boolean } | undefined;
  /** Notes of the core, by their keys. */
  readonly #notes = new Map<string, Uint8Array>();
  /** When the last one came that others see, in monotonic milliseconds. */
  #notedMs = 0;
  #lastTextId = 0;
  #lastRequest = 0;
  /** By the number of the request, the first one first. */
  readonly #unanswered = new Map<number, Unanswered>();
  readonly #inOrder: InOrder[] = [];
  #isHeld = false;
  /** The last message about the connection. */
  #end: GatewayMessageMessage | undefined;

  constructor(facts: ConnectionFacts, port: CorePort, sender: CoreSender, clock: Pick<Clock, "monotonicMs">) {
    this.id = facts.id;
    this.#facts = facts;
    this.#endpoint = facts.endpoint;
    this.#port = port;
    this.#sender = sender;
    this.#clock = clock;
  }

  get port(): CorePort {
    return this.#port;
  }

  /** Whether a user is logged in on it. */
  get hasLogin(): boolean {
    return this.#notes.has("login");
  }

  /** Attaches the connection to the core, with all notes of the core before. */
  attach(): void {
    const { channelBinding = new Uint8Array(), relayOnly, answersMessages, takesRelayed } = this.#facts;
    const [endpoint, isDetached] = [this.#endpoint, this.#isDetached];
    this.#epoch = this.#sender.epoch;
    this.#sent = { endpoint, isDetached };
    const [notes = [], ...further] = inMessages([...this.#notes.values()]);
    const connection = this.id;
    const value = Attached.create({
      connection,
      endpoint,
      channelBinding,
      relayOnly,
      answersMessages,
      takesRelayed,
      settledMs: Math.max(0, Math.round(this.#sender.heardMs - this.#notedMs)),
      notes,
      isDetached,
      lastText: this.#lastTextId,
    });
    this.#sender.send({ case: "attached", value });
    for (const more of further) this.#sender.send({ case: "furtherNotes", value: { connection, notes: more } });
  }

  /** A core takes messages, perhaps another one than before: sends what that core does not have. */
  goOn(): void {
    if (this.#isAttached) this.#sendState();
    for (const request of [...this.#unanswered.values()])
      if (this.#end === undefined && request.epoch !== this.#sender.epoch) this.#repeat(request);
    if (this.#end !== undefined) this.#finish(this.#end);
  }

  request(request: CoreRequest, answer: (answer: CoreAnswer) => void): void {
    if (this.#end !== undefined) {
      answer(undefined);
      return;
    }
    if (this.#sender.isFull) {
      answer(tooMuch());
      return;
    }
    const asked = toAsked(this.id, this.#lastRequest + 1, request);
    // The name of the recipient may be as long as the body.
    const bytes =
      asked.body.length + (asked.header?.recipient ? Header.encode(asked.header).length : 0) + REQUEST_OVERHEAD_BYTES;
    if (bytes > this.#sender.messageBytesMax) {
      answer(new ProtocolError("TOO_LARGE", "The request is too large for this server."));
      return;
    }
    this.#lastRequest += 1;
    const unanswered = { asked, bytes, answer, method: request.method, sentMs: undefined, epoch: undefined };
    this.#unanswered.set(this.#lastRequest, unanswered);
    this.#sender.count(1, bytes);
    if (this.#sender.isReady) this.#ask(unanswered);
    if (this.#unanswered.size < UNANSWERED_MAX && !this.#sender.isCrowded) return;
    this.#isHeld = true;
    this.#port.hold();
  }

  /** The core has answered a request. Returns false if the request was not asked, or is answered. */
  answered(request: number, answer: CoreAnswer): boolean {
    const waiting = this.#unanswered.get(request);
    if (waiting === undefined) return false;
    if (answer !== undefined && !(answer instanceof ProtocolError)) this.#noteTexts(answer);
    this.#settle(request, waiting, answer);
    return true;
  }

  /** No core has come for long: refuses the requests that none can have carried out. */
  refuseHeld(): void {
    for (const [number, request] of [...this.#unanswered])
      if (request.sentMs === undefined) this.#settle(number, request, tooMuch());
  }

  /** See `CorePort.note`. */
  keep(key: string, note: Uint8Array): void {
    if (!key.startsWith("watch") && !key.startsWith("room")) this.#notedMs = this.#clock.monotonicMs();
    if (note.length === 0) this.#notes.delete(key);
    else this.#notes.set(key, note);
  }

  /** The client is sent this text. */
  noteText(textId: number): void {
    this.#lastTextId = Math.max(this.#lastTextId, textId);
  }

  /** The client has logged off. */
  forgetNotes(): void {
    this.#notes.clear();
    this.#lastTextId = 0;
  }

  inOrder(answer: () => void): void {
    if (this.#unanswered.size === 0) answer();
    else this.#inOrder.push({ before: this.#lastRequest + 1, answer });
  }

  takeOutcomes(outcomes: MessageOutcomes): void {
    const body = encodeBody(MessageOutcomesEvent.wrap(outcomes));
    this.#sendIfRoom({ case: "told", value: { connection: this.id, body } }, body.length);
  }

  noteProbe(token: Uint8Array, source: SocketAddress): void {
    this.#sendIfRoom({ case: "probed", value: { connection: this.id, token, source } }, token.length);
  }

  noteDetached(isDetached: boolean): void {
    this.#isDetached = isDetached;
    if (this.#sender.isReady) this.#sendState();
  }

  move(endpoint: SocketAddress): void {
    this.#endpoint = endpoint;
    if (this.#sender.isReady) this.#sendState();
  }

  leave(): void {
    this.#close({ case: "left", value: { connection: this.id } });
  }

  lose(lostForMs: number): void {
    this.#close({ case: "lost", value: { connection: this.id, forMs: Math.round(lostForMs) } });
  }

  /** The core does not have the connection any more. Closes it with this error. */
  abandon(error: ProtocolError): void {
    this.#giveUpRequests();
    this.#end ??= { case: "left", value: { connection: this.id } };
    this.#sender.remove(this);
    this.#port.closeWith(error);
  }

  /** Whether the core has the connection. */
  get #isAttached(): boolean {
    return this.#epoch === this.#sender.epoch;
  }

  /** Sends the core what has changed of the connection, if the core has it. */
  #sendState(): void {
    if (this.#end !== undefined || !this.#isAttached) return;
    const connection = this.id;
    const [sent, endpoint, isDetached] = [this.#sent, this.#endpoint, this.#isDetached];
    this.#sent = { endpoint, isDetached };
    if (sent?.endpoint !== endpoint) this.#sender.send({ case: "moved", value: { connection, endpoint } });
    if (sent?.isDetached !== isDetached) this.#sender.send({ case: "detached", value: { connection, isDetached } });
  }

  /** Sends what may be missing. A client could have any amount of it wait for the core, so then it is dropped. */
  #sendIfRoom(message: GatewayMessageMessage, bytes: number): void {
    if (this.#end !== undefined) return;
    const { isReady, isCrowded, messageBytesMax } = this.#sender;
    const hasRoom = isReady && !isCrowded && bytes + REQUEST_OVERHEAD_BYTES <= messageBytesMax;
    // A connection that the core does not have has no login, which this is about.
    if (hasRoom && this.#isAttached) this.#sender.send(message);
    else this.#sender.countDropped();
  }

  #ask(request: Unanswered): void {
    const { asked, method } = request;
    const { epoch } = this.#sender;
    if (BEGINNINGS.has(method.name)) this.#proofEpoch = epoch;
    else if (ENDINGS.has(method.name) && this.#proofEpoch !== undefined && this.#proofEpoch !== epoch) {
      // Only the core that has begun the proof could end it.
      this.#settle(asked.request, request, restarted());
      return;
    }
    if (!this.#isAttached) this.attach();
    request.sentMs ??= this.#clock.monotonicMs();
    request.epoch = epoch;
    this.#sender.send({ case: "asked", value: asked });
  }

  /**
   * Asks a core what another one has not answered. It may have carried the request out: what changes something is carried
   * out once by its id, and the rest has the same effect twice as once, but for a registration. That one would be refused
   * for what it has done itself. A login tells the client whether it was carried out.
   */
  #repeat(request: Unanswered): void {
    const { asked, sentMs, method } = request;
    const { name, rule } = method;
    const { header } = asked;
    if (sentMs !== undefined && name === "Register") {
      this.#settle(asked.request, request, restarted());
      return;
    }
    if (sentMs === undefined || header === undefined || !rule.changes) {
      this.#ask(request);
      return;
    }
    if (header.id.length === 0 && rule.enters === State.UNSPECIFIED) {
      // Nobody knows whether it was carried out.
      this.#settle(asked.request, request, restarted());
      return;
    }
    if (header.id.length === 0) {
      // Nor in which state the connection is.
      this.#settle(asked.request, request, undefined);
      this.abandon(new ProtocolError("GOING_AWAY", "The server has restarted.", { retryAfterMs: 0 }));
      return;
    }
    const nowMs = this.#clock.monotonicMs();
    header.repeatedAfterMs += Math.max(1, Math.ceil(nowMs - sentMs));
    request.sentMs = nowMs;
    this.#ask(request);
  }

  /** The last message is sent now, or to the next core. */
  #close(end: GatewayMessageMessage): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#giveUpRequests();
    if (this.#sender.isReady || this.#epoch === undefined) this.#finish(end);
  }

  #finish(end: GatewayMessageMessage): void {
    if (this.#isAttached) this.#sender.send(end);
    this.#sender.remove(this);
  }

  #giveUpRequests(): void {
    for (const { bytes, answer } of this.#unanswered.values()) {
      this.#sender.count(-1, -bytes);
      answer(undefined);
    }
    this.#unanswered.clear();
    this.#inOrder.length = 0;
  }

  #settle(number: number, { bytes, answer: settle }: Unanswered, answer: CoreAnswer): void {
    this.#unanswered.delete(number);
    this.#sender.count(-1, -bytes);
    settle(answer);
    this.#answerInOrder();
    if (!this.#isHeld || this.#end !== undefined || this.#unanswered.size >= UNANSWERED_MAX) return;
    this.#isHeld = false;
    this.#port.goOn();
  }

  /** What a client has sent or fetched, it has. */
  #noteTexts(body: MessageBody): void {
    if (body.case === "sendTextResponse") this.noteText(body.value.textId);
    else if (body.case === "fetchTextsResponse") this.noteText(body.value.upTo);
  }

  #answerInOrder(): void {
    for (let next = this.#inOrder[0]; next !== undefined; next = this.#inOrder[0]) {
      const [first] = this.#unanswered.keys();
      if (first !== undefined && first < next.before) return;
      this.#inOrder.shift();
      next.answer();
    }
  }
}

/** Notes as they go into one message after the other. */
function inMessages(notes: readonly Uint8Array[]): Uint8Array[][] {
  const messages: Uint8Array[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const note of notes) {
    bytes += note.length;
    if (bytes > NOTES_PER_MESSAGE_BYTES) {
      messages.push([]);
      bytes = note.length;
    }
    messages.at(-1)?.push(note);
  }
  return messages;
}

function toAsked(connection: number, number: number, request: CoreRequest): Asked {
  const { method, body, recipient, identity, state, sessionId, pageBytesMax } = request;
  const header = Header.create({ command: method.command });
  if (recipient !== undefined) header.recipient = recipient;
  if (identity !== undefined) {
    header.id = identity.id;
    header.repeatedAfterMs = identity.repeatedAfterMs;
    if (identity.after !== undefined) header.after = identity.after;
  }
  const asked = Asked.create({ connection, request: number, header, state });
  asked.body = encodeBody(body);
  if (sessionId !== undefined) asked.sessionId = sessionId;
  if (pageBytesMax !== undefined) asked.pageBytesMax = pageBytesMax;
  return asked;
}

/** Nobody knows whether the request was carried out. */
function restarted(): ProtocolError {
  return new ProtocolError("INTERNAL", "The server has restarted.");
}

function tooMuch(): ProtocolError {
  const text = "Too many requests wait to be answered.";
  return new ProtocolError("RATE_LIMITED", text, { retryAfterMs: RETRY_AFTER_MS });
}
