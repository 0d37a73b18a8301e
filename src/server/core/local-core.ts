import { Chat, type NeedsQuery, type Outcome, type Reply } from "../../chat/chat.ts";
import type { Dependence } from "../../chat/dependence.ts";
import { type HandedConnection, loginTimeOf } from "../../chat/handlers/take-over.ts";
import type { Ban, Change } from "../../chat/state/account.ts";
import { hasEnded } from "../../chat/state/admission/bans.ts";
import type { LoginThrottle } from "../../chat/state/admission/login-throttle.ts";
import { hmac } from "../../crypto/scram-messages.ts";
import type { ProtocolError } from "../../errors.ts";
import type { Grease } from "../../framing/grease.ts";
import type { Limits } from "../../limits.ts";
import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import { chooseIterations } from "../../store/iterations.ts";
import { loadWithNewKeys } from "../../store/name-keys.ts";
import type { Store } from "../../store/store.ts";
import { EffectRouter, type RelayTarget } from "../effect-router.ts";
import { Application, type ApplicationOptions } from "../extension/application.ts";
import { Program } from "../extension/program.ts";
import type { Observer } from "../observation/observer.ts";
import { Operator, type OperatorHost } from "../operator/operator.ts";
import { CommitQueue } from "../releases/commit-queue.ts";
import { type Releasable, Releases } from "../releases/releases.ts";
import { StoreCheck } from "../storage/store-check.ts";
import { StoreRoom } from "../storage/store-room.ts";
import { WallClock } from "../wall-clock.ts";
import type { ConnectionFacts, Core, CorePort } from "./core.ts";
import { LocalConnection, type LocalHost } from "./local-connection.ts";

/** After a take-over, so many clients at a time are sent what they may have missed, with this pause in milliseconds. */
const MISSED_AT_ONCE = 200;
const MISSED_PAUSE_MS = 20;
/** After an error of this program, what is due waits so long, in milliseconds. */
const TIMEOUT_RETRY_MS = 1_000;

export interface LocalCoreOptions {
  readonly network: Network;
  readonly store: Store;
  /** Those of the server. `scramIterations` becomes that of the store. */
  readonly limits: { -readonly [Name in keyof Limits]: number };
  /** `scramIterations` as the caller of the server asks for it; undefined: that of the store. */
  readonly iterations: number | undefined;
  readonly observer: Observer;
  /** What is added to events; undefined: nothing. */
  readonly grease: Grease | undefined;
  readonly application: ApplicationOptions;
  /** Whether it leaves notes of its logins for the next core. Default: it does not. */
  readonly takesNotes?: boolean;
  /** Whether so much was released in this turn of the event loop that it should be sent first. */
  readonly isCrowded: () => boolean;
  /** Called if the store fails. Nothing is confirmed after that. */
  readonly onFailure: (error: unknown) => void;
}

/** A connection that another core had. */
export interface TakenOver<Port> extends HandedConnection {
  readonly connection: LocalConnection<Port>;
  /** Number of the last text that its client has. */
  readonly lastTextId: number;
}

/** A ban, or its end. */
export type BanChange = Extract<Change, { kind: "ban" | "ban removed" }>;

/** What a core consists of. */
interface CoreParts {
  readonly chat: Chat;
  readonly room: StoreRoom;
  readonly wallClock: WallClock;
  /** See `StoredState`. */
  readonly secret: Uint8Array;
}

/** What the operator needs besides the core. */
interface OperatedServer extends Pick<OperatorHost, "connections" | "onLimits"> {
  /** Called when changes of bans were stored. Default: nothing is. */
  readonly onBans?: (changes: readonly BanChange[]) => void;
}

/**
 * The core in the process of its connections: the chat and its store.
 *
 * A request enters the `Chat`. The outcome goes to `Releases`, and from there to the `CommitQueue`, which commits its
 * changes to the store. After that the connection gets the answer, and the `EffectRouter` hands the events to the
 * connections of their users. An outcome that follows from no change waits only for those that it depends on.
 *
 * The invariant: no client learns of a change before it is committed, and each client gets what concerns it in the order
 * in which the chat made it.
 */
