import * as assert from "uvu/assert";
import { Audience, Privacy } from "../../../generated/chatwire/v1/account.ts";
import { BlockRequest } from "../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  GetPeersRequest,
  PeerScope,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
  WatchScopeRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import { Block, GetPeers, SetStatus, WatchPeers, WatchScope } from "../../../generated/chatwire/v1/rules.ts";
import type { AccountId } from "../../../src/chat/state/account.ts";
import type { Watch } from "../../../src/chat/state/presence/watches.ts";
import { PresenceWindow } from "../../../src/chat/state/presence/window.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../src/limits.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";
import { befriend, deleteAccount, logIn, setPrivacy } from "../fixtures.ts";

const test = suite("ticks of presence");
const { presenceTickMs: TICK_MS } = DEFAULT_LIMITS;

test("what-changes-within-a-tick-comes-in-one-event-in-the-order-of-names", () => {
  const { world, watcher, users } = watched(["carol", "ada", "bob"]);
  for (const user of users) setStatus(user, Status.AWAY);
  assert.equal(told(watcher), []);
  world.pass(TICK_MS);
  assert.equal(told(watcher), ["ada AWAY, bob AWAY, carol AWAY"]);
  world.pass(10 * TICK_MS);
  assert.equal(told(watcher), []);
});

test("user-who-drops-and-is-back-within-a-tick-has-not-changed", () => {
  const { world, watcher, users } = watched(["ada", "bob"]);
  const [ada, bob] = users as [SimulatedClient, SimulatedClient];
  setPrivacy(ada, { address: Audience.NOBODY });
  world.pass(TICK_MS);
  watcher.takeEvents();
  for (const user of [ada, bob]) user.drop();
  for (const name of ["ada", "bob"]) logIn(world, name);
  world.pass(TICK_MS);
  // Another address is new to those who see it.
  assert.equal(told(watcher), ["bob AVAILABLE"]);
});

test("ticks-come-at-multiples-of-their-length-whenever-something-changes", () => {
  const { world, watcher, users } = watched(["ada"]);
  const [ada] = users;
  // The tick before has passed at this time; see `watched`.
  const tickMs = world.nowMs;
  for (const [afterMs, status] of [
    [1, Status.AWAY],
    [TICK_MS - 1, Status.AVAILABLE],
    [TICK_MS / 2, Status.AWAY],
  ] as const) {
    const startMs = world.nowMs;
    world.pass(afterMs);
    if (ada !== undefined) setStatus(ada, status);
    world.pass(TICK_MS - afterMs - 1);
    assert.equal(told(watcher), [], `after ${afterMs} ms`);
    world.pass(1);
    assert.is(told(watcher).length, 1);
    assert.is((world.nowMs - tickMs) % TICK_MS, 0);
    assert.is(world.nowMs - startMs, TICK_MS);
  }
});

test("watcher-that-gets-the-list-within-a-tick-is-told-when-it-is-undone", () => {
  const { world, watcher, users } = watched(["ada"]);
  const other = world.join("other");
  other.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  world.pass(TICK_MS);
  for (const client of [watcher, other]) client.takeEvents();
  const [ada] = users;
  if (ada !== undefined) setStatus(ada, Status.AWAY);
  const { peers } = watcher.call(GetPeers, GetPeersRequest.create());
  assert.is(peers.find(({ name }) => name === "ada")?.status, Status.AWAY);
  assert.equal(told(watcher), ["ada AWAY"]);
  if (ada !== undefined) setStatus(ada, Status.AVAILABLE);
  world.pass(TICK_MS);
  assert.equal(told(watcher), ["ada AVAILABLE"]);
  assert.equal(told(other), [], "to others, nothing has changed");
});

