import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { Header, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Ping } from "../../../generated/chatwire/v1/rules.ts";
import { errorCodeName } from "../../../src/framing/error-code.ts";
import { encodeBody, encodeFrame } from "../../../src/framing/frame-writer.ts";
import { resolveLimits } from "../../../src/limits.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { type LogEntry, MemoryStore } from "../../../src/server/index.ts";
import { Observer } from "../../../src/server/observation/observer.ts";
import { Histogram } from "../../../src/server/observation/statistics.ts";
import { NOTHING_RELAYED } from "../../../src/server/relay.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { socketEnd } from "../../socket-end.ts";
import { suite } from "../../suite.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("server statistics");

test("requests-are-counted-by-command-and-outcome", async () => {
  await using world = await ChatWorld.start({ store: new MemoryStore(randomBytes) });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.send("grace", "hello");
  assert.is(await codeOf(ada.texts.send("nobody", "hello")), "USER_NOT_FOUND");
  await grace.logOff();
  assert.is(await codeOf(grace.logIn({ name: "grace", password: "wrong" })), "LOGIN_FAILED");
  const now = world.server.statistics();
  const count = (command: string, outcome: string) =>
    now.requests.find((each) => each.command === command && each.outcome === outcome)?.count;
  assert.is(count("Hello", "OK"), 2);
  assert.is(count("Register", "OK"), 2);
  assert.is(count("SendText", "OK"), 1);
  assert.is(count("SendText", "USER_NOT_FOUND"), 1);
  assert.is(count("FinishLogin", "LOGIN_FAILED"), 1);
  assert.equal(now.logins, { registration: 2, password: 0, device: 0, token: 0 });
  assert.equal(now.loginsFailed, { registration: 0, password: 1, device: 0, token: 0 });
  assert.is(now.accountsNow, 2);
  assert.is(now.connections.openNow, 2);
  assert.is(now.connections.loggedInNow, 1);
  assert.is(now.commits.count, 3);
});

test("counters-only-grow-when-connections-close", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const before = world.server.statistics();
  await ada.close();
  while (world.server.connections > 0) await new Promise((resolve) => setImmediate(resolve));
  const after = world.server.statistics();
  assert.ok(before.bytesReceived > 0 && before.bytesSent > 0);
  assert.ok(after.bytesReceived >= before.bytesReceived && after.bytesSent >= before.bytesSent);
  assert.is(after.connections.opened, 1);
  assert.equal(after.connections.closed, { CLOSED_BY_PEER: 1 });
  assert.is(after.connections.openNow, 0);
});

test("messages-that-the-server-does-not-know-are-counted-by-code-and-logged", async () => {
  const entries: LogEntry[] = [];
  await using world = await ChatWorld.start({ logger: (entry) => entries.push(entry) });
  const client = await RawClient.open({ port: world.server.port });
  await client.join("ada", new SeededRandom(SEED));
  const event = { type: MessageType.EVENT, command: 8_042, critical: false, fields: new Uint8Array(0) };
  client.sendUnknown(event);
  client.sendUnknown({ ...event, critical: true });
  client.sendUnknown({ ...event, type: 9 });
  await client.call(Ping, PingRequest.create());
  const { events, requests } = world.server.statistics();
  assert.equal(events, { skipped: { UNKNOWN_COMMAND: 2, BODY_MISMATCH: 1 }, refused: 1, refusedByClients: 0 });
  // The refusal of an event is not that of a request.
  assert.equal(
    requests.map(({ command, outcome }) => `${command} ${outcome}`),
    ["Hello OK", "BeginRegister OK", "Register OK", "Ping OK"],
  );
  const logged = { level: "debug", event: "event-skipped", connection: 1, user: "ada", command: 8_042 };
  assert.equal(
    entries.filter(({ event: name }) => name === "event-skipped"),
    [
      { ...logged, code: "UNKNOWN_COMMAND", critical: false },
      { ...logged, code: "UNKNOWN_COMMAND", critical: true },
      { ...logged, code: "BODY_MISMATCH", critical: false },
    ],
  );
  client.socket.destroy();
});

/** A server that nobody uses. */
const NOTHING = {
  open: [],
  accounts: 0,
  rooms: 0,
  detached: 0,
  keptBytes: 0,
  datagramsDropped: 0,
  store: { bytesNow: 0, fullNow: false },
  relay: { pairsNow: 0, ...NOTHING_RELAYED },
};

const ada = {
  ...{ id: 7, address: "192.0.2.1", port: 1, openedMs: 0 },
  ...{ user: "ada", lastUser: "ada", bytesReceived: 0, bytesSent: 0 },
};

test("refusals-by-clients-are-counted-and-logged", () => {
  const entries: LogEntry[] = [];
  const observer = new Observer(systemNetwork, (entry) => entries.push(entry), resolveLimits({}));
  observer.eventRefused(ada, Header.create({ command: 8_042 }), "UNKNOWN_COMMAND");
  assert.is(observer.statistics(NOTHING).events.refusedByClients, 1);
  assert.equal(entries, [
    { level: "warn", event: "event-refused", connection: 7, user: "ada", command: 8_042, code: "UNKNOWN_COMMAND" },
  ]);
});

test("codes-that-clients-make-up-are-counted-and-logged-as-one", () => {
  const entries: LogEntry[] = [];
  const observer = new Observer(systemNetwork, (entry) => entries.push(entry), resolveLimits({}));
  const madeUp = [1_000, 1_001, -1].map((code) => errorCodeName(code));
  for (const code of ["LIMIT_REACHED", "CLOSED_BY_PEER", ...madeUp]) observer.closed(ada, code);
  observer.eventRefused(ada, Header.create({ command: 8_042 }), errorCodeName(77_777));
  const { closed } = observer.statistics(NOTHING).connections;
  assert.equal(closed, { LIMIT_REACHED: 1, CLOSED_BY_PEER: 1, UNKNOWN: 3 });
  const logged = entries.map((entry) => "code" in entry && entry.code);
  assert.equal(logged, ["LIMIT_REACHED", "CLOSED_BY_PEER", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN"]);
});

test("client-without-a-login-that-closes-with-made-up-codes-adds-one-code-to-the-statistics", async () => {
  await using world = await ChatWorld.start();
  for (const code of [4_001, 4_002]) {
    const client = await RawClient.open({ port: world.server.port });
    const header = Header.create({ type: MessageType.RESPONSE, sequence: 1 });
    const value = ErrorInfo.create({ code, limit: `made up ${code}` });
    client.socket.write(encodeFrame(header, encodeBody({ case: "error", value })));
    await socketEnd(client.socket.resume());
  }
  while (world.server.connections > 0) await new Promise((resolve) => setImmediate(resolve));
  const { connections, refusedByLimit } = world.server.statistics();
  assert.equal(connections.closed, { UNKNOWN: 2 });
  assert.equal(refusedByLimit, {});
});

test("snapshot-does-not-change-afterwards", () => {
  const histogram = new Histogram();
  histogram.add(3);
  const counts = histogram.toCounts();
  histogram.add(30_000);
  assert.is(counts.count, 1);
  const later = histogram.toCounts();
  assert.is(later.count, 2);
  assert.is(later.sumMs, 30_003);
  assert.equal(
    later.buckets.filter(({ count }) => count > 0).map(({ atMostMs }) => atMostMs),
    [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
  );
});
