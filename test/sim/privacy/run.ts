import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { Actor } from "./actor.ts";
import { PrivacyCheck } from "./check.ts";
import { bytesOf, type Delivered, DirectChat, type RunLimits, type Way } from "./direct-chat.ts";
import type { Ticks } from "./direct-core.ts";
import { peerLine } from "./lines.ts";
import { hasLost, keyOf, MODEL_PRESETS, type ModelLogin, PrivacyModel } from "./model.ts";
import { announcedIn, drawOperation, NAMES, type Operation, type OperationKind } from "./operations.ts";
import { type Expected, PrivacyOracle } from "./oracle.ts";
import { SameTwin } from "./same-twin.ts";
import {
  AbsentTwin,
  DeferredTwin,
  keepAnnouncing,
  keepHidden,
  keepReachable,
  keepTalking,
  type Sight,
  sightOf,
  type Twin,
} from "./twins.ts";

export interface RunOptions {
  readonly seed: number;
  readonly operations: number;
  /** What the chat is compared with. Default: both. */
  readonly against?: "model" | "twins";
  /**
   * "own": only limits that depend on the acting user alone are reached. "shared": also those on all texts that wait
   * for one user. The twins of `runDeferred` and `runAbsent` do not fit these: the texts of hidden users count too.
   * "crowded": instead of those, also that on the events that strangers cause for one user. Default: "own".
   */
  readonly limits?: keyof typeof LIMITS;
  /** Of presence, in `runDeferred` and `runAbsent`. Default: at once. */
  readonly ticks?: Ticks | undefined;
  /** Default: as CHATWIRE_TEST_CLUSTER says. */
  readonly way?: Way | undefined;
  /** Gets counts of accepted operations, of events, and of operations that twins left out. */
  readonly tally?: Map<string, number>;
}

/** A violation of the rules. */
export interface Violation {
  readonly found: "model" | "twin";
  /** What happened, and the operations that led to it. */
  readonly text: string;
}

const ROOMY = { waitingTextsMax: 10_000, waitingTextsOfOthersMax: 7_500, strangerEventsPerSecond: 10_000 };

const LIMITS = {
  own: { ...ROOMY, waitingTextsPerSenderMax: 1 },
  shared: { ...ROOMY, waitingTextsPerSenderMax: 2, waitingTextsMax: 4, waitingTextsOfOthersMax: 2 },
  crowded: { ...ROOMY, waitingTextsPerSenderMax: 4, strangerEventsPerSecond: 1 },
} as const satisfies Record<string, RunLimits>;

/** With ticks as time passes, so much passes before a step, less than a tick; and before a step that must not end a window. */
const PASSING_MS = 30;
const WHOLE_MS = 1_000;

/** The requests that an observer makes at the end: all that can disclose something, about every user. */
const CLOSING: readonly OperationKind[] = ["get peers", "list contacts", "list blocked", "fetch texts"];
const CLOSING_OF_EACH: readonly OperationKind[] = [
  "get history",
  "type",
  "send message",
  "send text",
  "announce",
  "invite",
];
const DRAWS_MAX = 100;
/** What a user does that a sender must not notice who may message and not see the user. */
const SECRETS: readonly OperationKind[] = ["confirm texts", "log in", "log off"];

/** Runs operations in which users hide and appear freely, with a `DeferredTwin` for each of three observers. */
export function runDeferred({
  seed,
  operations,
  against,
  tally,
  limits,
  ticks,
  way,
}: RunOptions): Violation | undefined {
  const observers = [seed, seed + 2, seed + 4].map(nameAt);
  const chat = (): DirectChat => new DirectChat(seed, LIMITS.own, ticks, way);
  const twins = against === "model" ? [] : observers.map((observer) => new DeferredTwin(observer, chat()));
  const run = new Run({ seed, twins, isModelHeld: against !== "twins", tally, limits, ticks, way });
  for (let index = 0; index < operations; index++) run.step(drawOperation(run.model, run.random, index));
  return run.close(observers, operations);
}

/** Runs operations in which two users hide from an observer throughout, with an `AbsentTwin` without them. */
export function runAbsent({ seed, operations, against, tally, limits, ticks, way }: RunOptions): Violation | undefined {
  const observer = nameAt(seed);
  const absent = [nameAt(seed + 2), nameAt(seed + 5)];
  const chat = (): DirectChat => new DirectChat(seed, LIMITS.own, ticks, way);
  const twins = against === "model" ? [] : [new AbsentTwin(observer, absent, chat())];
  const run = new Run({ seed, twins, isModelHeld: against !== "twins", tally, limits, ticks, way });
  for (let index = 0; index < operations; index++) {
    for (let draws = 0; draws < DRAWS_MAX; draws++) {
      const operation = keepHidden(drawOperation(run.model, run.random, index), run.model, observer, absent);
      if (operation === undefined) continue;
      run.step(operation);
      break;
    }
    const { hidden } = sightOf(run.model, observer);
    if (!absent.every((name) => hidden.has(keyOf(name)))) throw new Error("A user who must stay hidden is visible.");
  }
  return run.close([observer], operations);
}

