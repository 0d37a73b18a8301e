/** Sessions whose stream is lost while the server holds messages beside relayed datagrams. */

import * as assert from "uvu/assert";
import { TransportError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { type Cut, SessionPair } from "./session-pair.ts";

const test = suite("held messages of a resumed session");

const STEPS = 200;
const LOST = new TransportError("CONNECTION_LOST", "The network is gone.");

/** A pair whose server often holds messages, and releases them one by one or all. */
function pairWithTurns(seed: number): SessionPair {
  const pair = new SessionPair(seed);
  const random = new SeededRandom(seed + 2);
  pair.onStep = () => {
    const turn = random.below(12);
    if (turn < 6) pair.server.hold();
    else if (turn < 8) pair.server.release(pair.nowMs);
    else if (turn < 11) pair.relay();
    else pair.server.releaseAll(pair.nowMs);
  };
  return pair;
}

function checkWhole(pair: SessionPair, text: string): void {
  assert.equal(pair.arrived.server, pair.sent.client, text);
  assert.equal(pair.arrived.client, pair.sent.server, text);
  assert.is(pair.client.state, pair.server.state, text);
  assert.is(pair.client.closed || pair.server.closed, false, text);
}

test("stream-cut-anywhere-while-messages-are-held-loses-and-repeats-nothing-and-keeps-the-order", () => {
  const whole = pairWithTurns(SEED);
  whole.run(STEPS, undefined);
  checkWhole(whole, "without a cut");
  const length = whole.bytes.server;
  for (let afterBytes = 0; afterBytes <= length; afterBytes += 41) {
    for (const unnoticedSteps of [0, 20]) {
      const cut: Cut = { from: "server", afterBytes, unnoticedSteps };
      const pair = pairWithTurns(SEED);
      pair.run(STEPS, cut);
      checkWhole(pair, JSON.stringify(cut));
    }
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
  pair.nowMs += 10_000;
  pair.server.handleTimeout(pair.nowMs);
  pair.transfer();
  assert.is(pair.client.keptBytes, 0);
  assert.equal(pair.arrived.client, []);
  pair.server.releaseAll(pair.nowMs);
  pair.transfer();
  assert.equal(pair.arrived.client, ["text 1"]);
});
