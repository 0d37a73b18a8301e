import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { StoredState } from "../../../src/chat/state/account.ts";
import { type Limits, resolveLimits } from "../../../src/limits.ts";
import { nameKey } from "../../../src/name.ts";
import { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { VirtualTime } from "../../../src/testing/virtual-time.ts";
import { TEST_ITERATIONS, TEST_SECRET } from "../scram-proof.ts";
import { type Client, Core, type CoreHost } from "./core.ts";
import { type CoreNumber, Homes } from "./homes.ts";
import type { CoreMessage } from "./messages.ts";
import { type Asked, carryOutRequest } from "./requests.ts";

export const START_MS = 1_700_000_000_000;

export interface CoresOptions {
  readonly cores: number;
  readonly seed: number;
  readonly limits?: Partial<Limits>;
  /** How long a message between two cores is under way, at most, in milliseconds. Default: 2. */
  readonly delayMsMax?: number;
  /** The accounts that each core loads, with their devices. Default: none. */
  readonly stored?: (core: CoreNumber) => Pick<StoredState, "accounts" | "devices" | "lastAccountId">;
  /** What clients receive. */
  readonly receive: (client: number, body: MessageBody) => void;
  /** Whether a message gets lost, as when a core ends. Default: none does. */
  readonly isLost?: (message: CoreMessage) => boolean;
}

/** Counts of one core. */
export interface CoreFigures {
  /** Requests of its own clients. */
  requests: number;
  /** Messages from other cores. */
  messages: number;
  /** Processor time that the core has taken, in milliseconds: other processes of the machine do not change it. */
  busyMs: number;
}

/**
 * Several cores on virtual time. Messages between two of them arrive once and in their order, after a random delay. With
 * one core, it is the plain chat: the reference for all others.
 */
export class Cores implements CoreHost {
  readonly homes: Homes;
  readonly cores: readonly Core[];
  readonly figures: readonly CoreFigures[];
  readonly time = new VirtualTime({ nowMs: 0, eventsAtOneTimeMax: 10_000_000 });
  readonly #options: CoresOptions;
  #random: SeededRandom;
  /** Of each core. */
  #randoms: SeededRandom[] = [];
  /** When the last message between two cores arrives. */
  readonly #lastArrivalMs = new Map<number, number>();
  readonly #clients = new Map<number, { readonly client: Client; core: CoreNumber }>();
  /** When each core is woken next. */
  readonly #wakeMs: number[];
  /** How many messages cores have sent each other. */
  sent = 0;
  /** Messages that have not arrived. */
  #underWay = 0;

  constructor(options: CoresOptions) {
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
    this.homes = new Homes(options.cores);
    const limits = resolveLimits({ scramIterations: TEST_ITERATIONS, ...options.limits });
    const empty = new MemoryRecords(TEST_SECRET).load();
    this.cores = this.homes.all.map((number) => {
      this.#randoms.push(new SeededRandom(options.seed * 1_000 + number));
      const random = (length: number) => this.#randoms[number]?.bytes(length) ?? new Uint8Array(length);
      const lastAccountId = this.homes.idsAfter(number);
      const stored: StoredState = { ...empty, lastAccountId, ...options.stored?.(number) };
      return new Core({
        number,
        homes: this.homes,
        limits,
        random,
        host: this,
        stored,
      });
    });
    this.figures = this.cores.map(() => ({ requests: 0, messages: 0, busyMs: 0 }));
    this.#wakeMs = this.cores.map(() => Number.POSITIVE_INFINITY);
  }

  /** Begins a step: what is random in it does not depend on the steps before. */
  begin(step: number): void {
    const seed = this.#options.seed * 100_003 + step * 7_919;
    this.#random = new SeededRandom(seed);
    this.#randoms = this.cores.map((_, core) => new SeededRandom(seed + 1 + core));
  }

  get nowMs(): number {
    return this.time.nowMs;
  }

  get wallMs(): number {
    return START_MS + Math.floor(this.time.nowMs);
  }

  send(from: CoreNumber, to: CoreNumber, message: CoreMessage): void {
    if (this.#options.isLost?.(message) === true) return;
    const { delayMsMax = 2 } = this.#options;
    const link = from * this.homes.count + to;
    const delayMs = (this.#random.next() / 2 ** 32) * delayMsMax;
    const atMs = Math.max(this.#lastArrivalMs.get(link) ?? 0, this.nowMs + delayMs);
    this.#lastArrivalMs.set(link, atMs);
    this.#underWay += 1;
    this.sent += 1;
    this.time.schedule(() => {
      this.#underWay -= 1;
      this.#figuresOf(to).messages += 1;
      this.work(to, (core) => core.receive(from, message));
    }, atMs);
  }

  /** Opens a connection of a user at the home of its name. */
  connect(number: number, name: string): Client {
    const endpoint = { address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`, port: 40_000 };
    const core = this.homes.ofKey(nameKey(name));
    const client: Client = {
      connection: { endpoint, channelBinding: undefined, login: undefined, answersMessages: true },
      emit: ({ events }) => {
        for (const { body } of events) this.#options.receive(number, body);
      },
      handleEmitError: (_, error) => {
        throw error;
      },
      closeWith: () => undefined,
    };
    this.#clients.set(number, { client, core });
    return client;
  }

  coreOf(number: number): CoreNumber {
    return this.#clients.get(number)?.core ?? 0;
  }

  clientOf(number: number): Client | undefined {
    return this.#clients.get(number)?.client;
  }

  /** Sends a request. @param done  gets the answer, which may be a refusal */
  request(number: number, asked: Asked, done: (answer: MessageBody) => void): void {
    const found = this.#clients.get(number);
    if (found === undefined) throw new Error(`There is no connection ${number}.`);
    const { client, core } = found;
    this.#figuresOf(core).requests += 1;
    this.work(core, (each) => carryOutRequest(each, client, asked, done));
  }

  /** Sends a request, and lets all messages that follow from it arrive. @returns the answer */
  call(number: number, asked: Asked): MessageBody {
    let answer: MessageBody | undefined;
    this.request(number, asked, (body) => {
      answer = body;
    });
    this.settle();
    if (answer === undefined) throw new Error(`${asked.method} got no answer.`);
    return answer;
  }

  /** Lets all messages arrive that are under way. */
  settle(): void {
    while (this.#underWay > 0) this.time.runNext();
  }

  /** Lets time pass, and all that is due in it happen. */
  advanceTo(timeMs: number): void {
    for (let { nextMs } = this.time; nextMs !== undefined && nextMs <= timeMs; { nextMs } = this.time)
      this.time.runNext();
    this.time.advanceTo(timeMs);
  }

  /** The connection is closed. */
  disconnect(number: number): void {
    const found = this.#clients.get(number);
    this.#clients.delete(number);
    if (found !== undefined) this.work(found.core, (core) => core.leave(found.client));
  }

  /** Lets a core work, counts how long that takes, and wakes it when it has something to do next. */
  work(number: CoreNumber, run: (core: Core) => void): void {
    const core = this.cores[number];
    if (core === undefined) throw new Error(`There is no core ${number}.`);
    const startMs = processorMs();
    run(core);
    this.#figuresOf(number).busyMs += processorMs() - startMs;
    this.#wake(number, core);
  }

  #wake(number: CoreNumber, core: Core): void {
    const { dueMs } = core;
    if (dueMs >= (this.#wakeMs[number] ?? 0)) return;
    const atMs = Math.max(dueMs, this.nowMs);
    this.#wakeMs[number] = atMs;
    this.time.schedule(() => {
      if (this.#wakeMs[number] !== atMs) return;
      this.#wakeMs[number] = Number.POSITIVE_INFINITY;
      this.work(number, (each) => each.runDue());
    }, atMs);
  }

  #figuresOf(number: CoreNumber): CoreFigures {
    const figures = this.figures[number];
    if (figures === undefined) throw new Error(`There is no core ${number}.`);
    return figures;
  }
}

/** The processor time that this process has taken, in milliseconds, with that for the collection of garbage. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
