import * as assert from "uvu/assert";
import { BeginLogin, Broadcast, Hello, OpenDatagram, Ping, Resume } from "../../generated/chatwire/v1/rules.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { RateLimits } from "../../src/session/rate-limits.ts";
import { suite } from "../suite.ts";

const test = suite("rates of a connection and of an account");

test("requests-of-login-count-for-the-address-until-somebody-is-logged-in", () => {
  let taken = 0;
  const address = {
    take: () => {
      taken += 1;
    },
  };
  const rates = new RateLimits("connection", DEFAULT_LIMITS, 0, address);
  for (const method of [Hello, Resume, BeginLogin]) rates.takeMethod(method, 0);
  assert.is(taken, 1);
  rates.account = new RateLimits("account", DEFAULT_LIMITS, 0);
  rates.takeMethod(BeginLogin, 0);
  assert.is(taken, 1);
});

test("rate-of-a-method-is-used-up-whatever-other-methods-are-called-meanwhile", () => {
  const rates = new RateLimits("connection", DEFAULT_LIMITS, 0);
  const { burst = 0, perSecond = 0 } = Broadcast.rule.rate ?? {};
  for (let count = 0; count < burst; count++) rates.takeMethod(Broadcast, 0);
  rates.takeMethod(Ping, 0);
  assert.throws(() => rates.takeMethod(Broadcast, 0), /Broadcast may be called/);
  const fullMs = (burst / perSecond) * 1_000;
  rates.takeMethod(OpenDatagram, fullMs / 2);
  for (let count = 1; count <= burst / 2; count++) rates.takeMethod(Broadcast, fullMs / 2);
  assert.throws(() => {
    for (let count = 0; count < burst; count++) rates.takeMethod(Broadcast, fullMs / 2);
  }, /Broadcast may be called/);
  rates.takeMethod(Hello, 10 * fullMs);
  for (let count = 0; count < burst; count++) rates.takeMethod(Broadcast, 10 * fullMs);
  assert.throws(() => rates.takeMethod(Broadcast, 10 * fullMs), /Broadcast may be called/);
});

for (const scope of ["connection", "account"] as const) {
  test(`renewed-rates-of-the-${scope}-are-those-of-the-limits-and-unused`, () => {
    const limits = { ...DEFAULT_LIMITS, [`${scope}RequestsPerSecond`]: 10, [`${scope}BytesPerSecond`]: 100_000 };
    const rates = new RateLimits(scope, limits, 0);
    rates.countFrame(300_000, 0);
    assert.is(rates.frameDelayMs(0), 1_000);
    limits[`${scope}BytesPerSecond`] = 200_000;
    assert.is(rates.frameDelayMs(0), 1_000, "before the renewal");
    rates.renew(0);
    rates.countFrame(500_000, 0);
    assert.is(rates.frameDelayMs(0), 500);

    limits[`${scope}RequestsPerSecond`] = 2;
    rates.renew(0);
    for (let count = 0; count < 5; count++) rates.countSkipped(0);
    assert.is(rates.frameDelayMs(0), 500);
    for (let count = 0; count < 4; count++) rates.takeRequest(0);
    assert.throws(() => rates.takeRequest(0), /may send 2 requests a second/);
    rates.renew(0);
    assert.is(rates.frameDelayMs(0), 0);
    rates.takeRequest(0);
  });
}
