import * as assert from "uvu/assert";
import { RelayTurns } from "../../../src/session/relay/relay-turns.ts";
import { suite } from "../../suite.ts";

const test = suite("turns beside relayed datagrams");

const BYTES = 1_000;

/** Turns on a connection with datagrams, and how many messages go at once. */
function active(nowMs = 0): RelayTurns {
  const turns = new RelayTurns(4 * BYTES);
  turns.active(nowMs);
  return turns;
}

function sendAll(turns: RelayTurns, nowMs: number, bytes = BYTES, windowBytes = 0): number {
  let count = 0;
  for (; count < 100 && turns.hasRoom(bytes, windowBytes, nowMs); count++) turns.sent(bytes, nowMs);
  return count;
}

test("few-bytes-are-on-their-way-until-a-later-datagram-is-handled", () => {
  const turns = active();
  assert.is(sendAll(turns, 0), 4);
  turns.relayed(7);
  turns.handled(6);
  assert.is(sendAll(turns, 10), 0);
  turns.handled(7);
  assert.is(sendAll(turns, 10), 4);
  // A datagram that was sent before them says nothing about them.
  turns.handled(7);
  assert.is(sendAll(turns, 20), 0);
});

test("long-message-goes-alone", () => {
  const turns = active();
  assert.is(sendAll(turns, 0, 60 * BYTES), 1);
  turns.relayed(1);
  assert.is(sendAll(turns, 0), 0);
  turns.handled(1);
  assert.is(sendAll(turns, 0, 1), 100);
  assert.not(turns.hasRoom(4 * BYTES, 0, 0));
});

test("what-the-connection-carries-without-delay-may-be-on-its-way", () => {
  assert.is(sendAll(active(), 0, BYTES, 30 * BYTES), 30);
});

test("nobody-waits-for-news-that-do-not-come", () => {
  const turns = active();
  sendAll(turns, 0);
  assert.is(turns.nextTimeoutMs(0), 250);
  assert.is(sendAll(turns, 249), 0);
  assert.is(sendAll(turns, 250), 4);
  // A datagram follows: news of it are likely.
  turns.relayed(1);
  turns.active(900);
  assert.is(sendAll(turns, 1_249), 0);
  assert.is(sendAll(turns, 1_250), 4);
});

test("turns-end-a-second-after-the-latest-datagram", () => {
  const turns = active(500);
  assert.ok(turns.isActive(1_499));
  assert.is(turns.nextTimeoutMs(1_000), 1_500);
  assert.not(turns.isActive(1_500));
  assert.is(turns.nextTimeoutMs(1_500), undefined);
});
