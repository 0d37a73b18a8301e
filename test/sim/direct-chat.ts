import { type MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { Chat, type Outcome } from "../../src/chat/chat.ts";
import type { ClientConnection } from "../../src/chat/state/route.ts";
import { ProtocolError } from "../../src/errors.ts";
import { encodeBody } from "../../src/framing/frame-decoder.ts";
import { resolveLimits } from "../../src/limits.ts";
import { toErrorInfo } from "../../src/session/error-info.ts";
import { MemoryRecords } from "../../src/store/memory-records.ts";
import type { Method } from "../../src/wire/method.ts";
import { SeededRandom } from "../random.ts";
import { portOf } from "./privacy-model.ts";
import { TEST_ITERATIONS } from "./scram-proof.ts";

const START_MS = 1_700_000_000_000;
const STEP_MS = 1_000;

/** A message that a connection received, or its end. */
export type Received =
  | { readonly kind: "answer" | "event"; readonly body: MessageBody }
  | { readonly kind: "closed"; readonly error: ProtocolError };

/** What connections received, in order. */
export type Delivered = readonly { readonly session: number; readonly received: Received }[];

/**
 * The rules of the chat with only a store in memory around them. There are no
 * sessions, so no rates apply, and a request costs microseconds.
 *
 * The number of the step determines all random bytes and times. So the same step
 * creates the same ids, keys and nonces in two chats, and the messages that both
 * send can be compared byte for byte.
 */
export class DirectChat {
  readonly #seed: number;
  readonly #limits = resolveLimits({ scramIterations: TEST_ITERATIONS });
  readonly #records: MemoryRecords;
  readonly #visitors = new Map<number, ClientConnection>();
  #random = new SeededRandom(0);
  #chat: Chat;
  #nowMs = 0;
  #wallMs = START_MS;
  /** What connections have received since the last `take`, in order. */
  #received: { session: number; received: Received }[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    this.#records = new MemoryRecords(new SeededRandom(seed).bytes(32));
    this.#chat = this.#createChat();
  }

  /** Begins a step. The numbers of the steps need not ascend. */
  begin(step: number): void {
    this.#random = new SeededRandom(this.#seed * 100_003 + step * 7_919);
    this.#wallMs = START_MS + step * STEP_MS;
  }

  /** Opens a connection. */
  connect(session: number): void {
    const endpoint = { address: "192.0.2.1", port: portOf(session) };
    this.#visitors.set(session, { session, endpoint, channelBinding: undefined, user: undefined });
  }

  /** Sends a request, and returns the body of the response, which may be an error. */
  call<Q, R>(session: number, method: Method<Q, R, MessageBody, Rule>, value: Q, to = ""): MessageBody {
    const visitor = this.#visitors.get(session);
    if (visitor === undefined) return refusal(new ProtocolError("WRONG_STATE", "The connection does not exist."));
    const { body, outcome } = this.#handle(method.name, method.wrapRequest(value), visitor, to);
    this.#received.push({ session, received: { kind: "answer", body } });
    this.#carryOut(outcome);
    return body;
  }

  /** Breaks a connection. */
  drop(session: number): void {
    const visitor = this.#visitors.get(session);
    this.#visitors.delete(session);
    if (visitor !== undefined) this.#carryOut(this.#chat.leave(visitor));
  }

  /** Lets so much time pass that invitations expire, but no text does. */
  passTime(): void {
    this.#nowMs += this.#limits.invitationTimeoutMs;
    this.#carryOut(this.#chat.handleTimeout(this.#nowMs, this.#wallMs));
  }

  /** Replaces the server by one that starts from the stored state. */
  restart(): void {
    this.#visitors.clear();
    this.#chat = this.#createChat();
  }

  take(): Delivered {
    return this.#received.splice(0);
  }

  #createChat(): Chat {
    const random = (length: number): Uint8Array => this.#random.bytes(length);
    return new Chat({ limits: this.#limits, random, kept: this.#records.load(), nowMs: this.#nowMs });
  }

  #handle(method: string, request: MessageBody, visitor: ClientConnection, to: string) {
    const recipient = to === "" ? undefined : Recipient.create({ target: { case: "user", value: to } });
    try {
      const times = { nowMs: this.#nowMs, wallMs: this.#wallMs };
      const handled = this.#chat.handle(method, request, { visitor, recipient, ...times });
      const { answer, outcome } = "answer" in handled ? handled : handled.resume(this.#records.read(handled.query));
      return { body: answer, outcome };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return { body: refusal(error), outcome: { changes: [], effects: [] } };
    }
  }

  #carryOut({ changes, effects }: Outcome): void {
    this.#records.commit(changes);
    for (const effect of effects) {
      if (effect.kind === "close") {
        this.#received.push({ session: effect.session, received: { kind: "closed", error: effect.error } });
        this.drop(effect.session);
      } else {
        for (const session of effect.sessions)
          this.#received.push({ session, received: { kind: "event", body: effect.body } });
      }
    }
  }
}

/** The bytes that a connection received, in hex, without the header. */
export function bytesOf(received: Received): string {
  const body = received.kind === "closed" ? refusal(received.error) : received.body;
  return `${received.kind} ${Buffer.from(encodeBody(body)).toString("hex")}`;
}

function refusal(error: ProtocolError): MessageBody {
  return { case: "error", value: toErrorInfo(error) };
}
