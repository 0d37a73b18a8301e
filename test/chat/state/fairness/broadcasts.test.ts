/** How a broadcast to many is spread over time. */

import * as assert from "uvu/assert";
import { Block, Broadcast, LogOff, SendText } from "../../../../generated/chatwire/v1/rules.ts";
import type { Limits } from "../../../../src/limits.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { deleteAccount, logIn } from "../../fixtures.ts";

const test = suite("broadcasts over time");

const NAMES = ["grace", "linus", "edsger", "barbara", "donald"];
/** With the 64 bytes that are counted for the frame, each receiver costs 100 bytes. */
const TEXT = "x".repeat(36);

/** Senders and five receivers, of whom a slice has two. */
function stage(limits: Partial<Limits> = {}, senders = ["ada"]) {
  const world = new ChatSimulation(SEED, { broadcastSliceMax: 2, ...limits });
  const receivers = NAMES.map((name) => world.join(name));
  const [ada, ...others] = senders.map((name) => world.join(name));
  if (ada === undefined) throw new Error("There is a sender.");
  return { world, ada, others, receivers };
}

function broadcast(sender: SimulatedClient, text = TEXT): number {
  return sender.call(Broadcast, { text }, "everyone").recipients;
}

/** The texts that each client got since the last call. */
function heard(clients: readonly SimulatedClient[]): string[][] {
  return clients.map((client) =>
    client.takeEvents().flatMap((body) => {
      if (body.case === "broadcastReceived") return body.value.text;
      return body.case === "textReceived" ? (body.value.text?.text ?? "") : [];
    }),
  );
}

/** How many clients got something. */
function count(clients: readonly SimulatedClient[]): number {
  return heard(clients).filter(({ length }) => length > 0).length;
}

test("broadcast-to-few-leaves-at-once", () => {
  const { ada, receivers, world } = stage({ broadcastSliceMax: 5 });
  assert.is(broadcast(ada), 5);
  assert.is(count(receivers), 5);
  assert.ok(world.chat.nextTimeoutMs > world.nowMs);
});

test("broadcasts-of-one-turn-to-more-than-64-reach-each-receiver-together", () => {
  const world = new ChatSimulation(SEED, {});
  const receivers = Array.from({ length: 65 }, (_, index) => world.join(`receiver-${index}`));
  const ada = world.join("ada");
  for (const text of ["first", "second"]) assert.is(broadcast(ada, text), 65);
  assert.is(count(receivers), 0);
  world.pass(0);
  for (const texts of heard(receivers)) assert.equal(texts, ["first", "second"]);
});

test("broadcast-to-many-is-answered-at-once-and-leaves-in-slices", () => {
  const { ada, receivers, world } = stage();
  assert.is(broadcast(ada), 5);
  const slices: number[] = [count(receivers)];
  while (world.chat.nextTimeoutMs <= world.nowMs) {
    world.pass(0);
    slices.push(count(receivers));
  }
  assert.equal(slices, [0, 2, 2, 1]);
});

test("slice-has-at-most-so-many-bytes", () => {
  const { ada, receivers, world } = stage({ broadcastSliceMax: 100, broadcastSliceBytesMax: 399 });
  broadcast(ada);
  world.pass(0);
  assert.is(count(receivers), 3);
  // One receiver costs more than that.
  broadcast(ada, "x".repeat(1_000));
  world.pass(0);
  assert.is(count(receivers), 2);
  world.pass(0);
  assert.is(count(receivers), 1);
});

test("slices-of-an-account-leave-at-its-rate-and-its-next-broadcast-waits-for-them", () => {
  const { ada, receivers, world } = stage({ accountCausedBytesPerSecond: 50 });
  broadcast(ada);
  assert.is(ada.refusal(Broadcast, { text: TEXT }, "everyone"), "RATE_LIMITED", "what waits counts");
  // Two seconds' worth are there. The slice that goes past them is whole.
  world.pass(0);
  assert.is(count(receivers), 2);
  assert.is(world.chat.nextTimeoutMs, world.nowMs + 2_000);
  assert.is(ada.refusal(Broadcast, { text: TEXT }, "everyone"), "RATE_LIMITED");
  world.pass(1_999);
  assert.is(count(receivers), 0);
  world.pass(1);
  assert.is(count(receivers), 2);
  world.pass(4_000);
  assert.is(count(receivers), 1);
  assert.is(ada.refusal(Broadcast, { text: TEXT }, "everyone"), "RATE_LIMITED");
  world.pass(2_000);
  assert.is(broadcast(ada), 5);
});

