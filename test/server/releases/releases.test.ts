import * as assert from "uvu/assert";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import { TypingChanged } from "../../../generated/chatwire/v1/text.ts";
import type { Dependence } from "../../../src/chat/dependence.ts";
import type { AccountId, Change } from "../../../src/chat/state/account.ts";
import type { Effect } from "../../../src/chat/state/outbox.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { CommitQueue } from "../../../src/server/releases/commit-queue.ts";
import { type Releasable, Releases } from "../../../src/server/releases/releases.ts";
import { MemoryStore } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { sampleRelation } from "../../store/samples.ts";
import { suite } from "../../suite.ts";

const test = suite("releases");

const [ADA, GRACE, LINUS, EDSGER] = [1, 2, 3, 4];
/** A change that nobody else can see. */
const PRIVATE: Change = { kind: "confirmed", account: ADA, textId: 1 };
const VISIBLE: Change = { kind: "relation", relation: sampleRelation(ADA, "block", "Grace", GRACE) };

test("answers-that-no-commit-can-change-are-given-while-the-store-is-busy", async () => {
  const { push, log, finish } = createReleases();
  push("text", { requester: ADA, changes: [PRIVATE], to: [GRACE], after: "everything" });
  push("peers", { requester: LINUS, after: "visibility" });
  push("typing", { requester: LINUS, to: [EDSGER], after: "visibility" });
  push("history", { requester: LINUS, after: "everything" });
  push("too late", { requester: LINUS, after: "nothing" });
  push("own", { requester: ADA, after: "nothing" });
  assert.equal(log, ["peers", "typing", "typing to 4"]);
  log.length = 0;
  await finish();
  assert.equal(log, ["text", "text to 2", "history", "too late", "own"]);
});

test("answers-that-depend-on-who-sees-whom-wait-for-changes-of-that", async () => {
  const { push, log, finish } = createReleases();
  push("block", { requester: ADA, changes: [VISIBLE], after: "everything" });
  push("peers", { requester: LINUS, after: "visibility" });
  push("status", { requester: EDSGER, after: "nothing" });
  assert.equal(log, ["status"]);
  await finish();
  assert.equal(log, ["status", "block", "peers"]);
});

test("events-reach-each-receiver-in-order-and-those-who-wait-for-nothing-at-once", async () => {
  const { push, log, finish } = createReleases();
  push("text", { requester: ADA, changes: [PRIVATE], to: [GRACE], after: "everything" });
  push("broadcast", { requester: LINUS, to: [GRACE, EDSGER], after: "visibility" });
  push("typing", { requester: EDSGER, to: [GRACE], after: "visibility" });
  assert.equal(log, ["broadcast", "broadcast to 4", "typing"]);
  log.length = 0;
  await finish();
  assert.equal(log, ["text", "text to 2", "broadcast to 2", "typing to 2"]);
});

test("login-of-an-account-waits-for-what-the-account-gets-before", async () => {
  const { push, log, finish } = createReleases();
  push("text", { requester: ADA, changes: [PRIVATE], to: [GRACE], after: "everything" });
  push("login", { requester: LINUS, account: undefined, begins: GRACE, after: "visibility" });
  assert.equal(log, []);
  await finish();
  assert.equal(log, ["text", "text to 2", "login", "login begins"]);
});

test("relay-of-a-conversation-closes-after-it-opens-however-late-that-is", async () => {
  const { push, log, finish } = createReleases();
  push("text", { requester: GRACE, changes: [PRIVATE], to: [LINUS], after: "everything" });
  // Grace accepts an invitation of ada, whose connection is then lost.
  push("accept", { requester: GRACE, relay: ["open", ADA, GRACE], after: "visibility" });
  push("loss", { requester: ADA, relay: ["close", ADA, GRACE], after: "nothing" });
  assert.equal(log, []);
  await finish();
  assert.equal(log, ["text", "text to 3", "accept", "open relay", "loss", "close relay"]);
});

test("end-of-a-conversation-is-answered-at-once-and-its-relay-closes-once-the-other-side-has-what-came-before", async () => {
  const { push, log, finish } = createReleases();
  push("text", { requester: LINUS, changes: [PRIVATE], to: [GRACE], after: "everything" });
  push("accept", { requester: EDSGER, relay: ["open", ADA, EDSGER], after: "visibility" });
  push("hang up", { requester: ADA, relay: ["close", ADA, GRACE], to: [GRACE], after: "nothing" });
  assert.equal(log, ["accept", "open relay", "hang up"]);
  log.length = 0;
  await finish();
  assert.equal(log, ["text", "text to 2", "close relay", "hang up to 2"]);
});

const AFTER: readonly Dependence[] = ["nothing", "visibility", "everything"];
const OUTCOMES = 4_000;