/** Runs operations in which everybody may be messaged, seen or not, with a `DeferredTwin` for each of three observers. */
export function runReachable({
  seed,
  operations,
  against,
  tally,
  limits = "own",
  way,
}: RunOptions): Violation | undefined {
  const observers = [seed, seed + 2, seed + 4].map(nameAt);
  const chat = (): DirectChat => new DirectChat(seed, LIMITS[limits], undefined, way);
  const twins = against === "model" ? [] : observers.map((name) => new DeferredTwin(name, chat()));
  const run = new Run({ seed, twins, isModelHeld: against !== "twins", tally, limits, way });
  let last: Operation | undefined;
  for (let index = 0; index < operations; index++) {
    for (let draws = 0; draws < DRAWS_MAX; draws++) {
      const drawn = keepReachable(drawOperation(run.model, run.random, index));
      const operation = drawn && (trySecret(run, observers, last, drawn) ?? drawn);
      if (operation === undefined) continue;
      run.step(operation);
      last = operation;
      break;
    }
  }
  return run.close([], operations);
}

/** Runs operations of a few users who talk, lose their connections and answer messages, with a `DeferredTwin` for each. */
export function runTalking({
  seed,
  operations,
  against,
  tally,
  limits = "own",
  way,
}: RunOptions): Violation | undefined {
  const observers = [0, 1, 2].map(nameAt);
  const chat = (): DirectChat => new DirectChat(seed, LIMITS[limits], undefined, way);
  const twins = against === "model" ? [] : observers.map((name) => new DeferredTwin(name, chat()));
  const run = new Run({ seed, twins, isModelHeld: against !== "twins", tally, limits, way });
  for (let index = 0; index < operations; index++) {
    for (let draws = 0; draws < DRAWS_MAX; draws++) {
      const operation = keepTalking(drawOperation(run.model, run.random, index));
      if (operation === undefined) continue;
      run.step(operation);
      break;
    }
  }
  return run.close([], operations);
}

/**
 * Runs operations of a few users who announce conversations, one of whom hides from an observer throughout, with twins of
 * both kinds.
 */
export function runAnnouncing({ seed, operations, against, tally, limits, way }: RunOptions): Violation | undefined {
  const [observer, absent] = [nameAt(seed % 3), [nameAt((seed + 1) % 3)]];
  const chat = (): DirectChat => new DirectChat(seed, LIMITS.own, undefined, way);
  const twins =
    against === "model" ? [] : [new AbsentTwin(observer, absent, chat()), new DeferredTwin(observer, chat())];
  const run = new Run({ seed, twins, isModelHeld: against !== "twins", tally, limits, way });
  for (let index = 0; index < operations; index++) {
    for (let draws = 0; draws < DRAWS_MAX; draws++) {
      const kept = keepAnnouncing(drawOperation(run.model, run.random, index));
      const drawn = kept && (tryLost(run, kept) ?? kept);
      const operation = drawn && keepHidden(drawn, run.model, observer, absent);
      if (operation === undefined) continue;
      run.step(operation);
      break;
    }
  }
  return run.close([observer], operations);
}

/** Runs operations over gateways, and the same in one process: every connection must get the same, at the same times. */
export function runBoth({ seed, operations, tally, ticks }: RunOptions): Violation | undefined {
  const twins = NAMES.map((name) => new SameTwin(name, new DirectChat(seed, LIMITS.own, ticks, "one process")));
  const run = new Run({ seed, twins, isModelHeld: false, tally, limits: "own", ticks, way: "gateways" });
  for (let index = 0; index < operations; index++) run.step(drawOperation(run.model, run.random, index));
  return run.close([nameAt(seed)], operations);
}

/** After a user has confirmed texts, or has come or gone, an observer sends it another at once: the answer must not tell of it. */
function trySecret(
  run: Run,
  observers: readonly string[],
  last: Operation | undefined,
  drawn: Operation,
): Operation | undefined {
  const observer = observers[run.random.below(observers.length)] ?? "";
  const connection = run.model.find(observer)?.logins.at(-1)?.connection;
  if (last === undefined || !SECRETS.includes(last.kind) || last.actor === observer || connection === undefined)
    return undefined;
  return { ...drawn, kind: "send text", actor: observer, connection, to: last.actor };
}