test("slices-of-several-accounts-take-turns", () => {
  const { ada, others, receivers, world } = stage({}, ["ada", "bob"]);
  const [bob] = others;
  broadcast(ada, "of ada");
  if (bob !== undefined) broadcast(bob, "of bob");
  const texts: string[] = [];
  for (let slice = 0; slice < 6; slice++) {
    world.pass(0);
    texts.push([...new Set(heard([...receivers, ada, ...others]).flat())].join());
  }
  assert.equal(texts, ["of ada", "of bob", "of ada", "of bob", "of ada", "of bob"]);
});

test("broadcasts-of-one-sender-keep-their-order-also-if-the-later-one-is-short", () => {
  const { ada, receivers, world } = stage();
  broadcast(ada, "first");
  for (const client of receivers.slice(1)) client.call(LogOff, {});
  assert.is(broadcast(ada, "second"), 1);
  for (let slice = 0; slice < 4; slice++) world.pass(0);
  assert.equal(heard(receivers.slice(0, 1)), [["first", "second"]]);
});

test("broadcasts-that-wait-for-the-same-receivers-share-slices-of-bounded-bytes", () => {
  // Two texts of 100 bytes each may go together: one sixteenth of a slice.
  const { ada, receivers, world } = stage({ broadcastSliceBytesMax: 3_200 });
  const texts = ["a", "b", "c"].map((start) => start.padEnd(36, "x"));
  for (const text of texts) broadcast(ada, text);
  const slices: number[][] = [];
  while (world.chat.nextTimeoutMs <= world.nowMs) {
    world.pass(0);
    const slice = heard(receivers);
    slices.push(slice.map(({ length }) => length));
    for (const got of slice) assert.equal(got, got.length === 2 ? texts.slice(0, 2) : texts.slice(2, 2 + got.length));
  }
  assert.equal(slices, [
    [2, 2, 0, 0, 0],
    [0, 0, 2, 2, 0],
    [0, 0, 0, 0, 2],
    [1, 1, 0, 0, 0],
    [0, 0, 1, 1, 0],
    [0, 0, 0, 0, 1],
  ]);
});

test("broadcasts-with-other-receivers-share-no-slices", () => {
  const { ada, receivers, world } = stage({ broadcastSliceMax: 3 });
  broadcast(ada, "first");
  receivers[0]?.call(LogOff, {});
  broadcast(ada, "second");
  world.pass(0);
  assert.equal(heard(receivers), [[], ["first"], ["first"], [], []]);
});

test("text-does-not-wait-for-a-broadcast-of-its-sender", () => {
  const { ada, receivers, world } = stage();
  broadcast(ada, "news");
  ada.call(SendText, { text: "hello" }, "donald");
  for (let slice = 0; slice < 3; slice++) world.pass(0);
  assert.equal(heard(receivers.slice(4)), [["hello", "news"]]);
});

test("receiver-who-leaves-before-its-turn-gets-nothing-and-one-who-is-back-gets-it-once", () => {
  const { ada, receivers, world } = stage();
  const [, , edsger, barbara, donald] = receivers;
  if (ada === undefined) return;
  broadcast(ada);
  edsger?.call(LogOff, {});
  barbara?.call(LogOff, {});
  const again = logIn(world, "barbara");
  donald?.call(Block, {}, "ada");
  const late = world.join("margaret");
  for (let slice = 0; slice < 3; slice++) world.pass(0);
  assert.equal(
    heard(receivers).map(({ length }) => length),
    [1, 1, 0, 0, 0],
  );
  // Who was not there when it was sent is not among its receivers.
  assert.equal([heard([again])[0]?.length, heard([late])[0]?.length], [1, 0]);
});

test("deleted-account-sends-nothing-more-and-one-that-logs-off-does", () => {
  for (const end of ["log off", "delete"] as const) {
    const { ada, receivers, world } = stage();
    broadcast(ada);
    world.pass(0);
    assert.is(count(receivers), 2);
    if (end === "delete") deleteAccount(ada, "ada");
    else ada.call(LogOff, {});
    for (let slice = 0; slice < 2; slice++) world.pass(0);
    assert.is(count(receivers), end === "delete" ? 0 : 3, end);
  }
});
