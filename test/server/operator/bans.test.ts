import * as assert from "uvu/assert";
import { ClosedError } from "../../../src/index.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";
import { PASSWORD, refusalOf } from "./operator-world.ts";

const test = suite("bans");
const HOUR_MS = 3_600_000;
/** Moving the clock by less is no jump. */
const BAN_MS = 50_000;

test("banned-name-loses-its-logins-and-logs-in-neither-by-password-nor-by-device", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  const { device } = await ada.register({ name: "ada", password: PASSWORD, privacy: "PUBLIC", device: { label: "x" } });
  await world.server.operator.ban({ name: "ada" });
  const reason = await ada.closed;
  assert.is(reason instanceof ClosedError && reason.code, "BANNED");
  const byPassword = await refusalOf((await world.connect()).logIn({ name: "ada", password: PASSWORD }));
  assert.equal([byPassword.code, byPassword.retryable, byPassword.retryAfterMs], ["BANNED", false, 0]);
  if (device === undefined) throw new Error("There is no device.");
  assert.is((await refusalOf((await world.connect()).logInWithDevice(device))).code, "BANNED");
  await world.server.operator.unban({ name: "Ada" });
  await (await world.connect()).logIn({ name: "ada", password: PASSWORD });
});

test("ban-for-a-time-says-when-it-ends-and-ends", async () => {
  await using world = await ChatWorld.start();
  await world.join("ada");
  await world.server.operator.ban({ name: "ada" }, { durationMs: HOUR_MS });
  const refused = await refusalOf((await world.connect()).logIn({ name: "ada", password: PASSWORD }));
  assert.is(refused.retryable, true);
  assert.ok(refused.retryAfterMs > HOUR_MS / 2 && refused.retryAfterMs <= HOUR_MS, `${refused.retryAfterMs}`);
  await world.server.operator.ban({ name: "ada" }, { durationMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await (await world.connect()).logIn({ name: "ada", password: PASSWORD });
  assert.equal(
    world.server.operator.bans().map(({ subject, ended }) => [subject, ended]),
    [["ada", true]],
  );
});

test("ban-of-each-kind-ends-to-the-millisecond", async () => {
  let wallMs = 1_700_000_000_000;
  await using world = await ChatWorld.start({ network: { ...systemNetwork, wallClockMs: () => wallMs } });
  await world.join("ada");
  const { operator } = world.server;
  const hello = () => world.connect();
  const logIn = async () => (await world.connect()).logIn({ name: "ada", password: PASSWORD });
  for (const [subject, attempt] of [
    [{ name: "ada" }, logIn],
    [{ address: "127.0.0.1" }, hello],
    [{ network: "127.0.0.0/8" }, hello],
  ] as const) {
    await operator.ban(subject, { durationMs: BAN_MS });
    wallMs += BAN_MS - 1;
    const { code, retryAfterMs } = await refusalOf(attempt());
    assert.equal([code, retryAfterMs], ["BANNED", 1], JSON.stringify(subject));
    wallMs += 1;
    assert.is(await codeOf(attempt()), "none", JSON.stringify(subject));
  }
  assert.equal(
    operator.bans().map(({ ended }) => ended),
    [true, true, true],
  );
});

test("of-several-bans-of-an-address-the-one-that-ends-last-counts", async () => {
  for (const [first, second] of [
    [{ network: "127.0.0.0/8" }, { address: "127.0.0.1" }],
    [{ address: "127.0.0.1" }, { network: "127.0.0.0/8" }],
  ] as const) {
    const network = { ...systemNetwork, wallClockMs: () => 1_700_000_000_000 };
    await using world = await ChatWorld.start({ network });
    await world.server.operator.ban(first, { durationMs: BAN_MS });
    await world.server.operator.ban(second, { durationMs: HOUR_MS });
    assert.is((await refusalOf(world.connect())).retryAfterMs, HOUR_MS);
    await world.server.operator.ban(first);
    const forEver = await refusalOf(world.connect());
    assert.equal([forEver.retryable, forEver.retryAfterMs], [false, 0]);
    await world.server.operator.unban(first);
    assert.is((await refusalOf(world.connect())).retryAfterMs, HOUR_MS);
  }
});

test("banned-address-is-one-host-and-others-stay", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const { operator } = world.server;
  for (const [address, subject] of [
    ["192.0.2.1", "192.0.2.1/32"],
    ["::ffff:192.0.2.2", "192.0.2.2/32"],
    ["2001:db8::1", "2001:db8::/64"],
  ] as const) {
    assert.is((await operator.ban({ address })).subject, subject);
  }
  assert.is(await codeOf(operator.ban({ address: "fe80::1%eth0" })), "INVALID_ARGUMENT");
  await operator.unban({ address: "2001:db8::2" });
  await ada.getPeers();
  assert.is(ada.connection.state.status, "connected");
});

test("ban-of-a-name-tells-nothing-to-who-does-not-know-the-password", async () => {
  await using world = await ChatWorld.start();
  await world.join("ada");
  const { operator } = world.server;
  for (const name of ["ada", "nobody"]) await operator.ban({ name });
  const errors: unknown[] = [];
  for (const name of ["ada", "nobody", "linus"]) {
    const { code, message, retryable, retryAfterMs, limit } = await refusalOf(
      (await world.connect()).logIn({ name, password: "wrong-1" }),
    );
    errors.push({ code, message, retryable, retryAfterMs, limit });
  }
  assert.is(JSON.stringify(errors[0]), JSON.stringify(errors[2]));
  assert.is(JSON.stringify(errors[1]), JSON.stringify(errors[2]));
});

test("banned-name-is-registered-by-nobody", async () => {
  await using world = await ChatWorld.start();
  await world.server.operator.ban({ name: "linus" });
  const refused = await refusalOf(
    (await world.connect()).register({ name: "LINUS", password: PASSWORD, privacy: "PUBLIC" }),
  );
  assert.is(refused.code, "NAME_RESTRICTED");
});

test("banned-network-is-closed-and-refused-at-hello", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const ban = await world.server.operator.ban({ network: "127.0.0.0/8" }, { durationMs: HOUR_MS });
  assert.is(ban.subject, "127.0.0.0/8");
  const reason = await ada.closed;
  assert.is(reason instanceof ClosedError && reason.code, "BANNED");
  const refused = await refusalOf(world.connect());
  assert.equal([refused.code, refused.retryable], ["BANNED", true]);
  assert.ok(refused.retryAfterMs > 0);
  await world.server.operator.unban({ network: "127.0.0.0/8" });
  await world.connect();
  await world.server.operator.ban({ address: "127.0.0.1" });
  assert.is((await refusalOf(world.connect())).code, "BANNED");
  assert.is(await codeOf(world.server.operator.ban({ network: "127.0.0.1/8" })), "INVALID_ARGUMENT");
});
