import * as assert from "uvu/assert";
import { DIAL_PAUSE_MAX_MS, DialPauses, STEADY_CONNECTION_MS } from "../../../src/client/connection/dial-pauses.ts";
import { suite } from "../../suite.ts";

const test = suite("pauses between attempts to connect");

test("first-attempt-is-at-once-and-the-bounds-of-the-pauses-double-up-to-30-seconds", () => {
  const pauses = new DialPauses();
  const longest = Array.from({ length: 10 }, () => pauses.next(1));
  assert.equal(longest, [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("pause-is-anything-up-to-its-bound-and-no-less-than-the-server-asks-for", () => {
  const pauses = new DialPauses();
  assert.is(pauses.next(0.5, 700), 700);
  assert.is(pauses.next(0.5), 125);
  assert.is(pauses.next(0.1), 50);
  assert.is(pauses.next(0.5, 10_000), 10_500);
});

test("changed-network-begins-anew", () => {
  const pauses = new DialPauses();
  for (let count = 0; count < 5; count++) pauses.next(1);
  pauses.reset();
  assert.equal([pauses.next(1), pauses.next(1)], [0, 250]);
});

test("bounds-go-on-growing-over-connections-that-do-not-last-and-begin-anew-after-one-that-did", () => {
  const pauses = new DialPauses();
  const longest = Array.from({ length: 10 }, () => {
    pauses.noteConnected(1_000);
    pauses.noteLost(1_000 + STEADY_CONNECTION_MS - 1);
    return pauses.next(1);
  });
  assert.is(longest.at(-1), DIAL_PAUSE_MAX_MS);
  pauses.noteConnected(1_000);
  pauses.noteLost(1_000 + STEADY_CONNECTION_MS);
  assert.is(pauses.next(1), 0);
});

test("time-without-a-connection-counts-for-nothing", () => {
  const pauses = new DialPauses();
  pauses.noteConnected(0);
  pauses.noteLost(1);
  pauses.next(1);
  pauses.noteLost(2 * STEADY_CONNECTION_MS);
  assert.is(pauses.next(1), 250);
});