/** A user who has lost a side of a conversation, and has another connection, announces the conversation. */
function tryLost(run: Run, drawn: Operation): Operation | undefined {
  if (run.random.below(3) > 0) return undefined;
  for (const introduction of run.model.introductions) {
    const { inviter, invited } = introduction;
    for (const [user, other] of [
      [inviter, invited],
      [invited, inviter],
    ] as const) {
      const connection = user.logins.find(({ detached }) => !detached)?.connection;
      if (connection === undefined || !hasLost(user, introduction)) continue;
      return { ...drawn, kind: "announce", actor: user.name, connection, to: other.name };
    }
  }
  return undefined;
}

interface RunParts {
  readonly seed: number;
  readonly twins: readonly Twin[];
  readonly isModelHeld: boolean;
  readonly tally: Map<string, number> | undefined;
  readonly limits: keyof typeof LIMITS | undefined;
  readonly ticks?: Ticks | undefined;
  readonly way: Way | undefined;
}

/** One simulation with its model and its twins. */
class Run {
  readonly model = new PrivacyModel();
  readonly random: SeededRandom;
  readonly #oracle: PrivacyOracle;
  readonly #check = new PrivacyCheck(this.model);
  readonly #chat: DirectChat;
  readonly #actor: Actor;
  readonly #twins: readonly Twin[];
  readonly #isModelHeld: boolean;
  readonly #ticks: Ticks;
  readonly #done: Operation[] = [];
  /** All connections that each user ever had. */
  readonly #connections = new Map<string, Set<number>>(NAMES.map((name) => [name, new Set()]));
  readonly #tally: Map<string, number> | undefined;
  #violation: Violation | undefined;

  constructor({ seed, twins, isModelHeld, tally, limits = "own", ticks = "at once", way }: RunParts) {
    this.random = new SeededRandom(seed);
    this.#oracle = new PrivacyOracle(this.model, LIMITS[limits]);
    this.#ticks = ticks;
    this.#chat = new DirectChat(seed, LIMITS[limits], ticks, way);
    this.#actor = new Actor(this.#chat);
    this.#twins = twins;
    this.#isModelHeld = isModelHeld;
    this.#tally = tally;
  }