test("watcher-that-gets-further-pages-within-a-tick-is-told-of-what-changed-between-them", () => {
  const { world, watcher, users } = watched(["ada", "bob", "carol"]);
  const [ada, bob, carol] = users as [SimulatedClient, SimulatedClient, SimulatedClient];
  const list = (): string[] => {
    watcher.call(GetPeers, GetPeersRequest.create());
    return told(watcher);
  };
  for (const user of [ada, bob]) setStatus(user, Status.AWAY);
  assert.equal(list(), ["ada AWAY, bob AWAY"]);
  assert.equal(list(), []);
  setStatus(ada, Status.AVAILABLE);
  setStatus(carol, Status.AWAY);
  assert.equal(list(), ["ada AVAILABLE, carol AWAY"]);
  setStatus(carol, Status.AVAILABLE);
  setStatus(bob, Status.AVAILABLE);
  setStatus(bob, Status.AWAY);
  world.pass(TICK_MS);
  assert.equal(told(watcher), ["carol AVAILABLE"]);
});

test("watchers-that-list-within-a-tick-share-what-is-kept-for-them", () => {
  const window = new PresenceWindow(1);
  const watches = Array.from({ length: 1_000 }, () => ({ scope: { kind: "everyone" } }) as Watch);
  for (let change = 0; change < 100; change++) window.noteAppearance(`user ${change}`, undefined);
  for (const watch of watches) window.mark(watch);
  assert.equal(window.keysSince(window.markOf(watches[0] as Watch)), []);
  assert.is(new Set(watches.map((watch) => window.markOf(watch))).size, 1);
  window.noteAppearance("user 7", undefined);
  assert.equal(window.keysSince(window.markOf(watches[999] as Watch)), ["user 7"]);
  assert.is([...window.toldOf("user 7")].length, 1_000);
  for (const watch of watches) window.unmark(watch);
  assert.equal([...window.toldOf("user 7")], []);
});

test("watchers-of-a-part-that-list-within-a-tick-are-told-when-it-is-undone", () => {
  const { world, users } = watched(["ada", "bob"]);
  const [ada, bob] = users as [SimulatedClient, SimulatedClient];
  const [ofContacts, ofNames] = [world.join("friend"), world.join("reader")];
  befriend(ada, ofContacts);
  ofContacts.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.CONTACTS }));
  ofNames.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.NAMES, names: ["ada", "dora"] }));
  world.pass(TICK_MS);
  for (const client of [ofContacts, ofNames]) client.takeEvents();
  for (const user of [ada, bob]) setStatus(user, Status.AWAY);
  const dora = world.join("dora");
  befriend(dora, ofContacts);
  for (const client of [ofContacts, ofNames]) client.call(GetPeers, GetPeersRequest.create());
  const listed = ["ada AWAY, dora AVAILABLE"];
  assert.equal([told(ofContacts), told(ofNames)], [listed, listed]);
  for (const user of [ada, bob]) setStatus(user, Status.AVAILABLE);
  deleteAccount(dora, "dora");
  world.pass(TICK_MS);
  const undone = ["ada AVAILABLE, gone dora"];
  assert.equal([told(ofContacts), told(ofNames)], [undone, undone]);
});

test("watches-of-contacts-that-begin-within-a-tick-take-no-comparison-with-each-change", () => {
  const { world, users } = watched(Array.from({ length: 100 }, (_, index) => `user-${index}`));
  for (const user of users) setStatus(user, Status.AWAY);
  for (const user of users) user.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.CONTACTS }));
  const dueMs = world.chat.nextTickMs;
  // A slice has 4,000 comparisons, and each of the watches with each of the changes would take 10,000.
  world.chat.handleTick(dueMs);
  assert.ok(world.chat.nextTickMs > dueMs, "one slice tells all");
});

test("watch-begins-with-what-is-so-then-and-not-with-what-changed-before-it", () => {
  const { world, users } = watched(["ada"]);
  const [ada] = users;
  const late = world.join("late");
  world.pass(TICK_MS);
  if (ada !== undefined) setPrivacy(ada, Privacy.PRIVATE);
  late.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  late.takeEvents();
  world.pass(TICK_MS);
  assert.equal(told(late), []);
});