export class LocalCore<Port extends CorePort> implements Core<Port> {
  readonly store: Store;
  readonly commits: CommitQueue;
  readonly room: StoreRoom;
  readonly wallClock: WallClock;
  /** What the application's program may do. */
  readonly program: Program;
  readonly #secret: Uint8Array;
  readonly #chat: Chat;
  readonly #limits: LocalCoreOptions["limits"];
  readonly #network: Network;
  readonly #observer: Observer;
  readonly #grease: Grease | undefined;
  readonly #onFailure: (error: unknown) => void;
  readonly #host: LocalHost<Port>;
  readonly #releases: Releases<Port>;
  #router: EffectRouter<Port>;
  #check: StoreCheck | undefined;
  readonly #timer: Timer;
  /** After an error, in monotonic milliseconds. */
  #timeoutsPausedUntilMs = 0;
  /** Of the list of peers. Its changes come in ticks, and a tick in slices, with one turn of the event loop for each. */
  readonly #ticks: Timer;
  /** Of what is sent to the members of rooms: in slices to large rooms, and in ticks to those who watch. */
  readonly #roomEvents: Timer;
  /** Whether it takes nothing more from the operator and the application's program. */
  #isClosing = false;
  /** Whether all clients have been told that the server goes away. */
  #isStopped = false;

  /**
   * Loads the store.
   *
   * @throws UsageError two services of the application have one method, or `scramIterations` is not that of the store
   * @throws StoreError the store cannot be read; STORE_DAMAGED also if two of its accounts have come to have one name
   */
  static async open<Port extends CorePort>(options: LocalCoreOptions): Promise<LocalCore<Port>> {
    const { network, store, limits, observer, iterations } = options;
    const stored = await loadWithNewKeys(store);
    limits.scramIterations = await chooseIterations(store, stored, iterations);
    const room = new StoreRoom(network, store, observer, limits);
    const nowMs = network.monotonicMs();
    const { token, password } = options.application.authenticate ?? {};
    const knows = { tokens: token !== undefined, passwords: password !== undefined };
    const { takesNotes = false } = options;
    const chat = new Chat({ limits, random: network.randomBytes, stored, nowMs, room, application: knows, takesNotes });
    const wallClock = watchClock(network, limits, observer, stored.wallMs);
    return new LocalCore<Port>(options, { chat, room, wallClock, secret: stored.secret });
  }

