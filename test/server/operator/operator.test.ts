import * as assert from "uvu/assert";
import { ClosedError, type ProtocolError, type Tap } from "../../../src/index.ts";
import type { Limits } from "../../../src/limits.ts";
import { ChatServer, type LogEntry, RUNTIME_LIMITS, type RuntimeLimit } from "../../../src/server/index.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { IS_CLUSTER } from "../../served/is-cluster.ts";
import { ofOneProcess } from "../../served/of-one-process.ts";
import { suite } from "../../suite.ts";
import { PASSWORD, refusalOf, store } from "./operator-world.ts";

const test = suite("operator");
const onWhole = ofOneProcess(
  test,
  "gateways have connections that the core does not know, and learn of limits a moment later",
);
const HOUR_MS = 3_600_000;

test("connections-are-listed-with-their-users-and-addresses", async () => {
  await using world = await ChatWorld.start();
  const before = Date.now();
  await world.join("ada");
  await world.connect();
  const [first, second] = world.server.operator.connections();
  assert.is(first?.user, "ada");
  assert.is(first?.address, "127.0.0.1");
  assert.ok((first?.loggedIn?.getTime() ?? 0) >= before - 1_000);
  assert.ok((first?.opened.getTime() ?? 0) <= (first?.loggedIn?.getTime() ?? 0));
  assert.is(second?.user, undefined);
  assert.is(second?.loggedIn, undefined);
});

test("accounts-are-listed-by-part-of-their-name", async () => {
  await using world = await ChatWorld.start();
  await world.join("Grace", "PRIVATE");
  await world.join("ada");
  const { operator } = world.server;
  assert.equal(
    operator.accounts().map(({ name, privacy, status, logins }) => [name, privacy, status, logins]),
    [
      ["ada", "PUBLIC", "AVAILABLE", 1],
      ["Grace", "PRIVATE", "AVAILABLE", 1],
    ],
  );
  assert.equal(
    operator.accounts("RAC").map(({ name }) => name),
    ["Grace"],
  );
});

test("kicked-user-is-told-and-may-log-in-again", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  assert.is(await world.server.operator.kick("ADA"), 1);
  const reason = await ada.closed;
  assert.is(reason instanceof ClosedError && reason.code, "KICKED");
  assert.is(reason.retryable, true);
  assert.is(grace.connection.state.status, "connected");
  await (await world.connect()).logIn({ name: "ada", password: PASSWORD });
  assert.is(await codeOf(world.server.operator.kick("linus")), "INVALID_ARGUMENT");
});

onWhole("kicked-connection-is-closed-without-a-login", async () => {
  await using world = await ChatWorld.start();
  const client = await world.connect();
  const [first] = world.server.operator.connections();
  world.server.operator.kickConnection(first?.connection ?? 0);
  const reason = await client.closed;
  assert.is(reason instanceof ClosedError && reason.code, "KICKED");
  assert.throws(() => world.server.operator.kickConnection(99), /There is no connection 99/);
});

test("bans-registration-and-codes-survive-a-restart", async () => {
  const kept = store();
  let code = "";
  {
    await using world = await ChatWorld.start({ store: kept });
    await world.join("ada");
    await world.server.operator.ban({ name: "ada" });
    await world.server.operator.ban({ network: "192.0.2.0/24" }, { durationMs: HOUR_MS });
    await world.server.operator.setRegistration("closed");
    code = (await world.server.operator.createInvitationCode({ uses: 2 })).code;
  }
  await using world = await ChatWorld.start({ store: kept });
  assert.equal(
    world.server.operator.bans().map(({ kind, subject, until }) => [kind, subject, until !== undefined]),
    [
      ["name", "ada", false],
      ["network", "192.0.2.0/24", true],
    ],
  );
  assert.is((await refusalOf((await world.connect()).logIn({ name: "ada", password: PASSWORD }))).code, "BANNED");
  assert.is(world.server.operator.registration, "closed");
  const grace = { name: "grace", password: PASSWORD, privacy: "PUBLIC" } as const;
  assert.is((await refusalOf((await world.connect()).register(grace))).code, "REGISTRATION_CLOSED");
  await (await world.connect()).register({ ...grace, invitationCode: code });
  assert.is(world.server.operator.invitationCodes()[0]?.usesLeft, 1);
});