test("random-outcomes-over-a-store-of-random-speed-keep-every-order", async () => {
  const random = new SeededRandom(SEED);
  const made: { changes: readonly Change[]; after: Dependence }[] = [];
  const seen = new Map<AccountId, number[]>();
  let [committed, overtaken] = [0, 0];
  const store = new SlowStore(random, (count) => {
    committed += count;
  });
  const see = (user: AccountId, index: number): void => {
    seen.set(user, [...(seen.get(user) ?? []), index]);
    const own = made[index];
    const earlier = made.slice(0, index + 1).filter(({ changes }) => changes.length > 0);
    const missing = earlier.slice(committed);
    if (missing.length > 0) overtaken += 1;
    if (own === undefined || own.after === "everything") assert.equal(missing, [], `${index}`);
    if (own?.after === "visibility") assert.not(missing.some(({ changes }) => changes.includes(VISIBLE)));
    if ((own?.changes.length ?? 0) > 0) assert.not(missing.includes(own ?? { changes: [], after: "nothing" }));
  };
  const { queue, push } = createReleases(store, (user, label) => see(user, Number(label)));
  for (let index = 0; index < OUTCOMES; index++) {
    const changes = [[], [], [], [PRIVATE], random.below(8) === 0 ? [VISIBLE] : []][random.below(5)] ?? [];
    const after = changes.length > 0 ? "everything" : (AFTER[random.below(3)] ?? "everything");
    const to = Array.from({ length: random.below(3) }, () => 1 + random.below(6));
    made.push({ changes, after });
    push(String(index), { requester: 1 + random.below(6), changes, to: [...new Set(to)], after });
    if (random.below(3) === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await queue.drain();
  for (const [user, indexes] of seen) {
    assert.equal(
      indexes,
      indexes.toSorted((a, b) => a - b),
      `user ${user}`,
    );
  }
  assert.ok(overtaken > OUTCOMES / 20, `only ${overtaken} overtook a commit`);
});

interface Pushed {
  readonly requester: AccountId;
  /** Default: that of the requester. */
  readonly account?: AccountId | undefined;
  readonly changes?: readonly Change[];
  readonly to?: readonly AccountId[];
  readonly begins?: AccountId;
  /** What happens to the relay of a conversation of two accounts. */
  readonly relay?: readonly ["open" | "close", AccountId, AccountId];
  readonly after: Dependence;
}

/** @param onSeen  called if an account gets an answer or an event; default: it is written into the log */
function createReleases(store = new SlowStore(), onSeen?: (user: AccountId, label: string) => void) {
  const log: string[] = [];
  const queue = new CommitQueue({
    clock: systemNetwork,
    store,
    isCrowded: () => false,
    onFull: () => {},
    onCommitted: () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  const connections = new Map<AccountId, object>();
  const releases = new Releases<object>(queue, (effects) => {
    for (const effect of effects) {
      if (effect.kind === "begin login") log.push("login begins");
      if (effect.kind === "open relay" || effect.kind === "close relay") log.push(effect.kind);
      if (effect.kind !== "emit" || effect.body.case !== "typingChanged") continue;
      const { from } = effect.body.value;
      for (const { user } of effect.to) onSeen === undefined ? log.push(`${from} to ${user}`) : onSeen(user, from);
    }
  });
  function push(label: string, { requester, changes = [], to = [], begins, relay, after, ...others }: Pushed): void {
    const connection = connections.get(requester) ?? { requester };
    connections.set(requester, connection);
    const effects: Effect[] = [];
    if (begins !== undefined) effects.push({ kind: "begin login", user: begins, login: 1 });
    if (relay !== undefined) effects.push(relayEffect(...relay));
    if (to.length > 0) {
      const { TypingChanged: event } = events;
      const receivers = to.map((user) => ({ kind: "all", user }) as const);
      effects.push({ kind: "emit", to: receivers, event, body: event.wrap(TypingChanged.create({ from: label })) });
    }
    releases.push({
      outcome: { changes, effects },
      requester: connection,
      account: "account" in others ? others.account : requester,
      after,
      answer: () => (onSeen === undefined ? log.push(label) : onSeen(requester, label)),
    } satisfies Releasable<object>);
  }
  return { log, queue, push, finish: () => queue.drain() };
}

function relayEffect(what: "open" | "close", one: AccountId, other: AccountId): Effect {
  const introductionId = 1;
  if (what === "close") return { kind: "close relay", introductionId, users: [one, other], lingerMs: 0 };
  const sideOf = (user: AccountId) => ({ user, login: 1, relayId: BigInt(user), key: new Uint8Array(32) });
  return { kind: "open relay", introductionId, sides: [sideOf(one), sideOf(other)] };
}

/** A store whose commits take a random number of turns of the event loop. It keeps nothing. */
class SlowStore extends MemoryStore {
  readonly #delays: SeededRandom;
  readonly #onCommitted: (changes: number) => void;

  constructor(delays = new SeededRandom(SEED), onCommitted: (changes: number) => void = () => {}) {
    super((length) => delays.bytes(length));
    this.#delays = delays;
    this.#onCommitted = onCommitted;
  }

  override async commit(changes: readonly Change[]): Promise<void> {
    for (let turns = this.#delays.below(6); turns >= 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    this.#onCommitted(changes.length);
  }
}
