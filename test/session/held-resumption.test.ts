/** Sessions whose stream is lost while the server holds messages beside relayed datagrams. */

import * as assert from "uvu/assert";
import { TransportError } from "../../src/errors.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { checkCuts, pairWithTurns } from "./cuts.ts";
import { SessionPair } from "./session-pair.ts";

const test = suite("held messages of a resumed session");

/** `npm run cuts` cuts a script of 200 steps at every byte. */
const STEPS = 100;
const LOST = new TransportError("CONNECTION_LOST", "The network is gone.");

test("stream-cut-anywhere-while-messages-are-held-loses-and-repeats-nothing-and-keeps-the-order", () => {
  for (const isHalfOpen of [false, true]) {
    checkCuts({ seed: SEED, steps: STEPS, from: "server", everyBytes: 41, isHalfOpen, makePair: pairWithTurns });
  }
});

test("message-that-was-held-has-its-number-from-the-loss-on-and-leaves-before-later-ones", () => {
  const pair = new SessionPair(SEED);
  pair.call();
  pair.transfer();
  pair.server.hold();
  pair.emitText();
  pair.answer(0);
  pair.emitText();
  const before = pair.server.position.sent;
  assert.ok(pair.server.heldBytes > 0);
  pair.server.handleStreamEnd(LOST);
  assert.equal([pair.server.heldBytes, pair.server.position.sent >= before + 3], [0, true]);
  pair.server.hold();
  pair.emitText();
  assert.is(pair.server.heldBytes, 0, "without a stream there are no turns");
  pair.resume(false);
  assert.equal(pair.arrived.client, ["text 2", "answer 1", "text 3", "text 4"]);
});

test("lossy-event-that-was-held-is-lost-with-the-stream", () => {
  const pair = new SessionPair(SEED);
  pair.server.hold();
  pair.emitTyping();
  pair.emitText();
  pair.server.handleStreamEnd(LOST);
  pair.resume(false);
  assert.equal([pair.lossyArrived, pair.arrived.client], [0, ["text 1"]]);
});

test("acknowledgement-does-not-wait-behind-messages-that-are-held", () => {
  const pair = new SessionPair(SEED);
  pair.server.hold();
  pair.emitText();
  pair.call();
  pair.transfer();
  assert.ok(pair.client.keptBytes > 0);
  pair.nowMs += 30_000;
  pair.server.handleTimeout(pair.nowMs);
  pair.transfer();
  assert.is(pair.client.keptBytes, 0);
  assert.equal(pair.arrived.client, []);
  pair.server.releaseAll(pair.nowMs);
  pair.transfer();
  assert.equal(pair.arrived.client, ["text 1"]);
});