test("account-that-is-deleted-and-registered-again-within-a-tick-is-one-change-at-most", () => {
  const { world, watcher, users } = watched(["ada"]);
  const [ada] = users;
  if (ada === undefined) return;
  deleteAccount(ada, "ada");
  world.join("ada", Privacy.PRIVATE);
  world.pass(TICK_MS);
  assert.equal(told(watcher), ["gone ada"]);
});

test("watcher-of-a-part-is-told-of-it-alone", () => {
  const { world, watcher, users } = watched(["ada", "bob", "carol"]);
  const [ada, bob, carol] = users as [SimulatedClient, SimulatedClient, SimulatedClient];
  const [ofContacts, ofNames] = [world.join("friend"), world.join("reader")];
  befriend(ada, ofContacts);
  ofContacts.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.CONTACTS }));
  ofNames.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.NAMES, names: ["BOB", "dora"] }));
  world.pass(TICK_MS);
  for (const client of [watcher, ofContacts, ofNames]) client.takeEvents();
  for (const user of users) setStatus(user, Status.AWAY);
  world.pass(TICK_MS);
  assert.equal(told(watcher), ["ada AWAY, bob AWAY, carol AWAY"]);
  assert.equal(told(ofContacts), ["ada AWAY"]);
  assert.equal(told(ofNames), ["bob AWAY"]);
  befriend(carol, ofContacts);
  setPrivacy(bob, { see: Audience.NOBODY });
  world.pass(TICK_MS);
  assert.equal(told(ofContacts), ["carol AWAY"], "a new contact is new");
  assert.equal(told(ofNames), ["gone bob"]);
  world.join("dora");
  world.pass(TICK_MS);
  assert.equal(told(ofNames), ["dora AVAILABLE"]);
});

test("more-names-than-the-limit-are-refused", () => {
  const world = new ChatSimulation(SEED, { watchedNamesMax: 2 });
  const ada = world.join("ada");
  const watch = (names: string[]) =>
    ada.refusal(WatchScope, WatchScopeRequest.create({ scope: PeerScope.NAMES, names }));
  assert.equal([watch(["bob", "carol"]), watch(["bob", "carol", "dora"])], ["none", "LIMIT_REACHED"]);
});

test("counts-are-told-when-they-are-others-and-leave-out-who-is-not-seen", () => {
  const { world, watcher, users } = watched(["ada", "bob"]);
  const [ada, bob] = users as [SimulatedClient, SimulatedClient];
  const counter = world.join("counter");
  bob.call(Block, BlockRequest.create(), "counter");
  const { counts } = counter.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.COUNTS }));
  assert.equal(counts, { available: 2, connected: 0, away: 0 }, "ada and the watcher");
  world.pass(TICK_MS);
  for (const client of [watcher, counter]) client.takeEvents();
  setStatus(bob, Status.AWAY);
  world.pass(TICK_MS);
  assert.equal([told(watcher), told(counter)], [["bob AWAY"], []]);
  setStatus(ada, Status.AWAY);
  world.join("dora", Privacy.PRIVATE);
  world.pass(TICK_MS);
  assert.equal(told(counter), ["1 0 1"]);
  setStatus(ada, Status.AVAILABLE);
  setStatus(ada, Status.AWAY);
  world.pass(TICK_MS);
  assert.equal(told(counter), []);
});

