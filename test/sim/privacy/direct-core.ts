import { Chat, type Outcome } from "../../../src/chat/chat.ts";
import type { ChatState } from "../../../src/chat/state/chat-state.ts";
import type { RandomBytes } from "../../../src/crypto/random-bytes.ts";
import type { Limits } from "../../../src/limits.ts";
import type { Clock } from "../../../src/net/network.ts";
import type { ConnectionFacts, CorePort } from "../../../src/server/core/core.ts";
import { LocalConnection, type LocalHost } from "../../../src/server/core/local-connection.ts";
import { EffectRouter } from "../../../src/server/effect-router.ts";
import { Application } from "../../../src/server/extension/application.ts";
import { Observer } from "../../../src/server/observation/observer.ts";
import type { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { resumed } from "../resumed.ts";

/** When ticks of presence come: at once after each step, or as time passes. */
export type Ticks = "at once" | "as time passes";

export interface DirectCoreOptions<Port = never> {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly records: MemoryRecords;
  /** "none": its owner does what is due, also what is due in rooms. */
  readonly ticks: Ticks | "none";
  /** Whether it leaves notes of its logins for another core. */
  readonly takesNotes: boolean;
  /** Called with each connection, as the chat sees it. Default: nothing is. */
  readonly onAttached?: (connection: LocalConnection<Port>) => void;
}

/** The chat and its store in memory, as connections see them. Commits, answers and effects come at once. */
export class DirectCore<Port extends CorePort> {
  readonly observer: StrictObserver;
  readonly wallClock: LocalHost<Port>["wallClock"];
  readonly #clock: Clock;
  readonly #ticks: DirectCoreOptions["ticks"];
  readonly #records: MemoryRecords;
  readonly chat: Chat;
  readonly #onAttached: (connection: LocalConnection<Port>) => void;
  readonly #host: LocalHost<Port>;
  readonly #router = new EffectRouter<Port>();

  constructor({ clock, limits, random, records, ticks, takesNotes, onAttached = () => {} }: DirectCoreOptions<Port>) {
    this.#clock = clock;
    this.#onAttached = onAttached;
    this.#ticks = ticks;
    this.#records = records;
    const chat = new Chat({ limits, random, stored: records.load(), nowMs: clock.monotonicMs(), takesNotes });
    const observer = new StrictObserver(clock, undefined, limits);
    const wallClock = { nowMs: () => clock.wallClockMs(), at: () => clock.wallClockMs() };
    this.chat = chat;
    this.observer = observer;
    this.wallClock = wallClock;
    const server = (): never => {
      throw new Error("There is no program that could ask for the server.");
    };
    this.#host = {
      network: clock,
      wallClock,
      observer,
      chat,
      application: new Application({}, { clock, limits, observer, chat, server }),
      release: (releasable) => {
        const { outcome, requester } = releasable;
        records.commit(outcome.changes);
        releasable.answer();
        this.#carryOut(outcome.effects, requester);
      },
      read: (needs, answer) => answer(() => resumed(needs, records)),
    };
  }

  /** See `Core`. */
  attach(facts: ConnectionFacts, port: Port): LocalConnection<Port> {
    const connection = new LocalConnection<Port>(facts, port, this.#host);
    this.#onAttached(connection);
    return connection;
  }

  /** Runs a command of the operator. `answer` is called before its effects. @throws what the command throws */
  operate(command: (state: ChatState) => unknown, answer: () => void): void {
    const { outcome } = this.chat.operate(command, this.#clock.monotonicMs());
    answer();
    this.release(outcome);
  }

  /** Commits the changes of an outcome that follows from no request, and carries out its effects. */
  release({ changes, effects }: Outcome): void {
    this.#records.commit(changes);
    this.#carryOut(effects, undefined);
  }

  /** Does what is due by now, but for ticks. */
  handleTimeout(): void {
    this.release(this.chat.handleTimeout(this.#clock.monotonicMs(), this.#clock.wallClockMs()));
  }

  /** When the next tick is due; undefined: nothing is to be told. */
  get dueTickMs(): number | undefined {
    const { nextTickMs } = this.chat;
    return nextTickMs === Number.POSITIVE_INFINITY ? undefined : nextTickMs;
  }

  tick(dueMs: number): void {
    this.#router.carryOut(this.chat.handleTick(dueMs).effects, undefined);
  }

  /** Returns how many events of strangers were dropped since the last call. */
  takeDropped(): number {
    return this.observer.takeDropped() + this.chat.takeStrangerEventsDropped();
  }

  /** Returns how many logins clients have begun and given up since the last call. */
  takeUnfinishedLogins(): number {
    return this.observer.takeUnfinishedLogins() + this.chat.takeUnfinishedLogins();
  }

  /** See `LocalCore`. */
  get loginThrottle(): Chat["loginThrottle"] {
    return this.chat.loginThrottle;
  }

  /** See `LocalCore`. */
  hasIntroduction(id: number): boolean {
    return this.chat.hasIntroduction(id);
  }

  #carryOut(effects: Outcome["effects"], requester: Port | undefined): void {
    this.#router.carryOut(effects, requester);
    for (let dueMs = this.dueTickMs; dueMs !== undefined && this.#ticks === "at once"; dueMs = this.dueTickMs)
      this.tick(dueMs);
    if (this.#ticks === "none") return;
    for (let dueMs = this.chat.nextRoomsMs; dueMs < Number.POSITIVE_INFINITY; dueMs = this.chat.nextRoomsMs)
      this.#router.carryOut(this.chat.handleRooms(Math.max(dueMs, this.#clock.monotonicMs())).effects, undefined);
  }
}

/** Errors of the program, and parts that lose each other, end the run. */
class StrictObserver extends Observer {
  #dropped = 0;
  #unfinishedLogins = 0;

  override internalError(error: unknown): never {
    throw error;
  }

  override gatewayLost(gateway: string, reason: string): never {
    throw new Error(`The core has lost the gateway ${gateway}: ${reason}`);
  }

  override coreLost(reason: string): never {
    throw new Error(`A gateway has lost the core: ${reason}`);
  }

  override dropped(...[, , , count]: Parameters<Observer["dropped"]>): void {
    this.#dropped += count;
  }

  override unfinishedLogin(): void {
    this.#unfinishedLogins += 1;
  }

  takeUnfinishedLogins(): number {
    const count = this.#unfinishedLogins;
    this.#unfinishedLogins = 0;
    return count;
  }

  /** Returns how many events were dropped since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}
