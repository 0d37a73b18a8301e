import { ProtocolError } from "chatwire";
import * as assert from "uvu/assert";
import { withRetry } from "../../../examples/client/retry.ts";
import { suite } from "../../suite.ts";

const test = suite("repeated calls of the example client");
const { signal } = new AbortController();

test("limited-call-is-made-again-after-the-wait", async () => {
  let calls = 0;
  const answer = await withRetry(async () => {
    calls += 1;
    if (calls < 3) throw limited(1);
    return "answer";
  }, signal);
  assert.equal([answer, calls], ["answer", 3]);
});

test("server-that-asks-for-a-long-wait-is-not-waited-for", async () => {
  // Node fires a timer of more than 24 days at once.
  for (const retryAfterMs of [60_001, 2 ** 31, 2 ** 32 - 1]) {
    let calls = 0;
    const call = async (): Promise<never> => {
      calls += 1;
      throw limited(retryAfterMs);
    };
    const error = await withRetry(call, signal).catch((reason) => reason);
    assert.equal([error.code, calls], ["RATE_LIMITED", 1]);
  }
});

function limited(retryAfterMs: number): ProtocolError {
  return new ProtocolError("RATE_LIMITED", "Too many requests.", { retryable: true, retryAfterMs });
}
