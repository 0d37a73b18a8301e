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
import { HELD_MESSAGES_MAX, UNANSWERED_MAX } from "../limits.ts";

/** The first halves of proofs. What came of one is known to the core that has answered it. */
const BEGINNINGS: ReadonlySet<string> = new Set(["BeginLogin", "BeginDeviceLogin"]);
/** The second halves. */
const ENDINGS: ReadonlySet<string> = new Set(["FinishLogin", "FinishDeviceLogin", "ChangePassword", "DeleteAccount"]);
/** How long to wait before the next attempt, if too much waits for the core. */
const RETRY_AFTER_MS = 1_000;

/** What a connection needs of the way to the core. */
export interface CoreSender {
  /** Tells which core the gateway has: it grows with each one that takes over. */
  readonly epoch: number;
  /** When the core was last heard that attached connections have, in monotonic milliseconds. */
  readonly heardMs: number;
  /** Whether that core takes messages. */
  readonly isReady: boolean;
  /** Sends a message to a core that takes it. */
  send(message: GatewayMessageMessage): void;
  /** Whether so much waits for the core that each connection hands over one request at a time. */
  readonly isCrowded: boolean;
  /** Whether so much waits that no request is taken. */
  readonly isFull: boolean;
  /** So many more requests are not answered, with so many bytes. */
  count(requests: number, bytes: number): void;
  /** The connection is over. */
  remove(connection: RemoteConnection): void;
}

/** A request that is not answered. */
interface Unanswered {
  readonly asked: Asked;
  readonly answer: (answer: CoreAnswer) => void;
  readonly method: Pick<CoreRequest["method"], "name" | "rule">;
  /** When it was first handed to a core, in monotonic milliseconds; undefined: no core can have carried it out. */
  sentMs: number | undefined;
}

/** Something that waits for the answers of all requests before it. */
interface InOrder {
  /** The number of the first request that it does not wait for. */
  readonly before: number;
  readonly answer: () => void;
}

/**
 * A connection of this gateway, as its owner sees the core. It lasts longer than a core: it keeps the requests that are not
 * answered and what the core has noted, and gives both to the next core.
 */
export class RemoteConnection implements CoreConnection {
  readonly id: number;
  readonly #facts: ConnectionFacts;
  readonly #port: CorePort;
  readonly #sender: CoreSender;
  readonly #clock: Pick<Clock, "monotonicMs">;
  /** The core that knows the connection. */
  #epoch: number | undefined;
  /** The core that was asked for the first half of a proof last. */
  #proofEpoch: number | undefined;
  #endpoint: SocketAddress;
  #isDetached = false;
  /** Notes of the core, by their keys. */
  readonly #notes = new Map<string, Uint8Array>();
  /** When the last one came that others see, in monotonic milliseconds. */
  #notedMs = 0;
  #lastTextId = 0;
  #lastRequest = 0;
  /** By the number of the request, the first one first. */
  readonly #unanswered = new Map<number, Unanswered>();
  readonly #inOrder: InOrder[] = [];
  /** What is said besides requests while no core takes messages. */
  #waiting: GatewayMessageMessage[] = [];
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
    if (sender.isReady) this.attach();
  }

  get port(): CorePort {
    return this.#port;
  }

  /** Whether a user is logged in on it. */
  get hasLogin(): boolean {
    return this.#notes.has("login");
  }

  /** Tells the core of the connection, with all that another core has noted. */
  attach(): void {
    const { channelBinding = new Uint8Array(), relayOnly, answersMessages, takesRelayed } = this.#facts;
    this.#epoch = this.#sender.epoch;
    const value = Attached.create({
      connection: this.id,
      endpoint: this.#endpoint,
      channelBinding,
      relayOnly,
      answersMessages,
      takesRelayed,
      settledMs: Math.max(0, Math.round(this.#sender.heardMs - this.#notedMs)),
      notes: [...this.#notes.values()],
      isDetached: this.#isDetached,
      lastText: this.#lastTextId,
    });
    this.#sender.send({ case: "attached", value });
  }

  /** A core takes messages, perhaps another one than before: says what is not answered, and what was said meanwhile. */
  goOn(): void {
    if (this.#epoch !== this.#sender.epoch) this.attach();
    for (const request of [...this.#unanswered.values()]) if (this.#end === undefined) this.#repeat(request);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#sender.send(message);
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
    this.#lastRequest += 1;
    const asked = toAsked(this.id, this.#lastRequest, request);
    const unanswered = { asked, answer, method: request.method, sentMs: undefined };
    this.#unanswered.set(this.#lastRequest, unanswered);
    this.#sender.count(1, asked.body.length);
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
    this.#send({ case: "told", value: { connection: this.id, body } });
  }

  noteProbe(token: Uint8Array, source: SocketAddress): void {
    this.#send({ case: "probed", value: { connection: this.id, token, source } });
  }

  noteDetached(isDetached: boolean): void {
    this.#isDetached = isDetached;
    this.#send({ case: "detached", value: { connection: this.id, isDetached } });
  }

  move(endpoint: SocketAddress): void {
    this.#endpoint = endpoint;
    this.#send({ case: "moved", value: { connection: this.id, endpoint } });
  }

  leave(): void {
    this.#close({ case: "left", value: { connection: this.id } });
  }

  lose(lostForMs: number): void {
    this.#close({ case: "lost", value: { connection: this.id, forMs: Math.round(lostForMs) } });
  }

  /** The core does not know the connection any more. Closes it with this error. */
  abandon(error: ProtocolError): void {
    this.#giveUpRequests();
    this.#end ??= { case: "left", value: { connection: this.id } };
    this.#sender.remove(this);
    this.#port.closeWith(error);
  }

  #send(message: GatewayMessageMessage): void {
    if (this.#end !== undefined) return;
    if (this.#sender.isReady) this.#sender.send(message);
    else if (this.#waiting.length < HELD_MESSAGES_MAX) this.#waiting.push(message);
  }

  #ask(request: Unanswered): void {
    const { asked, method } = request;
    if (BEGINNINGS.has(method.name)) this.#proofEpoch = this.#sender.epoch;
    else if (ENDINGS.has(method.name) && this.#proofEpoch !== this.#sender.epoch) {
      // Only the core that has begun the proof could end it.
      this.#settle(asked.request, request, restarted());
      return;
    }
    request.sentMs ??= this.#clock.monotonicMs();
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
    if (this.#sender.isReady) this.#finish(end);
  }

  #finish(end: GatewayMessageMessage): void {
    this.#sender.send(end);
    this.#sender.remove(this);
  }

  #giveUpRequests(): void {
    for (const { asked, answer } of this.#unanswered.values()) {
      this.#sender.count(-1, -asked.body.length);
      answer(undefined);
    }
    this.#unanswered.clear();
    this.#inOrder.length = 0;
  }

  #settle(number: number, { asked, answer: settle }: Unanswered, answer: CoreAnswer): void {
    this.#unanswered.delete(number);
    this.#sender.count(-1, -asked.body.length);
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
