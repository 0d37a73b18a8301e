import { type MessageOutcome, MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import { type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import { type Rule, State } from "../../../generated/chatwire/v1/options.ts";
import { CloseRoomResponse } from "../../../generated/chatwire/v1/room.ts";
import { CloseRoom } from "../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../src/chat/state/chat-state.ts";
import type { BusConnection } from "../../../src/cluster/core/bus-connection.ts";
import { ProtocolError, UsageError } from "../../../src/errors.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { type Limits, resolveLimits } from "../../../src/limits.ts";
import type { CoreConnection, CorePort } from "../../../src/server/core/core.ts";
import { toErrorInfo } from "../../../src/session/error-info.ts";
import type { AnyMethod } from "../../../src/session/rules.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { Method } from "../../../src/wire/method.ts";
import { IS_CLUSTER } from "../../served/is-cluster.ts";
import { TEST_ITERATIONS, TEST_SECRET } from "../scram-proof.ts";
import { DirectCore, type Ticks } from "./direct-core.ts";
import { Gateways } from "./gateways.ts";
import { portOf } from "./model.ts";
import { StepClock } from "./step-clock.ts";

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

/** What stands between connections and the chat: nothing, or two gateways and the core's end of the bus. */
export type Way = "one process" | "gateways";

type AnyCore = DirectCore<CorePort> | DirectCore<BusConnection>;
/** What connections are attached to: the core itself, or its gateways. */
type Entry = DirectCore<CorePort> | Gateways;

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
  readonly #way: Way;
  readonly #records: MemoryRecords;
  readonly #clock = new StepClock();
  readonly #connections = new Map<number, CoreConnection>();
  #random: Pick<SeededRandom, "bytes"> = new SeededRandom(0);
  #core: AnyCore;
  #entry: Entry;
  /** When the server has started. */
  #startedMs = 0;
  /** What connections have received since the last `take`, in order. */
  readonly #received: { connection: number; received: Received; atMs: number }[] = [];

  /** @param way  default: as CHATWIRE_TEST_CLUSTER says */
  constructor(seed: number, limits: RunLimits & Partial<Limits>, ticks: Ticks = "at once", way: Way = DEFAULT_WAY) {
    this.#seed = seed;
    this.#ticks = ticks;
    this.#way = way;
    this.#limits = resolveLimits({ scramIterations: TEST_ITERATIONS, ...ONE_PAGE, ...limits });
    this.#records = new MemoryRecords(TEST_SECRET);
    this.#clock.wallMs = START_MS;
    [this.#core, this.#entry] = this.#start();
  }

  /** Begins a step. The numbers of steps need not rise. */
  begin(step: number): void {
    this.#random = new SeededRandom(this.#seed * 100_003 + step * 7_919);
    this.#clock.wallMs = START_MS + step * STEP_MS;
  }

  /** Opens a connection. */
  connect(number: number): void {
    const facts = { channelBinding: undefined, relayOnly: false, answersMessages: true, takesRelayed: false };
    const connection = this.#entry.attach({ id: number, endpoint: endpointOf(number), ...facts }, this.#portOf(number));
    this.#connections.set(number, connection);
  }

  /** Sends a request and returns the answer, which may be a refusal. */
  call<Q, R>(number: number, method: Method<Q, R, MessageBody, Rule>, value: Q, to: To = ""): MessageBody {
    return this.request(number, method, method.wrapRequest(value), to);
  }

  /** Sends a request and returns the answer. */
  request(number: number, method: AnyMethod, body: MessageBody, to: To = ""): MessageBody {
    const connection = this.#connections.get(number);
    if (connection === undefined) return refusal(new ProtocolError("WRONG_STATE", "The connection is not open."));
    const request = { method, body, recipient: recipientOf(to), ...PLAIN };
    const answers: MessageBody[] = [];
    connection.request(request, (answer) => {
      if (answer !== undefined) answers.push(answer instanceof ProtocolError ? refusal(answer) : answer);
      for (const each of answers) this.#receive(number, { kind: "answer", body: each });
    });
    this.#clock.settle();
    const [answer] = answers;
    if (answer === undefined) throw new Error(`${method.name} was not answered.`);
    return answer;
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
      this.#core.operate(
        (state) => command(state, this.#clock.wallMs),
        () => this.#receive(OPERATOR, { kind: "answer", body: DONE }),
      );
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#receive(OPERATOR, { kind: "answer", body: refusal(new ProtocolError("INVALID_ARGUMENT", error.message)) });
    } finally {
      this.#random = before;
    }
    this.#clock.settle();
  }

  /** Breaks a connection. */
  drop(number: number): void {
    this.#lose(number);
    this.#clock.settle();
  }

  /** Loses the connection of a session that may be resumed. What is sent to it is kept, and counts as received. */
  detach(number: number): void {
    this.#connections.get(number)?.noteDetached(true);
    this.#clock.settle();
  }

  /** Resumes the session of a connection, from where it was. */
  resume(number: number): void {
    const connection = this.#connections.get(number);
    connection?.noteDetached(false);
    connection?.move(endpointOf(number));
    this.#clock.settle();
  }

  /** Says what the client of a connection makes of an application message. */
  answer(number: number, outcome: MessageOutcome): void {
    this.#connections.get(number)?.takeOutcomes(MessageOutcomes.create({ outcomes: [outcome] }));
    this.#clock.settle();
  }

  /** Lets enough time pass for invitations and messages to expire, but not for texts to be forgotten. */
  passTime(): void {
    this.#clock.advanceTo(this.#clock.monotonicMs() + this.#limits.invitationTimeoutMs);
    this.#core.handleTimeout();
    this.#clock.settle();
  }

  /**
   * Lets a moment pass before a step, with the ticks that are due in it.
   *
   * @returns whether the time of a tick has passed, whether or not there was anything to tell
   */
  passMoment(ms: number): boolean {
    const ticks = (): number => Math.floor((this.#clock.monotonicMs() - this.#startedMs) / this.#limits.presenceTickMs);
    const before = ticks();
    const untilMs = this.#clock.monotonicMs() + ms;
    for (let dueMs = this.#core.dueTickMs; dueMs !== undefined && dueMs <= untilMs; dueMs = this.#core.dueTickMs) {
      if (this.#ticks === "as time passes") this.#clock.advanceTo(Math.max(this.#clock.monotonicMs(), dueMs));
      this.#core.tick(dueMs);
      this.#clock.settle();
    }
    this.#clock.advanceTo(untilMs);
    return ticks() > before;
  }

  /** The server crashes and starts again from its store. */
  restart(): void {
    this.#connections.clear();
    if (this.#entry instanceof Gateways) this.#entry.close();
    [this.#core, this.#entry] = this.#start();
  }

  /** Number of the last text in the mailbox of a user. */
  lastTextIdOf(name: string): number {
    const { accounts, mailboxes } = this.#records.load();
    const account = [...accounts].find((each) => each.name === name)?.id;
    return [...mailboxes].find((mailbox) => mailbox.account === account)?.lastTextId ?? 0;
  }

  /** What connections have received since the last call. Gateways keep the order of each connection, not of all together. */
  take(): Delivered {
    const received = this.#received.splice(0);
    return this.#way === "gateways" ? received.sort((a, b) => a.connection - b.connection) : received;
  }

  /** Returns how many events of strangers were dropped since the last call. */
  takeDropped(): number {
    return this.#core.takeDropped();
  }

  #start(): [AnyCore, Entry] {
    const [clock, limits] = [this.#clock, this.#limits];
    this.#startedMs = clock.monotonicMs();
    const random = (length: number): Uint8Array => this.#random.bytes(length);
    const options = { clock, limits, random, records: this.#records, ticks: this.#ticks };
    if (this.#way === "gateways") {
      const core = new DirectCore<BusConnection>({ ...options, takesNotes: true });
      return [core, new Gateways(core, clock, limits)];
    }
    const core = new DirectCore<CorePort>({ ...options, takesNotes: false });
    return [core, core];
  }

  #portOf(number: number): CorePort {
    return {
      emit: ({ events }) => {
        for (const { body } of events) this.#receive(number, { kind: "event", body });
      },
      handleEmitError: (_, error) => {
        throw error;
      },
      closeWith: (error) => {
        this.#receive(number, { kind: "closed", error });
        this.#lose(number);
      },
      noteLogin: () => {},
      hold: () => {
        throw new Error("No request of these tests waits for another one.");
      },
      goOn: () => {},
    };
  }

  #lose(number: number): void {
    const connection = this.#connections.get(number);
    this.#connections.delete(number);
    connection?.lose(0);
  }

  #receive(connection: number, received: Received): void {
    this.#received.push({ connection, received, atMs: this.#clock.monotonicMs() });
  }
}

const DEFAULT_WAY: Way = IS_CLUSTER ? "gateways" : "one process";

function endpointOf(connection: number): SocketAddress {
  return { address: "192.0.2.1", port: portOf(connection) };
}

/** What these tests leave out of a request. Only the program of an application would ask for the state. */
const PLAIN = { identity: undefined, state: State.UNSPECIFIED, sessionId: undefined, pageBytesMax: undefined };

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
