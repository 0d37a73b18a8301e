import * as assert from "uvu/assert";
import { CongestionWindow } from "../../../src/peering/reliable/congestion-window.ts";
import { suite } from "../../suite.ts";

const test = suite("congestion window");

function acknowledge(window: CongestionWindow, times: number): void {
  for (let i = 0; i < times; i++) window.acknowledged();
}

test("window-doubles-each-round-trip-until-the-first-loss", () => {
  const window = new CongestionWindow(128);
  assert.is(window.size, 16);
  acknowledge(window, 16);
  assert.is(window.size, 32);
});

test("window-is-halved-at-a-loss-and-then-grows-by-one-each-round-trip", () => {
  const window = new CongestionWindow(128);
  window.lost(1, 16);
  assert.is(window.size, 8);
  acknowledge(window, 8);
  assert.is(window.size, 8);
  acknowledge(window, 1);
  assert.is(window.size, 9);
});

test("losses-of-one-round-trip-halve-once", () => {
  const window = new CongestionWindow(128);
  for (let packetNumber = 1; packetNumber <= 16; packetNumber++) window.lost(packetNumber, 16);
  assert.is(window.size, 8);
  window.lost(17, 24);
  assert.is(window.size, 4);
});

test("window-keeps-between-four-and-its-maximum", () => {
  const window = new CongestionWindow(20);
  acknowledge(window, 1_000);
  assert.is(window.size, 20);
  for (let packetNumber = 1; packetNumber < 20; packetNumber++) window.lost(packetNumber, packetNumber);
  assert.is(window.size, 4);
  assert.is(new CongestionWindow(2).size, 2);
});

test("second-probe-timeout-in-a-row-shrinks-the-window-to-the-least", () => {
  const window = new CongestionWindow(128);
  window.probeTimedOut(1);
  assert.is(window.size, 16);
  window.probeTimedOut(2);
  assert.is(window.size, 4);
  // Half of what it was is reached fast again, the rest slowly.
  acknowledge(window, 4);
  assert.is(window.size, 8);
  acknowledge(window, 4);
  assert.is(window.size, 8);
});
