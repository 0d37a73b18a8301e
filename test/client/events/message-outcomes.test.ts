import * as assert from "uvu/assert";
import { MessageOutcome, MessageOutcomes, Outcome } from "../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { OutcomeWaiters } from "../../../src/client/events/message-outcomes.ts";
import { ChatError, ClosedError } from "../../../src/errors.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("outcomes of own messages");

const id = { bytes: new Uint8Array(16), firstSentMs: 1 };

test("error-tells-whether-the-message-may-have-been-taken-and-with-which-id-to-repeat-it", async () => {
  const world = new SimulatedWorld({ seed: SEED });
  const waiters = new OutcomeWaiters(world.addHost("198.51.100.1"), () => {});
  const sendings = [1, 2, 3].map((number) =>
    waiters
      .send("A message", async (onNumber) => onNumber(number), { signal: undefined, timeoutMs: number * 1_000, id })
      .catch((error: unknown) => error instanceof ChatError && [error.code, error.outcome, error.requestId]),
  );
  const refusal = MessageOutcome.create({ number: 2, outcome: Outcome.REFUSED, code: ErrorCode.LIMIT_REACHED });
  await world.advance(1_000);
  waiters.handle(MessageOutcomes.create({ outcomes: [refusal] }));
  waiters.end(new ClosedError("CLOSED", "You logged off."));
  assert.equal(await Promise.all(sendings), [
    ["TIMED_OUT", "unknown", id],
    ["LIMIT_REACHED", "not done", undefined],
    ["CLOSED", "unknown", id],
  ]);
});
