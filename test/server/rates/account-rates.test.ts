import * as assert from "uvu/assert";
import { ProtocolError } from "../../../src/errors.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { AccountRates } from "../../../src/server/rates/account-rates.ts";
import type { RateLimits } from "../../../src/session/rate-limits.ts";
import { suite } from "../../suite.ts";

const test = suite("rates of accounts");

const PER_SECOND = 10;
/** How many requests fit at once: those of two seconds. */
const BURST = 20;
const [ADA, GRACE] = [1, 2];

function createRates(): AccountRates {
  return new AccountRates(resolveLimits({ accountRequestsPerSecond: PER_SECOND }));
}

/** How many of so many requests fit. */
function ask(rates: RateLimits, count: number, nowMs: number): number {
  let fit = 0;
  for (let index = 0; index < count; index++) {
    try {
      rates.takeRequest(nowMs);
      fit += 1;
    } catch (error) {
      assert.instance(error, ProtocolError);
    }
  }
  return fit;
}

test("connections-of-an-account-share-its-rates", () => {
  const rates = createRates();
  const [first, second] = [rates.enter(ADA, 0), rates.enter(ADA, 0)];
  assert.is(ask(first, 15, 0) + ask(second, 15, 0), BURST);
  assert.is(ask(rates.enter(GRACE, 0), 30, 0), BURST);
});

test("logging-in-again-refills-no-rate", () => {
  const rates = createRates();
  assert.is(ask(rates.enter(ADA, 0), 30, 0), BURST);
  rates.leave(ADA, 0);
  assert.is(ask(rates.enter(ADA, 500), 30, 500), PER_SECOND / 2);
});

test("rates-are-forgotten-once-they-are-unused-and-nobody-is-logged-in", () => {
  const rates = createRates();
  const used = rates.enter(ADA, 0);
  rates.enter(ADA, 0);
  ask(used, BURST, 0);
  rates.leave(ADA, 0);
  rates.enter(GRACE, 0);
  rates.leave(GRACE, 60_000);
  assert.is(rates.size, 1, "ada is logged in once more");
  ask(used, BURST, 60_000);
  rates.leave(ADA, 60_000);
  assert.is(rates.size, 1, "a new login of ada must not get more than is left");
  rates.enter(GRACE, 120_000);
  rates.leave(GRACE, 120_000);
  assert.is(rates.size, 0);
});

test("all-rates-are-renewed-when-the-limits-change", () => {
  const limits = { ...resolveLimits({ accountRequestsPerSecond: PER_SECOND }) };
  const rates = new AccountRates(limits);
  const ada = rates.enter(ADA, 0);
  assert.is(ask(ada, 30, 0), BURST);
  limits.accountRequestsPerSecond = 2 * PER_SECOND;
  rates.renew(0);
  assert.is(ask(ada, 60, 0), 2 * BURST);
});
