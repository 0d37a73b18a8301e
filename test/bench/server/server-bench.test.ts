import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { suite } from "../../suite.ts";
import { fanOut } from "./fan-out.ts";
import { logins, storm, WAYS } from "./logins/logins.ts";
import { idleMemory } from "./memory.ts";
import { type Duty, oneToOne } from "./pairs/one-to-one.ts";
import { EXCHANGES } from "./pairs/pair.ts";
import { presence } from "./presence/presence.ts";
import { Programs } from "./programs.ts";
import { channels, PROGRAMS, subjects } from "./subjects.ts";

const test = suite("bench of servers");

const programs = await Programs.bundle(PROGRAMS);

test.after(() => programs[Symbol.asyncDispose]());

test("each-server-delivers-what-the-bench-publishes", async () => {
  for (const certificate of [undefined, await createCertificate()]) {
    const results = await fanOut({
      subjects: channels(),
      programs,
      certificate,
      receivers: 3,
      deliveries: 60,
      rounds: 1,
      warmUp: 0,
    });
    for (const { name, perSecond, p50Ms } of results) assert.ok(perSecond > 0 && p50Ms > 0, name);
  }
});

test("presence-is-measured-with-watchers-and-without", async () => {
  const sizes = { watchers: 3, visitors: 2, rounds: 1, warmUp: 0, changesForMs: 200, everyMs: 20 };
  const { loginMs, changeMs, drop, end } = await presence({ programs, certificate: undefined, ...sizes });
  for (const figure of [loginMs.alone, loginMs.watched, changeMs, drop.ms, end.ms]) assert.ok(figure >= 0);
});

test("each-server-tells-the-memory-of-idle-connections", async () => {
  const results = await idleMemory({ subjects: subjects(), programs, certificate: undefined, connections: 20 });
  for (const { name, residentBytes, heldBytes } of results) {
    assert.ok(Number.isFinite(residentBytes), name);
    // So few connections may take less than what is collected meanwhile.
    assert.ok(heldBytes === undefined ? name === "nats-server" : Number.isFinite(heldBytes), name);
  }
});

test("visitors-log-in-in-each-way-and-all-at-once", async () => {
  const options = { programs, certificate: await createCertificate(), visitors: 20, rounds: 1, warmUp: 0 };
  const results = await logins(options);
  assert.equal(
    results.map(({ way }) => way),
    Object.keys(WAYS),
  );
  for (const { way, cpuMs } of results) assert.ok(cpuMs >= 0, way);
  const { tookMs, turn } = await storm(options);
  assert.ok(tookMs > 0 && turn.ms >= 0);
});

test("pairs-exchange-messages-and-texts-of-each-kind", async () => {
  const chatwire = { protocol: "chatwire", program: "servers/chatwire" } as const;
  const duties: Duty[] = EXCHANGES.filter((exchange) => exchange !== "request and reply").map((exchange) => ({
    ...chatwire,
    name: exchange,
    exchange,
  }));
  duties.push({ ...chatwire, name: "SQLite", exchange: "text", program: "servers/chatwire-sqlite" });
  duties.push({ name: "raw", protocol: "raw", exchange: "request and reply", program: "servers/raw-pairs" });
  const counts = { pairs: 2, bursts: 2, perBurst: 3, rounds: 1, warmUp: 0 };
  const results = await oneToOne({ duties, programs, certificate: undefined, ...counts });
  for (const { name, perSecond } of results) assert.ok(perSecond > 0, name);
});
