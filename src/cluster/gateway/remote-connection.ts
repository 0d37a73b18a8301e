import { Asked, type GatewayMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import type { MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import { Header } from "../../../generated/chatwire/v1/message.ts";
import { MessageOutcomesEvent } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import { encodeBody } from "../../framing/frame-writer.ts";
import type { CoreAnswer, CoreConnection, CorePort, CoreRequest } from "../../server/core/core.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { UNANSWERED_MAX } from "../limits.ts";

/** How long to wait before the next attempt, if too much waits for the core. */
const RETRY_AFTER_MS = 1_000;

/** What a connection needs of the way to the core. */
export interface CoreSender {
  send(message: GatewayMessageMessage): void;
  /** Whether so much waits for the core that each connection hands over one request at a time. */
  readonly isCrowded: boolean;
  /** Whether so much waits that no request is taken. */
  readonly isFull: boolean;
  /** So many more requests are not answered. */
  count(change: number): void;
  /** The connection is over. */
  remove(id: number): void;
}

/** Something that waits for the answers of all requests before it. */
interface InOrder {
  /** The number of the first request that it does not wait for. */
  readonly before: number;
  readonly answer: () => void;
}

/** A connection of this gateway that the core has been told of. */
export class RemoteConnection implements CoreConnection {
  readonly #id: number;
  readonly #port: CorePort;
  readonly #sender: CoreSender;
  #lastRequest = 0;
  /** By the number of the request, the first one first. */
  readonly #unanswered = new Map<number, (answer: CoreAnswer) => void>();
  readonly #inOrder: InOrder[] = [];
  #isHeld = false;
  #isOver = false;

  constructor(id: number, port: CorePort, sender: CoreSender) {
    this.#id = id;
    this.#port = port;
    this.#sender = sender;
  }

  get port(): CorePort {
    return this.#port;
  }

  request(request: CoreRequest, answer: (answer: CoreAnswer) => void): void {
    if (this.#isOver) {
      answer(undefined);
      return;
    }
    if (this.#sender.isFull) {
      const text = "Too many requests wait to be answered.";
      answer(new ProtocolError("RATE_LIMITED", text, { retryAfterMs: RETRY_AFTER_MS }));
      return;
    }
    this.#lastRequest += 1;
    this.#unanswered.set(this.#lastRequest, answer);
    this.#sender.count(1);
    const { method, body, recipient, identity, state, sessionId, pageBytesMax } = request;
    const header = Header.create({ command: method.command });
    if (recipient !== undefined) header.recipient = recipient;
    if (identity !== undefined) {
      header.id = identity.id;
      header.repeatedAfterMs = identity.repeatedAfterMs;
      if (identity.after !== undefined) header.after = identity.after;
    }
    const asked = Asked.create({ connection: this.#id, request: this.#lastRequest, header, state });
    asked.body = encodeBody(body);
    if (sessionId !== undefined) asked.sessionId = sessionId;
    if (pageBytesMax !== undefined) asked.pageBytesMax = pageBytesMax;
    this.#sender.send({ case: "asked", value: asked });
    if (this.#unanswered.size < UNANSWERED_MAX && !this.#sender.isCrowded) return;
    this.#isHeld = true;
    this.#port.hold();
  }

  /** The core has answered a request. Returns false if the request was not asked, or is answered. */
  answered(request: number, answer: CoreAnswer): boolean {
    const waiting = this.#unanswered.get(request);
    if (waiting === undefined) return false;
    this.#unanswered.delete(request);
    this.#sender.count(-1);
    waiting(answer);
    this.#answerInOrder();
    if (this.#isHeld && !this.#isOver && this.#unanswered.size < UNANSWERED_MAX) {
      this.#isHeld = false;
      this.#port.goOn();
    }
    return true;
  }

  inOrder(answer: () => void): void {
    if (this.#unanswered.size === 0) answer();
    else this.#inOrder.push({ before: this.#lastRequest + 1, answer });
  }

  takeOutcomes(outcomes: MessageOutcomes): void {
    const body = encodeBody(MessageOutcomesEvent.wrap(outcomes));
    this.#send({ case: "told", value: { connection: this.#id, body } });
  }

  noteProbe(token: Uint8Array, source: SocketAddress): void {
    this.#send({ case: "probed", value: { connection: this.#id, token, source } });
  }

  noteDetached(isDetached: boolean): void {
    this.#send({ case: "detached", value: { connection: this.#id, isDetached } });
  }

  move(endpoint: SocketAddress): void {
    this.#send({ case: "moved", value: { connection: this.#id, endpoint } });
  }

  leave(): void {
    this.#send({ case: "left", value: { connection: this.#id } });
    this.#end();
  }

  lose(lostForMs: number): void {
    this.#send({ case: "lost", value: { connection: this.#id, forMs: Math.round(lostForMs) } });
    this.#end();
  }

  /** The core does not know the connection any more. Closes it with this error. */
  abandon(error: ProtocolError): void {
    this.#end();
    this.#port.closeWith(error);
  }

  #send(message: GatewayMessageMessage): void {
    if (!this.#isOver) this.#sender.send(message);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sender.remove(this.#id);
    this.#sender.count(-this.#unanswered.size);
    for (const answer of this.#unanswered.values()) answer(undefined);
    this.#unanswered.clear();
    this.#inOrder.length = 0;
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