test("invitation-code-registers-as-many-as-it-has-uses", async () => {
  await using world = await ChatWorld.start();
  const { operator } = world.server;
  await operator.setRegistration("closed");
  const { code, id } = await operator.createInvitationCode({ uses: 2 });
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const register = async (name: string, invitationCode: string): Promise<unknown> =>
    codeOf((await world.connect()).register({ name, password: PASSWORD, privacy: "PUBLIC", invitationCode }));
  assert.is(await register("ada", code.toLowerCase().replaceAll("-", "")), "none");
  assert.is(await register("ada", code), "NAME_TAKEN");
  assert.is(operator.invitationCodes()[0]?.usesLeft, 1);
  assert.is(await register("grace", code), "none");
  assert.is(await register("linus", code), "REGISTRATION_CLOSED");
  assert.equal(operator.invitationCodes(), []);
  assert.is(await codeOf(operator.removeInvitationCode(id)), "INVALID_ARGUMENT");
  const removed = await operator.createInvitationCode();
  await operator.removeInvitationCode(removed.id);
  assert.is(await register("linus", removed.code), "REGISTRATION_CLOSED");
  await operator.setRegistration("open");
  assert.is(await register("linus", ""), "none");
});

test("expired-invitation-code-registers-nobody", async () => {
  await using world = await ChatWorld.start();
  await world.server.operator.setRegistration("closed");
  const { code } = await world.server.operator.createInvitationCode({ durationMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const ada = { name: "ada", password: PASSWORD, privacy: "PUBLIC", invitationCode: code } as const;
  assert.is((await refusalOf((await world.connect()).register(ada))).code, "REGISTRATION_CLOSED");
});

test("closed-registration-tells-nobody-which-names-are-taken", async () => {
  await using world = await ChatWorld.start();
  await world.join("ada");
  await world.server.operator.setRegistration("closed");
  for (const name of ["ada", "linus"]) {
    const user = { name, password: PASSWORD, privacy: "PUBLIC" } as const;
    assert.is((await refusalOf((await world.connect()).register(user))).code, "REGISTRATION_CLOSED");
  }
});

test("wrong-invitation-codes-are-limited-like-failed-logins", async () => {
  await using world = await ChatWorld.start({ limits: { loginTriesMax: 2 } });
  await world.server.operator.setRegistration("closed");
  const { code } = await world.server.operator.createInvitationCode();
  const register = async (invitationCode: string): Promise<ProtocolError> =>
    refusalOf((await world.connect()).register({ name: "ada", password: PASSWORD, privacy: "PUBLIC", invitationCode }));
  assert.is((await register("AAAA")).code, "REGISTRATION_CLOSED");
  assert.is((await register("BBBB")).code, "REGISTRATION_CLOSED");
  const delayed = await register(code);
  assert.equal([delayed.code, delayed.limit], ["RATE_LIMITED", "loginTriesMax"]);
});

test("deleted-account-is-gone-and-its-clients-are-told", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.send("grace", "hello");
  await world.server.operator.deleteAccount("ada");
  const reason = await ada.closed;
  assert.is(reason instanceof ClosedError && reason.code, "ACCOUNT_DELETED");
  assert.equal(
    (await grace.getPeers()).map(({ name }) => name),
    [],
  );
  assert.is((await refusalOf((await world.connect()).logIn({ name: "ada", password: PASSWORD }))).code, "LOGIN_FAILED");
  assert.is(await codeOf(world.server.operator.deleteAccount("ada")), "INVALID_ARGUMENT");
});

test("exported-account-has-everything-but-secrets", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.connect();
  await ada.register({ name: "ada", password: PASSWORD, privacy: "PUBLIC", device: { label: "laptop" } });
  const grace = await world.join("grace");
  await ada.texts.send("grace", "one");
  await grace.texts.send("ada", "two");
  await ada.contacts.add("grace");
  const { account, texts } = world.server.operator.exportAccount("ada");
  assert.equal([account.name, account.privacy.see, account.contacts], ["ada", "EVERYONE", ["grace"]]);
  assert.equal(
    account.devices.map(({ label }) => label),
    ["laptop"],
  );
  const found: unknown[] = [];
  for await (const { direction, peer, text } of texts) found.push([direction, peer, text]);
  assert.equal(found, [
    ["sent", "grace", "one"],
    ["received", "grace", "two"],
  ]);
  const written = JSON.stringify(account);
  for (const secret of ["storedKey", "serverKey", "salt", "publicKey"]) assert.not.match(written, secret);
});

test("changed-limit-applies-and-is-told-to-clients-logged-in-or-later", async () => {
  await using world = await ChatWorld.start();
  const [ada, late] = [await world.join("ada"), await world.connect()];
  await world.join("grace");
  world.server.operator.setLimit("textBytesMax", 5);
  const refused = await refusalOf(ada.texts.send("grace", "123456"));
  assert.is(refused.limit, "textBytesMax");
  assert.is(ada.serverLimits.textBytesMax, 5);
  assert.is(late.serverLimits.textBytesMax, 16_384);
  await late.logIn({ name: "ada", password: PASSWORD });
  await late.texts.send("grace", "12345");
  assert.is(late.serverLimits.textBytesMax, 5);
  assert.is((await world.connect()).serverLimits.textBytesMax, 5);
});

