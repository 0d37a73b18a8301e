import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { BeginLoginRequest } from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin } from "../../../generated/chatwire/v1/rules.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { type Change, ChatServer, type LogEntry, MemoryStore } from "../../../src/server/index.ts";
import { Log } from "../../../src/server/observation/log.ts";
import { Observer } from "../../../src/server/observation/observer.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { ofOneProcess } from "../../served/of-one-process.ts";
import { Deferred } from "../../sim/deferred.ts";
import { clientFirstOf } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("server log");
const onWhole = ofOneProcess(test, "each part has a log of its own");

const opened = (connection: number): LogEntry => ({
  level: "info",
  event: "connection-opened",
  connection,
  address: "192.0.2.1",
  port: 1,
});

onWhole("connection-is-logged-from-start-to-end-in-order", async () => {
  const entries: LogEntry[] = [];
  {
    await using world = await ChatWorld.start({ logger: (entry) => entries.push(entry) });
    const ada = await world.join("ada");
    await ada.logOff();
    assert.is(await codeOf(ada.logIn({ name: "ada", password: "secret-2" })), "LOGIN_FAILED");
    await ada.logIn({ name: "ada", password: "secret-1" });
    await ada.close();
    while (world.server.connections > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(
    entries.map(({ event }) => event),
    [
      "server-started",
      "connection-opened",
      "login",
      "login-failed",
      "login",
      "connection-closed",
      "drain-started",
      "drain-ended",
    ],
  );
  const logins = entries.filter(({ event }) => event.startsWith("login"));
  assert.equal(logins, [
    { level: "info", event: "login", connection: 1, user: "ada", kind: "registration" },
    { level: "warn", event: "login-failed", connection: 1, address: "127.0.0.1", kind: "password" },
    { level: "info", event: "login", connection: 1, user: "ada", kind: "password" },
  ]);
  // A client logs off before it closes.
  const closed = entries.find(({ event }) => event === "connection-closed");
  assert.ok(closed?.event === "connection-closed" && closed.user === "ada" && closed.code === "CLOSED_BY_PEER");
  assert.ok(closed.bytesReceived > 0 && closed.bytesSent > 0);
});

test("end-of-a-connection-names-the-user-who-logged-in-last-and-nobody-if-no-login-succeeded", async () => {
  const entries: LogEntry[] = [];
  {
    await using world = await ChatWorld.start({ logger: (entry) => entries.push(entry) });
    for (const name of ["ada", "grace"]) await (await world.join(name)).close();
    const client = await world.connect();
    await client.logIn({ name: "ada", password: "secret-1" });
    await client.logOff();
    await client.logIn({ name: "grace", password: "secret-1" });
    await client.close();
    const failed = await world.connect();
    await codeOf(failed.logIn({ name: "ada", password: "secret-2" }));
    await failed.close();
    while (world.server.connections > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const users = entries.flatMap((entry) => (entry.event === "connection-closed" ? [entry.user] : []));
  assert.equal(users, ["ada", "grace", "grace", undefined]);
});

test("login-that-is-begun-and-given-up-is-logged", async () => {
  const given = new Deferred<void>();
  const unfinished: LogEntry[] = [];
  const logger = (entry: LogEntry): void => {
    if (entry.event === "login-unfinished") unfinished.push(entry);
    if (unfinished.length === 2) given.resolve();
  };
  const server = await ChatServer.listen({ host: "127.0.0.1", port: 0, security: "plain", grease: false, logger });
  const client = await RawClient.open({ port: server.port, security: "plain" });
  await client.greet();
  // The first is given up by the second, and the second by the end of the connection.
  for (const name of ["ada", "grace"])
    await client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: clientFirstOf(name) }));
  client.socket.destroy();
  await given.promise;
  const entry = { level: "warn", event: "login-unfinished", connection: 1, address: "127.0.0.1" };
  assert.equal(unfinished, [entry, entry]);
  await server.close();
});

test("request-refused-by-a-rate-is-logged-with-the-limit", async () => {
  const entries: LogEntry[] = [];
  await using world = await ChatWorld.start({ logger: (entry) => entries.push(entry) });
  const ada = await world.join("ada");
  let code: unknown = "none";
  while (code === "none") code = await codeOf(ada.getPeers());
  assert.is(code, "RATE_LIMITED");
  const [refused] = entries.filter(({ event }) => event === "limit-refused");
  assert.equal(refused, {
    level: "warn",
    event: "limit-refused",
    connection: 1,
    address: "127.0.0.1",
    user: "ada",
    command: "GetPeers",
    limit: "GetPeers.rate",
  });
});

test("slow-or-failed-store-is-logged", async () => {
  class Failing extends MemoryStore {
    override async commit(changes: readonly Change[]): Promise<void> {
      if (changes.some((change) => change.kind === "account" && change.account.name === "grace"))
        throw new Error("disk full");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  const entries: LogEntry[] = [];
  const logger = (entry: LogEntry) => entries.push(entry);
  await using world = await ChatWorld.start({ store: new Failing(randomBytes), limits: { slowCommitMs: 1 }, logger });
  await world.join("ada");
  assert.ok(entries.some(({ event }) => event === "store-slow"));
  const grace = await world.connect();
  await codeOf(grace.register({ name: "grace", password: "secret-1", privacy: "PUBLIC" }));
  assert.is((await world.server.closed.catch((error) => error)).message, "disk full");
  assert.ok(entries.some((entry) => entry.event === "store-failed" && entry.reason === "disk full"));
});

test("connections-past-the-limit-are-logged", async () => {
  const entries: LogEntry[] = [];
  const refused = new Deferred<LogEntry>();
  const logger = (entry: LogEntry): void => {
    if (entry.event === "connection-refused") refused.resolve(entry);
    entries.push(entry);
  };
  await using world = await ChatWorld.start({ limits: { connectionsMax: 1 }, logger });
  await world.connect();
  await codeOf(world.connect());
  assert.equal(await refused.promise, {
    level: "warn",
    event: "connection-refused",
    address: "127.0.0.1",
    code: "LIMIT_REACHED",
  });
  assert.is(world.server.statistics().connections.refused["LIMIT_REACHED"], 1);
});

test("entries-past-the-rate-are-suppressed-and-then-counted", async () => {
  const entries: LogEntry[] = [];
  const suppressed = new Deferred<LogEntry>();
  const log = new Log(
    systemNetwork,
    (entry) => {
      if (entry.event === "log-suppressed") suppressed.resolve(entry);
      entries.push(entry);
    },
    3,
  );
  for (let connection = 1; connection <= 1_000; connection++) log.write(opened(connection));
  log.write({ level: "info", event: "drain-started", connections: 1 });
  assert.equal(
    entries.map((entry) => ("connection" in entry ? entry.connection : entry.event)),
    [1, 2, 3, "drain-started"],
  );
  // The count is logged even though nothing else happens.
  assert.equal(await suppressed.promise, {
    level: "info",
    event: "log-suppressed",
    suppressed: "connection-opened",
    count: 997,
  });
  assert.is(log.suppressed, 997);
  log.write(opened(1_001));
  assert.equal(entries.at(-1), opened(1_001));
});

test("last-suppressed-entries-are-logged-at-the-end", () => {
  const entries: LogEntry[] = [];
  const log = new Log(systemNetwork, (entry) => entries.push(entry), 1);
  log.write(opened(1));
  log.write(opened(2));
  log.end();
  assert.equal(entries.at(-1), { level: "info", event: "log-suppressed", suppressed: "connection-opened", count: 1 });
});

test("throwing-logger-becomes-a-warning", async () => {
  const broken = new Error("no room for logs");
  const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
  const server = await ChatServer.listen({
    grease: false,
    host: "127.0.0.1",
    port: 0,
    logger: ({ event }) => {
      if (event === "server-started") throw broken;
    },
  });
  assert.is(await warned, broken);
  await server.close();
});

test("internal-errors-become-warnings-up-to-the-rate-of-the-log", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  try {
    const observer = new Observer(systemNetwork, undefined, resolveLimits({ logEntriesPerSecond: 2 }));
    const errors = Array.from({ length: 10 }, (_, index) => new Error(`planted error ${index}`));
    for (const error of errors) observer.internalError(error);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(warnings, errors.slice(0, 2));
  } finally {
    process.off("warning", onWarning);
  }
});
