import { type MessageOutcome, MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import { type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { CloseRoomResponse } from "../../../generated/chatwire/v1/room.ts";
import { CloseRoom } from "../../../generated/chatwire/v1/rules.ts";
import { Chat, type Outcome } from "../../../src/chat/chat.ts";
import type { ChatState } from "../../../src/chat/state/chat-state.ts";
import type { ClientConnection } from "../../../src/chat/state/route.ts";
import { ProtocolError, UsageError } from "../../../src/errors.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { type Limits, resolveLimits } from "../../../src/limits.ts";
import { EffectRouter, type EffectTarget } from "../../../src/server/effect-router.ts";
import { toErrorInfo } from "../../../src/session/error-info.ts";
import { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { Method } from "../../../src/wire/method.ts";
import { resumed } from "../resumed.ts";
import { TEST_ITERATIONS, TEST_SECRET } from "../scram-proof.ts";
import { portOf } from "./model.ts";

const START_MS = 1_700_000_000_000;
/** Of the wall clock. */
export const STEP_MS = 1_000;
/** The model knows no pages. */
const ONE_PAGE = { textsPageMax: 10_000, frameBytesMax: 16_000_000 };

/** The limits that the model knows. They are reached within a run. */
export interface RunLimits {
  readonly waitingTextsPerSenderMax: number;
  readonly waitingTextsMax: number;
  readonly waitingTextsOfOthersMax: number;
  readonly strangerEventsPerSecond: number;
}

/** The number of no connection. */
export const OPERATOR = -1;
const DONE = CloseRoom.wrapResponse(CloseRoomResponse.create());

/** One message that a connection received, or its close. */
export type Received =
  | { readonly kind: "answer" | "event"; readonly body: MessageBody }
  | { readonly kind: "closed"; readonly error: ProtocolError };

/** What connections received, in order, and when. A connection is named by its number. */
export type Delivered = readonly {
  readonly connection: number;
  readonly received: Received;
  /** Monotonic milliseconds. */
  readonly atMs: number;
}[];

/** When ticks of presence come: at once after each step, or as time passes. */
export type Ticks = "at once" | "as time passes";

/** One connection: as the chat sees it, and as effects reach it. */
interface DirectConnection extends EffectTarget {
  readonly number: number;
  readonly client: ClientConnection;
}

/**
 * The chat with a store in memory and nothing else: no sessions and no rates, so
 * a request takes microseconds.
 *
 * The number of the step determines all random bytes and times. The same step
 * in two simulations makes the same ids, keys and nonces, so the bytes received
 * in both can be compared.
 */
export class DirectChat {
  readonly #seed: number;
  readonly #limits: Limits;
  readonly #ticks: Ticks;
  readonly #records: MemoryRecords;
  readonly #connections = new Map<number, DirectConnection>();
  #random: Pick<SeededRandom, "bytes"> = new SeededRandom(0);
  #chat: Chat;
  #router = new EffectRouter<DirectConnection>();
  #nowMs = 0;
  /** When the server has started. */
  #startedMs = 0;
  #wallMs = START_MS;
  /** What connections have received since the last `take`, in order. */
  readonly #received: { connection: number; received: Received; atMs: number }[] = [];

  constructor(seed: number, limits: RunLimits & Partial<Limits>, ticks: Ticks = "at once") {
    this.#seed = seed;
    this.#ticks = ticks;
    this.#limits = resolveLimits({ scramIterations: TEST_ITERATIONS, ...ONE_PAGE, ...limits });
    this.#records = new MemoryRecords(TEST_SECRET);
    this.#chat = this.#createChat();
  }

  /** Begins a step. The numbers of steps need not rise. */
  begin(step: number): void {
    this.#random = new SeededRandom(this.#seed * 100_003 + step * 7_919);
    this.#wallMs = START_MS + step * STEP_MS;
  }

  /** Opens a connection. */
  connect(number: number): void {
    const endpoint = { address: "192.0.2.1", port: portOf(number) };
    this.#connections.set(number, {
      number,
      client: { endpoint, channelBinding: undefined, login: undefined, answersMessages: true },
      emit: ({ events }) => {
        for (const { body } of events) this.#receive(number, { kind: "event", body });
      },
      handleEmitError: (_, error) => {
        throw error;
      },
      closeWith: (error) => {
        this.#receive(number, { kind: "closed", error });
        this.drop(number);
      },
    });
  }

  /** Sends a request and returns the answer, which may be a refusal. */
  call<Q, R>(number: number, method: Method<Q, R, MessageBody, Rule>, value: Q, to: To = ""): MessageBody {
    return this.request(number, method.name, method.wrapRequest(value), to);
  }

  /** Sends a request, given by its method's name, and returns the answer. */
  request(number: number, method: string, request: MessageBody, to: To = ""): MessageBody {
    const connection = this.#connections.get(number);
    if (connection === undefined) return refusal(new ProtocolError("WRONG_STATE", "The connection is not open."));
    const { body, outcome } = this.#handle(method, request, connection.client, to);
    this.#receive(number, { kind: "answer", body });
    this.#carryOut(outcome, connection);
    return body;
  }

  /**
   * Runs a command of the operator, which gets `OPERATOR` as the connection of its answer. All random bytes are the same, so
   * that what the command draws for one room does not depend on other rooms.
   */
  operate(command: (state: ChatState, wallMs: number) => unknown): void {
    const before = this.#random;
    const bytes = before.bytes(64);
    this.#random = { bytes: (length) => bytes.slice(0, length) };
    try {
      const { outcome } = this.#chat.operate((state) => command(state, this.#wallMs), this.#nowMs);
      this.#receive(OPERATOR, { kind: "answer", body: DONE });
      this.#carryOut(outcome, undefined);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#receive(OPERATOR, { kind: "answer", body: refusal(new ProtocolError("INVALID_ARGUMENT", error.message)) });
    } finally {
      this.#random = before;
    }
  }

  /** Breaks a connection. */
  drop(number: number): void {
    const connection = this.#connections.get(number);
    this.#connections.delete(number);
    if (connection === undefined) return;
    this.#carryOut(this.#chat.lose(connection.client, this.#nowMs, this.#wallMs), connection);
  }

  /** Loses the connection of a session that may be resumed. What is sent to it is kept, and counts as received. */
  detach(number: number): void {
    const login = this.#connections.get(number)?.client.login;
    if (login !== undefined) login.isDetached = true;
  }

  /** Resumes the session of a connection, from where it was. */
  resume(number: number): void {
    const connection = this.#connections.get(number);
    if (connection?.client.login === undefined) return;
    connection.client.login.isDetached = false;
    this.#carryOut(this.#chat.move(connection.client, connection.client.endpoint, this.#nowMs), connection);
  }

  /** Says what the client of a connection makes of an application message. */
  answer(number: number, outcome: MessageOutcome): void {
    const connection = this.#connections.get(number);
    if (connection === undefined) return;
    const outcomes = MessageOutcomes.create({ outcomes: [outcome] });
    this.#carryOut(this.#chat.takeOutcomes(connection.client, outcomes), connection);
  }

  /** Lets enough time pass for invitations and messages to expire, but not for texts to be forgotten. */
  passTime(): void {
    this.#nowMs += this.#limits.invitationTimeoutMs;
    this.#carryOut(this.#chat.handleTimeout(this.#nowMs, this.#wallMs), undefined);
  }

  /**
   * Lets a moment pass before a step, with the ticks that are due in it.
   *
   * @returns whether the time of a tick has passed, whether or not there was anything to tell
   */
  passMoment(ms: number): boolean {
    const ticks = (): number => Math.floor((this.#nowMs - this.#startedMs) / this.#limits.presenceTickMs);
    const before = ticks();
    const untilMs = this.#nowMs + ms;
    for (let dueMs = this.#dueTickMs; dueMs !== undefined && dueMs <= untilMs; dueMs = this.#dueTickMs)
      this.#tick(dueMs);
    this.#nowMs = untilMs;
    return ticks() > before;
  }

  /** The server crashes and starts again from its store. */
  restart(): void {
    this.#connections.clear();
    this.#router = new EffectRouter();
    this.#chat = this.#createChat();
  }

  /** Number of the last text in the mailbox of a user. */
  lastTextIdOf(name: string): number {
    const { accounts, mailboxes } = this.#records.load();
    const account = [...accounts].find((each) => each.name === name)?.id;
    return [...mailboxes].find((mailbox) => mailbox.account === account)?.lastTextId ?? 0;
  }

  take(): Delivered {
    return this.#received.splice(0);
  }

  /** Returns how many events of strangers were dropped since the last call. */
  takeDropped(): number {
    return this.#chat.takeStrangerEventsDropped();
  }

  #createChat(): Chat {
    const random = (length: number): Uint8Array => this.#random.bytes(length);
    this.#startedMs = this.#nowMs;
    return new Chat({ limits: this.#limits, random, stored: this.#records.load(), nowMs: this.#nowMs });
  }

  #handle(method: string, request: MessageBody, connection: ClientConnection, to: To) {
    const recipient = recipientOf(to);
    try {
      const times = { nowMs: this.#nowMs, wallMs: this.#wallMs };
      const handled = this.#chat.handle(method, request, { connection, recipient, ...times });
      const { answer, outcome } = "answer" in handled ? handled : resumed(handled, this.#records);
      return { body: answer, outcome };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return { body: refusal(error), outcome: { changes: [], effects: [] } };
    }
  }

  #carryOut({ changes, effects }: Outcome, requester: DirectConnection | undefined): void {
    this.#records.commit(changes);
    this.#router.carryOut(effects, requester);
    for (let dueMs = this.#dueTickMs; dueMs !== undefined && this.#ticks === "at once"; dueMs = this.#dueTickMs)
      this.#tick(dueMs);
    for (let dueMs = this.#chat.nextRoomsMs; dueMs < Number.POSITIVE_INFINITY; dueMs = this.#chat.nextRoomsMs)
      this.#router.carryOut(this.#chat.handleRooms(Math.max(dueMs, this.#nowMs)).effects, undefined);
  }

  get #dueTickMs(): number | undefined {
    const { nextTickMs } = this.#chat;
    return nextTickMs === Number.POSITIVE_INFINITY ? undefined : nextTickMs;
  }

  #tick(dueMs: number): void {
    const nowMs = this.#nowMs;
    if (this.#ticks === "as time passes") this.#nowMs = Math.max(nowMs, dueMs);
    this.#router.carryOut(this.#chat.handleTick(dueMs).effects, undefined);
  }

  #receive(connection: number, received: Received): void {
    this.#received.push({ connection, received, atMs: this.#nowMs });
  }
}

/** A user by its name, a room by its id; "": nobody. */
type To = string | { readonly room: Uint8Array };

function recipientOf(to: To): Recipient | undefined {
  if (to === "") return undefined;
  return Recipient.create({
    target: typeof to === "string" ? { case: "user", value: to } : { case: "room", value: to.room },
  });
}

/** The bytes of a message's body, in hex; sequence numbers are not compared. */
export function bytesOf(received: Received): string {
  const body = received.kind === "closed" ? refusal(received.error) : received.body;
  return `${received.kind} ${Buffer.from(encodeBody(body)).toString("hex")}`;
}

function refusal(error: ProtocolError): MessageBody {
  return { case: "error", value: toErrorInfo(error) };
}
