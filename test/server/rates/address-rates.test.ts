import * as assert from "uvu/assert";
import { BeginRegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { BeginRegister, Ping } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { AddressRates } from "../../../src/server/rates/address-rates.ts";
import { ChatWorld } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("rates of addresses");

function ratesOf(perSecond: number) {
  const refused: string[] = [];
  const limits = resolveLimits({ addressLoginRequestsPerSecond: perSecond });
  const rates = new AddressRates(limits, (_, prefix) => refused.push(prefix));
  /** How many of so many requests fit. */
  const ask = (address: string, count: number, nowMs = 0): number => {
    let fit = 0;
    for (let index = 0; index < count; index++) {
      try {
        rates.of(address).take(nowMs);
        fit += 1;
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        assert.equal([error.code, error.limit], ["RATE_LIMITED", "addressLoginRequestsPerSecond"]);
        assert.ok(error.retryAfterMs > 0);
      }
    }
    return fit;
  };
  return { refused, ask };
}

test("address-has-its-rate-and-a-burst-of-two-seconds-whatever-its-connections", () => {
  const { refused, ask } = ratesOf(10);
  assert.is(ask("192.0.2.1", 50), 20);
  assert.is(ask("192.0.2.1", 50, 1_000), 10);
  assert.is(ask("192.0.2.2", 50), 20);
  assert.equal([...new Set(refused)], ["address"]);
});

test("networks-around-an-ipv6-address-have-rates-too", () => {
  const { refused, ask } = ratesOf(10);
  let fit = 0;
  for (let host = 1; host <= 9; host++) fit += ask(`2001:db8::${host}`, 10);
  assert.equal([fit, refused.at(-1)], [20, "/64"]);
  for (let subnet = 1; subnet <= 9; subnet++) fit += ask(`2001:db8:0:${subnet}::1`, 20);
  assert.equal([fit, refused.at(-1)], [40, "/56"]);
  for (let site = 1; site <= 9; site++) fit += ask(`2001:db8:0:${site}00::1`, 20);
  assert.equal([fit, refused.at(-1)], [80, "/48"]);
  assert.is(ask("2001:db8:1::1", 50), 20);
});

test("requests-past-the-rate-are-refused-by-name-and-counted-by-limit-and-prefix", async () => {
  await using world = await ChatWorld.start({ limits: { addressLoginRequestsPerSecond: 1 } });
  const open = () => RawClient.open({ port: world.server.port, localAddress: "127.0.0.7" });
  const clients = [await open(), await open()];
  const answers: unknown[] = [];
  for (const client of clients) {
    await client.greet();
    for (let count = 0; count < 3; count++) {
      const answer = await client.call(BeginRegister, BeginRegisterRequest.create({ name: "ada" }));
      answers.push("limit" in answer ? answer.limit : "salt");
    }
    // Others are not limited by it.
    await client.call(Ping, {});
    client.socket.destroy();
  }
  assert.equal(answers.slice(0, 2), ["salt", "salt"]);
  const refused = answers.filter((answer) => answer === "addressLoginRequestsPerSecond").length;
  assert.ok(refused >= 2, `${answers}`);
  const { refusedByLimit, refusedByPrefix } = world.server.statistics();
  assert.is(refusedByLimit["addressLoginRequestsPerSecond"], refused);
  assert.equal(refusedByPrefix, [{ limit: "addressLoginRequestsPerSecond", prefix: "address", count: refused }]);
});
