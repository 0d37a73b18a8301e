import { getEventListeners } from "node:events";
import * as assert from "uvu/assert";
import { deadline, onAbort, untilAborted, within } from "../../src/net/deadline.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { suite } from "../suite.ts";

const test = suite("deadline");

test("promise-that-is-no-longer-awaited-may-reject-without-an-unhandled-rejection", async () => {
  const reason = new Error("enough");
  // An unhandled rejection would fail this file.
  const failing = Promise.reject(new Error("too late"));
  assert.is(await untilAborted(failing, AbortSignal.abort(reason)).catch((error) => error), reason);
  await new Promise((resolve) => setImmediate(resolve));
});

test("expired-time-limit-and-the-callers-signal-both-end-the-wait", async () => {
  using short = deadline(systemNetwork, undefined, 1, "The test");
  const late = await untilAborted(new Promise<never>(() => {}), short.signal).catch((error) => error);
  assert.is(late.code, "TIMED_OUT");
  const reason = new Error("enough");
  using given = deadline(systemNetwork, AbortSignal.abort(reason), 60_000, "The test");
  assert.is(given.signal.reason, reason);
});

test("timeouts-that-are-not-positive-numbers-are-refused", () => {
  for (const timeoutMs of [0, -1, Number.NaN]) {
    assert.throws(() => deadline(systemNetwork, undefined, timeoutMs, "The test"), /positive number/);
  }
});

test("wait-for-one-promise-ends-with-it-with-the-time-limit-or-with-the-callers-signal", async () => {
  const caller = new AbortController();
  const wait = { signal: caller.signal, timeoutMs: 60_000, what: "The test" };
  assert.is(await within(systemNetwork, wait, async () => 7), 7);
  const failure = new Error("failed");
  const failed = within(systemNetwork, wait, () => Promise.reject(failure));
  assert.is(await failed.catch((error) => error), failure);
  const late = within(systemNetwork, { ...wait, timeoutMs: 1 }, () => new Promise<never>(() => {}));
  assert.is((await late.catch((error) => error)).code, "TIMED_OUT");
  assert.is(getEventListeners(caller.signal, "abort").length, 0);
  const left = within(systemNetwork, wait, () => new Promise(() => {}));
  const reason = new Error("enough");
  caller.abort(reason);
  assert.is(await left.catch((error) => error), reason);
});

test("wait-with-a-timeout-that-is-no-positive-number-starts-nothing", () => {
  for (const timeoutMs of [0, -1, Number.NaN]) {
    const start = () => Promise.reject(new Error("It was started."));
    assert.throws(
      () => within(systemNetwork, { signal: undefined, timeoutMs, what: "The test" }, start),
      /positive number/,
    );
  }
});

test("wait-with-a-signal-that-has-fired-starts-nothing", async () => {
  const reason = new Error("enough");
  let isStarted = false;
  const start = async (): Promise<void> => {
    isStarted = true;
  };
  const wait = { signal: AbortSignal.abort(reason), timeoutMs: 60_000, what: "The test" };
  assert.is(await within(systemNetwork, wait, start).catch((error) => error), reason);
  assert.not(isStarted);
});

test("wait-ends-if-its-start-makes-the-signal-fire", async () => {
  const caller = new AbortController();
  const reason = new Error("enough");
  const start = (): Promise<never> => {
    caller.abort(reason);
    // An unhandled rejection would fail this file.
    return Promise.reject(new Error("too late"));
  };
  const wait = { signal: caller.signal, timeoutMs: 60_000, what: "The test" };
  assert.is(await within(systemNetwork, wait, start).catch((error) => error), reason);
  await new Promise((resolve) => setImmediate(resolve));
});

test("any-number-of-waits-share-one-listener-of-a-signal", async () => {
  const caller = new AbortController();
  const waits = Array.from({ length: 50 }, (_, index) => {
    const limit = deadline(systemNetwork, caller.signal, 60_000, "The test");
    const waiting = untilAborted(new Promise<never>(() => {}), index % 2 === 0 ? caller.signal : limit.signal);
    return { limit, waiting: waiting.catch((error) => error) };
  });
  // Node prints a warning if there are eleven.
  assert.is(getEventListeners(caller.signal, "abort").length, 1);
  const reason = new Error("enough");
  caller.abort(reason);
  for (const { waiting, limit } of waits) {
    assert.is(await waiting, reason);
    limit[Symbol.dispose]();
  }
});

test("wait-that-is-over-leaves-nothing-at-the-signal", () => {
  const { signal } = new AbortController();
  let ran = 0;
  const leave = [1, 2].map(() => onAbort(signal, () => ran++));
  for (const each of leave) each();
  assert.is(getEventListeners(signal, "abort").length, 0);
  const caller = new AbortController();
  onAbort(caller.signal, () => ran++)();
  onAbort(caller.signal, () => ran++);
  caller.abort();
  assert.is(ran, 1);
});