  private constructor(options: LocalCoreOptions, { chat, room, wallClock, secret }: CoreParts) {
    const { network, store, limits, observer, isCrowded, onFailure } = options;
    this.store = store;
    this.room = room;
    this.wallClock = wallClock;
    this.#secret = secret;
    this.#chat = chat;
    this.#limits = limits;
    this.#network = network;
    this.#observer = observer;
    this.#grease = options.grease;
    this.#router = new EffectRouter<Port>(undefined, options.grease);
    this.commits = new CommitQueue({
      clock: network,
      store,
      isCrowded,
      onCommitted: (durationMs) => {
        observer.committed(durationMs);
        room.update();
      },
      onFull: () => room.update(),
      onPending: (diskBytes, memoryBytes) => room.expect(diskBytes, memoryBytes),
      onFailure,
    });
    this.#releases = new Releases(this.commits, (effects, requester) => {
      // A closing server sends no "hung up" or presence: conversations go on without it.
      if (!this.#isStopped) this.#router.carryOut(effects, requester);
    });
    const wallMs = (): number => wallClock.nowMs();
    const isClosing = (): boolean => this.#isClosing;
    this.program = new Program({
      network,
      chat,
      limits,
      wallMs,
      isClosing,
      release: (outcome) => this.#releaseOwn(outcome, "everything"),
    });
    const application = new Application(options.application, {
      clock: network,
      limits,
      observer,
      chat,
      server: () => this.program,
    });
    this.#host = {
      network,
      wallClock,
      observer,
      chat,
      application,
      release: (releasable) => this.#release(releasable),
      read: (needs, answer) => this.#read(needs, answer),
    };
    this.#onFailure = onFailure;
    this.#timer = new Timer(network, () => this.#handleTimeout());
    this.#ticks = new Timer(network, () => this.#handleTick());
    this.#roomEvents = new Timer(network, () => this.#handleRooms());
  }

  /**
   * Begins what is due by time. Call it before the first connection.
   *
   * @param relay  which the two sides of each conversation may use, at this UDP port of the server; undefined: there is
   *   none. Without a port, each connection says where the relay of its gateway is
   */
  start(relay?: { readonly target: RelayTarget<Port>; readonly port?: number }): void {
    if (relay !== undefined) this.#router = new EffectRouter<Port>(relay.target, this.#grease);
    if (relay?.port !== undefined) this.#chat.openRelay(relay.port);
    this.#check = new StoreCheck(this.#network, this.store, this.#onFailure);
    this.#timer.set(this.#chat.nextTimeoutMs);
  }

  /** See `Core`. */
  attach(facts: ConnectionFacts, port: Port): LocalConnection<Port> {
    return new LocalConnection<Port>(facts, port, this.#host);
  }

  /**
   * Takes over connections that another core had. Their clients notice nothing, except that they get the texts that they
   * have missed. Call it once for all that come at a time.
   */
  takeOver(handed: readonly TakenOver<Port>[]): void {
    for (const each of handed.toSorted((a, b) => loginTimeOf(a) - loginTimeOf(b))) each.connection.restore(each);
    this.#releaseOwn(this.#chat.restoreRest(handed, this.#network.monotonicMs()), "everything");
    this.#sendMissed(handed, this.#chat.unsettledUsers(handed));
  }

  /** Sends clients what they may have missed, some of them at a time: together it may be much. */
  #sendMissed(handed: readonly TakenOver<Port>[], unsettled: ReturnType<Chat["unsettledUsers"]>): void {
    if (this.#isStopped || handed.length === 0) return;
    for (const { connection, lastTextId } of handed.slice(0, MISSED_AT_ONCE)) {
      this.#releaseOwn(this.#chat.tellMissed(connection, unsettled), "everything");
      const query = this.#chat.missedTexts(connection, lastTextId);
      if (query === undefined) continue;
      this.commits.read(
        (store) => store.read(query),
        (entries) =>
          this.#releaseOwn(this.#chat.sendMissed(connection, entries, this.#network.monotonicMs()), "everything"),
      );
    }
    this.#network.setTimer(() => this.#sendMissed(handed.slice(MISSED_AT_ONCE), unsettled), MISSED_PAUSE_MS);
  }

  /** A key for this purpose. Every core with the same store derives the same one. */
  deriveKey(purpose: string): Uint8Array {
    return hmac(this.#secret, `key\0${purpose}`);
  }

  /** The counts of failed logins, for other cores. */
  get loginThrottle(): LoginThrottle {
    return this.#chat.loginThrottle;
  }

  /** See `Core`. */
  banOf(address: string): ProtocolError | undefined {
    return this.#chat.banOf(address, this.wallClock.nowMs());
  }

  /** Whether an introduction is neither declined nor over. */
  hasIntroduction(id: number): boolean {
    return this.#chat.hasIntroduction(id);
  }

  /** The number of accounts. */
  get accounts(): number {
    return this.#chat.accounts;
  }

  /** The number of rooms. */
  get rooms(): number {
    return this.#chat.rooms;
  }

  /** The bans of networks that apply now. */
  get networkBans(): Ban[] {
    const { bans } = this.#chat.operate((state) => state, this.#network.monotonicMs()).result;
    const wallMs = this.wallClock.nowMs();
    return bans.list().filter((ban) => ban.kind === "network" && !hasEnded(ban, wallMs));
  }

  /** What the operator can do. */
  operatorOf({ connections, onLimits, onBans = () => {} }: OperatedServer): Operator {
    return new Operator({
      chat: this.#chat,
      observer: this.#observer,
      limits: this.#limits,
      connections,
      nowMs: () => this.#network.monotonicMs(),
      wallMs: () => this.wallClock.nowMs(),
      isClosing: () => this.#isClosing,
      release: (outcome, answer) =>
        this.#releaseOwn(outcome, "everything", () => {
          const changes = outcome.changes.filter(isBanChange);
          if (changes.length > 0) onBans(changes);
          answer();
        }),
      read: (query, done) => this.commits.read((store) => store.read(query), done),
      onLimits: () => {
        this.room.update();
        onLimits();
      },
    });
  }

  /** Stores the time, and takes nothing more from the operator and the application's program. */
  beginClosing(): void {
    this.#isClosing = true;
    // Served time since the last change is lost if the disk is full.
    if (this.room.mayErase)
      this.commits.push([this.#chat.time(this.#network.monotonicMs(), this.wallClock.nowMs())], () => {});
    this.wallClock.close();
    this.room.close();
    this.#check?.stop();
  }

  /** Sends nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#timer.clear();
    this.#ticks.clear();
    this.#roomEvents.clear();
  }

  #handleTimeout(): void {
    try {
      const outcome = this.#chat.handleTimeout(this.#network.monotonicMs(), this.wallClock.nowMs());
      this.#releaseOwn(outcome, "visibility");
    } catch (error) {
      // An error of this program. It may come again each time.
      this.#observer.internalError(error);
      this.#timeoutsPausedUntilMs = this.#network.monotonicMs() + TIMEOUT_RETRY_MS;
      if (!this.#isStopped) this.#setTimer();
    }
  }

  #setTimer(): void {
    this.#timer.set(Math.max(this.#chat.nextTimeoutMs, this.#timeoutsPausedUntilMs));
  }

  #handleTick(): void {
    try {
      const outcome = this.#chat.handleTick(this.#network.monotonicMs());
      this.#releaseOwn(outcome, "visibility");
    } catch (error) {
      // An error of this program. The tick ends, and what was not told by then is not told.
      this.#observer.internalError(error);
      if (!this.#isStopped) this.#ticks.set(this.#chat.nextTickMs);
    }
  }

  #handleRooms(): void {
    const outcome = this.#chat.handleRooms(this.#network.monotonicMs());
    this.#releaseOwn(outcome, "everything");
  }

  /** Releases an outcome that follows from no request. */
  #releaseOwn(outcome: Outcome, after: Dependence, answer = (): void => {}): void {
    this.#release({ outcome, requester: undefined, account: undefined, after, answer });
  }

  #release(outcome: Releasable<Port>): void {
    this.#releases.push(outcome);
    if (this.#isStopped) return;
    this.#setTimer();
    this.#ticks.set(this.#chat.nextTickMs);
    this.#roomEvents.set(this.#chat.nextRoomsMs);
  }

  /** Reads what a request needs, and has it answered. */
  #read(needs: NeedsQuery, answer: (reply: () => Reply) => void): void {
    if (needs.kind === "posts") {
      const { query, resume } = needs;
      this.commits.read(
        (store) => store.readPosts(query),
        (posts) => answer(() => resume(posts)),
      );
      return;
    }
    const { query, resume } = needs;
    this.commits.read(
      (store) => store.read(query),
      (entries) => answer(() => resume(entries)),
    );
  }
}

function isBanChange(change: Change): change is BanChange {
  return change.kind === "ban" || change.kind === "ban removed";
}

/** Reads the time of day, and reports a clock that is wrong by what the store knows, and its jumps. */
function watchClock(network: Network, { clockJumpMs }: Limits, observer: Observer, storedMs: number): WallClock {
  const onJump = (jumpMs: number): void => observer.clockJumped(jumpMs);
  const wallClock = new WallClock({ clock: network, jumpMs: clockJumpMs, onJump });
  const behindMs = storedMs - wallClock.nowMs();
  if (behindMs > clockJumpMs) observer.clockBehind(behindMs);
  return wallClock;
}