onWhole("changed-rate-applies-to-connections-that-are-open", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  for (const name of ["accountRequestsPerSecond", "connectionRequestsPerSecond"] as const) {
    world.server.operator.setLimit(name, 1);
    const calls = await Promise.all([1, 2, 3, 4].map(() => codeOf(ada.getPeers())));
    assert.ok(calls.includes("RATE_LIMITED"), `${name}: ${calls.join()}`);
    world.server.operator.setLimit(name, 200);
    assert.equal(await Promise.all([1, 2, 3].map(() => codeOf(ada.getPeers()))), ["none", "none", "none"], name);
  }
});

test("client-is-told-of-a-change-once", async () => {
  await using world = await ChatWorld.start();
  let told = 0;
  const tap: Tap = (way, { body }) => {
    if (way === "received" && body.case === "limitsChanged") told += 1;
  };
  const ada = await world.join("ada", "PUBLIC", { tap });
  world.server.operator.setLimit("textBytesMax", 100);
  await ada.getPeers();
  assert.is(told, 1);
  await ada.logOff();
  const later = await world.connect({ tap });
  for (const client of [ada, later]) {
    await client.logIn({ name: "ada", password: PASSWORD });
    await client.getPeers();
    assert.is(client.serverLimits.textBytesMax, 100);
  }
  assert.is(told, 1);
});

/** How each limit that may change is seen to have changed. */
const EFFECTS: { readonly [Name in RuntimeLimit]?: (world: ChatWorld) => Promise<unknown> } = {
  connectionsPerAddressMax: (world) => codeOf(world.connect()),
  accountsMax: async (world) => codeOf(world.join("linus")),
  registrationsPerAddressMax: async (world) => codeOf(world.join("linus").then(() => world.join("barbara"))),
};

test("lowered-limits-refuse-what-they-allowed-before", async () => {
  for (const [name, effect] of Object.entries(EFFECTS)) {
    // Each gateway counts the connections at it.
    if (IS_CLUSTER && name === "connectionsPerAddressMax") continue;
    await using world = await ChatWorld.start();
    await world.join("ada");
    const limit = RUNTIME_LIMITS.find((each) => each === name);
    if (limit === undefined) throw new Error(name);
    world.server.operator.setLimit(limit, 1);
    assert.is.not(await effect(world), "none", name);
  }
});

test("limits-that-cannot-change-or-do-not-fit-are-refused", async () => {
  await using world = await ChatWorld.start();
  const { operator } = world.server;
  const set = (name: string, value: number) => () => operator.setLimit(name as RuntimeLimit, value);
  assert.throws(set("frameBytesMax", 70_000), /There is no limit "frameBytesMax" that can be changed/);
  assert.throws(set("nonsense", 1), /The limits are: connectionsPerAddressMax, /);
  assert.throws(set("textBytesMax", 70_000), /The limit frameBytesMax must be at least/);
  assert.throws(set("textBytesMax", 0), /must be a positive integer/);
  assert.is(operator.limits().textBytesMax, 16_384);
});

test("bans-and-codes-are-bounded-and-ended-ones-make-room", async () => {
  const limits: Partial<Limits> = { bansMax: 2, invitationCodesMax: 2 };
  await using world = await ChatWorld.start({ limits });
  const { operator } = world.server;
  await operator.ban({ name: "a" }, { durationMs: 1 });
  await operator.ban({ name: "b" });
  await operator.createInvitationCode({ durationMs: 1 });
  await operator.createInvitationCode();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await operator.ban({ name: "c" });
  await operator.createInvitationCode();
  assert.equal(
    operator.bans().map(({ subject }) => subject),
    ["b", "c"],
  );
  await operator.ban({ name: "B" });
  assert.is(await codeOf(operator.ban({ name: "d" })), "INVALID_ARGUMENT");
  assert.is(await codeOf(operator.createInvitationCode()), "INVALID_ARGUMENT");
});

test("each-command-is-logged-without-codes", async () => {
  const entries: LogEntry[] = [];
  await using world = await ChatWorld.start({ logger: (entry) => entries.push(entry) });
  const { operator } = world.server;
  await world.join("ada");
  await operator.kick("ada");
  await operator.ban({ address: "192.0.2.1" });
  await operator.setRegistration("closed");
  const { code } = await operator.createInvitationCode();
  operator.setLimit("accountsMax", 7);
  const commands = entries.flatMap((entry) =>
    entry.event === "operator-command" ? [[entry.command, entry.subject]] : [],
  );
  assert.equal(commands, [
    ["kick", "ada"],
    ["ban", "192.0.2.1/32"],
    ["registration", "closed"],
    ["invite", undefined],
    ["limit", "accountsMax=7"],
  ]);
  assert.not.match(JSON.stringify(entries), code);
});

test("closing-server-takes-no-commands", async () => {
  const server = await ChatServer.listen({ host: "127.0.0.1", port: 0 });
  await server.close();
  assert.is(await codeOf(server.operator.ban({ name: "ada" })), "WRONG_STATE");
});
