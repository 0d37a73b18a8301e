import * as assert from "uvu/assert";
import { deadline, untilAborted } from "../../src/net/deadline.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { suite } from "../suite.ts";

const test = suite("deadline");

test("promise-that-nobody-waits-for-any-more-may-fail-unheard", async () => {
  const reason = new Error("enough");
  // An unhandled rejection would fail this file.
  const failing = Promise.reject(new Error("too late"));
  assert.is(await untilAborted(failing, AbortSignal.abort(reason)).catch((error) => error), reason);
  await new Promise((resolve) => setImmediate(resolve));
});

test("time-that-is-over-and-the-callers-signal-both-end-the-wait", async () => {
  using short = deadline(systemNetwork, undefined, 1, "The test");
  const late = await untilAborted(new Promise<never>(() => {}), short.signal).catch((error) => error);
  assert.is(late.code, "TIMED_OUT");
  const reason = new Error("enough");
  using given = deadline(systemNetwork, AbortSignal.abort(reason), 60_000, "The test");
  assert.is(given.signal.reason, reason);
});

test("time-limits-that-are-none-are-refused", () => {
  for (const timeoutMs of [0, -1, Number.NaN]) {
    assert.throws(() => deadline(systemNetwork, undefined, timeoutMs, "The test"), /positive number/);
  }
});
