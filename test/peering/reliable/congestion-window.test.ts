import * as assert from "uvu/assert";
import { CongestionWindow } from "../../../src/peering/reliable/congestion-window.ts";
import { suite } from "../../suite.ts";

const test = suite("congestion window");

function acknowledge(window: CongestionWindow, times: number): void {
  for (let i = 0; i < times; i++) window.acknowledged();
}

test("window-doubles-each-round-trip-until-the-first-loss", () => {
  const window = new CongestionWindow(128);
  assert.is(window.windowMessages, 16);
  acknowledge(window, 16);
  assert.is(window.windowMessages, 32);
});

test("loss-halves-the-window-which-then-grows-by-one-each-round-trip", () => {
  const window = new CongestionWindow(128);
  window.lost(1, 16);
  assert.is(window.windowMessages, 8);
  acknowledge(window, 8);
  assert.is(window.windowMessages, 8);
  acknowledge(window, 1);
  assert.is(window.windowMessages, 9);
});

test("losses-of-one-round-trip-halve-the-window-once", () => {
  const window = new CongestionWindow(128);
  for (let packetNumber = 1; packetNumber <= 16; packetNumber++) window.lost(packetNumber, 16);
  assert.is(window.windowMessages, 8);
  window.lost(17, 24);
  assert.is(window.windowMessages, 4);
});

test("window-stays-between-four-and-its-maximum", () => {
  const window = new CongestionWindow(20);
  acknowledge(window, 1_000);
  assert.is(window.windowMessages, 20);
  for (let packetNumber = 1; packetNumber < 20; packetNumber++) window.lost(packetNumber, packetNumber);
  assert.is(window.windowMessages, 4);
  assert.is(new CongestionWindow(2).windowMessages, 2);
});

test("second-probe-timeout-in-a-row-shrinks-the-window-to-its-minimum", () => {
  const window = new CongestionWindow(128);
  window.probeTimedOut(1);
  assert.is(window.windowMessages, 16);
  window.probeTimedOut(2);
  assert.is(window.windowMessages, 4);
  // Slow start up to half of the former window, then slower growth.
  acknowledge(window, 4);
  assert.is(window.windowMessages, 8);
  acknowledge(window, 4);
  assert.is(window.windowMessages, 8);
});