test("tick-of-many-changes-to-many-watchers-comes-in-slices-and-whole", () => {
  const { world, users } = watched(["ada"], { peersPageMax: 20 });
  const many = Array.from({ length: 80 }, (_, index) => world.join(`user-${index}`));
  for (const client of many) client.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  world.pass(TICK_MS);
  world.ticksAtOnce = false;
  for (const client of many) client.takeEvents();
  for (const client of [...users, ...many]) setStatus(client, Status.AWAY);
  let slices = 0;
  const slicesOf = new Map<AccountId, Set<number>>();
  for (const dueMs = world.chat.nextTickMs; world.chat.nextTickMs === dueMs; slices++) {
    const { effects } = world.chat.handleTick(dueMs);
    const receivers = effects.flatMap((effect) => (effect.kind === "emit" ? effect.to : []));
    assert.ok(receivers.length <= 250, `${receivers.length} receivers in one slice`);
    for (const { user } of receivers) slicesOf.set(user, (slicesOf.get(user) ?? new Set()).add(slices));
    world.carryOut({ effects, changes: [] }, undefined);
  }
  world.settle();
  assert.ok(slices > 1, `${slices} slices`);
  for (const ofUser of slicesOf.values()) assert.is(ofUser.size, 1, "one write tells a watcher all");
  for (const client of many) {
    const names = client.takeEvents().flatMap((body) => changedIn(body));
    assert.is(new Set(names).size, many.length, "all others, and ada");
    assert.is(names.length, many.length);
  }
});

test("with-more-watchers-than-events-a-second-allow-ticks-come-more-rarely", () => {
  const { world, watcher, users } = watched(["ada"], { presenceEventsPerSecond: 20 });
  for (const name of ["bob", "carol"]) world.join(name).call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  world.pass(3 * TICK_MS);
  watcher.takeEvents();
  const startMs = world.nowMs;
  for (const user of users) setStatus(user, Status.AWAY);
  // Three watchers of 20 events a second: 150 ms at least, so the length is doubled once.
  world.pass(TICK_MS);
  assert.equal(told(watcher), []);
  world.pass(TICK_MS);
  assert.equal([told(watcher), world.nowMs - startMs], [["ada AWAY"], 2 * TICK_MS]);
});

test("however-many-watch-a-change-waits-no-longer-than-the-longest-tick", () => {
  const { world, watcher, users } = watched(["ada"], { presenceEventsPerSecond: 1, presenceTickMaxMs: 3 * TICK_MS });
  for (const name of ["bob", "carol"]) world.join(name).call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  world.pass(5 * TICK_MS);
  watcher.takeEvents();
  const startMs = world.nowMs;
  for (const user of users) setStatus(user, Status.AWAY);
  // Three watchers of 1 event a second: 3,000 ms, but for the limit.
  world.pass(2 * TICK_MS);
  assert.equal(told(watcher), []);
  world.pass(TICK_MS);
  assert.equal([told(watcher), world.nowMs - startMs], [["ada AWAY"], 3 * TICK_MS]);
});

/** Users, and a client that watches them. Nothing is left to be told, and a tick has just passed. */
function watched(names: readonly string[], limits: Partial<Limits> = {}) {
  const world = new ChatSimulation(SEED, { registrationsPerAddressMax: 1_000, ...limits });
  const watcher = world.join("watcher");
  watcher.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  const users = names.map((name) => world.join(name));
  world.ticksAtOnce = false;
  world.pass(TICK_MS);
  watcher.takeEvents();
  return { world, watcher, users };
}

function setStatus(client: SimulatedClient, status: Status): void {
  client.call(SetStatus, SetStatusRequest.create({ status }));
}

function changedIn(body: MessageBody): string[] {
  return body.case === "peersChanged" ? body.value.changed.map(({ name }) => name) : [];
}

/** Takes what a client was told of presence, one line for each event. */
function told(client: SimulatedClient): string[] {
  return client.takeEvents().flatMap((body) => {
    if (body.case === "peerCountsChanged") {
      const { available, connected, away } = body.value.counts ?? {};
      return [`${available} ${connected} ${away}`];
    }
    if (body.case !== "peersChanged") return [];
    const { changed, gone } = body.value;
    return [
      [...changed.map(({ name, status }) => `${name} ${wordOf(status)}`), ...gone.map((name) => `gone ${name}`)].join(
        ", ",
      ),
    ];
  });
}

function wordOf(status: Status): string {
  return Object.entries(Status).find(([, value]) => value === status)?.[0] ?? String(status);
}