  /** Performs an operation everywhere, unless a violation was found before. */
  step(operation: Operation): void {
    this.#passMoment(operation);
    if (this.#violation !== undefined) return;
    this.#done.push(operation);
    if (operation.kind === "register" || operation.kind === "log in") {
      this.#connections.get(operation.actor)?.add(operation.connection);
    }
    const { model } = this;
    const [user, other] = [model.find(operation.actor), model.find(operation.to)];
    const about = {
      introductionId: (user && other && model.between(user, other)?.id) ?? 1,
      messageNumber: model.messageAt(operation.connection)?.number ?? 0,
    };
    const before = this.#twins.map(({ observer }) => ({
      ...this.#look(observer),
      isTyping: user?.logins.some(({ typingTo }) => [...typingTo].some(({ name }) => name === observer)) ?? false,
    }));
    const isAwaited = this.#isAwaited(operation);
    const answer = this.#actor.perform(operation, about);
    const delivered = this.#chat.take();
    for (let dropped = this.#chat.takeDropped(); dropped > 0; dropped--) this.#count("dropped event of a stranger");
    const expected = this.#oracle.apply(operation, {
      introductionId: madeBy(answer, delivered),
      messageNumber: answer?.case === "sendMessageResponse" ? answer.value.number : 0,
    });
    if (answer?.case !== "error") this.#count(operation.kind);
    else this.#count(expected.answer ?? "");
    for (const { received } of delivered) if (received.kind === "event") this.#count(received.body.case ?? "nothing");
    const wrong = this.#isModelHeld ? this.#compareWithModel(operation, answer, delivered, expected) : undefined;
    if (wrong !== undefined) this.#find("model", wrong);
    for (const [index, twin] of this.#twins.entries()) {
      const seen = before[index];
      if (seen === undefined) continue;
      const after = this.#look(twin.observer);
      const isHeard = seen.list !== after.list || this.#isHeard(twin.observer, expected);
      const { sight, isTyping } = seen;
      const step = { operation, about, before: sight, after: after.sight, isHeard, isAwaited, isTyping };
      const followed = twin.follow(step);
      if (followed === undefined) this.#count(`left out by a ${twin.constructor.name}`);
      this.#compare(twin, delivered, followed ?? []);
    }
  }

  /** Makes the closing requests of the observers. @returns the first violation of the run */
  close(observers: readonly string[], first: number): Violation | undefined {
    let index = first;
    const add = (actor: string, kind: OperationKind, to = ""): void => {
      const isNew = kind === "register" || kind === "log in";
      const connection = isNew ? index + 1 : this.#loginsOf(actor).at(-1)?.connection;
      if (connection !== undefined) this.step({ index, kind, actor, connection, to, settings: MODEL_PRESETS.public });
      index += 1;
    };
    for (const observer of observers) {
      if (this.model.find(observer) === undefined) add(observer, "register");
      if (this.#loginsOf(observer).length === 0) add(observer, "log in");
      for (const kind of CLOSING) add(observer, kind);
      for (const name of NAMES.filter((other) => other !== observer)) {
        for (const kind of CLOSING_OF_EACH) add(observer, kind, name);
      }
    }
    return this.#violation;
  }

  #compareWithModel(operation: Operation, answer: MessageBody | undefined, delivered: Delivered, expected: Expected) {
    const { kind, connection } = operation;
    // Without ticks of their own, changes are told to nobody, but to a connection that is about to get the list.
    const isTold = (of: number): boolean => this.#ticks === "at once" || (kind === "get peers" && of === connection);
    return this.#check.compare(answer, delivered, expected, isTold);
  }

  /** Lets a moment pass everywhere before an operation, with its ticks. */
  #passMoment({ kind }: Operation): void {
    if (this.#ticks === "at once" || this.#violation !== undefined) return;
    const ms = kind === "time passes" || kind === "restart" ? WHOLE_MS : PASSING_MS;
    const isTick = this.#chat.passMoment(ms);
    const delivered = this.#chat.take();
    for (const { received } of delivered) if (received.kind === "event") this.#count(`tick: ${received.body.case}`);
    const wrong = this.#isModelHeld ? this.#check.comparePeers(delivered, () => isTick) : undefined;
    if (wrong !== undefined) this.#find("model", `at a tick, ${wrong}`);
    for (const twin of this.#twins) this.#compare(twin, delivered, twin.passMoment(ms));
  }

  /** Whether the other side has announced the same as the operation announces. */
  #isAwaited(operation: Operation): boolean {
    const { kind, actor, connection, to } = operation;
    const user = kind === "announce" ? this.model.find(actor) : undefined;
    if (user === undefined) return false;
    return this.model.counterpartOf({ user, connection, to: keyOf(to), ...announcedIn(operation) }) !== undefined;
  }

  /** The logins of a user whose connections are there. */
  #loginsOf(name: string): ModelLogin[] {
    return this.model.find(name)?.logins.filter(({ detached }) => !detached) ?? [];
  }

  #look(observer: string): { sight: Sight; list: string } {
    const user = this.model.find(observer);
    const list = user === undefined ? "" : this.model.view(user).map(peerLine).join();
    return { sight: sightOf(this.model, observer), list };
  }

  #isHeard(observer: string, { events }: Expected): boolean {
    return [...events.keys()].some((connection) => this.#connections.get(observer)?.has(connection));
  }

  #compare({ observer }: Twin, delivered: Delivered, twin: Delivered): void {
    const connections = this.#connections.get(observer);
    const [got, wanted] = [delivered, twin].map((all) =>
      all
        .filter(({ connection }) => connections?.has(connection))
        .map(({ connection, received, atMs }) => `${connection} at ${atMs} ${bytesOf(received)}`),
    );
    if (got?.join() === wanted?.join()) return;
    this.#find(
      "twin",
      `${observer} received\n  ${got?.join("\n  ")}\nand without the hidden users\n  ${wanted?.join("\n  ")}`,
    );
  }

  #count(what: string): void {
    this.#tally?.set(what, (this.#tally.get(what) ?? 0) + 1);
  }

  #find(found: Violation["found"], what: string): void {
    this.#violation ??= { found, text: `${what}\n${this.#done.map(storyLine).join("\n")}` };
  }
}

/** The id of the introduction that an operation has made; 0: none. */
function madeBy(answer: MessageBody | undefined, delivered: Delivered): number {
  if (answer?.case === "inviteResponse") return answer.value.introductionId;
  for (const { received } of delivered)
    if (received.kind === "event" && received.body.case === "reintroduced")
      return received.body.value.introduction?.introductionId ?? 0;
  return 0;
}

function nameAt(index: number): string {
  return NAMES[index % NAMES.length] ?? "";
}

function storyLine({ index, kind, actor, connection, to, settings }: Operation): string {
  const chosen = kind === "register" || kind === "set privacy" ? ` ${JSON.stringify(settings)}` : "";
  return `${index}. ${actor} (${connection}) ${kind} ${to}${chosen}`;
}
