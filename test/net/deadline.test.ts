import * as assert from "uvu/assert";
import { deadline, untilAborted } from "../../src/net/deadline.ts";
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
